"""What a push costs with the whole ledger: ``python -m tests.benchmarks.delivering``.

10,000 bound chats in SQLite on disk, a bulletin of 2.8 kB with a keyboard, the real client against
a server in another process. Printed are messages a second and CPU at a paid bot's pace (1,000 a
second), the share of one core at the free pace (25 a second), what claiming and recording costs a
delivery, memory, and the ratio to a bare client that posts the same bodies in the same run.
"""

import argparse
import asyncio
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.audience import Unit
from bot.messages import ChatId, ChatKind
from bot.platforms.telegram import Telegram
from bot.sending.lane import Lane
from bot.stores import bulletins, ledger, reports, store, units
from jobs.bulletin import Bulletin, Window
from jobs.database import Database
from tests.benchmarks.telegram_send import IN_FLIGHT, bare, bulletin, run
from tests.bot.desk import ZONE
from tests.fakes.telegram_lean import LeanTelegram


def clock() -> datetime:
    return datetime.now(UTC)


async def furnish(url: str, chats: int) -> None:
    """Make a database with ``chats`` bound chats; in a process that keeps its own memory."""
    database = Database(url)
    await database.upgrade("jobs", "bot")

    def work(session) -> None:
        unit = units.add_unit(session, Unit(id=0, name="Chi bộ", kind="chi bộ"))
        for number in range(chats):
            at = ChatId("telegram", str(-1001000000000 - number))
            store.bind(session, at, ChatKind.GROUP, unit=unit, times=(), next_at=None, now=clock())

    await database.transact(work)
    await database.close()


def memory() -> float:
    """Return the resident memory of this process, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


@asynccontextmanager
async def furnished(folder: str, chats: int) -> AsyncIterator[Database]:
    """Open a database with ``chats`` bound chats."""
    url = f"sqlite:///{Path(folder) / 'bench.db'}"
    program = [sys.executable, "-m", "tests.benchmarks.delivering"]
    made = [*program, "--furnish", url, "--chats", str(chats)]
    await asyncio.to_thread(subprocess.run, made, check=True)
    database = Database(url)
    yield database
    await database.close()


async def enter(database: Database) -> float:
    """Enter one bulletin for all chats; return the seconds that took."""

    def work(session) -> None:
        now = clock()
        made = Bulletin(window=Window(since=now, until=now), sections=(), left_out=0)
        number = bulletins.add(session, made, platform="telegram", topics=(), now=now)
        chats = [chat.id for chat in store.chats(session)]
        bulletins.enter(session, number, [bulletin()], chats, now=now)

    began = time.perf_counter()
    await database.transact(work)
    return time.perf_counter() - began


async def push(database: Database, server: LeanTelegram, *, per_second: float, seconds: float):
    """Run a lane for ``seconds``, or until nothing is left; return (sent, seconds, CPU seconds)."""
    platform = Telegram(token=server.token, api_url=server.url, per_second=per_second)
    lane = Lane(platform, database, clock=clock, zone=ZONE)
    cpu, began = time.process_time(), time.perf_counter()
    work = asyncio.create_task(lane.run())
    while time.perf_counter() - began < seconds:
        await asyncio.sleep(1.0 if per_second < 100 else 0.2)
        if not await database.transact(lambda s: ledger.due(s, "telegram", clock(), most=1)):
            break
    lane.stop()
    await work
    took = time.perf_counter() - began, time.process_time() - cpu
    await platform.close()
    return server.counted(), *took


async def ledger_alone(database: Database, *, batch: int, count: int) -> float:
    """Claim and record ``count`` deliveries in batches; return CPU milliseconds a delivery."""
    spent = 0.0
    for _ in range(count // batch):
        due = await database.transact(lambda s: ledger.due(s, "telegram", clock(), most=batch))
        numbers = [each.id for each in due]
        before = time.process_time()
        await database.transact(lambda s, n=numbers: ledger.claim(s, n, clock(), zone=ZONE))
        sent = [(number, str(number)) for number in numbers]
        await database.transact(lambda s, p=sent: ledger.note_sent(s, p, clock()))
        spent += time.process_time() - before
    return spent / count * 1000


async def measure(chats: int, seconds: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with furnished(folder, chats) as database:
            took = await enter(database)
            print(f"fan-out: {chats} deliveries entered in {took:.2f} s ({chats / took:,.0f}/s)")
            for batch in (1, 16, 64):
                cost = await ledger_alone(database, batch=batch, count=min(1000, chats // 4))
                print(f"claim and record, {batch:3} at once: {cost:.3f} ms CPU a delivery")
            with LeanTelegram() as server:
                told, wall, cpu = await push(database, server, per_second=1000, seconds=60)
            rate = told["sends"] / told["seconds"]
            print(
                f"pace 1,000/s: {told['sends']} sent in {wall:.1f} s, {rate:,.0f}/s, "
                f"{cpu / told['sends'] * 1000:.3f} ms CPU a message, "
                f"busiest second {told['busiest_second']}, doubles {told['doubles']}"
            )
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"memory {memory():.0f} MB after the push, {peak:.0f} MB at its peak")
            await enter(database)
            with LeanTelegram() as server:
                told, wall, cpu = await push(database, server, per_second=1e6, seconds=60)
            full = told["sends"] / told["seconds"]
            print(f"without pace: {full:,.0f}/s, {cpu / told['sends'] * 1000:.3f} ms CPU a message")
            with LeanTelegram() as server:
                async with bare(server) as send:
                    _, each = await run(send, 5000, IN_FLIGHT)
            print(f"bare client: {1 / each:,.0f}/s; ratio {full * each:.2f}")
            await enter(database)
            with LeanTelegram() as server:
                told, wall, cpu = await push(database, server, per_second=25, seconds=seconds)
            print(
                f"pace 25/s: {told['sends']} sent in {wall:.1f} s, {cpu / wall * 100:.1f} % of a "
                f"core, busiest second {told['busiest_second']}"
            )
            tally = (await database.transact(lambda s: reports.tallies(s, most=1)))[0]
            print(f"ledger: {tally.states}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--chats", type=int, default=10_000)
    options.add_argument("--seconds", type=float, default=30, help="at the free pace")
    options.add_argument("--furnish", help="only make a database at this address")
    given = options.parse_args()
    if given.furnish:
        asyncio.run(furnish(given.furnish, given.chats))
    else:
        asyncio.run(measure(given.chats, given.seconds))


if __name__ == "__main__":
    main()
