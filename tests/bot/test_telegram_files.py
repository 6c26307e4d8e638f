"""Pictures and documents over the fake Telegram: each is uploaded once."""

import asyncio
from dataclasses import replace

import pytest

from bot.errors import (
    ChatMovedError,
    OutcomeUnknownError,
    RefusedError,
    ThrottledError,
    UnreachableError,
)
from bot.messages import ChatId, Choice, Message, RichText, bold, plain
from bot.platforms.telegram import Telegram
from tests.fakes.patience import patient
from tests.fakes.pictures import DOCUMENT, PICTURE, png

GROUP = ChatId("telegram", "-100")
SHOWN = Message(bold("Đại hội") + " 😀", attachment=PICTURE)


@pytest.fixture
async def platform(telegram):
    telegram.add_supergroup(-100, topics=(5,))
    ready = Telegram(token=telegram.token, api_url=telegram.url)
    await ready.open()
    yield ready
    await ready.close()


async def test_a_picture_and_its_text_are_one_message(telegram, platform):
    choices = ((Choice("Xem", "/tinmoi"),),)
    sent = await platform.send(GROUP, replace(SHOWN, choices=choices, silent=True), thread="5")
    shown = telegram.shown(-100)[int(sent)]
    assert shown["caption"] == "Đại hội 😀"
    assert shown["caption_entities"] == [{"type": "bold", "offset": 0, "length": 7}]
    assert shown["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "/tinmoi"
    assert shown["message_thread_id"] == 5
    assert [file.data for file in telegram.world.files.values()] == [PICTURE.data]
    assert telegram.faults == []


async def test_a_document_keeps_its_name(telegram, platform):
    sent = await platform.send(GROUP, Message(RichText(), attachment=DOCUMENT))
    document = telegram.shown(-100)[int(sent)]["document"]
    assert document["file_name"] == "Tài liệu sinh hoạt tháng 11.pdf"
    assert document["mime_type"] == "application/pdf"


async def test_a_hundred_chats_and_one_upload(telegram, platform):
    chats = [telegram.add_supergroup(-1000 - number).id for number in range(100)]
    sends = [platform.send(ChatId("telegram", str(chat)), SHOWN) for chat in chats]
    assert len(set(await asyncio.gather(*sends))) >= 1
    assert [len(telegram.messages(chat)) for chat in chats] == [1] * 100
    assert len(telegram.world.files) == 1


async def test_an_upload_that_fails_is_made_by_the_next_chat(telegram, platform):
    telegram.add_group(-7)
    telegram.kick_bot(-7)
    both = [platform.send(ChatId("telegram", "-7"), SHOWN), platform.send(GROUP, SHOWN)]
    refused, sent = await asyncio.gather(*both, return_exceptions=True)
    assert "kicked" in str(refused)
    assert telegram.shown(-100)[int(sent)]["photo"]


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (lambda t: t.reset("sendPhoto", delivered=True), OutcomeUnknownError),
        (lambda t: t.reset("sendPhoto", delivered=False), OutcomeUnknownError),
        (lambda t: t.refuse("sendPhoto", 429, "x", parameters={"retry_after": 7}), ThrottledError),
        (lambda t: t.refuse("sendPhoto", 413, "Request Entity Too Large"), RefusedError),
        (lambda t: t.garble("sendPhoto", b"<html>"), OutcomeUnknownError),
        (lambda t: t.garble("sendPhoto", b'{"ok":true,"result":[]}'), OutcomeUnknownError),
        (lambda t: t.down(), UnreachableError),
    ],
)
@pytest.mark.parametrize("known", [False, True], ids=["uploaded", "by its id"])
async def test_what_goes_wrong_is_known_and_nothing_is_sent_twice(
    telegram, platform, fault, kind, known
):
    telegram.add_group(-7)
    if known:
        await platform.send(ChatId("telegram", "-7"), SHOWN)
    fault(telegram)
    with pytest.raises(kind):
        await platform.send(GROUP, SHOWN)
    assert len(telegram.messages(-100)) <= 1
    telegram.heal()
    if kind is UnreachableError:
        telegram.up()
    await platform.send(ChatId("telegram", "-7"), SHOWN)
    assert len(telegram.messages(-7)) == 1 + known


async def test_a_group_that_became_a_supergroup_is_told_of(telegram, platform):
    telegram.add_group(-7)
    new = telegram.migrate(-7)
    with pytest.raises(ChatMovedError) as moved:
        await platform.send(ChatId("telegram", "-7"), SHOWN)
    assert moved.value.to == str(new)


