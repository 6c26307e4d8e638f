"""Phrases that admins added to topics: plain functions of a session."""

from collections import Counter
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from jobs.tables import EntryRow, TopicPhraseRow
from jobs.text import fold, normalize, words

MOST_PHRASES = 200
"""So many are kept in all: each article is looked through for every one."""

LONGEST_PHRASE = 80


def phrases(session: Session) -> dict[str, tuple[str, ...]]:
    """Return topic → its further phrases, in the order in which they were added."""
    found: dict[str, tuple[str, ...]] = {}
    for row in session.scalars(select(TopicPhraseRow).order_by(TopicPhraseRow.id)):
        found[row.topic] = (*found.get(row.topic, ()), row.phrase)
    return found


def add_phrase(session: Session, topic: str, phrase: str) -> bool:
    """Keep a further phrase of a topic, for the articles read from now on.

    Returns:
        False where it says too little (fewer than two syllables), is too long, or where there are
        too many already. One that is kept already stays as it is.
    """
    kept = [each for known in phrases(session).values() for each in known]
    phrase = normalize(phrase)
    if len(words(phrase)) < 2 or len(phrase) > LONGEST_PHRASE or len(kept) >= MOST_PHRASES:
        return False
    if phrase not in phrases(session).get(topic, ()):
        session.add(TopicPhraseRow(topic=topic, phrase=phrase))
        session.flush()
    return True


def remove_phrase(session: Session, topic: str, phrase: str) -> bool:
    """Forget a phrase, typed with or without tone marks; False where there is none such."""
    alike = [each for each in phrases(session).get(topic, ()) if fold(each) == fold(phrase)]
    session.execute(
        delete(TopicPhraseRow).where(
            TopicPhraseRow.topic == topic, TopicPhraseRow.phrase.in_(alike)
        )
    )
    return bool(alike)


def told(session: Session, *, since: datetime, until: datetime) -> list[tuple[str, int]]:
    """Return topics and how many ready entries of ``[since, until)`` are first of all about each.

    The most first; those without a topic are left out.
    """
    at = func.coalesce(EntryRow.published_at, EntryRow.seen_at)
    rows = session.scalars(
        select(EntryRow.topics).where(
            # What was published then was seen then, or later: an index knows when it was seen.
            EntryRow.seen_at >= since,
            EntryRow.ready_at.is_not(None),
            at >= since,
            at < until,
        )
    )
    return Counter(named[0] for named in rows if named).most_common()
