from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.summarizers import Budget
from jobs.summarizers.candidates import Candidate
from jobs.summarizers.covering import Worth, best


def sentence(length, *, dangles=False):
    said = ["xã"] * length
    return Candidate(
        text=" ".join(said), document=0, index=0, words=said, written=said, dangles=dangles
    )


def worth(chances, *rows):
    return Worth(np.array(rows, np.float32), np.array(chances, np.float32))


def test_a_sentence_that_says_what_is_told_already_is_worth_nothing():
    told = [sentence(10), sentence(10), sentence(10)]
    covered = worth([0.9, 0.8, 0.7], [1, 1, 0], [1, 1, 0], [0, 0, 1])
    assert best(told, covered, Budget(syllables=20)) == (0, 2)


@pytest.mark.parametrize(
    ("gain", "chosen"),
    [
        pytest.param(0.52, (0, 1), id="hardly better than one that stands alone"),
        pytest.param(0.60, (0, 2), id="much better"),
    ],
)
def test_a_sentence_that_leans_is_told_only_where_it_is_much_better(gain, chosen):
    told = [sentence(10), sentence(10), sentence(10, dangles=True)]
    apart = worth([0.9, 0.5, gain], [1, 0, 0], [0, 1, 0], [0, 0, 1])
    assert best(told, apart, Budget(syllables=20)) == chosen


@given(
    st.lists(
        st.tuples(st.integers(3, 30), st.lists(st.booleans(), min_size=6, max_size=6)),
        min_size=1,
        max_size=6,
    ),
    st.lists(st.floats(0.05, 0.95), min_size=6, max_size=6),
)
def test_of_few_sentences_the_best_set_is_found(rows, chances):
    told = [sentence(length) for length, _ in rows]
    covered = worth(chances, *[own for _, own in rows])
    most = 40

    def agreement(members):
        union = covered.within[list(members)].max(0) @ covered.chances
        return 2 * union / (sum(len(told[at].words) for at in members) + most)

    fitting = [
        members
        for count in range(1, len(told) + 1)
        for members in combinations(range(len(told)), count)
        if sum(len(told[at].words) for at in members) <= most
    ]
    chosen = best(told, covered, Budget(syllables=most))
    top = max(map(agreement, fitting), default=0)
    assert chosen in fitting if top > 0 else chosen == ()
    assert not chosen or agreement(chosen) >= top - 1e-4
