"""What of a list is asked for: "3", "mở tin 3", "2 và 4", "trang 2", "xem thêm".

Whether there is a list, and how long it is, the counter knows.
"""

import re
from dataclasses import dataclass

from jobs.text import canonical
from jobs.understanding.parsing import COUNTED
from jobs.understanding.question_words import only_tells
from jobs.understanding.typed_text import spoken_plainly

CLOSES = r"(?: (?:di|nhe|nha|nao|a|voi|giup|bot|oi|ay|do|khong|k|ko|hong|duoc|v|z))*"
"""With what such a message may end, politely or not."""

GOES_ON = re.compile(
    r"(?:xem them|(?:con|xem|them|xem them)(?: tin| bai| ket qua)?(?: nao)? (?:nua|khac|tiep)"
    rf"|(?:con )?(?:tin |bai )?cu hon(?: nua)?(?: khong)?"
    rf"|xem tiep|tiep(?: theo| nua)?|(?:xem )?trang (?:sau|tiep|ke|tiep theo)|them nua|nua){CLOSES}"
)
"""How the next page is asked for."""

GOES_BACK = re.compile(
    rf"(?:(?:xem |quay |tro |lui )*(?:lai |ve )?trang truoc(?: do)?|(?:quay|tro|lui) lai){CLOSES}"
)
"""How the page before is asked for."""

OPENS_LIST = re.compile(
    r"(?:(?:xem |quay |tro |lai |ve )*(?:trang dau(?: tien)?|dau danh sach)"
    rf"|(?:quay |tro |lai )*ve dau){CLOSES}"
)
"""How the first page is asked for."""

PAGE = re.compile(
    rf"(?:xem|mo|sang|qua|toi|den|ve|quay|tro|lui|lai| )*trang (?:so |thu )?(\d{{1,3}}){CLOSES}"
)
"""How a page is asked for by its number."""

READ = (
    r"(?:(?:cho|hay|xin|muon|toi|minh|em|anh) )*"
    r"(?:(?:xem|mo|doc|chon|bam|(?:duong )?link|nguon|bai goc|chi tiet|noi dung|tom tat|noi ro)"
    r"(?: (?:chi tiet|ro|ky|noi dung|day du|lai|them|ve|cua))* )?"
)
PIECE = r"(?P<piece>(?:ban )?tin|bai(?: bao| viet| tin)?|cai|muc)"
NUMBER = r"(?P<number>\d{1,3})"
SAYS = r"(?: (?:noi(?: ve)?|viet(?: ve)?|ke|la|co)(?: cai| viec| chuyen)? (?:gi|sao|the nao))?"
"""What may be asked of it: "cái số 2 nói gì"."""
COUNT = {**COUNTED, "tu": 4, "nhat": 1}
ORDINAL = rf"(?P<ordinal>\d{{1,3}}|{'|'.join(COUNT)})"
ALOUD = rf"(?: (?:doc|xem|noi|ky|ro|chi tiet|cho|nghe|len|lai))*{CLOSES}"
PICKED = (
    re.compile(rf"{READ}(?:so )?{NUMBER}{CLOSES}"),
    re.compile(rf"{READ}{PIECE} ?{NUMBER}{SAYS}{ALOUD}"),
    re.compile(rf"{READ}(?:{PIECE} )?so {ORDINAL}{SAYS}{ALOUD}"),
    re.compile(rf"{READ}{PIECE} (?P<nth>thu) {ORDINAL}{ALOUD}"),
    re.compile(rf"{READ}{PIECE} (?P<end>dau(?: tien)?|cuoi(?: cung)?){ALOUD}"),
)
"""How something of a list is asked for: "3", "xem tin 3", "bài số ba", "cái thứ 3", "tin cuối"."""

NAMED = re.compile(
    rf"(?<![a-z0-9])(?:{PIECE} ?{NUMBER}|{PIECE.replace('piece', 'one')} (?:so |(?P<nth>thu ))"
    rf"{ORDINAL}|(?P<bai>bai|cai|muc) (?P<word>{'|'.join(COUNT)})"
    rf"|{PIECE.replace('piece', 'any')} (?P<end>dau tien|cuoi(?: cung)?"
    r"|dau(?= (?:noi|cua|la|ke|viet|thi|bao)(?: |$))))"
    r"(?![a-z0-9/])(?! (?:ngay|tuan|thang|gio|bua|hom|nam|quy|trieu|ty|nghin)(?![a-z0-9]))"
)
"""How something of a list is named in a message that only says that it is to be told."""

