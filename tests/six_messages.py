"""The first six messages on the preview page, done by a browser; and the README's pictures of them.

``python -m tests.six_messages`` makes the pictures anew.
"""

import asyncio
import re
import tempfile
import time
from contextlib import asynccontextmanager
from pathlib import Path

from tests.bot.web_browser import SHORTER, expect, launched
from tests.fakes.patience import patient
from tests.fakes.program import Program

PICTURES = Path(__file__).parent / "pictures"
SIZE = {"width": 880, "height": 620}
TALK = {"x": 352, "y": 62, "width": 528, "height": 376}
"""The chat itself, without the list of chats and the box to type in."""

FLAT = "* { background-image: none !important; transition: none !important }"
"""Without shades a picture is a third as large."""
CELL = "Chi bộ Văn phòng"


@asynccontextmanager
async def new_demo(folder):
    """Run ``bantin demo --new``; yield its address."""
    with Program(folder).start("demo", "--new", "--port", "0") as running:
        deadline = time.monotonic() + patient(30)
        while not (found := re.search(r"http://\S+", running.said())):
            assert running.process.poll() is None, running.said()
            assert time.monotonic() < deadline
            await asyncio.sleep(0.05)
        yield found[0]


class Owner:
    """Somebody before the page, whose messages and presses are counted."""

    def __init__(self, page) -> None:
        self.page = page
        self.done = 0

    @property
    def log(self):
        return self.page.locator(".log:not([hidden])")

    async def goes_to(self, chat):
        await self.page.locator("nav .chat", has_text=chat).first.click()
        await self.page.get_by_role("radio", name="Quản trị", exact=True).check()

    async def types(self, text, answer):
        self.done += 1
        box = self.page.get_by_role("textbox")
        await box.fill(text)
        await box.press("Enter")
        await self._sees(answer)

    async def presses(self, label, answer):
        self.done += 1
        await self.log.get_by_role("button", name=label, exact=True).last.click()
        await self._sees(answer)

    async def _sees(self, answer):
        await expect(self.log).to_contain_text(answer, timeout=SHORTER)


async def from_start_to_the_first_bulletin(page, pause=None):
    """Set a new bot up; return how many messages and presses that took.

    Args:
        page: The page of a new demo.
        pause: Is told, after each step that is worth a picture, a name and the message.
    """

    owner = Owner(page)

    async def picture(name, words):
        if pause:
            await pause(name, owner.log.locator(".message", has_text=words).last)

    await owner.goes_to("Quản trị viên")
    await owner.types("/start", "Bước 1/3")
    first = await owner.log.inner_text()
    [source] = set(re.findall(r"/nguon them http\S+", first))
    await owner.types(source, "Bước 2/3")
    await picture("1-sources", "Bước 2/3")
    await owner.types(f"/donvi them {CELL}", "Mã mời cho")
    [code] = re.findall(r"/dangky ([\w-]+)", await owner.log.inner_text())
    await picture("2-unit", "Mã mời cho")
    await owner.goes_to(CELL)
    await owner.types(f"/dangky {code}", "Đã đăng ký")
    await owner.presses("Gửi bản tin đầu tiên", "BẢN TIN")
    await picture("3-bulletin", "BẢN TIN")
    return owner.done


async def draw(folder):
    """Make the pictures."""
    PICTURES.mkdir(exist_ok=True)
    async with launched() as browser, new_demo(folder) as address:
        context = await browser.new_context(viewport=SIZE, locale="vi-VN", bypass_csp=True)
        page = await context.new_page()
        await page.goto(address)

        await page.add_style_tag(content=FLAT)

        async def picture(name, message):
            await asyncio.sleep(5)  # notes that pass over the page are gone
            await message.evaluate("it => it.scrollIntoView({block: 'start'})")
            await page.screenshot(path=PICTURES / f"{name}.png", clip=TALK)

        await from_start_to_the_first_bulletin(page, picture)
        await context.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        asyncio.run(draw(Path(made)))
