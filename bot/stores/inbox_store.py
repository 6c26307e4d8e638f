"""What was posted to us and how far it is dealt with: functions of a session.

What was dealt with loses its words. Keys may hold a chat's id, so only their hash is kept.
"""

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.platforms.base import Posted
from bot.tables.counter import PostedRow

DONE = ""

REMEMBERED = timedelta(days=2)
"""How long keys are kept: Telegram posts again what was not confirmed for a day at most."""


def put(session: Session, platform: str, posted: Posted, now: datetime) -> int | None:
    """Keep what was posted and return its number; None where it was posted before."""
    key = hashlib.sha256(posted.key.encode()).hexdigest()
    known = select(PostedRow.id).where(PostedRow.platform == platform, PostedRow.key == key)
    if session.scalar(known) is not None:
        return None
    row = PostedRow(platform=platform, key=key, chat=posted.chat, body=posted.body, tries=0, at=now)
    session.add(row)
    session.flush()
    return row.id


def undone(session: Session, platform: str, *, after: int = 0) -> list[tuple[int, str]]:
    """Return number and chat of what is still to be dealt with behind number ``after``.

    In the order of arrival.
    """
    rows = session.execute(
        select(PostedRow.id, PostedRow.chat)
        .where(PostedRow.platform == platform, PostedRow.body != DONE, PostedRow.id > after)
        .order_by(PostedRow.id)
    )
    return [(number, chat) for number, chat in rows]


def begin(session: Session, number: int, *, most_tries: int) -> str | None:
    """Count a try and return the body; None where it is done, or was tried ``most_tries`` times."""
    row = session.get(PostedRow, number)
    if row is None or row.body == DONE:
        return None
    row.tries += 1
    return row.body if row.tries <= most_tries else None


def done(session: Session, number: int) -> None:
    """Erase the words of what was dealt with, and where they were said."""
    session.execute(update(PostedRow).where(PostedRow.id == number).values(body=DONE, chat=""))


def tidy(session: Session, now: datetime) -> None:
    """Erase what no platform posts again, and words that nobody dealt with for so long.

    Their webhook may have been switched off: nobody would be answered by them any more.
    """
    session.execute(delete(PostedRow).where(PostedRow.at < now - REMEMBERED))
