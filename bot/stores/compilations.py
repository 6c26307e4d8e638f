"""Compilations as they are kept, each change a step that can be undone. Functions of a session."""

import hashlib
import json
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from bot.tables.compilations import (
    CompilationBulletinRow,
    CompilationRow,
    CompilationStepRow,
    MarkRow,
)
from jobs.compiling.compilation import Compilation, Kind
from jobs.compiling.months import meeting
from jobs.printing import saved

KEEP = timedelta(days=400)
"""As long as the news itself."""

MOST_STEPS = 100
"""Changes that can be undone; the oldest are forgotten."""

MARK_LENGTH = 6
"""Signs of the mark of a state: it guards against a slip, not against an enemy."""

MARKED = timedelta(days=62)
"""How long a star or a veto counts: until the month of its story is over, surely."""


class Stage(StrEnum):
    """Where a compilation stands."""

    DRAFT = "draft"
    APPROVED = "approved"
    SENT = "sent"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How a compilation stands after a step.

    Attributes:
        made: What is printed.
        stage: Where it stands.
        reach: Units to which it goes, with all below them; empty: all below its own unit.
        due_at: When it is sent; None: as soon as it is approved. Aware, UTC.
    """

    made: Compilation
    stage: Stage = Stage.DRAFT
    reach: frozenset[int] = frozenset()
    due_at: datetime | None = None

    def overdue(self, now: datetime) -> bool:
        """Say whether it is approved, and its hour is over: the next minute sends it."""
        return self.stage is Stage.APPROVED and (self.due_at is None or self.due_at <= now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A compilation as it is kept.

    Attributes:
        id: Its number.
        unit: The number of the unit that issues it.
        made_at: When it was drafted.
        key: Under which our door shows it to everybody who knows the key.
        step: The number of its last step.
        state: How it stands.
    """

    id: int
    unit: int
    made_at: datetime
    key: str
    step: int
    state: State


def add(session: Session, state: State, *, unit: int, maker: str, now: datetime) -> Kept:
    """Keep a new one; ``maker`` is platform:sender, "" for the timetable."""
    row = CompilationRow(
        unit_id=unit,
        kind=state.made.kind.value,
        meeting=month_of(state.made),
        maker=maker,
        made_at=now,
        key=secrets.token_urlsafe(32),
        stage=state.stage.value,
        due_at=state.due_at,
    )
    session.add(row)
    session.flush()
    session.add(CompilationStepRow(compilation_id=row.id, number=1, at=now, state=_dumped(state)))
    session.flush()
    return _kept(session, row)


def mark_of(state: State) -> str:
    """Return by which mark a choice says on what it was offered: "~1f0c9a"; anew with each change.

    The number of a step cannot: one step back and another one forth give it again.
    """
    told = json.dumps(_dumped(state), sort_keys=True).encode()
    return f"~{hashlib.sha256(told).hexdigest()[:MARK_LENGTH]}"


def month_of(made: Compilation) -> str:
    """Return for which month's meeting it is, as "2026-12"; "" where it is for none."""
    return f"{meeting(made.period):%Y-%m}" if made.kind is Kind.MONTH else ""


def kept(session: Session, number: int) -> Kept | None:
    """Return one; None where there is none of that number."""
    row = session.get(CompilationRow, number)
    return _kept(session, row) if row else None


def by_key(session: Session, key: str) -> Kept | None:
    """Return the one that our door shows under ``key``; None where there is none."""
    row = session.scalar(select(CompilationRow).where(CompilationRow.key == key))
    return _kept(session, row) if row else None


def listed(session: Session, units: Collection[int] | None, *, most: int) -> list[Kept]:
    """Return those of ``units`` (None: of all), the newest first."""
    wanted = select(CompilationRow).order_by(CompilationRow.id.desc()).limit(most)
    if units is not None:
        wanted = wanted.where(CompilationRow.unit_id.in_(units))
    return [_kept(session, row) for row in session.scalars(wanted)]


def newest(session: Session, unit: int, kind: Kind) -> Kept | None:
    """Return a unit's newest one of a kind that is neither cancelled nor taken back, or None."""
    gone = [Stage.CANCELLED.value, Stage.WITHDRAWN.value]
    wanted = select(CompilationRow).where(
        CompilationRow.unit_id == unit,
        CompilationRow.kind == kind.value,
        CompilationRow.stage.not_in(gone),
    )
    row = session.scalar(wanted.order_by(CompilationRow.id.desc()).limit(1))
    return _kept(session, row) if row else None


def months_done(session: Session, month: str) -> frozenset[int]:
    """Return the units that have one for a month's meeting, whatever became of it."""
    of = select(CompilationRow.unit_id).where(CompilationRow.meeting == month)
    return frozenset(session.scalars(of))


