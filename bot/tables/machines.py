"""The tables by which machines share the work: ``bot.sending.tenancy``, ``bot.stores.letters``."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from jobs.database import Base


class LeaseRow(Base):
    """Which machine sends for a bot, and until when nobody else may; by the database's clock."""

    __tablename__ = "leases"

    lane: Mapped[str] = mapped_column(primary_key=True, comment="the bot, by its platform's name")
    machine: Mapped[str] = mapped_column(comment="the machine's name and process")
    until: Mapped[datetime] = mapped_column(comment="when others may take it")


class MachineRow(Base):
    """A machine at work, by the database's clock until when it counts as alive."""

    __tablename__ = "machines"

    name: Mapped[str] = mapped_column(primary_key=True, comment="the machine's name and process")
    until: Mapped[datetime] = mapped_column(comment="until when it counts as alive")


class LetterRow(Base):
    """What is to be said on a bot's lane by another machine than the one that has it."""

    __tablename__ = "letters"
    __table_args__ = (Index("letters_platform", "platform", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True, comment="in the order to be said")
    platform: Mapped[str] = mapped_column(comment="whose lane is to say it")
    chat: Mapped[str] = mapped_column(comment="the platform's opaque id")
    text: Mapped[str] = mapped_column(Text, comment="what is said: the bot's own words")
    spans: Mapped[list[list[Any]]] = mapped_column(JSON, comment="its styles")
    choices: Mapped[list[list[list[str]]]] = mapped_column(JSON, comment="its buttons")
    at: Mapped[datetime] = mapped_column(comment="when it was written")
