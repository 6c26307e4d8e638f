"""Whatever Telegram, the disk or the clock does: nobody is lost, nobody gets it twice."""

import asyncio
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text

from bot import pace
from bot.errors import PlatformError
from bot.platforms import base
from bot.tables.counter import ChatRow, DeliveryRow
from bot.typed.times import Quiet
from tests.bot.desk import tell
from tests.bot.push_house import ADMIN, FIRST, Push
from tests.fakes.patience import patient

LONG = 10_072


@pytest.fixture
def make(database, telegram):
    return lambda chats, **more: Push(database, telegram, chats=chats, **more)


async def test_floods_in_a_row_lose_nobody(make, telegram):
    push = make(6)
    await push.furnish()
    telegram.flood(None, 1, times=36)  # six for each
    async with push.running():
        assert await push.settled() == {"sent": 6}
    assert push.got() == dict.fromkeys(push.ids, 1)
    push.limits_kept()


async def test_a_chat_told_to_wait_for_hours_delays_nobody_else(make, telegram):
    push = make(158)
    await push.furnish()
    telegram.flood(FIRST, LONG)
    async with push.running():
        began = datetime.now(UTC)
        assert await push.settled(still=1) == {"sent": 157, "pending": 1}
    assert push.got() == dict.fromkeys(push.ids, 1) | {FIRST: 0}
    push.limits_kept()
    held = await push.database.transact(
        lambda s: s.scalar(select(ChatRow.held_until).where(ChatRow.chat == str(FIRST)))
    )
    wait = timedelta(seconds=LONG)
    assert began + wait < held <= datetime.now(UTC) + wait


async def test_a_restart_does_not_forget_that_a_chat_asked_us_to_wait(make, telegram):
    push = make(3)
    await push.furnish()
    telegram.flood(FIRST, LONG)
    async with push.running():
        await push.settled(still=1)
    async with push.running() as house:
        await house.push_all()
        await asyncio.sleep(1.5)
    tried = [sent for sent in telegram.sends if sent.chat == FIRST]
    assert len(tried) == 1


async def test_two_chats_flooded_at_once_silence_the_bot_beyond_a_restart(
    make, telegram, monkeypatch
):
    monkeypatch.setattr(pace, "STORM", 60.0)  # seconds: at once, though the machine stands still
    push = make(20)
    await push.furnish()
    telegram.flood(FIRST, 4)
    telegram.flood(FIRST - 1, 4)
    async with push.running():
        await telegram.until(lambda: len(telegram.sends) >= 2)
        await asyncio.sleep(0.5)
    before = len(telegram.sends)
    async with push.running():
        assert await push.settled() == {"sent": 20}
    gap = telegram.sends[before].at - telegram.sends[before - 1].at
    assert gap > 2.5


@pytest.mark.parametrize(
    ("fault", "arrives"),
    [
        pytest.param(lambda t, c: t.reset("sendMessage", delivered=True, chat=c), 1, id="reset"),
        pytest.param(
            lambda t, c: t.reset("sendMessage", delivered=False, chat=c), 0, id="reset before"
        ),
        pytest.param(lambda t, c: t.garble("sendMessage", chat=c), 1, id="half of the JSON"),
        pytest.param(lambda t, c: t.truncate("sendMessage", chat=c), 1, id="half of the answer"),
        pytest.param(lambda t, c: t.refuse("sendMessage", 502, "Bad Gateway", chat=c), 0, id="502"),
        pytest.param(
            lambda t, c: t.garble(
                "sendMessage", b"<html>", status=504, content_type="text/html", chat=c
            ),
            1,
            id="a proxy's page",
        ),
    ],
)
async def test_an_unknown_outcome_is_shown_and_sent_again_only_when_an_admin_says_so(
    make, telegram, fault, arrives
):
    push = make(5)
    await push.furnish()
    fault(telegram, FIRST)
    async with push.running() as house:
        assert await push.settled() == {"sent": 4, "unknown": 1}
        assert push.got() == dict.fromkeys(push.ids, 1) | {FIRST: arrives}
        await house.tell()
        assert "chưa rõ" in push.told()
        shown = telegram.messages(ADMIN)[-1]
        telegram.press(ADMIN, ADMIN, shown.message_id, "/chuaro 1 gui")
        await telegram.until(lambda: len(telegram.messages(FIRST)) == arrives + 1)
        assert await push.settled() == {"sent": 5}
    assert await push.doubts() == 0
    push.limits_kept()


