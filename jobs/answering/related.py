"""Which articles may be listed below a question that none of them answers. Pure.

Among ten thousand articles some always share a few syllables with a question; listed, they look
like a joke ("đảng phí" → "bay phi …, đóng …"). So an article has to hold most of the question's
pairs of syllables, or of one clause's; or one of them, and in one sentence all that tells something
or in its headline most of it. Rare syllables weigh more.

Of 220 messages of members to a month of live items that nobody had looked at, with what else was
done for them, 178 are answered as they should be, and were 166 (stop words taken away syllable by
syllable, whole questions only, no headline): ``tests/bot/test_order_of_news.py`` has their kinds.
"""

import math
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from jobs.answer import ASKING, Passage
from jobs.searching.ranking import RARE, shares
from jobs.sentences import sentences
from jobs.text import canonical, fold, one_i, syllables
from jobs.understanding import question_syllables
from jobs.understanding.numbered import tells_another
from jobs.understanding.synonyms import in_words_of

FEW, OF_FEW, OF_MANY = 4, 0.6, 0.4
"""The share of a question's pairs of syllables that an article has to hold, of up to ``FEW`` and of
more: of long questions about half of the pairs are no words, "khởi công đường sắt": "công đường".
"""

MARKED_FROM = 0.3
"""The share of syllables with marks from which a line was typed with them: of news it is 0.7."""

LESS = 0.5
"""The share of what the best article holds from which another one is listed, too."""

UNSAID = "gần đây mới vừa qua hiện hôm nay rồi bây giờ hỏi xin thưa thì ơi nhé ng bn chưa sẽ"
"""What a question is put with, and not about, beside ``jobs.answer.ASKING``."""

MARKED = "đang đã bị tại từ mấy"
"""The same of what is too common a word otherwise where nobody types marks: "Đảng", "bí thư"."""

DWELLING = ("nha", "o")
"""Two syllables of which the second joins nothing."""

SECRETARY = ("bi", "thu")
"""Two of which the first joins nothing, where nobody types marks."""

CLOSE, PERHAPS = 0.65, 0.45
"""The shares of what is looked for from which an article is near. Of 155 messages that put a matter
of a month of live items in a reader's words, 79 had all their words in no article. Of 45 whose
first article had the greater share, 38 were told by it and 6 by one listed behind; of 28 between
the two 14 and 10; of 6 below, none and none."""

TOGETHER = 0.15
"""The share of its pairs that has to stand in an article where no tone marks are typed."""

CLAUSE = re.compile(r"[,;:?!\n]|\. ")

_OF_THE_PARTY = re.compile(
    r"\b(?:(?:vao|ket nap|tuoi|ky luat|khai tru (?:khoi )?|ra khoi|the|dieu le|chuyen sinh hoat|"
    r"huy hieu|sinh hoat|chuyen|ho so|ly lich|thi hanh) dang(?! ky)|dang (?:phi|tich|vien)|du bi|"
    r"chuyen (?:dang )?chinh thuc|cap uy|chi uy|chi bo)\b"
)


def related(question: str, passages: Sequence[Passage]) -> list[Passage]:
    """Keep the articles that speak of what a question, or one of its clauses, speaks of.

    What holds far less of it than another article does is left out.

    Args:
        question: As typed; where it has tone marks, a syllable counts with its own only.
        passages: The articles, the likeliest first; the order stays.
    """
    line = _marked if _is_marked(question) else _folded
    read = [_lines(each, question, line) for each in passages]
    kept = set[int]()
    for sought in (_sought(each, line) for each in clauses(question) or [question]):
        told = [sought.told_by(lines) for lines in read]
        least = LESS * max(told, default=0.0)
        kept |= {place for place, share in enumerate(told) if share and share >= least}
    names = _names(question, line)
    if not kept and names:
        # "Bão Dolphin có vào nước ta không": no headline says so, and some tell of that storm.
        kept = {place for place, row in enumerate(read) if all(name in row[0] for name in names)}
    named = {place for place in kept if any(name in row for name in names for row in read[place])}
    return [passages[place] for place in sorted(named or kept)]


def holding(question: str, passages: Sequence[Passage]) -> list[Passage]:
    """Keep the articles in which all stands that tells what a question is about.

    Args:
        question: As typed; where it has tone marks, a syllable counts with its own only.
        passages: The articles; their order stays.
    """
    line = _marked if _is_marked(question) else _folded
    single = _sought(question, line).single
    read = ((each, "".join(_lines(each, question, line))) for each in passages)
    return [each for each, held in read if all(word in held for word in single)]


class Nearness(Enum):
    """How near an article that lacks some of the words looked for comes to them."""

    CLOSE = CLOSE
    """It mostly tells what is meant in other words."""
    PERHAPS = PERHAPS
    """It may."""
    FAR = 0.0


