"""Telegram's updates where it posts them to us: where, how they are proved, whose webhook it is."""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

from bot.errors import PlatformError, RefusedError
from bot.platforms.base import Hear, Posted
from bot.platforms.telegram_client import Client
from bot.platforms.telegram_errors import OCCUPIED, SUPPLANTED, read
from bot.platforms.telegram_json import chat_of
from bot.platforms.telegram_polling import pause
from bot.platforms.trying import watched
from bot.platforms.webhooks import SecretWebhook

log = logging.getLogger(__name__)

HEADER = "x-telegram-bot-api-secret-token"


class TelegramWebhook(SecretWebhook):
    """A ``Webhook``; see there for what ``accept`` and ``deal`` promise."""

    under = "/telegram"
    header = HEADER
    _fault: datetime | None = None

    def accept(self, headers: Mapping[str, str], body: bytes) -> Posted | int:
        """Prove the secret in constant time; what has no number is no update."""
        if not self.proves(headers):
            self.counts["forged"] += 1
            return 403
        update = read(body) or {}
        try:
            number = int(update["update_id"])
            return Posted(key=str(number), chat=chat_of(update), body=body.decode())
        except (AttributeError, KeyError, TypeError, ValueError):
            self.counts["unreadable"] += 1
            return 400

    async def deal(self, body: str, hear: Hear) -> None:
        """Bring an update to ``hear``."""
        await self._deal(read(body.encode()) or {}, hear)

    async def set(self, client: Client, *, kinds: Sequence[str], take_over: bool) -> None:
        """Tell Telegram where to post.

        Raises:
            SendError: It could not be told now.
            PlatformError: Another program's webhook is set, or Telegram will not have ours.
        """
        found = (await client.webhook()).url
        if found not in {"", self.url} and not take_over:
            raise PlatformError(OCCUPIED)
        try:
            await client.set_webhook(self.url, secret=self._secret, kinds=kinds)
        except RefusedError as error:
            raise PlatformError(f"Telegram does not take PUBLIC_URL: {error}") from error

    async def watch(self, client: Client, every: timedelta) -> None:
        """Look after the webhook until cancelled; tell what Telegram says of its deliveries.

        Raises:
            PlatformError: It is no longer ours.
        """
        await watched(partial(self._look, client), every, pause)

    async def _look(self, client: Client) -> None:
        found = await client.webhook()
        if found.url != self.url:
            raise PlatformError(SUPPLANTED)
        if found.last_error_date and found.last_error_date != self._fault:
            reason = (found.last_error_message or "").replace(self.path, "…")
            extra = {"reason": reason, "waiting": found.pending_update_count}
            log.warning("telegram cannot post to us", extra=extra)
        self._fault = found.last_error_date
