"""Sending again what did not arrive: what holds now, and never what was taken back or replaced."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot import push
from bot.care import briefing
from bot.errors import OutcomeUnknownError, RefusedError
from bot.messages import ChatId
from bot.outbound import issuing, resending
from bot.stores import alarms, bulletins, erasure, store
from bot.stores.expiry import Ended
from bot.tables.counter import DeliveryRow
from bot.tables.notices import ConfirmationRow
from bot.texts import fates as texts_fates
from tests.bot.desk import ZONE, tell
from tests.bot.notice_office import Office
from tests.bot.test_compilations import drafted, news, unit_admin

AGAIN = "Gửi lại nơi chưa tới"


@pytest.fixture
async def office(database, clock):
    clock.now = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
    return await Office(database, clock, "telegram").furnish()


@pytest.fixture
async def zalo(database, clock):
    return await Office(database, clock, "numbered").furnish()


def admin(office, text, **more):
    return office.says("admin", text, "admin", **more)


async def sent(office, fault=None):
    """Two chats are to get a notice; at the second one something goes wrong, if anything."""
    if fault is not None:
        office.platform.faults["g2"].append(fault)
    await office.send("Họp lúc 8 giờ.")
    return await office.deliver()


async def corrected(office, text="Họp lúc 9 giờ."):
    await admin(office, "/thongbao 1 sua")
    await admin(office, text)
    await admin(office, "/thongbao gui", pressed="1")
    return await office.deliver()


async def taken_back(office):
    await admin(office, "/thongbao 1 thuhoi")
    await office.press("admin", "Thu hồi ngay", "admin")
    return await office.deliver()


async def test_a_notice_taken_back_goes_to_nobody_whom_it_missed(office):
    await sent(office, RefusedError("too long"))
    await taken_back(office)
    assert "Đã tới: 1." in await admin(office, "/thongbao 1")
    assert "Không tới (1)" in office.offered
    assert AGAIN not in office.offered
    assert "đã được thu hồi nên bot không gửi lại" in await admin(office, "/thongbao 1 gui")
    assert await office.deliver() == []


async def test_whom_a_notice_missed_gets_its_correction_and_counts_as_reached(office):
    await sent(office, RefusedError("too long"))
    assert await corrected(office) == []  # one has it, and there it is edited
    assert "Đã tới: 1." in await admin(office, "/thongbao 1")
    assert "1 nhóm" in await office.press("admin", AGAIN, "admin")
    [(chat, text)] = await office.deliver()
    assert (chat, "9 giờ" in text, "8 giờ" in text) == ("g2", True, False)
    assert office.offered == {"Đã nhận": "/danhan 1"}
    assert "Đã tới: 2." in await admin(office, "/thongbao 1")
    assert AGAIN not in office.offered
    assert "không còn nhóm nào" in await admin(office, "/thongbao 1 gui")


async def test_a_correction_that_did_not_arrive_is_sent_again_itself(office):
    await sent(office, RefusedError("too long"))
    await corrected(office)
    office.platform.faults["g2"].append(RefusedError("still too long"))
    await admin(office, "/thongbao 1 gui")
    await office.deliver()
    assert "still too long" in await admin(office, "/thongbao 1")
    await office.press("admin", AGAIN, "admin")
    assert [(chat, "9 giờ" in text) for chat, text in await office.deliver()] == [("g2", True)]


async def test_what_took_the_place_of_a_notice_is_corrected_and_taken_back_with_it(office):
    await sent(office, RefusedError("too long"))
    await corrected(office)
    await admin(office, "/thongbao 1 gui")
    await office.deliver()
    assert await corrected(office, "Họp lúc 10 giờ.") == []
    edited = {each.chat for each in office.platform.edited if "10 giờ" in each.text}
    assert edited == {"g1", "g2"}
    await taken_back(office)
    of = select(DeliveryRow.chat_id).where(DeliveryRow.act == "withdraw")
    assert len(await office.database.transact(lambda s: s.scalars(of).all())) == 2


async def test_what_a_correction_stopped_fares_as_the_correction_does(office):
    await office.send("Họp lúc 8 giờ.")
    await admin(office, "/thongbao 1 sua")
    await admin(office, "Họp lúc 9 giờ.")
    await admin(office, "/thongbao gui", pressed="1")
    told = await admin(office, "/thongbao 1")
    assert "đang chờ gửi: 2" in told
    assert "before" not in told
    assert sorted(chat for chat, _ in await office.deliver()) == ["g1", "g2"]
    told = await admin(office, "/thongbao 1")
    assert "Đã tới: 2." in told
    assert AGAIN not in office.offered
    assert "tới 2/2 nhóm" in await admin(office, "/thongbao")
    assert ";đã tới;" in await admin(office, "/thongbao 1 ds")
    await admin(office, "/thongbao 1 gui")
    assert await office.deliver() == []


async def test_who_got_only_the_correction_is_reminded_and_can_confirm(office, clock):
    await office.send("Họp lúc 8 giờ.")
    await corrected(office)
    await office.says("member", "/danhan 1", pressed="1")
    clock.on(timedelta(days=1))
    assert await office.remind() == 1


async def test_what_was_taken_back_before_it_was_sent_is_told_of_in_our_words(office):
    await office.send()
    await taken_back(office)
    told = await admin(office, "/thongbao 1")
    assert "2 nhóm: được thu hồi trước khi gửi" in told


def test_every_end_of_ours_has_its_words():
    assert set(texts_fates.ENDED) == set(Ended)


async def test_what_is_in_doubt_and_was_taken_back_is_not_sent_again(office):
    await sent(office, OutcomeUnknownError("no answer"))
    await taken_back(office)
    said = await admin(office, "/chuaro")
    assert "Thông báo số 1: chưa rõ" in said
    assert "có thể vẫn còn tin này" in said
    assert list(office.offered) == ["Không gửi lại"]
    assert "không gửi lại" in await admin(office, "/chuaro 1 gui")
    assert await office.deliver() == []


async def test_of_several_things_in_doubt_each_is_named_where_it_is_decided(office):
    await sent(office, OutcomeUnknownError("no answer"))
    await sent(office, OutcomeUnknownError("no answer"))
    await admin(office, "/chuaro")
    named = [f"Thông báo số {number} (telegram)" for number in (1, 2)]
    assert list(office.offered) == [
        f"{choice}: {each}" for each in named for choice in ("Gửi lại", "Không gửi lại")
    ]
    assert "Thông báo số 1" not in await admin(office, "/chuaro 2")
    assert list(office.offered) == ["Gửi lại", "Không gửi lại"]
    await admin(office, "/chuaro")
    await office.press("admin", f"Gửi lại: {named[1]}", "admin")
    assert "Thông báo số 1: chưa rõ" in await admin(office, "/chuaro")
    assert list(office.offered) == ["Gửi lại", "Không gửi lại"]


async def test_what_is_in_doubt_is_sent_again_as_corrected(office):
    await sent(office, OutcomeUnknownError("no answer"))
    await corrected(office)
    await admin(office, "/chuaro")
    await office.press("admin", "Gửi lại", "admin")
    [(chat, text)] = await office.deliver()
    assert (chat, "9 giờ" in text) == ("g2", True)
    assert "Không có tin nào" in await admin(office, "/chuaro")
    assert "Đã tới: 2." in await admin(office, "/thongbao 1")


async def erased(office, chat):
    at = ChatId(office.name, chat)
    await office.database.transact(lambda s: erasure.erase(s, at))


async def test_what_a_notice_says_now_outlasts_the_only_chat_in_which_it_was_changed(office):
    await sent(office, RefusedError("too long"))
    await corrected(office)
    await erased(office, "g1")
    await admin(office, "/thongbao 1 gui")
    assert [(chat, "9 giờ" in text) for chat, text in await office.deliver()] == [("g2", True)]


async def test_a_bulletin_taken_back_stays_so_when_the_only_chat_that_had_it_is_erased(office):
    await bulletin(office, OutcomeUnknownError("no answer"))
    await admin(office, "/phathanh 1 thuhoi")
    await office.press("admin", "Thu hồi ngay", "admin")
    await office.deliver()
    await erased(office, "g1")
    assert "Đã thu hồi." in await admin(office, "/phathanh 1")
    assert "không gửi lại" in await admin(office, "/chuaro 1 gui")
    assert await office.deliver() == []


async def test_who_missed_a_notice_where_nothing_is_edited_gets_it_whole_and_right(zalo):
    await sent(zalo, RefusedError("too long"))
    [(chat, text)] = await corrected(zalo)
    assert (chat, "Xin đọc là" in text) == ("g1", True)
    await admin(zalo, "/thongbao 1 gui")
    [(chat, text)] = await zalo.deliver()
    assert chat == "g2"
    assert text.startswith("THÔNG BÁO\n\nHọp lúc 9 giờ.")
    assert "bằng số 1" in text
    assert "Đã ghi nhận" in await zalo.says("member", "1", "g2")
    assert len(await zalo.rows(ConfirmationRow.chat_id)) == 1


async def bulletin(office, fault=None):
    """Two chats are to get a bulletin of three stories; return what arrived."""
    now = office.clock()
    await tell(office.database, "Tin một", "Tin hai", "Tin ba", now=now - timedelta(hours=1))
    chats = await office.database.transact(store.chats)
    platforms = {office.name: office.platform.abilities}
    await push.push_now(office.database, chats, platforms, zone=ZONE, now=now)
    if fault is not None:
        office.platform.faults["g2"].append(fault)
    return await office.deliver()


async def dropped(office, draft):
    """Correct bulletin 1 by leaving out the first story that it still tells."""
    await admin(office, "/phathanh 1 dinhchinh")
    await admin(office, f"/duyet {draft} bo 1")
    await admin(office, f"/duyet {draft} gui")
    return await office.deliver()


async def test_what_is_refused_is_told_of_by_the_number_that_people_know(office, clock):
    await bulletin(office, RefusedError("too long"))
    await sent(office, RefusedError("too long"))
    told = await office.database.transact(
        lambda s: briefing.replies(s, alarms.untold(s, clock()), ZONE)
    )
    assert told[0].content.text.split("\n")[1:] == [
        "▪ Bản tin số 1 bị từ chối: too long.",
        "▪ Thông báo số 1 bị từ chối: too long.",
    ]


@pytest.mark.parametrize("verb", ["", " gui", " dinhchinh", " thuhoi"])
async def test_a_notice_is_no_bulletin_whatever_its_number_in_the_ledger(office, verb):
    await sent(office)
    assert "Không có bản tin số “1”" in await admin(office, f"/phathanh 1{verb}")
    assert await office.deliver() == []


async def test_a_bulletin_taken_back_is_neither_sent_again_nor_corrected(office):
    await bulletin(office, RefusedError("too long"))
    await admin(office, "/phathanh 1 dinhchinh")
    await admin(office, "/phathanh 1 thuhoi")
    await office.press("admin", "Thu hồi ngay", "admin")
    await office.deliver()
    assert "Đã thu hồi." in await admin(office, "/phathanh 1")
    assert list(office.offered) == ["Danh sách"]
    assert "nên bot không gửi lại" in await admin(office, "/phathanh 1 gui")
    assert "đã được quyết định" in await admin(office, "/duyet 2 gui")
    for verb in ("dinhchinh", "thuhoi"):
        assert "Đã thu hồi." in await admin(office, f"/phathanh 1 {verb}")
    assert await office.deliver() == []
    assert office.platform.edited == []


async def test_whom_a_bulletin_missed_gets_its_last_correction_only(office):
    await bulletin(office, RefusedError("too long"))
    assert await dropped(office, 2) == []
    assert await dropped(office, 3) == []
    assert "thay bằng đính chính số 3" in await admin(office, "/phathanh 2 gui")
    await admin(office, "/phathanh 2")
    assert "Gửi lại nhóm chưa nhận" not in office.offered
    assert await office.deliver() == []
    assert "1/2 nhóm" in await admin(office, "/phathanh 1")
    await office.press("admin", "Gửi lại", "admin")
    [(chat, text)] = await office.deliver()
    assert chat == "g2"
    assert [title in text for title in ("Tin một", "Tin hai", "Tin ba")] == [False, False, True]
    assert "2/2 nhóm" in await admin(office, "/phathanh 1")
    assert "không còn nhóm nào" in await admin(office, "/phathanh 1 gui")


async def test_nothing_that_was_taken_back_goes_out_again_whoever_asks(office, database):
    await bulletin(office, OutcomeUnknownError("no answer"))
    platforms, now = {office.name: office.platform.abilities}, office.clock()

    def work(session):
        kept = bulletins.the(session, 1)
        issuing.withdraw(session, kept, office.platform.abilities, zone=ZONE, now=now)
        again = (resending.resend_missed, resending.resend_unknown)
        unknown = [each(session, 1, platforms, now) for each in again]
        session.execute(
            update(DeliveryRow).where(DeliveryRow.state == "unknown").values(state="failed")
        )
        return unknown + [each(session, 1, platforms, now) for each in again]

    assert await database.transact(work) == [0, 0, 0, 0]


async def documented(office, fault):
    """A unit's document goes to its one chat, where something goes wrong."""
    await news(office.database, office.clock() - timedelta(days=3))
    await drafted(office)
    await office.press("unitadmin", "Duyệt", "unitadmin")
    await office.press("unitadmin", "Gửi ngay", "unitadmin")
    office.platform.faults["g1"].append(fault)
    await office.deliver()


