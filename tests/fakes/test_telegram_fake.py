"""The fake Telegram, proved with the real python-telegram-bot."""

import asyncio
import contextlib

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity, error
from telegram.request import HTTPXRequest

from tests.fakes.patience import patient
from tests.fakes.telegram import FakeTelegram, said
from tests.fakes.telegram import telegram as telegram  # noqa: PLC0414 - the fixture

GROUP = -100


@pytest.fixture(autouse=True)
def _waits_are_timedeltas(monkeypatch):
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
async def bot(telegram):
    async with client(telegram) as real:
        yield real


LONG = {"read_timeout": patient(5), "pool_timeout": patient(5)}


def client(telegram, token=None):
    return Bot(
        token or telegram.token,
        base_url=f"{telegram.url}/bot",
        request=HTTPXRequest(**LONG),
        get_updates_request=HTTPXRequest(**LONG),
    )


def keyboard(*data):
    return InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data=each)] for each in data])


def link(start, length, url="https://example.org/a"):
    return MessageEntity(MessageEntity.TEXT_LINK, start, length, url=url)


async def test_a_message_arrives_with_its_entities_and_buttons(telegram, bot):
    telegram.add_private(7)
    sent = await bot.send_message(
        7, "😀 tin", entities=[link(3, 3)], reply_markup=keyboard("/tinmoi")
    )
    assert sent.parse_entity(sent.entities[0]) == "tin"
    [kept] = telegram.messages(7)
    assert (kept.text, kept.message_id, kept.status) == ("😀 tin", sent.message_id, 200)
    assert kept.entities[0]["url"] == "https://example.org/a"
    assert telegram.faults == []


@pytest.mark.parametrize("token", ["123456:WRONG", "1:x"])
async def test_a_wrong_token_is_unauthorized(telegram, token):
    stranger = client(telegram, token)
    with pytest.raises(error.InvalidToken, match="Unauthorized"):
        await stranger.get_me()
    await stranger.request.shutdown()


async def test_other_paths_and_methods_are_not_found(telegram):
    async with httpx.AsyncClient(base_url=telegram.url, timeout=patient(5)) as http:
        answers = [await http.get(path) for path in ("/", "/botno/getMe", "/file/bot1:x/y")]
        answers.append(await http.post(f"/bot{telegram.token}/flyToTheMoon"))
    assert [answer.status_code for answer in answers] == [404] * 4


@pytest.mark.parametrize("how", ["json", "data", "files"])
async def test_every_kind_of_body_is_read(telegram, how):
    telegram.add_private(7)
    fields = {"chat_id": "7", "text": "tin"}
    body = {key: (None, value) for key, value in fields.items()} if how == "files" else fields
    async with httpx.AsyncClient(base_url=telegram.url, timeout=patient(5)) as http:
        answer = await http.post(f"/bot{telegram.token}/sendMessage", **{how: body})
    assert answer.json()["result"]["text"] == "tin"


@pytest.mark.parametrize(
    ("text", "more", "why"),
    [
        pytest.param(" \n", {}, "Message text is empty", id="blank"),
        pytest.param("😀" * 2049, {}, "Message is too long", id="4098 units"),
        pytest.param("a😀", {"entities": [link(0, 2)]}, "middle of a symbol", id="cut pair"),
        pytest.param("a", {"entities": [link(0, 2)]}, "after the end", id="beyond the end"),
        pytest.param("a", {"entities": [link(0, 1, "ftp://x")]}, "url is invalid", id="no web"),
        pytest.param("a", {"reply_markup": keyboard("đ" * 33)}, "Button_data_invalid", id="66 B"),
        pytest.param("a", {"reply_markup": keyboard(*"x" * 101)}, "too_long", id="101 buttons"),
    ],
)
async def test_what_telegram_refuses_is_refused_and_noted(telegram, bot, text, more, why):
    telegram.add_private(7)
    with pytest.raises(error.BadRequest, match=why):
        await bot.send_message(7, text, **more)
    assert telegram.messages(7) == []
    assert len(telegram.faults) == 1


