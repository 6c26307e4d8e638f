"""What the Telegram platform sends and asks, over the fake Telegram: real HTTP."""

import asyncio
import logging
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import (
    ChatClosedError,
    ChatGoneError,
    ChatMissingError,
    ChatMovedError,
    MessageGoneError,
    OutcomeUnknownError,
    RefusedError,
    ThreadGoneError,
    ThrottledError,
    TokenRefusedError,
    TooLateError,
    UnreachableError,
)
from bot.messages import (
    ChatId,
    Choice,
    Message,
    Style,
    bold,
    italic,
    joined,
    link,
    plain,
)
from bot.platforms.telegram import Telegram
from bot.platforms.telegram_errors import refusal
from bot.platforms.telegram_json import entities
from tests.fakes.patience import patient, skip
from tests.fakes.telegram import telegram as telegram  # noqa: PLC0414 - the fixture
from tests.fakes.telegram_rules import check_entity

GROUP = -100
OTHER = -200
NEWS = Message(plain("tin"))


def chat(number=GROUP):
    return ChatId("telegram", str(number))


@pytest.fixture
async def platform(telegram):
    async with opened(telegram) as ready:
        yield ready


@asynccontextmanager
async def opened(server, **more):
    ready = Telegram(token=server.token, api_url=server.url, **more)
    try:
        await ready.open()
        yield ready
    finally:
        await ready.close()


def refused(status, description, **parameters):
    return lambda t: t.refuse("sendMessage", status, description, parameters=parameters or None)


@pytest.mark.parametrize(
    ("arrange", "kind", "delivered"),
    [
        pytest.param(lambda t: t.flood(GROUP, 10072), ThrottledError, 0, id="429"),
        pytest.param(refused(429, "Too Many Requests"), ThrottledError, 0, id="429 without wait"),
        pytest.param(lambda t: t.migrate(GROUP), ChatMovedError, 0, id="became a supergroup"),
        pytest.param(lambda t: t.kick_bot(GROUP), ChatGoneError, 0, id="403 kicked"),
        pytest.param(lambda t: t.delete_chat(GROUP), ChatGoneError, 0, id="403 deleted"),
        pytest.param(
            refused(403, "Forbidden: bot is not a member"), ChatGoneError, 0, id="not a member"
        ),
        pytest.param(lambda t: t.mute_bot(GROUP), ChatClosedError, 0, id="400 not enough rights"),
        pytest.param(
            refused(400, "Bad Request: chat not found"),
            ChatMissingError,
            0,
            id="400 chat not found",
        ),
        pytest.param(
            refused(400, "Bad Request: CHAT_WRITE_FORBIDDEN"),
            ChatClosedError,
            0,
            id="400 forbidden",
        ),
        pytest.param(
            refused(400, "Bad Request: TOPIC_CLOSED"), ChatClosedError, 0, id="400 topic closed"
        ),
        pytest.param(
            refused(400, "Bad Request: PEER_ID_INVALID"), ChatMissingError, 0, id="400 peer"
        ),
        pytest.param(
            refused(400, "Bad Request: message thread not found"), ThreadGoneError, 0, id="thread"
        ),
        pytest.param(
            refused(400, "Bad Request: group chat was deactivated"), ChatGoneError, 0, id="400 gone"
        ),
        pytest.param(
            refused(400, "Bad Request: CHANNEL_PRIVATE"), ChatGoneError, 0, id="400 private"
        ),
        pytest.param(
            refused(400, "Bad Request: CHAT_GUEST_SEND_FORBIDDEN"), ChatClosedError, 0, id="guest"
        ),
        pytest.param(
            refused(403, "Forbidden: USER_BANNED_IN_CHANNEL"), ChatClosedError, 0, id="banned"
        ),
        pytest.param(
            refused(403, "Forbidden: user is deactivated"), ChatGoneError, 0, id="403 deactivated"
        ),
        pytest.param(
            refused(400, "Bad Request: message is too long"), RefusedError, 0, id="400 too long"
        ),
        pytest.param(
            refused(400, "Bad Request: can't parse entities"), RefusedError, 0, id="400 entities"
        ),
        pytest.param(refused(413, "Request Entity Too Large"), RefusedError, 0, id="413"),
        pytest.param(refused(401, "Unauthorized"), TokenRefusedError, 0, id="401"),
        pytest.param(
            lambda t: t.garble(
                "sendMessage", b"<html>", status=403, content_type="text/html", delivered=False
            ),
            UnreachableError,
            0,
            id="403 of a proxy",
        ),
        pytest.param(lambda t: t.down(), UnreachableError, 0, id="connection refused"),
        pytest.param(refused(500, "Internal Server Error"), OutcomeUnknownError, 0, id="500"),
        pytest.param(
            lambda t: t.garble("sendMessage", b"<html>", status=502, content_type="text/html"),
            OutcomeUnknownError,
            1,
            id="502 of a proxy",
        ),
        pytest.param(
            lambda t: t.reset("sendMessage", delivered=False), OutcomeUnknownError, 0, id="reset"
        ),
        pytest.param(
            lambda t: t.reset("sendMessage", delivered=True),
            OutcomeUnknownError,
            1,
            id="reset after delivery",
        ),
        pytest.param(lambda t: t.truncate("sendMessage"), OutcomeUnknownError, 1, id="truncated"),
        pytest.param(lambda t: t.garble("sendMessage"), OutcomeUnknownError, 1, id="half JSON"),
        pytest.param(
            lambda t: t.garble("sendMessage", b'{"ok":true}'), OutcomeUnknownError, 1, id="empty"
        ),
        pytest.param(
            lambda t: t.garble("sendMessage", b'{"ok":true,"result":{"message_id":7}}', status=502),
            OutcomeUnknownError,
            1,
            id="well, and not",
        ),
        pytest.param(
            lambda t: t.garble("sendMessage", b'{"ok":true,"result":7}'),
            OutcomeUnknownError,
            1,
            id="another shape",
        ),
    ],
)
async def test_every_failure_has_one_meaning(telegram, platform, arrange, kind, delivered):
    telegram.add_group(GROUP)
    arrange(telegram)
    with pytest.raises(kind) as caught:
        await platform.send(chat(), NEWS)
    assert type(caught.value) is kind
    assert len(telegram.messages(GROUP)) == delivered
    assert telegram.token not in repr(caught.value) + str(caught.value.__cause__)