SEVERAL = re.compile(
    rf"{READ}(?:{PIECE.replace('P<piece>', ':')} )?(?:so )?\d{{1,2}}"
    rf"(?: (?:(?:va|voi|cung|lan) )?(?:{PIECE.replace('P<piece>', ':')} )?(?:so )?\d{{1,2}}){{1,4}}"
    rf"{CLOSES}"
)
"""How some of a list are asked for at once: "2 và 4", "tin 1, 3"."""

FROM_TO = re.compile(
    rf"{READ}(?:tu )?(?:{PIECE.replace('P<piece>', ':')} )?(?:so )?(?P<first>\d{{1,2}})"
    rf" ?(?:-|den|toi) ?(?:{PIECE.replace('P<piece>', ':')} )?(?:so )?(?P<last>\d{{1,2}}){CLOSES}"
)
"""How a stretch of a list is asked for: "1-3", "tin 2 đến 4"; "1-3" may be a day as well."""

MOST_PICKED = 5
"""Stories of a list that are opened at once."""

WEEKDAY = re.compile(r"(?<![a-z0-9])(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|t[2-7])(?![a-z0-9])")

LAST = -1
"""The number of the last of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """Something of a list that a message asks for.

    Attributes:
        number: Its number there, from 0 as people type it; ``LAST`` for the last.
        bare: Whether no more than the number is said: then it may be a choice's number, too.
        weekday: Whether it may be a day as well: "tin thứ hai".
        ends: Whether the first or the last is asked for, and not a number: that may be no more than
            a way to ask for news.
    """

    number: int
    bare: bool = False
    weekday: bool = False
    ends: bool = False


def picked(text: str) -> Picked | None:
    """Say what of a list a message asks for; None where it asks for nothing of one.

    Whether there is a list, and how long it is, the caller knows.
    """
    plain = spoken_plainly(text)
    found = next((m for form in PICKED if (m := form.fullmatch(plain))), None)
    if found is None:
        return _named(text, plain)
    parts = found.groupdict()
    if end := parts.get("end"):
        return _at_an_end(text, end)
    number = _number(parts.get("number") or parts["ordinal"])
    day = bool(parts.get("nth")) and plain.startswith(("tin ", "ban tin ")) and 2 <= number <= 7
    return Picked(number=number, bare=parts.get("piece") is None, weekday=day)


def _named(text: str, plain: str) -> Picked | None:
    """Say what is named in a message that says no more than that it is to be told."""
    found = [*NAMED.finditer(plain)]
    around = NAMED.sub(" ", plain)
    if len(found) != 1 or not around.strip() or not only_tells(around):
        return None
    parts = found[0].groupdict()
    if end := parts["end"]:
        return _at_an_end(text, end)
    return Picked(number=_number(parts["number"] or parts["ordinal"] or parts["word"]))


def _at_an_end(text: str, end: str) -> Picked | None:
    if "đâu" in canonical(text):
        return None  # "tin đâu" asks where they are, "tin đầu" for the first
    return Picked(number=1 if end.startswith("dau") else LAST, ends=True)


def _number(said: str) -> int:
    return COUNT.get(said) or int(said)


def picked_several(text: str) -> tuple[int, ...]:
    """Return the numbers of what a message asks for of a list, where these are two to five."""
    plain = spoken_plainly(text.replace(",", " ").replace("–", "-"))
    if stretch := FROM_TO.fullmatch(plain):
        numbers = tuple(range(int(stretch["first"]), int(stretch["last"]) + 1))
        return numbers if 2 <= len(numbers) <= MOST_PICKED else ()
    if SEVERAL.fullmatch(plain) is None:
        return ()
    return tuple(dict.fromkeys(map(int, re.findall(r"\d+", plain))))


def of_a_weekday(text: str) -> bool:
    """Say whether a question names a day of the week."""
    return WEEKDAY.search(spoken_plainly(text)) is not None


def is_page(text: str) -> bool:
    """Say whether a message names a page by its number, and so means a list."""
    return PAGE.fullmatch(spoken_plainly(text)) is not None


def turned(text: str, page: int) -> int | None:
    """Say which page of the same list a message asks for; None where it asks for none.

    Args:
        text: The message.
        page: The page that was shown last, from 1.
    """
    plain = spoken_plainly(text)
    if named := PAGE.fullmatch(plain):
        return max(int(named[1]), 1)
    if GOES_ON.fullmatch(plain):
        return page + 1
    if GOES_BACK.fullmatch(plain):
        return max(page - 1, 1)
    return 1 if OPENS_LIST.fullmatch(plain) else None
