"""What several machines bear on one PostgreSQL: ``python -m tests.benchmarks.machines``.

Printed are: rows a second that a bulletin's fan-out enters for 250,000 chats; the seconds that the
minute's tick takes for 10,000 of them that are due; bytes that a delivery keeps in the database;
and messages a second of one lane on one process and of four lanes on two, at a paid bot's pace.
The bars of the issue are printed beside each. ``--save`` keeps the figures for
``tests.benchmarks.plan``.
"""

import argparse
import asyncio
import json
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert, text, update

from bot import bulletins, push, units
from bot.audience import CONSENT, Unit
from bot.platforms.telegram import Telegram
from bot.tables import ChatRow
from jobs.bulletin import Bulletin, Window
from jobs.database import Database
from tests.benchmarks.telegram_send import bulletin
from tests.bot.desk import ZONE, tell
from tests.fakes.postgres import Server
from tests.machines import FIRST, cluster

FIGURES = Path(__file__).with_name("machines.json")
PAID = 1_000.0


def furnish(session, chats: int) -> None:
    """Bind chats to a unit, at one statement for all."""
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

    began = time.perf_counter()
    await database.transact(enter)
    return chats / (time.perf_counter() - began)


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
    began = time.perf_counter()
    reached = await push.push_due(database, platforms, zone=ZONE, now=now)
    took = time.perf_counter() - began
    assert reached == due
    return took


async def _analyze(database: Database) -> None:
    await database.transact(lambda s: s.execute(text("ANALYZE")))


async def lanes(*, machines: int, bots: int, chats: int) -> float:
    """Return how many messages a second all lanes send, at a paid bot's pace."""
    async with cluster(machines=machines, bots=bots, chats=chats, per_second=PAID) as whole:
        for machine in whole.machines:
            machine.start()
        while len(await whole.holders()) < bots or (
            machines > 1 and len(set((await whole.holders()).values())) < machines
        ):
            await asyncio.sleep(0.2)
        await asyncio.sleep(12)  # shares are settled, and the programs have started
        await whole.enter()
        await whole.settled(within=120)
        told = whole.telegram.counted()
        return told["sends"] / told["seconds"]


async def measure(chats: int, due: int, sent: int) -> dict[str, float]:
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
    found["one_lane"] = await lanes(machines=1, bots=1, chats=sent)
    print(f"one lane, one process: {found['one_lane']:,.0f} messages/s", flush=True)
    found["four_lanes"] = await lanes(machines=2, bots=4, chats=2 * sent)
    ratio = found["four_lanes"] / found["one_lane"]
    print(f"four lanes, two processes: {found['four_lanes']:,.0f}/s: {ratio:.2f} x (bar: 1.7)")
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--chats", type=int, default=250_000)
    options.add_argument("--due", type=int, default=10_000)
    options.add_argument("--sent", type=int, default=8_000, help="messages of the one lane")
    options.add_argument("--save", action="store_true", help="for tests.benchmarks.plan")
    given = options.parse_args()
    found = asyncio.run(measure(given.chats, given.due, given.sent))
    if given.save:
        FIGURES.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
