"""The page of the web preview in a real headless Chromium."""

import asyncio
import contextlib
import re
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
    Span,
    Style,
    bold,
    italic,
    joined,
    link,
    plain,
)
from bot.platforms.web import Web, WebChat
from bot.web.door import door, serve

playwright = pytest.importorskip(
    "playwright.async_api", reason="playwright is missing: the page was not tried in a browser"
)
expect = playwright.expect

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
pytestmark = [
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
SHORTER = 10_000  # ms; a page on loopback needs far less, a busy machine may not

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
        RichText("Câu trích nguyên văn của bài. " * 20).styled(Style.QUOTE),
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


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser():
    async with playwright.async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
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


@pytest_asyncio.fixture(loop_scope="module")
async def scene(browser):
    async with opened(browser, new_web()) as scene:
        yield scene


@pytest_asyncio.fixture(loop_scope="module")
async def phone(browser):
    async with opened(browser, new_web(), size=PHONE) as scene:
        yield scene


# What is seen


async def test_the_chats_are_listed(scene):
    names = await scene.page.locator("nav .chat .name").all_inner_texts()
    assert names == [chat.title for chat in CHATS]
    assert await scene.page.locator("h2#title").inner_text() == CHATS[0].title


async def test_a_bulletin_comes_by_itself(scene):
    await scene.bot_says(BULLETIN, choices=CHOICES)
    message = scene.message("BẢN TIN SÁNG")
    await message.wait_for()
    assert await message.locator("strong").inner_text() == "🗞 BẢN TIN SÁNG"
    assert await message.locator("em").inner_text() == "Báo Mẫu, 06:15"
    anchor = message.locator("a")
    assert await anchor.inner_text() == "Đọc bài gốc"
    assert [await anchor.get_attribute(name) for name in ("href", "rel", "target")] == [
        "https://example.org/bai-1",
        "noopener noreferrer",
        "_blank",
    ]
    rows = message.locator(".choices .row")
    assert [await row.locator("button").all_inner_texts() for row in await rows.all()] == [
        ["Chọn chuyên mục", "Đổi giờ nhận"],
        ["Xem thêm tin mới"],
    ]


async def test_the_hour_is_that_of_viet_nam(scene):
    await scene.bot_says("Chào")
    assert await scene.message("Chào").locator("time").inner_text() == "06:30"


async def test_a_long_quote_is_folded_until_it_is_asked_for(scene):
    await scene.bot_says(BULLETIN)
    quote = scene.message("BẢN TIN SÁNG").locator("blockquote")
    more = quote.get_by_role("button")
    assert await more.get_attribute("aria-expanded") == "false"
    folded = (await quote.bounding_box())["height"]
    await more.click()
    assert await more.get_attribute("aria-expanded") == "true"
    assert (await quote.bounding_box())["height"] > folded * 1.5


async def test_changed_and_withdrawn_messages_say_so(scene):
    one = await scene.bot_says("Giờ cũ", choices=CHOICES)
    two = await scene.bot_says("Tin sai")
    await scene.message("Tin sai").wait_for()
    await scene.web.edit(CELL, one, Message(plain("Giờ mới")))
    await scene.web.withdraw(CELL, two)
    await scene.message("Giờ mới").get_by_text("đã sửa").wait_for()
    await scene.message("đã được thu hồi").wait_for()
    assert await scene.message("Tin sai").count() == 0
    assert await scene.log().locator(".choice").count() == 0


async def test_an_old_message_that_was_changed_keeps_its_place(browser):
    web = new_web()
    one = await web.send(CELL, Message(plain("một")))
    await web.send(CELL, Message(plain("hai")))
    await web.edit(CELL, one, Message(plain("một, sửa")))
    async with opened(browser, web) as scene:
        await scene.message("một, sửa").wait_for()
        texts = await scene.log().locator(".text").all_inner_texts()
    assert texts == ["một, sửa", "hai"]


async def test_markup_in_a_text_stays_text(scene):
    evil = "<img src=x onerror=\"document.title='hỏng'\"><script>document.title='hỏng'</script>"
    await scene.bot_says(
        RichText(evil, (Span(0, 10, Style.LINK, "javascript:alert(1)"),)),
        choices=((Choice("<b>chọn</b>", "/gio"),),),
    )
    message = scene.message("onerror")
    await message.wait_for()
    assert await message.locator(".text").inner_text() == evil
    assert await message.locator("img, script, a, b:not(.who b)").count() == 0
    assert await message.locator(".choice").inner_text() == "<b>chọn</b>"
    assert "hỏng" not in await scene.page.title()


@pytest.mark.parametrize(
    ("text", "spans", "html"),
    [
        pytest.param("abc", [], "abc", id="plain"),
        pytest.param("😀b", [(2, 1, "bold")], "😀<strong>b</strong>", id="after a surrogate pair"),
        pytest.param(
            "abcd",
            [(1, 2, "italic"), (0, 4, "bold")],
            "<strong>a<em>bc</em>d</strong>",
            id="nested",
        ),
        pytest.param(
            "abcd",
            [(0, 3, "bold"), (2, 2, "italic")],
            "<strong>ab<em>c</em></strong><em>d</em>",
            id="overlapping",
        ),
        pytest.param(
            "a\nb\nc",
            [(2, 1, "quote")],
            "a\n<blockquote>b</blockquote>c",
            id="a quote ends its line itself",
        ),
        pytest.param(
            "ab", [(1, 99, "bold"), (9, 2, "italic")], "a<strong>b</strong>", id="beyond the end"
        ),
        pytest.param("ab", [(0, 1, "blink")], "ab", id="an unknown style"),
    ],
)
async def test_spans_are_counted_in_utf_16(scene, text, spans, html):
    made = await scene.page.evaluate(
        """async ([text, spans]) => {
            const { rich } = await import("/static/rich.js");
            const place = document.createElement("div");
            place.append(rich(text, spans, {}));
            return place.innerHTML;
        }""",
        [text, [{"start": s, "length": n, "style": style, "url": None} for s, n, style in spans]],
    )
    assert made == html


async def test_what_is_new_elsewhere_is_counted(scene):
    await scene.bot_says("một", chat=SCHOOL)
    await scene.bot_says("hai", chat=SCHOOL)
    chat = scene.page.locator("[data-chat=school]")
    await chat.get_by_text("2 tin chưa đọc").wait_for(state="attached")
    assert (await scene.page.title()).startswith("(2) ")
    await chat.click()
    await expect(scene.page).to_have_title(re.compile(r"^bantin"))
    assert await chat.locator("span.unread").is_hidden()


async def test_the_page_follows_only_a_reader_at_the_end(scene):
    for number in range(40):
        await scene.bot_says(f"tin số {number}")
    await scene.message("tin số 39").wait_for()
    down = scene.page.get_by_role("button", name="Xuống tin mới nhất")
    await expect(scene.message("tin số 39")).to_be_in_viewport()
    await expect(down).to_be_hidden()
    await scene.log().evaluate("log => log.scrollTop = 100")
    await scene.bot_says("không theo")
    await scene.message("không theo").wait_for()
    assert await scene.log().evaluate("log => log.scrollTop") == 100
    await down.click()
    await expect(scene.message("không theo")).to_be_in_viewport()


async def test_a_page_begins_with_what_is_new(browser):
    web = new_web()
    await web.send(CELL, Message(plain("đầu tiên")))
    for number in range(40):
        await web.send(CELL, Message(plain(f"tin số {number}")))
    web.say(chat="cell", speaker="member", text="cuối cùng")
    await web.edit(CELL, "1", Message(plain("đầu tiên, sửa")))
    async with opened(browser, web) as scene:
        await expect(scene.message("đầu tiên")).to_be_in_viewport()
        for number in range(41):
            await scene.bot_says(f"nơi khác {number}", chat=SCHOOL)
        other = scene.page.locator("[data-chat=school]")
        await other.get_by_text("41 tin chưa đọc").wait_for(state="attached")
        await other.click()
        await expect(scene.message("nơi khác 0")).to_be_in_viewport()


async def test_nothing_is_asked_of_any_other_machine(scene):
    await scene.bot_says(BULLETIN, choices=CHOICES)
    await scene.message("BẢN TIN").wait_for()
    assert scene.addresses == {scene.url.split("/")[2]}


# What is said


async def test_a_click_is_heard_as_the_chosen_speaker(scene):
    sent = await scene.bot_says("Chọn", choices=CHOICES)
    await scene.speak_as("Bí thư chi bộ")
    await scene.page.get_by_role("button", name="Đổi giờ nhận").click()
    heard = await scene.next_heard()
    assert (heard.chat, heard.sender, heard.text, heard.pressed) == (
        CELL,
        "secretary",
        "/gio",
        sent,
    )
    await scene.page.get_by_text("Bí thư chi bộ đã chọn: Đổi giờ nhận").wait_for()


async def test_enter_sends_and_shift_enter_does_not(scene):
    line = scene.page.get_by_role("textbox")
    await line.press_sequentially("Chào")
    await line.press("Shift+Enter")
    await line.press_sequentially("các đồng chí")
    await line.press("Enter")
    assert (await scene.next_heard()).text == "Chào\ncác đồng chí"
    await scene.message("các đồng chí").wait_for()
    await expect(line).to_have_value("")


async def test_the_enter_that_ends_a_word_being_composed_sends_nothing(scene):
    line = scene.page.get_by_role("textbox")
    await line.fill("chao")
    await line.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    await line.fill("chào")
    await line.press("Enter")
    assert (await scene.next_heard()).text == "chào"
    assert scene.heard.empty()


async def test_another_role_is_another_sender_on_the_other_side(scene):
    line = scene.page.get_by_role("textbox")
    for label, text in (("Thành viên", "một"), ("Quản trị", "hai")):
        await scene.speak_as(label)
        await line.fill(text)
        await line.press("Enter")
        await scene.message(text).wait_for()
    assert [(await scene.next_heard()).sender for _ in "ab"] == ["member", "admin"]
    assert "own" not in await scene.message("một").get_attribute("class")
    assert "own" in (await scene.message("hai").get_attribute("class")).split()


async def test_a_quick_command_and_a_reply_are_sent(scene):
    sent = await scene.bot_says("Bản tin")
    await scene.page.get_by_role("button", name="/tinmoi").click()
    assert (await scene.next_heard()).text == "/tinmoi"
    await scene.message("Bản tin").hover()
    await scene.message("Bản tin").get_by_role("button", name="Trả lời tin này").click()
    await scene.page.keyboard.type("vì sao?")
    await scene.page.keyboard.press("Enter")
    heard = await scene.next_heard()
    assert (heard.text, heard.replied, heard.addressed) == ("vì sao?", sent, True)


async def test_nobody_writes_in_anothers_private_chat(scene):
    await scene.page.locator("[data-chat=own]").click()
    assert await scene.page.get_by_role("textbox").is_hidden()
    await scene.page.get_by_role("button", name="Chuyển sang vai Quản trị").click()
    await scene.page.keyboard.type("chào")
    await scene.page.keyboard.press("Enter")
    heard = await scene.next_heard()
    assert (heard.chat, heard.sender) == (OWN, "admin")


async def test_a_choice_that_is_gone_is_told(scene):
    sent = await scene.bot_says("Chọn", choices=CHOICES)
    button = scene.page.get_by_role("button", name="Đổi giờ nhận")
    await button.wait_for()
    scene.web._transcripts["cell"].pop(sent)
    await button.click()
    await scene.page.get_by_text("Tin nhắn này quá cũ").wait_for()
    # The browser itself notes the refusal in its console.
    assert [fault for fault in scene.faults if "404" not in fault] == []
    scene.faults.clear()


async def test_what_was_missed_comes_once_when_the_line_is_back(scene):
    await scene.bot_says("trước")
    await scene.message("trước").wait_for()
    await scene.web.close()
    await scene.page.get_by_role("alert").wait_for()
    await scene.bot_says("sau")
    await scene.web.open()
    await scene.message("sau").wait_for()
    await expect(scene.page.locator("#lost")).to_be_hidden()
    assert await scene.log().locator(".text").all_inner_texts() == ["trước", "sau"]


async def test_when_bantin_was_started_anew_the_page_follows(browser):
    async with opened(browser, new_web()) as scene:
        async with served(scene.web) as first:
            await scene.page.goto(first.url)
            await scene.page.locator(".chat").first.wait_for()
            assert await scene.page.locator("#lost").is_hidden()
        await scene.page.get_by_role("alert").get_by_text("Mất kết nối").wait_for()
        await scene.bot_says("trong lúc đó")
        async with served(scene.web, port=first.port):
            await scene.page.get_by_role("button", name="Thử ngay").click()
            await scene.message("trong lúc đó").wait_for()
            assert await scene.page.locator("#lost").is_hidden()
            # The browser itself notes lost lines in its console.
            scene.faults[:] = [fault for fault in scene.faults if "Failed to load" not in fault]
            await scene.page.goto("about:blank")


# Keyboard, phone, screen reader


async def focused(page):
    return await page.evaluate(
        """() => {
            const it = document.activeElement;
            const name = it.labels?.[0] ?? it;
            return it.id || it.dataset.chat || it.dataset.command || name.textContent.trim();
        }"""
    )


async def walked(page, most=60):
    stops = []
    for _ in range(most):
        await page.keyboard.press("Tab")
        stop = await focused(page)
        if stops and (
            stop == stops[0] or await page.evaluate("document.activeElement === document.body")
        ):
            break
        stops.append(stop)
    return stops


async def test_all_can_be_reached_with_tab(scene):
    await scene.bot_says(BULLETIN, choices=CHOICES)
    await scene.message("BẢN TIN").wait_for()
    assert await walked(scene.page) == [
        "Tới ô nhập tin nhắn",
        "Thành viên",
        "cell",
        "log-cell",
        "Xem thêm",
        "Đọc bài gốc",
        "Trả lời tin này",
        "/chude",
        "/gio",
        "/tinmoi",
        "ask",
        "/trogiup",
        "/tinmoi",
        "/bantin",
        "/chude",
        "/gio",
        "write",
        "send",
    ]


async def test_the_whole_way_without_a_mouse(scene):
    await scene.bot_says("Chọn", chat=SCHOOL, choices=CHOICES)
    keys = scene.page.keyboard
    for key in ("Tab", "Tab", "ArrowRight", "Tab", "ArrowDown"):
        await keys.press(key)
    assert await focused(scene.page) == "school"
    await keys.press("Enter")
    assert await scene.page.locator("#title").inner_text() == CHATS[1].title
    assert await focused(scene.page) == "write"
    await keys.type("/gio")
    await keys.press("Enter")
    heard = await scene.next_heard()
    assert (heard.chat, heard.sender, heard.text) == (SCHOOL, "secretary", "/gio")


async def test_focus_is_always_seen(scene):
    await scene.bot_says(BULLETIN, choices=CHOICES)
    await scene.message("BẢN TIN").wait_for()
    for _ in range(18):
        await scene.page.keyboard.press("Tab")
        outline = await scene.page.evaluate(
            """() => {
                const it = document.activeElement;
                const seen = it.type === "radio" ? it.nextElementSibling : it;
                const style = getComputedStyle(seen);
                return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
            }"""
        )
        assert outline, await focused(scene.page)


async def test_focus_stays_on_a_choice_whose_message_changes(scene):
    sent = await scene.bot_says("Chọn", choices=CHOICES)
    await scene.page.get_by_role("button", name="Đổi giờ nhận").focus()
    await scene.page.keyboard.press("Enter")
    await scene.next_heard()
    changed = ((Choice("✓ Đổi giờ nhận", "/gio"), Choice("Xong", "/chude")),)
    await scene.web.edit(CELL, sent, Message(plain("Đã đổi"), changed))
    await scene.message("Đã đổi").wait_for()
    assert await focused(scene.page) == "/gio"


async def test_a_phone_needs_no_sideways_scrolling(phone, tmp_path):
    await phone.bot_says(BULLETIN, choices=CHOICES)
    sent = await phone.bot_says("https://example.org/" + "rat-dai-" * 40)
    for speaker in ("member", "secretary"):
        phone.web.say(chat="cell", speaker=speaker, text="chào", replied=sent)
    await phone.message("chào").nth(1).wait_for()
    await phone.page.screenshot(path=tmp_path / "phone.png")
    wide = await phone.page.evaluate(
        """() => [...document.querySelectorAll("html, body, main, .log")]
            .filter((it) => it.scrollWidth > it.clientWidth)
            .map((it) => it.className || it.tagName)"""
    )
    assert wide == []
    for part in await phone.page.locator("#speakers, #composer, #send, .bubble, .choice").all():
        box = await part.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]


