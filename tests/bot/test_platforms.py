"""What every platform promises, whichever it is."""

import asyncio
import contextlib
import io
import json
import queue
import tempfile
import time
from dataclasses import replace
from datetime import timedelta

import pytest

from bot import render
from bot.app import utc_now
from bot.attached import KEY_LENGTH, fitting
from bot.errors import RefusedError, SendError
from bot.messages import ChatId, ChatKind, Incoming, InlineQuery, Message, plain
from bot.platform_names import KINDS
from bot.platforms import PLATFORMS
from bot.platforms.base import Abilities, Menu, MenuItem, Posted
from bot.platforms.console import CHAT, Console
from bot.platforms.telegram import Telegram
from bot.platforms.web import Web
from bot.platforms.zalo_bot import ZaloBot
from bot.platforms.zalo_oa import ZaloOa
from bot.platforms.zalo_oa_keys import KeyRing
from jobs.database import Database
from tests.bot.web_visitor import CHATS, OWN
from tests.fakes.patience import patient
from tests.fakes.pictures import DOCUMENT, PICTURE
from tests.fakes.platform import FakePlatform
from tests.fakes.telegram import FakeTelegram
from tests.fakes.zalo_bot import FakeZalo
from tests.fakes.zalo_oa import (
    APP,
    APP_SECRET,
    FIRST_REFRESH,
    SIGNING_KEY,
    FakeZaloOa,
    event,
    signed,
)

HELLO = Message(plain("Chào"))


class OnConsole:
    def __init__(self):
        self.lines = queue.SimpleQueue()
        self.platform, self.chat = Console(out=io.StringIO(), lines=self.lines.get), CHAT

    def type(self, text):
        self.lines.put(text + "\n")

    def leave(self):
        self.lines.put("")


class OnWeb:
    def __init__(self):
        self.platform, self.chat = Web(chats=CHATS), OWN

    def type(self, text):
        self.platform.say(chat=OWN.id, speaker="admin", text=text)

    def leave(self): ...


class OnFake:
    def __init__(self):
        self.platform, self.chat = FakePlatform(), ChatId("fake", "1")

    def type(self, text):
        incoming = Incoming(
            chat=self.chat, kind=ChatKind.PRIVATE, sender="somebody", text=text, addressed=True
        )
        self.platform.heard.put_nowait(incoming)

    def leave(self): ...


class OnTelegram:
    """Polled."""

    def __init__(self, **more):
        self.server = FakeTelegram().__enter__()
        self.server.add_private(7)
        self.platform = Telegram(token=self.server.token, api_url=self.server.url, **more)
        self.chat = ChatId("telegram", "7")

    def type(self, text):
        self.server.say(7, 7, text)

    def leave(self): ...

    def vanish(self):
        self.server.__exit__()


class OnPostedTelegram(OnTelegram):
    """Posted to: what is kept in an inbox is dealt with here at once."""

    def __init__(self):
        super().__init__(posted=True, public_url="https://bantin.example.vn", inline=True)
        self.posts = asyncio.Queue()

    def posting(self):
        return self.server.world.webhook

    def type(self, text):
        self.server.say(7, 7, text)
        update = self.server.world.updates[-1]
        kept = self.platform.webhook.accept(
            {"x-telegram-bot-api-secret-token": self.server.world.webhook_secret},
            json.dumps(update).encode(),
        )
        assert isinstance(kept, Posted)
        assert kept.chat == self.chat.id
        self.posts.put_nowait(kept.body)


class OnZalo:
    """Polled."""

    def __init__(self, **more):
        self.server = FakeZalo().__enter__()
        self.server.add_private("u7")
        self.platform = ZaloBot(token=self.server.token, api_url=self.server.url, **more)
        self.chat = ChatId("zalo", "u7")

    def type(self, text):
        self.server.bot().polls += 1  # said before the first poll it would be lost
        self.server.say("u7", "u7", text)

    def leave(self): ...

    def vanish(self):
        self.server.__exit__()


class OnPostedZalo(OnZalo):
    """Posted to: what is kept in an inbox is dealt with here at once."""

    def __init__(self):
        super().__init__(posted=True, public_url="https://bantin.example.vn")
        self.posts = asyncio.Queue()

    def posting(self):
        return self.server.bot().webhook

    def type(self, text):
        bot = self.server.bot()
        url, bot.webhook = bot.webhook, ""
        update = self.server.say("u7", "u7", text)
        bot.webhook = url
        kept = self.platform.webhook.accept(
            {"x-bot-api-secret-token": bot.secret}, json.dumps(update).encode()
        )
        assert isinstance(kept, Posted)
        assert kept.chat == self.chat.id
        self.posts.put_nowait(kept.body)