async def test_4096_units_and_64_bytes_are_accepted(telegram, bot):
    telegram.add_private(7)
    await bot.send_message(7, " " + "😀" * 2048 + "\n", reply_markup=keyboard("x" * 64))
    assert len(telegram.messages(7)) == 1


@pytest.mark.parametrize(
    ("arrange", "kind", "why"),
    [
        pytest.param(lambda t: None, error.BadRequest, "Chat not found", id="unknown"),
        pytest.param(
            lambda t: t.add_private(GROUP, started=False), error.Forbidden, "initiate", id="new"
        ),
        pytest.param(
            lambda t: (t.add_private(GROUP), t.kick_bot(GROUP)), error.Forbidden, "blocked", id="b"
        ),
        pytest.param(
            lambda t: (t.add_group(GROUP), t.kick_bot(GROUP)),
            error.Forbidden,
            "kicked from the group chat",
            id="kicked",
        ),
        pytest.param(
            lambda t: (t.add_supergroup(GROUP), t.kick_bot(GROUP)),
            error.Forbidden,
            "kicked from the supergroup chat",
            id="kicked from a supergroup",
        ),
        pytest.param(
            lambda t: (t.add_supergroup(GROUP), t.mute_bot(GROUP)),
            error.BadRequest,
            "Not enough rights",
            id="muted",
        ),
        pytest.param(
            lambda t: (t.add_group(GROUP), t.delete_chat(GROUP)),
            error.Forbidden,
            "deleted",
            id="deleted",
        ),
    ],
)
async def test_a_closed_chat_says_why(telegram, bot, arrange, kind, why):
    arrange(telegram)
    with pytest.raises(kind, match=why):
        await bot.send_message(GROUP, "tin")


async def test_topics_may_be_missing_or_closed(telegram, bot):
    telegram.add_supergroup(GROUP, forum=True, topics=(5,))
    await bot.send_message(GROUP, "tin", message_thread_id=5)
    with pytest.raises(error.BadRequest, match="thread not found"):
        await bot.send_message(GROUP, "tin", message_thread_id=6)
    telegram.close_topic(GROUP, 5)
    with pytest.raises(error.BadRequest, match="Topic_closed"):
        await bot.send_message(GROUP, "tin", message_thread_id=5)


async def test_a_group_that_became_a_supergroup_tells_its_new_id(telegram, bot):
    telegram.add_group(GROUP)
    new = telegram.migrate(GROUP)
    with pytest.raises(error.ChatMigrated) as caught:
        await bot.send_message(GROUP, "tin")
    assert caught.value.new_chat_id == new
    await bot.send_message(new, "tin")
    leaving, coming = await bot.get_updates()
    assert leaving.message.migrate_to_chat_id == new
    assert coming.message.migrate_from_chat_id == GROUP


async def test_privacy_mode_keeps_talk_from_the_bot(telegram, bot):
    telegram.add_group(GROUP)
    own = await bot.send_message(GROUP, "tin")
    telegram.say(GROUP, 1, "hello")
    telegram.say(GROUP, 1, "/start@another_bot")
    telegram.say(GROUP, 1, "😀 /start and @bantin_test_bot")
    telegram.say(GROUP, 1, "yes", reply_to=own.message_id)
    telegram.say(GROUP, 1, "/tinmoi")
    heard = [update.message for update in await bot.get_updates()]
    assert [message.text for message in heard] == [
        "😀 /start and @bantin_test_bot",
        "yes",
        "/tinmoi",
    ]
    assert list(heard[0].parse_entities().values()) == ["/start", "@bantin_test_bot"]


async def test_anonymous_admins_write_as_the_chat(telegram, bot):
    telegram.add_supergroup(GROUP)
    telegram.say(GROUP, 1, "/start", anonymous=True)
    [update] = await bot.get_updates()
    assert update.message.sender_chat.id == GROUP
    assert update.message.from_user.id == 1087968824


async def test_only_buttons_that_are_there_can_be_pressed(telegram, bot):
    telegram.add_private(7)
    sent = await bot.send_message(7, "tin", reply_markup=keyboard("/tinmoi"))
    with pytest.raises(AssertionError, match="no button"):
        telegram.press(7, 7, sent.message_id, "/other")
    telegram.press(7, 7, sent.message_id, "/other", forged=True)
    telegram.press(7, 7, sent.message_id, "/tinmoi")
    _, update = await bot.get_updates()
    assert update.callback_query.data == "/tinmoi"
    assert await update.callback_query.answer()
    with pytest.raises(error.BadRequest, match="too old"):
        await bot.answer_callback_query("none")


