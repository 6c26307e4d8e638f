"""Deliveries → chats, and answers to people, over one platform at one bot's pace.

A delivery is claimed only at the moment when the pace lets it go, so after ``kill -9`` no more
than what was really in flight is in doubt. What is claimed and what has landed meanwhile is
committed in one transaction: at 25 messages a second that is one of each, at 1,000 a batch.
Answers to people go before bulletins.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta, tzinfo
from functools import partial

from sqlalchemy.orm import Session

from bot.errors import OutcomeUnknownError, PlatformError, RefusedError, SendError
from bot.messages import ChatId, Message
from bot.pace import FAST, TOGETHER, Pace
from bot.platforms.base import Platform
from bot.sending.answers import Answers
from bot.sending.outgoing import Fetched, Outgoing
from bot.sending.queue import Queue
from bot.sending.verdict import verdict
from bot.stores import health, ledger
from bot.stores.ledger import Claimed, Note
from bot.stores.told import FORMER
from bot.tables.counter import Act
from jobs.database import Database
from jobs.errors import DatabaseError
from jobs.newsroom import Clock

log = logging.getLogger(__name__)

IN_FLIGHT = 16
"""Messages on their way at once, at least: half a second of Telegram's free pace."""

FLIGHT = 0.125
"""Seconds that a message is on its way; a faster pace has more in flight."""

READ_AHEAD = 1000
"""Deliveries known in memory; the rest waits in the ledger."""

SOON = 0.125
"""Seconds that what has landed may wait for the next claim to be recorded with it."""

BREATH = 0.01
"""Seconds that a fast bot waits between two transactions, so that each carries several."""

DOUBT_EVERY = 60.0
"""Seconds between two looks for what is SENDING while nothing is on its way."""

LOOK_EVERY = 1.0
"""Seconds between two looks into an empty ledger: another process may have entered something."""


@dataclass(slots=True)
class _Landed:
    """What came back since the last transaction, and the chats that it sets free."""

    sent: list[tuple[int, str]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    chats: list[ChatId] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.chats or self.notes)


