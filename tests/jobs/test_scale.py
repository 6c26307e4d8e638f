"""How the articles that the index proposes are weighed for a query."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.searching.ranking import asked, spaced, split
from jobs.searching.scale import CLOSENESS, FEATURES, LOOKED_AT, QUESTIONS, WEIGHTS, Scale

OTHERS = [("", f"Xã {n} họp bàn việc làng." * 9) for n in range(5)]
SYLLABLES = st.lists(st.sampled_from(["hoi", "nghi", "nong", "dan", "xa", "cua"]), max_size=60)


def scale(query):
    words = asked(query)
    return Scale(
        words, words=dict.fromkeys(words.words, 3.0), pairs=dict.fromkeys(words.pairs, 5.0)
    )


def article(title, text):
    return f"{spaced(split(title))}\n{spaced(split(text))}"


def ordered(query, *articles):
    """The places of articles, the best first."""
    return scale(query).order(
        [article(*each) for each in articles], [(n, 0) for n in range(len(articles))]
    )


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (("", "Hội nghị nông dân."), ("", "Hội thảo của nông dân.")),
        (("", "Hội nghị nông dân."), ("", "Nghị hội dân nông.")),
        (("Hội nghị nông dân", "Xã."), ("Xã", "Hội nghị nông dân.")),
        (("", "Hội nghị nông dân." + " Xã." * 500), ("", "Xã. " * 500 + "Hội nghị nông dân.")),
        (
            ("", "Nông thôn. Hội nghị của dân." + " Xã." * 300),
            (
                "",
                "Nông thôn." + " Xã." * 99 + " Hội." + " Xã." * 99 + " Nghị của dân." + " Xã." * 99,
            ),
        ),
    ],
    ids=["more of the query", "in its order", "in the title", "early", "close together"],
)
def test_what_weighs_more(better, worse):
    assert ordered("hội nghị nông dân", *OTHERS, worse, better)[0] == len(OTHERS) + 1


def test_what_few_of_those_proposed_hold_tells_them_apart():
    reports = [("", "Bão số 9 vào Quảng Nam, dân tránh bão.")] * 5
    right = ("", "Bão vào Quảng Nam, thuyền chìm.")
    assert ordered("bão số 9 vào Quảng Nam thuyền chìm", *reports, right)[0] == len(reports)


def test_a_name_weighs_more_when_it_is_written_as_one():
    same = ("", "Ông Trần Thăng mở hội."), ("", "Mở hội thi Trần làng.")
    names = scale("Trần Thăng mở hội").features([article(*each) for each in same])
    plain = scale("trần thăng mở hội").features([article(*each) for each in same])
    assert names[0] != plain[0]
    assert names[1] == plain[1]


def test_a_question_is_weighed_otherwise_than_a_headline():
    assert scale("hội nghị ở đâu").plain == tuple(QUESTIONS[name] for name in FEATURES)
    assert scale("hội nghị").plain == tuple(WEIGHTS[name] for name in FEATURES)
    assert QUESTIONS.keys() == WEIGHTS.keys()
    assert QUESTIONS != WEIGHTS


def likely(*articles):
    told = scale("hội nghị ở đâu").features([article("", each) for each in articles])
    return [each[FEATURES.index("likely")] for each in told]


def test_what_is_said_again_makes_an_article_likelier_by_less_and_less():
    told = likely(*("Hội nghị. " * n + "Bản làng. " * (40 - n) for n in range(4)))
    first, second, third = (more - less for less, more in pairwise(told))
    assert told[0] == 0
    assert first > second > third > 0


def test_of_articles_that_say_it_as_often_the_shorter_is_likelier():
    short, long = likely(*("Hội nghị. " + "Xã. " * n for n in (10, 100)))
    assert short > long


def test_of_equals_the_newer_comes_first_and_all_are_told():
    same = [article("", "Hội nghị nông dân.")] * (LOOKED_AT + 4)
    moments = [(n, n % 7) for n in range(len(same))]
    told = scale("hội nghị").order(same, moments)
    first, last = told[:LOOKED_AT], told[LOOKED_AT:]
    assert [moments[n] for n in told] == sorted(moments, key=lambda m: (-m[1], -m[0]))
    assert not set(first) & set(last)


def test_nothing_proposed_nothing_told():
    assert scale("hội nghị").order([], []) == []


@given(query=SYLLABLES, text=SYLLABLES)
def test_closeness_is_bounded_by_what_the_query_tells(query, text):
    weighed = scale(" ".join(query)).closeness(article("", " ".join(text)))
    words = {*query}
    pairs = {*zip(query, query[1:], strict=False)}
    near, run, window = weighed
    assert len(weighed) == len(CLOSENESS)
    assert 0 <= near <= 6 * len(pairs) + 1e-9
    assert 0 <= run <= 3 * len(query) + 1e-9
    assert 0 <= window <= 3 * len(words) + 2.5 * len(pairs) + 1e-9


@given(query=SYLLABLES)
def test_an_article_that_is_the_query_holds_all_of_it_in_one_run(query):
    [near, run, _] = scale(" ".join(query)).closeness(article("", " ".join(query)))
    assert run == pytest.approx(3.0 * min(len(query), 32))
    assert near == pytest.approx(6.0 * len({*zip(query[:32], query[1:32], strict=False)}))
