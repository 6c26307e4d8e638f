"""What of a list is asked for, in more words than its number."""

import pytest

from jobs.understanding.picking import LAST, picked, picked_several, turned


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("bai 2 noi ro hon coi", 2),
        ("nói rõ hơn bài 2", 2),
        ("dạ bài năm nói rõ hơn đi", 5),
        ("Đề nghị đồng chí nói rõ hơn về bài thứ nhất.", 1),
        ("Nội dung cụ thể của bài thứ ba như thế nào?", 3),
        ("Bài thứ hai của báo nào?", 2),
        ("tin so 3 noi chi rua", 3),
        ("mở bài 1 cho anh em đọc với", 1),
        ("dạ tin thứ hai đó nói gì vậy đọc cho tui nghe đi", 2),
        ("cho bac xem bai dau tien", 1),
        ("cho tôi nguồn của bài cuối cùng", LAST),
        ("bài đầu nói gì", 1),
        ("tin cuối của báo nào", LAST),
    ],
)
def test_it_is_named_in_the_midst_of_what_asks_to_be_told(text, number):
    assert picked(text).number == number


@pytest.mark.parametrize(
    "text",
    [
        "tin 2 ngày nay", "tin 3 hom nay", "tin 24h", "tin 5 thành phố", "bài 3 nói về nguồn nước",
        "mục 2 điều 3 luật đất đai", "tin 10 ngày qua", "bài học đầu tiên", "cho tôi 5 tin",
        "tin 2 và 3", "bài 1 bài 2 nói gì", "tin đâu tiên", "bài hai mươi", "tin 3 tuần trước",
    ],
)  # fmt: skip
def test_it_names_nothing_of_a_list(text):
    assert picked(text) is None


@pytest.mark.parametrize("text", ["tin cũ hơn nữa", "còn tin cũ hơn không", "cu hon"])
def test_what_is_older_stands_on_the_next_page(text):
    assert turned(text, 1) == 2


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("trang trước", 1), ("quay lại trang trước", 1), ("trang 0", 1), ("về đầu", 1),
        ("trang sau", 2), ("trang 3", 3), ("tin hôm qua", None),
    ],
)  # fmt: skip
def test_before_the_first_page_stands_none(text, page):
    assert turned(text, 1) == page


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2 và 4", (2, 4)), ("tin 1, 3", (1, 3)), ("1-3", (1, 2, 3)), ("tin 2 đến 4", (2, 3, 4)),
        ("2–4", (2, 3, 4)), ("2 và 2 và 3", (2, 3)), ("3-1", ()), ("2-2", ()), ("1-6", ()),
        ("1 2 3 4 5 6", ()), ("2 và 4 tháng", ()),
    ],
)  # fmt: skip
def test_two_to_five_are_opened_at_once(text, numbers):
    assert picked_several(text) == numbers


@pytest.mark.parametrize(
    ("text", "weekday"),
    [("tin thứ 1", False), ("tin thứ 2", True), ("tin thứ bảy", True), ("tin thứ 8", False)],
)
def test_a_number_may_be_that_of_a_day(text, weekday):
    assert picked(text).weekday == weekday
