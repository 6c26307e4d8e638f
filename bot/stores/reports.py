"""How bulletins fared, and what becomes of deliveries that did not arrive.

Plain functions of a session.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from bot.messages import ChatId
from bot.policy import LASTS, NEWS
from bot.stores import fates
from bot.stores.ledger_states import standing
from bot.tables.counter import BulletinRow, ChatRow, DeliveryRow, Kind, PartRow, State
from jobs.database import among

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
    """How a bulletin's deliveries stand; those of a correction, where a chat got that instead.

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


def revive(
    session: Session,
    number: int,
    now: datetime,
    states: Collection[State],
    *,
    chats: Collection[int] | None = None,
) -> int:
    """Make deliveries of a bulletin PENDING again; return for how many chats.

    Chats that are paused stay out, and so does what is UNKNOWN and was decided on.

    Args:
        session: The transaction.
        number: The bulletin.
        now: The moment.
        states: Where the deliveries stand.
        chats: Only those for these chats; None for all.
    """
    row = session.get(BulletinRow, number)
    if row is None:
        return 0
    wanted: list[Any] = [DeliveryRow.settled.is_(False)]
    if chats is not None:
        wanted.append(among.of(DeliveryRow.chat_id, chats))
    active = select(ChatRow.id).where(ChatRow.paused.is_(None))
    revived = session.execute(
        update(DeliveryRow)
        .where(
            DeliveryRow.bulletin_id == number,
            DeliveryRow.state.in_(states),
            DeliveryRow.chat_id.in_(active),
            *wanted,
        )
        .values(
            state=State.PENDING,
            next_at=now,
            expires_at=now + LASTS[Kind(row.kind)],
            changed_at=now,
        )
        .returning(DeliveryRow.chat_id)
        .execution_options(synchronize_session=False)
    )
    return len({chat for (chat,) in revived})


def in_doubt(session: Session, number: int) -> set[int]:
    """Return the active chats where the outcome of a bulletin is unknown and undecided."""
    return set(
        session.scalars(
            select(DeliveryRow.chat_id)
            .join(ChatRow, ChatRow.id == DeliveryRow.chat_id)
            .where(
                DeliveryRow.bulletin_id == number,
                DeliveryRow.state == State.UNKNOWN,
                DeliveryRow.settled.is_(False),
                ChatRow.paused.is_(None),
            )
        )
    )


def settle_unknown(session: Session, number: int, *, chats: Collection[int] | None = None) -> int:
    """Let what is UNKNOWN be: it stays UNKNOWN, and nobody is asked again. Return how many.

    ``chats``: only what is for these; None for all.
    """
    wanted = [] if chats is None else [among.of(DeliveryRow.chat_id, chats)]
    settled = session.execute(
        update(DeliveryRow)
        .where(
            DeliveryRow.bulletin_id == number,
            DeliveryRow.state == State.UNKNOWN,
            DeliveryRow.settled.is_(False),
            *wanted,
        )
        .values(settled=True)
        .returning(DeliveryRow.id)
        .execution_options(synchronize_session=False)
    )
    return len(settled.all())


def doubtful(session: Session, *, most: int = 100) -> list[Doubtful]:
    """Return the deliveries whose outcome is unknown and undecided, the newest first."""
    rows = session.execute(
        select(DeliveryRow, PartRow, ChatRow)
        .join(PartRow, PartRow.id == DeliveryRow.part_id)
        .join(ChatRow, ChatRow.id == DeliveryRow.chat_id)
        .where(standing(session, State.UNKNOWN), DeliveryRow.settled.is_(False))
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


def _tally(session: Session, row: BulletinRow) -> Tally:
    told = fates.telling(session, [row.id])
    chats, reached = fates.counts(session, [row.id])
    return Tally(
        bulletin=row.id,
        kind=row.kind,
        stage=row.stage,
        made_at=row.made_at,
        stories=len(row.entries),
        chats=chats,
        reached=reached,
        states=_states(session, told),
        faults=_faults(session, told),
    )


def _states(session: Session, told: Any) -> dict[str, int]:
    rows = session.execute(select(told.c.state, func.count()).group_by(told.c.state))
    return dict(rows.all())


def _faults(session: Session, told: Any) -> list[Fault]:
    rows = session.execute(
        select(told.c.error, told.c.fault, func.count())
        .where(told.c.fault.is_not(None))
        .group_by(told.c.error, told.c.fault)
        .order_by(func.count().desc(), told.c.fault)
    )
    return [Fault(kind=kind or "", words=words or "", count=count) for kind, words, count in rows]
