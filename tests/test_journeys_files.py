"""A picture and a document on their way to Telegram, three Zalo bots and an official account."""

from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

import httpx
import pytest

from bot import render
from bot.messages import bold, plain
from bot.platforms.telegram import Telegram
from bot.platforms.zalo_bot import ZaloBot
from bot.stores import bulletins, store
from jobs.bulletin import Bulletin, Window
from tests.fakes.patience import patient
from tests.fakes.pictures import DOCUMENT, PICTURE, png
from tests.fakes.ports import free_port
from tests.fakes.telegram import TOKEN
from tests.test_journeys import prepare
from tests.test_journeys_zalo import CHATS, OFFICIAL, TELEGRAM, ZALO, World, all_settled

DOOR = "https://bantin.example.vn"
PHOTO = replace(PICTURE, data=png(800, 600))
WORDS = bold("THÔNG BÁO") + "\n" + plain("Kính mời các đồng chí dự họp chi bộ tháng 11.")


@pytest.fixture
def world(tmp_path, telegram, zalo, zalo_oa):
    made = World(tmp_path, telegram, zalo, zalo_oa)
    made.door = f"127.0.0.1:{free_port()}"
    made.program.environment |= {"WEB_ADDRESS": made.door, "PUBLIC_URL": DOOR}
    made.furnish()
    return made


async def enter(world, attachment, public_url=DOOR):
    """Enter for every chat what carries a file, as a notice does."""
    zalo = ZaloBot(token="1:a", public_url=public_url).abilities
    abilities = dict.fromkeys((*ZALO, "zalo-oa"), zalo)
    abilities["telegram"] = Telegram(token=TOKEN).abilities

    def work(session):
        now = datetime.now(UTC)
        made = Bulletin(window=Window(since=now, until=now), sections=(), left_out=0)
        for name, able in abilities.items():
            chats = [chat.id for chat in store.chats(session) if chat.at.platform == name]
            number = bulletins.add(session, made, platform=name, topics=(), now=now)
            messages = render.messages(WORDS, (), able, attachment)
            bulletins.enter(session, number, messages, chats, now=now)

    async def all_of_it(database):
        await database.transact(work)

    await prepare(world.program, all_of_it)


def photos(world):
    """Return the addresses from which Zalo fetches what it was sent."""
    return {sent.photo for sent in (*world.zalo.sends, *world.zalo_oa.sends) if sent.photo}


async def shown(world, url):
    """Fetch as Zalo does, through a proxy that passes our name on."""
    headers = {"Host": urlsplit(url).hostname}
    async with httpx.AsyncClient(trust_env=False, timeout=patient(30)) as client:
        return await client.get(f"http://{world.door}{urlsplit(url).path}", headers=headers)


@pytest.mark.timeout(600)
async def test_killed_in_the_middle_a_picture_reaches_158_chats_at_most_once(world):
    await enter(world, PHOTO)
    gates = [
        world.telegram.hold("sendPhoto", delivered=True, chat=int(TELEGRAM[30])),
        world.zalo.hold("sendPhoto", delivered=True, chat=ZALO["zalo-2"][1]),
        world.zalo_oa.hold("message", delivered=True, chat=OFFICIAL[30]),
    ]
    await world.killed_at(gates)
    with world.program.start("run") as running:
        states = await all_settled(world.program, CHATS)
        [url] = photos(world)
        fetched = await shown(world, url)
        assert running.stop() == 0
    assert (fetched.status_code, fetched.content) == (200, PHOTO.data)
    in_doubt = states.pop("unknown")
    assert states == {"sent": CHATS - in_doubt}
    counts = [len(got) for got in world.delivered().values()]
    assert max(counts) == 1
    assert 3 <= in_doubt <= 12
    assert counts.count(0) <= in_doubt - 3
    assert {got[0] for got in world.delivered().values() if got} == {WORDS.text}
    assert len(world.telegram.world.files) <= 2, "once for each run, not for each chat"
    assert {sent.carried for sent in world.telegram.sends} == {"photo"}
    world.assert_rules_kept()
    world.assert_no_secret_written()


@pytest.mark.timeout(600)
async def test_a_document_is_a_file_on_telegram_and_a_link_on_zalo(world):
    await enter(world, DOCUMENT)
    with world.program.start("run") as running:
        assert await all_settled(world.program, CHATS) == {"sent": CHATS}
        [line] = {sent.text.splitlines()[-1] for sent in (*world.zalo.sends, *world.zalo_oa.sends)}
        fetched = await shown(world, line)
        assert (await shown(world, line + "x")).status_code == 404
        assert (await shown(world, DOOR + "/files/")).status_code == 404
        assert running.stop() == 0
    assert fetched.content == DOCUMENT.data
    assert "attachment" in fetched.headers["content-disposition"]
    assert {sent.carried for sent in world.telegram.sends} == {"document"}
    assert {len(got) for got in world.delivered().values()} == {1}
    world.assert_rules_kept()


@pytest.mark.timeout(600)
async def test_without_an_address_the_words_go_alone_and_the_admins_hear_why(world):
    del world.program.environment["PUBLIC_URL"]
    await enter(world, PHOTO, public_url=None)
    with world.program.start("run") as running:
        assert await all_settled(world.program, CHATS) == {"sent": CHATS}
        await world.zalo.until(lambda: world.zalo.messages("u-admin"), within=90)
        assert running.stop() == 0
    assert photos(world) == set()
    texts = {got[0] for (name, _), got in world.delivered().items() if name != "telegram"}
    assert texts == {WORDS.text + "\n\n(Có ảnh kèm theo, chưa gửi được ở đây.)"}
    told = "\n".join(sent.text for sent in world.zalo.messages("u-admin"))
    assert told.count("PUBLIC_URL") == 1
    assert {sent.carried for sent in world.telegram.sends} == {"photo"}
    world.assert_rules_kept()
