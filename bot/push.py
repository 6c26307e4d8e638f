"""Bulletins that are due → deliveries in the ledger. Sending them is the lane's work.

Who is due is one query a minute, however many chats there are. A machine that was down at 07:00
and is back at 07:40 finds its chats still due, once: their news since the last bulletin goes out
as one, and the next time is reckoned from now.
"""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo

from sqlalchemy.orm import Session

from bot import issuing
from bot.audience import Chat
from bot.platforms.base import Abilities
from bot.stores import ahead, approvals, bulletins, expiry, health, store
from bot.typed.times import Moment, next_bulletin
from jobs.bulletin import Bulletin, Window, compose
from jobs.database import Database
from jobs.news import Story
from jobs.selection import Selection, Sources
from jobs.stores import store as news
from jobs.stories import SPAN

log = logging.getLogger(__name__)

SETTLING = timedelta(seconds=5)
"""How far a bulletin's window stays behind the clock where several machines enter news: what one
of them has marked as ready a moment ago may be committed only now, or its clock be late."""

LONGEST_WINDOW = timedelta(days=3)
"""After a longer silence older news is no news."""

TOGETHER = 20
"""Choices that are entered in one transaction: the news is read once for them, and admins who
write meanwhile wait half a second at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alike:
    """Chats that get the very same messages.

    Attributes:
        chats: The chats; at least one.
        due_at: When their bulletin is due: an asking unit's is composed before that.
        asks: Whether their unit asks for approval.
    """

    chats: list[Chat]
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
        found = [chat for chat in store.chats(session, wanted) if chat.paused is None]
        return _alike(found, asking, lambda _: now)

    groups = await database.transact(active)
    return await _push(database, groups, platforms, zone=zone, now=now)


async def set_right(database: Database, *, zone: tzinfo, now: datetime) -> None:
    """Reckon anew what a wrong clock has set into the future, before news are looked for.

    What is ready from now on is news to every chat: else it would be older than what a chat was
    told last, by a clock that was ahead, and never be told.
    """
    await database.transact(lambda s: _set_chats_right(s, zone=zone, now=now))


def about_to_tell(
    session: Session, platforms: Mapping[str, Abilities], *, now: datetime
) -> set[int]:
    """Return the entries of the bulletins that are due now: their sources are looked at first."""
    due = [chat for chat in store.due_chats(session, now) if chat.at.platform in platforms]
    choices = {(chat.selection, chat.until): chat for chat in due}
    ready = _News(session, now)
    made = (ready.bulletin(chat.selection, since=chat.until, to=chat) for chat in choices.values())
    return {story.entry for each in made if each for story in each.stories}


def preview(
    session: Session, wanted: Selection, *, since: datetime, now: datetime
) -> Bulletin | None:
    """Compose the bulletin that a chat with this choice would get now; keep nothing."""
    return _News(session, now).bulletin(wanted, since=since)


class _News:
    """What is ready in one transaction: read once, however many choices are made of it."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now
        self._read: dict[tuple[datetime, Sources], list[Story]] = {}

    def bulletin(
        self, wanted: Selection, *, since: datetime, to: Chat | None = None
    ) -> Bulletin | None:
        """Compose the bulletin of one choice; None where there is nothing to tell.

        What was told to the chat ``to`` is not told again.
        """
        window = Window(since=max(since, self._now - LONGEST_WINDOW), until=self._now)
        stories = self._stories(window.since, wanted.sources)
        fitting = [story for story in stories if wanted.fits(story)]
        told = (
            bulletins.told_to(self._session, to.id, since=window.since - SPAN)
            if to is not None and any(story.before for story in fitting)
            else ()
        )
        return compose(fitting, wanted.topics, window, most=wanted.most, told=told)

    def _stories(self, since: datetime, sources: Sources) -> list[Story]:
        if (since, sources) not in self._read:
            hears = sources.hears if sources != Sources() else None
            self._read[since, sources] = news.stories(
                self._session, since=since, until=self._now, hears=hears
            )
        return self._read[since, sources]


