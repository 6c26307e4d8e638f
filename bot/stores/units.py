"""The organisations and their history: plain functions of a session, run by ``transact``."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session, aliased

from bot.audience import Chat, Unit
from bot.messages import ChatId
from bot.stores.store import CHATS, chat_of
from bot.tables.counter import ChatRow, UnitChangeRow, UnitRow
from bot.tree import APART, Tree
from jobs.errors import TakenError

CHUNK = 500
"""How many units one SQL statement names."""


class Change(StrEnum):
    """What befell a unit."""

    MOVED = "moved"
    MERGED = "merged"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One change in a unit's history.

    Attributes:
        day: The day from which it holds.
        change: What it was.
        before: The unit's path until then.
        after: Its path since; for a merger, the path of the unit that took it in.
    """

    day: date
    change: Change
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merger:
    """What came of a merger.

    Attributes:
        chats: How many chats followed.
        renamed: Units below it that have a namesake below the successor: the path that each had,
            and its name since.
    """

    chats: int
    renamed: Sequence[tuple[str, str]]


def units(session: Session) -> list[Unit]:
    """Return all units by name."""
    # Columns, not rows: 11,000 units in 60 ms instead of 200.
    above, after = aliased(UnitRow), aliased(UnitRow)
    found = session.execute(
        select(
            UnitRow.id,
            UnitRow.name,
            UnitRow.kind,
            UnitRow.parent_id,
            above.name,
            UnitRow.short_name,
            UnitRow.valid_from,
            UnitRow.valid_to,
            UnitRow.successor_id,
            after.name,
            UnitRow.aliases,
        )
        .outerjoin(above, above.id == UnitRow.parent_id)
        .outerjoin(after, after.id == UnitRow.successor_id)
        .order_by(UnitRow.name, UnitRow.id)
    )
    return [
        Unit(
            id=number,
            name=name,
            kind=kind,
            parent_id=parent_id,
            parent=parent,
            short_name=short_name,
            valid_from=valid_from,
            valid_to=valid_to,
            successor_id=successor_id,
            successor=successor,
            aliases=tuple(aliases),
        )
        for (
            number,
            name,
            kind,
            parent_id,
            parent,
            short_name,
            valid_from,
            valid_to,
            successor_id,
            successor,
            aliases,
        ) in found
    ]


def tree(session: Session) -> Tree:
    """Return all units as a tree."""
    return Tree(units(session))


def count(session: Session) -> int:
    """Return how many units there are."""
    return session.scalar(select(func.count(UnitRow.id))) or 0


def line(session: Session, number: int) -> tuple[int, ...]:
    """Return a unit and all above it, the nearest first, without reading the whole tree."""
    found: list[int] = []
    above: int | None = number
    while above is not None and above not in found:
        found.append(above)
        above = session.scalar(select(UnitRow.parent_id).where(UnitRow.id == above))
    return tuple(found)


def path(session: Session, number: int) -> str:
    """Return the names from the root down to a unit, without reading the whole tree."""
    down = line(session, number)[::-1]
    called = select(UnitRow.id, UnitRow.name).where(UnitRow.id.in_(down))
    found = {unit: name for unit, name in session.execute(called)}  # noqa: C416
    return APART.join(found[each] for each in down)


def names(session: Session, number: int) -> tuple[str, str | None]:
    """Return a unit's name and that of the one above, without reading the whole tree.

    Returns:
        Its full name; that of the unit right above it, None at the root.
    """
    above = aliased(UnitRow)
    found = session.execute(
        select(UnitRow.name, above.name)
        .outerjoin(above, above.id == UnitRow.parent_id)
        .where(UnitRow.id == number)
    )
    name, superior = found.one()
    return name, superior


def current(session: Session, number: int, today: date) -> int:
    """Follow successors from a unit that is no more; return it itself where it is there."""
    seen: list[int] = []
    after: int | None = number
    while after is not None and after not in seen:
        seen.append(after)
        row = session.get_one(UnitRow, after)
        after = row.successor_id if row.valid_to and row.valid_to < today else None
    return seen[-1]


