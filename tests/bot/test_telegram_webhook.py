"""Telegram's webhook through our door into the inbox: proved, kept, in order, heard once."""

import asyncio
import logging
from contextlib import suppress
from datetime import timedelta
from functools import partial

import httpx
import pytest

from bot.care import tidying
from bot.errors import OutcomeUnknownError, PlatformError
from bot.inbox import LARGEST, MOST_TRIES, MOST_WAITING
from bot.messages import Choice, Message, plain
from bot.platforms.telegram import Telegram
from bot.settings import Settings
from bot.stores import inbox_store
from jobs.database import Database
from tests.bot.posted import PostedBot, kept
from tests.bot.test_telegram import GROUP, chat
from tests.fakes.patience import patient

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


def posted_to(telegram, database, clock, **more):
    """Return a bot that Telegram posts to."""
    make = partial(
        Telegram,
        token=telegram.token,
        api_url=telegram.url,
        posted=True,
        webhook_secret="s3cret",
        **more,
    )
    return PostedBot(make, database, clock)


@pytest.fixture
def bot(telegram, database, clock):
    return posted_to(telegram, database, clock)


async def until(condition):
    async with asyncio.timeout(patient(20)):
        while not condition():
            await asyncio.sleep(0.005)


async def test_what_is_posted_is_heard_once_in_order_and_leaves_no_words(
    telegram, bot, database_url
):
    telegram.add_private(7)
    telegram.postman.twice = True
    async with bot.open():
        for word in ("một", "hai", "ba"):
            telegram.say(7, 7, word)
        assert [(await bot.hear()).text for _ in range(3)] == ["một", "hai", "ba"]
        await telegram.until(lambda: telegram.pending == 0)
        await until(lambda: kept(database_url) == [("", "")] * 3)
        assert len(telegram.postman.told) == 6
        assert bot.heard.empty()


async def test_a_press_is_answered_and_heard(telegram, bot):
    telegram.add_group(GROUP)
    async with bot.open():
        choices = ((Choice("Xem", "/tinmoi"),),)
        sent = await bot.platform.send(chat(), Message(plain("Chọn"), choices))
        query = telegram.press(GROUP, 3, int(sent), "/tinmoi")
        assert (await bot.hear()).text == "/tinmoi"
        await telegram.until(lambda: telegram.answered == [query])


async def test_what_was_said_before_the_webhook_was_set_comes_too(telegram, bot):
    telegram.add_private(7)
    telegram.say(7, 7, "sớm")
    async with bot.open():
        assert (await bot.hear()).text == "sớm"


async def test_half_a_pair_of_surrogates_is_heard_posted_or_polled(bot):
    """What is refused, Telegram posts again and again."""
    half = UPDATE.replace(b'"x"', b'"a\\ud83d"')
    async with bot.open(), httpx.AsyncClient() as client:
        headers = {SECRET_HEADER: "s3cret"}
        answer = await client.post(bot.url + bot.inbox.path, headers=headers, content=half)
        assert answer.status_code == 200
        assert (await bot.hear()).text == "a?"


UPDATE = b'{"update_id":1,"message":{"chat":{"id":7,"type":"private"},"from":{"id":7},"text":"x"}}'


@pytest.mark.parametrize(
    ("method", "path", "secret", "body", "status"),
    [
        pytest.param("POST", None, None, UPDATE, 403, id="no secret"),
        pytest.param("POST", None, "s3cret2", UPDATE, 403, id="wrong secret"),
        pytest.param("POST", None, "sécret".encode(), UPDATE, 403, id="no ASCII secret"),
        pytest.param("POST", None, "s3cret", b"{", 400, id="half JSON"),
        pytest.param("POST", None, "s3cret", b"", 400, id="nothing"),
        pytest.param("POST", None, "s3cret", b"[1]", 400, id="no object"),
        pytest.param("POST", None, "s3cret", b'{"message":{}}', 400, id="no number"),
        pytest.param(
            "POST", None, "s3cret", b'{"update_id":1,"message":{"chat":7}}', 400, id="chat"
        ),
        pytest.param("POST", None, "s3cret", b'{"update_id":1,"x":"\xff"}', 400, id="no UTF-8"),
        pytest.param("POST", None, "s3cret", b"[" * 100_000, 400, id="deep"),
        pytest.param("POST", None, "s3cret", b"x" * (LARGEST + 1), 413, id="too large"),
        pytest.param("POST", "/telegram/guess", "s3cret", UPDATE, 404, id="a guess"),
        pytest.param("GET", None, "s3cret", b"", 405, id="another method"),
    ],
)
async def test_what_is_not_telegrams_is_turned_away_and_not_kept(
    bot, database_url, method, path, secret, body, status
):
    async with bot.open(), httpx.AsyncClient(timeout=patient(5)) as client:
        headers = {SECRET_HEADER: secret} if secret else {}
        answer = await client.request(
            method, bot.url + (path or bot.inbox.path), headers=headers, content=body
        )
        assert (answer.status_code, kept(database_url)) == (status, [])


