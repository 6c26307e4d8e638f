"""What a lane does after faults, on a fake platform and without waiting."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import select, update

from bot.errors import (
    ChatMissingError,
    RefusedError,
    ThrottledError,
    TokenRefusedError,
)
from bot.messages import ChatId
from bot.sending.lane import Lane
from bot.stores import health, ledger
from bot.tables.counter import ChatRow, DeliveryRow
from jobs.errors import DatabaseError
from tests.bot.desk import ZONE, bind
from tests.bot.test_lane import enter, running, settled, states, until
from tests.fakes.patience import patient
from tests.fakes.platform import ABILITIES, FakePlatform

HOUR = timedelta(hours=1)
AT = ChatId("fake", "a")


@pytest.fixture
def platform():
    return FakePlatform()


@pytest.fixture
def lane(platform, database, clock):
    return Lane(platform, database, clock=clock, zone=ZONE)


async def tried(platform, database, clock, lane, fault, *names):
    await enter(database, platform, clock, *names)
    for name in names:
        platform.faults[name].append(fault)

    async def written():
        return len(platform.tried) >= len(names) and not lane.flying

    async with running(lane):
        await until(written)


@pytest.mark.parametrize(
    "trouble",
    [
        pytest.param({"trouble": "kicked"}, id="paused"),
        pytest.param({"strikes": 2}, id="not found twice, once in a month each"),
    ],
)
async def test_a_message_goes_to_its_topic_and_a_chat_in_trouble_is_well_again(
    database, platform, clock, lane, trouble
):
    await enter(database, platform, clock, "a")
    chosen = update(ChatRow).values(thread="5", **trouble)
    await database.transact(lambda s: s.execute(chosen))
    async with running(lane):
        await settled(database)
    assert [sent.thread for sent in platform.sent] == ["5"]
    now = select(ChatRow.trouble, ChatRow.strikes)
    assert await database.transact(lambda s: tuple(s.execute(now).one())) == (None, 0)


async def test_the_pace_of_before_a_restart_is_minded(database, clock):
    platform = FakePlatform(abilities=replace(ABILITIES, chat_spacing=30, per_second=1))
    lane = Lane(platform, database, clock=clock, zone=ZONE)
    await enter(database, platform, clock, "a")
    sent = update(DeliveryRow).values(state="sent", changed_at=clock() - timedelta(seconds=20))
    await database.transact(lambda s: s.execute(sent))
    lane._seconds = lambda: 5000.0  # those that the machine has been up for
    await lane._remember()
    assert lane._pace.chat_free_at(AT, 5000.0) == 5010
    assert lane._pace.bot_free_at() < 5000
    until = clock() + timedelta(seconds=40)
    await database.transact(lambda s: ledger.hold_lane(s, "fake", until))
    await lane._remember()
    assert lane._pace.bot_free_at() == 5040


async def test_only_the_topic_that_is_gone_is_left_and_only_by_its_chat(database, clock):
    await bind(database, "a", "b", now=clock())

    def work(session):
        session.execute(update(ChatRow).values(thread="5"))
        found = []
        for gone in ("4", "5"):
            health.leave_thread(session, AT, gone)
            found.append(session.scalars(select(ChatRow.thread).order_by(ChatRow.id)).all())
        return found

    assert await database.transact(work) == [["5", "5"], [None, "5"]]


async def test_what_a_platform_must_not_raise_is_in_doubt(database, platform, clock, lane):
    await tried(platform, database, clock, lane, ValueError("a fault of ours"), "a")
    assert await states(database) == ["unknown"]


async def test_a_refused_token_ends_the_lane(database, platform, clock, lane):
    await enter(database, platform, clock, "a")
    platform.faults["a"].append(TokenRefusedError("no such bot"))
    await asyncio.wait_for(lane.run(), patient(10))
    assert str(lane.refused) == "no such bot"
    assert await states(database) == ["pending"]


async def test_who_asks_to_wait_is_left_alone(database, platform, clock, lane):
    await tried(platform, database, clock, lane, ThrottledError(HOUR), "a")
    assert lane._pace.chat_free_at(AT, lane._seconds()) > lane._seconds() + 3000


async def test_a_chat_that_is_not_known_gets_no_news_but_answers(database, platform, clock, lane):
    await tried(platform, database, clock, lane, ChatMissingError("no"), "a")
    now = lane._seconds()
    assert lane._pace.news_free_at(AT, now) > now + 500
    assert lane._pace.chat_free_at(AT, now) <= now


async def test_that_a_bot_is_to_be_silent_outlives_it(database, platform, clock, lane):
    await tried(platform, database, clock, lane, ThrottledError(HOUR), "a", "b")
    held = await database.transact(lambda s: ledger.held(s, "fake", clock()))
    assert held is not None


@pytest.mark.parametrize(
    ("fault", "state"), [(None, "sent"), (RefusedError("no"), "failed")], ids=["sent", "failed"]
)
async def test_what_landed_is_recorded_though_the_database_was_away(
    database, platform, clock, lane, fault, state
):
    await enter(database, platform, clock, "a")
    if fault:
        platform.faults["a"].append(fault)
    faults = [DatabaseError("the server is gone")] * 2

    def opened(door):
        async def run(work):
            if platform.tried and faults:
                raise faults.pop()
            return await door(work)

        return run

    lane._database = SimpleNamespace(
        transact=opened(database.transact), aside=opened(database.aside)
    )
    async with running(lane):
        await settled(database)
    assert await states(database) == [state]
    assert platform.tried == ["a"]
    assert faults == []
