"""Telegram's updates where it posts them to us: where, how they are proved, whose webhook it is."""

import asyncio
import hashlib
import hmac
import logging
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta

import orjson

from bot.errors import PlatformError, RefusedError, SendError
from bot.platforms.base import Hear, Posted
from bot.platforms.telegram_client import Client
from bot.platforms.telegram_errors import OCCUPIED, SUPPLANTED
from bot.platforms.telegram_json import Json, chat_of
from bot.platforms.telegram_polling import pause

log = logging.getLogger(__name__)

SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
"""What Telegram takes as a secret."""
HEADER = "x-telegram-bot-api-secret-token"
LOOK_EVERY = timedelta(minutes=5)
"""How often it is looked whether the webhook is still ours."""

Deal = Callable[[Json, Hear], Awaitable[None]]


class TelegramWebhook:
    """A ``Webhook``; see there for what ``accept`` and ``deal`` promise.

    Path and secret come from the token, so that they are the same after each start and nobody else
    can know them.

    Args:
        token: As BotFather gave it.
        public_url: Where our door is found from outside.
        secret: Another secret than the one that comes from the token.
        deal: What is done with an update.
    """

    def __init__(
        self, *, token: str, public_url: str, deal: Deal, secret: str | None = None
    ) -> None:
        self.path = f"/telegram/{_derived(token, 'path')}"
        self.url = public_url.rstrip("/") + self.path
        self.counts: Counter[str] = Counter()
        self._secret = secret or _derived(token, "secret")
        self._deal = deal

    def accept(self, headers: Mapping[str, str], body: bytes) -> Posted | int:
        """Prove the secret in constant time; what has no number is no update."""
        shown = headers.get(HEADER, "").encode()
        if not hmac.compare_digest(shown, self._secret.encode()):
            self.counts["forged"] += 1
            return 403
        try:
            update = orjson.loads(body)
            number = int(update["update_id"])
            return Posted(key=str(number), chat=chat_of(update), body=body.decode())
        except (AttributeError, KeyError, TypeError, ValueError):
            self.counts["unreadable"] += 1
            return 400

    async def deal(self, body: str, hear: Hear) -> None:
        """Bring an update to ``hear``."""
        await self._deal(orjson.loads(body), hear)

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
        failures, wait, told = 0, every.total_seconds(), None
        while True:
            await asyncio.sleep(wait)
            try:
                told = await self._look(client, told)
                failures, wait = 0, every.total_seconds()
            except SendError as error:
                failures += 1
                wait = pause(error, failures)

    async def _look(self, client: Client, told: datetime | None) -> datetime | None:
        found = await client.webhook()
        if found.url != self.url:
            raise PlatformError(SUPPLANTED)
        if found.last_error_date and found.last_error_date != told:
            reason = (found.last_error_message or "").replace(self.path, "…")
            extra = {"reason": reason, "waiting": found.pending_update_count}
            log.warning("telegram cannot post to us", extra=extra)
        return found.last_error_date


def _derived(token: str, use: str) -> str:
    return hmac.new(token.encode(), f"bantin webhook {use}".encode(), hashlib.sha256).hexdigest()
