"""The verbs of ``bantin units``: organisations come by lists, and are changed one by one."""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.begin import do
from bot.cli_care import Json

units_app = typer.Typer(help="The organisations.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(help="A CSV file in UTF-8, or .xlsx.", dir_okay=False)]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only tell what changes, what is wrong.")]
OneUnit = Annotated[str, typer.Argument(help="Its name, its path 'A / B', or #number.")]
Day = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day; today by default.")
]


@units_app.command("import")
def units_import(file: File, dry_run: DryRun = False) -> None:
    """Take units from a list: name, kind, parent, short_name, valid_from, valid_to, ..."""
    from bot.verbs import unit_office

    do(lambda settings: unit_office.import_units(settings, file, dry_run=dry_run))


@units_app.command("example")
def units_example() -> None:
    """Print an invented bloc of 158 organisations and 400 cells, as a list to import."""
    from bot.demo import bloc

    bloc.write(sys.stdout)


@units_app.command("export")
def units_export() -> None:
    """Print all units as a list that can be changed and imported again."""
    from bot.verbs import unit_office

    do(unit_office.export_units)


@units_app.command("list")
def units_list(as_json: Json = False) -> None:
    """List the units."""
    from bot.verbs import unit_office

    do(lambda settings: unit_office.list_units(settings, as_json=as_json))


@units_app.command("show")
def units_show(unit: OneUnit) -> None:
    """Tell all about one unit: its place, its history, its chats."""
    from bot.verbs import unit_office

    do(lambda settings: unit_office.show_unit(settings, unit))


@units_app.command("move")
def units_move(
    unit: OneUnit,
    under: Annotated[str, typer.Argument(help="The unit above it from now on; / for none.")],
    day: Day = None,
) -> None:
    """Hang a unit, with all below it, under another one; its history is kept."""
    from bot.verbs import unit_office

    do(lambda settings: unit_office.move_unit(settings, unit, under, day=day_of(day)))


@units_app.command("rename")
def units_rename(
    unit: OneUnit,
    name: Annotated[str, typer.Argument(help="What it is called from now on.")],
    kind: Annotated[
        str | None, typer.Option(help="What it is from now on; by default as its name begins.")
    ] = None,
    day: Day = None,
) -> None:
    """Call a unit otherwise; its chats stay, and it is still found by its old name."""
    from bot.verbs import unit_office

    do(lambda settings: unit_office.rename_unit(settings, unit, name, kind=kind, day=day_of(day)))


@units_app.command("merge")
def units_merge(
    unit: OneUnit,
    into: Annotated[str, typer.Argument(help="The unit that takes its place.")],
    day: Day = None,
) -> None:
    """Let a unit end; its chats and what hangs below it follow to its successor."""
    from bot.verbs import unit_office

    do(lambda settings: unit_office.merge_unit(settings, unit, into, day=day_of(day)))


@units_app.command("end")
def units_end(unit: OneUnit, day: Day = None) -> None:
    """Let a unit end with none in its place; the unit above has its chats and those below it."""
    from bot.verbs import unit_office

    do(lambda settings: unit_office.end_unit(settings, unit, day=day_of(day)))


@units_app.command("undo")
def units_undo(
    unit: Annotated[
        str | None, typer.Argument(help="Its name, path or #number; without it, the last list.")
    ] = None,
    chats_to: Annotated[
        str | None,
        typer.Option(help="The unit that gets the chats of units that a list brought."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would be taken back, or why not.")
    ] = False,
) -> None:
    """Take back the last list that was imported, all of it; or a merger or end of UNIT.

    For 30 days, and where nothing that came later stands in the way.
    """
    from bot.verbs import unit_office, unit_undoing

    if unit is None:
        do(lambda settings: unit_undoing.undo_list(settings, chats_to=chats_to, dry_run=dry_run))
        return
    if chats_to is not None or dry_run:
        raise typer.BadParameter("--chats-to and --dry-run are for a list, so name no unit.")
    do(lambda settings: unit_office.undo_end(settings, unit))


@units_app.command("preset")
def units_preset(
    unit: OneUnit,
    choice: Annotated[
        str, typer.Argument(help="topics, sources, keywords, times, most, brief or quiet.")
    ] = "",
    words: Annotated[
        str, typer.Argument(help="What is chosen, as in the chat: '7:00 17:30'.")
    ] = "",
    drop: Annotated[bool, typer.Option("--drop", help="The unit chooses nothing there.")] = False,
) -> None:
    """Show or set what the chats of a unit get, and of all below it, that chose nothing else."""
    from bot.verbs import unit_presets

    do(lambda settings: unit_presets.preset(settings, unit, choice, words, drop=drop))


def day_of(day: datetime | None) -> date | None:
    """Return the day of an option; None where it was not given."""
    return day.date() if day else None
