"""Deliveries go out once, in order, at the pace; what fails is decided by its kind."""

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import select, update

from bot import policy, push
from bot.care import briefing
from bot.errors import (
    ChatGoneError,
    ChatMovedError,
    OutcomeUnknownError,
    RefusedError,
    ThrottledError,
    UnreachableError,
)
from bot.messages import ChatId, Message, plain
from bot.pace import CEILING
from bot.sending.lane import Lane
from bot.sending.verdict import LONGEST_BACK_OFF, back_off
from bot.stores import alarms, bulletins, erasure, ledger, reports, store
from bot.stores.ledger import Claimed
from bot.tables.counter import Act, DeliveryRow, Kind
from jobs.bulletin import Bulletin, Window
from jobs.errors import DatabaseError
from tests.bot.desk import ZONE, bind, tell
from tests.fakes.patience import patient
from tests.fakes.platform import ABILITIES, FakePlatform
from tests.fakes.telegram_world import busiest

pytestmark = pytest.mark.each_database

CHATS = [f"c{number}" for number in range(12)]


@pytest.fixture
def platform():
    return FakePlatform()


@pytest.fixture
def lane(platform, database, clock):
    return Lane(platform, database, clock=clock, zone=ZONE)


async def enter(database, platform, clock, *names, titles=("Tin một", "Tin hai")):
    chats = await bind(database, *names, now=clock())
    clock.on(timedelta(minutes=1))
    await tell(database, *titles, now=clock())
    clock.on(timedelta(minutes=1))
    abilities = {platform.name: platform.abilities}
    await push.push_now(database, chats, abilities, zone=ZONE, now=clock())
    return chats


async def states(database):
    rows = await database.transact(
        lambda s: s.execute(select(DeliveryRow.state, DeliveryRow.fault)).all()
    )
    return sorted(state for state, _ in rows)


@asynccontextmanager
async def running(lane):
    task = asyncio.create_task(lane.run())
    try:
        yield
    finally:
        lane.stop()
        await asyncio.wait_for(task, patient(10))


async def until(condition):
    async with asyncio.timeout(patient(10)):
        while not await condition():
            await asyncio.sleep(0.01)


async def settled(database):
    async def nothing_left():
        return not {"pending", "sending"} & set(await states(database))

    await until(nothing_left)


async def test_every_chat_gets_it_once(database, platform, lane, clock):
    await enter(database, platform, clock, *CHATS)
    async with running(lane):
        await settled(database)
    assert sorted(sent.chat for sent in platform.sent) == sorted(CHATS)
    assert set(await states(database)) == {"sent"}


async def test_sending_is_committed_before_the_call(database, platform, lane, clock):
    await enter(database, platform, clock, "c")
    platform.gate = asyncio.Event()
    async with running(lane):

        async def tried():
            return platform.tried

        await until(tried)
        assert await states(database) == ["sending"]
        platform.gate.set()
        await settled(database)


async def test_parts_of_a_chat_stay_in_order(database, clock):
    short = FakePlatform()
    chats = await bind(database, *CHATS[:3], now=clock())
    messages = [Message(plain(f"phần {number}")) for number in range(3)]

    def work(session):
        made = Bulletin(window=Window(since=clock(), until=clock()), sections=(), left_out=0)
        number = bulletins.add(session, made, platform="fake", topics=(), now=clock())
        bulletins.enter(session, number, messages, [chat.id for chat in chats], now=clock())

    await database.transact(work)
    lane = Lane(short, database, clock=clock, zone=ZONE)
    async with running(lane):
        await settled(database)
    for name in CHATS[:3]:
        got = [sent.text for sent in short.sent if sent.chat == name]
        assert got == ["phần 0", "phần 1", "phần 2"]


async def test_one_fault_of_each_kind(database, platform, lane, clock):
    names = ["gone", "refused", "unknown", "moved", "fine"]
    await enter(database, platform, clock, *names)
    platform.faults["gone"].append(ChatGoneError("kicked"))
    platform.faults["refused"].append(RefusedError("too long"))
    platform.faults["unknown"].append(OutcomeUnknownError("timeout"))
    platform.faults["moved"].append(ChatMovedError("moved-2"))
    async with running(lane):
        await settled(database)
    assert await states(database) == ["failed", "failed", "sent", "sent", "unknown"]
    assert sorted(sent.chat for sent in platform.sent) == ["fine", "moved-2"]
    chats = {c.at.id: c for c in await database.transact(store.chats)}
    assert chats["gone"].paused == "kicked"
    assert chats["refused"].paused is None
    assert "moved-2" in chats
    assert "moved" not in chats


