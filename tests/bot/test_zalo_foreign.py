"""A client of another make talks to our fake Zalo, which so is not only what we think it is."""

import pytest

from bot.messages import ChatKind

zalo_bot = pytest.importorskip("zalo_bot", reason="python-zalo-bot is not installed")


@pytest.fixture
async def client(zalo):
    made = zalo_bot.Bot(zalo.token, base_url=zalo.url)
    async with made:
        yield made


async def test_it_knows_itself(client):
    me = await client.get_me()
    assert me.account_name == "bot.VDKyGxQvc"


async def test_it_sends(zalo, client):
    zalo.add_group("zgr-1")
    sent = await client.send_message("zgr-1", "Bản tin sáng")
    assert zalo.messages("zgr-1")[0].text == "Bản tin sáng"
    assert sent.message_id == zalo.messages("zgr-1")[0].message_id


async def test_it_sends_a_photo(zalo, client):
    zalo.add_group("zgr-1")
    sent = await client.send_photo("zgr-1", "Ảnh hội nghị", "https://bantin.example.vn/a.png")
    [shown] = zalo.messages("zgr-1")
    assert (shown.text, shown.photo) == ("Ảnh hội nghị", "https://bantin.example.vn/a.png")
    assert sent.message_id == shown.message_id


async def test_it_hears_of_a_photo(zalo, client):
    zalo.add_private("u1")
    zalo.bot().polls += 1
    zalo.show("u1", "u1", "https://photo-stal-1.zdn.vn/a.jpg", "chú thích")
    heard = await client.get_update(timeout=5)
    assert heard.message.photo_url == "https://photo-stal-1.zdn.vn/a.jpg"


async def test_it_polls_one_thing_at_a_time(zalo, client):
    zalo.add_group("zgr-1")
    zalo.bot().polls += 1
    zalo.say("zgr-1", "u1", "/tinmoi")
    zalo.say("zgr-1", "u1", "/help")
    first = await client.get_update(timeout=5)
    second = await client.get_update(timeout=5)
    assert [each.message.text.rpartition(" ")[2] for each in (first, second)] == [
        "/tinmoi",
        "/help",
    ]
    assert first.message.chat.id == "zgr-1"
    assert ChatKind(str(first.message.chat.type).lower()) is ChatKind.GROUP
