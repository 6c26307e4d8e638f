"""What the Telegram platform hears, and how it outlives outages, rivals and crashes."""

import asyncio
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

import pytest

from bot.errors import PlatformError, RefusedError, ThrottledError
from bot.messages import (
    Back,
    ChatKind,
    Choice,
    Gone,
    Incoming,
    InlineQuery,
    Message,
    Moved,
    Proposal,
    link,
    plain,
)
from bot.platforms.base import Menu, MenuItem
from bot.platforms.telegram import Telegram
from bot.platforms.telegram_errors import Rivalry
from bot.platforms.telegram_json import own_words
from bot.platforms.telegram_polling import pause
from tests.bot.test_telegram import GROUP, NEWS, OTHER, chat, opened
from tests.bot.test_telegram import platform as platform  # noqa: PLC0414 - the fixture
from tests.fakes.patience import patient, skip
from tests.fakes.telegram import telegram as telegram  # noqa: PLC0414 - the fixture


@asynccontextmanager
async def listening(platform):
    """Listen meanwhile; gives a function that returns the next thing heard."""
    heard = asyncio.Queue()
    task = asyncio.create_task(platform.listen(heard.put))
    try:
        yield lambda: asyncio.wait_for(heard.get(), patient(5))
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def test_a_press_is_heard_as_its_command_and_answered(telegram, platform):
    telegram.add_group(GROUP)
    choices = ((Choice("Kinh tế", "/chude +kinh_te"),),)
    message_id = await platform.send(chat(), Message(plain("Chọn"), choices))
    async with listening(platform) as heard:
        query = telegram.press(GROUP, 3, int(message_id), "/chude +kinh_te")
        assert await heard() == Incoming(
            chat=chat(),
            kind=ChatKind.GROUP,
            sender="3",
            text="/chude +kinh_te",
            addressed=True,
            pressed=message_id,
        )
        await telegram.until(lambda: telegram.answered == [query])


async def test_what_people_write_is_heard(telegram, platform):
    telegram.add_supergroup(GROUP, forum=True, topics=(5,), bot="administrator")
    telegram.add_private(7)
    own = await platform.send(chat(), NEWS)
    async with listening(platform) as heard:
        telegram.say(GROUP, 3, "@Bantin_Test_Bot, có gì mới?", thread=5)
        first = await heard()
        assert (first.text, first.addressed, first.thread) == ("có gì mới?", True, "5")
        telegram.say(GROUP, 3, "talk among members")
        assert (await heard()).addressed is False
        telegram.say(GROUP, 3, "vâng", reply_to=int(own))
        reply = await heard()
        assert (reply.replied, reply.addressed) == (own, True)
        telegram.say(GROUP, 3, "/start@another_bot")
        telegram.say(GROUP, 3, "/start", is_bot=True)
        telegram.say(GROUP, 3, "/start", sender_chat={"id": -1007, "type": "channel"})
        telegram.say(GROUP, 3, "/bantin", anonymous=True)
        admin = await heard()
        assert (admin.sender, admin.anonymous, admin.text) == (str(GROUP), True, "/bantin")
        telegram.say(7, 7, "/start invitation")
        private = await heard()
        assert (private.kind, private.text) == (ChatKind.PRIVATE, "/start invitation")
        assert (private.sender, private.addressed, private.anonymous) == ("7", True, False)


async def test_whose_words_are_heard_is_told(telegram, platform):
    telegram.add_private(7)
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "Somebody"}
    async with listening(platform) as heard:
        telegram.say(7, 7, "/quyen", forward_origin=origin)
        telegram.say(7, 7, "/quyen", via_bot={"id": 9, "is_bot": True, "first_name": "Other"})
        telegram.say(7, 7, "/quyen")
        assert [(await heard()).forwarded, (await heard()).forwarded] == [True, False]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("/start", ("/start", False), id="command"),
        pytest.param("/start@Our_Bot  MA", ("/start  MA", True), id="command for us"),
        pytest.param("/start@our_bot2 MA", None, id="command for another"),
        pytest.param("/đăngký@our_bot MÃ", ("/đăngký MÃ", True), id="command with tone marks"),
        pytest.param("@our_bot /start", ("/start", True), id="mention before"),
        pytest.param("@our_bot", ("", True), id="mention alone"),
        pytest.param("chào @our_bot nhé", ("chào @our_bot nhé", True), id="mention within"),
        pytest.param("@our_botany", ("@our_botany", False), id="a longer name"),
        pytest.param("a@our_bot", ("a@our_bot", False), id="an address"),
        pytest.param("", None, id="a photo"),
    ],
)
def test_own_words(text, words):
    assert own_words(text, "our_bot") == words


