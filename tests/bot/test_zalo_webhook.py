"""Zalo's webhook through our door into the inbox: proved, kept, heard once, never snatched."""

import asyncio
import json
import logging
from datetime import timedelta
from functools import partial

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import PlatformError
from bot.inbox import LARGEST, Inbox
from bot.platforms.zalo_bot import ZaloBot
from bot.web.door import door, hooks
from tests.bot.posted import PostedBot, health, kept
from tests.bot.test_zalo_payloads import malformed
from tests.fakes.patience import patient
from tests.fakes.zalo_bot import SECRET_HEADER

SECRET = "s3cret-s3cret"


class Bot(PostedBot):
    """A bot that Zalo posts to."""

    def __init__(self, zalo, database, clock, *, secret=SECRET, port=0, **more):
        make = partial(
            ZaloBot,
            token=zalo.token,
            api_url=zalo.url,
            posted=True,
            webhook_secret=secret,
            **more,
        )
        super().__init__(make, database, clock, port=port)

    async def post(self, body, secret=SECRET):
        async with httpx.AsyncClient(trust_env=False, timeout=patient(5)) as client:
            headers = {SECRET_HEADER: secret}
            return (
                await client.post(self.url + self.inbox.path, content=body, headers=headers)
            ).status_code


@pytest.fixture
def bot(zalo, database, clock):
    zalo.add_group("zgr-1")
    return Bot(zalo, database, clock)


async def until(condition):
    async with asyncio.timeout(patient(20)):
        while not condition():
            await asyncio.sleep(0.005)


@pytest.mark.parametrize("wrapped", [False, True], ids=["bare", "wrapped"])
async def test_what_is_posted_is_heard_once_in_order_and_leaves_no_words(
    zalo, bot, database_url, wrapped
):
    zalo.wrapped = wrapped
    async with bot.open():
        await zalo.until(lambda: zalo.bot().webhook)
        said = []
        for word in ("/mot", "/hai", "/ba"):
            said.append(zalo.say("zgr-1", "u1", word))
            await zalo.until(lambda: len(zalo.told) == len(said))
        assert [(await bot.hear()).text for _ in range(3)] == ["/mot", "/hai", "/ba"]
        for update in said:
            assert await bot.post(json.dumps({"ok": True, "result": update})) == 200
        await until(lambda: kept(database_url) == [("", "")] * 3)
        assert bot.heard.empty()
    assert bot.inbox.counts == {"repeated": 3, "refused": 0}
    assert set(zalo.told) == {200}


async def test_it_is_kept_before_zalo_is_told_so(zalo, bot, database_url):
    release = asyncio.Event()

    async def hear(_):
        await release.wait()

    async with bot.open(hear):
        await zalo.until(lambda: zalo.bot().webhook)
        zalo.say("zgr-1", "u1", "/tinmoi")
        await zalo.until(lambda: zalo.told == [200])
        [(body, chat)] = kept(database_url)
        assert ("/tinmoi" in body, chat) == (True, "zgr-1")
        release.set()
        await until(lambda: kept(database_url) == [("", "")])


async def test_wrong_oversized_and_empty_posts_change_nothing(zalo, bot, database_url):
    update = json.dumps({"event_name": "message.text.received", "message": {}})
    async with bot.open():
        assert await bot.post(update, "wrong") == 403
        assert await bot.post(update, "") == 403
        assert await bot.post("x" * (LARGEST + 1)) == 413
        assert await bot.post("") == 200
        assert await bot.post("", "") == 200
        assert await bot.post("{") == 400
    assert kept(database_url) == []
    assert bot.platform.webhook.counts["forged"] == 2
    assert bot.inbox.counts == {"refused": 3, "too large": 1}
    assert bot.inbox.tally()["forged"] == 2
    assert bot.heard.empty()


async def test_a_secret_that_leaked_is_worth_nothing_once_the_operator_has_changed_it(
    zalo, bot, database, clock, database_url
):
    update = json.dumps(zalo.say("zgr-1", "u1", "/huydangky"))
    async with bot.open():
        await zalo.until(lambda: zalo.bot().secret == SECRET)
    after = Bot(zalo, database, clock, port=bot.port, secret="an0ther-s3cret")
    async with after.open():
        await zalo.until(lambda: zalo.bot().secret == "an0ther-s3cret")
        assert await after.post(update, SECRET) == 403
        assert await after.post(update, "an0ther-s3cret") == 200
    assert after.platform.webhook.counts["forged"] == 1
    assert len(kept(database_url)) == 1


