"""A notice that is being written, and another one begun meanwhile: nothing is lost unsaid."""

from datetime import timedelta

import pytest

from bot.tables.notices import NoticeRow
from tests.bot.notice_office import Office
from tests.fakes.pictures import png


@pytest.fixture
async def office(database, clock):
    return await Office(database, clock, "telegram").furnish()


def admin(office, text, **how):
    return office.says("admin", text, "admin", **how)


LONGER = [
    "Gửi các đồng chí cấp ủy: họp lúc 9 giờ sáng mai",
    "Khẩn trương nộp báo cáo tháng trước ngày 28/11",
    "Nơi tập trung là hội trường, lúc 8 giờ",
    "Chọn cử đại biểu dự hội nghị trước 5/12",
    "Loại bỏ hồ sơ cũ trước ngày 5/12",
    "Xem lại nghị quyết trước khi họp",
    "Trang trí hội trường trước ngày 5/12",
    "20 giờ tối nay họp chi bộ tại nhà văn hóa",
    "3 đồng chí sau được mời họp: An, Bình, Chi",
]


@pytest.mark.parametrize("text", LONGER)
async def test_new_words_take_the_place_of_those_that_were_shown(office, text):
    await office.write("Gửi các đồng chí: họp lúc 8 giờ")
    said = await admin(office, f"/thongbao {text}")
    assert "Đã bỏ thông báo đang soạn dở “Gửi các đồng chí: họp lúc 8 giờ”" in said
    assert "Gửi tới đâu" in said
    shown = await office.press("admin", "Tất cả", "admin")
    assert shown.startswith(f"Xem trước\nTHÔNG BÁO\n\n{text}")
    await office.press("admin", "Gửi", "admin")
    told = dict(await office.deliver())
    assert told.keys() == {"g1", "g2"}
    assert all(text in words for words in told.values())
    assert await office.rows(NoticeRow.text, NoticeRow.urgent) == [(text, False)]


async def test_steps_stay_steps_while_a_notice_is_written(office):
    await office.write()
    assert "KHẨN" in await admin(office, "/thongbao khẩn")
    assert "trước 17:00 ngày 5/12" in await admin(office, "/thongbao hạn 17h ngày 5/12")
    assert "Không tìm thấy đơn vị" in await admin(office, "/thongbao donvi chi bộ thôn Đông Hạ")
    assert "Xem trước" in await admin(office, "/thongbao xem")
    assert "đang được gửi tới 2 nhóm" in await admin(office, "/thongbao gửi")


async def test_words_that_are_no_deadline_may_begin_another_notice(office):
    await office.write("Mời họp lúc 8 giờ.")
    said = await admin(office, "/thongbao Hạn nộp báo cáo là 17h ngày 5/12")
    assert "chưa hiểu hạn" in said
    assert "Nếu đây là nội dung một thông báo khác" in said
    said = await office.press("admin", "Soạn thông báo", "admin")
    assert "Đồng chí đang soạn dở thông báo “Mời họp lúc 8 giờ.”" in said
    said = await admin(office, "Hạn nộp báo cáo là 17h ngày 5/12")
    assert "Đã bỏ thông báo đang soạn dở “Mời họp lúc 8 giờ.”" in said
    assert "Hạn nộp báo cáo" in await office.press("admin", "Tất cả", "admin")


async def correcting(office):
    await office.send("Thông báo thứ nhất")
    await office.deliver()
    await admin(office, "/thongbao 1 sua")


async def test_a_notice_from_the_list_corrects_no_other_one(office):
    await correcting(office)
    await admin(office, "/thongbao")
    said = await office.press("admin", "Soạn thông báo", "admin")
    assert "đang đính chính dở thông báo số 1" in said
    said = await admin(office, "Mời dự lễ kết nạp đảng viên")
    assert "Đã bỏ việc đính chính thông báo số 1; nội dung đã gửi giữ nguyên" in said
    await office.press("admin", "Tất cả", "admin")
    assert "Thông báo số 2" in await office.press("admin", "Gửi", "admin")
    assert "Thông báo thứ nhất" in await admin(office, "/thongbao 1")


async def test_a_notice_behind_the_command_corrects_no_other_one(office):
    await correcting(office)
    said = await admin(office, "/thongbao Mời dự đại hội lúc 8 giờ ngày 5/12")
    assert "Đã bỏ việc đính chính thông báo số 1" in said
    assert "Gửi đính chính" not in office.offered
    assert "Gửi tới đâu" in said


