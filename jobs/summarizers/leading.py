"""The few sentences of one article that agree best with the lead that an editor would write."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from jobs.summarizers.candidates import Candidate
from jobs.summarizers.figures import Figures, Floats
from jobs.summarizers.network import Judgement, Tables, tables

LEANING = 6.0
"""How much less a set is worth that begins with "Theo đó, …" or "Ông cho biết …"; in units of
the network's certainty; at its training a little less."""
LEANING_ALONE = 14.0
"""The same where one sentence is all that is told."""
BEAM = 8
"""So many sets are grown at a time where more than two sentences are wanted."""
ONE, SEVERAL = 0, 1
"""Rows of what was learnt for a summary of one sentence, and of several."""


def best(
    told: Sequence[Candidate], article: Figures, judgement: Judgement, *, most: int
) -> tuple[int, ...]:
    """Choose at most ``most`` sentences; return their positions, rising."""
    choice = _Choice(told, article, judgement, tables())
    if most == 1 or len(told) == 1:
        return (int(np.argmax(choice.singles)),)
    if most == 2:
        here, there = divmod(int(np.argmax(choice.twos)), len(told))
        return _led(told, tuple(sorted({here, there})), most)
    return _led(told, choice.grown(most), most)


def _led(told: Sequence[Candidate], members: tuple[int, ...], most: int) -> tuple[int, ...]:
    """Put the sentence on which the first one leans before it, where there is room for it."""
    first = members[0]
    fits = len(members) < most and first > 0 and not told[first - 1].dangles
    return (first - 1, *members) if told[first].dangles and fits else members


class _Choice:
    """What sets of an article's sentences are worth."""

    def __init__(
        self, told: Sequence[Candidate], article: Figures, judgement: Judgement, learnt: Tables
    ) -> None:
        self.article, self.judgement, self.learnt = article, judgement, learnt
        self.leans = np.array([each.dangles for each in told], np.float32)
        self.kinds = (
            (article.words.within, judgement.words),
            (article.pairs.within, judgement.pairs),
        )

    @property
    def singles(self) -> Floats:
        """What each sentence is worth, told alone."""
        return np.diagonal(self._by_two(ONE)) - LEANING_ALONE * self.leans

    @cached_property
    def twos(self) -> Floats:
        """What each two sentences are worth together; on the diagonal, each as one of several."""
        places = np.arange(len(self.leans))
        first = np.minimum(places[:, None], places)
        return self._by_two(SEVERAL) - LEANING * self.leans[first]

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

    def _by_two(self, row: int) -> Floats:
        lengths = self.article.lengths
        together = lengths[:, None] + lengths - np.diag(lengths)
        appeal = self.judgement.appeal[:, row]
        total = appeal[:, None] + appeal - np.diag(appeal)
        for kind, (within, chances) in enumerate(self.kinds):
            common = (within * chances) @ within.T
            alone = np.diagonal(common)
            union = alone[:, None] + alone - common
            total = total + self._agreement(union, together - kind, row, kind)
        certain: Floats = total * np.exp(self.learnt["certainty"][row])
        return certain

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
        first = np.minimum(members[0], np.arange(len(self.leans)))
        worth: Floats = total * np.exp(self.learnt["certainty"][SEVERAL])
        return worth - LEANING * self.leans[first]
