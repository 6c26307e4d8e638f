"""Telegram, by long polling, through python-telegram-bot. No other file imports that library.

Of the library only ``Bot`` is used: its ``Application`` confirms updates before they have been
dealt with, and its rate limiter halts all chats when one is told to wait.
"""

import asyncio
import json
import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import timedelta
from functools import partial
from typing import Any

import telegram
from telegram import error as errors
from telegram.request import HTTPXRequest

from bot.errors import (
    ChatGoneError,
    ChatMovedError,
    PlatformError,
    SendError,
    ThrottledError,
    UnreachableError,
)
from bot.messages import ChatId, Heard, Message
from bot.platforms.base import Abilities, Hear, MenuItem
from bot.platforms.in_turn import InTurn
from bot.platforms.redacting import Redacting
from bot.platforms.telegram_errors import (
    REJECTED,
    RIVAL,
    Rivalry,
    breakdown,
    flood,
    is_missing_thread,
    never_left,
    reason,
    refusal,
)
from bot.platforms.telegram_json import SPAN_LIMIT, Json, poll_query, shaped, what_is_heard

log = logging.getLogger(__name__)

PUBLIC_API = "https://api.telegram.org"
TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
LONG_POLL = timedelta(seconds=20)
"""How long the server holds a poll that finds nothing."""
GLANCE = timedelta(seconds=0.3)
"""How long new updates wait while earlier ones are still being heard."""
AT_ONCE = 16
"""Chats heard side by side, and requests in flight: more makes httpx slower (measured)."""
SLOWEST_ANSWER = timedelta(seconds=35)
"""A shorter read timeout makes unknown outcomes of what Telegram was about to deliver."""
LAST_REQUESTS = timedelta(seconds=5)
"""How long ``close`` lets messages in flight end."""
CONFLICT_PATIENCE = timedelta(seconds=30)
"""Longer than LONG_POLL, for which Telegram may keep the poll of a program that was killed."""
LONGEST_PAUSE = 30.0
ROLE_KNOWN_FOR = timedelta(minutes=5)
ROLES_KEPT = 2048
UNREADABLE = (AttributeError, KeyError, TypeError, ValueError)
"""What the library raises where an answer has another shape than it expects."""


class FloodError(errors.TelegramError):
    """A 429; the library's own RetryAfter warns of its deprecation whenever it is made."""

    def __init__(self, throttled: ThrottledError) -> None:
        super().__init__(str(throttled))
        self.throttled = throttled


class Transport(HTTPXRequest):
    """The library's transport, made proof against cancellation, and silent about the token.

    A cancelled request leaves httpx's pool short of a connection for good (measured), and the
    outcome of the message unknown without need. So a request always runs to its end, in a task of
    its own; only who waits for it is cancelled.
    """

    def __init__(self, *, token: str, connections: int, patience: timedelta) -> None:
        super().__init__(
            connection_pool_size=connections,
            connect_timeout=10,
            read_timeout=SLOWEST_ANSWER.total_seconds(),
            write_timeout=20,
            pool_timeout=30,
        )
        self._token = token.encode()
        self._patience = patience.total_seconds()
        self._running: set[asyncio.Task[tuple[int, bytes]]] = set()

    async def do_request(self, *args: Any, **more: Any) -> tuple[int, bytes]:
        """Do as HTTPXRequest does; a proxy's page that repeats the address tells no token."""
        request = asyncio.ensure_future(super().do_request(*args, **more))
        self._running.add(request)
        request.add_done_callback(self._running.discard)
        code, body = await asyncio.shield(request)
        body = body.replace(self._token, b"<token>")
        if code == 429:
            raise FloodError(flood(body))
        return code, body

    @staticmethod
    def parse_json_payload(payload: bytes) -> Json:
        """Do as the library does, but never log a body: members' words may be in it."""
        try:
            answer: Json = json.loads(payload)
        except ValueError as error:
            raise errors.TelegramError("invalid server response") from error
        return answer

    async def shutdown(self) -> None:
        """Let requests in flight end, the slow ones by force; then close."""
        if running := tuple(self._running):
            await asyncio.wait(running, timeout=self._patience)
            for request in running:
                request.cancel()
            await asyncio.gather(*running, return_exceptions=True)
        await super().shutdown()


