"""Which entries tell the same event: entries arrive one by one, each joins a story or begins one.

An entry is weighed as syllables and syllable bigrams, the rarer the heavier; the rarity is the one
that ships with the summarizer's weights, so it does not drift as entries come. An entry joins the
story to whose members it is nearest on average, if that is near enough and clearly nearer than the
next stories: reports that are this like each other are one event in a quiet field, but not in a
war about which there are ten stories a day.

Likeness is not enough where offices write to templates and columns come every day, and what is
taken for told is never told. So a story ends a day after it began, an outlet adds to its own only
what it says in the same words and under the same headline, a count that has gone on since the day
before is news, and nothing joins where something speaks against it (``different_events``).

A remembered entry is about 1 kB of hashed terms and small weights, and 1 kB of headline and lead;
an index of hashed terms says whom to compare with. The database keeps the same, so that a restart
forgets nothing.

Measured on the dev clusters of three corpora (822 articles, 230 stories), shuffled, one by one,
B-cubed F1, means of three shuffles: half of the clusters, on which the constants were chosen, 94.6
alone and 90.2 among 10,000 other articles; the other half, kept out, 95.8 and 91.6. They tell no
outlets and no times, and some hold what is parted on purpose: three draws of a lottery, the medals
of three provinces. A full window of 10,000 holds 28 MB, and the next entry costs 1.8 ms of CPU on a
busy machine, two thirds of it for weighing (``tests/benchmarks/stories.py``). On live items, read
and parted into events, 99 of 100 in a story are of one event (70 by likeness alone), and 93 of 100
of an event in one story; half of them, kept out until the rules for one outlet's own headlines
(``tests/jobs/test_stories.py``).
"""

import math
import sys
from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, pairwise, repeat
from operator import mul
from typing import Self
from zlib import crc32

from jobs.different_events import Head, counted_on, differ, headed_alike
from jobs.summarizers.bigrams import weights
from jobs.text import words

NEAR = 0.09
"""The mean likeness to a story's members from which an article joins it …"""
CROWD = 0.6
"""… and this much of the mean likeness to the next stories is added to that."""
RIVALS = 5
"""How many next stories are looked at."""
NEAR_TEASER = 0.27
"""Instead of ``NEAR`` for a headline and a teaser: two short texts look alike by chance."""
FEW_TERMS = 60
"""As many terms as a teaser has; up to ``TERMS`` the threshold sinks evenly."""
SPAN = timedelta(hours=30)
"""An entry joins no story that began so much earlier, or later, than it appeared.

Counted from the first telling, so that a column of every day or a meeting of a week is not one
story. Of 253 pairs of tellings of one event by two outlets, read among live items, 251 lay less
than a day apart; the rest of it is for who tells it the next morning.
"""
FRESH = timedelta(hours=6)
"""So long after a story began likeness counts in full …"""
FADES = timedelta(hours=24)
"""… and so much later it counts half: what is told the next day is more often a new turn."""
AGAIN = 0.45
"""An outlet tells one event twice only in the same words: this likeness …"""
COPIED = 0.8
"""… (this, where the headline is another: then it was corrected) …"""
AGAIN_SPAN = timedelta(hours=12)
"""… and within this span; what it tells else of the same matter is news. After as long, another
count of the same thing is, too, whoever tells it."""
MOST_ENTRIES = 10_000
"""So many entries are remembered; the oldest is forgotten first."""
READ = 3_000
"""How much of a text is weighed, in characters."""
TERMS = 200
"""An entry's heaviest terms are kept."""
TITLE = 2
"""A headline's word counts like so many of the body's."""
LEAST_RARITY = 3.0
"""Terms more common in the language than this are no evidence."""
RAREST = 13.6
"""The rarity of a term never seen; classes of frequency are subtracted."""
COMMONEST = 400
"""A term of so many remembered entries says nothing about an event."""
COMMONPLACE = frozenset(
    crc32(term.encode())
    for term in (
        "đảng", "đảng viên", "đồng chí", "chi bộ", "đảng bộ", "đảng uỷ", "cấp uỷ", "uỷ viên",
        "bí thư", "chức đảng", "các chi", "thư chi", "thư đảng", "nghị quyết", "quyết số",
        "chuyên đề", "nq", "tw", "nq tw", "tw của", "phê bình", "sinh hoạt",
    )
)  # fmt: skip
"""Nor do terms that any report from a party's cells has, rare as they are in newspapers."""
FAINT = 0.03
"""Likenesses below this are chance."""
STORIES_MET, MEMBERS_MET = 12, 8
"""At most so many stories, and so many of the newest members of each, are compared in full."""
ENTRIES_MET = 32
INDEXED = 100
"""An entry is found by so many of its heaviest terms."""

