"""What the command line does for several machines and several bots: a function a verb."""

import asyncio
import sys
from collections.abc import Mapping
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from sqlalchemy.orm import Session

from bot import app
from bot.errors import UsageError
from bot.platforms import Tools
from bot.settings import Settings
from bot.stores import assignments, moving, units
from bot.verbs.office import print_line
from bot.verbs.unit_office import the_unit
from jobs.database import Database, file_of


async def move(source: str, target: str) -> None:
    """Carry an installation over, with a bar, and tell the counts.

    Raises:
        UsageError: It is running, or the target is not empty; nothing was moved.
    """
    if source == target:
        raise UsageError("source and target are the same")
    file = file_of(source)
    if file is not None and not await asyncio.to_thread(Path(file).is_file):
        raise UsageError(f"there is no database {_shown(source)}")
    for url in (source, target):
        if await app.is_running(url):
            raise UsageError(f"stop bantin first: it is running on {_shown(url)}")
    async with (
        app.vacated(source),
        app.open_database(source) as old,
        app.open_database(target) as new,
    ):
        counts = await _carried(old, new)
    for name, count in counts.items():
        if count:
            print_line(f"{name}: {count}")
    print_line(
        f"{sum(counts.values())} rows moved, all counts are equal; "
        f"now set DATABASE_URL, and keep the old database until all is well"
    )


async def move_chats(settings: Settings, source: str, target: str, *, most: int, unit: str) -> None:
    """Let another bot serve chats.

    Raises:
        UsageError: The bots are not both set up, or do not know chats by the same ids.
    """
    async with app.open_database(settings.database_url) as database:
        platforms = app.made_platforms(settings, Tools(database=database, clock=app.utc_now))
        families = {each.name: each.abilities.family for each in platforms}
        _refuse_strangers(families, source, target)

        def work(session: Session) -> tuple[int, int]:
            known = units.tree(session)
            below = known.under([the_unit(known, unit).id]) if unit else None
            return assignments.move_chats(session, source, target, most=most, units=below)

        moved, left = await database.transact(work)
    print_line(f"{moved} chats moved from {source} to {target}")
    if left:
        print_line(f"{left} left where they are: {target} has them already")


def _refuse_strangers(families: Mapping[str, str], source: str, target: str) -> None:
    for name in (source, target):
        if name not in families:
            raise UsageError(f"no bot {name} is set up; there are {', '.join(families)}")
    if source == target or not families[source] or families[source] != families[target]:
        raise UsageError(
            f"{source} and {target} do not know a chat by the same id: bind it anew with /dangky"
        )


async def _carried(old: Database, new: Database) -> dict[str, int]:
    loop = asyncio.get_running_loop()
    columns = (TextColumn("{task.description:20}"), BarColumn(), MofNCompleteColumn())
    console, shown = Console(stderr=True), sys.stderr.isatty()
    with Progress(*columns, console=console, disable=not shown) as progress:
        total = sum((await old.transact(moving.counts)).values())
        bar = progress.add_task("", total=total)

        def told(table: str, rows: int) -> None:
            progress.update(bar, description=table, advance=rows)

        def work(source: Session) -> dict[str, int]:
            # Both transactions stay open until all is there: what was read is what is compared.
            copying = new.transact(lambda target: moving.copy(source, target, told))
            return asyncio.run_coroutine_threadsafe(copying, loop).result()

        return await old.transact(work)


def _shown(url: str) -> str:
    return url.partition("?")[0].rpartition("@")[2]  # without the password, wherever it stands
