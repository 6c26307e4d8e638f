"""What goes on with the question before."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.question import Question, understand
from jobs.understanding.followup import Asked, followed, reopened
from jobs.understanding.picking import LAST, Picked, of_a_weekday, picked, turned

NOW = datetime.fromisoformat("2026-11-23T09:00:00+07:00")
OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))


def before(text):
    return Asked(text=text, question=understand(text, NOW))


@pytest.mark.parametrize(
    ("first", "then", "intent", "topic", "days"),
    [
        ("tin chuyển đổi số", "còn tháng trước?", "topic", "chuyen_doi_so", OCTOBER),
        ("tin chuyển đổi số", "tháng trước", "topic", "chuyen_doi_so", OCTOBER),
        ("tin chuyen doi so", "con thang truoc", "topic", "chuyen_doi_so", OCTOBER),
        ("tin chuyển đổi số", "thế còn y tế?", "topic", "van_hoa_giao_duc_y_te", (None, None)),
        ("tin tháng 10", "chuyển đổi số thì sao", "topic", "chuyen_doi_so", OCTOBER),
        ("tin tháng 10", "còn tin công an", "topic", "quoc_phong_an_ninh", OCTOBER),
        ("tin mới nhất", "thế còn tháng trước", "date", None, OCTOBER),
        ("tìm bài về cầu Bến Mới", "chỉ tháng 10 thôi", "search", None, OCTOBER),
    ],
)
def test_other_days_and_topics(first, then, intent, topic, days):
    told = followed(before(first), then, NOW).question
    assert (told.intent, told.topic, (told.date_from, told.date_to)) == (intent, topic, days)


@pytest.mark.parametrize(
    ("first", "then", "text"),
    [
        (
            "Đảng bộ Khối có bao nhiêu đảng viên?",
            "thế còn chi bộ cơ sở?",
            "Đảng bộ Khối có bao nhiêu chi bộ cơ sở?",
        ),
        (
            "Đảng bộ Khối có bao nhiêu đảng viên?",
            "còn Đảng bộ tỉnh?",
            "Đảng bộ tỉnh có bao nhiêu đảng viên?",
        ),
        ("tìm bài về cầu Bến Mới", "còn cầu Thịnh Long?", "cầu Thịnh Long"),
    ],
)
def test_the_same_of_something_else(first, then, text):
    assert followed(before(first), then, NOW).text == text


@pytest.mark.parametrize(
    ("first", "then", "text"),
    [
        ("sạt lở ở Tuyên Quang thế nào", "ở Quảng Trị thì sao", "sạt lở ở Quảng Trị thế nào"),
        ("gian lận thi", "còn Quảng Trị?", "gian lận thi ở Quảng Trị"),
        ("sat lo o ca mau", "con vinh long thi sao", "sat lo o vinh long"),
        ("giá lúa ở An Giang bao nhiêu", "thế Cà Mau thì sao", "giá lúa ở Cà Mau bao nhiêu"),
        ("tìm bài về gian lận thi ở Hà Tĩnh", "còn Hà Tĩnh?", "tìm bài về gian lận thi ở Hà Tĩnh"),
    ],
)  # fmt: skip
def test_the_same_of_another_place(first, then, text):
    assert followed(before(first), then, NOW).text == text


def test_of_a_list_of_days_another_place_is_all_that_is_sought():
    told = followed(before("tin hôm nay"), "ở Quảng Trị thì sao", NOW)
    assert (told.text, told.question.intent) == ("Quảng Trị", "search")


@pytest.mark.parametrize(
    ("first", "then", "text"),
    [
        ("tin Hà Nam", "không phải Hà Nam, Hà Tĩnh cơ", "tin Hà Tĩnh"),
        ("tin ha nam", "ko phai ha nam ma la ha tinh", "tin ha tinh"),
        ("tin về Huế hôm qua", "không, Quảng Trị cơ", "tin về Quảng Trị hôm qua"),
        ("tin về Huế hôm qua", "ý tôi là Quảng Ninh", "tin về Quảng Ninh hôm qua"),
        ("tin Cà Mau", "ý tui là có tin gì mới hông", "có tin gì mới hông"),
        ("nghị định 300 nói gì", "không phải 300, 301 cơ", "nghị định 301 nói gì"),
        ("tin bão", "không phải bão số 3, bão số 4 cơ", "bão số 4"),
        ("giá vàng", "không đúng, hỏi giá xăng cơ", "giá xăng"),
        ("tin hôm qua", "nhầm, tôi muốn hỏi đại học luật", "đại học luật"),
        ("lũ Mường Than", "ý tôi hỏi cả tỉnh chứ không phải riêng Mường Than", "cả tỉnh"),
        (
            "ai là Bộ trưởng",
            "Tôi hỏi về đồng chí Đỗ Xuân Mai chứ không phải đồng chí khác.",
            "đồng chí Đỗ Xuân Mai",
        ),
    ],
)
def test_what_was_asked_before_is_put_right(first, then, text):
    told = followed(before(first), then, NOW)
    assert told == Asked(text=text, question=understand(text, NOW))


@pytest.mark.parametrize(
    ("first", "days", "then", "text"),
    [
        ("mưa lũ ở Huế", "còn tháng trước?", "còn Quảng Trị?", "mưa lũ ở Quảng Trị"),
        ("tìm bài về gian lận thi", "tháng 10", "còn Huế", "tìm bài về gian lận thi ở Huế"),
        ("lũ Huế tháng 9", "còn tháng 10", "còn Quảng Trị?", "lũ Quảng Trị tháng 9"),
        ("lũ ở Huế", "còn tháng 10", "không phải Huế, Quảng Trị cơ", "lũ ở Quảng Trị"),
    ],
)
def test_another_place_is_asked_about_on_the_days_that_were_asked_about_last(
    first, days, then, text
):
    told = followed(followed(before(first), days, NOW), then, NOW)
    assert (told.text, (told.question.date_from, told.question.date_to)) == (text, OCTOBER)


@pytest.mark.parametrize(
    ("then", "part"), [("còn hôm nay?", None), ("còn chiều qua?", "afternoon")]
)
def test_of_other_days_no_part_is_meant_but_what_is_named(then, part):
    hours = followed(before("tin sáng nay"), then, NOW).question.hours
    assert (hours.part if hours else None) == part


def test_a_year_may_be_put_right():
    told = followed(before("lũ ở Lai Châu năm 2024"), "không phải năm ngoái, năm nay cơ", NOW)
    assert told.question.date_from == date(2026, 1, 1)
    assert told.question.keywords == ("lũ ở Lai Châu",)


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("quay lại vụ cháy chợ, ai bị thương", "vụ cháy chợ, ai bị thương"),
        ("thôi trở lại chuyện học phí", "chuyện học phí"),
        ("quay lại", "quay lại"),
        ("về lại quê hương", "về lại quê hương"),
    ],
)
def test_what_is_gone_back_to(text, matter):
    assert reopened(text) == matter


@pytest.mark.parametrize(
    "then",
    [
        "không có tin gì à", "không hiểu", "không khí lạnh, mưa rào", "ý kiến cử tri",
        "thế ông Hoan thì xử ngày nào",
    ],
)  # fmt: skip
def test_what_denies_or_asks_anew_stands_for_itself(then):
    assert followed(before("ông ấy nhận hối lộ bao nhiêu tiền"), then, NOW) is None


@pytest.mark.parametrize(
    "then",
    [
        "cảm ơn bot",
        "tin mới",
        "tìm bài về cầu Bến Mới",
        "chi bộ có bao nhiêu đảng viên",
        "thế giới có gì mới",
        "chỉ thị 05",
        "còn nghị quyết 68?",
        "con đường tơ lụa mới của tỉnh nhà có gì hay để xem không bot",
    ],
)
def test_what_stands_for_itself_is_left_alone(then):
    assert followed(before("tin chuyển đổi số"), then, NOW) is None


@pytest.mark.parametrize("first", ["nghị quyết 57 nói gì?", "Đảng bộ có bao nhiêu đảng viên?"])
@pytest.mark.parametrize("then", ["tin hôm qua", "tin mới hôm nay", "tin tức tuần này"])
def test_news_of_some_days_is_asked_for_anew(first, then):
    assert followed(before(first), then, NOW) is None
    # Who goes on with the question before says so, or names days alone.
    assert followed(before(first), f"còn {then}?", NOW).question.intent != "date"
    assert followed(before(first), "hôm qua?", NOW).question.intent != "date"


def test_nothing_goes_on_with_a_refusal():
    assert followed(before("giá vàng hôm nay"), "còn hôm qua?", NOW) is None


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        (4, ("xem tiếp", "còn nữa không", "Xem thêm nữa", "tiếp đi", "xem nữa đi", "trang sau")),
        (2, ("trang trước", "quay lại", "tro lai trang truoc", "trang 2", "xem trang số 2 đi")),
        (1, ("trang 1", "quay lại trang 1", "trang đầu tiên", "về đầu", "trang 0")),
        (12, ("trang 12", "mo trang 12 nhe")),
        (
            None,
            (
                "trang",
                "trang web",
                "đâu",
                "đầu",
                "quay lại trường học",
                "trang 2 báo Nhân Dân",
                "tin mới",
            ),
        ),
    ],
)
def test_the_pages_of_a_list_are_turned_in_words(page, texts):
    assert {text: turned(text, 3) for text in texts} == dict.fromkeys(texts, page)


def test_before_the_first_page_there_is_none():
    assert turned("trang trước", 1) == 1


@pytest.mark.parametrize(
    ("told", "texts"),
    [
        (
            Picked(number=3, bare=True),
            ("3", "03", "3.", "(3)", "số 3", "so ba", "xem 3", "chọn số 3 nhé"),
        ),
        (
            Picked(number=3),
            ("tin 3", "Tin 3", "xem tin 3", "mở tin 3", "chi tiết tin 3", "xem chi tiết tin 3"),
        ),
        (
            Picked(number=3),
            ("tin số 3", "bài số ba", "cái thứ 3", "bài thứ ba", "cho tôi xem bài báo số 3 với"),
        ),
        (Picked(number=1), ("bài thứ nhất", "tin thứ nhất", "tin 1")),
        (Picked(number=3, weekday=True), ("tin thứ 3", "tin thu ba", "bản tin thứ ba")),
        (Picked(number=1, ends=True), ("bài đầu tiên", "xem tin đầu", "cái đầu tiên đi")),
        (Picked(number=LAST, ends=True), ("tin cuối", "bài cuối cùng")),
        (Picked(number=99, bare=True), ("99",)),
        (Picked(number=0, bare=True), ("0",)),
    ],
)
def test_something_of_a_list_is_asked_for_by_its_number(told, texts):
    assert {text: picked(text) for text in texts} == dict.fromkeys(texts, told)


@pytest.mark.parametrize(
    "text",
    [
        "tin mới nhất", "tin hôm nay", "2 tin", "5 tin mới", "top 5 tin", "tin 2/9", "tin năm",
        "bài ba", "thứ 2", "thứ ba", "tin đầu tuần", "tin cuối ngày", "tin tức", "trang 2",
        "nghị quyết 57", "chương trình 135", "tin 8/2026", "tìm tin 3", "tin thứ 2 tuần trước",
        "1234", "tin đâu", "",
    ],
)  # fmt: skip
def test_what_names_no_number_of_a_list(text):
    assert picked(text) is None


@pytest.mark.parametrize(
    ("text", "is_one"), [("tin thứ hai", True), ("tin t2", True), ("tin thư viện", False)]
)
def test_a_question_about_a_day_of_the_week_is_known(text, is_one):
    assert of_a_weekday(text) == is_one


@given(st.text(max_size=300))
def test_any_text_may_ask_for_something_of_a_list(text):
    assert picked(text) is None or picked(text).number >= LAST
    assert turned(text, 1) is None or turned(text, 1) >= 1


@given(st.text(max_size=120), st.sampled_from(["tin mới", "Chi bộ có bao nhiêu đảng viên?"]))
def test_any_text_may_follow(text, first):
    told = followed(before(first), text, NOW)
    assert told is None or told.question.intent


@pytest.mark.parametrize(
    ("then", "text"),
    [
        ("còn Cầu Thịnh   Long thì sao?", "Cầu Thịnh Long"),
        ("thế còn “Thịnh-Long”?", "Thịnh-Long"),
        ("còn?", None),
        ("thế còn thì sao?", None),
    ],
)
def test_other_words_are_kept_as_they_were_typed(then, text):
    told = followed(before("tìm bài về cầu Bến Mới"), then, NOW)
    assert (told and told.text) == text


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("à mà em hỏi nhầm, ý em là lịch nghỉ Tết á", "lịch nghỉ Tết"),
        ("ủa sao kỳ, em hỏi hoa hậu chớ có hỏi phim đâu", "hoa hậu"),
        ("ủa, chị hỏi chợ Biên Hòa mà", "chợ Biên Hòa"),
        ("ua, chi hoi cho Bien Hoa ma", "cho Bien Hoa"),
        ("ý tôi là chợ Biên Hòa", "chợ Biên Hòa"),
        ("À không, ở trong Sài Gòn, tôi nhầm.", "phim ở Sài Gòn"),
        ("Không phải, ở Hải Phòng cơ.", "phim ở Hải Phòng"),
    ],
)
def test_what_was_not_meant_is_put_right(text, sought):
    before = Asked(text="phim", question=Question(intent="search", keywords=("phim",)))
    assert followed(before, text, NOW).text == sought
