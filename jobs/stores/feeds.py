"""What is kept of the health of feeds: plain functions of a session."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from jobs.errors import TakenError
from jobs.health import SILENCE, WELL, Alarm, State, Watched
from jobs.news import Feed
from jobs.opml import Outline
from jobs.stores import numbers, store
from jobs.tables import EntryRow, FeedRow

SETTINGS = ("name", "kind", "url", "every", "hosts", "title", "listed")
"""Columns of a feed that come back as they were; its troubles do not."""

TOLD = ("guid", "title", "link", "sentences", "topics")
HAPPENED = ("published_at", "seen_at", "ready_at", "next_read_at")
"""Columns of its last entries that come back, too; their pages are read again."""

REMEMBERED = 300
"""So many entries: more than a feed lists, or tells in a week."""


def add_all(
    session: Session, outlines: Iterable[Outline], *, every: timedelta, now: datetime
) -> int:
    """Keep the feeds of a list, due at once; return how many were not there yet."""
    added = 0
    for each in outlines:
        try:
            store.add_feed(
                session, name=each.name, kind=each.kind, url=each.url, every=every, now=now
            )
        except TakenError:
            continue
        added += 1
    return added


def removed(session: Session, feed: int) -> dict[str, Any] | None:
    """Forget a feed with its entries; return what brings it back, as JSON takes it.

    None where there is no such feed.
    """
    row = session.get(FeedRow, feed)
    if row is None:
        return None
    kept = {name: getattr(row, name) for name in SETTINGS}
    kept |= {name: _written(getattr(row, name)) for name in ("paused_at", "pulled_at")}
    kept["entries"] = _remembered(session, feed)
    store.remove_feed(session, row.url)
    return kept


def bring_back(session: Session, kept: Mapping[str, Any], now: datetime) -> Feed:
    """Keep a removed feed again, with its settings, due at once.

    Its last entries are known again, so that nothing is told twice; their pages are to be read.

    Raises:
        TakenError: Its address is kept again already.
    """
    every = timedelta(seconds=kept["every"])
    name, kind, url = kept["name"], kept["kind"], kept["url"]
    feed = store.add_feed(session, name=name, kind=kind, url=url, every=every, now=now)
    row = session.get_one(FeedRow, feed.id)
    row.hosts, row.title, row.listed = kept["hosts"], kept["title"], kept.get("listed")
    row.paused_at, row.pulled_at = _read(kept["paused_at"]), _read(kept.get("pulled_at"))
    first = numbers.fresh(session, EntryRow)
    for place, each in enumerate(kept.get("entries", ())):
        entry = EntryRow(feed_id=feed.id, id=None if first is None else first + place)
        for name in TOLD:
            setattr(entry, name, each[name])
        for name in HAPPENED:
            setattr(entry, name, _read(each[name]))
        entry.next_read_at = now if entry.ready_at or entry.next_read_at else None
        session.add(entry)
    session.flush()
    return store.feed_of(row)


def _remembered(session: Session, feed: int) -> list[dict[str, Any]]:
    """Return the last entries of a feed, the oldest first, as JSON takes them."""
    columns = [getattr(EntryRow, name) for name in (*TOLD, *HAPPENED)]
    wanted = select(*columns).where(EntryRow.feed_id == feed).order_by(EntryRow.id.desc())
    rows = session.execute(wanted.limit(REMEMBERED)).all()
    return [
        {
            **{name: getattr(row, name) for name in TOLD},
            **{name: _written(getattr(row, name)) for name in HAPPENED},
        }
        for row in reversed(rows)
    ]


def _written(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _read(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def note_well(
    session: Session,
    feed: Feed,
    state: State,
    *,
    title: str = "",
    wish: timedelta | None = None,
    hosts: Sequence[str] | None = None,
    alarm: Alarm | None = None,
    now: datetime,
) -> None:
    """Keep that a pull went well.

    Args:
        session: The transaction.
        feed: The feed.
        state: What the pull came to.
        title: What the feed calls itself; "" keeps what was known.
        wish: The wait that the feed asks for; None keeps what was known.
        hosts: The hosts of its entries, learned for good at the first pull; None: as known.
        alarm: A sudden change that is to be told; None leaves an earlier one to be told.
        now: When.
    """
    row = session.get(FeedRow, feed.id)
    if row is None:  # it was removed meanwhile
        return
    row.state, row.failing_since = str(state), None
    if state is State.NEW:
        row.new_at = now
    if title:
        row.title = title
    if wish is not None:
        row.wish = int(wish.total_seconds())
    if hosts is not None:
        row.hosts = list(hosts)
    if alarm is not None:
        row.alarm = asdict(alarm)


def note_unchanged(session: Session, feed: int, next_pull_at: datetime, *, now: datetime) -> None:
    """Keep that a feed has nothing new, and when it is due again."""
    session.execute(
        update(FeedRow)
        .where(FeedRow.id == feed)
        .values(
            next_pull_at=next_pull_at,
            pulled_at=now,
            failures=0,
            fault=None,
            state=str(State.NOTHING_NEW),
            failing_since=None,
        )
        .execution_options(synchronize_session=False)
    )


def put_off(session: Session, feed: int, next_pull_at: datetime) -> None:
    """Keep that a feed was not asked for, and when it is due again."""
    session.execute(
        update(FeedRow)
        .where(FeedRow.id == feed)
        .values(next_pull_at=next_pull_at)
        .execution_options(synchronize_session=False)
    )


def note_trouble(session: Session, feed: Feed, state: State, *, now: datetime) -> None:
    """Keep what the failure of a pull, noted by ``arrivals.note_failure``, was."""
    row = session.get(FeedRow, feed.id)
    if row is not None:
        row.state = str(state)
        row.failing_since = row.failing_since or now


def watched(session: Session) -> list[Watched]:
    """Return all feeds by name, with their health."""
    rows = session.scalars(select(FeedRow).order_by(FeedRow.name, FeedRow.id))
    return [_watched(row) for row in rows]


def suspects(session: Session, now: datetime) -> tuple[list[Watched], int]:
    """Return the feeds of which there may be something to tell, and how many are not paused."""
    quiet = func.coalesce(FeedRow.new_at, FeedRow.added_at) < now - SILENCE
    told = FeedRow.told.is_not(None), FeedRow.alarm.is_not(None)
    wanted = or_(FeedRow.state.not_in(map(str, WELL)), *told, quiet)
    rows = session.scalars(select(FeedRow).where(wanted).order_by(FeedRow.name, FeedRow.id))
    active = select(func.count()).where(FeedRow.paused_at.is_(None)).select_from(FeedRow)
    return [_watched(row) for row in rows], session.scalar(active) or 0


def note_told(session: Session, feed: int, told: str | None, *, alarm: bool) -> None:
    """Keep what the admins now know of a feed: its trouble (None: it is well), its alarm."""
    values: dict[str, Any] = {"told": told}
    if alarm:
        values["alarm"] = None
    session.execute(update(FeedRow).where(FeedRow.id == feed).values(values))


def pause(session: Session, feed: int, *, now: datetime) -> bool:
    """Halt a feed; False where there is none."""
    return _set(session, feed, paused_at=now)


def resume(session: Session, feed: int, *, now: datetime) -> bool:
    """Let a feed go on, due at once; False where there is none."""
    return _set(session, feed, paused_at=None, next_pull_at=now, failures=0, told=None)


def allow(session: Session, feed: int, hosts: Sequence[str], *, now: datetime) -> bool:
    """Let a feed's entries and redirects lead to ``hosts`` as well; False where there is none."""
    row = session.get(FeedRow, feed)
    if row is None:
        return False
    row.hosts = sorted({*(row.hosts or ()), *hosts})
    # What was held back is listed still: it is to be read again, changed or not.
    row.etag = row.modified = row.body_hash = None
    row.alarm, row.next_pull_at = None, now
    return True


def _set(session: Session, feed: int, **values: Any) -> bool:
    row = session.get(FeedRow, feed)
    if row is None:
        return False
    for name, value in values.items():
        setattr(row, name, value)
    return True


def _watched(row: FeedRow) -> Watched:
    return Watched(
        feed=store.feed_of(row),
        state=State(row.state) if row.state else None,
        fault=row.fault,
        failing_since=row.failing_since,
        new_at=row.new_at,
        added_at=row.added_at,
        paused=row.paused_at is not None,
        told=row.told,
        alarm=_alarm(row.alarm),
    )


def _alarm(kept: dict[str, Any] | None) -> Alarm | None:
    if not kept:
        return None
    return Alarm(hosts=tuple(kept["hosts"]), title=kept["title"], was=kept["was"])
