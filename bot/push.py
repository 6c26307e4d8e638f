"""Bulletins that are due → deliveries in the ledger. Sending them is the lane's work.

Who is due is one query a minute, however many chats there are. A machine that was down at 07:00
and is back at 07:40 finds its chats still due, once: their news since the last bulletin goes out
as one, and the next time is reckoned from now.
"""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta, tzinfo
from itertools import groupby

from sqlalchemy.orm import Session

from bot import ledger, render, store
from bot.audience import Chat
from bot.platforms.base import Abilities
from bot.times import next_bulletin
from jobs import store as news
from jobs.bulletin import Bulletin, Window, compose
from jobs.database import Database

log = logging.getLogger(__name__)

LONGEST_WINDOW = timedelta(days=3)
"""After a longer silence older news is no news."""


async def push_due(
    database: Database, platforms: Mapping[str, Abilities], *, zone: tzinfo, now: datetime
) -> int:
    """Enter the bulletins of all chats that are due; return how many chats get one.

    A chat on a platform that is not running stays due.
    """
    due = await database.transact(lambda session: store.due_chats(session, now))
    served = [chat for chat in due if chat.at.platform in platforms]
    return await _push(database, served, platforms, zone=zone, now=now)


async def push_now(
    database: Database,
    chats: Sequence[Chat],
    platforms: Mapping[str, Abilities],
    *,
    zone: tzinfo,
    now: datetime,
) -> int:
    """Enter a bulletin for ``chats`` whether due or not; return how many get one."""
    active = [chat for chat in chats if chat.paused is None and chat.at.platform in platforms]
    return await _push(database, active, platforms, zone=zone, now=now)


def preview(
    session: Session, topics: Sequence[str], *, since: datetime, now: datetime
) -> Bulletin | None:
    """Compose the bulletin that a chat with this choice would get now; keep nothing."""
    window = Window(since=max(since, now - LONGEST_WINDOW), until=now)
    stories = news.stories(session, since=window.since, until=now)
    return compose(stories, topics, window)


async def _push(
    database: Database,
    chats: Sequence[Chat],
    platforms: Mapping[str, Abilities],
    *,
    zone: tzinfo,
    now: datetime,
) -> int:
    reached = 0
    for alike in _alike(chats):
        abilities = platforms[alike[0].at.platform]

        def enter(
            session: Session, alike: Sequence[Chat] = alike, abilities: Abilities = abilities
        ) -> int:
            return _enter(session, alike, abilities, zone=zone, now=now)

        reached += await database.transact(enter)
    if chats:
        log.info("bulletins entered", extra={"due": len(chats), "chats": reached})
    return reached


def _alike(chats: Sequence[Chat]) -> list[list[Chat]]:
    """Return the chats in groups that get the very same messages."""

    def likeness(chat: Chat) -> tuple[str, tuple[str, ...], datetime]:
        return chat.at.platform, tuple(sorted(chat.topics)), chat.until

    return [list(group) for _, group in groupby(sorted(chats, key=likeness), key=likeness)]


def _enter(
    session: Session, chats: Sequence[Chat], abilities: Abilities, *, zone: tzinfo, now: datetime
) -> int:
    # They were read in an earlier transaction: meanwhile somebody else may have served them.
    unserved = store.unserved(session, [chat.id for chat in chats], until=chats[0].until)
    chats = [chat for chat in chats if chat.id in unserved]
    if not chats:
        return 0
    topics = chats[0].topics
    bulletin = preview(session, topics, since=chats[0].until, now=now)
    if bulletin is not None:
        messages = render.messages(
            render.bulletin(bulletin, zone), render.bulletin_choices(bulletin), abilities
        )
        ledger.enter(session, bulletin, messages, chats, topics=topics, now=now)
    for times, same in groupby(sorted(chats, key=_times), key=_times):
        due = next_bulletin(times, now, zone)
        store.schedule(session, [chat.id for chat in same], due, until=now)
    return len(chats) if bulletin is not None else 0


def _times(chat: Chat) -> tuple[time, ...]:
    return chat.times
