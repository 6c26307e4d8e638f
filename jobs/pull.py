"""All that is done for one due feed: fetch it, read it, keep what is new, say when again."""

import hashlib
import logging
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy.orm import Session

from jobs import health, links
from jobs.errors import AnswerError, FetchError, NotAFeedError, RestingError
from jobs.fetch import Answer
from jobs.group_commit import GroupCommit
from jobs.health import State
from jobs.news import Entry, Feed
from jobs.newsroom import Newsroom
from jobs.sources import SOURCES, Listing
from jobs.stores import arrivals, feeds, store
from jobs.stores.due import LONGEST_WAIT

log = logging.getLogger(__name__)

AT_ONCE = 16
"""Hosts asked side by side. Their feeds are pulled one by one: a host is asked one thing at a time,
and who waits for its turn would keep a place from the others."""

ROUND = timedelta(minutes=2)
"""How long feeds are pulled before what they brought is read; the rest are in the next round."""

OF_ONE_HOST = timedelta(seconds=40)
"""How long one host may hold up a round: hundreds of feeds of one portal, or one that is silent."""

MOST_DOUBLINGS = 10

NIGHT_TRIES = 24
"""So many failures in a row, a day of them, may be but a portal that is closed at night …"""

AFTER_NIGHT = timedelta(hours=1)
"""… which is to be found soon after it has opened: eight hours of doubling end in the afternoon."""

APART = 0.1
"""Of its wait each feed waits by another share longer, and by so much at most: of those imported
together, or found due together after a night off, else all would be due in one minute for ever."""

GOLDEN = 0.6180339887498949
"""Multiples of the golden ratio, without what stands before the point, lie evenly between 0 and 1
however many there are (Knuth, The Art of Computer Programming, 3, 6.4)."""

HOURS_APART = 7919
"""Seconds between the hours of two neighbours, on a clock of a day; prime, so that all differ."""

BEING_PULLED = timedelta(minutes=3)
"""How long a feed that one of several machines pulls is left alone by the others: longer than a
pull takes, and short enough where the machine has died of it."""


def next_pull(
    now: datetime,
    *,
    every: timedelta,
    asked: timedelta | None = None,
    failures: int = 0,
    passing: bool = False,
    number: int = 1,
) -> datetime:
    """Say when a feed is to be pulled next.

    Args:
        now: The moment of the pull just made; aware, UTC.
        every: The wait that the editor chose.
        asked: The wait that the server asked for (``Retry-After``, ``max-age``: RFC 9111,
            5.2.2.1); None where it asked for none. It can only lengthen the wait.
        failures: How many pulls in a row have failed; each doubles the wait.
        passing: Whether what failed often mends itself: then it is tried hourly for a day.
        number: The feed's own; by it those due together drift apart.

    Returns:
        Never sooner than ``now + every``, and at most a day later than now unless the editor
        chose more.
    """
    wait = every * (1 << min(failures, MOST_DOUBLINGS))
    if passing and failures <= NIGHT_TRIES:
        wait = min(wait, AFTER_NIGHT)
    longer = max(wait, asked or timedelta()) * (1 + (number - 1) * GOLDEN % 1 * APART)
    return now + max(every, min(longer, LONGEST_WAIT))


def wants_whole(feed: Feed, now: datetime) -> bool:
    """Say whether a feed is to be sent whole, changed or not: once a day, each at its own hour.

    Some servers and caches answer for ever that nothing has changed (304).
    """
    hour = timedelta(seconds=feed.id * HOURS_APART % timedelta(days=1).total_seconds())
    return feed.pulled_at is None or (feed.pulled_at - hour).date() != (now - hour).date()


def teach(newsroom: Newsroom) -> None:
    """Let the carrier know how feeds are pulled, so that others' may be pulled here."""
    newsroom.carrier.teach("pull", partial(pull_some, newsroom))


async def pull_due(newsroom: Newsroom, *, within: timedelta | None = None) -> int:
    """Have every feed pulled that is due; return how many entries are new and to be read.

    One sick feed neither stops nor delays another, nor does a host of many. Where others pull, too,
    only the entries count that were found here.

    Args:
        newsroom: The newsroom's tools.
        within: After so much time no further host is asked, and none for longer than
            ``OF_ONE_HOST``: what was not pulled stays due. None: all are.
    """
    new, before = 0, set[int]()
    teach(newsroom)
    while (due := await _due(newsroom)) and not before.issuperset(feed.id for feed in due):
        before.update(feed.id for feed in due)
        lots = _by_host(due)
        new += await newsroom.carrier.carry("pull", lots, at_once=AT_ONCE, within=within)
        if within is not None:
            break
    return new


async def pull_some(newsroom: Newsroom, numbers: Sequence[int]) -> int:
    """Pull those feeds of these numbers that are still due, and are not being pulled elsewhere.

    One after another, for as long as one host may take.
    """
    new, started = 0, time.monotonic()
    for number in numbers:
        if time.monotonic() - started > OF_ONE_HOST.total_seconds():
            break
        now = newsroom.clock()
        taken = await _notes(newsroom).do(
            partial(store.take_feeds, numbers=[number], now=now, until=now + BEING_PULLED)
        )
        new += sum([await pull(newsroom, feed) for feed in taken])
    return new


async def _due(newsroom: Newsroom) -> list[Feed]:
    now = newsroom.clock()
    return await newsroom.database.transact(lambda session: store.due_feeds(session, now))


def _by_host(due: Iterable[Feed]) -> list[list[int]]:
    """Return the numbers of the feeds of each host, in this order."""
    lots: dict[str, list[int]] = defaultdict(list)
    for feed in due:
        lots[links.site(feed.url)].append(feed.id)
    return list(lots.values())


