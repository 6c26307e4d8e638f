"""Whether a sentence speaks of what a question speaks of: the same year, the same organisation.

Questions about another organisation or another year share almost all their words with an article,
and still it does not answer them. So what names something in a question (years and other numbers,
ordinals, offices and organisations with what stands behind them, names in capitals, what is
counted) must stand in the article, too; what is missing takes from the confidence in an answer.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from jobs.text import fold, normalize

YEAR_MISSING, NUMBER_MISSING, COUNTED_MISSING = 0.6, 0.3, 0.2
OFFICE_MISSING, NAME_MISSING = 0.25, 0.15
"""What each takes from a confidence between 0 and 1; fitted on half of XQuAD-vi and of the
questions about the seed article."""

ELSEWHERE = 0.5
"""A year that stands in the article, but not near the sentence, counts as missing so far."""

MOST = 1.0

WORD = re.compile(r"\d+(?:[.,]\d{3})+|\d+|[^\W\d_]+")

JOINING = frozenset(fold("các và của những tại ở với cùng một thuộc về số").split())
"""What may stand or not stand between the words of a name."""

OFFICES = """
đảng bộ, đảng ủy, chi bộ, chi ủy, tỉnh ủy, thành ủy, huyện ủy, ban thường vụ, ban chấp hành,
thường trực, ủy ban kiểm tra, ban tổ chức, ban tuyên giáo, ban dân vận, ban nội chính, văn phòng,
ubnd, hđnd, ủy ban nhân dân, hội đồng nhân dân, mttq, mặt trận, công đoàn, hội, sở, công an,
công ty, tập đoàn, tổng công ty, trường, đại học, bệnh viện, hợp tác xã, ngân hàng, nhà máy, báo,
bí thư, phó bí thư, chủ tịch, phó chủ tịch, giám đốc, phó giám đốc, hiệu trưởng, trưởng ban,
phó trưởng ban, chánh văn phòng, bộ trưởng, thứ trưởng, tổng bí thư, thủ tướng, chủ nhiệm
"""
"""Offices and organisations: what stands behind tells which."""

HEADS = frozenset(" ".join(fold(each).split()) for each in OFFICES.split(","))

LEVELS = frozenset(
    fold("""
khối tỉnh thành phố huyện xã phường thị trấn quận thôn bộ phận quân sự công an doanh nghiệp cơ quan
trung ương quốc gia toàn khu vực bí thư ủy đảng ban phó chủ tịch
""").split()
)
"""Syllables that go on with the name of an office or organisation, capitals or not."""

PLACES = frozenset(fold("tỉnh huyện xã phường quận thôn xóm").split())
"""What is followed by the name of a place, of two syllables at most."""

STOPS = frozenset(
    fold("""
