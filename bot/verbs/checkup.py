"""``bantin check``: one line each for all that must be in order, and what to do where it is not."""

import asyncio
import json
import os
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing, nullcontext
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from bot import app, env_lines, language
from bot.care import copies, disk, heartbeat
from bot.errors import UsageError
from bot.platforms import Tools
from bot.platforms.base import Platform
from bot.settings import Settings
from bot.stores import pulse
from bot.verbs import env_file
from bot.verbs.office import print_json, print_line, tell_aside
from jobs import discover
from jobs.database import Database, file_of
from jobs.errors import BusyDatabaseError, DatabaseError, DiskError, FetchError, NotAFeedError
from jobs.health import Watched
from jobs.newsroom import Newsroom
from jobs.sources import Listing
from jobs.stores import asked
from jobs.stores import feeds as kept
from jobs.stores.asked import Cause
from jobs.summarizers import calling
from jobs.summarizers.calling import NoAnswerError

AT_ONCE = 8
"""Feeds looked at side by side."""

SLOWEST = 40.0
"""Seconds that one feed may take."""

OLD = timedelta(days=7)
"""A feed whose newest entry is older may be dead."""

CLOCKS_APART = timedelta(minutes=2)

AHEAD = (
    "set the clock, and let it be kept (timedatectl set-ntp true; on Debian that needs apt install "
    "systemd-timesyncd); if it is right, it was ahead before: sources and chats are set right "
    "while the bot runs, and this line goes at that hour"
)
"""What to do where the database has seen an hour that is still to come."""

TO_DO = {
    Cause.SILENT: "mend LLM_BASE_URL or the network",
    Cause.KEY: "mend LLM_API_KEY",
    Cause.MONEY: "the account there is empty: fill it",
    Cause.BUSY: "lower LLM_DAILY_BUDGET, or pay for more",
    Cause.ADDRESS: "mend LLM_BASE_URL (it mostly ends in /v1) or LLM_MODEL",
    Cause.MOVED: "put the new address into LLM_BASE_URL",
    Cause.SERVER: "wait: articles are quoted meanwhile",
    Cause.BROKEN: "mend LLM_BASE_URL (it mostly ends in /v1), or try another model",
    Cause.UNFIT: "try another model, or SUMMARIZER=extractive",
}
"""What to do about a language model that is of no use."""

UNREACHED = (
    "does this machine reach the internet? where the network blocks Telegram, set TELEGRAM_PROXY; "
    "where that is set, look whether the proxy runs"
)
"""What to do about a platform that gives no answer."""

BACKUP_OLD = timedelta(days=2)


