"""The table of what pictures show and the ledger forgets. See ``bot.tables``."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from jobs.database import Base


class SentDayRow(Base):
    """How the deliveries of one day's bulletins ended: the ledger itself is kept for 90 days."""

    __tablename__ = "sent_days"

    day: Mapped[date] = mapped_column(primary_key=True, comment="local, of the bulletin")
    sent: Mapped[int] = mapped_column(comment="deliveries that arrived")
    failed: Mapped[int] = mapped_column(comment="failed, expired, or in doubt")
