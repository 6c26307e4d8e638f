"""The rows of a list of units, as they stand in its file: CSV or XLSX, as offices send it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot import sheets
from bot.sheets import Fault

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
NEEDED = ("name", "kind")

ROOT = "/"
"""In the column ``parent``: at the root; before a path: the path begins at the root."""

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
        values: The columns that the row fills.
        faulty: Whether something is wrong with it already: then only its name counts.
    """

    line: int
    name: str
    parent: str = ""
    successor: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    faulty: bool = False


def read(data: bytes) -> tuple[list[UnitLine], list[Fault]]:
    """Read a list of units, CSV or XLSX; a faulty row is among the lines, too, marked so."""
    rows, faults = sheets.read(data, COLUMNS, NEEDED)
    lines = []
    for line, cells in rows:
        try:
            lines.append(_line(line, cells))
        except ValueError as error:
            faults.append(Fault(line=line, why=str(error)))
            if cells["name"]:
                lines.append(UnitLine(line=line, name=cells["name"], faulty=True))
    return lines, faults


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


def _line(line: int, cells: Mapping[str, str]) -> UnitLine:
    if empty := [name for name in NEEDED if not cells[name]]:
        raise ValueError(f"empty: {', '.join(empty)}")
    values: dict[str, Any] = {"kind": cells["kind"]}
    if cells["short_name"]:
        values["short_name"] = "" if cells["short_name"] == NOTHING else cells["short_name"]
    for name in ("valid_from", "valid_to"):
        if cells[name]:
            values[name] = None if cells[name] == NOTHING else _day(cells[name])
    if cells["aliases"]:
        values["aliases"] = () if cells["aliases"] == NOTHING else several(cells["aliases"])
    check_order(values)
    return UnitLine(
        line=line,
        name=cells["name"],
        parent=cells["parent"],
        successor=cells["successor"],
        values=values,
    )


def _day(cell: str) -> date:
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        raise ValueError(f"not a day (2025-07-01): {cell}") from error
