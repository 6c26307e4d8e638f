"""The taxonomy of topics: what a chat can choose, and which topics an article belongs to.

The phrases live in ``topics.yaml`` beside this file. An article's words are compared with them in
``canonical`` form, punctuation ignored ("phòng, chống tham nhũng" = "phòng chống tham nhũng"),
diacritics kept: "ký luật" is no "kỷ luật". What is found is one kind of evidence; the words of
headline and opening, what class and kind they are of, are others; how much each counts was learnt
(``jobs.classifying.topic_model``).

Measured on real items of 17 outlets, titles with teasers, labelled by reading, several topics
possible (``tests/jobs/topic_labels.json``; rules in ``tests/jobs/test_topics.py``). Cross-validated
by days over 9,630 items: precision 0.85, recall 0.85, micro-F1 0.846 by one reader, 0.855 by a
second one (standard error 0.003). Of 530 items of days and outlets left out whole: 0.85, 0.88, 0.87
(0.015). Of 400 items written as portals of the party print theirs, of portals not learnt from:
0.88, the first topic right for 87 of 100. Readers agree to 0.92, so far as they follow the same
rules. The phrases alone had 0.76 on 230 of the newspapers' items. Of what is missed, most are
second opinions ("Ebola in Congo": health, or news from abroad?).
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from jobs.round_ups import led_with
from jobs.text import fold, spelled, stands_in, syllables, words

MOST_TOPICS = 3
LEAST = 0.2
"""The best topic must be so likely, and likelier than that none fits."""
LEAST_FURTHER, RELATIVE_CUT = 0.45, 0.5
"""A further topic must be so likely, and have so much of the best one's chance."""
PARTY = (
    "xay_dung_dang",
    "to_chuc_can_bo",
    "kiem_tra_giam_sat",
    "tuyen_giao",
    "hoc_tap_bac",
    "bao_ve_nen_tang",
    "dan_van",
    "noi_chinh",
    "dai_hoi_bau_cu",
    "sinh_hoat_chi_bo",
)
"""Newspapers, from which was learnt most, say little of these, and portals in other words: they are
also judged by the taxonomy's phrases alone."""
RULE_CUT = 0.7
"""For that they need so much of the best topic's evidence: a review of a year mentions them all."""
EVEN = 5.0
"""Weight of evidence at which such a topic is as likely as not: a strong phrase in the headline."""
OPENING = 600
"""How much of an article is evidence, in characters: as much as a long teaser has, from which was
learnt. News says first what it is about."""
READ = 1_500
"""The same for a party's topics by the phrases alone, and for an editor's phrases: portals take
longer to come to their point."""
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


def rank(id: str) -> int:  # noqa: A002
    """Say where a topic stands in the menus, from 0; behind all others where it is none."""
    return list(_by_id()).index(id) if id in _by_id() else len(_by_id())


def named(text: str, *, begun: bool = True) -> Topic | None:
    """Find the one topic that a member means: by id, label, short name or alias, as typed.

    Case, diacritics and punctuation do not matter. None where nothing or more than one thing is
    meant.

    Args:
        text: What was typed.
        begun: Whether the first words of a name will do, where only one topic's names begin so.
    """
    typed = _key(text)
    names = _names()
    if typed in names:
        return _by_id()[names[typed]]
    if len(typed) < LEAST_PREFIX or not begun:
        return None
    meant = {id_ for name, id_ in names.items() if name.startswith(f"{typed} ")}
    return _by_id()[meant.pop()] if len(meant) == 1 else None


def classify(
    title: str, text: str, *, extra: Mapping[str, Sequence[str]] | None = None
) -> tuple[str, ...]:
    """Say which topics an article belongs to: ids, best first, at most three.

    Args:
        title: The headline.
        text: Lead and body, or the feed's teaser; "" where there is none.
        extra: Further phrases that an editor wants heard, by topic id. An article that ``has``
            one belongs to the topic; tone marks count where the phrase bears any.

    Returns:
        The ids; empty where no topic fits.
    """
    chances = score(title, text)
    none = chances.pop(OTHER)
    asked = [id_ for id_, each in (extra or {}).items() if any(has(title, text, each))]
    best = max(chances.values(), default=0.0)
    floor = max(LEAST_FURTHER, best * RELATIVE_CUT)
    ranked = sorted(chances, key=chances.__getitem__, reverse=True)
    further = [id_ for id_ in ranked[1:] if chances[id_] >= floor]
    fitting = [ranked[0], *further] if best >= max(LEAST, none) else []
    return tuple(dict.fromkeys([*asked, *fitting]))[:MOST_TOPICS]


def score(title: str, text: str) -> dict[str, float]:
    """Say how likely each topic is, 0 to 1, and how likely that none fits, under ``OTHER``."""
    from jobs.classifying import topic_model  # numpy: 12 MB that a bot without news does without

    title, text = subject(title, text)
    likely, none = topic_model.chances(title, text, evidence(title, text))
    by_rule = _by_rule(evidence(title, text, read=READ))
    for id_ in PARTY:
        likely[id_] = max(likely[id_], by_rule.get(id_, 0.0))
    return {**likely, OTHER: none}


def has(title: str, text: str, phrases: Iterable[str]) -> Iterator[bool]:
    """Yield for each of an editor's phrases whether an article has it, headline or opening."""
    zones = [spelled(title), spelled(text[:READ])]
    for phrase in phrases:
        wanted = spelled(phrase)
        yield bool(wanted[0].strip()) and any(stands_in(wanted, zone) for zone in zones)


def subject(title: str, text: str) -> tuple[str, str]:
    """Give what an item is about: of a round-up what it leads with, else headline and text."""
    lead = led_with(title)
    return (title, text) if lead is None else (lead, "")


def evidence(title: str, text: str, *, read: int = OPENING) -> list[tuple[str, str, str]]:
    """Find the taxonomy's phrases: topic, strong or weak, title or body; each phrase once."""
    zones = (("title", title), ("body", text[:read]))
    return [
        (id_, kind, zone) for zone, part in zones for id_, kind, _ in sorted(set(_evidence(part)))
    ]


def _by_rule(found: Iterable[tuple[str, str, str]]) -> dict[str, float]:
    """Say how likely topics are by the taxonomy alone."""
    sums: dict[str, float] = defaultdict(float)
    for id_, kind, zone in found:
        sums[id_] += WEIGHT[zone, kind]
    floor = RULE_CUT * max(sums.values(), default=0.0)
    return {id_: 1 / (1 + math.exp(EVEN - sum_)) for id_, sum_ in sums.items() if sum_ >= floor}


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
    told: dict[str, Any] = {name: row[name] for name in ("id", "label", "short", "group")}
    for name in ("phrases", "weak", "aliases", "exclude"):
        told[name] = tuple(map(str, row.get(name, ())))
    return Topic(**told)