def due(session: Session, now: datetime) -> list[Kept]:
    """Return the approved ones whose time has come."""
    rows = session.scalars(
        select(CompilationRow)
        .where(CompilationRow.stage == Stage.APPROVED, CompilationRow.due_at <= now)
        .order_by(CompilationRow.id)
    )
    return [_kept(session, row) for row in rows]


def step(session: Session, number: int, state: State, now: datetime) -> Kept:
    """Add a step to one that is there; return how it stands then."""
    row = session.get_one(CompilationRow, number)
    last = _last(session, number)
    session.add(
        CompilationStepRow(
            compilation_id=number, number=last.number + 1, at=now, state=_dumped(state)
        )
    )
    session.execute(
        delete(CompilationStepRow).where(
            CompilationStepRow.compilation_id == number,
            CompilationStepRow.number <= last.number + 1 - MOST_STEPS,
        )
    )
    return _stands(session, row, state)


def undo(session: Session, number: int) -> Kept | None:
    """Take the last step back; None where there is none to take back."""
    row = session.get_one(CompilationRow, number)
    last = _last(session, number)
    before = session.get(CompilationStepRow, (number, last.number - 1))
    if before is None:
        return None
    session.delete(last)
    return _stands(session, row, _loaded(before.state))


def amend(session: Session, number: int, state: State) -> Kept:
    """Let the last step be another one, so that undoing does not come back to what it was."""
    last = _last(session, number)
    last.state = _dumped(state)
    return _stands(session, session.get_one(CompilationRow, number), state)


def attach(session: Session, number: int, bulletin: int) -> None:
    """Note that a bulletin of the ledger carries a compilation."""
    session.add(CompilationBulletinRow(bulletin_id=bulletin, compilation_id=number))
    session.flush()


def bulletins_of(session: Session, number: int) -> list[int]:
    """Return the bulletins of the ledger that carry a compilation."""
    of = select(CompilationBulletinRow.bulletin_id).where(
        CompilationBulletinRow.compilation_id == number
    )
    return list(session.scalars(of.order_by(CompilationBulletinRow.bulletin_id)))


def compilation_of(session: Session, bulletin: int) -> int | None:
    """Return the compilation that a bulletin of the ledger carries; None where it carries none."""
    row = session.get(CompilationBulletinRow, bulletin)
    return row.compilation_id if row else None


def mark(session: Session, entry: int, *, wanted: bool, now: datetime) -> None:
    """Star a story for the next compilations, or veto it; the last word counts."""
    session.merge(MarkRow(entry=entry, wanted=wanted, at=now))
    session.flush()


def marks(session: Session) -> tuple[frozenset[int], frozenset[int]]:
    """Return the entries that are starred, and those that are vetoed."""
    rows = session.execute(select(MarkRow.entry, MarkRow.wanted)).all()
    return (
        frozenset(entry for entry, wanted in rows if wanted),
        frozenset(entry for entry, wanted in rows if not wanted),
    )


def tidy(session: Session, now: datetime) -> None:
    """Erase those that are long past, and marks that count no more."""
    session.execute(delete(CompilationRow).where(CompilationRow.made_at < now - KEEP))
    session.execute(delete(MarkRow).where(MarkRow.at < now - MARKED))


def _stands(session: Session, row: CompilationRow, state: State) -> Kept:
    session.execute(
        update(CompilationRow)
        .where(CompilationRow.id == row.id)
        .values(stage=state.stage.value, due_at=state.due_at)
    )
    session.flush()
    return _kept(session, row)


def _last(session: Session, number: int) -> CompilationStepRow:
    newest = select(func.max(CompilationStepRow.number)).where(
        CompilationStepRow.compilation_id == number
    )
    return session.get_one(CompilationStepRow, (number, session.scalar(newest)))


def _kept(session: Session, row: CompilationRow) -> Kept:
    last = _last(session, row.id)
    return Kept(
        id=row.id,
        unit=row.unit_id,
        made_at=row.made_at,
        key=row.key,
        step=last.number,
        state=_loaded(last.state),
    )


def _dumped(state: State) -> dict[str, Any]:
    return {
        "list": saved.dumped(state.made),
        "stage": state.stage.value,
        "reach": sorted(state.reach),
        "due_at": state.due_at.isoformat() if state.due_at else None,
    }


def _loaded(row: dict[str, Any]) -> State:
    return State(
        made=saved.loaded(row["list"]),
        stage=Stage(row["stage"]),
        reach=frozenset(row["reach"]),
        due_at=datetime.fromisoformat(row["due_at"]) if row["due_at"] else None,
    )
