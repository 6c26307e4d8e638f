"""Pictures and documents on the preview's page, in a real browser where there is one."""

from dataclasses import replace

from bot.messages import Attachment, Message, RichText, bold
from tests.bot.web_browser import (
    CELL,
    MARKS,
    browser,  # noqa: F401  a fixture
    expect,
    scene,  # noqa: F401  a fixture
)
from tests.fakes.pictures import DOCUMENT, PICTURE, png

pytestmark = MARKS

NASTY = '"><img src=x onerror=alert(1)>.png'


async def test_a_picture_stands_above_its_text(scene):  # noqa: F811
    big = replace(PICTURE, data=png(1200, 600))
    await scene.web.send(CELL, Message(bold("Đại hội chi bộ"), attachment=big))
    image = scene.message("Đại hội").locator("img")
    await image.wait_for()
    assert await image.get_attribute("alt") == "Hội nghị.png"
    await expect(image).to_have_js_property("naturalWidth", 1200)
    box, bubble = await image.bounding_box(), await scene.message("Đại hội").bounding_box()
    assert box["width"] <= bubble["width"]


async def test_a_document_is_offered_by_its_name(scene):  # noqa: F811
    await scene.web.send(CELL, Message(RichText(), attachment=DOCUMENT))
    link = scene.page.get_by_role("link", name="Tài liệu sinh hoạt tháng 11.pdf")
    async with scene.page.expect_popup() as popup, scene.page.context.expect_event("download"):
        await link.click()
    assert popup is not None


async def test_a_document_to_be_read_runs_nothing(scene):  # noqa: F811
    page = b"<title>ok</title><p>Th\xc3\xa1ng 11</p><script>document.title='run'</script>"
    evil = replace(DOCUMENT, data=page, media_type="text/html", name="thang 11.html")
    await scene.web.send(CELL, Message(bold("Tài liệu"), attachment=evil))
    async with scene.page.expect_popup() as opening:
        await scene.page.get_by_role("link", name="thang 11.html").click()
    popup = await opening.value
    await popup.wait_for_load_state()
    assert await popup.title() == "ok"
    assert await popup.locator("p").text_content() == "Tháng 11"
    await expect(scene.page.locator("#chats .preview").first).to_have_text("Tài liệu")


async def test_a_message_without_words_is_known_by_what_it_carries(scene):  # noqa: F811
    await scene.web.send(CELL, Message(RichText(), attachment=PICTURE))
    await expect(scene.page.locator("#chats .preview").first).to_have_text("📎 Hội nghị.png")


async def test_a_name_is_only_text(scene):  # noqa: F811
    for picture in (True, False):
        nasty = Attachment(data=png(), name=NASTY, media_type="image/png", picture=picture)
        await scene.web.send(CELL, Message(bold(f"<b>{picture}</b>"), attachment=nasty))
    await scene.message("<b>False</b>").wait_for()
    assert await scene.page.locator(".message img").count() == 1
    assert await scene.page.locator(".message img").get_attribute("alt") == NASTY
    assert await scene.page.locator("[onerror]").count() == 0


async def test_what_was_taken_back_is_not_shown(scene):  # noqa: F811
    sent = await scene.web.send(CELL, Message(bold("nhầm"), attachment=PICTURE))
    await scene.message("nhầm").wait_for()
    url = await scene.page.locator(".message img").evaluate("image => image.src")
    await scene.web.withdraw(CELL, sent)
    await scene.page.locator(".gone").wait_for()
    assert await scene.page.locator(".message img").count() == 0
    answer = await scene.page.context.request.get(url)
    assert answer.status == 404


async def test_a_speaker_sends_a_photo_with_what_he_has_written(scene, tmp_path):  # noqa: F811
    chosen = tmp_path / "a.png"
    chosen.write_bytes(png(60, 40))
    await scene.page.locator("#write").fill("@bantin /thongbao Chào các đồng chí")
    await scene.page.locator("#photo").set_input_files(chosen)
    heard = await scene.next_heard()
    assert (heard.text, heard.addressed) == ("/thongbao Chào các đồng chí", True)
    assert await scene.web.download(heard.photo) == chosen.read_bytes()
    image = scene.message("/thongbao Chào").locator("img")
    await expect(image).to_have_js_property("naturalWidth", 60)
    await expect(scene.page.locator("#write")).to_have_value("")


async def test_what_is_no_picture_is_refused_in_words(scene, tmp_path):  # noqa: F811
    chosen = tmp_path / "a.svg"
    chosen.write_text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")
    await scene.page.locator("#photo").set_input_files(chosen)
    await expect(scene.page.locator("#toast")).to_contain_text("Chỉ gửi được ảnh")
    assert scene.heard.empty()
    scene.faults.clear()  # the browser itself notes the answer 415