async def test_an_unknown_chat_is_missing(telegram, platform):
    with pytest.raises(ChatMissingError, match="not found"):
        await platform.send(chat(), NEWS)


@pytest.mark.parametrize("asked", [10**6, 10**13, 10**30, float("inf")])
def test_a_pause_for_ever_is_one_for_a_day(asked):
    error = refusal(429, "Too Many Requests", {"retry_after": asked})
    assert error.wait == timedelta(days=1)


def test_a_pause_that_is_over_is_none():
    assert refusal(429, "Too Many Requests", {"retry_after": -5}).wait == timedelta()


async def test_the_wait_and_the_new_id_are_told(telegram, platform):
    telegram.add_group(GROUP)
    telegram.flood(GROUP, 10072)
    with pytest.raises(ThrottledError) as flooded:
        await platform.send(chat(), NEWS)
    assert flooded.value.wait == timedelta(seconds=10072)
    new = telegram.migrate(GROUP)
    with pytest.raises(ChatMovedError) as moved:
        await platform.send(chat(), NEWS)
    assert moved.value.to == str(new)
    await platform.send(chat(new), NEWS)


async def test_styles_survive_emoji_and_vietnamese(telegram, platform):
    telegram.add_group(GROUP)
    line = joined(
        " ", ["😀", bold("Tin 😀 nóng"), italic("👨‍👩‍👧"), link("đọc 😀", "https://a.vn/1")]
    )
    content = ("🇻🇳 " + line).styled(Style.EXPANDABLE)
    message_id = await platform.send(chat(), Message(content))
    shown = telegram.shown(GROUP)[int(message_id)]
    whole = shown["text"].encode("utf-16-le")
    read = {
        entity["type"]: whole[2 * entity["offset"] :][: 2 * entity["length"]].decode("utf-16-le")
        for entity in shown["entities"]
    }
    assert read == {
        "expandable_blockquote": content.text,
        "bold": "Tin 😀 nóng",
        "italic": "👨‍👩‍👧",
        "text_link": "đọc 😀",
    }
    assert telegram.faults == []


