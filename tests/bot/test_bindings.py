"""A binding that was ended and taken back is as it was: its news, its meetings, nobody else's."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from bot import push
from bot.messages import ChatId
from bot.outbound import issuing
from bot.stores import approvals, choices_store, meeting_store, store, undo
from bot.stores.approvals import Asks
from bot.stores.bulletins import drafts
from bot.tables.choices import UndoRow
from bot.tables.counter import ChatRow, DeliveryRow
from tests.bot.desk import ZONE, tell
from tests.bot.notice_office import Office

AT = ChatId("telegram", "g1")


@pytest.fixture
async def office(database, clock):
    return await Office(database, clock, "telegram").furnish()


async def due(office):
    """Enter the chat's bulletin."""
    able = {"telegram": office.platform.abilities}
    await office.database.transact(lambda s: choices_store.due_at(s, AT, office.clock()))
    return await push.push_due(office.database, able, zone=ZONE, now=office.clock())


async def unsubscribed_and_back(office, clock):
    await office.says("secretary", "/huydangky")
    await office.press("secretary", "Hủy đăng ký")
    clock.on(timedelta(minutes=5))
    assert "Đã khôi phục" in await office.press("secretary", "Hoàn tác")


async def unbound_and_back(office, clock):
    await office.says("admin", "/nhom 1 go", "admin")
    await office.press("admin", "Gỡ ngay", "admin")
    clock.on(timedelta(minutes=5))
    assert "Đã hoàn tác" in await office.press("admin", "Hoàn tác", "admin")


BACK = pytest.mark.parametrize("back", [unsubscribed_and_back, unbound_and_back])


@BACK
async def test_what_waited_for_the_morning_is_told_after_the_binding_is_back(office, clock, back):
    await office.says("secretary", "/yentinh 7:00 9:00 hoãn")
    await tell(office.database, "Tin một", now=clock() - timedelta(hours=1))
    assert await due(office) == 1
    assert await office.deliver() == []
    await back(office, clock)
    clock.on(timedelta(hours=2))
    assert await due(office) == 1
    told = dict(await office.deliver())
    assert "Tin một" in told["g1"]


@BACK
async def test_what_came_before_is_not_told_again(office, clock, back):
    await tell(office.database, "Tin một", now=clock() - timedelta(hours=1))
    assert await due(office) == 1
    assert "Tin một" in dict(await office.deliver())["g1"]
    await back(office, clock)
    assert await due(office) == 0


@BACK
async def test_the_plan_of_meetings_is_back_and_nobody_is_reminded_twice(office, clock, back):
    await office.says("secretary", "/lichhop ngày 25 hằng tháng, 19:30, nhà văn hóa")
    await office.says("secretary", "/lichhop nghỉ 25/12")
    clock.on(timedelta(minutes=1))
    before = await office.database.transact(_plan)
    assert before is not None
    assert before.changes == {date(2026, 12, 25): None}
    clock.on(timedelta(days=1, hours=23, minutes=40))  # half past seven on the day
    assert await office.remind() == 1
    await back(office, clock)
    after = await office.database.transact(_plan)
    assert (after.plan, after.changes, after.set_at) == (before.plan, before.changes, before.set_at)
    assert await office.remind() == 0


def _plan(session):
    chat = store.chat(session, AT)
    return chat and meeting_store.kept(session, chat.id)


async def test_an_earlier_versions_ended_binding_comes_back_without_a_plan(office, clock):
    await office.says("secretary", "/lichhop ngày 25 hằng tháng, 19:30, nhà văn hóa")
    await office.says("secretary", "/huydangky")
    await office.press("secretary", "Hủy đăng ký")

    def forget(session):
        [row] = session.scalars(select(UndoRow))
        row.kept = {name: each for name, each in row.kept.items() if name != "meetings"}

    await office.database.transact(forget)
    assert "Đã khôi phục" in await office.press("secretary", "Hoàn tác")
    assert await office.database.transact(_plan) is None


