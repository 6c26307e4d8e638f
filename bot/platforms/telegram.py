"""Telegram as a platform: sending, roles, menus, and what is heard, polled or posted to us."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Sequence
from contextlib import suppress
from datetime import timedelta
from functools import partial

from bot.attached import in_words
from bot.errors import (
    ChatMissingError,
    MessageGoneError,
    OutcomeUnknownError,
    PlatformError,
    RefusedError,
    SendError,
    UnreachableError,
)
from bot.messages import ChatId, Heard, InlineQuery, Message, Proposal
from bot.platforms.base import Abilities, Hear, Menu, how_heard
from bot.platforms.telegram_client import UNREADABLE, Client
from bot.platforms.telegram_errors import OCCUPIED, REJECTED, NoFilesError
from bot.platforms.telegram_json import (
    SPAN_LIMIT,
    UPDATES,
    Json,
    addressed,
    link_to_group,
    press_id,
    sent_id,
    shaped,
    what_is_heard,
)
from bot.platforms.telegram_polling import CONFLICT_PATIENCE, Polling, Work, pause
from bot.platforms.telegram_uploads import Uploads
from bot.platforms.telegram_webhook import TelegramWebhook
from bot.platforms.token_bot import TokenBot
from bot.platforms.trying import at_last
from bot.platforms.webhooks import LOOK_EVERY

log = logging.getLogger(__name__)

TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
ADMIN_KNOWN_FOR = timedelta(minutes=5)
OTHERS_KNOWN_FOR = timedelta(seconds=30)
"""Whoever is told that only an admin may, and is made one, tries again at once."""
ROLES_KEPT = 2048
FREE_PER_SECOND = 30
"""Bots FAQ, "My bot is hitting limits"; more is paid for."""
PER_CHAT_MINUTE = 18
"""Telegram documents 20 for a group: two less leave room for uneven travel times."""
CAPTION_LIMIT = 1024
"""Bot API, sendPhoto and sendDocument, in UTF-16 units."""
OTHER_KIND = (
    "there is no text in the message to edit",
    "there is no caption in the message to edit",
)
"""What Telegram answers where text is changed and a caption stands there, and the reverse."""
NOT_MODIFIED = "message is not modified"


def abilities(per_second: float, *, inline: bool, files_at: str | None) -> Abilities:
    """Return what a bot can do on Telegram; see ``Telegram`` for what is told of it."""
    return Abilities(
        text_limit=4096,
        span_limit=SPAN_LIMIT,
        links=True,
        choices=True,
        edit=True,
        withdraw=True,
        per_second=per_second,
        per_chat_minute=PER_CHAT_MINUTE,
        chat_spacing=1.0,
        inline=inline,
        pictures=True,
        documents=True,
        caption_limit=CAPTION_LIMIT,
        files_at=files_at or "",
        family="telegram",
    )


class Telegram(TokenBot[TelegramWebhook]):
    """A ``Platform``; see there for what each method promises. Making one touches no network.

    Args:
        token: As BotFather gave it; not empty.
        api_url: Another server that speaks the Bot API; None for the public one.
        proxy: See ``bot.platforms.wire.Wire``.
        per_second: Messages a second in all. Telegram bears about 30; for more, up to 1,000, the
            bot's owner pays in Stars.
        name: The platform's name in chat ids.
        inline: Whether inline queries are heard.
        posted: Whether Telegram posts to ``public_url`` what is heard; else it is polled.
        public_url: Where our door is found from outside; needed where ``posted``.
        webhook_secret: Another secret than the one that comes from the token.
        take_over: Whether a webhook that another program has set is replaced.
        conflict_patience: How long another poller with our token is put up with.
        look_every: How often it is looked whether the webhook is still ours.
    """

    def __init__(
        self,
        *,
        token: str,
        api_url: str | None = None,
        proxy: str | None = None,
        per_second: float = 25,
        name: str = "telegram",
        inline: bool = False,
        posted: bool = False,
        public_url: str | None = None,
        webhook_secret: str | None = None,
        take_over: bool = False,
        conflict_patience: timedelta = CONFLICT_PATIENCE,
        look_every: timedelta = LOOK_EVERY,
    ) -> None:
        self.name = name
        self.abilities = abilities(per_second, inline=inline, files_at=public_url)
        self._paid = per_second > FREE_PER_SECOND
        self._kinds = (*UPDATES, "inline_query") if inline else UPDATES
        self._take_over = take_over
        self._look_every = look_every
        self._me: Json | None = None
        self._menus: tuple[Menu, ...] = ()
        self._menus_due = False
        self._roles: dict[tuple[ChatId, str], tuple[float, bool]] = {}
        self._client = Client(token=token, api_url=api_url, proxy=proxy)
        self._uploads = Uploads(self._client)
        self._polling = Polling(
            self._client,
            kinds=self._kinds,
            patience=conflict_patience,
            ready=self._ready,
            webhook_found=self._webhook_found,
        )
        hook = partial(TelegramWebhook, token=token, secret=webhook_secret, deal=self._deal)
        super().__init__(
            "telegram",
            token=token,
            shape=TOKEN,
            rejected=REJECTED,
            contact=self._client.contact,
            own=hook(public_url=public_url) if public_url else None,
            posted=posted,
        )

    async def state(self) -> tuple[bool, str]:
        """Say whether the bot works, and in one line how; never raises."""
        if not self.token_fits:
            return False, REJECTED
        try:
            me, webhook = await self._client.me(), await self._client.webhook()
        except SendError as error:
            return False, str(error)
        ours = self._own.url if self._own else None
        heard, how = how_heard(webhook.url, ours, posted=self._posted, take_over=self._take_over)
        joins = me.get("can_join_groups") is not False
        parts = [
            f"token works (bot @{me['username']})",
            "may join groups" if joins else "may NOT join groups: BotFather, /setjoingroups",
            how,
        ]
        if me.get("can_read_all_group_messages"):
            parts.append("members' talk reaches it: BotFather, /setprivacy, Enable")
        return heard, ", ".join(parts)

    async def close(self) -> None:
        """Confirm what was heard, so that it is not heard again, and let go of all."""
        await self._polling.confirm()
        await self._client.close()

    async def listen(self, hear: Hear) -> None:
        """Bring what is heard to ``hear``; what a crash interrupts comes again.

        Where Telegram posts to us, ``bot.inbox`` brings it, and this only looks after the webhook.
        """
        if self.webhook:
            await self._be_posted_to(self.webhook)
        else:
            await self._polling.listen(partial(self._take, hear))

    async def send(self, chat: ChatId, message: Message, *, thread: str | None = None) -> str:
        """Send one message; a picture that is not taken as one goes as a document.

        Where only the files are not taken, the words go alone, and tell that something is missing.
        """
        params = addressed(chat.id, message, thread, paid=self._paid)
        if message.attachment is not None:
            try:
                return await self._uploads.send(params, message.attachment)
            except NoFilesError as error:
                log.warning("files not allowed, words sent", extra={"reason": str(error)})
            return await self.send(chat, in_words(message, self.abilities), thread=thread)
        return sent_id(await self._client.call("sendMessage", params))

    async def edit(self, chat: ChatId, message_id: str, message: Message) -> None:
        """Put ``message`` in the place of one sent before; the same again is no error.

        What the message sent before carries stays: its text changes.
        """
        target: Json = {"chat_id": chat.id, "message_id": int(message_id)}
        under = message.attachment is not None
        try:
            await self._change(target, message, under=under)
        except RefusedError as error:
            if OTHER_KIND[under] not in str(error).lower():
                raise
            await self._change(target, message, under=not under)

    async def _change(self, target: Json, message: Message, *, under: bool) -> None:
        method = "editMessageCaption" if under else "editMessageText"
        try:
            await self._client.call(method, target | shaped(message, under=under))
        except RefusedError as error:
            if NOT_MODIFIED not in str(error).lower():
                raise

    async def download(self, reference: str) -> bytes:
        """Fetch a photo by its file id."""
        return await self._client.download(reference)

    async def withdraw(self, chat: ChatId, message_id: str) -> None:
        """Delete a message, at most 48 hours old; one that is gone already is no error."""
        with suppress(MessageGoneError):
            await self._client.call(
                "deleteMessage", {"chat_id": chat.id, "message_id": int(message_id)}
            )

    async def is_admin(self, chat: ChatId, sender: str) -> bool | None:
        """Ask Telegram, and believe the answer for a while. None for private chats."""
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
            lasts = ADMIN_KNOWN_FOR if role else OTHERS_KNOWN_FOR
            self._roles[chat, sender] = (now + lasts.total_seconds(), role)
        return role

    async def _ask_role(self, chat: ChatId, sender: str) -> bool | None:
        try:
            return await self._client.is_admin(chat.id, sender)
        except RefusedError as error:
            return False if "not found" in str(error) else None
        except (SendError, ValueError):
            return None

    async def offer(self, menus: Sequence[Menu]) -> None:
        """Set the menus; while Telegram is out of reach, or does not answer, ``listen`` does it."""
        self._menus = tuple(menus)
        await self._show_menus()

    async def _show_menus(self) -> None:
        self._menus_due = False
        for menu in self._menus:
            try:
                await self._client.show(menu)
            except ChatMissingError:
                log.info("telegram menu not set: its admin has not written to the bot yet")
            except SendError as error:
                self._menus_due |= isinstance(error, UnreachableError | OutcomeUnknownError)
                extra = {"readers": str(menu.readers), "reason": str(error)}
                log.warning("telegram menu not set", extra=extra)

    async def answer_inline(
        self, query: InlineQuery, proposals: Sequence[Proposal], *, next_offset: str = ""
    ) -> None:
        """Show proposals to somebody who types."""
        await self._client.answer_inline(query.id, proposals, next_offset)

    def invitation_link(self, code: str) -> str | None:
        """Return a ``startgroup`` link; None before Telegram has told the bot's name."""
        return link_to_group(self._me["username"], code) if self._me else None

    async def _introduce(self) -> None:
        """Learn who we are, and tell the operator what BotFather should know."""
        if self._me:
            return
        self._me = await self._client.me()
        if self._me.get("can_read_all_group_messages"):
            advice = "members' talk reaches this bot; BotFather: /setprivacy, Enable"
            log.warning("telegram privacy mode is off", extra={"advice": advice})
        if self._me.get("can_join_groups") is False:
            advice = "BotFather: /setjoingroups, Enable"
            log.warning("telegram bot cannot be added to groups", extra={"advice": advice})

    async def _ready(self) -> None:
        await self._introduce()
        if self._menus_due:
            await self._show_menus()

    async def _webhook_found(self) -> None:
        """Take away a webhook that is in the way of polling, if it was ours or is given to us.

        Raises:
            SendError: It cannot be known or done now.
            PlatformError: It is another program's.
        """
        found = (await self._client.webhook()).url
        ours = self._own is not None and found == self._own.url
        if found and not ours and not self._take_over:
            raise PlatformError(OCCUPIED)
        await self._client.delete_webhook()

    async def _be_posted_to(self, webhook: TelegramWebhook) -> None:
        async def ready() -> None:
            await self._ready()
            await webhook.set(self._client, kinds=self._kinds, take_over=self._take_over)

        await at_last(ready, pause)
        await webhook.watch(self._client, self._look_every)

    def _take(self, hear: Hear, update: Json, group: asyncio.TaskGroup) -> tuple[str, Work] | None:
        if query := press_id(update):
            group.create_task(self._acknowledge(query))
        heard = self._read(update)
        return (heard.chat.id, partial(hear, heard)) if heard else None

    async def _deal(self, update: Json, hear: Hear) -> None:
        """Deal with one update that was posted to us."""
        await at_last(self._introduce, pause)
        works: list[Awaitable[None]] = []
        if query := press_id(update):
            works.append(self._acknowledge(query))
        if heard := self._read(update):
            works.append(hear(heard))
        await asyncio.gather(*works)

    def _read(self, update: Json) -> Heard | None:
        try:
            return what_is_heard(update, platform=self.name, me=self._me) if self._me else None
        except UNREADABLE as error:
            log.warning("telegram update not understood", extra={"reason": type(error).__name__})
            return None

    async def _acknowledge(self, query: str) -> None:
        """End the button's waiting sign; too late or lost, it ends by itself."""
        with suppress(SendError):
            await self._client.call("answerCallbackQuery", {"callback_query_id": query})
