"""The lanes at work on this machine: each from when it becomes ours until it ends."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import timedelta, tzinfo
from functools import partial

from bot.errors import PlatformError, UnreachableError
from bot.messages import ChatId, Message
from bot.platforms.base import Platform
from bot.sending.fence import fenced
from bot.sending.lane import Lane
from bot.sending.tenancy import Lease, Tenancy
from bot.stores import ledger, letters
from bot.stores.alarms import STALE
from jobs.errors import DatabaseError
from jobs.newsroom import Newsroom
from jobs.stores import store as news

log = logging.getLogger(__name__)

LANDING = timedelta(seconds=12)
"""How long what is in flight may take to land when we stop; the program ends within 20 s."""

SETTLE_AGAIN = 1.0
"""Seconds until what was found in doubt is tried to be settled again."""

LETTERS_EVERY = timedelta(seconds=1)
"""How often it is looked what other machines left to be said."""

SAY_AGAIN = timedelta(minutes=1)
"""After how long a letter that reached nobody is tried again."""

LOOK_EVERY = timedelta(milliseconds=50)
"""How often ``finish`` looks whether anything is left: the ledger tells nobody when it is empty."""

STUCK = timedelta(seconds=45)
"""Who sends once, by hand, waits so long for a platform that is out of reach."""

LATER = "`bantin run` sends them"

Work = Callable[[], Awaitable[None]]
OnLane = Callable[[Lane], Awaitable[None]]


class Shift:
    """Sends on a lane, listens, and whatever else is done as long as the lane is ours.

    Args:
        lane: The lane, new or never run.
        settle: What must be done before anything is sent.
        works: The first is the sending: it ends when the lane is stopped, and all has landed.
        before: The lane's shift before this one, if it has not ended yet.
    """

    def __init__(
        self, lane: Lane, settle: Work, works: Sequence[Work], *, before: "Shift | None" = None
    ) -> None:
        self._lane = lane
        self._settle = settle
        self._works = works
        self._before = before
        self._others: list[asyncio.Task[None]] = []
        self._sending = asyncio.create_task(self._run())

    @property
    def is_over(self) -> bool:
        """Whether nothing more is sent, for whatever reason."""
        return self._sending.done()

    async def end(self) -> None:
        """Listen no more, let what is in flight land, and stop."""
        for task in self._others:
            task.cancel()
        self._lane.stop()
        await asyncio.wait([self._sending], timeout=LANDING.total_seconds())
        self._sending.cancel()
        for task in self._others:  # told to end just while it began, it began to listen after all
            task.cancel()
        await asyncio.gather(self._sending, *self._others, return_exceptions=True)

    async def _run(self) -> None:
        if self._before is not None:
            await self._before.end()
            self._before = None
        await self._settled()
        send, *others = self._works
        self._others = [asyncio.create_task(_awaited(work)) for work in others]
        await send()

    async def _settled(self) -> None:
        while True:
            try:
                return await self._settle()
            except DatabaseError as error:
                extra = {"platform": self._lane.platform.name, "fault": str(error)}
                log.warning("doubts not settled", extra=extra)
                await asyncio.sleep(SETTLE_AGAIN)


class Shifts:
    """Begins and ends the work on lanes, as their tenancy wants it.

    Args:
        platforms: Where the bot talks, by name.
        newsroom: The newsroom's tools.
        zone: Where the clocks of quiet hours hang.
        tenancy: Decides which lanes are ours.
        send: Sends on a lane until it is stopped.
        listen: Listens for a lane, until cancelled.

    Attributes:
        lanes: The lanes that can be served here, by name; whoever finds that one cannot, takes it
            out.
        listens: Whether lanes listen, too.
    """

    def __init__(
        self,
        platforms: Mapping[str, Platform],
        newsroom: Newsroom,
        zone: tzinfo,
        *,
        tenancy: Tenancy,
        send: OnLane,
        listen: OnLane,
    ) -> None:
        self.listens = True
        self._platforms = platforms
        self._newsroom = newsroom
        self._zone = zone
        self._tenancy = tenancy
        self._send = send
        self._listen = listen
        self._shifts: dict[str, Shift] = {}
        self._keeping: asyncio.Task[None] | None = None
        self.lanes = {name: self._lane(each) for name, each in platforms.items()}

    async def finish(self) -> None:
        """Send until nothing is left to be sent now, and stop.

        Raises:
            PlatformError: For ``STUCK`` nothing came off the list.
        """
        loop, most = asyncio.get_running_loop(), -1
        looked = since = loop.time()
        try:
            while await self.left():
                await asyncio.sleep(LOOK_EVERY.total_seconds())
                if (now := loop.time()) - looked < LETTERS_EVERY.total_seconds():
                    continue
                count, looked = await self._waiting(), now
                since, most = (since, most) if count == most else (now, count)
                if now - since > STUCK.total_seconds():
                    raise PlatformError(f"no chat can be reached; {count} messages wait, {LATER}")
        finally:
            await self.stop()

    async def _waiting(self) -> int:
        """Count what is not sent yet."""
        names = list(self.lanes)
        return await self._newsroom.database.transact(partial(ledger.waiting, platforms=names))

    async def left(self) -> bool:
        """Say whether something is to be sent now, or on its way."""
        now, database = self._newsroom.clock(), self._newsroom.database
        for name, lane in self.lanes.items():
            due = await database.transact(partial(ledger.due, platform=name, now=now, most=1))
            if due or lane.flying:
                return True
        return False

    async def others_pulled(self, *, within: timedelta) -> bool:
        """Say whether other machines have pulled lately, as while this one was starting."""
        if not self.shared:
            return False
        pulled = await self._newsroom.database.aside(news.last_pull)
        return pulled is not None and pulled > self._newsroom.clock() - within

    def links(self, code: str) -> list[str]:
        """Return the addresses that add a bot to a group and bind it with ``code``."""
        links = (lane.platform.invitation_link(code) for lane in self.lanes.values())
        return [link for link in links if link]

    async def download(self, platform: str, reference: str) -> bytes:
        """Fetch a photo that somebody sent.

        Raises:
            SendError: It cannot be had; UnreachableError where the platform was left out.
        """
        lane = self.lanes.get(platform)
        if lane is None:
            raise UnreachableError("the platform was left out")
        return await lane.platform.download(reference)

    @property
    def shared(self) -> bool:
        """Whether lanes may be served by other machines."""
        return self._tenancy.shared

    @property
    def dead(self) -> Collection[str]:
        """The lanes whose work is over, though nobody ended it and their platform is not out."""
        over = (name for name, shift in self._shifts.items() if shift.is_over)
        return [name for name in over if name in self.lanes]

    def keep(self) -> "asyncio.Task[None]":
        """Start to serve what is ours; the task ends only where that has become impossible."""
        self._keeping = asyncio.create_task(self._tenancy.keep(self))
        return self._keeping

    async def stop(self) -> None:
        """Let all that is in flight land, and others have the lanes."""
        if self._keeping is not None:
            self._keeping.cancel()
            await asyncio.wait([self._keeping])
        await asyncio.gather(*map(self.end, list(self._shifts)), return_exceptions=True)
        await self._tenancy.give_up()

    def served(self) -> Collection[str]:
        """Return the lanes that can be served here."""
        return list(self.lanes)

    def begin(self, lane: str, lease: Lease) -> None:
        """Start to send on a lane, once what was there before has ended."""
        if self.shared:  # a lane that was stopped does not run again
            self.lanes[lane] = self._lane(fenced(self._platforms[lane], lease))
        at = self.lanes[lane]
        works: list[Work] = [partial(self._send, at)]
        if self.listens:
            works.append(partial(self._listen, at))
        if self.shared:
            works.append(partial(self._say_letters, at))
        before = self._shifts.get(lane)
        self._shifts[lane] = Shift(at, partial(self.settle, lane), works, before=before)

    async def end(self, lane: str) -> None:
        """Stop to send and to listen on a lane; what is in flight lands."""
        if shift := self._shifts.pop(lane, None):
            await shift.end()

    async def settle(self, lane: str) -> None:
        """What was being sent when the lane last stopped is in doubt: told, and never resent."""
        now = self._newsroom.clock()
        work = partial(ledger.doubt, now=now, platform=lane)
        if doubts := await self._newsroom.database.transact(work):
            log.warning("deliveries in doubt", extra={"platform": lane, "count": doubts})

    async def say(self, lane: Lane, chat: ChatId, messages: list[Message]) -> bool:
        """Say something here, or leave it for the machine that has the lane; False: it failed."""
        if not self.shared or chat.platform in self._shifts:
            return await lane.answer(chat, messages, thread=None) is not None
        now = self._newsroom.clock()
        await self._newsroom.database.transact(lambda s: letters.post(s, chat, messages, now))
        return True

    async def _say_letters(self, lane: Lane) -> None:
        """Say what other machines leave for this lane, until cancelled.

        What reaches nobody, as while the platform is away, is tried for as long as it is news.
        """
        database, name = self._newsroom.database, lane.platform.name
        again: dict[int, float] = {}
        while True:
            now = time.monotonic()
            again = {number: at for number, at in again.items() if at > now}
            waiting = partial(letters.waiting, platform=name, but=list(again))
            try:
                for letter in await database.aside(waiting):
                    said = await lane.answer(letter.chat, [letter.message], thread=None)
                    if said is None and letter.at > self._newsroom.clock() - STALE:
                        again[letter.id] = time.monotonic() + SAY_AGAIN.total_seconds()
                    else:
                        await database.transact(partial(letters.erase, letter=letter.id))
            except DatabaseError as error:
                log.warning("letters not read", extra={"platform": name, "fault": str(error)})
            await asyncio.sleep(LETTERS_EVERY.total_seconds())

    def _lane(self, platform: Platform) -> Lane:
        newsroom = self._newsroom
        return Lane(platform, newsroom.database, clock=newsroom.clock, zone=self._zone)


async def _awaited(work: Work) -> None:
    await work()