class Lane:
    """Everything that one bot says on one platform goes through its lane.

    Args:
        platform: Where it talks.
        database: Where the ledger is.
        clock: Tells the moment.
        zone: Where the clocks of quiet hours hang.
    """

    def __init__(
        self, platform: Platform, database: Database, *, clock: Clock, zone: tzinfo
    ) -> None:
        self.platform = platform
        self.refused: PlatformError | None = None
        self._database = database
        self._clock = clock
        self._seconds: Callable[[], float] = time.monotonic  # a life of months has its own
        self._claim = partial(ledger.claim, zone=zone, hushes=platform.abilities.hushes)
        self._pace = Pace(
            per_second=platform.abilities.per_second,
            per_minute=platform.abilities.per_chat_minute,
            chat_spacing=platform.abilities.chat_spacing,
        )
        spacing = 1 / platform.abilities.per_second
        self._breath = BREATH if spacing <= 1 / FAST else min(spacing * TOGETHER, SOON)
        self._most = max(IN_FLIGHT, round(platform.abilities.per_second * FLIGHT))
        self._queue = Queue()
        self._landed = _Landed()
        self._outgoing = Outgoing(platform.abilities, most=self._most)
        self._tasks: set[asyncio.Task[None]] = set()
        self._wake = asyncio.Event()
        self._stopping = False
        self._doubt_at = 0.0
        self._answers = Answers(
            platform,
            database,
            self._outgoing,
            self._pace,
            clock=clock,
            seconds=self._seconds,
            hold=self._hold,
            freed=self._wake.set,
        )

    @property
    def flying(self) -> int:
        """How many messages are on their way, or landed and not yet recorded."""
        return len(self._tasks) + len(self._landed.chats)

    def wake(self) -> None:
        """Look into the ledger now."""
        self._queue.look_again()
        self._wake.set()

    def stop(self) -> None:
        """Claim nothing more; ``run`` returns once what is in flight has landed."""
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Send what the ledger holds, until stopped, or until the platform refuses the bot."""
        remembers = False
        while not self._stopping:
            self._wake.clear()
            try:
                if not remembers:
                    await self._remember()
                    remembers = True
                wait = await self._step()
            except Exception:
                # A ledger that is locked or a full disk passes; the lane must outlive it.
                log.exception("lane stumbled", extra={"platform": self.platform.name})
                wait = LOOK_EVERY
            if wait > 0 and not self._stopping:
                await self._sleep(wait)
        while self._tasks or self._landed:
            if self._landed:  # first: what is still on its way may never land
                await self._record()
            else:
                await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)

    async def answer(
        self, chat: ChatId, messages: list[Message], *, thread: str | None
    ) -> list[str] | None:
        """Send an answer to people now, before any bulletin; as ``Answers.say``."""
        return await self._answers.say(chat, messages, thread=thread)

    async def _remember(self) -> None:
        """Take up the pace where the last run of the program left it."""
        now, name, here = self._clock(), self.platform.name, self._seconds()
        since = now - timedelta(minutes=1)
        recent = await self._database.aside(lambda s: ledger.recent(s, name, since=since))
        held = await self._database.aside(lambda s: ledger.held(s, name, now))
        for chat, at in recent:
            self._pace.remember(chat, here - max(0.0, (now - at).total_seconds()))
        if held is not None:
            self._pace.pause(here + (held - now).total_seconds())

    async def _step(self) -> float:
        """Commit what landed and claim what may go now; return the seconds until more may."""
        now = self._seconds()
        if now >= self._doubt_at and not (self._tasks or self._landed):
            await self._doubt()
            self._doubt_at = now + DOUBT_EVERY
        if self._queue.hungry(now):
            await self._read_ahead()
        picked, wait = self._pick(now)
        if not picked and (not self._landed or wait <= SOON):
            return wait  # what landed is recorded with the next claim: half the transactions
        landed, self._landed = self._landed, _Landed()
        try:
            claimed = await self._turn_over(landed, list(picked))
        except Exception as error:
            self._queue.put_back(picked)
            await self._rescue(landed, error)
            raise
        self._pace.late(list(picked.values()), self._seconds())
        self._free(landed)
        for each in claimed:
            if (known := picked[each.id]) != each.chat:  # the platform gave it a new id meanwhile
                self._queue.move(known, each.chat)
        self._start(claimed)
        for number in picked.keys() - {each.id for each in claimed}:
            self._queue.free(picked[number])  # paused, expired or taken: the ledger knows
        return 0 if len(self._tasks) < self._most else LOOK_EVERY

    def _pick(self, now: float) -> tuple[dict[int, ChatId], float]:
        """Choose the deliveries that may go now; say when the next one may."""
        picked: dict[int, ChatId] = {}
        wait = LOOK_EVERY
        while len(self._tasks) + len(picked) < self._most and not self._answers.waiting:
            if (pause := self._pace.bot_free_at() - now) > 0:
                wait = pause
                break
            found = self._queue.take(now, self._pace)
            if found is None:
                wait = min(LOOK_EVERY, self._queue.next_at() - now)
                break
            picked[found.id] = found.chat
            self._pace.sent(found.chat, now)
        return picked, max(wait, self._breath)

    async def _turn_over(self, landed: _Landed, picked: list[int]) -> list[Claimed]:
        """Commit what landed, claim what was picked, and fetch messages not yet in memory."""
        now = self._clock()

        def work(session: Session) -> tuple[list[Claimed], Fetched]:
            ledger.record(session, landed.sent, landed.notes, now)
            if not picked:
                return [], {}
            claimed = self._claim(session, picked, now)
            return claimed, self._outgoing.fetch(session, claimed, now)

        door = self._database.transact if landed.notes else self._database.aside
        try:
            claimed, fetched = await door(work)
        except DatabaseError:  # it may be committed all the same, its answer lost with the server
            self._landed.notes.append(partial(ledger.unclaim, picked=picked, at=now))
            raise
        self._outgoing.keep(fetched)
        return claimed

    async def _rescue(self, landed: _Landed, error: Exception) -> None:
        """Keep what landed for the next try; where one note is broken, keep it from the others."""
        if isinstance(error, DatabaseError):
            self._landed.sent[:0] = landed.sent
            self._landed.notes[:0] = landed.notes
            self._landed.chats[:0] = landed.chats
            return
        now = self._clock()
        alone: list[Note] = [
            *(partial(ledger.note_sent, sent=[pair], now=now) for pair in landed.sent),
            *landed.notes,
        ]
        for note in alone:
            try:
                await self._database.transact(note)
            except Exception:
                # The row stays SENDING: in doubt at the next start, never sent twice.
                log.exception("delivery not recorded")
        self._free(landed)

    async def _record(self) -> None:
        """Commit what landed, while nothing new is claimed."""
        landed, self._landed = self._landed, _Landed()
        try:
            await self._turn_over(landed, [])
        except Exception as error:
            log.exception("landing not recorded", extra={"platform": self.platform.name})
            await self._rescue(landed, error)
            await asyncio.sleep(LOOK_EVERY / 4)

    def _free(self, landed: _Landed) -> None:
        for chat in landed.chats:
            self._queue.free(chat)

    async def _doubt(self) -> None:
        """Let nothing stay SENDING that nobody sends: nothing else goes to its chat meanwhile.

        A machine that was cut off may have claimed it, and that be committed only after the lane
        was ours; or what became of it could not be written.
        """
        now, name = self._clock(), self.platform.name
        if await self._database.aside(partial(ledger.is_sending, platform=name)):
            doubts = await self._database.transact(partial(ledger.doubt, now=now, platform=name))
            log.warning("deliveries in doubt", extra={"platform": name, "count": doubts})

    async def _read_ahead(self) -> None:
        now, name, after = self._clock(), self.platform.name, self._queue.seen
        self._pace.forget_idle(self._seconds())
        look = partial(ledger.due, platform=name, now=now, most=READ_AHEAD, after=after)
        due = await self._database.aside(look)
        self._queue.put(due, now=self._seconds(), all_of_it=len(due) < READ_AHEAD)

    def _start(self, claimed: Iterable[Claimed]) -> None:
        for each in claimed:
            message = self._outgoing.message(each)
            task = asyncio.create_task(self._deliver(each, message))
            self._tasks.add(task)
            task.add_done_callback(self._ended)
        self._outgoing.forget()

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        self._wake.set()

    async def _deliver(self, claimed: Claimed, message: Message) -> None:
        try:
            message_id = await self._do(claimed, message)
        except SendError as error:
            await self._failed(claimed, error)
        except asyncio.CancelledError:
            raise
        except Exception as error:
            # What a platform must not raise: whether it was delivered, nobody can say.
            log.exception("delivery broke", extra={"delivery": claimed.id})
            await self._failed(claimed, OutcomeUnknownError(f"unexpected {type(error).__name__}"))
        else:
            self._landed.sent.append((claimed.id, message_id))
            if claimed.trouble:
                note = partial(health.note_back, at=claimed.chat, now=self._clock())
                self._landed.notes.append(note)
        self._landed.chats.append(claimed.chat)

    def _do(self, claimed: Claimed, message: Message) -> Awaitable[str]:
        platform, chat, target = self.platform, claimed.chat, claimed.target
        if target.startswith(FORMER):
            raise RefusedError("the message stands where the group was under its former id")
        match claimed.act:
            case Act.SEND:
                return platform.send(chat, message, thread=claimed.thread)
            case Act.EDIT:
                return _as(target, platform.edit(chat, target, message))
            case Act.WITHDRAW:
                return _as(target, platform.withdraw(chat, target))

    async def _failed(self, claimed: Claimed, error: SendError) -> None:
        found = verdict(error, claimed, self._clock())
        extra = {"delivery": claimed.id, "fault": str(error), "kind": type(error).__name__}
        log.warning("delivery failed", extra=extra)
        self._landed.notes.append(found.note)
        if not found.goes_on:
            self._queue.drop(claimed.chat)  # the ledger knows what became of them
        if found.wait is not None:
            await self._hold(claimed.chat, found.wait)
        if found.apart is not None:
            self._pace.leave(claimed.chat, found.apart.total_seconds(), self._seconds())
        if found.stops:
            self.refused = PlatformError(str(error))
            self.stop()

    async def _hold(self, chat: ChatId, wait: timedelta) -> None:
        now = self._seconds()
        self._pace.hold(chat, wait.total_seconds(), now)
        if (pause := self._pace.paused_until - now) > 0:
            until, name = self._clock() + timedelta(seconds=pause), self.platform.name
            note = partial(ledger.hold_lane, name=name, until=until)
            self._landed.notes.append(note)

    async def _sleep(self, seconds: float) -> None:
        if seconds <= SOON:  # nothing that wakes us could be done sooner
            await asyncio.sleep(seconds)
            return
        # Not ``wait_for``: before Python 3.12 it loses a cancellation that comes with a waking.
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._wake.wait()


async def _as(message_id: str, done: Awaitable[None]) -> str:
    await done
    return message_id
