"""A backup taken in mid-push of a real process, which is killed later: everything goes out once."""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.audience import Unit
from bot.messages import ChatId, ChatKind
from bot.sending.lane import IN_FLIGHT
from bot.stores import store, units
from bot.tables.counter import DeliveryRow
from jobs.database import Database
from tests.bot.desk import tell
from tests.fakes.patience import patient
from tests.fakes.program import Program
from tests.fakes.telegram import TOKEN

ADMIN = 777
GROUPS = [-2000 - number for number in range(60)]


class Push:
    """Sixty groups whose bulletin is due, and the program that sends it in half a minute."""

    def __init__(self, folder, telegram):
        self.telegram = telegram
        self.program = Program(
            folder, TELEGRAM_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url,
            ADMINS=f"telegram:{ADMIN}", TELEGRAM_MESSAGES_PER_SECOND="2",
        )  # fmt: skip
        for chat in GROUPS:
            telegram.add_supergroup(chat)
        telegram.add_private(ADMIN)

    async def furnish(self):
        database = Database(self.program.environment["DATABASE_URL"])
        await database.upgrade("jobs", "bot")
        now = datetime.now(UTC) - timedelta(minutes=5)

        def bind(session):
            unit = units.add_unit(session, Unit(id=0, name="Đảng bộ", kind="đảng bộ"))
            for chat in GROUPS:
                at = ChatId("telegram", str(chat))
                store.bind(session, at, ChatKind.GROUP, unit=unit, times=(), next_at=now, now=now)

        await database.transact(bind)
        await tell(database, "Tin một", now=now)
        await database.close()

    def got(self) -> Counter[int]:
        return Counter({chat: len(self.telegram.messages(chat)) for chat in GROUPS})

    async def until_sent(self, most):
        await self.telegram.until(lambda: self.got().total() >= most, within=60)

    async def states(self):
        database = Database(self.program.environment["DATABASE_URL"])
        found = await database.transact(lambda s: s.scalars(select(DeliveryRow.state)).all())
        await database.close()
        return Counter(found)

    async def until_settled(self):
        async with asyncio.timeout(patient(60)):
            while (found := await self.states())["pending"] + found["sending"]:
                await asyncio.sleep(0.2)
        return found


@pytest.mark.parametrize("disk_died", [False, True], ids=["killed", "killed, and the disk lost"])
async def test_a_backup_in_mid_push_restores_to_where_all_goes_out_once(
    tmp_path, telegram, disk_died
):
    push = Push(tmp_path, telegram)
    await push.furnish()
    with push.program.start("run") as running:
        await push.until_sent(6)
        done = await asyncio.to_thread(push.program.do, "backup", "copy")
        assert done.returncode == 0, done.stderr
        assert push.got().total() < len(GROUPS), "it was taken in mid-push"
        await push.until_sent(10)
        running.kill()
    push.program.environment["TELEGRAM_MESSAGES_PER_SECOND"] = "25"
    if disk_died:
        for file in tmp_path.glob("bantin.db*"):
            file.unlink() if file.is_file() else None
    done = await asyncio.to_thread(push.program.do, "restore", "copy")
    assert done.returncode == 0, done.stderr
    with push.program.start("run"):
        found = await push.until_settled()
    got = push.got()
    assert max(got.values()) == 1, "nobody gets it twice"
    missed = [chat for chat in GROUPS if not got[chat]]
    if not disk_died:
        assert found["unknown"] <= IN_FLIGHT, "no more than was in flight"
    assert len(missed) <= found["unknown"], "whoever did not get it is asked about"
    assert found["sent"] + found["unknown"] == len(GROUPS)
