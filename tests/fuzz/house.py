"""What people write: talks with a furnished house, and what a browser posts to the preview."""

import asyncio
import logging
import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import httpx
from starlette.applications import Starlette

from bot import commands
from bot.messages import ChatKind
from bot.platforms.web import Web
from bot.platforms.web_chats import WebChat
from bot.stores.audit import act_of
from bot.typed import times
from bot.web.preview import REFUSALS, TOKEN_HEADER, Page, refuse_deed
from jobs.database import Database
from tests.bot.desk import tell
from tests.bot.test_roles import HARM, SPEAKERS, Town
from tests.conftest import FakeClock
from tests.fuzz import changes, seeds
from tests.fuzz.chats import loop
from tests.fuzz.trying import SLOW, Parser

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
MOST_TURNS = 12
ARGUMENTS = (
    "", "#1", "#3", "1", "2", "co", "khong", "trang 2", "tất cả", "kinh tế", "Chi bộ 1",
    "A / Chi bộ 1",
    "#3 gio 7:00", "ngày 3 hằng tháng, 19:30, nhà văn hóa", "12/11/2026", "7:00 t2-t6",
    "22:00 6:00", "Đồng chí họp đúng giờ", "https://bao.example.vn/rss", "có bóng đá",
    "trừ Báo mẫu", "theodonvi",
)  # fmt: skip


def _said(raw: bytes) -> None:
    words = raw.decode(errors="replace")[:5000]
    parsed = commands.parse(words)
    name, argument = parsed or ("", words)
    commands.guess(name[:200])
    act_of(argument, {"sua", "gui"})
    times.read_times(argument)


@cache
def _template() -> Path:
    """Return a database with two committees, two cells, everybody who may speak, and news."""
    folder = tempfile.TemporaryDirectory()
    _kept.append(folder)
    path = Path(folder.name) / "bantin.db"
    loop().run_until_complete(_furnished(path))
    return path


_kept: list[object] = []


async def _furnished(path: Path) -> None:
    database = Database(f"sqlite:///{path}")
    await database.upgrade("jobs", "bot")
    await Town(database, FakeClock(NOW)).furnish()
    await tell(database, "Cầu Bến Mới khánh thành", "Hội nghị nông thôn mới", now=NOW)
    await database.close()


class Stumbling(logging.Handler):
    """Keeps what broke the dispatch, which itself only apologizes."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.met: BaseException | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info:
            self.met = record.exc_info[1]


@contextmanager
def _listening() -> Iterator[None]:
    """Raise what broke the dispatch."""
    log, handler = logging.getLogger("bot.dispatch"), Stumbling()
    log.addHandler(handler)
    kept, log.propagate = log.propagate, False
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.propagate = kept
    if handler.met:
        raise handler.met


def _talked(raw: bytes) -> None:
    """A letter says who speaks, a ``!`` behind it that he presses; each line is a turn."""
    with tempfile.TemporaryDirectory() as folder, _listening():
        path = Path(folder) / "bantin.db"
        shutil.copy(_template(), path)
        loop().run_until_complete(_talk(path, raw.splitlines()[:MOST_TURNS]))


async def _talk(path: Path, turns: list[bytes]) -> None:
    database = Database(f"sqlite:///{path}")
    town = Town(database, FakeClock(NOW))
    offered: list[str] = []
    try:
        for turn in turns:
            sender, chat, _ = [*SPEAKERS.values()][turn[0] % len(SPEAKERS) if turn else 0]
            said = turn[1:].decode(errors="replace")
            if said.startswith("!") and offered:
                command = offered[int.from_bytes(turn[2:4], "big") % len(offered)]
                await town.says(sender, command, chat, pressed="1")
            else:
                await town.says(sender, said, chat)
            shown = town.platform.sent + town.platform.edited
            buttons = [c.command for each in shown for row in each.message.choices for c in row]
            offered = buttons or offered
            for each in shown:
                each.message.content.text.encode()
                assert len(each.text) <= town.platform.abilities.text_limit
    finally:
        await asyncio.shield(database.close())


@cache
def _lines() -> tuple[str, ...]:
    told = [f"/{name} {argument}" for name, argument in HARM.items()]
    for name, command in commands.COMMANDS.items():
        told += [f"/{name} {act}" for act in ("", *sorted(command.acts))]
    return (*told, *seeds.WORDS)


def _turns(_: bytes, chance: random.Random) -> bytes:
    """A talk of people who mostly mean it: commands, acts, arguments, and buttons pressed."""
    talk, speaker = [], b""
    for _turn in range(chance.randint(1, MOST_TURNS)):
        if not speaker or chance.random() < 0.3:
            speaker = bytes([chance.choice((5, 8, 10, 10, *range(len(SPEAKERS)))) + 96])
        if chance.random() < 0.4:
            talk.append(speaker + b"!" + chance.randbytes(2).replace(b"\n", b"a"))
            continue
        words = chance.choice(_lines()) + " " + chance.choice(ARGUMENTS)
        talk.append(speaker + words.encode())
    return b"\n".join(talk)


CHATS = (
    WebChat(id="cell", kind=ChatKind.GROUP, title="Chi bộ"),
    WebChat(id="own", kind=ChatKind.PRIVATE, title="Quản trị", members=("admin",)),
)
SAID = {"chat": "cell", "speaker": "member", "text": "@bantin tin mới", "reply_to": "1"}
PRESSED = {"chat": "cell", "speaker": "member", "message": "1", "command": "/chude"}


def _posted(raw: bytes) -> None:
    """Answers to what is posted are the page's own, and never a fault of the server."""
    page = Page(Web(chats=CHATS, clock=lambda: NOW), stopping=asyncio.Event(), keep_alive=9)
    told = dict.fromkeys(REFUSALS, refuse_deed)
    app = Starlette(routes=page.routes(), exception_handlers=told)
    headers = {TOKEN_HEADER: page.token, "content-type": "application/json"}
    for path in ("/api/say", "/api/press"):
        assert loop().run_until_complete(_post(app, path, raw, headers)) < 500


async def _post(app: Starlette, path: str, raw: bytes, headers: dict[str, str]) -> int:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://b") as client:
        return (await client.post(path, content=raw, headers=headers)).status_code


def parsers() -> dict[str, Parser]:
    """Return them by name."""
    talks = tuple(f"k{line}\nk!ab\nk!cd".encode() for line in _lines())
    return {
        "commands": Parser(read=_said, seeds=seeds.as_text(*_lines())),
        "talks": Parser(
            read=_talked, seeds=talks, changes=(_turns, _turns, changes.lines),
            limit=SLOW, largest=16 * 1024,
        ),
        "preview": Parser(
            read=_posted, seeds=seeds.as_json(SAID, PRESSED), changes=(changes.tree,)
        ),
    }  # fmt: skip
