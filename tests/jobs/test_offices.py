"""Who holds an office: the newest article that names the holder, and no other country's."""

from datetime import UTC, datetime

import pytest

from jobs.answer import Passage
from jobs.answering.likelihood import told
from jobs.answering.offices import holder, may_answer, office

ABROAD = "Bộ trưởng Giáo dục Ấn Độ Dharmendra Pradhan từ chức sau nhiều tuần biểu tình."
ACTING = "Quyền Bộ trưởng Bộ Giáo dục và Đào tạo Trần Văn Cũ đi thăm trường."
BEFORE = "Bộ trưởng Bộ Giáo dục và Đào tạo Lê Văn Trước dự khai giảng."
TODAY = "Quốc hội phê chuẩn ông Hoàng Minh Mẫu giữ chức Bộ trưởng Bộ Giáo dục và Đào tạo."


def passages(*texts):
    return [
        Passage(entry=n, title="Tin", text=text, published=datetime(2026, 8, n, tzinfo=UTC))
        for n, text in enumerate(texts, 1)
    ]


@pytest.mark.parametrize(
    "asked",
    [
        "Bộ trưởng Giáo dục là ai",
        "Bộ trưởng Giáo dục là ai?",
        "ai là bộ trưởng bộ giáo dục và đào tạo",
        "bo truong giao duc la ai",
        "bộ trưởng giáo dục hiện nay là ai",
    ],
)
def test_the_newest_that_names_the_holder_answers(asked):
    given = passages(BEFORE, TODAY, ABROAD, ACTING)
    assert holder(asked, given).text == TODAY
    assert told(asked, [], given)[0].entry == 2


def test_of_equals_the_shorter_sentence_answers():
    longer = TODAY.replace(".", ", sau khi thảo luận về nhân sự của nhiều cơ quan khác.")
    given = passages(f"{longer} {TODAY}")
    assert holder("Bộ trưởng Giáo dục là ai", given).text == TODAY


def test_where_nobody_names_the_holder_nothing_answers():
    assert holder("Bộ trưởng Giáo dục là ai", passages(ABROAD, ACTING)) is None
    elsewhere = "Đồng chí Lê Văn Mẫu giữ chức Bí thư Tỉnh ủy An Giang."
    assert holder("bí thư tỉnh ủy là ai", passages(elsewhere)) is None
    assert not may_answer("bí thư tỉnh ủy là ai", elsewhere)
    assert not may_answer("chủ tịch TPHCM là ai", "Ông A làm Chủ tịch Hội Cựu binh TPHCM.")


def test_another_office_may_stand_before_the_name():
    given = passages("Tổng Bí thư, Chủ tịch nước Tô Văn Mẫu tiếp đại sứ Lào.")
    assert holder("tổng bí thư hiện nay là ai", given) is not None


def test_a_province_may_stand_behind_its_committee():
    given = passages("Bí thư Thành ủy Hà Nội Trần Văn Mẫu thăm phường.")
    assert holder("Bí thư Hà Nội là ai", given) is not None


def test_a_round_up_answers_only_where_no_article_does():
    plain = passages(TODAY)[0]
    title = "Tin nổi bật ngày 9/8: Bộ trưởng Giáo dục Hoàng Minh Mẫu đi Huế; mưa to"
    late = Passage(entry=9, title=title, text="", published=datetime(2026, 8, 9, tzinfo=UTC))
    assert holder("Bộ trưởng Giáo dục là ai", [late, plain]).entry == plain.entry
    assert holder("Bộ trưởng Giáo dục là ai", [late]).entry == late.entry


@pytest.mark.parametrize(
    "text", ["Thủ tướng nói gì", "ai bị bắt ở Hà Nội", "vì sao bộ trưởng từ chức", "tin bộ trưởng"]
)
def test_other_questions_ask_for_no_holder(text):
    assert office(text) is None


def test_of_another_country_the_holder_is_looked_for_as_before():
    assert holder("Thủ tướng Nhật Bản là ai", passages(TODAY)) is None


def test_a_deputy_is_no_holder():
    sentence = "Kết quả bầu ông Lê Văn Mẫu, Phó Bí thư Tỉnh ủy, làm Chủ tịch."
    assert not may_answer("bí thư tỉnh ủy là ai", sentence)
    assert may_answer("phó bí thư tỉnh ủy là ai", sentence)
