"""Weighs the articles that the index proposes: which of them fits a query best; pure figures.

By more than the index can see: how much of the query stands in an article, how early, in the title,
in what order, how close together, and what of it stands in few of those proposed, which is what
tells one report of an event from the next. A question is weighed otherwise than a headline or a few
words. The weights were fitted by
``tests/benchmarks/train_search.py`` on titles of other articles than those the tests ask for.

Tried and left out. Trees and a small network over these figures and 30 more, with 2,500 headlines
to learn from: 0.006 and 0.002 less than this sum. One more figure each, MRR@10 on the learned
regulations (156 questions, four parts in turn): how much of a heading is asked for +0.006 (standard
error of the gain 0.007), likeness to the best three +0.004 (0.003), length +0.004 (0.003; 2 to 4
words -0.008), neighbours in any order within five syllables +0.003 (0.006; 2 to 4 words -0.008),
parts of three letters +0.001 (0.004), number words written as digits -0.004 (0.003). The best three
together +0.003 (0.007), weights of their own for small archives +0.002 (0.006).

And with parts by passage (34; errors by passage, too), where the first of those is -0.001 (0.005):
a table of 100 short forms 0.000 (0.000), of 80 groups of words that say the same +0.003 (0.003; 2
to 4 words -0.001), "X là" where it is asked what X is -0.004 (0.004), a window of 20 syllables
beside that of 40 +0.003 (0.002; persons +0.001 (0.006)), likeness by vectors learnt from 15,000
news +0.004 (0.006), vectors for missing syllables +0.001 (0.001). None is more than chance.

About 100 more on all 312, by passage, five parts, three times over. "likely" stayed, whose kin
gained here and on XQuAD-vi; as it was chosen among so many, its gain may be told too high. On top
of it: likeness to the best three by their words (RM3)
-0.001 (0.003), the best sentence +0.002 (0.002; XQuAD-vi -0.001), with its kind of answer -0.001
(0.001), longest common subsequence with a sentence +0.001 (0.001) or the title 0.000 (0.001), pairs
with one or two syllables between 0.000 (0.001), three neighbours 0.000 (0.001), "likely" of pairs
0.000 (0.001), pairs by how much they are one word 0.000 (0.001), tone marks as typed -0.009
(0.007). Before it: BM25 with five other k1 and b, or with the archive's rarity alone, 0.000 (0.001)
at most. Other fits: pairs of articles -0.001 (0.001), the best four only +0.001 (0.002), without
what is past hope -0.005 (0.003), MRR itself by coordinates -0.007 (0.003), the mean of 15 samples
0.000 (0.001), other shares of the sets 0.000 (0.002), held ten times less or more +0.002 (0.001) at
best.

SQLite FTS5 on the same 312: OR of the syllables 0.769, of neighbours as phrases besides 0.883.

Of those 156 questions 24 were not answered first. For 7 the winner says the same as the right one,
word for word or nearly; for 4 what is right is doubtful; 5 would need a word for another ("cảnh
cáo", "cảnh báo"; "2", "hai"), one has a typing error, and 7 hold only words that all passages on
the matter hold. Were all but the first 11 put right, MRR@10 would be 0.96.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import mul

from jobs.searching.ranking import Query, rarity, spaced

SYLLABLE = 6
"""Letters of a syllable with the blanks around it, on average."""

LEAD, OPENING = 60 * SYLLABLE, 150 * SYLLABLE
"""Letters of an article's lead, and of its opening: what matters most is said there."""

EARLY = 25 * SYLLABLE
"""A syllable that first stands so many letters behind the beginning counts half."""

NEAR, WINDOW = 8 * SYLLABLE, 40 * SYLLABLE
"""Letters within which neighbours of the query stand near, and of a long sentence."""

LOOKED_AT = 16
"""So many of the best are looked at a second time, for what stands close together: 0.15 ms each."""

JOINED = 0.5
"""What a pair counts beside a syllable in a window."""

PLACES = 6
"""Articles whose weights differ by less are equal, and the newer comes first."""

FEATURES = (
    "words", "likely", "words_dense", "lead", "opening", "count_opening", "missing",
    "telling_early", "title", "pairs", "pairs_lead", "pairs_title", "names", "telling_pairs",
    "telling_pairs_lead",
)  # fmt: skip
CLOSENESS = ("near", "run", "window")

WEIGHTS: Mapping[str, float] = {
    "words": 0.0909,
    "likely": 0.0,
    "words_dense": 0.1190,
    "lead": 0.0829,
    "opening": 0.0130,
    "count_opening": 0.3099,
    "missing": -2.4997,
    "telling_early": 0.8329,
    "title": 0.5230,
    "pairs": 0.0907,
    "pairs_lead": 0.0395,
    "pairs_title": 0.0351,
    "names": 0.1988,
    "telling_pairs": 0.0947,
    "telling_pairs_lead": 0.0821,
    "near": 0.0907,
    "run": -0.4218,
    "window": 0.0753,
}
"""For all but questions. MRR@10 on what they were not fitted on: 2,500 other headlines on 10,000
news 0.929 (standard error 0.004; with one set of weights for all 0.926), the 500 of
``vietnews10k.dev`` 0.915, 2 to 4 words of those 0.659 (0.647)."""

