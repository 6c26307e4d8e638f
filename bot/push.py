"""Bulletins that are due → deliveries in the ledger. Sending them is the lane's work.

Who is due is one query a minute, however many chats there are. A machine that was down at 07:00
and is back at 07:40 finds its chats still due, once: their news since the last bulletin goes out
as one, and the next time is reckoned from now.

Bulletins are composed of what is read aside, and entered in small transactions: a member's answer
waits for one of them at most. What a chat gets and that it counts as told stand in the same one,
so wherever the program ends, who was not served is still due.
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from functools import partial
from itertools import chain

from sqlalchemy.orm import Session

from bot.audience import Chat
from bot.outbound import composing, issuing
from bot.outbound.composing import Composed, Due, Waiting
from bot.platforms.base import Abilities
from bot.stores import ahead, alike, approvals, bulletins, expiry, health, store
from bot.tables.counter import Stage
from bot.typed.times import Moment, next_bulletin
from jobs.bulletin import Bulletin
from jobs.database import Database
from jobs.stores import due, unread
from jobs.stores import store as news

log = logging.getLogger(__name__)

SETTLING = timedelta(seconds=5)
"""How far a bulletin's window stays behind the clock where several machines enter news: what one
of them has marked as ready a moment ago may be committed only now, or its clock be late."""

MOST_CHATS, MOST_BULLETINS = 1_000, 5
"""What is entered in one transaction, of which each takes 30 ms of a core."""

MOST_LATE = 2_000
"""Deliveries that grow old in one transaction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Round:
    """One round of entering bulletins.

    Attributes:
        platforms: Those that are running, with what they can.
        zone: Where the clocks of bulletin times hang.
        now: The moment.
        upto: Up to when what became ready is told.
    """

    platforms: Mapping[str, Abilities]
    zone: tzinfo
    now: datetime
    upto: datetime


_Load = list[tuple[int, Composed]]
"""Bulletins for some of their chats, each with its place among all that were composed."""


async def push_due(
    database: Database, platforms: Mapping[str, Abilities], *, zone: tzinfo, now: datetime
) -> int:
    """Enter the bulletins of all chats that are due; return how many chats get one.

    A chat on a platform that is not running stays due. One whose unit asks for approval is due
    half an hour earlier, so that the approved bulletin is not late.
    """
    await set_right(database, zone=zone, now=now)
    late = partial(expiry.expire, now=now, most=MOST_LATE)
    while await database.transact(late) == MOST_LATE:
        pass
    due = partial(composing.who_is_due, platforms=platforms, now=now)
    return await _push(database, due, platforms, zone=zone, now=now)


async def push_now(
    database: Database,
    chats: Sequence[Chat],
    platforms: Mapping[str, Abilities],
    *,
    zone: tzinfo,
    now: datetime,
) -> int:
    """Enter a bulletin for ``chats`` whether due or not; return how many get one."""
    wanted = [chat.id for chat in chats]

    def at_once(session: Session) -> Waiting:
        read = [replace(each, next_at=now) for each in alike.of(session, wanted)]
        return composing.waiting(session, read, platforms, now)

    return await _push(database, at_once, platforms, zone=zone, now=now)


async def set_right(database: Database, *, zone: tzinfo, now: datetime) -> None:
    """Reckon anew what a wrong clock has set into the future, before news are looked for.

    What is ready from now on is news to every chat: else it would be older than what a chat was
    told last, by a clock that was ahead, and never be told.
    """
    await database.transact(lambda s: _set_chats_right(s, zone=zone, now=now))


def _set_chats_right(session: Session, *, zone: tzinfo, now: datetime) -> None:
    """Reckon anew where a wrong clock had set the next bulletin, or the last, into the future.

    What it has made ready and told lies in its order just behind now: so nothing is told twice
    when its hour comes, and nothing is left out that was not told.
    """
    ahead.set_right(session, now)
    due.begin_by(session, now)
    unread.set_right(session, now)
    astray, ready = health.astray(session, now), news.ready_ahead(session, now)
    windows = ahead.windows(session, now)
    ends = {*ready.values(), *(chat.until for chat in astray), *chain(*windows.values())}
    wrong = sorted(end for end in ends if end > now)
    places = {at: now - timedelta(microseconds=n) for n, at in enumerate(reversed(wrong), 1)}
    news.set_right(session, {entry: places[at] for entry, at in ready.items()})
    ahead.set_windows(session, windows, places)
    for chat in astray:
        next_at = next_bulletin(chat.times, now, zone)
        store.schedule(session, [chat.id], next_at, until=places.get(chat.until, chat.until))


