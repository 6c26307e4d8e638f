"""A compilation out of the database: the stories of its days are gathered, then chosen from.

A month has ten thousand entries. They are read a day at a time, so that nothing else that wants
the database waits for long, and weighed in a thread.
"""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo
from functools import partial

from sqlalchemy.orm import Session

from jobs import own_words, promulgated
from jobs.compiling import commemorations, compilation, months, read_aloud
from jobs.compiling.commemorations import Commemoration
from jobs.compiling.compilation import Compilation, Item, Kind, Order
from jobs.compiling.months import Period
from jobs.database import Database
from jobs.news import Story
from jobs.promulgated import Promulgated
from jobs.stores import document_store, store

MOST_OF_A_DAY = 3_000
"""Entries of one day that are looked at."""

DOCUMENTS_SHARE = 0.25
"""What part of the reading time documents may take."""

Tell = Callable[[int, int], None]
"""Told how many steps are done, and of how many."""


async def compiled(
    database: Database, order: Order, *, zone: tzinfo, tell: Tell = lambda _done, _of: None
) -> Compilation:
    """Compile what ``order`` wants from what the database keeps.

    Args:
        database: The newsroom's.
        order: What is wanted.
        zone: Where days begin and end.
        tell: Is told how far it is.
    """
    stories: dict[int, Story] = {}
    days = list(order.period.days())
    for number, day in enumerate(days):
        tell(number, len(days) + 2)
        for story in await database.transact(partial(_of_day, day=day, zone=zone)):
            first = min((story.entry, *(each.entry for each in story.others)))
            stories.setdefault(first, story)
    tell(len(days), len(days) + 2)
    issued = await database.transact(lambda s: _issued(s, order, zone))
    tell(len(days) + 1, len(days) + 2)
    made = await asyncio.to_thread(
        compilation.compose,
        list(stories.values()),
        order,
        documents=issued,
        days=_days(order),
        zone=zone,
    )
    tell(len(days) + 2, len(days) + 2)
    return made


def item_at(session: Session, link: str, zone: tzinfo) -> Item | None:
    """Return the story that an article's page tells; None where it is not kept, or withdrawn."""
    entry = store.entry_at(session, link)
    found = own_words.stories(session, store.stories_by_id(session, [entry])) if entry else []
    return compilation.item_of(found[0], zone) if found else None


def standing(session: Session, made: Compilation) -> Compilation:
    """Return a compilation without what its source took back meanwhile."""
    quoted = [item.entry for item in made.items] + [each.entry for each in made.documents]
    still = store.standing(session, quoted)
    return replace(
        made,
        items=tuple(each for each in made.items if each.entry in still),
        documents=tuple(each for each in made.documents if each.entry in still),
    )


def _of_day(session: Session, day: date, zone: tzinfo) -> list[Story]:
    since = datetime.combine(day, time(), zone)
    until = datetime.combine(day + timedelta(days=1), time(), zone)
    found = store.stories_of(session, since=since, until=until, most=MOST_OF_A_DAY)
    return own_words.stories(session, found)


def _issued(session: Session, order: Order, zone: tzinfo) -> tuple[Promulgated, ...]:
    """Return the documents to tell; a pack about one topic names them in its stories only."""
    if order.kind is Kind.TOPIC:
        return ()
    since, until = order.period.moments(zone)
    named, known = document_store.named(session, since=since, until=until, zone=zone)
    kept = [each for each in named if each.entry not in order.vetoed]
    first, last = order.period.first, order.period.last
    found = promulgated.issued(kept, first=first, last=last, known=known)
    room = order.minutes * read_aloud.PER_MINUTE * DOCUMENTS_SHARE
    while found and compilation.appended(found, ()) > room:
        found = found[:-1]
    return found


def _days(order: Order) -> tuple[Commemoration, ...]:
    """Return the days to remember: of the month in which the cell meets, or of the next week."""
    if order.kind is Kind.TOPIC:
        return ()
    if order.kind is Kind.MONTH:
        return commemorations.of_month(months.meeting(order.period).month)
    week = Period(
        first=order.period.last + timedelta(days=1), last=order.period.last + timedelta(days=7)
    )
    wanted = {(day.month, day.day) for day in week.days()}
    return tuple(
        each
        for month in sorted({month for month, _ in wanted})
        for each in commemorations.of_month(month)
        if (month, each.day) in wanted
    )
