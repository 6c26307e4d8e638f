"""Zalo's Bot Platform on loopback: several bots, their groups, polling, webhooks, quotas, faults.

``python -m tests.fakes.zalo_bot --port 8082`` serves it for trials by hand.
"""

import argparse
import asyncio
import json
import re
import threading
import time
from collections.abc import Iterator, Sequence
from typing import Any

import httpx
import pytest

from tests.fakes.faults import Faults
from tests.fakes.patience import patient
from tests.fakes.raw_server import Answer, RawServer, Served
from tests.fakes.zalo_world import METHODS, MOST_GROUPS, Bot, Json, OnWorld, RefusalError, World

PATH = re.compile(r"/bot([^/]+)/(\w+)")
TOKENS = ("145923:TEST-one", "145923:TEST-two", "145923:TEST-three")
BOT_NAME = "Bot Bản tin"
SECRET_HEADER = "X-Bot-Api-Secret-Token"


class FakeZalo(OnWorld, Faults, Served):
    """Serves between ``with`` and its end; all it offers may be called from any thread.

    Attributes:
        url: What ZALO_API_URL is to be.
        plain_errors: Whether refusals come with HTTP 200, as was seen, or with their own number.
        wrapped: Whether posts come inside ``{ok, result}``, as is documented, or bare, as was seen.
        longest_poll: Seconds after which an idle poll ends, whatever was asked.
    """

    def __init__(self, tokens: Sequence[str] = TOKENS, *, quota: int = 3000, port: int = 0) -> None:
        Faults.__init__(self)
        self.token = tokens[0]
        self.world = World({token: Bot(token, BOT_NAME, quota) for token in tokens})
        self.server = RawServer(self._serve, port=port)
        self.url = self.server.url
        self.plain_errors = True
        self.wrapped = False
        self.longest_poll = 30.0
        self.told: list[int] = []

    def bot(self, token: str | None = None) -> Bot:
        return self.world.bots[token or self.token]

    def add_group(self, chat: str, *, token: str | None = None) -> None:
        """Let a bot join a group; a free bot is in three at most."""
        bot = self.bot(token)
        assert len(bot.groups | {chat}) <= MOST_GROUPS, "a free bot is in three groups at most"
        bot.groups.add(chat)

    def add_private(self, person: str, *, token: str | None = None) -> None:
        self.bot(token).people.add(person)

    def calls(self, method: str, token: str | None = None) -> list[Json]:
        """Return the parameters of all calls of a method."""
        with self.world.lock:
            wanted = (token or self.token, method.lower())
            return [params for bot, name, params in self.world.calls if (bot, name) == wanted]

    def say(self, chat: str, sender: str, text: str, *, named: bool = True, **more: Any) -> Json:
        """Let somebody write; in groups with the bot's name before it unless it is a reply.

        Where nobody polls and nothing is posted to, it is lost: as with the real one.
        """
        bot = next(b for b in self.world.bots.values() if chat in b.groups | b.people)
        group = chat in bot.groups
        words = f"@{bot.name} {text}" if group and named else text
        message = {
            "chat": {"chat_type": "GROUP" if group else "PRIVATE", "id": chat},
            "date": int(time.time() * 1000),
            "from": {"display_name": "Đồng chí", "id": sender, "is_bot": False},
            "message_id": self.world.next_id(),
            "text": words,
        } | more
        update = {"event_name": "message.text.received", "message": message}
        self.tell(update, bot)
        return update

    def show(self, chat: str, sender: str, photo: str, caption: str = "") -> Json:
        """Let somebody send a photo, in groups with the bot's name before its caption."""
        bot = next(b for b in self.world.bots.values() if chat in b.groups | b.people)
        group = chat in bot.groups
        message = {
            "chat": {"chat_type": "GROUP" if group else "PRIVATE", "id": chat},
            "date": int(time.time() * 1000),
            "from": {"display_name": "Đồng chí", "id": sender, "is_bot": False},
            "message_id": self.world.next_id(),
            "message_type": "CHAT_PHOTO",
            "photo_url": photo,
        }
        if words := f"@{bot.name} {caption}" if group else caption:
            message["caption"] = words
        update = {"event_name": "message.image.received", "message": message}
        self.tell(update, bot)
        return update

    def tell(self, update: Json, bot: Bot | None = None) -> None:
        """Bring any update to a bot."""
        bot = bot or self.bot()
        with self.world.changed:
            if bot.webhook:
                asyncio.run_coroutine_threadsafe(self._post(bot, update), self.server.loop)
            elif bot.polls:
                bot.waiting.append(update)
            else:
                self.world.lost.append(update)
            self.world.changed.notify_all()

    async def polled(self, token: str | None = None) -> None:
        """Wait until a bot polls: what is said before is lost."""
        await self.until(lambda: self.bot(token).polls)

    async def _post(self, bot: Bot, update: Json) -> None:
        body = {"ok": True, "result": update} if self.wrapped else update
        status = await self._posted(bot.webhook, bot.secret, json.dumps(body).encode())
        with self.world.changed:
            self.told.append(status)
            self.world.changed.notify_all()

    async def _posted(self, url: str, secret: str, body: bytes) -> int:
        headers = {
            SECRET_HEADER: secret,
            "Content-Type": "application/json",
            "User-Agent": "Java/1.8.0_192",
        }
        async with httpx.AsyncClient(trust_env=False, timeout=patient(5)) as client:
            try:
                return (await client.post(url, content=body, headers=headers)).status_code
            except httpx.HTTPError:
                return 0

    async def _serve(self, target: str, content_type: str, body: bytes) -> Answer | None:
        match = PATH.fullmatch(target.partition("?")[0])
        if not match:
            return self._refused(RefusalError(404, "Not Found"))
        bot = self.world.bots.get(match[1])
        if bot is None:
            return self._refused(RefusalError(401, "Unauthorized"))
        params = parameters(content_type, body)
        return await self._served(bot, match[2].lower(), params)

    async def _served(self, bot: Bot, method: str, params: Json) -> Answer | None:
        with self.world.lock:
            fault = self.due(method, params.get("chat_id"))
        if not fault:
            return await self._called(bot, method, params)
        await fault.before()
        if fault.delivers:
            answer = await self._called(bot, method, params)
        else:
            answer = Answer()
            self._note(bot, method, params)
        await fault.after()
        return fault.end(answer)

    async def _called(self, bot: Bot, method: str, params: Json) -> Answer:
        try:
            result = await self._result(bot, method, params)
        except RefusalError as refusal:
            return self._refused(refusal)
        finally:
            self._note(bot, method, params)
        told = {"ok": True} | ({} if result is None else {"result": result})
        return Answer(200, json.dumps(told).encode())

    async def _result(self, bot: Bot, method: str, params: Json) -> Any:
        if method == "getupdates":
            return await self._updates(bot, params)
        if method == "setwebhook":
            return await self._set_webhook(bot, params)
        if method == "testwebhook":
            return self._test_webhook(bot)
        if method not in METHODS:
            raise RefusalError(404, "Not Found")
        with self.world.lock:
            return METHODS[method](self.world, bot, params)

    def _refused(self, refusal: RefusalError) -> Answer:
        status = 200 if self.plain_errors else refusal.code
        return Answer(status, json.dumps(refusal.as_json()).encode())

    def _note(self, bot: Bot, method: str, params: Json) -> None:
        with self.world.changed:
            self.world.calls.append((bot.token, method, params))
            self.world.changed.notify_all()

    async def _updates(self, bot: Bot, params: Json) -> Json:
        """One object, no offset: what was brought is gone."""
        if bot.webhook:
            raise RefusalError(400, "Bad request: a webhook is set")
        ends = time.monotonic() + min(float(params.get("timeout") or 30), self.longest_poll)
        with self.world.changed:
            bot.polls += 1
            self.world.changed.notify_all()
        while time.monotonic() < ends:
            with self.world.lock:
                if bot.waiting:
                    return bot.waiting.popleft()
            await asyncio.sleep(0.01)
        raise RefusalError(408, "Request timeout")

    async def _set_webhook(self, bot: Bot, params: Json) -> Json:
        url, secret = str(params.get("url")), str(params.get("secret_token", ""))
        if not 8 <= len(secret) <= 256:
            raise RefusalError(400, "Bad request: secret_token")
        bot.webhook, bot.secret = url, secret
        status = await self._posted(url, secret, b"")
        tried: Json = {
            "ok": status == 200,
            "url": url,
            "outcome": f"webhook.http.{status}",
            "hint": f"look at {url}",
        }
        return {"url": url, "updated_at": int(time.time() * 1000), "verification": tried}

    def _test_webhook(self, bot: Bot) -> Json:
        if not bot.tests_left:
            raise RefusalError(426, camel=True)
        bot.tests_left -= 1
        return {"ok": True, "url": bot.webhook, "status_code": 200, "outcome": "webhook.ok"}


def parameters(content_type: str, body: bytes) -> Json:
    """Read parameters as JSON or as a form, as other clients send them."""
    if "urlencoded" in content_type:
        return dict(httpx.QueryParams(body.decode()))
    try:
        read = json.loads(body or b"{}")
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


@pytest.fixture
def zalo() -> Iterator[FakeZalo]:
    """Serve an empty Zalo of one's own, with three bots."""
    with FakeZalo() as server:
        yield server


def main() -> None:
    """Serve for trials by hand, and print what arrives."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--port", type=int, default=8082)
    given = options.parse_args()
    with FakeZalo(port=given.port) as server:
        server.add_group("zgr-1")
        print(f"ZALO_API_URL={server.url} ZALO_BOT_TOKEN={server.token}", flush=True)
        seen = 0
        while True:
            server.wait(lambda known=seen: len(server.sends) > known, threading.TIMEOUT_MAX)
            for sent in server.sends[seen:]:
                print(sent.chat, sent.text.replace("\n", " ")[:80], flush=True)
            seen = len(server.sends)


if __name__ == "__main__":
    main()
