"""``bantin backup`` and ``bantin restore``: a copy taken while the bot runs, and its way back.

What stands beside the database (the search index) is made anew and not kept. A copy is looked
through before it takes the place of anything, and what it replaces is kept aside.
"""

import asyncio
import errno
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot import app, push
from bot.care import copies, sealed
from bot.care.heartbeat import told
from bot.errors import UsageError
from bot.platforms import Tools
from bot.settings import Settings
from bot.stores import restored
from bot.texts import notices as texts_notices
from bot.verbs.office import print_line, tell_aside
from jobs.database import Database, file_of
from jobs.errors import DatabaseError
from jobs.migrating import made

Ask = Callable[[], str]
"""Returns a passphrase."""


async def backup(settings: Settings, file: Path, *, ask: Ask | None) -> None:
    """Write a copy of the database to a file; a running bot goes on meanwhile.

    Args:
        settings: Where the database is.
        file: Where to; what was there is replaced once the new one is whole.
        ask: Tells the passphrase to seal it with; None leaves it open.

    Raises:
        UsageError: It could not be done; whatever was in ``file`` is still there.
    """
    passphrase = ask() if ask else None
    size = await asyncio.to_thread(
        copies.take, settings.database_url, file, passphrase, tell=tell_aside
    )
    print_line(f"{file}: {size / 1e6:.1f} MB, checked{', sealed' if passphrase else ''}")


async def restore(settings: Settings, file: Path, *, ask: Ask, nothing_sent: bool) -> None:
    """Put the database back to a copy, which is looked through first; the old one is kept aside.

    Args:
        settings: Where the database is.
        file: Made by ``backup``.
        ask: Tells the passphrase, where it is sealed.
        nothing_sent: Whether the operator knows that nothing was sent since it was taken. Else
            ``bot.stores.restored`` finds out what was, or calls it in doubt.

    Raises:
        UsageError: It could not be done; the database is as it was. Or a bot runs on it.
        jobs.errors.DatabaseError: The copy is of a newer bantin.
    """
    copies.refuse_itself(settings.database_url, file)
    async with app.vacated(settings.database_url):
        place = file_of(settings.database_url)
        folder = Path(place).parent if place else None
        with copies.scratch(folder) as staged:
            await asyncio.to_thread(_open, file, staged, ask)
            if place is None:
                await _into_server(settings, staged, nothing_sent=nothing_sent)
            else:
                await _into_file(settings, staged, Path(place), nothing_sent=nothing_sent)


def _open(file: Path, staged: Path, ask: Ask) -> None:
    if not file.is_file():
        raise UsageError(f"there is no file {file}")
    try:
        if sealed.is_sealed(file):
            with file.open("rb") as source, staged.open("wb") as target:
                sealed.unseal(source, target, ask())
        else:
            shutil.copyfile(file, staged)
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        what = f"no room beside the database for {file}" if full else f"cannot read {file}"
        raise UsageError(f"{what}: {error.strerror}") from error
    try:
        with told(tell_aside, lambda: f"{file.name} is looked through"):
            copies.check(staged, made(("jobs", "bot")))
    except UsageError as error:  # it names the copy, which nobody knows
        raise UsageError(str(error).replace(staged.name, file.name)) from error


async def _into_file(settings: Settings, staged: Path, place: Path, *, nothing_sent: bool) -> None:
    with staged.open("rb") as opened:
        if opened.read(len(copies.SQLITE)) != copies.SQLITE:
            raise UsageError("this is a backup of a PostgreSQL database; DATABASE_URL names a file")
    said = []
    url = f"sqlite:///{staged}"
    async with _opened(url) as database:
        if not nothing_sent:
            said.append(await _settled(settings, database, place))
        await database.scrub()
    aside = place.with_name(f"{place.name}.replaced-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
    there = await asyncio.to_thread(copies.take_place, staged, place, aside=aside)
    shutil.rmtree(f"{place}.search", ignore_errors=True)
    print_line(" ".join([f"{place} is restored.", *said]))
    if there:
        print_line(f"what was there before is kept: {aside}")


async def _into_server(settings: Settings, staged: Path, *, nothing_sent: bool) -> None:
    with staged.open("rb") as opened:
        if opened.read(len(copies.DUMP)) != copies.DUMP:
            raise UsageError("this is a backup of a SQLite database; DATABASE_URL names a server")
    aside = Path(f"bantin.replaced-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.dump")
    await asyncio.to_thread(copies.take, settings.database_url, aside, None)
    print_line(f"what was there before is kept: {aside}")
    await asyncio.to_thread(copies.restore_dump, settings.database_url, staged)
    async with app.open_database(settings.database_url) as database:
        said = "" if nothing_sent else await _doubted(settings, database)
        folder = database.folder("search")
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)
    print_line(f"the database is restored. {said}".strip())


async def _settled(settings: Settings, database: Database, place: Path) -> str:
    """Let the copy know what was sent since, or what may have been; return it in words."""
    now = app.utc_now()
    then = await database.transact(lambda s: restored.mark(s, now))
    later = await _since(place, then)
    if later is None:
        return await _doubted(settings, database)
    found = later
    lost = await database.transact(lambda s: restored.take_over(s, then, found, now))
    words = "What was sent since it was taken is known from the database that it replaces"
    return f"{words}{f'; {lost} deliveries are in doubt: see /chuaro' if lost else ''}."


async def _since(place: Path, then: restored.Mark) -> restored.Since | None:
    """Ask the database that is to be replaced, of a copy: it stays as it is."""
    try:
        with copies.scratch(place.parent) as copied:
            await asyncio.to_thread(copies.copy, f"sqlite:///{place}", copied)
            async with _opened(f"sqlite:///{copied}") as old:
                return await old.transact(lambda s: restored.since(s, then))
    except (UsageError, DatabaseError):
        return None  # not there, damaged, or of a newer bantin: it tells us nothing


async def _doubted(settings: Settings, database: Database) -> str:
    """Call in doubt what was pending, and the bulletins that came due since."""
    now = app.utc_now()
    # Before the rest: what grew too old meanwhile would be told again with the next bulletin.
    lost = await database.transact(lambda s: restored.doubt(s, now))
    why = texts_notices.numbers_left_out()
    await database.transact(lambda s: restored.leave_numbers_out(s, why, now))
    platforms = app.made_platforms(settings, Tools(database=database, clock=app.utc_now))
    try:
        abilities = {each.name: each.abilities for each in platforms}
        await push.push_due(database, abilities, zone=settings.time_zone, now=now)
    finally:
        for each in platforms:
            await each.close()
    lost += await database.transact(lambda s: restored.doubt(s, now))
    told = "What was sent since it was taken cannot be known"
    if not lost:
        return f"{told}, but nothing was due: nothing is in doubt."
    return (
        f"{told}: {lost} deliveries are in doubt, and an admin decides with /chuaro (bantin report "
        "lists them)."
    )


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[Database]:
    """Open a copy, its schema up to date; nothing is kept of how it was."""
    database = Database(url)
    try:
        await database.upgrade("jobs", "bot")
        yield database
    finally:
        await database.close()
