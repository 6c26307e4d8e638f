"""Wishes about settings in plain words: led to the command; nothing changes without a press."""

import pytest

from bot.codes import CODE
from bot.stores.store import BY_ADMIN
from bot.typed.awaited import asks_otherwise, gives_up
from bot.typed.compile_wishes import wants_compilation
from bot.typed.office_wishes import read_wish
from bot.typed.rhythm import read_rhythm
from bot.typed.stops import read_stop
from bot.typed.wanted_times import as_typed
from jobs.text import fold
from tests.bot.desk import bind, tell
from tests.bot.dialogues import NOW
from tests.bot.test_dispatch import ADMIN, MEMBER, SECRETARY, Counter


@pytest.fixture
async def bound(database, clock):
    counter = Counter(database, clock)
    await bind(database, "g", now=clock(), admin=SECRETARY)
    return counter


async def says(counter, text, sender=SECRETARY, **how):
    return await counter.says(sender, text, addressed=True, **how)


def offered(counter):
    return {choice.label: choice.command for choice in counter.choices}


async def press(counter, label, sender=SECRETARY):
    return await says(counter, offered(counter)[label], sender)


LESS = [
    ("thôi cuối tuần đừng gửi", "/gio 07:00 t2-t6"),
    ("cuối tuần đừng gửi bản tin nữa", "/gio 07:00 t2-t6"),
    ("thứ bảy chủ nhật nghỉ, đừng gửi tin", "/gio 07:00 t2-t6"),
    ("mai đừng gửi tin, nghỉ lễ", "/gio tat"),
    ("tam dung ban tin den thu 2 nhe", "/gio tat"),
    ("tạm dừng bản tin", "/gio tat"),
    ("tạm dừng đến thứ hai", "/gio tat"),
    ("bot nghỉ một tuần đi", "/gio tat"),
    ("đừng gửi tin Kpop nữa", "/tukhoa tru Kpop"),
    ("ngừng nhận tin thể thao", "/tukhoa tru thể thao"),
    ("đừng gửi tin nông thôn mới nữa", "/chude bo Nông thôn mới"),
    ("đừng gửi sớm quá, 8 giờ hãy gửi", "/gio 08:00"),
    ("ban đêm đừng gửi gì, từ 10 giờ tối đến 5 giờ sáng", "/yentinh 22:00 5:00"),
]


@pytest.mark.parametrize(("text", "command"), LESS)
async def test_who_wants_less_to_stop_is_not_asked_whether_all_shall(bound, text, command):
    said = await says(bound, text)
    assert "hủy đăng ký" not in said
    assert any(each.startswith(command) for each in offered(bound).values())
    assert command in said.replace("tắt", "tat")
    assert "hủy đăng ký" not in await says(bound, "ok")
    assert await bound.chat() is not None


async def test_a_typed_yes_does_what_is_offered(bound):
    await says(bound, "thôi cuối tuần đừng gửi")
    await says(bound, "ok", MEMBER)
    assert (await bound.chat()).times == read_rhythm("7:00")
    assert "từ thứ hai đến thứ sáu" in await says(bound, "ok")
    assert (await bound.chat()).times == read_rhythm("7:00 t2-t6")


@pytest.mark.parametrize("text", ["đừng gửi tin trùng nhau", "sao bot không gửi tin nữa"])
async def test_a_complaint_is_no_wish_to_end_bulletins(bound, text):
    assert "hủy đăng ký không" not in await says(bound, text)


@pytest.mark.parametrize(("text", "_"), LESS)
async def test_a_member_gets_no_button_and_is_told_whom_to_ask(bound, text, _):
    said = await says(bound, text, MEMBER)
    assert bound.choices == []
    assert "quản trị viên của nhóm" in said


