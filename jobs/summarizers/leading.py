"""The few sentences of one article that agree best with the lead that an editor would write."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from jobs.summarizers import finalists, misleading
from jobs.summarizers.candidates import Candidate
from jobs.summarizers.figures import Figures, Floats, Ints
from jobs.summarizers.network import Judgement, Tables, tables

LEANING = 6.0
"""How much less a set is worth that begins with "Theo đó, …" or "Ông cho biết …"; in units of
the network's certainty."""
LEANING_ALONE = 16.0
"""The same where one sentence is all that is told."""
FINAL_LEANING = (6.1, 3.3)
"""The same at second sight, of one sentence and of two; in points of ROUGE F1.

Of rows held out, one sentence leans in 3.0 % (vietnews), 4.3 % (AbMuSu) and 2.0 % (VN-MDS); with
5.5 in 3.5, 5.3 and 2.7 %, and ROUGE was 0.01 and 0.03 higher, 0.03 lower; with 6.5 in 2.5, 3.7 and
2.0 %, and vietnews 0.06 worse. Learned rows say the same of 6.5: 2.0 % for 2.6, 2.0 for 2.3.
"""
LEANING_LATER = 1.5
"""The same of a further sentence that leans on one which is not told ("Tuy nhiên, …").

On learned rows, by cross-validation: 2.0 % of the first of two lean, and 3.0 % of the second ones
on something untold. With 4.0 for the first of two and nothing for the
second that is 1.3 and 8.4 %, and 0.02 worse (standard error 0.02); with nothing for either 4.1 and
7.8 %, and 0.05 better.
"""
MISLEADING = 2.0
"""What a point of ``misleading.prices`` is at first sight, in units of the network's certainty.

Where two or more are told: beside a single sentence there is no room for what it leaves out.
"""
BEAM = 8
"""So many sets are grown at a time where more than two sentences are wanted."""
ONE, SEVERAL = 0, 1
"""Rows of what was learnt for a summary of one sentence, and of several."""


def best(
    told: Sequence[Candidate],
    article: Figures,
    judgement: Judgement,
    *,
    most: int,
    headline: str = "",
) -> tuple[int, ...]:
    """Choose at most ``most`` sentences; return their positions, rising."""
    leans = np.array([each.dangles for each in told], np.float32)
    choice = Choice(leans, article, judgement, tables(), misleading.prices(told, headline))
    if most == 1 or len(told) == 1:
        return choice.final(ONE)
    if most == 2:
        return _led(told, choice.final(SEVERAL), most)
    return _led(told, choice.grown(most), most)


def _led(told: Sequence[Candidate], members: tuple[int, ...], most: int) -> tuple[int, ...]:
    """Put the sentence on which the first one leans before it, where there is room for it."""
    first = members[0]
    fits = len(members) < most and first > 0 and not told[first - 1].dangles
    return (first - 1, *members) if told[first].dangles and fits else members


