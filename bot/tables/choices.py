"""Tables of what units choose for their chats, and of what can still be undone."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from jobs.database import Base


class PresetRow(Base):
    """What a unit chose for its chats and for those of all units below it."""

    __tablename__ = "presets"

    unit_id: Mapped[int] = mapped_column(
        ForeignKey("units.id", ondelete="CASCADE"), primary_key=True, comment="the unit"
    )
    wanted: Mapped[dict[str, Any]] = mapped_column(JSON, comment="only what was chosen")


class UndoRow(Base):
    """What can be undone: the end of a binding, a feed, a story, a unit; or a list of units."""

    __tablename__ = "undos"

    platform: Mapped[str] = mapped_column(primary_key=True, comment="where the chat is")
    chat: Mapped[str] = mapped_column(primary_key=True, comment="the platform's opaque id")
    sender: Mapped[str] = mapped_column(comment="opaque id of who ended it")
    until: Mapped[datetime] = mapped_column(index=True, comment="how long it can be taken back")
    kept: Mapped[dict[str, Any]] = mapped_column(
        JSON, comment="the chat's row, its admins and meetings; a feed; how units were"
    )
