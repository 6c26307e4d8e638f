"""New entries become stories: their page is read, summarized and classified."""

import asyncio
import logging
import math
import time
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import TypeAlias

from jobs import obituaries, search, stories, topics
from jobs.errors import AnswerError, FetchError, UnreadableError
from jobs.news import Article
from jobs.newsroom import Newsroom
from jobs.reading import read_page
from jobs.stores import store, topic_store, unread
from jobs.stores.store import Ready
from jobs.stores.unread import Unread
from jobs.summarizers import Budget, Document

log = logging.getLogger(__name__)

Phrases: TypeAlias = Mapping[str, Sequence[str]]
"""Topic → the further phrases that admins added to it."""

SENTENCES = 2
"""How long a summary is: members read two sentences, not the article."""

BATCH = 64
OF_ONE_FEED = 8
"""Entries of one feed in a batch: a slow site's many pages must not keep the others' waiting."""
AT_ONCE = 8
ROUND = timedelta(minutes=3)
"""How long is read before feeds are pulled again."""

LOT = 4
"""Entries that one machine reads in one go."""

BEING_READ = timedelta(minutes=3)
"""How long what one of several machines reads is left alone by the others."""

MOST_ATTEMPTS = 3
"""After as many failed readings the entry is told with its feed's own teaser."""

FIRST_WAIT = timedelta(minutes=5)


def teach(newsroom: Newsroom) -> None:
    """Let the carrier know how entries are read, so that what others found may be read here."""
    newsroom.carrier.teach("read", partial(read_some, newsroom))


async def read_due(newsroom: Newsroom, *, within: timedelta | None = None) -> int:
    """Have every entry read, summarized and classified that is due; return how many became ready.

    Where others read, too, only what was read here counts.

    Args:
        newsroom: The newsroom's tools.
        within: After so much time no further batch is begun, so that new entries are looked for
            while a slow site's are still to be read; None reads all.
    """
    ready, before, started = 0, set[int](), time.monotonic()
    enough = math.inf if within is None else within.total_seconds()
    teach(newsroom)
    while (batch := await _batch(newsroom)) and not before.issuperset(batch):
        before.update(batch)
        lots = [batch[start : start + LOT] for start in range(0, len(batch), LOT)]
        ready += await newsroom.carrier.carry("read", lots, at_once=AT_ONCE // LOT)
        if time.monotonic() - started > enough:
            break
    search.wake(newsroom.database)
    return ready


async def read_some(newsroom: Newsroom, numbers: Sequence[int]) -> int:
    """Read those entries that are still due, and are not being read elsewhere."""
    now = newsroom.clock()
    taken = await newsroom.database.transact(
        lambda s: unread.take(s, numbers, now=now, until=now + BEING_READ)
    )
    extra = await newsroom.database.transact(topic_store.phrases)
    ready = sum(await asyncio.gather(*(_read(newsroom, entry, extra) for entry in taken)))
    search.wake(newsroom.database)
    return ready


def given_up(entry: Unread, error: Exception) -> bool:
    """Say whether another reading is useless, so that the teaser has to do.

    A page without an article, or one that the server says is not there, will not improve; a
    connection may.
    """
    hopeless = isinstance(error, UnreadableError) or (
        isinstance(error, AnswerError) and 400 <= error.status < 500 and error.status != 429
    )
    return hopeless or entry.attempts + 1 >= MOST_ATTEMPTS


async def _batch(newsroom: Newsroom) -> list[int]:
    now = newsroom.clock()
    return await newsroom.database.transact(
        lambda s: unread.due(s, now, most=BATCH, of_one=OF_ONE_FEED)
    )


async def _read(newsroom: Newsroom, entry: Unread, extra: Phrases) -> bool:
    try:
        async with newsroom.breaker.with_host(entry.link, newsroom.clock()):
            page = await read_page(newsroom, entry.link, entry.hosts)
        ready = await _told(newsroom, entry, page, extra)
    except Exception as error:
        # One page of many: what it does to us must not reach the others.
        if not isinstance(error, FetchError | UnreadableError):
            log.exception("page broke the reading", extra={"entry": entry.id})
        if not given_up(entry, error):
            due = newsroom.clock() + FIRST_WAIT * (1 << entry.attempts)
            await newsroom.database.transact(
                lambda s: unread.postpone(s, entry.id, next_read_at=due)
            )
            return False
        ready = await _announced(newsroom, entry, extra)
    among = newsroom.stories
    async with newsroom.placing:
        now = newsroom.clock()  # not before: what waits here must not be told as older news
        await newsroom.database.transact(lambda s: store.note_ready(s, ready, now=now, among=among))
    return True


async def _announced(newsroom: Newsroom, entry: Unread, extra: Phrases) -> Ready:
    """Make the best of what the feed itself says; never raises."""
    try:
        return await _told(newsroom, entry, Article(url=entry.link), extra)
    except Exception:
        log.exception("teaser broke the summarizer", extra={"entry": entry.id})
        return Ready(entry=entry.id, text=entry.teaser, author="", sentences=(), topics=())


async def _told(newsroom: Newsroom, entry: Unread, page: Article, extra: Phrases) -> Ready:
    text = page.text or entry.teaser
    title = obituaries.fuller(entry.title, page.title)
    document = Document(title=title, text=text, lead=page.lead)
    summary = await newsroom.summarizer([document], Budget(sentences=SENTENCES))
    return Ready(
        entry=entry.id,
        text=text,
        author=page.author,
        sentences=summary.sentences,
        # What was learnt of topics, and numpy, take 10 MB: in a worker, only while there is news.
        topics=await newsroom.workers.do(topics.classify, title, text, extra=extra),
        title=page.title,
        published=page.published,
        machine_written=summary.machine_written,
        mark=await asyncio.to_thread(stories.weigh, title, text),
    )
