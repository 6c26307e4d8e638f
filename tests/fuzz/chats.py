"""What chat servers say to us: messages that are posted, and answers to what we ask them."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import orjson

from bot import photos
from bot.errors import PlatformError, SendError
from bot.messages import Attachment, ChatId, Message, RichText
from bot.platforms import (
    foreign,
    telegram_errors,
    zalo_client,
    zalo_json,
    zalo_oa_json,
    zalo_photos,
)
from bot.platforms.telegram import Telegram
from bot.platforms.telegram_webhook import TelegramWebhook
from bot.platforms.wire import BrokenError, _Connection
from bot.platforms.zalo_bot import ZaloBot
from bot.platforms.zalo_oa import ZaloOa
from bot.platforms.zalo_oa_keys import KeyRing
from tests.fuzz import changes, seeds
from tests.fuzz.trying import Parser

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
ME = {"id": 1, "username": "bantin_bot", "is_bot": True, "first_name": "bantin"}
SECRET = "s3cret-s3cret"
CHAT = {"id": -100, "type": "supergroup", "title": "C"}
SENT = {"message_id": 9, "date": 1, "chat": CHAT, "from": ME, "text": "x",
        "photo": [{"file_id": "p1", "width": 2, "height": 2}, {"file_id": "p2"}]}  # fmt: skip
UPDATES: tuple[dict[str, Any], ...] = (
    {"update_id": 1, "message": {"message_id": 5, "date": 1, "text": "@bantin_bot /gio 7:00",
     "chat": CHAT, "from": {"id": 7, "is_bot": False}, "is_topic_message": True,
     "entities": [{"type": "mention", "offset": 0, "length": 11}], "message_thread_id": 3,
     "reply_to_message": {"message_id": 4, "from": ME, "chat": {"id": -100}}}},
    {"update_id": 2, "callback_query": {"id": "q", "data": "/huydangky co", "from": {"id": 7},
     "message": {"message_id": 5, "chat": {"id": 7, "type": "private"}}}},
    {"update_id": 3, "my_chat_member": {"chat": {"id": -1, "type": "group"}, "from": {"id": 7},
     "new_chat_member": {"status": "restricted", "user": ME, "is_member": True},
     "old_chat_member": {"status": "member"}}},
    {"update_id": 4, "inline_query": {"id": "i", "from": {"id": 7}, "query": "tin", "offset": "2"}},
    {"update_id": 5, "message": {"message_id": 6, "chat": CHAT, "migrate_to_chat_id": -1007}},
    {"update_id": 6, "message": {"message_id": 7, "chat": CHAT, "from": {"id": 7},
     "photo": SENT["photo"], "caption": "/duyet", "sender_chat": {"id": -100}}},
)  # fmt: skip
ZALO = {"ok": True, "result": {"event_name": "message.text.received", "message": {
    "date": 1789033572455, "chat": {"chat_type": "GROUP", "id": "zgr-f8"}, "message_id": "m1",
    "from": {"id": "a1", "is_bot": False}, "text": "@Bot Tin /gio 7:00"}}}  # fmt: skip
OA = {"event_name": "user_send_group_text", "app_id": "1", "sender": {"id": "2"}, "timestamp": "1",
      "group_id": "3", "message": {"text": "@Báo tin?", "msg_id": "4", "quote_msg_id": "5"},
      "recipient": {"id": "3"}}  # fmt: skip
TELEGRAM_ANSWERS = (
    (200, {"ok": True, "result": SENT}), (200, {"ok": True, "result": ME}),
    (200, {"ok": True, "result": list(UPDATES)}), (200, {"ok": True, "result": True}),
    (200, {"ok": True, "result": {"status": "administrator", "user": ME, "can_be_edited": False,
     "is_anonymous": False, "can_manage_chat": True}}),
    (200, {"ok": True, "result": {"url": "https://b.vn/x", "has_custom_certificate": False,
     "pending_update_count": 3, "last_error_date": 1}}),
    (200, {"ok": True, "result": {"file_id": "p", "file_path": "photos/1.jpg", "file_size": 9}}),
    (400, {"ok": False, "error_code": 400, "description": "Bad Request: group was upgraded",
     "parameters": {"migrate_to_chat_id": -1007}}),
    (429, {"ok": False, "error_code": 429, "description": "Too Many Requests: retry after 3",
     "parameters": {"retry_after": 3}}),
    (403, {"ok": False, "error_code": 403, "description": "Forbidden: bot was kicked"}),
    (409, {"ok": False, "error_code": 409, "description": "Conflict: terminated by webhook"}),
    (400, {"ok": False, "error_code": 400, "description": "Bad Request: message thread not found"}),
)  # fmt: skip
ZALO_ANSWERS = (
    (200, ZALO), (200, {"ok": True, "result": {"id": "1", "account_name": "bot"}}),
    (200, {"ok": True, "result": {"message_id": "m2", "date": 1}}),
    (200, {"ok": True, "result": {"url": "https://b.vn", "verification": {"ok": True}}}),
    (200, {"ok": False, "error_code": 429, "description": "quota"}),
    (426, {"ok": False, "errorCode": "426", "description": "limit"}),
)  # fmt: skip
OA_ANSWERS = (
    (200, {"error": 0, "message": "Success", "data": {"message_id": "m", "quota": {}}}),
    (200, {"error": -216, "message": "Access token is invalid"}),
    (200, {"error": 0, "data": [{"quota_type": "sub_quota", "remain": 5, "total": 9,
     "product_type": "gmf100", "valid_through": "1", "asset_id": "x"}]}),
    (200, {"access_token": "a", "refresh_token": "r", "expires_in": "90000"}),
    (200, {"error": -14020, "error_name": "reused", "error_reason": "x"}),
)  # fmt: skip
HTTP = (
    ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n"
    '{"ok":true}'),
    ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    '5\r\n{"ok"\r\n0\r\n\r\n'),
    "HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n<html>nginx</html>",
    "HTTP/1.1 204 No Content\r\nKeep-Alive: timeout=5\r\n\r\n",
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
)  # fmt: skip
MESSAGE = Message(RichText("Chào"))
PHOTO = Message(RichText("x"), attachment=Attachment(
    data=b"\xff\xd8\xffx", name="a.jpg", media_type="image/jpeg", picture=True))  # fmt: skip
PAPER = Message(RichText("x"), attachment=Attachment(
    data=b"PK\x03\x04", name="a.docx", media_type="application/zip", picture=False))  # fmt: skip


@cache
def loop() -> asyncio.AbstractEventLoop:
    """Return the loop on which all is tried that is asynchronous."""
    return asyncio.new_event_loop()


class Silent:
    """A ``Wire`` and a transport that carry nothing, and answer what they were told to."""

    def __init__(self, status: int = 200, body: bytes = b"") -> None:
        self.answer = status, body

    async def post(self, *_: Any, **__: Any) -> tuple[int, bytes]:
        return self.answer

    async def get(self, *_: Any, **__: Any) -> tuple[int, bytes]:
        return self.answer

    async def close(self, *_: Any) -> None: ...

    def write(self, _: bytes) -> None: ...

    def abort(self) -> None: ...


def _telegram(raw: bytes) -> None:
    hook = TelegramWebhook(token="1:x", public_url="https://b.vn", deal=_never, secret=SECRET)
    posted = hook.accept({"x-telegram-bot-api-secret-token": SECRET}, raw)
    if isinstance(posted, int):
        assert posted == 400
        return
    heard: list[object] = []
    with _telegrams(200, orjson.dumps({"ok": True, "result": True})) as bot:
        bot._me = ME
        update = telegram_errors.read(posted.body.encode())
        loop().run_until_complete(bot._deal(update, _kept(heard)))
    for each in heard:
        _storable(each)


def _kept(heard: list[object]) -> Callable[[object], Awaitable[None]]:
    async def hear(each: object) -> None:
        heard.append(each)

    return hear


def _storable(heard: object) -> None:
    """What is heard is kept, and answered: no database takes a half of a surrogate pair."""
    repr(heard).encode()
    for name in ("text", "sender", "query"):
        told = getattr(heard, name, "")
        assert isinstance(told, str)
        told.encode()
    assert isinstance(heard.chat, ChatId)
    heard.chat.id.encode()


def _zalo(raw: bytes) -> None:
    bot = ZaloBot(token="1:x", posted=True, public_url="https://b.vn", webhook_secret=SECRET)
    posted = bot.webhook.accept({"x-bot-api-secret-token": SECRET}, raw)
    if isinstance(posted, int):
        return
    update = zalo_json.unwrapped(orjson.loads(posted.body))
    heard = zalo_json.what_is_heard(update, platform="zalo", names=["Bot Tin"])
    if heard:
        _storable(heard)
        zalo_photos.is_zalos(heard.photo or "")


def _oa(raw: bytes) -> None:
    update = foreign.read(raw)
    if update is None:
        return
    zalo_oa_json.proved(raw, update, "mac=x", app_id="1", key="k")
    zalo_oa_json.key_of(update, raw)
    zalo_oa_json.quoted_in(update).encode()
    assert zalo_oa_json.made_at(update) >= 0
    for each in zalo_oa_json.people_of(update):
        each.encode()
    heard = zalo_oa_json.what_is_heard(update, platform="zalo-oa", names=["Báo"], sent=["5"])
    if heard:
        _storable(heard)
        zalo_photos.is_zalos(heard.photo or "")


async def _never(*_: object) -> None:
    raise AssertionError


def _parted(raw: bytes) -> tuple[int, bytes]:
    """An answer's status stands before it."""
    status, _, body = raw.partition(b" ")
    return (int(status) if status.isdigit() and len(status) == 3 else 200), body


