"""The tables of compilations for the cell meeting. See ``bot.tables``."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from jobs.database import Base


class CompilationRow(Base):
    """A compilation of one unit; what is in it stands in its last step."""

    __tablename__ = "compilations"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(comment="what it is made for")
    meeting: Mapped[str] = mapped_column(index=True, comment="YYYY-MM; empty: for no month's")
    maker: Mapped[str] = mapped_column(comment="platform:sender; empty: the timetable")
    made_at: Mapped[datetime] = mapped_column(index=True, comment="when it was begun")
    key: Mapped[str] = mapped_column(unique=True, comment="under which our door shows it")
    stage: Mapped[str] = mapped_column(index=True, comment="that of its last step")
    due_at: Mapped[datetime | None] = mapped_column(comment="that of its last step")


class CompilationStepRow(Base):
    """How a compilation stood after one change; taken away, the change is undone."""

    __tablename__ = "compilation_steps"

    compilation_id: Mapped[int] = mapped_column(
        ForeignKey("compilations.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(
        primary_key=True, comment="from 1, in the order of the changes"
    )
    at: Mapped[datetime] = mapped_column(comment="when it was changed")
    state: Mapped[dict[str, Any]] = mapped_column(
        JSON, comment="what is in it: stories, words, stage"
    )


class CompilationBulletinRow(Base):
    """What of the ledger belongs to a compilation: one bulletin for each platform."""

    __tablename__ = "compilation_bulletins"

    bulletin_id: Mapped[int] = mapped_column(
        ForeignKey("bulletins.id", ondelete="CASCADE"), primary_key=True
    )
    compilation_id: Mapped[int] = mapped_column(
        ForeignKey("compilations.id", ondelete="CASCADE"), index=True
    )


class MarkRow(Base):
    """A story that must be in the next compilations, or must not."""

    __tablename__ = "compilation_marks"

    entry: Mapped[int] = mapped_column(primary_key=True, comment="the newsroom's number of it")
    wanted: Mapped[bool] = mapped_column(comment="a star; else a veto")
    at: Mapped[datetime] = mapped_column(index=True, comment="when an admin said so")
