"""What goes on with the question before: "còn tháng trước?", "Quảng Trị thì sao".

Such a message names only what is other; the rest is what was asked before. Decided here, without a
memory: who asked what, and how long it counts, is the counter's affair.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from jobs.question import NEWS, OFF_TOPIC, Question, understand
from jobs.text import fold
from jobs.understanding.names import names
from jobs.understanding.parsing import Parsed, parse
from jobs.understanding.question_words import phrases, places
from jobs.understanding.typed_text import spoken_plainly, typed

MOST_SYLLABLES = 9
"""A longer message says all that it means."""

TELLS_ALL = 5
"""Words of what is other, with a name among them, that say by themselves what is asked."""

OPENS = re.compile(
    r"^(?!con (?:nguoi|duong|em|trai|gai|so|cai|chau|dau)|the (?:gioi|nao|thao|he|ky|tran|luc)"
    r"|chi (?:bo|uy|thi|so|phi|tiet|doan|em|hoi|dao|nhan|gui|dang ky)"
    r"|sang (?:nay|mai|tao|hom|kien|som))"
    r"(?:(?:the|vay|va|roi|a)? ?con|the|vay|chi|rieng|chi can|chi lay|chi xem|doi sang|sang)"
    r"(?: lai| cai| ve| tin| cac tin| xem)*(?: |$)"
)
"""How such a message begins, folded and without punctuation."""

_ME = r"(?:toi|tui|minh|em|bac|chau|con|anh|chi)"
_SO = (
    r"(?:(?:da|a|o|ua|u|y|ma|the|sao ky|thoi"
    r"|(?:(?:toi|tui|minh|em|bac|chau|con|anh|chi) )?(?:hoi|noi|go|viet) (?:nham|lon|sai))[, ]+)*"
)
_NO = r"(?:khong|hong|ko|dau)"
_ENDS = r"(?: (?:co|co ma|ma|chu|nhe|a|day))"
CORRECTS = (
    re.compile(
        rf"{_SO}(?:{_ME} |y {_ME} )(?:la )?(?:muon )?(?:hoi|noi|can)(?: ve)? (?P<right>.+?),? "
        rf"(?:chu|co|cho)(?: co)? (?:{_NO}|hoi|noi) .+"
    ),
    re.compile(
        rf"{_SO}{_ME} (?:hoi|noi)(?: ve)? (?P<right>.+?) (?:ma|co ma|day chu|kia|kia ma)[ .!?]*$"
    ),
    re.compile(
        rf"{_SO}(?:{_NO}(?: phai)?,? )?y {_ME}(?: (?:la|muon|hoi|noi|ve|can))+ "
        r"(?P<right>.+?)(?: (?:a|nhe|day|do))*[ .!?]*$"
    ),
    re.compile(
        rf"{_SO}(?:{_NO} dung|{_NO} phai|sai(?: roi)?|nham(?: roi)?),?(?: {_ME})?(?: (?:muon|can))?"
        rf"(?: hoi| tim)(?: ve)? (?P<right>.+?){_ENDS}*[ .!]*$"
    ),
    re.compile(rf"{_SO}{_NO}(?: phai)?, (?P<right>[^,]+?){_ENDS}+[ .!]*$"),
    re.compile(
        rf"{_SO}{_NO}(?: phai)?, (?P<right>(?:o|tai) [^,]+?)(?:,? {_ME} (?:nham|lon))?[ .!]*$"
    ),
    re.compile(
        rf"{_SO}{_NO}(?: phai)?(?: la)? (?P<wrong>[^,]+?)"
        rf"(?:,(?: ma)?(?: la)?| ma(?: la)?| {_ME} o) ?(?P<right>[^,]+?){_ENDS}*[ .!]*$"
    ),
)
"""How a message begins that puts right what was asked before: "không phải Hà Nam, Hà Tĩnh cơ"."""

_REOPENS = re.compile(
    r"(?:(?:thoi|the|vay|a|o|cho) )*(?:quay|tro|ve) lai (?:voi |ve |cai )*"
    r"(?=(?:vu|chuyen|viec|tin|bai|cau) )"
)
_LEADS = re.compile(r"(?:(?:o|tai|ve|cua|tinh|thanh pho|tp|tren|ben|nuoc|trong|ngoai) )*")

_NEWS = re.compile(r"\b(?:co|tin) gi (?:moi|hot|la|hay)\b")
"""What asks for news, of whatever is named: "còn Nghệ An có gì mới"."""

_THERE = re.compile(
    r"(?:o|tai|ben|trong|duoi|ngoai) [a-z ]+ (?:co )?(?:vu|ai|gi|truong hop) (?:nao|gi|moi)?"
    r"(?: (?:khong|ko|k|hong|hok|nua|a|vay))*$"
)
"""How the same is asked of a place, without what it is: "ở Nghệ An có vụ nào không"."""

_STRUCK = re.compile(
    r"(?:the |vay )?((?:o |tai )?[a-z ]+?) (?:co )?(?:bi|duoc)"
    r"(?: (?:khong|ko|k|hong|chua|sao|gi|a|vay))+"
)

TAIL = re.compile(
    r"(?: thi sao| thi rang| sao| rang| the nao| thoi| nhe| a| di| voi| bot| thi| co gi| khong| k"
    r"| ko| co bi| bi| co duoc| chua| (?:co )?(?:vu|ai|truong hop|noi|cho) (?:nao|gi))+$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as it was asked, and as it was understood."""

    text: str
    question: Question


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


