"""``kill -9`` around each commit of a notice's way and of a reminder's: once, and none lost.

The cells of ``test_fault_matrix`` for what admins write and what the calendar says.
"""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.audience import Unit
from bot.meetings import Plan, Rule
from bot.messages import ChatId, ChatKind
from bot.outbound import noticing
from bot.reach import Reach
from bot.stores import meeting_store, store, units
from bot.tables.counter import DeliveryRow
from bot.tables.notices import ConfirmationRow, MeetingToldRow, NoticeRow
from bot.writing import Draft
from tests.bot.desk import ZONE
from tests.fakes.patience import patient
from tests.fakes.platform import ABILITIES
from tests.test_fault_matrix import ADMIN, Cell, Row, table  # noqa: F401  the fixture

WORDS = "Mời họp lúc 8 giờ."


class Notices(Cell):
    """A Telegram whose groups get no bulletins, only what an admin writes."""

    async def furnish(self, *, asks: bool = False):
        def work(session):
            now = datetime.now(UTC)
            unit = units.add_unit(session, Unit(id=0, name="Đảng bộ", kind="đảng bộ"))
            for chat in self.chats:
                at = ChatId("telegram", str(chat))
                store.bind(session, at, ChatKind.GROUP, unit=unit, times=(), next_at=None, now=now)

        await self.within(work, new=True)

    async def write(self):
        """Write a notice to all, up to the press that sends it."""
        self.telegram.say(ADMIN, ADMIN, f"/thongbao soan {WORDS}")
        await self.asked("Gửi tới đâu", times=1 + self._heard("Gửi tới đâu"))
        self.telegram.say(ADMIN, ADMIN, "/thongbao tatca")
        await self.asked("Xem trước", times=1 + self._heard("Xem trước"))
        self.telegram.say(ADMIN, ADMIN, "/thongbao gui")

    def _heard(self, words):
        return sum(words in each.text for each in self.telegram.messages(ADMIN))

    async def rests(self):
        """Wait until nothing is on its way."""
        async with asyncio.timeout(patient(60)):
            while await self.count("pending", "sending"):
                await asyncio.sleep(0.2)

    async def sent(self):
        """Let a notice be in all groups already."""

        def work(session):
            known, now = units.tree(session), datetime.now(UTC)
            draft = Draft(text=WORDS, reach=Reach(everything=True))
            there = {"telegram": ABILITIES}
            whom = noticing.audience(session, known, draft, roots=None, platforms=there)
            noticing.send(
                session, known, draft, whom, maker="", platforms=there, zone=ZONE, now=now
            )  # fmt: skip
            session.execute(update(DeliveryRow).values(state="sent", message_id="1"))
            session.execute(update(NoticeRow).values(nudge_at=None))

        await self.within(work)

    async def looked(self):
        """Run until the timetable has had its turn and all has landed, and stop."""
        async with self.running() as running:
            await asyncio.sleep(3)
            await self.rests()
            assert await asyncio.to_thread(running.stop) == 0

    def having(self, words):
        """Return how many messages with these words each group has."""
        return [
            sum(words in each.text for each in self.telegram.messages(chat)) for chat in self.chats
        ]

    async def rows(self, *columns):
        return await self.within(lambda s: s.execute(select(*columns)).all())

    def judged(self, step, when, words, *, unknown=0):
        """Return the line of the table; fail where a chat has nothing, or something twice."""
        got = self.having(words)
        row = Row(step, when, 0, sum(got), unknown, got.count(0) - unknown, sum(n > 1 for n in got))
        assert row.lost <= 0, (row, got)
        assert row.doubled == 0, (row, got)
        return row


@pytest.fixture
def cell(tmp_path, telegram, publisher):
    return Notices(tmp_path, telegram, publisher)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("when", ["before", "after"])
