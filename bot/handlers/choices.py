"""A chat's choices: its topics and its times."""

import re
from collections.abc import Sequence
from datetime import time

from bot import store, texts, texts_issuing
from bot.access import Request
from bot.audience import QuietHours
from bot.handlers.desk import Desk
from bot.messages import Choice, Reply
from bot.times import MOST_TIMES, Quiet, next_bulletin, read_times
from jobs import topics
from jobs.text import fold

COLUMNS = 2
PAGE = 10

LATER = {"hoan", "doi"}
SILENT = {"khong", "keu", "im", "lang"}
"""How people say, behind quiet hours, that bulletins wait, or that they come without a sound."""


async def choose_topics(desk: Desk, request: Request) -> Reply:
    """``/chude``: show the choice; ``/chude kinh tế, đối ngoại``: set it; ``+id``: change it."""
    if request.chat is None:
        return Reply(texts.refused(bound=False))
    wanted, page = _wanted(request.argument, request.chat.topics)
    if isinstance(wanted, str):
        return Reply(texts.unknown_topic(wanted))
    if wanted != request.chat.topics:
        await desk.database.transact(lambda s: store.set_topics(s, request.at, wanted))
    pressed = request.incoming.pressed is not None
    return Reply(texts.choose_topics(labels(wanted)), _topic_choices(wanted, page), pressed)


async def choose_times(desk: Desk, request: Request) -> Reply:
    """``/gio 7:00 17h30``: set when bulletins come; ``/gio``: show; ``/gio tắt``: never."""
    if request.chat is None:
        return Reply(texts.refused(bound=False))
    if not request.argument:
        return Reply(texts.choose_times(request.chat.times))
    moments = read_times(request.argument)
    if moments is None:
        return Reply(texts.times_not_understood(MOST_TIMES))
    due = next_bulletin(moments, request.now, desk.zone)
    await desk.database.transact(lambda s: store.set_times(s, request.at, moments, due))
    return Reply(texts.times(moments))


async def choose_quiet(desk: Desk, request: Request) -> Reply:
    """``/yentinh 22:00 6:00``: no sound then; with "hoãn" bulletins wait; ``tắt``: none."""
    if request.chat is None:
        return Reply(texts.refused(bound=False))
    quiet = request.chat.quiet
    if request.argument:
        wanted = read_quiet(request.argument)
        if wanted is None:
            return Reply(texts_issuing.quiet_not_understood())
        quiet = wanted if isinstance(wanted, QuietHours) else None
        await desk.database.transact(lambda s: store.set_quiet(s, request.at, quiet))
    if quiet is None:
        return Reply(texts_issuing.quiet(None, None, later=False))
    later = quiet.how is Quiet.LATER
    return Reply(texts_issuing.quiet(quiet.first, quiet.last, later=later))


def read_quiet(text: str) -> QuietHours | bool | None:
    """Return the quiet hours that ``text`` names; False for "off"; None where it names none."""
    if read_times(text) == ():
        return False
    words = fold(text).split()
    how = Quiet.LATER if LATER & set(words) else Quiet.SILENT
    hours = read_times(" ".join(word for word in words if word not in LATER | SILENT))
    if hours is None or len(hours) != 2:
        return None
    first, last = hours
    # Read in the order in which they were typed, not sorted: 22:00 6:00 is a night.
    if _first_typed(words) == last:
        first, last = last, first
    return QuietHours(first=first, last=last, how=how)


def _first_typed(words: Sequence[str]) -> time | None:
    for end in range(1, len(words) + 1):
        found = read_times(" ".join(words[:end]))
        if found:
            return found[0]
    return None


def labels(chosen: Sequence[str]) -> list[str]:
    """Return the labels of topics; empty for all topics."""
    return [known.label for name in chosen if (known := topics.topic(name))]


def _wanted(argument: str, chosen: tuple[str, ...]) -> tuple[tuple[str, ...] | str, int]:
    """Return the topics that a chat gets after ``argument`` (or the name not known), and a page."""
    match argument.split():
        case []:
            return chosen, 1
        case _ if fold(argument).replace(" ", "") == "tatca":
            return (), 1
        case ["trang", page] if page.isdecimal():
            return chosen, int(page)
        case [change] if change[0] in "+-" and topics.topic(change[1:]):
            return _changed(chosen, change), _page_of(change[1:])
    found = [topics.named(name) for name in re.split(r"[,;]", argument) if name.strip()]
    if None in found or not found:
        return argument, 1
    return tuple(dict.fromkeys(topic.id for topic in found if topic)), 1


def _changed(chosen: tuple[str, ...], change: str) -> tuple[str, ...]:
    name = change[1:]
    without = tuple(topic for topic in chosen if topic != name)
    return (*without, name) if change[0] == "+" else without


def _page_of(name: str) -> int:
    ids = [topic.id for topic in topics.topics()]
    return ids.index(name) // PAGE + 1


def _topic_choices(chosen: tuple[str, ...], page: int) -> tuple[tuple[Choice, ...], ...]:
    every = topics.topics()
    last = (len(every) - 1) // PAGE + 1
    page = min(max(page, 1), last)
    shown = [_topic_choice(each, chosen) for each in every[(page - 1) * PAGE : page * PAGE]]
    rows = [tuple(shown[start : start + COLUMNS]) for start in range(0, len(shown), COLUMNS)]
    turns = []
    if page > 1:
        turns.append(Choice(texts.previous_page(), f"/chude trang {page - 1}"))
    if page < last:
        turns.append(Choice(texts.next_page(), f"/chude trang {page + 1}"))
    return (
        *rows,
        *([tuple(turns)] if turns else []),
        (Choice(texts.all_topics(), "/chude tatca"),),
    )


def _topic_choice(topic: topics.Topic, chosen: tuple[str, ...]) -> Choice:
    taken = topic.id in chosen
    return Choice(
        texts.topic_choice(topic, chosen=taken), f"/chude {'-' if taken else '+'}{topic.id}"
    )
