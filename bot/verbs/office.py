"""What the command line does, a function a verb: settings in, lines on stdout out."""

import json
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from sqlalchemy.orm import Session

from bot import app, push, render
from bot.errors import UsageError
from bot.house import House
from bot.importing import imports
from bot.importing.sheets import Fault
from bot.messages import ChatId
from bot.outbound import composing
from bot.platforms import Tools
from bot.platforms.base import Platform
from bot.settings import Settings
from bot.stores import forgetting, reports, store
from bot.typed.rhythm import spelled
from jobs.database import Database
from jobs.newsroom import Newsroom
from jobs.pull import pull_due
from jobs.selection import Selection
from jobs.stores import store as news
from jobs.summarize import read_due

MOST_FAULTS = 1000
WIDEST = 1_000_000
"""Letters of a line that no terminal shows."""


class _Rollback(Exception):  # noqa: N818  it is no error: it ends a transaction that must not be
    """Ends a transaction without keeping anything."""


async def pull(settings: Settings) -> None:
    """Pull all feeds now, and read what is new."""
    async with _newsroom(settings) as newsroom:
        now = newsroom.clock()
        await newsroom.database.transact(lambda s: news.all_due(s, now))
        new = await pull_due(newsroom)
        ready = await read_due(newsroom)
        feeds = await newsroom.database.transact(news.feeds)
    print_line(f"{len(feeds)} feeds pulled, {new} new entries, {ready} read and summarized")
    for health in feeds:
        if health.fault:
            print_line(f"failed: {health.feed.url}: {health.fault}")


async def report(settings: Settings, *, as_json: bool) -> None:
    """Tell how deliveries stand, and which are in doubt."""
    async with app.open_database(settings.database_url) as database:
        tallies = await database.transact(reports.tallies)
        doubts = await database.transact(reports.doubtful)
    if as_json:
        print_json({"bulletins": _plain(tallies), "unknown": _plain(doubts)})
        return
    table = Table("bulletin", "made", "stories", "deliveries", "faults")
    for tally in tallies:
        made = tally.made_at.astimezone(settings.time_zone)
        states = _counted(tally.states)
        faults = ", ".join(f"{fault.count} {fault.words}" for fault in tally.faults)
        table.add_row(
            str(tally.bulletin), f"{made:%Y-%m-%d %H:%M}", str(tally.stories), states, faults
        )
    print_table(table)
    for doubt in doubts:
        print_line(
            f"UNKNOWN: bulletin {doubt.bulletin}, part {doubt.part}, to {doubt.chat.platform} "
            f"{doubt.chat.id}: it may or may not have arrived"
        )


async def import_chats(settings: Settings, file: Path, *, dry_run: bool) -> None:
    """Bind chats from a CSV file, all or none."""
    passed: list[tuple[int, str]] = []
    chats, faults = imports.read_chats(read_file(file), lambda *each: passed.append(each))
    tell_passed(file, passed)
    _refuse_faults(file, faults)

    def keep(session: Session) -> list[str]:
        return imports.keep_chats(
            session,
            chats,
            times=settings.bulletin_times,
            zone=settings.time_zone,
            now=app.utc_now(),
        )

    async with app.open_database(settings.database_url) as database:
        await _all_or_none(database, keep, file, dry_run=dry_run)
    print_line(f"{len(chats)} chats bound" + (" (dry run)" if dry_run else ""))


async def list_chats(settings: Settings, *, as_json: bool) -> None:
    """List bound chats with their choices."""
    async with app.open_database(settings.database_url) as database:
        chats = await database.transact(store.chats)
    if as_json:
        print_json(_plain(chats))
        return
    table = Table("platform", "chat", "unit", "topics", "times", "paused")
    for chat in chats:
        times = ", ".join(spelled(each) for each in chat.times)
        topics = " ".join(chat.topics) or "all"
        table.add_row(chat.at.platform, chat.at.id, chat.unit, topics, times, chat.paused or "")
    print_table(table)


async def forget(settings: Settings, platform: str, chat: str) -> None:
    """Erase all that is kept of a chat, from the files too.

    Raises:
        UsageError: Nothing was kept of it.
    """
    at = ChatId(platform, chat)
    async with app.open_database(settings.database_url) as database:
        erased = await database.transact(lambda s: forgetting.forget_chat(s, at))
        await database.scrub(whole=True)
    if not erased:
        raise UsageError(f"nothing is kept of {platform} {chat}")
    print_line("erased: " + _counted(erased))


