"""A week's life in minutes: 17 outlets, 158 chats, and all that goes wrong in a week.

    python -m tests.week [--days 7]

Real feeds over real HTTP, the real house with its real database; only the clock is driven, and the
platform is a fake that fails as it is told to: the outlets are down for four hours, one dies, the
platform is down over seven o'clock, a chat kicks the bot and takes it back, the disk is nearly full
and then full, the program is restarted on two nights, while the platform is down, and at a noon,
and once dies while it sends. At the end nobody has lost a bulletin, nobody has got one twice, the
admins were told what they had to be told and nothing else, and memory is what it was after the
first day.
"""

import argparse
import asyncio
import gc
import hashlib
import random
import shutil
import sys
import tempfile
import time as real
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from email.utils import format_datetime
from pathlib import Path

from sqlalchemy import select

from bot import app
from bot.audience import Unit
from bot.care.disk import Space
from bot.errors import ChatGoneError, UnreachableError
from bot.house import House
from bot.messages import Back, ChatId, ChatKind, Message
from bot.outbound import resending
from bot.settings import Settings
from bot.stores import choices_store, reports, store, units
from bot.stores.alarms import Event
from bot.tables.counter import AlarmRow, BulletinRow, DeliveryRow
from bot.typed.times import next_bulletin
from jobs import memory, search
from jobs.stores import store as news
from tests.fakes.platform import FakePlatform
from tests.fakes.publisher import FakePublisher, page_of

ZONE = Settings.model_fields["time_zone"].default
BEGIN = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
"""A Monday, midnight in Vietnam."""
TICK = timedelta(minutes=5)
OUTLETS, CHATS = 17, 158
DEAD, KICKER = 5, 7
ADMIN = "admin"
ROOMY, SCARCE = Space(free=10**11, total=10**12), Space(free=10**8, total=10**12)
RESTARTED = timedelta(days=2)
"""Each night until then: what a restart leaves behind in this process, no real one would keep (10
MB over seven nights), and memory is weighed from the second night on. The other two restarts come
after it was weighed last."""
UNBOUND = 4_294_967_294
WORDS = """
    Đảng ủy chi bộ hội nghị nông thôn chuyển đổi số đoàn viên thanh niên tỉnh xã phường kế hoạch
    nghị quyết kiểm tra giám sát tuyên truyền dân vận kinh tế văn hóa giáo dục y tế môi trường giao
    thông thủy lợi lúa vụ mùa cầu đường trường học bệnh viện doanh nghiệp hợp tác lễ hội
""".split()  # noqa: SIM905  words of prose


@dataclass
class Clock:
    """Tells the moment that the week has come to."""

    now: datetime = BEGIN

    def __call__(self) -> datetime:
        return self.now


class Messenger(FakePlatform):
    """Delivers what it is given, and remembers what each chat got without keeping the words."""

    def __init__(self) -> None:
        super().__init__()
        self.down = False
        self.kicked: set[str] = set()
        self.got: dict[str, list[tuple[datetime, bytes]]] = defaultdict(list)
        self.told: list[str] = []
        self.clock: Callable[[], datetime] = Clock()

    async def send(self, chat: ChatId, message: Message, *, thread: str | None = None) -> str:
        if self.gate is not None:
            await self.gate.wait()
        if self.down:
            raise UnreachableError("no route to the platform")
        if chat.id in self.kicked:
            raise ChatGoneError("bot was kicked from the group chat")
        if chat.id == ADMIN:
            self.told.append(message.content.text)
        else:
            mark = hashlib.sha256(message.content.text.encode()).digest()
            self.got[chat.id].append((self.clock(), mark))
        return "1"