async def test_on_a_phone_the_list_is_a_drawer(phone):
    await phone.bot_says("x", chat=SCHOOL)
    drawer = phone.page.locator("nav")
    opener = phone.page.get_by_role("button", name="Danh sách trò chuyện, 1 tin chưa đọc")
    await opener.wait_for()
    assert await drawer.is_hidden()
    await opener.click()
    await expect(phone.page.locator("[data-chat=cell]")).to_be_focused()
    await phone.page.keyboard.press("Escape")
    await drawer.wait_for(state="hidden")
    assert await focused(phone.page) == "open-list"
    await phone.page.keyboard.press("Enter")
    await drawer.get_by_role("button", name=re.compile("Trường THCS")).click()
    await drawer.wait_for(state="hidden")
    assert await phone.page.locator("#title").inner_text() == CHATS[1].title


async def test_everything_that_acts_has_a_name(scene):
    await scene.bot_says(BULLETIN, choices=CHOICES)
    await scene.message("BẢN TIN").wait_for()
    session = await scene.page.context.new_cdp_session(scene.page)
    tree = await session.send("Accessibility.getFullAXTree")
    acting = {"button", "link", "textbox", "radio", "log", "navigation", "main", "group"}
    named = [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in tree["nodes"]
        if not node.get("ignored") and node["role"]["value"] in acting
    ]
    assert {role for role, _ in named} == acting
    assert [role for role, name in named if not name.strip()] == []
    assert await scene.page.locator("html").get_attribute("lang") == "vi"
    assert await scene.log().get_attribute("aria-live") == "polite"


