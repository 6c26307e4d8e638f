"""The page of the web preview by keyboard, on a phone, and for those who see or read otherwise."""

import re

import pytest
import pytest_asyncio

from bot.messages import Choice, Message, plain
from tests.bot.web_browser import (
    BULLETIN,
    CELL,
    CHATS,
    CHOICES,
    MARKS,
    PHONE,
    SCHOOL,
    expect,
    focused,
    new_web,
    opened,
)
from tests.bot.web_browser import browser as browser  # noqa: PLC0414 - the fixture
from tests.bot.web_browser import scene as scene  # noqa: PLC0414 - the fixture

pytestmark = MARKS


@pytest_asyncio.fixture(loop_scope="module")
async def phone(browser):
    async with opened(browser, new_web(), size=PHONE) as scene:
        yield scene


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
        "photo",
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
    sent = await phone.bot_says("https://example.org/" + "ratdai" * 50)
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


@pytest.mark.parametrize(
    "size",
    [
        pytest.param((360, 400), id="a phone with its keyboard out"),
        pytest.param((640, 360), id="a small screen at 200 %"),
        pytest.param((320, 256), id="the same at 400 %"),
        pytest.param((740, 200), id="a phone on its side with its keyboard out"),
    ],
)
async def test_a_short_page_shows_what_is_read_and_what_is_written(browser, size):
    wide, high = size
    async with opened(browser, new_web(), size={"width": wide, "height": high}) as scene:
        await scene.bot_says(BULLETIN, choices=CHOICES)
        await scene.message("BẢN TIN").wait_for()
        await scene.page.get_by_role("textbox").fill("một dòng\n" * 8)
        read = (await scene.log().bounding_box())["height"]
        assert read >= min(150, high * 0.4)
        for part in await scene.page.locator("#speakers, #title, #write, #send").all():
            await part.scroll_into_view_if_needed()
            await expect(part).to_be_in_viewport(ratio=1)
        choice = scene.page.get_by_role("button", name="Xem thêm tin mới")
        await choice.click()
        assert (await scene.next_heard()).text == "/tinmoi"
        assert await scene.page.evaluate("document.documentElement.scrollWidth") == wide


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


GROUND = "it => getComputedStyle(it, it.dataset.chat ? '::before' : null).backgroundColor"


async def test_where_colours_are_forced_it_is_seen_who_speaks_and_which_chat_is_open(scene):
    await scene.page.emulate_media(forced_colors="active")
    nothing = {await scene.page.locator("body").evaluate(GROUND), "rgba(0, 0, 0, 0)"}
    assert (
        await scene.page.locator("#speakers input:checked + span").evaluate(GROUND) not in nothing
    )
    assert await scene.page.locator("[data-chat=cell]").evaluate(GROUND) not in nothing