def reopened(text: str) -> str:
    """Return what a message goes back to, without that it does: "quay lại vụ cháy chợ, …"."""
    line = typed(text.strip())
    found = _REOPENS.match(line.folded)
    return line.shown[found.end() :] if found else text


def followed(before: Asked, text: str, now: datetime) -> Asked | None:
    """Say what a message means after the question before; None where it stands for itself.

    Args:
        before: What was asked before, by the same person in the same chat.
        text: The message.
        now: When it was written, as in ``understand``.
    """
    if corrected := _corrected(before, text, now):
        return corrected
    plain = spoken_plainly(text)
    opened = OPENS.match(plain)
    long = len(plain.split()) > MOST_SYLLABLES
    if before.question.intent not in NEWS or long or _NEWS.search(plain):
        return None
    other_days = _only_days(text, now)
    placed = _is_of_place(plain, before)
    if opened is None and not (placed or plain.endswith(" thi sao") or other_days):
        return None
    rest = TAIL.sub("", plain[opened.end() :] if opened else plain).strip()
    shown = _shown(text, rest)
    parsed = parse(shown, now.date())
    anew = _asks_anew(before, shown) and not other_days
    if parsed.document or not shown or _goes_on(rest) or anew:
        return None
    return (
        _other_days(before, parsed)
        or _other_topic(before, parsed)
        or _elsewhere(before, shown, now)
        or _other_words(before, parsed)
    )


def _is_of_place(plain: str, before: Asked) -> bool:
    """Whether the same is asked of a place, without what it is: "Nghệ An có bị không".

    A place alone is so where a question named another one: "bí thư Cần Thơ là ai", "Vĩnh Long".
    """
    struck = _STRUCK.fullmatch(plain)
    if _THERE.match(plain) is not None or (struck is not None and _is_place(struck[1])):
        return True
    asked = before.question.intent == "question" and places().search(fold(before.text))
    return bool(asked) and _is_place(plain)


def _goes_on(rest: str) -> bool:
    """Whether what is other is none, but what came of it: "nếu không làm", "trước đó"."""
    return rest.startswith("neu ") or rest in {"truoc do", "sau do", "luc do"}


def _asks_anew(before: Asked, shown: str) -> bool:
    """Whether what is other asks by itself, and for something else: "thế ông Hoan xử ngày nào"."""
    if re.search(r" (?:sao|the nao|ra sao|toi dau|den dau) roi$", fold(shown)):
        return True
    if len(shown.split()) >= TELLS_ALL and len(names(shown).split()) > 1:
        return True
    asks = phrases("asked").search(fold(shown))
    return asks is not None and asks.group() not in fold(before.text)


def _elsewhere(before: Asked, words: str, now: datetime) -> Asked | None:
    """The same of another place; None where no place is named, or nothing was looked for."""
    if before.question.intent not in {"search", "question"} or not _is_place(words):
        return None
    line = typed(before.text)
    found = places().search(line.folded)
    if found is None:
        text = f"{line.shown.rstrip(' ?.!')} ở {_bare(words)}"
    elif found.group() == fold(_bare(words)):
        text = before.text
    else:
        text = line.shown[: found.start()] + _bare(words) + line.shown[found.end() :]
    return Asked(text=text, question=_of_days_of(before, understand(text, now)))


def _of_days_of(before: Asked, question: Question) -> Question:
    """The same on the days that were asked about last, which need not be those of its text."""
    asked = before.question
    first, last = asked.date_from, asked.date_to
    return replace(question, date_from=first, date_to=last, hours=asked.hours)


def _is_place(words: str) -> bool:
    return places().fullmatch(fold(_bare(words))) is not None


def _bare(words: str) -> str:
    """The name of a place without what leads to it: "ở tỉnh Quảng Trị"."""
    line = typed(words)
    return line.shown[_LEADS.match(line.folded).end() :]  # type: ignore[union-attr]


