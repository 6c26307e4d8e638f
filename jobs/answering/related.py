"""Which articles may be listed below a question that none of them answers. Pure.

Among ten thousand articles some always share a few syllables with a question; listed, they look
like a joke ("đảng phí" → "bay phi …, đóng …"). So an article has to hold most of the question's
pairs of syllables, or one of them and in one sentence all that tells something.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from jobs.answer import ASKING, Passage
from jobs.sentences import sentences
from jobs.text import canonical, fold, syllables

FEW, OF_FEW, OF_MANY = 4, 0.6, 0.4
"""The share of a question's pairs of syllables that an article has to hold, of up to ``FEW`` and of
more: of long questions about half of the pairs are no words, "khởi công đường sắt": "công đường".
"""

UNSAID = "gần đây mới vừa qua hiện nay rồi bây giờ hỏi xin thưa thì ơi nhé ng bn"
"""What a question is put with, and not about."""

_ASKS = frozenset(fold(f"{ASKING} {UNSAID}").split())
_ASKS_MARKED = frozenset(canonical(f"{ASKING} {UNSAID}").split())
_OF_THE_PARTY = re.compile(
    r"\b(?:(?:vao|ket nap|tuoi|ky luat|khai tru (?:khoi )?|ra khoi|the|dieu le|chuyen sinh hoat|"
    r"huy hieu|sinh hoat|chuyen|ho so|ly lich|thi hanh) dang(?! ky)|dang (?:phi|tich|vien)|du bi|"
    r"chuyen (?:dang )?chinh thuc|cap uy|chi uy|chi bo)\b"
)


def related(question: str, passages: Sequence[Passage]) -> list[Passage]:
    """Keep the articles that speak of what a question speaks of.

    Args:
        question: As typed; where it has tone marks, a syllable counts with its own only.
        passages: The articles, the likeliest first; the order stays.
    """
    marked = canonical(question) != fold(question)
    words = list(map(canonical if marked else fold, syllables(question)))
    tells = [each not in (_ASKS_MARKED if marked else _ASKS) for each in words]
    pairs = {
        f" {one} {other} "
        for (one, a), (other, b) in pairwise(zip(words, tells, strict=True))
        if a and b
    }
    single = {f" {word} " for word, told in zip(words, tells, strict=True) if told}
    spelled = canonical if marked else fold
    return [each for each in passages if _is(pairs, single, each, spelled)]


def of_the_party(question: str) -> bool:
    """Say whether a question is on the party's own rules, which news seldom tell."""
    return _OF_THE_PARTY.search(fold(question)) is not None


def asks_how(question: str) -> bool:
    """Say whether a message asks for a procedure or a condition, "thủ tục chuyển sinh hoạt"."""
    return _HOW.search(fold(question)) is not None


_HOW = re.compile(
    r"\b(?:thu tuc|ho so|quy trinh|giay to|dieu kien|tieu chuan|the thuc|thoi han|tham quyen)\b"
)


def _is(pairs: set[str], single: set[str], passage: Passage, spelled: Callable[[str], str]) -> bool:
    lines = [passage.title, *(s for line in passage.text.splitlines() for s in sentences(line))]
    told = [_line(each, spelled) for each in lines]
    held = sum(any(pair in line for line in told) for pair in pairs)
    least = OF_FEW if len(pairs) <= FEW else OF_MANY
    if len(pairs) > 1 and held >= least * len(pairs):
        return True
    together = any(all(word in line for word in single) for line in told)
    return together and (held > 0 or not pairs)


def _line(text: str, spelled: Callable[[str], str]) -> str:
    return f" {' '.join(map(spelled, syllables(text)))} "