@given(
    st.lists(st.tuples(st.text(), st.sampled_from([Style.BOLD, Style.ITALIC, Style.EXPANDABLE])))
)
def test_no_span_ever_cuts_a_symbol_or_leaves_the_text(pieces):
    content = joined("\n", [plain(text).styled(style) for text, style in pieces])
    for entity in entities(content):
        check_entity(content.text, entity)


async def test_more_than_a_hundred_spans_lose_the_last_ones(telegram, platform):
    telegram.add_group(GROUP)
    await platform.send(chat(), Message(joined(" ", [bold(str(n)) for n in range(120)])))
    assert len(telegram.messages(GROUP)[0].entities) == 100
    assert telegram.faults == []


async def test_link_previews_are_off(telegram, platform):
    telegram.add_group(GROUP)
    await platform.send(chat(), NEWS)
    [params] = telegram.calls("sendMessage")
    assert params["link_preview_options"] == {"is_disabled": True}


async def test_a_button_that_carries_too_much_is_refused_before_it_leaves(telegram, platform):
    telegram.add_group(GROUP)
    with pytest.raises(RefusedError, match="66 bytes"):
        await platform.send(chat(), Message(plain("tin"), ((Choice("x", "đ" * 33),),)))
    assert telegram.sends == []


async def test_a_topic_is_written_in_and_one_that_is_gone_is_told(telegram, platform):
    telegram.add_supergroup(GROUP, forum=True, topics=(5,))
    await platform.send(chat(), NEWS, thread="5")
    await platform.send(chat(), NEWS, thread="1")
    telegram.delete_topic(GROUP, 5)
    with pytest.raises(ThreadGoneError):
        await platform.send(chat(), NEWS, thread="5")
    assert [sent.thread for sent in telegram.messages(GROUP)] == [5, None]


async def test_more_than_is_free_is_paid_for_only_where_it_was_set(telegram):
    telegram.world.limits = True
    telegram.world.seconds = lambda: 0.0  # it is all within a second
    for number in range(40):
        telegram.add_private(number + 1)
    async with opened(telegram, per_second=25) as free:
        sends = [free.send(chat(number + 1), NEWS) for number in range(40)]
        answers = await asyncio.gather(*sends, return_exceptions=True)
    assert sum(isinstance(answer, ThrottledError) for answer in answers) >= 1
    async with opened(telegram, per_second=1000) as paid:
        await asyncio.gather(*(paid.send(chat(number + 1), NEWS) for number in range(40)))


async def test_messages_may_come_without_a_sound(telegram, platform):
    telegram.add_group(GROUP)
    await platform.send(chat(), NEWS)
    await platform.send(chat(), replace(NEWS, silent=True))
    loud, silent = telegram.calls("sendMessage")
    assert ("disable_notification" in loud, silent["disable_notification"]) == (False, True)


async def test_cancelled_sends_break_no_later_one(telegram, platform):
    telegram.add_group(GROUP)
    gate = telegram.hold("sendMessage", delivered=False, times=40)
    sends = [asyncio.create_task(platform.send(chat(), NEWS)) for _ in range(40)]
    await telegram.until(lambda: gate.reached >= 16)
    for task in sends:
        task.cancel()
    await asyncio.wait(sends)
    gate.open()
    await asyncio.wait_for(platform.send(chat(), Message(plain("later"))), patient(10))
    await telegram.until(lambda: "later" in [sent.text for sent in telegram.messages(GROUP)])


