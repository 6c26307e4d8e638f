"""What platforms post to us: kept before they are told so, then heard in each chat's order.

A platform posts again what it was not told "200" for, and sometimes what it was: each thing is
dealt with once. What a crash interrupts is dealt with after the next start, so it may be heard
twice, and never not at all.
"""

import asyncio
import logging
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from datetime import timedelta
from functools import partial

from bot.platforms.base import Hear, Platform, Webhook
from bot.platforms.in_turn import InTurn
from bot.stores import inbox_store
from jobs.database import Database
from jobs.errors import DatabaseError
from jobs.newsroom import Clock

log = logging.getLogger(__name__)

LARGEST = 2**20
"""The largest body that is read, in bytes; Telegram's and Zalo's are a few kilobytes."""
AT_ONCE = 16
"""Chats heard side by side."""
MOST_WAITING = 20
"""How much of one chat is kept unheard; a chat that posts faster loses what is beyond."""
MOST_TRIES = 3
"""How often something is begun that never ends: it may be what kills us."""
LOOK_EVERY = timedelta(seconds=0.3)
"""How long what another machine's door took in may wait, where there are several machines."""


class Inbox:
    """The webhook of one platform, with a memory.

    Args:
        platform: The platform's name.
        webhook: How it proves and reads what is posted.
        database: Where it is kept.
        clock: Tells the moment.

    Attributes:
        counts: How much was posted that was not new: ``refused``, ``repeated``, ``flooding``,
            ``too large``, ``too slow``.
    """

    def __init__(
        self, platform: str, webhook: Webhook, database: Database, *, clock: Clock
    ) -> None:
        self.path = webhook.path
        self.counts: Counter[str] = Counter()
        self._platform = platform
        self._webhook = webhook
        self._database = database
        self._clock = clock
        self._new = asyncio.Event()
        self._working = False
        self._waiting: defaultdict[str, set[int]] = defaultdict(set)
        self._one_by_one = asyncio.Lock()

    def tally(self) -> dict[str, int]:
        """Return how much was posted that was not kept, by why; since the program began."""
        return dict(self.counts + self._webhook.counts)

    async def receive(self, headers: Mapping[str, str], body: bytes) -> int:
        """Keep what was posted, and return the HTTP status to answer.

        Args:
            headers: Names in lower case.
            body: As it came.
        """
        posted = self._webhook.accept(headers, body)
        if isinstance(posted, int):
            self.counts["refused"] += posted >= 400
            return posted
        if posted.chat and len(self._waiting.get(posted.chat, ())) >= MOST_WAITING:
            log.info("post dropped: its chat floods us", extra={"platform": self._platform})
            self.counts["flooding"] += 1
            return 200
        now = self._clock()
        try:
            async with self._one_by_one:  # PostgreSQL would look and keep side by side
                number = await self._database.transact(
                    lambda s: inbox_store.put(s, self._platform, posted, now)
                )
        except DatabaseError as error:
            # Without the traceback, which would show what was to be kept.
            log.warning("post not kept", extra={"platform": self._platform, "fault": str(error)})
            return 503
        if number is None:
            self.counts["repeated"] += 1
            return 200
        if self._working:
            self._waiting[posted.chat].add(number)
        self._new.set()
        return 200

    async def work(self, hear: Hear) -> None:
        """Bring to ``hear`` what is kept and what comes, until cancelled.

        What other machines' doors take in is found in the database, at the latest after
        ``LOOK_EVERY``.
        """
        self._working = True
        try:
            async with asyncio.TaskGroup() as group:
                works = InTurn(group, at_once=AT_ONCE, most_waiting=None)
                async for number, chat in self._all():
                    self._waiting[chat].add(number)
                    work = partial(self._deal, number, chat, hear)
                    works.put(number, chat or f"#{number}", work)
        except BaseExceptionGroup as several:
            raise several.exceptions[0] from None
        finally:
            self._working = False
            self._waiting.clear()

    async def _all(self) -> AsyncIterator[tuple[int, str]]:
        """Yield what is to be dealt with, in the order in which it was kept, each once."""
        last = 0
        while True:
            self._new.clear()
            found = await self._database.transact(
                partial(inbox_store.undone, platform=self._platform, after=last)
            )
            for number, chat in found:
                last = number
                yield number, chat
            if not found:
                await self._wait()

    async def _wait(self) -> None:
        with suppress(TimeoutError):
            elsewhere = None if self._database.ordered else LOOK_EVERY.total_seconds()
            async with asyncio.timeout(elsewhere):  # ``wait_for`` may lose a cancellation
                await self._new.wait()

    async def _deal(self, number: int, chat: str, hear: Hear) -> None:
        body = await self._database.transact(
            lambda s: inbox_store.begin(s, number, most_tries=MOST_TRIES)
        )
        if body is not None:
            await self._webhook.deal(body, hear)
        await self._database.transact(lambda s: inbox_store.done(s, number))
        self._waiting[chat].discard(number)
        if not self._waiting[chat]:
            del self._waiting[chat]


async def listen(platform: Platform, inbox: Inbox | None, hear: Hear) -> None:
    """Bring to ``hear`` all that a platform hears, posted or not, until cancelled.

    Args:
        platform: An open platform.
        inbox: Its inbox, where it has a webhook.
        hear: See ``Platform.listen``.

    Raises:
        PlatformError: Listening has become impossible.
    """
    if inbox is None:
        await platform.listen(hear)
        return
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(inbox.work(hear))
            group.create_task(platform.listen(hear))
    except BaseExceptionGroup as several:
        raise several.exceptions[0] from None
