"""A Telegram that only takes and counts, in a process of its own: for measurements.

It says yes to everything, checks nothing, and costs less than what is measured with it; the one
for tests is ``tests.fakes.telegram``. By hand: ``python -m tests.fakes.telegram_lean``.
"""

import argparse
import asyncio
import json
import re
import subprocess
import sys
import time
import zlib
from collections import defaultdict
from typing import Any, Self

import httpx
import orjson

from tests.fakes.patience import patient
from tests.fakes.telegram_world import busiest

TOKEN = "123456:TEST"
NUMBERED = re.compile(r"Tin số (\d+)")
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
ME = {
    "id": 123456,
    "is_bot": True,
    "first_name": "Test bot",
    "username": "bantin_test_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}


class Counted:
    """All that came by sendMessage: (time.monotonic(), chat, CRC-32 of the text).

    Where texts say "Tin số 7", the numbers are kept by chat, as often as they came.
    """

    def __init__(self) -> None:
        self.sends: list[tuple[float, int, int]] = []
        self.by_bot: defaultdict[str, list[float]] = defaultdict(list)
        self.stories: defaultdict[int, list[int]] = defaultdict(list)

    def take(self, bot: str, chat: int, text: str) -> None:
        now = time.monotonic()
        self.sends.append((now, chat, zlib.crc32(text.encode())))
        self.by_bot[bot].append(now)
        if found := NUMBERED.findall(text):
            self.stories[chat] += map(int, found)

    def told(self) -> dict[str, Any]:
        times = [at for at, _, _ in self.sends]
        chats: defaultdict[int, list[float]] = defaultdict(list)
        for at, chat, _ in self.sends:
            chats[chat].append(at)
        return {
            "bots": {
                bot: {"sends": len(each), "busiest": busiest(each, 5), "last": each[-1]}
                for bot, each in self.by_bot.items()
            },
            "now": time.monotonic(),
            "sends": len(times),
            "chats": len(chats),
            "doubles": len(times) - len({(chat, text) for _, chat, text in self.sends}),
            "seconds": times[-1] - times[0] if times else 0.0,
            "busiest_second": busiest(times, 1),
            "busiest_minute_of_a_chat": max((busiest(t, 60) for t in chats.values()), default=0),
        }


class Speaker(asyncio.Protocol):
    """One connection."""

    def __init__(self, counted: Counted, latency: float) -> None:
        self.counted = counted
        self.latency = latency
        self.kept = b""

    def connection_made(self, transport: asyncio.Transport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.kept += data
        while (end := self.kept.find(b"\r\n\r\n")) >= 0:
            head = self.kept[:end].lower()
            at = head.find(b"content-length:")
            length = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
            whole = end + 4 + length
            if len(self.kept) < whole:
                return
            target, body = (
                self.kept[: head.find(b"\r\n")].split(b" ")[1],
                self.kept[end + 4 : whole],
            )
            self.kept = self.kept[whole:]
            bot, _, method = target.rpartition(b"/")
            self.answer(bot.decode(), method.lower(), body)

    def answer(self, bot: str, method: bytes, body: bytes) -> None:
        if method == b"sendmessage":
            self.later(self.latency, self.taken(bot, read(body)))
        elif method == b"getupdates":
            self.later(1.0, [])
        elif method == b"getme":
            self.later(0, ME)
        elif method == b"counted":
            self.write(json.dumps(self.counted.told()).encode())
        elif method == b"stories":
            self.write(json.dumps(self.counted.stories).encode())
        else:
            self.later(0, True)

    def taken(self, bot: str, params: dict[str, Any]) -> dict[str, Any]:
        chat, text = int(params["chat_id"]), params["text"]
        self.counted.take(bot, chat, text)
        return {
            "message_id": len(self.counted.sends),
            "from": ME,
            "chat": {"id": chat, "type": "supergroup", "title": "Group"},
            "date": int(time.time()),
            "text": text,
            "entities": params.get("entities", []),
            "reply_markup": params.get("reply_markup"),
        }

    def later(self, seconds: float, result: Any) -> None:
        answer = orjson.dumps({"ok": True, "result": result})
        if seconds:
            asyncio.get_running_loop().call_later(seconds, self.write, answer)
        else:
            self.write(answer)

    def write(self, answer: bytes) -> None:
        self.transport.write(HEAD % len(answer) + answer)


def read(body: bytes) -> dict[str, Any]:
    """Read JSON, or the form in which python-telegram-bot posts."""
    if body[:1] == b"{":
        return orjson.loads(body)
    from urllib.parse import parse_qsl

    given = dict(parse_qsl(body.decode()))
    return given | {k: orjson.loads(given[k]) for k in ("entities", "reply_markup") if k in given}


class LeanTelegram:
    """The process, between ``with`` and its end; ``url`` is what TELEGRAM_API_URL is to be."""

    def __init__(self, *, latency: float = 0.0) -> None:
        self.latency = latency
        self.token = TOKEN

    def __enter__(self) -> Self:
        program = [sys.executable, "-m", "tests.fakes.telegram_lean", "--port", "0"]
        self.process = subprocess.Popen(
            [*program, "--latency", str(self.latency)], stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout
        self.url = self.process.stdout.readline().strip()
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.communicate(timeout=patient(10))

    def counted(self) -> dict[str, Any]:
        """Return what came so far; see ``Counted.told``."""
        return httpx.get(f"{self.url}/counted", timeout=patient(30)).json()

    def stories(self) -> dict[int, list[int]]:
        """Return which numbered stories each chat got; see ``Counted``."""
        told = httpx.get(f"{self.url}/stories", timeout=patient(30)).json()
        return {int(chat): numbers for chat, numbers in told.items()}


async def serve(port: int, latency: float) -> None:
    counted = Counted()
    server = await asyncio.get_running_loop().create_server(
        lambda: Speaker(counted, latency), "127.0.0.1", port, backlog=1024
    )
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--port", type=int, default=8081)
    options.add_argument("--latency", type=float, default=0.0, help="seconds before each answer")
    given = options.parse_args()
    try:
        asyncio.run(serve(given.port, given.latency))
    except KeyboardInterrupt:
        return


if __name__ == "__main__":
    main()
