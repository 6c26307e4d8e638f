"""Notices that cannot go, or not any more: what the writer is told, and that nothing leaves."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.messages import ChatId
from bot.stores import store
from tests.bot.notice_office import Office


@pytest.fixture
async def office(database, clock):
    return await Office(database, clock).furnish()


def admin(office, text, **how):
    return office.says("admin", text, "admin", **how)


async def test_what_a_notice_or_its_deadline_cannot_be_is_said(office):
    await admin(office, "/thongbao soan")
    assert "dài quá" in await admin(office, "Mời họp. " * 500)
    await admin(office, "Mời họp lúc 8 giờ.")
    await office.press("admin", "Tất cả", "admin")
    for words in ("khi nào rảnh", "17h, 18h ngày 5/12", "1/1/2020", "0 ngày", "99 ngày"):
        assert "chưa hiểu hạn" in await admin(office, f"/thongbao han {words}"), words
    assert "8:30" in await admin(office, "/thongbao han 8:30")
    assert any(label.startswith("Hạn: 08:30") for label in office.offered)
    await admin(office, "/thongbao han không")
    assert "Hạn: không" in office.offered
    assert await office.deliver() == []


async def test_a_deadline_that_passed_while_it_was_written_is_left_out(office, clock):
    await office.write()
    await admin(office, "/thongbao han 8:05")
    send = office.offered["Gửi"]
    clock.on(timedelta(minutes=6))
    await admin(office, send, pressed="1")
    told = dict(await office.deliver())
    assert told.keys() == {"g1", "g2"}
    assert all("Mời họp" in text and "8:05" not in text for text in told.values())


async def test_chats_that_left_meanwhile_are_nobody_to_send_to(office, database):
    await office.write()
    send = office.offered["Gửi"]
    for chat in ("g1", "g2"):
        at = ChatId(office.name, chat)
        await database.transact(lambda s, at=at: store.unbind(s, at))
    assert "Chưa có nhóm nào" in await admin(office, send, pressed="1")
    assert await office.deliver() == []
    assert "Chưa có thông báo" in await admin(office, "/thongbao")


async def written_anew(office):
    """Send a notice, write a correction of it, and give what its button would send."""
    await office.send()
    await office.deliver()
    await admin(office, "/thongbao 1 sua")
    await admin(office, "Mời họp lúc 9 giờ.")
    return office.offered["Gửi đính chính"]


async def test_what_was_taken_back_is_not_brought_back_by_a_correction(office):
    correct = await written_anew(office)
    await office.says("owner", "/thongbao 1 thuhoi", "owner")
    await office.press("owner", "Thu hồi", "owner")
    await office.deliver()
    assert "Đã thu hồi" in await admin(office, correct, pressed="1")
    assert await office.deliver() == []
    assert office.platform.edited == []
    for words in ("sua", "thuhoi"):
        assert "Đã thu hồi" in await admin(office, f"/thongbao 1 {words}"), words
        assert not {"Đính chính", "Thu hồi"} & office.offered.keys()


async def test_where_its_platform_is_not_running_nothing_is_half_changed(office):
    correct = await written_anew(office)
    desk = office.dispatch._desk
    office.dispatch._desk = replace(desk, platforms=dict)
    before = await office.state()
    assert office.name in await admin(office, correct, pressed="1")
    assert office.name in await admin(office, "/thongbao 1 thuhoi")
    assert await office.state() == before


async def test_pages_that_are_not_there_and_chats_that_all_said_it(office):
    await office.send()
    await office.deliver()
    assert "không có trang này" in await admin(office, "/thongbao 1 ds trang 9")
    assert "không có trang này" in await admin(office, "/thongbao trang 9")
    assert "Không có nhóm nào" in await admin(office, "/thongbao 1 loi")