async def test_edit_and_withdraw(telegram, platform):
    telegram.add_group(GROUP)
    message_id = await platform.send(chat(), NEWS)
    await platform.edit(chat(), message_id, Message(bold("tin 2")))
    await platform.edit(chat(), message_id, Message(bold("tin 2")))
    assert telegram.shown(GROUP)[int(message_id)]["text"] == "tin 2"
    await platform.withdraw(chat(), message_id)
    await platform.withdraw(chat(), message_id)
    assert telegram.shown(GROUP) == {}
    with pytest.raises(MessageGoneError):
        await platform.edit(chat(), message_id, NEWS)


async def test_what_is_too_old_is_left_and_told(telegram, platform):
    telegram.add_group(GROUP)
    message_id = await platform.send(chat(), NEWS)
    telegram.age(GROUP, int(message_id), timedelta(hours=49))
    with pytest.raises(TooLateError):
        await platform.withdraw(chat(), message_id)
    telegram.refuse("editMessageText", 400, "Bad Request: message can't be edited")
    with pytest.raises(TooLateError):
        await platform.edit(chat(), message_id, Message(plain("tin 2")))


async def test_an_edit_whose_outcome_is_unknown_is_told(telegram, platform):
    telegram.add_group(GROUP)
    message_id = await platform.send(chat(), NEWS)
    telegram.reset("editMessageText", delivered=True)
    with pytest.raises(OutcomeUnknownError):
        await platform.edit(chat(), message_id, Message(plain("tin 2")))
    await platform.edit(chat(), message_id, Message(plain("tin 2")))


async def test_roles_are_asked_once(telegram, platform):
    telegram.add_supergroup(GROUP, members={1: "creator", 2: "administrator", 3: "member"})
    asked = [await platform.is_admin(chat(), who) for who in ("1", "2", "3", "4", "1", "3")]
    assert asked == [True, True, False, False, True, False]
    assert len(telegram.calls("getChatMember")) == 4


async def test_who_was_made_an_admin_is_one_a_minute_later(telegram, platform):
    telegram.add_supergroup(GROUP, members={1: "creator", 3: "member"})
    assert [await platform.is_admin(chat(), who) for who in ("1", "3")] == [True, False]
    telegram.set_member(GROUP, 3, "administrator")
    telegram.set_member(GROUP, 1, "member")
    skip(60)
    assert [await platform.is_admin(chat(), who) for who in ("1", "3")] == [True, True]
    skip(300)
    assert await platform.is_admin(chat(), "1") is False


async def test_some_roles_need_no_asking_and_some_cannot_be_asked(telegram, platform):
    telegram.add_supergroup(GROUP)
    assert await platform.is_admin(chat(), str(GROUP)) is True
    assert await platform.is_admin(chat(7), "7") is None
    assert await platform.is_admin(chat(OTHER), "1") is None
    telegram.refuse("getChatMember", 400, "Bad Request: CHAT_ADMIN_REQUIRED")
    assert await platform.is_admin(chat(), "1") is None
    telegram.down()
    assert await platform.is_admin(chat(), "1") is None


async def test_words_of_a_refusal_lose_the_token(telegram, platform):
    telegram.refuse("sendMessage", 400, f"Bad Request: see /bot{telegram.token}/sendMessage")
    with pytest.raises(RefusedError, match="<token>") as caught:
        await platform.send(chat(), NEWS)
    assert telegram.token not in str(caught.value)


async def test_no_token_is_ever_logged(telegram, caplog):
    caplog.set_level(logging.DEBUG)
    telegram.add_group(GROUP)
    telegram.garble("sendMessage", f"Cannot POST /bot{telegram.token}/".encode(), status=502)
    async with opened(telegram) as platform:
        with pytest.raises(OutcomeUnknownError) as caught:
            await platform.send(chat(), NEWS)
        await platform.send(chat(), NEWS)
    logged = "\n".join(map(logging.Formatter().format, caplog.records))
    assert telegram.token.partition(":")[2] not in logged
    assert telegram.token not in str(caught.value.__cause__)