async def test_zalos_own_probe_is_welcomed(zalo, bot, caplog):
    async with bot.open():
        await zalo.until(lambda: zalo.calls("setWebhook"))
        await asyncio.sleep(0)
    assert bot.platform.webhook.counts["probe"] == 1
    assert "zalo cannot post to us" not in caplog.messages


async def test_a_door_that_zalo_cannot_reach_is_told_and_the_webhook_stays(zalo, caplog):
    bot = ZaloBot(token=zalo.token, api_url=zalo.url, posted=True, public_url="http://127.0.0.1:9")
    listening = asyncio.create_task(bot.listen(print))
    await until(lambda: "zalo cannot post to us" in caplog.messages)
    assert zalo.bot().webhook == bot.webhook.url
    logged = "\n".join(map(logging.Formatter().format, caplog.records)) + str(
        [vars(record) for record in caplog.records]
    )
    assert bot.webhook.path not in logged
    listening.cancel()
    await asyncio.wait([listening])
    await bot.close()


async def test_another_programs_webhook_is_left_alone(zalo, bot):
    zalo.bot().webhook = "https://example.org/hook"
    async with bot.open():
        with pytest.raises(PlatformError, match="ZALO_TAKE_OVER"):
            await asyncio.wait_for(bot.listening, patient(5))
    assert zalo.bot().webhook == "https://example.org/hook"


async def test_our_own_webhook_of_the_last_start_is_no_other_programs(zalo, bot):
    zalo.bot().webhook = bot.platform.webhook.url
    async with bot.open():
        await bot.post(json.dumps(zalo.say("zgr-1", "u1", "/mot")))
        assert (await bot.hear()).text == "/mot"
        assert not bot.listening.done()


async def test_a_photo_without_a_word_is_heard(zalo, bot):
    zalo.add_private("u1")
    async with bot.open():
        await zalo.until(lambda: zalo.bot().webhook)
        zalo.show("u1", "u1", "https://f1.photo.zdn.vn/a.jpg")
        assert (await bot.hear()).photo == "https://f1.photo.zdn.vn/a.jpg"


async def test_whoever_is_posted_to_finds_out_that_zalo_is_away(zalo, database, clock):
    bot = Bot(zalo, database, clock, look_every=timedelta(seconds=0.05))
    async with bot.open():
        await zalo.until(lambda: zalo.bot().webhook)
        zalo.down()
        async with asyncio.timeout(patient(20)):
            while bot.platform.lost_for < timedelta(seconds=1):
                await asyncio.sleep(0.1)


@pytest.mark.parametrize("by", ["https://example.org/hook", ""], ids=["posted to", "polled"])
async def test_who_is_supplanted_steps_back(zalo, database, clock, by):
    bot = Bot(zalo, database, clock, look_every=timedelta(seconds=0.05))
    async with bot.open():
        await zalo.until(lambda: zalo.bot().webhook)
        zalo.bot().webhook = by
        with pytest.raises(PlatformError, match="taken away"):
            await asyncio.wait_for(bot.listening, patient(5))


async def test_a_webhook_that_is_not_found_for_a_moment_is_still_ours(zalo, database, clock):
    bot = Bot(zalo, database, clock, look_every=timedelta(seconds=0.02))
    async with bot.open():
        await zalo.until(lambda: zalo.bot().webhook)
        for _ in range(3):
            seen = len(zalo.calls("getWebhookInfo"))
            zalo.refuse("getWebhookInfo", 404, "Not found")
            await zalo.until(lambda seen=seen: len(zalo.calls("getWebhookInfo")) > seen + 2)
        assert not bot.listening.done()


async def test_posted_or_polled_never_both(zalo, bot):
    async with bot.open():
        await zalo.until(lambda: zalo.bot().webhook)
        zalo.say("zgr-1", "u1", "/tinmoi")
        await bot.hear()
    assert zalo.calls("getUpdates") == []


@given(
    told=malformed().map(lambda told: json.dumps(told).encode()) | st.binary(max_size=80),
    secret=st.sampled_from([SECRET, "", "wrong"]),
)
@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
async def test_whatever_knocks_the_door_answers(zalo, database, clock, told, secret):
    platform = ZaloBot(
        token=zalo.token,
        api_url=zalo.url,
        posted=True,
        public_url="https://a.vn",
        webhook_secret=SECRET,
    )
    inbox = Inbox("zalo", platform.webhook, database, clock=clock)
    app = door(preview=None, health=health, extra=hooks([inbox]))
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=True)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        answer = await client.post(inbox.path, content=told, headers={SECRET_HEADER: secret})
    proved = {200, 400} if secret == SECRET else {403, 200} if not told.strip() else {403}
    assert answer.status_code in proved
    await platform.close()
