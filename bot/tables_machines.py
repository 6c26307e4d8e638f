"""The tables by which several machines share the work; see ``bot.tenancy`` and ``bot.letters``."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from jobs.database import Base


class LeaseRow(Base):
    """Which machine sends for a bot, and until when nobody else may; by the database's clock."""

    __tablename__ = "leases"

    lane: Mapped[str] = mapped_column(primary_key=True)
    machine: Mapped[str]
    until: Mapped[datetime]


class MachineRow(Base):
    """A machine at work, by the database's clock until when it counts as alive."""

    __tablename__ = "machines"

    name: Mapped[str] = mapped_column(primary_key=True)
    until: Mapped[datetime]


class LetterRow(Base):
    """What is to be said on a bot's lane by another machine than the one that has it."""

    __tablename__ = "letters"
    __table_args__ = (Index("letters_platform", "platform", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    platform: Mapped[str]
    chat: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    spans: Mapped[list[list[Any]]] = mapped_column(JSON)
    choices: Mapped[list[list[list[str]]]] = mapped_column(JSON)
    at: Mapped[datetime]