QUESTIONS: Mapping[str, float] = {
    "words": 0.0,
    "likely": 0.2895,
    "words_dense": 0.0734,
    "lead": 0.0431,
    "opening": 0.1575,
    "count_opening": 0.0984,
    "missing": 0.6106,
    "telling_early": -0.0013,
    "title": 0.6261,
    "pairs": 0.0059,
    "pairs_lead": 0.0378,
    "pairs_title": 0.0139,
    "names": 0.1897,
    "telling_pairs": 0.2803,
    "telling_pairs_lead": 0.1330,
    "near": 0.0367,
    "run": -0.0568,
    "window": 0.1299,
}
"""The same for questions. Fitted on one half of the questions on regulations and asked the other
0.921 (0.017). By passage, five parts in turn, ten times over, and beside it with BM25 ("words")
instead of "likely": all 312 on regulations 0.915 (0.910), the gain 0.004 (standard error by passage
0.003); 626 of XQuAD-vi 0.961 (0.958), the gain 0.004 (0.002). 192 questions for a person, of which
nothing was learnt: 0.711 (0.705; with one set for all and asking words sought 0.680)."""


@dataclass(frozen=True, slots=True)
class _Term:
    """A syllable or pair of the query as it stands in an article, and what it tells.

    Attributes:
        seen: As ``spaced`` writes it.
        weight: Its rarity in the archive.
        name: Whether it is of a name.
        scarce: One article of so many holds it, by its rarity.
    """

    seen: str
    weight: float
    name: bool = False
    scarce: float = 0.0


@dataclass(frozen=True, slots=True)
class _Look:
    """An article as it was looked at.

    Attributes:
        letters: How long it is.
        title: How many of them are the title's.
        words: For each syllable of the query where it first stands, -1 for nowhere, and how often.
        pairs: The same of each pair.
    """

    letters: int
    title: int
    words: list[tuple[int, int]]
    pairs: list[tuple[int, int]]


class Scale:
    """Weighs articles for one query.

    Args:
        query: The query.
        words: How much each of its distinct syllables tells, as ``rarity`` says.
        pairs: The same of each of ``query.pairs``.
    """

    def __init__(
        self,
        query: Query,
        *,
        words: Mapping[str, float],
        pairs: Mapping[tuple[str, str], float],
    ) -> None:
        weights = QUESTIONS if query.question else WEIGHTS
        self.question = query.question
        self.plain = tuple(weights[name] for name in FEATURES)
        self._close = tuple(weights[name] for name in CLOSENESS)
        self._query = query
        self._rare = words
        self._words = [_Term(spaced([w]), words[w], scarce=math.exp(words[w])) for w in words]
        self._pairs = [_Term(spaced(pair), pairs[pair], pair in query.names) for pair in pairs]
        self._joined = {pair: JOINED * weight for pair, weight in pairs.items()}
        self._pairs_of = {word: [pair for pair in pairs if word in pair] for word in words}
        self._phrases = [spaced(phrase) for phrase in query.phrases]

    def order(self, articles: Sequence[str], moments: Sequence[tuple[int, int]]) -> list[int]:
        """Return entries, the best first; of equals the newer first; those that do not fit not.

        Args:
            articles: Title and text of each, each as ``spaced`` writes, a line break between.
            moments: The number of each entry, and when it was published in seconds.
        """
        fitting = [each for each in zip(articles, moments, strict=True) if self.fits(each[0])]
        figures = self.features([article for article, _ in fitting])
        told = sorted(
            (-round(_sum(self.plain, each), PLACES), -at, -entry, article)
            for each, (article, (entry, at)) in zip(figures, fitting, strict=True)
        )
        again = sorted(
            (round(weight - _sum(self._close, self.closeness(article)), PLACES), at, entry)
            for weight, at, entry, article in told[:LOOKED_AT]
        )
        best = [-entry for _, _, entry in again]
        return best + [-entry for _, _, entry, _ in told[LOOKED_AT:]]

    def fits(self, article: str) -> bool:
        """Say whether every phrase in quotation marks stands in the article."""
        return all(phrase in article for phrase in self._phrases)

    def features(self, articles: Sequence[str]) -> list[tuple[float, ...]]:
        """Return what is weighed of each article, in the order of ``FEATURES``.

        Figures of one article depend on the others: they say how long a usual one is, and which
        terms tell them apart.
        """
        looks = [self._look(article) for article in articles]
        usual = sum(map(len, articles)) / max(len(articles), 1) or 1.0
        words = _telling([look.words for look in looks])
        pairs = _telling([look.pairs for look in looks])
        return [
            (
                *_of_words(look, self._words, words, look.letters / usual),
                *_of_pairs(look, self._pairs, pairs, look.letters / usual),
            )
            for look in looks
        ]

    def closeness(self, article: str) -> tuple[float, ...]:
        """Return what is weighed of those looked at again, in the order of ``CLOSENESS``."""
        hits = sorted(self._hits(article))
        return self._near(hits), self._run(article), _window(list(self._terms(hits)))

    def _look(self, article: str) -> _Look:
        return _Look(
            len(article),
            article.find("\n") + 1,
            [_standing(article, term.seen) for term in self._words],
            [_standing(article, term.seen) for term in self._pairs],
        )

    def _hits(self, article: str) -> Iterator[tuple[int, str]]:
        """Where each syllable of the query stands."""
        for word in self._rare:
            seen = f" {word} "
            place = article.find(seen)
            while place >= 0:
                yield place, word
                place = article.find(seen, place + len(seen))

    def _near(self, hits: Sequence[tuple[int, str]]) -> float:
        """Sum what the pairs tell whose syllables stand near each other, in any order."""
        last: dict[str, int] = {}
        near: set[tuple[str, str]] = set()
        for place, word in hits:
            for pair in self._pairs_of[word]:
                other = pair[word == pair[0]]
                if place - last.get(other, -NEAR - 1) <= NEAR:
                    near.add(pair)
            last[word] = place
        return sum(self._rare[a] + self._rare[b] for a, b in near)

    def _run(self, article: str) -> float:
        """Sum what the longest run of syllables tells that the article has word for word."""
        words, best, end = self._query.words, 0.0, 0
        for start in range(len(words)):
            while end < len(words) and spaced(words[start : end + 1]) in article:
                end += 1
            best = max(best, sum(self._rare[word] for word in words[start:end]))
            end = max(end, start + 1)
        return best

    def _terms(
        self, hits: Sequence[tuple[int, str]]
    ) -> Iterator[tuple[int, str | tuple[str, str], float]]:
        """Syllables, and pairs of neighbours, with where they stand and what they tell."""
        before, end = "", -1
        for place, word in hits:
            yield place, word, self._rare[word]
            if place == end and (before, word) in self._joined:
                yield place, (before, word), self._joined[before, word]
            before, end = word, place + len(word) + 2


