"""Photos and documents in the fake Telegram, proved with the real python-telegram-bot."""

import pytest
from telegram import Bot, error
from telegram.request import HTTPXRequest

from tests.fakes.patience import patient
from tests.fakes.pictures import DOCUMENT, PICTURE, png

GROUP = -100


@pytest.fixture
async def bot(telegram):
    telegram.add_supergroup(GROUP)
    request = HTTPXRequest(read_timeout=patient(5), pool_timeout=patient(5))
    made = Bot(
        telegram.token,
        base_url=f"{telegram.url}/bot",
        base_file_url=f"{telegram.url}/file/bot",
        request=request,
    )
    yield made
    await request.shutdown()


async def test_a_photo_is_sent_once_and_again_by_its_id(telegram, bot):
    first = await bot.send_photo(GROUP, PICTURE.data, caption="Đại hội", filename="a.png")
    second = await bot.send_photo(GROUP, first.photo[-1].file_id)
    assert (first.caption, second.caption) == ("Đại hội", None)
    assert first.photo[-1].width > first.photo[0].width
    assert [sent.carried for sent in telegram.messages(GROUP)] == ["photo", "photo"]
    assert len(telegram.world.files) == 1


async def test_a_document_is_fetched_as_it_was_sent(bot):
    sent = await bot.send_document(GROUP, DOCUMENT.data, filename=DOCUMENT.name)
    assert sent.document.file_name == DOCUMENT.name
    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == DOCUMENT.data


async def test_a_caption_is_edited_and_a_text_is_none(bot):
    shown = await bot.send_photo(GROUP, PICTURE.data, caption="một")
    assert (await bot.edit_message_caption(GROUP, shown.message_id, caption="hai")).caption == "hai"
    with pytest.raises(error.BadRequest, match="no text in the message"):
        await bot.edit_message_text("ba", GROUP, shown.message_id)
    written = await bot.send_message(GROUP, "một")
    with pytest.raises(error.BadRequest, match="no caption in the message"):
        await bot.edit_message_caption(GROUP, written.message_id, caption="ba")


@pytest.mark.parametrize(
    ("photo", "why"),
    [
        (b"no picture", "Image_process_failed"),
        (png(9_000, 1), "Photo_invalid_dimensions"),
        ("photo-77", "Wrong file identifier"),
    ],
)
async def test_what_is_no_photo_is_refused(bot, photo, why):
    with pytest.raises(error.BadRequest, match=why):
        await bot.send_photo(GROUP, photo)


async def test_a_long_caption_is_refused(telegram, bot):
    with pytest.raises(error.BadRequest, match="caption is too long"):
        await bot.send_photo(GROUP, PICTURE.data, caption="x" * 1025)
    assert telegram.faults == ["Bad Request: message caption is too long"]
