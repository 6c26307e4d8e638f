"""The page of the web preview in a real headless Chromium: what is seen and said."""

import re

import pytest

from bot.messages import Choice, Message, RichText, Span, Style, plain
from tests.bot.web_browser import (
    BULLETIN,
    CELL,
    CHATS,
    CHOICES,
    MARKS,
    OWN,
    SCHOOL,
    expect,
    new_web,
    opened,
    served,
)
from tests.bot.web_browser import browser as browser  # noqa: PLC0414 - the fixture
from tests.bot.web_browser import scene as scene  # noqa: PLC0414 - the fixture

pytestmark = MARKS


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


async def test_a_page_that_is_loaded_anew_stays_where_all_is_read(scene):
    for number in range(40):
        await scene.bot_says(f"tin số {number}")
    await expect(scene.message("tin số 39")).to_be_in_viewport()
    await expect(scene.page).to_have_title(re.compile("^bantin"))
    await scene.page.reload()
    await expect(scene.message("tin số 39")).to_be_in_viewport()


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


@pytest.mark.parametrize("end", [{"isComposing": True}, {"keyCode": 229}], ids=["W3C", "Safari"])
async def test_the_enter_that_ends_a_word_being_composed_sends_nothing(scene, end):
    line = scene.page.get_by_role("textbox")
    await line.fill("chao")
    await line.dispatch_event("keydown", {"key": "Enter", "bubbles": True, **end})
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
    async with scene.page.expect_request("**/api/events") as asked:
        await scene.web.open()
    assert (await (await asked.value).all_headers())["last-event-id"] == "1"
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
