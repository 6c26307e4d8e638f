"""Bulletins that are due → deliveries in the ledger. Sending them is the lane's work.

Who is due is one query a minute, however many chats there are. A machine that was down at 07:00
and is back at 07:40 finds its chats still due, once: their news since the last bulletin goes out
as one, and the next time is reckoned from now.
"""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from itertools import groupby

from sqlalchemy.orm import Session

from bot import approvals, expiry, health, issuing, store
from bot.audience import Chat
from bot.platforms.base import Abilities
from bot.times import next_bulletin
from jobs import store as news
from jobs.bulletin import Bulletin, Window, compose
from jobs.database import Database

log = logging.getLogger(__name__)

SETTLING = timedelta(seconds=5)
"""How far a bulletin's window stays behind the clock where several machines enter news: what one
of them has marked as ready a moment ago may be committed only now, or its clock be late."""

LONGEST_WINDOW = timedelta(days=3)
"""After a longer silence older news is no news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alike:
    """Chats that get the very same messages.

    Attributes:
        chats: The chats; at least one.
        due_at: When their bulletin is due: an asking unit's is composed before that.
        asks: Whether their unit asks for approval.
    """

    chats: Sequence[Chat]
    due_at: datetime
    asks: bool


async def push_due(
    database: Database, platforms: Mapping[str, Abilities], *, zone: tzinfo, now: datetime
) -> int:
    """Enter the bulletins of all chats that are due; return how many chats get one.

    A chat on a platform that is not running stays due. One whose unit asks for approval is due
    half an hour earlier, so that the approved bulletin is not late.
    """
    due = await database.transact(lambda s: _due(s, platforms, zone=zone, now=now))
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
    wanted = [chat.id for chat in chats if chat.at.platform in platforms]

    def active(session: Session) -> list[_Alike]:
        expiry.merge_into_next(session, wanted, now)
        asking = approvals.chats_asking(session)
        found = [chat for chat in store.chats(session) if chat.id in set(wanted)]
        return _alike([chat for chat in found if chat.paused is None], asking, lambda _: now)

    groups = await database.transact(active)
    return await _push(database, groups, platforms, zone=zone, now=now)


def about_to_tell(
    session: Session, platforms: Mapping[str, Abilities], *, now: datetime
) -> set[int]:
    """Return the entries of the bulletins that are due now: their sources are looked at first."""
    due = [chat for chat in store.due_chats(session, now) if chat.at.platform in platforms]
    choices = {(tuple(sorted(chat.topics)), chat.until) for chat in due}
    made = (preview(session, topics, since=since, now=now) for topics, since in choices)
    return {story.entry for each in made if each for story in each.stories}


def preview(
    session: Session, topics: Sequence[str], *, since: datetime, now: datetime
) -> Bulletin | None:
    """Compose the bulletin that a chat with this choice would get now; keep nothing."""
    window = Window(since=max(since, now - LONGEST_WINDOW), until=now)
    stories = news.stories(session, since=window.since, until=now)
    return compose(stories, topics, window)


def _due(
    session: Session, platforms: Mapping[str, Abilities], *, zone: tzinfo, now: datetime
) -> list[_Alike]:
    """Return who is due, once what did not reach them yet was taken back into their news."""
    _set_right(session, zone=zone, now=now)
    expiry.expire(session, now)
    asking = approvals.chats_asking(session)
    until = now + approvals.LEAD if asking else now
    due = [
        chat
        for chat in store.due_chats(session, until)
        if chat.at.platform in platforms and (chat.id in asking or _at(chat, now) <= now)
    ]
    if not due:
        return []
    numbers = [chat.id for chat in due]
    if expiry.merge_into_next(session, numbers, now):
        wanted = set(numbers)
        due = [chat for chat in store.due_chats(session, until) if chat.id in wanted]
    return _alike(due, asking, lambda chat: max(_at(chat, now), now))


def _set_right(session: Session, *, zone: tzinfo, now: datetime) -> None:
    """Reckon anew where a wrong clock had set the next bulletin, or the last, into the future."""
    for chat in health.astray(session, now):
        due = next_bulletin(chat.times, now, zone)
        store.schedule(session, [chat.id], due, until=min(chat.until, now))


async def _push(
    database: Database,
    groups: Sequence[_Alike],
    platforms: Mapping[str, Abilities],
    *,
    zone: tzinfo,
    now: datetime,
) -> int:
    reached, upto = 0, now if database.ordered else now - SETTLING
    for alike in groups:
        abilities = platforms[alike.chats[0].at.platform]

        def enter(session: Session, alike: _Alike = alike, abilities: Abilities = abilities) -> int:
            return _enter(session, alike, abilities, zone=zone, now=now, upto=upto)

        reached += await database.transact(enter)
    if groups:
        due = sum(len(alike.chats) for alike in groups)
        log.info("bulletins entered", extra={"due": due, "chats": reached})
    return reached


def _alike(
    chats: Iterable[Chat], asking: frozenset[int], due_at: Callable[[Chat], datetime]
) -> list[_Alike]:
    """Return the chats in groups that get the very same messages."""

    def likeness(chat: Chat) -> tuple[str, tuple[str, ...], datetime, bool, datetime]:
        asks = chat.id in asking
        due = due_at(chat)
        return chat.at.platform, tuple(sorted(chat.topics)), chat.until, asks, due

    return [
        _Alike(chats=list(group), due_at=key[4], asks=key[3])
        for key, group in groupby(sorted(chats, key=likeness), key=likeness)
    ]


def _enter(
    session: Session,
    alike: _Alike,
    abilities: Abilities,
    *,
    zone: tzinfo,
    now: datetime,
    upto: datetime,
) -> int:
    # They were read in an earlier transaction: meanwhile somebody else may have served them.
    since = alike.chats[0].until
    unserved = store.unserved(session, [chat.id for chat in alike.chats], until=since)
    chats = [chat for chat in alike.chats if chat.id in unserved]
    if not chats:
        return 0
    issuing.supersede(session, [chat.id for chat in chats])
    told = max(since, upto)
    made = preview(session, chats[0].topics, since=since, now=told)
    if made is not None:
        doubts = approvals.doubts(session, made.stories, unit=alike.asks)
        if doubts:
            told = since  # until somebody approves it, nobody has been told anything
        issuing.issue(
            session,
            made,
            chats,
            abilities,
            zone=zone,
            now=now,
            due_at=alike.due_at,
            doubts=doubts,
        )
    for times, same in groupby(sorted(chats, key=_times), key=_times):
        due = next_bulletin(times, max(alike.due_at, now), zone)
        store.schedule(session, [chat.id for chat in same], due, until=told)
    return len(chats) if made is not None else 0


def _at(chat: Chat, now: datetime) -> datetime:
    return chat.next_at or now


def _times(chat: Chat) -> tuple[time, ...]:
    return chat.times
