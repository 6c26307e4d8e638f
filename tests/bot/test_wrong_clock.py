"""A clock that was ahead has said until when to wait: once it is right, nobody waits so long."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot import push
from bot.care import tidying, troubles
from bot.care.awake import Awake
from bot.care.disk import Space
from bot.errors import ChatGoneError, ThrottledError
from bot.messages import ChatId
from bot.outbound import issuing
from bot.recall import PER_SENDER, Restraint, Verdict
from bot.sending.lane import Lane
from bot.settings import Settings
from bot.stores import approvals, bulletins, expiry, health, ledger, restored, store
from bot.stores.approvals import Asks
from bot.stores.pulse import Pulse
from bot.tables.counter import ChatRow
from jobs.stores import asked
from jobs.stores import store as news
from jobs.tables import EntryRow
from tests.bot.desk import ZONE, bind, tell
from tests.bot.notice_office import Office
from tests.fakes.patience import patient
from tests.fakes.platform import ABILITIES, FakePlatform

YEAR = timedelta(days=365)
PLATFORMS = {"fake": ABILITIES}
A = ChatId("fake", "a")


async def sent(database, platform, clock):
    """Let a lane send what it may; return what arrived."""
    platform.sent.clear()
    lane = Lane(platform, database, clock=clock, zone=ZONE)
    work = asyncio.create_task(lane.run())
    async with asyncio.timeout(patient(20)):
        while await database.transact(lambda s: ledger.due(s, "fake", clock(), most=1)):
            await asyncio.sleep(0.01)
        while lane.flying:
            await asyncio.sleep(0.01)
    lane.stop()
    await work
    return [each.text for each in platform.sent]


async def test_what_is_late_is_told_though_the_program_was_started_by_a_clock_ahead(clock):
    awake, right = Awake(clock), clock()
    clock.on(YEAR)
    awake.note()
    clock.now = right
    assert awake.informed
    late = Pulse(at=right + timedelta(hours=1), late={"fake": right})
    room, pace = Space(free=10**11, total=10**12), {"fake": 25.0}
    found = troubles.judge(late, room, pace, str, awake=awake.since)
    assert found["late:fake"].there is True


@pytest.mark.each_database
async def test_a_chat_that_was_told_to_wait_by_a_clock_ahead_gets_its_next_bulletin(
    database, clock
):
    platform = FakePlatform()
    [chat] = await bind(database, "a", now=clock())
    right = clock()
    clock.on(YEAR)
    platform.faults["a"].append(ThrottledError(timedelta(hours=3)))
    await tell(database, "Tin một", now=clock())
    clock.on(timedelta(minutes=1))
    assert await push.push_now(database, [chat], PLATFORMS, zone=ZONE, now=clock()) == 1
    assert await sent(database, platform, clock) == []
    clock.now = right + timedelta(minutes=2)
    await push.push_due(database, PLATFORMS, zone=ZONE, now=clock())
    [told] = await sent(database, platform, clock)
    assert "Tin một" in told


async def test_what_waits_for_the_morning_and_what_is_to_be_asked_again_is_left_alone(
    database, clock
):
    platform = FakePlatform()
    [chat] = await bind(database, "a", now=clock())
    platform.faults["a"].append(ThrottledError(timedelta(hours=23)))
    await tell(database, "Tin một", now=clock())
    assert await push.push_now(database, [chat], PLATFORMS, zone=ZONE, now=clock()) == 1
    assert await sent(database, platform, clock) == []
    clock.on(timedelta(hours=1))
    await push.push_due(database, PLATFORMS, zone=ZONE, now=clock())
    assert await sent(database, platform, clock) == []


async def test_no_platform_is_obeyed_for_longer_than_a_day(database, clock):
    platform = FakePlatform()
    [chat] = await bind(database, "a", now=clock(), times=())
    platform.faults["a"].append(ThrottledError(YEAR))
    await tell(database, "Tin một", now=clock())
    assert await push.push_now(database, [chat], PLATFORMS, zone=ZONE, now=clock()) == 1
    assert await sent(database, platform, clock) == []
    clock.on(timedelta(days=1, minutes=1))
    held = await database.transact(lambda s: store.row_of(s, A).held_until)
    assert held <= clock()


async def test_a_bot_that_was_silent_by_a_clock_ahead_is_so_for_a_minute_at_most(database, clock):
    await database.transact(lambda s: ledger.hold_lane(s, "fake", clock() + YEAR))
    held = await database.transact(lambda s: ledger.held(s, "fake", clock()))
    assert held == clock() + timedelta(minutes=1)


async def test_a_chat_that_was_paused_by_a_clock_ahead_is_tried_again(database, clock):
    await bind(database, "a", now=clock())
    ahead = clock() + YEAR
    await database.transact(lambda s: health.pause(s, A, "kicked", now=ahead))
    await database.transact(lambda s: health.try_paused(s, clock()))
    assert (await database.transact(lambda s: store.chat(s, A))).paused is None
    gone = str(ChatGoneError("kicked"))
    await database.transact(lambda s: health.pause(s, A, gone, now=clock()))
    await database.transact(lambda s: health.try_paused(s, clock()))
    assert (await database.transact(lambda s: store.chat(s, A))).paused == "kicked"


async def test_a_notice_that_waits_by_a_clock_ahead_goes_out(database, clock):
    office = await Office(database, clock, "telegram").furnish()
    await office.says("secretary", "/yentinh 0:00 23:59 hoãn")
    right = clock()
    clock.on(YEAR)
    await office.send("Mời họp lúc 8 giờ.")
    assert {chat for chat, _ in await office.deliver()} == {"g2"}
    clock.now = right
    await office.says("secretary", "/yentinh tắt")
    await push.set_right(database, zone=ZONE, now=clock())
    assert [chat for chat, _ in await office.deliver()] == ["g1"]


async def test_of_a_plan_that_was_set_by_a_clock_ahead_a_cell_is_reminded(database, clock):
    office = await Office(database, clock, "telegram").furnish()
    right = clock()
    clock.on(YEAR)
    await office.says("secretary", "/lichhop ngày 3 hằng tháng, 19:30")
    clock.now = right
    day = datetime(2026, 12, 3, 7, 30, tzinfo=ZONE)
    clock.now = day.astimezone(UTC)
    await office.remind()
    assert [chat for chat, _ in await office.deliver()] == ["g1"]


async def test_wrong_codes_by_a_clock_ahead_lock_nobody_out(database, clock):
    def tries(session):
        for _ in range(store.MOST_TRIES):
            store.note_try(session, A, clock() + YEAR)

    await database.transact(tries)
    await database.transact(lambda s: store.count_tries(s, A, clock()))
    with pytest.raises(PermissionError):
        await database.transact(lambda s: store.count_tries(s, A, clock() + YEAR))


async def test_a_model_that_a_clock_ahead_has_asked_may_be_asked(database, clock):
    def asks(session, key, now):
        return asked.claim(session, key, now=now, most=1).granted

    assert await database.transact(lambda s: asks(s, "a", clock() + YEAR))
    assert await database.transact(lambda s: asks(s, "b", clock()))
    assert not await database.transact(lambda s: asks(s, "c", clock()))


async def test_hours_that_were_chosen_by_a_clock_days_ahead_count_from_the_next_night_on(
    database, clock
):
    office = await Office(database, clock, "telegram").furnish()

    async def due(chat):
        at = ChatId("telegram", chat)
        return (await database.transact(lambda s: store.chat(s, at))).next_at

    await office.says("secretary", "/gio 19h chủ nhật", chat="g2")
    weekly, right = await due("g2"), clock()
    clock.on(timedelta(days=5))
    await office.says("secretary", "/gio 6:30")
    clock.now = right
    assert await due("g1") > right + timedelta(days=5)
    await tidying.tidy(database, clock(), Settings(_env_file=None))
    assert await due("g1") <= right + timedelta(days=1)
    assert await due("g2") == weekly


def test_who_has_asked_much_by_a_clock_ahead_is_answered(clock):
    restraint, ahead = Restraint(), clock() + YEAR
    asked_then = [restraint.judge(A, "a", ahead) for _ in range(PER_SENDER + 2)]
    assert asked_then[-1] is Verdict.SILENCE
    assert restraint.judge(A, "a", clock()) is Verdict.ANSWER


@pytest.mark.each_database
async def test_a_draft_that_a_clock_ahead_has_made_does_not_call_told_what_came_since(
    database, clock
):
    platform = FakePlatform()
    [chat] = await bind(database, "a", now=clock())
    unit = select(ChatRow.unit_id).where(ChatRow.id == chat.id)
    await database.transact(lambda s: approvals.set_asked(s, Asks.UNIT, s.scalar(unit), asked=True))
    await tell(database, "Tin một", now=clock())
    right = clock()
    clock.on(timedelta(days=2))
    await push.push_now(database, [chat], PLATFORMS, zone=ZONE, now=clock())
    clock.now = right + timedelta(minutes=1)
    await push.set_right(database, zone=ZONE, now=clock())
    await tell(database, "Tin hai", now=clock())
    clock.on(timedelta(minutes=1))

    def approve(session):
        [draft] = bulletins.drafts(session)
        issuing.release(session, draft, ABILITIES, zone=ZONE, now=clock())
        approvals.set_asked(session, Asks.UNIT, session.scalar(unit), asked=False)

    await database.transact(approve)
    [told] = await sent(database, platform, clock)
    assert "Tin một" in told
    await push.set_right(database, zone=ZONE, now=clock())
    await push.push_now(database, [chat], PLATFORMS, zone=ZONE, now=clock())
    [told] = await sent(database, platform, clock)
    assert "Tin hai" in told


@pytest.mark.each_database
async def test_what_a_clock_ahead_has_entered_and_what_came_to_nothing_is_told_anew(
    database, clock
):
    platform = FakePlatform()
    [chat] = await bind(database, "a", now=clock())
    right = clock()
    clock.on(timedelta(days=2))
    await tell(database, "Tin một", now=clock())
    clock.on(timedelta(minutes=1))
    await push.push_now(database, [chat], PLATFORMS, zone=ZONE, now=clock())
    await sent(database, platform, clock)
    clock.on(timedelta(minutes=1))
    await tell(database, "Tin hai", now=clock())
    clock.on(timedelta(minutes=1))
    await push.push_now(database, [chat], PLATFORMS, zone=ZONE, now=clock())
    clock.now = right + timedelta(minutes=1)
    await push.set_right(database, zone=ZONE, now=clock())
    gone = ChatGoneError("kicked")
    await database.transact(lambda s: expiry.give_up_chat(s, A, gone, clock()))
    clock.on(timedelta(minutes=1))
    await push.push_now(database, [chat], PLATFORMS, zone=ZONE, now=clock())
    [told] = await sent(database, platform, clock)
    assert "Tin hai" in told
    assert "Tin một" not in told


@pytest.mark.each_database
async def test_a_copy_made_by_a_clock_ahead_is_still_known_to_be_of_the_same_line(database, clock):
    right = clock()
    clock.on(timedelta(days=3))
    await tell(database, "Tin một", now=clock())
    copied = await database.transact(lambda s: restored.mark(s, right))
    clock.now = right + timedelta(hours=1)
    await push.set_right(database, zone=ZONE, now=clock())
    assert await database.transact(lambda s: restored.since(s, copied)) is not None


@pytest.mark.each_database
async def test_news_of_a_copy_made_by_a_clock_ahead_became_ready_when_it_did(database, clock):
    right = clock()
    clock.on(timedelta(days=3))
    await tell(database, "Tin một", now=clock())
    [ahead] = (await database.read(lambda s: news.ready_ahead(s, right))).items()
    clock.now = right + timedelta(hours=1)
    copied = await database.transact(lambda s: restored.mark(s, clock()))
    await push.set_right(database, zone=ZONE, now=clock())
    later = await database.transact(lambda s: restored.since(s, copied))
    done = await database.read(lambda s: s.get_one(EntryRow, ahead[0]).ready_at)
    assert done < clock()

    def restore(session):
        session.get_one(EntryRow, ahead[0]).ready_at = ahead[1]  # as the copy has it
        session.flush()
        restored.take_over(session, copied, later, clock() + timedelta(hours=1))
        session.expire_all()
        return session.get_one(EntryRow, ahead[0]).ready_at

    assert await database.transact(restore) == done