@pytest.mark.parametrize("fault", [RefusedError, OutcomeUnknownError, ChatGoneError])
async def test_a_chat_erased_while_something_was_on_its_way_leaves_nothing_to_be_told(
    database, platform, lane, clock, caplog, fault
):
    [chat, _] = await enter(database, platform, clock, "c", "d")
    platform.gate = asyncio.Event()
    platform.faults["c"].append(fault("no"))
    async with running(lane):

        async def both_tried():
            return len(platform.tried) == 2

        await until(both_tried)
        await database.transact(lambda s: erasure.erase(s, chat.at))
        platform.gate.set()
        await settled(database)
    assert await states(database) == ["sent"]
    told = await database.transact(lambda s: briefing.replies(s, alarms.untold(s, clock()), ZONE))
    assert told == []
    assert "not recorded" not in caplog.text


async def test_unknown_is_never_resent(database, platform, lane, clock):
    await enter(database, platform, clock, "c")
    platform.faults["c"].append(OutcomeUnknownError("reset"))
    async with running(lane):
        await settled(database)
    clock.on(timedelta(hours=1))
    async with running(Lane(platform, database, clock=clock, zone=ZONE)):
        await asyncio.sleep(0.05)
    assert platform.tried == ["c"]
    doubts = await database.transact(reports.doubtful)
    assert [(each.chat.id, each.part) for each in doubts] == [("c", 1)]


@pytest.mark.parametrize(
    ("fault", "wait"),
    [
        pytest.param(ThrottledError(timedelta(seconds=10_072)), 10_072, id="told to wait long"),
        pytest.param(UnreachableError("refused"), 2, id="not reached"),
    ],
)
async def test_it_waits_as_told_and_others_do_not(database, platform, lane, clock, fault, wait):
    await enter(database, platform, clock, "bad", *CHATS)
    platform.faults["bad"].append(fault)
    async with running(lane):

        async def others_done():
            return (await states(database)).count("sent") == len(CHATS)

        await until(others_done)
    row = await database.transact(
        lambda s: s.scalar(select(DeliveryRow).where(DeliveryRow.state == "pending"))
    )
    assert row.next_at == clock() + timedelta(seconds=wait)
    clock.on(timedelta(seconds=wait))
    async with running(Lane(platform, database, clock=clock, zone=ZONE)):
        await settled(database)
    assert sorted(sent.chat for sent in platform.sent) == sorted(["bad", *CHATS])


async def test_what_was_being_sent_when_we_died_is_in_doubt(database, platform, clock):
    await enter(database, platform, clock, "c")
    due = await database.transact(lambda s: ledger.due(s, "fake", clock(), most=9))
    await database.transact(lambda s: ledger.claim(s, [due[0].id], clock(), zone=ZONE))
    assert await database.transact(lambda s: ledger.doubt(s, clock(), "fake")) == 1
    async with running(Lane(platform, database, clock=clock, zone=ZONE)):
        await asyncio.sleep(0.05)
    assert platform.tried == []
    assert await states(database) == ["unknown"]


async def test_old_news_expires_instead_of_being_sent(database, platform, lane, clock):
    await enter(database, platform, clock, "c")
    clock.on(policy.LASTS[Kind.BULLETIN] + timedelta(minutes=1))
    async with running(lane):
        await settled(database)
    assert platform.tried == []
    assert await states(database) == ["expired"]


async def test_stopping_lets_what_is_in_flight_land(database, platform, lane, clock):
    await enter(database, platform, clock, *CHATS)
    platform.gate = asyncio.Event()
    task = asyncio.create_task(lane.run())

    async def tried():
        return platform.tried

    await until(tried)
    lane.stop()
    in_flight = len(platform.tried)
    platform.gate.set()
    await asyncio.wait_for(task, patient(10))
    assert len(platform.sent) <= in_flight + 1
    assert "sending" not in await states(database)


async def test_an_answer_goes_before_bulletins(database, clock):
    slow = FakePlatform(abilities=_slow())
    lane = Lane(slow, database, clock=clock, zone=ZONE)
    await enter(database, slow, clock, *CHATS)
    async with running(lane):

        async def begun():
            return slow.sent

        await until(begun)
        await lane.answer(ChatId("fake", "asker"), [Message(plain("đây"))], thread=None)
        assert len(slow.sent) < len(CHATS)
        await settled(database)


