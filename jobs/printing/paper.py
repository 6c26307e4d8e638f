"""The layout of a compilation: what stands on the paper, in which order and style.

The masthead is that of Party papers (Hướng dẫn 36-HD/VPTW of 2018, the table of fonts): the higher
organisation and the issuing one at the left, "ĐẢNG CỘNG SẢN VIỆT NAM" at the right, underlined to
its own length, place and date under it; no state title (quốc hiệu). DOCX, PDF and page are written
from the same blocks, so they say the same.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit

from jobs import topics
from jobs.compiling import months, read_aloud
from jobs.compiling.commemorations import Commemoration
from jobs.compiling.compilation import Compilation, Item, Kind
from jobs.printing.typography import unbroken
from jobs.promulgated import Promulgated
from jobs.text import INVISIBLE

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
DOCUMENTS = "Văn bản mới ban hành"
DAYS = "Ngày kỷ niệm cần nhớ"
_PICTURES = re.compile(
    " ?[\x0b\x0c\x1c-\x1f\u20e3\ue000-\uf8ff\ufe0e\ufe0f\U0001f000-\U0001faff]+ ?"
)
"""Pictographs and what only joins them; signs that only one font knows; blanks that no XML has."""
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


class Style(StrEnum):
    """How a block looks, and what it must stay with."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    NOTE = "note"
    SECTION = "section"
    HEADLINE = "headline"
    BODY = "body"
    LINE = "line"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Run:
    """Some text in one look; ``link`` is where it leads, "" for nowhere."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph."""

    style: Style
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """Return what it says."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """Who issues a document, and when.

    Attributes:
        issuer: The issuing organisation; "" where nobody is named.
        superior: The one above it; "" where there is none.
        place: Where it is issued; "" where that is not said.
        day: When.
    """

    issuer: str = ""
    superior: str = ""
    place: str = ""
    day: date

    @property
    def dated(self) -> str:
        """Return place and date as Party papers write them: two figures below 10 and 3."""
        day, month = f"{self.day.day:02d}", self.day.month
        told = f"ngày {day} tháng {month:02d} năm {self.day.year}"
        if month > 2:
            told = f"ngày {day} tháng {month} năm {self.day.year}"
        return f"{self.place}, {told}" if self.place else told.capitalize()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole document, ready to be written in any form."""

    masthead: Masthead
    title: str
    blocks: tuple[Block, ...]


def laid_out(made: Compilation, masthead: Masthead) -> Paper:
    """Lay out a compilation."""
    title = printable(made.title or usual_title(made)).strip()
    head = [Block(Style.TITLE, _plain(title.upper())), Block(Style.SUBTITLE, _plain(about(made)))]
    body = list(_sections(made))
    blocks = (*head, _reading(made), *body, _origin())
    return Paper(masthead=masthead, title=title, blocks=tuple(map(_printable, blocks)))


USUAL = {
    Kind.MONTH: "Bản tin sinh hoạt chi bộ",
    Kind.WEEK: "Bản tin tuần",
    Kind.TOPIC: "Tài liệu sinh hoạt chuyên đề",
}
"""The titles of compilations to which nobody gave another."""


def usual_title(made: Compilation) -> str:
    """Return the title of a compilation to which nobody gave another."""
    return USUAL[made.kind]


def about(made: Compilation) -> str:
    """Return the line under the title."""
    first, last = made.period.first, made.period.last
    days = f"từ ngày {_day(first)} đến ngày {_day(last)}"
    if made.kind is Kind.MONTH:
        meeting = months.meeting(made.period)
        return f"Tháng {meeting.month} năm {meeting.year} (tin {days})"
    named = [found.label for each in made.topics if (found := topics.topic(each))]
    return f"{'; '.join(named)} ({days})" if named else f"Tin {days}"


def minutes_of(made: Compilation) -> int:
    """Return how many minutes it takes to be read out, at least 1."""
    return max(1, round(made.length / read_aloud.PER_MINUTE))


def host_of(link: str) -> str:
    """Return the short form of an address that is printed: its host."""
    return (urlsplit(link).hostname or "").removeprefix("www.")


