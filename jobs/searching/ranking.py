"""What search compares: syllables, folded and spelt one way, and how much each of them tells.

The index (``jobs.searching.shelf``) proposes some dozens of articles by BM25 over syllables and
over pairs of neighbouring syllables; ``jobs.searching.scale`` weighs them.
"""

import json
import math
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain, pairwise

from jobs.text import fold, normalize
from jobs.understanding import question_syllables

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

_WORD = re.compile(rf"[^\W_]{{1,{LONGEST}}}")
_BLANKS = str.maketrans({sign: " " for sign in map(chr, range(128)) if not sign.isalnum()})
_TONES = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
_PRINTED = "“”‘’–—…"
_OPENERS = "\"'“‘«([–-"
_START = r"(?<![^\W_])"
_ENDING_Y = re.compile(rf"y(?![^\W_])(?:(?<={_START}[hklmst]y)|(?<={_START}quy))")
_HARD_G = re.compile(rf"gh(?=[aou])(?:(?<={_START}gh)|(?<={_START}ngh))")
_QUOTED = re.compile(r"[\"“”«»]([^\"“”«»]+)[\"“”«»]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is searched for, folded.

    Attributes:
        stretches: The syllables in their order, those in quotation marks too, without those that
            only ask; a new stretch begins where such stood.
        phrases: What must stand in an article word for word; each as its syllables.
        names: Pairs of neighbouring syllables that are written as a name.
        question: Whether it is a question, which articles are weighed for otherwise.
    """

    stretches: tuple[tuple[str, ...], ...]
    phrases: tuple[tuple[str, ...], ...] = ()
    names: frozenset[tuple[str, str]] = frozenset()
    question: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The syllables of all stretches."""
        return tuple(chain.from_iterable(self.stretches))

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The distinct pairs of neighbouring syllables."""
        return list(dict.fromkeys(chain.from_iterable(map(pairwise, self.stretches))))


def asked(query: str) -> Query:
    """Read a query as typed.

    What stands in quotation marks must be there word for word where it is most of the query; in a
    headline pasted whole, quotation marks are the headline's own and bind nobody. Syllables that
    only ask are left out, but where nothing else or a phrase is asked for.
    """
    phrases = [tuple(split(quoted)) for quoted in _QUOTED.findall(query)]
    inside = sum(map(len, phrases))
    words = split(query)[:MOST_SYLLABLES]
    bound = tuple(filter(None, phrases)) if inside * 2 >= len(words) else ()
    asks = _asking(query, words)
    told = [False] * len(words) if bound or all(asks) else asks
    return Query(
        stretches=tuple(_stretches(words, told)),
        phrases=bound,
        names=frozenset(_names(query)),
        question="?" in query or any(asks),
    )


def _asking(query: str, words: Sequence[str]) -> list[bool]:
    """Say of each syllable whether it only asks."""
    typed = _WORD.findall(normalize(query))[: len(words)]
    shown = typed if list(map(_spelt, map(fold, typed))) == words else words
    return question_syllables.asking(words, shown, question="?" in query)


def _stretches(words: Sequence[str], asks: Sequence[bool]) -> Iterator[tuple[str, ...]]:
    """Part syllables where some only ask."""
    stretch: list[str] = []
    for word, only_asks in zip(words, asks, strict=True):
        if not only_asks:
            stretch.append(word)
        elif stretch:
            yield tuple(stretch)
            stretch = []
    if stretch:
        yield tuple(stretch)


def _names(query: str) -> Iterator[tuple[str, str]]:
    """Pairs of syllables with capitals; capitals throughout tell nothing."""
    if query.isupper():
        return
    before = ""
    for part in query.split():
        words = split(part)
        if not words or not part.lstrip(_OPENERS)[:1].isupper():
            before = ""
            continue
        yield from pairwise([before, *words] if before else words)
        before = words[-1] if part[-1:].isalnum() else ""


def unquoted(query: str) -> str:
    """Return ``query`` with its quotation marks taken off: what was quoted may be there."""
    return _QUOTED.sub(r" \1 ", query)


def split(text: str) -> list[str]:
    """Cut a text into its folded syllables; what is longer than ``LONGEST`` falls into parts.

    "kỹ" and "kĩ", "tỷ" and "tỉ" are one syllable: newspapers, laws and members write both; so are
    "ngành" and "nghành", which is the commonest fault.
    """
    spelt = _spelt(_folded(text))
    if spelt.isascii():  # nearly all: in half of the time
        words = spelt.translate(_BLANKS).split()
        if max(map(len, words), default=0) <= LONGEST:
            return words
    return _WORD.findall(spelt)


def _spelt(folded: str) -> str:
    return _HARD_G.sub("g", _ENDING_Y.sub("i", folded))


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
    return f" {'  '.join(words)} " if words else ""


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
    raw = (files("jobs.searching") / "syllables.json").read_text(encoding="utf-8")
    known: Mapping[str, float] = json.loads(raw)
    return known
