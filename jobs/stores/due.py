"""What is due by now, whatever the clock said before.

A clock that was ahead has written hours that are still to come: by them alone, nothing would be
pulled or read until they are reached. What no right clock can have written is due at once.
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, update
from sqlalchemy.orm import Session

from jobs.database import epoch
from jobs.tables import EntryRow, FeedRow

LONGEST_WAIT = timedelta(days=1)
"""A dead feed is still tried daily, and a server that asks for a year is set up wrongly."""

LONGEST_READING = timedelta(hours=1)
"""Within as long a page that could not be read is tried again (``jobs.summarize``)."""

APART = timedelta(minutes=2)
"""By less the clocks of several machines may differ."""

HAPPENED = ("pulled_at", "new_at", "failing_since")
"""What a feed's row tells of the past."""


def feeds(now: datetime) -> ColumnElement[bool]:
    """Return which feeds are to be pulled: their hour has come, or cannot be right.

    Before a feed was there it is the clock of now that is wrong: then nothing is made of it.
    """
    soon = now + APART
    wait = epoch(FeedRow.next_pull_at) - int(soon.timestamp())
    far = and_(FeedRow.next_pull_at > soon + LONGEST_WAIT, wait > FeedRow.every)
    ahead = or_(*(getattr(FeedRow, name) > soon for name in HAPPENED), far)
    wrong = and_(FeedRow.added_at <= now, ahead)
    return and_(FeedRow.paused_at.is_(None), or_(FeedRow.next_pull_at <= now, wrong))


def set_right(row: FeedRow, now: datetime) -> None:
    """Let nothing of a feed that is due lie ahead: it would be due for ever."""
    for name in (*HAPPENED, "next_pull_at"):
        at = getattr(row, name)
        if at is not None and at > now:
            setattr(row, name, now)


def begin_by(session: Session, now: datetime) -> None:
    """Let feeds that were added by a clock that was ahead be there since now, which is right."""
    session.execute(update(FeedRow).where(FeedRow.added_at > now).values(added_at=now))


def entries(now: datetime) -> ColumnElement[bool]:
    """Return which entries' pages are to be read: their hour has come, or cannot be right."""
    return or_(EntryRow.next_read_at <= now, EntryRow.next_read_at > now + LONGEST_READING)
