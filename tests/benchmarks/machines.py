"""What several machines bear on one PostgreSQL: ``python -m tests.benchmarks.machines``.

Printed are: rows a second that a bulletin's fan-out enters for 250,000 chats; the seconds that the
minute's tick takes for 10,000 of them that are due; bytes that a delivery keeps in the database;
and messages a second of one lane on one process and of four lanes on two, at a paid bot's pace.
The bars of the issue are printed beside each. ``--save`` keeps the figures for
``tests.benchmarks.plan``.
"""

import argparse
import asyncio
import contextlib
import json
import os
import tempfile
import time
from collections.abc import Awaitable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert, text, update

from bot import push
from bot.audience import CONSENT, Unit
from bot.platforms.telegram import Telegram
from bot.stores import bulletins, units
from bot.tables.counter import ChatRow
from jobs.bulletin import Bulletin, Window
from jobs.database import Database, be_patient
from tests.benchmarks.telegram_send import bulletin
from tests.bot.desk import ZONE, tell
from tests.fakes.postgres import Server
from tests.machines import FIRST, cluster

FIGURES = Path(__file__).with_name("machines.json")
PAID = 1_000.0


def furnish(session, chats: int) -> None:
    """Bind chats to a unit, at one statement for all."""
    be_patient(session)
    unit = units.add_unit(session, Unit(id=0, name="Chi bộ", kind="chi bộ"))
    now = datetime.now(UTC)
    base = {
        "platform": "telegram",
        "kind": "group",
        "unit_id": unit,
        "topics": [],
        "times": ["07:00"],
        "consent": CONSENT,
        "bound_at": now,
        "strikes": 0,
        "next_at": now + timedelta(days=1),
        "until": now - timedelta(hours=1),
    }
    rows = [base | {"chat": str(FIRST - number)} for number in range(chats)]
    session.execute(insert(ChatRow), rows)


async def fan_out(database: Database, chats: int) -> float:
    """Return how many rows a second a bulletin of one part enters for all chats."""
    numbers = await database.transact(
        lambda s: list(s.scalars(text("SELECT id FROM chats ORDER BY id")))
    )
    now = datetime.now(UTC)

    def enter(session) -> None:
        made = Bulletin(window=Window(since=now, until=now), sections=(), left_out=0)
        number = bulletins.add(session, made, platform="telegram", topics=(), now=now)
        bulletins.enter(session, number, [bulletin()], numbers, now=now)

    took, cpu = await _spent(database, database.transact(enter))
    print(
        f"fan-out: {cpu / chats * 1e6:.1f} us of a core a row: {chats / cpu:,.0f}/s on a free one"
    )
    return chats / took


async def _spent(database: Database, work: Awaitable[object]) -> tuple[float, float]:
    """Return the seconds that something took, and those of a core, ours and the server's.

    The latter stay near when others keep the machine busy.
    """
    began, ours, theirs = time.perf_counter(), time.process_time(), await _cpu(database)
    await work
    took, cpu = time.perf_counter() - began, time.process_time() - ours
    return took, cpu + await _cpu(database) - theirs


async def _cpu(database: Database) -> float:
    """Return the seconds of a core that the server has spent on what goes in turn."""
    pid = await database.transact(lambda s: s.scalar(text("SELECT pg_backend_pid()")))
    told = await asyncio.to_thread(Path(f"/proc/{pid}/stat").read_text, "ascii")
    fields = told.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def size(database: Database, chats: int) -> float:
    """Return how many bytes of the database a delivery takes, its indexes counted."""
    asked = text("SELECT pg_total_relation_size('deliveries')")
    return await database.transact(lambda s: s.scalar(asked)) / chats


async def tick(database: Database, due: int) -> float:
    """Return the seconds that the minute's tick takes where ``due`` chats get a bulletin."""
    now = datetime.now(UTC)
    await database.transact(lambda s: s.execute(text("TRUNCATE deliveries")))
    await tell(database, "Tin số 1", now=now - timedelta(minutes=1))
    wanted = text("SELECT id FROM chats ORDER BY id LIMIT :due").bindparams(due=due)
    await database.transact(
        lambda s: s.execute(
            update(ChatRow).where(ChatRow.id.in_(list(s.scalars(wanted)))).values(next_at=now)
        )
    )
    await _analyze(database)
    platforms = {"telegram": Telegram(token="1:x").abilities}
    entering = push.push_due(database, platforms, zone=ZONE, now=now)
    took, cpu = await _spent(database, entering)
    print(f"tick: {cpu:.2f} s of a core, ours and the server's")
    return took


