"""Who is due, and what each chat is told: of all that became ready, what it chose and never heard.

Functions of a session that only read; what they return is entered by ``bot.push``.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.stores import alike, approvals, expiry, told
from bot.stores.alike import Alike
from bot.stores.approvals import Asks
from jobs.bulletin import Bulletin, Window, compose
from jobs.news import Story
from jobs.selection import Selection, Sources
from jobs.stores import hour
from jobs.stores import store as news

LONGEST_WINDOW = timedelta(days=3)
"""After a longer silence older news is no news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What chats have in common that are told alike.

    Attributes:
        platform: Where they are.
        selection: What they chose of the news.
        brief: Whether they are told headlines only.
        since: From when on they are told the news.
        due_at: When their bulletin is due: an asking unit's is composed before that.
        asks: Whether their unit asks for approval.
    """

    platform: str
    selection: Selection
    brief: bool
    since: datetime
    due_at: datetime
    asks: bool


Chats = Mapping[int, Alike]
"""Chats by their numbers, each with what was read of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Who is told now, and what did not reach them yet: chats and bulletins, told anew."""

    groups: Mapping[Due, Chats]
    merged: Container[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """The bulletin of some chats; ``made`` is None where there is nothing to tell them."""

    due: Due
    chats: Chats
    made: Bulletin | None


def who_is_due(session: Session, platforms: Container[str], now: datetime) -> Waiting:
    """Return who is due, and whose unit is to be asked before that."""
    lead = approvals.LEAD if approvals.asked(session, Asks.UNIT) else timedelta()
    return waiting(session, alike.due(session, now + lead), platforms, now)


def waiting(
    session: Session, read: Iterable[Alike], platforms: Container[str], now: datetime
) -> Waiting:
    """Return of ``read`` who is told now; what did not reach a chat yet is told with the rest."""
    asking = approvals.chats_asking(session)
    here = {
        chat: each
        for each in read
        if each.platform in platforms
        for chat in each.chats
        if chat in asking or (each.next_at or now) <= now
    }
    merged = expiry.to_be_merged(session, here)
    begins = dict[int, datetime]()
    for (chat, _), since in merged.items():
        begins[chat] = min(since, begins.get(chat, since))
    groups: dict[Due, dict[int, Alike]] = {}
    for chat, each in here.items():
        due = Due(
            platform=each.platform,
            selection=each.selection,
            brief=each.brief,
            since=min(each.until, begins.get(chat, each.until)),
            due_at=max(each.next_at or now, now),
            asks=chat in asking,
        )
        groups.setdefault(due, {})[chat] = each
    return Waiting(groups=groups, merged=merged.keys())


def compose_all(session: Session, waiting: Waiting, *, upto: datetime) -> list[Composed]:
    """Compose each chat's bulletin of what it was not told; the earliest due first."""
    ready, groups = _News(session, upto), waiting.groups
    longest = _longest(session, upto)
    windows = {due: _window(due.since, longest, upto) for due in groups}
    fitting = {due: ready.fitting(due.selection, window) for due, window in windows.items()}
    entries = {due: _entries(stories) for due, stories in fitting.items()}
    every = frozenset[int]().union(*entries.values())
    known = told.entries_told(session, every, leaving_out=waiting.merged)
    found: dict[tuple[Due, Bulletin | None], dict[int, Alike]] = {}
    for due in sorted(groups, key=lambda due: due.due_at):
        for before, chats in _by_told(groups[due], known, entries[due]).items():
            made = _compose(fitting[due], due.selection, windows[due], before)
            found.setdefault((due, made), {}).update(chats)
    return [Composed(due=due, chats=chats, made=made) for (due, made), chats in found.items()]


def about_to_tell(session: Session, platforms: Container[str], *, now: datetime) -> set[int]:
    """Return the entries of the bulletins that are due now: their sources are looked at first."""
    found = compose_all(session, who_is_due(session, platforms, now), upto=now)
    return {story.entry for each in found if each.made for story in each.made.stories}


def preview(
    session: Session, wanted: Selection, *, since: datetime, now: datetime
) -> Bulletin | None:
    """Compose the bulletin that a chat with this choice would get now; keep nothing."""
    window = _window(since, _longest(session, now), now)
    return _compose(_News(session, now).fitting(wanted, window), wanted, window)


class _News:
    """What is ready, in one transaction: read once, however many choices are made of it."""

    def __init__(self, session: Session, upto: datetime) -> None:
        self._session = session
        self._upto = upto
        self._read: dict[tuple[datetime, Sources], list[Story]] = {}

    def fitting(self, wanted: Selection, window: Window) -> list[Story]:
        """Return what of the news of a window fits a choice, whatever its topics."""
        key = window.since, wanted.sources
        if key not in self._read:
            hears = wanted.sources.hears if wanted.sources != Sources() else None
            self._read[key] = news.stories(
                self._session, since=window.since, until=self._upto, hears=hears
            )
        return [story for story in self._read[key] if wanted.fits(story)]


def _longest(session: Session, upto: datetime) -> datetime:
    """Return from when on what became ready is news."""
    return hour.borne_out(session, upto) - LONGEST_WINDOW


def _window(since: datetime, longest: datetime, upto: datetime) -> Window:
    """Return the window of news from ``since`` on; empty where that is still to come."""
    return Window(since=min(max(since, longest), upto), until=upto)


def _compose(
    fitting: Sequence[Story],
    wanted: Selection,
    window: Window,
    told: frozenset[int] = frozenset(),
) -> Bulletin | None:
    return compose(fitting, wanted.topics, window, most=wanted.most, told=told)


def _entries(stories: Iterable[Story]) -> frozenset[int]:
    return frozenset(entry for story in stories for entry in story.entries)


def _by_told(
    chats: Chats, told: Mapping[int, frozenset[int]], entries: frozenset[int]
) -> dict[frozenset[int], dict[int, Alike]]:
    """Return chats by which of ``entries`` they were told."""
    parted: dict[frozenset[int], dict[int, Alike]] = {}
    for chat, each in chats.items():
        parted.setdefault(told.get(chat, frozenset()) & entries, {})[chat] = each
    return parted
