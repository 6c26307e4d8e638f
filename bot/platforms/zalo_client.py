"""The methods of Zalo's Bot Platform over our own wire. Each raises only ``SendError``."""

from datetime import timedelta
from typing import Any

from bot.errors import ChatMissingError, OutcomeUnknownError, TokenRefusedError
from bot.platforms.contact import Contact
from bot.platforms.foreign import Json
from bot.platforms.redacting import Redacting
from bot.platforms.wire import FIRST_ANSWER, LAST_REQUESTS, SLOWEST_ANSWER, Wire, as_json
from bot.platforms.zalo_errors import REJECTED, IdleError, outcome
from bot.platforms.zalo_json import updates_in

PUBLIC_API = "https://bot-api.zaloplatforms.com"
AT_ONCE = 16


class Client:
    """Calls Zalo's methods.

    Args:
        token: As the bot's owner got it.
        api_url: Another server that speaks the same; None for the public one.

    Attributes:
        contact: Whether Zalo answers.
    """

    def __init__(self, *, token: str, api_url: str | None = None) -> None:
        server = (api_url or PUBLIC_API).rstrip("/")
        self.contact = Contact()
        self._token = token.encode()
        self._redacting = Redacting(token, "asyncio")
        self._redacting.install()
        self._polls = Wire(f"{server}/bot{token}", most=2)
        self._sends = Wire(f"{server}/bot{token}", most=AT_ONCE)

    async def close(self) -> None:
        """Let requests in flight end, the slow ones by force."""
        await self._polls.close()
        await self._sends.close(LAST_REQUESTS)
        self._redacting.remove()

    async def call(self, method: str, params: Json, *, patience: timedelta = SLOWEST_ANSWER) -> Any:
        """Call any method, and return its result as it came; None where it has none."""
        return await self._call(self._sends, method, params, patience)

    async def updates(self, *, hold: timedelta) -> list[Json]:
        """Fetch what was said to us, at most one thing; the server waits up to ``hold`` for it.

        Nothing of it comes a second time.
        """
        params = {"timeout": str(int(hold.total_seconds()))}
        try:
            found = await self._call(self._polls, "getUpdates", params, hold + SLOWEST_ANSWER)
        except IdleError:
            return []
        return list(updates_in(found))

    async def me(self) -> Json:
        """Return what Zalo knows of the bot itself."""
        try:
            me = await self.call("getMe", {}, patience=FIRST_ANSWER)
        except ChatMissingError as error:
            raise TokenRefusedError(REJECTED) from error
        if not isinstance(me, dict) or "id" not in me:
            raise OutcomeUnknownError("no bot")
        return me

    async def webhook(self) -> str:
        """Return the address that Zalo posts to; "" where there is none."""
        try:
            found = await self.call("getWebhookInfo", {})
        except ChatMissingError:
            return ""  # 404: so Zalo says that none is set
        url = found.get("url") if isinstance(found, dict) else None
        return url if isinstance(url, str) else ""

    async def set_webhook(self, url: str, *, secret: str) -> Json:
        """Let what is said be posted to ``url``; return what Zalo found when it tried."""
        result = await self.call("setWebhook", {"url": url, "secret_token": secret})
        tried = result.get("verification") if isinstance(result, dict) else None
        return tried if isinstance(tried, dict) else {}

    async def delete_webhook(self) -> None:
        """Let what is said be fetched again."""
        await self.call("deleteWebhook", {})

    async def _call(self, wire: Wire, method: str, params: Json, patience: timedelta) -> Any:
        body = as_json(params)
        with self.contact.noted(IdleError):
            status, answer = await wire.post(f"/{method}", body, within=patience)
            return outcome(status, answer.replace(self._token, b"<token>"))
