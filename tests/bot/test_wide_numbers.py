"""A country's ledger outgrows four bytes within six years: no number of its rows may end there."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from bot import push
from bot.errors import UnreachableError
from bot.stores import expiry, figures, ledger, reports
from bot.tables.counter import State
from tests.bot.desk import ZONE, bind, tell
from tests.fakes.platform import ABILITIES

FULL = 2**31 - 1
"""The last number of four bytes."""

ABLE = {"fake": ABILITIES}


async def go_on_behind(database, table):
    """Number the next rows of a table as in its seventh year."""
    count = text("SELECT setval(pg_get_serial_sequence(:table, 'id'), :last)")
    await database.transact(lambda s: s.execute(count, {"table": table, "last": FULL}))


@pytest.fixture
def database_kind():
    return "postgresql"


async def test_the_ledger_goes_on_where_four_bytes_are_full(database, clock):
    await go_on_behind(database, "deliveries")
    await bind(database, "1", "2", "3", now=clock.now)
    await tell(database, "Tin một", now=clock.now)
    clock.on(timedelta(days=1))
    await push.push_due(database, ABLE, zone=ZONE, now=clock.now)
    due = await database.transact(lambda s: ledger.due(s, "fake", clock.now, most=9))
    numbers = [each.id for each in due]
    assert min(numbers) > FULL
    claimed = await database.aside(lambda s: ledger.claim(s, numbers, clock.now, zone=ZONE))
    assert [each.id for each in claimed] == numbers

    def land(session):
        ledger.note_sent(session, [(numbers[0], "9")], clock.now)
        ledger.note_unknown(session, numbers[1], UnreachableError("?"), clock.now)
        ledger.postpone(session, numbers[2], None, until=clock.now, now=clock.now)

    await database.aside(land)
    assert [each.id for each in await database.transact(reports.doubtful)] == [numbers[1]]
    clock.on(timedelta(days=1))
    assert await database.transact(lambda s: expiry.expire(s, clock.now)) == 1
    states = text("SELECT state FROM deliveries ORDER BY id")
    assert await database.transact(lambda s: list(s.scalars(states))) == [
        State.SENT,
        State.UNKNOWN,
        State.EXPIRED,
    ]
    assert (await database.transact(lambda s: figures.backlog(s, clock.now))).doubtful == 1


@pytest.mark.parametrize("table", ["deliveries", "inbox"])
async def test_what_comes_by_the_million_is_numbered_in_eight_bytes(database, table):
    await go_on_behind(database, table)
    kind = text(
        "SELECT data_type FROM information_schema.columns"
        " WHERE table_name = :table AND column_name = 'id'"
    )
    found = await database.transact(lambda s: s.scalar(kind, {"table": table}))
    assert found == "bigint"
