"""Retention: what is no longer needed is erased by the clock."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from jobs.stores import asked, store, story_store

KEEP_ENTRIES = timedelta(days=400)
"""A year and a month: "what was decided last November?" still has an answer."""


def tidy(session: Session, now: datetime, *, keep: timedelta = KEEP_ENTRIES) -> int:
    """Erase entries first seen longer ago than ``keep``; return how many.

    What entries were compared by goes earlier, when no new one can join them. Also what a language
    model was asked then.
    """
    story_store.forget_marks(session, now)
    asked.forget(session, before=now - keep)
    return store.forget_entries(session, before=now - keep)