async def pull(newsroom: Newsroom, feed: Feed) -> int:
    """Pull one feed; return how many entries are new and to be read.

    What goes wrong is kept with the feed, not raised.
    """
    whole = wants_whole(feed, newsroom.clock())
    etag, modified = (None, None) if whole else (feed.etag, feed.modified)
    try:
        answer = await newsroom.fetcher.get(
            feed.url, etag=etag, modified=modified, hosts=feed.hosts or ()
        )
        listing = await _read(newsroom, feed, answer)
    except RestingError as error:
        await _put_off(newsroom, feed, error.retry_after)
    except (FetchError, NotAFeedError) as error:
        await _note_failure(newsroom, feed, str(error), health.state_of(error), asked=_asked(error))
    except Exception:
        # One feed of many: what it does to us must not reach the others.
        log.exception("feed broke the pull", extra={"feed": feed.id})
        await _note_failure(newsroom, feed, "unexpected error", State.BROKEN, asked=None)
    else:
        if listing is None:
            return await _note_unchanged(newsroom, feed, answer)
        if not listing.entries:
            await _note_failure(
                newsroom, feed, "the feed is empty", State.EMPTY, asked=_wish(answer, listing.every)
            )
            return 0
        return await _note_pull(newsroom, feed, answer, listing)
    return 0


def _notes(newsroom: Newsroom) -> GroupCommit:
    """Where what pulls learn is kept together."""
    return newsroom.database.beside(GroupCommit)


async def _read(newsroom: Newsroom, feed: Feed, answer: Answer) -> Listing | None:
    """What the feed lists; None where it is as it was."""
    if answer.status == 304 or _hash(answer.body) == feed.body_hash:
        return None
    listing: Listing = await newsroom.workers.do(
        SOURCES[feed.kind],
        answer.body,
        url=answer.url,
        content_type=answer.content_type,
        fetched_at=newsroom.clock(),
    )
    return listing


async def _note_unchanged(newsroom: Newsroom, feed: Feed, answer: Answer) -> int:
    if answer.status != 304 and (answer.etag, answer.modified) != (feed.etag, feed.modified):
        return await _note_pull(newsroom, feed, answer, Listing(every=feed.wish))
    now = newsroom.clock()
    asked = _wish(answer, feed.wish)
    due = next_pull(now, every=feed.every, asked=asked, number=feed.id)
    await _notes(newsroom).do(lambda session: feeds.note_unchanged(session, feed.id, due, now=now))
    log.debug("feed unchanged", extra={"feed": feed.id})
    return 0


async def _note_pull(newsroom: Newsroom, feed: Feed, answer: Answer, listing: Listing) -> int:
    now = newsroom.clock()
    entries, strange = _at_home(feed, listing.entries)
    pulled = arrivals.Pulled(
        entries=entries,
        url=answer.moved_to or feed.url,
        etag=answer.etag,
        modified=answer.modified,
        body_hash=_hash(answer.body),
    )
    asked = _wish(answer, listing.every)
    due = next_pull(now, every=feed.every, asked=asked, number=feed.id)

    def note(session: Session) -> int:
        new = arrivals.note_pull(session, feed, pulled, next_pull_at=due, now=now)
        feeds.note_well(
            session,
            feed,
            State.NEW if new else State.NOTHING_NEW,
            title=listing.title,
            wish=listing.every,
            hosts=health.hosts_of(entries, feed) if feed.hosts is None and entries else None,
            alarm=health.alarm(feed, listing.title, strange),
            now=now,
        )
        return new

    new = await _notes(newsroom).do(note)
    log.info("feed pulled", extra={"feed": feed.id, "new": new, "listed": len(listing.entries)})
    return new


def _at_home(feed: Feed, entries: tuple[Entry, ...]) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """The entries that lead where those of this feed do, and the hosts of the others.

    A feed that suddenly leads elsewhere may have been taken over: such entries wait until an admin
    has looked.
    """
    if feed.hosts is None:
        return entries, ()
    kept = tuple(entry for entry in entries if health.at_home(entry.link, feed))
    return kept, health.hosts_of(entries, feed)


async def _put_off(newsroom: Newsroom, feed: Feed, wait: timedelta) -> None:
    """Let a feed wait for its host, which was not asked: that is no failure of the feed's."""
    due = newsroom.clock() + wait
    await _notes(newsroom).do(lambda session: feeds.put_off(session, feed.id, due))
    log.info("feed put off", extra={"feed": feed.id})


async def _note_failure(
    newsroom: Newsroom, feed: Feed, fault: str, state: State, *, asked: timedelta | None
) -> None:
    now = newsroom.clock()
    failures, passing = feed.failures + 1, state in health.PASSING
    due = next_pull(
        now, every=feed.every, asked=asked, failures=failures, passing=passing, number=feed.id
    )

    def note(session: Session) -> None:
        arrivals.note_failure(session, feed, fault, next_pull_at=due)
        feeds.note_trouble(session, feed, state, now=now)

    await _notes(newsroom).do(note)
    log.warning("feed failed", extra={"feed": feed.id, "fault": fault, "state": str(state)})


def _wish(answer: Answer, every: timedelta | None) -> timedelta | None:
    """How long the server, or the feed itself (``every``), wants to be left alone."""
    return max(filter(None, (answer.wait, every)), default=None)


def _asked(error: Exception) -> timedelta | None:
    return error.retry_after if isinstance(error, AnswerError) else None


def _hash(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
