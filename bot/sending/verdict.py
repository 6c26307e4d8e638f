"""What becomes of a delivery that failed: decisions, each with the note that the ledger keeps."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.errors import (
    ChatClosedError,
    ChatGoneError,
    ChatMissingError,
    ChatMovedError,
    MessageGoneError,
    OutcomeUnknownError,
    RefusedError,
    SendError,
    SpentError,
    ThreadGoneError,
    ThrottledError,
    TokenRefusedError,
)
from bot.stores import alarms, expiry, health, ledger
from bot.stores.alarms import Event
from bot.stores.ledger import Claimed
from bot.tables.counter import Act

FIRST_BACK_OFF = timedelta(seconds=2)
LONGEST_BACK_OFF = timedelta(minutes=15)

LONGEST_HOLD = timedelta(days=1)
"""A platform that asks for more is asked again the next day."""

STRIKES = 3
"""How often the platform must say that it does not know a chat before we believe it."""

STRIKE_WAIT = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What becomes of a delivery whose sending failed.

    Attributes:
        note: Writes it into the ledger.
        wait: How long its chat is left alone, as the platform asks, of the bot perhaps; None where
            it is not.
        apart: How long its chat gets no news for a fault of its own; None where it has none.
        stops: Whether the bot itself is refused, so that its lane has to stop.
        goes_on: Whether the next part for the same chat may go at once.
    """

    note: Callable[[Session], None]
    wait: timedelta | None = None
    apart: timedelta | None = None
    stops: bool = False
    goes_on: bool = False


def verdict(error: SendError, delivery: Claimed, now: datetime) -> Verdict:
    """Decide what becomes of ``delivery`` after ``error``; see ``bot.errors``."""
    return _about_chat(error, delivery, now) or _about_message(error, delivery, now)


def _about_chat(error: SendError, delivery: Claimed, now: datetime) -> Verdict | None:
    match error:
        case ChatMovedError(to=to) if to != delivery.chat.id:
            return Verdict(note=lambda s: _move(s, delivery, to, now))
        case ThreadGoneError() if delivery.thread:
            return Verdict(note=lambda s: _leave_thread(s, delivery, now))
        case ChatGoneError() | ChatClosedError():
            return Verdict(note=lambda s: _pause(s, delivery, error, now))
        case ChatMissingError():
            return Verdict(note=lambda s: _strike(s, delivery, error, now), apart=STRIKE_WAIT)
    return None


def _about_message(error: SendError, delivery: Claimed, now: datetime) -> Verdict:
    number, sends = delivery.id, delivery.act is Act.SEND
    match error:
        case TokenRefusedError():
            return Verdict(note=_later(delivery, error, now, timedelta()), stops=True)
        case RefusedError():
            return Verdict(note=lambda s: _refuse(s, delivery, error, now), goes_on=sends)
        case OutcomeUnknownError() if sends:
            return Verdict(note=lambda s: ledger.note_unknown(s, number, error, now), goes_on=True)
        case ThrottledError():
            wait = min(error.wait, LONGEST_HOLD)
            return Verdict(note=lambda s: _hold(s, delivery, error, now + wait, now), wait=wait)
        case SpentError():
            # Only news waits: what is left may be kept for answers, so the chat is not held.
            return Verdict(note=lambda s: _spent(s, delivery, error, now))
    wait = back_off(delivery.attempts)
    return Verdict(note=_later(delivery, error, now, wait), wait=wait)


def back_off(attempts: int) -> timedelta:
    """Return the wait after the ``attempts``-th try in a row that reached nobody."""
    return min(FIRST_BACK_OFF * (1 << min(attempts - 1, 16)), LONGEST_BACK_OFF)


def _later(
    delivery: Claimed, error: SendError, now: datetime, wait: timedelta
) -> Callable[[Session], None]:
    return lambda s: ledger.postpone(s, delivery.id, error, until=now + wait, now=now)


def _move(session: Session, delivery: Claimed, to: str, now: datetime) -> None:
    ledger.postpone(session, delivery.id, None, until=now, now=now)  # first: it came to nobody
    health.move(session, delivery.chat, to, now)


def _leave_thread(session: Session, delivery: Claimed, now: datetime) -> None:
    health.leave_thread(session, delivery.chat, delivery.thread)
    ledger.postpone(session, delivery.id, None, until=now, now=now)


def _refuse(session: Session, delivery: Claimed, error: SendError, now: datetime) -> None:
    if isinstance(error, MessageGoneError):  # somebody deleted what was to be changed
        ledger.note_failed(session, delivery.id, error, now)
    elif delivery.act is Act.SEND:
        ledger.note_refused(session, delivery.id, error, now)
    else:
        ledger.say_instead(session, delivery.id, error, now)


def _hold(
    session: Session, delivery: Claimed, error: SendError, until: datetime, now: datetime
) -> None:
    ledger.postpone(session, delivery.id, error, until=until, now=now)
    ledger.hold(session, delivery.chat, until)


def _spent(session: Session, delivery: Claimed, error: SpentError, now: datetime) -> None:
    ledger.postpone(session, delivery.id, error, until=now + error.wait, now=now)
    about = {"platform": delivery.chat.platform, "reason": error.reason}
    alarms.sound_once(session, Event.SPENT, now, alarms.STALE, **about)


def _pause(session: Session, delivery: Claimed, error: SendError, now: datetime) -> None:
    ledger.note_failed(session, delivery.id, error, now)
    expiry.give_up_chat(session, delivery.chat, error, now)
    closed = isinstance(error, ChatClosedError)
    kind = type(error).__name__
    health.pause(session, delivery.chat, str(error), now=now, kind=kind, closed=closed)


def _strike(session: Session, delivery: Claimed, error: SendError, now: datetime) -> None:
    if health.strike(session, delivery.chat) >= STRIKES:
        _pause(session, delivery, error, now)
    else:
        ledger.postpone(session, delivery.id, error, until=now + STRIKE_WAIT, now=now)