async def test_a_correction_goes_on_where_another_notice_was_only_thought_of(office):
    await correcting(office)
    await admin(office, "Thông báo thứ nhất, đã sửa")
    await admin(office, "/thongbao soan")
    shown = await office.press("admin", "Tiếp tục bản đang soạn", "admin")
    assert "Đính chính thông báo số 1\nTHÔNG BÁO\n\nThông báo thứ nhất, đã sửa" in shown
    await admin(office, "/thongbao 1 sua")
    assert "đã sửa" in await admin(office, "/thongbao xem")


async def test_before_anybody_is_chosen_a_preview_asks_for_whom(office):
    await admin(office, "/thongbao soan")
    await admin(office, "Mời họp lúc 8 giờ.")
    said = await admin(office, "/thongbao xem")
    assert said.startswith("Gửi tới đâu?")
    assert "Gửi tới: " not in said


async def test_other_words_keep_whom_it_is_for_and_what_it_corrects(office):
    await office.write("Mời họp lúc 8 giờ.")
    await office.press("admin", "Khẩn", "admin")
    assert "viết nội dung" in await office.press("admin", "Sửa nội dung", "admin")
    shown = await admin(office, "Mời họp lúc 9 giờ.")
    assert "THÔNG BÁO KHẨN\n\nMời họp lúc 9 giờ." in shown
    assert "Gửi tới: tất cả đơn vị" in shown
    await office.press("admin", "Gửi", "admin")
    await office.deliver()
    await admin(office, "/thongbao 1 sua")
    await admin(office, "Mời họp lúc 10 giờ.")
    assert "nội dung đúng của thông báo số 1" in await office.press(
        "admin", "Sửa nội dung", "admin"
    )
    assert "Đính chính thông báo số 1" in await admin(office, "Mời họp lúc 11 giờ.")
    assert "Gửi đính chính" in office.offered


async def test_a_correction_says_what_it_takes_the_place_of(office):
    await office.send("Một.")
    await office.write("Hai.")
    said = await admin(office, "/thongbao 1 sua")
    assert said.startswith("Đã bỏ thông báo đang soạn dở “Hai.”")
    assert said.endswith("Gõ /huy để thôi.")


async def test_words_for_what_was_forgotten_are_no_other_notice(office, clock):
    await correcting(office)
    clock.on(timedelta(minutes=10))
    assert "Chưa có thông báo đang soạn" in await admin(
        office, "/thongbao noidung Thông báo thứ nhất, đã sửa"
    )


async def test_a_picture_stays_with_the_notice_that_it_came_with(office):
    office.platform.photos["p1"] = png()
    await admin(office, "/thongbao soan")
    await admin(office, "Mời xem ảnh.", photo="p1")
    await office.press("admin", "Tất cả", "admin")
    await admin(office, "/thongbao Mời dự đại hội lúc 8 giờ")
    assert "tự kiểm tra ảnh" not in await office.press("admin", "Tất cả", "admin")


async def test_what_is_refused_leaves_what_is_being_written(office):
    await office.write("Mời họp lúc 8 giờ.")
    assert "không gửi tài liệu mật" in await admin(office, "/thongbao Tài liệu mật, họp kín")
    assert "Mời họp lúc 8 giờ." in await admin(office, "/thongbao xem")


async def test_a_report_is_told_by_its_number_pages_and_all(office):
    await office.send()
    await office.deliver()
    assert "không có trang này" in await admin(office, "/thongbao 1 chua trang 9")
    assert "Các thông báo đã gửi" in await admin(office, "/thongbao trang 1")
    assert "nội dung đúng của thông báo số 1" in await admin(
        office, "/thongbao 1 sửa lại giúp tôi với"
    )


@pytest.mark.parametrize("typed", ["tất cả", "Tat ca"])
async def test_everybody_can_be_typed_where_a_units_name_is(office, typed):
    await admin(office, "/thongbao soan")
    assert "Gửi tới đâu" in await admin(office, "Mời họp lúc 8 giờ.")
    assert "Gửi tới: tất cả đơn vị" in await admin(office, typed)
    assert "Gửi tới: tất cả đơn vị" in await admin(office, "/thongbao donvi tất cả")  # no toggle
