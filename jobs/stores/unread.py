"""Entries whose page is still to be read: in which turn, by whom, and when again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, nulls_last, select, update
from sqlalchemy.orm import Session

from jobs.database import is_alone
from jobs.stores.arrivals import FRESH
from jobs.stores.due import entries
from jobs.tables import EntryRow, FeedRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """An entry whose page is to be read; ``attempts`` counts the readings that failed.

    ``hosts`` is where redirects may lead, as in ``Feed``.
    """

    id: int
    title: str
    link: str
    teaser: str
    attempts: int
    hosts: tuple[str, ...] = ()


def due(session: Session, now: datetime, *, most: int, of_one: int) -> list[int]:
    """Return up to ``most`` entries whose page is to be read now, ``of_one`` feed at most so many.

    In turn the newest of each feed, then each one's second newest, and so on.
    """
    # Found first: SQLite would walk all entries that there are, in the order of the partitions.
    columns = select(EntryRow.id, EntryRow.feed_id, EntryRow.published_at)
    due = columns.where(entries(now)).cte().prefix_with("MATERIALIZED")
    newest = nulls_last(due.c.published_at.desc()), due.c.id
    place = func.row_number().over(partition_by=due.c.feed_id, order_by=newest)
    each = select(due.c.id, due.c.published_at, place.label("place")).subquery()
    in_turn = each.c.place, nulls_last(each.c.published_at.desc()), each.c.id
    wanted = select(each.c.id).where(each.c.place <= of_one)
    return list(session.scalars(wanted.order_by(*in_turn).limit(most)))


def take(
    session: Session, numbers: Sequence[int], *, now: datetime, until: datetime
) -> list[Unread]:
    """Return those of these entries that are to be read, in this order.

    No other machine takes them before ``until``.
    """
    rows = session.execute(
        select(EntryRow, FeedRow.hosts)
        .join(FeedRow, FeedRow.id == EntryRow.feed_id)
        .where(EntryRow.id.in_(numbers), entries(now))
        .with_for_update(of=EntryRow)
    ).all()
    for row, _ in rows if not is_alone(session) else ():
        row.next_read_at = until
    found = {
        row.id: Unread(
            id=row.id,
            title=row.title,
            link=row.link,
            teaser=row.teaser,
            attempts=row.attempts,
            hosts=tuple(hosts or ()),
        )
        for row, hosts in rows
    }
    return [found[number] for number in numbers if number in found]


def set_right(session: Session, now: datetime) -> None:
    """Have read what only a clock that was ahead took for old when it was first seen."""
    unread = EntryRow.next_read_at.is_(None), EntryRow.ready_at.is_(None), EntryRow.change.is_(None)
    session.execute(
        update(EntryRow)
        .where(EntryRow.seen_at > now, EntryRow.published_at > now - FRESH, *unread)
        .values(seen_at=now, next_read_at=now)
    )


def postpone(session: Session, entry: int, *, next_read_at: datetime) -> None:
    """Keep that a page could not be read now, and when to try again."""
    session.execute(
        update(EntryRow)
        .where(EntryRow.id == entry)
        .values(attempts=EntryRow.attempts + 1, next_read_at=next_read_at)
    )
