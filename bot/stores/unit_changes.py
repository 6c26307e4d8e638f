"""How organisations change, and what befell them: plain functions of a session.

A unit that ends stays, with its last day; what it had goes to the one in its place, at once where
somebody says so, and in the night where a list named the day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import EndedError
from bot.stores import handing_over, units
from bot.stores.handing_over import Handed, Renamed
from bot.tables.counter import UnitChangeRow, UnitRow
from bot.tree import APART, Tree


class Change(StrEnum):
    """What befell a unit."""

    MOVED = "moved"
    MERGED = "merged"
    RENAMED = "renamed"
    ENDED = "ended"
    RESTORED = "restored"


ENDS = (Change.MERGED, Change.ENDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One change in a unit's history.

    Attributes:
        day: The day from which it holds.
        change: What it was.
        before: The unit's path until then.
        after: Its path since; where it ended or goes on after all, the path of the unit that had or
            has what it had.
    """

    day: date
    change: Change
    before: str
    after: str


def rename(
    session: Session, number: int, name: str, *, kind: str | None = None, day: date, now: datetime
) -> None:
    """Call a unit otherwise from ``day`` on; it is still found by the name that it had.

    ``kind``: what it is from then on, too; None: what it was.

    Raises:
        TakenError: There is a unit of that name below the same parent.
    """
    known = units.tree(session)
    unit = known.units[number]
    if unit.name != name:
        units.refuse_taken(session, name, unit.parent_id)
    if kind is not None:
        units.change(session, number, {"kind": kind})
    if unit.name == name:
        return
    units.change(session, number, handing_over.called(unit, name))
    *above, _ = known.path(number).split(APART)
    _note(session, known, number, Change.RENAMED, APART.join([*above, name]), day=day, now=now)


def move(session: Session, number: int, parent: int | None, *, day: date, now: datetime) -> None:
    """Hang a unit, with all below it, under another one (None: the root) from ``day`` on.

    Its number stays, and so do its chats, its admins and its invitations; where it hung before
    stays in its history.

    Raises:
        TakenError: There is a unit of that name already.
        EndedError: The unit above is no more.
        ValueError: It would stand above itself.
    """
    known = units.tree(session)
    if parent is not None:
        if number in known.line(parent):
            raise ValueError(known.path(number))
        _refuse_ended(known, parent, day, now)
    unit = known.units[number]
    if unit.parent_id == parent:
        return
    units.refuse_taken(session, unit.name, parent)
    units.change(session, number, {"parent_id": parent})
    above = [] if parent is None else [known.path(parent)]
    _note(session, known, number, Change.MOVED, APART.join([*above, unit.name]), day=day, now=now)


def merge(session: Session, number: int, into: int, *, day: date, now: datetime) -> Handed:
    """Let a unit end on ``day`` and ``into`` take its place; it can be taken back for a while.

    What hung below it hangs below the successor; it stays itself, with its last day. Each commune
    has its "Chi bộ 1": where the successor has one already, the other is "Chi bộ 1 (Xã A)" there.

    Raises:
        EndedError: One of the two is no more.
        ValueError: The successor is the unit itself, or hangs below it, or is merged into it.
    """
    known = units.tree(session)
    if number in known.line(into) or number in _after(known, into):
        raise ValueError(known.path(into))
    for each in (number, into):
        _refuse_ended(known, each, day, now)
    what, today = Change.MERGED, _later(day, now)
    done = _hand_over(session, known, number, into, what, day=day, now=now, today=today)
    units.change(session, number, {"successor_id": into, "valid_to": day})
    return done


def end(session: Session, number: int, *, day: date, now: datetime) -> Handed:
    """Let a unit end on ``day`` with none in its place: the unit above has what it had.

    Raises:
        EndedError: It is no more.
        ValueError: There is none above it.
    """
    known = units.tree(session)
    above = known.units[number].parent_id
    _refuse_ended(known, number, day, now)
    if above is None:
        raise ValueError(known.path(number))
    what, today = Change.ENDED, _later(day, now)
    done = _hand_over(session, known, number, above, what, day=day, now=now, today=today)
    units.change(session, number, {"successor_id": None, "valid_to": day})
    return done


