"""What cannot be, typed by those who may: it is said in words, and changes nothing."""

from datetime import date, timedelta

import pytest

from bot.audience import Unit
from bot.stores import units
from bot.tables.counter import ApprovalRow
from bot.texts import questions as texts_questions
from tests.bot.desk import tell
from tests.bot.notice_office import Office

OWNER, BELOW = "owner", "unitadmin"
CASES = (
    (OWNER, "/quyen cap đơn vị lạ", "Không tìm thấy đơn vị “đơn vị lạ”"),
    (OWNER, "/quyen cap", "/quyen cap tên đơn vị"),
    (OWNER, "/quyen thu 99", "Không có quyền hoặc mã số 99"),
    (OWNER, "/quyen huyma 99", "Không có quyền hoặc mã số 99"),
    (BELOW, "/quyen thu 1", "không cấp hay thu hồi được"),
    (BELOW, "/quyen huyma 3", "không cấp hay thu hồi được"),
    (BELOW, "/nhanquyen", "gửi kèm mã"),
    (OWNER, "/quyen trang 9", "không có trang này"),
    (OWNER, "/donvi đơn vị lạ", "Không tìm thấy đơn vị “đơn vị lạ”"),
    (OWNER, "/donvi #5 nhom", "Chưa có nhóm nào đăng ký"),
    (OWNER, "/donvi #1 nhom trang 9", "không có trang này"),
    (OWNER, "/moi đơn vị lạ", "Không tìm thấy đơn vị “đơn vị lạ”"),
    (OWNER, "/moi ds", "Không có mã mời nào"),
    (OWNER, "/moi huy 99", "Không có mã mời số 99"),
    (OWNER, "/nhom đơn vị lạ", "Không tìm thấy đơn vị “đơn vị lạ”"),
    (OWNER, "/nhom C", "Chưa có nhóm nào đăng ký"),
    (OWNER, "/nhom trang 9", "không có trang này"),
    (OWNER, "/lichhop cho đơn vị lạ: ngày 3 hằng tháng, 8h", "Không tìm thấy đơn vị"),
    (OWNER, "/lichhop cho Chi bộ 1: ngày 3 hằng tháng, 8h", "2 đơn vị"),
    (OWNER, "/lichhop cho C: ngày 3 hằng tháng, 8h", "chưa có nhóm nào"),
    (OWNER, "/lichhop cho A: khi nào rảnh", "Ví dụ: ngày 3 hằng tháng"),
    (OWNER, "/thongbao 99 thuhoi", "Không có thông báo số 99"),
    (OWNER, "/phathanh 99", "Không có bản tin số “99”"),
    (OWNER, "/phathanh trang 9", "không có trang này"),
    (OWNER, "/phathanh xem", "chưa có tin mới phù hợp"),
    (OWNER, "/duyet can nguồn lạ", "Không tìm thấy đơn vị hoặc nguồn tin “nguồn lạ”"),
    (OWNER, "/tailieu", "Chưa có tài liệu nào"),
    (OWNER, "/tailieu 99", "Không có tài liệu số 99"),
    (OWNER, "/tailieu bỏ 1", "Không có bản thảo nào đang soạn"),
    (OWNER, "/tailieu sao https://la.vn/1", "chưa có bài viết ở địa chỉ này"),
    (BELOW, "/tailieu sao https://la.vn/1", "ngoài phạm vi đồng chí quản trị"),
    (OWNER, "/tailieu moi #99", "Không tìm thấy đơn vị “#99”"),
)


async def test_what_cannot_be_is_said_and_changes_nothing(database, clock):
    office = await Office(database, clock).furnish()
    await database.transact(lambda s: units.add_unit(s, Unit(id=0, name="C", kind="k")))
    await office.says(OWNER, "/quyen cap #2", OWNER)  # code 3: not for who is below A
    before = await office.state()
    for who, text, answer in CASES:
        clock.on(timedelta(minutes=1))
        assert answer in await office.says(who, text, who), text
    assert await office.state() == before


async def test_of_units_with_one_name_it_is_asked_which_for_a_role_too(database, clock):
    office = await Office(database, clock).furnish()
    await office.says(OWNER, "/quyen cap chi bộ 1", OWNER)
    assert list(office.offered.values()) == ["/quyen cap #3", "/quyen cap #4"]
    assert "/nhanquyen " in await office.says(OWNER, "/quyen cap #4", OWNER)


async def test_before_there_are_units_an_owner_is_told_how_to_begin(database, clock):
    office = Office(database, clock)
    for text in ("/donvi", "/moi"):
        assert "units import" in await office.says(OWNER, text, OWNER), text
    assert "/quyen cap" in await office.says(OWNER, "/quyen", OWNER)


async def test_all_that_is_known_of_a_unit_is_told_and_one_that_ended_invites_nobody(
    database, clock
):
    office = await Office(database, clock).furnish()
    ended = Unit(
        id=0, name="Chi bộ Cũ", kind="chi bộ", parent_id=1, short_name="CB Cũ", aliases=("Xưa",),
        valid_from=date(2020, 7, 1), valid_to=date(2026, 6, 30), successor_id=3,
    )  # fmt: skip
    await database.transact(lambda s: units.add_unit(s, ended))
    said = await office.says(OWNER, "/donvi #5", OWNER)
    for line in ("Tên gọn: CB Cũ", "Tên khác: Xưa", "Thành lập: 01/07/2020",
                 "Kết thúc: 30/06/2026", "Đơn vị kế thừa: A / Chi bộ 1"):  # fmt: skip
        assert line in said
    assert list(office.offered) == ["Các nhóm", "Cấp trên"]
    assert "đã kết thúc hoạt động" in await office.says(OWNER, "/moi #5", OWNER)


async def test_a_feeds_approval_is_for_those_to_set_who_serve_all(database, clock):
    office = await Office(database, clock).furnish()
    await tell(database, "Tin một", now=clock(), outlet="Báo mẫu")
    assert "ngoài phạm vi" in await office.says(BELOW, "/duyet can Báo mẫu", BELOW)
    assert await office.rows(ApprovalRow.number) == []
    assert "Báo mẫu" in await office.says(OWNER, "/duyet can Báo mẫu", OWNER)
    assert len(await office.rows(ApprovalRow.number)) == 1


@pytest.mark.parametrize(
    ("asked", "command"),
    [
        ("settings:unsubscribe", "/huydangky"),
        ("settings:delete_data", "/xoadulieu"),
        ("settings:schedule", "/gio"),
        ("settings:topics", "/chude"),
        ("settings:subscribe", "/dangky"),
        (None, "/trogiup"),
    ],
)
def test_who_asks_in_plain_words_how_to_set_something_is_told_the_command(asked, command):
    told = texts_questions.settings(asked).text
    assert command in told
    assert ("/trogiup" in told) == (asked is None)