async def test_what_is_in_doubt_can_be_let_be(make, telegram):
    push = make(2)
    await push.furnish()
    telegram.reset("sendMessage", delivered=True, chat=FIRST)
    async with push.running() as house:
        await push.settled()
        await house.tell()
        telegram.press(ADMIN, ADMIN, telegram.messages(ADMIN)[-1].message_id, "/chuaro 1 thoi")
        async with asyncio.timeout(patient(10)):
            while await push.doubts():
                await asyncio.sleep(0.05)
    assert await push.states() == {"sent": 1, "unknown": 1}
    assert push.got() == dict.fromkeys(push.ids, 1)


async def test_nobody_but_an_admin_decides_what_is_in_doubt(make, telegram):
    push = make(2)
    await push.furnish()
    telegram.reset("sendMessage", delivered=True, chat=FIRST)
    async with push.running():
        await push.settled()
        telegram.set_member(FIRST, 501, "administrator")
        telegram.say(FIRST, 501, "/chuaro 1 gui")
        await telegram.until(lambda: "quản trị viên của bot" in telegram.messages(FIRST)[-1].text)
    assert await push.doubts() == 1


@pytest.mark.parametrize("announced", [True, False], ids=["announced", "by the error alone"])
async def test_a_group_that_becomes_a_supergroup_in_mid_push_keeps_all(make, telegram, announced):
    telegram.add_group(-5)
    push = make(30)
    push.ids.append(-5)
    await push.furnish(*(f"Tin {n}" for n in range(10)), sentences=("Câu dài " * 70 + ".",))
    async with push.running():
        await telegram.until(lambda: telegram.messages(-5), within=30)
        moved = telegram.migrate(-5, announced=announced)
        assert set(await push.settled(within=90)) == {"sent"}
    assert await push.chat(-5) is None
    chat = await push.chat(moved)
    assert chat.unit == "Đảng bộ Khối"
    texts = [sent.text for sent in (*telegram.messages(-5), *telegram.messages(moved))]
    other = [sent.text for sent in telegram.messages(FIRST)]
    assert texts == other


@pytest.mark.parametrize(
    ("trouble", "mend", "why"),
    [
        pytest.param(
            lambda t: t.kick_bot(FIRST), lambda t: t.bring_back_bot(FIRST), "kicked", id="kicked"
        ),
        pytest.param(
            lambda t: t.mute_bot(FIRST), lambda t: t.bring_back_bot(FIRST), "rights", id="muted"
        ),
    ],
)
async def test_a_chat_that_shuts_us_out_rests_and_comes_back_with_one_bulletin(
    make, telegram, trouble, mend, why
):
    push = make(4)
    await push.furnish("Tin của hôm qua")
    trouble(telegram)
    async with push.running() as house:
        await push.settled()
        async with asyncio.timeout(patient(10)):
            while (await push.chat(FIRST)).paused is None:
                await asyncio.sleep(0.05)
        await house.tell()
        assert "Tạm dừng gửi cho nhóm của “Đảng bộ Khối”" in push.told()
        mend(telegram)
        async with asyncio.timeout(patient(10)):
            while (await push.chat(FIRST)).paused is not None:
                await asyncio.sleep(0.05)
        await house.push_all()
        await telegram.until(lambda: telegram.messages(FIRST), within=10)
        await push.settled()
        await house.tell()
        assert "đã nhận tin trở lại" in push.told()
        assert push.told().count("Tạm dừng") == 1
    [message] = telegram.messages(FIRST)
    assert "Tin của hôm qua" in message.text


