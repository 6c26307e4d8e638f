"""What became of the communes, wards and districts of before 1 July 2025. Pure.

On that day 10,035 communes, wards and towns became 3,321, and the districts ended. Members go on
asking by the old names, newspapers write the new ones. The table is ``communes.txt``.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jobs.text import canonical, fold

KINDS = {"x": "xã", "p": "phường", "t": "thị trấn", "đ": "đặc khu"}

LONGEST = 4
"""Syllables of a name."""

_CALLED = {
    **{fold(kind): kind for kind in (*KINDS.values(), "huyện", "quận", "thị xã", "thành phố")},
    "p": "phường",
    "q": "quận",
    "tx": "thị xã",
    "tp": "thành phố",
    "tt": "thị trấn",
}
"""What stands before a name, folded → the kind that is meant."""

_PARTS = re.compile(r"\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """A commune, ward, town or district as it was.

    Attributes:
        kind: "xã", "phường", "thị trấn", "đặc khu"; of a district "huyện", "quận", "thị xã",
            "thành phố".
        name: Its name without its kind: "Bột Xuyên".
        within: The district of which it was part, with its kind; "" for a district itself.
        province: The province of that time.
        now: The communes of today in which it lies, each with its kind.
        province_now: Their province.
    """

    kind: str
    name: str
    within: str
    province: str
    now: tuple[str, ...]
    province_now: str


def called(province: str) -> str:
    """Return a province as it is called in a sentence: one is also a man's name."""
    return f"TP {province}" if province == "Hồ Chí Minh" else province


def formers(text: str, above: str = "") -> tuple[Former, ...]:
    """Return what a text names by a name of before 1 July 2025; several where it may be any.

    Args:
        text: As typed: "tin xã Bột Xuyên", "phuong Ben Nghe", "Bột Xuyên". A name among other words
            counts only behind its kind; one typed with tone marks only with its own.
        above: The names of the asker's unit and those above: his own province comes first.

    Returns:
        Those beside whose name the text names their district or province, or else those of the
        asker's province, or else all; none where nothing changed but the area.
    """
    shown = _PARTS.findall(text)
    for place in range(len(shown)):
        for length in range(min(LONGEST, len(shown) - place), 0, -1):
            name = " ".join(shown[place : place + length])
            kind, before = _kind(shown, place)
            alone = not before and length == len(shown) and length > 1
            found = [each for each in _named(name) if alone or each.kind == kind]
            if found:
                beside = [*shown[: place - before], *shown[place + length :]]
                near = _nearest(found, fold(" ".join(beside)), fold(above))
                return tuple(each for each in near if not _is_same(each))
    return ()


def _kind(shown: Sequence[str], place: int) -> tuple[str | None, int]:
    """Return the kind that is told before a name, and by how many syllables."""
    for count in (2, 1):
        kind = _CALLED.get(fold(" ".join(shown[max(place - count, 0) : place])))
        if kind and place >= count:
            return kind, count
    return None, 0


def _named(name: str) -> list[Former]:
    marked = canonical(name)
    return [
        each
        for each in _table().get(fold(name), ())
        if marked in {fold(name), canonical(each.name)}
    ]


def _is_same(each: Former) -> bool:
    return each.now == (f"{each.kind} {each.name}",)


def _nearest(found: Sequence[Former], beside: str, above: str) -> Sequence[Former]:
    for told in (beside, above):
        for names in (_districts, _provinces):
            near = [each for each in found if any(_stands(name, told) for name in names(each))]
            if near:
                return near
    return found


def _districts(each: Former) -> tuple[str, ...]:
    return (_bare(each.within),) if each.within else ()


def _provinces(each: Former) -> tuple[str, ...]:
    return (each.province, each.province_now)


def _stands(name: str, folded: str) -> bool:
    return re.search(rf"(?<![a-z0-9]){re.escape(fold(name))}(?![a-z0-9])", folded) is not None


def _bare(named: str) -> str:
    """Return a district's name without its kind: "Huyện Mỹ Đức" → "Mỹ Đức"."""
    return re.sub(r"^(?:Huyện|Quận|Thị xã|Thành phố) ", "", named)


@cache
def _table() -> Mapping[str, Sequence[Former]]:
    """Every name, folded, and what was called so."""
    known: dict[str, list[Former]] = defaultdict(list)
    for each in _read():
        known[fold(each.name)].append(each)
    return known


def _read() -> Iterator[Former]:
    text = resources.files("jobs").joinpath("communes.txt").read_text(encoding="utf-8")
    for part in re.split(r"^# ", text, flags=re.MULTILINE)[1:]:
        head, *districts = re.split(r"^## ", part, flags=re.MULTILINE)
        province, _, today = head.strip().partition(" > ")
        for lines in districts:
            yield from _of_district(lines.splitlines(), province, today)


def _of_district(lines: Sequence[str], province: str, today: str) -> Iterator[Former]:
    within, *rows = lines
    parted = [row.partition(": ") for row in rows]
    now: dict[str, list[str]] = defaultdict(list)
    for new, _, olds in parted:
        for old in olds.split(", "):
            now[old].append(_full(new))
    for old, became in now.items():
        yield Former(
            kind=KINDS[old[0]],
            name=old[2:],
            within=within,
            province=province,
            now=tuple(became),
            province_now=today,
        )
    name = _bare(within)
    yield Former(
        kind=within[: -len(name)].strip().lower(),
        name=name,
        within="",
        province=province,
        now=tuple(_full(new) for new, _, _ in parted),
        province_now=today,
    )


def _full(short: str) -> str:
    return f"{KINDS[short[0]]} {short[2:]}"
