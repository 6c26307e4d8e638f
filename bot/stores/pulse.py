"""How the program is doing, as the database tells: for health, metrics, alarms and ``check``.

Plain functions of a session, quick enough to be asked each minute: what is long past is not
counted.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from bot.tables.counter import Act, BulletinRow, ChatRow, DeliveryRow, Kind, Stage, State, UnitRow
from jobs.health import WELL
from jobs.tables import EntryRow, FeedRow

LATELY = timedelta(days=1)
"""What is counted by state: deliveries of bulletins that were made since."""

HABIT = timedelta(days=28)
"""How far back the silence of all feeds together is looked at: four weekends."""

OURS = (None, "UnreachableError", "StoppedError")
"""Faults for which no single chat is to blame: what waits because of them is late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """How it is now.

    Attributes:
        at: When it was taken.
        pulled_at: When a feed last answered; None: never.
        new_at: When a feed last brought something new; None: never.
        since: When the oldest feed that is not halted was added; None: there is none.
        feeds: Feeds that are not halted.
        failing: How many of them failed at the last pull.
        longest_silence: The longest time without anything new in four weeks; zero where unknown.
        made_at: When the last bulletin was made; None: never.
        sent_at: When something last arrived, of bulletins made within a day; None: nothing.
        entries: Entries first seen within a day.
        states: State → deliveries of bulletins made within a day.
        waiting: Deliveries that are pending, on any platform.
        oldest_due: When the oldest of those that can be sent now was due; None: none.
        unknown: Deliveries in doubt that nobody has decided.
        chats: Chats that are not paused.
        paused: Chats that are.
        late: Platform → since when a bulletin has been due that did not go out.
    """

    at: datetime
    pulled_at: datetime | None = None
    new_at: datetime | None = None
    since: datetime | None = None
    feeds: int = 0
    failing: int = 0
    longest_silence: timedelta = timedelta()
    made_at: datetime | None = None
    sent_at: datetime | None = None
    entries: int = 0
    states: Mapping[str, int] = field(default_factory=dict)
    waiting: int = 0
    oldest_due: datetime | None = None
    unknown: int = 0
    chats: int = 0
    paused: int = 0
    late: Mapping[str, datetime] = field(default_factory=dict)


def pulse(session: Session, now: datetime, platforms: Collection[str]) -> Pulse:
    """Take the pulse; bulletins are looked for on ``platforms`` only, on others none is sent."""
    active = FeedRow.paused_at.is_(None)
    pulled, new, since, feeds = session.execute(
        select(
            func.max(FeedRow.pulled_at),
            func.max(FeedRow.new_at),
            func.min(FeedRow.added_at),
            func.count(),
        ).where(active)
    ).one()
    failing = select(func.count()).where(active, FeedRow.state.not_in([*WELL]))
    lately = select(BulletinRow.id).where(BulletinRow.made_at > now - LATELY)
    recent = DeliveryRow.bulletin_id.in_(lately)
    states = session.execute(
        select(DeliveryRow.state, func.count()).where(recent).group_by(DeliveryRow.state)
    )
    on = DeliveryRow.platform.in_(sorted(platforms))
    late = _late(session, now, platforms)
    paused = ChatRow.paused.is_(None)
    return Pulse(
        at=now,
        pulled_at=pulled,
        new_at=new,
        since=since,
        feeds=feeds,
        failing=session.scalar(failing) or 0,
        longest_silence=_longest_silence(session, now),
        made_at=session.scalar(select(func.max(BulletinRow.made_at))),
        sent_at=session.scalar(
            select(func.max(DeliveryRow.changed_at)).where(recent, DeliveryRow.state == State.SENT)
        ),
        entries=_count(session, EntryRow.seen_at > now - LATELY),
        states=dict(states.all()),
        waiting=_count(session, on, DeliveryRow.state == State.PENDING),
        oldest_due=min(late.values(), default=None),
        unknown=_count(
            session, on, DeliveryRow.state == State.UNKNOWN, DeliveryRow.settled.is_(False)
        ),
        chats=_count(session, paused),
        paused=_count(session, ~paused),
        late=late,
    )


def counts(session: Session) -> dict[str, int]:
    """Return how many units, chats, feeds and entries there are."""
    tables = {"units": UnitRow, "chats": ChatRow, "feeds": FeedRow, "entries": EntryRow}
    return {
        name: session.scalar(select(func.count()).select_from(table)) or 0
        for name, table in tables.items()
    }


def latest(session: Session) -> datetime | None:
    """Return the latest moment that the database has seen; None where it is new."""
    moments = [
        session.scalar(select(func.max(column)))
        for column in (EntryRow.seen_at, FeedRow.pulled_at, BulletinRow.made_at)
    ]
    return max((each for each in moments if each is not None), default=None)


def _count(session: Session, *where: object) -> int:
    return session.scalar(select(func.count()).where(*where)) or 0  # type: ignore[arg-type]


def _late(session: Session, now: datetime, platforms: Collection[str]) -> dict[str, datetime]:
    """Return since when the oldest bulletin of each platform has been due; nothing: none waits.

    A chat that rests, has its quiet hours, or was told to wait makes nothing late.
    """
    free = func.coalesce(ChatRow.held_until, now) <= now
    due = func.coalesce(BulletinRow.due_at, BulletinRow.made_at)
    entered = (
        select(DeliveryRow.platform, func.min(due))
        .join(BulletinRow, BulletinRow.id == DeliveryRow.bulletin_id)
        .join(ChatRow, ChatRow.id == DeliveryRow.chat_id)
        .where(
            DeliveryRow.platform.in_(sorted(platforms)),
            DeliveryRow.state == State.PENDING,
            DeliveryRow.act == Act.SEND,
            BulletinRow.kind == Kind.BULLETIN,
            BulletinRow.stage == Stage.RELEASED,
            ChatRow.paused.is_(None),
            free,
            due <= now,
            or_(
                and_(DeliveryRow.error.is_(None), DeliveryRow.next_at <= now),
                DeliveryRow.error.in_([each for each in OURS if each]),
            ),
        )
        .group_by(DeliveryRow.platform)
    )
    not_yet = (
        select(ChatRow.platform, func.min(ChatRow.next_at))
        .where(
            ChatRow.platform.in_(sorted(platforms)),
            ChatRow.paused.is_(None),
            ChatRow.next_at <= now,
        )
        .group_by(ChatRow.platform)
    )
    late: dict[str, datetime] = {}
    for query in (entered, not_yet):
        for platform, at in session.execute(query):
            assert at is not None  # noqa: S101  the smallest of some
            late[platform] = min(at, late.get(platform, at))
    return late


def _longest_silence(session: Session, now: datetime) -> timedelta:
    """Return the longest time between two moments that brought something new, in four weeks."""
    rows = session.scalars(
        select(EntryRow.seen_at)
        .where(EntryRow.seen_at > now - HABIT)
        .distinct()
        .order_by(EntryRow.seen_at)
    ).all()
    return max((later - sooner for sooner, later in pairwise(rows)), default=timedelta())
