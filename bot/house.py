"""Newsroom and counter at work together: the timetable, the lanes, the ears."""

import asyncio
import logging
import socket
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot import commands, inbox, push
from bot.care import rota
from bot.care.awake import FIRST_ROUND, Awake
from bot.care.herald import Herald
from bot.care.upkeep import Upkeep
from bot.care.watch import GATHER, correct_what_changed, watch_sources
from bot.dispatch import Dispatch
from bot.errors import PlatformError, UnreachableError
from bot.handlers.desk import Desk
from bot.inbox import Inbox
from bot.messages import ChatId, Reply, RichText
from bot.outbound import amending, calling, compiling, composing, issuing, noticing
from bot.platforms.base import Abilities, Menu, Platform, in_reach
from bot.sending.lane import Lane
from bot.sending.shifts import Shifts
from bot.sending.tenancy import Alone, Tenancy
from bot.settings import Settings
from bot.stores import alarms, grants, store
from bot.stores.alarms import Event
from jobs import memory, pull, summarize
from jobs.newsroom import Newsroom
from jobs.recheck import recheck
from jobs.stores import hour
from jobs.timetable import Daily, EachMinute, Job, Timetable

log = logging.getLogger(__name__)

TIDY_HOUR = 3

BY_ANY_CLOCK = frozenset({"look", "tell"})
"""What is done though the clock is behind: the admins hear that it is."""

LISTEN_AGAIN = timedelta(seconds=5)


