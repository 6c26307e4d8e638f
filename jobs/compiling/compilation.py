"""The compilation for the cell meeting: which stories of a period, in which sections. Pure.

A story's weight is how many outlets tell it, how near its topic is to a cell's work, and what an
admin thinks of it. Sections take turns by their share of the reading time; within a section the
weeks of the period, the topics and the outlets take turns, so that the last days or one busy
newspaper do not fill the page. What is chosen is the whole of the document: kept as a list, it
gives the same document again, whatever becomes of the articles.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from jobs import topics
from jobs.compiling import read_aloud
from jobs.compiling.commemorations import Commemoration
from jobs.compiling.months import Period
from jobs.news import Story
from jobs.promulgated import Promulgated, undated
from jobs.text import fold, words
from jobs.worth import LIGHT, NEAR, PASSING, SAME_OUTLET, worth


class Kind(StrEnum):
    """What is compiled: the month for the meeting, a week, or one topic over any dates."""

    MONTH = "month"
    WEEK = "week"
    TOPIC = "topic"


MINUTES = 8
"""How long a compilation takes to be read out, where nobody says: the meeting has an hour."""

SHARES = (0.34, 0.16, 0.20, 0.08, 0.12, 0.10)
"""What part of the reading time each group of the taxonomy gets, in its order; a guess for a cell
whose meeting is about the Party's work first. What a group cannot fill goes to the others."""

STARRED = 100.0
"""An admin's star outweighs everything."""
SAME_WEEK, SAME_TOPIC = 0.5, 0.35
"""What a story weighs less for each one chosen of its week, and of its topic."""