async def test_membership_and_moves_are_heard(telegram, platform):
    telegram.add_group(GROUP)
    telegram.add_supergroup(OTHER)
    async with listening(platform) as heard:
        telegram.kick_bot(OTHER)
        assert await heard() == Gone(chat=chat(OTHER))
        telegram.bring_back_bot(OTHER)
        assert await heard() == Back(chat=chat(OTHER), kind=ChatKind.GROUP)
        telegram.mute_bot(OTHER)
        assert await heard() == Gone(chat=chat(OTHER), closed=True)
        new = telegram.migrate(GROUP)
        assert [await heard(), await heard()] == [Moved(chat=chat(), to=str(new))] * 2


async def test_what_is_not_for_us_is_confirmed_too(telegram, platform):
    telegram.add_group(GROUP, bot="administrator")
    telegram.say(GROUP, 3, "/start@another_bot")
    async with listening(platform):
        await telegram.until(lambda: telegram.pending == 0)


async def test_what_was_heard_is_confirmed_at_the_end_at_the_latest(telegram):
    telegram.add_private(7)
    telegram.say(7, 7, "/tinmoi")
    begun, gate = asyncio.Event(), asyncio.Event()
    heard = []

    async def hear(what):
        begun.set()
        await gate.wait()
        heard.append(what.text)

    async with opened(telegram) as platform:
        task = asyncio.create_task(platform.listen(hear))
        await asyncio.wait_for(begun.wait(), patient(5))
        telegram.down()
        gate.set()
        await telegram.until(lambda: heard)
        task.cancel()
        await asyncio.wait([task])
        telegram.up()
        assert telegram.pending == 1
    assert telegram.pending == 0


@pytest.mark.parametrize("end", ["cancelled", "crashed"])
async def test_what_was_not_dealt_with_is_heard_again(telegram, end):
    telegram.add_private(7)
    telegram.say(7, 7, "/dangky MA")
    begun = asyncio.Event()

    async def never_done(_):
        begun.set()
        if end == "crashed":
            raise OSError("disk full")
        await asyncio.Event().wait()

    async with opened(telegram) as first:
        task = asyncio.create_task(first.listen(never_done))
        await asyncio.wait_for(begun.wait(), patient(5))
        if end == "cancelled":
            task.cancel()
        with pytest.raises((OSError, asyncio.CancelledError)):
            await task
    async with opened(telegram) as second, listening(second) as heard:
        assert (await heard()).text == "/dangky MA"


async def test_a_slow_chat_keeps_its_order_and_delays_no_other(telegram, platform):
    telegram.add_private(7)
    telegram.add_private(8)
    gate, order, done = asyncio.Event(), [], asyncio.Queue()

    async def hear(heard):
        if heard.text == "slow":
            await gate.wait()
        order.append(heard.text)
        await done.put(heard.text)

    task = asyncio.create_task(platform.listen(hear))
    telegram.say(7, 7, "slow")
    telegram.say(7, 7, "after slow")
    telegram.say(8, 8, "quick")
    assert await asyncio.wait_for(done.get(), patient(5)) == "quick"
    telegram.say(8, 8, "quick again")
    assert await asyncio.wait_for(done.get(), patient(5)) == "quick again"
    gate.set()
    await telegram.until(lambda: telegram.pending == 0)
    assert order == ["quick", "quick again", "slow", "after slow"]
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_a_wrong_token_is_told_at_once(telegram):
    for token in ("123456:WRONG", "nonsense", "1:x\n"):
        wrong = Telegram(token=token, api_url=telegram.url)
        with pytest.raises(PlatformError, match="TELEGRAM_TOKEN") as caught:
            await wrong.open()
        assert token not in str(caught.value)
        await wrong.close()


async def test_a_token_that_is_revoked_ends_listening(telegram, platform):
    telegram.refuse("getUpdates", 401, "Unauthorized")
    with pytest.raises(PlatformError, match="TELEGRAM_TOKEN"):
        await asyncio.wait_for(platform.listen(asyncio.Queue().put), patient(5))


