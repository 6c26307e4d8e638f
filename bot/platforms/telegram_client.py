"""Telegram's methods over our own wire. No other file imports python-telegram-bot.

What a bot does thousands of times (send, edit, poll) is posted as JSON directly: the library would
build and read an object for each field, three times the cost. Of the library ``Bot`` is used for
what is done seldom and has many shapes. All errors are ours when they leave this file.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from types import MappingProxyType
from typing import Any

import telegram
from telegram import error as errors
from telegram.request import BaseRequest, RequestData

from bot.errors import OutcomeUnknownError, RefusedError, SendError
from bot.messages import Attachment, Proposal
from bot.platforms.answers import photo_in
from bot.platforms.base import LARGEST_PHOTO, Menu, Readers
from bot.platforms.contact import Contact
from bot.platforms.multipart import multipart
from bot.platforms.redacting import Redacting
from bot.platforms.telegram_errors import outcome
from bot.platforms.telegram_json import Json, shaped
from bot.platforms.wire import FIRST_ANSWER, LAST_REQUESTS, SLOWEST_ANSWER, Wire, as_json

PUBLIC_API = "https://api.telegram.org"
AT_ONCE = 128
"""Requests in flight. With an answer after 50 ms, 16 carry 280 a second, and 64 carry 1,000
(``tests/benchmarks/telegram_send.py``): what a paid bot may send, here over a line twice as slow.
"""
SLOWEST_UPLOAD = timedelta(seconds=120)
"""How long 20 MB may take over an office's line."""
FILES_AT_ONCE = 2
FILE_PATH = re.compile(r"[\w./-]{1,200}", re.ASCII)
UNREADABLE = (AttributeError, KeyError, OSError, OverflowError, TypeError, ValueError)
"""What is raised where an answer has another shape than was to be expected; a date that no clock
can tell is an OSError or an OverflowError."""
POSTED_AT_ONCE = 16
"""How many updates Telegram may post to us side by side."""
SCOPES: Mapping[Readers, Callable[[], telegram.BotCommandScope]] = MappingProxyType(
    {
        Readers.EVERYBODY: telegram.BotCommandScopeDefault,
        Readers.PRIVATE: telegram.BotCommandScopeAllPrivateChats,
        Readers.GROUPS: telegram.BotCommandScopeAllGroupChats,
        Readers.GROUP_ADMINS: telegram.BotCommandScopeAllChatAdministrators,
    }
)
LANGUAGES = ("", "vi")
"""The second one, too: a menu that was once set for Vietnamese alone would hide the first."""
INLINE_KNOWN_FOR = timedelta(minutes=1)
"""How long Telegram may give one asker's proposals to others."""


class Transport(BaseRequest):
    """The library's seam, over a ``Wire``."""

    def __init__(self, client: "Client") -> None:
        self._client = client

    @property
    def read_timeout(self) -> float:
        """Say how long an answer may take, in seconds."""
        return SLOWEST_ANSWER.total_seconds()

    async def initialize(self) -> None:
        """Nothing to do: connections are made when they are needed."""

    async def shutdown(self) -> None:
        """Nothing to do: the wire is closed by the client."""

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002  Telegram takes everything by POST
        request_data: RequestData | None = None,
        *_: Any,
        **__: Any,
    ) -> tuple[int, bytes]:
        """Post, and bring what the library can read; what went wrong is one of our own errors."""
        body = request_data.json_payload if request_data else b"{}"
        return 200, await self._client.answer(url.rpartition("/")[2], body)


