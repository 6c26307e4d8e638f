"""What the fresh portals share: days as portals print them, and lists of other articles."""

import base64
import hashlib
import html
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from tests.jobs.skins import Story

VIETNAM = timezone(timedelta(hours=7))
NOW = datetime(2026, 11, 23, 18, 40, tzinfo=VIETNAM)
HEADINGS = ("Chuyển biến rõ nét từ cơ sở", "Những việc cần làm trong thời gian tới")
WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")

# What the menus of such portals drop down: long, and the same on every page of a portal.
SECTIONS = (
    "Quá trình hình thành và phát triển",
    "Chức năng, nhiệm vụ các phòng ban",
    "Danh bạ điện thoại cơ quan",
    "Ban Thường vụ qua các thời kỳ",
    "Công tác tổ chức và cán bộ",
    "Công tác kiểm tra, giám sát",
    "Công tác tuyên giáo và dân vận",
    "Nghiên cứu, trao đổi kinh nghiệm",
    "Gương người tốt, việc tốt",
    "Bảo vệ nền tảng tư tưởng của Đảng",
    "Tài liệu sinh hoạt chi bộ",
    "Văn bản của Trung ương",
    "Văn bản của địa phương",
    "Hỏi đáp về Điều lệ Đảng",
    "Lấy ý kiến dự thảo văn bản",
    "Lịch tiếp dân của lãnh đạo",
    "Ấn phẩm Thông tin nội bộ",
    "Thư viện hình ảnh tư liệu",
)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a make lets its readers see of a story, beside title, day and paragraphs."""

    minute: bool = True
    author: bool = True
    source: bool = False
    caption: bool = True


def e(text: str) -> str:
    """Escape."""
    return html.escape(text, quote=False)


def q(text: str) -> str:
    """Escape for an attribute."""
    return html.escape(text)


def weekday(at: datetime) -> str:
    """The day of the week in words."""
    return WEEKDAYS[at.weekday()]


def meridiem(at: datetime) -> str:
    """Day and time as .NET prints them in Vietnamese: SA before noon, CH after it."""
    return f"{at:%d/%m/%Y %I:%M:%S} {'SA' if at.hour < 12 else 'CH'}"


def inked(number: int, text: str) -> str:
    """A paragraph as editors leave it: here some bold words, there a link or a hard space."""
    words = [e(word) for word in text.split()]
    if len(words) < 9 or number % 4 == 0:
        return " ".join(words)
    start, middle, end = (" ".join(part) for part in (words[:2], words[2:5], words[5:]))
    if number % 4 == 1:
        return f"{start}&nbsp;{middle} {end}"
    if number % 4 == 2:
        return f"{start} <strong>{middle}</strong> {end}"
    return f'{start} <a href="/tim-kiem?tu-khoa={number}" target="_blank">{middle}</a> {end}'


def wrapped(text: str) -> str:
    """Markup broken into lines wherever a word ends, as Word saves it."""
    return textwrap.fill(text, 84, break_long_words=False, break_on_hyphens=False)


def newer(story: Story, count: int = 2) -> list[tuple[str, datetime]]:
    """Headlines that came after the story, each with its day."""
    return [
        (title, min(story.at + timedelta(days=1 + n, hours=2 * n), NOW))
        for n, (title, _) in enumerate(story.others[:count])
    ]


def older(story: Story, count: int = 3) -> list[tuple[str, datetime]]:
    """Headlines that came before the story, each with its day."""
    return [
        (title, story.at - timedelta(days=1 + 2 * n, hours=n))
        for n, (title, _) in enumerate(story.others[-count:])
    ]


def listed(template: str, dated: Iterable[tuple[str, datetime]]) -> str:
    """A line for each headline: ``{n}``, ``{title}``, ``{tip}`` (for an attribute), ``{at}``."""
    return "\n".join(
        template.format(n=4100 + 7 * n, title=e(title), tip=q(title), at=at)
        for n, (title, at) in enumerate(dated)
    )


def lines(template: str, names: Iterable[str]) -> str:
    """A line for each name: ``{n}`` and ``{name}``."""
    return "\n".join(template.format(n=n, name=e(name)) for n, name in enumerate(names, 1))


def blob(seed: str, size: int) -> str:
    """Letters that mean nothing, as a view state has them."""
    raw = b"".join(hashlib.sha256(f"{seed}{n}".encode()).digest() for n in range(size // 32 + 1))
    return base64.b64encode(raw[:size]).decode()
