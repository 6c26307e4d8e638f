"""Which sentences of an article may stand in a summary at all.

What is never one: a caption, a dateline, a source or author line, a heading, a list mark, a
sentence that only announces what follows (":"), half a quotation.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jobs.summarizers.base import Document
from jobs.text import canonical, sentences

LEAST_WORDS = 5
MOST_WORDS = 120

WORD = re.compile(r"[^\W_]+")
DATELINE = re.compile(
    r"^(?:\([ \w.,/&+-]{2,40}\)|[A-ZĐ]{2,8}(?:\.[A-ZĐ]{1,4})?|[A-ZĐÀ-Ỹ][\w. ]{1,30}\([A-ZĐ]{2,10}\))"
    r"\s*[-–—]+\s+(?=[\"“(]?\w)"
)
FURNITURE = re.compile(
    r"^(?:(?:ảnh|video|clip|nguồn|đồ họa|infographic|xem thêm|đọc thêm|mời (?:bạn|quý vị)|tin liên quan|"
    r"bài liên quan|bài và ảnh|bài, ảnh|tags?|từ khóa|hotline|liên hệ|tổng hợp)\s*[:(/-]|"
    r"(?:\(?ảnh|nguồn ảnh)\b.{0,40}$|theo [\w. ]{2,25}$|xem (?:video|clip|ảnh)|"
    r"(?:ảnh|hình) (?:minh họa|cắt từ|chụp)|[\"“]?>>)",
    re.IGNORECASE,
)
CREDIT = re.compile(r"\(?\b(?:Ảnh|Nguồn|Video|Clip|Đồ họa|Photo)\s*:[^.]{0,60}\)?\s*\.?$")
ENDS = re.compile(r"[.!?…][”\"»’')\]]*$")
DANGLING = re.compile(
    r"^[“\"]?(?:(?:theo đó|tuy nhiên|tuy vậy|tuy thế|ngoài ra|bên cạnh|cùng với đó|do đó|do vậy|vì vậy|vì thế|"
    r"bởi vậy|chính vì|đồng thời|cụ thể|trong đó|sau đó|trước đó|khi đó|lúc đó|lúc này|tại đây|từ đó|qua đó|"
    r"nhờ đó|nhờ vậy|mặt khác|hơn nữa|hơn thế|thế nhưng|nhưng|song|và|còn|mặc dù vậy|dù vậy|dù thế|ngược lại|"
    r"trong khi đó|cũng theo|cũng tại|cũng trong|thậm chí|như vậy|như thế|được biết|tương tự|ví dụ|chẳng hạn|"
    r"ngay sau đó|trên cơ sở đó|nói về|đây (?:là|cũng|được|chính)|đó là|điều (?:này|đó)|việc này|vụ việc này|"
    r"người này|nhóm này|nó|họ|thay vào đó|kết quả là|nói cách khác|tóm lại|thứ hai|thứ ba|một là|hai là|"
    r"tiếp đó|tiếp theo|bởi|nếu không|cũng như|đặc biệt,|ngay cả|đối với|về phía|tiếp tục|cuối cùng)\b|"
    r"(?:theo )?(?:ông|bà|anh|chị|cô|em|hắn|y|chú|bác|cậu)(?: (?:ta|ấy|này))?,? (?=[a-zà-ỹđ]))",
    re.IGNORECASE,
)
PRONOUN = re.compile(
    r"^[“\"]?(?:Theo )?(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Ee]m|Hắn|Y|[Cc]hú|[Bb]ác|[Cc]ậu)"
    r"(?: (?:ta|ấy|này))?,? [a-zà-ỹđ]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that may be chosen.

    Attributes:
        text: The sentence, verbatim.
        document: The position of its document.
        index: Its position among the candidates of its document.
        words: Its syllables in canonical form.
        written: The same syllables as written.
        dangles: Whether it leans on a sentence before it ("Theo đó, …", "Ông cho biết …").
    """

    text: str
    document: int
    index: int
    words: list[str]
    written: list[str]
    dangles: bool


def candidates(documents: Sequence[Document]) -> list[Candidate]:
    """List the sentences that may be chosen, document by document, in reading order."""
    found: list[Candidate] = []
    for number, document in enumerate(documents):
        usable = (_trimmed(sentence) for sentence in sentences(document.text))
        kept = [text for text in dict.fromkeys(usable) if _stands(text)]
        found += [_candidate(text, number, index) for index, text in enumerate(kept)]
    return found or _last_resort(documents)


def _last_resort(documents: Sequence[Document]) -> list[Candidate]:
    """Where nothing stands by the rules: what is no heading, caption or source line."""
    lines = [(number, line) for number, each in enumerate(documents) for line in sentences(each.text)]
    plain = [
        (number, line)
        for number, line in lines
        if not FURNITURE.match(line) and _quotes_close(line) and (ENDS.search(line) or len(lines) == 1)
    ]
    return [_candidate(line, number, 0) for number, line in plain[:1]]


def dangles(sentence: str) -> bool:
    """Whether a sentence leans on one before it: a connective, or a pronoun with nobody named."""
    match = DANGLING.match(sentence)
    return match is not None and (match.lastindex is not None or bool(PRONOUN.match(sentence)))


def _candidate(text: str, document: int, index: int) -> Candidate:
    written = WORD.findall(text)
    words = WORD.findall(canonical(text))
    if len(words) != len(written):
        written = words
    return Candidate(
        text=text,
        document=document,
        index=index,
        words=words,
        written=written,
        dangles=dangles(text),
    )


def _trimmed(sentence: str) -> str:
    """The sentence without the dateline before it: "(TTXVN) - ", "Hà Nội (TTXVN) – "."""
    return DATELINE.sub("", sentence, count=1)


def _stands(text: str) -> bool:
    """Whether this is a whole sentence of the article's own."""
    count = len(WORD.findall(text))
    if not LEAST_WORDS <= count <= MOST_WORDS or not ENDS.search(text):
        return False
    if FURNITURE.match(text) or CREDIT.search(text) or text[:2].islower():
        return False
    return _quotes_close(text)


def _quotes_close(text: str) -> bool:
    if text.count("“") != text.count("”"):
        return text.count('"') % 2 == 1 and abs(text.count("“") - text.count("”")) == 1
    return text.count('"') % 2 == 0 and text.count("(") == text.count(")")