@dataclass
class Press:
    """Seventeen outlets that write by day, little on weekends, nothing at night."""

    publisher: FakePublisher
    chance: random.Random
    items: list[list[dict[str, str]]] = field(default_factory=lambda: [[] for _ in range(OUTLETS)])
    count: int = 0
    down: bool = False

    def write(self, now: datetime) -> None:
        here = now.astimezone(ZONE)
        if not 6 <= here.hour < 22:
            return
        often = (1.0 if here.weekday() < 5 else 0.15) * TICK / timedelta(hours=1)
        for outlet in range(OUTLETS):
            if self.chance.random() < often:
                self.publish(outlet, now)

    def fail(self, *, down: bool) -> None:
        self.down = down
        for outlet in range(OUTLETS):
            self._serve(outlet)

    def forget_requests(self) -> None:
        """The fake's own memory is not the program's."""
        self.publisher._seen.clear()

    def publish(self, outlet: int, now: datetime) -> None:
        self.count += 1
        title = " ".join(self.chance.sample(WORDS, 9)).capitalize() + f" số {self.count}"
        body = ". ".join(" ".join(self.chance.sample(WORDS, 18)).capitalize() for _ in range(6))
        path = f"/{outlet}/{self.count}.html"
        link = self.publisher.page(path, page_of(title, body + "."))
        item = {"title": title, "link": link, "guid": link, "published": format_datetime(now)}
        if len(self.items[outlet]) >= 20:
            old = self.items[outlet].pop(0)["link"]
            self.publisher.remove(old.removeprefix(self.publisher.url))
        self.items[outlet].append(item)
        self._serve(outlet)

    def _serve(self, outlet: int) -> None:
        status = 503 if self.down else 200
        if self.gone(outlet):
            return
        self.publisher.feed(
            f"/rss/{outlet}", self.items[outlet], title=f"B {outlet}", status=status
        )

    def die(self, outlet: int) -> None:
        self.items[outlet].clear()
        self.publisher.remove(f"/rss/{outlet}")
        self._gone = outlet

    def gone(self, outlet: int) -> bool:
        return getattr(self, "_gone", None) == outlet


