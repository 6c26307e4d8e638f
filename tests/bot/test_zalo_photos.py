"""Photos to Zalo and from it: bots and official account."""

import json
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from bot import render
from bot.attached import KEY_LENGTH, fitting
from bot.errors import OutcomeUnknownError, RefusedError, UnreachableError
from bot.messages import ChatId, Message, RichText, bold, plain
from bot.platforms.base import LARGEST_PHOTO
from bot.platforms.zalo_bot import ZaloBot
from bot.platforms.zalo_json import shaped
from bot.platforms.zalo_oa_json import shaped as shaped_oa
from bot.platforms.zalo_photos import download, fetch, is_zalos
from tests.bot.test_zalo_oa import AT
from tests.bot.test_zalo_oa import oa as oa  # noqa: PLC0414  the fixture
from tests.bot.test_zalo_payloads import needs_data, read
from tests.fakes.pictures import DOCUMENT, PICTURE
from tests.fakes.raw_server import Answer, RawServer

DOOR = "https://bantin.example.vn"
GROUP = ChatId("zalo", "zgr-1")


@needs_data
def test_a_photo_is_sent_as_documented():
    told = read("bot_sendPhoto__request")
    method, params = shaped("abc.xyz", Message(plain(told["caption"]), attachment=PICTURE), DOOR)
    assert method == "sendPhoto"
    assert params.keys() == told.keys()
    assert params["photo"].startswith(f"{DOOR}/files/")
    assert params["caption"] == told["caption"]


@needs_data
def test_an_account_sends_a_picture_as_documented():
    told = read("oa_group_message__request_image")
    message = Message(plain("chú thích [@all]"), attachment=PICTURE)
    _, params = shaped_oa("f414c8f76fa586fbdfb4", message, DOOR)
    assert shape(params) == shape(told)
    assert params["message"]["text"] == "chú thích (@all)"


def shape(told):
    if isinstance(told, dict):
        return {key: shape(value) for key, value in told.items()}
    return [shape(each) for each in told] if isinstance(told, list) else type(told)


@pytest.fixture
async def made(zalo):
    zalo.add_group("zgr-1")
    platforms = []

    async def make(**more):
        platform = ZaloBot(token=zalo.token, api_url=zalo.url, **more)
        await platform.open()
        platforms.append(platform)
        return platform

    yield make
    for each in platforms:
        await each.close()


@pytest.mark.parametrize("words", ["", "Đại hội 😀"])
async def test_a_photo_and_its_caption_are_one_message(zalo, made, words):
    platform = await made(public_url=DOOR)
    content = bold(words) if words else RichText()
    message = fitting(Message(content, attachment=PICTURE), platform.abilities)
    await platform.send(GROUP, message)
    [sent] = zalo.messages("zgr-1")
    assert sent.text == words
    assert sent.photo.endswith("/hoi-nghi.png")
    assert zalo.faults == []


async def test_a_picture_that_zalo_will_not_have_does_not_cost_its_words(zalo, made):
    platform = await made(public_url=DOOR)
    zalo.refuse("sendPhoto", 400, "Bad request: cannot fetch photo")
    kept = replace(PICTURE, key="k" * KEY_LENGTH)
    [message] = render.messages(plain("tin " * 420), (), platform.abilities, kept)
    await platform.send(GROUP, message)
    [sent] = zalo.messages("zgr-1")
    assert sent.text.startswith("tin tin")
    assert sent.text.endswith(f"\n{DOOR}/files/{kept.key}/hoi-nghi.png")
    assert (sent.photo, zalo.faults) == ("", [])


async def test_an_account_whose_picture_is_refused_sends_the_words(zalo_oa, oa):
    zalo_oa.garble("message", b'{"error":-210,"message":"file too large"}', delivered=False)
    await oa.send(AT, Message(plain("tin"), attachment=replace(PICTURE, key="abc")))
    [sent] = zalo_oa.messages(AT.id)
    assert "/files/abc/hoi-nghi.png" in sent.text
    zalo_oa.garble("message", b'{"error":-201,"message":"bad"}', delivered=False)
    with pytest.raises(RefusedError):  # words that are refused are refused
        await oa.send(AT, Message(plain("tin")))


