"""What the bot's admins are to know. Kept with what happened, told at the next chance.

Plain functions of a session: an alarm is written in the transaction of what it speaks of, so that
a crash loses neither, and marked as told once an admin's chat has it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.messages import ChatId
from bot.tables.counter import AlarmRow

MOST = 500
"""Alarms told in one go; the words count what they cannot name."""


STALE = timedelta(days=1)
"""After this long nobody is told any more: no admin can be reached, and the reports have it all."""


class Event(StrEnum):
    """What an alarm is about, and which keys ``about`` has."""

    CHAT_PAUSED = "chat paused"
    """``platform``, ``chat``, ``unit`` (its name), ``kind`` (of the error), ``why``."""
    CHAT_BACK = "chat back"
    """``platform``, ``chat``, ``unit``."""
    UNKNOWN = "outcome unknown"
    """``bulletin``."""
    REFUSED = "message refused"
    """``bulletin``, ``why``."""
    PLATFORM_OUT = "platform left out"
    """``platform``, ``why``."""
    DRAFT = "approval wanted"
    """``bulletin``."""
    DRAFT_LATE = "approval came too late"
    """``bulletin``; ``held`` and ``quoted`` are "yes" where stories went to nobody, and where some
    were told in their articles' own words."""
    QUOTA = "quota nearly spent"
    """``platform``, ``used`` and ``limit`` of the ``month``'s messages, ``kept`` for answers."""
    TROUBLE = "trouble"
    """``trouble`` (of ``bot.care.troubles``), its ``name``, and what that trouble tells."""
    MENDED = "trouble is over"
    """As TROUBLE."""
    SPENT = "quota spent"
    """``platform``, ``reason`` (of ``SpentError``)."""
    COMPILATION = "compilation drafted"
    """``compilation``."""
    COMPILATION_BROKEN = "compilation cannot be sent"
    """``compilation``."""
    NO_ADDRESS = "an attachment cannot be sent"
    """Nothing: it is about our own settings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Something that happened; ``about`` names it, as its ``Event`` says."""

    id: int
    at: datetime
    event: Event
    about: dict[str, str]


def sound(session: Session, event: Event, now: datetime, **about: object) -> None:
    """Keep an alarm; one that says the same and was not told yet is not kept twice."""
    named = {key: str(value) for key, value in about.items() if value is not None}
    if event not in _EACH:
        waiting = session.scalars(
            select(AlarmRow).where(AlarmRow.told_at.is_(None), AlarmRow.kind == event)
        )
        if any(row.about == named for row in waiting):
            return
    session.add(AlarmRow(at=now, kind=event.value, about=named))


def sound_once(
    session: Session, event: Event, now: datetime, within: timedelta, **about: object
) -> None:
    """Keep an alarm unless one that says the same was kept ``within`` so long, told or not."""
    named = {key: str(value) for key, value in about.items()}
    recent = session.scalars(
        select(AlarmRow).where(AlarmRow.at > now - within, AlarmRow.kind == event)
    )
    if all(row.about != named for row in recent):
        session.add(AlarmRow(at=now, kind=event.value, about=named))


def untold(session: Session, now: datetime, *, most: int = MOST) -> list[Alarm]:
    """Return the alarms that no admin knows of yet, the oldest first; not those of yesterday."""
    rows = session.scalars(
        select(AlarmRow)
        .where(AlarmRow.told_at.is_(None), AlarmRow.at > now - STALE)
        .order_by(AlarmRow.id)
        .limit(most)
    )
    return [Alarm(id=row.id, at=row.at, event=Event(row.kind), about=row.about) for row in rows]


def of_kinds(session: Session, events: Sequence[Event]) -> list[Alarm]:
    """Return all alarms of these kinds that are kept, told or not, the oldest first."""
    rows = session.scalars(select(AlarmRow).where(AlarmRow.kind.in_(events)).order_by(AlarmRow.id))
    return [Alarm(id=row.id, at=row.at, event=Event(row.kind), about=row.about) for row in rows]


def note_told(session: Session, told: Sequence[int], now: datetime) -> None:
    """Note that an admin knows of these."""
    session.execute(update(AlarmRow).where(AlarmRow.id.in_(told)).values(told_at=now))


def tidy(session: Session, now: datetime, *, keep: timedelta = timedelta(days=30)) -> None:
    """Erase alarms that are long past."""
    session.execute(delete(AlarmRow).where(AlarmRow.at < now - keep))


def about_chat(session: Session, at: ChatId) -> list[int]:
    """Return the numbers of the alarms that are about a chat."""
    rows = session.scalars(select(AlarmRow))
    named = (("platform", at.platform), ("chat", at.id))
    return [row.id for row in rows if all(row.about.get(key) == it for key, it in named)]


def rename_chat(session: Session, at: ChatId, to: str) -> None:
    """A chat has a new id: no alarm keeps the old one, which nobody could ask to erase."""
    for number in about_chat(session, at):
        row = session.get_one(AlarmRow, number)
        row.about = {**row.about, "chat": to}


def forget_chat(session: Session, at: ChatId) -> None:
    """Erase the alarms that are about a chat."""
    session.execute(delete(AlarmRow).where(AlarmRow.id.in_(about_chat(session, at))))


_EACH = frozenset({Event.CHAT_PAUSED, Event.CHAT_BACK, Event.TROUBLE, Event.MENDED})
"""Each of these is about another chat, or ends what the last one began: nothing is left out."""
