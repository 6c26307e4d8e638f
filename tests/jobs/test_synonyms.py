"""What is called by several names, and what only looks so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.answer import Answer, Passage
from jobs.answering.wording import as_printed, reworded
from jobs.text import fold
from jobs.understanding.synonyms import MOST, _known, in_words_of, rephrased


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("sốt xuất huyết ở Sài Gòn", "sốt xuất huyết ở TPHCM"),
        ("sot xuat huyet o sai gon", "sot xuat huyet o tphcm"),
        ("ngập ở TP.HCM", "ngập ở TPHCM"),
        ("ngap o tp hcm", "ngap o tphcm"),
        ("giá heo hơi", "giá lợn hơi"),
        ("gia heo hoi", "gia lon hoi"),
        ("Bác Tô Lâm đi Úc", "Bác Tô Lâm đi Australia"),
        ("xe hơi tông chết người", "ô tô đâm tử vong người"),
        ("Hà Tĩnh có sáp nhập trường ko", "Hà Tĩnh có sắp xếp trường ko"),
        ("Chủ tịch Quốc hội Lào mất rồi à", "Chủ tịch Quốc hội Lào qua đời à"),
        ("thời tiết miền Tây", "thời tiết Đồng bằng sông Cửu Long"),
        ("Mỹ đánh thuế", "Hoa Kỳ đánh thuế"),
    ],
)
def test_what_members_say_is_looked_for_in_the_newspapers_words(typed, said):
    assert rephrased(typed)[0] == said
    assert len(rephrased(typed)) <= MOST


@pytest.mark.parametrize(
    "typed",
    [
        "phường Sài Gòn", "báo Sài Gòn Giải Phóng", "ý kiến nhân dân", "mỹ phẩm giả", "Mỹ Đình",
        "Phú Mỹ", "hàn mặc tử", "nhật ký", "lớn lên", "lon bia", "té nước", "bị mất xe", "",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_name_means_itself(typed):
    said = rephrased(typed)
    assert said == [] or "lon bia" in typed


def test_an_article_is_compared_in_the_words_of_the_question():
    text = "TP.HCM ghi nhận 5 ca tử vong; Thành phố Hồ Chí Minh phun thuốc."
    assert in_words_of("ai chết ở Sài Gòn", text) == (
        "Sài Gòn ghi nhận 5 ca chết; Sài Gòn phun thuốc."
    )
    assert in_words_of("giá vàng", text) is text
    # "Mỹ" is asked for as it stands in no name of a place or a person.
    assert in_words_of("thuế của Hoa Kỳ", "Mỹ Đình, Phú Mỹ, thẩm mỹ") == "Mỹ Đình, Phú Mỹ, thẩm mỹ"


def test_what_is_quoted_stands_in_the_article_word_for_word():
    text = "Chuồng trại đã xong. Giá lợn hơi là 60.000 đồng.\nTP.HCM có 3 chợ. Lợn về nhiều."
    passage = Passage(entry=1, title="Giá lợn hơi tăng", text=text)
    (read,), stands = reworded("giá heo ở Sài Gòn", [passage])
    assert read.title == "Giá heo hơi tăng"
    assert "Giá heo hơi là 60.000 đồng." in read.text
    answer = Answer(
        text="Giá heo hơi là 60.000 đồng.", entry=1, score=1.0,
        before="Chuồng trại đã xong.", after=("Sài Gòn có 3 chợ.",),
    )  # fmt: skip
    printed = as_printed(answer, stands)
    assert printed.text == "Giá lợn hơi là 60.000 đồng."
    assert printed.before == "Chuồng trại đã xong."
    assert printed.after == ("TP.HCM có 3 chợ.",)
    assert reworded("giá vàng", [passage]) == ([passage], {})


def test_no_line_of_the_words_is_left_without_effect():
    for folded, meant in _known().items():
        for phrase, others in meant:
            assert fold(phrase.shown) == folded
            assert all(phrase.shown != each.shown for each in others)


@given(st.text(max_size=60), st.text(max_size=200))
def test_any_text_can_be_read(query, text):
    assert len(rephrased(query)) <= MOST
    assert isinstance(in_words_of(query, text), str)
