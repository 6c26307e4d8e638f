"""How likely a sentence answers a question: what a few signs together tell. Pure.

``jobs.answering.outright`` asks that hardly a word is missing, which spares wrong answers and loses
many right ones. Here the signs are weighed (logistic regression): how much of the question, the
rarer the heavier, is missing beside the sentence and in the whole article; whether its words come
in the same order; whether names are missing; whether what is asked for is shown; and above all
whether the sentence stands out among those that say something else.

Fitted on half of XQuAD-vi (every second question from the first). Of the other half's 313
questions 152 are answered rightly and 15 wrongly (126 and 13 by ``outright`` alone); without the
paragraph that answers 7 are answered (6).

A sentence that does not show what is asked for is not quoted, however likely: of 35 questions that
a month of live items does not answer three more would be, of XQuAD-vi 13 more rightly.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from difflib import SequenceMatcher

from jobs.answer import Answer, Passage
from jobs.answering import offices, outright, running
from jobs.round_ups import is_round_up
from jobs.searching.ranking import RARE, shares
from jobs.sentences import sentences
from jobs.text import canonical, fold, normalize, syllables
from jobs.understanding.numbered import tells_another

SAME = 0.6
"""The share of a sentence's syllables from which another one says the same."""

UNRIVALLED, ALONE = 0.3, 1.0
"""How far a sentence stands out that has no rival, and that has none of another article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What is weighed, each from 0 to about 1.

    Attributes:
        ahead: By how much the score is above that of the best rival.
        elsewhere: The same of the best rival of another article.
        order: The share of the question's words that stand in the sentence in their order.
        near: The share of the question, weighed by rarity, that neither the sentence nor its
            neighbours nor the headline hold.
        article: The same of the whole article.
        names: The share of what is in capitals that neither the sentence nor the headline hold.
        shows: 1 where the sentence shows what is asked for.
        length: The sentence's length, a logarithm.
    """

    ahead: float
    elsewhere: float
    order: float
    near: float
    article: float
    names: float
    shows: float
    length: float


WEIGHTS = Signs(
    ahead=4.089, elsewhere=0.97, order=1.35, near=-2.047, article=-0.509, names=-0.549,
    shows=0.715, length=0.905,
)  # fmt: skip
BIAS = -5.519

SURE = 0.62
"""How likely a sentence must be for it to be quoted."""

SURE_OUTRIGHT = 0.33
"""The same in the likeliest article, where hardly a word of the question is missing: what ten
outlets tell stands out among none of them, and is true."""


LISTS = 2
"""So many semicolons part a sentence of a round-up into matters of their own."""


def told(question: str, answers: Sequence[Answer], passages: Sequence[Passage]) -> list[Answer]:
    """Keep what may be quoted as the answer: the likeliest, and what else of its article may be.

    Takes milliseconds where articles are long: not for the event loop.

    Args:
        question: As typed, with or without tone marks.
        answers: What ``jobs.answer.best`` chose, the best first.
        passages: The articles in which it looked.
    """
    if (holder := offices.holder(question, passages)) is not None:
        return [holder]
    known = {each.entry: each for each in passages}
    weighed = [(each, _likely(question, each, answers, known[each.entry])) for each in answers]
    quotable = [(each, chance) for each, chance in weighed if chance]
    if not quotable:
        return []
    chosen = max(quotable, key=lambda told: told[1])[0]
    # Of articles that say it in the same words the likeliest one does: its headline fits, too.
    first = next(each for each, _ in quotable if each is chosen or each.text == chosen.text)
    if (newest := running.newest(question, first, passages)) is not first:
        return [newest]
    others = [each for each, _ in quotable if each.entry == first.entry and each is not first]
    return [first, *others]


def _likely(question: str, answer: Answer, answers: Sequence[Answer], passage: Passage) -> float:
    """How likely a sentence answers; 0 where it may not be quoted."""
    if not outright.shows(question, answer.text) or not _numbered(question, passage):
        return 0.0
    if tells_another(question, f"{passage.title} {passage.text}"):
        return 0.0
    if not offices.may_answer(question, answer.text) or _is_of_many(question, answer, passage):
        return 0.0
    likeliest = answer.entry == answers[0].entry
    if not (likeliest and outright.outright(question, answer.text, passage)):
        chance = likely(signs(question, answer, answers, passage))
        return chance if chance >= SURE else 0.0
    # What holds the question's words, and not what is asked for, stands nearer, and is no rival.
    showing = [each for each in answers if outright.shows(question, each.text)]
    chance = likely(signs(question, answer, showing, passage))
    return chance if chance >= SURE_OUTRIGHT else 0.0


