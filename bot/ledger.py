"""The ledger of deliveries: one row per part and chat. Plain functions of a session.

PENDING → SENDING → SENT | UNKNOWN | FAILED | EXPIRED. SENDING is committed before the call; a row
found SENDING when nobody sends is UNKNOWN: it is shown to admins and never blindly resent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from bot.audience import Chat
from bot.messages import ChatId, Choice, Message, RichText, Span, Style
from bot.tables import BulletinRow, ChatRow, DeliveryRow, PartRow, State
from jobs.bulletin import Bulletin

LASTS = timedelta(hours=12)
"""After this long a bulletin that could not be delivered is no longer news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A delivery that may be sent now; lower ``id``s of one chat go first."""

    id: int
    chat: ChatId


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A delivery that is ours to send, and is SENDING; ``attempts`` counts this one too."""

    id: int
    chat: ChatId
    thread: str | None
    message: Message
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """A delivery whose outcome is unknown: which bulletin, which part, which chat, since when."""

    id: int
    bulletin: int
    part: int
    chat: ChatId
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How a bulletin's deliveries stand: state → how many; faults → how many."""

    bulletin: int
    made_at: datetime
    stories: int
    states: dict[str, int]
    faults: dict[str, int]


def enter(
    session: Session,
    bulletin: Bulletin,
    messages: Sequence[Message],
    chats: Sequence[Chat],
    *,
    topics: Sequence[str],
    now: datetime,
) -> int:
    """Keep a bulletin, its parts as rendered, and a PENDING delivery per chat and part.

    Returns:
        The bulletin's number.
    """
    entries = [story.entry for story in bulletin.stories]
    row = BulletinRow(
        made_at=now,
        since=bulletin.window.since,
        until=bulletin.window.until,
        topics=list(topics),
        entries=entries,
    )
    session.add(row)
    session.flush()
    parts = [_part(row.id, number, message) for number, message in enumerate(messages, 1)]
    session.add_all(parts)
    session.flush()
    session.execute(
        insert(DeliveryRow), [_delivery(part, chat, now) for chat in chats for part in parts]
    )
    return row.id


def due(session: Session, platform: str, now: datetime, *, most: int) -> list[Due]:
    """Return deliveries that may be sent now, in the order to send them."""
    rows = session.execute(
        select(DeliveryRow.id, ChatRow.platform, ChatRow.chat)
        .join(ChatRow, ChatRow.id == DeliveryRow.chat_id)
        .where(
            DeliveryRow.platform == platform,
            DeliveryRow.state == State.PENDING,
            DeliveryRow.next_at <= now,
            ChatRow.paused.is_(None),
        )
        .order_by(DeliveryRow.id)
        .limit(most)
    )
    return [Due(id=number, chat=ChatId(platform, chat)) for number, platform, chat in rows]


def claim(session: Session, delivery: int, now: datetime) -> Claimed | None:
    """Make a delivery SENDING; None where it may not be sent (any more)."""
    row = session.execute(
        select(DeliveryRow, PartRow, ChatRow)
        .join(PartRow, PartRow.id == DeliveryRow.part_id)
        .join(ChatRow, ChatRow.id == DeliveryRow.chat_id)
        .where(DeliveryRow.id == delivery, DeliveryRow.state == State.PENDING)
    ).first()
    if row is None or row[2].paused is not None:
        return None
    entry, part, chat = row
    entry.changed_at = now
    if entry.expires_at <= now:
        entry.state = State.EXPIRED.value
        return None
    entry.state = State.SENDING.value
    entry.attempts += 1
    return Claimed(
        id=entry.id,
        chat=ChatId(chat.platform, chat.chat),
        thread=chat.thread,
        message=_message(part),
        attempts=entry.attempts,
    )


def note_sent(session: Session, delivery: int, message_id: str, now: datetime) -> None:
    """SENDING → SENT, with the platform's id of the message."""
    _change(session, delivery, now, state=State.SENT, message_id=message_id, fault=None)


def note_unknown(session: Session, delivery: int, fault: str, now: datetime) -> None:
    """SENDING → UNKNOWN."""
    _change(session, delivery, now, state=State.UNKNOWN, fault=fault)


def note_failed(session: Session, delivery: int, fault: str, now: datetime) -> None:
    """SENDING → FAILED: this message will never be sent."""
    _change(session, delivery, now, state=State.FAILED, fault=fault)