def _reading(made: Compilation) -> Block:
    told = f"Thời lượng đọc khoảng {minutes_of(made)} phút"
    if made.spelled_out:
        told += "; các chữ viết tắt được viết đầy đủ để tiện đọc"
    return Block(Style.NOTE, _plain(f"({told})"))


def _sections(made: Compilation) -> Iterator[Block]:
    numbers = iter(ROMAN)
    number = 0
    for section, items in made.sections.items():
        yield _section(next(numbers), section)
        for item in items:
            number += 1
            yield from _item(number, item, spelled_out=made.spelled_out)
    if made.documents:
        yield _section(next(numbers), DOCUMENTS)
        for document in made.documents:
            yield _document(document, spelled_out=made.spelled_out)
    if made.days:
        yield _section(next(numbers), _days_of(made))
        for day in made.days:
            yield _commemoration(day, _year_of(day, made))


def _section(number: str, name: str) -> Block:
    return Block(Style.SECTION, _plain(f"{number}. {name.upper()}"))


def _item(number: int, item: Item, *, spelled_out: bool) -> Iterator[Block]:
    title = _said(item.title, spelled_out=spelled_out)
    source = _source(item.outlet, item.published, item.link)
    if not item.sentences:
        yield Block(Style.BODY, (Run(unbroken(f"{number}. {title} "), bold=True), *source))
        return
    yield Block(Style.HEADLINE, _plain(f"{number}. {title}"))
    told = " ".join(_said(each, spelled_out=spelled_out) for each in item.sentences)
    yield Block(Style.BODY, (Run(unbroken(f"{told} ")), *source))


def _document(document: Promulgated, *, spelled_out: bool) -> Block:
    told = _said(document.sentence, spelled_out=spelled_out)
    return Block(
        Style.LINE,
        (
            Run(unbroken(f"- {document.name}: "), bold=True),
            Run(unbroken(f"{told} ")),
            *_source(document.outlet, document.published, document.link),
        ),
    )


def _source(outlet: str, published: date | None, link: str) -> Sequence[Run]:
    day = f", {_short(published)}" if published else ""
    return (
        Run(unbroken(f"({outlet}{day}; "), italic=True),
        Run(host_of(link), italic=True, link=link),
        Run(")", italic=True),
    )


def _year_of(day: Commemoration, made: Compilation) -> int:
    """Return in which year a day is remembered: in the meeting's, or next after the news."""
    last = made.period.last
    if made.kind is Kind.MONTH:
        return months.meeting(made.period).year
    return last.year + ((day.month, day.day) <= (last.month, last.day))


def _commemoration(day: Commemoration, year: int) -> Block:
    told = f" ({day.year} - {year}: {year - day.year} năm)" if day.year else ""
    return Block(
        Style.LINE,
        (Run(unbroken(f"- Ngày {day.day}/{day.month}: "), bold=True),
         Run(unbroken(f"{day.name}{told}."))),
    )  # fmt: skip


def _days_of(made: Compilation) -> str:
    if made.kind is not Kind.MONTH:
        return DAYS
    return f"{DAYS} trong tháng {months.meeting(made.period).month}"


def _origin() -> Block:
    told = "Tóm tắt tự động, trích nguyên văn từ các báo ghi ở cuối mỗi tin."
    return Block(Style.SMALL, _plain(told))


def _said(text: str, *, spelled_out: bool) -> str:
    return read_aloud.spell_out(text) if spelled_out else text


def printable(text: str) -> str:
    """Leave out what no paper shows: emoji, and what would break a DOCX.

    No font for documents has emoji: a headline's would be boxes, and LibreOffice then takes signs
    of others for them ("₫").
    """
    return _PICTURES.sub(" ", text.translate(INVISIBLE))


def _printable(block: Block) -> Block:
    return replace(block, runs=tuple(replace(run, text=printable(run.text)) for run in block.runs))


def _plain(text: str) -> tuple[Run, ...]:
    return (Run(unbroken(text)),)


def _short(day: date) -> str:
    return f"{day.day}/{day.month}"


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
