"""What is left of a message without what only sounds friendly."""

import pytest

from jobs.understanding.plainly import plainly, to_business


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("gia xang may hom ni ra răng chau hè", "gia xang mấy hôm nay ra sao"),
        ("co can bo mo bi ky luat tuan ni khong", "co can bo nao bi ky luat tuan nay khong"),
        ("co bao so may roi chau", "co bao so may"),
        ("khi mo thi lai", "khi nao thi lai"),
        ("học phí năm học mới tn b", "học phí năm học mới"),
        ("dạ phạt nhiêu tiền vậy", "phạt bao nhiêu tiền"),
        ("z con may ngay nua thi het mua", "con may ngay nua thi het mua"),
        ("dạ tui nghe nói hộ kinh doanh bị phạt phải hông bot", "hộ kinh doanh bị phạt"),
    ],
)
def test_function_words_of_regions_and_chats_go(typed, left):
    assert plainly(typed) == left


@pytest.mark.parametrize(
    "text",
    ["viêm gan b", "vitamin B", "du lịch hè", "trẻ em", "tai nghe", "mô hình kinh tế", "bao nhiêu"],
)
def test_what_is_a_word_of_its_own_stays(text):
    assert plainly(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Chào em bot, chị hỏi chút nhé, tin hôm qua", "tin hôm qua"),
        ("thôi hỏi qua chuyện khác, Vietjet mở đường bay", "Vietjet mở đường bay"),
        ("Vụ bác sĩ Hoàng... ủa không phải, vụ cựu thứ trưởng Hoan", "vụ cựu thứ trưởng Hoan"),
        ("vu bac si Hoang, a nham, vu thu truong Hoan", "vu thu truong Hoan"),
        ("Quảng Trị, Huế có mưa không", "Quảng Trị, Huế có mưa không"),
        ("Đây là A, không phải B như báo đã đăng", "Đây là A, không phải B như báo đã đăng"),
        ("Da Nang dao mo liet si", "Da Nang dao mo liet si"),
        ("xin chào", "xin chào"),
        ("em hỏi chút,", "em hỏi chút,"),
    ],
)
def test_what_comes_before_the_first_wish_goes(text, left):
    assert to_business(text) == left


@pytest.mark.parametrize(
    ("text", "left"), [("Da Nang gop truong", "Da Nang gop truong"), ("Da gia vang", "gia vang")]
)
def test_a_name_at_the_beginning_is_no_courtesy(text, left):
    assert plainly(text) == left
