"""How the bot fares, in figures: queries for admins' eyes. Plain functions of a session."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, case, func, select, text
from sqlalchemy.orm import Session

from bot.stores.ledger_states import standing
from bot.tables.counter import BulletinRow, ChatRow, DeliveryRow, Kind, Stage, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The bulletins made between two moments, and how the deliveries made then have ended.

    Those of corrections and notices are among them; each counts where its bulletin was made.
    """

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
    """Return what was sent between each of ``edges``, in order, and the next one.

    Both indexes have all that is asked for: the days' bulletins, and the states of each one's
    deliveries. By when a delivery itself was made, the whole ledger would be read.
    """
    made = select(BulletinRow.id, BulletinRow.made_at, BulletinRow.kind, BulletinRow.stage)
    of_days = BulletinRow.made_at >= edges[0], BulletinRow.made_at < edges[-1]
    bulletins = session.execute(made.where(*of_days)).all()
    ended = session.execute(
        select(DeliveryRow.bulletin_id, DeliveryRow.state, func.count())
        .join(BulletinRow, BulletinRow.id == DeliveryRow.bulletin_id)
        .where(*of_days)
        .group_by(DeliveryRow.bulletin_id, DeliveryRow.state)
    )
    day_of = {each.id: bisect_right(edges, each.made_at) - 1 for each in bulletins}
    counts = Counter[tuple[int, str]]()
    for number, state, count in ended:
        counts[day_of[number], state] += count
    told = Counter(
        day_of[each.id]
        for each in bulletins
        if each.kind == Kind.BULLETIN and each.stage == Stage.RELEASED
    )
    return [
        Day(
            bulletins=told[day],
            sent=counts[day, State.SENT],
            failed=counts[day, State.FAILED],
            unknown=counts[day, State.UNKNOWN],
        )
        for day in range(len(edges) - 1)
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
