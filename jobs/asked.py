"""What a language model was asked: one row an article, written before it is asked.

A row without an answer is a question whose answer was lost (the program was killed meanwhile): it
is not asked again, for it was perhaps paid for.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from jobs.tables import AskedRow

DAY = timedelta(days=1)
REFUSED = "the model answered HTTP"
"""How a fault begins where the server would not take the question: it is not paid for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Whether a model may be asked now, and what is known already.

    Attributes:
        granted: It may, and must then be told by ``note_answer``.
        sentences: What it once wrote; None where it is not known, or was not fit to be told.
    """

    granted: bool
    sentences: tuple[str, ...] | None = None


def claim(session: Session, key: str, *, now: datetime, most: int) -> Claim:
    """Ask for leave to ask a model about ``key``: once ever, and ``most`` times in 24 hours.

    What the server refused does not count: its bad night must not take the next day's questions.
    """
    row = session.get(AskedRow, key)
    if row is not None:
        known = tuple(row.sentences) if row.sentences is not None else None
        return Claim(granted=False, sentences=known)
    recent = select(func.count()).where(
        AskedRow.asked_at > now - DAY, func.coalesce(AskedRow.fault, "").not_like(f"{REFUSED}%")
    )
    if session.execute(recent).scalar_one() >= most:
        return Claim(granted=False)
    session.add(AskedRow(key=key, asked_at=now))
    session.flush()
    return Claim(granted=True)


def note_answer(
    session: Session, key: str, *, sentences: tuple[str, ...] | None, fault: str | None
) -> None:
    """Keep what a model wrote, or why that is not told."""
    row = session.get(AskedRow, key)
    if row is not None:
        row.sentences = list(sentences) if sentences is not None else None
        row.fault = fault


def faults(session: Session, *, since: datetime) -> dict[str, int]:
    """Count why answers asked for since then were not told: reason → how often."""
    rows = session.execute(
        select(AskedRow.fault, func.count())
        .where(AskedRow.asked_at >= since, AskedRow.fault.is_not(None))
        .group_by(AskedRow.fault)
    )
    return {str(fault): count for fault, count in rows}


def forget(session: Session, *, before: datetime) -> None:
    """Erase what was asked before a moment."""
    session.execute(delete(AskedRow).where(AskedRow.asked_at < before))
