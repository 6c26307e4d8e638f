"""A binding that was ended can be taken back for an hour. Functions of a session.

Deliveries are not brought back: what was on its way is told in the next bulletin.
"""

from datetime import date, datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot import bindings, store, units
from bot.audience import Chat
from bot.messages import ChatId
from bot.tables import UnitRow
from bot.tables_choices import UndoRow

LASTS = timedelta(hours=1)
"""How long an end can be taken back."""

KEPT = (
    "platform",
    "chat",
    "kind",
    "thread",
    "topics",
    "times",
    "selection",
    "own",
    "consent",
    "quiet_from",
    "quiet_to",
    "quiet_how",
    "bound_at",
    "until",
)
"""Columns of a chat that come back as they were; its troubles do not."""


def unbind(session: Session, at: ChatId, sender: str, now: datetime) -> bool:
    """Forget a chat, but for what lets ``sender`` take that back; False where it was not bound."""
    row = store.row_of(session, at)
    if row is None:
        return False
    kept = {**bindings.kept(session, row, KEPT), "unit_id": row.unit_id}
    forget(session, at)
    session.add(
        UndoRow(platform=at.platform, chat=at.id, sender=sender, until=now + LASTS, kept=kept)
    )
    return store.unbind(session, at)


def restore(
    session: Session, at: ChatId, sender: str, now: datetime, *, today: date
) -> Chat | None:
    """Bind a chat again as it was before ``sender`` ended that.

    Returns:
        None where there is nothing that he could take back (any more).
    """
    row = session.get(UndoRow, (at.platform, at.id))
    if row is None or row.sender != sender or row.until <= now:
        return None
    kept = dict(row.kept)
    forget(session, at)
    if store.row_of(session, at) is not None or session.get(UnitRow, kept["unit_id"]) is None:
        return None
    unit = units.current(session, kept["unit_id"], today)
    bindings.bring_back(session, kept, unit=unit)
    return store.chat(session, at)


def forget(session: Session, at: ChatId) -> None:
    """Let nothing be taken back in a chat."""
    session.execute(delete(UndoRow).where(UndoRow.platform == at.platform, UndoRow.chat == at.id))


def open_until(session: Session, at: ChatId) -> datetime | None:
    """Return until when an end can be taken back in a chat; None where none can."""
    return session.scalar(
        select(UndoRow.until).where(UndoRow.platform == at.platform, UndoRow.chat == at.id)
    )


def tidy(session: Session, now: datetime) -> None:
    """Erase what can be taken back no more."""
    session.execute(delete(UndoRow).where(UndoRow.until <= now))
