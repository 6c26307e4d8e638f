"""What somebody typed, in two copies of the same length: one to show, one to compare."""

import re
from dataclasses import dataclass

from jobs.text import fold, normalize

_APART = {"sáng": "morn", "tối": "eve", "tới": "den", "tôi": "tui"}
"""Words of hours that are one without their marks ("tối", "tới", "tôi"; "sáng", "sang"), each by
another word of its length."""

_CALLED = re.compile(r"(?<!\S)@\w+(?=[\s,.:;?!]|$)[,:]?")

_MARKED = re.compile(rf"\b(?:{'|'.join(_APART)})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A text to be read by a grammar over folded letters.

    Attributes:
        shown: The text in ``normalize`` form, from which words are quoted.
        folded: The same in ``fold`` form, letter by letter: a place in one is a place in the other.
    """

    shown: str
    folded: str

    @property
    def marked(self) -> bool:
        """Whether it was typed with tone marks, so that a word without them has none."""
        return self.shown.lower() != self.folded


def typed(text: str) -> Typed:
    """Lay a text and its folded form side by side.

    The few letters that fold into more or less than one ("İ", loose marks) cost the text its marks:
    then both copies are folded.
    """
    shown, folded = normalize(text), fold(text)
    return Typed(shown=shown if len(shown) == len(folded) else folded, folded=folded)


def told_apart(text: str) -> str:
    """Fold a text that names hours, and keep apart what only its marks tell apart.

    "7h tối" and "7h tới" both fold into "7h toi". Here they are "7h eve" and "7h den"; a "toi" that
    is left was typed without a mark, and may be either. As long as ``typed`` makes it. Idempotent.
    """
    return fold(_MARKED.sub(lambda word: _APART[word[0]], normalize(text).lower()))


def uncalled(text: str) -> str:
    """Take out who is called by an "@name": that is whom one speaks to, never what one asks for."""
    return _CALLED.sub(" ", text).strip() if "@" in text else text


def spoken_plainly(text: str) -> str:
    """Fold a message as these patterns know it: words between single blanks, nobody called."""
    return " ".join(re.findall(r"[a-z0-9/-]+", fold(uncalled(text))))
