"""What the admins are told, made of what happened: one message for much, one for each draft."""

from collections.abc import Sequence
from datetime import tzinfo

from sqlalchemy.orm import Session

from bot import bulletins, texts_alarms, texts_issuing
from bot.alarms import Alarm, Event
from bot.handlers import drafts, issued
from bot.messages import Reply, RichText, joined
from bot.tables import Stage

MOST_LINES = 25
"""What a message lists; the rest is counted."""


def replies(session: Session, told: Sequence[Alarm], zone: tzinfo) -> list[Reply]:
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
            case Event.DRAFT:
                kept = bulletins.kept(session, number)
                if kept is not None and kept.stage is Stage.DRAFT:
                    said.append(drafts.shown(session, kept, zone))
    return said


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
        case Event.UNKNOWN | Event.DRAFT:
            pass  # a reply of its own
    return line
