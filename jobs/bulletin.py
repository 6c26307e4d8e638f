"""Chooses, orders and groups stories into a bulletin. Pure: no clock, no database."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from jobs import links, topics
from jobs.news import Story
from jobs.text import fold
from jobs.worth import SAME_OUTLET, worth

MOST_STORIES = 10
"""What a member reads through in three minutes."""


MOST_RANKED = 25
"""Stories of a list that topics and outlets take turns in: so many pages few people turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What became known after ``since`` and not after ``until``; aware, UTC."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Stories of one topic, best first; ``topic`` is None for those that fit none."""

    topic: topics.Topic | None
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulletin:
    """What goes out at one time for one choice of topics.

    Attributes:
        window: From when to when its news became known.
        sections: In the order of the taxonomy; none is empty, and no story stands twice.
        left_out: How many stories of the window fitted the choice but not the length.
    """

    window: Window
    sections: tuple[Section, ...]
    left_out: int

    @property
    def stories(self) -> tuple[Story, ...]:
        """All stories in reading order."""
        return tuple(story for section in self.sections for story in section.stories)

    def foremost(self, most: int) -> tuple[Story, ...]:
        """Return the ``most`` stories that most outlets tell, in reading order."""
        first = sorted(self.stories, key=lambda story: -len(story.others))[:most]
        return tuple(story for story in self.stories if story in first)

    @property
    def machine_written(self) -> bool:
        """Whether a language model wrote any of it: then a person approves it first."""
        return any(story.machine_written for story in self.stories)


def compose(
    stories: Sequence[Story],
    wanted: Sequence[str],
    window: Window,
    *,
    most: int = MOST_STORIES,
    told: Collection[int] = (),
) -> Bulletin | None:
    """Make a bulletin of at most ``most`` stories: what is worth most, see ``worth``.

    Each topic gives its best story before any gives its second, so that a busy topic does not crowd
    out the others; where there are more topics than room, those with the best stories give. An
    outlet's next story counts less than its first; of equals the newest is told. News that fits no
    topic is told only to chats that chose none, and only where nothing else is there to tell. A
    story is not told again to whom it was told, however it grew; one that found no room before may
    find it now.

    Args:
        stories: What became ready in the window, the newest first.
        wanted: Ids of the topics chosen; empty for all.
        window: What the stories were chosen by.
        most: The most stories to tell.
        told: The entries by which stories were told to whom it is for.

    Returns:
        None where there is nothing to tell.
    """
    known = frozenset(told)
    fitting = _fitting([each for each in stories if known.isdisjoint(each.entries)], wanted)
    chosen = _chosen(fitting, most)
    return _in_sections(chosen, window, left_out=len(fitting) - len(chosen)) if chosen else None


def arranged(
    stories: Sequence[Story], wanted: Sequence[str], window: Window, *, left_out: int = 0
) -> Bulletin | None:
    """Make a bulletin of stories that were chosen already; within a section their order stays.

    Returns:
        None where none of them fits the topics.
    """
    fitting = _fitting(stories, wanted)
    return _in_sections(fitting, window, left_out=left_out) if fitting else None


def ranked(stories: Sequence[Story], wanted: Sequence[str]) -> list[Story]:
    """Return stories as whoever asks for those of some days is told them, what weighs most first.

    The first ``MOST_RANKED`` take turns as in a bulletin. What fits no topic stands last, and only
    where no topics are wanted.

    Args:
        stories: The stories, the newest first.
        wanted: As for ``compose``.
    """
    fitting = _fitting(stories, wanted)
    first = _chosen(fitting, MOST_RANKED)
    rest = [each for each in fitting if each not in first]
    rest.sort(key=lambda each: _worth(*each), reverse=True)
    told = [story for _, story in (*first, *rest)]
    known = {story.entry for story in told}
    others = () if wanted else (each for each in _once(stories) if each.entry not in known)
    return [*told, *others]


def _in_sections(told: Sequence[tuple[str, Story]], window: Window, *, left_out: int) -> Bulletin:
    by_topic: dict[str, list[Story]] = {}
    for topic, story in told:
        by_topic.setdefault(topic, []).append(story)
    sections = tuple(
        Section(topic=topics.topic(name), stories=tuple(by_topic[name]))
        for name in sorted(by_topic, key=topics.rank)
    )
    return Bulletin(window=window, sections=sections, left_out=left_out)


def _once(stories: Sequence[Story]) -> list[Story]:
    seen: set[str] = set()
    once: list[Story] = []
    for story in stories:
        keys = {fold(story.title)} | ({story.link} if not links.is_home(story.link) else set())
        if keys.isdisjoint(seen):
            once.append(story)
        seen |= keys
    return once


def _fitting(stories: Sequence[Story], wanted: Sequence[str]) -> list[tuple[str, Story]]:
    """Return what may be told, each with its topic; "" where there is nothing but what has none."""
    found: list[tuple[str, Story]] = []
    others: list[tuple[str, Story]] = []
    for story in _once(stories):
        fitting = [topic for topic in story.topics if not wanted or topic in wanted]
        if fitting:
            found.append((fitting[0], story))
        elif not story.topics and not wanted:
            others.append(("", story))
    return found or others


def _chosen(fitting: Sequence[tuple[str, Story]], most: int) -> list[tuple[str, Story]]:
    """Let topics take turns until there is no room; the best of each stands first."""
    worths = {story.entry: _worth(topic, story) for topic, story in fitting}
    waiting, chosen, outlets = list(fitting), list[tuple[str, Story]](), Counter[str]()
    gave = set[str]()

    def here(each: tuple[str, Story]) -> float:
        return worths[each[1].entry] - SAME_OUTLET * outlets[each[1].outlet]

    while waiting and len(chosen) < most:
        turn = [each for each in waiting if each[0] not in gave]
        if not turn:
            gave.clear()
            continue
        topic, story = best = max(turn, key=here)
        waiting.remove(best)
        chosen.append(best)
        gave.add(topic)
        outlets[story.outlet] += 1
    return chosen


def _worth(topic: str, story: Story) -> float:
    outlets = 1 + len(story.others)
    return worth(story.title, topic, outlets=outlets, bare=not story.sentences)
