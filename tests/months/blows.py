"""What befalls a program within months, each at random and for a while."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot import language
from bot.care.disk import Space
from bot.messages import Back, ChatId, ChatKind, Gone
from jobs.database import file_of
from tests.months.world import BUTTONS, Messenger

ROOMY, SCARCE = Space(free=10**11, total=10**12), Space(free=10**8, total=10**12)
UNBOUND = 4_294_967_294
SET = (-600, -130, -60, -40, -3, 3, 45, 60, 170, 700)
"""By so many minutes somebody sets the clock, and by a day or three."""

OTHER_SETTINGS = (
    {"time_zone": ZoneInfo("Asia/Bangkok")},
    {"time_zone": ZoneInfo("Asia/Ho_Chi_Minh")},
    {"bulletin_times": (time(6, 30), time(17))},
    {"bulletin_times": (time(7),)},
    {"keep_bulletin_days": 4},
    {"keep_bulletin_days": 5},
    {"summarizer": "llm"},
    {"summarizer": "extractive"},
    {"all_is_well_at": (time(8),)},
)


@dataclass
class Group:
    """A group on a platform, as its members know it; its id may change.

    ``topics`` are those of a forum, which has a main one besides.
    """

    platform: str
    id: str
    unit: int
    secretary: str
    topics: list[str] = field(default_factory=list)
    topics_made: int = 0

    @property
    def at(self) -> ChatId:
        return ChatId(self.platform, self.id)

    def add_topic(self) -> None:
        """Somebody makes a topic; no two have the same number."""
        self.topics_made += 1
        self.topics.append(f"{self.id.removeprefix('nhom-')}{self.topics_made}")


class Blows:
    """All that befalls a life; ``often`` it does so within a tick."""

    deadly = 0.0
    """How probable it is that the program dies in the midst of a job."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    async def _befall(self) -> None:
        ended = [each for each in self.ends if each[0] <= self.clock.seconds()]
        for each in ended:
            self.ends.remove(each)
            await awaited(each[1]())
        if self.calm:
            return
        for often, befalls in self._blows:
            if self.chance.random() < often:
                self.faults[befalls.__name__.strip("_")] += 1
                await awaited(befalls(self))

    def until(self, hours: float, end: Callable[[], object]) -> None:
        """Let ``end`` be called some time later."""
        wait = self.chance.uniform(0.2, 1) * hours * 3600
        self.ends.append((self.clock.seconds() + wait, end))

    def _storms(self) -> None:
        talk = self.chance.choice(list(self.platforms.values()))
        talk.storm = self.chance.choice([0.02, 0.1, 0.5])
        self.until(6, lambda: setattr(talk, "storm", 0.0))

    def _platform_falls(self) -> None:
        talk = self.chance.choice(list(self.platforms.values()))
        talk.down = True
        self.until(self.chance.choice([1, 5, 30]), lambda: setattr(talk, "down", False))

    def _token_is_refused(self) -> None:
        """The platform does not know our token any more, until somebody writes a new one."""
        talk, *others = self.chance.sample(list(self.platforms.values()), len(self.platforms))
        if not any(each.refused for each in others):
            talk.refused = True
            self.until(20, lambda: self._token_is_renewed(talk))

    async def _token_is_renewed(self, talk: Messenger) -> None:
        talk.refused = False
        await self.restart()

    def _outlets_fail(self) -> None:
        self.press.fail(self.chance.sample(range(4), self.chance.randint(1, 4)))
        self.until(self.chance.choice([3, 30, 90]), lambda: self.press.fail([]))

    def _takes_back(self) -> None:
        self.press.take_back(self.chance.randrange(4))

    def _rewrites(self) -> None:
        self.press.rewrite(self.chance.randrange(4))

    def _deaths(self) -> None:
        self.deadly = self.chance.choice([0.02, 0.1])
        self.until(4, lambda: setattr(self, "deadly", 0.0))

    async def _restarts(self) -> None:
        await self.restart()

    async def _upgrades(self) -> None:
        if self.chance.random() < 0.2:
            language.speak(self.chance.choice([language.ENGLISH, language.VIETNAMESE]))
        await self.restart(**self.chance.choice(OTHER_SETTINGS))

    async def _is_off(self) -> None:
        await self.stop()
        self.clock.on(timedelta(hours=self.chance.choice([1, 7, 20, 50])))
        await self.start()

    def _sleeps(self) -> None:
        self.clock.on(timedelta(hours=self.chance.choice([1, 3, 9])))

    def _clock_is_set(self) -> None:
        by = timedelta(minutes=self.chance.choice([*SET, *SET, -4320, -1440, 1440, 4320]))
        self.clock.set(by)
        self.watch.clock_was_set(by)
        if abs(by) > timedelta(hours=1):
            self.until(3, lambda: self._clock_is_right(-by))

    def _clock_is_right(self, by: timedelta) -> None:
        self.clock.set(by)
        self.watch.clock_was_set(by)

    def _disk_is_scarce(self) -> None:
        self.room = SCARCE
        self.until(20, lambda: setattr(self, "room", ROOMY))

    def _disk_is_full(self) -> None:
        self._fill(full=True)
        self.until(3, lambda: self._fill(full=False))

    def _fill(self, *, full: bool) -> None:
        """Let the database not grow any more: every write then fails as on a full disk."""
        if not file_of(self.settings.database_url):
            return
        engine = self.database._engine

        def limit() -> None:
            with engine.connect() as connection:
                owner = connection.connection.driver_connection
                pages = owner.execute("PRAGMA page_count").fetchone()[0]
                owner.execute(f"PRAGMA max_page_count = {pages if full else UNBOUND}")

        with suppress(Exception):
            self.database._threads.submit(limit).result()

    async def _database_is_locked(self) -> None:
        if file := file_of(self.settings.database_url):
            other = sqlite3.connect(file, isolation_level=None)
            with suppress(sqlite3.OperationalError):
                other.execute("BEGIN IMMEDIATE")
            asyncio.get_running_loop().call_later(0.3, other.close)

    async def _kicked(self) -> None:
        group = self.chance.choice(self.groups)
        talk = self.platforms[group.platform]
        closed = self.chance.random() < 0.3
        (talk.closed if closed else talk.gone).add(group.id)
        if self.chance.random() < 0.5:
            await self.hears(Gone(chat=group.at, closed=closed))
        self.until(self.chance.choice([2, 30, 200]), lambda: self._is_back(group))

    async def _is_back(self, group: Group) -> None:
        talk = self.platforms[group.platform]
        talk.gone.discard(group.id)
        talk.closed.discard(group.id)
        if self.chance.random() < 0.7:
            await self.hears(Back(chat=group.at, kind=ChatKind.GROUP))

    def _moves(self) -> None:
        group = self.chance.choice(self.groups)
        talk = self.platforms[group.platform]
        upgraded = group.topics_made > 0  # what has topics is a supergroup already
        if group.platform == BUTTONS and not upgraded and group.id not in talk.gone | talk.closed:
            old, group.id = group.id, f"{group.id}1"
            talk.moved[old] = group.id
            talk.moved |= {k: group.id for k, v in talk.moved.items() if v == old}
            self.watch.moved(old, group.id)

    def _topic_ends(self) -> None:
        """A forum's topic is deleted, and made anew later; or it is closed for some days."""
        group = self.chance.choice([each for each in self.groups if each.topics_made])
        if not group.topics:
            return
        talk, topic = self.platforms[group.platform], self.chance.choice(group.topics)
        group.topics.remove(topic)
        if self.chance.random() < 0.7:
            talk.lose_topic(topic)
            self.until(60, group.add_topic)
            return
        talk.topics_closed.add(topic)
        self.until(60, lambda: self._topic_opens(talk, group, topic))

    def _topic_opens(self, talk: Messenger, group: Group, topic: str) -> None:
        talk.topics_closed.discard(topic)
        group.topics.append(topic)

    async def _restored(self) -> None:
        await self.restore()

    async def _moves_house(self) -> None:
        await self.move()

    _blows = (
        (0.02, _storms), (0.006, _platform_falls), (0.008, _outlets_fail), (0.004, _takes_back),
        (0.004, _rewrites), (0.008, _deaths), (0.006, _restarts), (0.006, _upgrades),
        (0.003, _is_off), (0.004, _sleeps), (0.004, _clock_is_set), (0.002, _disk_is_scarce),
        (0.003, _disk_is_full), (0.004, _database_is_locked), (0.015, _kicked), (0.004, _moves),
        (0.001, _restored), (0.002, _token_is_refused), (0.001, _moves_house),
        (0.008, _topic_ends),
    )  # fmt: skip

    async def _peace(self) -> None:
        self.calm, self.deadly = True, 0.0
        while self.ends:
            await awaited(self.ends.pop()[1]())
        for talk in self.platforms.values():
            talk.storm, talk.down = 0.0, False
            talk.refused = False
        self.press.fail([])


async def awaited(made: object) -> None:
    if asyncio.iscoroutine(made):
        await made
