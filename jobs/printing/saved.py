"""A compilation as a list that is kept: JSON, out of which the very same document comes again."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import date
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from jobs import links
from jobs.compiling.commemorations import Commemoration
from jobs.compiling.compilation import Compilation, Item, Kind, groups
from jobs.compiling.months import Period
from jobs.promulgated import Promulgated

VERSION = 1
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no document can hold; JSON can."""


def read(file: bytes) -> Compilation:
    """Undo ``dumped`` and JSON: what a file says that may have been written by hand.

    Raises:
        ValueError: It is no such list, or one of a newer bantin.
    """
    try:
        made = loaded(json.loads(file))
    except RecursionError as error:
        raise ValueError("not the list of a compilation") from error
    for item in made.items:
        if item.section not in groups():
            raise ValueError(f"there is no section {item.section}, so “{item.title}” would be lost")
    for link in [*(item.link for item in made.items), *(each.link for each in made.documents)]:
        if not links.cleaned(link, link):
            raise ValueError(f"{link} is no address of a page")
    return made


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
        made = _compilation(kept)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError("not the list of a compilation") from error
    if not _fits(made, Compilation):
        raise ValueError("not the list of a compilation: a value is of another kind")
    return made


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


def _fits(value: Any, kind: Any) -> bool:
    """Say whether a value is what its type says, all the way down."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return any(_fits(value, part) for part in parts)
    if origin is tuple:
        return type(value) is tuple and all(_fits(each, parts[0]) for each in value)
    if type(value) is not kind:
        return False
    if is_dataclass(kind):
        return all(_fits(getattr(value, name), each) for name, each in get_type_hints(kind).items())
    return kind is not str or not UNPRINTABLE.search(value)


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
