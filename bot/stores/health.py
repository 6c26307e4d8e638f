"""How chats fare: paused and back, struck, moved, without their topic. Functions of a session.

Whatever becomes of a chat, its choices stay; the admins are told once, and once when it is back.
"""

from datetime import datetime, timedelta, tzinfo

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from bot.audience import Chat
from bot.messages import ChatId
from bot.stores import alarms, audit, expiry, told
from bot.stores.alarms import Event
from bot.stores.store import BY_ADMIN, CHATS, chat_of, row_of
from bot.tables.counter import ChatRow, UnitRow
from bot.typed.rhythm import unspelled
from bot.typed.times import next_bulletin
from jobs.database import among
from jobs.stores import numbers

TRY_CLOSED = timedelta(days=1)
"""When a chat is tried again in which the bot may not write."""

TRY_GONE = timedelta(days=7)
"""When a chat is tried again from which the bot was removed, should nobody tell us sooner."""

FARTHEST = timedelta(days=8)
"""Further ahead no next bulletin can be, and no trial: they are weekly at least."""

SERVED = timedelta(hours=1)
"""What is due within as long may be served already by whoever reads a clock a little ahead."""


def pause(
    session: Session,
    at: ChatId,
    why: str,
    *,
    now: datetime,
    kind: str = "ChatGoneError",
    closed: bool = False,
) -> None:
    """Send nothing to a chat from now on; its choices stay, and the admins are told once.

    Args:
        session: The transaction.
        at: The chat.
        why: The platform's words.
        now: The moment.
        kind: The kind of the error, for words that admins read.
        closed: Whether the bot is still there: rights come back without a word, so it is tried
            daily; one that it was removed from, once a week.
    """
    row = row_of(session, at)
    if row is None or row.paused == BY_ADMIN:
        return
    if row.trouble is None:
        about = {
            "platform": at.platform,
            "chat": at.id,
            "unit": unit_of(session, row),
            "why": why,
            "kind": kind,
        }
        alarms.sound(session, Event.CHAT_PAUSED, now, **about)
    row.paused = row.trouble = why
    row.try_at = now + (TRY_CLOSED if closed else TRY_GONE)
    row.strikes = 0


def resume(session: Session, at: ChatId, now: datetime, *, proven: bool = False) -> bool:
    """Send to a chat again; False where it is not bound or was not paused.

    Args:
        session: The transaction.
        at: The chat.
        now: The moment.
        proven: Whether the platform itself says that we may; the admins are told then. Otherwise
            they are told when the first message has arrived.
    """
    row = row_of(session, at)
    if row is None or (row.paused is None and row.trouble is None) or row.paused == BY_ADMIN:
        return False
    row.paused = row.try_at = None
    if proven:
        row.trouble, row.strikes = None, 0
        about = {"platform": at.platform, "chat": at.id, "unit": unit_of(session, row)}
        alarms.sound(session, Event.CHAT_BACK, now, **about)
    return True


def note_back(session: Session, at: ChatId, now: datetime) -> None:
    """A message arrived in a chat that was in trouble, or not found: it is well again."""
    session.execute(
        update(ChatRow)
        .where(ChatRow.platform == at.platform, ChatRow.chat == at.id)
        .values(strikes=0)
    )
    resume(session, at, now, proven=True)


def try_paused(session: Session, now: datetime) -> None:
    """Let paused chats whose time has come get their next bulletin, as a trial.

    It has come, too, where it lies further ahead than any can: the clock was wrong.
    """
    due = or_(ChatRow.try_at <= now, ChatRow.try_at > now + FARTHEST)
    session.execute(
        update(ChatRow).where(ChatRow.paused.is_not(None), due).values(paused=None, try_at=None)
    )


def strike(session: Session, at: ChatId) -> int:
    """Count that the platform did not know a chat; return how often it has said so in a row."""
    row = row_of(session, at)
    if row is None:
        return 0
    row.strikes += 1
    return row.strikes


def leave_thread(session: Session, at: ChatId, thread: str | None) -> None:
    """Send to a chat's main thread from now on, where ``thread`` is still the one chosen."""
    session.execute(
        update(ChatRow)
        .where(ChatRow.platform == at.platform, ChatRow.chat == at.id, ChatRow.thread == thread)
        .values(thread=None)
    )


def astray(session: Session, now: datetime) -> list[Chat]:
    """Return the chats whose next bulletin lies further ahead than any can: the clock was wrong."""
    far = CHATS.where(or_(ChatRow.next_at > now + FARTHEST, ChatRow.until > now))
    return [chat_of(*row) for row in session.execute(far)]


def hours_right(session: Session, now: datetime, zone: tzinfo) -> int:
    """Let no chat wait days longer for its next bulletin than its hours say; return how many did.

    A clock that was days ahead has written such moments: only the hours tell them from right ones.
    """
    soon = now + SERVED
    waiting = select(ChatRow.id, ChatRow.times, ChatRow.next_at).where(
        ChatRow.next_at > soon + timedelta(days=1)
    )
    due: dict[tuple[str, ...], datetime | None] = {}
    late: dict[datetime, list[int]] = {}
    for number, times, next_at in session.execute(waiting):
        if (key := tuple(times)) not in due:
            due[key] = next_bulletin([unspelled(each) for each in times], soon, zone)
        moment = due[key]
        if moment is not None and next_at is not None and next_at > moment:
            late.setdefault(moment, []).append(number)
    for moment, some in late.items():
        whose = update(ChatRow).where(among.of(ChatRow.id, some)).values(next_at=moment)
        session.execute(whose.execution_options(synchronize_session=False))
    return sum(map(len, late.values()))


def move(session: Session, at: ChatId, to: str, now: datetime) -> None:
    """Give a chat its new id, with all that hangs on it; once is enough, twice does no harm.

    But for its messages: they stay where they are, and what corrects them is said in words. Where
    somebody bound the new one before we knew that it is the same, the later binding counts, and all
    that either was told. A chat that is elsewhere is not gone, whatever was heard of the
    old one: it is tried.
    """
    alarms.rename_chat(session, at, to)
    audit.rename_chat(session, at, to)
    row, there = row_of(session, at), row_of(session, ChatId(at.platform, to))
    if row is None:
        return
    told.leave_behind(session, row.id)
    if there is not None:
        former, later = sorted((row, there), key=lambda each: each.bound_at)
        _unite(session, former, later, now)
        numbers.retire(session, ChatRow)
        session.execute(delete(ChatRow).where(ChatRow.id == former.id))
        if former is row:
            return
    row.chat = to
    if row.paused != BY_ADMIN:
        row.paused = row.try_at = None


def _unite(session: Session, former: ChatRow, later: ChatRow, now: datetime) -> None:
    """Let the later binding of a chat know what the former one was told.

    What waits for either was made without knowing of the other: it is told anew, and at once.
    """
    told.hand_on(session, former.id, later.id)
    before = later.until
    expiry.merge_into_next(session, [later.id], now)
    session.refresh(later)
    if later.until < before:
        later.next_at = now


def unit_of(session: Session, row: ChatRow) -> str:
    """Return the name of a chat's unit."""
    return session.get_one(UnitRow, row.unit_id).name
