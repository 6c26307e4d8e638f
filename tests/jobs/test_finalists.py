import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.summarizers import Document, finalists
from jobs.summarizers.candidates import candidates
from jobs.summarizers.figures import figures
from jobs.summarizers.leading import ONE, SEVERAL, Choice
from jobs.summarizers.network import Tables, judge, tables
from tests.jobs.written_news import NEWS

DECISIVE = 1e3
"""Points that decide against any price."""


def choice_of(title, text, **changed):
    document = Document(title=title, text=text)
    told = [each for each in candidates([document]) if len(each.words) > 1]
    if not told:
        return None
    article = figures(told, document)
    learnt = Tables({**tables().of, **changed})
    leans = np.array([each.dangles for each in told], np.float32)
    return Choice(leans, article, judge(article, learnt), learnt)


def weighing(column, weight):
    """Weights of a second network that sees one figure only, or none."""
    blank = {name: np.zeros_like(tables()[name]) for name in ("final", "final_0", "final_out")}
    line = np.zeros_like(tables()["final_line"])
    line[:, column] = weight
    return {**blank, "final_line": line}


ARTICLE = NEWS[0]
BUILDING = (
    "Tân Lập khởi công trường mầm non",
    "\n".join(
        f"Xã Tân Lập số {number} khởi công trường mầm non thứ {number} của huyện."
        for number in range(20)
    ),
)


@pytest.mark.parametrize("row", [ONE, SEVERAL])
def test_a_second_sight_that_sees_nothing_leaves_the_first_choice(row):
    choice = choice_of(ARTICLE["title"], ARTICLE["text"], **weighing(0, 0.0))
    here, there = choice.shortlist(row)
    assert choice.final(row) == tuple(sorted({int(here[0]), int(there[0])}))


@pytest.mark.parametrize("row", [ONE, SEVERAL])
def test_a_second_sight_may_take_the_last_finalist(row):
    rank = 2
    choice = choice_of(ARTICLE["title"], ARTICLE["text"], **weighing(rank, DECISIVE))
    here, there = choice.shortlist(row)
    assert len(here) > 1
    assert choice.final(row) == tuple(sorted({int(here[-1]), int(there[-1])}))


@pytest.mark.parametrize(
    ("leaning", "chosen"),
    [
        pytest.param([], (0, 2), id="none leans"),
        pytest.param([2], (0, 1), id="on what is not told"),
        pytest.param([1, 2], (0, 1), id="on the first, which is told"),
        pytest.param([0, 1, 2], (0, 1), id="all of them"),
    ],
)
def test_a_second_sentence_that_leans_on_something_untold_has_its_price(leaning, chosen):
    choice = choice_of(*BUILDING, **weighing(0, 0.0))
    choice.leans[leaning] = 1
    choice.shortlist = lambda _: (np.array([0, 0]), np.array([2, 1]))
    assert choice.final(SEVERAL) == chosen


@given(
    st.lists(st.booleans(), min_size=4, max_size=9),
    st.sets(st.integers(0, 8), min_size=1, max_size=3),
)
def test_how_many_of_a_longer_set_lean_on_something_untold(leans, chosen):
    choice = choice_of(ARTICLE["title"], ARTICLE["text"])
    choice.leans = np.array(leans, np.float32)
    members = tuple(sorted(each for each in chosen if each < len(leans))) or (0,)
    found = choice.untold(members)
    for at in {*range(len(leans))} - {*members}:
        grown = {*members, at}
        assert found[at] == sum(leans[each] for each in grown if each - 1 not in grown)


def test_one_sentence_is_chosen_among_twelve_and_two_among_thirty():
    choice = choice_of(*BUILDING)
    alone, two = choice.shortlist(ONE), choice.shortlist(SEVERAL)
    assert [len(alone[0]), len(two[0])] == [12, 30]
    assert (alone[0] == alone[1]).all()
    assert len(set(zip(*map(np.ndarray.tolist, two), strict=True))) == 30
    assert (two[0] <= two[1]).all()


def test_finalists_come_best_first_and_each_set_once():
    values = np.array([[1.0, 5.0, 2.0], [5.0, 3.0, 4.0], [2.0, 4.0, 0.0]])
    here, there = finalists.finalists(values, 4)
    assert list(zip(here.tolist(), there.tolist(), strict=True)) == [(0, 1), (1, 2), (1, 1), (0, 2)]


@given(
    st.text(alphabet="aĂbđ 9.-", max_size=30),
    st.lists(st.text(alphabet="aĂbđ 19.!?\n", min_size=20, max_size=80), min_size=1, max_size=6),
)
def test_no_article_has_figures_that_are_far_off(title, lines):
    choice = choice_of(title, "\n".join(lines))
    for row in (ONE, SEVERAL) if choice else ():
        sets = choice.shortlist(row)
        seen = finalists.described(choice.view(row), sets)
        assert seen.shape == (len(sets[0]), len(tables()["final_line"][row]))
        assert np.isfinite(seen).all()
        assert np.abs(seen).max() <= finalists.FAR
