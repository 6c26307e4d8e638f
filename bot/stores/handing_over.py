"""What belongs to a unit that is no more goes to the one in its place, and can come back.

Functions of a session. Nobody gets a right by it that he had not: who managed the unit goes on
managing what hung below it, and no more; what waited for approval goes on waiting.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.access import Role
from bot.audience import Unit
from bot.stores import alarms, approvals, compilations
from bot.stores.alarms import Event
from bot.stores.approvals import Asks
from bot.stores.compilations import Stage
from bot.stores.units import CHUNK
from bot.tables.choices import UndoRow
from bot.tables.compilations import CompilationRow
from bot.tables.counter import ChatRow, GrantCodeRow, GrantRow, UnitRow
from bot.tables.notices import NoticeRow
from bot.tree import Tree, alive
from jobs.database import among

LASTS = timedelta(days=30)
"""How long it can be brought back."""

Ended = tuple[int, str, Sequence[int]]
"""The number of a role that ended, since when it was held (ISO 8601), and those in its place."""

Renamed = tuple[int, str, str]
"""A unit's number, the name that it had, and the name that it got."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What went from one unit to another: numbers of rows, no person's; JSON takes it.

    Attributes:
        into: The unit that has it now.
        at: When; ISO 8601.
        units: The units that hung below it.
        chats: The chats that were bound to it.
        roles: How many roles over it ended.
        made: The roles over units below it that took their place.
        ended: Each role over it in whose place some were made, with its moment and with these.
        asked: Whether its bulletins waited for approval.
        asks: Whether those of ``into`` do since, and did not before.
        notices: The notices that concerned it and nothing beyond.
        compilations: Those that had not been sent, and are issued by ``into`` now.
        cancelled: Those in whose place chats get one that ``into`` has for the same meeting.
        last: Its last day before; ISO 8601, None for none.
        after: Its successor before; None for none.
    """

    into: int
    at: str
    units: Sequence[Renamed] = ()
    chats: Sequence[int] = ()
    roles: int = 0
    made: Sequence[int] = ()
    ended: Sequence[Ended] = ()
    asked: bool = False
    asks: bool = False
    notices: Sequence[int] = ()
    compilations: Sequence[int] = ()
    cancelled: Sequence[int] = ()
    last: str | None = None
    after: int | None = None


def hand_over(
    session: Session, known: Tree, number: int, into: int, now: datetime, *, today: date
) -> Handed:
    """Let ``into`` have all that a unit has, and keep for a while what brings it back.

    Args:
        session: The transaction.
        known: The units.
        number: The unit that ends, or has ended.
        into: The one in its place.
        now: The moment; aware.
        today: The day, local: in the night in which units are settled UTC is a day behind.

    Returns:
        What went there, now and before: a chat may be bound again on a unit's last day.
    """
    asked = approvals.asked(session, Asks.UNIT)
    if number in asked:
        approvals.set_asked(session, Asks.UNIT, number, asked=False)
        approvals.set_asked(session, Asks.UNIT, into, asked=True)
    issued, cancelled = _compilations(session, number, into, now)
    was = handed(session, number, now) or _goes_on(known.units[number], into, now, today)
    mine, moment = (number, into), datetime.fromisoformat(was.at)
    roles, ended = _roles(session, known, number, moment, today)
    done = replace(
        was,
        into=into,
        units=[*was.units, *_units(session, known, *mine)],
        chats=[*was.chats, *repoint(session, ChatRow.id, ChatRow.unit_id, *mine)],
        roles=was.roles + roles,
        made=[*was.made, *chain.from_iterable(made for _, _, made in ended)],
        ended=[*was.ended, *ended],
        asked=was.asked or number in asked,
        asks=was.asks or (number in asked and into not in asked),
        notices=[*was.notices, *repoint(session, NoticeRow.id, NoticeRow.above_id, *mine)],
        compilations=[*was.compilations, *issued],
        cancelled=[*was.cancelled, *cancelled],
    )
    kept = {"platform": "", "chat": _key(number), "sender": "", "until": now + LASTS}
    session.merge(UndoRow(**kept, kept=asdict(done)))
    session.flush()
    return done


def handed(session: Session, number: int, now: datetime) -> Handed | None:
    """Return what a unit gave away and can have back; None where there is nothing (any more)."""
    row = session.get(UndoRow, ("", _key(number)))
    return Handed(**row.kept) if row and now < row.until else None


def holder(session: Session, number: int, now: datetime) -> int:
    """Return the unit that has now what another had: itself, or that to which it gave it."""
    while (was := handed(session, number, now)) is not None:
        number = was.into
    return number


def given_away(session: Session, now: datetime) -> frozenset[int]:
    """Return the units that gave away what they had and can have it back: they ended of late."""
    rows = select(UndoRow.chat).where(UndoRow.platform == "", UndoRow.until > now)
    return frozenset(
        int(key.removeprefix(_KEY)) for key in session.scalars(rows) if key.startswith(_KEY)
    )


def bring_back(
    session: Session, known: Tree, number: int, was: Handed, *, today: date
) -> Sequence[Renamed]:
    """Give a unit what it had, as far as it is still where it went.

    Returns:
        The units given back, each with the name that it had there and the one that it has now.
    """
    here = {unit.id: unit.name for unit in known.below(was.into)}
    units: list[Renamed] = []
    for child, name, since in was.units:
        if child in here:
            now_called = name if here[child] == since else here[child]
            _hang(session, known.units[child], number, now_called)
            units.append((child, here[child], now_called))
    repoint(session, ChatRow.id, ChatRow.unit_id, was.into, number, only=was.chats)
    repoint(session, NoticeRow.id, NoticeRow.above_id, was.into, number, only=was.notices)
    own = CompilationRow.id, CompilationRow.unit_id
    repoint(session, *own, was.into, number, only=was.compilations)
    _roles_back(session, number, was, _alive(known, (child for child, _, _ in units), today))
    for each in was.cancelled:
        kept = compilations.kept(session, each)
        if kept is not None and kept.state.stage is Stage.CANCELLED:
            compilations.undo(session, each)
    if was.asked:
        approvals.set_asked(session, Asks.UNIT, number, asked=True)
    if was.asks:
        approvals.set_asked(session, Asks.UNIT, was.into, asked=False)
    forget(session, [number])
    session.flush()
    session.expire_all()
    return units


def forget(session: Session, numbers: Collection[int]) -> None:
    """Let nothing be brought back to some units any more."""
    keys = list(map(_key, numbers))
    for start in range(0, len(keys), CHUNK):
        some = UndoRow.platform == "", UndoRow.chat.in_(keys[start : start + CHUNK])
        session.execute(delete(UndoRow).where(*some))


def having(session: Session, units: Collection[int]) -> set[int]:
    """Return those of ``units`` that have anything that a unit that is no more must not have."""
    found: set[int] = set()
    for column in (ChatRow.unit_id, GrantRow.unit_id, GrantCodeRow.unit_id):
        found.update(session.scalars(select(column).where(among.of(column, sorted(units)))))
    goes_on = UnitRow.valid_to.is_(None), among.of(UnitRow.parent_id, sorted(units))
    found.update(filter(None, session.scalars(select(UnitRow.parent_id).where(*goes_on))))
    return found | (approvals.asked(session, Asks.UNIT) & set(units))


def repoint(
    session: Session,
    key: Any,
    column: Any,
    number: int,
    into: int,
    *,
    only: Collection[int] | None = None,
) -> list[int]:
    """Let rows that name one unit name another; return their numbers. ``only``: None for all."""
    some = [column == number, *([] if only is None else [among.of(key, sorted(only))])]
    found = list(session.scalars(select(key).where(*some)))
    changing = update(key.class_).where(among.of(key, found)).values({column.key: into})
    session.execute(changing.execution_options(synchronize_session=False))
    return found


def called(unit: Unit, name: str) -> dict[str, Any]:
    """Return the columns of a unit that is called otherwise; it is still found by its old name."""
    aliases = [each for each in dict.fromkeys([*unit.aliases, unit.name]) if each != name]
    return {"name": name, "aliases": aliases}


def hung(unit: Unit, parent: int, name: str) -> Unit:
    """Return a unit as it is once it hangs below another one, and may be called otherwise."""
    named = called(unit, name) if name != unit.name else {}
    if named:
        named["aliases"] = tuple(named["aliases"])
    return replace(unit, parent_id=parent, **named)


def _goes_on(unit: Unit, into: int, now: datetime, today: date) -> Handed:
    """Return what lets a unit go on that ends now, or that a list has let end."""
    if unit.valid_to is None or unit.valid_to < today:
        return Handed(into=into, at=now.isoformat())
    last, after = unit.valid_to.isoformat(), unit.successor_id
    return Handed(into=into, at=now.isoformat(), last=last, after=after)


def _units(session: Session, known: Tree, number: int, into: int) -> list[Renamed]:
    """Hang what is below a unit below another; a namesake of what is there gets a longer name."""
    taken = {unit.name for unit in known.below(into)}
    moved: list[Renamed] = []
    for child in known.below(number):
        longer = (f"{child.name} ({known.units[number].name})", f"{child.name} (#{child.id})")
        name = next(each for each in (child.name, *longer) if each not in taken)
        taken.add(name)
        _hang(session, child, into, name)
        moved.append((child.id, child.name, name))
    return moved


def _hang(session: Session, unit: Unit, parent: int, name: str) -> None:
    values = {"parent_id": parent, **(called(unit, name) if name != unit.name else {})}
    session.execute(update(UnitRow).where(UnitRow.id == unit.id).values(**values))


def _roles(
    session: Session, known: Tree, number: int, now: datetime, today: date
) -> tuple[int, list[Ended]]:
    """Let who managed a unit manage each unit below it.

    Returns:
        How many roles over it ended; those in whose place some were made.
    """
    below = _alive(known, (unit.id for unit in known.below(number)), today)
    held = session.scalars(select(GrantRow).where(GrantRow.unit_id == number)).all()
    ended: list[Ended] = []
    for row in held:
        if made := _grant(session, row, below, now):
            ended.append((row.id, row.at.isoformat(), made))
        session.delete(row)
    session.execute(delete(GrantCodeRow).where(GrantCodeRow.unit_id == number))
    session.flush()
    return len(held), ended


def _roles_back(session: Session, number: int, was: Handed, units: Collection[int]) -> None:
    """Let who got roles in the place of one over a unit have that one again.

    Whose role over any of the ``units`` given back was taken away since does not get it back.
    Numbers of roles are given again, moments are not.
    """
    moment = datetime.fromisoformat(was.at)
    same = GrantRow.at == moment, among.of(GrantRow.id, was.made)
    people: dict[tuple[str, str], list[GrantRow]] = {}
    for row in session.scalars(select(GrantRow).where(*same)):
        people.setdefault((row.platform, row.sender), []).append(row)
    for rows in people.values():
        if _held(session, rows[0]).issuperset(units):
            made = {row.id for row in rows}
            before = next((each for each in was.ended if made.intersection(each[2])), None)
            _grant(session, rows[0], [number], moment, before)
            for row in rows:
                session.delete(row)
    session.flush()


def _alive(known: Tree, units: Iterable[int], today: date) -> list[int]:
    return [each for each in units if alive(known.units[each], today)]


def _held(session: Session, like: GrantRow) -> set[int | None]:
    """Return the units over which the holder of a role has any."""
    who = {"platform": like.platform, "sender": like.sender}
    return set(session.scalars(select(GrantRow.unit_id).filter_by(**who)))


def _grant(
    session: Session,
    like: GrantRow,
    units: Sequence[int],
    now: datetime,
    before: Ended | None = None,
) -> list[int]:
    """Give the holder of a role the same over other units; return the numbers of what is new.

    Args:
        session: The transaction.
        like: The role.
        units: The other units.
        now: Since when.
        before: The role that he has again: it may be known by its number and moment as one that
            stands in another's place.
    """
    has, role = _held(session, like), Role.UNIT_ADMIN.name
    of: dict[str, Any] = {"platform": like.platform, "sender": like.sender, "maker": like.maker}
    if before is not None:
        now = datetime.fromisoformat(before[1])
        if session.get(GrantRow, before[0]) is None:
            of["id"] = before[0]
    new = [GrantRow(**of, role=role, unit_id=each, at=now) for each in units if each not in has]
    session.add_all(new)
    session.flush()
    return [row.id for row in new]


def _compilations(
    session: Session, number: int, into: int, now: datetime
) -> tuple[list[int], list[int]]:
    """Let ``into`` issue what its predecessor had not sent yet.

    What was approved for one unit was not approved for all of the other: it is a draft again.

    Returns:
        The numbers of what ``into`` issues now; and of what was cancelled, for it has one of its
        own for the same meeting.
    """
    open_ = CompilationRow.stage.in_([Stage.DRAFT.value, Stage.APPROVED.value])
    rows = session.scalars(select(CompilationRow.id).where(CompilationRow.unit_id == number, open_))
    issued, cancelled = [], []
    for each in list(rows):
        kept = compilations.kept(session, each)
        assert kept is not None  # noqa: S101  it was just found
        month, state = compilations.month_of(kept.state.made), kept.state
        if month and into in compilations.months_done(session, month):
            compilations.step(session, each, replace(state, stage=Stage.CANCELLED), now)
            cancelled.append(each)
            continue
        mine = update(CompilationRow).where(CompilationRow.id == each)
        session.execute(mine.values(unit_id=into))
        issued.append(each)
        if state.stage is Stage.APPROVED and not state.reach:
            draft = replace(state, stage=Stage.DRAFT, due_at=None)
            compilations.step(session, each, draft, now)
            alarms.sound(session, Event.COMPILATION, now, compilation=each)
    return issued, cancelled


_KEY = "unit "


def _key(number: int) -> str:
    return f"{_KEY}{number}"