def _due(
    session: Session, platforms: Mapping[str, Abilities], *, zone: tzinfo, now: datetime
) -> list[_Alike]:
    """Return who is due, once what did not reach them yet was taken back into their news."""
    _set_chats_right(session, zone=zone, now=now)
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


def _set_chats_right(session: Session, *, zone: tzinfo, now: datetime) -> None:
    """Reckon anew where a wrong clock had set the next bulletin, or the last, into the future.

    What it has made ready and told lies in its order just behind now: so nothing is told twice
    when its hour comes, and nothing is left out that was not told.
    """
    ahead.set_right(session, now)
    astray, ready = health.astray(session, now), news.ready_ahead(session, now)
    wrong = sorted({*ready.values(), *(chat.until for chat in astray if chat.until > now)})
    places = {at: now - timedelta(microseconds=n) for n, at in enumerate(reversed(wrong), 1)}
    news.set_right(session, {entry: places[at] for entry, at in ready.items()})
    for chat in astray:
        due = next_bulletin(chat.times, now, zone)
        store.schedule(session, [chat.id], due, until=places.get(chat.until, chat.until))


async def _push(
    database: Database,
    groups: Sequence[_Alike],
    platforms: Mapping[str, Abilities],
    *,
    zone: tzinfo,
    now: datetime,
) -> int:
    reached, upto = 0, now if database.ordered else now - SETTLING
    for start in range(0, len(groups), TOGETHER):
        some = groups[start : start + TOGETHER]

        def enter(session: Session, some: Sequence[_Alike] = some) -> int:
            return _enter_all(session, some, platforms, zone=zone, now=now, upto=upto)

        reached += await database.transact(enter)
    if groups:
        due = sum(len(alike.chats) for alike in groups)
        log.info("bulletins entered", extra={"due": due, "chats": reached})
    return reached


def _alike(
    chats: Iterable[Chat], asking: frozenset[int], due_at: Callable[[Chat], datetime]
) -> list[_Alike]:
    """Return the chats in groups that get the very same messages."""
    groups: dict[tuple[object, ...], _Alike] = {}
    for chat in sorted(chats, key=lambda chat: chat.id):
        asks, due = chat.id in asking, due_at(chat)
        wanted = replace(chat.selection, topics=tuple(sorted(chat.topics)))
        key = (chat.at.platform, wanted, chat.brief, chat.until, asks, due)
        groups.setdefault(key, _Alike(chats=[], due_at=due, asks=asks)).chats.append(chat)
    return sorted(groups.values(), key=lambda alike: alike.due_at)


def _enter_all(
    session: Session,
    groups: Sequence[_Alike],
    platforms: Mapping[str, Abilities],
    *,
    zone: tzinfo,
    now: datetime,
    upto: datetime,
) -> int:
    ready = _News(session, upto)
    return sum(
        _enter(session, each, ready, platforms, zone=zone, now=now, upto=upto) for each in groups
    )


def _enter(
    session: Session,
    alike: _Alike,
    ready: _News,
    platforms: Mapping[str, Abilities],
    *,
    zone: tzinfo,
    now: datetime,
    upto: datetime,
) -> int:
    abilities = platforms[alike.chats[0].at.platform]
    # They were read in an earlier transaction: meanwhile somebody else may have served them.
    since = alike.chats[0].until
    unserved = store.unserved(session, [chat.id for chat in alike.chats], until=since)
    chats = [chat for chat in alike.chats if chat.id in unserved]
    if not chats:
        return 0
    issuing.supersede(session, [chat.id for chat in chats])
    told = max(since, upto)
    made = ready.bulletin(chats[0].selection, since=since, to=chats[0]) if since < upto else None
    if made is not None:
        doubts = approvals.doubts(session, made.stories, unit=alike.asks, brief=chats[0].brief)
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
    same: dict[tuple[Moment, ...], list[int]] = {}
    for chat in chats:
        same.setdefault(chat.times, []).append(chat.id)
    for times, numbers in same.items():
        due = next_bulletin(times, max(alike.due_at, now), zone)
        store.schedule(session, numbers, due, until=told)
    return len(chats) if made is not None else 0


def _at(chat: Chat, now: datetime) -> datetime:
    return chat.next_at or now
