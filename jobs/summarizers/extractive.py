"""The embedded summarizer: verbatim sentences, chosen for the highest expected agreement.

For each syllable bigram of the article a small model says how likely a human summary has it
(``jobs.summarizers.bigrams``); chosen is the set of sentences whose expected F1 over bigrams is
the highest. A bigram counts once, so a second sentence that repeats the first is worth nothing.

Measured on the dev files with ``tests/benchmarks/summaries.py`` (ROUGE-1 / ROUGE-2 F1 of
``eval_rouge.py``; in brackets the half of each file that nothing was tuned on):

* one sentence: vietnews 31.0 / 17.0 (30.9 / 17.0)
* two sentences: vietnews 32.9 / 18.2 (32.6 / 17.9), AbMuSu 33.9 / 20.0 (34.4 / 20.5),
  VN-MDS 32.6 / 19.0 (31.6 / 17.8)
* several articles, 200 syllables: ViMs 60.4 / 41.8, AbMuSu 52.9 / 36.1, VN-MDS 57.3 / 42.2;
  the figures of all dev stories were looked at while ``merging`` and ``HUMAN_MULTI`` were chosen,
  so nothing of them is held out
* first sentences that dangle (as ``candidates.dangles`` counts: a connective first, or a pronoun
  with nobody named): 0.6 to 4.2 %; all sentences verbatim; median 3 to 4 ms an article.

What was tried and gained nothing on dev: a network that ranks sentences, one that ranks sets of
them, more crosses of features, cross-article features beyond those in ``merging``. The rule that
no half quotation is told costs 0.3 / 0.3 on vietnews, whose splitter cuts quotations in two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jobs.summarizers.base import Budget, Document
from jobs.summarizers.bigrams import Bigram, chances
from jobs.summarizers.candidates import Candidate, candidates
from jobs.summarizers.merging import merged_chances

HUMAN_LENGTH = 30.0
"""Bigrams of a human lead; between vietnews (26 was best on dev) and the others (34)."""
HUMAN_MULTI = 200.0
"""Bigrams of a human summary of several articles; 150 to 400 differ little."""
LEANING = 0.8
"""The worth left to a summary that begins with "Theo đó, …" or "Ông cho biết …"."""
BEAM = 6
"""So many sets are grown at a time."""
POOL, WIDE_POOL = 12, 32
"""So many of the best single sentences are tried in sets: of one article, of several."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """A set of sentences on trial: positions, its bigrams, what they are worth, its length."""

    members: tuple[int, ...]
    pairs: frozenset[Bigram]
    worth: float
    length: int
    syllables: int

    def expected(self, human: float) -> float:
        """The F1 to expect against a human summary of so many bigrams."""
        return 2 * self.worth / (self.length + human)


def summarize(documents: Sequence[Document], budget: Budget) -> tuple[str, ...]:
    """Choose the sentences that tell best what the documents of one story say.

    Args:
        documents: One article, or several on one story, the fullest or first one first.
        budget: How long the summary may be.

    Returns:
        Verbatim sentences in reading order (NFC, single blanks); empty where no document has
        more than a headline. The first one leans on nothing left out, where there is a choice.
    """
    found = candidates(documents)
    if not found:
        return ()
    worth = _worth(documents, found)
    chosen = _best(found, worth, budget)
    return tuple(found[at].text for at in sorted(chosen))


def _worth(documents: Sequence[Document], found: Sequence[Candidate]) -> Mapping[Bigram, float]:
    """The chance of each bigram to stand in a human summary of all documents together."""
    if len({candidate.document for candidate in found}) == 1:
        return chances(found, documents[found[0].document].title)
    return merged_chances(documents, found)


def _best(
    found: Sequence[Candidate], worth: Mapping[Bigram, float], budget: Budget
) -> tuple[int, ...]:
    """Grow sets sentence by sentence, the best few at a time, and take the best ever met."""
    human = HUMAN_LENGTH if budget.syllables is None else HUMAN_MULTI
    empty = _Choice((), frozenset(), 0.0, 0, 0)
    single = [_with(empty, at, each, worth) for at, each in enumerate(found)]
    fitting = [choice for choice in single if _fits(choice, budget)]
    fitting.sort(key=lambda choice: choice.expected(human), reverse=True)
    pool = fitting[: POOL if budget.syllables is None else WIDE_POOL]
    beam, tried = pool[:BEAM], list(fitting)
    while beam:
        grown = {
            tuple(sorted((*choice.members, *other.members))): (choice, other.members[0])
            for choice in beam
            for other in pool
            if other.members[0] not in choice.members
        }
        tries = (_with(choice, at, found[at], worth) for choice, at in grown.values())
        longer = [choice for choice in tries if _fits(choice, budget)]
        longer.sort(key=lambda choice: choice.expected(human), reverse=True)
        beam = longer[:BEAM]
        tried += longer
    if not tried:
        return ()
    return max(tried, key=lambda choice: _value(choice, found, human)).members


def _value(choice: _Choice, found: Sequence[Candidate], human: float) -> float:
    """What a choice is worth in the end: less where its first sentence leans on one left out."""
    leans = found[min(choice.members)].dangles
    return choice.expected(human) * (LEANING if leans else 1.0)


def _with(choice: _Choice, at: int, sentence: Candidate, worth: Mapping[Bigram, float]) -> _Choice:
    pairs = frozenset(pairwise(sentence.words))
    new = pairs - choice.pairs
    return _Choice(
        (*choice.members, at),
        choice.pairs | new,
        choice.worth + sum(map(worth.__getitem__, new)),
        choice.length + len(sentence.words) - 1,
        choice.syllables + len(sentence.words),
    )


def _fits(choice: _Choice, budget: Budget) -> bool:
    if budget.sentences is not None:
        return len(choice.members) <= budget.sentences
    return budget.syllables is None or choice.syllables <= budget.syllables
