"""What is asked about what was just told: "nguồn đâu", "chi tiết hơn", "tin liên quan", "ai ký".

Such a message is about the story or the answer that stands before it, and nothing to look for by
itself. Decided here; what stood before, the counter knows.
"""

import re
from dataclasses import replace
from enum import Enum

from jobs.understanding.followup import Asked
from jobs.understanding.question_words import only_tells
from jobs.understanding.typed_text import spoken_plainly

_BEFORE = (
    r"(?:(?:cho|xin|gui|dua|the|vay|va|con|a|o|thi|bot|em|chau|ad|oi|hoi|muon|can|biet|toi|minh|bac"
    r"|ong|ba|giup|hay|xem|nay|cau nay) )*"
)
_AFTER = (
    r"(?: (?:vay|the|ha|nhi|di|nhe|nha|nao|a|voi|giup|bot|oi|ay|do|khong|k|ko|hong|duoc|em|chau"
    r"|dong chi|v|z|b))*"
)
_THIS = r"(?: (?:cua )?(?:(?:tin|bai|bao|cau|thong tin)(?: (?:nay|do|tren|vua roi|kia))?|nay|do))?"
_WHERE = r"(?:o dau|dau|tu dau|o dau ra|nao|khi nao|bao gio|luc nao|hom nao|ngay nao|bao nao|gi)"


class Wish(Enum):
    """What is wanted of it."""

    WHOLE = "whole"
    RELATED = "related"
    PARTICULAR = "particular"


_SOURCE = r"(?:nguon(?: tin| bai)?|bai goc|(?:duong )?link|duong dan|dia chi bai)"
_PAPER = r"(?:to )?(?:bao|trang|kenh)(?: nao)?"
_OF = r"(?:dang|cua|lay|trich|dua|tu|viet)(?: tu| tren| o)?"
_ALL = r"(?:het|ca bai|ca|toan bo|toan van|nguyen van|bai goc|day du)(?: noi dung)?"
_SOME = r"(?:(?:co|cac|nhung|may) )*(?:tin|bai|thong tin|bai viet|tin bai)(?: nao)?(?: khac)?"
_LIKE = r"(?:lien quan|tuong tu|giong vay|cung chu de|cung loai)(?: den| toi)?(?: khac| nao)*"
_DONE = r"(?:(?:ky|ban hanh|co hieu luc|hieu luc|dien ra|to chuc|xay ra|la|tai|vao|tu|den|luc) )*"
_SUFFERED = r"(?:di cung|chet|tu vong|thiet mang|bi thuong|mat tich|bi nan|bi sao)(?: gi)?"
_PLACE = r"(?:o dau|o cho nao|cho nao|noi nao|tinh nao|xa nao)"
_FORMS = {
    Wish.WHOLE: (
        rf"{_SOURCE}{_THIS}(?: {_WHERE})?",
        rf"(?:theo|tu|trich|lay|dan)(?: tin| nguon| bao)?(?: {_WHERE}| nguon nao)",
        r"(?:bao|trang|ai|cho|to) (?:nao )?(?:dang|viet|dua tin|noi)",
        rf"(?:tin|bai|bao|cau|cai|muc)(?: (?:nay|do|tren|kia))? {_OF} (?:{_WHERE}|{_PAPER})",
        rf"(?:dang|viet) (?:khi nao|bao gio|hom nao|ngay nao|bao nao|o bao nao|o dau){_THIS}",
        rf"(?:noi |ke )?(?:chi tiet|ro|ky|cu the|day du)(?: hon| them| nua| ra)*{_THIS}",
        rf"(?:noi|ke|dua) them(?: nua| ve)*{_THIS}",
        rf"(?:doc |xem |mo )?{_ALL}{_THIS}",
        rf"(?:tom tat|doc|noi|ke|nhac)(?: lai)+{_THIS}|tom tat{_THIS}",
    ),
    Wish.RELATED: (rf"{_SOME} {_LIKE}{_THIS}", r"lien quan"),
    Wish.PARTICULAR: (
        r"ai (?:ky|ban hanh|chu tri|noi|lam|viet|chiu trach nhiem|du|tham du|bi bat|duoc bau)",
        r"(?:la )?(?:ai|nguoi nao|don vi nao|co quan nao)",
        rf"(?:co )?(?:ai|nguoi nao|may nguoi|bao nhieu nguoi) {_SUFFERED}",
        r"(?:co )?thiet hai (?:gi|the nao|bao nhieu|ra sao)",
        rf"{_DONE}(?:(?:ngay|luc|thang|nam|hom|gio) nao|khi nao|bao gio|may gio|ngay may)",
        rf"{_DONE}{_PLACE}",
        r"(?:tai sao|vi sao|sao lai the|ly do gi|nguyen nhan gi|do dau)(?: (?:the|vay))?",
        r"(?:ai|nhung ai|gi|cai gi|nguoi nao|noi nao|cho nao|o dau) nua",
        r"bao nhieu(?: (?:nguoi|tien|tan|ha|ty|trieu|lan))?|may nguoi|so (?:may|bao nhieu|gi)",
    ),
}
_ASKED = {
    wish: re.compile(rf"{_BEFORE}(?:{'|'.join(forms)}){_AFTER}") for wish, forms in _FORMS.items()
}


