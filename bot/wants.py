"""A chat's choices as one noun, in which None means "not chosen here". Pure.

A chat's own choices lie over its unit's presets, those over the presets of the units above, and
all over what every chat gets. What comes out is what ``chats`` holds, and what acts.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import time
from types import MappingProxyType
from typing import Any

from bot.audience import QuietHours
from bot.typed.rhythm import spelled, unspelled
from bot.typed.times import Moment, Quiet
from jobs.bulletin import MOST_STORIES
from jobs.selection import Keywords, Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Wants:
    """What somebody chose; None wherever he chose nothing.

    Attributes:
        topics: Ids of the taxonomy; empty for all.
        times: When bulletins come; empty for never.
        sources: The outlets.
        keywords: Words that must or must not be told.
        most: The most stories of a bulletin.
        brief: Whether stories are told by their headlines only.
        quiet: The quiet hours; empty for none.
    """

    topics: tuple[str, ...] | None = None
    times: tuple[Moment, ...] | None = None
    sources: Sources | None = None
    keywords: Keywords | None = None
    most: int | None = None
    brief: bool | None = None
    quiet: tuple[QuietHours, ...] | None = None


FIELDS = tuple(each.name for each in fields(Wants))


def everybody(times: Sequence[time]) -> Wants:
    """Return what a chat gets for which nobody chose anything; ``times`` as the settings say."""
    return Wants(
        topics=(),
        times=tuple(times),
        sources=Sources(),
        keywords=Keywords(),
        most=MOST_STORIES,
        brief=False,
        quiet=(),
    )


def over(*layers: Wants) -> Wants:
    """Return what comes out where each layer lies over those behind it."""
    return Wants(**{name: _first([getattr(layer, name) for layer in layers]) for name in FIELDS})


def _first(values: Sequence[Any]) -> Any:
    return next((value for value in values if value is not None), None)


def kept(name: str, value: Any) -> Any:
    """Return a choice as JSON."""
    return _FORMS[name][0](value)


def to_json(wants: Wants) -> dict[str, Any]:
    """Return what was chosen as JSON: what was not is left out."""
    every = {name: getattr(wants, name) for name in FIELDS}
    return {name: kept(name, value) for name, value in every.items() if value is not None}


def from_json(found: Mapping[str, Any]) -> Wants:
    """Return what ``to_json`` kept."""
    return Wants(**{name: _FORMS[name][1](found[name]) for name in FIELDS if name in found})


def _quiet_of(found: Sequence[Sequence[str]]) -> tuple[QuietHours, ...]:
    return tuple(
        QuietHours(first=time.fromisoformat(first), last=time.fromisoformat(last), how=Quiet(how))
        for first, last, how in found
    )


def _same(value: Any) -> Any:
    return value


_FORMS: Mapping[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = MappingProxyType(
    {
        "topics": (list, tuple),
        "times": (
            lambda moments: [spelled(each) for each in moments],
            lambda found: tuple(unspelled(each) for each in found),
        ),
        "sources": (
            lambda it: {"only": list(it.only), "without": list(it.without)},
            lambda it: Sources(only=tuple(it["only"]), without=tuple(it["without"])),
        ),
        "keywords": (
            lambda it: {"include": list(it.include), "exclude": list(it.exclude)},
            lambda it: Keywords(include=tuple(it["include"]), exclude=tuple(it["exclude"])),
        ),
        "most": (_same, int),
        "brief": (_same, bool),
        "quiet": (
            lambda some: [
                [q.first.isoformat("minutes"), q.last.isoformat("minutes"), q.how.value]
                for q in some
            ],
            _quiet_of,
        ),
    }
)