class OnZaloOa:
    """Posted to."""

    def __init__(self):
        self.server = FakeZaloOa().__enter__()
        self.server.people.add("5510185758261927916")
        self.folder = tempfile.TemporaryDirectory()
        self.database = Database(f"sqlite:///{self.folder.name}/bantin.db")
        self.platform = ZaloOa(
            app_id=APP,
            keys=KeyRing(
                app_id=APP,
                app_secret=APP_SECRET,
                refresh_token=FIRST_REFRESH,
                database=self.database,
                clock=utc_now,
                oauth_url=self.server.url,
            ),
            database=self.database,
            clock=utc_now,
            signing_key=SIGNING_KEY,
            public_url="https://bantin.example.vn",
            api_url=self.server.url,
        )
        self.chat = ChatId("zalo-oa", "5510185758261927916")
        self.posts, self.number = asyncio.Queue(), 0

    async def prepare(self):
        await self.database.upgrade("jobs", "bot")

    def posting(self):
        return True

    def type(self, text):
        self.number += 1
        message = {"text": text, "msg_id": str(self.number)}
        told = event("user_send_text", "388", self.chat.id, time.time(), message=message)
        kept = self.platform.webhook.accept(*signed(told))
        assert isinstance(kept, Posted)
        assert kept.chat == self.chat.id
        self.posts.put_nowait(kept.body)

    def leave(self): ...

    async def vanish_too(self):
        await self.database.close()
        self.folder.cleanup()

    def vanish(self):
        self.server.__exit__()


PLACES = {
    "console": OnConsole,
    "web": OnWeb,
    "fake": OnFake,
    "telegram": OnTelegram,
    "telegram posted": OnPostedTelegram,
    "zalo": OnZalo,
    "zalo posted": OnPostedZalo,
    "zalo-oa": OnZaloOa,
}
"""Where it is tried. Each has a ``platform``, a private ``chat`` of it, and ``type``, which is not
to wait: nobody may listen yet. Fake servers are its ``server``, and end in ``vanish``."""


@pytest.fixture(params=PLACES)
async def place(request):
    """A platform that is open, one private chat of it, and somebody who types there."""
    made = PLACES[request.param]()
    if hasattr(made, "prepare"):
        await made.prepare()
    await made.platform.open()
    yield made
    await made.platform.close()
    if hasattr(made, "vanish_too"):
        await made.vanish_too()
    if hasattr(made, "vanish"):
        made.vanish()


@contextlib.asynccontextmanager
async def listened(place):
    heard = asyncio.Queue()
    tasks = [asyncio.create_task(place.platform.listen(heard.put))]
    if place.platform.webhook:
        await place.server.until(place.posting)
        tasks.append(asyncio.create_task(dealt_with(place, heard.put)))
    try:
        yield lambda: asyncio.wait_for(heard.get(), patient(5))
    finally:
        # A thread that reads a line cannot be cancelled: its input has to end.
        place.leave()
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks, timeout=patient(5))


async def dealt_with(place, hear):
    while True:
        await place.platform.webhook.deal(await place.posts.get(), hear)


def test_what_is_promised_is_tried_on_each_platform_that_can_be_set_up():
    names = [name for kind in KINDS for name in kind.names]
    assert [*PLATFORMS] == names, "each of platform_names.KINDS has its maker in PLATFORMS"
    untried = {kind.name for kind in KINDS} - PLACES.keys()
    assert not untried, f"PLACES, above, lacks {untried}"


def test_a_platform_has_a_name_and_tells_its_abilities(place):
    abilities = place.platform.abilities
    assert place.platform.name == place.chat.platform
    assert isinstance(abilities, Abilities)
    assert abilities.text_limit >= 2
    assert abilities.span_limit > 0
    assert min(abilities.per_second, abilities.per_chat_minute) > 0
    assert abilities.chat_spacing >= 0


async def test_each_message_sent_gets_an_id_of_its_own(place):
    sent = [await place.platform.send(place.chat, Message(plain("Chào"))) for _ in range(20)]
    assert all(isinstance(each, str) and each for each in sent)
    assert len(set(sent)) == 20


