"""Several machines on one PostgreSQL, under fire: ``python -m tests.machines``.

Three ``bantin run`` processes, 11,000 chats over four bots, ten bulletins, one a minute. Machines
are killed and started at random, PostgreSQL falls and comes up again, one machine is cut off from
it for a minute. At the end is printed who got what: nobody may have lost a story, or got one twice,
no bot may have gone faster than it may, and no lane may have been idle for longer than 30 s.

``tests/test_machines.py`` is the same in small.
"""

import argparse
import asyncio
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import make_url

from bot import push
from bot.audience import CONSENT, Unit
from bot.platforms.telegram import Telegram
from bot.stores import leases, units
from bot.tables.counter import ChatRow, DeliveryRow, PartRow, State
from jobs.database import Database
from tests.bot.desk import ZONE, tell
from tests.fakes.patience import patient
from tests.fakes.postgres import Server
from tests.fakes.program import Program, Running
from tests.fakes.telegram_lean import NUMBERED, LeanTelegram

FIRST = -1001000000000
PACE = 20.0
LIMIT = 125
"""What may come of a bot in five seconds: at 20 a second a hundred, and what is in flight while the
machine stands still. Two machines that sent for one bot at a time would be beyond it."""

FAULT = re.compile(r"(?:WARNING|ERROR|CRITICAL)\S* (.{0,60})")
TAKEOVER = 30.0
"""Seconds within which a dead machine's lanes must be another's."""


