"""What Zalo posts to us: where, how it is proved, whose webhook it is."""

import logging
from collections.abc import Mapping
from datetime import timedelta
from functools import partial

import orjson

from bot.errors import PlatformError, RefusedError
from bot.platforms.base import Hear, Posted
from bot.platforms.trying import watched
from bot.platforms.webhooks import SecretWebhook
from bot.platforms.zalo_client import Client
from bot.platforms.zalo_errors import OCCUPIED, SUPPLANTED
from bot.platforms.zalo_json import EVENTS, chat_of, key_of, photo_of, unwrapped, words_of
from bot.platforms.zalo_polling import pause

log = logging.getLogger(__name__)

HEADER = "x-bot-api-secret-token"


class ZaloWebhook(SecretWebhook):
    """A ``Webhook``; see there for what ``accept`` and ``deal`` promise.

    Attributes:
        counts: How much was posted that was not kept, by why: ``forged``, ``unreadable``,
            ``probe``, ``wordless``, ``unknown``.
    """

    under = "/zalo"
    header = HEADER
    _missed = False

    def accept(self, headers: Mapping[str, str], body: bytes) -> Posted | int:
        """Prove the secret in constant time; keep what brings words to us."""
        if not body.strip():
            return self._left("probe", 200)
        if not self.proves(headers):
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
        await watched(partial(self._look, client), every, pause)

    async def _look(self, client: Client) -> None:
        """See that the webhook is ours; that there is none is believed only when told twice.

        Zalo says so by the 404 that any of its servers may answer in a bad moment.
        """
        found = await client.webhook()
        if found != self.url and (found or self._missed):
            raise PlatformError(SUPPLANTED)
        self._missed = not found

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