async def test_a_file_that_telegram_forgot_is_uploaded_again(telegram, platform):
    await platform.send(GROUP, SHOWN)
    telegram.world.files.clear()
    await platform.send(GROUP, SHOWN)
    assert len(telegram.messages(-100)) == 2


@pytest.mark.parametrize(
    "data", [png(9_000, 1), png(6_000, 5_000), b"GIF89a no photo", png() + bytes(11 * 2**20)]
)
async def test_a_picture_that_is_no_photo_goes_as_a_document(telegram, platform, data):
    sent = await platform.send(GROUP, Message(plain("x"), attachment=replace(PICTURE, data=data)))
    assert telegram.shown(-100)[int(sent)]["document"]["file_name"] == "Hội nghị.png"


@pytest.mark.parametrize(
    ("method", "attachment", "missing"),
    [
        ("sendPhoto", PICTURE, "(Có ảnh kèm theo"),
        ("sendDocument", DOCUMENT, "(Có tài liệu kèm theo"),
    ],
)
@pytest.mark.parametrize(
    ("status", "why"),
    [
        (400, "Bad Request: not enough rights to send {} to the chat"),
        (403, "Forbidden: CHAT_SEND_MEDIA_FORBIDDEN"),
    ],
)
async def test_where_files_are_not_allowed_the_words_arrive(
    telegram, platform, method, attachment, missing, status, why
):
    telegram.refuse(method, status, why.format(f"{method.removeprefix('send').lower()}s"))
    sent = await platform.send(GROUP, replace(SHOWN, attachment=attachment), thread="5")
    shown = telegram.shown(-100)[int(sent)]
    assert shown["text"].startswith(f"Đại hội 😀\n\n{missing}")
    assert shown["message_thread_id"] == 5


async def test_a_name_cannot_break_the_form(telegram, platform):
    named = replace(DOCUMENT, name='a"; name="chat_id"\r\n\r\n-7\r\n.pdf')
    sent = await platform.send(GROUP, Message(plain("x"), attachment=named))
    assert telegram.shown(-100)[int(sent)]["document"]["file_name"] == "a; name=chat_id-7.pdf"


@pytest.mark.parametrize("text", ["\ud83d", "x" * 1025])
async def test_a_caption_that_telegram_will_never_take_is_refused(platform, text):
    with pytest.raises(RefusedError):
        await platform.send(GROUP, Message(plain(text), attachment=PICTURE))


@pytest.mark.parametrize("before", [PICTURE, None])
@pytest.mark.parametrize("after", [PICTURE, None])
async def test_the_text_is_changed_whatever_it_stands_under(telegram, platform, before, after):
    sent = await platform.send(GROUP, Message(plain("một"), attachment=before))
    for _ in range(2):  # the same again does no harm
        await platform.edit(GROUP, sent, Message(plain("hai"), attachment=after))
    assert telegram.shown(-100)[int(sent)]["caption" if before else "text"] == "hai"


async def heard(telegram, platform, *, act):
    told = asyncio.Queue()
    listening = asyncio.create_task(platform.listen(told.put))
    try:
        act()
        return await asyncio.wait_for(told.get(), patient(5))
    finally:
        listening.cancel()
        await asyncio.wait([listening])


async def test_a_photo_that_somebody_sends_is_heard_and_fetched(telegram, platform):
    telegram.add_private(7)
    data = png(shade=9)
    photo = await heard(telegram, platform, act=lambda: telegram.show(7, 7, data, "/thongbao Chào"))
    assert (photo.text, photo.addressed) == ("/thongbao Chào", True)
    assert await platform.download(photo.photo) == data


async def test_a_photo_without_a_word_is_heard(telegram, platform):
    telegram.add_private(7)
    photo = await heard(telegram, platform, act=lambda: telegram.show(7, 7, png()))
    assert (photo.text, bool(photo.photo)) == ("", True)


async def test_a_photo_that_is_not_there_is_refused(platform):
    with pytest.raises(RefusedError):
        await platform.download("photo-99")


async def test_a_photo_that_is_too_large_is_not_fetched(telegram, platform):
    telegram.add_private(7)
    photo = await heard(telegram, platform, act=lambda: telegram.show(7, 7, png()))
    file = telegram.world.files[photo.photo]
    telegram.world.files[photo.photo] = replace(file, data=bytes(10 * 2**20 + 1))
    with pytest.raises(RefusedError, match="too large"):
        await platform.download(photo.photo)
    assert telegram.calls("file") == []
