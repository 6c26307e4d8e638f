"""Bulletins and replies → messages that a platform can show: by its abilities, never its name."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo

from bot import attached, texts, texts_bulletins
from bot.messages import (
    Attachment,
    Choice,
    Message,
    Reply,
    RichText,
    Span,
    Style,
    joined,
    numbered,
    plain,
    units,
)
from bot.platforms.base import Abilities
from bot.split import cut, split
from jobs.bulletin import Bulletin, Section
from jobs.news import Story

Choices = tuple[tuple[Choice, ...], ...]


def bulletin(made: Bulletin, zone: tzinfo, *, brief: bool = False) -> RichText:
    """Return the text of a bulletin: title, sections, stories, footer; a block each.

    A brief one tells of each story the headline, and who brought it when.
    """
    outlets = list(dict.fromkeys(told.outlet for told in made.stories))
    blocks = [texts_bulletins.bulletin_title(made.window.until.astimezone(zone))]
    for section in _briefly(made.sections) if brief else made.sections:
        blocks.extend(_section(section, zone))
    return joined(
        "\n\n",
        [
            *blocks,
            texts_bulletins.bulletin_footer(
                outlets, made.left_out, machine_written=made.machine_written
            ),
        ],
    )


def bulletin_choices(made: Bulletin) -> Choices:
    """Return what can be chosen under a bulletin: more of the news, where there is more."""
    return ((Choice(texts.next_page(), "/tinmoi"),),) if made.left_out else ()


def bulletin_messages(
    made: Bulletin, zone: tzinfo, abilities: Abilities, *, brief: bool = False
) -> list[Message]:
    """Return a bulletin as messages.

    Where there are no buttons, its text names the command, and nothing is numbered: what is
    answered by number days later is no longer remembered.
    """
    choices = bulletin_choices(made) if abilities.choices else ()
    return messages(bulletin(made, zone, brief=brief), choices, abilities)


def stories(told: Sequence[Story], zone: tzinfo, *, first: int = 1) -> RichText:
    """Return a numbered list of stories."""
    return joined(
        "\n\n",
        [
            texts_bulletins.story(each, _local(each, zone), number=n)
            for n, each in enumerate(told, first)
        ],
    )


def reply(answer: Reply, abilities: Abilities) -> list[Message]:
    """Return a reply as messages."""
    return messages(
        answer.content, answer.choices, abilities, answer.attachment, items=answer.items
    )


def messages(
    content: RichText,
    choices: Choices,
    abilities: Abilities,
    attachment: Attachment | None = None,
    *,
    items: Sequence[str] = (),
) -> list[Message]:
    """Return ``content`` in messages within the platform's limits, the choices under the last.

    The first carries ``attachment``, with as much of the text under it as it may have there.
    ``items`` are what stands numbered in ``content``, as in ``Reply``.
    """
    text = content if abilities.links else bare_links(content)
    if choices and not abilities.choices:
        text = text + "\n\n" + lines(choices, items)
        choices = ()
    first = attached.room(attachment, abilities)
    pieces = [
        _within(piece, abilities.span_limit)
        for piece in split(text, abilities.text_limit, first=first)
    ]
    if attachment and not pieces:
        pieces = [RichText()]  # a picture needs no words
    made = [Message(piece) for piece in pieces]
    if made:
        made[-1] = replace(made[-1], choices=choices)
        made[0] = replace(made[0], attachment=attachment)
    return made


def lines(choices: Choices, items: Sequence[str] = ()) -> RichText:
    """Return choices as numbered lines and how to answer, for platforms without buttons."""
    told = numbered((choice for row in choices for choice in row), items)
    last = len(items) + len(told)
    answer = texts.answer_by_number(last, opens=bool(items))
    return plain("\n".join([*(f"{n}. {choice.label}" for n, choice in told.items()), answer]))


def bare_links(text: RichText) -> RichText:
    """Return text whose links stand as bare addresses on a line after the one they were in."""
    whole, done = RichText(), 0
    for end, urls in _lines_with_links(text):
        addresses = "".join(f"\n{url}" for url in urls)
        whole = whole + cut(text, done, end) + addresses
        done = end
    whole = whole + cut(text, done, len(text.text))
    spans = tuple(span for span in whole.spans if span.style is not Style.LINK)
    return RichText(whole.text, spans)


def local(moment: datetime | None, zone: tzinfo) -> datetime | None:
    """Return the moment as clocks there show it; None stays None."""
    return moment.astimezone(zone) if moment else None


def _briefly(sections: Sequence[Section]) -> list[Section]:
    return [
        replace(
            section,
            stories=tuple(replace(each, sentences=(), others=()) for each in section.stories),
        )
        for section in sections
    ]


def _section(section: Section, zone: tzinfo) -> Iterator[RichText]:
    label = section.topic.label if section.topic else texts_bulletins.others()
    head, *rest = [texts_bulletins.story(each, _local(each, zone)) for each in section.stories]
    # A headline never stands alone at the end of a message.
    yield texts_bulletins.section(label) + "\n" + head
    yield from rest


def _local(told: Story, zone: tzinfo) -> datetime | None:
    return local(told.published, zone)


def _within(text: RichText, most: int) -> RichText:
    if len(text.spans) <= most:
        return text
    # Links are what the law asks for; emphasis is what can be spared.
    kept = sorted(text.spans, key=lambda span: span.style is not Style.LINK)[:most]
    return RichText(text.text, tuple(sorted(kept, key=_start)))


def _start(span: Span) -> tuple[int, int]:
    return span.start, -span.length


def _lines_with_links(text: RichText) -> Iterator[tuple[int, list[str]]]:
    """Yield, for each line with links, the index of its end and its addresses in order."""
    start = 0
    for line in text.text.split("\n"):
        end = start + len(line)
        first, last = units(text.text[:start]), units(text.text[:end])
        urls = [s.url for s in text.spans if s.style is Style.LINK and first <= s.start < last]
        if urls:
            yield end, [url for url in dict.fromkeys(urls) if url]
        start = end + 1
