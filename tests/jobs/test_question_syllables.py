"""Which syllables of a query only ask, and are not looked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.searching.ranking import MOST_SYLLABLES, asked, split
from jobs.text import fold
from jobs.understanding.question_syllables import asking


@pytest.mark.parametrize(
    ("query", "sought"),
    [
        ("Ai là vợ của Bill Gates", ["vo cua bill gates"]),
        ("Chủ tịch tập đoàn Hòa Phát là ai?", ["chu tich tap doan hoa phat"]),
        ("Cho em hỏi đảng phí bao nhiêu ạ?", ["dang phi"]),
        ("Điểm bao nhiêu thì được học cải thiện", ["diem", "thi duoc hoc cai thien"]),
        ("Sinh viên có được nghỉ hay không vậy", ["sinh vien", "nghi"]),
        ("học phí học kì hè", ["hoc phi hoc ki he"]),
        ("hội nghị không", ["hoi nghi"]),
        ("không quân", ["khong quan"]),
        ("Luật AI có hiệu lực khi nào", ["luat ai co hieu luc"]),
        ("AI LÀ NGƯỜI ĐỨNG ĐẦU ĐẢNG BỘ", ["dung dau dang bo"]),
        ("Lễ khai mạc do ai chủ trì?", ["le khai mac", "chu tri"]),
    ],
)
def test_what_only_asks_is_not_sought(query, sought):
    assert [" ".join(stretch) for stretch in asked(query).stretches] == sought


@pytest.mark.parametrize("query", ["Ai là vợ của Bill Gates", "Chủ tịch Hòa Phát là ai vậy?"])
def test_nor_where_it_is_typed_without_tone_marks(query):
    assert asked(fold(query)).words == asked(query).words


@pytest.mark.parametrize(
    "query",
    [
        "chết não", "chet nao", "dau dau", "nhà văn Bùi đức Ái sinh năm 1932", "thép không gỉ",
        "ứng dụng AI trong giáo dục", "ung dung ai trong giao duc hien nay",
    ],
)  # fmt: skip
def test_what_only_looks_like_it_is_sought(query):
    assert list(asked(query).words) == split(query)
    assert not asked(query).question


@pytest.mark.parametrize("query", ["là gì", "ai", "nào?", '"thế nào là" đẹp'])
def test_where_nothing_else_or_a_phrase_is_asked_for_all_is_sought(query):
    assert list(asked(query).words) == split(query)


def test_pairs_do_not_span_what_was_left_out():
    assert ("diem", "thi") not in asked("Điểm bao nhiêu thì được").pairs


@pytest.mark.parametrize(
    ("query", "question"),
    [("họp chi bộ ở đâu", True), ("họp chi bộ?", True), ("họp chi bộ", False)],
)
def test_a_question_is_known_by_its_words_or_its_mark(query, question):
    assert asked(query).question is question


ASKING = st.sampled_from(
    ["là", "gì", "ai", "bao", "nhiêu", "không", "nào", "hội", "ạ", "cho", "hỏi"]
)


@given(st.lists(ASKING, max_size=MOST_SYLLABLES))
def test_each_syllable_either_asks_or_is_sought(typed):
    words = [fold(word) for word in typed]
    told = asking(words, typed, question=True)
    assert len(told) == len(words)
    left = [word for word, asks in zip(words, told, strict=True) if not asks]
    assert list(asked(" ".join(typed) + "?").words) == (left or words)
