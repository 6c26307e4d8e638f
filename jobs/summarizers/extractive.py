"""The embedded summarizer: verbatim sentences, chosen for the highest expected agreement.

For each syllable bigram of the article a small model says how likely a human summary has it
(``jobs.summarizers.bigrams``); chosen is the set of sentences whose expected F1 over bigrams is
the highest. A bigram counts once, so a second sentence that repeats the first is worth nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jobs.summarizers.base import Budget, Document
from jobs.summarizers.bigrams import Bigram, chances
from jobs.summarizers.candidates import Candidate, candidates
from jobs.summarizers.merging import merged_chances

HUMAN_LENGTH = 30.0
"""Bigrams of a human lead: the mean of the vietnews training articles."""
HUMAN_MULTI = 200.0
LEANING = 0.8
"""The worth left to a summary that begins with "Theo đó, …" or "Ông cho biết …"."""
BEAM = 6
POOL = 12
WIDE_POOL = 32


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
        longer = [_with(choice, at, found[at], worth) for choice, at in grown.values()]
        longer = [choice for choice in longer if _fits(choice, budget)]
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
