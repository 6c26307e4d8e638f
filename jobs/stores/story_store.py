"""Stories in the database: an entry gets its story; entries of one story are told as one item.

A story's number is that of the entry with which it began, so that two processes never give one
number twice. The window in memory (``jobs.stories.Stories``) learns only what was committed: it is
read up to date before each entry, the first time as a whole, and a rollback leaves no trace in it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from jobs.database import among
from jobs.different_events import LEAD, Head
from jobs.headline_marks import unmarked
from jobs.news import Story, Telling
from jobs.stories import MOST_ENTRIES, SPAN, Fingerprint, Stories
from jobs.tables import EntryRow, FeedRow
from jobs.topics import MOST_TOPICS

FULL = 6_000
"""An article of so many characters is full; a longer one is no fuller."""


@dataclass(frozen=True, slots=True)
class Member:
    """An entry of a story: its row, its outlet, and the length of its text in characters.

    The length is 0 where nobody asked, because it is the only one of the story.
    """

    row: EntryRow
    outlet: str
    length: int = 0

    @property
    def at(self) -> datetime:
        """When it was published; where nobody says, when it was seen."""
        return self.row.published_at or self.row.seen_at


Choice = Callable[[Member, Sequence[Member]], Member]
"""Chooses by whom a story is told, given the member met first and all members."""


def place(session: Session, stories: Stories, entry: int, mark: Fingerprint, now: datetime) -> None:
    """Give an entry that becomes ready its story: one of the window's, or a new one.

    Args:
        session: The transaction in which it becomes ready.
        stories: The window, which is brought up to date.
        entry: The entry's number.
        mark: What it is compared by.
        now: The moment; aware, UTC.
    """
    row = session.get(EntryRow, entry)
    if row is None:  # its feed was removed meanwhile
        return
    _read(session, stories, now)
    if row.story is None:
        feed = session.get(FeedRow, row.feed_id)
        told = Head.of(row.title, row.text, feed.name if feed else None)
        story = stories.find(mark, row.published_at or row.seen_at, told)
        row.story = row.id if story is None else story
    row.fingerprint = mark.to_bytes()


def forget_marks(session: Session, now: datetime) -> None:
    """Erase the fingerprints of entries that nothing will be compared with any more."""
    session.execute(
        update(EntryRow)
        .where(EntryRow.ready_at < now - 2 * SPAN, EntryRow.fingerprint.is_not(None))
        .values(fingerprint=None)
    )


def lengths(session: Session, stories: Sequence[int]) -> dict[int, int]:
    """Return entry → length of its text, for those of ``stories`` that have several entries.

    To know a length the text must be read: nobody pays for that where there is nothing to choose.
    """
    several = (
        select(EntryRow.story)
        .where(among.of(EntryRow.story, stories))
        .group_by(EntryRow.story)
        .having(func.count() > 1)
    )
    rows = session.execute(
        select(EntryRow.id, func.length(EntryRow.text)).where(EntryRow.story.in_(several))
    )
    return dict(rows.all())


def fullest(_: Member, members: Sequence[Member]) -> Member:
    """Choose the fullest article; of equals the one that came first."""
    return max(members, key=lambda member: (min(member.length, FULL), -member.row.id))


def fullest_of(entries: Collection[int]) -> Choice:
    """Choose the fullest of some entries: what is told of a day appeared on it."""

    def choice(first: Member, members: Sequence[Member]) -> Member:
        return fullest(first, [each for each in members if each.row.id in entries] or [first])

    return choice


def met(first: Member, _: Sequence[Member]) -> Member:
    """Choose the one that was met first, as in a list of search hits."""
    return first


def told(
    found: Sequence[Member],
    mates: Mapping[int, Sequence[Member]],
    choice: Choice,
    *,
    hears: Callable[[str], bool] | None = None,
) -> list[Story]:
    """Tell each story once, at the place of its first member in ``found``.

    Args:
        found: The entries found, in their order.
        mates: All members of their stories that may be told, by the story's number.
        choice: By whom a story is told.
        hears: Says by its name whether an outlet is to tell anything; None: all are.
    """
    stories: list[Story] = []
    seen: set[int] = set()
    for first in found:
        number = first.row.story or first.row.id
        if number not in seen and (hears is None or hears(first.outlet)):
            seen.add(number)
            every = mates.get(number) or [first]
            members = [each for each in every if hears is None or hears(each.outlet)]
            stories.append(_story(choice(first, members), members, every))
    return stories


def _story(head: Member, members: Sequence[Member], every: Sequence[Member]) -> Story:
    row = head.row
    return Story(
        entry=row.id,
        title=unmarked(row.title),
        link=row.link,
        outlet=head.outlet,
        published=row.published_at,
        sentences=tuple(row.sentences),
        topics=_topics([head, *members]),
        machine_written=row.machine_written,
        others=_others(head, members),
        entries=tuple(each.row.id for each in every),
        teased=not row.headline,
    )


def _topics(members: Sequence[Member]) -> tuple[str, ...]:
    named = dict.fromkeys(topic for member in members for topic in member.row.topics)
    return tuple(named)[:MOST_TOPICS]


def _others(head: Member, members: Sequence[Member]) -> tuple[Telling, ...]:
    outlets: dict[str, Member] = {}
    for member in sorted(members, key=lambda member: (member.at, member.row.id)):
        if member.outlet != head.outlet:
            outlets.setdefault(member.outlet, member)
    return tuple(
        Telling(entry=member.row.id, outlet=outlet, link=member.row.link)
        for outlet, member in outlets.items()
    )


def _read(session: Session, stories: Stories, now: datetime) -> None:
    """Let the window learn what was committed since it was read last."""
    # What may be joined now began at most a span ago; its later tellings are no older.
    joined = now - 2 * SPAN
    stories.forget(before=joined)
    since = stories.read_to or joined
    rows = session.execute(
        select(
            EntryRow.id,
            EntryRow.story,
            EntryRow.fingerprint,
            func.coalesce(EntryRow.published_at, EntryRow.seen_at),
            EntryRow.ready_at,
            EntryRow.title,
            func.substr(EntryRow.text, 1, LEAD),
            FeedRow.name,
        )
        .join(FeedRow, FeedRow.id == EntryRow.feed_id)
        .where(EntryRow.ready_at >= since, EntryRow.fingerprint.is_not(None))
        .order_by(EntryRow.ready_at.desc(), EntryRow.id.desc())
        .limit(MOST_ENTRIES)
    ).all()
    for entry, story, raw, at, ready_at, title, lead, outlet in reversed(rows):
        stories.read_to = ready_at
        if entry not in stories and raw is not None:
            told = Head(title, lead, outlet)
            stories.remember(entry, story or entry, Fingerprint.from_bytes(raw), at, told)
