"""The command line: arguments in, one clear line out; what is asked is done in ``bot.verbs``.

Each failure is one line on stderr and a non-zero exit. What a command needs is imported by that
command, so that ``bantin --help`` answers at once.
"""

import asyncio
import errno
import faulthandler
import os
import sys
from contextlib import suppress
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.begin import do as _do
from bot.begin import log as _log
from bot.begin import read_settings as _settings
from bot.begin import speak as _speak
from bot.cli_care import Json, care_app
from bot.cli_units import DryRun, File, day_of, units_app
from bot.errors import PlatformError, UsageError

app = typer.Typer(
    name="bantin",
    help="News bulletins for party cells: pulled, summarized word for word, delivered once.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
feeds_app = typer.Typer(help="The feeds from which entries come.", no_args_is_help=True)
chats_app = typer.Typer(help="The chats that get bulletins.", no_args_is_help=True)
bulletin_app = typer.Typer(help="Bulletins, outside their times.", no_args_is_help=True)
app.add_typer(care_app)
app.add_typer(feeds_app, name="feeds")
app.add_typer(units_app, name="units")
app.add_typer(chats_app, name="chats")
app.add_typer(bulletin_app, name="bulletin")

ANOTHERS = (
    "; call bantin as the user whose folder this is, from there (sudo -iu bantin "
    ".venv/bin/bantin ...), or chown -R it; a file in your own home: copy it to /tmp"
)
"""What to do where another user's files are in the way: root's, who tried it first, for one; or
the folder is, whose owner alone may enter it."""

Url = Annotated[str, typer.Argument(help="Address of the feed or its site, http or https.")]
Kind = Annotated[
    str, typer.Option(help="What it is (feed, sitemap, page), where that is not to be found out.")
]


def main() -> None:
    """Run the command line; a failure that somebody can mend is one line, not a traceback."""
    from jobs import errors

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # whatever the locale: lists go into files
    try:
        code = app(prog_name="bantin", standalone_mode=False)
        sys.stdout.flush()  # here, where a full disk and a closed pipe are understood
        sys.exit(code)
    except typer.TyperException as error:
        _fail(f"{error.format_message()} Try `bantin --help`.", code=2)
    except typer.Abort:
        sys.exit(130)
    except (UsageError, PlatformError, errors.DatabaseError) as error:
        _fail(str(error))
    except errors.RefusedAddressError as error:
        hint = "; a host of one's own network belongs into ALLOWED_PRIVATE_HOSTS"
        _fail(f"{error}{hint if 'public' in str(error) else ''}")
    except (errors.FetchError, errors.NotAFeedError) as error:
        _fail(f"the feed cannot be read: {error}")
    except errors.TakenError as error:
        _fail(f"it is there already: {error}")
    except OSError as error:
        _not_written(error)
    except KeyboardInterrupt:
        sys.exit(130)


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Port of the page; 0 takes a free one.")] = 8100,
    feed: Annotated[
        list[str] | None, typer.Option(help="A real feed instead of the samples; may be repeated.")
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="Print one bulletin and end.")] = False,
    new: Annotated[bool, typer.Option("--new", help="Nothing is set up yet.")] = False,
) -> None:
    """Show bulletins in a chat on this machine: no account, no token, no internet."""
    from bot.demo import stage

    _log("error")
    _speak()
    if once:
        asyncio.run(stage.once(feeds=feed or []))
    else:
        asyncio.run(stage.show(port=port, feeds=feed or [], tell=_tell_page, new=new))


@app.command()
def run() -> None:
    """Run the bot on the platforms that .env names, until stopped."""
    from jobs import memory

    memory.keep_one_arena()
    from bot import app as house
    from bot.care import keeper
    from bot.settings import Kept

    settings = _settings()
    _log(settings.log_level, settings)
    kept = keeper.of(Kept())
    if kept.wants_signs:
        faulthandler.enable()  # SIGABRT ends who hangs: the log then tells where
    asyncio.run(house.run(settings, keeper=kept))


@app.command()
def move(
    source: Annotated[str, typer.Argument(help="Where all is now: sqlite:///bantin.db")],
    target: Annotated[str, typer.Argument(help="Where it shall be: postgresql://user@host/name")],
) -> None:
    """Carry an installation over to another database, all of it or nothing."""
    from bot.verbs import office_machines

    _do(lambda _: office_machines.move(source, target))


@app.command()
def pull() -> None:
    """Pull all feeds now, and read and summarize what is new."""
    from bot.verbs import office

    _do(office.pull)


@app.command("compile")
def compile_(
    out: Annotated[
        list[Path], typer.Argument(help="Files to write: .docx, .pdf, .html, .json (the list).")
    ],
    month: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m"], help="The month; this one by default.")
    ] = None,
    first: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="Instead: from a day,")
    ] = None,
    last: Annotated[
        datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="to a day.")
    ] = None,
    topic: Annotated[
        list[str] | None, typer.Option(help="Only this topic; may be repeated.")
    ] = None,
    minutes: Annotated[int, typer.Option(min=1, max=60, help="How long it takes to read.")] = 8,
    unit: Annotated[str, typer.Option(help="Who issues it, for the masthead.")] = "",
    superior: Annotated[str, typer.Option(help="The organisation above it.")] = "",
    place: Annotated[str, typer.Option(help="Where it is issued.")] = "",
    title: Annotated[str, typer.Option(help="Instead of the usual title.")] = "",
    aloud: Annotated[
        bool, typer.Option("--aloud", help="Abbreviations in full, for reading aloud.")
    ] = False,
    saved: Annotated[
        Path | None, typer.Option("--list", help="Make it of a list written before (.json).")
    ] = None,
) -> None:
    """Compile the news of a month for the cell meeting, as a document."""
    from bot.verbs import compile_office

    wanted = compile_office.Wanted(
        out=tuple(out), month=day_of(month), first=day_of(first), last=day_of(last),
        topics=tuple(topic or ()), minutes=minutes, unit=unit, superior=superior, place=place,
        title=title, aloud=aloud, saved=saved,
    )  # fmt: skip
    _do(lambda settings: compile_office.compile_(settings, wanted))


