"""The web preview as a platform, its page being a program that talks real HTTP."""

import asyncio
import contextlib

import pytest

from bot.errors import ChatGoneError, RefusedError
from bot.messages import ChatId, ChatKind, Incoming, Message, bold, link, plain
from bot.platforms.base import Menu, MenuItem
from bot.platforms.web import KEPT, without_mention
from tests.bot.web_visitor import CELL, CHOICES, OWN, SCHOOL, listened, new_web, soon, visiting
from tests.fakes.patience import patient

# What the page is told


async def test_the_page_learns_who_talks_where():
    async with visiting(new_web()) as visitor:
        known = (await visitor.client.get("/api/chats")).json()
    assert [(chat["id"], chat["kind"], chat["members"]) for chat in known["chats"]] == [
        ("cell", "group", []),
        ("school", "group", []),
        ("own", "private", ["admin"]),
    ]
    assert [who["id"] for who in known["speakers"]] == ["member", "secretary", "admin"]
    assert "/trogiup" in [offer["command"] for offer in known["suggestions"]]


async def test_the_menu_that_the_bot_offers_becomes_the_quick_commands():
    web = new_web()
    await web.offer([Menu(items=(MenuItem(name="tinmoi", help="Tin mới"),))])
    async with visiting(web) as visitor:
        known = (await visitor.client.get("/api/chats")).json()
    assert known["suggestions"] == [{"command": "/tinmoi", "help": "Tin mới"}]


async def test_a_message_comes_by_itself_with_spans_and_choices():
    web = new_web()
    async with visiting(web) as visitor, visitor.listening() as events:
        content = "😀 " + bold("Bản tin") + " " + link("đọc", "https://example.org/a")
        sent = await web.send(CELL, Message(content, CHOICES))
        _, message = await soon(events)
    assert message == {
        "id": sent,
        "chat": "cell",
        "author": None,
        "at": "2026-11-23T23:30:00+00:00",
        "text": "😀 Bản tin đọc",
        "spans": [
            {"start": 3, "length": 7, "style": "bold", "url": None},
            {"start": 11, "length": 3, "style": "link", "url": "https://example.org/a"},
        ],
        "choices": [
            [
                {"label": "Chuyên mục", "command": "/chude"},
                {"label": "Giờ", "command": "/gio"},
            ]
        ],
        "reply_to": None,
        "attachment": None,
        "edited": False,
        "withdrawn": False,
    }


async def test_what_was_changed_or_taken_back_is_told_again():
    web = new_web()
    one = await web.send(CELL, Message(plain("một"), CHOICES))
    two = await web.send(CELL, Message(plain("hai"), CHOICES))
    async with visiting(web) as visitor, visitor.listening(after=web.latest) as events:
        await web.edit(CELL, one, Message(plain("một, sửa")))
        await web.withdraw(CELL, two)
        _, edited = await soon(events)
        _, gone = await soon(events)
    assert (edited["id"], edited["text"], edited["edited"], edited["choices"]) == (
        one,
        "một, sửa",
        True,
        [],
    )
    assert (gone["id"], gone["text"], gone["withdrawn"], gone["choices"]) == (two, "", True, [])


@pytest.mark.parametrize("by", ["header", "after"])
async def test_a_reader_who_comes_back_gets_only_what_he_missed(by):
    web = new_web()
    async with visiting(web) as visitor:
        await web.send(CELL, Message(plain("một")))
        async with visitor.listening() as events:
            number, _ = await soon(events)
        await web.send(CELL, Message(plain("hai")))
        async with visitor.listening(**{by: number}) as events:
            _, message = await soon(events)
    assert message["text"] == "hai"


async def test_ids_and_changes_grow_over_all_chats():
    web = new_web()
    ids = [await web.send(chat, Message(plain("x"))) for chat in (CELL, OWN, SCHOOL)]
    assert ids == sorted(ids, key=int)
    assert len(set(ids)) == 3
    changes = [shown.change async for shown in _so_far(web)]
    assert changes == sorted(set(changes))


async def _so_far(web):
    async with contextlib.aclosing(web.events()) as events:
        async for shown in events:
            yield shown
            if shown.change == web.latest:
                return


async def test_a_chat_keeps_a_bounded_number_of_messages():
    web = new_web()
    for number in range(KEPT + 5):
        await web.send(CELL, Message(plain(str(number))))
    texts = [shown.content.text async for shown in _so_far(web)]
    assert texts == [str(number) for number in range(5, KEPT + 5)]


async def test_a_silent_stream_says_that_it_lives():
    async with (
        visiting(new_web(), keep_alive=0.05) as visitor,
        visitor.listening() as events,
    ):
        assert await soon(events) == (None, ": still here")


# What the page says


