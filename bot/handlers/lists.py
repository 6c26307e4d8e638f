"""Lists of stories in pages: short ones whose stories open at a press, and long ones."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot import render
from bot.handlers import archive
from bot.handlers.desk import Desk
from bot.messages import Choice, Reply, RichText, joined
from bot.texts import bulletins as texts_bulletins
from bot.texts import general as texts
from bot.texts import hits as texts_hits
from bot.texts import questions as texts_questions
from jobs.news import Story

PAGE = 5
"""Stories in one answer: what a phone shows without much scrolling."""

OPENER = "/timkiem #"
"""What opens a story, before the number of its entry; several numbers have a "#" each."""

LONGEST_COMMAND = 64
"""Bytes of a choice's command (``Choice``): what is longer is turned by saying "trang 2"."""

_PAGE = re.compile(r"(?<!\s)\s*\btrang\s+(\d{1,3})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A list of stories, and the commands that turn its pages.

    Attributes:
        head: What stands above it.
        told: All its stories.
        command: What shows it anew; "trang N" behind it shows a page of it.
        week: What shows only those of this week; "" where that is not offered.
        quoted: A sentence that is shown below the headline of an entry.
    """

    head: RichText
    told: Sequence[Story]
    command: str
    week: str = ""
    quoted: Mapping[int, str] = field(default_factory=dict)


def short(desk: Desk, shelf: Shelf, page: int) -> Reply:
    """Return one page of headlines, with choices that open their summaries and turn the pages."""
    shown = _shown(shelf, page)
    if not shown:
        return _none(shelf)
    first = (page - 1) * PAGE + 1
    told = lines(desk, shown, first=first, quoted=shelf.quoted)
    rows = (openers(shown, first=first), *_turns(shelf, page))
    return Reply(joined("\n\n", [shelf.head, *told]), rows, items=_items(shelf, page))


def lines(
    desk: Desk, shown: Sequence[Story], *, first: int = 1, quoted: Mapping[int, str] | None = None
) -> list[RichText]:
    """Return a headline each, numbered, with outlet and time, and what is quoted of its entry."""
    said = quoted or {}
    return [
        texts_hits.short(
            each,
            render.local(each.published, desk.zone),
            number=number,
            sentence=said.get(each.entry, ""),
        )
        for number, each in enumerate(shown, first)
    ]


async def long(desk: Desk, shelf: Shelf, page: int) -> Reply:
    """Return one page of stories with their summaries, with choices that turn the pages."""
    shown = _shown(shelf, page)
    if not shown:
        return _none(shelf)
    first = (page - 1) * PAGE + 1
    quoted = await archive.in_own_words(desk, shown)
    content = shelf.head + "\n\n" + render.stories(quoted, desk.zone, first=first)
    return Reply(content, _turns(shelf, page), items=_items(shelf, page))


def within(shelf: Shelf, page: int) -> int:
    """Return the page itself, or the last one where there is no such page."""
    return max(min(page, -(-len(shelf.told) // PAGE)), 1)


def openers(shown: Sequence[Story], *, first: int = 1) -> tuple[Choice, ...]:
    """Return choices that open the summaries of stories, numbered from ``first``."""
    return tuple(
        Choice(texts_hits.open_story(number), command)
        for number, command in enumerate(opening(shown), first)
    )


def opening(shown: Sequence[Story]) -> tuple[str, ...]:
    """Return the commands that open the summaries of stories, for ``Reply.items``."""
    return tuple(opener(each.entry) for each in shown)


def opener(entry: int) -> str:
    """Return the command that opens the summary of a story."""
    return f"{OPENER}{entry}"


def entries(items: Sequence[str]) -> tuple[int, ...]:
    """Return the entries of the stories that stand numbered in an answer."""
    opens = (each.removeprefix(OPENER) for each in items if each.startswith(OPENER))
    return tuple(map(int, opens))


async def opened(desk: Desk, entries: Sequence[int]) -> Reply:
    """Show the summaries of stories."""
    found = [await archive.story(desk, entry) for entry in entries]
    told = [
        texts_bulletins.story(each, render.local(each.published, desk.zone))
        for each in found
        if each is not None
    ]
    return Reply(joined("\n\n", told) if told else texts_questions.gone())


def paged(argument: str) -> tuple[str, int]:
    """Return an argument without its "trang N" and that N; 1 where there is none."""
    found = _PAGE.search(argument)
    if found is None:
        return argument.strip(), 1
    return argument[: found.start()].strip(), max(int(found[1]), 1)


def _none(shelf: Shelf) -> Reply:
    """Say that a list is empty, or at its end."""
    return Reply(texts.end_of_list(len(shelf.told)) if shelf.told else texts.no_stories())


def _items(shelf: Shelf, page: int) -> tuple[str, ...]:
    """Return what the numbers up to those of a page open: the pages before can still be read."""
    return opening(shelf.told[: page * PAGE])


def _shown(shelf: Shelf, page: int) -> Sequence[Story]:
    return shelf.told[(page - 1) * PAGE : page * PAGE]


def _turns(shelf: Shelf, page: int) -> tuple[tuple[Choice, ...], ...]:
    onward = Choice(texts.next_page(), f"{shelf.command} trang {page + 1}")
    week = Choice(texts_hits.this_week(), shelf.week)
    offered = [onward] if page * PAGE < len(shelf.told) else []
    offered += [week] if shelf.week else []
    row = tuple(each for each in offered if len(each.command.encode()) <= LONGEST_COMMAND)
    return (row,) if row else ()
