"""The one reminder of a notice: in each chat that has it and says nothing, in its own time."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.errors import RefusedError, ThrottledError
from bot.tables.notices import NoticeRow
from tests.bot.notice_office import Office

pytestmark = pytest.mark.each_database

HOUR = timedelta(hours=1)


@pytest.fixture
async def office(database, clock):
    clock.now = local(8)
    return await Office(database, clock, "telegram").furnish()


def local(hour, minute=0, day=24):
    return datetime(2026, 11, day, hour - 7, minute, tzinfo=UTC)


async def send(office, *, until=""):
    """Send a notice that the second of two chats does not get now."""
    await office.write()
    if until:
        await office.press("admin", "Hạn", "admin")
        await office.says("admin", until, "admin")
    await office.press("admin", "Gửi", "admin")
    return [chat for chat, _ in await office.deliver()]


def wait(office, hours):
    office.platform.faults["g2"].append(ThrottledError(timedelta(hours=hours)))


async def deliver(office, clock, at):
    clock.now = at
    return [chat for chat, _ in await office.deliver()]


async def remind(office, clock, at):
    clock.now = at
    await office.remind()
    return [chat for chat, text in await office.deliver() if text.startswith("NHẮC")]


async def looks_again(office):
    of = select(NoticeRow.nudge_at)
    return await office.database.transact(lambda s: s.scalar(of))


async def test_who_gets_a_notice_after_the_others_were_reminded_is_reminded_by_its_own_time(
    office, clock
):
    wait(office, 24)
    assert await send(office) == ["g1"]
    wait(office, 3)
    assert await remind(office, clock, local(8, day=25)) == ["g1"]
    assert await deliver(office, clock, local(11, day=25)) == ["g2"]
    assert await remind(office, clock, local(11, 30, day=25)) == []
    assert await remind(office, clock, local(10, 59, day=26)) == []
    assert await remind(office, clock, local(11, day=26)) == ["g2"]
    assert await remind(office, clock, local(11, day=27)) == []
    assert await looks_again(office) is None


async def test_who_gets_a_notice_just_before_the_others_are_reminded_has_time_to_answer(
    office, clock
):
    wait(office, 23)
    assert await send(office) == ["g1"]
    assert await deliver(office, clock, local(7, 55, day=25)) == ["g2"]
    assert await remind(office, clock, local(8, day=25)) == ["g1"]
    assert await remind(office, clock, local(7, 54, day=26)) == []
    assert await remind(office, clock, local(7, 55, day=26)) == ["g2"]
    assert await looks_again(office) is None


async def test_who_got_it_late_has_half_of_what_is_left_and_is_not_woken(office, clock):
    wait(office, 24)
    assert await send(office, until="2 ngày") == ["g1"]  # until the 26th, 08:00
    wait(office, 4)
    assert await remind(office, clock, local(8, day=25)) == ["g1"]
    assert await deliver(office, clock, local(12, day=25)) == ["g2"]
    assert await remind(office, clock, local(22, day=25)) == []
    assert await remind(office, clock, local(7, 30, day=26)) == ["g2"]


async def test_who_got_it_too_late_to_be_reminded_before_the_deadline_is_not(office, clock):
    wait(office, 24)
    assert await send(office, until="2 ngày") == ["g1"]
    wait(office, 12)
    assert await remind(office, clock, local(8, day=25)) == ["g1"]
    assert await looks_again(office) == local(8, 10, day=25)
    assert await deliver(office, clock, local(20, 30, day=25)) == ["g2"]
    assert await remind(office, clock, local(8, day=26)) == []
    assert await looks_again(office) is None


async def test_to_whom_a_notice_is_sent_again_is_reminded_of_it_too(office, clock):
    office.platform.faults["g2"].append(RefusedError("too long"))
    assert await send(office) == ["g1"]
    assert await remind(office, clock, local(8, day=25)) == ["g1"]
    assert await looks_again(office) is None
    clock.on(HOUR)
    await office.says("admin", "/thongbao 1 gui", "admin")
    assert await deliver(office, clock, clock()) == ["g2"]
    assert await remind(office, clock, local(9, 10, day=25)) == []
    assert await remind(office, clock, local(9, day=26)) == ["g2"]
    await office.says("admin", "/thongbao 1 gui", "admin")
    assert await remind(office, clock, local(10, day=26)) == []
    assert await looks_again(office) is None


async def test_a_bot_that_was_off_reminds_nobody_at_night(office, clock):
    assert await send(office) == ["g1", "g2"]
    assert await remind(office, clock, local(22, day=25)) == []
    assert await looks_again(office) == local(7, 30, day=26)
    assert await remind(office, clock, local(7, 30, day=26)) == ["g1", "g2"]
