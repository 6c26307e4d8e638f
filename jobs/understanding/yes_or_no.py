"""What is typed in answer to a yes-or-no question: "có", "ừ", "dạ thôi ạ", "dong y".

Only a message that says nothing else is an answer: "có tin gì không" is none. Where tone marks are
typed, a word must carry its own: "cô" is no "có". The words are data, in ``question.yaml``.
"""

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache

from jobs.text import WORD, canonical, fold
from jobs.understanding import vni
from jobs.understanding.dialect import standard
from jobs.understanding.question_words import listed, teencode, words
from jobs.understanding.telex import composed

LONGEST = 60
"""Letters of a message that may be no more than an answer."""

LONGEST_PHRASE = 3


class Said(Enum):
    """What somebody answers."""

    YES = "yes"
    ASSENT = "assent"
    """A nod: "ừ", "ok", "dạ". Enough for what can be taken back."""
    RECEIVED = "received"
    """That something came: "đã nhận", "rõ"."""
    NO = "no"


def answered(text: str) -> Said | None:
    """Say what a message answers to a yes-or-no question, or to what is to be confirmed.

    None where it is no answer to one.
    """
    if len(text) > LONGEST or "?" in text:
        return None
    said = WORD.findall(canonical(standard(vni.composed(composed(text)))))
    kinds = set(_kinds([teencode().get(word, word) for word in said]))
    if None in kinds or not kinds - {"fill"}:
        return None
    if "no" in kinds:
        return None if kinds & {"yes", "assent", "received"} else Said.NO
    if "received" in kinds:
        return Said.RECEIVED
    return Said.YES if "yes" in kinds else Said.ASSENT


def _kinds(said: list[str]) -> Iterator[str | None]:
    """Give the kind of each word or phrase, the longest first; None for a word of no kind."""
    place = 0
    while place < len(said):
        spans = ((c, " ".join(said[place : place + c])) for c in range(LONGEST_PHRASE, 0, -1))
        count, kind = next(
            ((c, _known()[each]) for c, each in spans if each in _known()), (1, None)
        )
        yield kind
        place += count


@cache
def _known() -> Mapping[str, str]:
    """Give each phrase with its kind: with its marks, and without any where that is one word."""
    known: dict[str, str] = {}
    for kind in ("yes", "assent", "received", "nod", "no", "fill"):
        for phrase in listed(f"answer_{kind}"):
            known.setdefault(canonical(phrase), kind)
            if fold(phrase) not in words()["answer_doubtful"].split():
                known.setdefault(fold(phrase), kind)
    return known
