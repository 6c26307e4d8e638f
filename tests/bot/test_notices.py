"""Notices: written in a dialogue, sent to whom they are for, confirmed, reminded of, taken back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.audience import QuietHours, Unit
from bot.errors import OutcomeUnknownError, RefusedError
from bot.messages import ChatId
from bot.stores import notices, store, units
from bot.stores.choices_store import choose
from bot.tables.counter import AlarmRow, DeliveryRow
from bot.tables.notices import ConfirmationRow, NoticeRow
from bot.typed.times import Quiet
from bot.wants import everybody
from bot.writing import LASTS as FORGOTTEN
from tests.bot.desk import ZONE, tell
from tests.bot.notice_office import Office
from tests.fakes.pictures import png
from tests.fakes.platform import ABILITIES

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
async def office(database, clock):
    return await Office(database, clock, "telegram").furnish()


@pytest.fixture
async def zalo(database, clock):
    return await Office(database, clock, "numbered").furnish()


async def test_a_notice_goes_from_the_first_word_to_the_chats(office):
    assert "nội dung" in await office.says("admin", "/thongbao soan", "admin")
    assert "Gửi tới đâu" in await office.says("admin", "Mời họp\nlúc 8 giờ.", "admin")
    shown = await office.press("admin", "Tất cả", "admin")
    assert "Mời họp\nlúc 8 giờ." in shown
    assert "Số nhóm nhận: 2 (telegram 2)" in shown
    assert "2 đơn vị chưa có nhóm" in shown
    assert "đang được gửi tới 2 nhóm" in await office.press("admin", "Gửi", "admin")
    got = await office.deliver()
    assert sorted(chat for chat, _ in got) == ["g1", "g2"]
    assert all("THÔNG BÁO\n\nMời họp\nlúc 8 giờ." in text for _, text in got)
    assert office.offered == {"Đã nhận": "/danhan 1"}


@pytest.mark.parametrize(
    "text", ["Mời các đồng chí dự họp.", "gửi các đồng chí lịch họp", "Hạn nộp hồ sơ là 5/12."]
)
async def test_a_hurried_secretary_writes_it_behind_the_command(office, text):
    assert "Gửi tới đâu" in await office.says("admin", f"/thongbao {text}", "admin")
    assert text in await office.press("admin", "Tất cả", "admin")


async def test_nothing_is_sent_before_the_preview_was_seen(office):
    await office.says("admin", "/thongbao soan Mời họp.", "admin")
    assert "Gửi tới đâu?" in await office.says("admin", "/thongbao gui", "admin")
    await office.says("admin", "/thongbao tatca", "admin", pressed="1")
    assert await office.rows(NoticeRow.id) == []


async def test_a_second_press_sends_nothing(office):
    await office.send()
    assert "Chưa có thông báo đang soạn" in await office.says(
        "admin", "/thongbao gui", "admin", pressed="1"
    )
    assert len(await office.rows(NoticeRow.id)) == 1


@pytest.mark.parametrize("text", ["MẬT\nKế hoạch", "Tài liệu mật", "M Ậ T", "lưu hành nội bộ"])
async def test_what_bears_a_stamp_of_secrecy_is_refused_and_kept_nowhere(office, text):
    await office.says("admin", "/thongbao soan", "admin")
    answer = await office.says("admin", text, "admin")
    assert "không gửi tài liệu mật" in answer
    assert "Chưa có thông báo đang soạn" in await office.says("admin", "/thongbao xem", "admin")
    assert all("Kế hoạch" not in str(row) for row in (await office.state()).values())
    assert "Gửi tới đâu" in await office.says(
        "admin", "/thongbao soan Giữ bí mật nhà nước", "admin"
    )


async def test_a_correction_that_is_secret_is_refused_too(office):
    await office.send()
    await office.says("admin", "/thongbao 1 sua", "admin")
    assert "không gửi tài liệu mật" in await office.says("admin", "TUYỆT MẬT", "admin")


async def test_a_units_admin_reaches_his_own_units_only(office):
    shown = await office.write(who="unitadmin", chat="unitadmin")
    assert "Số nhóm nhận: 1" in shown
    await office.press("unitadmin", "Gửi", "unitadmin")
    assert [chat for chat, _ in await office.deliver()] == ["g1"]


@pytest.mark.parametrize("command", ["chon cay #2", "chon rieng #4", "donvi #2", "donvi B"])
async def test_another_mans_unit_cannot_be_chosen(office, command):
    await office.says("unitadmin", "/thongbao soan Mời họp.", "unitadmin")
    answer = await office.says("unitadmin", f"/thongbao {command}", "unitadmin", pressed="1")
    assert "không thuộc phạm vi" in answer
    assert "Gửi tới đâu?" in await office.says("unitadmin", "/thongbao xem", "unitadmin")


async def test_units_are_chosen_by_a_typed_name_and_by_buttons(office):
    await office.says("admin", "/thongbao soan Mời họp.", "admin")
    assert "A" in await office.says("admin", "a", "admin")
    shown = await office.press("admin", "Cả cấp dưới", "admin")
    assert "A và các đơn vị cấp dưới" in shown
    assert "Số nhóm nhận: 1" in shown
    await office.press("admin", "Nơi nhận", "admin")
    await office.press("admin", "Chọn trong cây", "admin")
    await office.press("admin", "B", "admin")
    await office.press("admin", "Chi bộ 1", "admin")
    shown = await office.press("admin", "Riêng đơn vị này", "admin")
    assert "Số nhóm nhận: 2" in shown
    assert "B / Chi bộ 1" in shown


async def test_units_are_chosen_by_kind(office):
    await office.database.transact(
        lambda s: units.add_unit(s, Unit(id=0, name="Tổ", kind="Tổ đảng", parent_id=1))
    )
    await office.says("admin", "/thongbao soan Mời họp.", "admin")
    await office.press("admin", "Theo loại", "admin")
    assert {"k (4)", "Tổ đảng (1)"} <= office.offered.keys()
    await office.press("admin", "Tổ đảng", "admin")
    shown = await office.press("admin", "Xem trước", "admin")
    assert "Chưa có nhóm nào" in shown
    assert "Gửi" not in office.offered


async def test_a_draft_is_forgotten_after_ten_minutes_and_by_huy(office, clock):
    await office.write()
    await office.says("admin", "/huy", "admin")
    assert "Chưa có" in await office.says("admin", "/thongbao xem", "admin")
    await office.write()
    clock.on(FORGOTTEN)
    assert "Chưa có" in await office.says("admin", "/thongbao gui", "admin", pressed="1")
    assert await office.rows(NoticeRow.id) == []


async def test_words_typed_later_are_a_question_and_no_notice(office, clock):
    await office.says("admin", "/thongbao soan", "admin")
    clock.on(FORGOTTEN)
    assert "Gửi tới đâu" not in await office.says("admin", "Mời họp.", "admin")
    await office.says("admin", "/thongbao soan", "admin")
    await office.says("admin", "/trogiup", "admin")
    assert "Gửi tới đâu" not in await office.says("admin", "Mời họp.", "admin")


async def test_two_admins_do_not_mix(office):
    await office.write("Một.")
    await office.write("Hai.", who="owner", chat="owner")
    assert "Một." in await office.says("admin", "/thongbao xem", "admin")
    assert "Hai." in await office.says("owner", "/thongbao xem", "owner")


async def test_a_chat_confirms_once_and_nobody_is_kept(office):
    await office.send()
    await office.deliver()
    assert "✓ Nhóm đã xác nhận" in await office.says("member", "/danhan 1", pressed="1")
    assert office.platform.edited[-1].message.choices == ()
    assert "✓" in await office.says("secretary", "/danhan 1", pressed="1")
    assert "từ trước" in await office.says("secretary", "/danhan 1")
    assert await office.rows(ConfirmationRow.notice_id, ConfirmationRow.chat_id) == [(1, 1)]
    assert "member" not in str((await office.state())["confirmations"])


async def test_where_no_word_is_asked_for_none_is_counted(office):
    await office.write()
    await office.says("admin", "/thongbao xacnhan", "admin")
    await office.press("admin", "Gửi", "admin")
    await office.deliver()
    assert "không có thông báo" in await office.says("member", "/danhan 1")
    assert await office.rows(ConfirmationRow.chat_id) == []


@pytest.mark.parametrize(
    ("sender", "chat", "said"),
    [
        ("unitadmin", "g2", "không có thông báo"),  # a chat that it did not go to
        ("stranger", "new", "chưa đăng ký"),
    ],
)
async def test_a_foreign_press_confirms_nothing(office, sender, chat, said):
    await office.write(who="unitadmin", chat="unitadmin")
    await office.press("unitadmin", "Gửi", "unitadmin")
    await office.deliver()
    assert said in await office.says(sender, "/danhan 1", chat, pressed="1")
    for words in ("/danhan 99", "/danhan x", "/danhan -1"):
        await office.says(sender, words, chat, pressed="1")
    assert await office.rows(ConfirmationRow.chat_id) == []


async def test_without_buttons_the_number_one_confirms(zalo):
    await zalo.send()
    [(chat, text), *_] = await zalo.deliver()
    assert "Trả lời tin này bằng số 1" in text
    assert zalo.platform.sent[0].message.choices == ()
    assert "Đã ghi nhận" in await zalo.says("member", "1", chat)
    assert len(await zalo.rows(ConfirmationRow.chat_id)) == 1
    assert "Đã ghi nhận" not in await zalo.says("member", "1", chat)


async def test_a_reply_to_the_notice_confirms_that_one_whatever_is_offered(zalo):
    await zalo.send("Một.")
    await zalo.send("Hai.")
    await zalo.deliver()
    one = await zalo.rows(DeliveryRow.message_id)
    await zalo.says("secretary", "/huydangky", "g1")  # now 1 would mean yes
    assert "Đã ghi nhận" in await zalo.says("secretary", "1", "g1", replied=one[0][0])
    assert await zalo.rows(ConfirmationRow.notice_id) == [(1,)]
    await zalo.says("secretary", "/huydangky", "g1")
    assert "Đã hủy đăng ký" in await zalo.says("secretary", "1", "g1")


@pytest.mark.parametrize("words", ["đã nhận", "da nhan roi a", "Rõ", "chi bộ đã nhận"])
async def test_who_writes_that_it_came_confirms_it(zalo, words):
    await zalo.send()
    [(chat, _), *_] = await zalo.deliver()
    assert "Đã ghi nhận" in await zalo.says("member", words, chat)
    assert len(await zalo.rows(ConfirmationRow.chat_id)) == 1
    assert "Đã ghi nhận" not in await zalo.says("member", words, chat)


async def test_a_yes_confirms_the_notice_that_it_replies_to_and_none_else(zalo):
    await zalo.send()
    await zalo.deliver()
    one = await zalo.rows(DeliveryRow.message_id)
    for words, replied in (
        ("ok", None),
        ("có", None),
        ("không", one[0][0]),
        ("đã nhận chưa", None),
        ("xem tin số 1", None),
    ):
        assert "Đã ghi nhận" not in await zalo.says("member", words, "g1", replied=replied)
    assert "Đã ghi nhận" in await zalo.says("member", "ok ạ", "g1", replied=one[0][0])


async def test_a_number_answers_what_came_last(zalo, clock):
    await tell(zalo.database, "Cầu Bến Mới thông xe", now=clock())
    await zalo.says("member", "tìm bài về cầu Bến Mới", "g1")
    clock.on(timedelta(minutes=1))
    await zalo.send()
    await zalo.deliver()
    assert "Đã ghi nhận" in await zalo.says("member", "1", "g1")
    assert "▪ Cầu Bến Mới" in await zalo.says("member", "1", "g1")


async def test_quiet_hours_hold_a_notice_but_not_one_marked_urgent(office, clock):
    clock.now = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)  # 23:00
    quiet = QuietHours(
        first=datetime(2026, 1, 1, 22).time(), last=datetime(2026, 1, 1, 6).time(), how=Quiet.LATER
    )
    at = ChatId("telegram", "g1")
    await office.database.transact(
        lambda s: choose(s, at, "quiet", (quiet,), default=everybody(()), zone=ZONE, now=clock())
    )
    await office.send("Thường.")
    assert [chat for chat, _ in await office.deliver()] == ["g2"]
    await office.write("Khẩn.")
    assert "cả trong giờ yên tĩnh" in await office.press("admin", "Khẩn", "admin")
    await office.press("admin", "Gửi", "admin")
    got = await office.deliver()
    assert ("g1", "THÔNG BÁO KHẨN") in [(chat, text.split("\n")[0]) for chat, text in got]
    assert not any(sent.message.silent for sent in office.platform.sent)
    clock.on(timedelta(hours=8))
    assert [(chat, "Thường." in text) for chat, text in await office.deliver()] == [("g1", True)]


async def test_those_who_say_nothing_are_reminded_once(office, clock):
    await office.send()
    await office.deliver()
    await office.says("member", "/danhan 1", pressed="1")
    assert await office.remind() == 0
    clock.on(DAY)
    assert await office.remind() == 1
    [(chat, text)] = await office.deliver()
    assert (chat, "NHẮC" in text) == ("g2", True)
    assert office.offered == {"Đã nhận": "/danhan 1"}
    [*_, (_, message)] = sorted(await office.rows(DeliveryRow.id, DeliveryRow.message_id))
    said = await office.says("member", "/danhan 1", "g2", pressed=message)
    assert said.startswith("NHẮC")
    assert said.endswith("✓ Nhóm đã xác nhận đã nhận.")
    clock.on(DAY)
    assert await office.remind() == 0


@pytest.mark.parametrize(
    ("deadline", "away", "reminded"),
    [
        pytest.param(None, 5 * HOUR, 2, id="back on the same day"),
        pytest.param(None, DAY + HOUR, 0, id="back when it was long ago"),
        pytest.param("3 ngày", 23.75 * HOUR, 2, id="back before the deadline"),
        pytest.param("3 ngày", DAY, 0, id="back after it"),
    ],
)
async def test_whose_platform_is_not_running_is_reminded_if_it_is_back_in_time(
    office, clock, deadline, away, reminded
):
    await office.write()
    if deadline:
        await office.press("admin", "Hạn", "admin")
        await office.says("admin", deadline, "admin")
    await office.press("admin", "Gửi", "admin")
    await office.deliver()
    clock.on(2 * DAY if deadline else DAY)
    for wait in (away - HOUR / 6, HOUR / 6):
        assert await office.remind(running=False) == 0
        clock.on(wait)
    assert await office.remind() == reminded
    assert await office.rows(NoticeRow.nudge_at) == [(None,)]


async def test_a_reminder_not_yet_sent_is_dropped_when_the_chat_confirms(office, clock):
    await office.send()
    await office.deliver()
    clock.on(DAY)
    assert await office.remind() == 2
    await office.says("member", "/danhan 1", pressed="1")
    assert [chat for chat, _ in await office.deliver()] == ["g2"]


async def test_the_button_of_a_notice_long_erased_confirms_no_other(office, clock):
    await office.send("Mời họp tháng mười một.")
    await office.deliver()
    clock.on(100 * DAY)
    await office.database.transact(lambda s: notices.tidy(s, before=clock() - 90 * DAY))
    assert await office.rows(NoticeRow.id) == []
    await office.send("Mời họp tháng ba.")
    await office.deliver()
    await office.says("member", "/danhan 1", pressed="1")  # the old one's, in the chat's history
    assert await office.rows(ConfirmationRow.chat_id) == []
    assert await office.rows(NoticeRow.id) == [(2,)]


async def test_after_the_deadline_nobody_is_reminded(office, clock):
    await office.write()
    await office.press("admin", "Hạn", "admin")
    assert "Hạn: 08:00 ngày 26/11/2026" in "".join(
        [await office.says("admin", "3 ngày", "admin"), *office.offered]
    )
    await office.press("admin", "Gửi", "admin")
    await office.deliver()
    clock.on(3 * DAY)
    assert await office.remind() == 0
    assert await office.rows(NoticeRow.nudge_at) == [(None,)]


async def test_the_report_names_who_has_not_confirmed_and_what_failed(office, clock):
    office.platform.faults["g2"].append(RefusedError("message is too long"))
    await office.send()
    await office.deliver()
    told = await office.says("admin", "/thongbao 1", "admin")
    assert "Số nhóm: 2. Đã tới: 1." in told
    assert "Đã xác nhận: 0. Chưa xác nhận: 2." in told
    assert "1 nhóm: nền tảng từ chối tin (message is too long)" in told
    silent = await office.press("admin", "Chưa xác nhận", "admin")
    assert "1. A / Chi bộ 1 (telegram g1)\n2. B / Chi bộ 1 (telegram g2)" in silent
    failed = await office.says("admin", "/thongbao 1 loi", "admin")
    assert "1. B / Chi bộ 1 (telegram): nền tảng từ chối tin (message is too long)" in failed
    table = await office.says("admin", "/thongbao 1 ds", "admin")
    assert "\nA / Chi bộ 1;telegram;g1;đã tới;" in table
    await office.says("member", "/danhan 1", pressed="1")
    table = await office.says("admin", "/thongbao 1 ds", "admin")
    assert "Chi bộ 1;telegram;g1;đã tới;2026-11-23 08:00" in table
    assert "1 nhóm" in await office.says("admin", "/thongbao 1 gui", "admin")
    assert [chat for chat, _ in await office.deliver()] == ["g2"]
    assert "tới 2/2 nhóm, 1 đã xác nhận" in await office.says("admin", "/thongbao", "admin")


async def test_a_report_of_many_chats_has_pages(office, database):
    def work(session):
        for number in range(45):
            office.bind(session, f"c{number}", 3)

    await database.transact(work)
    await office.send()
    await office.deliver()
    told = await office.says("admin", "/thongbao 1 ds", "admin")
    assert told.count(";telegram;") == 20
    await office.says("admin", "/thongbao 1 chua", "admin")
    assert "40. A / Chi bộ 1" in await office.press("admin", "Xem tiếp", "admin")
    third = await office.says("admin", "/thongbao 1 ds trang 3", "admin")
    assert third.count(";telegram;") == 7


async def test_a_units_admin_reads_of_his_own_notices_only(office):
    await office.send()
    assert "ngoài phạm vi" in await office.says("unitadmin", "/thongbao 1", "unitadmin")
    assert "Chưa có" in await office.says("unitadmin", "/thongbao", "unitadmin")
    await office.write(who="unitadmin", chat="unitadmin")
    await office.press("unitadmin", "Gửi", "unitadmin")
    assert "Số 2" in await office.says("unitadmin", "/thongbao", "unitadmin")
    assert "Thông báo số 2" in await office.says("unitadmin", "/thongbao 2", "unitadmin")


async def test_a_notice_is_taken_back_once_asked(office):
    await office.send()
    await office.deliver()
    await office.says("admin", "/thongbao 1 thuhoi ngay", "admin", pressed="1")
    assert await office.waiting() == 0
    assert "Đang thu hồi" in await office.press("admin", "Thu hồi ngay", "admin")
    await office.deliver()
    states = await office.rows(DeliveryRow.act, DeliveryRow.state)
    assert states.count(("withdraw", "sent")) == 2
    assert "đã được thu hồi" in await office.says("member", "/danhan 1", pressed="1")
    assert await office.rows(ConfirmationRow.chat_id) == []


async def test_where_messages_cannot_be_deleted_a_word_takes_a_notice_back(zalo):
    zalo.platform.abilities = replace(zalo.platform.abilities, withdraw=False, edit=False)
    await zalo.send()
    await zalo.deliver()
    await zalo.says("admin", "/thongbao 1 thuhoi", "admin")
    await zalo.says("admin", "1", "admin")
    got = await zalo.deliver()
    assert [chat for chat, text in got if "THU HỒI thông báo" in text] == ["g1", "g2"]


async def test_a_notice_is_corrected_in_its_place(office):
    await office.send()
    await office.deliver()
    await office.says("admin", "/thongbao 1 sua", "admin")
    shown = await office.says("admin", "Mời họp lúc 9 giờ.", "admin")
    assert "Đính chính thông báo số 1" in shown
    assert "2 nhóm" in await office.press("admin", "Gửi đính chính", "admin")
    await office.deliver()
    edits = [sent for sent in office.platform.edited if "9 giờ" in sent.text]
    assert sorted(sent.chat for sent in edits) == ["g1", "g2"]
    assert "9 giờ" in await office.says("admin", "/thongbao 1", "admin")
    confirmed = await office.says("member", "/danhan 1", pressed="1")
    assert ("9 giờ" in confirmed, "8 giờ" in confirmed) == (True, False)


async def test_a_photo_goes_along_and_stays_when_the_words_are_corrected(office):
    office.platform.abilities = replace(ABILITIES, pictures=True, caption_limit=1024)
    office.platform.photos["p1"] = png()
    await office.says("admin", "/thongbao soan", "admin")
    await office.says("admin", "Mời xem ảnh.", "admin", photo="p1")
    assert "tự kiểm tra ảnh" in await office.press("admin", "Tất cả", "admin")
    assert office.platform.sent[-1].message.attachment.data == png()
    await office.press("admin", "Gửi", "admin")
    await office.deliver()
    carried = [sent.message.attachment for sent in office.platform.sent]
    assert [each.data for each in carried] == [png(), png()]
    await office.says("admin", "/thongbao 1 sua", "admin")
    await office.says("admin", "Xem ảnh này.", "admin")
    await office.press("admin", "Gửi đính chính", "admin")
    await office.deliver()
    assert {sent.message.attachment.data for sent in office.platform.edited} == {png()}


@pytest.mark.parametrize(
    ("photo", "said"), [("gone", "chưa lấy được ảnh"), ("gif", "JPEG hoặc PNG")]
)
async def test_a_photo_that_cannot_be_sent_is_told_of(office, photo, said):
    office.platform.photos["gif"] = b"GIF89a"
    await office.says("admin", "/thongbao soan", "admin")
    assert said in await office.says("admin", "Mời xem ảnh.", "admin", photo=photo)
    assert "Chưa có" in await office.says("admin", "/thongbao xem", "admin")


async def test_a_long_correction_is_said_whole_where_nothing_can_be_edited(zalo):
    zalo.platform.abilities = replace(
        zalo.platform.abilities, withdraw=False, edit=False, text_limit=400
    )
    await zalo.send()
    await zalo.deliver()
    await zalo.says("admin", "/thongbao 1 sua", "admin")
    await zalo.says("admin", "Đọc kỹ nhé. " * 60 + "Hết.", "admin")
    await zalo.says("admin", "/thongbao gui", "admin")
    got = await zalo.deliver()
    for chat in ("g1", "g2"):
        texts = [text for at, text in got if at == chat]
        assert texts[0].startswith("ĐÍNH CHÍNH thông báo")
        assert texts[-1].endswith("Hết.")
        assert " ".join(texts).count("Đọc kỹ nhé.") == 60


async def test_a_notice_in_doubt_is_the_admins_to_decide(office):
    office.platform.faults["g2"].append(OutcomeUnknownError("no answer"))
    await office.send()
    await office.deliver()
    assert await office.rows(AlarmRow.kind) == [("outcome unknown",)]
    assert await office.rows(DeliveryRow.settled) == [(False,), (False,)]
    assert "▪ B / Chi bộ 1 (telegram g2)" in await office.says("admin", "/chuaro", "admin")


async def test_a_reminder_in_doubt_is_let_expire(office, clock):
    await office.send()
    await office.deliver()
    clock.on(DAY)
    await office.remind()
    office.platform.faults["g2"].append(OutcomeUnknownError("no answer"))
    await office.deliver()
    assert await office.rows(AlarmRow.kind) == []
    doubts = select(DeliveryRow.settled).where(DeliveryRow.state == "unknown")
    assert await office.database.transact(lambda s: s.scalars(doubts).all()) == [True]


async def test_notices_are_no_bulletins(office):
    await office.send()
    assert "số 1" not in (await office.says("admin", "/phathanh", "admin")).lower()
    assert "Không có bản tin" in await office.says("admin", "/phathanh 1", "admin")


async def test_a_chat_that_is_gone_takes_its_word_along(office):
    await office.send()
    await office.deliver()
    await office.says("member", "/danhan 1", pressed="1")
    await office.database.transact(lambda s: store.unbind(s, ChatId("telegram", "g1")))
    assert await office.rows(ConfirmationRow.chat_id) == []
    kept = await office.database.transact(lambda s: notices.fates(s, 1))
    assert [fate.chat.id for fate in kept] == ["g2"]