class Client:
    """Calls Telegram's methods. Each raises only ``SendError``, ``ConflictError`` among them.

    Args:
        token: As BotFather gave it.
        api_url: Another server that speaks the Bot API; None for the public one.
        proxy: See ``Wire``.

    Attributes:
        contact: Whether Telegram answers.
    """

    def __init__(self, *, token: str, api_url: str | None = None, proxy: str | None = None) -> None:
        server = (api_url or PUBLIC_API).rstrip("/")
        self.contact = Contact()
        self._token = token.encode()
        self._redacting = Redacting(token, "telegram.Bot", "asyncio")
        self._redacting.install()
        self._polls = Wire(f"{server}/bot{token}", most=2, proxy=proxy)
        self._sends = Wire(f"{server}/bot{token}", most=AT_ONCE, proxy=proxy)
        self._files = Wire(f"{server}/file/bot{token}", most=FILES_AT_ONCE, proxy=proxy)
        seam = Transport(self)
        self._bot = telegram.Bot(
            token, base_url=f"{server}/bot", request=seam, get_updates_request=seam
        )

    async def close(self) -> None:
        """Let requests in flight end, the slow ones by force."""
        await self._polls.close()
        await self._files.close()
        await self._sends.close(LAST_REQUESTS)
        self._redacting.remove()

    async def call(self, method: str, params: Json, *, patience: timedelta = SLOWEST_ANSWER) -> Any:
        """Call any method, and return its result as it came."""
        return (await self._asked(self._sends, method, as_json(params), patience))[0]

    async def upload(self, method: str, params: Json, name: str, attachment: Attachment) -> Any:
        """Call a method that takes a file as its parameter ``name``."""
        body, content_type = multipart(params, name, attachment)
        return (await self._asked(self._sends, method, body, SLOWEST_UPLOAD, content_type))[0]

    async def download(self, file_id: str) -> bytes:
        """Fetch a file that somebody sent.

        Raises:
            SendError: RefusedError where there is no such file, or it is too large.
        """
        found = await self.call("getFile", {"file_id": file_id})
        path = found.get("file_path") if isinstance(found, dict) else None
        if not isinstance(path, str) or not FILE_PATH.fullmatch(path) or ".." in path:
            raise RefusedError("no file that can be fetched")
        size = found.get("file_size")
        if isinstance(size, int) and size > LARGEST_PHOTO:
            raise RefusedError("the photo is too large")
        status, data = await self._files.get(f"/{path}", within=SLOWEST_UPLOAD)
        return photo_in(status, data)

    async def updates(
        self, offset: int, kinds: Sequence[str], *, hold: timedelta, patience: timedelta
    ) -> list[Json]:
        """Fetch updates from ``offset`` on as JSON; the server waits up to ``hold`` for the first.

        Not by the library, which fails for good over one that it cannot read.
        """
        wanted = {"offset": offset, "timeout": int(hold.total_seconds()), "allowed_updates": kinds}
        updates, _ = await self._asked(self._polls, "getUpdates", as_json(wanted), patience)
        if not isinstance(updates, list) or not all(map(_is_update, updates)):
            raise OutcomeUnknownError("no list of updates")
        return updates

    async def me(self) -> Json:
        """Return what Telegram knows of the bot itself."""
        me = await self.call("getMe", {}, patience=FIRST_ANSWER)
        if not isinstance(me, dict) or not {"id", "username"} <= me.keys():
            raise OutcomeUnknownError("no bot")
        return me

    async def is_admin(self, chat: str, sender: str) -> bool:
        """Say whether somebody is an admin of a chat."""
        with border():
            member = await self._bot.get_chat_member(chat, int(sender))
            return member.status in (member.OWNER, member.ADMINISTRATOR)

    async def show(self, menu: Menu) -> None:
        """Set one menu of commands, for everybody's language and for Vietnamese."""
        items = [telegram.BotCommand(item.name, item.help) for item in menu.items]
        kind = SCOPES.get(menu.readers)
        scope = kind() if kind else telegram.BotCommandScopeChat(menu.sender)
        with border():
            for language in LANGUAGES:
                await self._bot.set_my_commands(items, scope=scope, language_code=language or None)

    async def answer_inline(
        self, query: str, proposals: Sequence[Proposal], next_offset: str
    ) -> None:
        """Show proposals to somebody who types."""
        results = [_article(number, each) for number, each in enumerate(proposals)]
        with border():
            # Telegram shows what one asker got to all who type the same: whoever asks too much, and
            # gets nothing, must not take it from the others.
            await self._bot.answer_inline_query(
                query,
                results,
                cache_time=INLINE_KNOWN_FOR if results else timedelta(),
                is_personal=not results,
                next_offset=next_offset,
            )

    async def webhook(self) -> telegram.WebhookInfo:
        """Return which webhook is set, and how it fares."""
        with border():
            return await self._bot.get_webhook_info()

    async def set_webhook(self, url: str, *, secret: str, kinds: Sequence[str]) -> None:
        """Let updates be posted to ``url`` from now on, those that wait too."""
        # Not by the library, which logs all parameters at level debug.
        await self.call(
            "setWebhook",
            {
                "url": url,
                "secret_token": secret,
                "allowed_updates": kinds,
                "max_connections": POSTED_AT_ONCE,
            },
        )

    async def delete_webhook(self) -> None:
        """Let updates wait to be fetched; none is lost."""
        with border():
            await self._bot.delete_webhook()

    async def answer(self, method: str, body: bytes) -> bytes:
        """Call a method, and return the whole answer."""
        return (await self._asked(self._sends, method, body, SLOWEST_ANSWER))[1]

    async def _asked(
        self,
        wire: Wire,
        method: str,
        body: bytes,
        patience: timedelta,
        content_type: str = "application/json",
    ) -> tuple[Any, bytes]:
        """Post, and return the result, and the whole answer."""
        with self.contact.noted():
            status, answer = await wire.post(
                f"/{method}", body, within=patience, content_type=content_type
            )
            return self._outcome(status, answer), answer

    def _outcome(self, status: int, answer: bytes) -> Any:
        if status != 200:
            answer = answer.replace(self._token, b"<token>")  # a proxy's page may show the address
        return outcome(status, answer)


@contextmanager
def border() -> Iterator[None]:
    """Let only our own errors out of the library, and what is no error (a cancellation)."""
    try:
        yield
    except errors.TelegramError as error:
        cause = error.__cause__
        meaning = cause if isinstance(cause, SendError) else _unread(error)
    except UNREADABLE as error:
        meaning = _unread(error)
    else:
        return
    raise meaning from None


def _is_update(told: Any) -> bool:
    return isinstance(told, dict) and type(told.get("update_id")) is int


def _unread(error: Exception) -> SendError:
    return OutcomeUnknownError(f"an answer of another shape: {type(error).__name__}")


def _article(number: int, proposal: Proposal) -> telegram.InlineQueryResultArticle:
    params = shaped(proposal.message)
    return telegram.InlineQueryResultArticle(
        id=str(number),
        title=proposal.title,
        description=proposal.summary or None,
        input_message_content=telegram.InputTextMessageContent(
            params["text"],
            entities=telegram.MessageEntity.de_list(params.get("entities") or [], None),
            link_preview_options=telegram.LinkPreviewOptions(is_disabled=True),
        ),
    )
