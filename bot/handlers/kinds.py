"""The kinds of choice, one line each in ``KINDS``: how each is read, told, and offered. Pure.

The same kind serves a chat and, as a preset, a unit: it knows nothing of who chooses.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from types import MappingProxyType
from typing import Any

from bot.audience import QuietHours
from bot.handlers import filters
from bot.handlers.filters import PAGE, NotUnderstoodError, Outlets, Rows, paged, toggled
from bot.handlers.quiet import read_quiet
from bot.messages import Choice, RichText
from bot.texts import choices as texts_choices
from bot.texts import general as texts
from bot.typed.rhythm import read_rhythm, spelled
from bot.typed.times import MOST_TIMES, Moment, Quiet
from jobs import topics
from jobs.text import fold

LEAST, MOST = 1, 20
"""Stories of a bulletin: more than twenty is two messages of headlines that nobody reads."""
SIZES = (3, 5, 10, 15, 20)
HOURS: tuple[tuple[Moment, ...], ...] = ((time(6),), (time(7),), (time(7), time(17, 30)))
NIGHT = QuietHours(first=time(22), last=time(6), how=Quiet.SILENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of choice.

    Attributes:
        field: Its field of ``Wants``.
        read: Typed words, what is chosen now, the outlets → what is chosen then. Raises
            NotUnderstoodError.
        tell: What is chosen → one line.
        ask: What is chosen → the line, and how to change it.
        offer: What is chosen, the outlets, the command, a page → choices that change it.
        many: Whether one goes on choosing: then the choices stay.
    """

    field: str
    read: Callable[[str, Any, Outlets], Any]
    tell: Callable[[Any], RichText]
    ask: Callable[[Any], RichText]
    offer: Callable[[Any, Outlets, str, int], Rows]
    many: bool = False


_MORE = frozenset({"them", "cong"})
_LESS = frozenset({"bo", "bot", "tru", "xoa"})
"""What is said before topics that come to those chosen, or leave them; folded."""

_AND = re.compile(r" (?:va|voi) ")


def labels(chosen: Sequence[str]) -> list[str]:
    """Return the labels of topics; empty for all topics."""
    return [known.label for name in chosen if (known := topics.topic(name))]


def _read_topics(argument: str, chosen: tuple[str, ...], _: Outlets) -> tuple[str, ...]:
    if fold(argument).replace(" ", "") == "tatca":
        return ()
    change = argument.strip()
    if change[0] in "+-" and topics.topic(change[1:]):
        return toggled(chosen, change[1:], take=change[0] == "+")
    word, *rest = argument.split(maxsplit=1)
    if topics.named(argument) is None and rest and fold(word) in _MORE | _LESS:
        named = _named(rest[0])
        if fold(word) in _MORE:
            return tuple(dict.fromkeys((*chosen, *named)))
        every = chosen or tuple(each.id for each in topics.topics())
        return tuple(each for each in every if each not in named)
    return _named(argument)


def _named(words: str) -> tuple[str, ...]:
    """Return the topics that are named, parted by commas or by "và"; each once.

    Raises:
        NotUnderstoodError: One of the names is none.
    """
    parts = [each for each in re.split(r"[,;]", words) if each.strip()]
    named = [
        each for part in parts for each in ([part] if topics.named(part) else _AND.split(part))
    ]
    found = [topics.named(each) for each in named]
    if None in found or not found:
        raise NotUnderstoodError(texts.unknown_topic(words))
    return tuple(dict.fromkeys(topic.id for topic in found if topic))


def _offer_topics(chosen: tuple[str, ...], _: Outlets, command: str, page: int) -> Rows:
    every = topics.topics()
    shown = [
        Choice(
            texts.topic_choice(each, chosen=each.id in chosen),
            f"{command} {'-' if each.id in chosen else '+'}{each.id}",
        )
        for each in every
    ]
    return (*paged(shown, command, page), (Choice(texts.all_topics(), f"{command} tatca"),))


def page_of_topic(name: str) -> int:
    """Return the page on which a topic's choice stands; the first where there is none."""
    ids = [topic.id for topic in topics.topics()]
    return ids.index(name) // PAGE + 1 if name in ids else 1


def _read_times(argument: str, _: Any, __: Outlets) -> tuple[Moment, ...]:
    moments = read_rhythm(argument)
    if moments is None:
        raise NotUnderstoodError(texts.times_not_understood(MOST_TIMES))
    return moments


