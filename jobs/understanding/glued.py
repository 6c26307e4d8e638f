"""Syllables that were typed without the blanks between them: "dangvien", "ninhbinh". Pure.

A foreign name may fall into such parts as well ("honda", "canada"), so it is for the archive to
say: what was typed is looked for first, and this where it finds nothing.
"""

import math
import re
from collections.abc import Iterable
from functools import cache
from itertools import combinations

from jobs.searching.ranking import shares
from jobs.understanding.telex import SYLLABLE

SHORTEST, LONGEST = 5, 18
"""Letters of what may be several syllables."""

MOST = 3
"""Syllables that one word may be."""

_WORD = re.compile(rf"(?<![\w@./:-])[a-z]{{{SHORTEST},{LONGEST}}}(?![\w@/:-]|\.\w)", re.IGNORECASE)


def unglued(text: str) -> str:
    """Put blanks between syllables that stand together; the text itself where none do.

    Only a word without marks that is no syllable is taken apart, where all of its parts are common
    in news; of several ways the likeliest is taken.
    """
    return _WORD.sub(lambda match: _parted(match.group()), text)


@cache
def _parted(word: str) -> str:
    plain = word.lower()
    if SYLLABLE.fullmatch(plain) or plain in shares():
        return word
    ways = [
        [plain[one:other] for one, other in zip((0, *cuts), (*cuts, len(plain)), strict=True)]
        for count in range(1, MOST)
        for cuts in combinations(range(1, len(plain)), count)
    ]
    known = [way for way in ways if all(map(_is_common, way))]
    return " ".join(max(known, key=_likelihood)) if known else word


def _is_common(part: str) -> bool:
    return len(part) > 1 and part in shares() and SYLLABLE.fullmatch(part) is not None


def _likelihood(way: Iterable[str]) -> float:
    return sum(math.log(shares()[part]) for part in way)