@pytest.mark.parametrize(
    ("asked", "waited"),
    [
        pytest.param(timedelta(seconds=40), 40, id="what Telegram asks for"),
        pytest.param(timedelta(hours=3), 900, id="hours, in which nobody would be heard"),
    ],
)
def test_a_pause_in_listening_is_kept_and_told(caplog, asked, waited):
    assert pause(ThrottledError(asked), 1) == waited
    [told] = caplog.records
    assert told.reason == f"told to wait {asked.total_seconds():.0f} s"


async def test_an_outage_at_start_is_outlived(telegram):
    telegram.down()
    async with opened(telegram) as platform:
        await platform.offer([Menu(items=(MenuItem(name="start", help="Begin"),))])
        async with listening(platform) as heard:
            telegram.add_group(GROUP)
            telegram.say(GROUP, 3, "@bantin_test_bot xin chào")
            telegram.up()
            assert (await heard()).text == "xin chào"
        await telegram.until(lambda: telegram.commands)


async def test_an_outage_later_is_outlived(telegram, platform):
    telegram.add_private(7)
    async with listening(platform) as heard:
        await telegram.until(lambda: telegram.polling)
        telegram.down()
        telegram.say(7, 7, "said meanwhile")
        telegram.up()
        assert (await heard()).text == "said meanwhile"


async def test_broken_answers_to_a_poll_are_outlived(telegram, platform):
    telegram.add_private(7)
    telegram.say(7, 7, "tin")
    telegram.garble("getUpdates", b'{"ok":true,"result":7}')
    async with listening(platform) as heard:
        assert (await heard()).text == "tin"


@pytest.mark.parametrize("then", [7, 2_000_000])
async def test_after_a_quiet_week_updates_are_counted_anew(telegram, platform, then):
    telegram.add_private(7)
    async with listening(platform) as heard:
        telegram.say(7, 7, "before")
        assert (await heard()).text == "before"
        await telegram.until(lambda: telegram.pending == 0)
        telegram.stay_quiet_for_a_week(then=then)
        telegram.say(7, 7, "after")
        assert (await heard()).text == "after"
        telegram.say(7, 7, "next")
        assert (await heard()).text == "next"
        await telegram.until(lambda: telegram.pending == 0)


async def test_an_update_of_an_unknown_shape_is_passed_over(telegram, platform):
    telegram.add_private(7)
    telegram.world.queue("message", {"message_id": 1})
    telegram.world.queue("my_chat_member", {"chat": {"id": 7, "type": "private"}})
    telegram.say(7, 7, "tin")
    async with listening(platform) as heard:
        assert (await heard()).text == "tin"


async def test_a_stale_poll_of_a_killed_program_is_put_up_with(telegram, platform):
    telegram.add_private(7)
    telegram.refuse("getUpdates", 409, "Conflict: terminated by other getUpdates request")
    telegram.say(7, 7, "tin")
    async with listening(platform) as heard:
        assert (await heard()).text == "tin"


async def test_our_own_former_webhook_is_taken_away(telegram):
    address = "https://bantin.example.org"
    telegram.add_private(7)
    telegram.say(7, 7, "tin")
    async with opened(telegram, posted=True, public_url=address) as former:
        telegram.world.webhook = former.webhook.url
    async with opened(telegram, public_url=address) as platform, listening(platform) as heard:
        assert (await heard()).text == "tin"


async def test_another_programs_webhook_is_left_alone(telegram, platform):
    telegram.world.webhook = "https://example.org/hook"
    with pytest.raises(PlatformError, match="TELEGRAM_TAKE_OVER"):
        await asyncio.wait_for(platform.listen(asyncio.Queue().put), patient(5))
    assert telegram.world.webhook == "https://example.org/hook"


async def test_another_programs_webhook_is_taken_over_when_asked_for(telegram):
    telegram.add_private(7)
    telegram.world.webhook = "https://example.org/hook"
    telegram.say(7, 7, "tin")
    async with opened(telegram, take_over=True) as platform, listening(platform) as heard:
        assert (await heard()).text == "tin"


async def test_the_second_of_two_programs_steps_back_and_the_first_goes_on(telegram):
    patience = timedelta(minutes=1)
    telegram.add_private(7)
    async with (
        opened(telegram, conflict_patience=patience) as first,
        opened(telegram, conflict_patience=patience) as second,
        listening(first) as heard,
    ):
        await telegram.until(lambda: telegram.polling)
        skip(2 * patience.total_seconds())  # it is an old hand, and asks anew
        coming = asyncio.create_task(second.listen(asyncio.Queue().put))
        asked = 0
        while not coming.done():
            if len(telegram.calls("getUpdates")) > asked:
                asked = len(telegram.calls("getUpdates"))
                skip(5)
            await asyncio.sleep(0.01)
        with pytest.raises(PlatformError, match="another program"):
            await coming
        telegram.say(7, 7, "tin")
        assert (await heard()).text == "tin"


