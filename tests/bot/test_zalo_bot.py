"""A Zalo bot against the fake Zalo: what is sent, refused, polled, counted, and never written."""

import asyncio
import logging
import time
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.care import briefing
from bot.errors import (
    ChatGoneError,
    ChatMissingError,
    OutcomeUnknownError,
    PlatformError,
    RefusedError,
    SpentError,
    TokenRefusedError,
    UnreachableError,
)
from bot.messages import ChatId, Message, bold, italic, plain
from bot.platforms.webhooks import LOOK_EVERY
from bot.platforms.zalo_bot import ZaloBot
from bot.platforms.zalo_json import UNNAMED
from bot.platforms.zalo_polling import LEAST_POLL
from bot.quota import Quota
from bot.stores import alarms
from bot.stores.alarms import Event
from tests.bot.desk import ZONE
from tests.fakes.patience import patient
from tests.fakes.zalo_bot import BOT_NAME, FakeZalo

GROUP = ChatId("zalo", "zgr-1")
NEWS = Message(plain("Bản tin"))
ANSWER = Message(plain("Trả lời"), answer=True)


@pytest.fixture
async def bot(zalo):
    zalo.add_group("zgr-1")
    made = ZaloBot(token=zalo.token, api_url=zalo.url)
    yield made
    await made.close()


@asynccontextmanager
async def listening(bot, hear=None):
    heard = asyncio.Queue()
    task = asyncio.create_task(bot.listen(hear or heard.put))
    try:
        yield heard
    finally:
        task.cancel()
        await asyncio.wait([task])


async def test_text_and_styles_arrive_counted_in_utf16(zalo, bot):
    sent = await bot.send(GROUP, Message("😀 " + bold("Tin") + " " + italic("nhỏ")))
    [got] = zalo.messages("zgr-1")
    assert (got.text, got.message_id) == ("😀 Tin nhỏ", sent)
    assert list(got.styles) == [
        {"start": 3, "len": 3, "st": ["b"]},
        {"start": 7, "len": 3, "st": ["i"]},
    ]
    assert zalo.faults == []


async def test_an_ok_without_an_id_was_delivered(zalo, bot):
    zalo.garble("sendMessage", b'{"ok":true}')
    assert await bot.send(GROUP, NEWS) == UNNAMED


@pytest.mark.parametrize("plain_errors", [True, False], ids=["http 200", "own status"])
@pytest.mark.parametrize(
    ("code", "text", "kind"),
    [
        (400, "Bad request", RefusedError),
        (400, "Bad request: chat not found", ChatMissingError),
        (400, "Bot was kicked from the group", ChatGoneError),
        (401, "Unauthorized", TokenRefusedError),
        (403, "Internal server error", OutcomeUnknownError),
        (404, "Not found", ChatMissingError),
        (408, "Request timeout", OutcomeUnknownError),
        (426, "Upgrade required", SpentError),
        (429, "Quota exceeded", SpentError),
        (500, "Internal server error", OutcomeUnknownError),
        (999, "Something new", OutcomeUnknownError),
    ],
)
async def test_what_a_refusal_means(zalo, bot, code, text, kind, plain_errors):
    body = f'{{"ok":false,"error_code":{code},"description":"{text}"}}'.encode()
    status = 200 if plain_errors else min(code, 599)
    zalo.garble("sendMessage", body, status=status, delivered=False)
    with pytest.raises(kind) as caught:
        await bot.send(GROUP, NEWS)
    assert isinstance(caught.value, kind)


@pytest.mark.parametrize(
    ("status", "kind"),
    [(502, OutcomeUnknownError), (403, UnreachableError), (307, UnreachableError)],
)
async def test_a_page_of_what_stands_between(zalo, bot, status, kind):
    page = f"<html>no /bot{zalo.token}/</html>".encode()
    zalo.garble("sendMessage", page, status=status, content_type="text/html", delivered=False)
    with pytest.raises(kind) as caught:
        await bot.send(GROUP, NEWS)
    assert zalo.token not in str(caught.value)


async def test_a_connection_lost_on_the_way_is_in_doubt(zalo, bot):
    zalo.reset("sendMessage", delivered=True)
    with pytest.raises(OutcomeUnknownError):
        await bot.send(GROUP, NEWS)
    zalo.down()
    with pytest.raises(UnreachableError):
        await bot.send(GROUP, NEWS)


@pytest.mark.parametrize("plain_errors", [True, False], ids=["idle as 200", "idle as 408"])
async def test_an_idle_poll_is_no_fault(zalo, bot, plain_errors, caplog):
    zalo.plain_errors, zalo.longest_poll = plain_errors, 0.02
    async with listening(bot) as heard:
        await zalo.until(lambda: zalo.bot().polls >= 3)
        assert bot.lost_for == timedelta()
        zalo.say("zgr-1", "u1", "/tinmoi")
        assert (await asyncio.wait_for(heard.get(), patient(10))).text == "/tinmoi"
    assert "zalo out of reach" not in caplog.messages


