"""What goes on with the question before."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.followup import Asked, followed, goes_on
from jobs.question import understand

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


def test_nothing_goes_on_with_a_refusal():
    assert followed(before("giá vàng hôm nay"), "còn hôm qua?", NOW) is None


@pytest.mark.parametrize("text", ["xem tiếp", "còn nữa không", "Xem thêm nữa", "tiếp đi"])
def test_more_of_the_same(text):
    assert goes_on(text)


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
