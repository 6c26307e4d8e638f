"""A list of units against the units that are there: what is new, what changes, what is wrong.

Pure. A unit is known by its name and the unit above it: "Chi bộ 1" stands below many committees.
Capitals and the place of a tone mark make no other name, nor does a name that the unit once had.
"""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.audience import Unit
from bot.importing.sheets import Fault
from bot.importing.unit_lines import NOTHING, ROOT, UnitLine, check_order
from bot.tree import APART, Tree
from jobs.text import canonical, fold

MOST_CANDIDATES = 5


@dataclass(slots=True, eq=False)
class Node:
    """A unit, there already or to be; ``unit`` is None for a new one, ``number`` its number."""

    name: str
    above: "Node | None" = None
    unit: Unit | None = None
    number: int | None = None

    def path(self) -> str:
        """Return the names from the root down."""
        return APART.join(reversed([node.name for node in self.line()]))

    def called(self) -> list[str]:
        """Return its name and the other ones that it goes by, as they are compared."""
        others = self.unit.aliases if self.unit else ()
        return [canonical(each) for each in (self.name, *others)]

    def kept(self) -> int:
        """Return the number of a unit that is there, or was kept just now."""
        assert self.number is not None, self.name  # noqa: S101  parents are kept first
        return self.number

    def line(self) -> "Iterator[Node]":
        """Yield the unit and all above it, the nearest first."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.above


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What a row does to one unit.

    Attributes:
        node: The unit.
        values: The new values of its columns; all of them where it is new.
        before: The values that they take the place of; empty where it is new.
        successor: The unit that comes after it; None where there is none or it stays.
    """

    node: Node
    values: Mapping[str, Any]
    before: Mapping[str, Any]
    successor: Node | None = None

    def depth(self) -> int:
        """Return how many units stand above it, itself counted."""
        return sum(1 for _ in self.node.line())


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a list does; nothing may be kept where it has faults. ``new`` holds parents first."""

    new: Sequence[Planned] = ()
    changed: Sequence[Planned] = ()
    unchanged: int = 0
    faults: Sequence[Fault] = ()


def plan(
    lines: Sequence[UnitLine],
    known: Tree,
    faults: Iterable[Fault] = (),
    *,
    today: date = date.max,
) -> Plan:
    """Compare a list with what is there.

    Args:
        lines: The rows.
        known: What is there.
        faults: Those of the reading.
        today: The day, local: nothing new hangs below what has ended by then.
    """
    book = Book(known, today)
    placed = _placed(lines, book)
    planned = [_planned(row, node, book) for row, node in placed if not row.faulty]
    found = [*faults, *book.faults, *_loops(planned, book)]
    new = [each for _, each in planned if each.node.unit is None]
    return Plan(
        new=sorted(new, key=Planned.depth),
        changed=[each for _, each in planned if each.node.unit is not None and each.values],
        unchanged=sum(each.node.unit is not None and not each.values for _, each in planned),
        faults=sorted(found, key=_line_of),
    )


class Book:
    """All units, there or to be, by name; and the faults found while they are looked up."""

    def __init__(self, known: Tree, today: date = date.max) -> None:
        self.faults: list[Fault] = []
        self._today = today
        self._by_name: dict[str, list[Node]] = {}
        self._once: dict[str, list[Node]] = {}
        self._spellings: dict[str, set[str]] = {}
        self._lines: dict[Node, int] = {}
        self.nodes = {
            number: Node(name=unit.name, unit=unit, number=number)
            for number, unit in known.units.items()
        }
        for node in self.nodes.values():
            unit = node.unit
            if unit is not None and unit.parent_id is not None:
                node.above = self.nodes.get(unit.parent_id)
            self._keep(node)

    def spell(self, name: str) -> None:
        """Know that a name stands in the list, for hints."""
        self._spellings.setdefault(fold(name), set()).add(name)

    def place(self, row: UnitLine) -> Node:
        """Return the unit that a row means, new or there, once all that it names is known."""
        above, found = self._above(row)
        node = found or self._there(row.name, above)
        if row.faulty and node is None:
            return self._lost(row)
        if node is None:
            node = Node(name=row.name, above=above)
            self._refuse_ended(row, above)
            self._keep(node)
        if node in self._lines and not row.faulty:
            self.fault(row.line, f"it stands twice: {node.path()}, see line {self._lines[node]}")
            return self._lost(row)
        self._lines.setdefault(node, row.line)
        return node

    def named(self, text: str) -> list[Node]:
        """Return the units that a reference may mean: one whole name, or a path's last names."""
        parts, rooted = _parts(canonical(text)), text.startswith(ROOT + " ")
        ends = _ends_of(text)
        for names in (self._by_name, self._once):
            if not rooted and (whole := names.get(ends[0])):
                return whole
            nodes = [node for end in ends for node in names.get(end, ())]
            if found := [node for node in nodes if _ends(node, parts, rooted=rooted)]:
                return found
        return []

    def look_up(self, row: UnitLine, text: str) -> Node | None:
        """Return the one unit that a row's reference means; otherwise note the fault."""
        found = self.named(text)
        if len(found) == 1:
            return found[0]
        if not found:
            spelled = sorted(self._spellings.get(fold(_last(text)), ()))
            hint = f"; is {' or '.join(spelled[:3])} meant?" if spelled else ""
            self.fault(row.line, f"{row.name}: no unit is called {text}{hint}")
            return None
        paths = sorted(node.path() for node in found)
        more = f" and {len(paths) - MOST_CANDIDATES} more" if len(paths) > MOST_CANDIDATES else ""
        shown = "; ".join(paths[:MOST_CANDIDATES])
        self.fault(row.line, f"{row.name}: {text} may be {shown}{more}; write the path")
        return None

    def fault(self, line: int, why: str) -> None:
        """Note what is wrong with a row."""
        self.faults.append(Fault(line=line, why=why))

    def _above(self, row: UnitLine) -> tuple[Node | None, Node | None]:
        """Return the unit above a row's unit; or the unit itself where the row leaves that open."""
        if row.parent == ROOT:
            return None, None
        if row.parent:
            above = self.look_up(row, row.parent)
            return (above, None) if above else (None, self._lost(row))
        there = [node for node in self._called(row.name) if node.unit is not None]
        at_root = [node for node in there if node.above is None]
        if at_root or len(there) < 2:
            return None, next(iter(at_root or there), None)
        return None, self.look_up(row, row.name)

    def _lost(self, row: UnitLine) -> Node:
        """Stand in for a faulty row's unit, so that the rows below it are not faulty, too."""
        node = Node(name=row.name)
        self._by_name.setdefault(canonical(row.name), [node])
        return node

    def _called(self, name: str) -> list[Node]:
        """Return the units of a name, or else those that once had it."""
        key = canonical(name)
        return self._by_name.get(key) or self._once.get(key, [])

    def _there(self, name: str, above: Node | None) -> Node | None:
        """Return the unit of a name right below another (None: at the root)."""
        found = [node for node in self._called(name) if node.above is above]
        exact = [node for node in found if node.name == name]
        return next(iter(exact or found), None)

    def _refuse_ended(self, row: UnitLine, above: Node | None) -> None:
        unit = above.unit if above else None
        if unit is None or unit.valid_to is None or unit.valid_to >= self._today:
            return
        if above is not None and not row.values.get("valid_to"):
            after = f", after it comes {unit.successor}" if unit.successor else ""
            why = f"{row.name}: {above.path()} ended on {unit.valid_to}{after}"
            self.fault(row.line, f"{why}; name the unit above it now")

    def _keep(self, node: Node) -> None:
        name, *once = node.called()
        self._by_name.setdefault(name, []).append(node)
        for each in once:
            self._once.setdefault(each, []).append(node)
        self.spell(node.name)


