"""What a list of units did, and how all of it is taken back as one change: functions of a session.

Kept is what the list added, and how each unit was that it changed. What has changed since stands in
the way and is named: then nothing is taken back. No chat goes with its unit: where it goes is for
whoever takes back to say.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from bot.audience import Unit
from bot.errors import EndedError
from bot.stores import approvals, handing_over, unit_changes, units
from bot.stores.approvals import Asks
from bot.stores.handing_over import LASTS, Renamed
from bot.tables.choices import PresetRow, UndoRow
from bot.tables.compilations import CompilationRow
from bot.tables.counter import ChatRow, GrantRow, InvitationRow, UnitRow
from bot.tree import Tree
from jobs.database import among
from jobs.stores import numbers

KEY = "import "
"""How the keys of lists begin among what can be undone; behind it the moment."""

COLUMNS = tuple(name for name in units.COLUMNS if name != "id")

DAYS = frozenset({"valid_from", "valid_to"})

PLACE = frozenset({"name", "parent_id"})
"""Columns that no list changes: where they differ, units ended, and ``handing_over`` knows."""

Columns = Mapping[str, Any]
"""Columns of a unit as JSON has them."""


class Obstacle(StrEnum):
    """Why a list cannot be taken back."""

    CHANGED = "changed"
    BELOW = "below"
    SUCCEEDED = "succeeded"
    CHATS = "chats"
    DOCUMENTS = "documents"


class Ended(StrEnum):
    """What is nothing without its unit; LOST are roles over units that ended, and came back."""

    ROLES = "roles"
    INVITATIONS = "invitations"
    PRESETS = "presets"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class InTheWay:
    """One thing that stands in the way.

    Attributes:
        what: Why.
        unit: The unit's number.
        path: Its path.
        other: The column that changed, or the path of the unit that would be gone.
        owned: Of CHATS, their platforms and ids; of DOCUMENTS, their numbers.
    """

    what: Obstacle
    unit: int
    path: str
    other: str = ""
    owned: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What the last list did that can still be taken back: when, how many new, how many others."""

    at: datetime
    new: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """What taking back a list did, or would do.

    Attributes:
        list: What the list had done.
        obstacles: What stands in the way; where there is any, nothing was done.
        moved: Chats of units that are gone, at another unit now.
        asks: Whether bulletins of the unit that has them wait for approval since.
        ended: What went with the units that are gone, or did not come back → how many.
    """

    list: Listed
    obstacles: Sequence[InTheWay] = ()
    moved: int = 0
    asks: bool = False
    ended: Mapping[Ended, int] = field(default_factory=dict)


def note(session: Session, before: Tree, now: datetime) -> None:
    """Keep for a while what takes back the list that was kept just now.

    Args:
        session: The transaction.
        before: The units as they were before the list.
        now: The moment; aware.
    """
    after = units.tree(session)
    was, known = _all_columns(before), _all_columns(after)
    new = [[number, columns] for number, columns in known.items() if number not in was]
    changed = [
        [number, {name: was[number][name] for name in names}, {n: columns[n] for n in names}]
        for number, columns in known.items()
        if number in was
        if (names := [name for name in columns if columns[name] != was[number][name]])
    ]
    if new or changed:
        kept = {"at": now.isoformat(), "new": new, "changed": changed}
        until = now + LASTS
        session.merge(UndoRow(platform="", chat=_key(now), sender="", until=until, kept=kept))
        session.flush()


def last(session: Session, now: datetime) -> Listed | None:
    """Return the last list that can be taken back; None where there is none (any more)."""
    row = _last(session, now)
    return _listed(row.kept) if row else None


def take_back(
    session: Session, *, to: int | None, day: date, now: datetime, trial: bool = False
) -> TakenBack | None:
    """Take back the last list: units as before, what it added gone, what had gone over given back.

    Args:
        session: The transaction; where something stands in the way, nothing in it is changed.
        to: The unit that gets the chats and the documents of units that are gone; None: these
            stand in the way.
        day: The day, local, for the history.
        now: The moment; aware.
        trial: Only find out what would be done.

    Returns:
        None where there is no list of the last 30 days.

    Raises:
        EndedError: ``to`` is no more, or would be gone itself.
    """
    row = _last(session, now)
    if row is None:
        return None
    key = row.chat
    with session.begin_nested() as attempt:
        found = _taken_back(session, row.kept, to, day=day, now=now)
        if trial or found.obstacles:
            attempt.rollback()
        else:
            _remove(session, sorted(number for number, _ in row.kept["new"]))
            session.execute(delete(UndoRow).where(UndoRow.platform == "", UndoRow.chat == key))
    session.expire_all()
    return found