async def test_membership_and_roles(telegram, bot):
    telegram.add_supergroup(GROUP, members={1: "creator", 2: "administrator", 3: "member"})
    telegram.kick_bot(GROUP)
    telegram.bring_back_bot(GROUP)
    telegram.mute_bot(GROUP)
    updates = await bot.get_updates()
    assert [u.my_chat_member.new_chat_member.status for u in updates] == [
        "kicked",
        "member",
        "restricted",
    ]
    assert (await bot.get_chat_member(GROUP, 2)).status == "administrator"
    assert [a.user.id for a in await bot.get_chat_administrators(GROUP)] == [1, 2]
    assert (await bot.get_chat(GROUP)).title == "Group -100"
    with pytest.raises(error.BadRequest, match="not found"):
        await bot.get_chat_member(GROUP, 99)


async def test_edits_and_deletions(telegram, bot):
    telegram.add_private(7)
    sent = await bot.send_message(7, "tin", reply_markup=keyboard("/a"))
    with pytest.raises(error.BadRequest, match="not modified"):
        await bot.edit_message_text("tin", 7, sent.message_id, reply_markup=keyboard("/a"))
    await bot.edit_message_text("tin 2", 7, sent.message_id)
    assert telegram.shown(7)[sent.message_id]["text"] == "tin 2"
    await bot.edit_message_reply_markup(7, sent.message_id, reply_markup=keyboard("/b"))
    await bot.delete_message(7, sent.message_id)
    assert telegram.shown(7) == {}
    with pytest.raises(error.BadRequest, match="to edit not found"):
        await bot.edit_message_text("tin 3", 7, sent.message_id)


async def test_menus(telegram, bot):
    await bot.set_my_commands([("start", "Begin")], language_code="vi")
    assert [c.command for c in await bot.get_my_commands(language_code="vi")] == ["start"]
    await bot.delete_my_commands(language_code="vi")
    assert await bot.get_my_commands(language_code="vi") == ()


async def test_updates_stay_until_confirmed(telegram, bot):
    telegram.add_private(7)
    for text in "abc":
        telegram.say(7, 7, text)
    first, *_ = await bot.get_updates()
    assert [u.message.text for u in await bot.get_updates(offset=first.update_id + 1)] == ["b", "c"]
    assert [u.message.text for u in await bot.get_updates(offset=-1)] == ["c"]
    assert telegram.pending == 1


async def test_a_long_poll_brings_news_at_once(telegram, bot):
    telegram.add_private(7)
    poll = asyncio.create_task(bot.get_updates(timeout=3600, allowed_updates=["message"]))
    await telegram.until(lambda: telegram.polling)
    telegram.say(7, 7, "news")
    [update] = await asyncio.wait_for(poll, patient(5))
    assert update.message.text == "news"


async def test_only_kinds_asked_for_are_kept(telegram, bot):
    telegram.add_private(7)
    await bot.get_updates(allowed_updates=["my_chat_member"])
    telegram.say(7, 7, "unheard")
    telegram.kick_bot(7)
    assert [u.my_chat_member is not None for u in await bot.get_updates()] == [True]


async def test_a_second_poller_ends_the_first(telegram, bot):
    async with client(telegram) as other:
        first = asyncio.create_task(bot.get_updates(timeout=3600))
        await telegram.until(lambda: telegram.polling)
        second = asyncio.create_task(other.get_updates(timeout=3600))
        with pytest.raises(error.Conflict, match="terminated by other"):
            await asyncio.wait_for(first, patient(5))
        telegram.add_private(7)
        telegram.say(7, 7, "news")
        assert len(await second) == 1


