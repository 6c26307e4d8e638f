"""How many messages each bot has sent in a month: functions of a session."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.tables.zalo import QuotaRow


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