def _taken_back(
    session: Session, kept: Mapping[str, Any], to: int | None, *, day: date, now: datetime
) -> TakenBack:
    """Do all but remove what the list added: of 11,000 units that takes seconds."""
    listed = _listed(kept)
    new: dict[int, Columns] = dict(kept["new"])
    changed = {number: (before, after) for number, before, after in kept["changed"]}
    touched = {**new, **{number: after for number, (_, after) in changed.items()}}
    over = [number for number, after in touched.items() if after.get("valid_to")]
    back, lost = _given_back(session, over, listed.at, day=day, now=now)
    known = units.tree(session)
    obstacles = list(_differing(known, new, changed, {child for child, _, _ in back}))
    _restore(session, known, changed, back)
    known = units.tree(session)
    if to is not None and (to in new or known.units[to].valid_to is not None):
        raise EndedError(known.path(to))
    obstacles += _hanging(known, new)
    obstacles += [] if to is not None else _owned(session, known, new)
    if obstacles:
        return TakenBack(list=listed, obstacles=obstacles)
    ended = {**_without(session, new), Ended.LOST: lost}
    moved, asks = _move(session, known, new, to, day=day, now=now) if to is not None else (0, False)
    ended = {what: count for what, count in ended.items() if count}
    return TakenBack(list=listed, moved=moved, asks=asks, ended=ended)


def _given_back(
    session: Session, ended: Collection[int], since: datetime, *, day: date, now: datetime
) -> tuple[list[Renamed], int]:
    """Give units back what they had when the list let them end, the last first.

    Returns:
        The units below them that came back; how many roles did not, for none took their place.
    """
    had = [(handing_over.handed(session, number, now), number) for number in ended]
    late = [(was.at, number, was) for was, number in had if was and _moment(was.at) >= since]
    back: list[Renamed] = []
    roles = 0
    known = units.tree(session) if late else Tree(())
    for _, number, was in sorted(late, key=lambda each: each[:2], reverse=True):
        back += unit_changes.give_back(session, known, number, was, day=day, now=now)
        roles += was.roles if not was.made else 0
    return back, roles


def _differing(
    known: Tree,
    new: Mapping[int, Columns],
    changed: Mapping[int, tuple[Columns, Columns]],
    back: Collection[int],
) -> Iterator[InTheWay]:
    """Yield units that are otherwise than the list made them; pure.

    Other names that were added since are in nobody's way.
    """
    added = {number: (after, after) for number, after in new.items() if number in known.units}
    for number, (before, after) in {**added, **changed}.items():
        now = _columns(known.units[number])
        free = PLACE if number in back or number in changed else frozenset()
        for name in COLUMNS:
            if name in free or name not in after or now[name] in (before[name], after[name]):
                continue
            path = known.path(number)
            yield InTheWay(what=Obstacle.CHANGED, unit=number, path=path, other=name)


def _hanging(known: Tree, new: Collection[int]) -> Iterator[InTheWay]:
    """Yield units that hang below, or come before, a unit that would be gone; pure."""
    for unit in known.units.values():
        if unit.id in new:
            continue
        for what, other in (
            (Obstacle.BELOW, unit.parent_id), (Obstacle.SUCCEEDED, unit.successor_id)
        ):  # fmt: skip
            if other in new and other is not None:
                path, of = known.path(unit.id), known.path(other)
                yield InTheWay(what=what, unit=unit.id, path=path, other=of)


def _owned(session: Session, known: Tree, new: Collection[int]) -> Iterator[InTheWay]:
    """Yield chats and documents of units that would be gone."""
    chats: dict[int, list[str]] = {}
    some = select(ChatRow.unit_id, ChatRow.platform, ChatRow.chat)
    for number, platform, chat in session.execute(
        some.where(among.of(ChatRow.unit_id, new)).order_by(ChatRow.id)
    ):
        chats.setdefault(number, []).append(f"{platform} {chat}")
    documents: dict[int, list[str]] = {}
    own = select(CompilationRow.unit_id, CompilationRow.id)
    for number, document in session.execute(own.where(among.of(CompilationRow.unit_id, new))):
        documents.setdefault(number, []).append(f"#{document}")
    for what, found in ((Obstacle.CHATS, chats), (Obstacle.DOCUMENTS, documents)):
        for number, named in sorted(found.items()):
            path = known.path(number)
            yield InTheWay(what=what, unit=number, path=path, owned=named)