class State(StrEnum):
    """How something stands: a hint is no fault, but somebody should look at it."""

    OK = "ok"
    HINT = "hint"
    FAULT = "fault"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line: what was looked at, how it stands, what was seen, and what to do ("" nothing)."""

    what: str
    state: State
    seen: str
    todo: str = ""


async def check(settings: Settings, *, as_json: bool = False) -> None:
    """Look at everything, and send nothing.

    Keys that can be used once are left to a bot that runs; else they are tried here.

    Raises:
        UsageError: Something does not work; all is told before.
    """
    findings: list[Finding] = []
    async with aclosing(_findings(settings)) as found:
        async for finding in found:
            findings.append(finding)
            if not as_json:
                print_line(line(finding))
    if as_json:
        print_json([asdict(each) for each in findings])
    faulty = [each.what for each in findings if each.state is State.FAULT]
    if faulty:
        raise UsageError(f"not all is well: {', '.join(faulty)}")


def line(finding: Finding) -> str:
    """Return how a finding is told."""
    head = "" if finding.state is State.OK else f"{finding.state.upper()}: "
    todo = f" -> {finding.todo}" if finding.todo else ""
    return f"{finding.what}: {head}{finding.seen}{todo}"


async def _findings(settings: Settings) -> AsyncGenerator[Finding, None]:
    running = await app.is_running(settings.database_url)
    yield settings_of(settings)
    yield disk_of(disk.free(settings.database_url), disk.far(settings.database_url))
    try:
        async with app.open_database(settings.database_url) as database:
            yield await _database(settings, database, running=running)
            yield await clock(settings, database, app.utc_now())
            yield _index(database)
            yield backups(settings, app.utc_now())
            if settings.writes:
                yield await model(settings, database, app.utc_now())
            async with aclosing(_platforms(settings, database, running=running)) as found:
                async for finding in found:
                    yield finding
            async with aclosing(_feeds(settings, database)) as found:
                async for finding in found:
                    yield finding
    except DatabaseError as error:
        yield unusable(error)


def unusable(error: DatabaseError) -> Finding:
    """Tell what to do about a database that cannot be used; one that is busy may be sound."""
    todo = "mend DATABASE_URL, or `bantin restore` a backup"
    if isinstance(error, BusyDatabaseError):
        todo = "let the other program end, and call this again"
    if isinstance(error, DiskError):
        todo = "make room; if there is some, look what ails the disk (dmesg)"
    return Finding(what="database", state=State.FAULT, seen=str(error), todo=todo)


def settings_of(settings: Settings) -> Finding:
    """Judge the settings, and how ``.env`` is written; all hints stand in one line."""
    told = [*_hidden(), *_slips(settings)]
    if told:
        seen, todo = ("; ".join(each) for each in zip(*told, strict=True))
        return Finding(what="settings", state=State.HINT, seen=seen, todo=todo)
    seen = f"owners: {len(settings.admins)}; the bot speaks {language.CALLED[settings.language]}"
    return Finding(what="settings", state=State.OK, seen=seen)


def _hidden() -> Iterator[tuple[str, str]]:
    """Yield what of ``.env`` is not read as it stands there, and what to do."""
    if changed := env_file.changed():
        seen = f"{', '.join(changed)} of .env is not read as it is written"
        yield seen, "put it in '…' where it has a blank and #, and write no ${…}"
    for name, lines in env_lines.repeated(env_lines.read(".env")).items():
        seen = f"{name} stands in lines {', '.join(map(str, lines))} of .env, and the last counts"
        yield seen, f"leave one line for {name}"


def _slips(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield what seems to be forgotten or misspelt, and what to do."""
    if not settings.model_fields_set and not Path(".env").exists():
        seen = f"nothing is set, and there is no .env in {Path.cwd()}"
        yield seen, "go to the folder where it is, or let `bantin env` write one"
        return
    if marked := env_file.in_marks(settings):
        seen = f"the quotation marks around {', '.join(marked)} belong to what is set"
        yield seen, "take them away, where it comes from --env-file or a unit's Environment="
    if slips := env_file.slips():
        meant = ", ".join(f"{name} meant" for name in slips.values())
        yield ", ".join(f"{name} is none of ours" for name in slips), f"is {meant}?"
    if not settings.admins:
        todo = "nobody hears of faults: write /start to the bot, and put the id it tells there"
        yield "ADMINS names nobody", todo


def disk_of(space: disk.Space, far: str = "") -> Finding:
    """Judge the disk of the database: its room, and over what it is on another machine, if so."""
    seen = f"{space.free / 1e9:.1f} GB of {space.total / 1e9:.1f} free"
    if space.scarce:
        todo = "make room: nothing can be sent that cannot be noted"
        return Finding(what="disk", state=State.FAULT, seen=seen, todo=todo)
    if far:
        todo = "SQLite needs a disk of this machine: put DATABASE_URL there, or take PostgreSQL"
        return Finding(what="disk", state=State.HINT, seen=f"{seen}, over {far}", todo=todo)
    return Finding(what="disk", state=State.OK, seen=seen)