def unit_of_chat(session: Session, chat: int) -> int | None:
    """Return the number of the unit that a chat is bound to; None where there is no such chat."""
    return session.scalar(select(ChatRow.unit_id).where(ChatRow.id == chat))


def units_of_chats(session: Session, chats: Collection[int]) -> set[int]:
    """Return the units to which chats, by their numbers, are bound."""
    numbers = sorted(chats)
    found: set[int] = set()
    for start in range(0, len(numbers), CHUNK):
        some = select(ChatRow.unit_id).where(ChatRow.id.in_(numbers[start : start + CHUNK]))
        found |= set(session.scalars(some))
    return found


def chats_of(session: Session, wanted: Collection[int]) -> list[Chat]:
    """Return the chats bound to the units ``wanted``, in the order they were bound."""
    numbers = sorted(wanted)
    found: list[Chat] = []
    for start in range(0, len(numbers), CHUNK):
        some = CHATS.where(ChatRow.unit_id.in_(numbers[start : start + CHUNK]))
        found += [chat_of(*row) for row in session.execute(some.order_by(ChatRow.id))]
    return sorted(found, key=_bound)


def names_of_chats(session: Session, known: Tree, chats: Collection[ChatId]) -> dict[ChatId, str]:
    """Return the name of each chat's unit, told from its namesakes; without those not bound.

    For lists, in which one "Chi bộ 1" is not to be taken for another.
    """
    some = select(ChatRow.platform, ChatRow.chat, ChatRow.unit_id)
    rows = session.execute(some.where(ChatRow.chat.in_({at.id for at in chats})))
    bound = {ChatId(platform, chat): unit for platform, chat, unit in rows}
    return {at: known.told(bound[at]) for at in chats if at in bound}


def counts(session: Session) -> dict[int, int]:
    """Return how many chats are bound to each unit that has any."""
    found = session.execute(select(ChatRow.unit_id, func.count()).group_by(ChatRow.unit_id))
    return {row[0]: row[1] for row in found}


def add_unit(session: Session, unit: Unit) -> int:
    """Keep a new unit and return its number; ``unit.id`` and the names of others are ignored.

    Raises:
        TakenError: There is a unit of that name below the same parent.
    """
    _free(session, unit.name, unit.parent_id)
    row = UnitRow(
        name=unit.name,
        kind=unit.kind,
        parent_id=unit.parent_id,
        short_name=unit.short_name,
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        successor_id=unit.successor_id,
        aliases=list(unit.aliases),
    )
    session.add(row)
    session.flush()
    return row.id


def add_many(
    session: Session,
    new: Sequence[tuple[int | None, Mapping[str, Any]]],
    tell: Callable[[int], None],
) -> list[int]:
    """Keep new units, each with its parent's number and its columns; return their numbers."""
    numbers: list[int] = []
    for start in range(0, len(new), CHUNK):
        rows = [
            UnitRow(parent_id=parent, **values) for parent, values in new[start : start + CHUNK]
        ]
        session.add_all(rows)
        session.flush()
        numbers += [row.id for row in rows]
        tell(len(rows))
    return numbers


def change(session: Session, number: int, values: Mapping[str, Any]) -> None:
    """Keep new values of a unit's columns."""
    session.execute(update(UnitRow).where(UnitRow.id == number).values(dict(values)))


def rename(session: Session, number: int, name: str, *, day: date, now: datetime) -> None:
    """Call a unit otherwise from ``day`` on; it is still found by the name that it had.

    Raises:
        TakenError: There is a unit of that name below the same parent.
    """
    known = tree(session)
    unit = known.units[number]
    if unit.name == name:
        return
    _free(session, name, unit.parent_id)
    aliases = [each for each in dict.fromkeys([*unit.aliases, unit.name]) if each != name]
    change(session, number, {"name": name, "aliases": aliases})
    _note(session, known, number, Change.RENAMED, day=day, now=now)


