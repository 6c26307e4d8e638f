"""The tables of units, chats, roles, bulletins and deliveries. See ``bot.tables``.

Nothing here names a person: a chat, a unit, choices, consent, and opaque ids of admins.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from jobs.database import Base

WIDE = BigInteger().with_variant(Integer(), "sqlite")
"""The number of a row of which there are hundreds of millions a year: four bytes would be full
within six years. Any whole number of SQLite's is as wide, and only INTEGER counts on."""


class State(StrEnum):
    """Where a delivery stands; SENDING is committed before the call, and never blindly resent."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    FAILED = "failed"
    EXPIRED = "expired"


class Act(StrEnum):
    """What a delivery does in its chat."""

    SEND = "send"
    EDIT = "edit"
    WITHDRAW = "withdraw"


class Kind(StrEnum):
    """What is said; an answer is delivered at once, and stands in no ledger."""

    BULLETIN = "bulletin"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"
    NOTICE = "notice"
    NUDGE = "nudge"
    REMINDER = "reminder"
    COMPILATION = "compilation"
    ANSWER = "answer"


class Stage(StrEnum):
    """Where a bulletin stands: nothing of a DRAFT is delivered before somebody approves it."""

    DRAFT = "draft"
    RELEASED = "released"
    CANCELLED = "cancelled"


class UnitRow(Base):
    """An organisation, at any depth, with its dates; its name is unique below its parent."""

    __tablename__ = "units"
    __table_args__ = (
        UniqueConstraint("name", "parent_id"),
        Index(
            "units_at_the_root",
            "name",
            unique=True,
            sqlite_where=text("parent_id IS NULL"),
            postgresql_where=text("parent_id IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(comment="as people know it")
    kind: Mapped[str] = mapped_column(comment="cell, committee ... as imported")
    short_name: Mapped[str] = mapped_column(default="", comment="as messages call it")
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), index=True)
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), index=True)
    valid_from: Mapped[date | None] = mapped_column(comment="its first day; null: unknown")
    valid_to: Mapped[date | None] = mapped_column(comment="its last day; null: it goes on")
    aliases: Mapped[list[str]] = mapped_column(JSON, default=list, comment="other names")


class ChatRow(Base):
    """A chat that a unit's admin has bound, its choices, and when its next bulletin is due."""

    __tablename__ = "chats"
    __table_args__ = (UniqueConstraint("platform", "chat"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    platform: Mapped[str]
    chat: Mapped[str] = mapped_column(comment="the platform's opaque id")
    kind: Mapped[str] = mapped_column(comment="private, or group")
    thread: Mapped[str | None] = mapped_column(comment="forum topic; null: the main one")
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    topics: Mapped[list[str]] = mapped_column(JSON, default=list, comment="empty: all")
    times: Mapped[list[str]] = mapped_column(JSON, default=list, comment="see bot.typed.rhythm")
    selection: Mapped[dict[str, Any]] = mapped_column(
        JSON, default=dict, comment="what else acts of bot.wants; left out: as for everybody"
    )
    own: Mapped[dict[str, Any]] = mapped_column(
        JSON, default=dict, comment="what the chat chose itself; all else comes from its unit"
    )
    consent: Mapped[int] = mapped_column(comment="version of the words agreed to")
    bound_at: Mapped[datetime] = mapped_column(comment="when consent was given")
    paused: Mapped[str | None] = mapped_column(comment="why nothing is sent; null: active")
    trouble: Mapped[str | None] = mapped_column(comment="why it was paused; until one arrives")
    try_at: Mapped[datetime | None] = mapped_column(comment="when a paused chat is tried again")
    strikes: Mapped[int] = mapped_column(default=0, comment="times that the chat was not found")
    held_until: Mapped[datetime | None] = mapped_column(comment="the platform asked us to wait")
    quiet_from: Mapped[str | None] = mapped_column(comment="HH:MM, local; null: no quiet hours")
    quiet_to: Mapped[str | None] = mapped_column(comment="HH:MM, local")
    quiet_how: Mapped[str | None] = mapped_column(comment="silent, or later")
    next_at: Mapped[datetime | None] = mapped_column(
        index=True, comment="when its next bulletin is due"
    )
    until: Mapped[datetime] = mapped_column(comment="up to when its bulletins have told the news")


class ChatAdminRow(Base):
    """Who may change a chat's choices: an opaque id, nothing else."""

    __tablename__ = "chat_admins"

    chat_id: Mapped[int] = mapped_column(
        ForeignKey("chats.id", ondelete="CASCADE"), primary_key=True
    )
    sender: Mapped[str] = mapped_column(primary_key=True, comment="the platform's opaque id")


class InvitationRow(Base):
    """A single-use code for a unit; only its hash is kept."""

    __tablename__ = "invitations"

    id: Mapped[int] = mapped_column(primary_key=True)
    code_hash: Mapped[str] = mapped_column(unique=True, comment="SHA-256 of the code")
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id", ondelete="CASCADE"), index=True)
    maker: Mapped[str] = mapped_column(default="", comment="platform:sender of who made it")
    made_at: Mapped[datetime] = mapped_column(comment="when it was made")
    expires_at: Mapped[datetime] = mapped_column(comment="until when it is good")
    used_at: Mapped[datetime | None] = mapped_column(comment="when it was used")


class InvitationTryRow(Base):
    """A wrong code, so that codes cannot be guessed."""

    __tablename__ = "invitation_tries"

    id: Mapped[int] = mapped_column(primary_key=True)
    platform: Mapped[str]
    chat: Mapped[str] = mapped_column(comment="where; opaque id")
    at: Mapped[datetime] = mapped_column(index=True, comment="when")


class BulletinRow(Base):
    """A bulletin: one choice of topics, one window, one form of text; or a correction of one."""

    __tablename__ = "bulletins"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(
        default=Kind.BULLETIN.value, comment="bulletin, correction, withdrawal"
    )
    stage: Mapped[str] = mapped_column(
        default=Stage.RELEASED.value, index=True, comment="draft, released, cancelled"
    )
    platform: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(index=True, comment="when it was composed")
    since: Mapped[datetime] = mapped_column(comment="news from then on")
    until: Mapped[datetime] = mapped_column(comment="news up to then")
    topics: Mapped[list[str]] = mapped_column(JSON, comment="empty: all")
    entries: Mapped[list[int]] = mapped_column(JSON, comment="in reading order")
    left_out: Mapped[int] = mapped_column(default=0, comment="stories for which there was no room")
    brief: Mapped[bool] = mapped_column(default=False, comment="headlines only")
    verbatim: Mapped[bool] = mapped_column(
        default=False, comment="in the articles' own words: nobody approved a machine's"
    )
    titles: Mapped[dict[str, str]] = mapped_column(
        JSON, default=dict, comment="entry: the headline that an admin gave it"
    )
    reasons: Mapped[list[str]] = mapped_column(
        JSON, default=list, comment="why it needs approval; empty: it does not"
    )
    doubted: Mapped[list[int]] = mapped_column(
        JSON, default=list, comment="entries that need approval; empty: the whole of it does"
    )
    audience: Mapped[list[int]] = mapped_column(
        JSON, default=list, comment="chats of a draft; once released, its deliveries tell"
    )
    due_at: Mapped[datetime | None] = mapped_column(comment="nothing is sent before")
    deadline: Mapped[datetime | None] = mapped_column(comment="of the approval")
    corrects_id: Mapped[int | None] = mapped_column(
        index=True, comment="the bulletin that this one corrects or takes back"
    )


class PartRow(Base):
    """One message of a bulletin, as rendered: what is sent again is the same text."""

    __tablename__ = "parts"
    __table_args__ = (UniqueConstraint("bulletin_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    bulletin_id: Mapped[int] = mapped_column(ForeignKey("bulletins.id", ondelete="CASCADE"))
    number: Mapped[int] = mapped_column(
        comment="from 1, in the order to be read; up to 0: said instead, where none can be changed"
    )
    text: Mapped[str] = mapped_column(Text, comment="as members read it")
    spans: Mapped[list[list[Any]]] = mapped_column(JSON, comment="what is bold or a link in it")
    choices: Mapped[list[list[list[str]]]] = mapped_column(JSON, comment="its buttons")
    attachment: Mapped[str | None] = mapped_column(index=True, comment="digest of what it carries")


class DeliveryRow(Base):
    """One part on its way to one chat."""

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("part_id", "chat_id", "target"),
        Index("deliveries_due", "platform", "state", "id"),
        Index("deliveries_chat", "chat_id", "state"),
        Index("deliveries_bulletin", "bulletin_id", "state"),
    )

    id: Mapped[int] = mapped_column(WIDE, primary_key=True)
    bulletin_id: Mapped[int] = mapped_column(ForeignKey("bulletins.id", ondelete="CASCADE"))
    part_id: Mapped[int] = mapped_column(ForeignKey("parts.id", ondelete="CASCADE"))
    chat_id: Mapped[int] = mapped_column(ForeignKey("chats.id", ondelete="CASCADE"))
    platform: Mapped[str]
    act: Mapped[str] = mapped_column(default=Act.SEND.value, comment="send, edit, withdraw")
    target: Mapped[str] = mapped_column(default="", comment="the message to change; empty: none")
    state: Mapped[str] = mapped_column(default=State.PENDING.value, comment="see State")
    attempts: Mapped[int] = mapped_column(default=0, comment="how often it was tried")
    error: Mapped[str | None] = mapped_column(comment="kind of the last fault")
    fault: Mapped[str | None] = mapped_column(comment="the last fault in words")
    settled: Mapped[bool] = mapped_column(
        default=False, comment="an admin decided not to send again what is UNKNOWN"
    )
    urgent: Mapped[bool] = mapped_column(default=False, comment="quiet hours do not hold it")
    message_id: Mapped[str | None] = mapped_column(comment="the platform's number of the message")
    next_at: Mapped[datetime] = mapped_column(comment="not before")
    expires_at: Mapped[datetime] = mapped_column(comment="not after")
    changed_at: Mapped[datetime] = mapped_column(comment="when its state changed")


class LaneRow(Base):
    """How long a whole bot was told to be silent: a restart must not forget it."""

    __tablename__ = "lanes"

    name: Mapped[str] = mapped_column(primary_key=True, comment="the bot's")
    held_until: Mapped[datetime] = mapped_column(comment="silent until then")


class ApprovalRow(Base):
    """A unit or a feed whose bulletins an admin wants to see before they go out."""

    __tablename__ = "approvals"

    kind: Mapped[str] = mapped_column(primary_key=True, comment="unit, or feed")
    number: Mapped[int] = mapped_column(primary_key=True, comment="the unit's, or the feed's")


class AlarmRow(Base):
    """Something that the bot's admins are to know; kept until one of them was told."""

    __tablename__ = "alarms"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(comment="when")
    kind: Mapped[str] = mapped_column(comment="what it is about")
    about: Mapped[dict[str, str]] = mapped_column(
        JSON, comment="names it: a unit, a chat, a bulletin"
    )
    told_at: Mapped[datetime | None] = mapped_column(index=True, comment="when an admin was told")


class PostedRow(Base):
    """Something that a platform posted; the key outlives the body, to know what comes twice."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("platform", "key"),
        Index("inbox_chat", "platform", "chat"),
    )

    id: Mapped[int] = mapped_column(WIDE, primary_key=True)
    platform: Mapped[str]
    key: Mapped[str] = mapped_column(comment="hash of the platform's own number of it")
    chat: Mapped[str] = mapped_column(comment="in whose order; empty once it is dealt with")
    body: Mapped[str] = mapped_column(Text, comment="as posted; empty once it is dealt with")
    tries: Mapped[int] = mapped_column(default=0, comment="how often it was begun")
    at: Mapped[datetime] = mapped_column(index=True, comment="when it came")


class CounterRow(Base):
    """How often one kind of thing happened on one day."""

    __tablename__ = "counters"

    day: Mapped[date] = mapped_column(primary_key=True, comment="local")
    kind: Mapped[str] = mapped_column(primary_key=True, comment="kind of question, or of answer")
    count: Mapped[int] = mapped_column(comment="how often")


class AuditRow(Base):
    """One command of an admin, or one that was refused."""

    __tablename__ = "audit"
    __table_args__ = (
        Index("audit_sender", "platform", "sender", "at"),
        Index("audit_chat", "platform", "chat"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True, comment="when")
    platform: Mapped[str]
    sender: Mapped[str] = mapped_column(comment="opaque id of who gave it")
    chat: Mapped[str] = mapped_column(comment="opaque id of where")
    command: Mapped[str] = mapped_column(comment="its name")
    act: Mapped[str] = mapped_column(comment="numbers and words of the command's own")
    unit_id: Mapped[int | None] = mapped_column(
        ForeignKey("units.id", ondelete="SET NULL"), index=True
    )
    outcome: Mapped[str] = mapped_column(comment="started, done, refused, failed")


class GrantCodeRow(Base):
    """A single-use code that makes whoever sends it an admin; only its hash is kept."""

    __tablename__ = "grant_codes"

    id: Mapped[int] = mapped_column(primary_key=True)
    code_hash: Mapped[str] = mapped_column(unique=True, comment="SHA-256 of the code")
    role: Mapped[str] = mapped_column(comment="which role")
    unit_id: Mapped[int | None] = mapped_column(
        ForeignKey("units.id", ondelete="CASCADE"), index=True
    )
    maker: Mapped[str] = mapped_column(comment="platform:sender of who made it")
    made_at: Mapped[datetime] = mapped_column(comment="when it was made")
    expires_at: Mapped[datetime] = mapped_column(comment="until when it is good")
    used_at: Mapped[datetime | None] = mapped_column(comment="when it was used")


class GrantRow(Base):
    """A role that somebody has, beyond what chats and settings say."""

    __tablename__ = "grants"
    __table_args__ = (Index("grants_sender", "platform", "sender"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    platform: Mapped[str]
    sender: Mapped[str] = mapped_column(comment="opaque id of who has it")
    role: Mapped[str] = mapped_column(comment="admin, or unit admin")
    unit_id: Mapped[int | None] = mapped_column(
        ForeignKey("units.id", ondelete="CASCADE"), index=True
    )
    maker: Mapped[str] = mapped_column(comment="platform:sender of who gave it")
    at: Mapped[datetime] = mapped_column(comment="since when")


class UnitChangeRow(Base):
    """What befell a unit, and when: where it hung before is told as names, which may be gone."""

    __tablename__ = "unit_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(comment="when it was entered")
    day: Mapped[date] = mapped_column(comment="from which day on")
    change: Mapped[str] = mapped_column(comment="moved, merged, renamed")
    before: Mapped[str] = mapped_column(comment="how it was")
    after: Mapped[str] = mapped_column(comment="how it is")