async def _database(settings: Settings, database: Database, *, running: bool) -> Finding:
    file = file_of(settings.database_url)
    size = "on a server"
    if file is not None:
        try:
            with heartbeat.told(tell_aside, lambda: "the database is looked through"):
                await asyncio.to_thread(copies.look_through, Path(file))
        except UsageError as error:
            todo = "`bantin restore` a backup; the damaged file is kept aside"
            return Finding(what="database", state=State.FAULT, seen=str(error), todo=todo)
        size = f"{(await asyncio.to_thread(Path(file).stat)).st_size / 1e6:.1f} MB"
    counts = await database.transact(pulse.counts)
    told = ", ".join(f"{count} {name}" for name, count in counts.items())
    state = "a bot runs on it" if running else "no bot runs on it"
    seen = f"sound, its schema up to date, {size}: {told}; {state}"
    return Finding(what="database", state=State.OK, seen=seen)


async def clock(settings: Settings, database: Database, now: datetime) -> Finding:
    """Judge the clock by what the database has seen: time does not run backwards."""
    here = now.astimezone(settings.time_zone)
    seen = f"{here:%Y-%m-%d %H:%M} in {settings.time_zone.key}"
    latest = await database.transact(pulse.latest)
    if latest is not None and now < latest - CLOCKS_APART:
        return Finding(
            what="clock",
            state=State.FAULT,
            seen=f"{seen}, but the database has seen {latest.astimezone(settings.time_zone):%F %R}",
            todo=AHEAD,
        )
    return Finding(what="clock", state=State.OK, seen=seen)


def _index(database: Database) -> Finding:
    folder = database.folder("search")
    if folder is None or not folder.is_dir():
        return _index_is("not made yet; it is made when the bot runs")
    return index_of(folder, ours=os.access(folder, os.R_OK | os.W_OK | os.X_OK))


def index_of(folder: Path, *, ours: bool) -> Finding:
    """Judge the folder of the search index; ``ours``: whether this user may read and write it."""
    file = folder / "index.json"
    if not ours:
        todo = f"call it as the bot's user; if you are, {folder} was made by another: chown -R it"
        return _index_is("may not be read and written by this user", State.FAULT, todo)
    try:
        if not file.is_file():
            return _index_is("not made yet; it is made when the bot runs")
        followed = json.loads(file.read_text(encoding="utf-8")).get("followed")
    except (OSError, ValueError):
        return _index_is("its list cannot be read", State.HINT, f"delete {folder}: it is made anew")
    return _index_is(f"has followed change {followed}")


def _index_is(seen: str, state: State = State.OK, todo: str = "") -> Finding:
    return Finding(what="search index", state=state, seen=seen, todo=todo)


def backups(settings: Settings, now: datetime) -> Finding:
    """Judge whether there is a backup to go back to."""
    what = "backups"
    if not settings.backup_folder:
        todo = "set BACKUP_FOLDER, or call `bantin backup FILE` each night"
        return Finding(what=what, state=State.HINT, seen="none is made by itself", todo=todo)
    folder = Path(settings.backup_folder)
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        seen = f"{folder} is no folder in which this user may write"
        todo = "make it, and give it to whom the bot runs as (chown)"
        return Finding(what=what, state=State.FAULT, seen=seen, todo=todo)
    files = list(folder.glob(copies.BACKUPS))
    newest = max((file.stat().st_mtime for file in files), default=0.0)
    if now.timestamp() - newest > BACKUP_OLD.total_seconds():
        seen = f"none of the last two days in {settings.backup_folder}"
        todo = "is the bot running at night, and may it write there?"
        return Finding(what=what, state=State.HINT, seen=seen, todo=todo)
    seen = f"{len(files)} in {settings.backup_folder}"
    return Finding(what=what, state=State.OK, seen=seen)


