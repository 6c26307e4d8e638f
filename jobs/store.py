"""What the newsroom keeps: plain functions of a session, run by ``Database.transact``."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session, defer

from jobs import document_store, search
from jobs.errors import TakenError
from jobs.news import Entry, Feed, Story
from jobs.tables import EntryRow, FeedRow

FRESH = timedelta(days=2)
"""What a feed's first pull takes for news."""

LATE = timedelta(days=7)
"""An entry that appears later may be so old, as portals post; an older one is noted, not told."""

CHUNK = 500
"""How many values one SQL statement names."""

AT_FIRST = 5
"""How many entries a feed's first pull takes at least, whatever their age: a portal that posts once
a week is not silent in its first bulletin. Feeds list the newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedHealth:
    """A feed as the editor sees it.

    Attributes:
        feed: The feed.
        entries: How many of its entries are kept.
        pulled_at: Its last pull that succeeded; None before the first.
        next_pull_at: When it is due.
        fault: Why its last pull failed, in English; None where it did not.
    """

    feed: Feed
    entries: int
    pulled_at: datetime | None
    next_pull_at: datetime
    fault: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulled:
    """What one pull of a feed brought.

    Attributes:
        entries: All that the feed lists now; empty where it has not changed.
        url: The address to use from now on.
        etag: As in ``Feed``.
        modified: As in ``Feed``.
        body_hash: As in ``Feed``.
    """

    entries: tuple[Entry, ...] = ()
    url: str
    etag: str | None
    modified: str | None
    body_hash: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """An entry whose page is to be read; ``attempts`` counts the readings that failed."""

    id: int
    title: str
    link: str
    teaser: str
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """What reading an entry's page came to: its text, its summary, its topics (best first)."""

    entry: int
    text: str
    author: str
    sentences: tuple[str, ...]
    topics: tuple[str, ...]


def add_feed(
    session: Session, *, name: str, kind: str, url: str, every: timedelta, now: datetime
) -> Feed:
    """Keep a new feed, due at once.

    Raises:
        TakenError: The address is kept already.
    """
    if session.scalar(select(FeedRow).where(FeedRow.url == url)):
        raise TakenError(url)
    row = FeedRow(
        name=name,
        kind=kind,
        url=url,
        every=int(every.total_seconds()),
        failures=0,
        added_at=now,
        next_pull_at=now,
    )
    session.add(row)
    session.flush()
    return _feed(row)


def remove_feed(session: Session, url: str) -> bool:
    """Forget a feed with its entries; False where there is none at ``url``."""
    row = session.scalar(select(FeedRow).where(FeedRow.url == url))
    if row is None:
        return False
    entries = session.scalars(select(EntryRow.id).where(EntryRow.feed_id == row.id)).all()
    search.forget(session, entries)
    session.execute(delete(FeedRow).where(FeedRow.id == row.id))
    return True


def feeds(session: Session) -> list[FeedHealth]:
    """Return all feeds by name, with their health."""
    counts = dict(
        session.execute(select(EntryRow.feed_id, func.count()).group_by(EntryRow.feed_id)).all()
    )
    rows = session.scalars(select(FeedRow).order_by(FeedRow.name, FeedRow.id))
    return [
        FeedHealth(
            feed=_feed(row),
            entries=counts.get(row.id, 0),
            pulled_at=row.pulled_at,
            next_pull_at=row.next_pull_at,
            fault=row.fault,
        )
        for row in rows
    ]


def due_feeds(session: Session, now: datetime) -> list[Feed]:
    """Return the feeds whose time has come, the longest waiting first."""
    due = select(FeedRow).where(FeedRow.next_pull_at <= now).order_by(FeedRow.next_pull_at)
    return [_feed(row) for row in session.scalars(due)]


def all_due(session: Session, now: datetime) -> None:
    """Make every feed due at ``now``: an admin wants a pull at once."""
    session.execute(update(FeedRow).values(next_pull_at=now))


def note_pull(
    session: Session, feed: Feed, pulled: Pulled, *, next_pull_at: datetime, now: datetime
) -> int:
    """Keep what a pull brought, in one go with when the next one is due.

    Returns:
        How many entries are new and to be read.
    """
    row = session.get(FeedRow, feed.id)
    if row is None:  # it was removed meanwhile
        return 0
    new = _new_entries(session, feed, pulled.entries)
    fresh = set(_fresh(new, first=not feed.pulled, now=now))
    session.add_all(
        EntryRow(
            feed_id=feed.id,
            guid=entry.guid,
            title=entry.title,
            link=entry.link,
            published_at=entry.published,
            seen_at=now,
            teaser=entry.text,
            next_read_at=now if entry in fresh else None,
        )
        for entry in new
    )
    row.etag, row.modified, row.body_hash = pulled.etag, pulled.modified, pulled.body_hash
    row.failures, row.fault = 0, None
    row.pulled_at, row.next_pull_at = now, next_pull_at
    if pulled.url != row.url and not session.scalar(
        select(FeedRow.id).where(FeedRow.url == pulled.url)
    ):
        row.url = pulled.url
    return len(fresh)


def note_failure(session: Session, feed: Feed, fault: str, *, next_pull_at: datetime) -> None:
    """Keep why a pull failed, and when to try again."""
    row = session.get(FeedRow, feed.id)
    if row is None:  # it was removed meanwhile
        return
    row.failures += 1
    row.fault = fault
    row.next_pull_at = next_pull_at


def unread(session: Session, now: datetime, *, most: int) -> list[Unread]:
    """Return up to ``most`` entries whose page is to be read now, the newest first."""
    rows = session.scalars(
        select(EntryRow)
        .where(EntryRow.next_read_at <= now)
        .order_by(EntryRow.published_at.desc(), EntryRow.id)
        .limit(most)
    )
    return [
        Unread(id=row.id, title=row.title, link=row.link, teaser=row.teaser, attempts=row.attempts)
        for row in rows
    ]


