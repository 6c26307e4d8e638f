"""Chooses, orders and groups stories into a bulletin. Pure: no clock, no database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from jobs import topics
from jobs.news import Story
from jobs.text import fold

MOST_STORIES = 10
"""What a member reads through in three minutes."""


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

    @property
    def machine_written(self) -> bool:
        """Whether a language model wrote any of it: then a person approves it first."""
        return any(story.machine_written for story in self.stories)


def compose(
    stories: Sequence[Story], wanted: Sequence[str], window: Window, *, most: int = MOST_STORIES
) -> Bulletin | None:
    """Make a bulletin of at most ``most`` stories.

    Each topic gives its best story before any gives its second, so that a busy topic or a busy
    outlet does not crowd out the others. News that fits no topic is told only to chats that
    chose none, and only where nothing else is there to tell. A story that grew in the window, and
    that this choice of topics could have heard of before it, is not told again.

    Args:
        stories: What became ready in the window, the newest first.
        wanted: Ids of the topics chosen; empty for all.
        window: What the stories were chosen by.
        most: The most stories to tell.

    Returns:
        None where there is nothing to tell.
    """
    new = [story for story in stories if not _heard(story, wanted)]
    by_topic = _by_topic(_once(new), wanted)
    fitting = sum(map(len, by_topic.values()))
    if not fitting:
        return None
    chosen = set(_in_turn(list(by_topic.values()), most))
    sections = tuple(
        Section(topic=topics.topic(name), stories=told)
        for name in sorted(by_topic, key=_rank)
        if (told := tuple(story for story in by_topic[name] if story in chosen))
    )
    return Bulletin(window=window, sections=sections, left_out=fitting - len(chosen))


def _heard(story: Story, wanted: Sequence[str]) -> bool:
    """Say whether this choice could have heard of a story before the window."""
    return story.before is not None and (not wanted or bool(set(story.before) & set(wanted)))


def _once(stories: Sequence[Story]) -> list[Story]:
    seen: set[str] = set()
    once: list[Story] = []
    for story in stories:
        for key in (fold(story.title), story.link):
            if key in seen:
                break
        else:
            once.append(story)
        seen.update((fold(story.title), story.link))
    return once


def _by_topic(stories: Sequence[Story], wanted: Sequence[str]) -> dict[str, list[Story]]:
    by_topic: dict[str, list[Story]] = {}
    others: list[Story] = []
    for story in stories:
        fitting = [topic for topic in story.topics if not wanted or topic in wanted]
        if fitting:
            by_topic.setdefault(fitting[0], []).append(story)
        elif not story.topics and not wanted:
            others.append(story)
    if not by_topic and others:
        return {"": others}
    return by_topic


def _in_turn(queues: Sequence[Sequence[Story]], most: int) -> list[Story]:
    longest = max(map(len, queues))
    turns = [queue[turn] for turn in range(longest) for queue in queues if turn < len(queue)]
    return turns[:most]


def _rank(topic: str) -> int:
    order = {known.id: number for number, known in enumerate(topics.topics())}
    return order.get(topic, len(order))
