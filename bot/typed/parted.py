"""Several questions in one message: "hôm nay có tin gì và khi nào họp chi bộ?".

A message is parted only where what stands on either side is a whole question of its own, and the
two are of different kinds, or of two topics, documents or offices: "kinh tế và xã hội" is one
topic, "thành lập khi nào và hợp nhất từ đâu" one question about one thing. Language data, folded;
pure.
"""

import re
from datetime import datetime
from itertools import islice

from bot.typed.meeting_wishes import asks_for_meeting
from jobs.answering.offices import office
from jobs.question import NEWS, understand
from jobs.text import fold
from jobs.understanding.about_story import Wish, wished
from jobs.understanding.live import priced
from jobs.understanding.question_words import phrases
from jobs.understanding.typed_text import typed

LONGEST = 300
"""Letters of a message that may hold several questions; a longer one tells a story."""

MOST_JOINTS = 12
"""Places where a message may be parted that are tried."""

_JOINT = re.compile(
    r"[?!]+|[.;,]? (?:va|voi lai|voi ca|con|roi|them nua|dong thoi|tien the|nhan tien|voi)(?= )"
    r"|[.;,](?= )"
)
_MARKS = "?!.;,"
_NUMBER = re.compile(r"^\d{1,2}[.)] +(?=\D)")
_NUMBERS = re.compile(r"(?:^|(?<=[\s?.!,;]))\d{1,2}[.)] +(?=\D)")
_NEWS = re.compile(
    r"(?<![a-z0-9])(?:tin|ban tin|tim bai|bai ve|(?:co )?gi (?:moi|hot|la|hay)|co gi)(?![a-z0-9])"
)
_SEPARATE = frozenset({"meeting", "help"})
"""Kinds of which nothing else in the message can be a part."""


def unnumbered(text: str) -> str:
    """Take away the number before a question that was sent by itself: "2. Từ khi nào?"."""
    return _NUMBER.sub("", text.strip()) if len(_NUMBER.sub("", text).split()) > 1 else text


def parted(text: str, here: datetime, unit: str | None) -> list[str]:
    """Return the questions of a message, as typed; a single one where all of it is one.

    What only asks for the page of what is told is left out: it would be looked for.

    Args:
        text: The message.
        here: When it was written, where it was written.
        unit: The full name of the cell whose meeting may be asked for; None where there is none.
    """
    numbered = [each.strip(" ?!.,;") for each in _NUMBERS.split(text) if each.strip()]
    if _NUMBER.match(text.strip()) and len(numbered) > 1:
        return numbered
    if len(text) > LONGEST or (unit is not None and asks_for_meeting(text, unit)):
        return [text]
    line = typed(text)
    shown = line.shown
    for joint in islice(_JOINT.finditer(line.folded), MOST_JOINTS):
        left, right = shown[: joint.start()].strip(), shown[joint.end() :].strip(" ?!.,;")
        if joint.group()[0] in _MARKS and _asks_for_link(left, right, here):
            return [left]
        if _part(left, right, here, unit, sure="?" in joint.group()):
            return [left, *parted(right, here, unit)]
    return [text]


def _asks_for_link(left: str, right: str, here: datetime) -> bool:
    """Whether no more is wanted behind a question than its page: "… khi nào? cho xin link"."""
    return wished(right) is Wish.WHOLE and understand(left, here).intent in NEWS


def _part(left: str, right: str, here: datetime, unit: str | None, *, sure: bool) -> bool:
    """Whether two stretches are a question each; ``sure``: a question mark parts them."""
    if not (left and right):
        return False
    if sure and all(_is_of_news(each, here) for each in (left, right)):
        return True
    kinds = [_kind(each, here, unit) for each in (left, right)]
    if kinds[0] == "list" and _are_two_topics(left, right, here):
        return True
    if None in kinds:
        return False
    if bool(_SEPARATE & set(kinds)) or (kinds[0] == "list" and kinds[1] != "search"):
        return True
    return kinds == ["question", "question"] and _are_two_things(left, right, here)


def _is_of_news(part: str, here: datetime) -> bool:
    """Whether the news may tell of it: a price, too, of which they have headlines."""
    return understand(part, here).intent in NEWS or (priced(part) and _asks(part))


def _asks(part: str) -> bool:
    return phrases("asked").search(fold(part)) is not None


def _are_two_topics(left: str, right: str, here: datetime) -> bool:
    """Whether a topic stands on either side, of the same days: "tin nông thôn mới và y tế"."""
    one, other = (understand(each, here) for each in (left, right))
    told = {one.topic, other.topic}
    return None not in told and len(told) > 1 and other.date_to is None


def _are_two_things(left: str, right: str, here: datetime) -> bool:
    """Whether two documents are asked about, or the holders of two offices."""
    one, other = (understand(each, here).document for each in (left, right))
    if one and other:
        return one.number != other.number
    return bool(office(left) and office(right))


def _kind(part: str, here: datetime, unit: str | None) -> str | None:
    """What a stretch asks for as a whole; None where that is not certain."""
    if unit is not None and asks_for_meeting(part, unit, outright=True):
        return "meeting"
    asked = understand(part, here)
    match asked.intent:
        case "latest" | "date" | "topic" if _NEWS.search(fold(part)):
            return "list"
        case intent if _asks(part) and (intent in {"question", "document"} or priced(part)):
            return "question"
        case "search" if _NEWS.search(fold(part)):
            return "search"
        case "help":
            return "help"
        case _:
            return None
