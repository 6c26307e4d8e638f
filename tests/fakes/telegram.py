"""A Telegram Bot API on loopback: chats, roles, updates, checks, limits, and faults on demand.

``python -m tests.fakes.telegram --port 8081 --chats 158`` serves it for trials by hand. It prints
what the bot sends, and each line typed there is somebody's message: ``1 /start`` is what person 1
writes to the bot in private, ``-1001000000001 7 /dangky CODE`` what person 7 writes in that group.
"""

import argparse
import asyncio
import json
import re
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

import pytest

from bot.sending.lane import IN_FLIGHT
from tests.fakes.faults import Faults
from tests.fakes.raw_server import Answer, RawServer, Served
from tests.fakes.telegram_chats import ApiError, Chat, Json
from tests.fakes.telegram_files import FILE_METHODS
from tests.fakes.telegram_methods import METHODS, ask_for, number, parameters, record
from tests.fakes.telegram_people import People
from tests.fakes.telegram_webhooks import Postman
from tests.fakes.telegram_world import Sent, World, busiest, throttled

FILE = re.compile(r"/file/bot(\d+:[\w-]+)/(.+)")
PATH = re.compile(r"/bot(\d+:[\w-]+)/(\w+)")
SAID = re.compile(r"(?:(-\d{1,18}) )?(\d{1,18}) (.+)")
TOKEN = "123456:TEST"
TERMINATED = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


class FakeTelegram(People, Faults, Served):
    """Serves between ``with`` and its end; all it offers may be called from any thread.

    Attributes:
        url: What TELEGRAM_API_URL is to be; requests go to ``{url}/bot{token}/{method}``.
        limits: Whether more than 30 messages a second, or 20 a minute in one group, get 429.
    """

    def __init__(
        self,
        token: str = TOKEN,
        bot_username: str = "bantin_test_bot",
        *,
        port: int = 0,
        limits: bool = False,
        watch: Callable[[str, Json, int], None] | None = None,
    ) -> None:
        Faults.__init__(self)
        self.token = token
        self.world = World(token, bot_username, int(token.partition(":")[0]), limits=limits)
        self.world.on_update = self._news
        self.server = RawServer(self._serve, port=port)
        self.url = self.server.url
        self.watch = watch
        self.poll: asyncio.Future[str] | None = None
        self.postman = Postman(self.world)

    def __exit__(self, *_: object) -> None:
        self.server.run(self.postman.stop())
        super().__exit__()

    def flood(self, chat: int | None, seconds: int, times: int = 1) -> None:
        """Answer sendMessage with 429 and ``retry_after``; ``chat`` None: in all chats."""
        error = throttled(seconds)
        self.refuse(
            "sendMessage",
            429,
            error.description,
            parameters=error.parameters,
            times=times,
            chat=chat,
        )

    @property
    def sends(self) -> list[Sent]:
        """All arrivals of sendMessage so far, in order."""
        with self.world.lock:
            return list(self.world.sends)

    @property
    def faults(self) -> list[str]:
        """What was wrong with texts, entities and keyboards that arrived; empty in a good run."""
        with self.world.lock:
            return list(self.world.faults)

    @property
    def pending(self) -> int:
        """How many updates are not yet confirmed."""
        with self.world.lock:
            return len(self.world.updates)

    @property
    def commands(self) -> dict[tuple[str, str], list[Json]]:
        """Menus by (scope as JSON, language)."""
        with self.world.lock:
            return dict(self.world.commands)

    @property
    def answered(self) -> list[str]:
        """The ids of the callback queries that the bot answered."""
        with self.world.lock:
            return list(self.world.answers)

    @property
    def polling(self) -> bool:
        """Whether a long poll is waiting now."""
        return self.poll is not None and not self.poll.done()

    def calls(self, method: str) -> list[Json]:
        """Return the parameters of all calls of a method that were carried out or refused."""
        with self.world.lock:
            return [params for name, params, _ in self.world.calls if name == method.lower()]

    def messages(self, chat: int) -> list[Sent]:
        """Return what was delivered to a chat by sendMessage, in order."""
        return [sent for sent in self.sends if sent.chat == chat and sent.message_id]

    def shown(self, chat: int) -> dict[int, Json]:
        """Return what now stands in a chat, by message id: edits and deletions are seen here."""
        with self.world.lock:
            return dict(self.world.chats[chat].messages)

    def busiest_second(self) -> int:
        """Return the most arrivals of sendMessage within any second."""
        return busiest([sent.at for sent in self.sends], 1)

    def is_paced(self) -> bool:
        """Say whether arrivals kept to 30 a second.

        What is in flight while this server or the machine stands still comes late, and together.
        """
        times = [sent.at for sent in self.sends]
        return busiest(times, 1) <= 30 + IN_FLIGHT and busiest(times, 5) <= 150

    def busiest_minute(self, chat: int) -> int:
        """Return the most arrivals of sendMessage for one chat within any minute."""
        return busiest([sent.at for sent in self.sends if sent.chat == chat], 60)

    def busiest_minute_of_all(self) -> int:
        """Return the most arrivals of sendMessage within any minute for any one group."""
        return max(
            (self.busiest_minute(c) for c in {s.chat for s in self.sends if s.chat < 0}), default=0
        )

    def wait(self, condition: Callable[[], object], timeout: float = 10) -> None:
        """Block until ``condition`` holds; it is looked at after every call and update."""
        self.world.wait(condition, timeout)

    async def until(self, condition: Callable[[], object], *, within: float = 10) -> None:
        """Wait likewise without blocking the loop."""
        await asyncio.to_thread(self.wait, condition, within)

    async def _serve(self, target: str, content_type: str, body: bytes) -> Answer | None:
        path, _, query = target.partition("?")
        if file := FILE.fullmatch(unquote(path)):
            return self._file(*file.groups())
        match = PATH.fullmatch(path)
        if not match:
            return as_answer(ApiError(404, "Not Found"))
        if match[1] != self.token:
            return as_answer(ApiError(401, "Unauthorized"))
        try:
            params = parameters(query, content_type, body)
        except ValueError:
            return as_answer(ApiError(400, "Bad Request: can't parse the request"))
        return await self._served(match[2].lower(), params)

    async def _served(self, method: str, params: Json) -> Answer | None:
        with self.world.lock:
            fault = self.due(method, params.get("chat_id"))
        if not fault:
            return await self._called(method, params)
        await fault.before()
        if fault.delivers:
            answer = await self._called(method, params)
        else:
            answer = Answer()
            self._swallowed(method, params, fault.status)
        await fault.after()
        return fault.end(answer)

    async def _called(self, method: str, params: Json) -> Answer:
        try:
            result = await self._result(method, params)
        except ApiError as error:
            self._note(method, params, error.status)
            return as_answer(error)
        self._note(method, params, 200)
        return Answer(200, json.dumps({"ok": True, "result": result}).encode())

    async def _result(self, method: str, params: Json) -> Any:
        if method == "getupdates":
            return await self._updates(params)
        work = METHODS.get(method) or FILE_METHODS.get(method)
        if work is None:
            raise ApiError(404, "Not Found: method not found")
        with self.world.lock:
            return work(self.world, params)

    def _file(self, token: str, path: str) -> Answer:
        with self.world.lock:
            self.world.calls.append(("file", {"path": path}, 200))
            found = [file for file in self.world.files.values() if file.path == path]
        if token != self.token or not found:
            return as_answer(ApiError(404, "Not Found"))
        return Answer(200, found[0].data, "application/octet-stream")

    def _swallowed(self, method: str, params: Json, status: int) -> None:
        if method in {"sendmessage", "sendphoto", "senddocument"}:
            with self.world.lock:
                now = time.monotonic()
                record(self.world, params, now, status=status, message_id=None, why="fault")
        self._note(method, params, status)

    def _note(self, method: str, params: Json, status: int) -> None:
        with self.world.changed:
            self.world.calls.append((method, params, status))
            self.world.changed.notify_all()
        if self.watch:
            self.watch(method, params, status)

    async def _updates(self, params: Json) -> list[Json]:
        """Long polling; the newest poller puts an end to the one before it."""
        if self.world.webhook:
            raise ApiError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        if self.poll and not self.poll.done():
            self.poll.set_result("terminated")
        ends = time.monotonic() + (number(params, "timeout") or 0)
        with self.world.lock:
            ask_for(self.world, params)
        limit = number(params, "limit") or 100
        while True:
            self.poll = own = asyncio.get_running_loop().create_future()
            with self.world.lock:
                batch = self.world.updates[:limit]
            if batch or time.monotonic() >= ends:
                return batch
            await asyncio.wait({own}, timeout=ends - time.monotonic())
            if own.done() and own.result() == "terminated":
                raise ApiError(409, TERMINATED)

    def _news(self) -> None:
        if self.server.ready.is_set() and not self.server.loop.is_closed():
            self.server.loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        self.postman.wake()
        if self.poll and not self.poll.done():
            self.poll.set_result("news")