def _placed(lines: Sequence[UnitLine], book: Book) -> list[tuple[UnitLine, Node]]:
    """Find or make the unit of each row, those first on whose names others wait."""
    open_names = Counter(canonical(row.name) for row in lines)
    waiting: dict[str, list[UnitLine]] = {}
    for row in lines:
        book.spell(row.name)
        ends = _ends_of(row.parent) if row.parent != ROOT else ()
        waiting.setdefault(next((end for end in ends if open_names[end]), ""), []).append(row)
    ready = deque(waiting.pop("", ()))
    placed: dict[int, tuple[UnitLine, Node]] = {}
    while ready or (ready := _stuck(waiting, open_names, book)):
        row = ready.popleft()
        placed[row.line] = row, book.place(row)
        name = canonical(row.name)
        open_names[name] -= 1
        if not open_names[name]:
            ready.extend(waiting.pop(name, ()))
    return [placed[line] for line in sorted(placed)]


def _stuck(
    waiting: dict[str, list[UnitLine]], open_names: Counter[str], book: Book
) -> deque[UnitLine]:
    """Return rows that can go on although others of the name they wait for are still open.

    A unit may be named like the one above it; a path from the root means one unit, whatever comes.
    What is left then hangs below itself.
    """
    rows = [(name, row) for name, some in waiting.items() for row in some]
    free = [each for each in rows if _can_go_on(*each, open_names, book)]
    if not free:
        for _, row in rows:
            book.fault(row.line, f"{row.name}: stands above itself, or below a unit that does")
        waiting.clear()
    for name, row in free:
        waiting[name].remove(row)
    return deque(row for _, row in free)


