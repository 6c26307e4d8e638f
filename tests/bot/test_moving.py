"""An installation moves to another database; chats move to another bot."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from bot import push
from bot.audience import Unit
from bot.errors import UsageError
from bot.messages import ChatId
from bot.stores import assignments, ledger, moving, store, units
from bot.tables.counter import ChatRow, DeliveryRow, UnitRow
from bot.verbs.office_machines import move
from jobs import search
from jobs.database import Database
from jobs.errors import DatabaseError
from tests.bot.desk import ZONE, bind, tell
from tests.fakes.platform import FakePlatform
from tests.fakes.postgres import fresh

HOUR = timedelta(hours=1)


@pytest.fixture
async def furnished(database, clock):
    """A database with units that name each other, chats, news, and a bulletin on its way."""

    def work(session):
        above = units.add_unit(session, Unit(id=0, name="Đảng bộ A", kind="đảng bộ"))
        units.add_unit(session, Unit(id=0, name="Chi bộ 1", kind="chi bộ", parent_id=above))
        old = units.add_unit(session, Unit(id=0, name="Chi bộ cũ", kind="chi bộ"))
        new = units.add_unit(session, Unit(id=0, name="Chi bộ mới", kind="chi bộ"))
        units.add_unit(session, Unit(id=0, name="Chi bộ 1", kind="chi bộ", parent_id=new))
        units.change(session, old, {"successor_id": new, "parent_id": above})

    await database.transact(work)
    await bind(database, "-1", "-2", "-3", now=clock(), platform="telegram")
    await tell(database, "Tin số 1", "Tin có ký tự \x00 lạ", now=clock())
    clock.on(timedelta(days=1))
    able = FakePlatform().abilities
    await push.push_due(database, {"telegram": able}, zone=ZONE, now=clock())
    return database


@pytest.fixture
def target(postgres_url):
    """The address of an empty database on a server."""
    with fresh(postgres_url) as url:
        yield url


async def test_all_is_carried_over_and_goes_on_counting(
    furnished, database_url, target, clock, tmp_path
):
    await move(database_url, target)
    new = Database(target, beside=tmp_path)
    old = Database(database_url)
    assert await new.transact(moving.counts) == await old.transact(moving.counts)
    rows = select(UnitRow.name, UnitRow.parent_id, UnitRow.successor_id).order_by(UnitRow.id)
    [before, after] = [await each.transact(lambda s: s.execute(rows).all()) for each in (old, new)]
    assert before == after
    due = await new.transact(lambda s: ledger.due(s, "telegram", clock(), most=9))
    assert len(due) == 3
    assert len(await search.find(new, "tin so")) == 2
    fresh_unit = Unit(id=0, name="Chi bộ sau", kind="chi bộ")
    await new.transact(lambda s: units.add_unit(s, fresh_unit))
    await new.close()
    await old.close()


async def test_a_target_that_is_not_empty_is_left_alone(furnished, database_url, target, tmp_path):
    new = Database(target, beside=tmp_path)
    await new.transact(lambda s: units.add_unit(s, Unit(id=0, name="Chi bộ khác", kind="chi bộ")))
    with pytest.raises(UsageError, match=r"not empty: units \(1\)"):
        await move(database_url, target)
    assert await new.transact(units.count) == 1
    await new.close()


async def test_what_breaks_on_the_way_leaves_nothing_behind(
    furnished, database_url, target, tmp_path
):
    # Not text: SQLite keeps it, PostgreSQL will not have it.
    broken = "UPDATE deliveries SET state = CAST(x'ff' AS TEXT) WHERE id = 3"
    await furnished.transact(lambda s: s.execute(text(broken)))
    with pytest.raises((DatabaseError, OperationalError, UnicodeError)):
        await move(database_url, target)
    new = Database(target, beside=tmp_path)
    assert set((await new.transact(moving.counts)).values()) == {0}
    await new.close()


async def test_what_is_running_is_not_moved(furnished, database_url, target, tmp_path):
    from bot import app

    async with app.alone(database_url):
        with pytest.raises(UsageError, match="stop bantin first"):
            await move(database_url, target)


async def test_a_source_that_is_not_there_is_not_moved(target, tmp_path):
    with pytest.raises(UsageError, match="there is no database"):
        await move(f"sqlite:///{tmp_path / 'slip.db'}", target)
    assert not (tmp_path / "slip.db").exists()


async def test_chats_move_with_what_waits_for_them(furnished, clock):
    at = ChatId("telegram-2", "-2")
    await bind(furnished, "-2", now=clock(), platform="telegram-2")
    moved = await furnished.transact(
        lambda s: assignments.move_chats(s, "telegram", "telegram-2", most=2, units=None)
    )
    assert moved == (1, 1)  # the second is there already
    assert (await furnished.transact(lambda s: store.chat(s, at))).unit == "Chi bộ telegram-2 -2"
    due = await furnished.transact(lambda s: ledger.due(s, "telegram-2", clock(), most=9))
    assert [each.chat for each in due] == [ChatId("telegram-2", "-1")]
    left = select(ChatRow.chat).where(ChatRow.platform == "telegram").order_by(ChatRow.chat)
    assert await furnished.transact(lambda s: s.scalars(left).all()) == ["-2", "-3"]


async def test_what_changes_a_message_stays_with_the_bot_that_sent_it(furnished, clock):
    await furnished.transact(
        lambda s: s.execute(text("UPDATE deliveries SET act = 'edit', target = '5'"))
    )
    await furnished.transact(
        lambda s: assignments.move_chats(s, "telegram", "telegram-2", most=9, units=None)
    )
    bots = await furnished.transact(lambda s: set(s.scalars(select(DeliveryRow.platform))))
    assert bots == {"telegram"}
