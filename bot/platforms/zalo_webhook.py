"""What Zalo posts to us: where, how it is proved, whose webhook it is."""

import asyncio
import hashlib
import hmac
import logging
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta

import orjson

from bot.errors import PlatformError, RefusedError, SendError
from bot.platforms.base import Hear, Posted
from bot.platforms.zalo_client import Client
from bot.platforms.zalo_errors import OCCUPIED, SUPPLANTED
from bot.platforms.zalo_json import EVENTS, Json, chat_of, key_of, photo_of, unwrapped, words_of
from bot.platforms.zalo_polling import pause

log = logging.getLogger(__name__)

SECRET = re.compile(r"[A-Za-z0-9_-]{8,256}")
"""What Zalo takes as a secret."""
HEADER = "x-bot-api-secret-token"
LOOK_EVERY = timedelta(minutes=5)
"""How often it is looked whether the webhook is still ours."""

Deal = Callable[[Json, Hear], Awaitable[None]]


class ZaloWebhook:
    """A ``Webhook``; see there for what ``accept`` and ``deal`` promise.

    Path and secret come from the token, so that they are the same after each start and nobody else
    can know them.

    Args:
        token: The bot's.
        public_url: Where our door is found from outside.
        secret: Another secret than the one that comes from the token.
        deal: What is done with an update.

    Attributes:
        path: Where it is posted on our door.
        url: The same, from outside.
        counts: How much was posted that was not kept, by why: ``forged``, ``unreadable``,
            ``probe``, ``wordless``, ``unknown``.
    """

    def __init__(
        self, *, token: str, public_url: str, deal: Deal, secret: str | None = None
    ) -> None:
        self.path = f"/zalo/{derived(token, 'path')}"
        self.url = public_url.rstrip("/") + self.path
        self.counts: Counter[str] = Counter()
        self._secret = secret or derived(token, "secret")
        self._deal = deal

    def accept(self, headers: Mapping[str, str], body: bytes) -> Posted | int:
        """Prove the secret in constant time; keep what brings words to us."""
        if not body.strip():
            return self._left("probe", 200)
        shown = headers.get(HEADER, "").encode()
        if not hmac.compare_digest(shown, self._secret.encode()):
            return self._left("forged", 403)
        try:
            return self._kept(body.decode())
        except ValueError:
            return self._left("unreadable", 400)

    async def deal(self, body: str, hear: Hear) -> None:
        """Bring an update to ``hear``."""
        update = unwrapped(orjson.loads(body))
        if update is not None:
            await self._deal(update, hear)

    async def set(self, client: Client, *, take_over: bool) -> None:
        """Tell Zalo where to post.

        Raises:
            SendError: It could not be told now.
            PlatformError: Another program's webhook is set, or Zalo will not have ours.
        """
        if await client.webhook() not in {"", self.url} and not take_over:
            raise PlatformError(OCCUPIED)
        try:
            tried = await client.set_webhook(self.url, secret=self._secret)
        except RefusedError as error:
            raise PlatformError(f"Zalo does not take PUBLIC_URL: {error}") from error
        if tried.get("ok") is False:
            # It is set all the same, and works as soon as the door can be reached.
            reason = f"{tried.get('outcome')}: {tried.get('hint')}"
            extra = {"reason": self._told(reason)}
            log.warning("zalo cannot post to us", extra=extra)

    async def watch(self, client: Client, every: timedelta) -> None:
        """Look after the webhook until cancelled.

        Raises:
            PlatformError: It is no longer ours.
        """
        failures, wait = 0, every.total_seconds()
        while True:
            await asyncio.sleep(wait)
            try:
                if await client.webhook() != self.url:
                    raise PlatformError(SUPPLANTED)
                failures, wait = 0, every.total_seconds()
            except SendError as error:
                failures += 1
                wait = pause(error, failures)

    def _kept(self, body: str) -> Posted | int:
        update = unwrapped(orjson.loads(body))
        if update is None:
            return self._left("unreadable", 200)
        if update["event_name"] not in EVENTS:
            return self._left("unknown", 200)
        key = key_of(update)
        if key is None or not (words_of(update) or photo_of(update)):
            return self._left("wordless", 200)
        return Posted(key=key, chat=chat_of(update), body=body)

    def _left(self, why: str, status: int) -> int:
        self.counts[why] += 1
        if why in {"forged", "unreadable", "unknown"}:
            log.info("zalo post not kept", extra={"reason": why, "count": self.counts[why]})
        return status

    def _told(self, text: str) -> str:
        return text.replace(self.path, "…").replace(self._secret, "…")


def derived(secret: str, use: str) -> str:
    """Return what nobody can guess who does not know ``secret``; it does not give that away."""
    return hmac.new(secret.encode(), f"bantin webhook {use}".encode(), hashlib.sha256).hexdigest()