async def test_a_body_of_untold_length_is_cut_off(bot, database_url):
    async def endless():
        for _ in range(20):
            yield b"x" * 2**17

    async with bot.open(), httpx.AsyncClient(timeout=patient(5)) as client:
        answer = await client.post(
            bot.url + bot.inbox.path, headers={SECRET_HEADER: "s3cret"}, content=endless()
        )
        assert (answer.status_code, kept(database_url)) == (413, [])


async def test_what_a_crash_interrupts_is_heard_at_the_next_start(telegram, database, clock):
    telegram.add_private(7)
    begun = asyncio.Event()

    async def never_done(_):
        begun.set()
        await asyncio.Event().wait()

    first, second = (
        posted_to(telegram, database, clock),
        posted_to(telegram, database, clock, take_over=True),
    )
    async with first.open(never_done):
        telegram.say(7, 7, "/dangky MA")
        telegram.say(7, 7, "/tinmoi")
        await asyncio.wait_for(begun.wait(), patient(5))
        await telegram.until(lambda: telegram.pending == 0)
    async with second.open():
        assert [(await second.hear()).text for _ in range(2)] == ["/dangky MA", "/tinmoi"]


async def test_what_kills_us_each_time_is_given_up(telegram, database, clock, database_url):
    telegram.add_private(7)
    telegram.say(7, 7, "poison")
    begun = []

    async def deadly(_):
        begun.append(1)
        raise MemoryError

    for _ in range(MOST_TRIES + 1):
        bot = posted_to(telegram, database, clock, take_over=True)
        async with bot.open(deadly):
            await until(lambda bot=bot: bot.listening.done() or kept(database_url) == [("", "")])
            with suppress(MemoryError):
                if bot.listening.done():
                    await bot.listening
            bot.listening = asyncio.create_task(asyncio.sleep(0))
    assert len(begun) == MOST_TRIES
    assert kept(database_url) == [("", "")]


async def test_a_slow_chat_delays_no_other_and_a_flood_is_capped(telegram, bot, database_url):
    telegram.add_private(7)
    telegram.add_private(8)
    gate, heard = asyncio.Event(), []

    async def hear(what):
        if what.chat == chat(7):
            await gate.wait()
        heard.append(what.text)

    async with bot.open(hear):
        for number in range(MOST_WAITING + 10):
            telegram.say(7, 7, str(number))
        telegram.say(8, 8, "quick")
        await until(lambda: heard == ["quick"])
        await telegram.until(lambda: telegram.pending == 0)
        gate.set()
        await until(lambda: all(row == ("", "") for row in kept(database_url)))
        assert heard[1:] == [str(number) for number in range(MOST_WAITING)]


async def test_nothing_is_confirmed_that_could_not_be_kept(telegram, clock, tmp_path):
    broken = Database(f"sqlite:///{tmp_path}/nowhere/x.db")
    bot = posted_to(telegram, broken, clock)
    headers = {"x-telegram-bot-api-secret-token": "s3cret"}
    assert await bot.inbox.receive(headers, UPDATE) == 503
    await bot.platform.close()
    await broken.close()


async def test_what_comes_while_the_rest_is_read_is_heard_once(bot, database_url, caplog):
    headers = {"x-telegram-bot-api-secret-token": "s3cret"}
    heard = asyncio.Queue()
    await bot.platform.open()
    # Kept before the rest is read, told of afterwards: two roads lead to it.
    receiving = asyncio.create_task(bot.inbox.receive(headers, UPDATE))
    working = asyncio.create_task(bot.inbox.work(heard.put))
    assert await receiving == 200
    await asyncio.wait_for(heard.get(), patient(5))
    await until(lambda: kept(database_url) == [("", "")])
    await bot.inbox.receive(headers, UPDATE.replace(b'"update_id":1', b'"update_id":2'))
    await asyncio.wait_for(heard.get(), patient(5))
    working.cancel()
    await asyncio.wait([working])
    assert heard.empty()
    assert "Exception" not in caplog.text
    await bot.platform.close()


async def test_keys_are_forgotten_after_two_days(bot, clock, database, database_url):
    headers = {"x-telegram-bot-api-secret-token": "s3cret"}
    async with bot.open():
        assert await bot.inbox.receive(headers, UPDATE) == 200
        await until(lambda: kept(database_url) == [("", "")])
        clock.on(timedelta(days=1))
        await database.transact(lambda s: inbox_store.tidy(s, clock()))
        assert len(kept(database_url)) == 1
        clock.on(timedelta(days=2))
        await database.transact(lambda s: inbox_store.tidy(s, clock()))
        assert kept(database_url) == []


