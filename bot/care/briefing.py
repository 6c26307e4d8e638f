"""What the admins are told, made of what happened: one message for much, one for each draft."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from types import MappingProxyType

from sqlalchemy.orm import Session

from bot.handlers import compilation_view, drafts, issued
from bot.messages import Reply, RichText, joined
from bot.outbound import resending
from bot.platforms.base import Abilities
from bot.stores import bulletins, compilations
from bot.stores.alarms import Alarm, Event
from bot.stores.compilations import Kept
from bot.tables.counter import Stage
from bot.texts import alarms as texts_alarms
from bot.texts import compilations as texts_compilations
from bot.texts import fates as texts_fates

NONE: Mapping[str, Abilities] = MappingProxyType({})

MOST_LINES = 25
"""What a message lists; the rest is counted."""


def replies(
    session: Session, told: Sequence[Alarm], zone: tzinfo, platforms: Mapping[str, Abilities] = NONE
) -> list[Reply]:
    """Return what is said to every admin about these alarms."""
    lines = [line for alarm in told if (line := _line(session, alarm)) is not None]
    said: list[Reply] = []
    if lines:
        more = len(lines) - MOST_LINES
        rest = [texts_alarms.and_more(more)] if more > 0 else []
        shown = [texts_alarms.alarm_head(), *lines[:MOST_LINES], *rest]
        said.append(Reply(joined("\n", shown)))
    for alarm in told:
        number = int(alarm.about.get("bulletin", 0))
        match alarm.event:
            case Event.UNKNOWN:
                said.append(issued.doubts_shown(session, number))
            case Event.COMPILATION:
                made = compilations.kept(session, int(alarm.about["compilation"]))
                if made is not None and made.state.stage is compilations.Stage.DRAFT:
                    said.append(_proposed(session, made, zone, platforms))
            case Event.DRAFT:
                kept = bulletins.kept(session, number)
                if kept is not None and kept.stage is Stage.DRAFT:
                    said.append(drafts.shown(session, kept, zone))
    return said


def _proposed(
    session: Session, made: Kept, zone: tzinfo, platforms: Mapping[str, Abilities]
) -> Reply:
    reply = compilation_view.shown(session, made, platforms=platforms, zone=zone)
    return replace(reply, content=texts_compilations.draft_ready() + "\n\n" + reply.content)


def _line(session: Session, alarm: Alarm) -> RichText | None:
    """Return what is said of an alarm among others; None where it has a reply of its own."""
    if alarm.event is Event.REFUSED:
        kind, number = resending.known_as(session, int(alarm.about["bulletin"]))
        return texts_alarms.refused(kind.value, number, alarm.about["why"])
    words = _WORDS.get(alarm.event)
    return words(**alarm.about) if words else None


def _chat_paused(*, unit: str, chat: str, kind: str, why: str, **_: str) -> RichText:
    return texts_alarms.chat_paused(unit, chat, texts_fates.cause(kind, why))


_WORDS: Mapping[Event, Callable[..., RichText]] = {
    Event.CHAT_PAUSED: _chat_paused,
    Event.CHAT_BACK: texts_alarms.chat_back,
    Event.PLATFORM_OUT: texts_alarms.platform_out,
    Event.DRAFT_LATE: texts_alarms.draft_late,
    Event.QUOTA: texts_alarms.quota,
    Event.SPENT: texts_alarms.spent,
    Event.COMPILATION_BROKEN: texts_alarms.compilation_broken,
    Event.NO_ADDRESS: texts_alarms.no_address,
    Event.TROUBLE: texts_alarms.trouble,
    Event.MENDED: texts_alarms.mended,
}