CONTRASTS = """() => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const rgba = (css) => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = css;
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
        return [r, g, b, a / 255];
    };
    const over = ([r, g, b, a], under) => [r, g, b].map((c, i) => c * a + under[i] * (1 - a));
    const light = (rgb) => {
        const [r, g, b] = rgb.map((c) => {
            c /= 255;
            return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    // All grounds that may lie under an element: each colour of a gradient is one.
    const grounds = (element) => {
        if (!element) return [[255, 255, 255]];
        const style = getComputedStyle(element);
        const stops = style.backgroundImage.match(/rgba?\\([^)]*\\)/g) ?? [];
        const layers = [style.backgroundColor, ...stops].map(rgba);
        const solid = layers.filter((layer) => layer[3] === 1);
        if (solid.length) return solid.map((layer) => layer.slice(0, 3));
        const below = grounds(element.parentElement);
        return below.flatMap((under) => layers.map((layer) => over(layer, under)));
    };
    const found = [];
    for (const element of document.body.querySelectorAll("*")) {
        const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
        const seen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
        if (!(own || element.placeholder) || !seen || element.closest(".hidden, .skip")) continue;
        const styles = own ? [null] : ["::placeholder"];
        for (const pseudo of styles) {
            const color = rgba(getComputedStyle(element, pseudo).color);
            for (const ground of grounds(element)) {
                const [a, b] = [light(over(color, ground)), light(ground)];
                const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                found.push([`${element.tagName}.${element.className}`, ratio]);
            }
        }
    }
    return found;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_all_text_stands_out_from_its_ground(browser, scheme):
    async with opened(browser, new_web(), scheme=scheme) as scene:
        gone = await scene.bot_says("sai")
        await scene.web.withdraw(CELL, gone)
        await scene.bot_says("một", chat=SCHOOL)
        sent = await scene.bot_says(BULLETIN, choices=CHOICES)
        await scene.web.edit(CELL, sent, Message(BULLETIN, CHOICES))
        scene.web.say(chat="cell", speaker="member", text="chào", replied=sent)
        scene.web.say(chat="cell", speaker="secretary", text="chào lại", replied=sent)
        await scene.message("chào lại").wait_for()
        await scene.page.evaluate("document.querySelector('#lost').hidden = false")
        await scene.page.get_by_role("button", name="/gio").click()
        found = await scene.page.evaluate(CONTRASTS)
    assert len(found) > 40
    assert [pair for pair in found if pair[1] < 4.5] == []
