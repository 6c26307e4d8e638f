"""What makes sense only after what was told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.understanding.leaning import (
    Lean,
    asks_a_particular,
    is_brief,
    leans,
    may_be_new,
    names,
    points_back,
    stands_alone,
    unpointed,
)
from jobs.understanding.names import full_names


@pytest.mark.parametrize(
    "text",
    [
        "ông ấy nói gì", "ong ay noi gi", "vụ đó ở đâu", "vu do o dau", "xã đó nhập vào đâu",
        "Quy định này có hiệu lực từ ngày nào?", "quy dinh nay ap dung khi nao", "ở đó có ai không",
        "Ban Chỉ đạo này do ai làm Trưởng ban?", "vì răng ông nớ bị kỷ luật", "bao giờ họ rút",
        "nó đi vào đâu", "bà mấy tuổi", "ba may tuoi", "ông tên gì vậy", "thế cô quê ở đâu",
        "đến đâu rồi", "vay roi sao nua", "So với quy định cũ có gì mới?",
        "so voi nam ngoai tang hay giam",
    ],
)  # fmt: skip
def test_it_points_back(text):
    assert points_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "hôm nay có gì", "hom nay co gi", "tuần này có gì", "tu do bao chi", "ban do hanh chinh",
        "nang suat do ai lam", "có tin gì đó không", "chế độ ăn", "no xau la gi", "tin Ấn Độ",
        "an do bau cu", "họ hàng nhà bướm", "dòng họ Nguyễn", "bot này là ai", "tiến độ cao tốc",
        "tien do cao toc", "bà Lan mấy tuổi", "trẻ mấy tuổi", "nhóm này nhận tin lúc nào", "",
    ],
)  # fmt: skip
def test_it_stands_for_itself(text):
    assert not points_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tổng số tiền bao nhiêu?", "tong so tien bn", "từ ngày nào áp dụng", "ở tỉnh nào bắt vậy",
        "bị khởi tố tội gì", "trên sân nào vậy bot", "ai bị phạt v", "dạ phạt nhiêu tiền vậy",
        "sập mấy căn vậy có ai bị gì hông", "vụ đó ai chịu trách nhiệm", "ông ấy nói gì",
        "bao lâu", "keo dai bao lau vay", "bao xa",
        "mạnh bao nhiêu", "vốn bao nhiêu", "so với năm ngoái tăng hay giảm",
    ],
)  # fmt: skip
def test_it_asks_what_many_things_could_be_asked(text):
    assert asks_a_particular(text)


@pytest.mark.parametrize(
    "text",
    [
        "bão bao giờ vào",
        "giá vàng bao nhiêu", "thủ tướng là ai", "thi lai khi nao", "co bao nao khong",
        "có bão nào sắp vào không", "lương cơ sở tăng bao nhiêu", "tiền", "khởi tố", "có tin gì",
        "bao gio hop", "tăng lương", "",
    ],
)  # fmt: skip
def test_it_names_what_it_asks_about(text):
    assert not asks_a_particular(text)


def test_it_may_lean_in_both_ways_or_in_none():
    assert leans("vụ đó ai chịu trách nhiệm") == Lean(points=True, part=True)
    assert leans("ông ấy là người Nghệ An à") == Lean(points=True, part=False)
    assert not leans("giá vàng bao nhiêu")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("vụ đó chết mấy người", "chết mấy người"),
        ("vu do o dau", "o dau"),
        ("Quy định này áp dụng khi nào", "Quy định này áp dụng khi nào"),
        ("ông ấy", "ông ấy"),
    ],
)
def test_what_names_nothing_is_left_out(text, left):
    assert unpointed(text) == left


def test_a_price_or_a_long_question_may_be_of_something_new():
    assert is_brief("chủ tàu thế nào")
    assert not is_brief("giá vàng bao nhiêu")
    assert may_be_new("các tỉnh miền núi phía bắc còn thiếu giáo viên ở những môn học nào")
    assert not may_be_new("còn thiếu môn học nào")


@pytest.mark.parametrize("text", ["thủ tướng là ai", "Ai là Tổng Bí thư?", "giá ở An Giang"])
def test_it_names_what_it_is_about(text):
    assert stands_alone(text)


@pytest.mark.parametrize("text", ["ai bị phạt", "ai là tổng giám đốc", "chủ tàu là ai"])
def test_it_may_be_about_what_was_told(text):
    assert not stands_alone(text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("em nào ở TPHCM", "TPHCM"),
        ("Có mấy em?", ""),
        ("khi nào trình Trung ương", "Trung"),
        ("AI BỊ PHẠT", ""),
        ("@bantin_bot Ai ký", ""),
        ("có hơn 300 người không", "300"),
    ],
)
def test_names_have_capitals_or_figures(text, named):
    assert names(text) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("cháy ở Nghệ An, Hà Tĩnh", ("nghe an", "ha tinh")),
        ("Vụ Vạn Thịnh Phát: Trương Mỹ Lan kháng cáo", ("van thinh phat", "truong my lan")),
        ("ông Vũ Đức Đam thăm Sở Giáo dục", ("vu duc dam",)),
        ("Truong Dai hoc, So Giao duc", ()),
        ("BẮT ÔNG TRẦN VĂN B", ()),
    ],
)
def test_names_of_several_words_end_where_another_begins(text, named):
    assert full_names(text) == named


@given(st.text(max_size=60))
def test_any_text_is_taken(text):
    assert points_back(text) in {True, False}
    assert asks_a_particular(text) in {True, False}