@contextmanager
def _telegrams(status: int, body: bytes):
    bot = Telegram(token="1:x")
    wire = Silent(status, body)
    bot._client._polls = bot._client._sends = bot._client._files = wire
    try:
        yield bot
    finally:
        loop().run_until_complete(bot._client.close())


def _all_of(*works: Callable[[], Awaitable[object]]) -> None:
    """Each may fail as a platform may, and in no other way."""
    for work in works:
        with suppress(SendError, PlatformError, asyncio.CancelledError):
            loop().run_until_complete(work())


def _telegram_answers(raw: bytes) -> None:
    chat = ChatId("telegram", "-100")
    with _telegrams(*_parted(raw)) as bot:
        client = bot._client

        async def heard() -> None:
            for update in await client.updates(
                0, (), hold=timedelta(), patience=timedelta(seconds=1)
            ):
                assert isinstance(update["update_id"], int)
                bot._me = ME
                if heard := bot._read(update):
                    _storable(heard)

        _all_of(
            lambda: bot.send(chat, MESSAGE), lambda: bot.send(chat, PHOTO),
            lambda: bot.send(chat, PAPER),
            lambda: bot.edit(chat, "1", MESSAGE), lambda: bot.withdraw(chat, "1"),
            lambda: bot.is_admin(chat, "7"), client.me, lambda: client.download("x"),
            client.webhook, bot._webhook_found, heard, bot._introduce, bot._show_menus,
        )  # fmt: skip


