"""A chat's binding, kept as it was so that it can be brought back. Functions of a session.

Deliveries are not brought back: what was on its way is told in the next bulletin.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from bot import meeting_store, store
from bot.tables import ChatAdminRow, ChatRow
from jobs.database import UtcDateTime

EVERYTHING = frozenset(each.key for each in ChatRow.__table__.columns) - {"id", "unit_id"}
"""Columns of a chat that stand for it whatever becomes of its row and of its unit."""


def kept(session: Session, row: ChatRow, names: Iterable[str] = EVERYTHING) -> dict[str, Any]:
    """Return columns of a chat's row, its admins and when it meets, as JSON takes them."""
    return {
        **{name: _plain(getattr(row, name)) for name in names},
        "admins": sorted(store.chat_admins(session, row.id)),
        "meeting": meeting_store.written(session, row.id),
    }


def bring_back(session: Session, kept: Mapping[str, Any], *, unit: int, now: datetime) -> int:
    """Bind a chat again, below ``unit``, as ``kept`` says; it must not be bound now.

    Returns:
        Its number.
    """
    columns = {name: _typed(name, value) for name, value in kept.items() if name in EVERYTHING}
    chat = ChatRow(unit_id=unit, **columns)
    session.add(chat)
    session.flush()
    session.add_all([ChatAdminRow(chat_id=chat.id, sender=sender) for sender in kept["admins"]])
    if kept.get("meeting"):
        meeting_store.rewrite(session, chat.id, kept["meeting"], now)
    session.flush()
    return chat.id


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime | date) else value


def _typed(name: str, value: Any) -> Any:
    """Return what a column held: moments stand as text in JSON."""
    moment = isinstance(ChatRow.__table__.columns[name].type, UtcDateTime)
    return datetime.fromisoformat(value) if moment and value is not None else value