BUCKETS = 1 << 16
COUNTED = 1 << 20
SCALE = 400
"""A weight of a vector of length 1, times this, is a byte."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """An entry's terms, the heaviest first, as hashes; a byte of weight for each."""

    terms: "array[int]"
    weights: bytes

    def to_bytes(self) -> bytes:
        """Return 5 bytes a term: all hashes, little-endian, then all weights."""
        return _little(self.terms).tobytes() + self.weights

    @classmethod
    def from_bytes(cls, raw: bytes) -> Self:
        """Undo ``to_bytes``."""
        count = len(raw) // 5
        return cls(_little(array("I", raw[: 4 * count])), raw[4 * count :])


@dataclass(frozen=True, slots=True)
class _Remembered:
    """An entry in the window."""

    entry: int
    story: int
    at: datetime | None
    print: Fingerprint
    head: Head | None


class Stories:
    """Guards what is remembered of the last entries. Not for several threads at once."""

    def __init__(self, *, span: timedelta = SPAN, most: int = MOST_ENTRIES) -> None:
        """Begin with nothing remembered; at most 65,535 entries can be."""
        self._span, self._most = span, most
        self._slots: list[_Remembered | None] = [None] * most
        self._order: deque[int] = deque()
        self._free = list(range(most))
        self._known: set[int] = set()
        self._members: dict[int, list[int]] = defaultdict(list)
        self._first: dict[int, datetime] = {}
        self._buckets: list[array[int] | None] = [None] * BUCKETS
        self._counts = array("H", bytes(2 * COUNTED))
        self.read_to: datetime | None = None
        """Up to when what the database keeps is remembered; None: not read yet."""

    def __len__(self) -> int:
        """Return how many entries are remembered."""
        return len(self._order)

    def __contains__(self, entry: int) -> bool:
        """Say whether an entry is remembered."""
        return entry in self._known

    def add(
        self, entry: int, title: str, text: str, at: datetime | None, outlet: str | None = None
    ) -> int:
        """Take in the next entry and say to which story it belongs.

        Args:
            entry: Its number; none is used twice.
            title: Its headline; "" where it has none.
            text: Lead and body, or the teaser; "" where there is none.
            at: When it appeared or was seen; aware. None where nobody knows: any story may do.
            outlet: Who tells it; None where nobody knows.

        Returns:
            The number of the entry with which the story began: ``entry`` itself where it is new.
        """
        mark, told = weigh(title, text), Head.of(title, text, outlet)
        story = self.find(mark, at, told)
        story = entry if story is None else story
        self.remember(entry, story, mark, at, told)
        return story

    def find(self, mark: Fingerprint, at: datetime | None, told: Head | None = None) -> int | None:
        """Return the story that an entry would join; None where it is a new one.

        Without ``told`` nothing but the likeness is asked.
        """
        query = self._query(mark)
        near = self._near(query, at)
        means = sorted(((mean, story) for story, mean in near.items()), reverse=True)
        threshold, own = _threshold(len(mark.terms)), False
        for place, (best, story) in enumerate(means, 1):
            rivals = sum(mean for mean, _ in means[place : place + RIVALS]) / RIVALS
            if best <= threshold + CROWD * rivals:
                break
            if told is None:
                return story
            if self._own_news(story, query, at, told):
                own = True
                continue
            akin = not own or any(headed_alike(told, head) for _, head in self._heads(story))
            if akin and not self._other_event(story, at, told):
                return story
        return None

    def remember(
        self,
        entry: int,
        story: int,
        mark: Fingerprint,
        at: datetime | None,
        told: Head | None = None,
    ) -> None:
        """Remember an entry whose story is known."""
        if not self._free:
            self._drop(self._order.popleft())
        slot = self._free.pop()
        self._slots[slot] = _Remembered(entry, story, at, mark, told)
        self._order.append(slot)
        self._known.add(entry)
        self._members[story].append(slot)
        if at is not None:
            self._first[story] = min(at, self._first.get(story, at))
        for term in mark.terms:
            self._counts[term % COUNTED] += 1
        for term in mark.terms[:INDEXED]:
            bucket = self._buckets[term % BUCKETS]
            if bucket is None:
                bucket = self._buckets[term % BUCKETS] = array("H")
            bucket.append(slot)

    def forget(self, *, before: datetime) -> None:
        """Forget the oldest entries, as far as they appeared before ``before``.

        Nothing joins them any more, and among the few that share most terms with the next entry
        they would take the places of those that it may join.
        """
        while self._order and (at := self._held(self._order[0]).at) and at < before:
            self._drop(self._order.popleft())

    def _query(self, mark: Fingerprint) -> dict[int, float]:
        """Return an entry's terms and weights, without what too many entries have."""
        counts, scale = self._counts, 1 / SCALE**2
        return {
            term: weight * scale
            for term, weight in zip(mark.terms, mark.weights, strict=True)
            if counts[term % COUNTED] < COMMONEST
        }

    def _near(self, query: Mapping[int, float], at: datetime | None) -> dict[int, float]:
        """Return the mean likeness to the members of each story that is worth looking at."""
        near: dict[int, float] = {}
        for story in self._worth(query):
            first = self._first.get(story)
            if _within(self._span, at, first):
                slots = self._members[story][-MEMBERS_MET:]
                likes = [_like(query, self._held(slot).print) for slot in slots]
                total = sum(like for like in likes if like > FAINT)
                if total:
                    near[story] = total / len(likes) * _fresh(at, first)
        return near

    def _heads(self, story: int) -> Iterator[tuple[_Remembered, Head]]:
        for slot in self._members[story][-MEMBERS_MET:]:
            other = self._held(slot)
            if other.head is not None:
                yield other, other.head

    def _own_news(
        self, story: int, query: Mapping[int, float], at: datetime | None, told: Head
    ) -> bool:
        """Say whether its outlet told the story lately, and now tells something else of it."""
        for other, head in self._heads(story):
            if told.outlet == head.outlet is not None and _within(AGAIN_SPAN, at, other.at):
                like = _like(query, other.print)
                if like < AGAIN or (like < COPIED and not headed_alike(told, head)):
                    return True
        return False

    def _other_event(self, story: int, at: datetime | None, told: Head) -> bool:
        """Say whether something speaks against an entry's being of a story that it is like."""
        before: list[Head] = []
        for other, head in self._heads(story):
            if not _within(AGAIN_SPAN, at, other.at):
                if told.outlet == head.outlet is not None:
                    return True
                before.append(head)
            if differ(told, head):
                return True
        return counted_on(told, before)

    def _worth(self, query: Mapping[int, float]) -> Iterator[int]:
        """Yield the stories of the entries that share most terms, each once."""
        buckets = [self._buckets[term % BUCKETS] for term in list(query)[:INDEXED]]
        shared = Counter(chain.from_iterable(bucket for bucket in buckets if bucket))
        met: dict[int, None] = {}
        for slot, _ in shared.most_common(ENTRIES_MET):
            met[self._held(slot).story] = None
            if len(met) == STORIES_MET:
                break
        yield from met

    def _drop(self, slot: int) -> None:
        oldest = self._held(slot)
        for term in oldest.print.terms:
            self._counts[term % COUNTED] -= 1
        for term in oldest.print.terms[:INDEXED]:
            bucket = self._buckets[term % BUCKETS]
            if bucket is not None:
                bucket.remove(slot)
        self._members[oldest.story].remove(slot)
        if not self._members[oldest.story]:
            del self._members[oldest.story]
            self._first.pop(oldest.story, None)
        self._known.discard(oldest.entry)
        self._slots[slot] = None
        self._free.append(slot)

    def _held(self, slot: int) -> _Remembered:
        held = self._slots[slot]
        if held is None:
            raise AssertionError("an index that points to a forgotten entry")
        return held