async def preview(settings: Settings) -> None:
    """Print the bulletin of the last 24 hours."""
    async with app.open_database(settings.database_url) as database:
        now = app.utc_now()
        made = await database.transact(
            lambda s: composing.preview(s, Selection(), since=now - timedelta(days=1), now=now)
        )
    if made is None:
        raise UsageError("there is no news of the last 24 hours; run `bantin pull` first")
    print_line(render.bare_links(render.bulletin(made, settings.time_zone)).text)


async def send(settings: Settings, *, now: bool) -> None:
    """Enter bulletins, and send them unless a running bantin does it."""
    zone = settings.time_zone
    async with _newsroom(settings) as newsroom:
        database, moment = newsroom.database, newsroom.clock()
        tools = Tools(database=database, clock=newsroom.clock)
        platforms = app.made_platforms(settings, tools)
        abilities = {each.name: each.abilities for each in platforms}
        if now:
            chats = await database.transact(store.chats)
            reached = await push.push_now(database, chats, abilities, zone=zone, now=moment)
        else:
            reached = await push.push_due(database, abilities, zone=zone, now=moment)
        print_line(f"a bulletin for {reached} chats entered")
        if not await app.is_running(settings.database_url):
            await _deliver(newsroom, platforms, settings)


async def _deliver(newsroom: Newsroom, platforms: Sequence[Platform], settings: Settings) -> None:
    async with app.alone(settings.database_url):
        tenancy = app.tenancy_of(settings.database_url, newsroom.database)
        house = House(newsroom, platforms, settings, tenancy=tenancy)
        try:
            await house.open()
            await house.deliver()
        finally:
            await house.close()
    tallies = await newsroom.database.transact(lambda s: reports.tallies(s, most=1))
    for tally in tallies:
        print_line(f"bulletin {tally.bulletin}: {_counted(tally.states)}")


@asynccontextmanager
async def _newsroom(settings: Settings) -> AsyncIterator[Newsroom]:
    async with (
        app.open_database(settings.database_url) as database,
        app.open_newsroom(database, settings) as newsroom,
    ):
        yield newsroom


async def _all_or_none(database: Database, keep: Any, file: Path, *, dry_run: bool) -> None:
    faults: list[str] = []

    def work(session: Session) -> None:
        faults.extend(keep(session))
        if faults or dry_run:
            raise _Rollback

    try:
        await database.transact(work)
    except _Rollback:
        _refuse(file, faults)


def tell_passed(file: Path, passed: Sequence[tuple[int, str]]) -> None:
    """Tell which lines of a list were passed over, and why; neighbours in one line."""
    told: list[list[Any]] = []
    for line, why in passed:
        if told and line and told[-1][1:] == [line - 1, why]:
            told[-1][1] = line
        else:
            told.append([line, line, why])
    for first, last, why in told:
        where = f"line {first}" if first == last else f"lines {first} to {last}"
        print_line(f"{file.name}: {where} passed over: {why}" if last else f"{file.name}: {why}")


def _refuse_faults(file: Path, faults: Sequence[Fault]) -> None:
    _refuse(file, [f"line {fault.line}: {fault.why}" for fault in faults])


def _refuse(file: Path, faults: Sequence[str]) -> None:
    for fault in faults[:MOST_FAULTS]:
        print_line(f"{file.name}: {fault}")
    if faults:
        raise UsageError(f"{file.name}: {len(faults)} faults, nothing was imported")


def read_file(file: Path) -> bytes:
    """Return what a file holds.

    Raises:
        UsageError: It cannot be read.
    """
    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {file}: {error.strerror}") from error


def print_line(text: str) -> None:
    """Print one line as it is: no markup, no wrapping."""
    print(text, flush=True)  # noqa: T201  the command line prints


def tell_aside(line: str) -> None:
    """Tell whoever waits that it goes on, and not who reads the answer."""
    print(f"bantin: {line}", file=sys.stderr, flush=True)  # noqa: T201  the command line prints


def print_table(table: Table) -> None:
    """Print a table, its cells as they are: names come from strangers, and hold no markup.

    On a terminal what is too wide goes on in the next line; in a file or a pipe a row is one line,
    however long. Nothing is cut off.
    """
    for column in table.columns:
        column.overflow = "fold"
    console = Console(soft_wrap=True, markup=False, emoji=False, highlight=False)
    if not console.is_terminal:
        console.width = console.measure(table, options=console.options.update(width=WIDEST)).maximum
    console.print(table)


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))


def _plain(items: Sequence[Any]) -> list[dict[str, Any]]:
    return [asdict(item) for item in items]


def print_json(value: Any) -> None:
    """Print a value as JSON."""
    print_line(json.dumps(value, ensure_ascii=False, indent=2, default=str))
