"""What the newsroom keeps: plain functions of a session, run by ``Database.transact``."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session, defer

from jobs import links, obituaries, search
from jobs.database import among, is_alone
from jobs.errors import TakenError
from jobs.news import Feed, Story
from jobs.stores import document_store, due, numbers, story_store
from jobs.stores.arrivals import LATE
from jobs.stores.story_store import Member
from jobs.stories import Fingerprint, Stories
from jobs.tables import EntryRow, FeedRow

LATE_AT_FIRST = timedelta(days=60)
FIRST_DAY = timedelta(days=1)
"""On its first day a feed without dates may bring older entries: some portals post monthly."""

FIRST_CHECK = timedelta(hours=1)
"""After as long the page of an entry is looked at again (``jobs.recheck``)."""

LOOK_BACK = (timedelta(days=3), timedelta(days=30))
"""How far back it is looked for the newest entries before all are: a year of them takes seconds."""

DATED_LATER = timedelta(days=7)
"""By how much the date that a page gives may be later than when its feed named it."""


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
class Ready:
    """What reading an entry's page came to: its text, its summary, its topics (best first).

    ``title`` and ``published`` are the page's own, and count where the feed told none, the title
    of a notice where it names who died, too (``obituaries.fuller``).
    ``mark`` is what decides on its story; None where it could not be weighed.
    """

    entry: int
    text: str
    author: str
    sentences: tuple[str, ...]
    topics: tuple[str, ...]
    title: str = ""
    published: datetime | None = None
    mark: Fingerprint | None = None
    machine_written: bool = False


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
    return feed_of(row)


def remove_feed(session: Session, url: str) -> bool:
    """Forget a feed with its entries; False where there is none at ``url``."""
    row = session.scalar(select(FeedRow).where(FeedRow.url == url))
    if row is None:
        return False
    entries = session.scalars(select(EntryRow.id).where(EntryRow.feed_id == row.id)).all()
    search.forget(session, entries)
    numbers.retire(session, EntryRow)
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
            feed=feed_of(row),
            entries=counts.get(row.id, 0),
            pulled_at=row.pulled_at,
            next_pull_at=row.next_pull_at,
            fault=row.fault,
        )
        for row in rows
    ]


def entries_of(session: Session, feed: int) -> int:
    """Return how many entries of a feed are kept."""
    kept = select(func.count()).where(EntryRow.feed_id == feed).select_from(EntryRow)
    return session.scalar(kept) or 0


def due_feeds(session: Session, now: datetime) -> list[Feed]:
    """Return the feeds whose time has come, the longest waiting first; none that is paused.

    Those that failed last come behind the others, whom they would keep waiting.
    """
    in_turn = FeedRow.failures > 0, FeedRow.next_pull_at
    wanted = select(FeedRow).where(due.feeds(now)).order_by(*in_turn)
    return [feed_of(row) for row in session.scalars(wanted)]


def take_feeds(
    session: Session, *, numbers: Sequence[int], now: datetime, until: datetime
) -> list[Feed]:
    """Return those of these feeds that are due; no other machine takes them before ``until``."""
    wanted = FeedRow.id.in_(numbers), due.feeds(now)
    rows = session.scalars(select(FeedRow).where(*wanted).with_for_update()).all()
    for row in rows:
        due.set_right(row, now)
        if not is_alone(session):
            row.next_pull_at = until
    return [feed_of(row) for row in rows]


def last_pull(session: Session) -> datetime | None:
    """Return when a feed was last pulled, by whatever machine; None for never."""
    return session.scalar(select(func.max(FeedRow.pulled_at)))


def all_due(session: Session, now: datetime) -> None:
    """Make every feed due at ``now``: an admin wants a pull at once."""
    session.execute(update(FeedRow).values(next_pull_at=now))


def note_ready(
    session: Session, ready: Ready, *, now: datetime, among: Stories | None = None
) -> None:
    """Keep an entry's text, summary and topics: from ``now`` on it may be told and found.

    It becomes part of a story of the window ``among``; without one it stays a story of its own.
    """
    row = session.get(EntryRow, ready.entry)
    if row is None or row.next_read_at is None:  # removed meanwhile, or read elsewhere, too
        return
    row.text, row.author = ready.text, ready.author
    row.sentences, row.topics = list(ready.sentences), list(ready.topics)
    row.machine_written = ready.machine_written
    row.next_read_at = None
    row.title, row.headline = obituaries.fuller(row.title, ready.title), ready.title
    if row.title and not _is_old(session, row, ready.published):
        if among is not None and ready.mark is not None:
            story_store.place(session, among, row.id, ready.mark, now)
        row.ready_at = row.ready_at or now  # of a feed that was brought back it was told before
        row.check_at, row.checked_at = now + FIRST_CHECK, now
        search.index(session, row.id)
        document_store.note(session, row.id)


def _is_old(session: Session, row: EntryRow, published: datetime | None) -> bool:
    """Take over the date that only the page tells; say whether the entry is no news after all.

    List pages show no dates, and lead to what was read most as well as to what is new.
    """
    if row.published_at is not None or published is None:
        return False
    row.published_at = published
    feed = session.get(FeedRow, row.feed_id)
    first = feed is not None and row.seen_at - feed.added_at < FIRST_DAY
    return published < row.seen_at - (LATE_AT_FIRST if first else LATE)


def ready_ahead(session: Session, now: datetime) -> dict[int, datetime]:
    """Return the entries that became ready at an hour still to come: by a clock that was wrong."""
    rows = session.execute(
        select(EntryRow.id, EntryRow.ready_at).where(EntryRow.ready_at > now)
    ).all()
    return {entry: at for entry, at in rows if at is not None}


def set_right(session: Session, ready: Mapping[int, datetime]) -> None:
    """Say of entries when they became ready; they were seen by then, and are looked at again."""
    for entry, at in ready.items():
        row = session.get_one(EntryRow, entry)
        row.ready_at, row.seen_at = at, min(row.seen_at, at)
        row.check_at = row.check_at and min(row.check_at, at + FIRST_CHECK)


def stories(
    session: Session,
    *,
    since: datetime,
    until: datetime,
    hears: Callable[[str], bool] | None = None,
) -> list[Story]:
    """Return what became ready in ``(since, until]``, each story once, as its fullest entry.

    Ordered by when it was published, the newest first; an entry that does not say when it was
    published counts by when it was seen. Where ``hears`` is given, outlets whose names it refuses
    are as if they were not there: a story that others tell, too, is told by one of those.
    """
    found = _members(session, EntryRow.ready_at > since, EntryRow.ready_at <= until)
    mates = _mates(session, found, until=until)
    return story_store.told(found, mates, story_store.fullest, hears=hears)


def stories_of(
    session: Session,
    *,
    since: datetime | None,
    until: datetime,
    most: int,
    hears: Callable[[str], bool] | None = None,
) -> list[Story]:
    """Return the newest ready stories published in ``[since, until)``, the newest first.

    ``since`` None is no bound. At most ``most`` entries are looked at; each story is told once, as
    the fullest of these. ``hears`` as in ``stories``.
    """
    for far in (*LOOK_BACK, None) if since is None else (None,):
        first = since if far is None else until - far
        found = _published(session, since=first, until=until, most=most)
        if len(found) == most:
            break
    choice = story_store.fullest_of({each.row.id for each in found})
    return story_store.told(found, _mates(session, found), choice, hears=hears)


def stories_by_id(session: Session, entries: Sequence[int]) -> list[Story]:
    """Return the stories of these entries, in this order, each told once, by its first entry.

    Those no longer kept are left out.
    """
    found = _in_order(session, entries)
    return story_store.told(found, _mates(session, found), story_store.met)


def entry_at(session: Session, link: str) -> int | None:
    """Return the newest ready entry whose page is at ``link``, however that is spelt, or None."""
    spelt = [link, *links.spellings(link)]
    of = select(EntryRow.id).where(EntryRow.link.in_(spelt), EntryRow.ready_at.is_not(None))
    return session.scalar(of.order_by(EntryRow.id.desc()).limit(1))


def standing(session: Session, entries: Sequence[int]) -> frozenset[int]:
    """Return which of these entries may be told: ready, and not taken back by their source."""
    of = select(EntryRow.id).where(EntryRow.id.in_(entries), EntryRow.ready_at.is_not(None))
    return frozenset(session.scalars(of))


def first_ready(session: Session, entries: Collection[int]) -> datetime | None:
    """Return when the first of these entries could be told; None where none could."""
    return session.scalar(select(func.min(EntryRow.ready_at)).where(among.of(EntryRow.id, entries)))


def feeds_of(session: Session, entries: Sequence[int]) -> dict[int, int]:
    """Return the feed's number of each of these entries that is kept."""
    rows = session.execute(
        select(EntryRow.id, EntryRow.feed_id).where(EntryRow.id.in_(entries))
    ).all()
    return dict(rows)