def weigh(title: str, text: str) -> Fingerprint:
    """Weigh an entry's syllables and bigrams."""
    head, body = words(title), words(text[:READ])
    counts = Counter(chain(body, map(" ".join, pairwise(body))))
    for term in chain(head, map(" ".join, pairwise(head))):
        counts[term] += TITLE
    learnt = weights()
    heavy: list[tuple[float, int]] = []
    for term, count in counts.items():
        hashed = crc32(term.encode())
        if hashed in COMMONPLACE:
            continue
        table = learnt.pair_rarity if " " in term else learnt.word_rarity
        rarity = RAREST - table[hashed & (len(table) - 1)]
        if rarity > LEAST_RARITY:
            heavy.append((rarity if count == 1 else rarity * (1 + math.log(count)), hashed))
    heavy.sort(reverse=True)
    del heavy[TERMS:]
    length = math.sqrt(sum(weight * weight for weight, _ in heavy))
    return Fingerprint(
        array("I", [hashed for _, hashed in heavy]),
        bytes(min(255, max(1, round(SCALE * weight / length))) for weight, _ in heavy),
    )


def _like(query: Mapping[int, float], other: Fingerprint) -> float:
    like: float = sum(map(mul, map(query.get, other.terms, repeat(0.0)), other.weights))
    return like


def _within(span: timedelta, one: datetime | None, other: datetime | None) -> bool:
    return one is None or other is None or abs(one - other) <= span


def _fresh(at: datetime | None, first: datetime | None) -> float:
    """Return what likeness counts of an entry to a story that began then."""
    age = abs(at - first) if at and first else FRESH
    return 1 / (1 + max(age - FRESH, timedelta()) / FADES)


def _threshold(terms: int) -> float:
    length = min(max(terms - FEW_TERMS, 0) / (TERMS - FEW_TERMS), 1.0)
    return NEAR_TEASER + length * (NEAR - NEAR_TEASER)


def _little(terms: "array[int]") -> "array[int]":
    if sys.byteorder == "little":
        return terms
    swapped = array("I", terms)
    swapped.byteswap()
    return swapped
