"""How a source is doing, in words; when its admin hears of it, and that he hears it once.

All of it is decided here, purely; what is known is kept with the feed (``jobs.stores.feeds``), and
who is told, and how, is the counter's affair (``bot/care/watch.py``).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from jobs import links
from jobs.errors import (
    AnswerError,
    MovedAwayError,
    NotAFeedError,
    RefusedAddressError,
    TooLargeError,
    TooSlowError,
    WallError,
)
from jobs.news import Entry, Feed


class State(StrEnum):
    """What the last pull of a feed came to."""

    NEW = "new"
    NOTHING_NEW = "nothing-new"
    EMPTY = "empty"
    NOT_A_FEED = "not-a-feed"
    BLOCKED = "blocked"
    GONE = "gone"
    MOVED = "moved"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    TOO_LARGE = "too-large"
    TOO_SLOW = "too-slow"
    BROKEN = "broken"


WELL = frozenset({State.NEW, State.NOTHING_NEW})

PASSING = frozenset({State.UNREACHABLE, State.TOO_SLOW, State.BROKEN, State.EMPTY})
"""What often mends itself: servers are down at night, feeds are emptied while they are made."""

FAILURES = 3
"""After so many failures in a row, with waits that double from 15 minutes: 1.5 hours."""

FAILURES_IN_PASSING = 5
NIGHT = timedelta(hours=12)
"""What often mends itself has died after so many and as long: portals are closed at night."""

SILENCE = timedelta(days=30)
"""A feed that brought nothing for as long is dead though it answers: papers merge, feeds stay."""

SILENT = "silent"


KINDS: tuple[tuple[type[Exception], State], ...] = (
    (WallError, State.BLOCKED),
    (NotAFeedError, State.NOT_A_FEED),
    (MovedAwayError, State.MOVED),
    (RefusedAddressError, State.REFUSED),
    (TooLargeError, State.TOO_LARGE),
    (TooSlowError, State.TOO_SLOW),
)
SHUT = frozenset({401, 403, 407, 429, 451})
LOST = frozenset({404, 410})


def state_of(error: Exception) -> State:
    """Say what an error of fetching or reading means for the feed."""
    if isinstance(error, AnswerError):
        if error.status in LOST:
            return State.GONE
        shut = error.walled or error.status in SHUT
        return State.BLOCKED if shut else State.UNREACHABLE
    return next((state for kind, state in KINDS if isinstance(error, kind)), State.UNREACHABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A feed, as far as its health goes.

    Attributes:
        feed: The feed.
        state: What its last pull came to; None before the first.
        fault: Why its last pull failed, in English; None where it did not.
        failing_since: When the first of its failures in a row was; None where the last went well.
        new_at: When it last brought something new; None where it never did.
        added_at: When it was added.
        paused: Whether an admin halted it.
        told: The trouble that the admins know of, a `State` or ``SILENT``; None: none.
        alarm: What changed suddenly, and is not yet told; None: nothing.
    """

    feed: Feed
    state: State | None = None
    fault: str | None = None
    failing_since: datetime | None = None
    new_at: datetime | None = None
    added_at: datetime
    paused: bool = False
    told: str | None = None
    alarm: "Alarm | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """A sudden change of a source, as a stranger who took it over would make it.

    Attributes:
        hosts: Where its entries suddenly lead; such entries are not taken.
        title: What it suddenly calls itself; "" where its name is as before.
        was: What it called itself before.
    """

    hosts: tuple[str, ...] = ()
    title: str = ""
    was: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What the admins are to hear of one feed.

    Attributes:
        watched: The feed.
        trouble: A `State` or ``SILENT`` where it has died; None where it has not.
        back: Whether it is back after trouble that they were told of.
        alarm: What changed suddenly; None: nothing.
    """

    watched: Watched
    trouble: str | None = None
    back: bool = False
    alarm: Alarm | None = None


def trouble(watched: Watched, now: datetime, *, all_lost: bool = False) -> str | None:
    """Say what a feed has died of; None where it lives, or it is too soon to tell.

    Args:
        watched: The feed.
        now: The moment; aware.
        all_lost: Whether it is our own connection that is lost: then it is not too soon.
    """
    if watched.state is None or watched.paused:
        return None
    if watched.state not in WELL:
        lost = all_lost and watched.state is State.UNREACHABLE
        return str(watched.state) if lost or _died(watched, now) else watched.told
    return SILENT if _is_silent(watched, now) else None


def _died(watched: Watched, now: datetime) -> bool:
    if watched.state not in PASSING:
        return watched.feed.failures >= FAILURES
    through_the_night = now - (watched.failing_since or now) >= NIGHT
    return watched.feed.failures >= FAILURES_IN_PASSING and through_the_night


def _is_silent(watched: Watched, now: datetime) -> bool:
    return now - (watched.new_at or watched.added_at) > SILENCE


def news(watched: Watched, now: datetime, *, all_lost: bool = False) -> News | None:
    """Decide what the admins hear of a feed now; None where nothing.

    They hear once that it has died, once that it is back; another cause meanwhile is not news.
    ``all_lost`` as in ``trouble``.
    """
    died = trouble(watched, now, all_lost=all_lost)
    heard = watched.told is not None
    if died and not heard:
        return News(watched=watched, trouble=died, alarm=watched.alarm)
    back = heard and died is None and not watched.paused
    if back or watched.alarm:
        return News(watched=watched, back=back, alarm=watched.alarm)
    return None


def all_lost(watched: Sequence[Watched], feeds: int) -> bool:
    """Say whether so many of ``feeds`` are unreachable, and not told of, that it is our own fault.

    They need not have become so in the same minute: feeds are pulled all around the clock.
    """
    lost = [each for each in watched if each.state is State.UNREACHABLE and not each.told]
    return _most(sum(each.feed.failures >= FAILURES_IN_PASSING for each in lost), feeds)


def all_at_once(told: Sequence[News], feeds: int) -> bool:
    """Say whether it is told of so many feeds together that it is our own connection."""
    return _most(sum(each.trouble == State.UNREACHABLE for each in told), feeds)


def _most(lost: int, feeds: int) -> bool:
    return lost >= 3 and lost * 10 >= feeds * 8


def at_home(link: str, feed: Feed) -> bool:
    """Say whether an entry leads to one of the hosts of its feed, or to a part of one."""
    hosts = {links.site(feed.url), *map(links.bare, feed.hosts or ())}
    site = links.site(link)
    return "*" in hosts or any(site == host or site.endswith(f".{host}") for host in hosts)


def hosts_of(entries: Sequence[Entry], feed: Feed) -> tuple[str, ...]:
    """Return the hosts, besides the feed's own, to which its entries lead."""
    return tuple(sorted({links.site(e.link) for e in entries if not at_home(e.link, feed)}))


def alarm(feed: Feed, title: str, strange: Sequence[str]) -> Alarm | None:
    """Decide whether what a pull brought is so unlike the feed that somebody should look.

    Args:
        feed: As it was before.
        title: What it calls itself now; "" where it does not.
        strange: Hosts to which its entries lead, and none ever led before.
    """
    was, now = links.words(feed.title), links.words(title)
    # Of "Tin mới" or "RSS" no word counts: what is called so is called as before.
    other = bool(feed.title and title and was != now and was.isdisjoint(now))
    if not other and not strange:
        return None
    return Alarm(
        hosts=tuple(strange), title=title if other else "", was=feed.title if other else ""
    )