def move(session: Session, number: int, parent: int | None, *, day: date, now: datetime) -> None:
    """Hang a unit, with all below it, under another one (None: the root) from ``day`` on.

    Its number stays, and so do its chats, its admins and its invitations; where it hung before
    stays in its history.

    Raises:
        TakenError: There is a unit of that name already.
        ValueError: It would stand above itself.
    """
    known = tree(session)
    if parent is not None and number in known.line(parent):
        raise ValueError(known.path(number))
    unit = known.units[number]
    if unit.parent_id == parent:
        return
    _free(session, unit.name, parent)
    change(session, number, {"parent_id": parent})
    _note(session, known, number, Change.MOVED, day=day, now=now)


def merge(session: Session, number: int, into: int, *, day: date, now: datetime) -> Merger:
    """Let a unit end on ``day`` and ``into`` take its place.

    What hung below it hangs below the successor; it stays itself, with its last day. Each commune
    has its "Chi bộ 1": where the successor has one already, the other is "Chi bộ 1 (Xã A)" there.

    Raises:
        TakenError: There is a unit of that longer name, too.
        ValueError: The successor is the unit itself, or hangs below it, or is merged into it.
    """
    known = tree(session)
    if number in known.line(into) or number in _after(known, into):
        raise ValueError(known.path(into))
    taken = {unit.name for unit in known.below(into)}
    longer = {
        child.id: f"{child.name} ({known.units[number].name})"
        for child in known.below(number)
        if child.name in taken
    }
    for child in known.below(number):
        rename(session, child.id, longer.get(child.id, child.name), day=day, now=now)
        move(session, child.id, into, day=day, now=now)
    change(session, number, {"successor_id": into, "valid_to": day})
    _note(session, known, number, Change.MERGED, day=day, now=now)
    moved = session.execute(update(ChatRow).where(ChatRow.unit_id == number).values(unit_id=into))
    renamed = [(known.path(child), name) for child, name in longer.items()]
    return Merger(chats=_count(moved), renamed=renamed)


def follow_successors(session: Session, today: date) -> int:
    """Let the chats of units that are no more follow to their successors; return how many did."""
    ended = select(UnitRow.id).where(UnitRow.valid_to < today, UnitRow.successor_id.is_not(None))
    stranded = list(session.scalars(select(ChatRow.unit_id).where(ChatRow.unit_id.in_(ended))))
    if not stranded:
        return 0
    known = tree(session)
    followed = 0
    for number in dict.fromkeys(stranded):
        after = known.current(number, today)
        if after != number:
            followed += _count(
                session.execute(
                    update(ChatRow).where(ChatRow.unit_id == number).values(unit_id=after)
                )
            )
    return followed


def history(session: Session, number: int) -> list[Passage]:
    """Return what befell a unit, the oldest first."""
    rows = session.scalars(
        select(UnitChangeRow)
        .where(UnitChangeRow.unit_id == number)
        .order_by(UnitChangeRow.day, UnitChangeRow.id)
    )
    return [
        Passage(day=row.day, change=Change(row.change), before=row.before, after=row.after)
        for row in rows
    ]


def _note(
    session: Session, before: Tree, number: int, what: Change, *, day: date, now: datetime
) -> None:
    after = tree(session)
    unit = after.units[number]
    ends_at = unit.successor_id if what is Change.MERGED else number
    session.add(
        UnitChangeRow(
            unit_id=number,
            at=now,
            day=day,
            change=what.value,
            before=before.path(number),
            after=after.path(ends_at or number),
        )
    )


def _after(known: Tree, number: int) -> list[int]:
    """Return the units that come after one, the next first."""
    found: list[int] = []
    after = known.units[number].successor_id
    while after is not None and after not in found:
        found.append(after)
        after = known.units[after].successor_id
    return found


def _free(session: Session, name: str, parent: int | None) -> None:
    same = UnitRow.parent_id == parent if parent is not None else UnitRow.parent_id.is_(None)
    if session.scalar(select(UnitRow.id).where(UnitRow.name == name, same)):
        raise TakenError(name)


def _count(done: Any) -> int:
    return int(done.rowcount)


def _bound(chat: Chat) -> int:
    return chat.id
