"""Words of a region are read as the written language's; courtesies ask for nothing."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.question import understand
from jobs.text import fold
from jobs.understanding.dialect import standard, to_the_point
from jobs.understanding.parsing import parse
from jobs.understanding.typed_text import typed

NOW = datetime.fromisoformat("2026-11-23T09:00:00+07:00")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("bữa nay có chi mới không", "hôm nay có gì mới không"),
        ("hổm rày có tin gì", "mấy hôm nay có tin gì"),
        ("hom ray co tin gi", "may hom nay co tin gi"),
        ("chừng nào bầu cử", "khi nào bầu cử"),
        ("chợ nổi ở mô rứa", "chợ nổi ở đâu vậy"),
        ("kiếm giùm bài về lúa", "tìm giúp bài về lúa"),
    ],
)
def test_words_of_a_region(said, meant):
    assert standard(said) == meant


@pytest.mark.parametrize(
    "text",
    [
        "tin chi bộ thôn Đông", "có chị Lan không", "co chi Lan khong", "rua tien", "sap o mo da",
        "sông Hồng", "tìm kiếm bài về lúa", "bí thư là chị Lan",
    ],
)  # fmt: skip
def test_what_is_another_word_stays(text):
    assert standard(text) == text


@pytest.mark.parametrize("spelled", [str, fold], ids=["marked", "unmarked"])
@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("em ơi cho bác xem tin về cầu Bến Mới với nhé, bác già rồi không biết bấm", "cầu Bến Mới"),
        ("Kính gửi đồng chí bot, tôi là Lê Văn Hợi, cho tôi hỏi tin bão Yagi", "bão Yagi"),
        ("tôi đang cần tìm thông tin về đường sắt cao tốc", "đường sắt cao tốc"),
        ("kính nhờ đồng chí tìm giúp tôi mấy bài về đền Trần, xin cảm ơn", "đền Trần"),
        ("cho ông hỏi tuần trước có tin gì về chùa Keo không cháu", "chùa Keo"),
    ],
)
def test_courtesies_are_not_looked_for(text, sought, spelled):
    assert parse(spelled(text), NOW.date()).keywords == (spelled(sought),)


@pytest.mark.parametrize(
    "text",
    [
        "bà con vùng lũ", "ông Phạm Gia Túc", "chú rể miền Tây", "cho vay nặng lãi", "cho thuê đất",
        "con đường Hồ Chí Minh trên biển", "anh hùng lao động", "em bé mồ côi", "bác sĩ quân y",
    ],
)  # fmt: skip
def test_what_is_sought_is_no_courtesy(text):
    assert to_the_point(typed(text)).shown == text


def test_who_only_greets_is_left_his_greeting():
    assert to_the_point(typed("Kính chào đồng chí")).shown == "Kính chào đồng chí"


@given(st.text(max_size=80))
def test_length_is_kept(text):
    line = typed(text)
    assert len(to_the_point(line).folded) == len(line.folded)


def test_old_peoples_sentences_are_understood():
    asked = understand("Kính thưa đồng chí, cho tôi hỏi hôm qua có tin gì, mắt tôi kém", NOW)
    assert (asked.intent, asked.date_from) == ("date", date(2026, 11, 22))


def test_today_without_its_marks_is_one_day():
    days = parse("tin hom nay", NOW.date()).days
    assert days is not None
    assert (days.first, days.last) == (date(2026, 11, 23), date(2026, 11, 23))
    assert parse("tin hổm nay", NOW.date()).days.first == date(2026, 11, 21)


def test_a_part_of_a_document_is_no_topic():
    assert understand("điều lệ đảng điều 8", NOW).intent != "topic"
    assert understand("điều lệ đảng", NOW).intent == "topic"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("hop ngay mo rua", "hop ngay nao"),
        ("ba cu bi tau tong o mo", "ba cu bi tau tong o cho nao"),
        ("khai thac o mo than", "khai thac o mo than"),
        ("khai thác ở mỏ", "khai thác ở mỏ"),
    ],
)
def test_which_is_asked_as_in_the_middle_without_marks(text, meant):
    assert standard(text) == meant
