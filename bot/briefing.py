"""What the admins are told, made of what happened: one message for much, one for each draft."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from types import MappingProxyType

from sqlalchemy.orm import Session

from bot import bulletins, compilations, texts_alarms, texts_compilations, texts_issuing
from bot.alarms import Alarm, Event
from bot.compilations import Kept
from bot.handlers import compilation_view, drafts, issued
from bot.messages import Reply, RichText, joined
from bot.platforms.base import Abilities
from bot.tables import Stage

NONE: Mapping[str, Abilities] = MappingProxyType({})

MOST_LINES = 25
"""What a message lists; the rest is counted."""


def replies(
    session: Session, told: Sequence[Alarm], zone: tzinfo, platforms: Mapping[str, Abilities] = NONE
) -> list[Reply]:
    """Return what is said to every admin about these alarms."""
    lines = [line for alarm in told if (line := _line(alarm)) is not None]
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


def _line(alarm: Alarm) -> RichText | None:
    about, line = alarm.about, None
    match alarm.event:
        case Event.CHAT_PAUSED:
            why = texts_issuing.cause(about["kind"], about["why"])
            line = texts_alarms.chat_paused(about["unit"], about["chat"], why)
        case Event.CHAT_BACK:
            line = texts_alarms.chat_back(about["unit"], about["chat"])
        case Event.REFUSED:
            line = texts_alarms.refused(about["bulletin"], about["why"])
        case Event.PLATFORM_OUT:
            line = texts_alarms.platform_out(about["platform"], about["why"])
        case Event.DRAFT_LATE:
            line = texts_alarms.draft_late(about["bulletin"])
        case Event.QUOTA:
            line = texts_alarms.quota(**about)
        case Event.SPENT:
            line = texts_alarms.spent(**about)
        case Event.NO_ADDRESS:
            line = texts_alarms.no_address()
        case Event.UNKNOWN | Event.DRAFT | Event.COMPILATION:
            pass  # a reply of its own
    return line