async def test_a_chat_that_is_not_found_gets_three_chances(make, telegram):
    push = make(2)
    await push.furnish()
    telegram.refuse("sendMessage", 400, "Bad Request: chat not found", chat=FIRST, times=3)

    async def next_chance():
        def work(session):
            session.execute(text("UPDATE deliveries SET next_at = '2000-01-01 00:00:00.000000'"))

        await push.database.transact(work)

    for tries in (1, 2, 3):
        await next_chance()
        async with push.running():
            await telegram.until(
                lambda tries=tries: sum(sent.chat == FIRST for sent in telegram.sends) >= tries
            )
            await asyncio.sleep(0.3)
        paused = (await push.chat(FIRST)).paused
        assert (paused is None) == (tries < 3)


async def test_a_topic_that_is_gone_is_forgotten_and_the_main_one_used(make, telegram):
    push = make(3)
    await push.furnish(thread="77")
    async with push.running():
        assert await push.settled() == {"sent": 3}
    for chat in push.ids:  # none of these groups has a topic 77
        assert (await push.chat(chat)).thread is None
        assert telegram.messages(chat)[0].thread is None


@pytest.mark.parametrize(
    "why",
    ["Bad Request: can't parse entities: unsupported", "Bad Request: message is too long"],
)
async def test_one_rejected_message_stops_nobody_and_is_reported_with_its_cause(
    make, telegram, why
):
    push = make(6)
    await push.furnish()
    telegram.refuse("sendMessage", 400, why, chat=FIRST)
    async with push.running() as house:
        assert await push.settled() == {"sent": 5, "failed": 1}
        await house.tell()
    assert why.split(": ", 1)[1] in push.told()
    assert (await push.chat(FIRST)).paused is None


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the fake's sockets
async def test_out_of_reach_nothing_is_in_doubt_and_all_is_sent_when_it_is_back(make, telegram):
    push = make(10)
    await push.furnish()
    async with push.running():
        await telegram.until(lambda: len(telegram.sends) >= 1)
        telegram.down()
        await asyncio.sleep(1)
        telegram.up()
        found = await push.settled(within=60)
    assert found.get("unknown", 0) <= 16
    assert found["sent"] + found.get("unknown", 0) == 10
    assert max(push.got().values()) == 1


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the fake's sockets
async def test_health_says_that_telegram_is_out_of_reach_and_that_it_is_back(
    make, telegram, monkeypatch
):
    push = make(3)
    telegram.down()
    await push.furnish()

    async def until_told(house, *, well):
        async with asyncio.timeout(patient(60)):
            while (told := await house.health())["ok"] is not well:
                await asyncio.sleep(0.1)
        return told

    async with push.running() as house:
        assert (await house.health())["ok"] is True, "a server may be slow when all starts"
        monkeypatch.setattr(base, "LOST", timedelta(seconds=1))
        told = await until_told(house, well=False)
        assert told["platforms"] == house.talks == {"telegram": False}
        await house.push()
        async with asyncio.timeout(patient(30)):  # what is just being tried is no backlog
            while (await house.health())["backlog"] != 3:
                await asyncio.sleep(0.05)
        telegram.up()
        assert (await until_told(house, well=True))["platforms"] == {"telegram": True}
        assert await push.settled() == {"sent": 3}


async def test_health_says_that_nobody_works_on_a_lane_any_more(make):
    push = make(1)
    await push.furnish()
    async with push.running() as house:
        assert (await house.health())["ok"] is True
        house._shifts._shifts["telegram"]._sending.cancel()  # as by a fault of ours
        async with asyncio.timeout(patient(10)):
            while not house.dead:
                await asyncio.sleep(0)
        assert house.talks == {"telegram": False}


async def test_a_refused_token_stops_the_lane_and_loses_nothing(make, telegram):
    push = make(10)
    await push.furnish()
    telegram.refuse("sendMessage", 401, "Unauthorized", times=1000)

    async def until_given_up():
        async with push.running() as house, asyncio.timeout(patient(10)):
            while house.lanes:
                await asyncio.sleep(0.05)

    with pytest.raises(PlatformError, match="token"):
        await until_given_up()
    assert set(await push.states()) == {"pending"}
    telegram.heal()
    async with push.running() as house:
        assert await push.settled() == {"sent": 10}
        await house.tell()
    assert "ngừng hoạt động" in push.told()