async def test_killed_while_a_notice_is_entered(cell, table, when):  # noqa: F811
    await cell.furnish()
    with cell.program.doomed("notice", when) as running:
        await cell.write()
        await cell.dies(running)
    assert len(await cell.rows(NoticeRow.id)) == (when == "after")
    # The press comes again by itself, and meets no draft: what was sent is not sent twice.
    async with cell.running() as running:
        await cell.asked("Chưa có thông báo đang soạn", times=1)
        if when == "before":
            await cell.write()
            await cell.asked("đang được gửi tới", times=1)
        await cell.rests()
        assert await asyncio.to_thread(running.stop) == 0
    table.append(cell.judged("notice", when, WORDS))
    assert len(await cell.rows(NoticeRow.id)) == 1


@pytest.mark.timeout(600)
@pytest.mark.parametrize("step", ["claim", "record"])
async def test_killed_while_a_notice_is_delivered(cell, table, step):  # noqa: F811
    await cell.furnish()
    with cell.program.doomed(step, "after", 3) as running:
        await cell.write()
        await cell.dies(running)
    await cell.looked()
    unknown = await cell.count("unknown")
    table.append(cell.judged(f"n-{step}", "after", WORDS, unknown=unknown))
    asked = await cell.rows(DeliveryRow.settled)
    assert not any(settled for (settled,) in asked)  # each of them an admin decides
    told = [each.text for each in cell.telegram.messages(ADMIN)]
    assert not unknown or any("Thông báo số 1" in text and "chưa rõ" in text for text in told)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("when", ["before", "after"])
async def test_killed_while_a_chat_confirms(cell, table, when):  # noqa: F811
    await cell.furnish()
    await cell.sent()
    with cell.program.doomed("confirm", when) as running:
        cell.telegram.say(cell.chats[0], 5, "/danhan 1")
        await cell.dies(running)
    async with cell.running() as running:  # the word comes again by itself
        async with asyncio.timeout(patient(60)):
            while not await cell.rows(ConfirmationRow.chat_id):
                await asyncio.sleep(0.2)
        await cell.telegram.until(
            lambda: any("xác nhận" in m.text or "Đã ghi nhận" in m.text
                        for m in cell.telegram.messages(cell.chats[0])), within=60,
        )  # fmt: skip
        assert await asyncio.to_thread(running.stop) == 0
    said = await cell.rows(ConfirmationRow.chat_id)
    table.append(Row("confirm", when, 0, len(said), 0, 1 - len(said), 0))
    assert len(said) == 1


@pytest.mark.timeout(600)
@pytest.mark.parametrize("when", ["before", "after"])
async def test_killed_while_chats_are_reminded_of_a_notice(cell, table, when):  # noqa: F811
    await cell.furnish()
    await cell.sent()
    await cell.within(_had_for_days)
    cell.program.environment["TIME_ZONE"] = _where_it_is_noon()  # at night nobody is reminded
    with cell.program.doomed("nudge", when) as running:
        await cell.dies(running)
    await cell.looked()
    table.append(cell.judged("nudge", when, "NHẮC"))


def _had_for_days(session):
    now = datetime.now(UTC)
    before = now - timedelta(days=2)
    session.execute(update(DeliveryRow).values(changed_at=before))
    session.execute(update(NoticeRow).values(made_at=before, nudge_at=now))


def _where_it_is_noon():
    return f"Etc/GMT{datetime.now(UTC).hour - 12:+d}"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("when", ["before", "after"])
async def test_killed_while_a_meeting_is_called(cell, table, when):  # noqa: F811
    await cell.furnish()
    now = datetime.now(UTC)
    begins = (now + timedelta(minutes=20)).astimezone(ZONE)
    plan = Plan(rule=Rule(nth=begins.day), hour=begins.time().replace(second=0, microsecond=0))

    def meet(session):
        chats = [chat.id for chat in store.chats(session)]
        meeting_store.set_plan(session, chats, plan, now - timedelta(days=9))

    await cell.within(meet)
    with cell.program.doomed("call", when) as running:
        await cell.dies(running)
    await cell.looked()
    table.append(cell.judged("call", when, "HÔM NAY SINH HOẠT"))
    assert len(await cell.rows(MeetingToldRow.chat_id)) == len(cell.chats)
