"""A bot of Zalo's Bot Platform: sending, and what is heard, polled or posted to us.

It has no buttons, roles, edits or menus: choices are numbered lines that a reply answers, and who
binds a chat with an invitation is its admin.
"""

import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from bot.errors import OutcomeUnknownError, PlatformError, SendError
from bot.messages import ChatId, ChatKind, Incoming, Message
from bot.platforms.base import Hear, how_heard
from bot.platforms.foreign import Json
from bot.platforms.token_bot import TokenBot
from bot.platforms.trying import at_last
from bot.platforms.webhooks import LOOK_EVERY
from bot.platforms.zalo_client import Client
from bot.platforms.zalo_errors import OCCUPIED, REJECTED
from bot.platforms.zalo_json import (
    SPAN_LIMIT,
    name_in,
    sent_id,
    shaped,
    what_is_heard,
    words_of,
)
from bot.platforms.zalo_names import Names
from bot.platforms.zalo_photos import abilities, download, picture_or_link
from bot.platforms.zalo_polling import Work, pause, poll
from bot.platforms.zalo_webhook import ZaloWebhook
from bot.quota import Quota

log = logging.getLogger(__name__)

TOKEN = re.compile(r"[\w:.-]+", re.ASCII)
PER_SECOND = 5
"""Zalo tells no pace; this is a fifth of Telegram's: three groups need no more."""


class ZaloBot(TokenBot[ZaloWebhook]):
    """A ``Platform``; see there for what each method promises. Making one touches no network.

    Args:
        token: As Zalo gave it to the bot's owner; not empty.
        name: The platform's name in chat ids: several bots have one each.
        api_url: Another server that speaks the same; None for the public one.
        called: The bot's name as groups see it; where it is missing, it is learned.
        quota: The month's messages; None where they are not counted.
        posted: Whether Zalo posts to ``public_url`` what is heard; else it is polled.
        public_url: Where our door is found from outside; needed where ``posted``.
        webhook_secret: Another secret than the one that comes from the token.
        take_over: Whether a webhook that another program has set is replaced.
        look_every: How often it is looked whether the webhook is still ours.
    """

    def __init__(
        self,
        *,
        token: str,
        name: str = "zalo",
        api_url: str | None = None,
        called: Sequence[str] = (),
        quota: Quota | None = None,
        posted: bool = False,
        public_url: str | None = None,
        webhook_secret: str | None = None,
        take_over: bool = False,
        look_every: timedelta = LOOK_EVERY,
    ) -> None:
        self.name = name
        self.quota = quota
        self._called = Names(called)
        self.abilities = replace(
            abilities(public_url, span_limit=SPAN_LIMIT, per_second=PER_SECOND),
            mentions=True,
            called=self._called.usual,
        )
        self._take_over = take_over
        self._look_every = look_every
        self._me: Json | None = None
        self._client = Client(token=token, api_url=api_url)
        hook = partial(ZaloWebhook, token=token, secret=webhook_secret, deal=self._deal)
        super().__init__(
            "zalo",
            token=token,
            shape=TOKEN,
            rejected=REJECTED,
            contact=self._client.contact,
            own=hook(public_url=public_url) if public_url else None,
            posted=posted,
        )

    async def close(self) -> None:
        """Let go of all."""
        await self._client.close()

    async def listen(self, hear: Hear) -> None:
        """Bring what is heard to ``hear``; what is polled never comes again.

        Where Zalo posts to us, ``bot.inbox`` brings it, and this only looks after the webhook.
        """
        await at_last(self._ready, pause)
        if self.webhook:
            await self.webhook.watch(self._client, self._look_every)
        else:
            take = partial(self._take, hear)
            await poll(self._client, take, settle=self._settle, look_every=self._look_every)

    async def send(
        self,
        chat: ChatId,
        message: Message,
        *,
        thread: str | None = None,  # noqa: ARG002  Zalo has no topics
    ) -> str:
        """Send one message, if the month has one left for it."""
        return await picture_or_link(partial(self._send, chat), message, self.abilities)

    async def _send(self, chat: ChatId, message: Message) -> str:
        method, params = shaped(chat.id, message, self.abilities.files_at)
        taken = await self.quota.take(answer=message.answer) if self.quota else None
        try:
            sent = await self._client.call(method, params)
        except OutcomeUnknownError:
            raise  # it counts: perhaps it arrived
        except SendError:
            if self.quota and taken:
                await self.quota.give_back(taken)
            raise
        return sent_id(sent)

    async def download(self, reference: str) -> bytes:
        """Fetch a photo from where Zalo keeps it."""
        return await download(reference)

    async def is_admin(self, chat: ChatId, sender: str) -> bool | None:  # noqa: ARG002
        """Return None: Zalo's bots are not told of roles."""
        return None

    async def state(self) -> tuple[bool, str]:
        """Say whether the bot works, and in one line how; never raises."""
        try:
            me = await self._client.me()
            url = await self._client.webhook()
        except SendError as error:
            return False, str(error)
        ours = self._own.url if self._own else None
        heard, how = how_heard(url, ours, posted=self._posted, take_over=self._take_over)
        joins = me.get("can_join_groups") is not False
        parts = [
            f"token works (bot {me.get('account_name') or me['id']})",
            "may join groups" if joins else "may NOT join groups: allow it in Zalo Bot Manager",
            how,
        ]
        parts.append("pictures by PUBLIC_URL" if self._own else "NO pictures without PUBLIC_URL")
        if not self._called.told:
            parts.append("name learned anew after each start: set ZALO_BOT_NAME")
        left = True
        if self.quota:
            used = await self.quota.used()
            left = used < self.quota.limit
            parts.append(f"{used} of {self.quota.limit} messages this month")
        return heard and joins and left, ", ".join(parts)

    async def _ready(self) -> None:
        await self._introduce()
        await self._settle()

    async def _introduce(self) -> None:
        if self._me:
            return
        self._me = await self._client.me()
        if self._me.get("can_join_groups") is False:
            advice = "allow groups for this bot in Zalo Bot Manager"
            log.warning("zalo bot cannot be added to groups", extra={"advice": advice})
        self._tell_name()

    async def _settle(self) -> None:
        """Set our webhook, or see that none is in the way of polling.

        Zalo keeps one or the other; which one the operator says, never a fault.

        Raises:
            SendError: It cannot be known or done now.
            PlatformError: It is another program's.
        """
        if self.webhook:
            await self.webhook.set(self._client, take_over=self._take_over)
            return
        found = await self._client.webhook()
        if not found:
            return
        if not self._take_over and (self._own is None or found != self._own.url):
            raise PlatformError(OCCUPIED)
        await self._client.delete_webhook()

    def _take(self, hear: Hear, update: Json) -> tuple[str, Work] | None:
        heard = self._read(update)
        return (heard.chat.id, partial(hear, heard)) if heard else None

    async def _deal(self, update: Json, hear: Hear) -> None:
        if heard := self._read(update):
            await hear(heard)

    def _read(self, update: Json) -> Incoming | None:
        heard = what_is_heard(update, platform=self.name, names=self._names())
        group = heard is not None and heard.kind is ChatKind.GROUP
        if group and (name := name_in(words_of(update))):
            self._called.hear(name)
            self._tell_name()
        return heard

    def _tell_name(self) -> None:
        """Let it be known what the bot is called."""
        name = self._called.usual or next(iter(self._names()), "")
        self.abilities = replace(self.abilities, called=name)

    def _names(self) -> list[str]:
        told = (self._me or {}).get("display_name")
        return [*self._called, *([told] if isinstance(told, str) and told else [])]