def note_unreadable(session: Session, entry: int, *, next_read_at: datetime) -> None:
    """Keep that a page could not be read now, and when to try again."""
    session.execute(
        update(EntryRow)
        .where(EntryRow.id == entry)
        .values(attempts=EntryRow.attempts + 1, next_read_at=next_read_at)
    )


def note_ready(session: Session, ready: Ready, *, now: datetime) -> None:
    """Keep an entry's text, summary and topics: from ``now`` on it may be told and found."""
    row = session.get(EntryRow, ready.entry)
    if row is None:  # its feed was removed meanwhile
        return
    row.text, row.author = ready.text, ready.author
    row.sentences, row.topics = list(ready.sentences), list(ready.topics)
    row.next_read_at, row.ready_at = None, now
    search.index(session, row.id)
    document_store.note(session, row.id)


def stories(session: Session, *, since: datetime, until: datetime) -> list[Story]:
    """Return what became ready in ``(since, until]``.

    Ordered by when it was published, the newest first; an entry that does not say when it was
    published counts by when it was seen.
    """
    at = func.coalesce(EntryRow.published_at, EntryRow.seen_at)
    rows = session.execute(
        _STORIES.where(EntryRow.ready_at > since, EntryRow.ready_at <= until).order_by(
            at.desc(), EntryRow.id
        )
    )
    return [_story(row, outlet) for row, outlet in rows]


def stories_of(
    session: Session, *, since: datetime | None, until: datetime, most: int
) -> list[Story]:
    """Return the newest ready stories published in ``[since, until)``, the newest first.

    ``since`` None is no bound. At most ``most`` are returned.
    """
    at = func.coalesce(EntryRow.published_at, EntryRow.seen_at)
    wanted = [EntryRow.ready_at.is_not(None), at < until]
    if since is not None:
        wanted.append(at >= since)
    rows = session.execute(_STORIES.where(*wanted).order_by(at.desc(), EntryRow.id).limit(most))
    return [_story(row, outlet) for row, outlet in rows]


def stories_by_id(session: Session, entries: Sequence[int]) -> list[Story]:
    """Return the stories of these entries, in this order; those no longer kept are left out."""
    rows = session.execute(_STORIES.where(EntryRow.id.in_(entries)))
    known = {row.id: _story(row, outlet) for row, outlet in rows}
    return [known[entry] for entry in entries if entry in known]


def passages(session: Session, entries: Sequence[int]) -> list[tuple[Story, str]]:
    """Return the stories of these entries with the text of their articles, in this order."""
    texts = dict(
        session.execute(select(EntryRow.id, EntryRow.text).where(EntryRow.id.in_(entries))).all()
    )
    return [(story, texts[story.entry]) for story in stories_by_id(session, entries)]


def forget_entries(session: Session, *, before: datetime) -> int:
    """Erase the entries that were last news before ``before``; say how many.

    Entries are judged by when they were seen: one that its feed still lists comes back as known
    only while it is kept, so what is erased must be older than any feed's memory.
    """
    old = session.scalars(select(EntryRow.id).where(EntryRow.seen_at < before)).all()
    search.forget(session, old)
    for start in range(0, len(old), CHUNK):
        session.execute(delete(EntryRow).where(EntryRow.id.in_(old[start : start + CHUNK])))
    return len(old)


def _new_entries(session: Session, feed: Feed, entries: Sequence[Entry]) -> list[Entry]:
    known = _known(session, feed, EntryRow.guid, [entry.guid for entry in entries])
    links = _known(session, feed, EntryRow.link, [entry.link for entry in entries])
    new: list[Entry] = []
    for entry in entries:
        if entry.guid in known or entry.link in links:
            continue
        known.add(entry.guid)
        links.add(entry.link)
        new.append(entry)
    return new


# An article's text is long, and no story needs it.
_STORIES = (
    select(EntryRow, FeedRow.name)
    .join(FeedRow, FeedRow.id == EntryRow.feed_id)
    .options(defer(EntryRow.text), defer(EntryRow.teaser))
)


def _known(
    session: Session, feed: Feed, column: InstrumentedAttribute[str], values: Sequence[str]
) -> set[str]:
    """Return which of ``values`` the feed's entries have already."""
    known: set[str] = set()
    for start in range(0, len(values), CHUNK):
        some = values[start : start + CHUNK]
        known |= set(
            session.scalars(select(column).where(EntryRow.feed_id == feed.id, column.in_(some)))
        )
    return known


def _fresh(new: Sequence[Entry], *, first: bool, now: datetime) -> list[Entry]:
    """Return what is news among entries never seen before."""
    if not first:
        return [e for e in new if e.published is None or e.published > now - LATE]
    fresh = [entry for entry in new if entry.published and entry.published > now - FRESH]
    others = [entry for entry in new if entry not in fresh]
    others.sort(key=lambda entry: entry.published or now, reverse=True)
    return fresh + others[: max(0, AT_FIRST - len(fresh))]


def _feed(row: FeedRow) -> Feed:
    return Feed(
        id=row.id,
        name=row.name,
        kind=row.kind,
        url=row.url,
        every=timedelta(seconds=row.every),
        etag=row.etag,
        modified=row.modified,
        body_hash=row.body_hash,
        failures=row.failures,
        pulled=row.pulled_at is not None,
    )


def _story(row: EntryRow, outlet: str) -> Story:
    return Story(
        entry=row.id,
        title=row.title,
        link=row.link,
        outlet=outlet,
        published=row.published_at,
        sentences=tuple(row.sentences),
        topics=tuple(row.topics),
    )
