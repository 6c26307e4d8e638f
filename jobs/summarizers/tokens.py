"""Sentences as they are compared word by word, and how two of them are laid side by side."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jobs.summarizers.tracing_words import COMPOUNDS, LIGHT
from jobs.text import SYLLABLE, canonical, normalize

DATE = re.compile(
    r"\b0?(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)0?(\d{1,2})(?:(?:\s*[/.-]\s*|\s+năm\s+)(\d{4}))?\b"
)
CLAUSE = re.compile(r"[,;:.!?…()\[\]–—]|\s-\s")
SPELLINGS = {"tỉ": "tỷ", "ngàn": "nghìn", "usd": "đôla"}
LIGHTLY = 0.3
"""What a word without weight counts when passages are compared; others 1."""
BESIDE = 0.6
"""What is added for each word that follows the one before it in both."""


@dataclass(frozen=True, slots=True)
class Token:
    """A syllable or number: how it is compared, whether capital, and in which clause."""

    word: str
    capital: bool
    clause: int

    @property
    def number(self) -> bool:
        """Whether it is a number in figures."""
        return self.word[0].isdecimal()

    @property
    def heavy(self) -> bool:
        """Whether it says something."""
        return self.capital or self.word not in LIGHT


Tokens = Sequence[Token]


def tokens(text: str) -> Tokens:
    """Cut a sentence into what is compared; dates and spellings in one form."""
    plain = DATE.sub(_date, normalize(text))
    found: list[Token] = []
    clause = end = 0
    for match in SYLLABLE.finditer(plain):
        clause += found != [] and CLAUSE.search(plain, end, match.start()) is not None
        word = canonical(match.group())
        capital = match.group()[0].isupper() and found != []
        found.append(Token(SPELLINGS.get(word, word), capital, clause))
        end = match.end()
    return [_alone(found, at) for at in range(len(found))]


def _alone(found: Tokens, at: int) -> Token:
    """A token; in a compound it is another word than by itself."""
    token = found[at]
    pairs = (found[max(0, at - 1) : at + 1], found[at : at + 2])
    if any(f"{a.word} {b.word}" in COMPOUNDS for a, b in filter(lambda p: len(p) == 2, pairs)):
        return Token(f"{token.word}~", token.capital, token.clause)
    return token


def _date(match: re.Match[str]) -> str:
    day, month, year = match.groups()
    if not (1 <= int(day) <= 31 and 1 <= int(month) <= 12):
        return match.group()
    return f"{int(day)}/{int(month)}" + (f"/{year}" if year else "")


def text_of(words: Tokens) -> str:
    """Return the words with blanks between them and at both ends, for looking them up."""
    return f" {' '.join(t.word for t in words)} "


def listed(words: Tokens, wanted: Collection[str]) -> list[str]:
    """Return which of the listed words and pairs of words stand there."""
    singles = [t.word for t in words if t.word in wanted]
    pairs = (f"{a.word} {b.word}" for a, b in pairwise(words))
    return singles + [pair for pair in pairs if pair in wanted]


def score(told: Tokens, passage: Tokens) -> float:
    """Say how much of a sentence stands in a passage, in the same order; 0 is nothing."""
    return max((row[-1] for row in _table(told, passage)[1]), default=0.0)


def _table(told: Tokens, passage: Tokens) -> tuple[list[list[float]], list[list[float]]]:
    """Return, for each pair of words, the best alignment that ends with it, and up to it."""
    ends = [[0.0] * (len(passage) + 1) for _ in range(len(told) + 1)]
    best = [[0.0] * (len(passage) + 1) for _ in range(len(told) + 1)]
    for i, mine in enumerate(told, 1):
        above, here, ended = best[i - 1], best[i], ends[i]
        for j, theirs in enumerate(passage, 1):
            if mine.word == theirs.word:
                weight = 1.0 if mine.heavy else LIGHTLY
                beside = ends[i - 1][j - 1]
                ended[j] = weight + max(above[j - 1], beside + BESIDE if beside else 0.0)
            here[j] = max(above[j], here[j - 1], ended[j])
    return ends, best


def aligned(told: Tokens, passage: Tokens) -> list[tuple[int, int]]:
    """Return the pairs of places of the best alignment, in order."""
    ends, best = _table(told, passage)
    pairs: list[tuple[int, int]] = []
    i, j, beside = len(told), len(passage), False
    while i and j:
        if ends[i][j] and (beside or ends[i][j] == best[i][j]):
            pairs.append((i - 1, j - 1))
            weight = 1.0 if told[i - 1].heavy else LIGHTLY
            before = ends[i - 1][j - 1]
            beside = bool(before) and ends[i][j] == weight + before + BESIDE
            i, j = i - 1, j - 1
        elif best[i - 1][j] == best[i][j]:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]