async def test_a_server_that_holds_no_poll_is_not_flooded(zalo, bot):
    zalo.longest_poll = 0.0
    began = time.monotonic()
    async with listening(bot):
        await zalo.until(lambda: zalo.bot().polls >= 3)
        assert time.monotonic() - began > 1.5 * LEAST_POLL


async def test_one_chats_things_are_heard_in_order(zalo, bot):
    async with listening(bot) as heard:
        await zalo.polled()
        for number in range(4):
            zalo.say("zgr-1", "u1", f"tin {number}", named=number != 2)
        got = [(await asyncio.wait_for(heard.get(), patient(10))).text for _ in range(4)]
    assert got == [f"@{BOT_NAME} tin 0".removeprefix("@Bot "), *got[1:]]
    assert [text[-1] for text in got] == ["0", "1", "2", "3"]


async def test_what_was_polled_is_dealt_with_before_we_stop(zalo, bot):
    begun, done = asyncio.Event(), []

    async def hear(heard):
        begun.set()
        await asyncio.sleep(0.05)
        done.append(heard.text)

    async with listening(bot, hear):
        await zalo.polled()
        zalo.say("zgr-1", "u1", "/tinmoi")
        await asyncio.wait_for(begun.wait(), patient(10))
    assert done == ["/tinmoi"]


async def test_polling_outlives_an_outage(zalo, bot):
    zalo.down()
    async with listening(bot) as heard:
        await asyncio.sleep(0.1)
        zalo.up()
        await zalo.polled()
        zalo.say("zgr-1", "u1", "/tinmoi")
        assert (await asyncio.wait_for(heard.get(), patient(10))).text == "/tinmoi"


async def test_a_wrong_token_is_told_at_once(zalo):
    for token in ("145923:WRONG", "có dấu", "a/b"):
        bot = ZaloBot(token=token, api_url=zalo.url)
        with pytest.raises(PlatformError, match="ZALO_BOT_TOKEN") as caught:
            await bot.open()
        assert token not in str(caught.value)
        await bot.close()


async def test_a_token_refused_later_ends_the_listening(zalo, bot):
    zalo.longest_poll = 0.02
    listening = asyncio.create_task(bot.listen(print))
    await zalo.polled()
    zalo.garble("getUpdates", b'{"ok":false,"error_code":401}', times=9)
    with pytest.raises(PlatformError, match="ZALO_BOT_TOKEN"):
        await asyncio.wait_for(listening, patient(10))


async def test_polling_takes_no_webhook_away_by_itself(zalo, bot):
    zalo.bot().webhook = "https://example.org/hook"
    with pytest.raises(PlatformError, match="ZALO_TAKE_OVER"):
        await asyncio.wait_for(bot.listen(print), patient(10))
    assert zalo.bot().webhook == "https://example.org/hook"
    assert zalo.bot().polls == 0


@pytest.mark.parametrize(
    ("answer", "look_every"),
    [
        pytest.param(b'{"ok":false,"error_code":400}', LOOK_EVERY, id="Zalo refuses to be polled"),
        pytest.param(b'{"ok":false,"error_code":408}', timedelta(), id="nothing comes any more"),
    ],
)
async def test_whoever_makes_a_polled_bot_deaf_is_found_out(zalo, answer, look_every):
    """Another program that sets its webhook: members would meet silence, and all look well."""
    zalo.longest_poll = 0.02
    bot = ZaloBot(token=zalo.token, api_url=zalo.url, look_every=look_every)
    listening = asyncio.create_task(bot.listen(print))
    await zalo.polled()
    zalo.garble("getUpdates", answer, times=99)
    zalo.bot().webhook = "https://example.org/hook"
    with pytest.raises(PlatformError, match="ZALO_TAKE_OVER"):
        await asyncio.wait_for(listening, patient(10))
    await bot.close()


async def test_what_the_operator_changed_is_changed(zalo):
    told = {"token": zalo.token, "api_url": zalo.url, "public_url": "https://bantin.example.vn"}
    ours = ZaloBot(**told, posted=True)
    zalo.bot().webhook = ours.webhook.url
    polled = ZaloBot(**told)
    async with listening(polled):
        await zalo.polled()
        assert zalo.bot().webhook == ""
    zalo.bot().webhook = "https://example.org/hook"
    bold_one = ZaloBot(**told, take_over=True)
    async with listening(bold_one):
        await zalo.until(lambda: zalo.bot().polls > 1)
    for each in (ours, polled, bold_one):
        await each.close()


def quota(database, clock, limit):
    return Quota("zalo", limit, database, clock=clock, zone=ZONE)


@pytest.fixture
async def counted(zalo, database, clock):
    zalo.add_group("zgr-1")
    made = ZaloBot(token=zalo.token, api_url=zalo.url, quota=quota(database, clock, 100))
    yield made
    await made.close()


async def told_admins(database, clock):
    told = await database.transact(lambda s: alarms.untold(s, clock()))
    return [alarm for alarm in told if alarm.event is Event.QUOTA]


