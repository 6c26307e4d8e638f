"""A binding, ended and kept so that it can be brought back. Functions of a session.

Deliveries are not brought back: what was on its way is told in the next bulletin.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.messages import ChatId
from bot.stores import expiry, meeting_store, store
from bot.stores.store import BY_ADMIN
from bot.tables.counter import ChatAdminRow, ChatRow
from jobs.database import UtcDateTime
from jobs.stores import numbers

EVERYTHING = frozenset(each.key for each in ChatRow.__table__.columns) - {"id", "unit_id"}
"""Columns of a chat that stand for it whatever becomes of its row and of its unit."""


def end(
    session: Session, row: ChatRow, now: datetime, names: Iterable[str] = EVERYTHING
) -> dict[str, Any]:
    """Forget a chat; return what brings it back, as JSON takes it.

    That is its number, ``names`` of its row, its admins, and its plan of meetings. Of a bulletin
    that was still waiting to be sent, or to be approved, nothing came: its news counts as not told.
    An admin's pause is his, and always kept.
    """
    expiry.merge_into_next(session, [row.id], now)
    expiry.supersede(session, [row.id])  # no draft names a number that may come back
    session.refresh(row)
    columns = {name: _plain(getattr(row, name)) for name in names}
    admins = sorted(store.chat_admins(session, row.id))
    if row.paused == BY_ADMIN:
        columns["paused"] = row.paused
    plan = meeting_store.whole(session, row.id)
    kept = {**columns, "number": row.id, "admins": admins, "meetings": plan}
    store.unbind(session, ChatId(row.platform, row.chat))
    return kept


def bring_back(session: Session, kept: Mapping[str, Any], *, unit: int) -> int:
    """Bind a chat again, below ``unit``, as ``kept`` says; it must not be bound now.

    Returns:
        Its number, the one that it had.
    """
    number = kept.get("number")  # an earlier version kept none
    if number is None or session.get(ChatRow, number) is not None:
        number = numbers.fresh(session, ChatRow)
    columns = {name: _typed(name, value) for name, value in kept.items() if name in EVERYTHING}
    chat = ChatRow(id=number, unit_id=unit, **columns)
    session.add(chat)
    session.flush()
    session.add_all([ChatAdminRow(chat_id=chat.id, sender=sender) for sender in kept["admins"]])
    meeting_store.bring_back(session, chat.id, kept.get("meetings", {}))
    session.flush()
    return chat.id


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime | date) else value


def _typed(name: str, value: Any) -> Any:
    """Return what a column held: moments stand as text in JSON."""
    moment = isinstance(ChatRow.__table__.columns[name].type, UtcDateTime)
    return datetime.fromisoformat(value) if moment and value is not None else value