class Cable:
    """A machine's way to PostgreSQL, which can be cut: nothing passes, and nobody is told."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._whole = asyncio.Event()
        self._whole.set()
        self._server: asyncio.Server | None = None
        self._ways: set[asyncio.Task[None]] = set()

    async def lay(self) -> int:
        """Return the port at this machine's end."""
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        return self._server.sockets[0].getsockname()[1]

    def cut(self) -> None:
        """Swallow all that is on its way, in both directions, without a word."""
        self._whole.clear()

    def mend(self) -> None:
        """Let pass what comes from now on; what was open is dead."""
        self._whole.set()
        for way in self._ways:
            way.cancel()

    async def close(self) -> None:
        """Take it away, and leave nothing open: what is let go is closed a turn later."""
        if self._server:
            self._server.close()
        self._whole.set()
        await asyncio.sleep(0)  # whoever was let in just now
        while ways := [*self._ways]:
            for way in ways:
                way.cancel()
            await asyncio.wait(ways)
        for _ in range(2):
            await asyncio.sleep(0)

    async def _connected(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._ways.add(task)
        writers = [back]
        try:
            await self._whole.wait()
            far, there = await asyncio.open_connection("127.0.0.1", self._to)
            writers.append(there)
            async with asyncio.TaskGroup() as group:
                group.create_task(self._pass(near, there))
                group.create_task(self._pass(far, back))
        except (OSError, asyncio.CancelledError, ExceptionGroup):
            pass
        finally:
            self._ways.discard(task)
            for writer in writers:
                writer.transport.abort()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            await self._whole.wait()
            writer.write(data)
            await writer.drain()
        raise ConnectionResetError


@dataclass
class Machine:
    """A ``bantin run`` that can die and come back."""

    program: Program
    cable: Cable
    running: Running | None = None

    def start(self) -> None:
        self.running = self.program.start("run")

    def kill(self) -> None:
        if self.running:
            self.running.kill()
        self.running = None

    def said(self) -> str:
        """Return all that it has logged."""
        log = self.program.folder / "log"
        return log.read_text(encoding="utf-8") if log.exists() else ""

    @property
    def alive(self) -> bool:
        return self.running is not None and self.running.process.poll() is None


@dataclass
class Outcome:
    """What came of it.

    Attributes:
        stories: How many numbered stories were told.
        chats: How many chats were to get them.
        lost: Pairs of chat and story that never came, and are not in doubt.
        doubled: Pairs that came more than once.
        unknown: Pairs that are in doubt.
        pending: Deliveries that are still to be made.
        busiest: The most messages that a bot sent within five seconds.
        idle: The longest that a bot with work had no machine, in seconds.
    """

    stories: int
    chats: int
    lost: int
    doubled: int
    unknown: int
    pending: int
    busiest: int
    idle: float
    events: list[str] = field(default_factory=list)


class Cluster:
    """PostgreSQL, a Telegram of several bots, and machines.

    Args:
        database: A database of the server, for looking and for telling.
        server: The server.
        telegram: Where the bots talk.
        machines: The machines.
        bots: The names of the bots.
        chats: How many chats they have in all.
    """

    def __init__(
        self,
        database: Database,
        server: Server,
        telegram: LeanTelegram,
        machines: Sequence[Machine],
        bots: Sequence[str],
        chats: int,
    ) -> None:
        self.database = database
        self.server = server
        self.telegram = telegram
        self.machines = machines
        self.bots = bots
        self.chats = [FIRST - number for number in range(chats)]
        self.told = 0
        self.idle = 0.0
        self.events: list[str] = []
        self._idle_since: dict[str, float] = {}

    async def furnish(self) -> None:
        """Bind the chats, spread over the bots."""

        def work(session) -> None:
            unit = units.add_unit(session, Unit(id=0, name="Chi bộ", kind="chi bộ"))
            now = datetime.now(UTC)
            rows = [
                {
                    "platform": self.bots[number % len(self.bots)],
                    "chat": str(chat),
                    "kind": "group",
                    "unit_id": unit,
                    "topics": [],
                    "times": [],
                    "consent": CONSENT,
                    "bound_at": now,
                    "strikes": 0,
                    "until": now - timedelta(minutes=5),
                }
                for number, chat in enumerate(self.chats)
            ]
            session.execute(insert(ChatRow), rows)

        await self.database.transact(work)

    async def bulletin(self) -> None:
        """Tell one more story, and make all chats due."""
        self.told += 1
        now = datetime.now(UTC) - timedelta(seconds=1)
        await tell(self.database, f"Tin số {self.told} của sáng nay", now=now)
        due = update(ChatRow).values(next_at=datetime.now(UTC))
        await self.database.transact(lambda s: s.execute(due))

    async def enter(self) -> int:
        """Enter a bulletin at once, as the minute's tick does; return for how many chats."""
        await self.bulletin()
        able = Telegram(token="1:x").abilities
        platforms = dict.fromkeys(self.bots, able)
        return await push.push_due(
            self.database, platforms, zone=ZONE, now=datetime.now(UTC) + timedelta(seconds=5)
        )

    async def holders(self) -> dict[str, str]:
        """Return which machine has which bot."""
        return dict((await self.database.aside(leases.see)).leases)

    async def pending(self) -> int:
        """Return how many deliveries are still to be made."""
        left = select(func.count()).where(DeliveryRow.state.in_([State.PENDING, State.SENDING]))
        return await self.database.aside(lambda s: s.scalar(left) or 0)

    async def watch(self) -> None:
        """Note for how long bots have no machine, until cancelled."""
        while True:
            try:
                held = await self.holders()
            except Exception:  # noqa: BLE001  the database is away, as it should be
                self._idle_since.clear()
                await asyncio.sleep(0.5)
                continue
            now = time.monotonic()
            for bot in self.bots:
                if bot in held or not any(each.alive for each in self.machines):
                    self._idle_since.pop(bot, None)
                else:
                    since = self._idle_since.setdefault(bot, now)
                    self.idle = max(self.idle, now - since)
            await asyncio.sleep(0.2)

    async def until(self, so: int, *, within: float) -> None:
        """Wait until the bots have sent ``so`` messages."""
        async with asyncio.timeout(patient(within)):
            while self.telegram.counted()["sends"] < so:
                await asyncio.sleep(0.1)

    async def settled(self, *, within: float) -> None:
        """Wait until all chats were served, and nothing is on its way."""
        due = select(func.count()).where(ChatRow.next_at.is_not(None))
        async with asyncio.timeout(patient(within)):
            while await self.database.aside(lambda s: s.scalar(due)) or await self.pending():
                await asyncio.sleep(0.5)

    async def outcome(self) -> Outcome:
        """Compare what was told with what the chats got."""
        got = {chat: Counter(numbers) for chat, numbers in self.telegram.stories().items()}
        doubts = await self._doubts()
        pairs = [(chat, story) for chat in self.chats for story in range(1, self.told + 1)]
        counted = {pair: got.get(pair[0], Counter())[pair[1]] for pair in pairs}
        told = self.telegram.counted()
        return Outcome(
            stories=self.told,
            chats=len(self.chats),
            lost=sum(1 for pair, n in counted.items() if not n and pair not in doubts),
            doubled=sum(1 for n in counted.values() if n > 1),
            unknown=len(doubts),
            pending=await self.pending(),
            busiest=max(each["busiest"] for each in told["bots"].values()),
            idle=round(self.idle, 1),
            events=self.events,
        )

    async def _doubts(self) -> set[tuple[int, int]]:
        rows = await self.database.aside(
            lambda s: s.execute(
                select(ChatRow.chat, PartRow.text)
                .join(DeliveryRow, DeliveryRow.chat_id == ChatRow.id)
                .join(PartRow, PartRow.id == DeliveryRow.part_id)
                .where(DeliveryRow.state == State.UNKNOWN)
            ).all()
        )
        return {
            (int(chat), int(number)) for chat, text in rows for number in NUMBERED.findall(text)
        }

    def note(self, what: str) -> None:
        """Keep what was done to them, and when."""
        self.events.append(f"{datetime.now(UTC):%H:%M:%S} {what}")
        print(self.events[-1], flush=True)


def _folders(folder: Path, machines: int) -> tuple[Path, list[Path]]:
    """Make a folder for the server, whose user must get there, and one for each machine."""
    folder.chmod(0o755)
    own = [folder / f"machine-{number}" for number in range(machines)]
    for each in [folder / "server", *own]:
        each.mkdir()
    return folder / "server", own


@asynccontextmanager
async def cluster(
    *,
    machines: int,
    bots: int,
    chats: int,
    per_second: float = PACE,
    durable: bool = True,
    **settings: str,
) -> AsyncIterator[Cluster]:
    """Set all up; no machine runs yet. ``settings`` are further ones of each machine."""
    names = ["telegram", *(f"telegram-{number}" for number in range(2, bots + 1))]
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        data, own = _folders(folder, machines)
        server = Server(data, durable=durable)
        server.start()
        stack.callback(server.stop)
        telegram = stack.enter_context(LeanTelegram(latency=0.05))
        database = Database(server.url, beside=folder)
        stack.push_async_callback(database.close)
        await database.upgrade("jobs", "bot")
        made = []
        for each in own:
            cable = Cable(server.port)
            port = await cable.lay()
            stack.push_async_callback(cable.close)
            url = make_url(server.url).set(port=port)
            base = {
                "DATABASE_URL": url.render_as_string(hide_password=False),
                "TELEGRAM_TOKEN": ",".join(f"{100 + bot}:TEST" for bot in range(bots)),
                "TELEGRAM_API_URL": telegram.url,
                "TELEGRAM_MESSAGES_PER_SECOND": str(per_second),
                "LOG_LEVEL": "info",
            }
            program = Program(each, **base | settings)
            made.append(Machine(program, cable))
            stack.callback(made[-1].kill)
        whole = Cluster(database, server, telegram, made, names, chats)
        await whole.furnish()
        watching = asyncio.create_task(whole.watch())
        stack.callback(watching.cancel)
        yield whole


async def fire(whole: Cluster, chance: random.Random) -> None:
    """Kill and start machines at random, until cancelled; at least one always runs."""
    while True:
        await asyncio.sleep(chance.uniform(8, 30))
        number = chance.randrange(len(whole.machines))
        machine = whole.machines[number]
        if not machine.alive:
            machine.start()
            whole.note(f"machine {number} starts")
        elif sum(each.alive for each in whole.machines) > 1:
            machine.kill()
            whole.note(f"machine {number} killed")


async def prove(*, chats: int, bots: int, machines: int, bulletins: int, seed: int) -> Outcome:
    """Do all of it; takes somewhat more than a minute a bulletin."""
    chance = random.Random(seed)
    async with cluster(machines=machines, bots=bots, chats=chats) as whole:
        for machine in whole.machines:
            machine.start()
        await asyncio.sleep(20)
        firing = asyncio.create_task(fire(whole, chance))
        for number in range(1, bulletins + 1):
            await whole.bulletin()
            whole.note(f"bulletin {number}")
            if number == bulletins // 3 + 1:
                await asyncio.sleep(65 - time.time() % 60)
                whole.server.restart()
                whole.note("PostgreSQL fell and came up again")
            if number == bulletins // 2 + 1:
                victim = next(each for each in whole.machines if each.alive)
                victim.cable.cut()
                whole.note(f"machine {whole.machines.index(victim)} cut off")
                await asyncio.sleep(60)
                victim.cable.mend()
                whole.note("mended")
            await whole.settled(within=600)
        firing.cancel()
        for number, machine in enumerate(whole.machines):
            faults = Counter(FAULT.findall(machine.said()))
            print(f"machine {number} logged {dict(faults)}")
        return await whole.outcome()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--chats", type=int, default=11_000)
    options.add_argument("--bots", type=int, default=4)
    options.add_argument("--machines", type=int, default=3)
    options.add_argument("--bulletins", type=int, default=10)
    options.add_argument("--seed", type=int, default=1)
    given = vars(options.parse_args())
    found = asyncio.run(prove(**given))
    print(
        f"{found.stories} stories to {found.chats} chats: {found.lost} lost, {found.doubled} "
        f"doubled, {found.unknown} in doubt, {found.pending} pending; busiest 5 s of a bot "
        f"{found.busiest} (of {LIMIT}), longest without a machine {found.idle} s"
    )
    broken = found.lost or found.doubled or found.pending or found.busiest > LIMIT
    sys.exit(1 if broken or found.idle > TAKEOVER else 0)


if __name__ == "__main__":
    main()
