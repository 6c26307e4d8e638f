"""``bantin compile``: the compilation for the cell meeting, as a file."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bot import app
from bot.errors import UsageError
from bot.settings import Settings
from bot.verbs.office import print_line, read_file
from jobs import topics
from jobs.compiling.compilation import Compilation, Kind, Order
from jobs.compiling.compile import compiled, standing
from jobs.compiling.months import Period
from jobs.errors import NotMadeError
from jobs.printing import FORMS, saved
from jobs.printing.paper import Masthead, Paper, laid_out, minutes_of
from jobs.text import normalize

LONGEST = timedelta(days=400)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the command line asks for; see ``bantin compile --help``."""

    out: tuple[Path, ...]
    month: date | None = None
    first: date | None = None
    last: date | None = None
    topics: tuple[str, ...] = ()
    minutes: int
    unit: str = ""
    superior: str = ""
    place: str = ""
    title: str = ""
    aloud: bool = False
    saved: Path | None = None


async def compile_(settings: Settings, wanted: Wanted) -> None:
    """Compile, and write one file of each kind that is asked for.

    Raises:
        UsageError: What is asked for makes no sense, or a file cannot be read or written.
    """
    for file in wanted.out:
        if file.suffix.lower() not in FORMS:
            raise UsageError(f"{file.name}: one of {' '.join(FORMS)} is wanted")
    today = app.utc_now().astimezone(settings.time_zone).date()
    made = await _made(settings, wanted, today)
    if not made.items:
        raise UsageError("there is no news of those days; run `bantin pull` first")
    if wanted.title or wanted.aloud:
        made = replace(
            made, title=wanted.title or made.title, spelled_out=wanted.aloud or made.spelled_out
        )
    issuer, superior, place = map(normalize, (wanted.unit, wanted.superior, wanted.place))
    masthead = Masthead(issuer=issuer, superior=superior, place=place, day=today)
    for file in wanted.out:
        await _write(file, made, laid_out(made, masthead))
    print_line(
        f"{len(made.items)} stories, {len(made.documents)} documents, {len(made.days)} days to "
        f"remember; {minutes_of(made)} minutes to read: {', '.join(map(str, wanted.out))}"
    )


async def _made(settings: Settings, wanted: Wanted, today: date) -> Compilation:
    if wanted.saved is not None:
        try:
            return saved.read(read_file(wanted.saved))
        except ValueError as error:
            raise UsageError(f"{wanted.saved.name}: {error}") from error
    order = order_of(wanted, today)
    console = Console(stderr=True)
    async with app.open_database(settings.database_url) as database:
        with Progress(
            TextColumn("compiling"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            disable=not console.is_terminal,  # in a file it would be noise
        ) as progress:
            task = progress.add_task("compiling", total=None)
            made = await compiled(
                database,
                order,
                zone=settings.time_zone,
                tell=lambda done, of: progress.update(task, completed=done, total=of),
            )
        return await database.transact(lambda s: standing(s, made))


def order_of(wanted: Wanted, today: date) -> Order:
    """Return what is to be compiled; pure.

    Raises:
        UsageError: There is no such topic, or the days are in the wrong order.
    """
    chosen = []
    for name in wanted.topics:
        found = topics.named(name)
        if found is None:
            raise UsageError(f"there is no topic {name}; topics are named as in /chude")
        chosen.append(found.id)
    period = Period.of_month(wanted.month or today)
    if wanted.first or wanted.last:
        last = wanted.last or today
        period = Period(first=wanted.first or last.replace(day=1), last=last)
    if not timedelta() <= period.last - period.first <= LONGEST:
        raise UsageError("the first day comes before the last one, by 400 days at most")
    kind = Kind.TOPIC if chosen else Kind.MONTH
    return Order(kind=kind, period=period, minutes=wanted.minutes, topics=tuple(chosen))


async def _write(file: Path, made: Compilation, paper: Paper) -> None:
    try:
        data = await FORMS[file.suffix.lower()](made, paper)
        file.write_bytes(data)  # noqa: ASYNC240  the command line has nothing else to do
    except NotMadeError as error:
        raise UsageError(f"{file.name}: {error}") from error
    except OSError as error:
        raise UsageError(f"cannot write {file}: {error.strerror}") from error