def as_answer(error: ApiError) -> Answer:
    return Answer(error.status, json.dumps(error.as_json()).encode())


@pytest.fixture
def telegram() -> Iterator[FakeTelegram]:
    """Serve an empty Telegram of one's own."""
    with FakeTelegram() as server:
        yield server


def main() -> None:
    """Serve for trials by hand, and print what arrives."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--port", type=int, default=8081)
    options.add_argument("--chats", type=int, default=158)
    options.add_argument("--limits", action="store_true", help="429 above 30/s and 20/min")
    given = options.parse_args()
    with FakeTelegram(port=given.port, limits=given.limits, watch=tell) as server:
        chats: list[Chat] = [server.add_supergroup(-1001000000001 - i) for i in range(given.chats)]
        print(f"TELEGRAM_API_URL={server.url} TELEGRAM_TOKEN={server.token}")
        print(f"{len(chats)} supergroups from {-1001000000001} downwards; Ctrl-C ends")
        print("Write as person 1 in private: 1 /start", flush=True)
        try:
            for line in sys.stdin:
                said(server, line)
            threading.Event().wait()
        except KeyboardInterrupt:
            print(f"{len(server.sends)} sends, busiest second {server.busiest_second()}")


def said(server: FakeTelegram, line: str) -> None:
    """Let somebody write: ``PERSON TEXT`` in private, ``GROUP PERSON TEXT`` in a group."""
    found = SAID.fullmatch(line.strip())
    if not found:
        print("PERSON TEXT, or GROUP PERSON TEXT", flush=True)
        return
    group, person, text = found.groups()
    chat = int(group or person)
    if chat not in server.world.chats:
        if group:
            print("no such group", flush=True)
            return
        server.add_private(chat)
    server.say(chat, int(person), text)


def tell(method: str, params: Json, status: int) -> None:
    if method.lower() in {"getupdates", "setmycommands"}:
        return
    text = str(params.get("text", "")).replace("\n", "\n    ")
    print(status, method, params.get("chat_id", ""), text, flush=True)
    markup = params.get("reply_markup") or {}
    if isinstance(markup, str):  # so it comes beside a file
        markup = json.loads(markup)
    for row in markup.get("inline_keyboard", ()):
        for button in row:
            print(f"    [{button['text']}]  {button.get('callback_data', '')}", flush=True)


if __name__ == "__main__":
    main()
