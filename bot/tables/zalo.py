"""The tables of what Zalo gives: an OA's keys, its groups' admins, a month's messages.

See ``bot.tables``.
"""

from datetime import datetime

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from jobs.database import Base


class GroupAdminRow(Base):
    """Who is an admin of a group, as the platform told."""

    __tablename__ = "zalo_oa_admins"

    platform: Mapped[str] = mapped_column(primary_key=True)
    chat: Mapped[str] = mapped_column(primary_key=True, comment="opaque id of the group")
    sender: Mapped[str] = mapped_column(primary_key=True, comment="opaque id of the admin")


class KeysRow(Base):
    """The keys of one app."""

    __tablename__ = "zalo_oa_keys"

    app: Mapped[str] = mapped_column(primary_key=True, comment="its number at Zalo")
    origin: Mapped[str] = mapped_column(comment="hash of the first refresh token")
    access: Mapped[str] = mapped_column(Text, comment="key for each call")
    refresh: Mapped[str] = mapped_column(Text, comment="buys the next pair, once")
    expires_at: Mapped[datetime] = mapped_column(comment="when access ends")
    renewed_at: Mapped[datetime] = mapped_column(comment="when refresh was given")


class QuotaRow(Base):
    """A bot's messages in one month."""

    __tablename__ = "quotas"

    platform: Mapped[str] = mapped_column(primary_key=True)
    month: Mapped[str] = mapped_column(primary_key=True, comment="YYYY-MM, local")
    used: Mapped[int] = mapped_column(default=0, comment="messages sent")
