"""What goes on with the question before: "còn tháng trước?", "thế còn chi bộ số?", "chỉ tuần này".

Such a message names only what is other; the rest is what was asked before. Decided here, without a
memory: who asked what, and how long it counts, is the counter's affair.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from jobs.heard import Heard, hear
from jobs.question import NEWS, Question, understand
from jobs.text import fold

MOST_SYLLABLES = 9
"""A longer message says all that it means."""

OPENS = re.compile(
    r"^(?!con (?:nguoi|duong|em|trai|gai|so|cai|chau|dau)|the (?:gioi|nao|thao|he|ky|tran|luc)"
    r"|chi (?:bo|uy|thi|so|phi|tiet|doan|em|hoi|dao)|sang (?:nay|mai|tao|hom|kien|som))"
    r"(?:(?:the|vay|va|roi|a)? ?con|the|vay|chi|rieng|chi can|chi lay|chi xem|doi sang|sang)"
    r"(?: lai| cai| ve| tin| cac tin| xem)*(?: |$)"
)
"""How such a message begins, folded and without punctuation."""

GOES_ON = re.compile(
    r"^(?:xem them|(?:con|xem|them|xem them)(?: tin| bai| ket qua)?(?: nao)? (?:nua|khac|tiep)"
    r"(?: khong)?|xem tiep|tiep(?: theo| di| nua)?|trang sau|them nua|nua di)$"
)
"""How the next page is asked for."""

TAIL = re.compile(r"(?: thi sao| sao| the nao| thoi| nhe| a| di| voi| bot| thi| co gi| khong)+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as it was asked, and as it was understood."""

    text: str
    question: Question


def goes_on(text: str) -> bool:
    """Say whether a message asks for more of the same."""
    return GOES_ON.fullmatch(_plain(text)) is not None


def followed(before: Asked, text: str, now: datetime) -> Asked | None:
    """Say what a message means after the question before; None where it stands for itself.

    Args:
        before: What was asked before, by the same person in the same chat.
        text: The message.
        now: When it was written, as in ``understand``.
    """
    plain = _plain(text)
    opened = OPENS.match(plain)
    if before.question.intent not in NEWS or len(plain.split()) > MOST_SYLLABLES:
        return None
    if opened is None and not _only_days(text, now):
        return None
    rest = TAIL.sub("", plain[opened.end() :] if opened else plain).strip()
    shown = _shown(text, rest)
    heard = hear(shown, now.date())
    if heard.document or not shown:
        return None
    return _other_days(before, heard) or _other_topic(before, heard) or _other_words(before, heard)


def _only_days(text: str, now: datetime) -> bool:
    """Whether a message names days and nothing else: "tháng trước?"."""
    heard = hear(text, now.date())
    return heard.days is not None and not heard.keywords and understand(text, now).intent == "date"


def _other_days(before: Asked, heard: Heard) -> Asked | None:
    if heard.days is None or heard.keywords:
        return None
    first, last = heard.days.first, heard.days.last
    intent = "date" if before.question.intent == "latest" else before.question.intent
    return replace(
        before,
        question=replace(before.question, intent=intent, date_from=first, date_to=last),
    )


def _other_topic(before: Asked, heard: Heard) -> Asked | None:
    if heard.topic is None or before.question.intent not in {"topic", "latest", "date"}:
        return None
    question = replace(before.question, intent="topic", topic=heard.topic)
    return replace(before, question=_with_days(question, heard))


def _other_words(before: Asked, heard: Heard) -> Asked | None:
    """The same about something else."""
    words = " ".join(heard.keywords)
    if not words:
        return None
    asked = before.question
    if asked.intent == "question":
        old = _alike(asked.keywords, words)
        text = before.text.replace(old, words, 1) if old else f"{before.text} {words}"
        keywords = tuple(words if each == old else each for each in asked.keywords)
        question = replace(asked, keywords=keywords)
        return Asked(text=text, question=_with_days(question, heard))
    question = replace(asked, intent="search", keywords=(words,), topic=None, document=None)
    return Asked(text=words, question=_with_days(question, heard))


def _with_days(question: Question, heard: Heard) -> Question:
    if heard.days is None:
        return question
    return replace(question, date_from=heard.days.first, date_to=heard.days.last)


def _alike(keywords: tuple[str, ...], words: str) -> str | None:
    """The keyword in whose place ``words`` stand: one that begins alike, or else the last."""
    first = fold(words).split()[0]
    alike = [each for each in keywords if fold(each).split()[:1] == [first]]
    return next(iter([*alike, *reversed(keywords)]), None)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9/-]+", fold(text)))


def _shown(text: str, rest: str) -> str:
    """The words of the message that are left in ``rest``, as typed."""
    words, wanted = text.split(), rest.split()
    folded = [_plain(word) for word in words]
    for start in range(len(words)):
        if wanted and folded[start : start + len(wanted)] == wanted:
            return " ".join(words[start : start + len(wanted)]).strip(" ?.!,")
    return rest