class Week:
    """The program's life, a tick of the clock at a time."""

    def __init__(self, folder: Path, publisher: FakePublisher, *, days: int) -> None:
        self.clock, self.days = Clock(), days
        self.press = Press(publisher, random.Random(7))
        self.messenger = Messenger()
        self.messenger.clock = self.clock
        self.room = ROOMY
        self.full = False
        self.faults: Counter[str] = Counter()
        self.settings = Settings.model_construct(
            database_url=f"sqlite:///{folder / 'bantin.db'}",
            admins=frozenset({ChatId("fake", ADMIN)}),
            allowed_private_hosts=frozenset({publisher.host}),
            backup_folder=str(folder),
            keep_backups=2,
        )
        self.sizes: list[float] = []
        self._plan = self._planned()

    async def live(self) -> None:
        """Live through it all."""
        await self._start()
        await self._furnish()
        ends = BEGIN + timedelta(days=self.days)
        while self.clock.now < ends:
            await self._tick()
            self.clock.now += TICK
        await self._stop()

    def _planned(self) -> list[tuple[datetime, Callable[[], object]]]:
        def at(day: int, moment: str) -> datetime:
            hour, minute = map(int, moment.split(":"))
            within = min(day, self.days - 1)
            return BEGIN + timedelta(days=within, hours=hour, minutes=minute)

        publish, talk = self.press, self.messenger
        back = Back(chat=ChatId("fake", str(KICKER)), kind=ChatKind.GROUP)
        crash = 0 if self.days < 6 else 2
        plan = [
            (at(1, "08:10"), lambda: publish.fail(down=True)),
            (at(1, "12:10"), lambda: publish.fail(down=False)),
            (at(2, "13:00"), lambda: publish.die(DEAD)),
            (at(4, "06:00"), lambda: talk.kicked.add(str(KICKER))),
            (at(4, "15:00"), lambda: talk.kicked.discard(str(KICKER))),
            (at(4, "15:05"), lambda: talk.heard.put_nowait(back)),
            (at(4, "01:00"), lambda: setattr(self, "room", SCARCE)),
            (at(4, "02:00"), lambda: setattr(self, "room", ROOMY)),
            (at(5, "16:50"), lambda: self._fill(full=True)),
            (at(5, "17:20"), lambda: self._fill(full=False)),
            (at(6, "06:50"), lambda: setattr(talk, "down", True)),
            (at(6, "07:10"), self._restart),
            (at(6, "07:25"), lambda: setattr(talk, "down", False)),
            (at(6, "12:00"), self._restart),
            (at(crash, "17:00"), self._crash),
        ]
        return sorted(plan, key=lambda each: each[0])

    async def _tick(self) -> None:
        here = self.clock.now.astimezone(ZONE)
        self.press.write(self.clock.now)
        while self._plan and self._plan[0][0] <= self.clock.now:
            done = self._plan.pop(0)[1]()
            if asyncio.iscoroutine(done):
                await done
        house = self.house
        for job in (house.inform, house.push, house.tell, house.watch, house.look):
            await self._do(job)
        if (here.hour, here.minute) == (3, 0):
            await self._do(house.tidy)
            await self._do(house.upkeep.keep_copy)
            if self.clock.now < BEGIN + RESTARTED:
                await self._restart()
            await asyncio.sleep(1.5 * search.QUIET)  # real nights are quiet: the index rests
            self._weigh()
        await self._settle()
        self.press.forget_requests()

    async def _do(self, job: Callable[[], object]) -> None:
        """Do what the timetable does: what a job raises is logged, and the next run finds it."""
        try:
            await job()  # type: ignore[misc]
        except Exception as error:  # noqa: BLE001  as the timetable does
            self.faults[f"{type(error).__name__}: {str(error)[-40:]}"] += 1

    async def _settle(self) -> None:
        """Let the lanes send what can be sent, within real seconds."""
        if self.messenger.down or self.full:
            await asyncio.sleep(0.05)
            return
        until = real.monotonic() + 10
        while await self.house._shifts.left() and real.monotonic() < until:
            await asyncio.sleep(0.02)

    async def _start(self) -> None:
        self._stack = AsyncExitStack()
        enter = self._stack.enter_async_context
        self.database = await enter(app.open_database(self.settings.database_url))
        newsroom = await enter(app.open_newsroom(self.database, self.settings, clock=self.clock))
        self.house = House(newsroom, [self.messenger], self.settings)
        self.house.upkeep._room = lambda _: self.room
        await self.house.open()
        for name in self.house.lanes:
            await self.house._shifts.settle(name)
        lanes = self.house.lanes.values()
        self._tasks = [asyncio.create_task(self.house._send(lane)) for lane in lanes]
        self._ears = [asyncio.create_task(self.house._listen(lane)) for lane in lanes]

    async def _stop(self) -> None:
        for ear in self._ears:
            ear.cancel()
        for lane in list(self.house.lanes.values()):
            lane.stop()
        await asyncio.gather(*self._tasks, *self._ears, return_exceptions=True)
        await self._stack.aclose()

    async def _restart(self) -> None:
        await self._stop()
        await self._start()
        await self.house.inform()

    async def _crash(self) -> None:
        """Die in the midst of the bulletin of seven o'clock, as ``kill -9`` would have it."""
        self.messenger.gate = asyncio.Event()
        await self.house.push()
        await asyncio.sleep(0.5)
        lanes = list(self.house.lanes.values())
        dying = [*self._tasks, *self._ears, *(task for lane in lanes for task in lane._tasks)]
        for task in dying:
            task.cancel()
        await asyncio.gather(*dying, return_exceptions=True)
        self.messenger.gate = None
        await self._stack.aclose()
        await self._start()
        await self.house.inform()
        await self.house.tell()
        await self._decide()

    async def _decide(self) -> None:
        """An admin looks into the chats, finds that nothing had arrived, and sends it again."""
        now, platforms = self.clock.now, {"fake": self.messenger.abilities}

        def again(session):
            for bulletin in session.scalars(select(BulletinRow.id)).all():
                resending.resend_unknown(session, bulletin, platforms, now)

        self.unknown = len(await self.database.transact(reports.doubtful))
        await self.database.transact(again)

    async def _fill(self, *, full: bool) -> None:
        """Let the database not grow any more: every write then fails as on a full disk."""

        def limit(session):
            connection = session.connection()
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            bound = pages if full else UNBOUND
            connection.exec_driver_sql(f"PRAGMA max_page_count = {bound}")

        self.full = full
        await self.database.transact(limit)

    async def _furnish(self) -> None:
        url, now = self.press.publisher.url, self.clock.now
        for outlet in range(OUTLETS):
            self.press.publish(outlet, now - timedelta(hours=3))

        def work(session):
            for outlet in range(OUTLETS):
                news.add_feed(
                    session, name=f"Báo {outlet}", kind="feed", url=f"{url}/rss/{outlet}",
                    every=timedelta(minutes=15), now=now,
                )  # fmt: skip
            unit = units.add_unit(session, Unit(id=0, name="Đảng bộ", kind="đảng bộ"))
            for chat in range(CHATS):
                times = (time(7), time(17)) if chat % 2 else (time(7),)
                at = ChatId("fake", str(chat))
                store.bind(
                    session, at, ChatKind.GROUP, unit=unit, times=times,
                    next_at=next_bulletin(times, now, ZONE), now=now,
                )  # fmt: skip
                choices_store.keep_own(session, at, "times", times)

        await self.database.transact(work)
        await self.house.inform()

    def _weigh(self) -> None:
        gc.collect()
        memory.give_back()
        status = Path("/proc/self/status").read_text(encoding="utf-8")
        # Not the pages of files that are mapped: the index is the system's to keep or drop.
        size = next(line for line in status.splitlines() if line.startswith("RssAnon"))
        self.sizes.append(int(size.split()[1]) / 1024)


