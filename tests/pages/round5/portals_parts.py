"""Small parts that several of round five's portal pages are put together from."""

import html
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.jobs.skins import Story

WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
OPEN_END = re.compile(r"[^.!?…:;,”\"')\]]$")


@dataclass(frozen=True, kw_only=True)
class Shows:
    """What a make shows of a story, and words of its furniture that no article contains.

    Attributes:
        minute: The page shows (or carries) the hour and the minute, not the day alone.
        author: The story's author is shown as who signed.
        furniture: None of these belongs into a title, lead, paragraph or caption.
    """

    minute: bool = True
    author: bool = True
    furniture: tuple[str, ...]


def e(text: str) -> str:
    """Escape, for attributes as well."""
    return html.escape(text)


def weekday_word(at: datetime) -> str:
    """The day of the week in words."""
    return "Chủ nhật" if at.weekday() == 6 else f"Thứ {WEEKDAYS[at.weekday()]}"


def clock12(at: datetime) -> str:
    """The time as .NET's vi-VN culture writes it: twelve hours, SA or CH."""
    return f"{at.hour % 12 or 12}:{at:%M:%S} {'SA' if at.hour < 12 else 'CH'}"


def is_heading(text: str) -> bool:
    """Whether a line of a text stands over others: short, and no sentence."""
    return len(text) < 90 and bool(OPEN_END.search(text))


def bold_if_heading(text: str, tag: str = "strong") -> str:
    """The line, bold where it is a sub-heading, as editors in an office set them."""
    return f"<{tag}>{e(text)}</{tag}>" if is_heading(text) else e(text)


def items(names: str, tag: str = '<li><a href="/c/{n}">{name}</a></li>') -> str:
    """A menu, an entry a line, of names parted by "|"."""
    return "\n".join(tag.format(n=n, name=name) for n, name in enumerate(names.split("|")))


def options(names: str) -> str:
    """The entries of a drop-down list."""
    return items(names, '<option value="http://lk{n}.example.vn">{name}</option>')


def others(story: Story, line: str, *, days: int, first: int = 0, last: int = 5) -> str:
    """Other articles, a line each: ``line`` may name n, title, teaser and at.

    Args:
        days: How far the first one's day is from the article's; each next one is a day off more.
    """
    step = 1 if days > 0 else -1
    return "\n".join(
        line.format(
            n=n, title=e(title), teaser=e(teaser), at=story.at + timedelta(days=days + n * step)
        )
        for n, (title, teaser) in enumerate(story.others[first:last])
    )