def _can_go_on(name: str, row: UnitLine, open_names: Counter[str], book: Book) -> bool:
    """Say whether a row that waits for units of a ``name`` needs none that is still to come."""
    found = book.named(row.parent)
    if row.parent.startswith(ROOT + " "):
        return len(found) == 1
    return canonical(row.name) == name and open_names[name] == 1 and bool(found)


def _planned(row: UnitLine, node: Node, book: Book) -> tuple[UnitLine, Planned]:
    values = dict(row.values)
    after = None
    if row.successor == NOTHING:
        values["successor_id"] = None
    elif row.successor:
        after = book.look_up(row, row.successor)
    unit = node.unit
    if unit is None:
        new = {"kind": row.kind, **values}
        return row, Planned(node=node, values=new, before={}, successor=after)
    if after is not None and (after.unit is None or after.number != unit.successor_id):
        values["successor_id"] = after.number  # None where it is new itself: known when kept
    before = {name: getattr(unit, name) for name in values}
    differing = {
        name: value
        for name, value in values.items()
        if value != before[name] or (name == "successor_id" and after is not None)
    }
    _check_days(row, {**_days(unit), **differing}, book)
    kept = after if "successor_id" in differing else None
    return row, Planned(node=node, values=differing, before=before, successor=kept)


def _loops(planned: Sequence[tuple[UnitLine, Planned]], book: Book) -> Iterator[Fault]:
    """Yield the rows whose unit comes after itself."""
    after: dict[Node, Node | None] = {
        node: book.nodes.get(node.unit.successor_id)
        for node in book.nodes.values()
        if node.unit is not None and node.unit.successor_id is not None
    }
    changed = (each for _, each in planned if each.successor or "successor_id" in each.values)
    after.update({each.node: each.successor for each in changed})
    for row, each in planned:
        seen: set[Node] = set()
        node = each.successor
        while node is not None and node not in seen:
            seen.add(node)
            node = after.get(node)
        if each.node in seen:
            yield Fault(line=row.line, why=f"{row.name}: comes after itself")
        elif each.successor is not None and each.node in each.successor.line():
            yield Fault(line=row.line, why=f"{row.name}: what comes after it hangs below it")


def _check_days(row: UnitLine, values: Mapping[str, Any], book: Book) -> None:
    try:
        check_order(values)
    except ValueError as error:
        book.fault(row.line, f"{row.name}: {error}")


def _days(unit: Unit) -> dict[str, date | None]:
    return {"valid_from": unit.valid_from, "valid_to": unit.valid_to}


def _parts(reference: str) -> list[str]:
    return reference.removeprefix(ROOT + " ").split(APART)


def _last(reference: str) -> str:
    return _parts(reference)[-1]


def _ends_of(reference: str) -> list[str]:
    """Return what the last name of a path may be, the longest first: a name may hold a slash."""
    parts = _parts(canonical(reference))
    return [APART.join(parts[n:]) for n in range(len(parts))]


def _ends(node: Node | None, parts: Sequence[str], *, rooted: bool) -> bool:
    """Say whether a unit is what a path means: itself and those above it go by its last names."""
    if node is None or not parts:
        return not parts and (node is None or not rooted)
    names = node.called()
    return any(
        APART.join(parts[n:]) in names and _ends(node.above, parts[:n], rooted=rooted)
        for n in range(len(parts))
    )


def _line_of(fault: Fault) -> int:
    return fault.line