def take_back(session: Session, number: int, *, day: date, now: datetime) -> Handed | None:
    """Let a unit that ended go on, with what it had as far as that is where it went.

    Returns:
        What it had; None where nothing can be taken back (any more).

    Raises:
        EndedError: The unit in its place ended meanwhile: that is to be taken back first.
    """
    known, was = units.tree(session), handing_over.handed(session, number, now)
    if was is None:
        return None
    _refuse_ended(known, was.into, day, now)
    give_back(session, known, number, was, day=day, now=now)
    last = date.fromisoformat(was.last) if was.last else None
    units.change(session, number, {"valid_to": last, "successor_id": was.after})
    return was


def give_back(
    session: Session, known: Tree, number: int, was: Handed, *, day: date, now: datetime
) -> Sequence[Renamed]:
    """Give a unit what it had, and note that; whether it goes on is for the caller to keep.

    ``known`` is as it was before, and then as it is since.

    Returns:
        The units given back, each with the name that it had there and the one that it has now.
    """
    back = handing_over.bring_back(session, known, number, was, today=day)
    _note_moved(session, known, back, number, day=day, now=now)
    _note(session, known, number, Change.RESTORED, known.path(was.into), day=day, now=now)
    known.take(handing_over.hung(known.units[child], number, name) for child, _, name in back)
    return back


def settle_ended(session: Session, today: date, now: datetime) -> int:
    """Let all that units had whose last day is past go where it belongs; return how many chats."""
    ended = session.execute(select(UnitRow.id, UnitRow.valid_to).where(UnitRow.valid_to < today))
    days: dict[int, date] = {number: day for number, day in ended if day is not None}
    left = sorted(handing_over.having(session, days)) if days else []
    known = units.tree(session) if left else Tree(())
    followed = 0
    for number in left:
        into = known.current(number, today)
        if number not in known.line(into):
            what = Change.MERGED if known.units[number].successor_id else Change.ENDED
            day = days[number]
            done = _hand_over(session, known, number, into, what, day=day, now=now, today=today)
            followed += len(done.chats)
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


def _hand_over(
    session: Session,
    known: Tree,
    number: int,
    into: int,
    what: Change,
    *,
    day: date,
    now: datetime,
    today: date,
) -> Handed:
    """Hand over what a unit has, and note that; ``known`` is as before, and then as it is since."""
    done = handing_over.hand_over(session, known, number, into, now, today=today)
    moved = [each for each in done.units if known.units[each[0]].parent_id == number]
    _note_moved(session, known, moved, into, day=day, now=now)
    told = select(UnitChangeRow.id).where(
        UnitChangeRow.unit_id == number, UnitChangeRow.day == day, UnitChangeRow.change.in_(ENDS)
    )
    if session.scalar(told.limit(1)) is None:
        _note(session, known, number, what, known.path(into), day=day, now=now)
    known.take(handing_over.hung(known.units[child], into, since) for child, _, since in moved)
    return done


def _note_moved(
    session: Session,
    known: Tree,
    moved: Iterable[tuple[int, str, str]],
    into: int,
    *,
    day: date,
    now: datetime,
) -> None:
    """Note of each unit where it hangs since; ``known``: how it was before."""
    for number, _, name in moved:
        after = APART.join([known.path(into), name])
        _note(session, known, number, Change.MOVED, after, day=day, now=now)


def _note(
    session: Session,
    before: Tree,
    number: int,
    what: Change,
    after: str,
    *,
    day: date,
    now: datetime,
) -> None:
    row = UnitChangeRow(
        unit_id=number, at=now, day=day, change=what.value, before=before.path(number), after=after
    )
    session.add(row)


def _refuse_ended(known: Tree, number: int, day: date, now: datetime) -> None:
    """See that a unit goes on after ``day`` and now: what has ended gave away what it had."""
    last = known.units[number].valid_to
    if last is not None and last <= _later(day, now):
        raise EndedError(known.path(number))


def _later(day: date, now: datetime) -> date:
    """Return the day from which a change holds, or the day of the moment where that is past."""
    return max(day, now.date())


def _after(known: Tree, number: int) -> list[int]:
    """Return the units that come after one, the next first."""
    found: list[int] = []
    after = known.units[number].successor_id
    while after is not None and after not in found:
        found.append(after)
        after = known.units[after].successor_id
    return found