async def test_the_month_is_counted_and_its_rest_kept_for_answers(zalo, counted, database, clock):
    for _ in range(95):
        await counted.send(GROUP, NEWS)
    warned = await told_admins(database, clock)
    assert [alarm.about["used"] for alarm in warned] == ["80", "95"]
    with pytest.raises(SpentError) as caught:
        await counted.send(GROUP, NEWS)
    assert caught.value.reason == "kept"
    for _ in range(5):
        await counted.send(GROUP, ANSWER)
    with pytest.raises(SpentError) as caught:
        await counted.send(GROUP, ANSWER)
    assert caught.value.reason == "month"
    assert len(zalo.messages("zgr-1")) == 100
    clock.on(timedelta(days=9))  # December
    await counted.send(GROUP, NEWS)


async def test_each_month_is_warned_of_once(database, clock):
    """A month may be nearly spent on its twentieth, less than four weeks after the last one was."""
    counted = quota(database, clock, 10)
    for _ in range(8):
        await counted.take(answer=False)
    clock.on(timedelta(days=26))  # 19 December
    for _ in range(8):
        await counted.take(answer=False)
    await counted.give_back("2026-12")
    await counted.take(answer=False)
    told = await database.transact(lambda s: alarms.of_kinds(s, [Event.QUOTA]))
    assert [alarm.about["month"] for alarm in told] == ["2026-11", "2026-12"]


async def test_the_warning_is_told_in_plain_words(counted, database, clock):
    for _ in range(80):
        await counted.quota.take(answer=False)
    replies = await database.transact(
        lambda s: briefing.replies(s, alarms.untold(s, clock()), ZONE)
    )
    assert "zalo đã gửi 80/100 tin của tháng" in replies[0].content.text


async def test_the_month_begins_where_people_live(database, clock):
    clock.now = clock.now.replace(month=11, day=30, hour=17, minute=30)  # December there
    counted = quota(database, clock, 10)
    december = await counted.take(answer=True)
    clock.on(timedelta(hours=-1))
    assert await counted.used() == 0
    await counted.take(answer=True)
    await counted.give_back(december)
    assert await counted.used() == 1


async def test_what_certainly_did_not_arrive_is_given_back(zalo, counted):
    zalo.down()
    with pytest.raises(UnreachableError):
        await counted.send(GROUP, NEWS)
    zalo.up()
    assert await counted.quota.used() == 0
    zalo.reset("sendMessage", delivered=False)
    with pytest.raises(OutcomeUnknownError):
        await counted.send(GROUP, NEWS)
    assert await counted.quota.used() == 1


async def test_side_by_side_no_message_too_many_goes_out(zalo, counted):
    sending = (counted.send(GROUP, NEWS) for _ in range(130))
    done = await asyncio.gather(*sending, return_exceptions=True)
    assert sum(isinstance(each, SpentError) for each in done) == 35
    assert len(zalo.messages("zgr-1")) == 95


async def test_two_bots_count_for_themselves(zalo, counted, database, clock):
    other = Quota("zalo-2", 100, database, clock=clock, zone=ZONE)
    await counted.send(GROUP, NEWS)
    assert (await counted.quota.used(), await other.used()) == (1, 0)


async def test_check_tells_what_works(zalo, counted):
    await counted.send(GROUP, NEWS)
    works, line = await counted.state()
    assert works
    assert line == (
        "token works (bot bot.VDKyGxQvc), may join groups, polled, "
        "NO pictures without PUBLIC_URL, name learned anew after each start: set ZALO_BOT_NAME, "
        "1 of 100 messages this month"
    )
    zalo.bot().webhook = "https://example.org"
    works, line = await counted.state()
    assert not works
    assert "ANOTHER program's webhook" in line
    zalo.garble("getMe", b'{"ok":true,"result":{"id":"1","can_join_groups":false}}')
    assert "may NOT join groups" in (await counted.state())[1]
    zalo.down()
    works, line = await counted.state()
    assert (works, line.startswith("not reached")) == (False, True)


async def test_check_tells_of_a_month_that_is_spent(counted):
    for _ in range(100):
        await counted.quota.take(answer=True)
    works, line = await counted.state()
    assert (works, "100 of 100 messages" in line) == (False, True)


async def test_the_token_is_never_written(zalo, bot, caplog):
    caplog.set_level(logging.DEBUG)
    echo = f'{{"ok":false,"error_code":400,"description":"no {zalo.token}"}}'.encode()
    zalo.garble("sendMessage", echo, delivered=False)
    with pytest.raises(RefusedError) as caught:
        await bot.send(GROUP, NEWS)
    assert str(caught.value) == "no <token>"
    zalo.garble("getMe", echo)
    await bot.open()
    zalo.down()
    await bot.open()
    written = "\n".join(map(logging.Formatter().format, caplog.records)) + str(
        [vars(record) for record in caplog.records]
    )
    assert zalo.token not in written


def test_a_free_bot_carries_three_groups():
    fake = FakeZalo()
    for number in range(3):
        fake.add_group(f"zgr-{number}")
    with pytest.raises(AssertionError, match="three groups"):
        fake.add_group("zgr-9")
