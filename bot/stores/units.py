"""The organisations as they are: plain functions of a session, run by ``transact``.

How they change: see ``unit_changes``.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session, aliased

from bot.audience import Chat, Unit
from bot.messages import ChatId
from bot.stores.store import CHATS, chat_of
from bot.tables.counter import ChatRow, UnitRow
from bot.tree import APART, Tree
from jobs.errors import TakenError
from jobs.stores import numbers

CHUNK = 500
"""How many units one SQL statement names."""

COLUMNS = (
    "id", "name", "kind", "parent_id", "short_name", "valid_from", "valid_to", "successor_id",
)  # fmt: skip
"""Columns of a unit's row that the noun has as they are."""


def units(session: Session) -> list[Unit]:
    """Return all units by name."""
    # Columns, not rows: 11,000 units in 60 ms instead of 200.
    above, after = aliased(UnitRow), aliased(UnitRow)
    own = [getattr(UnitRow, name) for name in COLUMNS]
    found = session.execute(
        select(*own, UnitRow.aliases, above.name, after.name)
        .outerjoin(above, above.id == UnitRow.parent_id)
        .outerjoin(after, after.id == UnitRow.successor_id)
        .order_by(UnitRow.name, UnitRow.id)
    )
    return [
        Unit(
            **dict(zip(COLUMNS, own, strict=True)),
            aliases=tuple(aliases),
            parent=parent,
            successor=successor,
        )
        for *own, aliases, parent, successor in found
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
    """Return the unit itself while it is there, or else the one in its place (``Tree.current``)."""
    seen: list[int] = []
    after: int | None = number
    while after is not None and after not in seen:
        seen.append(after)
        row = session.get_one(UnitRow, after)
        ended = row.valid_to is not None and row.valid_to < today
        after = (row.successor_id or row.parent_id) if ended else None
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
    refuse_taken(session, unit.name, unit.parent_id)
    own = {name: getattr(unit, name) for name in COLUMNS if name != "id"}
    fresh = numbers.fresh(session, UnitRow)  # that of a list taken back is in old buttons, and logs
    row = UnitRow(id=fresh, **own, aliases=list(unit.aliases))
    session.add(row)
    session.flush()
    return row.id


def add_many(
    session: Session,
    new: Sequence[tuple[int | None, Mapping[str, Any]]],
    tell: Callable[[int], None],
) -> list[int]:
    """Keep new units, each with its parent's number and its columns; return their numbers."""
    kept: list[int] = []
    for start in range(0, len(new), CHUNK):
        first = numbers.fresh(session, UnitRow)
        rows = [
            UnitRow(id=None if first is None else first + n, parent_id=parent, **values)
            for n, (parent, values) in enumerate(new[start : start + CHUNK])
        ]
        session.add_all(rows)
        session.flush()
        kept += [row.id for row in rows]
        tell(len(rows))
    return kept


def change(session: Session, number: int, values: Mapping[str, Any]) -> None:
    """Keep new values of a unit's columns."""
    session.execute(update(UnitRow).where(UnitRow.id == number).values(dict(values)))


def refuse_taken(session: Session, name: str, parent: int | None) -> None:
    """See that no unit below ``parent`` (None: at the root) is called ``name``.

    Raises:
        TakenError: One is.
    """
    same = UnitRow.parent_id == parent if parent is not None else UnitRow.parent_id.is_(None)
    if session.scalar(select(UnitRow.id).where(UnitRow.name == name, same)):
        raise TakenError(name)


def _bound(chat: Chat) -> int:
    return chat.id
