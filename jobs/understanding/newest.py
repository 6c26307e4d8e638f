"""In which order news is wanted: what is new of a matter, or what weighs most of some days. Pure.

The words are data, in ``question.yaml``.
"""

import re

from jobs.text import fold
from jobs.understanding.question_words import phrases


def asks_for_new(text: str) -> bool:
    """Say whether a message asks what is new, or how far a thing is: "VNeID có gì mới"."""
    return phrases("newest").search(_line(text)) is not None


def asks_for_foremost(text: str) -> bool:
    """Say whether a message asks for what is important: "tin nóng", "có gì đáng chú ý"."""
    return phrases("foremost").search(_line(text)) is not None


def _line(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", fold(text)))
