"""The units as a tree: who stands above whom, what a unit is called, who came after it. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cached_property

from bot.audience import Unit
from jobs.text import fold

APART = " / "
"""Stands between the names of a path; a name may hold a slash without blanks around it."""


class Tree:
    """Units by number, by place and by name.

    Args:
        units: All of them, in any order.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = {unit.id: unit for unit in units}
        self._below: dict[int | None, list[Unit]] = {}
        for unit in self.units.values():
            self._below.setdefault(unit.parent_id, []).append(unit)

    def take(self, changed: Iterable[Unit]) -> None:
        """Know units as they are now, instead of reading 11,000 again for some that moved.

        What others say of their names (``Unit.parent``, ``Unit.successor``) stays as it was read.
        """
        now = {unit.id: unit for unit in changed}
        for above in {self.units[number].parent_id for number in now}:
            self._below[above] = [each for each in self._below[above] if each.id not in now]
        self.units.update(now)
        for unit in now.values():
            self._below.setdefault(unit.parent_id, []).append(unit)
        for above in {unit.parent_id for unit in now.values()}:
            self._below[above].sort(key=lambda unit: (unit.name, unit.id))
        self.__dict__.pop("_ends", None)

    def __len__(self) -> int:
        return len(self.units)

    def below(self, number: int | None) -> Sequence[Unit]:
        """Return the units right below one, or at the root (None), in the order given."""
        return self._below.get(number, ())

    def line(self, number: int) -> tuple[int, ...]:
        """Return a unit and all above it, the nearest first."""
        line = []
        above: int | None = number
        while above in self.units and above not in line:
            line.append(above)
            above = self.units[above].parent_id
        return tuple(line)

    def path(self, number: int) -> str:
        """Return the names from the root down to a unit."""
        return APART.join(reversed(self._upward(number)))

    def told(self, number: int) -> str:
        """Return a unit's name with as many of those above it as tell it from its namesakes.

        "Chi bộ 1" stands below many committees: there it is "Đảng bộ A / Chi bộ 1".
        """
        names = self._upward(number)
        fewer = range(1, len(names))
        needed = next((n for n in fewer if self._ends[names[:n]] == 1), len(names))
        return APART.join(reversed(names[:needed]))

    def under(self, roots: Collection[int]) -> frozenset[int]:
        """Return ``roots`` that are there, and all units below them."""
        found: set[int] = set()
        open_ends = [root for root in roots if root in self.units]
        while open_ends:
            number = open_ends.pop()
            if number not in found:
                found.add(number)
                open_ends += [unit.id for unit in self.below(number)]
        return frozenset(found)

    def current(self, number: int, today: date) -> int:
        """Return the unit itself while it is there, or else the one in its place.

        That is its successor, or, where there is none, the unit above; where neither is there, the
        last that was.
        """
        seen = {number}
        while not alive(self.units[number], today):
            after = self.units[number].successor_id or self.units[number].parent_id
            if after is None or after in seen or after not in self.units:
                break
            seen.add(after)
            number = after
        return number

    def find(self, text: str) -> list[Unit]:
        """Return the units that ``text`` may mean: "#number", a path, a name, or words of one.

        Spellings do not count. A name or an alias that fits wholly wins over names that only hold
        the words; "A / B" asks for B somewhere below A. In the order of the tree's names.
        """
        wanted = fold(text).strip()
        if wanted.startswith("#"):
            number = wanted[1:]
            found = self.units.get(int(number)) if number.isdecimal() and len(number) < 10 else None
            return [found] if found else []
        *above, last = [part.strip() for part in wanted.split(APART.strip() + " ")]
        if above:
            return [unit for unit in self._called(last.strip()) if self._hangs(unit, above)]
        return self._called(wanted)

    @cached_property
    def _ends(self) -> Counter[tuple[str, ...]]:
        """How many units' paths end alike: the names from a unit's own upward → how many."""
        paths = [self._upward(number) for number in self.units]
        return Counter(path[:n] for path in paths for n in range(1, len(path) + 1))

    def _upward(self, number: int) -> tuple[str, ...]:
        return tuple(self.units[each].name for each in self.line(number))

    def _called(self, wanted: str) -> list[Unit]:
        if not wanted:
            return []
        exact = [unit for unit in self.units.values() if wanted in _names(unit)]
        return exact or [
            unit for unit in self.units.values() if any(wanted in name for name in _names(unit))
        ]

    def _hangs(self, unit: Unit, above: Sequence[str]) -> bool:
        """Say whether a unit hangs below units whose names hold the words of ``above``."""
        wanted = list(above)
        for number in self.line(unit.id)[1:]:
            if wanted and any(wanted[-1] in name for name in _names(self.units[number])):
                wanted.pop()
        return not wanted


def alive(unit: Unit, today: date) -> bool:
    """Say whether a unit is not yet past its last day."""
    return unit.valid_to is None or unit.valid_to >= today


def _names(unit: Unit) -> list[str]:
    return [fold(name) for name in (unit.name, unit.short_name, *unit.aliases) if name]