async def test_a_chat_that_floods_us_with_commands_holds_up_nobody_else(database, clock):
    strict = FakePlatform(abilities=replace(ABILITIES, per_chat_minute=2))
    lane = Lane(strict, database, clock=clock, zone=ZONE)
    await enter(database, strict, clock, *CHATS)
    stranger, words = ChatId("fake", "stranger"), [Message(plain("đây"))]
    flood = [asyncio.create_task(lane.answer(stranger, words, thread=None)) for _ in range(30)]
    await asyncio.sleep(0)
    async with running(lane):
        await settled(database)
    assert {sent.chat for sent in strict.sent} == {"stranger", *CHATS}
    await asyncio.wait_for(asyncio.gather(*flood), patient(5))
    assert [sent.chat for sent in strict.sent].count("stranger") == 2


async def test_an_answer_is_tried_again_when_nobody_was_reached(platform, lane):
    platform.faults["c"].append(ThrottledError(timedelta(seconds=0.01)))
    asker, words = ChatId("fake", "c"), [Message(plain("đây"))]
    assert await lane.answer(asker, words, thread=None) == ["1"]
    assert [sent.text for sent in platform.sent] == ["đây"]
    platform.faults["c"].append(RefusedError("no"))
    assert await lane.answer(asker, words, thread=None) is None
    platform.faults["c"].append(OutcomeUnknownError("no answer"))  # it may have been read
    assert await lane.answer(asker, words, thread=None) is None
    assert len(platform.sent) == 1


@pytest.mark.parametrize("turns", range(5))
async def test_a_lane_that_is_cancelled_as_it_wakes_goes_on_no_more(platform, lane, turns):
    sleeping = asyncio.create_task(lane._sleep(60))
    for _ in range(3):
        await asyncio.sleep(0)
    lane.wake()
    for _ in range(turns):
        await asyncio.sleep(0)
    awake = sleeping.done()
    sleeping.cancel()
    await asyncio.wait({sleeping})
    assert awake or sleeping.cancelled()


def _slow():
    return replace(ABILITIES, per_second=20)


def test_back_off_doubles_up_to_a_bound():
    waits = [back_off(attempts) for attempts in range(1, 40)]
    assert waits == sorted(waits)
    assert waits[0] == timedelta(seconds=2)
    assert waits[-1] == LONGEST_BACK_OFF


async def test_many_different_messages_at_once_are_all_sent(database, platform, lane, clock):
    # More parts than a lane keeps in mind, in an order that makes it forget the ones it needs.
    chats = await bind(database, *(f"n{number}" for number in range(150)), now=clock())

    def work(session):
        made = Bulletin(window=Window(since=clock(), until=clock()), sections=(), left_out=0)
        for number, chat in enumerate(chats):
            one = bulletins.add(session, made, platform="fake", topics=(), now=clock())
            message = Message(plain(f"tin {number}"))
            bulletins.enter(session, one, [message], [chat.id], now=clock())
        again = bulletins.add(session, made, platform="fake", topics=(), now=clock())
        bulletins.enter(
            session, again, [Message(plain("chung"))], [c.id for c in chats], now=clock()
        )

    await database.transact(work)
    async with running(lane):
        await settled(database)
    assert set(await states(database)) == {"sent"}
    assert len(platform.sent) == 300


async def test_a_message_needed_in_a_batch_is_not_forgotten_for_another(lane):
    parts = {number: Message(plain(str(number))) for number in range(200)}
    lane._outgoing.keep(parts)

    def claimed(part):
        return Claimed(
            id=part, chat=ChatId("fake", str(part)), thread=None, part=part, act=Act.SEND,
            target="", attempts=1, silent=False, trouble=False,
        )  # fmt: skip

    lane._start([claimed(199), claimed(0)])
    assert {task.done() for task in lane._tasks} == {False}
    await asyncio.gather(*lane._tasks)
    assert sorted(sent.text for sent in lane.platform.sent) == ["0", "199"]


async def test_a_database_that_is_busy_at_the_start_only_delays(
    database, platform, lane, clock, caplog
):
    await enter(database, platform, clock, "c")
    transact, faults = database.transact, [DatabaseError("kept busy by another program")] * 2

    async def busy_at_first(work):
        if faults:
            raise faults.pop()
        return await transact(work)

    lane._database = SimpleNamespace(transact=busy_at_first, aside=busy_at_first)
    async with running(lane):
        await settled(database)
    assert [sent.chat for sent in platform.sent] == ["c"]
    assert "lane stumbled" in caplog.text