class House:
    """Newsroom and counter, at work together until told to stop.

    Args:
        newsroom: The newsroom's tools.
        platforms: Where the bot talks; at least one.
        settings: What the operator set.
        tenancy: Which lanes are this machine's; None: all.
    """

    def __init__(
        self,
        newsroom: Newsroom,
        platforms: Sequence[Platform],
        settings: Settings,
        *,
        tenancy: Tenancy | None = None,
    ) -> None:
        self._newsroom = newsroom
        self._platforms = list(platforms)
        self._settings = settings
        self._zone = settings.time_zone
        self._shifts = Shifts(
            {each.name: each for each in platforms},
            newsroom,
            self._zone,
            tenancy=tenancy or Alone(),
            send=self._send,
            listen=self._listen,
        )
        self.lanes = self._shifts.lanes
        self._herald = Herald(newsroom, self._shifts, self._zone, admins=self._admins)
        self.inboxes = {
            each.name: Inbox(each.name, each.webhook, newsroom.database, clock=newsroom.clock)
            for each in platforms
            if each.webhook is not None
        }
        host = socket.gethostname() if self._shifts.shared else ""
        self.upkeep = Upkeep(newsroom, settings, machine=host)
        self._dispatch = Dispatch(self._desk(), admins=self._owners(), clock=newsroom.clock)
        self._pulls = self._entries = 0
        self._awake = Awake(newsroom.clock)
        self._stop = asyncio.Event()
        self._pushing = asyncio.Lock()
        self._fault: PlatformError | None = None
        self._timetable: Timetable | None = None
        self._waiting: set[int] = set()
        self._sources_told_at: datetime | None = None

    def _desk(self) -> Desk:
        """Return what those who answer work with."""
        return Desk(
            database=self._newsroom.database,
            zone=self._zone,
            times=self._settings.bulletin_times,
            platforms=self._abilities,
            talks=lambda: self.talks,
            wake=self._wake,
            hurry=self._hurry,
            push_all=self.push_all,
            links=self._shifts.links,
            newsroom=self._newsroom,
            download=self._shifts.download,
            owners=self._settings.admins,
            writes=self._settings.writes,
        )

    def stop(self) -> None:
        """Take nothing new, let what is in flight land, and end ``work``."""
        self._stop.set()

    async def open(self) -> None:
        """Connect every platform; one that refuses is left out.

        Raises:
            PlatformError: None is left.
        """
        for name, lane in list(self.lanes.items()):
            try:
                await lane.platform.open()
                await lane.platform.offer(await self._menus(name))
            except PlatformError as error:
                await self._give_up(lane, error)
        if not self.lanes and self._fault:
            raise self._fault

    async def work(self) -> None:
        """Pull, read, push, deliver, listen and answer, until stopped.

        Raises:
            PlatformError: No platform is left to talk on.
            jobs.errors.NewerDatabaseError: Another machine has changed the schema.
        """
        lines = self._lines()
        carrying = asyncio.create_task(self._newsroom.carrier.work())
        self._timetable = Timetable(lines, self._zone)
        keeping, stopping = self._shifts.keep(), asyncio.create_task(self._stop.wait())
        self._timetable.start()
        self._awake.be_patient()
        try:
            done, _ = await asyncio.wait({stopping, keeping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._awake.end()
            self._timetable.stop()
            carrying.cancel()
            stopping.cancel()
            await self._shifts.stop()
            await asyncio.gather(carrying, stopping, return_exceptions=True)
        if keeping in done:
            keeping.result()
        if self._fault and not self.lanes:
            raise self._fault

    async def inform(self) -> None:
        """Pull what is due and read what is new."""
        knew = self._awake.informed
        await push.set_right(self._newsroom.database, zone=self._zone, now=self._newsroom.clock())
        self._entries += await pull.pull_due(self._newsroom, within=pull.ROUND)
        self._pulls += 1
        ready = await summarize.read_due(self._newsroom, within=summarize.ROUND)
        if ready:
            await asyncio.to_thread(memory.give_back)
        if not knew or (ready and self._waiting):
            waiting, now = sorted(self._waiting), self._newsroom.clock()
            self._waiting.clear()
            await self._newsroom.database.transact(lambda s: store.hasten(s, waiting, now))
            self._awake.note()
            await self.push()

    async def informed(self) -> None:
        """Wait until the first pull after the start has been read, or took too long."""
        await self._awake.wait()

    async def deliver(self) -> None:
        """Send what the ledger holds; return when nothing is left to send now.

        Raises:
            PlatformError: No chat can be reached.
        """
        if not self._shifts.shared:
            for name in self.lanes:
                await self._shifts.settle(name)
        self._shifts.listens = False
        self._shifts.keep()
        await self._shifts.finish()

    async def push(self) -> None:
        """Enter the bulletins that are due, decide what nobody did in time, and wake the lanes."""
        if not self._awake.informed and not await self._shifts.others_pulled(within=FIRST_ROUND):
            return
        database, platforms, zone = self._newsroom.database, self._abilities(), self._zone
        async with self._pushing:
            await self._look_again(platforms)
            now = self._newsroom.clock()
            await database.transact(lambda s: issuing.decide_late(s, platforms, zone=zone, now=now))
            await database.transact(lambda s: amending.follow(s, platforms, now))
            await push.push_due(database, platforms, zone=zone, now=now)
        self._wake()

    async def remind(self) -> None:
        """Enter what people are to be reminded of now, and wake the lanes."""
        platforms, zone, now = self._abilities(), self._zone, self._newsroom.clock()
        database = self._newsroom.database
        for enter in (noticing.nudge_due, calling.remind_due):
            await database.transact(partial(enter, platforms=platforms, zone=zone, now=now))
        self._wake()

    async def _look_again(self, platforms: Mapping[str, Abilities]) -> None:
        """Look whether what is about to be told still stands at its source."""
        database, now = self._newsroom.database, self._newsroom.clock()
        told = await database.read(lambda s: composing.about_to_tell(s, platforms, now=now))
        if told:
            await recheck(self._newsroom, sorted(told))

    async def check(self) -> None:
        """Look again at what was told, and ask the admins to correct what its source changed."""
        if await correct_what_changed(self._newsroom):
            await self.tell()

    async def watch(self) -> None:
        """Let the admins know of sources that died, came back, or changed suddenly."""
        now, told_at = self._newsroom.clock(), self._sources_told_at
        gathering = told_at is not None and told_at <= now < told_at + GATHER
        try:
            told = await watch_sources(self._newsroom, self._tell_admins, gathering=gathering)
            if told and not gathering:
                self._sources_told_at = now
        except UnreachableError as error:
            log.warning("sources not told of", extra={"fault": str(error)})

    async def _tell_admins(self, words: RichText) -> None:
        if not await self._herald.say(Reply(words)):
            raise UnreachableError("no admin can be reached")

    async def tell(self) -> None:
        """Tell the admins what they do not know yet; where none can be reached, try again."""
        await self._herald.tell()

    async def push_all(self) -> int:
        """Enter a bulletin for every active chat, due or not; return how many get one."""
        database, now = self._newsroom.database, self._newsroom.clock()
        async with self._pushing:
            chats = await database.transact(store.chats)
            reached = await push.push_now(
                database, chats, self._abilities(), zone=self._zone, now=now
            )
        self._wake()
        return reached

    async def tidy(self) -> None:
        """Erase what is no longer needed, and try the paused chats again."""
        await self.upkeep.tidy()

    async def look(self) -> None:
        """Let the admins know of what is wrong with the whole, and of what is so no more.

        Not before the first round: what was due while the program was off is just being made.
        """
        if not self._awake.informed:
            return
        if await self.upkeep.look(self._abilities(), awake=self._awake.since):
            await self.tell()

    async def say_well(self) -> None:
        """Say the daily line to the admins."""
        await self._herald.say(Reply(await self.upkeep.line(self._abilities())))

    async def health(self) -> dict[str, object]:
        """Tell whether the bot can talk on every platform that was set up, and when it last did."""
        return await self.upkeep.health(self.talks, self.lanes)

    @property
    def talks(self) -> dict[str, bool]:
        """Platform → whether the bot can talk there."""
        served = self.lanes.keys() - self.dead
        return {each.name: each.name in served and in_reach(each) for each in self._platforms}

    @property
    def dead(self) -> Collection[str]:
        """The lanes on which nobody works any more, though nobody ended that."""
        return self._shifts.dead

    @property
    def counts(self) -> dict[str, int]:
        """What was counted since the start: rounds of pulls, new entries, posts refused."""
        refused = sum(each.counts["refused"] for each in self.inboxes.values())
        return {"pulls": self._pulls, "entries": self._entries, "posts_refused": refused}

    async def close(self) -> None:
        """Let go of all platforms, those left out too."""
        for platform in self._platforms:
            await platform.close()

    def _owners(self) -> frozenset[ChatId]:
        """Return by what names every bot knows the owners: bots of a family by the same ids."""
        return self._settings.admins | {
            ChatId(each.name, owner.id)
            for owner in self._settings.admins
            for each in self._platforms
            if each.abilities.family == owner.platform
        }

    def _abilities(self) -> dict[str, Abilities]:
        return {name: lane.platform.abilities for name, lane in self.lanes.items()}

    async def _admins(self) -> frozenset[ChatId]:
        """Return who gets to know everything: the owners, and those whom they made admins."""
        return self._settings.admins | await self._newsroom.database.transact(grants.admins)

    async def _menus(self, platform: str) -> list[Menu]:
        admins = await self._admins()
        return commands.menus(admin.id for admin in admins if admin.platform == platform)

    def _wake(self) -> None:
        for lane in self.lanes.values():
            lane.wake()

    def _hurry(self, chat: int | None) -> None:
        if chat is not None:
            self._waiting.add(chat)
        if self._timetable:
            self._timetable.at_once("inform")

    def _lines(self) -> list[EachMinute | Daily]:
        each_minute = {
            "inform": self.inform,
            "push": self.push,
            "remind": self.remind,
            "tell": self.tell,
            "check": self.check,
            "watch": self.watch,
            "look": self.look,
        }
        lines = [
            *(EachMinute(name=name, job=job) for name, job in each_minute.items()),
            Daily(name="tidy", job=self.tidy, hour=TIDY_HOUR, at_start=True),
            *self.upkeep.lines(self.say_well),
            *compiling.lines(self._newsroom, self._abilities, self._wake, self.tell, self._zone),
        ]
        for place, line in enumerate(lines):
            if line.name not in BY_ANY_CLOCK:
                lines[place] = replace(line, job=partial(self._timely, line.job))
        return rota.shared(self._newsroom, lines, several=self._shifts.shared)

    async def _timely(self, job: Job) -> None:
        """Do a job, but not by a clock that is behind: as if the machine were still off."""
        now = self._newsroom.clock()
        if not await self._newsroom.database.read(lambda s: hour.is_behind(s, now)):
            await job()

    async def _send(self, lane: Lane) -> None:
        await lane.run()
        if lane.refused:
            await self._give_up(lane, lane.refused)

    async def _listen(self, lane: Lane) -> None:
        try:
            await self._hear(lane)
        except PlatformError as error:
            lane.stop()
            await self._give_up(lane, error)

    async def _give_up(self, lane: Lane, error: PlatformError) -> None:
        """Go on without a platform that refuses us, and let the admins know on another."""
        name, now = lane.platform.name, self._newsroom.clock()
        if name not in self.lanes:
            return
        log.error("platform left out", extra={"platform": name, "fault": str(error)})
        self._fault = error
        del self.lanes[name]
        await self._newsroom.database.transact(
            lambda s: alarms.sound(s, Event.PLATFORM_OUT, now, platform=name, why=str(error))
        )
        if not self.lanes:
            self.stop()

    async def _hear(self, lane: Lane) -> None:
        """Listen, and listen again where listening broke: a deaf bot is worse than a late one."""
        while True:
            try:
                posted = self.inboxes.get(lane.platform.name)
                hear = partial(self._dispatch.hear, lane)
                return await inbox.listen(lane.platform, posted, hear)
            except PlatformError:
                raise
            except Exception:
                log.exception("listening broke", extra={"platform": lane.platform.name})
                await asyncio.sleep(LISTEN_AGAIN.total_seconds())
