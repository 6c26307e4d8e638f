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

_NO_PLACE = """
hoi loi lo la xoi xua xi xam phap an tien huong tay dong thuc cham ngon nam bac he tam trong chuc
diem sat ly li su nhan niem ta ao chung doi khach uy thoai toan
"""
NO_PLACE = frozenset(_NO_PLACE.split())
"""What makes another word of an unmarked kind before it: "xã hội", "phương pháp", "quan hệ"."""

_PARTS = re.compile(r"\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A commune, ward, town or district that a text names, of today or of before.

    Attributes:
        names: How its name may be spelled, without its kind; with it where the name is of one
            syllable or a figure: "phường 1".
        called: The same with its kind, where the text tells one; else empty.
        alone: Whether its name is all of the text; the kind is not told then, and the name may be
            a word as well: "đoàn kết".
        beside: How many syllables of the text are no part of it, nor of its district and province.
        known: Whether the table has it.
    """

    names: tuple[str, ...]
    called: tuple[str, ...] = ()
    alone: bool = False
    beside: int = 0
    known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """A commune, ward, town or district as it was.

    Attributes:
        kind: "xã", "phường", "thị trấn", "đặc khu"; of a district "huyện", "quận", "thị xã",
            "thành phố".
        name: Its name without its kind: "Bến Nghé".
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


def place(text: str) -> Place | None:
    """Return the first place that a text names, told as ``formers`` does; None where it names none.

    One that is as it was counts, too, and one that the table has not, where the text is nothing
    but its kind and its name: communes were merged before July 2025, too.
    """
    shown = _PARTS.findall(text)
    for start, end in _stretches(len(shown)):
        kind, before = _kind(shown, start)
        alone = not before and end - start == len(shown) > 1
        name = " ".join(shown[start:end])
        olds = [each for each in _named(name) if alone or each.kind == kind]
        today = [each for each in _named_today(name) if alone or each[0] == kind]
        if found := [(each.kind, each.name) for each in olds] + today:
            names = tuple(dict.fromkeys(_distinct(*each) for each in found))
            called = () if alone else tuple(dict.fromkeys(" ".join(each) for each in found))
            rest = [*shown[: start - before], *shown[end:]]
            beside = len(_beside(fold(" ".join(rest)), olds).split())
            return Place(names=names, called=called, alone=alone, beside=beside)
    return _unknown(shown)


def _beside(folded: str, olds: Sequence[Former]) -> str:
    """Return what is told beside a place, without its district and province."""
    kinds = "|".join(_CALLED)
    for name in {fold(name) for each in olds for name in (*_districts(each), *_provinces(each))}:
        folded = re.sub(rf"(?<!\S)(?:(?:{kinds}|tinh) )?{re.escape(name)}(?!\S)", " ", folded)
    return folded


def _unknown(shown: Sequence[str]) -> Place | None:
    """Return the place whose kind a text begins with, and whose name is all the rest of it."""
    before = next((count for count in (2, 1) if _kind(shown, count)[1] == count), 0)
    name = shown[before:]
    if not before or not 2 <= len(name) <= LONGEST or fold(name[0]) in NO_PLACE:
        return None
    called = " ".join(name)
    if canonical(called) == fold(called) and canonical(" ".join(shown)) == fold(" ".join(shown)):
        # Without marks capitals do not tell how it is written: "xa Bot Xuyen".
        return Place(names=(fold(called),), called=(fold(" ".join(shown)),), known=False)
    if called == fold(called) or all(each.istitle() for each in name):
        return Place(names=(called,), called=(" ".join(shown),), known=False)
    # With marks, and in small letters: a name only where it is written as one.
    written = " ".join(each.capitalize() for each in name)
    return Place(names=(written,), known=False) if called.islower() else None


def formers(text: str, above: str = "") -> tuple[Former, ...]:
    """Return what a text names by a name of before 1 July 2025; several where it may be any.

    Args:
        text: As typed: "tin xã Tân Lập", "phuong Ben Nghe", "Bến Nghé". A name among other words
            counts only behind its kind; one typed with tone marks only with its own.
        above: The names of the asker's unit and those above: his own province comes first.

    Returns:
        Those beside whose name the text names their district or province, or else those of the
        asker's province, or else all; none where nothing changed but the area.
    """
    shown = _PARTS.findall(text)
    for start, end in _stretches(len(shown)):
        name = " ".join(shown[start:end])
        kind, before = _kind(shown, start)
        alone = not before and end - start == len(shown) > 1
        found = [each for each in _named(name) if alone or each.kind == kind]
        if found:
            beside = [*shown[: start - before], *shown[end:]]
            near = _nearest(found, fold(" ".join(beside)), fold(above))
            return tuple(each for each in near if not _is_same(each))
    return ()


def _stretches(count: int) -> Iterator[tuple[int, int]]:
    """Where a name may begin and end among so many syllables; the longest first."""
    for start in range(count):
        for end in range(min(start + LONGEST, count), start, -1):
            yield start, end


def _kind(shown: Sequence[str], place: int) -> tuple[str | None, int]:
    """Return the kind that is told before a name, and by how many syllables.

    One typed with tone marks has its own: "địa phương" is no ward.
    """
    for count in (2, 1):
        told = " ".join(shown[max(place - count, 0) : place])
        kind = _CALLED.get(fold(told))
        if kind and place >= count and canonical(told) in {fold(told), canonical(kind)}:
            return kind, count
    return None, 0


def _distinct(kind: str, name: str) -> str:
    """Return a name that can be looked for: "Tân Lập", but "phường 1"."""
    return name if " " in name else f"{kind} {name}"


def _named(name: str) -> list[Former]:
    marked = canonical(name)
    return [
        each
        for each in _table().get(fold(name), ())
        if marked in {fold(name), canonical(each.name)}
    ]


def _named_today(name: str) -> list[tuple[str, str]]:
    """Return kind and name of what is called so since July 2025."""
    marked = canonical(name)
    return [
        each for each in _today().get(fold(name), ()) if marked in {fold(name), canonical(each[1])}
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


@cache
def _today() -> Mapping[str, Sequence[tuple[str, str]]]:
    """Every name of today, folded, and the kinds and spellings of what is called so."""
    known: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for full in sorted({full for olds in _table().values() for old in olds for full in old.now}):
        kind = next(kind for kind in KINDS.values() if full.startswith(f"{kind} "))
        name = full.removeprefix(f"{kind} ")
        known[fold(name)].append((kind, name))
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
