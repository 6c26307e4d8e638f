"""Words that are awaited in a group: Telegram brings them only as a reply, so a reply is opened."""

import asyncio

from bot.messages import Choice, Message, plain
from bot.platforms.telegram_json import addressed
from bot.texts import writing as texts_writing
from tests.bot.push_house import ADMIN, FIRST, Push
from tests.fakes.patience import patient

SECRETARY = 1


def shown(telegram, chat):
    """Return the bot's messages in a chat as its members see them."""
    every = telegram.world.chats[chat].messages.values()
    return [each for each in every if each["from"]["id"] == telegram.world.bot_id]


async def answered(telegram, chat, text, **more):
    """Let the secretary write, and return what he wrote and the bot's answer."""
    before = len(shown(telegram, chat))
    written = telegram.say(chat, SECRETARY, text, **more)
    async with asyncio.timeout(patient(30)):
        while len(shown(telegram, chat)) == before:
            await asyncio.sleep(0.02)
    return written, shown(telegram, chat)[-1]


async def test_who_is_asked_in_a_group_replies_and_is_heard(database, telegram, clock):
    push = Push(database, telegram, chats=1, clock=clock)
    await push.furnish()
    async with push.running():
        await telegram.until(lambda: telegram.messages(FIRST))  # the bulletin answers nothing
        written, asked = await answered(telegram, FIRST, "/lichhop")
        assert asked["reply_to_message"]["message_id"] == written
        assert asked["reply_markup"] == {"force_reply": True, "selective": True}
        plan = "ngày 3 hằng tháng, 19h30, nhà văn hóa thôn 2"
        telegram.say(FIRST, SECRETARY, plan)  # privacy mode: nobody hears it
        _, done = await answered(telegram, FIRST, plan, reply_to=asked["message_id"])
    assert done["text"].startswith("Đã đặt lịch sinh hoạt.")
    assert telegram.faults == []


async def test_in_private_nothing_needs_a_reply(database, telegram, clock):
    push = Push(database, telegram, clock=clock)
    async with push.running():
        telegram.say(ADMIN, ADMIN, "/thongbao soan")
        await telegram.until(lambda: telegram.messages(ADMIN))
    [asked] = telegram.messages(ADMIN)
    assert asked.reply_markup is None
    assert asked.text == texts_writing.write_now().text


def test_buttons_leave_no_room_for_an_opened_reply():
    message = Message(plain("Chọn:"), ((Choice("Thôi", "/huy"),),), asks="5")
    params = addressed(str(FIRST), message, None)
    assert params["reply_parameters"]["message_id"] == 5
    assert "force_reply" not in params["reply_markup"]


def test_what_comes_late_shows_what_it_replies_to():
    params = addressed(str(FIRST), Message(plain("Đây:"), silent=True, replies="5"), None)
    assert params["reply_parameters"] == {"message_id": 5, "allow_sending_without_reply": True}
    assert "reply_markup" not in params
