"""What goes on with the question before: "còn tháng trước?", "trang 2", "mở tin 3", "2 và 4".

Such a message names only what is other; the rest is what was asked before. Decided here, without a
memory: who asked what, and how long it counts, is the counter's affair.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from jobs.question import NEWS, Question, understand
from jobs.text import canonical, fold
from jobs.understanding.parsing import COUNTED, Parsed, parse
from jobs.understanding.typed_text import uncalled

MOST_SYLLABLES = 9
"""A longer message says all that it means."""

OPENS = re.compile(
    r"^(?!con (?:nguoi|duong|em|trai|gai|so|cai|chau|dau)|the (?:gioi|nao|thao|he|ky|tran|luc)"
    r"|chi (?:bo|uy|thi|so|phi|tiet|doan|em|hoi|dao|nhan|gui|dang ky)"
    r"|sang (?:nay|mai|tao|hom|kien|som))"
    r"(?:(?:the|vay|va|roi|a)? ?con|the|vay|chi|rieng|chi can|chi lay|chi xem|doi sang|sang)"
    r"(?: lai| cai| ve| tin| cac tin| xem)*(?: |$)"
)
"""How such a message begins, folded and without punctuation."""

CLOSES = r"(?: (?:di|nhe|nha|nao|a|voi|giup|bot|oi|ay|do|khong|duoc))*"
"""With what such a message may end, politely or not."""

GOES_ON = re.compile(
    r"(?:xem them|(?:con|xem|them|xem them)(?: tin| bai| ket qua)?(?: nao)? (?:nua|khac|tiep)"
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

TAIL = re.compile(r"(?: thi sao| sao| the nao| thoi| nhe| a| di| voi| bot| thi| co gi| khong)+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as it was asked, and as it was understood."""

    text: str
    question: Question


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
        return None
    parts = found.groupdict()
    if end := parts.get("end"):
        if "đâu" in canonical(text):
            return None  # "tin đâu" asks where they are, "tin đầu" for the first
        return Picked(number=1 if end.startswith("dau") else LAST, ends=True)
    said = parts.get("number") or parts["ordinal"]
    number = COUNT.get(said) or int(said)
    day = bool(parts.get("nth")) and plain.startswith(("tin ", "ban tin ")) and 2 <= number <= 7
    return Picked(number=number, bare=parts.get("piece") is None, weekday=day)


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


def listed(before: Asked) -> Asked:
    """Return the search that goes on behind an answer: "xem thêm" wants what there is besides."""
    question = before.question
    match question.intent:
        case "question":
            words = " ".join(question.keywords) or before.text
        case "document" if question.document is not None:
            words = f'"{question.document.normalized}"'
        case _:
            return before
    search = replace(question, intent="search", keywords=(words,), topic=None, document=None)
    return Asked(text=words, question=search)


def followed(before: Asked, text: str, now: datetime) -> Asked | None:
    """Say what a message means after the question before; None where it stands for itself.

    Args:
        before: What was asked before, by the same person in the same chat.
        text: The message.
        now: When it was written, as in ``understand``.
    """
    plain = spoken_plainly(text)
    opened = OPENS.match(plain)
    if before.question.intent not in NEWS or len(plain.split()) > MOST_SYLLABLES:
        return None
    if opened is None and not plain.endswith(" thi sao") and not _only_days(text, now):
        return None
    rest = TAIL.sub("", plain[opened.end() :] if opened else plain).strip()
    shown = _shown(text, rest)
    parsed = parse(shown, now.date())
    if parsed.document or not shown:
        return None
    return (
        _other_days(before, parsed) or _other_topic(before, parsed) or _other_words(before, parsed)
    )


def _only_days(text: str, now: datetime) -> bool:
    """Whether a message names days and nothing else: "tháng trước?".

    "Tin hôm qua" says itself what it wants: the news of yesterday, whatever was asked before.
    """
    if "tin" in spoken_plainly(text).split():
        return False
    parsed = parse(text, now.date())
    return (
        parsed.days is not None and not parsed.keywords and understand(text, now).intent == "date"
    )


def _other_days(before: Asked, parsed: Parsed) -> Asked | None:
    if parsed.days is None or parsed.keywords:
        return None
    first, last = parsed.days.first, parsed.days.last
    intent = "date" if before.question.intent == "latest" else before.question.intent
    return replace(
        before,
        question=replace(before.question, intent=intent, date_from=first, date_to=last),
    )


def _other_topic(before: Asked, parsed: Parsed) -> Asked | None:
    if parsed.topic is None or before.question.intent not in {"topic", "latest", "date"}:
        return None
    question = replace(before.question, intent="topic", topic=parsed.topic)
    return replace(before, question=_with_days(question, parsed))


def _other_words(before: Asked, parsed: Parsed) -> Asked | None:
    """The same about something else."""
    words = " ".join(parsed.keywords)
    if not words:
        return None
    asked = before.question
    if asked.intent == "question":
        old = _alike(asked.keywords, words)
        text = before.text.replace(old, words, 1) if old else f"{before.text} {words}"
        keywords = tuple(words if each == old else each for each in asked.keywords)
        question = replace(asked, keywords=keywords)
        return Asked(text=text, question=_with_days(question, parsed))
    question = replace(asked, intent="search", keywords=(words,), topic=None, document=None)
    return Asked(text=words, question=_with_days(question, parsed))


def _with_days(question: Question, parsed: Parsed) -> Question:
    if parsed.days is None:
        return question
    return replace(question, date_from=parsed.days.first, date_to=parsed.days.last)


def _alike(keywords: tuple[str, ...], words: str) -> str | None:
    """The keyword in whose place ``words`` stand: one that begins alike, or else the last."""
    first = fold(words).split()[0]
    alike = [each for each in keywords if fold(each).split()[:1] == [first]]
    return next(iter([*alike, *reversed(keywords)]), None)


def spoken_plainly(text: str) -> str:
    """Fold a message as these patterns know it: words between single blanks, nobody called."""
    return " ".join(re.findall(r"[a-z0-9/-]+", fold(uncalled(text))))


def _shown(text: str, rest: str) -> str:
    """The words of the message that are left in ``rest``, as typed."""
    words, wanted = text.split(), rest.split()
    folded = [spoken_plainly(word) for word in words]
    for start in range(len(words)):
        if wanted and folded[start : start + len(wanted)] == wanted:
            return " ".join(words[start : start + len(wanted)]).strip(" ?.!,")
    return rest