@pytest.mark.parametrize(
    "text",
    [
        "hủy đăng ký", "ngừng nhận bản tin", "không nhận tin nữa", "stop", "thôi không nhận nữa",
        "đừng gửi tin cho nhóm này nữa", "phiền quá đừng gửi nữa", "tôi không muốn nhận tin nữa",
        "tôi rút lại sự đồng ý", "tắt bản tin đi", "khong nhan ban tin nua", "rời nhóm",
        "từ hôm nay đừng gửi tin nữa", "dừng gửi bản tin từ mai", "hủy đăng ký ngay hôm nay",
    ],
)  # fmt: skip
async def test_to_take_back_ones_consent_is_as_easy_as_ever(bound, text):
    assert read_stop(text) is None
    assert "chắc chắn muốn hủy đăng ký không" in await says(bound, text)
    assert (await says(bound, "có")).startswith("Đã hủy đăng ký")


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        ("7:00", "6 giờ rưỡi sáng thứ hai đến thứ bảy gửi tin nhé", "06:30 t2-t7"),
        ("7:00", "bot ơi từ mai gửi lúc 6 rưỡi sáng nhé", "06:30"),
        ("7:00", "từ mai gửi lúc 7h15 nhé", "07:15"),
        ("7:00", "mỗi sáng 6 rưỡi gửi tin cho nhóm", "06:30"),
        ("7:00", "gửi lúc 6h kém 15", "05:45"),
        ("7:00", "6h30", "06:30"),
        ("7:00", "Gio 6:45", "06:45"),
        ("7:00 t2-t6", "đổi giờ gửi sang 6h30", "06:30 t2-t6"),
        ("7:00 17:30 t2-t6", "gửi thêm một bản lúc 5 giờ chiều nữa", "07:00 17:00 17:30 t2-t6"),
    ],
)
async def test_the_button_of_times_carries_all_that_was_said(bound, before, text, expected):
    await says(bound, f"/gio {before}")
    await says(bound, text)
    [label] = [each for each in offered(bound) if each.startswith("Nhận tin lúc")]
    assert offered(bound)[label] == f"/gio {expected}"
    await press(bound, label)
    assert (await bound.chat()).times == read_rhythm(expected)


@pytest.mark.parametrize(
    "text", ["7:00 17:30 t2-t6", "6:00; ", "6:30 t2 t4; 8:00 t7 cn", "7:00 hằng ngày; 19:00 cn"]
)
def test_what_is_typed_for_times_is_read_back(text):
    moments = read_rhythm(text)
    assert moments is not None
    assert read_rhythm(as_typed(moments)) == moments


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6 rưỡi", "6:30"),
        ("6 giờ rưỡi sáng", "6:30"),
        ("6:30 trừ cuối tuần", "6:30 t2-t6"),
        ("6:30, trừ chủ nhật", "6:30 t2-t7"),
        ("7 giờ kém 10", "6:50"),
    ],
)
async def test_hours_as_people_say_them(bound, text, expected):
    await says(bound, f"/gio {text}")
    assert (await bound.chat()).times == read_rhythm(expected)


async def test_a_meetings_hour_is_no_bulletins(bound):
    await says(bound, "/lichhop ngày 3 hằng tháng, 14h, hội trường")
    said = await says(bound, "đổi giờ họp sang 15h")
    assert "/lichhop" in said
    assert not any(each.startswith("/gio") for each in offered(bound).values())
    await press(bound, "Đặt như vậy")
    assert "15:00" in await says(bound, "/hop")
    assert "hội trường" in await says(bound, "/hop")


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("họp chi bộ ngày 3 hằng tháng lúc 14h tại hội trường xã", "14:00, hội trường xã"),
        ("chi bộ họp thứ bảy tuần đầu hằng tháng lúc 8h", "thứ bảy tuần đầu hằng tháng, 08:00"),
    ],
)
async def test_a_plan_of_meetings_in_words_is_one_press(bound, text, then):
    await says(bound, text)
    await press(bound, "Đặt như vậy")
    assert then in await says(bound, "/hop")


@pytest.mark.parametrize(
    "text", ["lịch họp chi bộ ngày 3 hằng tháng", "/lichhop ngày 3 hằng tháng"]
)
async def test_the_day_of_a_plan_is_not_forgotten_when_its_hour_comes(bound, text):
    await says(bound, text)
    await says(bound, "14h, hội trường")
    assert "ngày 3 hằng tháng, 14:00, hội trường" in await says(bound, "/hop")


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("tháng này hoãn họp", "/lichhop nghi"),
        ("chuyển họp chi bộ sang mùng 5", "/lichhop doi sang 05/"),
        ("kỳ này họp mùng 4 nhé", "/lichhop doi sang 04/"),
    ],
)
async def test_one_meeting_is_changed_by_a_press(bound, text, command):
    await says(bound, "/lichhop ngày 3 hằng tháng, 14h, hội trường")
    await says(bound, text)
    assert offered(bound)["Đặt như vậy"].startswith(command)
    assert "Các kỳ sau không đổi" in await press(bound, "Đặt như vậy")


@pytest.mark.parametrize("text", ["mai có họp không", "khi nào họp chi bộ", "họp chi bộ tháng này"])
async def test_who_asks_when_the_cell_meets_is_told_so(bound, text):
    assert "chưa đặt lịch" in await says(bound, text)