def postpone(
    session: Session, delivery: int, fault: str | None, *, until: datetime, now: datetime
) -> None:
    """SENDING → PENDING: nothing was delivered. It and its chat's others wait until ``until``."""
    _change(session, delivery, now, state=State.PENDING, fault=fault, next_at=until)
    chat = select(DeliveryRow.chat_id).where(DeliveryRow.id == delivery).scalar_subquery()
    session.execute(
        update(DeliveryRow)
        .where(
            DeliveryRow.chat_id == chat,
            DeliveryRow.state == State.PENDING,
            DeliveryRow.next_at < until,
        )
        .values(next_at=until)
    )


def give_up_chat(session: Session, at: ChatId, fault: str, now: datetime) -> None:
    """All that is PENDING for a chat → FAILED: the chat is gone."""
    chat = select(ChatRow.id).where(ChatRow.platform == at.platform, ChatRow.chat == at.id)
    session.execute(
        update(DeliveryRow)
        .where(DeliveryRow.chat_id.in_(chat), DeliveryRow.state == State.PENDING)
        .values(state=State.FAILED, fault=fault, changed_at=now)
    )


def doubt(session: Session, now: datetime, platform: str) -> int:
    """Every SENDING → UNKNOWN, when nobody is sending: at the start. Return how many."""
    rows = session.scalars(
        select(DeliveryRow).where(
            DeliveryRow.state == State.SENDING, DeliveryRow.platform == platform
        )
    ).all()
    for row in rows:
        row.state, row.changed_at = State.UNKNOWN.value, now
        row.fault = "bantin stopped while it was being sent"
    return len(rows)


def expire(session: Session, now: datetime) -> None:
    """What is PENDING and no longer news → EXPIRED."""
    session.execute(
        update(DeliveryRow)
        .where(DeliveryRow.state == State.PENDING, DeliveryRow.expires_at <= now)
        .values(state=State.EXPIRED, changed_at=now)
    )


def doubtful(session: Session, *, most: int = 100) -> list[Doubtful]:
    """Return the deliveries whose outcome is unknown, the newest first."""
    rows = session.execute(
        select(DeliveryRow, PartRow, ChatRow)
        .join(PartRow, PartRow.id == DeliveryRow.part_id)
        .join(ChatRow, ChatRow.id == DeliveryRow.chat_id)
        .where(DeliveryRow.state == State.UNKNOWN)
        .order_by(DeliveryRow.changed_at.desc())
        .limit(most)
    )
    return [
        Doubtful(
            id=entry.id,
            bulletin=part.bulletin_id,
            part=part.number,
            chat=ChatId(chat.platform, chat.chat),
            since=entry.changed_at,
        )
        for entry, part, chat in rows
    ]


def tallies(session: Session, *, most: int = 20) -> list[Tally]:
    """Return how the deliveries of the last bulletins stand, the newest bulletin first."""
    rows = session.scalars(select(BulletinRow).order_by(BulletinRow.id.desc()).limit(most)).all()
    return [
        Tally(
            bulletin=row.id,
            made_at=row.made_at,
            stories=len(row.entries),
            states=_counts(session, row.id, DeliveryRow.state),
            faults=_counts(session, row.id, DeliveryRow.fault),
        )
        for row in rows
    ]


def tidy(session: Session, *, before: datetime) -> None:
    """Erase bulletins made before ``before``, with their parts and deliveries."""
    session.execute(delete(BulletinRow).where(BulletinRow.made_at < before))


def _counts(session: Session, bulletin: int, column: Any) -> dict[str, int]:
    rows = session.execute(
        select(column, func.count())
        .join(PartRow, PartRow.id == DeliveryRow.part_id)
        .where(PartRow.bulletin_id == bulletin, column.is_not(None))
        .group_by(column)
    )
    return dict(rows.all())


def _change(session: Session, delivery: int, now: datetime, *, state: State, **values: Any) -> None:
    session.execute(
        update(DeliveryRow)
        .where(DeliveryRow.id == delivery)
        .values(state=state, changed_at=now, **values)
    )


def _part(bulletin: int, number: int, message: Message) -> PartRow:
    return PartRow(
        bulletin_id=bulletin,
        number=number,
        text=message.content.text,
        spans=[[s.start, s.length, s.style.value, s.url] for s in message.content.spans],
        choices=[[[c.label, c.command] for c in row] for row in message.choices],
    )


def _message(part: PartRow) -> Message:
    spans = tuple(
        Span(start, length, Style(style), url) for start, length, style, url in part.spans
    )
    choices = tuple(tuple(Choice(*choice) for choice in row) for row in part.choices)
    return Message(RichText(part.text, spans), choices)


def _delivery(part: PartRow, chat: Chat, now: datetime) -> dict[str, Any]:
    return {
        "part_id": part.id,
        "chat_id": chat.id,
        "platform": chat.at.platform,
        "state": State.PENDING,
        "attempts": 0,
        "next_at": now,
        "expires_at": now + LASTS,
        "changed_at": now,
    }