class Choice:
    """What sets of an article's sentences are worth.

    ``leans`` is 1 where one dangles; ``prices`` are those of ``misleading``, none where None.
    """

    def __init__(
        self,
        leans: Floats,
        article: Figures,
        judgement: Judgement,
        learnt: Tables,
        prices: Floats | None = None,
    ) -> None:
        self.prices = np.zeros((len(leans), len(leans))) if prices is None else prices
        self.leans, self.article, self.judgement, self.learnt = leans, article, judgement, learnt
        self.kinds = (
            (article.words.within, judgement.words),
            (article.pairs.within, judgement.pairs),
        )

    def final(self, row: int) -> tuple[int, ...]:
        """Give the set that is the best at second sight."""
        here, there = sets = self.shortlist(row)
        points = finalists.better(self.view(row), sets, self.learnt, row)
        untold = self.leans[there] * (there - here > 1)
        price = FINAL_LEANING[row] * self.leans[here] + LEANING_LATER * untold
        price += self.prices[sets] * (row == SEVERAL)
        at = int(np.argmax(points - price))
        return tuple(sorted({int(here[at]), int(there[at])}))

    def shortlist(self, row: int) -> tuple[Ints, Ints]:
        """Give the best sets at first sight: the first and the last sentence of each."""
        if row == SEVERAL:
            return finalists.finalists(self.twos, finalists.MOST[row])
        singles = np.diagonal(self.values[ONE]) - LEANING_ALONE * self.leans
        best = np.argsort(-singles, kind="stable")[: finalists.MOST[row]]
        return best, best

    def view(self, row: int) -> finalists.View:
        """Show the first judgement to whom judges again."""
        return finalists.View(
            article=self.article,
            judgement=self.judgement,
            alone=np.diagonal(self.values[ONE]),
            values=self.values[row],
            agreements=self.agreements[row],
            unions=self.unions,
        )

    @cached_property
    def twos(self) -> Floats:
        """What each two sentences are worth together; on the diagonal, each as one of several."""
        places = np.arange(len(self.leans))
        first = np.minimum(places[:, None], places)
        return self.values[SEVERAL] - LEANING * self.leans[first] - MISLEADING * self.prices

    def grown(self, most: int) -> tuple[int, ...]:
        """Grow the best twos sentence by sentence, and take the best set ever met."""
        size = len(self.leans)
        order = np.argsort(-self.twos, axis=None)[: 4 * BEAM].tolist()
        beam = {tuple(sorted({at // size, at % size})) for at in order}
        tried = {members: float(self.twos[members[0], members[-1]]) for members in beam}
        for _ in range(most - 2):
            longer: dict[tuple[int, ...], float] = {}
            for members in sorted(beam, key=tried.__getitem__, reverse=True)[:BEAM]:
                worth = self._with_one_more(members).tolist()
                others = (at for at in range(size) if at not in members)
                longer |= {tuple(sorted((*members, at))): worth[at] for at in others}
            tried |= longer
            beam = set(longer)
        return max(tried, key=tried.__getitem__)

    @cached_property
    def unions(self) -> tuple[Floats, Floats]:
        """How many syllables, and bigrams, each two sentences share with the human summary."""
        words, pairs = (_union(within, chances) for within, chances in self.kinds)
        return words, pairs

    @cached_property
    def agreements(self) -> tuple[tuple[Floats, Floats], ...]:
        """The F1 to expect of each two sentences, by row and kind."""
        together = _together(self.article.lengths)
        return tuple(
            (
                self._agreement(self.unions[0], together, row, 0),
                self._agreement(self.unions[1], together - 1, row, 1),
            )
            for row in (ONE, SEVERAL)
        )

    @cached_property
    def values(self) -> tuple[Floats, ...]:
        """What each two sentences are worth, by row, whatever they lean on."""
        return tuple(
            (_together(self.judgement.appeal[:, row]) + sum(self.agreements[row]))
            * np.exp(self.learnt["certainty"][row])
            for row in (ONE, SEVERAL)
        )

    def _agreement(self, union: Floats, length: Floats, row: int, kind: int) -> Floats:
        """The F1 to expect of sets that have ``union`` in common with the human summary."""
        human = np.exp(self.learnt["human"][row, kind]) * self.judgement.longer
        agreement: Floats = np.exp(self.learnt["mix"][row, kind]) * union / (length + human)
        return agreement

    def _with_one_more(self, members: tuple[int, ...]) -> Floats:
        """What a set is worth with each one sentence more."""
        listed = list(members)
        length = self.article.lengths[listed].sum() + self.article.lengths
        appeal = self.judgement.appeal[:, SEVERAL]
        total = 2 * (appeal[listed].sum() + appeal) / (len(listed) + 1)
        for kind, (within, chances) in enumerate(self.kinds):
            told = within[listed].max(0)
            union = told @ chances + within @ (chances * (1 - told))
            total = total + self._agreement(union, length - kind, SEVERAL, kind)
        certainty = np.exp(self.learnt["certainty"][SEVERAL])
        first = np.minimum(members[0], np.arange(len(self.leans)))
        later = self.untold(members) - self.leans[first]
        worth: Floats = (total - later * LEANING_LATER / 100) * certainty
        return worth - LEANING * self.leans[first]

    def untold(self, members: tuple[int, ...]) -> Floats:
        """How many sentences of a set with each one more lean on one that is not in it."""
        leans = np.pad(self.leans, 1)
        told = np.zeros_like(leans)
        told[np.add(members, 1)] = 1
        before = float((leans[1:] * told[1:] * (1 - told[:-1])).sum())
        untold: Floats = before + leans[1:-1] * (1 - told[:-2]) - leans[2:] * told[2:]
        return untold


def _together(each: Floats) -> Floats:
    """Sum up what each two have; on the diagonal, what each has."""
    both: Floats = each[:, None] + each - np.diag(each)
    return both


def _union(within: Floats, chances: Floats) -> Floats:
    common = (within * chances) @ within.T
    alone = np.diagonal(common)
    union: Floats = alone[:, None] + alone - common
    return union