OFFICE = [
    ("cho xem cài đặt", "/caidat"),
    ("bot đang cài đặt thế nào", "/caidat"),
    ("nhóm đang nhận báo nào", "/chonnguon"),
    ("mỗi bản mấy tin", "/sotin"),
    ("cho ít tin thôi, 5 tin là đủ", "/sotin 5"),
    ("bản tin ngắn gọn thôi nhé", "/kieu gon"),
    ("gửi bản tin ngay bây giờ", "/guingay"),
    ("xóa lịch họp đi", "/lichhop tat"),
    ("nhóm mình chỉ quan tâm nông thôn mới với xây dựng Đảng", "/chude "),
]


@pytest.mark.parametrize(("text", "command"), OFFICE)
async def test_a_wish_leads_to_its_command(bound, text, command):
    said = await says(bound, text)
    assert any(each.startswith(command) for each in offered(bound).values()), said
    assert command.strip() in said
    assert "quản trị viên của nhóm" in await says(bound, text, MEMBER)
    assert bound.choices == []


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("cấp mã mời cho Chi bộ fake g", "/moi Chi bộ fake g"),
        ("tạm dừng nhóm Chi bộ fake g", "/nhom Chi bộ fake g"),
        ("sửa bản tin sáng nay", "/phathanh"),
        ("số liệu tháng này thế nào", "/thongke"),
        ("soạn tài liệu sinh hoạt chi bộ tháng 8", "/tailieu moi"),
    ],
)
async def test_who_tends_the_bot_is_led_to_his_commands(bound, text, command):
    await says(bound, text, ADMIN)
    assert command in offered(bound).values()


@pytest.mark.parametrize("text", ["ai đang quản trị bot trong nhóm", "đổi người quản bot"])
async def test_who_is_in_charge_is_said_without_a_name(bound, text):
    said = await says(bound, text, MEMBER)
    assert "/dangky" in said
    assert SECRETARY not in said


async def test_a_cell_is_told_who_compiles_for_its_meeting(bound):
    for text in ("soạn cho tôi tài liệu sinh hoạt chi bộ tháng 8", "tài liệu họp chi bộ đâu"):
        said = await says(bound, text)
        assert "đơn vị cấp trên soạn" in said
        assert "mật" not in said


async def test_notices_and_privacy_are_explained(bound):
    assert "gửi thẳng vào nhóm" in await says(bound, "có thông báo nào mới không", MEMBER)
    said = await says(bound, "bot là của ai, có theo dõi chúng tôi không", MEMBER)
    assert "không" in said
    assert "/dulieu" in said or "lưu" in said


@pytest.mark.parametrize(
    "text",
    [
        "tin về lịch họp Quốc hội", "số liệu xuất khẩu tháng này thế nào", "5 tin mới nhất",
        "báo Nhân Dân có tin gì", "tin nông thôn mới", "nghị quyết 57 nói gì", "họp báo lúc 9h",
        "bão số 3 đi đến đâu rồi", "sinh hoạt chuyên đề", "giá xăng hôm nay", "tai nạn lúc 7 giờ",
        "Từ ngày 1/7, đảng viên chuyển sinh hoạt đảng",
        "đề án 06 gửi ai", "thông báo số 5 nói gì", "vì sao dừng dự án cầu", "Chính phủ họp ngày 3",
    ],
)  # fmt: skip
async def test_news_are_no_wish(bound, database, clock, text):
    await tell(database, "Cầu Bến Mới", now=clock())
    assert read_wish(text) is None
    assert not wants_compilation(text)
    said = await says(bound, text)
    assert "Chưa đổi gì" not in said
    assert "Bot không tự đổi gì" not in said


@pytest.mark.parametrize(
    "text",
    [
        "thôi", "hủy", "bỏ", "bỏ đi", "không", "không phải", "không gửi nữa", "thôi không dời nữa",
        "thôi bỏ qua", "để sau", "hủy bỏ", "dừng lại",
    ],
)  # fmt: skip
@pytest.mark.parametrize("begun", ["/lichhop", "/thongbao soan", "/thongbao Lao động vệ sinh"])
async def test_every_dialogue_is_left_in_plain_words(bound, begun, text):
    await says(bound, begun, ADMIN)
    assert "Không có gì thay đổi" in await says(bound, text, ADMIN)
    assert "chưa có" in (await says(bound, "/thongbao xem", ADMIN)).lower() or begun == "/lichhop"


async def test_a_notice_in_whose_place_another_was_to_come_stays(bound):
    await says(bound, "/thongbao Lao động vệ sinh sáng chủ nhật", ADMIN)
    await says(bound, "/thongbao soan", ADMIN)
    assert "Lao động vệ sinh" in await says(bound, "hủy", ADMIN)


