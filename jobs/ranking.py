"""Which of the articles found fits a query best: pure figures over folded syllables.

The index (``jobs.archive``) proposes some hundred articles by BM25 over syllables and over pairs of
neighbouring syllables; they are weighed here by more than the index can see: how much of the query
stands in them, how early, in what order, and in the title. The weights were fitted by
``tests/benchmarks/train_search.py`` on titles of other articles than those the tests ask for.
"""

import json
import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from operator import mul

from jobs.text import fold

MOST_SYLLABLES = 32
"""Longer queries are cut: a pasted article must not become a query of thousands of terms."""

LONGEST = 40
"""Letters of a syllable that are kept; an address without blanks is no word."""

BACKGROUND = 300
"""As many articles of other newspapers tell how common a syllable is, beside those kept: an archive
of a week, or 75 regulations, cannot know that "như thế nào" only asks. Without them MRR@10 on the
regulations is 0.877 instead of 0.901."""

RARE = 0.002
"""The share of articles that hold a syllable which is in no list."""

SYLLABLE = 6
"""Letters of a syllable with the blanks around it, on average."""

LEAD, OPENING = 60 * SYLLABLE, 150 * SYLLABLE
"""Letters of an article's lead, and of its opening: what matters most is said there."""

EARLY = 150
"""A syllable that first stands so many letters behind the beginning counts half."""

_WORD = re.compile(rf"[^\W_]{{1,{LONGEST}}}")
_TONES = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
_PRINTED = "“”‘’–—…"
_QUOTED = re.compile(r"[\"“”«»]([^\"“”«»]+)[\"“”«»]")

FEATURES = (
    "words", "pairs", "triples", "lead", "pairs_lead", "opening", "share", "pairs_share",
    "triples_share", "early", "pairs_early", "title", "pairs_title",
)  # fmt: skip

WEIGHTS: Mapping[str, float] = {
    "words": 0.2562,
    "pairs": 0.1835,
    "triples": -0.0727,
    "lead": 0.0431,
    "pairs_lead": 0.0347,
    "opening": 0.3113,
    "share": 0.2178,
    "pairs_share": 0.1391,
    "triples_share": -0.0054,
    "early": 0.0596,
    "pairs_early": 0.131,
    "title": 0.6175,
    "pairs_title": -0.0768,
}
"""MRR@10 on what they were not fitted on: titles on 10,000 news 0.903 (FTS5 with phrases 0.880), 2
to 4 words 0.658 (0.595), one half of the questions on regulations 0.906."""

_WEIGHTS = tuple(WEIGHTS[name] for name in FEATURES)