def wished(text: str) -> Wish | None:
    """Say what a message wants of what was told before it; None where it says itself what."""
    plain = spoken_plainly(text)
    whole = next((wish for wish, form in _ASKED.items() if form.fullmatch(plain)), None)
    return whole or _told_of(plain)


def _told_of(plain: str) -> Wish | None:
    """Say the same of a message that has nothing else but what asks to be told of something.

    "Tin" alone may be any news; "tin này" is that which was told.
    """
    points = _POINTS.search(plain) is not None
    if not only_tells(plain, beside="tin bai khac cac nhung them co the thong") or (
        not points and _ANY.search(plain)
    ):
        return None
    if points and _OTHERS.search(plain):
        return Wish.RELATED
    return Wish.WHOLE if _KEY.search(plain) else None


_ANY = re.compile(r"\b(?:tin|(?<!het )(?<!ca )(?<!toan )bai)\b")
_POINTS = re.compile(
    r"\b(?:tin|bai|vu|viec|chuyen|cau|thong tin|bao) (?:nay|do|ni|ay|no|tren|vua)\b"
)
_OTHERS = re.compile(r"\b(?:tin|bai)(?: nao)? khac\b")
_KEY = re.compile(
    r"\b(?:nguon|link|duong dan|toan van|nguyen van|bai goc|tom tat|noi dung chinh|cu the|chi tiet"
    r"|ro hon|ky hon|noi ro|het bai|ca bai|day du"
    r"|(?:cua|theo|tu|o|tren|do) (?:to )?bao (?:nao|mo|gi)"
    r"|bao (?:nao|mo|gi) (?:dang|viet|noi|ke)|dang (?:hom|ngay|luc|khi|bao|o bao) (?:nao|mo)"
    r"|(?:hom|ngay|luc) (?:nao|mo) dang)\b"
)


def particular(before: Asked, text: str) -> Asked | None:
    """Return the whole of a question that says only what of the thing before it is asked.

    Args:
        before: What was asked before, by the same person in the same chat.
        text: "ai ký", "ngày nào"; what ``wished`` takes for ``Wish.PARTICULAR``.

    Returns:
        "68-NQ/TW ai ký"; None where nothing certain was asked for before, but a list of news.
    """
    question = before.question
    if question.intent == "document" and question.document is not None:
        keywords: tuple[str, ...] = (question.document.normalized,)
    elif question.intent in {"search", "question"}:
        keywords = question.keywords
    else:
        return None
    asked = f"{' '.join(keywords)} {text.strip()}"
    whole = replace(question, intent="question", keywords=keywords, topic=None, document=None)
    return Asked(text=asked, question=whole)
