"""What the command line does with units: settings in, lines on stdout out."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from sqlalchemy.orm import Session

from bot import app, unit_names
from bot.audience import Unit
from bot.errors import EndedError, UsageError
from bot.importing import imports, unit_lines, unit_lists
from bot.importing.unit_lists import Plan, Planned
from bot.settings import Settings
from bot.stores import choices_store, unit_changes, units
from bot.stores.handing_over import Handed
from bot.tree import Tree
from bot.verbs.office import print_json, print_line, print_table, read_file, tell_passed
from bot.wants import everybody, to_json
from jobs.errors import TakenError
from jobs.text import normalize


async def import_units(settings: Settings, file: Path, *, dry_run: bool) -> None:
    """Take units from a list, all or none; a dry run tells what would change.

    Raises:
        UsageError: Some rows are faulty; each was told.
    """
    now = app.utc_now()
    today = now.astimezone(settings.time_zone).date()
    passed: list[tuple[int, str]] = []
    lines, faults = unit_lines.read(read_file(file), lambda *each: passed.append(each))
    tell_passed(file, passed)
    with _progress("units") as (begin, tell):

        def work(session: Session) -> Plan:
            plan = unit_lists.plan(lines, units.tree(session), faults, today=today)
            if not plan.faults and not dry_run:
                begin(len(plan.new) + len(plan.changed))
                imports.keep_units(session, plan, today=today, now=now, tell=tell)
                settle(session, settings)
            return plan

        async with app.open_database(settings.database_url) as database:
            plan = await database.transact(work)
    if dry_run:
        _tell_changes(plan)
    for fault in plan.faults:
        print_line(f"{file.name}: line {fault.line}: {fault.why}")
    if plan.faults:
        raise UsageError(f"{file.name}: {len(plan.faults)} faults, nothing was imported")
    if not dry_run and (plan.new or plan.changed):
        print_line("to take it back within 30 days: bantin units undo")
    print_line(
        f"{len(lines)} units read, {len(plan.new)} new, {len(plan.changed)} changed, "
        f"{plan.unchanged} unchanged" + (" (dry run)" if dry_run else "")
    )


async def list_units(settings: Settings, *, as_json: bool) -> None:
    """List units."""
    async with app.open_database(settings.database_url) as database:
        known = await database.transact(units.tree)
    if as_json:
        print_json([asdict(each) | {"path": known.path(each.id)} for each in known.units.values()])
        return
    table = Table("number", "name", "kind", "parent", "last day", "successor")
    for each in known.units.values():
        last = str(each.valid_to or "")
        parent, successor = each.parent or "", each.successor or ""
        table.add_row(str(each.id), each.name, each.kind, parent, last, successor)
    print_table(table)


async def export_units(settings: Settings) -> None:
    """Print all units as a list that can be changed and imported."""
    async with app.open_database(settings.database_url) as database:
        known = await database.transact(units.tree)
    sys.stdout.write(unit_lines.written(known))


async def show_unit(settings: Settings, name: str) -> None:
    """Tell all about one unit: its place, its history, what hangs below it, its chats.

    Raises:
        UsageError: No unit is called so, or several are.
    """
    async with app.open_database(settings.database_url) as database:
        known = await database.transact(units.tree)
        unit = the_unit(known, name)
        passages = await database.transact(lambda s: unit_changes.history(s, unit.id))
        chats = await database.transact(lambda s: units.chats_of(s, [unit.id]))
    print_line(f"#{unit.id} {known.path(unit.id)} ({unit.kind})")
    for label, value in (
        ("short name", unit.short_name),
        ("also called", "; ".join(unit.aliases)),
        ("since", unit.valid_from),
        ("last day", unit.valid_to),
        ("successor", known.path(unit.successor_id) if unit.successor_id else ""),
    ):
        if value:
            print_line(f"  {label}: {value}")
    for each in passages:
        print_line(f"  {each.day} {each.change}: {each.before} -> {each.after}")
    for below in known.below(unit.id):
        print_line(f"  below: #{below.id} {below.name}")
    for chat in chats:
        print_line(f"  chat: {chat.at.platform} {chat.at.id}{' (paused)' if chat.paused else ''}")


async def move_unit(settings: Settings, name: str, under: str, *, day: date | None) -> None:
    """Hang a unit under another one, or at the root.

    Raises:
        UsageError: One of them is not one unit, or it cannot hang there.
    """

    def work(session: Session) -> list[str]:
        known, now = units.tree(session), app.utc_now()
        unit = the_unit(known, name)
        parent = None if under == unit_lines.ROOT else the_unit(known, under).id
        from_day = day or today_of(settings)
        unit_changes.move(session, unit.id, parent, day=from_day, now=now)
        return [f"moved: {units.tree(session).path(unit.id)}"]

    await _change(settings, work)


async def rename_unit(
    settings: Settings, name: str, new: str, *, kind: str | None, day: date | None
) -> None:
    """Call a unit otherwise; its chats, its place and all that is known of it stay.

    Args:
        settings: The settings.
        name: The unit.
        new: What it is called from then on.
        kind: What it is from then on; None: what its new name says, or else what it was.
        day: From which day on; None: today.

    Raises:
        UsageError: It is not one unit, or there is one of that name, or that is none.
    """
    called = normalize(new)
    if fault := unit_names.fault(called):
        raise UsageError(fault)

    def work(session: Session) -> list[str]:
        known, now = units.tree(session), app.utc_now()
        unit = the_unit(known, name)
        from_day = day or today_of(settings)
        is_now = kind or unit_names.kind_since(unit, called)
        unit_changes.rename(session, unit.id, called, kind=is_now, day=from_day, now=now)
        after = units.tree(session)
        told = [f"renamed: {known.path(unit.id)} -> {after.path(unit.id)}"]
        return told if is_now == unit.kind else [*told, f"kind: {unit.kind} -> {is_now}"]

    await _change(settings, work)


async def merge_unit(settings: Settings, name: str, into: str, *, day: date | None) -> None:
    """Let a unit end, and another one take its place, its chats and what hung below it.

    Raises:
        UsageError: One of them is not one unit, the merger cannot be, or its day lies ahead.
    """

    def work(session: Session) -> list[str]:
        known, last = units.tree(session), _past(settings, day)
        unit, successor = the_unit(known, name), the_unit(known, into)
        done = unit_changes.merge(session, unit.id, successor.id, day=last, now=app.utc_now())
        told = f"merged: {known.path(unit.id)} -> {known.path(successor.id)}"
        return [f"{told}, {len(done.chats)} chats followed", *_followed(session, known, unit, done)]

    await _change(settings, work)


async def end_unit(settings: Settings, name: str, *, day: date | None) -> None:
    """Let a unit end with none in its place: the unit above has its chats, and what hung below it.

    Raises:
        UsageError: It is not one unit, none is above it, or its day lies ahead.
    """

    def work(session: Session) -> list[str]:
        known, last = units.tree(session), _past(settings, day)
        unit = the_unit(known, name)
        if unit.parent_id is None:
            raise UsageError(f"none is above {unit.name}: merge it into the one that follows it")
        done = unit_changes.end(session, unit.id, day=last, now=app.utc_now())
        told = f"ended: {known.path(unit.id)}, {len(done.chats)} chats are"
        above = f"{told} of {known.path(unit.parent_id)} now"
        return [above, *_followed(session, known, unit, done)]

    await _change(settings, work)


async def undo_end(settings: Settings, name: str) -> None:
    """Let a unit that was merged, or ended, go on with what it had.

    Raises:
        UsageError: It is not one unit, or nothing can be taken back.
    """

    def work(session: Session) -> list[str]:
        known = units.tree(session)
        unit = the_unit(known, name, ended=True)
        was = unit_changes.take_back(session, unit.id, day=today_of(settings), now=app.utc_now())
        if was is None:
            raise UsageError(f"{known.path(unit.id)}: no merger or end of the last 30 days")
        path = units.tree(session).path(unit.id)
        return [f"goes on: {path}, with {units.counts(session).get(unit.id, 0)} chats"]

    await _change(settings, work)


def _followed(session: Session, known: Tree, unit: Unit, done: Handed) -> Iterator[str]:
    """Tell what went over with a unit that ended, and what did not."""
    for child, name, since in done.units:
        if name != since:
            yield f"renamed: {known.path(child)} -> {since}"
    if chosen := to_json(choices_store.preset(session, unit.id)):
        yield f"what {unit.name} chose acts no more: {', '.join(chosen)}"
    if done.roles:
        left = "each of the units that hung below it" if done.units else "nothing any more"
        yield f"roles over {unit.name}, {done.roles} in all, reach {left}"
    into = known.units[done.into].name
    if done.asks:
        yield f"bulletins of {into} wait for approval from now on, as those of {unit.name} did"
    if done.compilations:
        yield f"compilations not sent yet that {into} issues now: {_numbers(done.compilations)}"
    if done.cancelled:
        yield f"compilations cancelled, for {into} has its own: {_numbers(done.cancelled)}"


def _numbers(numbers: Sequence[int]) -> str:
    return ", ".join(f"#{number}" for number in numbers)


def today_of(settings: Settings) -> date:
    """Return the day, where the clock hangs that people read."""
    return app.utc_now().astimezone(settings.time_zone).date()


def _past(settings: Settings, day: date | None) -> date:
    """Return the last day of a unit; None: today.

    Raises:
        UsageError: It lies ahead.
    """
    today = today_of(settings)
    if day is not None and day > today:
        raise UsageError(f"{day} lies ahead, and chats follow at once: do it on that day")
    return day or today


async def _change(settings: Settings, work: Callable[[Session], list[str]]) -> None:
    """Change units, tell what was done, and in how many chats something else acts now."""

    def change(session: Session) -> list[str]:
        told = work(session)
        changed = settle(session, settings)
        return [*told, f"chats in which something changed: {changed}"] if changed else told

    try:
        async with app.open_database(settings.database_url) as database:
            told = await database.transact(change)
    except TakenError as error:
        raise UsageError(f"there is a unit of that name already: {error}") from error
    except EndedError as error:
        raise UsageError(f"it has ended, see bantin units show: {error}") from error
    except ValueError as error:
        raise UsageError(f"a unit cannot stand above or come after itself: {error}") from error
    for line in told:
        print_line(line)


def settle(session: Session, settings: Settings) -> int:
    """Let what units chose act in the chats that hang below other units now; return in how many."""
    default, zone = everybody(settings.bulletin_times), settings.time_zone
    return choices_store.settle(session, default=default, zone=zone, now=app.utc_now())


def the_unit(known: Tree, name: str, *, ended: bool = False) -> Unit:
    """Return the one unit that is meant; of several, the one that goes on (``ended``: does not).

    Raises:
        UsageError: There is none, or there are several.
    """
    every = known.find(name)
    found = [unit for unit in every if (unit.valid_to is not None) == ended] or every
    if not found:
        raise UsageError(f"no unit is called {name}")
    if len(found) > 1:
        paths = "; ".join(f"#{unit.id} {known.path(unit.id)}" for unit in found[:5])
        raise UsageError(f"{name} may be {len(found)} units: {paths}; write the path or #number")
    return found[0]


def _tell_changes(plan: Plan) -> None:
    for each in plan.new:
        print_line(f"new: {each.node.path()}")
    for each in plan.changed:
        print_line(f"changed: {each.node.path()}: {'; '.join(_differences(each))}")


def _differences(planned: Planned) -> Iterator[str]:
    for name, value in planned.values.items():
        if name == "successor_id":
            before = planned.before[name]
            after = planned.successor.path() if planned.successor else "nothing"
            yield f"successor: {f'#{before}' if before else 'nothing'} -> {after}"
        else:
            yield f"{name}: {_told(planned.before[name])} -> {_told(value)}"


def _told(value: Any) -> str:
    if isinstance(value, tuple | list):
        value = "; ".join(value)
    return str(value) if value else "nothing"


@contextmanager
def _progress(what: str) -> Iterator[tuple[Callable[[int], None], Callable[[int], None]]]:
    """Show how far it is, on a terminal; yield what sets the whole and what counts on."""
    bar = Progress(
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
    )
    with bar:
        task = bar.add_task(what, total=None)
        yield (
            lambda total: bar.update(task, total=total),
            lambda done: bar.update(task, advance=done),
        )
