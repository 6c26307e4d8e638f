"""What search compares: syllables, and how an article is weighed for a query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs import ranking
from jobs.ranking import Scale, asked, spaced, split
from jobs.text import fold

LETTERS = st.text("aăâđĐeêoôơuưyáàảãạấầẩẫậỵýỷ “”–…-.,0123456789/_ßжÐİ\n\t中")


@given(LETTERS)
def test_syllables_are_those_of_the_folded_text(text):
    assert split(text) == ranking._WORD.findall(fold(text))


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


def scale(query):
    words = asked(query)
    return Scale(
        words, words=dict.fromkeys(words.words, 3.0), pairs=dict.fromkeys(words.pairs, 5.0)
    )


def article(title, text):
    return f"{spaced(split(title))}\n{spaced(split(text))}"


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (("", "Hội nghị nông dân."), ("", "Hội thảo của nông dân.")),
        (("", "Hội nghị nông dân."), ("", "Nghị hội dân nông.")),
        (("Hội nghị nông dân", "Xã."), ("Xã", "Hội nghị nông dân.")),
        (("", "Hội nghị nông dân." + " Xã." * 500), ("", "Xã. " * 500 + "Hội nghị nông dân.")),
    ],
    ids=["more of the query", "in its order", "in the title", "early"],
)
def test_what_weighs_more(better, worse):
    weigh = scale("hội nghị nông dân").weigh
    assert weigh(article(*better), 3000) > weigh(article(*worse), 3000)


def test_common_words_tell_less_even_in_an_archive_of_few():
    assert ranking.rarity_of_word("cua", 1, 10) < ranking.rarity_of_word("nong", 1, 10)