có là được đã đang sẽ bị do nào ai gì bao mấy khi đâu hiện nay này đó ấy mới cũ mình ta thì mà để
thành lập ban hành kết nạp tổ chức họp trao gồm tên diễn ra sinh năm ngày tháng vào lần từ đến trên
dưới trong ngoài sau trước giữ ký tăng giảm đạt nộp thuộc nằm đặt hay không vậy ạ hợp sáp
""").split()
)
"""Syllables at which the name of a place ends, at the latest."""

ANYTHING = frozenset(
    fold(
        "người tiền năm ngày tháng tuổi lần phần đồng cái tỷ tỉ trường thứ giờ phút km mét loại bao"
        " triệu nghìn thành nhiêu lâu con chiếc mấy điểm cuộc"
    ).split()
)
"""What is counted of anything: it need not stand in the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What a question names.

    Attributes:
        years: Years, as figures, and ordinals with the word before them ("thu ii").
        numbers: Other numbers.
        offices: Pairs of neighbouring syllables of offices and organisations, folded, without
            what joins.
        names: The same of what else stands in capitals.
        counted: What is asked to be counted, one or two syllables; "" where nothing is.
    """

    years: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    counted: str = ""


def claims(question: str) -> Claims:
    """Say what a question names."""
    shown = WORD.findall(normalize(question))
    words = [_word(each) for each in shown]
    figures = {word for word in words if word.isdigit()}
    years = {word for word in figures if re.fullmatch(r"1[5-9]\d\d|20\d\d", word)}
    ordinals = {
        f"{one} {other}"
        for one, other in pairwise(words)
        if one in {"thu", "khoa"} and re.fullmatch(r"[ivx]+|\d+", other)
    }
    offices = frozenset(_pairs(words, lambda place: _office(shown, words, place)))
    return Claims(
        years=frozenset(years | ordinals),
        numbers=frozenset(figures - years),
        offices=offices,
        names=frozenset(_pairs(words, lambda place: _capitals(shown, place))) - offices,
        counted=_counted(words),
    )


def held(text: str) -> frozenset[str]:
    """Give the words of a text and the pairs of neighbours in it, as ``Claims`` has them."""
    words = [word for each in WORD.findall(normalize(text)) if (word := _word(each))]
    told = [word for word in words if word not in JOINING]
    return frozenset(words) | {f"{a} {b}" for a, b in (*pairwise(told), *pairwise(words))}


def missing(claims: Claims, near: Iterable[str], article: Iterable[str]) -> float:
    """Say how much of a confidence is lost, from 0 to ``MOST``.

    Args:
        claims: What the question names.
        near: What ``held`` gives for the sentence, its neighbours and the headline.
        article: What it gives for the whole article and its headline.
    """
    close, whole = frozenset(near), frozenset(article)
    lost = sum(_lost(year, close, whole) * YEAR_MISSING for year in claims.years)
    lost += sum(_lost(number, close, whole) * NUMBER_MISSING for number in claims.numbers)
    for pair in claims.offices - whole:
        lost += YEAR_MISSING if pair.startswith("pho ") else OFFICE_MISSING
    if claims.names:
        lost += NAME_MISSING * len(claims.names - whole) / len(claims.names)
    lost += COUNTED_MISSING * bool(claims.counted and claims.counted not in whole)
    return min(lost, MOST)


def _lost(told: str, close: frozenset[str], whole: frozenset[str]) -> float:
    if told in close:
        return 0.0
    return ELSEWHERE if told in whole else 1.0


def _word(shown: str) -> str:
    """A syllable folded; figures without the points between thousands and leading zeros."""
    if shown[0].isdigit():
        return re.sub(r"[.,]", "", shown).lstrip("0") or "0"
    return fold(shown)


def _pairs(words: list[str], end_of: Callable[[int], int]) -> Iterator[str]:
    """The pairs of neighbours in each stretch whose end ``end_of`` tells from its beginning."""
    place = 0
    while place < len(words):
        end = end_of(place)
        told = [word for word in words[place:end] if word not in JOINING]
        yield from (f"{one} {other}" for one, other in pairwise(told))
        place = max(end, place + 1)


def _office(shown: list[str], words: list[str], place: int) -> int:
    """Where the office or organisation that begins here ends, with what tells which; or here."""
    most = min(4, len(words) - place)
    heads = (c for c in range(most, 0, -1) if " ".join(words[place : place + c]) in HEADS)
    length = next(heads, 0)
    if not length:
        return place
    end = place + length
    while end < len(words):
        if words[end] in PLACES:
            end = _place_name(words, end + 1)
        elif words[end] in LEVELS or words[end] in JOINING or _is_capital(shown[end]):
            end += 1
        else:
            break
    while end > place and words[end - 1] in JOINING:
        end -= 1
    return end


def _place_name(words: list[str], place: int) -> int:
    """Where the name of a place that begins here ends: two syllables at most."""
    end = place
    while end < min(place + 2, len(words)) and words[end] not in STOPS and words[end].isalpha():
        end += 1
    return end if end == place + 2 else place


def _capitals(shown: list[str], place: int) -> int:
    """Where a run of two or more words in capitals ends; here where there is none."""
    end = place
    while end < len(shown) and _is_capital(shown[end]):
        end += 1
    return end if end - place > 1 else place


def _is_capital(shown: str) -> bool:
    return shown[0].isupper()


def _counted(words: list[str]) -> str:
    """What is asked to be counted: "bao nhiêu ủy viên" → "uy vien"."""
    for place, word in enumerate(words):
        asked = " ".join(words[place : place + 2]) == "bao nhieu" or word == "may"
        start = place + (1 if word == "may" else 2)
        if asked and start < len(words) and words[start] not in ANYTHING | STOPS:
            told = words[start : start + 2]
            whole = len(told) == 2 and told[1] not in STOPS | JOINING | ANYTHING
            return " ".join(told) if whole else told[0]
    return ""
