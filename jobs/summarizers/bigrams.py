"""How common syllables and bigrams of syllables are in Vietnamese news.

Counted in the 12,000 training articles of ``tests/benchmarks/train_summarizer.py``; figures only,
by hash, in classes of log2: 0 is none, 1 one article, 2 two or three, 3 four to seven ….
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from zlib import crc32

WORD_BITS, PAIR_BITS = 15, 17
COMMONEST_WORD, COMMONEST_PAIR = 13, 11
"""The highest classes."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What was counted.

    Attributes:
        word_rarity: Hashed syllable → class of the number of articles that have it.
        pair_rarity: Hashed bigram → the same.
    """

    word_rarity: bytes
    pair_rarity: bytes


@cache
def weights() -> Weights:
    """Load what ships with the package; once."""
    raw = resources.files("jobs.summarizers").joinpath("rarity.bin").read_bytes()
    return Weights(raw[: 1 << WORD_BITS], raw[1 << WORD_BITS :])


@lru_cache(maxsize=1 << 15)
def word_key(word: str) -> int:
    """Hash a syllable in canonical form: where it stands in ``word_rarity``."""
    return crc32(word.encode()) & ((1 << WORD_BITS) - 1)


def pair_key(left: str, right: str) -> int:
    """Hash a bigram of syllables in canonical form: where it stands in ``pair_rarity``."""
    return crc32(f"{left} {right}".encode()) & ((1 << PAIR_BITS) - 1)
