"""Which sentences of articles answer a question: chosen and quoted, never made up.

Each sentence is weighed by what it shares with the question: syllables and pairs of neighbouring
syllables, the rarer the heavier (idf over the sentences given). What its neighbours, its article
and its title share counts in part, for "Đảng bộ Khối" becomes "Đảng bộ" in the next sentence. A
sentence that holds what the question asks for (a number, a name, a date, a place, a list) gains.
Below a confidence nothing answers.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import islice

from jobs.answering import agreement
from jobs.text import canonical, fold, normalize, sentences

LEAST = 0.5
"""How much of the question's weight a sentence and its surroundings must hold to answer it."""

NEIGHBOUR, ARTICLE, TITLE, KIND, COUNT, ORDER, LENGTH = 0.35, 0.25, 0.15, 0.30, 0.20, 0.10, 0.14
"""Weights beside the sentence's own share, fitted on a quarter of XQuAD-vi."""

DISAGREE = 0.5
"""How much of what the confidence loses by disagreement the score loses, too."""

UNSIGNED = 0.1
"""What the confidence loses where the sentence shows nothing of the kind that is asked for."""

NO_SIGN = 0.3
"""The same where the question is ``SHORT``: what is shared then says little, "khi nào" much."""

NO_WORD = 0.4
"""What it loses where it holds no two neighbouring syllables of the question that tell something:
single ones meet by chance ("pháp" of "nước Pháp" in "pháp luật"). On XQuAD-vi one answer of 505
among the best three is lost by it."""

SHORT, MISSED = 5, 0.2
"""Of a question of so few syllables that tell something, each one that stands neither in the
sentence, beside it nor in the title costs so much: a fire does not tell whom "bão" has killed."""

USUAL = 25
"""Syllables of a sentence; one twice as long says twice as much besides, and loses ``LENGTH``."""

PAIR = 1.5
"""A pair of neighbouring syllables weighs so much of the sum of its two."""

UNMARKED = 0.6
"""Where the question has tone marks, a syllable with other marks counts so much."""

MOST_SENTENCES = 4_000
"""Sentences that are weighed for one question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """An article in which to look.

    Attributes:
        entry: What names it to the caller.
        title: Its headline.
        text: Its plain text, paragraphs on lines.
        published: When it appeared; aware. None where nobody says.
    """

    entry: int | str
    title: str
    text: str
    published: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A sentence that answers.

    Attributes:
        text: The sentence, verbatim but for its white space, in ``normalize`` form.
        entry: The passage in which it stands.
        score: How well it answers; comparable within one question only.
        before: The sentence before it, where it begins with what points back ("Ông …",
            "Ngoài ra, …"); "" elsewhere.
        after: The sentences that go on with a list that it opens, at most ``MOST_ITEMS``.
    """

    text: str
    entry: int | str
    score: float
    before: str = ""
    after: tuple[str, ...] = ()


MOST_ITEMS = 2
"""Sentences that are quoted behind one that opens a list."""

POINTS_BACK = re.compile(
    r"(?:(?:ong|ba|anh|chi|ho|no|day|do|chung) (?![a-z]+ [a-z]+ (?:la|cho|noi))|(?:cac|hai|ba|ca)"
    r" (?:em|ben|don vi|nguoi) nay|(?:dieu|viec|nguoi|don vi|co quan|du an|noi) (?:nay|do|day|ay)|"
    r"(?:ngoai ra|ben canh do|tuy nhien|do do|vi vay|vi the|theo do|trong do|qua do|dong thoi|"
    r"cung voi do|tai day|sau do|truoc do|mat khac|nho do|tu do|cu the|tuong tu))(?![a-z])"
)
"""How a folded sentence begins that says little without the one before it."""

ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*$|[\"”»)]$")
"""How a whole sentence ends."""

OPENS_LIST = re.compile(r"\b(?:là|gồm|sau|như)\s?:")
LISTED = re.compile(r"\b(?:la gi|gom|nhung|cac|nao|[0-9]+|may)\b")

