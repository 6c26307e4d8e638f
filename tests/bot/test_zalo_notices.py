"""A notice on Zalo, where there are no buttons: written, sent and confirmed by numbers."""

import pytest
from sqlalchemy import select

from bot.tables.notices import ConfirmationRow, NoticeRow
from tests.bot.test_zalo_house import ADMIN, GROUPS, MEMBER, ZaloHouse


@pytest.fixture
async def served(database, zalo, clock):
    made = ZaloHouse(database, zalo, clock)
    await made.furnish()
    return made


async def answered(zalo, chat, sender, text, **more):
    """Write to the bot, and return its answer."""
    before = len(zalo.messages(chat))
    zalo.say(chat, sender, text, **more)
    await zalo.until(lambda: len(zalo.messages(chat)) > before, within=30)
    return zalo.messages(chat)[-1].text


def number(text, label):
    """Return the number of the line that begins with a label."""
    lines = [line.split(". ", 1) for line in text.split("\n") if ". " in line]
    return next(first for first, rest in lines if rest.startswith(label))


async def test_a_notice_is_written_sent_and_confirmed_without_a_button(served, zalo, database):
    async with served.running() as house:
        await answered(zalo, ADMIN, ADMIN, "/thongbao soan")
        where = await answered(zalo, ADMIN, ADMIN, "Mời họp lúc 8 giờ.")
        shown = await answered(zalo, ADMIN, ADMIN, number(where, "Tất cả"))
        assert "Số nhóm nhận: 3 (zalo 3)" in shown
        assert "đang được gửi tới 3 nhóm" in await answered(
            zalo, ADMIN, ADMIN, number(shown, "Gửi")
        )
        house.lanes["zalo"].wake()
        await zalo.until(lambda: all(zalo.messages(group) for group in GROUPS), within=30)
        assert "Trả lời tin này bằng số 1" in zalo.messages("zgr-2")[-1].text
        assert "Đã ghi nhận" in await answered(zalo, "zgr-2", MEMBER, "1", named=False)
        assert "từ trước" in await answered(zalo, "zgr-2", "u-other", "/danhan 1")
        report = await answered(zalo, ADMIN, ADMIN, "/thongbao 1")
        assert "Đã xác nhận: 1. Chưa xác nhận: 2." in report
    said = await database.transact(lambda s: s.execute(select(ConfirmationRow.chat_id)).all())
    assert said == [(2,)]


async def test_a_secret_is_refused_and_not_kept(served, zalo, database):
    async with served.running():
        await answered(zalo, ADMIN, ADMIN, "/thongbao soan")
        assert "không gửi tài liệu mật" in await answered(zalo, ADMIN, ADMIN, "Tài liệu mật")
    assert await database.transact(lambda s: s.execute(select(NoticeRow.id)).all()) == []
