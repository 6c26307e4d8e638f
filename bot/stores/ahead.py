"""What waits until an hour that only a clock that was ahead can have written.

By those hours alone nothing would be sent until they are reached, which may be in a year.
"""

from datetime import datetime, timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.stores.ledger_states import standing
from bot.tables.counter import ChatRow, DeliveryRow, State

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
