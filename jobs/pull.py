"""All that is done for one due feed: fetch it, read it, keep what is new, say when again."""

import asyncio
import hashlib
import logging
from datetime import datetime, timedelta

from jobs import store
from jobs.errors import AnswerError, FetchError, NotAFeedError
from jobs.fetch import Answer
from jobs.news import Feed
from jobs.newsroom import Newsroom
from jobs.sources import SOURCES, Listing

log = logging.getLogger(__name__)

AT_ONCE = 16
"""Feeds pulled side by side; the fetcher still asks one host one thing at a time."""

LONGEST_WAIT = timedelta(days=1)
"""A dead feed is still tried daily, and a server that asks for a year is set up wrongly."""

MOST_DOUBLINGS = 10


def next_pull(
    now: datetime, *, every: timedelta, asked: timedelta | None = None, failures: int = 0
) -> datetime:
    """Say when a feed is to be pulled next.

    Args:
        now: The moment of the pull just made; aware, UTC.
        every: The wait that the editor chose.
        asked: The wait that the server asked for (``Retry-After``, ``max-age``: RFC 9111,
            5.2.2.1); None where it asked for none. It can only lengthen the wait.
        failures: How many pulls in a row have failed; each doubles the wait.

    Returns:
        Never sooner than ``now + every``, and at most a day later than now unless the editor
        chose more.
    """
    wait = max(every * (1 << min(failures, MOST_DOUBLINGS)), asked or timedelta())
    return now + max(every, min(wait, LONGEST_WAIT))


async def pull_due(newsroom: Newsroom) -> int:
    """Pull every feed that is due; return how many entries are new and to be read.

    One sick feed neither stops nor delays another.
    """
    now = newsroom.clock()
    feeds = await newsroom.database.transact(lambda session: store.due_feeds(session, now))
    turns = asyncio.Semaphore(AT_ONCE)

    async def pull_in_turn(feed: Feed) -> int:
        async with turns:
            return await pull(newsroom, feed)

    return sum(await asyncio.gather(*map(pull_in_turn, feeds)))


async def pull(newsroom: Newsroom, feed: Feed) -> int:
    """Pull one feed; return how many entries are new and to be read.

    What goes wrong is kept with the feed, not raised.
    """
    try:
        answer = await newsroom.fetcher.get(feed.url, etag=feed.etag, modified=feed.modified)
        listing = await _read(newsroom, feed, answer)
        return await _note_pull(newsroom, feed, answer, listing)
    except (FetchError, NotAFeedError) as error:
        await _note_failure(newsroom, feed, str(error), asked=_asked(error))
    except Exception:
        # One feed of many: what it does to us must not reach the others.
        log.exception("feed broke the pull", extra={"feed": feed.id})
        await _note_failure(newsroom, feed, "unexpected error", asked=None)
    return 0


async def _read(newsroom: Newsroom, feed: Feed, answer: Answer) -> Listing:
    if answer.status == 304 or _hash(answer.body) == feed.body_hash:
        return Listing()
    listing: Listing = await newsroom.workshop.do(
        SOURCES[feed.kind],
        answer.body,
        url=answer.url,
        content_type=answer.content_type,
        fetched_at=newsroom.clock(),
    )
    return listing


async def _note_pull(newsroom: Newsroom, feed: Feed, answer: Answer, listing: Listing) -> int:
    now = newsroom.clock()
    asked = max(filter(None, (answer.wait, listing.every)), default=None)
    unchanged = answer.status == 304
    pulled = store.Pulled(
        entries=listing.entries,
        url=answer.moved_to or feed.url,
        etag=feed.etag if unchanged else answer.etag,
        modified=feed.modified if unchanged else answer.modified,
        body_hash=feed.body_hash if unchanged else _hash(answer.body),
    )
    due = next_pull(now, every=feed.every, asked=asked)
    new = await newsroom.database.transact(
        lambda session: store.note_pull(session, feed, pulled, next_pull_at=due, now=now)
    )
    log.info("feed pulled", extra={"feed": feed.id, "new": new, "listed": len(listing.entries)})
    return new


async def _note_failure(
    newsroom: Newsroom, feed: Feed, fault: str, *, asked: timedelta | None
) -> None:
    now = newsroom.clock()
    due = next_pull(now, every=feed.every, asked=asked, failures=feed.failures + 1)
    await newsroom.database.transact(
        lambda session: store.note_failure(session, feed, fault, next_pull_at=due)
    )
    log.warning("feed failed", extra={"feed": feed.id, "fault": fault})


def _asked(error: Exception) -> timedelta | None:
    return error.retry_after if isinstance(error, AnswerError) else None


def _hash(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