async def test_a_claim_whose_commit_was_not_confirmed_is_made_again_once(
    database, platform, lane, clock
):
    await enter(database, platform, clock, "a", "b")
    aside, lost = database.aside, []

    async def answer_lost_once(work):
        done = await aside(work)
        if not lost and isinstance(done, tuple) and done[0]:
            lost.append(done)
            raise DatabaseError("the server is gone")
        return done

    lane._database = SimpleNamespace(transact=database.transact, aside=answer_lost_once)
    async with running(lane):
        await settled(database)
    assert lost
    assert sorted(sent.chat for sent in platform.sent) == ["a", "b"]


async def test_what_somebody_else_claimed_meanwhile_is_left_to_him(database, platform, clock):
    await enter(database, platform, clock, "a")
    [due] = await database.transact(lambda s: ledger.due(s, platform.name, clock(), most=9))
    now = clock() + timedelta(seconds=1)
    await database.transact(lambda s: ledger.claim(s, [due.id], now, zone=ZONE))
    await database.transact(lambda s: ledger.unclaim(s, [due.id], clock()))
    assert await database.transact(lambda s: s.scalar(select(DeliveryRow.state))) == "sending"
    await database.transact(lambda s: ledger.unclaim(s, [due.id], now))
    assert await database.transact(lambda s: s.scalar(select(DeliveryRow.state))) == "pending"


async def test_what_was_claimed_by_a_machine_that_is_gone_holds_up_its_chat_no_longer(
    database, platform, lane, clock
):
    """Its claim was committed late, when the lane was ours already: nobody would ever send it."""
    [chat] = await enter(database, platform, clock, "a")
    lane._doubt_at = float("inf")

    def more(session):
        session.execute(update(DeliveryRow).values(state="sending"))
        number = bulletins.add_bare(session, Kind.NOTICE, platform="fake", now=clock())
        bulletins.enter(session, number, [Message(plain("sau"))], [chat.id], now=clock())

    async with running(lane):
        await settled(database)
        await database.transact(more)
        lane._doubt_at = 0.0  # a minute has passed
        lane.wake()
        await settled(database)
    assert await states(database) == ["sent", "unknown"]
    assert [sent.text for sent in platform.sent[1:]] == ["sau"]
    [told] = await database.transact(lambda s: alarms.untold(s, clock()))
    assert told.event is alarms.Event.UNKNOWN


async def test_what_is_on_its_way_is_not_in_doubt(database, platform, lane, clock):
    await enter(database, platform, clock, "a")
    platform.gate = asyncio.Event()
    async with running(lane):

        async def tried():
            return platform.tried

        await until(tried)
        lane._doubt_at = 0.0
        lane.wake()
        await asyncio.sleep(0.05)
        assert await states(database) == ["sending"]
        platform.gate.set()
        await settled(database)
    assert await states(database) == ["sent"]


async def test_stopping_records_what_landed_though_something_else_hangs(database, clock):
    platform = FakePlatform(abilities=replace(ABILITIES, per_second=25))
    lane = Lane(platform, database, clock=clock, zone=ZONE)
    await enter(database, platform, clock, "hung", "one", "two")
    hanging, send = asyncio.Event(), platform.send

    async def send_or_hang(chat, message, *, thread=None):
        if chat.id == "hung":
            await hanging.wait()
        return await send(chat, message, thread=thread)

    platform.send = send_or_hang
    task = asyncio.create_task(lane.run())

    async def landed():
        return len(platform.sent) == 2

    await until(landed)
    lane.stop()

    async def recorded():
        return await states(database) == ["sending", "sent", "sent"]

    await until(recorded)
    assert not task.done()
    hanging.set()
    await asyncio.wait_for(task, patient(10))


async def test_what_a_slow_database_kept_back_is_with_the_rest_no_more_than_a_second_bears(
    database, clock
):
    platform = FakePlatform(abilities=replace(ABILITIES, per_second=25))
    lane = Lane(platform, database, clock=clock, zone=ZONE)
    await enter(database, platform, clock, *(f"c{number}" for number in range(75)))
    gone, send, aside, now = [], platform.send, database.aside, 1000.0

    async def note(chat, message, *, thread=None):
        gone.append(now)
        return await send(chat, message, thread=thread)

    async def slow_at_first(work):
        nonlocal now
        done = await aside(work)
        now += 0.12 if now < 1001.2 else 0
        return done

    async def sleep(seconds):
        nonlocal now
        await asyncio.sleep(0)  # what was claimed goes first
        now += seconds

    lane._seconds, lane._sleep = lambda: now, sleep
    platform.send, database.aside = note, slow_at_first

    async def all_sent():
        return len(gone) == 75

    async with running(lane):
        await until(all_sent)
    assert busiest(gone, 1) <= CEILING
