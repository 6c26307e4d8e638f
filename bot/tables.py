"""The counter's tables. A row never leaves the stores.

Nothing here names a person: a chat, a unit, choices, consent, and opaque ids of admins.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobs.database import Base


class State(StrEnum):
    """Where a delivery stands; SENDING is committed before the call, and never blindly resent."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    FAILED = "failed"
    EXPIRED = "expired"


class UnitRow(Base):
    """An organisation, at any depth, with its dates."""

    __tablename__ = "units"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    short_name: Mapped[str] = mapped_column(default="")
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), index=True)
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    aliases: Mapped[list[str]] = mapped_column(JSON, default=list)


class ChatRow(Base):
    """A chat that a unit's admin has bound, its choices, and when its next bulletin is due."""

    __tablename__ = "chats"
    __table_args__ = (UniqueConstraint("platform", "chat"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    platform: Mapped[str]
    chat: Mapped[str] = mapped_column(comment="the platform's opaque id")
    kind: Mapped[str]
    thread: Mapped[str | None]
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    topics: Mapped[list[str]] = mapped_column(JSON, default=list, comment="empty: all")
    times: Mapped[list[str]] = mapped_column(JSON, default=list, comment="HH:MM, local")
    consent: Mapped[int] = mapped_column(comment="version of the words agreed to")
    bound_at: Mapped[datetime]
    paused: Mapped[str | None] = mapped_column(comment="why nothing is sent; null: active")
    next_at: Mapped[datetime | None] = mapped_column(index=True)
    until: Mapped[datetime] = mapped_column(comment="up to when its bulletins have told the news")


class ChatAdminRow(Base):
    """Who may change a chat's choices: an opaque id, nothing else."""

    __tablename__ = "chat_admins"

    chat_id: Mapped[int] = mapped_column(
        ForeignKey("chats.id", ondelete="CASCADE"), primary_key=True
    )
    sender: Mapped[str] = mapped_column(primary_key=True)


class InvitationRow(Base):
    """A single-use code for a unit; only its hash is kept."""

    __tablename__ = "invitations"

    id: Mapped[int] = mapped_column(primary_key=True)
    code_hash: Mapped[str] = mapped_column(unique=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id", ondelete="CASCADE"))
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class InvitationTryRow(Base):
    """A wrong code, so that codes cannot be guessed."""

    __tablename__ = "invitation_tries"

    id: Mapped[int] = mapped_column(primary_key=True)
    platform: Mapped[str]
    chat: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)


class BulletinRow(Base):
    """A bulletin that went out: one choice of topics, one window, one form of text."""

    __tablename__ = "bulletins"

    id: Mapped[int] = mapped_column(primary_key=True)
    made_at: Mapped[datetime] = mapped_column(index=True)
    since: Mapped[datetime]
    until: Mapped[datetime]
    topics: Mapped[list[str]] = mapped_column(JSON, comment="empty: all")
    entries: Mapped[list[int]] = mapped_column(JSON, comment="in reading order")


class PartRow(Base):
    """One message of a bulletin, as rendered: what is sent again is the same text."""

    __tablename__ = "parts"
    __table_args__ = (UniqueConstraint("bulletin_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    bulletin_id: Mapped[int] = mapped_column(ForeignKey("bulletins.id", ondelete="CASCADE"))
    number: Mapped[int] = mapped_column(comment="from 1, in the order to be read")
    text: Mapped[str] = mapped_column(Text)
    spans: Mapped[list[list[Any]]] = mapped_column(JSON)
    choices: Mapped[list[list[list[str]]]] = mapped_column(JSON)


class DeliveryRow(Base):
    """One part on its way to one chat."""

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("part_id", "chat_id"),
        Index("deliveries_due", "platform", "state", "id"),
        Index("deliveries_chat", "chat_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    part_id: Mapped[int] = mapped_column(ForeignKey("parts.id", ondelete="CASCADE"))
    chat_id: Mapped[int] = mapped_column(ForeignKey("chats.id", ondelete="CASCADE"))
    platform: Mapped[str]
    state: Mapped[str] = mapped_column(default=State.PENDING.value)
    attempts: Mapped[int] = mapped_column(default=0)
    fault: Mapped[str | None]
    message_id: Mapped[str | None]
    next_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    changed_at: Mapped[datetime]
