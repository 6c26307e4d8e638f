"""The program's life, a tick of the clock at a time, and what befalls it."""

import asyncio
import io
import random
import shutil
import time as real
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, redirect_stdout, suppress
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import SecretStr

from bot import app, language
from bot.audience import Unit
from bot.house import House
from bot.messages import ChatId, ChatKind, Incoming
from bot.quota import Quota
from bot.settings import Settings
from bot.stores import units
from bot.verbs import backup, office_machines
from jobs.database import file_of
from jobs.printing import pdf
from jobs.stores import store as news
from jobs.timetable import Daily
from tests.fakes.model import FakeModel, sentences
from tests.fakes.publisher import FakePublisher
from tests.months import stuck
from tests.months.blows import ROOMY, Blows, Group
from tests.months.offices import DEPUTIES
from tests.months.people import People
from tests.months.watch import Watch
from tests.months.world import BEGIN, BUTTONS, COMMON, NUMBERED, Clock, Messenger, Press

OWNER = "owner"
GROUPS, FORUMS, NUMBERED_GROUPS = 8, 3, 3
QUOTA = 400
"""Messages a month: spent now and then."""
RUSH, CALM = timedelta(minutes=10), timedelta(minutes=30)
KEEPS = {"keep_days": 8, "keep_bulletin_days": 5, "keep_audit_days": 9, "keep_backups": 3}
"""As short as may be, and shorter: then a month shows whether tables come to rest."""