def _is_of_many(question: str, answer: Answer, passage: Passage) -> bool:
    """Whether an article tells of many matters, and the sentence does not name this one alone."""
    if not is_round_up(passage.title):
        return False
    missing = outright.missing(question, answer.text, answer.text)
    return missing >= outright.MISSING or answer.text.count(";") >= LISTS


def _numbered(question: str, passage: Passage) -> bool:
    """Whether an article names what has a number in a question: "bão số 5" is no "tỷ số 5-0"."""
    asked = " ".join(syllables(fold(question)))
    held = f" {' '.join(syllables(fold(f'{passage.title} {passage.text}')))} "
    return all(f" {each} " in held for each in _NUMBERED.findall(asked))


_NUMBERED = re.compile(r"\b[a-z]+ so \d+\b")


def likely(signs: Signs) -> float:
    """Say how likely the sentence answers, from 0 to 1."""
    pairs = zip(astuple(signs), astuple(WEIGHTS), strict=True)
    return 1 / (1 + math.exp(-BIAS - sum(value * weight for value, weight in pairs)))


def signs(question: str, answer: Answer, answers: Sequence[Answer], passage: Passage) -> Signs:
    """Read the signs of a sentence.

    Args:
        question: As typed, with or without tone marks; with them a syllable counts with its own.
        answer: The sentence.
        answers: All that were chosen for the question, this one among them.
        passage: Its article.
    """
    spelled = canonical if canonical(question) != fold(question) else fold
    asked = [spelled(each) for each in syllables(question)]
    telling = [each for each in asked if each not in outright.asking(spelled)]
    said = [spelled(each) for each in syllables(answer.text)]
    beside = {spelled(each) for each in syllables(f"{answer.text} {passage.title}")}
    around = beside | {spelled(each) for each in syllables(_neighbours(answer.text, passage))}
    whole = {spelled(each) for each in syllables(f"{passage.title} {passage.text}")}
    capitals = [spelled(each) for each in syllables(question)[1:] if each[0].isupper()]
    rivals = [each for each in answers if each is not answer and not _agrees(answer, each)]
    others = [each for each in rivals if each.entry != answer.entry]
    return Signs(
        ahead=answer.score
        - max((each.score for each in rivals), default=answer.score - UNRIVALLED),
        elsewhere=answer.score - max((each.score for each in others), default=answer.score - ALONE),
        order=_in_order(telling, said),
        near=_missing(telling, around),
        article=_missing(telling, whole),
        names=sum(each not in beside for each in capitals) / max(len(capitals), 1),
        shows=float(outright.shows(question, answer.text)),
        length=math.log(len(said) + 1),
    )


def _missing(telling: Sequence[str], held: set[str]) -> float:
    weights = [(each, _rarity(each)) for each in telling]
    total = sum(weight for _, weight in weights) or 1.0
    return sum(weight for each, weight in weights if each not in held) / total


def _rarity(syllable: str) -> float:
    return math.log(1 + 1 / shares().get(fold(syllable), RARE))


def _in_order(telling: Sequence[str], said: Sequence[str]) -> float:
    held = [each for each in said if each in set(telling)]
    blocks = SequenceMatcher(None, telling, held, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(len(telling), 1)


def _neighbours(sentence: str, passage: Passage) -> str:
    lines = [each for line in passage.text.splitlines() for each in sentences(normalize(line))]
    if sentence not in lines:
        return ""
    place = lines.index(sentence)
    return " ".join([*lines[max(place - 1, 0) : place], *lines[place + 1 : place + 2]])


def _agrees(answer: Answer, other: Answer) -> bool:
    """Whether another sentence says the same: outlets print the same agency's words."""
    one, two = set(syllables(answer.text.lower())), set(syllables(other.text.lower()))
    return len(one & two) >= SAME * min(len(one), len(two))