def _restore(
    session: Session,
    known: Tree,
    changed: Mapping[int, tuple[Columns, Columns]],
    back: Sequence[Renamed],
) -> None:
    """Let units be as they were; other names that they got since stay, but for borrowed ones."""
    borrowed = {child: longer for child, longer, name in back if longer != name}
    for number in {**changed, **borrowed}:
        before, after = changed.get(number, ({}, {}))
        values = {name: _value(name, it) for name, it in before.items() if name not in PLACE}
        now = known.units[number].aliases
        was, made = before.get("aliases", now), after.get("aliases", now)
        later = [each for each in now if each not in made]
        names = dict.fromkeys([*was, *later])
        names.pop(borrowed.get(number, ""), None)
        units.change(session, number, {**values, "aliases": list(names)})


def _move(
    session: Session, known: Tree, new: Collection[int], to: int, *, day: date, now: datetime
) -> tuple[int, bool]:
    """Let ``to`` have the chats, documents and notices of units that are about to go.

    Returns:
        How many chats; whether bulletins of ``to`` wait for approval since, as theirs did.
    """
    having: set[int] = set()
    for column in (ChatRow.unit_id, CompilationRow.unit_id):
        having.update(session.scalars(select(column).where(among.of(column, new))))
    moved, asks = 0, False
    for number in sorted(having):
        alone = Tree((known.units[number], known.units[to]))  # what hangs below goes, too
        done = handing_over.hand_over(session, alone, number, to, now, today=day)
        moved, asks = moved + len(done.chats), asks or done.asks
        # What was sent stays with a unit that ends, and would be erased with this one.
        handing_over.repoint(session, CompilationRow.id, CompilationRow.unit_id, number, to)
    return moved, asks


def _without(session: Session, gone: Collection[int]) -> dict[Ended, int]:
    """Count what is nothing without units that are about to go."""
    codes, unused = among.of(InvitationRow.unit_id, gone), InvitationRow.used_at.is_(None)
    some = {
        Ended.ROLES: select(func.count()).where(among.of(GrantRow.unit_id, gone)),
        Ended.INVITATIONS: select(func.count()).where(codes, unused),
        Ended.PRESETS: select(func.count()).where(among.of(PresetRow.unit_id, gone)),
    }
    return {what: session.scalar(counted) or 0 for what, counted in some.items()}


def _remove(session: Session, gone: Sequence[int]) -> None:
    for number in approvals.asked(session, Asks.UNIT) & set(gone):
        approvals.set_asked(session, Asks.UNIT, number, asked=False)
    handing_over.forget(session, gone)
    numbers.retire(session, UnitRow)
    session.execute(delete(UnitRow).where(among.of(UnitRow.id, gone)))


def _last(session: Session, now: datetime) -> UndoRow | None:
    some = select(UndoRow).where(UndoRow.platform == "", UndoRow.chat.startswith(KEY))
    rows = some.where(UndoRow.until > now).order_by(UndoRow.until.desc(), UndoRow.chat.desc())
    return session.scalar(rows.limit(1))


def _listed(kept: Mapping[str, Any]) -> Listed:
    at = _moment(kept["at"])
    return Listed(at=at, new=len(kept["new"]), changed=len(kept["changed"]))


def _key(now: datetime) -> str:
    return f"{KEY}{now.isoformat()}"


def _moment(written: str) -> datetime:
    return datetime.fromisoformat(written)


def _all_columns(known: Tree) -> dict[int, dict[str, Any]]:
    return {number: _columns(unit) for number, unit in known.units.items()}


def _columns(unit: Unit) -> dict[str, Any]:
    own = {name: getattr(unit, name) for name in COLUMNS}
    days = {name: own[name].isoformat() if own[name] else None for name in DAYS}
    return {**own, **days, "aliases": list(unit.aliases)}


def _value(name: str, written: Any) -> Any:
    return date.fromisoformat(written) if name in DAYS and written else written
