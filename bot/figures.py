"""How the bot fares, in figures: queries for admins' eyes. Plain functions of a session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import and_, case, func, select, text
from sqlalchemy.orm import Session

from bot.ledger_states import standing
from bot.tables import BulletinRow, ChatRow, DeliveryRow, Kind, Stage, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What was sent between two moments: bulletins composed, and deliveries by how they ended."""

    bulletins: int
    sent: int
    failed: int
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """What the ledger still holds.

    Attributes:
        waiting: Deliveries that could go now, to chats that are not paused.
        later: Deliveries that wait for their time, or for a paused chat.
        since: Since when the oldest of those that could go has waited; None where there is none.
        doubtful: Deliveries in doubt on which nobody has decided.
    """

    waiting: int
    later: int
    since: datetime | None
    doubtful: int


def chats(session: Session) -> dict[str, tuple[int, int]]:
    """Return platform → active and paused chats."""
    paused = func.sum(case((ChatRow.paused.is_not(None), 1), else_=0))
    rows = session.execute(
        select(ChatRow.platform, func.count(), paused)
        .group_by(ChatRow.platform)
        .order_by(ChatRow.platform)
    )
    return {platform: (count - int(rest), int(rest)) for platform, count, rest in rows}


def days(session: Session, edges: Sequence[datetime]) -> list[Day]:
    """Return what was sent between each of ``edges``, in order, and the next one."""
    spans = list(pairwise(edges))
    states = [State.SENT, State.FAILED, State.UNKNOWN]
    ended = [
        func.sum(case((_between(DeliveryRow.changed_at, span, DeliveryRow.state == state), 1)))
        for span in spans
        for state in states
    ]
    counts = session.execute(
        select(*ended).where(DeliveryRow.changed_at >= edges[0], DeliveryRow.state.in_(states))
    ).one()
    composed = [
        func.sum(case((_between(BulletinRow.made_at, span, BulletinRow.kind == Kind.BULLETIN), 1)))
        for span in spans
    ]
    made = session.execute(
        select(*composed).where(
            BulletinRow.made_at >= edges[0], BulletinRow.stage == Stage.RELEASED
        )
    ).one()
    return [
        Day(
            bulletins=int(made[n] or 0),
            sent=int(counts[3 * n] or 0),
            failed=int(counts[3 * n + 1] or 0),
            unknown=int(counts[3 * n + 2] or 0),
        )
        for n in range(len(spans))
    ]


def backlog(session: Session, now: datetime) -> Backlog:
    """Return what waits in the ledger."""
    goes = and_(DeliveryRow.next_at <= now, ChatRow.paused.is_(None))
    waiting, later, since = session.execute(
        select(
            func.sum(case((goes, 1), else_=0)),
            func.sum(case((goes, 0), else_=1)),
            func.min(case((goes, DeliveryRow.next_at))),
        )
        .join(ChatRow, ChatRow.id == DeliveryRow.chat_id)
        .where(standing(session, State.PENDING, State.SENDING))
    ).one()
    doubtful = select(func.count(DeliveryRow.id)).where(
        standing(session, State.UNKNOWN), DeliveryRow.settled.is_(False)
    )
    return Backlog(
        waiting=int(waiting or 0),
        later=int(later or 0),
        since=since,
        doubtful=session.scalar(doubtful) or 0,
    )


def last_push(session: Session) -> datetime | None:
    """Return when a bulletin was last composed; None for never."""
    return session.scalar(
        select(func.max(BulletinRow.made_at)).where(BulletinRow.kind == Kind.BULLETIN)
    )


def size(session: Session) -> int:
    """Return how large the database is, in bytes."""
    if session.get_bind().dialect.name == "sqlite":
        pages = session.scalar(text("SELECT page_count FROM pragma_page_count"))
        each = session.scalar(text("SELECT page_size FROM pragma_page_size"))
        return int(pages or 0) * int(each or 0)
    return int(session.scalar(text("SELECT pg_database_size(current_database())")) or 0)


def _between(column: Any, span: tuple[datetime, datetime], *more: Any) -> Any:
    return and_(column >= span[0], column < span[1], *more)