async def model(settings: Settings, database: Database, now: datetime) -> Finding:
    """Look whether the language model is there, without asking it anything, and how it fared."""
    what, name = "language model", settings.llm_model or ""
    key = settings.llm_api_key.get_secret_value() if settings.llm_api_key else ""
    try:
        listed = await calling.models(settings.llm_base_url or "", key, now)
    except NoAnswerError as error:
        return Finding(what=what, state=State.FAULT, seen=str(error), todo=TO_DO[error.cause])
    if listed is not None and name not in listed:
        seen = f"the address has no {name}, but {', '.join(listed[:5]) or 'nothing'}"
        return Finding(what=what, state=State.FAULT, seen=seen, todo=TO_DO[Cause.ADDRESS])
    found = await database.transact(lambda s: asked.standing(s, now))
    seen = f"{name} is there" if listed else "the address answers, and lists no models"
    seen += f", {found.taken} of {found.asked} answers of the last 24 hours were of use"
    if found.cause is not None:
        seen += f"; of late none ({found.why})"
        return Finding(what=what, state=State.FAULT, seen=seen, todo=TO_DO[found.cause])
    return Finding(what=what, state=State.OK, seen=seen)


async def _platforms(
    settings: Settings, database: Database, *, running: bool
) -> AsyncGenerator[Finding, None]:
    tools = Tools(database=database, clock=app.utc_now, renews=not running)
    try:
        platforms = app.made_platforms(settings, tools)
    except UsageError as error:
        seen, _, todo = str(error).partition(": ")
        yield Finding(what="platforms", state=State.FAULT, seen=seen, todo=todo)
        return
    async with nullcontext() if running else app.alone(settings.database_url):
        for platform in platforms:
            yield await _platform(platform)


async def _platform(platform: Platform) -> Finding:
    try:
        works, seen = await platform.state()
    finally:
        await platform.close()
    if works:
        return Finding(what=platform.name, state=State.OK, seen=seen)
    todo = UNREACHED if seen.startswith("not reached") else ""
    return Finding(what=platform.name, state=State.FAULT, seen=seen, todo=todo)


async def _feeds(settings: Settings, database: Database) -> AsyncGenerator[Finding, None]:
    watched = await database.transact(kept.watched)
    if not watched:
        todo = "`bantin feeds import` takes Vietnamese sources to start from"
        yield Finding(what="feeds", state=State.HINT, seen="there are none", todo=todo)
        return
    turns = asyncio.Semaphore(AT_ONCE)
    async with app.open_newsroom(database, settings) as newsroom:

        async def look(each: Watched) -> Finding:
            async with turns:
                return await _feed(newsroom, each)

        for finding in await asyncio.gather(*map(look, watched)):
            yield finding


async def _feed(newsroom: Newsroom, watched: Watched) -> Finding:
    feed = watched.feed
    what = f"feed {feed.name}"
    if watched.paused:
        return Finding(what=what, state=State.OK, seen="halted by an admin")
    try:
        async with asyncio.timeout(SLOWEST):
            listing = await discover.look(newsroom, feed.kind, feed.url)
    except TimeoutError:
        seen = f"no answer within {SLOWEST:.0f} s"
    except (FetchError, NotAFeedError) as error:
        seen = str(error)
    else:
        return judged(what, listing, newsroom.clock())
    todo = f"`bantin feeds try {feed.url}`; if it has moved, add the new address, remove this one"
    return Finding(what=what, state=State.FAULT, seen=seen, todo=todo)


def judged(what: str, listing: Listing, now: datetime) -> Finding:
    """Judge a feed that answered by what it lists."""
    count = len(listing.entries)
    if not count:
        todo = "look at it in a browser: it lists nothing"
        return Finding(what=what, state=State.FAULT, seen="reachable, 0 entries", todo=todo)
    dated = [each.published for each in listing.entries if each.published]
    if not dated:
        seen = f"reachable, {count} entries, none with a date"
        return Finding(what=what, state=State.OK, seen=seen)
    age = now - max(dated)
    seen = f"reachable, {count} entries, the newest {_age(age)} old"
    if age > OLD:
        todo = "does the outlet still write there?"
        return Finding(what=what, state=State.HINT, seen=seen, todo=todo)
    return Finding(what=what, state=State.OK, seen=seen)


def _age(age: timedelta) -> str:
    hours = max(0, int(age.total_seconds() // 3600))
    return f"{hours} hours" if hours < 48 else f"{hours // 24} days"
