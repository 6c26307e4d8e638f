"""The plans of cell meetings, and what was said of them: plain functions of a session."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.meetings import Plan, rule_of
from bot.tables.counter import ChatRow
from bot.tables.notices import MeetingChangeRow, MeetingRow, MeetingToldRow
from jobs.database import among

KEEP = timedelta(days=400)
"""How long it is kept which meetings were moved, and reminded of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A chat's plan.

    Attributes:
        chat: The chat's number.
        platform: Where the chat is.
        plan: When and where it meets.
        changes: Days by the rule → the days to which they were moved; None: left out.
        set_at: When the plan was last changed; aware, UTC.
    """

    chat: int
    platform: str
    plan: Plan
    changes: Mapping[date, date | None]
    set_at: datetime


def kept(session: Session, chat: int) -> Kept | None:
    """Return a chat's plan; None where it has none."""
    found = session.execute(_PLANS.where(MeetingRow.chat_id == chat)).first()
    return _kept(found, _changes(session, chat).get(chat, {})) if found else None


def active(session: Session) -> list[Kept]:
    """Return the plans of all chats that are not paused."""
    changes = _changes(session)
    rows = session.execute(_PLANS.where(ChatRow.paused.is_(None)).order_by(MeetingRow.chat_id))
    return [_kept(row, changes.get(row.chat_id, {})) for row in rows]


def set_plan(session: Session, chats: Sequence[int], plan: Plan, now: datetime) -> None:
    """Keep a plan for chats, in the place of what they had; moved meetings are forgotten."""
    for table in (MeetingChangeRow, MeetingRow):
        session.execute(delete(table).where(among.of(table.chat_id, chats)))
    hour = plan.hour.isoformat("minutes")
    session.add_all(
        MeetingRow(chat_id=chat, rule=str(plan.rule), hour=hour, place=plan.place, set_at=now)
        for chat in chats
    )
    session.flush()


def whole(session: Session, chat: int) -> dict[str, list[list[str | int | None]]]:
    """Return all rows about a chat's meetings as JSON takes them, by table; without the chat."""
    return {
        kind.__tablename__: [
            [_written(getattr(row, name)) for name in names]
            for row in session.scalars(select(kind).where(kind.chat_id == chat))
        ]
        for kind, names in _ABOUT.items()
    }


def bring_back(
    session: Session, chat: int, kept: Mapping[str, Sequence[Sequence[str | int | None]]]
) -> None:
    """Keep again what ``whole`` returned: the plan, what was moved, what was reminded of."""
    for kind, names in _ABOUT.items():
        for row in kept.get(kind.__tablename__, ()):
            values = zip(names, row, strict=True)
            session.add(kind(chat_id=chat, **{name: _read(name, it) for name, it in values}))
    session.flush()


def forget(session: Session, chat: int) -> None:
    """Forget a chat's plan: nobody there is reminded any more."""
    session.execute(delete(MeetingRow).where(MeetingRow.chat_id == chat))
    session.execute(delete(MeetingChangeRow).where(MeetingChangeRow.chat_id == chat))


def change(session: Session, chat: int, was: date, day: date | None, now: datetime) -> None:
    """Move one meeting to another day, once; None: leave it out."""
    session.merge(MeetingChangeRow(chat_id=chat, was=was, day=day))
    _touch(session, chat, now)


def change_back(session: Session, chat: int, since: date, now: datetime) -> None:
    """Let the meetings that stand from ``since`` on be where the rule says."""
    session.execute(
        delete(MeetingChangeRow).where(
            MeetingChangeRow.chat_id == chat, MeetingChangeRow.was >= since
        )
    )
    _touch(session, chat, now)


def told(session: Session, *, since: date) -> set[tuple[int, date, int]]:
    """Return chat, meeting and days ahead of the reminders of meetings from ``since`` on."""
    rows = session.execute(
        select(MeetingToldRow.chat_id, MeetingToldRow.day, MeetingToldRow.ahead).where(
            MeetingToldRow.day >= since
        )
    )
    return {(chat, day, ahead) for chat, day, ahead in rows}


def note_told(session: Session, chats: Sequence[int], day: date, ahead: int) -> None:
    """Note that a reminder was entered for chats: there is no second one."""
    session.add_all([MeetingToldRow(chat_id=chat, day=day, ahead=ahead) for chat in chats])
    session.flush()


def tidy(session: Session, today: date) -> None:
    """Erase what is long past."""
    old = today - KEEP
    session.execute(delete(MeetingChangeRow).where(MeetingChangeRow.was < old))
    session.execute(delete(MeetingToldRow).where(MeetingToldRow.day < old))


_ABOUT: Mapping[type[Any], Sequence[str]] = {
    MeetingRow: ("rule", "hour", "place", "set_at"),
    MeetingChangeRow: ("was", "day"),
    MeetingToldRow: ("day", "ahead"),
}
"""The tables about a chat's meetings, with what their columns say of it."""


_MOMENTS: Mapping[str, Callable[[str], date]] = {
    "set_at": datetime.fromisoformat,
    "was": date.fromisoformat,
    "day": date.fromisoformat,
}


def _written(value: Any) -> str | int | None:
    return value.isoformat() if isinstance(value, date) else value


def _read(name: str, value: Any) -> Any:
    return _MOMENTS[name](value) if name in _MOMENTS and value is not None else value


# Columns, not rows: this is read every minute.
_PLANS = select(
    MeetingRow.chat_id,
    ChatRow.platform,
    MeetingRow.rule,
    MeetingRow.hour,
    MeetingRow.place,
    MeetingRow.set_at,
).join(ChatRow, ChatRow.id == MeetingRow.chat_id)


def _touch(session: Session, chat: int, now: datetime) -> None:
    session.execute(update(MeetingRow).where(MeetingRow.chat_id == chat).values(set_at=now))


def _changes(session: Session, chat: int | None = None) -> dict[int, dict[date, date | None]]:
    wanted = select(MeetingChangeRow)
    if chat is not None:
        wanted = wanted.where(MeetingChangeRow.chat_id == chat)
    found: dict[int, dict[date, date | None]] = {}
    for row in session.scalars(wanted):
        found.setdefault(row.chat_id, {})[row.was] = row.day
    return found


def _kept(row: Any, changes: Mapping[date, date | None]) -> Kept:
    plan = Plan(rule=rule_of(row.rule), hour=time.fromisoformat(row.hour), place=row.place)
    return Kept(
        chat=row.chat_id, platform=row.platform, plan=plan, changes=changes, set_at=row.set_at
    )
