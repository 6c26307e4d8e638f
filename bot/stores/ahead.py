"""What waits until an hour that only a clock that was ahead can have written.

By those hours alone nothing would be sent until they are reached, which may be in a year.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.stores.ledger_states import standing
from bot.tables.counter import BulletinRow, ChatRow, DeliveryRow, State

FARTHEST = timedelta(days=1, hours=1)
"""Further ahead nothing waits: quiet hours end within a day, and no platform is obeyed for longer
(``verdict.LONGEST_HOLD``)."""


def set_right(session: Session, now: datetime) -> None:
    """Let chats and deliveries wait no longer than they can have been told to."""
    far = now + FARTHEST
    session.execute(update(ChatRow).where(ChatRow.held_until > far).values(held_until=None))
    session.execute(
        update(DeliveryRow)
        .where(standing(session, State.PENDING), DeliveryRow.next_at > far)
        .values(next_at=now)
    )


def windows(session: Session, now: datetime) -> dict[int, tuple[datetime, datetime]]:
    """Return the bulletins that tell news of hours still to come: since when, and up to when."""
    rows = session.execute(
        select(BulletinRow.id, BulletinRow.since, BulletinRow.until).where(
            BulletinRow.until > now, BulletinRow.made_at > now
        )
    )
    return {number: (since, until) for number, since, until in rows}


def set_windows(
    session: Session,
    found: Mapping[int, tuple[datetime, datetime]],
    places: Mapping[datetime, datetime],
) -> None:
    """Say of bulletins of which hours they tell: up to then a chat has been told, or is told anew.

    A draft may be released later, when it is not due in days, and what is on its way come to
    nothing.
    """
    for number, (since, until) in found.items():
        row = session.get_one(BulletinRow, number)
        row.since, row.until = places.get(since, since), places[until]
        row.due_at = row.due_at and row.due_at - (until - row.until)
        row.deadline = row.deadline and row.deadline - (until - row.until)
