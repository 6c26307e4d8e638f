"""Chats that admins pause, resume and unbind; an unbinding can be undone for an hour.

Plain functions of a session. What is kept for that hour is the chat's own row, its admins and its
plan of meetings; its deliveries are gone, and what they told comes in the next bulletin.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.messages import ChatId
from bot.stores import bindings, health, store, units
from bot.stores.store import BY_ADMIN
from bot.tables.counter import ChatAdminRow, ChatRow, UnitRow
from bot.tables.notices import RemovalRow

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
    session.get_one(ChatRow, chat).paused = BY_ADMIN


def resume(session: Session, chat: int, now: datetime) -> None:
    """Send to a chat again, whatever it was paused for."""
    row = session.get_one(ChatRow, chat)
    if row.paused == BY_ADMIN:
        row.paused = None
    health.resume(session, ChatId(row.platform, row.chat), now)


def dismiss(session: Session, chat: int) -> None:
    """Let nobody be a chat's admin for us; whom the platform knows as one still is."""
    session.execute(delete(ChatAdminRow).where(ChatAdminRow.chat_id == chat))


def remove(session: Session, chat: int, now: datetime) -> int:
    """Forget a chat, but for what lets it be bound again; return that removal's number."""
    row = session.get_one(ChatRow, chat)
    unit = row.unit_id
    removal = RemovalRow(at=now, unit_id=unit, kept=bindings.end(session, row, now))
    session.add(removal)
    session.flush()
    return removal.id


def removal(session: Session, number: int, now: datetime) -> Removal | None:
    """Return what can be undone under a number; None where there is nothing (any more)."""
    row = session.get(RemovalRow, number)
    if row is None or row.at + LASTS <= now:
        return None
    return Removal(id=row.id, unit=row.unit_id, chat=_chat_of(row))


def lately(session: Session, now: datetime) -> list[Removal]:
    """Return what can be undone, the newest first, but for chats that were bound anew."""
    found = select(RemovalRow).where(RemovalRow.at > now - LASTS).order_by(RemovalRow.at.desc())
    every = [
        Removal(id=row.id, unit=row.unit_id, chat=_chat_of(row)) for row in session.scalars(found)
    ]
    return [each for each in every if store.row_of(session, each.chat) is None]


def restore(session: Session, number: int, now: datetime, *, today: date) -> int | None:
    """Bind a chat again as it was, to its unit or that unit's successor; return its number.

    None where it was bound anew meanwhile, or its hour is over. What its unit chose meanwhile acts
    only after ``choices_store.settle``.
    """
    found = removal(session, number, now)
    if found is None or session.get(UnitRow, found.unit) is None:
        return None
    if store.row_of(session, found.chat) is not None:
        return None
    row = session.get_one(RemovalRow, number)
    unit = units.current(session, row.unit_id, today)
    chat = bindings.bring_back(session, row.kept, unit=unit)
    session.delete(row)
    session.flush()
    return chat


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