async def test_a_full_disk_stops_sending_and_nothing_is_lost_or_doubled(make, telegram):
    push = make(60)
    await push.furnish()
    pages = "PRAGMA max_page_count = "

    def limit(session, count):
        session.connection().exec_driver_sql(f"{pages}{count}")

    async with push.running():
        await telegram.until(lambda: len(telegram.sends) >= 5, within=20)
        # As many as there are: whatever needs one more is told that the disk is full.
        size = await push.database.transact(
            lambda s: s.connection().exec_driver_sql("PRAGMA page_count").scalar()
        )
        await push.database.transact(lambda s: limit(s, size))
        await asyncio.sleep(1)
        await push.database.transact(lambda s: limit(s, 2**30))
        assert await push.settled() == {"sent": 60}
    assert push.got() == dict.fromkeys(push.ids, 1)
    push.limits_kept()


async def test_a_database_kept_locked_by_another_program_only_delays(make, telegram, database_url):
    push = make(40)
    await push.furnish()
    async with push.running():
        await telegram.until(lambda: len(telegram.sends) >= 5, within=20)
        other = sqlite3.connect(
            database_url.removeprefix("sqlite:///"), timeout=patient(5), isolation_level=None
        )
        other.execute("BEGIN IMMEDIATE")
        await asyncio.sleep(2)
        other.execute("COMMIT")
        other.close()
        assert await push.settled() == {"sent": 40}
    assert push.got() == dict.fromkeys(push.ids, 1)
    push.limits_kept()


@pytest.mark.parametrize("jump", [timedelta(days=1), -timedelta(days=1)], ids=["on", "back"])
async def test_a_clock_that_jumps_in_mid_push_doubles_nothing_and_loses_no_news(
    make, telegram, clock, jump
):
    push = make(40, clock=clock)
    await push.furnish("Tin quan trọng")
    async with push.running() as house:
        await telegram.until(lambda: len(telegram.sends) >= 5, within=20)
        clock.on(jump)
        await push.settled()
        await house.push_all()
        await push.settled()
    assert push.got() == dict.fromkeys(push.ids, 1)


async def test_news_that_is_found_once_the_clock_is_set_right_is_told(make, telegram, clock):
    push = make(1, clock=clock)
    await push.furnish("Tin một")
    async with push.running() as house:
        assert await push.settled() == {"sent": 1}
        clock.on(-timedelta(hours=7))
        await house.inform()
        clock.on(timedelta(minutes=1))
        await tell(push.database, "Tin hai", now=clock.now)
        clock.on(timedelta(minutes=1))
        await house.push_all()
        assert await push.settled() == {"sent": 2}
    assert "Tin hai" in telegram.messages(push.ids[0])[-1].text


async def test_quiet_hours_are_silent_or_waited_for(make, telegram, clock):
    push = make(3, clock=clock)  # 08:00 in Vietnam
    await push.furnish()

    def quiet(session):
        for chat, how in ((FIRST, Quiet.SILENT), (FIRST - 1, Quiet.LATER)):
            row = session.scalar(select(ChatRow).where(ChatRow.chat == str(chat)))
            row.quiet_from, row.quiet_to, row.quiet_how = "07:00", "09:30", how

    await push.database.transact(quiet)
    async with push.running():
        assert await push.settled(still=1) == {"sent": 2, "pending": 1}
    silent = {call["chat_id"]: call.get("disable_notification") for call in calls(telegram)}
    assert silent == {str(FIRST): True, str(FIRST - 2): None}
    waiting = await push.database.transact(
        lambda s: s.scalar(select(DeliveryRow.next_at).where(DeliveryRow.state == "pending"))
    )
    assert waiting == datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
    clock.now = waiting
    async with push.running():
        assert await push.settled() == {"sent": 3}


def calls(telegram):
    return telegram.calls("sendMessage")
