"""What an operator hands in: lists, backups, settings, kept compilations, lines of the verbs."""

import io
import json
import sqlite3
import tempfile
from contextlib import closing, redirect_stdout
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot import settings
from bot.care import copies, sealed
from bot.errors import UsageError
from bot.importing import imports, sheets, unit_lines, unit_lists
from bot.importing.unit_lists import Tree
from jobs import __main__ as verbs
from jobs.compiling import commemorations
from jobs.printing import html, saved
from jobs.printing.paper import Masthead, laid_out
from jobs.stories import Stories
from tests.fuzz import changes, seeds
from tests.fuzz.chats import loop
from tests.fuzz.trying import SLOW, Parser
from tests.jobs.test_compilation import ORDER, ZONE, compose, many

KEY = AESGCM(b"k" * 32)
SECRET = "geheimnis"
ENV = """TELEGRAM_TOKEN=123456:geheimnis
TELEGRAM_PROXY=socks5://user:geheimnis@127.0.0.1:1080
ADMINS=telegram:123, zalo:abc
TIME_ZONE=Asia/Ho_Chi_Minh
BULLETIN_TIMES="07:00 17:30"
PUBLIC_URL=https://bantin.example.vn
WEB_ADDRESS=127.0.0.1:8080
DATABASE_URL=postgresql://user:geheimnis@host/bantin
ZALO_BOT_TOKEN=1:geheimnis,2:geheimnis
KEEP_DAYS=400
LOG_FORMAT=json
"""
VERBS = (
    {"id": 1, "raw": "Thứ 2, 23/11/2026 06:20", "fetched_at": "2026-11-23T07:00:00+07:00"},
    {"id": 2, "title": "Tin", "text": "Câu một. Câu hai.", "sentences": 1, "syllables": 40,
     "documents": [{"title": "T", "text": "Câu ba."}], "published": "2026-11-23T01:00:00Z"},
    {"id": 3, "text": "nghị quyết 57-NQ/TW tháng trước", "now": "2026-11-23T01:00:00Z"},
)  # fmt: skip
UNITS = (
    "name,kind,parent,short_name,valid_from,valid_to,successor,aliases\nĐảng bộ A,đảng bộ,,,,,,\n"
    "Chi bộ 1,chi bộ,Đảng bộ A,CB1,2026-01-01,2026-12-31,Chi bộ 2,Một;Nhất\n"
    "Chi bộ 2,chi bộ,Đảng bộ A,,,,,\n"
)
CHATS = "platform,chat_id,unit,topics,times\ntelegram,-100,Chi bộ 1,kinh tế;thời sự,7:00;17h\n"


def _listed(raw: bytes) -> None:
    sheets.read(raw, unit_lines.COLUMNS, ("name", "kind"))
    lines, faults = unit_lines.read(raw)
    unit_lists.plan(lines, Tree([]), faults)
    for chat in imports.read_chats(raw)[0]:
        chat.at.id.encode()


def _copied(raw: bytes) -> None:
    with tempfile.NamedTemporaryFile(suffix=".backup") as file:
        file.write(raw)
        file.flush()
        copies.check(Path(file.name))


def _unsealed(raw: bytes) -> None:
    out = io.BytesIO()
    sealed.unseal_pieces(io.BytesIO(raw), out, KEY)
    assert out.getvalue() == SEALED


SEALED = b"SQLite format 3\x00" * 9


@cache
def _sealed() -> bytes:
    out = io.BytesIO()
    sealed.seal_pieces(io.BytesIO(SEALED), out, KEY)
    return out.getvalue()


def _set(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / ".env"
        file.write_bytes(raw.replace(b"\x00", b""))
        try:
            chosen = settings.read(str(file))
        except UsageError as error:
            _keeps_quiet(str(error), raw)
            return
        chosen.secrets()
        chosen.web_door  # noqa: B018  it is worked out


def _keeps_quiet(told: str, raw: bytes) -> None:
    assert SECRET.encode() not in raw or SECRET not in told


def _restored(raw: bytes) -> None:
    made = saved.read(raw)
    head = Masthead(issuer="Chi bộ", superior="", place="", day=date(2026, 11, 23))
    html.written(laid_out(made, head))


@cache
def _compilation() -> bytes:
    made = compose(many(), ORDER, days=commemorations.of_month(9), zone=ZONE)
    return json.dumps(saved.dumped(made)).encode()


def _lined(raw: bytes) -> None:
    desk = verbs.Desk(fetcher=None, workers=None, stories=Stories(most=9), numbers=count(1))
    words = raw.decode(errors="replace")
    for verb in ("dates", "summarize", "stories", "topics", "understand", "documents"):
        work = verbs.VERBS[verb]
        told = loop().run_until_complete(verbs._one(lambda line, w=work: w(desk, line), words))
        with redirect_stdout(io.TextIOWrapper(io.BytesIO(), "utf-8")):
            verbs._tell(told)


@cache
def _workbook() -> bytes:
    from openpyxl import Workbook

    book, out = Workbook(), io.BytesIO()
    for row in (["name", "kind"], ["Chi bộ A", "chi bộ"], ["=1+1", "@x"], [date(2026, 1, 1), 1.5]):
        book.active.append(row)
    book.save(out)
    return out.getvalue()


@cache
def _database() -> bytes:
    with closing(sqlite3.connect(":memory:")) as opened:
        for name in copies.TABLES:
            opened.execute(f"CREATE TABLE {name} (id INTEGER PRIMARY KEY, text TEXT)")
            opened.execute(f"INSERT INTO {name} (text) VALUES ('một')")  # noqa: S608  our own names
        return opened.serialize()


def parsers() -> dict[str, Parser]:
    """Return them by name."""
    return {
        "sheets": Parser(
            read=_listed, seeds=(*seeds.as_text(UNITS, CHATS), _workbook(), _workbook()),
            changes=(changes.zipped, changes.lines), limit=SLOW,
        ),
        "backups": Parser(read=_copied, seeds=(_database(),), promised=(UsageError,)),
        "sealed": Parser(read=_unsealed, seeds=(_sealed(),), promised=(UsageError,)),
        "settings": Parser(
            read=_set, seeds=seeds.as_text(ENV), changes=(changes.lines,), limit=SLOW
        ),
        "compilations": Parser(
            read=_restored, seeds=(_compilation(),), promised=(ValueError,), changes=(changes.tree,)
        ),
        "verbs": Parser(
            read=_lined, seeds=seeds.as_json(*VERBS), changes=(changes.tree,), limit=SLOW
        ),
    }  # fmt: skip
