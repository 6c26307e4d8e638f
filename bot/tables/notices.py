"""The tables of notices, of cell meetings, and of what can be undone."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from jobs.database import Base


class NoticeRow(Base):
    """A notice that went out; how it fares stands in the ledger."""

    __tablename__ = "notices"

    id: Mapped[int] = mapped_column(primary_key=True)
    made_at: Mapped[datetime] = mapped_column(index=True, comment="when it was sent")
    maker: Mapped[str] = mapped_column(comment="platform:sender of who sent it")
    text: Mapped[str] = mapped_column(Text, comment="its words, as its maker wrote them")
    above_id: Mapped[int | None] = mapped_column(
        ForeignKey("units.id", ondelete="SET NULL"),
        index=True,
        comment="the lowest unit above all whom it concerns; null: there is none",
    )
    confirm: Mapped[bool] = mapped_column(comment="whether chats are asked to say that they got it")
    deadline: Mapped[datetime | None] = mapped_column(comment="until when they are")
    urgent: Mapped[bool] = mapped_column(comment="quiet hours do not hold it")
    nudge_at: Mapped[datetime | None] = mapped_column(
        index=True, comment="when chats that said nothing are reminded; null: never, or done"
    )
    withdrawn_at: Mapped[datetime | None] = mapped_column(
        comment="when it was taken back; null: it stands"
    )


class NoticeBulletinRow(Base):
    """What of the ledger belongs to a notice: one bulletin for each platform."""

    __tablename__ = "notice_bulletins"

    bulletin_id: Mapped[int] = mapped_column(
        ForeignKey("bulletins.id", ondelete="CASCADE"), primary_key=True
    )
    notice_id: Mapped[int] = mapped_column(ForeignKey("notices.id", ondelete="CASCADE"), index=True)


class ConfirmationRow(Base):
    """A chat said that it got a notice; who in it said so is not kept."""

    __tablename__ = "confirmations"

    notice_id: Mapped[int] = mapped_column(
        ForeignKey("notices.id", ondelete="CASCADE"), primary_key=True
    )
    chat_id: Mapped[int] = mapped_column(
        ForeignKey("chats.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    at: Mapped[datetime] = mapped_column(comment="when it was first said")


class MeetingRow(Base):
    """When and where a chat's cell meets, month by month."""

    __tablename__ = "meetings"

    chat_id: Mapped[int] = mapped_column(
        ForeignKey("chats.id", ondelete="CASCADE"), primary_key=True
    )
    rule: Mapped[str] = mapped_column(comment="as bot.meetings.Rule writes itself")
    hour: Mapped[str] = mapped_column(comment="HH:MM, local")
    place: Mapped[str] = mapped_column(
        Text, default="", comment="where it meets, as its admin wrote it"
    )
    set_at: Mapped[datetime] = mapped_column(comment="what was due before is not reminded of")


class MeetingChangeRow(Base):
    """One meeting that is on another day, or left out."""

    __tablename__ = "meeting_changes"

    chat_id: Mapped[int] = mapped_column(
        ForeignKey("chats.id", ondelete="CASCADE"), primary_key=True
    )
    was: Mapped[date] = mapped_column(primary_key=True, comment="the day that the rule says")
    day: Mapped[date | None] = mapped_column(comment="null: it is left out")


class MeetingToldRow(Base):
    """A reminder that was entered into the ledger: once is enough."""

    __tablename__ = "meeting_told"

    chat_id: Mapped[int] = mapped_column(
        ForeignKey("chats.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[date] = mapped_column(primary_key=True, comment="of the meeting")
    ahead: Mapped[int] = mapped_column(primary_key=True, comment="days before the meeting")


class RemovalRow(Base):
    """A chat that an admin unbound, kept for an hour in which that can be undone."""

    __tablename__ = "removals"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True, comment="when it was unbound")
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id", ondelete="CASCADE"), index=True)
    kept: Mapped[dict[str, Any]] = mapped_column(
        JSON, comment="the chat's row, its admins and meetings"
    )
