"""A group that becomes a supergroup keeps all that it is and all that waits for it."""

import asyncio

import pytest

from bot import bulletins, health, store
from bot.lane import Lane
from bot.messages import ChatId, Message, plain
from jobs.bulletin import Bulletin, Window
from tests.bot.desk import ZONE, bind
from tests.bot.test_lane import running, settled, until
from tests.fakes.platform import FakePlatform

pytestmark = pytest.mark.each_database

OLD, NEW = ChatId("fake", "-7"), ChatId("fake", "-1007")


async def enter(database, clock, texts, *names):
    chats = await bind(database, *names, now=clock())

    def work(session):
        made = Bulletin(window=Window(since=clock(), until=clock()), sections=(), left_out=0)
        number = bulletins.add(session, made, platform="fake", topics=(), now=clock())
        messages = [Message(plain(text)) for text in texts]
        bulletins.enter(session, number, messages, [chat.id for chat in chats], now=clock())

    await database.transact(work)


async def move(database):
    await database.transact(lambda s: health.move(s, OLD, NEW.id))


async def test_what_waits_in_memory_follows_the_group(database, clock):
    platform = FakePlatform()
    platform.gate = asyncio.Event()
    await enter(database, clock, ["một", "hai", "ba"], OLD.id)
    async with running(Lane(platform, database, clock=clock, zone=ZONE)):

        async def tried():
            return platform.tried

        await until(tried)
        await move(database)  # Telegram tells of it while the first part is on its way
        platform.gate.set()
        await settled(database)
    assert [(sent.chat, sent.text) for sent in platform.sent] == [
        (OLD.id, "một"),
        (NEW.id, "hai"),
        (NEW.id, "ba"),
    ]
    assert await database.transact(lambda s: store.chat(s, NEW))
