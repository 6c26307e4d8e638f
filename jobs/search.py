"""Search in the archive: the door. What is found stands in an index beside the database.

Whoever changes an entry says so in the same transaction (``index``, ``forget``): a line in the
table ``search_log``. Each process that searches follows that log into an index of its own folder,
so an entry can be found once its transaction is committed, whatever is killed in between, and on
PostgreSQL as on SQLite. Searching runs in a thread of its own: the database's is never held.

Measured before the choice, 100,000 articles, 2 to 4 words: FTS5 with phrases 373 ms, with pairs
joined as tokens 30 to 56 ms, tantivy 1 ms. See ``jobs.searching.shelf`` and
``jobs.searching.scale``.
"""

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from jobs.database import Database, epoch
from jobs.searching import ranking
from jobs.searching.ranking import unquoted
from jobs.searching.shelf import Filters, Findable, Totals
from jobs.searching.shelves import SHELF, Shelves
from jobs.tables import EntryRow, SearchLogRow

__all__ = ["find", "follow", "forget", "index", "unquoted", "wake", "whole"]

log = logging.getLogger(__name__)

T = TypeVar("T")

BATCH = 200
"""Entries that one transaction reads: the others wait some 10 ms for it."""

SOON = 1_000
"""So many changes are followed before an answer is given; a thousand take 0.6 s of CPU."""

PATIENCE = 1.0
"""Seconds that a search waits for an index that is being made anew."""

OVERLAP = 1_000
"""On PostgreSQL a smaller number may be committed after a greater one: so many are read again."""

QUIET = 1.0
"""Seconds without a change until the index rests: merging goes on meanwhile, and nobody waits."""

KEEP_LOG = 10_000
"""Lines of the log that are kept for processes that have not followed them yet."""


def index(session: Session, entry: int) -> None:
    """Make an entry findable as the database has it, once the transaction is committed."""
    session.add(SearchLogRow(entry=entry))


def forget(session: Session, entries: Sequence[int]) -> None:
    """Make entries unfindable, and have their words erased from the index's files."""
    session.add_all(SearchLogRow(entry=entry) for entry in entries)


async def find(
    database: Database,
    query: str,
    *,
    most: int = 10,
    since: datetime | None = None,
    until: datetime | None = None,
    topics: Sequence[str] = (),
    feeds: Sequence[int] = (),
) -> list[int]:
    """Return up to ``most`` entries, the best first; of equals the newer first.

    Args:
        database: Where the entries are.
        query: Words as typed, with or without tone marks; one syllable or a whole sentence. What
            stands in quotation marks must be there word for word where it is most of the query.
        most: How many at most.
        since: Only what was published at or after this moment; None: no bound. What does not say
            when it was published counts by when it was seen.
        until: Only what was published before this moment; None: no bound.
        topics: Only entries on one of these topics; empty: on any.
        feeds: Only entries of these feeds, as a unit's sources; empty: of any.
    """
    filters = Filters(since=since, until=until, topics=tuple(topics), feeds=tuple(feeds))
    return await database.beside(_Search).find(query, filters, most=most)


def whole(database: Database) -> bool:
    """Say whether all that is kept can be found; False while an index is being made anew."""
    return database.beside(_Search).whole


async def follow(database: Database) -> None:
    """Bring the index up to date with what is committed, make anew what is lost, erase."""
    await database.beside(_Search).follow()


def wake(database: Database) -> None:
    """As ``follow``, but nobody waits for it; needs a running event loop."""
    database.beside(_Search).wake()


