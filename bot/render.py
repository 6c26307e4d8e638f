"""Bulletins and replies → messages that a platform can show: by its abilities, never its name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo

from bot import attached
from bot.messages import (
    Attachment,
    ChatKind,
    Choice,
    Incoming,
    Message,
    Reply,
    RichText,
    Span,
    Style,
    joined,
    numbered,
    plain,
    units,
    unmarked,
)
from bot.platforms.base import Abilities
from bot.split import cut, split
from bot.texts import bulletins as texts_bulletins
from bot.texts import general as texts
from bot.texts import hearing as texts_hearing
from bot.typed import english
from jobs.bulletin import Bulletin, Section
from jobs.news import Story

Choices = tuple[tuple[Choice, ...], ...]

COMMAND = re.compile(rf"(?<![^\s“(])/(?:{'|'.join(sorted(english.COMMANDS))})(?!\w)")
"""A command of ours in what is told; a path or a date in the news is none."""

MOST_CALLED = 3
"""Before more commands of one message, the bot's name would hide what is said."""


def bulletin(made: Bulletin, zone: tzinfo, *, brief: bool = False) -> RichText:
    """Return the text of a bulletin: title, sections, stories, footer; a block each.

    A brief one tells of each story the headline, and who brought it when.
    """
    sections = _briefly(made.sections) if brief else made.sections
    told = [story for section in sections for story in section.stories]
    outlets = list(dict.fromkeys(story.outlet for story in told if not story.machine_written))
    blocks = [texts_bulletins.bulletin_title(made.window.until.astimezone(zone))]
    for section in sections:
        blocks.extend(_section(section, zone))
    return joined(
        "\n\n",
        [
            *blocks,
            texts_bulletins.bulletin_footer(
                outlets,
                made.left_out,
                machine_written=any(story.machine_written for story in told),
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


def reply(answer: Reply, abilities: Abilities, to: Incoming) -> list[Message]:
    """Return a reply as messages.

    In a group, where words are awaited, it says how they reach the bot: not all that is written
    there does, and talk among members is left alone.
    """
    if to.kind is ChatKind.PRIVATE:
        abilities = replace(abilities, mentions=False)
    content, asks = answer.content, to.kind is ChatKind.GROUP and bool(answer.awaits)
    if asks:
        content = content + "\n\n" + texts_hearing.reply_here(answer.awaits)
    made = messages(content, answer.choices, abilities, answer.attachment, items=answer.items)
    if asks:
        made[-1] = replace(made[-1], asks=to.id)
    return made


def told(answer: Reply, abilities: Abilities) -> list[Message]:
    """Return as messages what nobody asked for, and is told in private.

    It may be answered hours later, after a restart, or in the midst of another talk. So where there
    are no buttons, its choices are the commands themselves: a number would choose from what was
    offered last in answer to something.
    """
    content, choices = answer.content, answer.choices
    if choices and not abilities.choices:
        content, choices = content + "\n\n" + spelled_out(choices), ()
    return messages(content, choices, replace(abilities, mentions=False), answer.attachment)


def messages(
    content: RichText,
    choices: Choices,
    abilities: Abilities,
    attachment: Attachment | None = None,
    *,
    items: Sequence[str] = (),
) -> list[Message]:
    """Return ``content`` in messages within the platform's limits, the choices under the last.

    They are for a group; for a private chat, the abilities are those without ``mentions``.
    The first carries ``attachment``, with as much of the text under it as it may have there.
    ``items`` are what stands numbered in ``content``, as in ``Reply``.
    """
    text = called(content, abilities.called) if abilities.mentions else content
    text = text if abilities.links else bare_links(text)
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
    last, opens = len(items) + len(told), any(items)
    first = 1 if opens else len(items) + 1
    answer = texts_hearing.answer_by_number(first, last, opens=opens)
    labels = {n: choice.label.removeprefix(f"{n}. ") for n, choice in told.items()}
    return plain("\n".join([*(f"{n}. {label}" for n, label in labels.items()), answer]))


def spelled_out(choices: Choices) -> RichText:
    """Return choices as lines that tell the command of each."""
    flat = [choice for row in choices for choice in row]
    told = [(choice.label, unmarked(choice.command)) for choice in flat]
    return joined("\n", [texts_hearing.by_command(label, command) for label, command in told])


def called(content: RichText, name: str) -> RichText:
    """Return what is told to a group that has to call the bot, for its commands to be heard.

    The name stands before each command, so that it can be copied; where there are many, it is said
    once below them.
    """
    mention, text = texts_hearing.mention(name), content.text
    found = [match.start() for match in COMMAND.finditer(text)]
    bare = [at for at in found if not text[:at].endswith(f"{mention} ")]
    if len(bare) > MOST_CALLED:
        return content + "\n\n" + texts_hearing.call_first(mention)
    for at in reversed(bare):
        content = _inserted(content, at, f"{mention} ")
    return content


def _inserted(text: RichText, at: int, words: str) -> RichText:
    """Return ``text`` with ``words`` before its character ``at``; a span around them grows."""
    start, by = units(text.text[:at]), units(words)

    def moved(span: Span) -> Span:
        if span.start >= start:
            return span.moved(by)
        around = span.start + span.length > start
        return replace(span, length=span.length + by) if around else span

    return RichText(text.text[:at] + words + text.text[at:], tuple(map(moved, text.spans)))


def bare_links(text: RichText) -> RichText:
    """Return text whose links stand as bare addresses on a line after the one they were in.

    Those that are ``aside`` are left out.
    """
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
            stories=tuple(
                replace(each, sentences=(), others=(), machine_written=False)
                for each in section.stories
            ),
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


def _shown_bare(span: Span) -> bool:
    return span.style is Style.LINK and not span.aside


def _lines_with_links(text: RichText) -> Iterator[tuple[int, list[str]]]:
    """Yield, for each line with links, the index of its end and its addresses in order."""
    start = 0
    for line in text.text.split("\n"):
        end = start + len(line)
        first, last = units(text.text[:start]), units(text.text[:end])
        urls = [s.url for s in text.spans if _shown_bare(s) and first <= s.start < last]
        if urls:
            yield end, [url for url in dict.fromkeys(urls) if url]
        start = end + 1
