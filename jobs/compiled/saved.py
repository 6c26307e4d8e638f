"""A compilation as a list that is kept: JSON, out of which the very same document comes again."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from jobs.commemorations import Commemoration
from jobs.compilation import Compilation, Item, Kind
from jobs.months import Period
from jobs.promulgated import Promulgated

VERSION = 1


def dumped(made: Compilation) -> dict[str, Any]:
    """Return a compilation as plain values that JSON knows."""
    rows = asdict(made)
    return {"version": VERSION, **_plain(rows)}


def loaded(kept: Mapping[str, Any]) -> Compilation:
    """Undo ``dumped``.

    Raises:
        ValueError: It is no such list, or one of a newer bantin.
    """
    try:
        if kept["version"] != VERSION:
            raise ValueError(f"a list of version {kept['version']}, which this bantin cannot read")
        return _compilation(kept)
    except (KeyError, TypeError) as error:
        raise ValueError("not the list of a compilation") from error


def _compilation(kept: Mapping[str, Any]) -> Compilation:
    return Compilation(
        kind=Kind(kept["kind"]),
        period=Period(**{name: date.fromisoformat(day) for name, day in kept["period"].items()}),
        title=kept["title"],
        items=tuple(_item(row) for row in kept["items"]),
        documents=tuple(Promulgated(**_dated(row)) for row in kept["documents"]),
        days=tuple(Commemoration(**row) for row in kept["days"]),
        topics=tuple(kept["topics"]),
        minutes=kept["minutes"],
        spelled_out=kept["spelled_out"],
    )


def _item(row: Mapping[str, Any]) -> Item:
    told = _dated(row)
    told["members"], told["sentences"] = tuple(row["members"]), tuple(row["sentences"])
    return Item(**told)


def _dated(row: Mapping[str, Any]) -> dict[str, Any]:
    published = row["published"]
    return {**row, "published": date.fromisoformat(published) if published else None}


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {name: _plain(each) for name, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case date():
            return value.isoformat()
        case _:
            return value
