"""A group that becomes a supergroup keeps all that it is and all that waits for it."""

import asyncio
from datetime import timedelta

import pytest

from bot.messages import ChatId, Message, plain
from bot.sending.lane import Lane
from bot.stores import audit, bulletins, health, store
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


async def test_the_later_of_two_bindings_counts(database, clock):
    await bind(database, OLD.id, now=clock())
    await bind(database, NEW.id, now=clock() + timedelta(hours=1))
    await move(database)
    [left] = await database.transact(store.chats)
    assert (left.at, left.unit) == (NEW, f"Chi bộ fake {NEW.id}")


async def test_what_was_bound_before_is_replaced_by_what_moves_there(database, clock):
    await bind(database, NEW.id, now=clock())
    await bind(database, OLD.id, now=clock() + timedelta(hours=1))
    await move(database)
    [left] = await database.transact(store.chats)
    assert (left.at, left.unit) == (NEW, f"Chi bộ fake {OLD.id}")


@pytest.mark.parametrize("why", ["the bot left the old group", health.BY_ADMIN])
async def test_a_group_that_is_elsewhere_is_not_gone(database, clock, why):
    [chat] = await bind(database, OLD.id, now=clock())

    def gone(session):
        health.pause(session, OLD, why, now=clock())

    await database.transact(gone)
    await move(database)
    chat = await database.transact(lambda s: store.chat(s, NEW))
    assert chat.paused == (health.BY_ADMIN if why == health.BY_ADMIN else None)


async def test_no_line_of_the_log_keeps_an_old_id_nor_that_of_a_group_never_bound(database, clock):
    who = ChatId("fake", "7")
    await database.transact(
        lambda s: audit.refuse(s, who, OLD, "dangky", "", unit=None, now=clock())
    )
    await move(database)
    [line] = await database.transact(lambda s: audit.records(s, most=9))
    assert line.chat == NEW.id