async def _analyze(database: Database) -> None:
    await database.transact(lambda s: s.execute(text("ANALYZE")))


def _used(pids: Iterable[int]) -> float:
    """Return the seconds of a core that processes have spent, their children counted."""
    spent = 0.0
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = path.read_text("ascii", "replace").rpartition(")")[2].split()
            if int(path.parent.name) in pids or int(fields[1]) in pids:
                spent += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return spent


async def lanes(*, machines: int, bots: int, chats: int) -> tuple[float, float]:
    """Return how many messages a second all lanes send, at a paid bot's pace, and a message's cost.

    That is in seconds of a core, of the machines and the database's server.
    """
    async with cluster(machines=machines, bots=bots, chats=chats, per_second=PAID) as whole:
        for machine in whole.machines:
            machine.start()
        while len(await whole.holders()) < bots or (
            machines > 1 and len(set((await whole.holders()).values())) < machines
        ):
            await asyncio.sleep(0.2)
        await asyncio.sleep(12)  # shares are settled, and the programs have started
        pids = {each.running.process.pid for each in whole.machines} | {whole.server.pid}
        await whole.enter()
        await whole.until(chats // 10, within=60)
        spent, sent = await asyncio.to_thread(_used, pids), whole.telegram.counted()["sends"]
        await whole.until(chats * 9 // 10, within=200)
        spent = await asyncio.to_thread(_used, pids) - spent
        sent = whole.telegram.counted()["sends"] - sent
        await whole.settled(within=120)
        told = whole.telegram.counted()
        return told["sends"] / told["seconds"], spent / sent


async def of_the_database(chats: int, due: int) -> dict[str, float]:
    """Print and return what fan-out and tick cost."""
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), durable=True)
        server.start()
        database = Database(server.url, beside=Path(folder))
        try:
            await database.upgrade("jobs", "bot")
            await database.transact(lambda s: furnish(s, chats))
            await _analyze(database)
            found["rows_a_second"] = await fan_out(database, chats)
            print(f"fan-out: {found['rows_a_second']:,.0f} rows/s (bar: 40,000)", flush=True)
            found["bytes_a_delivery"] = await size(database, chats)
            print(f"a delivery takes {found['bytes_a_delivery']:.0f} bytes", flush=True)
            found["tick"] = await tick(database, due)
            print(f"tick: {found['tick']:.2f} s for {due:,} of {chats:,} (bar: 1 s)", flush=True)
        finally:
            await database.close()
            server.stop()
    return found


async def of_the_lanes(sent: int) -> dict[str, float]:
    """Print and return what sending costs."""
    found: dict[str, float] = {}
    one, found["one_cost"] = await lanes(machines=1, bots=1, chats=sent)
    print(f"one lane, one process: {one:,.0f}/s, {found['one_cost'] * 1e3:.2f} ms of a core each")
    four, found["four_cost"] = await lanes(machines=2, bots=4, chats=2 * sent)
    print(f"four, two processes: {four:,.0f}/s, {found['four_cost'] * 1e3:.2f} ms of a core each")
    print(f"that is {four / one:.2f} times one lane (bar: 1.7, of what two cores allow)")
    found["one_lane"], found["four_lanes"] = one, four
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--chats", type=int, default=250_000)
    options.add_argument("--due", type=int, default=10_000)
    options.add_argument("--sent", type=int, default=8_000, help="messages of the one lane")
    options.add_argument("--only-lanes", action="store_true")
    options.add_argument("--save", action="store_true", help="for tests.benchmarks.plan")
    given = options.parse_args()
    found = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    if not given.only_lanes:
        found |= asyncio.run(of_the_database(given.chats, given.due))
    found |= asyncio.run(of_the_lanes(given.sent))
    if given.save:
        FIGURES.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