async def test_whether_a_picture_arrived_is_not_guessed(zalo, made):
    platform = await made(public_url=DOOR)
    zalo.reset("sendPhoto", delivered=True)
    with pytest.raises(OutcomeUnknownError):
        await platform.send(GROUP, Message(plain("tin"), attachment=PICTURE))
    assert len(zalo.messages("zgr-1")) == 1


async def test_a_document_is_a_link_in_the_text(zalo, made):
    platform = await made(public_url=DOOR)
    message = Message(plain("Tháng 11"), attachment=DOCUMENT)
    await platform.send(GROUP, fitting(message, platform.abilities))
    [sent] = zalo.messages("zgr-1")
    assert "chưa gửi được" in sent.text, "not kept, so our door cannot show it"


async def test_without_our_door_the_words_go_alone(zalo, made):
    platform = await made()
    message = Message(plain("Tháng 11"), attachment=PICTURE)
    await platform.send(GROUP, fitting(message, platform.abilities))
    [sent] = zalo.messages("zgr-1")
    assert (sent.photo, sent.text) == ("", "Tháng 11\n\n(Có ảnh kèm theo, chưa gửi được ở đây.)")


@pytest.mark.parametrize(
    ("url", "ours"),
    [
        ("https://photo-stal-1.zdn.vn/example.jpg", True),
        ("https://photo-stal-1.zdn.vn:443/a.jpg?x=1", True),
        ("http://photo-stal-1.zdn.vn/example.jpg", False),
        ("https://photo-stal-1.zdn.vn:8443/example.jpg", False),
        ("https://evil.example/.zdn.vn", False),
        ("https://evilzdn.vn/a.jpg", False),
        ("https://a@photo.zdn.vn/a.jpg", False),
        ("https://127.0.0.1/a.jpg", False),
        ("https://[::1", False),
        ("https://photo.zdn.vn:x/a", False),
        ("file:///etc/passwd", False),
    ],
)
def test_photos_are_fetched_from_zalos_servers_only(url, ours):
    assert is_zalos(url) is ours


async def test_another_servers_photo_is_refused():
    with pytest.raises(RefusedError, match="not an address of Zalo"):
        await download("https://169.254.169.254/latest/meta-data")


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Answer(404), "no photo: 404"),
        (Answer(302), "no photo: 302"),
        (Answer(200, bytes(LARGEST_PHOTO + 1)), "too large"),
    ],
)
async def test_what_is_no_photo_is_refused(answer, kind):
    async with served(answer) as url:
        with pytest.raises(RefusedError, match=kind):
            await fetch(url, "/a.jpg")


async def test_a_photo_is_fetched():
    async with served(Answer(200, PICTURE.data)) as url:
        assert await fetch(url, "/a.jpg?w=1") == PICTURE.data
        with pytest.raises(RefusedError):
            await fetch(url, "/ảnh")


async def test_a_photo_that_never_comes_is_one_of_our_errors():
    async with served(None) as url:
        with pytest.raises(OutcomeUnknownError):
            await fetch(url, "/a.jpg")
    with pytest.raises(UnreachableError):
        await fetch(url, "/a.jpg")


@asynccontextmanager
async def served(answer):
    async def give(*_):
        return answer

    server = RawServer(give)
    server.start()
    try:
        yield server.url
    finally:
        server.stop()


@pytest.mark.parametrize(
    "photo", [7, None, "http://a.vn/x", "https://" + "x" * 3000, ["https://a"]]
)
async def test_an_image_event_without_a_photo_is_not_kept(made, zalo, photo):
    platform = await made(public_url=DOOR, posted=True, webhook_secret="s3cret-s3cret")
    told = {
        "event_name": "message.image.received",
        "message": {
            "message_id": "m1",
            "photo_url": photo,
            "from": {"id": "u1"},
            "chat": {"id": "zgr-1", "chat_type": "GROUP"},
        },
    }
    headers = {"x-bot-api-secret-token": "s3cret-s3cret"}
    assert platform.webhook.accept(headers, json.dumps(told).encode()) == 200
    assert platform.webhook.counts == {"wordless": 1}