def _zalo_answers(raw: bytes) -> None:
    bot = ZaloBot(token="1:x")
    bot._client._polls = bot._client._sends = Silent(*_parted(raw))
    chat = ChatId("zalo", "zgr")
    client: zalo_client.Client = bot._client
    _all_of(
        lambda: bot.send(chat, MESSAGE), client.me, client.webhook,
        lambda: client.updates(hold=timedelta()), bot.state,
        lambda: client.set_webhook("https://b.vn", secret="x"),
    )  # fmt: skip


class Nowhere:
    """A database that keeps nothing."""

    ordered = True

    async def transact(self, _: object) -> None:
        return None


def _oa_answers(raw: bytes) -> None:
    wire = Silent(*_parted(raw))
    ring = KeyRing(
        app_id="1", app_secret="s", refresh_token="r", database=Nowhere(), clock=lambda: NOW
    )
    ring._wire = wire
    oa = ZaloOa(app_id="1", keys=ring, database=Nowhere(), clock=lambda: NOW)
    oa._wire = wire
    chat = ChatId("zalo-oa", "3")
    _all_of(ring.access, lambda: oa.send(chat, MESSAGE), oa.state, oa.open)


def _wire(raw: bytes) -> None:
    for step in (len(raw) or 1, 1 + len(raw) // 3, 1 + len(raw) // 200):
        pieces = [raw[at : at + step] for at in range(0, len(raw), step)]
        loop().run_until_complete(_exchanged(pieces))


async def _exchanged(pieces: list[bytes]) -> None:
    connection = _Connection(set())
    connection.connection_made(Silent())
    answer = connection.exchange(b"")
    for piece in pieces:
        connection.data_received(piece)
    connection.connection_lost(None)
    with suppress(BrokenError):
        status, body = await answer
        assert 200 <= status < 1000
        assert len(body) <= sum(map(len, pieces))


def _answers(told: tuple[tuple[int, object], ...], shared: str) -> tuple[bytes, ...]:
    own = [b"%d %s" % (status, seeds.as_json(each)[0]) for status, each in told]
    others = [b"200 " + raw for raw in seeds.shared(shared)] if shared else []
    return (*own, b"502 <html>nginx</html>", b"413 ", *others)


def _photographed(raw: bytes) -> None:
    photos.picture(raw, "Ảnh")
    zalo_photos.is_zalos(raw.decode(errors="replace")[:2000])


def parsers() -> dict[str, Parser]:
    """Return them by name."""
    trees = (changes.tree,)
    zalo = (*seeds.as_json(ZALO, ZALO["result"]), *seeds.shared("zalo/bot_*.json"))
    oa = (*seeds.as_json(OA), *seeds.shared("zalo/oa_webhook*.json"))
    return {
        "telegram": Parser(read=_telegram, seeds=seeds.as_json(*UPDATES), changes=trees),
        "zalo": Parser(read=_zalo, seeds=zalo, changes=trees),
        "zalo-oa": Parser(read=_oa, seeds=oa, changes=trees),
        "telegram-answers": Parser(
            read=_telegram_answers, seeds=_answers(TELEGRAM_ANSWERS, ""), changes=trees
        ),
        "zalo-answers": Parser(
            read=_zalo_answers, seeds=_answers(ZALO_ANSWERS, "zalo/bot_*.json"), changes=trees
        ),
        "oa-answers": Parser(
            read=_oa_answers, seeds=_answers(OA_ANSWERS, "zalo/oa_*ok.json"), changes=trees
        ),
        "wire": Parser(
            read=_wire, seeds=seeds.as_text(*HTTP), changes=(changes.lines,), largest=8 * 1024
        ),
        "photos": Parser(
            read=_photographed,
            seeds=(b"\xff\xd8\xffx", *seeds.as_text("https://a.zdn.vn:443/p.jpg?x=1#y")),
        ),
    }