@app.command()
def report(as_json: Json = False) -> None:
    """Tell how the deliveries of the last bulletins stand, and which are in doubt."""
    from bot.verbs import office

    _do(lambda settings: office.report(settings, as_json=as_json))


@feeds_app.command("add")
def feeds_add(
    url: Url,
    name: Annotated[str, typer.Option(help="The outlet, as members read it.")] = "",
    every: Annotated[int, typer.Option(help="Minutes between two pulls.", min=1)] = 15,
    unchecked: Annotated[
        bool, typer.Option("--unchecked", help="Keep it without trying it first.")
    ] = False,
    kind: Kind = "",
) -> None:
    """Find out what can be read at an address, and keep it.

    A feed, or a site: then its feed, its news sitemap, or the links on its page.
    """
    from bot.verbs import office_feeds

    _do(
        lambda settings: office_feeds.add(
            settings, url, name, every=every, unchecked=unchecked, kind=kind
        )
    )


@feeds_app.command("list")
def feeds_list(as_json: Json = False) -> None:
    """List the feeds with their health."""
    from bot.verbs import office_feeds

    _do(lambda settings: office_feeds.show(settings, as_json=as_json))


@feeds_app.command("try")
def feeds_try(url: Url, kind: Kind = "") -> None:
    """Show what would be taken from an address, and as what; keep nothing."""
    from bot.verbs import office_feeds

    _do(lambda settings: office_feeds.look(settings, url, kind=kind))


@feeds_app.command("remove")
def feeds_remove(url: Url) -> None:
    """Forget a feed and its entries."""
    from bot.verbs import office_feeds

    _do(lambda settings: office_feeds.remove(settings, url))


@feeds_app.command("import")
def feeds_import(
    file: Annotated[
        Path | None,
        typer.Argument(help="A list in OPML; without it, the Vietnamese sources to start from."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also those that were dead or in doubt when last seen.")
    ] = False,
    every: Annotated[int, typer.Option(help="Minutes between two pulls.", min=1)] = 15,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only list what would be taken.")
    ] = False,
) -> None:
    """Take feeds from a list; those that are there already are left as they are."""
    from bot.verbs import office_feeds

    _do(
        lambda settings: office_feeds.take(
            settings, file, everything=everything, every=every, dry_run=dry_run
        )
    )


@feeds_app.command("export")
def feeds_export(
    file: Annotated[
        Path | None, typer.Argument(help="Where to; without it, to standard output.")
    ] = None,
) -> None:
    """Write the feeds as a list in OPML, which other feed readers understand."""
    from bot.verbs import office_feeds

    _do(lambda settings: office_feeds.give(settings, file))


@chats_app.command("import")
def chats_import(file: File, dry_run: DryRun = False) -> None:
    """Bind chats from a CSV file: platform, chat_id, unit, topics, times."""
    from bot.verbs import office

    _do(lambda settings: office.import_chats(settings, file, dry_run=dry_run))


@chats_app.command("list")
def chats_list(as_json: Json = False) -> None:
    """List the bound chats with their choices."""
    from bot.verbs import office

    _do(lambda settings: office.list_chats(settings, as_json=as_json))


@chats_app.command("move")
def chats_move(
    source: Annotated[str, typer.Argument(help="The bot that has them, as in `chats list`.")],
    target: Annotated[str, typer.Argument(help="The bot that shall have them.")],
    most: Annotated[int, typer.Option(help="How many at most.", min=1)] = 1_000_000,
    unit: Annotated[str, typer.Option(help="Only those of this unit and all below it.")] = "",
) -> None:
    """Let another bot of the same kind serve chats; it must be in them already."""
    from bot.verbs import office_machines

    _do(lambda settings: office_machines.move_chats(settings, source, target, most=most, unit=unit))


@bulletin_app.command("preview")
def bulletin_preview() -> None:
    """Print the bulletin of the last 24 hours; send nothing."""
    from bot.verbs import office

    _do(office.preview)


@bulletin_app.command("send")
def bulletin_send(
    now: Annotated[bool, typer.Option("--now", help="To all chats, whether due or not.")] = False,
) -> None:
    """Send the bulletins that are due."""
    from bot.verbs import office

    _do(lambda settings: office.send(settings, now=now))


def _tell_page(url: str) -> None:
    typer.echo(f"bantin demo: {url}  (Ctrl+C to stop)")


def _not_written(error: OSError) -> NoReturn:
    """End where something cannot be written or read: a full disk, also where what is printed goes.

    Whoever reads no further (``| head``) has seen enough, and is told nothing.
    """
    with suppress(OSError):
        sys.stdout.close()  # or it is tried once more at the end
    if isinstance(error, BrokenPipeError):
        sys.exit(1)
    _fail(": ".join(filter(None, [str(error.filename or ""), error.strerror or str(error)])))


def _fail(why: str, *, code: int = 1) -> NoReturn:
    hint = ANOTHERS if os.strerror(errno.EACCES) in why else ""
    typer.echo(f"bantin: {' '.join(why.split())}{hint}", err=True)
    sys.exit(code)
