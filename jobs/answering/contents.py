"""What a document says: which sentence of the news tells it, and who asks for it. Pure.

Most sentences that name a document only say that somebody carries it out. Two kinds tell more:
those of which the document is the subject ("Nghị quyết 57 xác định …", "Theo Nghị định 168, …"),
and those that say what it is about ("Nghị quyết 57 của Bộ Chính trị về …").
"""

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum

from jobs import documents
from jobs.documents import DocumentNumber
from jobs.sentences import sentences
from jobs.text import fold, normalize


class Told(IntEnum):
    """How much a sentence tells of a document; the more the higher."""

    NAMED = 0
    SUBJECT = 1
    CONTENT = 2


LEAST = 20
"""Letters behind a document that tell what it says or is about; fewer are a title cut off."""

_ASKS = re.compile(
    r"\b(?:noi dung|tom tat|noi (?:ve )?(?:nhung )?(?:gi|cai gi|dieu gi|viec gi|the nao|sao|ra sao)"
    r"|(?:quy dinh|yeu cau|neu|ve|co|ban|bao gom|gom|dat ra|de ra|xac dinh) (?:nhung |cac )?"
    r"(?:gi|cai gi|dieu gi|viec gi|van de gi|muc tieu|giai phap|nhiem vu|chuyen gi)(?! moi| hot)"
    r"|la (?:cai )?(?:gi|sao)|the nao)\b"
)

_BY = r"(?: (?:so|ngay|nam|cua|do|duoc|ky) [^,.;:]{1,80}?)?"
_ISSUED = re.compile(r"\b(?:ban hanh|ky|thong qua|cong bo)(?: ban hanh)? $")
_VERBS = (
    r"nham|xac dinh|quy dinh|neu(?: ro)?|dat (?:ra )?muc tieu|dat ra|de ra|yeu cau|khang dinh"
    r"|chi ro|nhan manh|gom|bao gom|cho phep|nghiem cam|dua ra|huong toi|quyet nghi|co hieu luc"
    r"|co \d+|tap trung|sua doi|bo sung|bai bo|la (?:buoc|mot|van ban|nghi quyet|co so|kim chi nam)"
)
_SAYS = re.compile(
    rf"{_BY}(?: ve [^.;:]{{1,160}}?)?,?"
    rf" (?:(?:da|cung|con|tiep tuc|khong chi|tung) )*(?:{_VERBS})\b"
)
_ABOUT = re.compile(
    rf"{_BY} (?:ve|quy dinh|sua doi|huong dan|phe duyet|ban hanh|giao|quy che)\b(?! viec$)"
)
_BEGINS = re.compile(r"(?:^|[,;:–(-]|\b(?:va|rang|boi|vi|khi|ma|con|nay|trong do|nham)) *[“\"]?$")
_ACCORDING = re.compile(
    r"(?:^|[,;:–-] *)(?:cung |van )?(?:theo|tai|can cu)(?: quy dinh (?:cua|tai))? $"
)


def asks(text: str) -> bool:
    """Say whether a message asks what a document says, "nghi quyet 57 noi gi"."""
    return _ASKS.search(fold(text)) is not None


def told(sentence: str, document: DocumentNumber) -> Told:
    """Say how much a sentence of an article tells of a document."""
    sentence = normalize(sentence)
    folded = fold(sentence)
    if len(folded) != len(sentence):
        return Told.NAMED
    named = (each for each in documents.find(sentence) if _may_be(each, document))
    return max((_told(folded, each) for each in named), default=Told.NAMED)


def best(texts: Iterable[str], document: DocumentNumber) -> tuple[Told, int, str] | None:
    """Choose the sentence of some articles that tells most of a document.

    Args:
        texts: The articles without their headlines, the newest first: of equals it is chosen.
        document: What is looked for.

    Returns:
        How much it tells, the place of its article, and the sentence; None where none tells more
        than the name.
    """
    chosen: tuple[Told, int, str] | None = None
    for place, text in enumerate(texts):
        for sentence in _naming(text, document.number.partition("/")[0]):
            tells = told(sentence, document)
            if tells > (chosen[0] if chosen else Told.NAMED):
                chosen = tells, place, sentence
    return chosen


def _naming(text: str, figures: str) -> Iterator[str]:
    lines = (normalize(line) for line in text.splitlines() if figures in line)
    return (each for line in lines for each in sentences(line) if figures in each)


def _may_be(found: DocumentNumber, document: DocumentNumber) -> bool:
    """Whether a number names a document, with as much of it as a sentence tells."""
    return (
        found.number == document.number
        and found.type in {document.type, None}
        and found.issuer in {document.issuer, None}
    )


def _told(folded: str, document: DocumentNumber) -> Told:
    before, behind = folded[: document.start], folded[document.end :]
    if len(behind) < LEAST:
        return Told.NAMED
    if _BEGINS.search(before) and _SAYS.match(behind):
        return Told.CONTENT
    if _ACCORDING.search(before) and "," in behind[:-LEAST]:
        return Told.CONTENT
    issued = _ISSUED.search(before) is not None
    return Told.SUBJECT if issued or _ABOUT.match(behind) else Told.NAMED