MOST_SENTENCES = 3
LONGEST_ITEM = 95
"""Syllables of sentences in one item; its first sentence may be longer, up to ``TOO_LONG``."""
TOO_LONG = 110
LEAST_ROOM = 45
"""Syllables: in less than that no item is worth reading out."""
ALIKE = 0.5
"""Headlines that share so many of their words tell the same."""
SOURCE = 6
"""Syllables of an outlet and a date."""
ENDS = (".", "!", "?", ".”", '."', "!”", "?”", ".)")
"""How a whole sentence ends; what a feed cut off does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A story in a compilation, as it is printed.

    Attributes:
        entry: The database's number of the entry that is quoted.
        members: The numbers of all entries of its story, as far as they are known.
        section: The group of the taxonomy in which it stands.
        title: The headline, or an admin's words instead of it.
        sentences: Verbatim sentences of the article; empty where it has nothing but a headline.
        outlet: The name of the feed that brought it.
        link: The page of the article.
        published: The local day; None where nobody says.
        outlets: How many outlets tell it.
    """

    entry: int
    members: tuple[int, ...]
    section: str
    title: str
    sentences: tuple[str, ...]
    outlet: str
    link: str
    published: date | None
    outlets: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be compiled.

    Attributes:
        kind: Month, week or topic.
        period: The days whose news is told.
        minutes: How long it may take to be read out.
        topics: Ids of the topics wanted; empty for all.
        starred: Entries whose stories must be in it.
        vetoed: Entries whose stories must not.
    """

    kind: Kind
    period: Period
    minutes: int = MINUTES
    topics: tuple[str, ...] = ()
    starred: frozenset[int] = frozenset()
    vetoed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Compilation:
    """The whole of what is printed; the same one always gives the same document.

    Attributes:
        kind: Month, week or topic.
        period: The days whose news it tells.
        title: Its title, as it is printed; "" for the usual one.
        items: Its stories in reading order, those of a section together.
        documents: Documents issued in the period.
        days: Days to remember in the month after it.
        topics: Ids of the topics asked for; empty for all.
        minutes: How long it was to take.
        spelled_out: Whether abbreviations are printed in full, for reading aloud.
    """

    kind: Kind
    period: Period
    title: str = ""
    items: tuple[Item, ...] = ()
    documents: tuple[Promulgated, ...] = ()
    days: tuple[Commemoration, ...] = ()
    topics: tuple[str, ...] = ()
    minutes: int = MINUTES
    spelled_out: bool = False

    @property
    def sections(self) -> Mapping[str, tuple[Item, ...]]:
        """Its items by section, in the order of reading."""
        return MappingProxyType(
            {
                section: found
                for section in groups()
                if (found := tuple(item for item in self.items if item.section == section))
            }
        )

    @property
    def length(self) -> int:
        """How many syllables it has, read aloud."""
        return sum(map(syllables, self.items)) + appended(self.documents, self.days)


def compose(
    stories: Sequence[Story],
    order: Order,
    *,
    documents: Sequence[Promulgated] = (),
    days: Sequence[Commemoration] = (),
    zone: tzinfo,
) -> Compilation:
    """Choose what is told.

    Args:
        stories: The ready stories of the period, each once; none that was withdrawn.
        order: What is wanted.
        documents: Documents issued in the period.
        days: Days to remember.
        zone: Where days begin and end.

    Returns:
        The compilation; without items where there is nothing to tell. It takes no longer than
        ``order.minutes``, unless an admin starred more than that.
    """
    room = order.minutes * read_aloud.PER_MINUTE - appended(documents, days)
    told = {each.entry for each in documents}
    order = replace(order, vetoed=order.vetoed | (told - order.starred))
    chosen = _choose(_candidates(stories, order, zone), room)
    return Compilation(
        kind=order.kind,
        period=order.period,
        items=in_order(chosen),
        documents=tuple(documents),
        days=tuple(days),
        topics=order.topics,
        minutes=order.minutes,
    )


@cache
def groups() -> tuple[str, ...]:
    """Return the sections, in the order in which they are read."""
    return tuple(dict.fromkeys(topic.group for topic in topics.topics()))


def item_of(story: Story, zone: tzinfo) -> Item:
    """Return a story as it stands in a compilation."""
    known = [found for name in story.topics if (found := topics.topic(name))]
    return Item(
        entry=story.entry,
        members=(story.entry, *(each.entry for each in story.others)),
        section=known[0].group if known else _other(),
        title=story.title,
        sentences=_told(story),
        outlet=story.outlet,
        link=story.link,
        published=story.published.astimezone(zone).date() if story.published else None,
        outlets=1 + len(story.others),
    )


def in_order(items: Sequence[Item]) -> tuple[Item, ...]:
    """Put sections together, in their order; within a section nothing moves."""
    return tuple(sorted(items, key=lambda item: groups().index(item.section)))


def syllables(item: Item) -> int:
    """Count what is said when an item is read out."""
    return SOURCE + sum(read_aloud.length(text) for text in (item.title, *item.sentences))


def appended(documents: Sequence[Promulgated], days: Sequence[Commemoration]) -> int:
    """Count what is said of documents and days to remember."""
    told = sum(SOURCE + read_aloud.length(f"{each.name} {each.sentence}") for each in documents)
    return told + sum(SOURCE + read_aloud.length(each.name) for each in days)


def alike(one: str, other: str) -> bool:
    """Say whether two headlines tell the same, going by their words."""
    mine, yours = set(words(one)), set(words(other))
    return len(mine & yours) >= ALIKE * len(mine | yours)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A story that may be told; ``week`` counts from the period's beginning."""

    item: Item
    weight: float
    starred: bool
    topic: str
    week: int


def _candidates(stories: Sequence[Story], order: Order, zone: tzinfo) -> list[_Candidate]:
    found = []
    for story in stories:
        item = item_of(story, zone)
        fitting = [name for name in story.topics if not order.topics or name in order.topics]
        starred = not order.starred.isdisjoint(item.members)
        vetoed = not order.vetoed.isdisjoint(item.members)
        if vetoed or story.machine_written or not (fitting or starred):
            continue
        week = (item.published - order.period.first).days // 7 if item.published else 0
        topic = fitting[0] if fitting else ""
        weight = _weight(item, topic) + (STARRED if starred else 0)
        if order.topics and (wanted := topics.topic(topic)):
            item = replace(item, section=wanted.group)
            weight += NEAR if story.topics[0] == topic else -NEAR
        found.append(_Candidate(item, weight, starred, topic, week))
    return found


