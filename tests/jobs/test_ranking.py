"""What search compares: syllables, and what they tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.searching import ranking
from jobs.searching.ranking import asked, split
from jobs.text import fold

LETTERS = st.text("aăâđĐeêoôơuưyáàảãạấầẩẫậỵýỷ “”–…-.,0123456789/_ßжÐİ\n\t中")


@given(LETTERS)
def test_syllables_are_those_of_the_folded_text(text):
    assert split(text) == ranking._WORD.findall(ranking._spelt(fold(text)))


@given(st.text())
def test_any_text_is_cut_into_short_words_without_blanks(text):
    assert all(0 < len(word) <= ranking.LONGEST and not word.isspace() for word in split(text))


@pytest.mark.parametrize(
    ("query", "phrases"),
    [
        ('"nông thôn mới"', (("nong", "thon", "moi"),)),
        ("“nông thôn” xã", (("nong", "thon"),)),
        ("xã ta “nông thôn” nay đã mới", ()),
        ('""', ()),
        ('nông "thôn', ()),
    ],
)
def test_quotation_marks_bind_where_they_are_most_of_the_query(query, phrases):
    assert asked(query).phrases == phrases


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kỹ thuật, công ty, 13 tỷ, quý", "kĩ thuật, công ti, 13 tỉ, quí"),
        ("ngành nghề, ghép, ngõ", "nghành nghề, ghép, nghõ"),
    ],
)
def test_what_is_spelt_in_two_ways_is_one_syllable(one, other):
    assert split(one) == split(other)


@pytest.mark.parametrize("word", ["thy", "vy", "huy", "tay", "thuy", "nghe", "nghi"])
def test_other_syllables_stay_as_they_are(word):
    assert split(word) == [word]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("Ông Đinh La Thăng ra tòa", {("ong", "dinh"), ("dinh", "la"), ("la", "thang")}),
        ("Mỹ: Nga rút quân", set()),
        ("nhà văn “Tô Hoài”", {("to", "hoai")}),
        ("xã Tân-Nghĩa", {("tan", "nghia")}),
        ("ÔNG ĐINH LA THĂNG", set()),
        ("ông đinh la thăng", set()),
    ],
)
def test_what_is_written_as_a_name(query, names):
    assert asked(query).names == names


def test_common_words_tell_less_even_in_an_archive_of_few():
    assert ranking.rarity_of_word("cua", 1, 10) < ranking.rarity_of_word("nong", 1, 10)