class Telegram:
    """A ``Platform``; see there for what each method promises."""

    def __init__(
        self,
        *,
        token: str,
        api_url: str | None = None,
        per_second: float = 25,
        name: str = "telegram",
        conflict_patience: timedelta = CONFLICT_PATIENCE,
    ) -> None:
        """Touch no network.

        Args:
            token: As BotFather gave it; not empty.
            api_url: Another server that speaks the Bot API; None for the public one.
            per_second: Messages a second in all. Telegram bears about 30; a paid bot up to 1,000.
            name: The platform's name in chat ids.
            conflict_patience: How long another poller with our token is put up with.
        """
        self.name = name
        # Telegram documents 20 a minute for a group: two less leave room for uneven travel times.
        self.abilities = Abilities(
            text_limit=4096,
            span_limit=SPAN_LIMIT,
            links=True,
            choices=True,
            edit=True,
            withdraw=True,
            per_second=per_second,
            per_chat_minute=18,
            chat_spacing=1.0,
        )
        self._token = token
        self._redacting = Redacting(token, "httpx", "telegram.Bot")
        self._redacting.install()
        self._patience = conflict_patience
        polls = Transport(token=token, connections=4, patience=timedelta())
        sends = Transport(token=token, connections=AT_ONCE, patience=LAST_REQUESTS)
        self._polls, self._sends = polls, sends
        base_url = f"{(api_url or PUBLIC_API).rstrip('/')}/bot"
        self._bot = telegram.Bot(token, base_url=base_url, request=sends, get_updates_request=polls)
        self._me: Json | None = None
        self._menu: tuple[telegram.BotCommand, ...] = ()
        self._menu_due = False
        self._confirmed = self._heard = 0
        self._roles: dict[tuple[ChatId, str], tuple[float, bool]] = {}

    async def open(self) -> None:
        """Prove the token; where Telegram is out of reach, ``listen`` goes on trying."""
        if not TOKEN.fullmatch(self._token):
            raise PlatformError(REJECTED)
        try:
            self._me = (await self._bot.get_me(read_timeout=10)).to_dict()
        except errors.InvalidToken as error:
            raise PlatformError(REJECTED) from error
        except (errors.TelegramError, *UNREADABLE) as error:
            log.warning("telegram out of reach", extra={"reason": reason(error)})

    async def close(self) -> None:
        """Confirm what was heard, so that it is not heard again, and let go of all."""
        if self._heard > self._confirmed:
            with suppress(errors.TelegramError, *UNREADABLE):
                await self._fetch(self._heard, hold=timedelta(), patience=timedelta(seconds=2))
        for transport in (self._polls, self._sends):
            await transport.shutdown()
        self._redacting.remove()

    async def listen(self, hear: Hear) -> None:
        """Bring what is heard to ``hear``; an update is confirmed only when ``hear`` has returned.

        So what a crash interrupts comes again, and may come twice.
        """
        now = asyncio.get_running_loop().time()
        self._rivalry = Rivalry(since=now, patience=self._patience)
        works: InTurn | None = None
        try:
            async with asyncio.TaskGroup() as group:
                works = InTurn(group, at_once=AT_ONCE)
                await self._poll(group, works, hear)
        except BaseExceptionGroup as several:
            raise several.exceptions[0] from None
        finally:
            if works:
                self._heard = works.undone

    async def _poll(self, group: asyncio.TaskGroup, works: InTurn, hear: Hear) -> None:
        failures = 0
        while True:
            try:
                updates = await self._updates(works)
            except (errors.TelegramError, *UNREADABLE) as error:
                failures += 1
                await asyncio.sleep(await self._pause(error, failures))
                continue
            failures = 0
            for update in updates:
                if update["update_id"] > works.seen:
                    self._take(update, group, works, hear)
            await works.settle(GLANCE.total_seconds())

    async def _updates(self, works: InTurn) -> list[Json]:
        """Fetch what is not yet confirmed; what is still undone is offered again, and at once."""
        if not self._me:
            self._me = (await self._bot.get_me()).to_dict()
        if self._menu_due:
            await self._show_menu()
        offset = works.undone
        updates = await self._fetch(offset, hold=LONG_POLL, patience=LONG_POLL + SLOWEST_ANSWER)
        self._confirmed = offset
        return updates

    async def _fetch(self, offset: int, *, hold: timedelta, patience: timedelta) -> list[Json]:
        """Fetch updates as JSON: Bot.get_updates fails for good over one that it cannot read."""
        updates = await self._polls.post(
            f"{self._bot.base_url}/getUpdates?{poll_query(offset, hold)}",
            read_timeout=patience.total_seconds(),
            connect_timeout=min(10, patience.total_seconds()),
        )
        if not isinstance(updates, list):
            raise TypeError("no list of updates")
        return updates

    def _take(self, update: Json, group: asyncio.TaskGroup, works: InTurn, hear: Hear) -> None:
        if query := update.get("callback_query"):
            group.create_task(self._acknowledge(query["id"]))
        heard = self._read(update)
        if heard:
            works.put(update["update_id"], heard.chat.id, partial(hear, heard))
        else:
            works.skip(update["update_id"])

    def _read(self, update: Json) -> Heard | None:
        try:
            return what_is_heard(update, platform=self.name, me=self._me) if self._me else None
        except UNREADABLE as error:
            log.warning("telegram update not understood", extra={"reason": reason(error)})
            return None

    async def _acknowledge(self, query: str) -> None:
        """End the button's waiting sign; too late or lost, it ends by itself."""
        with suppress(errors.TelegramError, *UNREADABLE):
            await self._bot.answer_callback_query(query)

    async def _pause(self, error: Exception, failures: int) -> float:
        """Return how many seconds to wait before the next poll.

        Raises:
            PlatformError: There is no use in polling.
        """
        if isinstance(error, errors.InvalidToken):
            raise PlatformError(REJECTED) from error
        if isinstance(error, FloodError):
            return error.throttled.wait.total_seconds()
        log.warning("telegram poll failed", extra={"reason": reason(error), "failures": failures})
        if isinstance(error, errors.Conflict):
            return await self._conflict(str(error))
        return min(0.5 * 2.0 ** min(failures - 1, 10), LONGEST_PAUSE)

    async def _conflict(self, text: str) -> float:
        if "webhook" in text.lower():
            with suppress(errors.TelegramError, *UNREADABLE):
                await self._bot.delete_webhook()
            return 1.0
        if self._rivalry.steps_back(asyncio.get_running_loop().time()):
            raise PlatformError(RIVAL)
        return min(1.0, self._patience.total_seconds() / 4)

    async def send(self, chat: ChatId, message: Message, *, thread: str | None = None) -> str:
        """Send one message; where the topic is gone, to the chat's main thread."""
        content = shaped(message)
        with border():
            try:
                sent = await self._send(chat, content, thread)
            except errors.BadRequest as error:
                if not thread or not is_missing_thread(str(error)):
                    raise
                sent = await self._send(chat, content, None)
            return str(sent.message_id)

    async def _send(self, chat: ChatId, content: Json, thread: str | None) -> telegram.Message:
        topic = int(thread) if thread else None
        return await self._bot.send_message(chat.id, message_thread_id=topic, **content)

    async def edit(self, chat: ChatId, message_id: str, message: Message) -> None:
        """Put ``message`` in the place of one sent before; the same again is no error."""
        content = shaped(message)
        with border(), unless("message is not modified"):
            await self._bot.edit_message_text(
                chat_id=chat.id, message_id=int(message_id), **content
            )

    async def withdraw(self, chat: ChatId, message_id: str) -> None:
        """Delete a message, at most 48 hours old; one that is gone already is no error."""
        with border(), unless("message to delete not found"):
            await self._bot.delete_message(chat.id, int(message_id))

    async def is_admin(self, chat: ChatId, sender: str) -> bool | None:
        """Ask Telegram, and believe the answer for five minutes. None for private chats."""
        if not chat.id.startswith("-"):
            return None
        if sender == chat.id:
            return True
        now = asyncio.get_running_loop().time()
        known = self._roles.get((chat, sender))
        if known and now < known[0]:
            return known[1]
        role = await self._ask_role(chat, sender)
        if role is not None:
            if len(self._roles) >= ROLES_KEPT:
                self._roles.clear()
            self._roles[chat, sender] = (now + ROLE_KNOWN_FOR.total_seconds(), role)
        return role

    async def _ask_role(self, chat: ChatId, sender: str) -> bool | None:
        try:
            member = await self._bot.get_chat_member(chat.id, int(sender))
        except errors.BadRequest as error:
            return False if "not found" in str(error) and "chat" not in str(error).lower() else None
        except (errors.TelegramError, *UNREADABLE):
            return None
        return member.status in (member.OWNER, member.ADMINISTRATOR)

    async def offer(self, menu: Sequence[MenuItem]) -> None:
        """Set the menu, for all and for Vietnamese; while out of reach, ``listen`` does it."""
        self._menu = tuple(telegram.BotCommand(item.name, item.help) for item in menu)
        await self._show_menu()

    async def _show_menu(self) -> None:
        try:
            await self._bot.set_my_commands(self._menu)
            await self._bot.set_my_commands(self._menu, language_code="vi")
            self._menu_due = False
        except (errors.TelegramError, *UNREADABLE) as error:
            self._menu_due = never_left(error)
            log.warning("telegram menu not set", extra={"reason": reason(error)})


@contextmanager
def border() -> Iterator[None]:
    """Let only ``SendError`` out, and what is no error of ours (a cancellation)."""
    try:
        yield
    except Exception as error:
        raise translated(error) from error


@contextmanager
def unless(text: str) -> Iterator[None]:
    """Take a 400 answer with ``text`` (lower case) for a success: what was asked is so already."""
    try:
        yield
    except errors.BadRequest as error:
        if text not in str(error).lower():
            raise


def translated(error: Exception) -> SendError:
    """Say what an error of the library means to the one who sends."""
    match error:
        case FloodError():
            return error.throttled
        case errors.ChatMigrated():
            return ChatMovedError(str(error.new_chat_id))
        case errors.Forbidden():
            return ChatGoneError(str(error))
        case errors.BadRequest():
            return refusal(str(error))
        case errors.InvalidToken():
            # Nothing was delivered, and nothing is wrong with chat or text; ``listen`` ends.
            return UnreachableError(REJECTED)
    return breakdown(error)
