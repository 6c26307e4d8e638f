"""What corrects bulletins or takes them back, as it is kept, and what it leaves standing in chats.

Plain functions of a session. Each correction names the bulletin that went out first, never another
correction: the newest one that was released tells what holds now, and a withdrawal ends it all.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.orm import Session

from bot.stores import bulletins
from bot.stores.bulletins import INSTEAD, Kept
from bot.stores.expiry import Ended
from bot.tables.counter import Act, BulletinRow, DeliveryRow, Kind, PartRow, Stage, State


def newest(session: Session, number: int) -> Kept | None:
    """Return what holds of a bulletin since it went out: its withdrawal, or its last correction.

    None where nothing was released that changes it.
    """
    last = (BulletinRow.kind == Kind.WITHDRAWAL).desc(), BulletinRow.id.desc()
    row = session.scalar(_released(BulletinRow.corrects_id == number).order_by(*last).limit(1))
    return bulletins.the(session, row) if row else None


def superseded(session: Session, kept: Kept) -> Kept | None:
    """Return what was released in the place of a bulletin or of a correction; None: it holds."""
    last = newest(session, kept.first)
    return last if last is not None and last.id != kept.id else None


def withdrawn(session: Session, kept: Kept) -> bool:
    """Say whether a bulletin was taken back, or that which a correction corrects."""
    last = superseded(session, kept)
    return last is not None and last.kind is Kind.WITHDRAWAL


def as_corrected(session: Session, kept: Kept) -> Kept:
    """Return the last correction of a bulletin that was released; the bulletin where none was."""
    wanted = BulletinRow.corrects_id == kept.id, BulletinRow.kind == Kind.CORRECTION
    row = session.scalar(_released(*wanted).order_by(BulletinRow.id.desc()).limit(1))
    return bulletins.the(session, row) if row else kept


def since(session: Session, moment: datetime) -> list[Kept]:
    """Return what was released after ``moment`` and still holds, the oldest first."""
    wanted = BulletinRow.corrects_id.is_not(None), BulletinRow.due_at > moment
    rows = session.scalars(_released(*wanted).order_by(BulletinRow.id)).all()
    found = [bulletins.the(session, row) for row in rows]
    return [kept for kept in found if not superseded(session, kept)]


def note_released(session: Session, number: int, now: datetime) -> None:
    """Note that a correction goes out now: it may have been drafted long before."""
    session.execute(update(BulletinRow).where(BulletinRow.id == number).values(due_at=now))


def changed_at(session: Session, number: int) -> datetime | None:
    """Return when a bulletin was last corrected, or a correction drafted; None for never."""
    return session.scalar(
        select(func.max(BulletinRow.made_at)).where(BulletinRow.corrects_id == number)
    )


def standing(session: Session, number: int, *, words: bool = False) -> dict[int, list[str]]:
    """Return the ids of the messages that tell a bulletin, by chat, in the order to be read.

    Those that a correction added are among them, those that it deleted are not.

    Args:
        session: The transaction.
        number: The bulletin that went out first.
        words: Whether what was said instead of changing messages counts, too.
    """
    told = [or_(BulletinRow.id == number, PartRow.number > INSTEAD)] if not words else []
    rows = session.execute(
        select(DeliveryRow.chat_id, DeliveryRow.act, DeliveryRow.message_id)
        .join(PartRow, PartRow.id == DeliveryRow.part_id)
        .join(BulletinRow, BulletinRow.id == DeliveryRow.bulletin_id)
        .where(
            _telling(number),
            DeliveryRow.state == State.SENT,
            DeliveryRow.message_id.is_not(None),
            or_(DeliveryRow.act == Act.WITHDRAW, and_(DeliveryRow.act == Act.SEND, *told)),
        )
        .order_by(DeliveryRow.chat_id, DeliveryRow.bulletin_id, PartRow.number)
    )
    by_chat: dict[int, list[str]] = {}
    deleted: set[tuple[int, str]] = set()
    for chat, act, sent_as in rows:
        message = str(sent_as)
        if act == Act.WITHDRAW:
            deleted.add((chat, message))
        else:
            by_chat.setdefault(chat, []).append(message)
    left = {
        chat: [each for each in messages if (chat, each) not in deleted]
        for chat, messages in by_chat.items()
    }
    return {chat: messages for chat, messages in left.items() if messages}


def in_flight(session: Session, number: int) -> set[int]:
    """Return the chats to which something that tells a bulletin is on its way this moment."""
    of = (
        select(DeliveryRow.chat_id)
        .join(BulletinRow, BulletinRow.id == DeliveryRow.bulletin_id)
        .where(_telling(number), DeliveryRow.state == State.SENDING)
    )
    return set(session.scalars(of))


def stop_replaced(session: Session, by: Kept, now: datetime) -> list[int]:
    """What is PENDING of all that ``by`` takes the place of → EXPIRED; return for which chats."""
    why = Ended.WITHDRAWN if by.kind is Kind.WITHDRAWAL else Ended.CORRECTED
    replaced = select(BulletinRow.id).where(_telling(by.first), BulletinRow.id != by.id)
    return _stop(session, replaced, why, now)


def stop_pending(session: Session, number: int, why: Ended, now: datetime) -> list[int]:
    """What of a bulletin is still PENDING → EXPIRED; return the chats that it was for."""
    return _stop(session, [number], why, now)


def _stop(session: Session, numbers: Any, why: Ended, now: datetime) -> list[int]:
    stopped = session.execute(
        update(DeliveryRow)
        .where(DeliveryRow.bulletin_id.in_(numbers), DeliveryRow.state == State.PENDING)
        .values(state=State.EXPIRED, fault=why, changed_at=now)
        .returning(DeliveryRow.chat_id)
    )
    return sorted({chat for (chat,) in stopped})


def _telling(number: int) -> Any:
    corrects = BulletinRow.corrects_id == number, BulletinRow.kind == Kind.CORRECTION
    return or_(BulletinRow.id == number, and_(*corrects))


def _released(*wanted: Any) -> Any:
    return select(BulletinRow.id).where(BulletinRow.stage == Stage.RELEASED, *wanted)