def nearness(words: str, passage: Passage) -> Nearness:
    """Say how near an article comes to some words, by the share it holds; the rarer weigh more.

    Without tone marks syllables that stand apart in it say nothing, nor do those of an article on
    another number: "bão số 3" is not "bão số 5".

    Args:
        words: As typed, without what only asks; tone marks do not count.
        passage: The article.
    """
    asked = _folded(words).split()
    if not asked or tells_another(words, f"{passage.title} {passage.text}"):
        return Nearness.FAR
    lines = _lines(passage, words, _folded)
    pairs = [f" {one} {other} " for one, other in pairwise(asked)]
    together = [pair for pair in pairs if any(pair in line for line in lines)]
    if pairs and not _is_marked(words) and _weight(together, pairs) < TOGETHER:
        return Nearness.FAR
    held = set("".join(lines).split())
    share = _weight([each for each in asked if each in held], asked)
    return next(each for each in Nearness if share >= each.value)


def tells(question: str) -> bool:
    """Say whether a question has anything that tells what it is about: "ở đâu vậy" has not."""
    return bool(_sought(question, _marked if _is_marked(question) else _folded).single)


def _is_marked(question: str) -> bool:
    """Whether a question was typed with tone marks; what was written out for it may have some."""
    words = syllables(question)
    return sum(canonical(word) != fold(word) for word in words) >= MARKED_FROM * len(words) > 0


def _names(question: str, line: Callable[[str], str]) -> set[str]:
    """Return the syllables with a capital, but for the first: what bears another name is left out.

    None where all is in capitals.
    """
    if question.isupper():
        return set()
    return {line(word) for word in syllables(question)[1:] if word[0].isupper()}


def clauses(question: str) -> list[str]:
    """Return the clauses of a question that tell what they are about; none where it has but one."""
    found = CLAUSE.split(question)
    told = [each for each in found if len(_sought(each, _folded).pairs) > 1]
    return told if len(found) > 1 else []


@dataclass(frozen=True, slots=True)
class _Sought:
    """What of a clause tells what it is about: its pairs of neighbouring syllables, and each."""

    pairs: frozenset[str]
    single: frozenset[str]

    def told_by(self, lines: Sequence[str]) -> float:
        """Return how much of that an article, line by line, holds; 0 where it does not speak of it.

        The rarer syllables weigh more; a sentence that has them all counts as all.
        """
        held = [pair for pair in self.pairs if any(pair in line for line in lines)]
        whole = any(all(word in line for word in self.single) for line in lines)
        if whole and (held or not self.pairs):
            return 1.0
        share = _weight(held, self.pairs) if len(self.pairs) > 1 else 0.0
        least = OF_FEW if len(self.pairs) <= FEW else OF_MANY
        speaks = max(share, len(held) / max(len(self.pairs), 1)) >= least
        return max(share if speaks else 0.0, self._headed(lines[0]))

    def _headed(self, title: str) -> float:
        """Return how much of it a headline has; 0 where that is less than most."""
        held = [word for word in self.single if word in title]
        near = len(held) >= FEW or any(pair in title for pair in self.pairs)
        share = _weight(held, self.single) if near else 0.0
        return share if share >= OF_FEW else 0.0


def _sought(clause: str, line: Callable[[str], str]) -> _Sought:
    words = syllables(clause)
    told = [*zip(map(line, words), _tell(words, line), strict=True)]
    pairs = (one + other[1:] for (one, a), (other, b) in pairwise(told) if a and b)
    return _Sought(frozenset(pairs), frozenset(word for word, tells in told if tells))


def _tell(words: Sequence[str], line: Callable[[str], str]) -> list[bool]:
    """Say of each syllable whether it tells what a question is about."""
    plain = [fold(word) for word in words]
    asks = question_syllables.asking(plain, words, question=True)
    unsaid = f"{ASKING} {UNSAID} {MARKED if line is _marked else ''}"
    joins = {line(word) for word in unsaid.split()}
    near = zip(["", *plain], plain, [*plain[1:], ""], strict=False)
    whole = ((one, word) == DWELLING or (word, other) == SECRETARY for one, word, other in near)
    return [
        not asked and (line(word) not in joins or one)
        for word, asked, one in zip(words, asks, whole, strict=True)
    ]


def of_the_party(question: str) -> bool:
    """Say whether a question is on the party's own rules, which news seldom tell."""
    return _OF_THE_PARTY.search(fold(question)) is not None


def asks_how(question: str) -> bool:
    """Say whether a message asks for a procedure or a condition, "thủ tục chuyển sinh hoạt"."""
    return _HOW.search(fold(question)) is not None


_HOW = re.compile(
    r"\b(?:thu tuc|ho so|quy trinh|giay to|dieu kien|tieu chuan|the thuc|thoi han|tham quyen)\b"
)


def _lines(passage: Passage, question: str, line: Callable[[str], str]) -> list[str]:
    """Return headline and sentences, in the question's own words where these say the same."""
    shown = (s for each in passage.text.splitlines() for s in sentences(each))
    return [line(in_words_of(question, each)) for each in (passage.title, *shown)]


def _weight(held: Collection[str], of: Collection[str]) -> float:
    """The share of some syllables, or pairs of them, that is held, by how rare they are."""
    return sum(map(_rarity, held)) / sum(map(_rarity, of))


def _rarity(words: str) -> float:
    """How much syllables tell, by how rare they are in news."""
    return sum(math.log(1 + 1 / shares().get(fold(each), RARE)) for each in words.split())


def _marked(text: str) -> str:
    return one_i(f" {' '.join(map(canonical, syllables(text)))} ")


def _folded(text: str) -> str:
    return one_i(f" {' '.join(map(fold, syllables(text)))} ")
