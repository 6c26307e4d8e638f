"""The page of the web preview in a real headless Chromium: what its tests share."""

import asyncio
import contextlib
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
import pytest_asyncio

from bot.messages import (
    ChatId,
    ChatKind,
    Choice,
    Message,
    RichText,
    Style,
    bold,
    italic,
    joined,
    link,
    plain,
)
from bot.platforms.web import Web
from bot.platforms.web_chats import WebChat
from bot.web.door import door, serve

playwright = pytest.importorskip(
    "playwright.async_api", reason="playwright is missing: the page was not tried in a browser"
)
expect = playwright.expect

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
MARKS = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: the page was not tried in a browser"),
]

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}
SHORTER = 90_000  # ms; a page on loopback needs far less, a busy machine may not

expect.set_options(timeout=SHORTER)

CELL = ChatId("web", "cell")
SCHOOL = ChatId("web", "school")
OWN = ChatId("web", "own")
CHATS = (
    WebChat(id="cell", kind=ChatKind.GROUP, title="Chi bộ Thôn Một, xã Mẫu"),
    WebChat(id="school", kind=ChatKind.GROUP, title="Chi bộ Trường THCS Mẫu"),
    WebChat(id="own", kind=ChatKind.PRIVATE, title="Quản trị viên", members=("admin",)),
)
NOW = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
CHOICES = (
    (Choice("Chọn chuyên mục", "/chude"), Choice("Đổi giờ nhận", "/gio")),
    (Choice("Xem thêm tin mới", "/tinmoi"),),
)
BULLETIN = joined(
    "\n",
    [
        bold("🗞 BẢN TIN SÁNG"),
        RichText("Câu trích nguyên văn của bài. " * 20).styled(Style.EXPANDABLE),
        italic("Báo Mẫu, 06:15") + " · " + link("Đọc bài gốc", "https://example.org/bai-1"),
    ],
)


@dataclass
class Scene:
    """One page in a browser, the preview behind it, and what the bot heard."""

    web: Web
    heard: asyncio.Queue
    page: object
    url: str
    faults: list
    addresses: set

    async def next_heard(self):
        return await asyncio.wait_for(self.heard.get(), SHORTER / 1000)

    def log(self):
        return self.page.locator(".log:not([hidden])")

    def message(self, text):
        return self.log().locator(".message", has_text=text)

    async def bot_says(self, text, chat=CELL, choices=()):
        content = plain(text) if isinstance(text, str) else text
        return await self.web.send(chat, Message(content, choices))

    async def speak_as(self, label):
        await self.page.get_by_role("radio", name=label).check()


@contextlib.asynccontextmanager
async def launched():
    async with playwright.async_playwright() as driver:
        browser = await driver.chromium.launch(
            executable_path=CHROMIUM, args=ARGUMENTS, timeout=SHORTER
        )
        yield browser
        await browser.close()


@contextlib.asynccontextmanager
async def served(web, port=0):
    async def health():
        return {"ok": True}

    server = await serve(door(preview=web, health=health), host="127.0.0.1", port=port)
    try:
        yield server
    finally:
        await server.close()


@contextlib.asynccontextmanager
async def opened(browser, web, *, size=WIDE, scheme="light"):
    heard = asyncio.Queue()
    listening = asyncio.create_task(web.listen(heard.put))
    context = await browser.new_context(viewport=size, color_scheme=scheme, locale="vi-VN")
    context.set_default_timeout(SHORTER)
    page = await context.new_page()
    faults, addresses = [], set()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: said.type == "error" and faults.append(said.text))
    page.on("request", lambda request: addresses.add(request.url.split("/")[2]))
    try:
        async with served(web) as server:
            await page.goto(server.url)
            await page.locator("#chats li").nth(len(CHATS) - 1).wait_for(state="attached")
            yield Scene(web, heard, page, server.url, faults, addresses)
            assert faults == []
            await context.close()
    finally:
        await context.close()
        listening.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await listening


def new_web():
    return Web(chats=CHATS, clock=lambda: NOW)


async def focused(page):
    return await page.evaluate(
        """() => {
            const it = document.activeElement;
            const name = it.labels?.[0] ?? it;
            return it.id || it.dataset.chat || it.dataset.command || name.textContent.trim();
        }"""
    )


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser():
    async with launched() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="module")
async def scene(browser):
    async with opened(browser, new_web()) as scene:
        yield scene
