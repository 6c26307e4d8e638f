"""Whether a sentence answers a question outright, so that it may be quoted as the answer. Pure.

``jobs.answer`` weighs which sentence is the likeliest; among ten thousand articles one nearly
always shares enough with a question that none of them answers ("bao nhiêu tuổi được vào Đảng").
So two things are looked at, of the sentence alone: it shows what is asked for, right where it must
stand (a number before what is counted, a date, a name), and hardly a word of the question is
missing from it and its headline, each with its own marks.

Measured on 37 questions that the live items of a month answer and 60 that they do not: of these a
sentence was given for 32 before and for 6 since; of the others 30 are answered rightly and none
wrongly, of 29 and 6. What else may be quoted: ``jobs.answering.likelihood``.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from jobs.answer import ASKING, Passage
from jobs.answering.offices import OFFICE
from jobs.text import canonical, fold, one_i, syllables
from jobs.understanding.names import names

MISSING = 0.2
"""The share of a question that may not be missing. 0.15 spared one more of the 60, and lost
another tenth of what is right of XQuAD-vi."""

REACH = 5
"""Syllables after a word of the question within which the number of "… là bao nhiêu" stands."""

BEFORE = 3
"""Syllables before what is counted within which its number stands: "129 xã, phường"."""

_PER_CENT = re.compile(r"\d[\d.,]* ?%")
_FIGURE = re.compile(r"\d[\d.,]*")
ORDINAL = "dieu khoan chuong so ngay thang nam lo quy khoa ky lan"
"""Syllables before a figure that says which one, not how many; folded."""

_DATE = re.compile(r"\d+/\d|20\d\d$")
STYLES = frozenset(("ông", "bà", "anh", "chị", "chí"))
"""What stands before a name that may be of one syllable; "chí" ends "đồng chí"."""

YEAR = "năm"
"""Five, too, where no figure stands before it."""

NUMERALS = "một hai ba bốn năm sáu bảy tám chín mười trăm nghìn triệu tỷ tỉ"
NOT_COUNTED = "mot la thi khi xa cho tai o moi vay so trong tren theo"
"""What may stand behind "bao nhiêu" and is not what is counted; folded."""

_NUMERALS, _ANY = frozenset(NUMERALS.split()), frozenset(NOT_COUNTED.split())
_ORDINALS = frozenset(ORDINAL.split())
_COUNTED = re.compile(r"\b(?:bao nhieu|(?<!thu )may)(?: ([a-z]+))?")

_MONEY = (
    r"\d (?:(?:nghìn|ngàn|triệu|tỷ|tỉ) )*(?:đồng(?! chí)|USD|euro|bảng|yên|đô la)"
    r"|\d (?:nghìn|ngàn|triệu|tỷ|tỉ)\b|[$€£] ?\d"
)

_SHOWN = (
    (
        re.compile(r"\bbao nhieu phan tram|\bt[iy] le\b.*\bbao nhieu"),
        re.compile(r"\d ?%|phần trăm|\d+/\d+|một nửa|phần ba"),
    ),
    (
        re.compile(r"\bbao nhieu tien\b"),
        re.compile(_MONEY),
    ),
    (
        re.compile(
            r"\b(?:kinh phi|gia|hoc phi|chi phi|von|doanh thu|phu cap|le phi|vien phi)\b"
            r"(?!.*\b(?:tang|giam)\b).* bao nhieu$"
        ),
        re.compile(rf"{_MONEY}|\d ?%"),
    ),
    (
        re.compile(r"\bbao lau\b"),
        re.compile(
            r"(?:\d|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nửa|vài) "
            r"(?:giây|phút|giờ|ngày|tuần|tháng|năm|thế kỷ)\b"
        ),
    ),
    (re.compile(r"\bmay gio\b"), re.compile(r"\d ?(?:giờ|h|g)\b|\d:\d\d")),
    (
        re.compile(r"\b(?:khi|luc|nam|ngay|thang|thoi gian|the ky|hom) nao\b|\bbao gio\b"),
        re.compile(
            r"\d[/-]\d|(?:ngày|tháng|năm|quý|thế kỷ|thập niên|mùa|đầu|cuối) (?:\d|[IVX]+\b)"
            r"|\b[12]\d{3}\b|\d (?:năm|ngày|tháng|tuần|thế kỷ|thập kỷ)\b|hôm (?:nay|qua)"
        ),
    ),
    (
        re.compile(r"\b(?:o|tai|den|tu|ve|vao|di) (?:dau|noi nao|cho nao)\b"),
        re.compile(
            r"\b(?:ở|tại|đến|từ(?! trần| chức| chối)|về(?! hưu)|vào|qua(?! đời)|trên|giữa|gần|thuộc"
            r"|phía) \w"
        ),
    ),
    (
        re.compile(r"\b(?:ban|thao luan)(?: ve)?(?: nhung| cac| cai)? gi\b"),
        re.compile(
            r"(?<!địa )\bbàn (?:về )?(?!giao|thắng)\w+|thảo luận \w+|xem xét|cho ý kiến|thông qua"
            r"|quyết định|biểu quyết|nội dung|[Đđ]ề án|dự án [Ll]uật"
        ),
    ),
    (re.compile(r"\bla gi$"), re.compile(r"\b(?:là|gồm)\b|:")),
    (
        re.compile(r"\b(?:thu tuc|ho so|dieu kien|quy trinh|giay to)\b|\b(?:thi )?lam the nao\b"),
        re.compile(
            r"\b(?:phải|cần|gồm|nộp|từ đủ|trường hợp|nếu|không được|bước)\b|theo quy định|bằng cách"
        ),
    ),
)
"""How a folded question asks, and what a sentence that answers it shows; the first that fits."""

_WHO = re.compile(r"\bai\b|\b(?:dong chi|ong|ba) nao\b|\bten (?:la )?gi\b")
_WHICH = re.compile(r"\b(truong|cong ty|ngan hang|doi|clb|san|toa|hang) nao\b")
"""Kinds of which one is asked for: it is called so, and has a name."""

_TO_WHOM = re.compile(
    r"\b((?:ki luat|bo nhiem|khoi to|khai tru|canh cao|thay the|bat giu|mien nhiem)) ai$"
)
"""What was done to whom is asked for: that has to be said."""

_OFFICE = re.compile(r"\b(?:chuc|chuc vu) (?:gi|nao)\b")
"""How it is asked what somebody is."""

_OFFICES = re.compile(
    rf"\b(?:{OFFICE}|(?:cuc|vu|doi|vien|khoa|tong) truong|tong bien tap|truong phong|pho ban"
    r"|uy vien|chanh thanh tra|nghi si|tong thong)\b"
)
_HOLDS = re.compile(
    r"[ ,(–-]*(?:(?:nguyen|cuu|hien|la|dang|duoc|bo nhiem|bau|giu chuc|chuc vu|lam) )*"
    rf"{_OFFICES.pattern}"
)
"""How an office stands behind a name: "ông A được bổ nhiệm làm Giám đốc"."""

CALLED = 4
"""Syllables behind "trường" within which the name begins: "trường Đại học", "công ty cổ phần A"."""

UNSAID = "gần đây mới vừa qua hiện nay rồi tiền ngày giờ phần trăm"
"""Syllables of a question that an answer says otherwise: "mới đây", "bao nhiêu tiền"."""

_ASKS = frozenset(fold(f"{ASKING} {UNSAID}").split())
_ASKS_MARKED = frozenset(canonical(f"{ASKING} {UNSAID}").split())


def outright(question: str, sentence: str, passage: Passage) -> bool:
    """Say whether a sentence may be given as the answer.

    Args:
        question: As typed, with or without tone marks.
        sentence: The sentence, as it stands in the article.
        passage: The article.
    """
    near, around = f"{sentence} {passage.title}", passage.text
    return missing(question, near, around) < MISSING and shows(question, sentence)


def missing(question: str, near: str, around: str) -> float:
    """Return the share of the question's telling syllables that is missing, from 0 to 1.

    Where the question has tone marks, a syllable counts with its own only.

    Args:
        question: As typed.
        near: Where they should stand.
        around: Where one counts half: "Chi bộ hiện có 27 đảng viên" behind the name of the cell.
    """
    spelled = canonical if canonical(question) != fold(question) else fold
    asks = asking(spelled)
    telling = [each for each in map(spelled, syllables(question)) if each not in asks]
    here, there = (set(map(spelled, syllables(text))) for text in (near, around))
    lost = sum((each not in here) + (each not in here | there) for each in telling)
    return lost / 2 / max(len(telling), 1)


def asking(spelled: Callable[[str], str]) -> frozenset[str]:
    """Give what asks, or joins, and tells nothing; ``canonical`` or ``fold`` says how spelled."""
    return _ASKS_MARKED if spelled is canonical else _ASKS


def demands(question: str) -> bool:
    """Say whether it is known what a sentence that answers has to show: not of "vì sao"."""
    asked = _asked(question)
    known = (*(asks for asks, _ in _SHOWN), _COUNTED, _WHICH, _WHO)
    return any(each.search(asked) for each in known)


def _asked(question: str) -> str:
    return " ".join(syllables(fold(question.replace("%", " phần trăm"))))


def shows(question: str, sentence: str) -> bool:
    """Say whether a sentence shows what is asked for, a number, a date, a name, where it must."""
    asked = _asked(question)
    for asks, shown in _SHOWN:
        if asks.search(asked):
            return any(
                fold(each.group()) not in fold(question) for each in shown.finditer(sentence)
            )
    if _OFFICE.search(asked):
        return _tells_office(names(question), sentence)
    if counted := _COUNTED.search(asked):
        return _counts(asked, counted[1], sentence)
    if which := _WHICH.search(asked):
        return _is_called(which[1], sentence)
    return _names_another(asked, sentence) if _WHO.search(asked) else True


def _is_called(kind: str, sentence: str) -> bool:
    """Whether one of a kind is named: "trường Đại học Vinh"."""
    words, last = syllables(sentence), kind.rsplit(maxsplit=1)[-1]
    return any(
        fold(word) == last and any(each[0].isupper() for each in words[at + 1 : at + 1 + CALLED])
        for at, word in enumerate(words)
    )


def _tells_office(name: str, sentence: str) -> bool:
    """Whether a sentence says what somebody is: right before the name, or right behind it."""
    before, found, behind = fold(sentence).partition(fold(name))
    near = _OFFICES.search(re.split(r"[,;:]", before)[-1]) or _HOLDS.match(behind)
    return bool(name and found and near)


def _counts(asked: str, counted: str | None, sentence: str) -> bool:
    """Whether a number stands before what is counted, or soon behind a word of the question."""
    if counted is None or counted in _ANY:
        return _follows(asked, sentence)
    words = syllables(canonical(_PER_CENT.sub(" ", sentence)))
    places = [place for place, word in enumerate(words) if fold(word) == counted]
    return any(_numbered(words, at) for at in places)


def _numbered(words: Sequence[str], at: int) -> bool:
    """Whether a number counts the word at a place: "18 tuổi", and not "30 năm tuổi Đảng"."""
    for place in range(at - 1, max(at - BEFORE, 0) - 1, -1):
        if words[place] == YEAR and _FIGURE.match(words[max(place - 1, 0)]):
            return False
        if _number(words[place]):
            return True
    return False


def _follows(asked: str, sentence: str) -> bool:
    telling = {each for each in asked.split() if each not in _ASKS}
    words = syllables(fold(sentence))
    figures = [
        place
        for place, word in enumerate(words)
        if _FIGURE.match(word)
        and not _DATE.match(word)
        and words[max(place - 1, 0)] not in _ORDINALS
    ]
    return any(telling & set(words[max(at - REACH, 0) : at]) for at in figures)


def _number(word: str) -> bool:
    return _FIGURE.match(word) is not None or word in _NUMERALS


def _names_another(asked: str, sentence: str) -> bool:
    """Whether somebody is named: a new syllable in capitals behind another one, or "ông"."""
    said = set(asked.split())
    done = _TO_WHOM.search(one_i(asked))
    if done and not set(done[1].split()) & _ASKS and done[1] not in one_i(fold(sentence)):
        return False
    new = [(word, fold(word) not in said) for word in syllables(sentence)]
    return any(
        other_new and other[0].isupper() and ((one_new and one[0].isupper()) or one in STYLES)
        for (one, one_new), (other, other_new) in pairwise(new)
    )
