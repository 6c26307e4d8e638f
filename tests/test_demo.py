"""``bantin demo`` as a newcomer meets it: the real program, the real page, a real browser."""

import re
import time

import pytest

from tests.bot.web_browser import CHROMIUM, PHONE, SHORTER, WIDE, expect, launched
from tests.fakes.patience import patient
from tests.fakes.program import Program
from tests.six_messages import from_start_to_the_first_bulletin, new_demo

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium: the demo was not tried in a browser"
)
FIRST_BULLETIN = 5.0
"""Seconds from the command to the bulletin on the page; here they hold the browser's start too."""


@pytest.fixture
def demo(tmp_path):
    program = Program(tmp_path)
    started = time.monotonic()
    with program.start("demo", "--port", "0") as running:
        while not (found := re.search(r"http://\S+", running.said())):
            assert running.process.poll() is None, running.said()
            assert time.monotonic() - started < patient(30)
            time.sleep(0.02)
        yield found[0], started, running


@pytest.fixture
async def browser():
    async with launched() as opened:
        yield opened


@pytest.fixture
async def page(browser, demo):
    context = await browser.new_context(viewport=WIDE, locale="vi-VN")
    opened = await context.new_page()
    await opened.goto(demo[0])
    yield opened
    await context.close()


async def say(page, text):
    box = page.get_by_role("textbox")
    await box.fill(text)
    await box.press("Enter")


async def speak_as(page, role):
    await page.get_by_role("radio", name=role, exact=True).check()


async def test_a_bulletin_arrives_by_itself_and_can_be_answered(page, demo):
    _, started, running = demo
    log = page.get_by_role("log")
    await expect(log).to_contain_text("BẢN TIN", timeout=SHORTER)
    # Beside other tests it gets more than what the bar gives.
    assert time.monotonic() - started < patient(4 * FIRST_BULLETIN)
    await expect(log).to_contain_text("trích nguyên văn từ")
    assert await log.locator("a[href^='http://127.0.0.1'][href*='/samples/']").count() >= 5

    await say(page, "@bantin tin ve chuyen doi so")
    await expect(log).to_contain_text("Ngày hội Chuyển đổi số", timeout=SHORTER)
    await say(page, "/chude")
    await expect(log).to_contain_text("dành cho quản trị viên", timeout=SHORTER)

    await speak_as(page, "Bí thư chi bộ")
    await say(page, "/chủ đề")
    choice = log.get_by_role("button", name="Xây dựng Đảng", exact=True)
    await choice.click()
    await expect(log).to_contain_text("Chuyên mục: Xây dựng, chỉnh đốn Đảng", timeout=SHORTER)
    assert running.stop() == 0
    assert "Traceback" not in running.said()


async def test_a_headline_leads_to_an_article_that_can_be_read(page):
    headline = page.get_by_role("log").locator("a[href*='/samples/']").first
    await expect(headline).to_be_visible(timeout=SHORTER)
    async with page.context.expect_page() as opened:
        await headline.click()
    article = await opened.value
    await expect(article.get_by_role("heading", level=1)).to_be_visible()


async def test_an_admin_invites_from_the_private_chat(page):
    await speak_as(page, "Quản trị")
    await page.get_by_text("Quản trị viên").first.click()
    log = page.get_by_role("log")
    await expect(log).to_contain_text("Chào đồng chí quản trị", timeout=SHORTER)
    await say(page, "/mời doanh nghiệp")
    await expect(log).to_contain_text(
        "Mã mời cho Đảng bộ mẫu / Chi bộ Doanh nghiệp số 1", timeout=SHORTER
    )


async def test_on_a_phone_nothing_sticks_out(browser, demo):
    context = await browser.new_context(viewport=PHONE, locale="vi-VN")
    page = await context.new_page()
    await page.goto(demo[0])
    await expect(page.get_by_text("BẢN TIN").first).to_be_attached(timeout=SHORTER)
    width = await page.evaluate("document.documentElement.scrollWidth")
    await context.close()
    assert width <= PHONE["width"]


async def test_a_new_bot_is_set_up_on_the_page_in_six_messages(browser, tmp_path):
    context = await browser.new_context(viewport=WIDE, locale="vi-VN")
    page = await context.new_page()
    async with new_demo(tmp_path) as address:
        await page.goto(address)
        assert await from_start_to_the_first_bulletin(page) == 5
    await context.close()