@pytest.mark.parametrize(
    ("text", "awaited", "out"),
    [
        ("không phải, sửa lại thành 7h30", "/thongbao donvi", False),
        ("không họp kỳ này", "/lichhop", False),
        ("hủy", "/tailieu 1", False),
        ("thôi", "/tailieu 1", True),
        ("không", "/thongbao han", False),
        ("bỏ 3", "/tailieu 1", False),
        ("Chi bộ thôn Bỏ", "/thongbao donvi", False),
    ],
)
def test_what_goes_on_is_not_given_up(text, awaited, out):
    assert gives_up(text, awaited) is out


@pytest.mark.parametrize(
    ("text", "awaited", "asks"),
    [
        ("tin bão mới nhất", "/lichhop", True),
        ("có tin nông thôn mới nào không", "/thongbao donvi", True),
        ("bot đang để giờ nào", "/lichhop", True),
        ("ngày 3 hằng tháng, 14h", "/lichhop", False),
        ("Tin vui: chi bộ ta đạt chuẩn!", "/thongbao soan", False),
        ("tin 3 lên", "/tailieu 1", False),
        ("Chi bộ thôn Đông", "/thongbao donvi", False),
    ],
)
def test_a_clear_question_is_none_of_the_words_awaited(text, awaited, asks):
    assert asks_otherwise(text, awaited, NOW) is asks


async def test_a_question_in_an_open_dialogue_is_answered(bound, database, clock):
    await tell(database, "Bão số 3 vào bờ", now=clock())
    await says(bound, "/lichhop")
    assert "chưa hiểu lịch" not in await says(bound, "tin bão mới nhất")
    await says(bound, "/lichhop")
    assert "Giờ nhận bản tin" in await says(bound, "bot đang để giờ nào")


@pytest.mark.parametrize("typed", ["/ gio 6:45", "/ giờ 6h45"])
async def test_a_blank_behind_the_slash_is_a_slip(bound, typed):
    await says(bound, typed)
    assert (await bound.chat()).times == read_rhythm("6:45")


async def test_a_code_behind_its_words_needs_no_slash(bound):
    code = CODE.search(await says(bound, "/moi #1", ADMIN))[0]
    assert "Đã đăng ký" in await says(bound, f"đăng ký {code}", MEMBER, chat="g2")


async def test_to_erase_is_said_in_its_own_words(bound):
    await says(bound, "/xoadulieu")
    assert (await says(bound, "ừ xóa đi")).startswith("Đã xóa")


async def pause(counter):
    await says(counter, "/nhom 1", ADMIN)
    for _ in range(2):
        await says(counter, counter.choices[0].command, ADMIN)


@pytest.mark.parametrize(
    "text",
    ["/caidat", "/gio", "/gio 6:00", "/guingay", "bot đang để giờ nào",
     "sao không thấy bản tin nữa hả bot", "hôm nay bot không gửi bản tin à", "từ mai gửi lúc 7h15"],
)  # fmt: skip
async def test_a_pause_of_the_unit_is_told_wherever_it_matters(bound, text):
    assert "tạm dừng" not in await says(bound, text)
    await pause(bound)
    assert "đang được đơn vị quản lý tạm dừng" in await says(bound, text)


@pytest.mark.parametrize(("text", "_"), LESS)
def test_stops_are_read_without_tone_marks_too(text, _):
    stop, bare = read_stop(text), read_stop(fold(text))
    assert bare is not None
    assert stop is not None
    assert bare.what is stop.what


async def test_a_pause_of_one_unit_is_none_of_another_that_takes_the_chat(bound):
    await pause(bound)
    await says(bound, "/huydangky")
    await says(bound, "có")
    await says(bound, "/donvi thêm Chi bộ Khác", ADMIN)
    said = await says(bound, "/moi Chi bộ Khác", ADMIN)
    await says(bound, f"/dangky {CODE.search(said)[0]}")
    assert (await bound.chat()).paused is None


async def test_a_pause_of_the_unit_outlives_undo_and_a_new_code(bound):
    await pause(bound)
    number = (await bound.chat()).id
    await says(bound, "/huydangky")
    await says(bound, "có")
    await says(bound, "hoàn tác")
    chat = await bound.chat()
    assert (chat.paused, chat.id) == (BY_ADMIN, number)
    await says(bound, "/huydangky")
    await says(bound, "có")
    said = await says(bound, "/moi Chi bộ fake g", ADMIN)
    await says(bound, f"/dangky {CODE.search(said)[0]}")
    assert (await bound.chat()).paused == BY_ADMIN
    said = await says(bound, "/moi Chi bộ fake g", ADMIN)
    await says(bound, f"/dangky {CODE.search(said)[0]}")
    assert (await bound.chat()).paused == BY_ADMIN
