"""Chats that admins pause, resume and unbind; an unbinding can be undone for an hour.

Plain functions of a session. What is kept for that hour is the chat's own row and its admins; its
deliveries are gone, and what they told comes in the next bulletin.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot import health, store
from bot.messages import ChatId
from bot.tables import ChatAdminRow, ChatRow, UnitRow
from bot.tables_notices import RemovalRow
from jobs.database import UtcDateTime

LASTS = timedelta(hours=1)
"""How long an unbinding can be undone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """A chat that was unbound lately, and the unit that it belonged to."""

    id: int
    unit: int
    chat: ChatId


def pause(session: Session, chat: int) -> None:
    """Send nothing to a chat until an admin resumes it, whoever speaks there meanwhile."""
    session.get_one(ChatRow, chat).paused = health.BY_ADMIN


def resume(session: Session, chat: int, now: datetime) -> None:
    """Send to a chat again, whatever it was paused for."""
    row = session.get_one(ChatRow, chat)
    if row.paused == health.BY_ADMIN:
        row.paused = None
    health.resume(session, ChatId(row.platform, row.chat), now)


def remove(session: Session, chat: int, now: datetime) -> int:
    """Forget a chat, but for what lets it be bound again; return that removal's number."""
    row = session.get_one(ChatRow, chat)
    columns = {each.key: _plain(getattr(row, each.key)) for each in ChatRow.__table__.columns}
    kept = {name: value for name, value in columns.items() if name not in {"id", "unit_id"}}
    kept["admins"] = sorted(store.chat_admins(session, chat))
    removal = RemovalRow(at=now, unit_id=row.unit_id, kept=kept)
    session.add(removal)
    store.unbind(session, ChatId(row.platform, row.chat))
    session.flush()
    return removal.id


def removal(session: Session, number: int, now: datetime) -> Removal | None:
    """Return what can be undone under a number; None where there is nothing (any more)."""
    row = session.get(RemovalRow, number)
    if row is None or row.at + LASTS <= now:
        return None
    return Removal(id=row.id, unit=row.unit_id, chat=_chat_of(row))


def restore(session: Session, number: int, now: datetime) -> bool:
    """Bind a chat again as it was; False where it was bound anew meanwhile, or its hour is over."""
    row = session.get(RemovalRow, number)
    if row is None or row.at + LASTS <= now or session.get(UnitRow, row.unit_id) is None:
        return False
    if store.row_of(session, _chat_of(row)) is not None:
        return False
    kept = dict(row.kept)
    admins = kept.pop("admins")
    chat = ChatRow(unit_id=row.unit_id, **{name: _typed(name, kept[name]) for name in kept})
    session.add(chat)
    session.flush()
    session.add_all([ChatAdminRow(chat_id=chat.id, sender=sender) for sender in admins])
    session.delete(row)
    session.flush()
    return True


def forget(session: Session, at: ChatId) -> None:
    """Let a chat's unbinding be undone no more."""
    for row in session.scalars(select(RemovalRow)):
        if _chat_of(row) == at:
            session.delete(row)


def tidy(session: Session, now: datetime) -> None:
    """Erase what can be undone no more."""
    session.execute(delete(RemovalRow).where(RemovalRow.at <= now - LASTS))


def _chat_of(row: RemovalRow) -> ChatId:
    return ChatId(row.kept["platform"], row.kept["chat"])


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime | date) else value


def _typed(name: str, value: Any) -> Any:
    """Return what a column held: moments stand as text in JSON."""
    moment = isinstance(ChatRow.__table__.columns[name].type, UtcDateTime)
    return datetime.fromisoformat(value) if moment and value is not None else value