def passages(session: Session, entries: Sequence[int]) -> list[tuple[Story, str]]:
    """Return these entries as told, each alone, with the text of their articles, in this order."""
    texts = dict(
        session.execute(select(EntryRow.id, EntryRow.text).where(EntryRow.id.in_(entries))).all()
    )
    alone = [story_store.told([one], {}, story_store.met)[0] for one in _in_order(session, entries)]
    return [(story, texts[story.entry]) for story in alone]


def forget_entries(session: Session, *, before: datetime) -> int:
    """Erase the entries that were last news before ``before``; say how many.

    Entries are judged by when they were seen: one that its feed still lists comes back as known
    only while it is kept, so what is erased must be older than any feed's memory.
    """
    old = session.scalars(select(EntryRow.id).where(EntryRow.seen_at < before)).all()
    search.forget(session, old)
    numbers.retire(session, EntryRow)
    session.execute(delete(EntryRow).where(among.of(EntryRow.id, old)))
    return len(old)


# An article's text is long, and no story needs it.
_STORIES = (
    select(EntryRow, FeedRow.name)
    .join(FeedRow, FeedRow.id == EntryRow.feed_id)
    .options(defer(EntryRow.text), defer(EntryRow.teaser))
)


def _members(
    session: Session, *wanted: ColumnElement[bool], most: int | None = None
) -> list[Member]:
    """Return entries with their outlets, the newest first."""
    at = func.coalesce(EntryRow.published_at, EntryRow.seen_at)
    rows = session.execute(_STORIES.where(*wanted).order_by(at.desc(), EntryRow.id).limit(most))
    return [Member(row, outlet) for row, outlet in rows]