ASKING = """
ai gì nào đâu sao bao nhiêu mấy khi lúc giờ thế như là của và có đã được cho ở tại trong các những
vào với thì mà ra bị do từ đến để này đó vậy không phải hay ko dc à ạ nhỉ tên gọi một về theo trên
cái nó họ cùng khoảng người bn bnh ntn k mk
"""
"""Syllables that ask, or join, and tell nothing of what is asked about."""

KINDS = {
    "number": "bao nhieu|may|so luong|ti le|ty le|bao xa|bao lau|phan tram|muc",
    "date": "(?:khi|luc|nam|ngay|thang|thoi gian|the ky|hom) nao|bao gio|may gio",
    "person": "ai|(?:nguoi|dong chi|ong|ba) nao|ten gi|ten la gi",
    "place": "dau|(?:noi|cho|tinh|thanh pho|nuoc|quoc gia|dia phuong|khu vuc|xa) nao",
    "list": r"nhung gi|gom|(?:nhung|cac) (?:\w+ ){0,3}nao",
    "reason": "tai sao|vi sao|ly do|nguyen nhan|do dau",
}
"""What is asked for, by the words of the folded question; the first that fits."""

SIGNS = {
    "number": r"\d|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|trăm|nghìn|triệu|tỷ|nửa)\b",
    "date": r"\b(?:1[0-9]|20)\d\d\b|\d{1,2}[/-]\d{1,2}|\b(?:ngày|tháng|năm|thế kỷ|thập niên|hôm)\b",
    "person": r"(?<=[^.!?] )(?:[A-ZÀ-ỸĐ][\wà-ỹ]*\s+){1,4}[A-ZÀ-ỸĐ][\wà-ỹ]*",
    "place": r"\b(?:ở|tại|đến|từ|tỉnh|thành phố|nước|xã|phường|bang|miền|phía|vùng|sông|biển)\b",
    "list": r",[^,]+,|;|\bgồm\b|:",
    "reason": r"\b(?:vì|do|bởi|nên|nhằm|nguyên nhân|lý do|để)\b",
}
"""What a sentence that can answer such a question shows.

À-Ỹ holds small letters, too; with capitals alone the first answer is right in 0.677 and 0.690 of
XQuAD-vi's halves, so in 0.684 and 0.693.
"""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence, its place, and its syllables and pairs, folded and with marks."""

    text: str
    passage: int
    terms: frozenset[str]
    marked: frozenset[str]


def best(
    question: str, passages: Sequence[Passage], *, most: int = 3, least: float = LEAST
) -> tuple[Answer, ...]:
    """Choose the sentences that answer a question.

    Takes up to seconds where articles are long: not for the event loop.

    Args:
        question: As typed, with or without tone marks.
        passages: The articles in which to look, the likeliest first.
        most: How many sentences at most.
        least: How sure the best must be, from 0 to 1, for any to be given.

    Returns:
        The sentences, the best first; empty where none is likely to answer.
    """
    cut = (each for number, passage in enumerate(passages) for each in _cut(number, passage))
    candidates = list(islice(cut, MOST_SENTENCES))
    terms = _terms(_syllables(fold(question)))
    if not candidates or not terms:
        return ()
    weights = _weights(terms, candidates)
    scores = _scores(question, weights, candidates, passages)
    ranked = sorted(range(len(candidates)), key=lambda number: -scores[number][0])
    return tuple(
        _answer(question, number, scores[number][0], candidates, passages)
        for number in ranked[:most]
        if scores[ranked[0]][1] >= least
    )


def _answer(
    question: str,
    number: int,
    score: float,
    candidates: Sequence[_Candidate],
    passages: Sequence[Passage],
) -> Answer:
    told = candidates[number]
    same = [each.text for each in candidates if each.passage == told.passage]
    first = next(place for place, each in enumerate(candidates) if each.passage == told.passage)
    place = number - first
    points_back = POINTS_BACK.match(fold(told.text)) is not None
    listing = OPENS_LIST.search(told.text) and LISTED.search(fold(question))
    return Answer(
        text=told.text,
        entry=passages[told.passage].entry,
        score=round(score, 4),
        before=same[place - 1] if points_back and place else "",
        after=tuple(same[place + 1 : place + 1 + MOST_ITEMS]) if listing else (),
    )


def _cut(number: int, passage: Passage) -> Iterator[_Candidate]:
    told = [text for line in passage.text.splitlines() for text in sentences(normalize(line))]
    if len(told) > 1 and not ENDED.search(told[-1]):
        told.pop()  # a feed that cuts its articles off does so in the midst of a word
    for text in told:
        folded, marked = _syllables(fold(text)), _syllables(canonical(text))
        yield _Candidate(text, number, _terms(folded), _terms(marked))


def _syllables(text: str) -> list[str]:
    return re.findall(r"\d+(?:[.,/]\d+)*|[^\W_]+", text)


def _terms(syllables: list[str]) -> frozenset[str]:
    """Syllables that tell something, and pairs of neighbours of which one does."""
    told = [_tells(*pair) for pair in zip(syllables, [*syllables[1:], ""], strict=False)]
    single = {each for each, tells in zip(syllables, told, strict=True) if tells}
    pairs = zip(syllables, syllables[1:], told, told[1:], strict=False)
    return frozenset(single | {f"{one} {other}" for one, other, a, b in pairs if a or b})


STORM = "bao"
"""Folded, a storm is the first half of "bao nhiêu"; it is a word alone."""


def _tells(syllable: str, after: str) -> bool:
    """Whether a syllable tells something: a storm is "bao" without its mark, "bao nhiêu" asks."""
    plain = fold(syllable)
    if plain == STORM:
        return fold(after) not in _asking()
    return plain not in _asking()


def _weights(terms: frozenset[str], candidates: Sequence[_Candidate]) -> dict[str, float]:
    """What each term of the question weighs: the rarer in the sentences, the more."""
    counts = Counter(term for each in candidates for term in each.terms & terms)
    singles = {term: _idf(counts[term], len(candidates)) for term in terms if " " not in term}
    pairs = {
        term: PAIR * sum(singles.get(each, 0.0) for each in term.split()) / 2
        for term in terms
        if " " in term
    }
    return singles | pairs


def _idf(count: int, total: int) -> float:
    return math.log(1 + (total + 0.5) / (count + 0.5))


def _scores(
    question: str,
    weights: dict[str, float],
    candidates: Sequence[_Candidate],
    passages: Sequence[Passage],
) -> list[tuple[float, float]]:
    """For each candidate its score, and how much of the question it and what is around it hold."""
    total = sum(weights.values())
    shares = [_share(each, question, weights) / total for each in candidates]
    whole = _whole(candidates, weights, len(passages))
    titles = [_held(_terms(_syllables(fold(each.title))), weights) / total for each in passages]
    sign, counted = _sign(question), _counted(question)
    lost = _lost(question, candidates, passages)
    words = _words_of_two(weights)
    singles = {term for term in weights if " " not in term}
    few = len(singles) <= SHORT
    near = [
        each.terms | _terms(_syllables(fold(passages[each.passage].title))) for each in candidates
    ]
    scores = []
    for number, each in enumerate(candidates):
        around = _around(number, candidates, shares)
        score = shares[number] + NEIGHBOUR * around
        score += ARTICLE * whole[each.passage] / total + TITLE * titles[each.passage]
        score += KIND * shares[number] * bool(sign and sign.search(each.text))
        score += COUNT * bool(counted and counted.search(fold(each.text)))
        score += ORDER / (1 + each.passage)
        score -= LENGTH * math.log2(max(len(each.text.split()), USUAL) / USUAL)
        sure = min(1.0, shares[number] + (whole[each.passage] / total) / 2)
        sure -= (NO_SIGN if few else UNSIGNED) * bool(sign and not sign.search(each.text))
        sure -= NO_WORD * bool(words and not words & near[number])
        sure -= MISSED * len(singles - _beside(number, candidates, near)) if few else 0
        scores.append((score - DISAGREE * lost[number], sure - lost[number]))
    return scores


def _words_of_two(weights: Iterable[str]) -> frozenset[str]:
    """The question's pairs of syllables that both tell something: mostly its words.

    Of a question with one such syllable all its pairs: "sao Hỏa" is no "hóa".
    """
    pairs = frozenset(term for term in weights if " " in term)
    alone = sum(" " not in term for term in weights) == 1
    asking = _asking() | {STORM}
    return frozenset(pair for pair in pairs if alone or not asking & set(pair.split()))


def _lost(
    question: str, candidates: Sequence[_Candidate], passages: Sequence[Passage]
) -> list[float]:
    """What the confidence in each candidate loses because it speaks of something else."""
    claims = agreement.claims(question)
    if claims == agreement.Claims():
        return [0.0] * len(candidates)
    read = [[each.title] for each in passages]
    for each in candidates:
        read[each.passage].append(each.text)
    articles = [agreement.held("\n".join(lines)) for lines in read]
    titles = [agreement.held(each.title) for each in passages]
    told = [agreement.held(each.text) for each in candidates]
    lost = []
    for number, each in enumerate(candidates):
        near = set(told[number]) | titles[each.passage]
        for place in (number - 1, number + 1):
            if 0 <= place < len(told) and candidates[place].passage == each.passage:
                near |= told[place]
        lost.append(agreement.missing(claims, near, articles[each.passage]))
    return lost


def _share(each: _Candidate, question: str, weights: dict[str, float]) -> float:
    held = _held(each.terms, weights)
    if canonical(question) == fold(question):
        return held
    exact = _terms(_syllables(canonical(question))) & each.marked
    return UNMARKED * held + (1 - UNMARKED) * _held(frozenset(map(fold, exact)), weights)


def _held(terms: Iterable[str], weights: dict[str, float]) -> float:
    return sum(weights.get(term, 0.0) for term in terms)


def _whole(candidates: Sequence[_Candidate], weights: dict[str, float], count: int) -> list[float]:
    """What each passage as a whole holds of the question."""
    terms: list[set[str]] = [set() for _ in range(count)]
    for each in candidates:
        terms[each.passage] |= each.terms & weights.keys()
    return [_held(each, weights) for each in terms]


def _around(number: int, candidates: Sequence[_Candidate], shares: Sequence[float]) -> float:
    """The better share of the two neighbours in the same passage."""
    passage = candidates[number].passage
    places = (place for place in (number - 1, number + 1) if 0 <= place < len(candidates))
    return max(
        (shares[place] for place in places if candidates[place].passage == passage), default=0
    )


def _beside(
    number: int, candidates: Sequence[_Candidate], near: Sequence[frozenset[str]]
) -> frozenset[str]:
    """The terms of a sentence and its title, and of the neighbours in the same passage."""
    passage = candidates[number].passage
    places = (place for place in (number - 1, number + 1) if 0 <= place < len(candidates))
    return near[number].union(
        *(candidates[place].terms for place in places if candidates[place].passage == passage)
    )


def _sign(question: str) -> re.Pattern[str] | None:
    plain = " ".join(_syllables(fold(question)))
    kinds = (kind for kind, words in KINDS.items() if re.search(rf"\b(?:{words})\b", plain))
    return _signs()[kind] if (kind := next(kinds, None)) else None


def _counted(question: str) -> re.Pattern[str] | None:
    """Of "bao nhiêu đảng viên", a number right before "đảng viên"; or None."""
    plain = " ".join(_syllables(fold(question)))
    match = re.search(r"\b(?:bao nhieu|may) ([a-z]+(?: [a-z]+)?)", plain)
    return re.compile(rf"\d (?:{match[1]})\b") if match else None


@cache
def _asking() -> frozenset[str]:
    return frozenset(fold(ASKING).split())


@cache
def _signs() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(pattern) for kind, pattern in SIGNS.items()}