@pytest.fixture
def without_libreoffice(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")


@pytest.mark.usefixtures("without_libreoffice")
async def test_a_document_that_did_not_arrive_names_its_chat_and_is_sent_again(office):
    await documented(office, RefusedError("too big"))
    told = await unit_admin(office, "/tailieu 1")
    assert "Đã tới 0/1 nhóm" in told
    assert "▪ Chi bộ 1 (telegram g1): nền tảng từ chối tin (too big)" in told
    assert "1 nhóm" in await office.press("unitadmin", AGAIN, "unitadmin")
    assert [chat for chat, _ in await office.deliver()] == ["g1"]
    assert office.platform.sent[0].message.attachment is not None
    assert "Đã tới 1/1 nhóm." in await unit_admin(office, "/tailieu 1")
    assert AGAIN not in office.offered


@pytest.mark.usefixtures("without_libreoffice")
async def test_a_document_taken_back_is_not_sent_again(office):
    await documented(office, RefusedError("too big"))
    await unit_admin(office, "/tailieu 1 thu hồi")
    await office.press("unitadmin", "Thu hồi", "unitadmin")
    await unit_admin(office, "/tailieu 1")
    assert AGAIN not in office.offered
    assert "nên bot không gửi lại" in await unit_admin(office, "/tailieu 1 gửi")
    assert await office.deliver() == []


@pytest.mark.usefixtures("without_libreoffice")
async def test_a_document_in_doubt_is_called_by_its_own_number(office):
    await bulletin(office)
    await documented(office, OutcomeUnknownError("no answer"))
    assert "Tài liệu sinh hoạt số 1: chưa rõ" in await admin(office, "/chuaro")
    assert "Chi bộ 1 (telegram g1): không nhận được" in await unit_admin(office, "/tailieu 1")
    assert AGAIN not in office.offered