async def test_what_another_chat_ended_takes_nobody_his_way_back(office):
    await office.database.transact(lambda s: office.bind(s, "g3", 4))
    await office.says("secretary", "/huydangky")
    await office.press("secretary", "Hủy đăng ký")
    way_back = office.offered["Hoàn tác"]
    await office.says("admin", "/huydangky", "g3")
    await office.press("admin", "Hủy đăng ký", "g3")
    assert "Đã khôi phục" in await office.says("secretary", way_back)
    assert "Đã khôi phục" in await office.says("admin", way_back, "g3")


async def test_the_nightly_tidying_leaves_what_can_still_be_taken_back(office, clock):
    await office.says("secretary", "/huydangky")
    await office.press("secretary", "Hủy đăng ký")
    way_back = office.offered["Hoàn tác"]
    clock.on(timedelta(minutes=59))
    await office.database.transact(lambda s: undo.tidy(s, clock()))
    assert "Đã khôi phục" in await office.says("secretary", way_back)


@pytest.mark.each_database
async def test_a_draft_for_a_chat_that_left_goes_to_nobody_who_was_bound_since(office, clock):
    await tell(office.database, "Tin một", now=clock() - timedelta(hours=1))

    def leave(session):
        approvals.set_asked(session, Asks.UNIT, 4, asked=True)
        choices_store.due_at(session, ChatId("telegram", "g2"), clock())

    await office.database.transact(leave)
    able = {"telegram": office.platform.abilities}
    assert await push.push_due(office.database, able, zone=ZONE, now=clock()) == 1
    [draft] = await office.database.transact(drafts)
    await office.says("admin", "/nhom 2 go", "admin")
    await office.press("admin", "Gỡ ngay", "admin")

    def another(session):
        office.bind(session, "g3", 3)
        assert drafts(session) == []
        sent = issuing.release(session, draft, office.platform.abilities, zone=ZONE, now=clock())
        numbers = session.scalars(select(ChatRow.id)).all()
        return sent, numbers, session.scalars(select(DeliveryRow.id)).all()

    sent, numbers, deliveries = await office.database.transact(another)
    assert (sent, deliveries) == (None, [])
    assert 2 not in numbers


async def test_a_chat_that_comes_back_has_its_number_which_no_draft_names(office, database, clock):
    await tell(office.database, "Tin một", now=clock() - timedelta(hours=1))

    def waits(session):
        approvals.set_asked(session, Asks.UNIT, 4, asked=True)
        choices_store.due_at(session, ChatId("telegram", "g2"), clock())

    await database.transact(waits)
    able = {"telegram": office.platform.abilities}
    assert await push.push_due(office.database, able, zone=ZONE, now=clock()) == 1
    await office.says("admin", "/nhom 2 go", "admin")
    await office.press("admin", "Gỡ ngay", "admin")
    assert "Đã hoàn tác" in await office.press("admin", "Hoàn tác", "admin")
    back = await database.transact(lambda s: store.chat(s, ChatId("telegram", "g2")))
    assert back.id == 2
    assert not any(2 in each.audience for each in await database.transact(drafts))


async def test_a_button_under_a_chat_that_left_ends_no_other_chat(office):
    await office.says("admin", "/nhom 2 go", "admin")
    yes = next(each for each in office.offered.values() if each.endswith("go co"))
    await office.says("admin", yes, "admin", pressed="1")
    await office.database.transact(lambda s: office.bind(s, "g3", 4))
    assert "Không có nhóm số 2" in await office.says("admin", "/nhom 2", "admin", pressed="1")


async def test_who_comes_back_is_told_in_the_same_topic_of_his_forum(office, database, clock):
    to = update(ChatRow).where(ChatRow.chat == AT.id).values(thread="17")
    await database.transact(lambda s: s.execute(to))
    await unsubscribed_and_back(office, clock)
    back = await database.transact(lambda s: store.chat(s, AT))
    assert back.thread == "17"
