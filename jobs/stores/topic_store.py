"""Phrases that admins added to topics: plain functions of a session."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from jobs.tables import EntryRow, TopicPhraseRow
from jobs.text import fold, normalize, words
from jobs.topics import READ

MOST_PHRASES = 200
"""So many are kept in all: each article is looked through for every one."""

LONGEST_PHRASE = 80

_EDGES = re.compile(r"\A[\W_]+|[\W_]+\Z")


def phrases(session: Session) -> dict[str, tuple[str, ...]]:
    """Return topic → its further phrases, in the order in which they were added."""
    found: dict[str, tuple[str, ...]] = {}
    for row in session.scalars(select(TopicPhraseRow).order_by(TopicPhraseRow.id)):
        found[row.topic] = (*found.get(row.topic, ()), row.phrase)
    return found


def trimmed(phrase: str) -> str:
    """Return a phrase as it is kept: one line, without the quotation marks or dots around it."""
    return _EDGES.sub("", normalize(phrase))


def add_phrase(session: Session, topic: str, phrase: str) -> bool:
    """Keep a further phrase of a topic, for the articles read from now on.

    Returns:
        False where it says too little (fewer than two syllables), is too long, or where there are
        too many already. One that is kept already stays as it is, however it is punctuated.
    """
    known, phrase = phrases(session), trimmed(phrase)
    if any(words(each) == words(phrase) for each in known.get(topic, ())):
        return True
    count = sum(map(len, known.values()))
    if len(words(phrase)) < 2 or len(phrase) > LONGEST_PHRASE or count >= MOST_PHRASES:
        return False
    session.add(TopicPhraseRow(topic=topic, phrase=phrase))
    session.flush()
    return True


def remove_phrase(session: Session, topic: str, phrase: str) -> bool:
    """Forget a phrase, however its tone marks and punctuation are typed; False: none is such."""
    plain = words(fold(phrase))
    alike = [each for each in phrases(session).get(topic, ()) if words(fold(each)) == plain]
    session.execute(
        delete(TopicPhraseRow).where(
            TopicPhraseRow.topic == topic, TopicPhraseRow.phrase.in_(alike)
        )
    )
    return bool(alike)


def recent(
    session: Session, *, since: datetime, most: int
) -> Sequence[tuple[str, str, tuple[str, ...]]]:
    """Return ready entries seen since then, the newest first: headline, opening, topics."""
    rows = session.execute(
        select(EntryRow.title, func.substr(EntryRow.text, 1, READ), EntryRow.topics)
        .where(EntryRow.seen_at >= since, EntryRow.ready_at.is_not(None))
        .order_by(EntryRow.seen_at.desc(), EntryRow.id.desc())
        .limit(most)
    )
    return [(title, text, tuple(topics)) for title, text, topics in rows]


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