def _offer_times(chosen: tuple[Moment, ...], _: Outlets, command: str, __: int) -> Rows:
    return tuple(
        (Choice(texts_choices.times_choice(some), f"{command} {' '.join(map(spelled, some))}"),)
        for some in HOURS
        if some != chosen
    )


def _read_most(argument: str, _: Any, __: Outlets) -> int:
    found = re.fullmatch(r"(\d{1,3})(?: tin)?", fold(argument).strip())
    if found is None or not LEAST <= int(found[1]) <= MOST:
        raise NotUnderstoodError(texts_choices.most_how(LEAST, MOST))
    return int(found[1])


def _ask_most(chosen: int) -> RichText:
    return texts_choices.most(chosen) + "\n" + texts_choices.most_how(LEAST, MOST)


def _offer_most(chosen: int, _: Outlets, command: str, __: int) -> Rows:
    return (
        tuple(
            Choice(texts_choices.most_choice(size), f"{command} {size}")
            for size in SIZES
            if size != chosen
        ),
    )


def _read_brief(argument: str, _: Any, __: Outlets) -> bool:
    match fold(argument).replace(" ", ""):
        case "gon" | "ngan" | "ngangon":
            return True
        case "daydu" | "dai" | "day":
            return False
        case _:
            raise NotUnderstoodError(texts_choices.brief_how())


def _offer_brief(chosen: bool, _: Outlets, command: str, __: int) -> Rows:  # noqa: FBT001  a value
    words = "day du" if chosen else "gon"
    return ((Choice(texts_choices.brief_choice(chosen=not chosen), f"{command} {words}"),),)


def _read_quiet(argument: str, _: Any, __: Outlets) -> tuple[QuietHours, ...]:
    wanted = read_quiet(argument)
    if wanted is None:
        raise NotUnderstoodError(texts_choices.quiet_not_understood())
    return (wanted,) if isinstance(wanted, QuietHours) else ()


def _said_quiet(say: Callable[..., RichText]) -> Callable[[Sequence[QuietHours]], RichText]:
    """Return what says quiet hours by ``say``, which takes their ends and whether news waits."""

    def said(chosen: Sequence[QuietHours]) -> RichText:
        for quiet in chosen:
            return say(quiet.first, quiet.last, later=quiet.how is Quiet.LATER)
        return say(None, None, later=False)

    return said


def _offer_quiet(chosen: Sequence[QuietHours], _: Outlets, command: str, __: int) -> Rows:
    if chosen:
        return ((Choice(texts_choices.no_quiet(), f"{command} tat"),),)
    later = replace(NIGHT, how=Quiet.LATER)
    return (
        (
            Choice(texts_choices.quiet_choice(NIGHT), f"{command} 22:00 6:00"),
            Choice(texts_choices.quiet_choice(later), f"{command} 22:00 6:00 hoan"),
        ),
    )


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "chude": Kind(
            field="topics",
            read=_read_topics,
            tell=lambda chosen: texts.topics(labels(chosen)),
            ask=lambda chosen: texts.choose_topics(labels(chosen)),
            offer=_offer_topics,
            many=True,
        ),
        "chonnguon": Kind(
            field="sources",
            read=filters.read_sources,
            tell=texts_choices.sources,
            ask=lambda chosen: texts_choices.sources(chosen) + "\n" + texts_choices.sources_how(),
            offer=filters.offer_sources,
            many=True,
        ),
        "tukhoa": Kind(
            field="keywords",
            read=filters.read_keywords,
            tell=texts_choices.keywords,
            ask=lambda chosen: texts_choices.keywords(chosen) + "\n" + texts_choices.keywords_how(),
            offer=filters.offer_keywords,
            many=True,
        ),
        "gio": Kind(
            field="times",
            read=_read_times,
            tell=texts.times,
            ask=texts.choose_times,
            offer=_offer_times,
        ),
        "sotin": Kind(
            field="most",
            read=_read_most,
            tell=texts_choices.most,
            ask=_ask_most,
            offer=_offer_most,
        ),
        "kieu": Kind(
            field="brief",
            read=_read_brief,
            tell=lambda chosen: texts_choices.brief(chosen=chosen),
            ask=lambda chosen: (
                texts_choices.brief(chosen=chosen) + "\n" + texts_choices.brief_how()
            ),
            offer=_offer_brief,
        ),
        "yentinh": Kind(
            field="quiet",
            read=_read_quiet,
            tell=_said_quiet(texts_choices.quiet_hours),
            ask=_said_quiet(texts_choices.quiet),
            offer=_offer_quiet,
        ),
    }
)
"""By the command that chooses."""
