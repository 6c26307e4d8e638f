"""How many messages each bot has sent in a month: a table, and functions of a session over it."""

from sqlalchemy import update
from sqlalchemy.orm import Mapped, Session, mapped_column

from jobs.database import Base


class QuotaRow(Base):
    """A bot's messages in one month."""

    __tablename__ = "quotas"

    platform: Mapped[str] = mapped_column(primary_key=True)
    month: Mapped[str] = mapped_column(primary_key=True, comment="YYYY-MM, local")
    used: Mapped[int] = mapped_column(default=0)


def used(session: Session, platform: str, month: str) -> int:
    """Return how many messages were counted."""
    row = session.get(QuotaRow, (platform, month))
    return row.used if row else 0


def count(session: Session, platform: str, month: str) -> int:
    """Count one message more, and return how many there are now."""
    row = session.get(QuotaRow, (platform, month))
    if row is None:
        row = QuotaRow(platform=platform, month=month, used=0)
        session.add(row)
    row.used += 1
    session.flush()
    return row.used


def give_back(session: Session, platform: str, month: str) -> None:
    """Count one message less: it was certainly not delivered."""
    session.execute(
        update(QuotaRow)
        .where(QuotaRow.platform == platform, QuotaRow.month == month, QuotaRow.used > 0)
        .values(used=QuotaRow.used - 1)
    )
