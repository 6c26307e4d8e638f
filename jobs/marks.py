"""Tone marks as they were typed: whoever writes "bão" does not mean "báo".

The archive is searched without marks, for half of the members leave them out. Where a short query
has them, what says something else in their place stands behind what does not. Longer ones tell by
their other words what is meant: there marks brought nothing (``jobs.scale``).
"""

import re

from jobs.text import canonical, fold

MOST_SYLLABLES = 3
"""A longer query is left as it is."""

_WORD = re.compile(r"[^\W_]+")


def differs(query: str, text: str) -> bool:
    """Say whether a text has a syllable of the query with other marks only.

    Args:
        query: As typed; without marks, or with more than ``MOST_SYLLABLES``, nothing differs.
        text: A headline, or a few sentences.
    """
    asked = _WORD.findall(canonical(query))
    if len(asked) > MOST_SYLLABLES or all(word == fold(word) for word in asked):
        return False
    there = set(_WORD.findall(canonical(text)))
    others = {fold(word) for word in there}
    return any(word not in there and fold(word) in others for word in asked)