async def _push(
    database: Database,
    choose: Callable[[Session], Waiting],
    platforms: Mapping[str, Abilities],
    *,
    zone: tzinfo,
    now: datetime,
) -> int:
    upto = now if database.ordered else now - SETTLING
    composed = await database.read(lambda s: composing.compose_all(s, choose(s), upto=upto))
    at = _Round(platforms=platforms, zone=zone, now=now, upto=upto)
    numbers: dict[int, int] = {}
    reached = 0
    for load in _loads(composed):

        def enter(session: Session, load: _Load = load) -> list[tuple[int | None, int]]:
            return [_enter(session, some, numbers.get(place), at) for place, some in load]

        for (place, _), (number, chats) in zip(load, await database.transact(enter), strict=True):
            reached += chats
            if number is not None:
                numbers[place] = number
    if composed:
        due = sum(len(each.chats) for each in composed)
        log.info("bulletins entered", extra={"due": due, "chats": reached})
    return reached


def _loads(composed: Sequence[Composed]) -> Iterator[_Load]:
    """Yield what is entered in one transaction each."""
    load: _Load = []
    room = MOST_CHATS
    for place, each in enumerate(composed):
        chats = list(each.chats.items())
        for start in range(0, len(chats), MOST_CHATS):
            some = chats[start : start + MOST_CHATS]
            if load and (len(some) > room or len(load) == MOST_BULLETINS):
                yield load
                load, room = [], MOST_CHATS
            load.append((place, replace(each, chats=dict(some))))
            room -= len(some)
    if load:
        yield load


def _enter(
    session: Session, some: Composed, number: int | None, at: _Round
) -> tuple[int | None, int]:
    """Enter a bulletin for chats that are still due.

    Args:
        session: The transaction.
        some: The bulletin and the chats.
        number: The bulletin's number, where other chats have it already.
        at: The round.

    Returns:
        Its number, None where it has none, and how many chats get it.
    """
    due, chats = some.due, _unserved(session, some, at)
    if not chats:
        return number, 0
    expiry.supersede(session, chats)
    until = max(due.since, at.upto)
    if some.made is not None:
        if number is None:
            number = _issue(session, due, some.made, chats, at)
        elif not issuing.join(session, number, chats, at.now):
            return number, 0  # decided on between two transactions: they are still due
        if bulletins.the(session, number).stage is Stage.DRAFT:
            until = due.since  # until somebody approves it, nobody has been told anything
    same: dict[tuple[Moment, ...], list[int]] = {}
    for chat in chats:
        same.setdefault(some.chats[chat].times, []).append(chat)
    for times, numbers in same.items():
        next_at = next_bulletin(times, due.due_at, at.zone)
        store.schedule(session, numbers, next_at, until=until)
    return number, len(chats) if some.made is not None else 0


def _unserved(session: Session, some: Composed, at: _Round) -> list[int]:
    """Take back what did not reach chats yet; return those that stand as they were read.

    They were read before: meanwhile somebody else may have served them, or a lane has begun.
    """
    until = alike.told_up_to(session, some.chats)
    same = [chat for chat, read in some.chats.items() if until.get(chat) == read.until]
    expiry.merge_into_next(session, same, at.now)
    until = alike.told_up_to(session, same)
    return [chat for chat in same if until[chat] == some.due.since]


def _issue(session: Session, due: Due, made: Bulletin, chats: Sequence[int], at: _Round) -> int:
    return issuing.issue(
        session,
        made,
        chats,
        at.platforms[due.platform],
        platform=due.platform,
        topics=due.selection.topics,
        brief=due.brief,
        zone=at.zone,
        now=at.now,
        due_at=due.due_at,
        doubts=approvals.doubts(session, made.stories, unit=due.asks, brief=due.brief),
    )