@dataclass(frozen=True)
class Verdict:
    """What became of the week; ``wrong`` is empty where all is well."""

    wrong: Sequence[str]
    told: Counter[str]
    facts: Sequence[str]


async def judge(week: Week) -> Verdict:
    """Say what is wrong."""
    wrong: list[str] = []
    async with app.open_database(week.settings.database_url) as database:
        alarms, fates = select(AlarmRow.kind, AlarmRow.about), select(DeliveryRow.state)
        rows = await database.transact(lambda s: s.execute(alarms).all())
        states = Counter(await database.transact(lambda s: s.scalars(fates).all()))
    told = Counter(
        f"{kind} {about['name'].partition(':')[0]}" if "name" in about else kind
        for kind, about in rows
    )
    got = week.messenger.got
    for chat in range(CHATS):
        marks = [mark for _, mark in got[str(chat)]]
        if len(marks) != len(set(marks)):
            wrong.append(f"chat {chat} got something twice")
        wrong += [f"chat {chat}: no bulletin {miss}" for miss in _missed(week, chat)]
    expected = Counter(
        {
            f"{Event.TROUBLE} late": told[f"{Event.MENDED} late"],
            f"{Event.MENDED} late": told[f"{Event.TROUBLE} late"],
            f"{Event.TROUBLE} disk": 1,
            f"{Event.MENDED} disk": 1,
            Event.CHAT_PAUSED: 1,
            Event.CHAT_BACK: 1,
            Event.UNKNOWN: told[Event.UNKNOWN],
        }
    )
    if told != expected:
        wrong.append(f"alarms: {dict(told)}, expected {dict(expected)}")
    if not 1 <= told[f"{Event.TROUBLE} late"] <= 2:
        wrong.append("late bulletins: the platform's outage is one, the full disk may be another")
    if not (week.unknown and told[Event.UNKNOWN]):
        wrong.append("nothing was in doubt after the crash")
    deaths = [words for words in week.messenger.told if f"Báo {DEAD}" in words]
    if len(deaths) != 1:
        wrong.append(f"the dead feed was told of {len(deaths)} times: {deaths}")
    if states.keys() - {"sent", "failed", "expired"}:
        wrong.append(f"deliveries left over: {dict(states)}")
    if len(week.sizes) > 2 and week.sizes[-1] > week.sizes[1] * 1.05:
        wrong.append(f"memory grew: {week.sizes[1]:.0f} to {week.sizes[-1]:.0f} MB")
    facts = [
        f"{week.press.count} articles, {sum(map(len, got.values()))} messages, {dict(states)}",
        f"alarms: {dict(told)}",
        f"memory each night, MB: {' '.join(f'{size:.0f}' for size in week.sizes)}",
        f"jobs that failed, and were done later: {dict(week.faults)}",
    ]
    return Verdict(wrong, told, facts)


def _missed(week: Week, chat: int) -> list[str]:
    """Return the times at which a chat should have got a bulletin within an hour and did not."""
    missed: list[str] = []
    for day in range(week.days):
        for hour in (7, 17) if chat % 2 else (7,):
            due = BEGIN + timedelta(days=day, hours=hour)
            ends = due + timedelta(hours=1)
            if day == 0 and hour == 7:
                ends = due + timedelta(hours=12)  # nothing may have been written yet
            if chat == KICKER and _kicked(week, due):
                continue
            if not any(due <= at < ends for at, _ in week.messenger.got[str(chat)]):
                missed.append(f"{day} {hour}:00")
    return missed


def _kicked(week: Week, due: datetime) -> bool:
    day = BEGIN + timedelta(days=min(4, week.days - 1))
    return day + timedelta(hours=6) <= due < day + timedelta(hours=15, minutes=5)


async def lived(folder: Path, *, days: int) -> Verdict:
    """Live through so many days in ``folder``, and judge."""
    with FakePublisher() as publisher:
        week = Week(folder, publisher, days=days)
        await week.live()
        return await judge(week)


def main() -> int:
    """Live, and tell."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--days", type=int, default=7)
    days = wanted.parse_args().days
    memory.keep_one_arena()  # as ``bantin run`` does
    folder, begun = Path(tempfile.mkdtemp(prefix="bantin-week-")), real.monotonic()
    try:
        verdict = asyncio.run(lived(folder, days=days))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{days} days in {real.monotonic() - begun:.0f} s")
    for line in (*verdict.facts, *(f"WRONG: {each}" for each in verdict.wrong)):
        print(line)
    return 1 if verdict.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
