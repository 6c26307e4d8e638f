"""What is kept of second looks at articles: plain functions of a session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session

from jobs import search
from jobs.stores import document_store
from jobs.stores.due import APART
from jobs.tables import EntryRow, FeedRow

LONGEST = timedelta(days=7)
"""Within as long an article is looked at again, if ever (``jobs.recheck``)."""


class Kind(StrEnum):
    """What a source did to an article after we told of it."""

    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """An entry whose page is to be looked at again.

    Attributes:
        entry: The database's number of it.
        link: Its page.
        hosts: Where redirects may lead, as in ``Feed``.
        title: As it is told.
        headline: What its page was headed by; "" where the page was never read.
        sentences: Its summary as it is told.
        text: Its article as it was read.
        machine_written: Whether a language model wrote the summary: then nothing is quoted, and
            what it says is checked.
        ready_at: When it became news.
        missed: How many looks in a row found no page.
    """

    entry: int
    link: str
    hosts: tuple[str, ...]
    title: str
    headline: str
    sentences: tuple[str, ...]
    text: str
    machine_written: bool = False
    ready_at: datetime
    missed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a source changed in an article, or that it took it back.

    Attributes:
        entry: The database's number of the entry.
        kind: Changed or withdrawn.
        at: When we found out; aware, UTC.
        link: The page.
        outlet: The name of the feed.
        title: The headline as it is now.
        sentences: The summary as it is now; that of before where the article was withdrawn.
        was_title: The headline as it was told.
        was_sentences: The summary as it was told.
    """

    entry: int
    kind: Kind
    at: datetime
    link: str
    outlet: str
    title: str
    sentences: tuple[str, ...]
    was_title: str
    was_sentences: tuple[str, ...]


def due(session: Session, now: datetime, *, most: int) -> list[Look]:
    """Return up to ``most`` entries that are to be looked at now, the longest waiting first.

    Behind them what only a clock that was ahead can have put off so far.
    """
    by_now = _LOOKS.where(EntryRow.check_at <= now).order_by(EntryRow.check_at).limit(most)
    found = _looks(session, by_now)
    far = EntryRow.check_at > now + LONGEST + APART
    return found + _looks(session, _LOOKS.where(far).limit(most - len(found)))


def unchecked(session: Session, entries: Sequence[int], *, since: datetime) -> list[Look]:
    """Return those of ``entries`` that were last looked at before ``since``."""
    wanted = _LOOKS.where(EntryRow.id.in_(entries), EntryRow.checked_at < since)
    return _looks(session, wanted)


def note_seen(session: Session, entry: int, *, check_at: datetime | None, now: datetime) -> None:
    """Keep that a page was there as before, and when to look again; None: never."""
    _set(session, entry, check_at=check_at, checked_at=now, missed=0)


def note_missed(session: Session, entry: int, *, check_at: datetime, now: datetime) -> None:
    """Keep that no page was found, and when to make sure."""
    _set(
        session,
        entry,
        check_at=check_at,
        checked_at=now,
        missed=func.coalesce(EntryRow.missed, 0) + 1,
    )


def note_postponed(session: Session, entry: int, *, check_at: datetime | None) -> None:
    """Keep that nothing could be found out, and when to try again."""
    _set(session, entry, check_at=check_at)


def note_changed(
    session: Session,
    entry: int,
    *,
    title: str,
    headline: str,
    text: str,
    sentences: Sequence[str],
    machine_written: bool = False,
    check_at: datetime | None,
    now: datetime,
) -> None:
    """Mark an entry for correction: what is told from now on, and what was."""
    row = session.get(EntryRow, entry)
    if row is None:  # its feed was removed meanwhile
        return
    row.was = {"title": row.title, "sentences": list(row.sentences)}
    row.change, row.changed_at = str(Kind.CHANGED), now
    row.title, row.headline, row.text = title, headline, text
    row.sentences, row.machine_written = list(sentences), machine_written
    row.check_at, row.checked_at, row.missed = check_at, now, 0
    search.index(session, entry)
    document_store.note(session, entry)


def note_withdrawn(session: Session, entry: int, *, now: datetime) -> None:
    """Mark an entry as taken back: it is told and found no more."""
    row = session.get(EntryRow, entry)
    if row is None:  # its feed was removed meanwhile
        return
    row.was = {"title": row.title, "sentences": list(row.sentences)}
    row.change, row.changed_at = str(Kind.WITHDRAWN), now
    row.ready_at = row.check_at = None
    row.checked_at = now
    search.forget(session, [entry])


def changes(session: Session, *, since: datetime, until: datetime) -> list[Change]:
    """Return what was changed or withdrawn in ``(since, until]``, in this order."""
    rows = session.execute(
        select(EntryRow, FeedRow.name)
        .join(FeedRow, FeedRow.id == EntryRow.feed_id)
        .where(EntryRow.changed_at > since, EntryRow.changed_at <= until)
        .order_by(EntryRow.changed_at, EntryRow.id)
    )
    return [_change(row, outlet) for row, outlet in rows]


_LOOKS = (
    select(EntryRow, FeedRow.hosts)
    .join(FeedRow, FeedRow.id == EntryRow.feed_id)
    .where(EntryRow.ready_at.is_not(None))
)


def _looks(session: Session, wanted: Select[EntryRow, list[str] | None]) -> list[Look]:
    return [
        Look(
            entry=row.id,
            link=row.link,
            hosts=tuple(hosts or ()),
            title=row.title,
            headline=row.headline or "",
            sentences=tuple(row.sentences),
            text=row.text,
            machine_written=row.machine_written,
            ready_at=row.ready_at,
            missed=row.missed or 0,
        )
        for row, hosts in session.execute(wanted)
        if row.ready_at
    ]


def _set(session: Session, entry: int, **values: object) -> None:
    session.execute(update(EntryRow).where(EntryRow.id == entry).values(values))


def _change(row: EntryRow, outlet: str) -> Change:
    was = row.was or {}
    return Change(
        entry=row.id,
        kind=Kind(row.change or Kind.CHANGED),
        at=row.changed_at or row.seen_at,
        link=row.link,
        outlet=outlet,
        title=row.title,
        sentences=tuple(row.sentences),
        was_title=was.get("title", ""),
        was_sentences=tuple(was.get("sentences", ())),
    )
