"""Deliveries → chats, and answers to people, over one platform at one bot's pace.

A delivery is claimed only at the moment when the pace lets it go, so after ``kill -9`` no more
than what was really in flight is in doubt. Answers to people go before bulletins.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy.orm import Session

from bot import ledger, store
from bot.errors import (
    ChatGoneError,
    ChatMovedError,
    OutcomeUnknownError,
    RefusedError,
    SendError,
    ThrottledError,
)
from bot.ledger import Claimed, Due
from bot.messages import ChatId, Message
from bot.pace import Pace
from bot.platforms.base import Platform
from jobs.database import Database
from jobs.newsroom import Clock

log = logging.getLogger(__name__)

IN_FLIGHT = 16
"""Messages on their way at once; with more, the client library gets slower, not faster."""

READ_AHEAD = 500
"""Deliveries known in memory; the rest waits in the ledger."""

LOOK_EVERY = 1.0
"""Seconds between two looks into an empty ledger: another process may have entered something."""

FIRST_BACK_OFF = timedelta(seconds=2)
LONGEST_BACK_OFF = timedelta(minutes=15)

MOST_REFUSALS = 3
"""How often an answer is tried that was throttled or reached nobody."""

MOST_PATIENCE = 10.0
"""Seconds that an answer waits for its chat's own limit; a chat that asks faster gets silence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What becomes of a delivery whose sending failed.

    Attributes:
        note: Writes it into the ledger.
        wait: How long its chat is left alone; None where it is not.
    """

    note: Callable[[Session], None]
    wait: timedelta | None = None


def verdict(error: SendError, delivery: Claimed, now: datetime) -> Verdict:
    """Decide what becomes of ``delivery`` after ``error``; see ``bot.errors``."""
    number, fault = delivery.id, str(error)
    match error:
        case ChatMovedError(to=to):

            def note(session: Session) -> None:
                store.move(session, delivery.chat, to)
                ledger.postpone(session, number, None, until=now, now=now)

            return Verdict(note=note)
        case ChatGoneError():

            def note(session: Session) -> None:
                ledger.note_failed(session, number, fault, now)
                ledger.give_up_chat(session, delivery.chat, fault, now)
                store.pause(session, delivery.chat, fault)

            return Verdict(note=note)
        case RefusedError():
            return Verdict(note=lambda s: ledger.note_failed(s, number, fault, now))
        case OutcomeUnknownError():
            return Verdict(note=lambda s: ledger.note_unknown(s, number, fault, now))
        case ThrottledError(wait=wait):
            pass
        case _:
            wait = back_off(delivery.attempts)
    until = now + wait
    return Verdict(
        note=lambda s: ledger.postpone(s, number, fault, until=until, now=now), wait=wait
    )


def back_off(attempts: int) -> timedelta:
    """Return the wait after the ``attempts``-th try in a row that reached nobody."""
    return min(FIRST_BACK_OFF * (1 << min(attempts - 1, 16)), LONGEST_BACK_OFF)


class Lane:
    """Everything that one bot says on one platform goes through its lane."""

    def __init__(self, platform: Platform, database: Database, *, clock: Clock) -> None:
        self.platform = platform
        self._database = database
        self._clock = clock
        self._pace = Pace(
            per_second=platform.abilities.per_second,
            per_minute=platform.abilities.per_chat_minute,
            chat_spacing=platform.abilities.chat_spacing,
        )
        self._queue: dict[ChatId, list[Due]] = {}
        self._busy: set[ChatId] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._urgent = 0
        self._wake = asyncio.Event()
        self._stopping = False

    @property
    def flying(self) -> int:
        """How many messages are on their way."""
        return len(self._tasks)

    def wake(self) -> None:
        """Look into the ledger now."""
        self._wake.set()

    def stop(self) -> None:
        """Claim nothing more; ``run`` returns once what is in flight has landed."""
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Send what the ledger holds, until stopped."""
        while not self._stopping:
            self._wake.clear()
            try:
                wait = await self._step()
            except Exception:
                # A ledger that is locked or a full disk passes; the lane must outlive it.
                log.exception("lane stumbled", extra={"platform": self.platform.name})
                wait = LOOK_EVERY
            if wait > 0 and not self._stopping:
                await self._sleep(wait)
        await asyncio.gather(*self._tasks)

    async def answer(self, chat: ChatId, messages: list[Message], *, thread: str | None) -> None:
        """Send an answer to people now, before any bulletin. What cannot be sent is logged."""
        for message in messages:
            if not await self._answer(chat, message, thread):
                return

    async def _answer(self, chat: ChatId, message: Message, thread: str | None) -> bool:
        for attempt in range(1, MOST_REFUSALS + 1):
            if not await self._turn(chat):
                break
            try:
                await self.platform.send(chat, message, thread=thread)
            except ChatMovedError as error:
                at, to = chat, error.to
                await self._database.transact(partial(store.move, at=at, to=to))
                chat = ChatId(chat.platform, to)
            except ThrottledError as error:
                self._hold(chat, error.wait)
            except SendError as error:
                extra = {"platform": self.platform.name, "fault": str(error)}
                log.warning("answer not sent", extra=extra)
                if not _again(error):
                    break
                await asyncio.sleep(back_off(attempt).total_seconds())
            else:
                return True
        return False

    async def _turn(self, chat: ChatId) -> bool:
        """Wait until something may be said in ``chat``; False where nobody would wait so long.

        Only waiting for the bot itself holds bulletins back: a chat that floods us with commands
        must not silence all others.
        """
        while True:
            now = time.monotonic()
            if (wait := self._pace.chat_free_at(chat, now) - now) > 0:
                if wait > MOST_PATIENCE:
                    log.info("answer dropped", extra={"platform": self.platform.name})
                    return False
                await asyncio.sleep(wait)
            elif (wait := self._pace.bot_free_at() - now) > 0:
                await self._wait_first(wait)
            else:
                self._pace.sent(chat, now)
                return True

    async def _wait_first(self, wait: float) -> None:
        self._urgent += 1
        try:
            await asyncio.sleep(wait)
        finally:
            self._urgent -= 1
            self._wake.set()

    async def _step(self) -> float:
        """Start one delivery if one may go now; return the seconds until the next may."""
        now = time.monotonic()
        if len(self._tasks) >= IN_FLIGHT or self._urgent:
            return LOOK_EVERY  # whoever is in the way wakes us
        if (wait := self._pace.bot_free_at() - now) > 0:
            return wait
        chat, wait = self._next_chat(now)
        if chat is None:
            await self._read_ahead()
            chat, wait = self._next_chat(now)
        if chat is None:
            return wait
        await self._start(chat)
        return 0

    async def _read_ahead(self) -> None:
        now, name = self._clock(), self.platform.name
        self._pace.forget_idle(time.monotonic())
        due = await self._database.transact(
            lambda session: ledger.due(session, name, now, most=READ_AHEAD)
        )
        self._queue = {}
        for delivery in due:
            if delivery.chat not in self._busy:
                self._queue.setdefault(delivery.chat, []).append(delivery)

    def _next_chat(self, now: float) -> tuple[ChatId | None, float]:
        soonest = LOOK_EVERY
        for chat in self._queue:
            if chat in self._busy:
                continue
            wait = self._pace.chat_free_at(chat, now) - now
            if wait <= 0:
                return chat, 0
            soonest = min(soonest, wait)
        return None, soonest

    async def _start(self, chat: ChatId) -> None:
        due = self._queue[chat][0]
        now = self._clock()
        claimed = await self._database.transact(lambda s: ledger.claim(s, due.id, now))
        # Only now: had the claim failed, the next part would have gone before this one.
        self._queue[chat].pop(0)
        if not self._queue[chat]:
            del self._queue[chat]
        if claimed is None:
            return
        self._busy.add(chat)
        self._pace.sent(chat, time.monotonic())
        task = asyncio.create_task(self._deliver(claimed))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, claimed: Claimed) -> None:
        try:
            note = await self._send(claimed)
            await self._database.transact(note)
        except Exception:
            # The row stays SENDING: in doubt at the next start, never sent twice.
            log.exception("delivery not recorded", extra={"delivery": claimed.id})
            self._queue.pop(claimed.chat, None)
        finally:
            self._busy.discard(claimed.chat)
            self._wake.set()

    async def _send(self, claimed: Claimed) -> Callable[[Session], None]:
        send: Awaitable[str] = self.platform.send(
            claimed.chat, claimed.message, thread=claimed.thread
        )
        try:
            message_id = await send
        except SendError as error:
            found = verdict(error, claimed, self._clock())
            extra = {"delivery": claimed.id, "fault": str(error), "kind": type(error).__name__}
            log.warning("delivery failed", extra=extra)
            if not isinstance(error, OutcomeUnknownError | RefusedError):
                self._queue.pop(claimed.chat, None)  # the ledger knows what became of them
            if found.wait is not None:
                self._hold(claimed.chat, found.wait)
            return found.note
        now = self._clock()
        return lambda session: ledger.note_sent(session, claimed.id, message_id, now)

    def _hold(self, chat: ChatId, wait: timedelta) -> None:
        self._pace.hold(chat, wait.total_seconds(), time.monotonic())

    async def _sleep(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._wake.wait(), seconds)
        except TimeoutError:
            return


def _again(error: SendError) -> bool:
    return not isinstance(error, ChatGoneError | RefusedError | OutcomeUnknownError)