@pytest.mark.parametrize(
    ("conflicts", "back"),
    [
        pytest.param([1], False, id="a newcomer, at first"),
        pytest.param([1, 11, 21, 32], True, id="a newcomer, for long"),
        pytest.param([100, 110, 120, 130, 140], False, id="an old hand waits longer"),
        pytest.param(list(range(100, 192, 10)), True, id="an old hand's patience ends, too"),
        pytest.param([1, 60], False, id="two conflicts apart are two beginnings"),
    ],
)
def test_who_steps_back(conflicts, back):
    rivalry = Rivalry(since=0, patience=timedelta(seconds=30))
    assert [rivalry.steps_back(at) for at in conflicts][-1] is back


async def test_one_chat_that_floods_us_leaves_others_heard(telegram):
    stranger, other = 61, 62
    for user in (stranger, other):
        telegram.add_private(user)
    heard = []
    gate = asyncio.Event()

    async def hear(thing):
        if thing.sender == str(stranger):
            await gate.wait()
        heard.append(thing.sender)

    bot = Telegram(token=telegram.token, api_url=telegram.url)
    await bot.open()
    for _ in range(130):
        telegram.say(stranger, stranger, "/start")
    telegram.say(other, other, "/trogiup")
    listening = asyncio.create_task(bot.listen(hear))
    try:
        async with asyncio.timeout(patient(10)):
            while str(other) not in heard:
                await asyncio.sleep(0.02)
    finally:
        gate.set()
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)
        await bot.close()


async def test_what_somebody_types_behind_the_bots_name_is_heard_and_answered(telegram):
    message = Message("Tin " + link("một 😀", "https://a.vn/1"))
    proposals = [Proposal("Tin một", "24/11", message), Proposal("Tin hai", "", NEWS)]
    async with opened(telegram, inline=True) as platform, listening(platform) as heard:
        await telegram.until(lambda: telegram.polling)
        query = telegram.ask_inline(3, "chuyển đổi số", offset="10")
        asked = await heard()
        assert asked == InlineQuery(chat=chat(3), id=query, text="chuyển đổi số", offset="10")
        await platform.answer_inline(asked, proposals, next_offset="12")
        with pytest.raises(RefusedError, match="too old"):
            await platform.answer_inline(asked, proposals)
    answer = telegram.world.answers[query]
    assert [result["title"] for result in answer["results"]] == ["Tin một", "Tin hai"]
    shown = answer["results"][0]["input_message_content"]
    assert shown["message_text"] == "Tin một 😀"
    assert [entity["type"] for entity in shown["entities"]] == ["text_link"]
    assert (answer["next_offset"], telegram.faults) == ("12", [])
    assert (answer["cache_time"], answer["is_personal"]) == ("60", "false")


async def test_nobody_gets_the_nothing_that_another_asker_got(telegram):
    """Without is_personal Telegram shows an answer to all who type the same (Bot API)."""
    async with opened(telegram, inline=True) as platform, listening(platform) as heard:
        await telegram.until(lambda: telegram.polling)
        query = telegram.ask_inline(3, "chuyển đổi số")
        await platform.answer_inline(await heard(), [])
    answer = telegram.world.answers[query]
    assert answer["results"] == []
    assert (answer["cache_time"], answer["is_personal"]) == ("0", "true")


async def test_inline_queries_are_not_asked_for_unless_wanted(telegram, platform):
    telegram.add_private(7)
    async with listening(platform) as heard:
        await telegram.until(lambda: telegram.polling)
        telegram.ask_inline(3, "tin")
        telegram.say(7, 7, "tin")
        assert isinstance(await heard(), Incoming)
    assert not platform.abilities.inline


async def test_what_is_said_in_general_is_answered_without_a_topic(telegram, platform):
    telegram.add_supergroup(GROUP, forum=True, topics=(1, 5), bot="administrator")
    async with listening(platform) as heard:
        telegram.say(GROUP, 3, "ở chung", thread=1)
        telegram.say(GROUP, 3, "ở chuyên đề", thread=5)
        assert [(await heard()).thread for _ in range(2)] == [None, "5"]
