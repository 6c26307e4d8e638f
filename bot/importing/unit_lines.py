"""The rows of a list of units, as they stand in its file: CSV or XLSX, as offices send it."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot import unit_names
from bot.importing import sheets
from bot.importing.sheets import Fault, Passing
from bot.tree import Tree

COLUMNS = (
    "name",
    "kind",
    "parent",
    "short_name",
    "valid_from",
    "valid_to",
    "successor",
    "aliases",
)
NEEDED = ("name",)

ROOT = "/"
"""In the column ``parent``: at the root; before a path: the path begins at the root."""

LOCAL_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a formula of a cell."""

LOST = frozenset("?\N{REPLACEMENT CHARACTER}")
"""What stands in a name where a file could not hold its letters."""

NOTHING = "-"
"""In a cell: what was there is taken away; an empty cell leaves it as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLine:
    """One row of the list.

    Attributes:
        line: Where it stands, from 1.
        name: The unit's name.
        parent: A path or a name that is unique; "/" for the root, "" where the row leaves it open.
        successor: The same; "-" for none, "" where the row leaves it open.
        kind: What it is where it is new: as the row or else its name tells.
        values: The columns that the row fills.
        faulty: Whether something is wrong with it already: then only its name counts.
    """

    line: int
    name: str
    kind: str = ""
    parent: str = ""
    successor: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    faulty: bool = False


def read(
    data: bytes, passed: Passing = lambda _line, _why: None
) -> tuple[list[UnitLine], list[Fault]]:
    """Read a list of units, CSV or XLSX; a faulty row is among the lines, too, marked so.

    ``passed`` gets what is certainly no row, and why.
    """
    rows, faults = sheets.read(data, COLUMNS, NEEDED, sure=_is_unit, passed=passed)
    lines = []
    for line, cells in rows:
        try:
            lines.append(_line(line, cells))
        except ValueError as error:
            faults.append(Fault(line=line, why=str(error)))
            if cells["name"]:
                lines.append(UnitLine(line=line, name=cells["name"], faulty=True))
    return lines, faults


def written(known: Tree) -> str:
    """Return all units as a list that ``read`` takes: CSV, each named by its path from the root.

    A cell that a spreadsheet would take for a formula begins with an apostrophe; no name that was
    taken from a list does (``unit_names.fault``).
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for unit in known.units.values():
        above = ROOT if unit.parent_id is None else f"{ROOT} {known.path(unit.parent_id)}"
        after = f"{ROOT} {known.path(unit.successor_id)}" if unit.successor_id else ""
        days = [each.isoformat() if each else "" for each in (unit.valid_from, unit.valid_to)]
        cells = [unit.name, unit.kind, above, unit.short_name, *days, after, ";".join(unit.aliases)]
        writer.writerow([f"'{each}" if each.startswith(FORMULA) else each for each in cells])
    return out.getvalue()


def several(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell that are parted by ``;``."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def check_order(values: Mapping[str, Any]) -> None:
    """See that a unit does not end before it begins.

    Raises:
        ValueError: It does; the text says so.
    """
    first, last = values.get("valid_from"), values.get("valid_to")
    if first and last and last < first:
        raise ValueError(f"its last day {last} comes before its first {first}")


def _is_unit(cells: Mapping[str, str]) -> bool:
    return bool(cells["name"] and (cells["kind"] or unit_names.kind_of(cells["name"])))


def _line(line: int, cells: Mapping[str, str]) -> UnitLine:
    name = cells["name"]
    kind = cells["kind"] or unit_names.kind_of(name)
    if not name:
        raise ValueError("empty: name; name the unit, or delete the row")
    if LOST.intersection(name):
        raise ValueError(f"letters were lost: {name}; save the list as .xlsx, or as CSV UTF-8")
    if not kind:
        raise ValueError(
            f"empty: kind; a column kind (loai) says what {name} is; delete the row if it is none"
        )
    values: dict[str, Any] = {"kind": kind} if cells["kind"] else {}
    if cells["short_name"]:
        values["short_name"] = "" if cells["short_name"] == NOTHING else cells["short_name"]
    for each in ("valid_from", "valid_to"):
        if cells[each]:
            values[each] = None if cells[each] == NOTHING else _day(cells[each])
    if cells["aliases"]:
        values["aliases"] = () if cells["aliases"] == NOTHING else several(cells["aliases"])
    for called in (name, kind, *values.get("aliases", ()), values.get("short_name") or name):
        if fault := unit_names.fault(called, typed=False):
            raise ValueError(fault)
    check_order(values)
    return UnitLine(
        line=line,
        name=name,
        kind=kind,
        parent=cells["parent"],
        successor=cells["successor"],
        values=values,
    )


def _day(cell: str) -> date:
    """Read "2025-07-01", or "1/7/2025" as it is written here: the day stands first."""
    local = LOCAL_DAY.fullmatch(cell)
    try:
        return date(*map(int, local.group(3, 2, 1))) if local else date.fromisoformat(cell)
    except ValueError as error:
        raise ValueError(f"not a day (2025-07-01 or 1/7/2025): {cell}") from error
