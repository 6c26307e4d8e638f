"""``kill -9`` around each commit of a picture's way: no chat is left out, none gets it twice."""

import asyncio
import signal
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot import render
from bot.audience import Unit
from bot.messages import ChatId, ChatKind, plain
from bot.platforms.telegram import Telegram
from bot.stores import bulletins, store, units
from bot.tables.counter import DeliveryRow, State
from jobs.bulletin import Bulletin, Window
from jobs.database import Database
from tests.fakes.patience import patient
from tests.fakes.pictures import PICTURE
from tests.fakes.program import Program
from tests.fakes.telegram import TOKEN
from tests.test_journeys import prepare
from tests.test_journeys_zalo import all_settled

GROUPS = [-1000 - number for number in range(9)]


@pytest.fixture
async def program(tmp_path, telegram):
    for chat in GROUPS:
        telegram.add_supergroup(chat)
    made = Program(tmp_path, TELEGRAM_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url)
    now = datetime.now(UTC)

    def work(session):
        unit = units.add_unit(session, Unit(id=0, name="Đảng bộ", kind="đảng bộ"))
        for chat in GROUPS:
            at, later = ChatId("telegram", str(chat)), now + timedelta(days=1)
            store.bind(session, at, ChatKind.GROUP, unit=unit, times=(), next_at=later, now=now)
        news = Bulletin(window=Window(since=now, until=now), sections=(), left_out=0)
        number = bulletins.add(session, news, platform="telegram", topics=(), now=now)
        messages = render.messages(plain("lời"), (), Telegram(token=TOKEN).abilities, PICTURE)
        bulletins.enter(session, number, messages, [c.id for c in store.chats(session)], now=now)

    async def enter(database):
        await database.transact(work)

    await prepare(made, enter)
    return made


async def count_sending(program):
    database = Database(program.environment["DATABASE_URL"])
    chosen = select(func.count()).where(DeliveryRow.state == State.SENDING)
    found = await database.transact(lambda s: s.scalar(chosen))
    await database.close()
    return found


@pytest.mark.timeout(600)
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(("step", "count"), [("claim", 2), ("record", 2)])
async def test_killed_with_a_picture_on_its_way(program, telegram, step, count, when):
    with program.doomed(step, when, count) as running:
        await asyncio.to_thread(running.process.wait, patient(60))
        assert running.process.returncode == -signal.SIGKILL, running.said()
    sending = await count_sending(program)
    with program.start("run") as running:
        states = await all_settled(program, len(GROUPS))
        assert running.stop() == 0
    got = [len(telegram.messages(chat)) for chat in GROUPS]
    unknown = states.pop("unknown", 0)
    assert states == {"sent": len(GROUPS) - unknown}
    assert unknown == sending, "what was not on its way is not in doubt"
    assert max(got) == 1
    assert got.count(0) <= unknown
    assert {sent.carried for sent in telegram.sends} == {"photo"}
    assert len(telegram.world.files) <= 2