def _published(
    session: Session, *, since: datetime | None, until: datetime, most: int
) -> list[Member]:
    """Return the newest ready entries published in ``[since, until)``; ``since`` None: no bound.

    Nothing is published long after it was seen, and there is an index of that.
    """
    at = func.coalesce(EntryRow.published_at, EntryRow.seen_at)
    wanted = [EntryRow.ready_at.is_not(None), at < until]
    if since is not None:
        wanted += [at >= since, EntryRow.seen_at >= since - DATED_LATER]
    return _members(session, *wanted, most=most)


def _in_order(session: Session, entries: Sequence[int]) -> list[Member]:
    known = {one.row.id: one for one in _members(session, EntryRow.id.in_(entries))}
    return [known[entry] for entry in entries if entry in known]


def _mates(
    session: Session, found: Sequence[Member], *, until: datetime | None = None
) -> dict[int, list[Member]]:
    """Return all ready members of those stories of ``found`` that have several, by number."""
    numbers = sorted({one.row.story for one in found if one.row.story is not None})
    wanted = EntryRow.ready_at.is_not(None) if until is None else EntryRow.ready_at <= until
    lengths = story_store.lengths(session, numbers)
    mates: dict[int, list[Member]] = {}
    for one in _members(session, among.of(EntryRow.id, lengths), wanted):
        member = replace(one, length=lengths[one.row.id])
        mates.setdefault(one.row.story or one.row.id, []).append(member)
    return mates


def feed_of(row: FeedRow) -> Feed:
    """Give the noun of a feed's row."""
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
        pulled_at=row.pulled_at,
        title=row.title or "",
        wish=None if row.wish is None else timedelta(seconds=row.wish),
        hosts=None if row.hosts is None else tuple(row.hosts),
    )
