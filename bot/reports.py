"""How bulletins fared, and what an admin decides about those that did not arrive.

Plain functions of a session.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from bot.messages import ChatId
from bot.policy import LASTS, NEWS
from bot.tables import BulletinRow, ChatRow, DeliveryRow, Kind, PartRow, State

MOST_LISTED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """A delivery whose outcome is unknown: which bulletin, which part, which chat, since when."""

    id: int
    bulletin: int
    part: int
    chat: ChatId
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What went wrong with ``count`` deliveries: the kind of error, and the platform's words."""

    kind: str
    words: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How a bulletin's deliveries stand.

    Attributes:
        bulletin: Its number.
        kind: What it is.
        stage: Where it stands.
        made_at: When it was composed.
        stories: How many stories it tells.
        chats: To how many chats it goes.
        reached: To how many of them all of it came.
        states: State → how many deliveries.
        faults: What went wrong, the commonest first.
    """

    bulletin: int
    kind: str
    stage: str
    made_at: datetime
    stories: int
    chats: int
    reached: int
    states: dict[str, int]
    faults: list[Fault]


def resend_missed(session: Session, number: int, now: datetime) -> int:
    """FAILED and EXPIRED → PENDING: send a bulletin again to those missed; return how many chats.

    What is UNKNOWN is not touched: it may have arrived. Chats that are paused stay out.
    """
    return _again(session, now, number, [State.FAILED, State.EXPIRED])


def resend_unknown(session: Session, number: int, now: datetime) -> int:
    """UNKNOWN → PENDING, because an admin says so; return how many chats."""
    return _again(session, now, number, [State.UNKNOWN], DeliveryRow.settled.is_(False))


def settle_unknown(session: Session, number: int) -> int:
    """Let what is UNKNOWN be: it stays UNKNOWN, and nobody is asked again. Return how many."""
    settled = session.execute(
        update(DeliveryRow)
        .where(
            DeliveryRow.bulletin_id == number,
            DeliveryRow.state == State.UNKNOWN,
            DeliveryRow.settled.is_(False),
        )
        .values(settled=True)
        .returning(DeliveryRow.id)
    )
    return len(settled.all())


def doubtful(session: Session, *, most: int = 100) -> list[Doubtful]:
    """Return the deliveries whose outcome is unknown and undecided, the newest first."""
    rows = session.execute(
        select(DeliveryRow, PartRow, ChatRow)
        .join(PartRow, PartRow.id == DeliveryRow.part_id)
        .join(ChatRow, ChatRow.id == DeliveryRow.chat_id)
        .where(DeliveryRow.state == State.UNKNOWN, DeliveryRow.settled.is_(False))
        .order_by(DeliveryRow.changed_at.desc())
        .limit(most)
    )
    return [
        Doubtful(
            id=entry.id,
            bulletin=entry.bulletin_id,
            part=part.number,
            chat=ChatId(chat.platform, chat.chat),
            since=entry.changed_at,
        )
        for entry, part, chat in rows
    ]


def tallies(session: Session, *, most: int = MOST_LISTED, skip: int = 0) -> list[Tally]:
    """Return how the deliveries of the last bulletins stand, the newest bulletin first.

    ``skip``: of how many newer ones nothing is told.
    """
    rows = session.scalars(
        select(BulletinRow)
        .where(BulletinRow.kind.in_(NEWS))
        .order_by(BulletinRow.id.desc())
        .limit(most)
        .offset(skip)
    ).all()
    return [_tally(session, row) for row in rows]


def tally(session: Session, number: int) -> Tally | None:
    """Return how a bulletin's deliveries stand; None where there is none of that number."""
    row = session.get(BulletinRow, number)
    return _tally(session, row) if row else None


def _again(
    session: Session, now: datetime, number: int, states: Sequence[State], *more: Any
) -> int:
    row = session.get(BulletinRow, number)
    if row is None:
        return 0
    active = select(ChatRow.id).where(ChatRow.paused.is_(None))
    chats = session.execute(
        update(DeliveryRow)
        .where(
            DeliveryRow.bulletin_id == number,
            DeliveryRow.state.in_(states),
            DeliveryRow.chat_id.in_(active),
            *more,
        )
        .values(
            state=State.PENDING,
            next_at=now,
            expires_at=now + LASTS[Kind(row.kind)],
            changed_at=now,
        )
        .returning(DeliveryRow.chat_id)
    )
    return len({chat for (chat,) in chats})


def _tally(session: Session, row: BulletinRow) -> Tally:
    of = DeliveryRow.bulletin_id == row.id
    missed = select(DeliveryRow.chat_id).where(of, DeliveryRow.state != State.SENT)
    chats = func.count(func.distinct(DeliveryRow.chat_id))
    return Tally(
        bulletin=row.id,
        kind=row.kind,
        stage=row.stage,
        made_at=row.made_at,
        stories=len(row.entries),
        chats=session.scalar(select(chats).where(of)) or 0,
        reached=session.scalar(select(chats).where(of, DeliveryRow.chat_id.not_in(missed))) or 0,
        states=_states(session, of),
        faults=_faults(session, of),
    )


def _states(session: Session, of: Any) -> dict[str, int]:
    rows = session.execute(
        select(DeliveryRow.state, func.count()).where(of).group_by(DeliveryRow.state)
    )
    return dict(rows.all())


def _faults(session: Session, of: Any) -> list[Fault]:
    rows = session.execute(
        select(DeliveryRow.error, DeliveryRow.fault, func.count())
        .where(of, DeliveryRow.fault.is_not(None))
        .group_by(DeliveryRow.error, DeliveryRow.fault)
        .order_by(func.count().desc(), DeliveryRow.fault)
    )
    return [Fault(kind=kind or "", words=words or "", count=count) for kind, words, count in rows]
