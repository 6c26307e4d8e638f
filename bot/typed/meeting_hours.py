"""Hours in what people write of cell meetings, and where in it they stand. Pure.

What is read here is folded by ``told_apart``: "tối" is "eve" there, "sáng" is "morn", "tới" is
"den"; a "toi" or "sang" that is left has no mark.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import time

from bot.typed.times import PARTS, read_span, read_times

FARTHEST_LEAD = 40
"""Letters before an hour in which "buổi tối, vào lúc" may stand."""

Span = tuple[int, int]

AN_HOUR = r"(?:\s*(?:gio\b|[hg](?![a-z])|:|\.\d))"
"""What makes an hour of the number before it."""

_CLOCK = (
    r"\d{1,2}(?:\s*[:.]\s?[0-5]\d(?:\s*h\b)?|\s*(?:gio\b|[hg](?![a-z]))"
    r"(?:[0-5]\d|\s+[0-5][05]|\s+[0-5]\d(?=\s*phut)|\s*ruoi\b)?|\s*ruoi\b)"
    rf"(?![\d/]|\.\d|\s*kem\b)(?:\s*phut\b)?(?:\s*{PARTS})?"
)
"""Minutes behind a blank are such as people meet at: "8h 12 Trần Phú" is a house."""

_HOUR = re.compile(
    rf"(?<![\d/.:])(?<!\d[–-])({_CLOCK})(?:(?:\s*(?:[–-]|den\b|toi\b)\s*|(?<=toi)\s+){_CLOCK})?"
)
_LEADS = re.compile(
    rf"(?:\b(?:buoi\s+)?(?P<part>{PARTS})\s*,?\s*)?"
    r"(?P<word>(?:\b(?:luc|vao|khoang|hoi|tu|bat dau)\s+)*)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """An hour in a text; ``at`` is None where there is no such hour.

    Attributes:
        sure: Whether minutes or a word say that it is one.
        part: Whether a part of the day was said for sure.
    """

    at: time | None
    span: Span
    sure: bool
    part: bool


def hours(text: str, part: str = "") -> Iterator[Hour]:
    """Yield the hours in a text; ``part`` is that of those that do not say theirs."""
    for match in _HOUR.finditer(text):
        leads = _LEADS.search(text, max(0, match.start() - FARTHEST_LEAD), match.start())
        own = re.search(PARTS, match[1])
        said = own[0] if own else (leads and leads["part"]) or part
        words = match[0] if own or not said else match[0].replace(match[1], f"{match[1]} {said}", 1)
        yield Hour(
            at=_time(words),
            span=(leads.start() if leads else match.start(), match.end()),
            sure=bool(said or (leads and leads["word"]))
            or re.search(r"\d\D+\d|gio|ruoi", match[1]) is not None,
            part=said not in {"", "toi"},  # "2h toi 4h" may be "until"
        )


def _time(words: str) -> time | None:
    """Read one hour; of "14h-16h" the first. Half past seven is 7:30."""
    words = re.sub(r"\s*(?:gio|[hg])?\s*ruoi\b", "h30", words)
    words = re.sub(r"([:.]\s?\d\d)\s*h\b", r"\1", words)
    if (span := read_span(words)) is not None:
        return span[0]
    moments = read_times(words)
    return moments[0] if moments and len(moments) == 1 else None


def blanked(text: str, spans: Iterable[Span]) -> str:
    """Return a text of the same length without what stands there."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