def _corrected(before: Asked, text: str, now: datetime) -> Asked | None:
    """Say what a message means that corrects the one before; None where it does not."""
    line = typed(text.strip())
    found = next((m for form in CORRECTS if (m := form.match(line.folded))), None)
    if found is None:
        return None
    right = line.shown[found.start("right") : found.end("right")].strip(" ,.?!")
    wrong = found.groupdict().get("wrong")
    old = typed(before.text)
    if wrong and (at := old.folded.find(wrong.strip(" ,"))) >= 0:
        right = old.shown[:at] + _bare(right) + old.shown[at + len(wrong.strip(" ,")) :]
        question = understand(right, now)
        named = question.date_to is not None
        return Asked(text=right, question=question if named else _of_days_of(before, question))
    if wrong and " phai " not in line.folded:
        return None
    if elsewhere := _elsewhere(before, right, now):
        return elsewhere
    if _only_days(right, now) and (other := _other_days(before, parse(right, now.date()))):
        return other
    return Asked(text=right, question=understand(right, now)) if right else None


def _only_days(text: str, now: datetime) -> bool:
    """Whether a message names days and nothing else: "tháng trước?".

    "Tin hôm qua" says itself what it wants: the news of yesterday, whatever was asked before.
    """
    if "tin" in spoken_plainly(text).split():
        return False
    parsed = parse(text, now.date())
    if parsed.days is None or parsed.keywords:
        return False
    alone = understand(text, now)
    return alone.intent == "date" or f"{alone.intent} {alone.sub_intent}" == OFF_TOPIC


def _other_days(before: Asked, parsed: Parsed) -> Asked | None:
    if parsed.days is None or parsed.keywords:
        return None
    intent = "date" if before.question.intent == "latest" else before.question.intent
    return replace(before, question=_with_days(replace(before.question, intent=intent), parsed))


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
        return _other_part(before, words, parsed)
    question = replace(asked, intent="search", keywords=(words,), topic=None, document=None)
    return Asked(text=words, question=_with_days(question, parsed))


def _other_part(before: Asked, words: str, parsed: Parsed) -> Asked:
    """The same question about something else, which stands for what is called like it.

    "Mức phạt xe máy", then "còn xe đạp"; where nothing is like it and one thing alone was asked
    about, that stays: "phó chủ tịch" of the same committee.
    """
    asked = before.question
    if like := _stretch_like(before.text, words):
        text = before.text[: like[0]] + words + before.text[like[1] :]
        return Asked(text=text, question=_with_days(replace(asked, keywords=(text,)), parsed))
    old = _alike(asked.keywords, words)
    if old is None:
        text, keywords = f"{before.text} {words}", (*asked.keywords, words)
    else:
        text = before.text.replace(old, words, 1)
        keywords = tuple(words if each == old else each for each in asked.keywords)
    return Asked(text=text, question=_with_days(replace(asked, keywords=keywords), parsed))


def _stretch_like(text: str, words: str) -> tuple[int, int] | None:
    """Where a text names something that begins alike, in at most as many syllables.

    None where that stands first in it: then it is all that was asked about. One syllable is like
    none.
    """
    said, line = fold(words).split(), typed(text)
    if len(said) < 2 or len(line.shown) != len(text):
        return None
    like = rf"(?<![a-z0-9]){re.escape(said[0])}(?: [a-z0-9]+){{1,{len(said) - 1}}}"
    found = [*re.finditer(like, line.folded)]
    best = max(
        found, key=lambda each: (_alike_for(each[0].split(), said), each.start()), default=None
    )
    return best.span() if best is not None and best.start() > 0 else None


def _alike_for(one: list[str], other: list[str]) -> int:
    """How many syllables two names begin with together."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))


def _with_days(question: Question, parsed: Parsed) -> Question:
    if parsed.days is None:
        return question
    first, last = parsed.days.first, parsed.days.last
    return replace(question, date_from=first, date_to=last, hours=parsed.hours)


def _alike(keywords: tuple[str, ...], words: str) -> str | None:
    """The keyword in whose place ``words`` stand: one that begins alike, or the last of several."""
    first = fold(words).split()[0]
    alike = [each for each in keywords if fold(each).split()[:1] == [first]]
    return next(iter([*alike, *reversed(keywords[1:])]), None)


def _shown(text: str, rest: str) -> str:
    """The words of the message that are left in ``rest``, as typed."""
    words, wanted = text.split(), rest.split()
    folded = [spoken_plainly(word) for word in words]
    for start in range(len(words)):
        if wanted and folded[start : start + len(wanted)] == wanted:
            return " ".join(words[start : start + len(wanted)]).strip(" ?.!,")
    return rest
