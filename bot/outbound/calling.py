"""Reminders of cell meetings that are due → deliveries in the ledger, each once.

A reminder and the note that it was entered stand in one transaction: a restart says nothing twice.
"""

from collections.abc import Hashable, Mapping
from datetime import datetime, timedelta, tzinfo

from sqlalchemy.orm import Session

from bot import meetings, render
from bot.meetings import Call, Plan
from bot.platforms.base import Abilities
from bot.stores import bulletins, meeting_store
from bot.tables.counter import Kind
from bot.texts import meetings as texts_meetings
from jobs.stores.due import APART

Alike = tuple[str, Call, Plan]
"""Platform, reminder and plan: chats that share them get the very same message."""


def remind_due(
    session: Session, platforms: Mapping[str, Abilities], *, zone: tzinfo, now: datetime
) -> int:
    """Enter the reminders whose time has come; return to how many chats.

    A chat that is paused, or whose platform is not running, is reminded if it is back in time.
    """
    since = now.astimezone(zone).date() - timedelta(days=1)
    told = meeting_store.told(session, since=since)
    alike: dict[Alike, list[int]] = {}
    known: dict[Hashable, tuple[Call, ...]] = {}
    for kept in meeting_store.active(session):
        key = (kept.plan.rule, kept.plan.hour, tuple(kept.changes.items()))
        if key not in known:  # thousands of chats have a few plans
            known[key] = meetings.open_calls(kept.plan, kept.changes, now=now, zone=zone)
        set_at = kept.set_at if kept.set_at <= now + APART else None  # by a clock that was ahead
        call = meetings.due(known[key], set_at)
        if call is None or kept.platform not in platforms:
            continue
        if (kept.chat, call.day, call.ahead) not in told:
            alike.setdefault((kept.platform, call, kept.plan), []).append(kept.chat)
    for (platform, call, plan), chats in alike.items():
        _enter(session, platforms[platform], platform, call, plan, chats=chats, now=now)
    return sum(map(len, alike.values()))


def _enter(
    session: Session,
    abilities: Abilities,
    platform: str,
    call: Call,
    plan: Plan,
    *,
    chats: list[int],
    now: datetime,
) -> None:
    words = texts_meetings.reminder(call.day, plan.hour, plan.place, today=call.ahead == 0)
    number = bulletins.add_bare(session, Kind.REMINDER, platform=platform, now=now)
    told = render.messages(words, (), abilities)
    bulletins.enter(session, number, told, chats, now=now, until=call.until.astimezone(now.tzinfo))
    meeting_store.note_told(session, chats, call.day, call.ahead)
