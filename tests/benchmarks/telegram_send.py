"""What sending one bulletin costs: ours, python-telegram-bot as it comes, and a bare client.

``python -m tests.benchmarks.telegram_send`` prints CPU milliseconds of this process for a message
of 2.8 kB with a keyboard, to a server in another process, and the ratios; then how many messages a
second pass with how many in flight, where each answer takes 50 ms as over a real line.
"""

import argparse
import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from itertools import islice

import aiohttp
import orjson
import telegram
from telegram.request import HTTPXRequest

from bot.messages import ChatId, Choice, Message, bold, joined, link
from bot.platforms.telegram import Telegram
from bot.platforms.telegram_json import addressed
from tests.fakes.telegram_lean import LeanTelegram

Send = Callable[[int], Awaitable[object]]
CHATS = [-1001000000000 - number for number in range(10_000)]
IN_FLIGHT = 16


def bulletin() -> Message:
    """Return a bulletin of 2.8 kB (UTF-8) with fifteen linked headlines and a keyboard."""
    lead = "Đảng ủy xã tổ chức hội nghị học tập, quán triệt nghị quyết, bàn việc quý tới."
    blocks = [bold("Bản tin sáng 25/11/2026")]
    for number in range(15):
        head = link(
            f"Tin {number}: Hội nghị sơ kết công tác xây dựng Đảng ở cơ sở",
            f"https://example.org/tin/hoi-nghi-so-ket-{number}.htm",
        )
        blocks.append(bold("▪ ") + head + "\n" + lead)
    rows = ((Choice("Xem tiếp ▸", "/tinmoi"), Choice("Chuyên mục", "/chude")),)
    return Message(joined("\n\n", blocks), rows)


@asynccontextmanager
async def ours(server: LeanTelegram) -> AsyncIterator[Send]:
    platform = Telegram(token=server.token, api_url=server.url)
    message = bulletin()
    yield lambda chat: platform.send(ChatId("telegram", str(chat)), message)
    await platform.close()


@asynccontextmanager
async def stock(server: LeanTelegram) -> AsyncIterator[Send]:
    request = HTTPXRequest(connection_pool_size=IN_FLIGHT, read_timeout=30, pool_timeout=30)
    bot = telegram.Bot(server.token, base_url=f"{server.url}/bot", request=request)
    params = addressed("0", bulletin(), None)
    del params["chat_id"]
    more = {
        "entities": telegram.MessageEntity.de_list(params["entities"], None),
        "reply_markup": telegram.InlineKeyboardMarkup.de_json(params["reply_markup"], None),
        "link_preview_options": telegram.LinkPreviewOptions(is_disabled=True),
    }
    yield lambda chat: bot.send_message(chat, params["text"], **more)
    await request.shutdown()


@asynccontextmanager
async def bare(server: LeanTelegram) -> AsyncIterator[Send]:
    """Post bodies that are ready, with aiohttp, and leave the answers unread but for their end."""
    message = bulletin()
    bodies = [orjson.dumps(addressed(str(chat), message, None)) for chat in CHATS[:1000]]
    url = f"{server.url}/bot{server.token}/sendMessage"
    headers = {"Content-Type": "application/json"}
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=256)) as session:

        async def post(chat: int) -> None:
            body = bodies[chat % len(bodies)]
            async with session.post(url, data=body, headers=headers) as answer:
                await answer.read()

        yield post


async def run(send: Send, count: int, at_once: int) -> tuple[float, float]:
    """Send ``count`` messages; return (CPU seconds of this process, seconds) a message."""
    chats = islice((chat for _ in iter(int, 1) for chat in CHATS), count)

    async def one_after_another() -> None:
        for chat in chats:
            await send(chat)

    cpu, wall = time.process_time(), time.perf_counter()
    await asyncio.gather(*(one_after_another() for _ in range(at_once)))
    return (time.process_time() - cpu) / count, (time.perf_counter() - wall) / count


async def compare(count: int) -> None:
    best: dict[str, float] = {}
    for _ in range(3):  # by turns, and the best of each: others use the machine, too
        for name, client in (("ours", ours), ("stock", stock), ("bare", bare)):
            with LeanTelegram() as server:
                async with client(server) as send:
                    await run(send, 200, IN_FLIGHT)
                    cpu, _ = await run(send, count // 4 if client is stock else count, IN_FLIGHT)
            best[name] = min(cpu, best.get(name, cpu))
    size = len(bulletin().content.text.encode())
    body = len(orjson.dumps(addressed("-1001000000000", bulletin(), None)))
    print(f"text {size} bytes, body {body} bytes, {IN_FLIGHT} in flight")
    for name, words in (
        ("ours", "bot.platforms.telegram"),
        ("stock", "python-telegram-bot, its own transport"),
        ("bare", "aiohttp, bodies ready, answers unread"),
    ):
        print(
            f"{best[name] * 1000:7.3f} ms CPU a message  {1 / best[name]:7,.0f}/s a core  "
            f"{best['bare'] / best[name]:5.2f} × bare  {words}"
        )


async def sweep(count: int, latency: float) -> None:
    print(f"ours, each answer after {latency * 1000:.0f} ms:")
    for at_once in (8, 16, 32, 64, 128):
        with LeanTelegram(latency=latency) as server:
            async with ours(server) as send:
                cpu, wall = await run(send, min(count, at_once * 60), at_once)
        print(f"{at_once:5} in flight {1 / wall:7,.0f}/s  {cpu * 1000:.3f} ms CPU a message")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=4000)
    options.add_argument("--latency", type=float, default=0.05)
    given = options.parse_args()
    asyncio.run(compare(given.count))
    asyncio.run(sweep(given.count, given.latency))


if __name__ == "__main__":
    main()