def _weight(item: Item, topic: str) -> float:
    passed = LIGHT if PASSING.search(item.title) else 0.0
    return worth(item.title, topic, outlets=item.outlets, bare=not item.sentences) - passed


def _choose(candidates: Sequence[_Candidate], room: int) -> list[Item]:
    """Let sections take turns until the time is over; the starred ones come in any case."""
    waiting: dict[str, list[_Candidate]] = defaultdict(list)
    for each in candidates:
        waiting[each.item.section].append(each)
    chosen: list[_Candidate] = []
    used: Counter[str] = Counter()
    shares = dict(zip(groups(), SHARES, strict=True))
    while waiting:
        section = min(waiting, key=lambda name: (used[name] / shares[name], groups().index(name)))
        best = _best(waiting[section], chosen)
        waiting[section].remove(best)
        if not waiting[section]:
            del waiting[section]
        item = _fitted(best.item, room - sum(used.values()), must=best.starred)
        if item is None or any(_same(best.item, other.item) for other in chosen):
            continue
        chosen.append(replace(best, item=item))
        used[section] += syllables(item)
        if room - sum(used.values()) < LEAST_ROOM:
            waiting = _starred(waiting)
    # What is read first is what the meeting is for.
    return [each.item for each in sorted(chosen, key=lambda each: topics.rank(each.topic))]


def _starred(waiting: Mapping[str, list[_Candidate]]) -> dict[str, list[_Candidate]]:
    left = {name: [each for each in some if each.starred] for name, some in waiting.items()}
    return {name: some for name, some in left.items() if some}


def _best(some: Sequence[_Candidate], chosen: Sequence[_Candidate]) -> _Candidate:
    """Choose the heaviest, less what was told already of its week, topic and outlet."""
    told = [each for each in chosen if each.item.section == some[0].item.section]
    weeks = Counter(each.week for each in told)
    topics_told = Counter(each.topic for each in told)
    outlets = Counter(each.item.outlet for each in chosen)

    def worth(each: _Candidate) -> tuple[float, int]:
        less = SAME_WEEK * weeks[each.week] + SAME_TOPIC * topics_told[each.topic]
        return each.weight - less - SAME_OUTLET * outlets[each.item.outlet], -each.item.entry

    return max(some, key=worth)


def _fitted(item: Item, room: int, *, must: bool) -> Item | None:
    """Return an item with as many of its sentences as fit; None where not even one does."""
    for kept in range(len(item.sentences), 0, -1):
        shorter = replace(item, sentences=item.sentences[:kept])
        if syllables(shorter) <= room:
            return shorter
    if must:
        return replace(item, sentences=item.sentences[:1])
    return item if not item.sentences and syllables(item) <= room else None


def _same(one: Item, other: Item) -> bool:
    return (
        not set(one.members).isdisjoint(other.members)
        or fold(one.title) == fold(other.title)
        or one.link == other.link
        or alike(one.title, other.title)
    )


def _told(story: Story) -> tuple[str, ...]:
    """Return whole sentences of the summary, from the first on, that are not too long to hear."""
    told: list[str] = []
    room = LONGEST_ITEM
    for sentence in map(undated, story.sentences):
        said = read_aloud.length(sentence)
        if not sentence.endswith(ENDS) or sentence.endswith(("...", "..”")) or said > TOO_LONG:
            continue
        if told and (said > room or len(told) == MOST_SENTENCES):
            break
        told.append(sentence)
        room -= said
    return tuple(told)


def _other() -> str:
    """The section of a story that fits no topic, and that an admin wants all the same."""
    found = topics.topic("kinh_te_xa_hoi")
    return found.group if found else groups()[0]
