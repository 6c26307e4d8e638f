"""The taxonomy of topics: what a chat can choose, and which topics an article belongs to.

The phrases live in ``topics.yaml`` beside this file. An article's words are compared with them in
``canonical`` form, punctuation ignored ("phòng, chống tham nhũng" = "phòng chống tham nhũng"),
diacritics kept: "ký luật" is no "kỷ luật".

Measured on real items of 16 outlets, titles with teasers, labelled by reading, several topics
possible (``tests/jobs/topic_labels.json``): micro-F1 0.86 on the 443 that the phrases were grown
from; on 54 labelled afterwards and never learnt from precision 0.76, recall 0.68, F1 0.72, first
topic right 0.72. Two samples before that gave 0.78 and 0.77 when first met.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from jobs.text import fold, syllables, words

MOST_TOPICS = 3
LEAST_SCORE = 3.0
RELATIVE_CUT = 0.7
"""A further topic needs so much of the best one's score; tuned on labelled items."""
ABROAD, ABROAD_CUT = "doi_ngoai", 0.9
"""News from abroad is first of all that: a fire in Spain is no matter of our own order."""
READ = 1_500
"""How much of an article is looked at, in characters: news says first what it is about."""
LEAST_PREFIX = 3
"""Shorter beginnings of a name are taken for a typing error."""

OTHER = "khac"
"""Stands for all that no topic is about; competes with the topics, and is never given back."""

STRONG, WEAK, SHADOW = "strong", "weak", "shadow"
WEIGHT = {("title", STRONG): 5.0, ("title", WEAK): 1.0, ("body", STRONG): 2.0, ("body", WEAK): 1.0}

CLAUSE_END = re.compile(r"[.!?;…]\s|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a chat can choose to hear about.

    Attributes:
        id: The stable ASCII key; the only thing that is stored.
        label: The full name, as members read it.
        short: The name on a button; at most 20 characters.
        group: The section of the compilation in which its news stands.
        phrases: Strong evidence; one in a headline is enough.
        weak: Supporting evidence, never enough alone.
        aliases: What members type instead of the name, folded.
        exclude: Phrases in whose clause no evidence for this topic counts.
    """

    id: str
    label: str
    short: str
    group: str
    phrases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(slots=True)
class _Node:
    """A syllable on the way through the phrases, and the evidence that ends here."""

    after: dict[str, "_Node"]
    found: list[tuple[str, str]]


@cache
def topics() -> tuple[Topic, ...]:
    """Give all topics in the order of the menus."""
    return tuple(_topic(row) for row in _file()["topics"])


def topic(id: str) -> Topic | None:  # noqa: A002
    """Give the topic with this id; None where the taxonomy has none."""
    return _by_id().get(id)


def named(text: str) -> Topic | None:
    """Find the one topic that a member means: by id, label, short name or alias, as typed.

    Case, diacritics and punctuation do not matter. The beginning of a name will do where it is
    the beginning of only one topic's names. None where nothing or more than one thing is meant.
    """
    typed = _key(text)
    names = _names()
    if typed in names:
        return _by_id()[names[typed]]
    if len(typed) < LEAST_PREFIX:
        return None
    meant = {id_ for name, id_ in names.items() if name.startswith(typed)}
    return _by_id()[meant.pop()] if len(meant) == 1 else None


def classify(title: str, text: str) -> tuple[str, ...]:
    """Say which topics an article belongs to: ids, best first, at most three.

    Args:
        title: The headline.
        text: Lead and body, or the feed's teaser; "" where there is none.

    Returns:
        The ids; empty where no topic fits.
    """
    scores = score(title, text)
    best = max(scores.values(), default=0.0)
    order = sorted(scores, key=scores.__getitem__, reverse=True)
    floor = max(LEAST_SCORE, best * (ABROAD_CUT if ABROAD in order[:1] else RELATIVE_CUT))
    ranked = [id_ for id_ in order if scores[id_] >= floor]
    return () if OTHER in ranked[:1] else tuple(id_ for id_ in ranked if id_ != OTHER)[:MOST_TOPICS]


def score(title: str, text: str) -> dict[str, float]:
    """Weigh the evidence for each topic that has any, in the order of the menus."""
    seen = {(*hit, "title") for hit in _evidence(title)}
    seen |= {(*hit, "body") for hit in _evidence(text[:READ])}
    sums: dict[str, float] = defaultdict(float)
    for id_, kind, _, zone in seen:
        sums[id_] += WEIGHT[zone, kind]
    return {id_: sums[id_] for id_ in (OTHER, *_by_id()) if id_ in sums}


def _evidence(text: str) -> Iterator[tuple[str, str, str]]:
    """Each hit as (topic, strong or weak, its words), clause by clause."""
    for clause in CLAUSE_END.split(text):
        hits = list(_hits(words(clause)))
        shadowed = {id_ for id_, kind, _ in hits if kind == SHADOW}
        yield from (hit for hit in hits if hit[0] not in shadowed)


def _hits(clause: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    root = _tree()
    for start in range(len(clause)):
        node = root
        for end in range(start, len(clause)):
            if (step := node.after.get(clause[end])) is None:
                break
            node = step
            if node.found:
                phrase = " ".join(clause[start : end + 1])
                yield from ((id_, kind, phrase) for id_, kind in node.found)


@cache
def _file() -> dict[str, Any]:
    text = resources.files("jobs").joinpath("topics.yaml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.safe_load(text)
    return content


@cache
def _tree() -> _Node:
    """All phrases of all topics as one tree of syllables."""
    root = _Node({}, [])
    for phrase in _file()["other"]:
        _plant(root, words(phrase)).found.append((OTHER, STRONG))
    for each in topics():
        for kind, phrases in ((STRONG, each.phrases), (WEAK, each.weak), (SHADOW, each.exclude)):
            for phrase in phrases:
                _plant(root, words(phrase)).found.append((each.id, kind))
    return root


def _plant(root: _Node, phrase: Iterable[str]) -> _Node:
    node = root
    for word in phrase:
        node = node.after.setdefault(word, _Node({}, []))
    return node


@cache
def _by_id() -> dict[str, Topic]:
    return {each.id: each for each in topics()}


@cache
def _names() -> dict[str, str]:
    """Every folded name → the id; a name that two topics share belongs to the first."""
    names: dict[str, str] = {}
    for each in topics():
        for name in (each.id, each.label, each.short, *each.aliases):
            names.setdefault(_key(name), each.id)
    return names


def _key(name: str) -> str:
    return " ".join(syllables(fold(name).replace("_", " ")))


def _topic(row: Mapping[str, Any]) -> Topic:
    return Topic(
        id=row["id"],
        label=row["label"],
        short=row["short"],
        group=row["group"],
        phrases=_listed(row, "phrases"),
        weak=_listed(row, "weak"),
        aliases=_listed(row, "aliases"),
        exclude=_listed(row, "exclude"),
    )


def _listed(row: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(map(str, row.get(name, ())))