def _sum(weights: Iterable[float], figures: Iterable[float]) -> float:
    return math.fsum(map(mul, weights, figures))


def _standing(article: str, seen: str) -> tuple[int, int]:
    first = article.find(seen)
    return (first, article.count(seen)) if first >= 0 else (-1, 0)


def _telling(looks: Sequence[Sequence[tuple[int, int]]]) -> list[float]:
    """Say how much each term tells the articles apart: its rarity among them."""
    return [
        rarity(sum(first >= 0 for first, _ in column), len(looks))
        for column in zip(*looks, strict=True)
    ]


def _of_words(
    look: _Look, terms: Sequence[_Term], telling: Sequence[float], length: float
) -> tuple[float, ...]:
    """Sum what the syllables tell that an article holds: by how often, and by where first.

    ``likely`` is the logarithm of how many times more often than elsewhere they stand here: ranking
    by language models (Zhai and Lafferty 2004), with the rarity for the collection's model.
    """
    around = 1 / (0.3 + 0.7 * length)
    often = likely = dense = lead = opening = counted = missing = early = title = 0.0
    for term, tells, (first, times) in zip(terms, telling, look.words, strict=True):
        if first < 0:
            missing += 1 / len(terms)
            continue
        often += term.weight * times * 2.2 / (times + 0.3 + 0.9 * length)
        likely += math.log1p(term.scarce * times * around)
        dense += term.weight * times * 4 / (times + 3 * length)
        early += tells / (1 + first / EARLY)
        if first < OPENING:
            opening += term.weight
            counted += 1
            if first < LEAD:
                lead += term.weight
                title += term.weight * (first < look.title)
    return often, likely, dense, lead, opening, counted, missing, early, title


def _of_pairs(
    look: _Look, terms: Sequence[_Term], telling: Sequence[float], length: float
) -> tuple[float, ...]:
    """Sum what the pairs tell that an article holds."""
    often = lead = title = names = apart = apart_lead = 0.0
    for term, tells, (first, times) in zip(terms, telling, look.pairs, strict=True):
        if first < 0:
            continue
        often += term.weight * times * 2.2 / (times + 0.3 + 0.9 * length)
        names += term.weight * term.name
        apart += tells
        if first < OPENING:
            apart_lead += tells
            if first < LEAD:
                lead += term.weight
                title += term.weight * (first < look.title)
    return often, lead, title, names, apart, apart_lead


def _window(terms: Sequence[tuple[int, object, float]]) -> float:
    """Sum what distinct terms tell within the best ``WINDOW`` letters."""
    held: Counter[object] = Counter()
    inside = best = 0.0
    start = 0
    for place, term, weight in terms:
        inside += weight * (not held[term])
        held[term] += 1
        while terms[start][0] <= place - WINDOW:
            _, gone, lost = terms[start]
            held[gone] -= 1
            inside -= lost * (not held[gone])
            start += 1
        best = max(best, inside)
    return best