async def test_words_that_nobody_deals_with_any_more_are_erased(bot, clock, database, database_url):
    headers = {"x-telegram-bot-api-secret-token": "s3cret"}
    assert await bot.inbox.receive(headers, UPDATE) == 200
    assert kept(database_url) != [("", "")]
    clock.on(timedelta(days=3))
    await tidying.tidy(database, clock(), Settings(_env_file=None))
    assert kept(database_url) == []


async def test_another_programs_webhook_is_left_alone(telegram, bot):
    telegram.world.webhook = "https://example.org/hook"
    async with bot.open():
        with pytest.raises(PlatformError, match="TELEGRAM_TAKE_OVER"):
            await asyncio.wait_for(bot.listening, patient(5))
    assert telegram.world.webhook == "https://example.org/hook"


async def test_our_own_webhook_of_the_last_start_is_no_other_programs(telegram, bot):
    telegram.add_private(7)
    telegram.world.webhook = bot.platform.webhook.url
    async with bot.open():
        telegram.say(7, 7, "lại là tôi")
        assert (await bot.hear()).text == "lại là tôi"


async def test_who_is_supplanted_steps_back(telegram, database, clock):
    bot = posted_to(telegram, database, clock, look_every=timedelta(seconds=0.05))
    async with bot.open():
        await telegram.until(lambda: telegram.world.webhook)
        telegram.world.webhook = "https://example.org/hook"
        with pytest.raises(PlatformError, match="taken away"):
            await asyncio.wait_for(bot.listening, patient(5))


async def test_whoever_is_posted_to_finds_out_that_telegram_is_away(telegram, database, clock):
    bot = posted_to(telegram, database, clock, look_every=timedelta(seconds=0.05))
    async with bot.open():
        await telegram.until(lambda: telegram.world.webhook)
        telegram.down()
        async with asyncio.timeout(patient(20)):
            while bot.platform.lost_for < timedelta(seconds=1):
                await asyncio.sleep(0.1)


async def test_an_address_that_telegram_will_not_have_is_told(telegram, bot):
    telegram.refuse("setWebhook", 400, "Bad Request: bad webhook: IP address is reserved")
    async with bot.open():
        with pytest.raises(PlatformError, match=r"PUBLIC_URL.*reserved"):
            await asyncio.wait_for(bot.listening, patient(5))


async def test_an_outage_at_start_is_outlived(telegram, bot):
    telegram.add_private(7)
    telegram.down()
    async with bot.open():
        telegram.up()
        telegram.say(7, 7, "tin")
        assert (await bot.hear()).text == "tin"


async def test_what_telegram_says_of_a_door_it_cannot_reach_is_logged(
    telegram, database, clock, caplog
):
    bot = posted_to(telegram, database, clock, look_every=timedelta(seconds=0.05))
    telegram.world.webhook_error = "SSL error on " + bot.inbox.path
    telegram.world.webhook_failed_at = 1
    async with bot.open():
        await until(lambda: len(telegram.calls("getWebhookInfo")) > 4)
    logged = "\n".join(map(logging.Formatter().format, caplog.records))
    assert bot.inbox.path not in logged + str([vars(record) for record in caplog.records])
    assert caplog.messages.count("telegram cannot post to us") == 1


def test_path_and_secret_stay_the_same_and_are_of_one_token_only():
    made = [
        Telegram(token=t, posted=True, public_url="https://a.vn") for t in ("1:a", "1:a", "1:b")
    ]
    paths = [platform.webhook.path for platform in made]
    assert paths[0] == paths[1] != paths[2]
    assert len(paths[0]) > 40
    # Proxies write paths into their logs: whoever reads them cannot post.
    shown = {SECRET_HEADER.lower(): paths[0].rpartition("/")[2]}
    assert made[0].webhook.accept(shown, UPDATE) == 403


async def test_neither_token_nor_secret_nor_path_is_ever_logged(telegram, bot, caplog):
    caplog.set_level(logging.DEBUG)
    telegram.add_private(7)
    telegram.refuse("setWebhook", 500, f"Internal Error at /bot{telegram.token}/setWebhook")
    telegram.world.queue("message", {"message_id": 1, "chat": {"id": 7, "type": "private"}})
    async with bot.open(), httpx.AsyncClient(timeout=patient(5)) as client:
        await client.post(bot.url + bot.inbox.path, headers={SECRET_HEADER: "wrong"})
        telegram.say(7, 7, "lời của đồng chí")
        assert (await bot.hear()).text == "lời của đồng chí"
        telegram.garble("sendMessage", f"no /bot{telegram.token}/ here".encode(), status=502)
        with pytest.raises(OutcomeUnknownError):
            await bot.platform.send(chat(7), Message(plain("tin")))
    theirs = ("httpx", "httpcore")  # the fake's own client
    records = [record for record in caplog.records if not record.name.startswith(theirs)]
    assert records
    written = "\n".join(map(logging.Formatter().format, records)) + str(list(map(vars, records)))
    hidden = (telegram.token.partition(":")[2], "s3cret", bot.inbox.path, "lời của đồng chí")
    assert [each for each in hidden if each in written] == []