async def test_what_is_typed_is_heard_and_shown():
    web = new_web()
    async with listened(web) as ear, visiting(web) as visitor, visitor.listening() as events:
        answer = await visitor.say("Chào các đồng chí", speaker="secretary")
        _, shown = await soon(events)
        assert await ear.next() == Incoming(
            chat=CELL,
            kind=ChatKind.GROUP,
            sender="secretary",
            text="Chào các đồng chí",
            addressed=False,
        )
    assert answer.status_code == 202
    assert (shown["id"], shown["author"]) == (answer.json()["message"], "secretary")


async def test_a_press_is_heard_as_the_chosen_speaker():
    web = new_web()
    sent = await web.send(CELL, Message(plain("Chọn"), CHOICES))
    async with listened(web) as ear, visiting(web) as visitor:
        assert (await visitor.press(sent, "/gio", speaker="secretary")).status_code == 202
        heard = await ear.next()
    assert (heard.text, heard.sender, heard.pressed, heard.addressed) == (
        "/gio",
        "secretary",
        sent,
        True,
    )


async def test_in_a_private_chat_the_bot_is_always_spoken_to():
    web = new_web()
    async with listened(web) as ear, visiting(web) as visitor:
        await visitor.say("chào", chat="own", speaker="admin")
        heard = await ear.next()
    assert (heard.kind, heard.addressed) == (ChatKind.PRIVATE, True)


async def test_a_reply_to_the_bot_speaks_to_it_and_one_to_a_member_does_not():
    web = new_web()
    async with listened(web) as ear, visiting(web) as visitor:
        bots = await web.send(CELL, Message(plain("Bản tin")))
        await visitor.say("vì sao?", reply_to=bots)
        to_bot = await ear.next()
        members = (await visitor.say("chào")).json()["message"]
        await ear.next()
        await visitor.say("chào lại", reply_to=members)
        to_member = await ear.next()
    assert (to_bot.addressed, to_bot.replied) == (True, bots)
    assert (to_member.addressed, to_member.replied) == (False, None)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        pytest.param("@bantin tin mới?", ("tin mới?", True), id="a mention first"),
        pytest.param("@BanTin  tin mới?", ("tin mới?", True), id="in other letters"),
        pytest.param("@bantin", ("", True), id="a mention alone"),
        pytest.param("/tinmoi@bantin 3", ("/tinmoi 3", True), id="a mention in the command"),
        pytest.param("/tinmoi 3", ("/tinmoi 3", False), id="a plain command"),
        pytest.param("hỏi @bantin xem", ("hỏi @bantin xem", False), id="a mention in passing"),
        pytest.param("@bantinkhac chào", ("@bantinkhac chào", False), id="somebody else"),
    ],
)
def test_the_mention_is_taken_off(text, heard):
    assert without_mention(text, "@bantin") == heard


async def test_one_slow_chat_does_not_hold_up_another():
    web = new_web()
    free, heard = asyncio.Event(), asyncio.Queue()

    async def hear(incoming):
        if incoming.chat == CELL:
            await free.wait()
        await heard.put((incoming.chat, incoming.text))

    listening = asyncio.create_task(web.listen(hear))
    for text in ("một", "hai"):
        web.say(chat="cell", speaker="member", text=text)
    web.say(chat="school", speaker="member", text="ba")
    assert await asyncio.wait_for(heard.get(), patient(5)) == (SCHOOL, "ba")
    free.set()
    assert [await asyncio.wait_for(heard.get(), patient(5)) for _ in "ab"] == [
        (CELL, "một"),
        (CELL, "hai"),
    ]
    listening.cancel()
    with pytest.raises(asyncio.CancelledError):
        await listening


@pytest.mark.parametrize(
    ("chat", "sender", "known"),
    [
        pytest.param(CELL, "secretary", True, id="the secretary in his cell"),
        pytest.param(CELL, "member", False, id="a member"),
        pytest.param(CELL, "nobody", False, id="somebody unknown"),
        pytest.param(OWN, "admin", None, id="a private chat has no roles"),
    ],
)
async def test_who_is_an_admin_of_a_chat(chat, sender, known):
    assert await new_web().is_admin(chat, sender) is known


# What is refused


async def test_the_bot_cannot_send_what_no_platform_would_take():
    web = new_web()
    with pytest.raises(ChatGoneError):
        await web.send(ChatId("web", "elsewhere"), Message(plain("x")))
    with pytest.raises(RefusedError):
        await web.send(CELL, Message(plain(" ")))
    with pytest.raises(RefusedError):
        await web.send(CELL, Message(plain("😀" * 2049)))
    assert await web.send(CELL, Message(plain("😀" * 2048)))


async def test_only_a_standing_message_of_the_bot_can_be_changed():
    web = new_web()
    members = web.say(chat="cell", speaker="member", text="chào")
    gone = await web.send(CELL, Message(plain("x")))
    await web.withdraw(CELL, gone)
    for message in (members, gone, "99"):
        with pytest.raises(RefusedError):
            await web.edit(CELL, message, Message(plain("y")))
        with pytest.raises(RefusedError):
            await web.withdraw(CELL, message)