class Life(Blows):
    """A bantin that lives through months; ``watch`` says what was wrong.

    Args:
        folder: For its files.
        publisher: Where its outlets publish.
        model: A language model.
        seed: Says all that happens.
        url: Its database; None for a file in ``folder``.
        calm: Without faults, only with people: to see what is a fault's doing.
        begin: The moment at which it begins.
        elsewhere: Returns the address of another empty database; None: it never moves to one.
    """

    def __init__(
        self, folder: Path, publisher: FakePublisher, model: FakeModel, *, seed: int,
        url: str | None = None, calm: bool = False, begin: datetime = BEGIN,
        elsewhere: Callable[[], str] | None = None,
    ) -> None:  # fmt: skip
        self.chance, self.clock, self.calm = random.Random(seed), Clock(begin), calm
        self.elsewhere = elsewhere
        self.folder, self.backups = folder, folder / "copies"
        self.backups.mkdir()
        self.press = Press(publisher, self.chance)
        self.model = model
        model.body = sentences(COMMON)
        self.platforms = {
            name: Messenger(name, self.clock, self.chance) for name in (BUTTONS, NUMBERED)
        }
        self.settings = Settings.model_construct(
            database_url=url or f"sqlite:///{folder / 'bantin.db'}",
            admins=frozenset({ChatId(BUTTONS, OWNER)}),
            allowed_private_hosts=frozenset({publisher.host}),
            backup_folder=str(self.backups),
            backup_passphrase=SecretStr("mật khẩu"),
            telegram_token=SecretStr("1:x"),  # for ``restore``, which asks what platforms can
            zalo_bot_token=SecretStr("1:x"),
            llm_base_url=model.url,
            llm_model="model",
            **KEEPS,
        )
        self.groups: list[Group] = []
        self.room, self.full = ROOMY, False
        self.faults: Counter[str] = Counter()
        self.took: Counter[str] = Counter()
        self.ends: list[tuple[object, Callable[[], object]]] = []
        self.watch = Watch(self)
        self.people = People(self)
        self.first = False

    # -- its days

    async def live(self, days: int) -> None:
        """Live so many days, then some more in peace, so that all that waits can arrive."""
        app.utc_now, now = self.clock, app.utc_now
        pdf.program, program = lambda: None, pdf.program  # seconds each, and it keeps no state
        try:
            await self.start()
            await self._furnish()
            begun = self.clock.seconds()
            while self.clock.seconds() - begun < days * 86400 and not self._is_enough:
                await self._goes_on(self._tick(peace=False))
            await self._peace()
            while self.clock.seconds() - begun < (days + 2) * 86400 and not self._is_enough:
                await self._goes_on(self._tick(peace=True))
            self.watch.look_back()
            await self.stop()
        finally:
            app.utc_now, pdf.program = now, program
            language.speak(language.VIETNAMESE)

    @property
    def _is_enough(self) -> bool:
        return self.first and bool(self.watch.wrong)

    async def _goes_on(self, tick: Awaitable[None]) -> None:
        """Live through a tick, and say where it stands still if it does.

        Raises:
            TimeoutError: It does.
        """
        task = asyncio.ensure_future(tick)
        if not (await asyncio.wait({task}, timeout=stuck.LONGEST))[0]:
            for line in stuck.waits():
                self.watch.say(f"stands still: {line}")
            task.cancel()
            raise TimeoutError("\n".join(self.watch.wrong))
        await task

    @property
    def here(self):
        return self.clock().astimezone(self.settings.time_zone)

    async def _tick(self, *, peace: bool) -> None:
        hour = self.here.hour
        passed = RUSH if hour in {6, 7, 16, 17} else CALM
        before = self.here
        self.clock.on(passed)
        self.press.write(self.clock.true, hour, passed)
        if not peace:
            await self._befall()
            await self.watch.look()
            await self.people.act()
        await self.watch.look()
        for number in range(len(self.house._lines())):
            line = self.house._lines()[number]  # the house may be another one by now
            due = isinstance(line, Daily) and _between(before, line, self.here)
            if due or not isinstance(line, Daily):
                await self._do(line.name, line.job)
                if due and line.name == "tidy":
                    self.model.asked.clear()  # the fake's own memory is not the program's
                    self.model.keys.clear()
                    for talk in self.platforms.values():
                        talk.forget(self.clock() - timedelta(days=6))
                    await self.watch.at_night()
        await self._settle()
        await self.watch.look()
        await self.watch.seek()

    async def _do(self, name: str, job: Callable[[], Awaitable[object]]) -> None:
        """Do what the timetable does; now and then the program dies in the midst of it."""
        begun = real.monotonic()
        try:
            await self._done(name, job)
        finally:
            self.took[name] += real.monotonic() - begun

    async def _done(self, name: str, job: Callable[[], Awaitable[object]]) -> None:
        task = asyncio.ensure_future(job())
        if self.deadly and self.chance.random() < self.deadly:
            await asyncio.sleep(self.chance.choice([0, 0, 0.001, 0.003, 0.01, 0.03]))
            self.faults[f"killed in {name}"] += 1
            await self.die(task)
            return
        try:
            await task
        except Exception as error:  # noqa: BLE001  as the timetable does
            self.faults[f"{name}: {type(error).__name__}: {str(error)[:60]}"] += 1
            if not isinstance(error, _known()):
                self.watch.say(f"{name} raised {error!r}")

    async def _wait(self, seconds: float) -> None:
        """Let so much time pass at once: an answer waits up to 28 s for a platform that is down."""
        self.clock.on(timedelta(seconds=seconds))
        await asyncio.sleep(0)

    async def _settle(self) -> None:
        """Let the lanes send what can be sent, as long as something moves."""
        begun = moved = real.monotonic()
        tried = -1
        while await self.left() and real.monotonic() - moved < 0.4:
            count = sum(each.count + sum(each.faulted.values()) for each in self.platforms.values())
            if count != tried:
                moved, tried = real.monotonic(), count
            await asyncio.sleep(0.005)
        self.took["settling"] += real.monotonic() - begun

    async def left(self) -> bool:
        try:
            return await self.house._shifts.left()
        except Exception:  # noqa: BLE001  a full disk
            return False

    # -- its beginning and its ends

    async def start(self) -> None:
        while True:
            try:
                return await self._start()
            except _known() as error:
                self.faults[f"start: {type(error).__name__}"] += 1
                self._fill(full=False)
                await self._stack.aclose()

    async def _start(self) -> None:
        self._stack = AsyncExitStack()
        enter, settings = self._stack.enter_async_context, self.settings
        await enter(app.alone(settings.database_url))
        self.database = await enter(app.open_database(settings.database_url))
        newsroom = await enter(app.open_newsroom(self.database, settings, clock=self.clock))
        self.platforms[NUMBERED].quota = Quota(
            NUMBERED, QUOTA, self.database, clock=self.clock, zone=settings.time_zone
        )
        self.house = House(newsroom, list(self.platforms.values()), settings)
        self.house.upkeep._room = lambda _: self.room
        await self.house.open()
        for name, lane in self.house.lanes.items():
            lane._seconds = lane._answers._seconds = self.clock.seconds
            lane._answers._sleep = self._wait
            await self.house._shifts.settle(name)
        self._tasks = [
            asyncio.create_task(self.house._send(lane)) for lane in self.house.lanes.values()
        ]
        for line in self.house._lines():
            if isinstance(line, Daily) and line.at_start:
                with suppress(*_known()):
                    await line.job()

    async def stop(self) -> None:
        for lane in list(self.house.lanes.values()):
            lane.stop()
        await asyncio.wait(self._tasks, timeout=5)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._stack.aclose()

    async def die(self, *under_way: "asyncio.Future[object]") -> None:
        """Die as ``kill -9`` would have it: only what is committed stays."""
        lanes = list(self.house.lanes.values())
        dying = [*self._tasks, *under_way, *(task for lane in lanes for task in lane._tasks)]
        for task in dying:
            task.cancel()
        await asyncio.gather(*dying, return_exceptions=True)
        await self._stack.aclose()
        await self.start()

    async def restart(self, **settings: object) -> None:
        await self.stop()
        self.settings = self.settings.model_copy(update=settings)
        await self.start()

    async def restore(self) -> None:
        """Put the database back to one of the last nights' copies."""
        copies = sorted(self.backups.iterdir())
        if not copies:
            return
        await self._settle()
        await self.stop()
        with self.silence():
            await backup.restore(
                self.settings, copies[-1], ask=lambda: "mật khẩu", nothing_sent=False
            )
        for aside in self.folder.glob("*.replaced-*"):
            aside.unlink()
        self.faults["restored"] += 1
        self.watch.begin_anew()
        await self.start()

    async def move(self) -> None:
        """Let the installation go on in another database, which was empty."""
        if self.elsewhere is None:
            return
        await self._settle()
        await self.stop()
        before, after = self.settings.database_url, self.elsewhere()
        with self.silence():
            await office_machines.move(before, after)
        self.settings = self.settings.model_copy(update={"database_url": after})
        if file := file_of(before):
            for left in self.folder.glob(f"{Path(file).name}*"):
                shutil.rmtree(left) if left.is_dir() else left.unlink()
        await self.start()

    def silence(self) -> redirect_stdout[io.StringIO]:
        """Let nobody read what a verb of the command line tells."""
        return redirect_stdout(io.StringIO())

    # -- what it hears

    async def hears(self, heard: object) -> None:
        """Let a platform bring something; the program may die of it."""
        lane = self.house.lanes.get(heard.chat.platform)  # type: ignore[attr-defined]
        if lane is not None:  # its token may be no good any more
            await self._do("hear", lambda: self.house._dispatch.hear(lane, heard))  # type: ignore[arg-type]

    async def says(self, at: ChatId, who: str, text: str, pressed: str | None = None) -> str:
        """Let somebody write or press; return the last that the bot answered there, or ""."""
        talk = self.platforms[at.platform]
        if at.id in talk.gone:
            return ""
        before = len(talk.landed)
        topic = self._topic(at)
        private = at.id == OWNER or at in DEPUTIES
        kind = ChatKind.PRIVATE if private else ChatKind.GROUP
        await self.hears(
            Incoming(
                chat=at, kind=kind, sender=who, text=text, addressed=True, pressed=pressed,
                thread=topic,
            )
        )  # fmt: skip
        said = [m for m in talk.landed[before:] if m.chat == at.id and m.message.answer]
        if astray := {m.topic for m in said} - {topic}:
            self.watch.say(f"{text} was said in {topic} of {at.id}, and answered in {astray}")
        return said[-1].text if said else ""

    def _topic(self, at: ChatId) -> str | None:
        """Return the topic of a forum in which somebody happens to write; None: the main one."""
        topics = next((each.topics for each in self.groups if each.at == at), [])
        return self.chance.choice([None, *topics])

    async def _furnish(self) -> None:
        def work(session) -> list[int]:
            for outlet in range(self.press.outlets):
                url = f"{self.press.publisher.url}/rss/{outlet}"
                news.add_feed(
                    session, name=f"Báo {outlet}", kind="feed", url=url,
                    every=timedelta(hours=1), now=self.clock(),
                )  # fmt: skip
            top = units.add_unit(session, Unit(id=0, name="Đảng bộ Khối", kind="đảng bộ"))
            mid = [
                units.add_unit(
                    session, Unit(id=0, name=f"Đảng ủy {n}", kind="đảng ủy", parent_id=top)
                )
                for n in range(2)
            ]
            return [
                units.add_unit(
                    session, Unit(id=0, name=f"Chi bộ {n}", kind="chi bộ", parent_id=mid[n % 2])
                )
                for n in range(GROUPS + NUMBERED_GROUPS)
            ]

        cells = await self.database.transact(work)
        for n, cell in enumerate(cells):
            platform = BUTTONS if n < GROUPS else NUMBERED
            group = Group(platform, f"nhom-77{n:02d}9480{n:02d}", cell, f"thuky-{n}-551")
            for _ in range(3 * (n < FORUMS)):
                group.add_topic()
            self.groups.append(group)
            await self.people.bind(group)


def _between(before, line: Daily, now) -> bool:
    due = now.replace(hour=line.hour, minute=line.minute, second=0, microsecond=0)
    return before < due <= now or before < due - timedelta(days=1) <= now


def _known() -> tuple[type[Exception], ...]:
    from jobs.errors import DatabaseError

    return (DatabaseError,)


async def lived(
    folder: Path, *, seed: int, days: int, url: str | None = None, calm: bool = False,
    first: bool = False, begin: datetime = BEGIN, elsewhere: Callable[[], str] | None = None,
) -> Life:  # fmt: skip
    """Live so many days in ``folder``; return the life, with what was wrong in its ``watch``."""
    with FakePublisher() as publisher, FakeModel() as model:
        life = Life(
            folder, publisher, model, seed=seed, url=url, calm=calm, begin=begin,
            elsewhere=elsewhere,
        )  # fmt: skip
        life.first = first
        await life.live(days)
        return life