PLACES = 6
"""Articles whose weights differ by less are equal, and the newer comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is searched for, folded.

    Attributes:
        words: The syllables in their order, those in quotation marks too.
        phrases: What must stand in an article word for word; each as its syllables.
    """

    words: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...] = ()

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The distinct pairs of neighbouring syllables."""
        return list(dict.fromkeys(pairwise(self.words)))


def asked(query: str) -> Query:
    """Read a query as typed.

    What stands in quotation marks must be there word for word where it is most of the query; in a
    headline pasted whole, quotation marks are the headline's own and bind nobody.
    """
    phrases = [tuple(split(quoted)) for quoted in _QUOTED.findall(query)]
    inside = sum(map(len, phrases))
    words = tuple(split(query)[:MOST_SYLLABLES])
    bound = inside * 2 >= len(words)
    return Query(words=words, phrases=tuple(filter(None, phrases)) if bound else ())


def unquoted(query: str) -> str:
    """Return ``query`` with its quotation marks taken off: what was quoted may be there."""
    return _QUOTED.sub(r" \1 ", query)


def split(text: str) -> list[str]:
    """Cut a text into its folded syllables; what is longer than ``LONGEST`` falls into parts."""
    return _WORD.findall(_folded(text))


def _folded(text: str) -> str:
    """Fold a text; a Vietnamese one in a third of the time that ``fold`` takes."""
    plain = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    for mark in _PRINTED:
        plain = plain.replace(mark, " ")
    ascii_only = plain.encode("ascii", "ignore").decode("ascii")
    # Nothing but tone marks may have been dropped: no other script, no soft hyphen.
    if len(plain) - len(ascii_only) == sum(map(plain.count, _TONES)):
        return ascii_only
    return fold(text)


def spaced(words: Sequence[str]) -> str:
    """Write syllables so that " a " finds one and " a  b " finds neighbours."""
    return "".join([f" {word} " for word in words])


def rarity(held: int, articles: int) -> float:
    """Say how much a term tells that ``held`` of ``articles`` hold (idf of BM25)."""
    return _idf(held, articles)


def rarity_of_word(word: str, held: int, articles: int) -> float:
    """As ``rarity``, for a syllable, of which other newspapers tell how common it is."""
    return _idf(held + BACKGROUND * shares().get(word, RARE), articles + BACKGROUND)


def _idf(holding: float, total: float) -> float:
    return math.log(1 + (total - holding + 0.5) / (holding + 0.5))


@cache
def shares() -> Mapping[str, float]:
    """The share of articles that hold a syllable, for the common ones; from 12,000 news."""
    raw = (files("jobs") / "syllables.json").read_text(encoding="utf-8")
    known: Mapping[str, float] = json.loads(raw)
    return known


@dataclass(frozen=True, slots=True)
class _Term:
    """A syllable, pair or triple of the query as it stands in an article, and what it tells."""

    seen: str
    weight: float


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
        triples = dict.fromkeys(zip(query.words, query.words[1:], query.words[2:], strict=False))
        self._words = [_Term(spaced([word]), words[word]) for word in dict.fromkeys(query.words)]
        self._pairs = [_Term(spaced(pair), pairs[pair]) for pair in query.pairs]
        self._triples = [_Term(spaced(each), sum(words[w] for w in each)) for each in triples]
        self._phrases = [spaced(phrase) for phrase in query.phrases]

    def order(self, articles: Sequence[str], moments: Sequence[tuple[int, int]]) -> list[int]:
        """Return entries, the best first; of equals the newer first; those that do not fit not.

        Args:
            articles: Title and text of each, each as ``spaced`` writes, a line break between.
            moments: The number of each entry, and when it was published in seconds.
        """
        usual = sum(map(len, articles)) / max(len(articles), 1) or 1.0
        told = [
            (-round(self.weigh(article, usual), PLACES), -at, -entry)
            for article, (entry, at) in zip(articles, moments, strict=True)
            if self.fits(article)
        ]
        return [-entry for _, _, entry in sorted(told)]

    def fits(self, article: str) -> bool:
        """Say whether every phrase in quotation marks stands in the article."""
        return all(phrase in article for phrase in self._phrases)

    def weigh(self, article: str, usual: float) -> float:
        """Say how well an article fits; comparable within one query only.

        Args:
            article: Its title and text, each as ``spaced`` writes, a line break between.
            usual: Letters of a usual article.
        """
        return math.fsum(map(mul, _WEIGHTS, self.features(article, usual)))

    def features(self, article: str, usual: float) -> tuple[float, ...]:
        """Return what is weighed, in the order of ``FEATURES``."""
        norm = 0.25 + 0.75 * len(article) / usual
        title = article.find("\n") + 1
        words, share, early, lead, opening, in_title = _seen(self._words, article, norm, title)
        pairs, p_share, p_early, p_lead, _, p_title = _seen(self._pairs, article, norm, title)
        triples, t_share, *_ = _seen(self._triples, article, norm, title)
        return (
            words, pairs, triples, lead, p_lead, opening, share, p_share, t_share, early, p_early,
            in_title, p_title,
        )  # fmt: skip


def _seen(
    terms: Sequence[_Term], article: str, norm: float, title: int
) -> tuple[float, float, float, float, float, float]:
    """Sum what the terms that an article holds tell: by how often, at all, and by where first."""
    often = share = early = lead = opening = in_title = 0.0
    for term in terms:
        first = article.find(term.seen)
        if first < 0:
            continue
        weight = term.weight
        times = article.count(term.seen)
        often += weight * times * 2.2 / (times + 1.2 * norm)
        share += weight
        early += weight / (1 + first / EARLY)
        if first < OPENING:
            opening += weight
            if first < LEAD:
                lead += weight
                if first < title:
                    in_title += weight
    return often, share, early, lead, opening, in_title
