"""The page of the web preview on a bad line, in many tabs, and where nothing is remembered."""

import asyncio
import contextlib

from bot.messages import Message, plain
from tests.bot.web_browser import (
    CELL,
    CHATS,
    MARKS,
    SHORTER,
    expect,
    new_web,
    opened,
    playwright,
    served,
)
from tests.bot.web_browser import browser as browser  # noqa: PLC0414 - the fixture
from tests.bot.web_browser import scene as scene  # noqa: PLC0414 - the fixture

pytestmark = MARKS

HURRY = """
    const TOAST = 5_000;
    const quick = (most) => (most === TOAST || window.patient ? most : Math.min(most, 300));
    const later = window.setTimeout;
    window.setTimeout = (deed, wait, ...more) => later(deed, quick(wait), ...more);
    const timeout = AbortSignal.timeout;
    AbortSignal.timeout = (wait) => timeout.call(AbortSignal, quick(wait));
"""
"""No wait of the page is longer than 300 ms, but that for a reader of what it says in passing;
until it is ``patient``: on a busy machine an answer may take longer."""

Error = playwright.Error
UNSEEN = "Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });"
FORGETFUL = """Object.defineProperty(window, 'sessionStorage', {
    get() { throw new DOMException('denied', 'SecurityError'); } });"""


class Tunnel:
    """Carries bytes to a port and back; while it is ``dark`` it swallows them in silence.

    A connection that has lost some is dead for good, and nobody is told of its end.
    """

    def __init__(self, port):
        self.port = port
        self.dark = False
        self.asked_in_vain = asyncio.Event()
        self.over = asyncio.Event()
        self.carrying = set()

    async def carry(self, reader, writer):
        self.carrying.add(asyncio.current_task())
        writers = [writer]
        try:
            inner, outer = await asyncio.open_connection("127.0.0.1", self.port)
            writers.append(outer)
            dead = asyncio.Event()
            ways = [self._one_way(reader, outer, dead), self._one_way(inner, writer, dead)]
            await asyncio.gather(*ways, return_exceptions=True)
        finally:
            for each in writers:
                each.transport.abort()

    async def _one_way(self, reader, writer, dead):
        while piece := await reader.read(65_536):
            if self.dark:
                dead.set()
                if piece.startswith(b"GET /api/events"):
                    self.asked_in_vain.set()
            if not dead.is_set():
                writer.write(piece)
        if dead.is_set():
            await self.over.wait()
        writer.close()

    async def close(self):
        self.over.set()
        await asyncio.gather(*self.carrying, return_exceptions=True)
        await asyncio.sleep(0)  # what is let go is closed a turn later


@contextlib.asynccontextmanager
async def tunnelled(scene):
    tunnel = Tunnel(int(scene.url.rpartition(":")[2]))
    server = await asyncio.start_server(tunnel.carry, "127.0.0.1", 0)
    await scene.page.add_init_script(HURRY)
    await scene.page.goto(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    await scene.page.locator("#chats li").nth(len(CHATS) - 1).wait_for(state="attached")
    try:
        yield tunnel
    finally:
        await scene.page.goto("about:blank")
        server.close()
        await tunnel.close()
        # The browser itself notes what was given up.
        scene.faults[:] = [fault for fault in scene.faults if "Failed to load" not in fault]


async def test_what_is_not_answered_is_given_up_and_can_be_said_again(scene):
    async with tunnelled(scene) as tunnel:
        line = scene.page.get_by_role("textbox")
        await line.fill("chào")
        tunnel.dark = True
        await line.press("Enter")
        await scene.page.get_by_text("Chưa gửi được").wait_for()
        await expect(line).to_have_value("chào")
        tunnel.dark = False
        await scene.page.evaluate("window.patient = true")
        await line.press("Enter")
        assert (await scene.next_heard()).text == "chào"
        await expect(line).to_have_value("")


async def test_a_line_that_is_dead_in_silence_is_noticed_and_made_anew(scene):
    async with tunnelled(scene) as tunnel:
        tunnel.dark = True
        await scene.page.get_by_role("alert").wait_for()
        await scene.bot_says("trong lúc đó")
        tunnel.asked_in_vain.clear()
        await asyncio.wait_for(tunnel.asked_in_vain.wait(), SHORTER / 1000)
        tunnel.dark = False
        await scene.page.evaluate("window.patient = true")
        await scene.message("trong lúc đó").wait_for()
        await expect(scene.page.locator("#lost")).to_be_hidden()


async def followed(page):
    """Press the button until the page has loaded itself anew; by itself it would take seconds."""
    async with asyncio.timeout(SHORTER / 1000):
        while True:
            with contextlib.suppress(Error):  # it may go while it is asked
                if not await page.evaluate("window.before ?? false"):
                    return
                await page.get_by_role("button", name="Thử ngay").click(timeout=500)


async def test_bantin_may_be_started_anew_twice_and_what_was_being_written_is_kept(browser):
    async with opened(browser, new_web()) as scene:
        async with served(scene.web) as first:
            await scene.page.goto(first.url)
            await scene.page.locator(".chat").nth(1).click()
        for _ in "abc":
            # Before there is one again: the page that finds it loads anew at once.
            await scene.page.get_by_role("textbox").fill("đang viết dở")
            await scene.page.evaluate("window.before = true")
            async with served(scene.web, port=first.port):
                await followed(scene.page)
                await expect(scene.page.locator("#title")).to_have_text(CHATS[1].title)
                await expect(scene.page.get_by_role("textbox")).to_have_value("đang viết dở")
                await expect(scene.page.locator("#lost")).to_be_hidden()
        await scene.page.goto("about:blank")
        scene.faults[:] = [fault for fault in scene.faults if "Failed to load" not in fault]


async def test_a_browser_that_may_remember_nothing_shows_the_chats(scene):
    await scene.bot_says("chào các đồng chí")
    await scene.page.add_init_script(FORGETFUL)
    await scene.page.reload()
    await scene.message("chào các đồng chí").wait_for()
    assert await scene.page.locator("#title").inner_text() == CHATS[0].title


async def test_more_tabs_than_a_browser_has_lines(browser):
    web = new_web()
    async with opened(browser, web) as scene:
        context = scene.page.context
        tabs = []
        for _ in range(7):
            tab = await context.new_page()
            await tab.add_init_script(HURRY + UNSEEN)
            tabs.append(tab)
            await tab.goto(scene.url)
            await tab.locator("#chats li").nth(len(CHATS) - 1).wait_for(state="attached")
        await web.send(CELL, Message(plain("tin cho mọi thẻ")))
        for tab in tabs:
            await expect(tab.locator(".message", has_text="tin cho mọi thẻ")).to_be_attached()
            await expect(tab.locator("#lost")).to_be_hidden()
        await scene.page.get_by_role("textbox").fill("còn nghe")
        await scene.page.keyboard.press("Enter")
        assert (await scene.next_heard()).text == "còn nghe"
        for tab in tabs:
            await tab.close()