async def test_messages_sent_side_by_side_get_ids_of_their_own(place):
    message = Message(plain("Chào"))
    sent = await asyncio.gather(*(place.platform.send(place.chat, message) for _ in range(20)))
    assert len(set(sent)) == 20


async def test_what_is_typed_is_heard_in_order_and_addressed(place):
    async with listened(place) as hear:
        place.type("/tinmoi")
        place.type("tin về chuyển đổi số 😀")
        first, second = await hear(), await hear()
    assert [first.text, second.text] == ["/tinmoi", "tin về chuyển đổi số 😀"]
    for heard in (first, second):
        assert isinstance(heard, Incoming)
        assert (heard.chat, heard.kind) == (place.chat, ChatKind.PRIVATE)
        assert heard.addressed
        assert heard.sender
        assert heard.pressed is None


@pytest.mark.parametrize("carried", [PICTURE, DOCUMENT], ids=["picture", "document"])
@pytest.mark.parametrize("text", ["", "Ảnh đại hội 😀 " * 60, "tin " * 1500])
async def test_a_picture_or_a_document_comes_with_its_text(place, carried, text):
    abilities = place.platform.abilities
    kept = replace(carried, key="k" * KEY_LENGTH)
    made = render.messages(plain(text), (), abilities, kept)
    sent = [await place.platform.send(place.chat, fitting(each, abilities)) for each in made]
    assert len(set(sent)) == len(made)
    assert abilities.caption_limit > 0 or not abilities.pictures


async def test_a_sent_message_is_changed_where_that_is_an_ability(place):
    sent = await place.platform.send(place.chat, Message(plain("một")))
    editing = place.platform.edit(place.chat, sent, Message(plain("hai")))
    if place.platform.abilities.edit:
        await editing
    else:
        with pytest.raises(NotImplementedError):
            await editing


async def test_a_sent_message_is_taken_back_where_that_is_an_ability(place):
    sent = await place.platform.send(place.chat, Message(plain("một")))
    withdrawing = place.platform.withdraw(place.chat, sent)
    if place.platform.abilities.withdraw:
        await withdrawing
    else:
        with pytest.raises(NotImplementedError):
            await withdrawing


async def test_a_menu_can_be_offered_and_roles_asked_for(place):
    items = (MenuItem(name="tinmoi", help="những tin mới nhất"),)
    await place.platform.offer([Menu(items=items)])
    assert await place.platform.is_admin(place.chat, "a stranger") in {False, None}


async def test_inline_queries_are_answered_where_that_is_an_ability(place):
    query = InlineQuery(chat=place.chat, id="1", text="tin")
    if not place.platform.abilities.inline:
        if not isinstance(place.platform, Telegram | FakePlatform):
            with pytest.raises(NotImplementedError):
                await place.platform.answer_inline(query, [])
        return
    with pytest.raises(RefusedError):  # nobody waits for this one
        await place.platform.answer_inline(query, [])


def test_a_link_that_invites_carries_the_code_or_there_is_none(place):
    link = place.platform.invitation_link("ABCD-2345")
    assert link is None or ("ABCD-2345" in link and link.startswith("https://"))


def test_a_webhooks_path_cannot_be_guessed(place):
    hook = place.platform.webhook
    assert hook is None or (hook.path.startswith("/") and len(hook.path) > 32)


def test_a_webhook_keeps_nothing_that_is_not_proved(place):
    hook = place.platform.webhook
    assert hook is None or hook.accept({}, b'{"update_id":1}') == 403


async def test_it_is_known_how_long_no_call_was_answered(place):
    platform = place.platform
    await platform.send(place.chat, HELLO)
    assert platform.lost_for == timedelta()
    assert (await platform.state())[0]
    if hasattr(place, "server"):
        place.server.down()
        for _ in range(2):
            with pytest.raises(SendError):
                await platform.send(place.chat, HELLO)
        assert platform.lost_for > timedelta()
        works, seen = await platform.state()
        assert (works, "not reached" in seen) == (False, True)
        place.server.up()
        await platform.send(place.chat, HELLO)
    assert platform.lost_for == timedelta()


async def test_an_answer_that_is_a_refusal_is_an_answer(place):
    if hasattr(place, "server"):
        for _ in range(2):
            with pytest.raises(SendError):
                await place.platform.send(ChatId(place.chat.platform, "404"), HELLO)
    assert place.platform.lost_for == timedelta()


async def test_closing_twice_is_harmless(place):
    await place.platform.close()
    await place.platform.close()