class _Search:
    """The index beside one database, and the threads that read and write it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._readers = ThreadPoolExecutor(1, thread_name_prefix="search")
        self._writers = ThreadPoolExecutor(1, thread_name_prefix="search-index")
        self._shelves: Shelves | None = None
        self._task: asyncio.Task[None] | None = None
        self._rest: asyncio.TimerHandle | None = None
        self._recent: set[int] = set()
        self._sound = False
        self._closing = False

    async def find(self, query: str, filters: Filters, *, most: int) -> list[int]:
        """See ``find``."""
        asked = ranking.asked(query)
        if not asked.words or most < 1:
            return []
        await self._catch_up()
        if self._shelves is None:
            return []
        return await self._in(self._readers, partial(self._shelves.find, asked, filters, most=most))

    @property
    def whole(self) -> bool:
        """See ``whole``."""
        return self._shelves is not None and self._sound

    async def follow(self) -> None:
        """See ``follow``; whoever calls while it is under way waits for the same."""
        await asyncio.shield(self.wake())

    def wake(self) -> "asyncio.Task[None]":
        """Start following, unless that is under way."""
        if self._task is None or self._task.done():
            if self._rest is not None:
                self._rest.cancel()
            self._task = asyncio.create_task(self._follow())
            self._task.add_done_callback(_tell)
        return self._task

    async def close(self) -> None:
        """Stop following, let go of the folder; a shelf that is half written is not waited for."""
        self._closing = True
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await self._task
        if self._rest is not None:
            self._rest.cancel()
        self._readers.shutdown()
        if self._shelves is not None:
            await self._in(self._writers, self._shelves.close)
        self._writers.shutdown()

    async def _catch_up(self) -> None:
        """Follow what was committed before; do not wait for an index that is made anew."""
        newest = await self._database.transact(_newest)
        for _ in range(2):
            if self._shelves and self._sound:
                left = newest - self._shelves.followed
            else:
                left = max(1, await self._database.transact(_ready))
            if left <= 0:
                return
            # What is under way may have looked at the log before the last line was written.
            await asyncio.wait({self.wake()}, timeout=None if left <= SOON else PATIENCE)

    async def _follow(self) -> None:
        if self._shelves is not None and self._shelves.gone:
            log.warning("search index was deleted")
            await self._let_go()
        if self._shelves is None:
            folder = self._database.folder("search")
            self._shelves = await self._in(self._writers, partial(Shelves, folder))
        shelves = self._shelves
        if not shelves.writes:
            self._sound = True
            return
        if shelves.new:
            # Nothing is there yet: what the log tells is read from the entries themselves.
            newest = await self._database.transact(_newest)
            await self._in(self._writers, partial(shelves.commit, newest))
            shelves.new = False
        await self._follow_log(shelves)
        if not self._sound:
            await self._compare(shelves)
            self._sound = True
        for number in shelves.stained:
            await self._fill(shelves, number)
        loop = asyncio.get_running_loop()
        self._rest = loop.call_later(QUIET, self._rest_now, shelves)

    async def _let_go(self) -> None:
        """Begin anew: what is still in memory tells nothing that comes from now on."""
        shelves, self._shelves, self._sound = self._shelves, None, False
        self._recent.clear()
        if shelves is not None:
            with suppress(OSError, ValueError):  # the engine's, too, are of these
                await self._in(self._writers, shelves.close)

    def _rest_now(self, shelves: Shelves) -> None:
        resting = asyncio.get_running_loop().run_in_executor(self._writers, shelves.rest)
        resting.add_done_callback(_tell)

    async def _follow_log(self, shelves: Shelves) -> None:
        followed, done = shelves.followed, 0
        if await self._database.transact(_oldest) > followed + 1:
            self._sound = False  # the log was cut before we read it
        overlap = 0 if self._database.ordered else OVERLAP
        while lines := await self._lines(followed, overlap):
            entries = list(dict.fromkeys(entry for _, entry in lines))
            found = await self._database.transact(partial(_findable, entries=entries))
            await self._in(self._writers, partial(_take, shelves, entries, found))
            followed = max(followed, *(number for number, _ in lines))
            self._recent.update(number for number, _ in lines)
            done += len(lines)
        if done:
            await self._in(self._writers, partial(shelves.commit, followed))
            self._recent = {number for number in self._recent if number > followed - OVERLAP}
            await self._database.transact(partial(_cut, followed=followed))

    async def _lines(self, followed: int, overlap: int) -> list[tuple[int, int]]:
        lines = await self._database.transact(
            partial(_lines, after=followed - overlap, most=BATCH + overlap)
        )
        return [line for line in lines if line[0] > followed or line[0] not in self._recent]

    async def _compare(self, shelves: Shelves) -> None:
        """Make anew each shelf that does not hold what the database holds."""
        newest, kept = await self._database.read(_totals)
        while newest > shelves.followed:
            await self._follow_log(shelves)
            newest, kept = await self._database.read(_totals)
        if newest < shelves.followed:
            # A backup was restored: its log goes on from an earlier line.
            self._recent.clear()
            await self._in(self._writers, partial(shelves.commit, newest))
        held = await self._in(self._writers, shelves.totals)
        for number in sorted(kept.keys() | held.keys(), reverse=True):
            if kept.get(number) != held.get(number, Totals()):
                log.info("search index is made anew", extra={"shelf": number})
                await self._fill(shelves, number)

    async def _fill(self, shelves: Shelves, number: int) -> None:
        """Write a shelf anew from the database; in its thread, which asks for batch after batch."""
        loop = asyncio.get_running_loop()

        def batches() -> Iterator[Sequence[Findable]]:
            after = number * SHELF - 1
            while not self._closing:
                read = partial(_ready_after, after=after, before=(number + 1) * SHELF, most=BATCH)
                found = asyncio.run_coroutine_threadsafe(
                    self._database.transact(read), loop
                ).result()
                if not found:
                    return
                yield found
                after = found[-1].entry
            raise _ClosingError

        await self._in(self._writers, partial(shelves.fill, number, batches()))

    async def _in(self, threads: ThreadPoolExecutor, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(threads, work)


class _ClosingError(Exception):
    """The database is being closed: what is half written is left, and swept at the next start."""


def _tell(task: "asyncio.Future[None]") -> None:
    if task.cancelled() or isinstance(error := task.exception(), _ClosingError):
        return
    if error:
        log.error("search index cannot follow", exc_info=error)


def _take(shelves: Shelves, entries: Sequence[int], found: Sequence[Findable]) -> None:
    there = {each.entry for each in found}
    shelves.remove(entry for entry in entries if entry not in there)
    shelves.put(found)


def _newest(session: Session) -> int:
    return session.scalar(select(func.max(SearchLogRow.id))) or 0


def _ready(session: Session) -> int:
    ready = select(func.count()).select_from(EntryRow).where(EntryRow.ready_at.is_not(None))
    return session.scalar(ready) or 0


def _oldest(session: Session) -> int:
    return session.scalar(select(func.min(SearchLogRow.id))) or 0


def _lines(session: Session, *, after: int, most: int) -> list[tuple[int, int]]:
    """Return lines of the log: their number, and the entry that was changed."""
    rows = session.execute(
        select(SearchLogRow.id, SearchLogRow.entry)
        .where(SearchLogRow.id > after)
        .order_by(SearchLogRow.id)
        .limit(most)
    )
    return [(number, entry) for number, entry in rows]


def _cut(session: Session, *, followed: int) -> None:
    session.execute(delete(SearchLogRow).where(SearchLogRow.id <= followed - KEEP_LOG))


_FINDABLE = select(
    EntryRow.id,
    EntryRow.ready_at,
    EntryRow.changed_at,
    EntryRow.published_at,
    EntryRow.seen_at,
    EntryRow.feed_id,
    EntryRow.topics,
    EntryRow.title,
    EntryRow.text,
).where(EntryRow.ready_at.is_not(None))


def _findable(session: Session, *, entries: Sequence[int]) -> list[Findable]:
    return [_told(row) for row in session.execute(_FINDABLE.where(EntryRow.id.in_(entries)))]


def _ready_after(session: Session, *, after: int, before: int, most: int) -> list[Findable]:
    rows = session.execute(
        _FINDABLE.where(EntryRow.id > after, EntryRow.id < before).order_by(EntryRow.id).limit(most)
    )
    return [_told(row) for row in rows]


def _told(row: Any) -> Findable:
    entry, ready, changed, published, seen, feed, topics, title, text = row
    return Findable(
        entry=entry,
        stamp=int(ready.timestamp()) + (int(changed.timestamp()) if changed else 0),
        at=int((published or seen).timestamp()),
        feed=feed,
        topics=tuple(topics),
        title=title,
        text=text,
    )


def _totals(session: Session) -> tuple[int, dict[int, Totals]]:
    """Return the last line of the log, and what each shelf should hold."""
    shelf = EntryRow.id // SHELF
    written = epoch(EntryRow.ready_at) + func.coalesce(epoch(EntryRow.changed_at), 0)
    rows = session.execute(
        select(shelf, func.count(), func.sum(EntryRow.id), func.sum(written))
        .where(EntryRow.ready_at.is_not(None))
        .group_by(shelf)
    )
    told = {
        int(number): Totals(entries=count, numbers=int(numbers), stamps=int(stamps))
        for number, count, numbers, stamps in rows
    }
    return _newest(session), told
