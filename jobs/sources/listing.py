"""What a source gives, whatever its kind."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Protocol, TypeVar

from jobs.news import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What one reading of a feed brought.

    Attributes:
        title: What the feed calls itself; "" where it does not.
        entries: As listed, at most ``MOST_ENTRIES`` of them. Where one page is announced twice (the
            same link, its mobile or AMP twin, a changed headline), the later entry has the guid of
            the earlier.
        unlinked: Entries without a usable address, ``link`` is "": there is nothing to lead
            members to, so they are no news for bulletins.
        every: How often the feed wants to be pulled at most; None where it does not say.
    """

    title: str = ""
    entries: tuple[Entry, ...] = ()
    unlinked: tuple[Entry, ...] = ()
    every: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """An item as its feed wrote it, before anything of it is believed.

    Attributes:
        guid: Its own name; "" where it has none.
        title: Perhaps with markup, perhaps escaped twice.
        link: Perhaps relative, perhaps no address at all; "" where it names none.
        dates: As written, the best first.
        text: Teaser or full text, as HTML.
    """

    guid: str = ""
    title: str = ""
    link: str = ""
    dates: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A feed as it wrote itself: its name, its items, and the wait it wishes (None: no wish)."""

    title: str = ""
    items: tuple[Announced, ...] = ()
    every: timedelta | None = None


class Source(Protocol):
    """Reads one kind of feed. Pure, and callable in another process."""

    def __call__(
        self, body: bytes, *, url: str, content_type: str | None, fetched_at: datetime
    ) -> Listing:
        """Return what stands in ``body``: all that a pull sees, so the newest must be among it.

        Args:
            body: As it was fetched.
            url: From where.
            content_type: What the server says it is; None where it is silent.
            fetched_at: When; nothing was published later. Aware, UTC.

        Raises:
            jobs.errors.NotAFeedError: It cannot be read; the text says what it looks like.
            jobs.errors.FetchError: It is packed, and damaged or too large when unpacked.
        """


MOST_ENTRIES = 1000
"""The longest live feed seen had 200; a feed of 20,000 is an archive or an attack."""

T = TypeVar("T")


def ends(items: Iterable[T]) -> list[T]:
    """Return ``MOST_ENTRIES`` at most: of more the first half and the last, none else is held.

    Where the newest stand, nobody knows: some feeds grow for ever at their end.
    """
    left, half = iter(items), MOST_ENTRIES // 2
    return [*islice(left, half), *deque(left, MOST_ENTRIES - half)]


LONGEST_GUID = 500
LONGEST_TITLE = 300
LONGEST_TEXT = 20_000
