"""Counters of what was asked: functions of a session."""

from datetime import date

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from bot.tables.counter import CounterRow


def count(session: Session, day: date, kind: str) -> None:
    """Count one more of a kind on a day."""
    counted = session.execute(
        update(CounterRow)
        .where(CounterRow.day == day, CounterRow.kind == kind)
        .values(count=CounterRow.count + 1)
        .returning(CounterRow.count)
    ).first()
    if counted is None:
        session.add(CounterRow(day=day, kind=kind, count=1))


def counts(session: Session, *, since: date) -> dict[str, int]:
    """Return how often each kind was counted since a day, that day included."""
    rows = session.execute(
        select(CounterRow.kind, func.sum(CounterRow.count))
        .where(CounterRow.day >= since)
        .group_by(CounterRow.kind)
        .order_by(CounterRow.kind)
    )
    return {kind: int(total) for kind, total in rows}


def tidy(session: Session, *, before: date) -> None:
    """Erase what was counted before a day."""
    session.execute(delete(CounterRow).where(CounterRow.day < before))
