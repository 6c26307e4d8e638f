"""Whom a notice is for: everybody, whole branches of the tree, single units, kinds. Pure."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.tree import Tree
from jobs.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What an admin chose.

    Attributes:
        everything: All that the admin may write to.
        trees: Units that are meant with all below them, by number.
        alone: Units that are meant without those below.
        kinds: Kinds of units, folded; they narrow the places chosen, or stand for all of the kind
            where no place was chosen. Empty: every kind.
    """

    everything: bool = False
    trees: frozenset[int] = frozenset()
    alone: frozenset[int] = frozenset()
    kinds: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return self.everything or bool(self.trees or self.alone or self.kinds)


def allowed(known: Tree, roots: Collection[int] | None) -> frozenset[int]:
    """Return the units that somebody may write to: those below his own; None: all."""
    return frozenset(known.units) if roots is None else known.under(roots)


def reached(known: Tree, reach: Reach, within: frozenset[int]) -> frozenset[int]:
    """Return the units that are meant, never one outside ``within``."""
    if not reach:
        return frozenset()
    if reach.everything or not (reach.trees or reach.alone):
        found = within
    else:
        found = (known.under(reach.trees) | reach.alone) & within
    if not reach.kinds:
        return found
    return frozenset(unit for unit in found if fold(known.units[unit].kind) in reach.kinds)


def kinds(known: Tree, within: frozenset[int]) -> dict[str, tuple[str, int]]:
    """Return the kinds of units: folded → as written, and how many there are; the commonest first.

    Spellings do not count: the first one stands for all.
    """
    found: dict[str, tuple[str, int]] = {}
    for unit in known.units.values():
        if unit.id in within:
            label, count = found.get(fold(unit.kind), (unit.kind, 0))
            found[fold(unit.kind)] = label, count + 1
    return dict(sorted(found.items(), key=_commonest))


def above(known: Tree, units: Collection[int]) -> int | None:
    """Return the lowest unit that stands above all of ``units``, or is one; None for none."""
    lines = [known.line(unit) for unit in units if unit in known.units]
    if not lines:
        return None
    shared = set(lines[0]).intersection(*lines[1:])
    return next((unit for unit in lines[0] if unit in shared), None)


def _commonest(item: tuple[str, tuple[str, int]]) -> tuple[int, str]:
    return -item[1][1], item[0]