async def test_a_webhook_forbids_polling(telegram, bot):
    await bot.set_webhook("https://example.org/hook")
    with pytest.raises(error.Conflict, match="webhook is active"):
        await bot.get_updates()
    assert (await bot.get_webhook_info()).url == "https://example.org/hook"
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_floods_are_scripted(telegram, bot):
    telegram.add_private(7)
    telegram.add_private(8)
    telegram.flood(7, 10072, times=1)
    await bot.send_message(8, "tin")
    with pytest.raises(error.RetryAfter, match="2:47:52"):
        await bot.send_message(7, "tin")
    await bot.send_message(7, "tin")
    assert [sent.status for sent in telegram.sends] == [200, 429, 200]


async def test_limits_are_kept_where_asked_for(telegram, bot):
    telegram.world.limits = True
    telegram.world.seconds = lambda: 0.0  # however slow this machine is, it is all within a second
    telegram.add_group(GROUP)
    telegram.add_private(7)
    for _ in range(20):
        await bot.send_message(GROUP, "tin")
    with pytest.raises(error.RetryAfter):
        await bot.send_message(GROUP, "tin")
    assert telegram.busiest_minute(GROUP) == 21
    await asyncio.gather(*(suppressed(bot.send_message(7, "tin")) for _ in range(31)))
    assert telegram.busiest_second() > 30
    assert 429 in [sent.status for sent in telegram.sends if sent.chat == 7]


async def suppressed(sending):
    with contextlib.suppress(error.RetryAfter):
        await sending


@pytest.mark.parametrize("delivered", [True, False])
async def test_resets_before_and_after_delivery(telegram, bot, delivered):
    telegram.add_private(7)
    telegram.reset("sendMessage", delivered=delivered, chat=7)
    with pytest.raises(error.NetworkError) as caught:
        await bot.send_message(7, "tin")
    assert isinstance(caught.value.__cause__, (httpx.ReadError, httpx.RemoteProtocolError))
    assert len(telegram.messages(7)) == delivered
    await bot.send_message(7, "tin")


@pytest.mark.parametrize("delivered", [True, False])
async def test_hangs_before_and_after_delivery(telegram, bot, delivered):
    telegram.add_private(7)
    gate = telegram.hold("sendMessage", delivered=delivered)
    with pytest.raises(error.TimedOut):
        await bot.send_message(7, "tin", read_timeout=0.2)
    await telegram.until(lambda: gate.reached)
    assert len(telegram.messages(7)) == delivered
    gate.open()
    await telegram.until(lambda: len(telegram.messages(7)) == 1)


async def test_broken_answers(telegram, bot):
    telegram.add_private(7)
    telegram.garble("sendMessage")
    telegram.garble("sendMessage", b"<html>", content_type="text/html", status=502)
    telegram.truncate("sendMessage")
    for kind in (error.TelegramError, error.NetworkError, error.NetworkError):
        with pytest.raises(kind):
            await bot.send_message(7, "tin")
    assert len(telegram.messages(7)) == 3


async def test_it_can_be_down_and_up_again(telegram, bot):
    telegram.down()
    with pytest.raises(error.NetworkError) as caught:
        await bot.get_me()
    assert isinstance(caught.value.__cause__, httpx.ConnectError)
    telegram.up()
    assert (await bot.get_me()).username == "bantin_test_bot"


async def test_it_is_quick():
    with FakeTelegram() as telegram:
        telegram.add_private(7)
        async with httpx.AsyncClient(base_url=telegram.url, timeout=patient(5)) as http:
            for number in range(200):
                await http.post(
                    f"/bot{telegram.token}/sendMessage", data={"chat_id": "7", "text": str(number)}
                )
        assert [int(sent.text) for sent in telegram.messages(7)] == list(range(200))


async def test_what_is_typed_at_a_trial_is_heard(telegram, bot, capsys):
    telegram.add_supergroup(GROUP)
    for line in ("1 /start\n", "-100 7 /dangky AB 2\n", "-200 7 /start\n", "\n", "hello\n"):
        said(telegram, line)
    heard = [update.message for update in await bot.get_updates()]
    assert [(each.chat.id, each.from_user.id, each.text) for each in heard] == [
        (1, 1, "/start"),
        (GROUP, 7, "/dangky AB 2"),
    ]
    assert capsys.readouterr().out.count("no such group") == 1
