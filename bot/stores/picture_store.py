"""What pictures show: functions of a session.

Millions of deliveries are not counted while somebody waits: each night the last days are counted
and kept, and only what came since is counted anew. They are counted under the day on which their
bulletin was made, which an index finds.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from bot.pictures.chart import Day, Figures
from bot.tables.counter import Act, BulletinRow, ChatRow, DeliveryRow, Kind, State
from bot.tables.pictures import SentDayRow
from jobs import topics
from jobs.health import WELL
from jobs.stores import feeds, topic_store

AGAIN = timedelta(days=4)
"""How many of the last days are counted anew: no delivery is open for longer."""

KEEP = timedelta(days=800)
"""Two years and a little: a year beside the year before."""

CHANGE = frozenset({Kind.CORRECTION, Kind.WITHDRAWAL})

MISSED = frozenset({State.FAILED, State.EXPIRED, State.UNKNOWN})


def figures(session: Session, first: date, last: date, zone: tzinfo) -> Figures:
    """Return what the picture of the local days from ``first`` to ``last`` shows."""
    today = max(last - AGAIN + timedelta(days=1), first)
    kept = session.scalars(
        select(SentDayRow).where(SentDayRow.day >= first, SentDayRow.day < today)
    )
    days = [Day(day=row.day, sent=row.sent, failed=row.failed) for row in kept]
    watched = feeds.watched(session)
    running = [each for each in watched if not each.paused]
    well = [each for each in running if each.state is None or each.state in WELL]
    since, until = _moment(first, zone), _moment(last + timedelta(days=1), zone)
    told = topic_store.told(session, since=since, until=until)
    return Figures(
        first=first,
        last=last,
        chats=session.scalar(select(func.count()).where(ChatRow.paused.is_(None))) or 0,
        days=(*days, *_counted(session, today, last, zone)),
        topics=tuple((found.short, count) for name, count in told if (found := topics.topic(name))),
        well=len(well),
        ailing=tuple(each.feed.name for each in running if each not in well),
        halted=len(watched) - len(running),
    )


def note_days(session: Session, today: date, zone: tzinfo) -> None:
    """Count the last days and keep them, for when the ledger has forgotten them."""
    first = today - AGAIN
    session.execute(
        delete(SentDayRow).where((SentDayRow.day >= first) | (SentDayRow.day < today - KEEP))
    )
    session.add_all(
        SentDayRow(day=each.day, sent=each.sent, failed=each.failed)
        for each in _counted(session, first, today, zone)
    )


def _counted(session: Session, first: date, last: date, zone: tzinfo) -> Iterator[Day]:
    """Count in the ledger, from the first day to the last."""
    rows = session.execute(
        select(BulletinRow.made_at, DeliveryRow.state, func.count())
        .join(DeliveryRow, DeliveryRow.bulletin_id == BulletinRow.id)
        .where(
            BulletinRow.made_at >= _moment(first, zone),
            BulletinRow.made_at < _moment(last + timedelta(days=1), zone),
            # Only these change messages; of all others the index has all that is asked for.
            or_(BulletinRow.kind.not_in(CHANGE), DeliveryRow.act == Act.SEND),
        )
        .group_by(BulletinRow.id, BulletinRow.made_at, DeliveryRow.state)
    )
    sent: Counter[date] = Counter()
    failed: Counter[date] = Counter()
    for made_at, state, count in rows:
        day = made_at.astimezone(zone).date()
        sent[day] += count if state == State.SENT else 0
        failed[day] += count if state in MISSED else 0
    for day in sorted(sent.keys() | failed.keys()):
        yield Day(day=day, sent=sent[day], failed=failed[day])


def _moment(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone)
