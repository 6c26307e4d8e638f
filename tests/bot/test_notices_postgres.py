"""What stands in SQL of notices, meetings and figures, on a real PostgreSQL."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.care import tidying
from bot.errors import RefusedError
from bot.settings import Settings
from jobs.database import Base, Database
from tests.bot.notice_office import Office
from tests.fakes.postgres import postgres_url  # noqa: F401  a fixture

DAY = timedelta(days=1)


@pytest.fixture
async def office(postgres_url, tmp_path, clock):  # noqa: F811
    opened = Database(postgres_url, beside=tmp_path)
    await opened.upgrade("jobs", "bot")
    yield await Office(opened, clock, "telegram").furnish()
    names = ", ".join(table.name for table in Base.metadata.sorted_tables)
    words = text(f"TRUNCATE {names} RESTART IDENTITY CASCADE")
    await opened.transact(lambda s: s.execute(words) and None)
    await opened.close()


async def test_a_notice_and_a_meeting_from_beginning_to_end(office, clock):
    assert "2 nhóm" in await office.send()
    assert len(await office.deliver()) == 2
    await office.says("member", "/danhan 1", pressed="99")
    assert "1 đã xác nhận" in await office.says("admin", "/thongbao", "admin")
    assert "Chưa xác nhận: 1" in await office.says("admin", "/thongbao 1", "admin")
    assert ";g2;đã tới;" in await office.says("admin", "/thongbao 1 ds", "admin")
    await office.says("secretary", "/lichhop ngày 30 hằng tháng, 19:30, hội trường")
    clock.on(4 * DAY)
    assert await office.remind() == 2  # one of the notice, one of the meeting
    assert len(await office.deliver()) == 2
    assert await office.remind() == 0
    await office.says("admin", "/thongbao 1 thuhoi", "admin")
    assert "2 nhóm" in await office.press("admin", "Thu hồi ngay", "admin")


async def test_whom_a_notice_missed_gets_its_correction(office):
    office.platform.faults["g2"].append(RefusedError("too long"))
    await office.send("Họp lúc 8 giờ.")
    await office.deliver()
    await office.says("admin", "/thongbao 1 sua", "admin")
    await office.says("admin", "Họp lúc 9 giờ.", "admin")
    await office.press("admin", "Gửi đính chính", "admin")
    await office.deliver()
    assert "Đã tới: 1." in await office.says("admin", "/thongbao 1", "admin")
    await office.press("admin", "Gửi lại nơi chưa tới", "admin")
    assert [(chat, "9 giờ" in text) for chat, text in await office.deliver()] == [("g2", True)]
    assert "Đã tới: 2." in await office.says("admin", "/thongbao 1", "admin")
    await office.says("admin", "/thongbao 1 thuhoi", "admin")
    assert "2 nhóm" in await office.press("admin", "Thu hồi ngay", "admin")


async def test_the_admins_day(office, clock):
    await office.says("secretary", "/lichhop ngày 30 hằng tháng, 19:30")
    assert "2 hoạt động" in await office.says("admin", "/thongke", "admin")
    assert "Cơ sở dữ liệu: " in await office.says("admin", "/trangthai", "admin")
    await office.says("admin", "/nhom 1 go", "admin")
    await office.press("admin", "Gỡ ngay", "admin")
    assert "Đã hoàn tác" in await office.press("admin", "Hoàn tác", "admin")
    await tidying.tidy(office.database, clock(), Settings(_env_file=None, keep_days=400))
