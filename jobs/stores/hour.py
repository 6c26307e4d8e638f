"""What hour it is, as far as outlets bear it out: they date their news by clocks of their own.

A machine may believe that it is 1970, last month or next year, until a time server has answered it
or somebody sees it. By such an hour nobody must be called told, and nothing be erased.
"""

from datetime import UTC, datetime, timedelta
from heapq import nlargest

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jobs.tables import EntryRow

WRITTEN = datetime(2026, 11, 1, tzinfo=UTC)
"""It is never earlier than when this was written: a clock without its battery begins in 1970, or on
the day that the system was made."""

APART = timedelta(days=1)
"""By less, what outlets say of their latest news differs from what any clock says."""

LATEST = 500
"""The entries of so many numbers are looked at, the last that were given."""


def is_behind(session: Session, now: datetime) -> bool:
    """Say whether the clock has not come to what was news already: it is waited for."""
    latest = _latest(session)
    return now < WRITTEN or (latest is not None and now < latest[1] - APART)


def borne_out(session: Session, now: datetime) -> datetime:
    """Return ``now``, or the last hour that an outlet bears out where the clock may be ahead.

    By it is judged what is old. Where all outlets fall silent for days, what is old stays so long.
    """
    latest = _latest(session)
    return now if latest is None else min(now, latest[0] + APART)


def _latest(session: Session) -> tuple[datetime, datetime] | None:
    """Return the hours to which the news of two outlets are dated, the latest first.

    None where no two date them: one alone may date what it likes, and be silent as long as it
    likes. What is dated later than its fetch has no date here.
    """
    last = select(func.max(EntryRow.id)).scalar_subquery()
    rows = select(EntryRow.feed_id, EntryRow.published_at).where(EntryRow.id > last - LATEST)
    newest: dict[int, datetime] = {}
    for feed, dated in session.execute(rows):
        if dated is not None:
            newest[feed] = max(dated, newest.get(feed, dated))
    found = nlargest(2, newest.values())
    return (found[0], found[1]) if len(found) > 1 else None
