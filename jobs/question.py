"""What a member wants: a message in plain words → an intent with its particulars.

Rules over folded text; the words are data, in ``question.yaml``. Refusals are looked for first
(wishes to command, members' data, secret papers, opinions, what is no news), then help and
settings, then small talk. What is left is news:
document > question > topic > date > search > latest.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import resources
from typing import Any

import yaml

from jobs import documents, ranges, topics
from jobs.documents import DocumentNumber
from jobs.text import canonical, fold
from jobs.typed import Typed, typed

LONGEST = 1_000
"""Letters of a message that are read."""

MOST_ASKED = 50
"""More stories than this nobody asks for: "100 tin" is no limit."""

LEFT_OVER = 2
"""How many words beside the name of a topic a wish for it may hold, and fewer than the name has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A message as understood.

    Attributes:
        intent: latest, search, topic, date, document, question, help, smalltalk or unsupported.
        sub_intent: More exactly: "settings:unsubscribe", "admin:broadcast", "privacy"; or None.
        topic: The id of the topic that is named; None where none is.
        keywords: What to look for, as typed, each a word or a phrase.
        date_from: The first day that is meant; None where no day is told or the start is open.
        date_to: The last day, inclusive; None where no day is told.
        document: The document that is named; None where none is.
        limit: How many stories were asked for; None where nobody said.
    """

    intent: str
    sub_intent: str | None = None
    topic: str | None = None
    keywords: tuple[str, ...] = ()
    date_from: date | None = None
    date_to: date | None = None
    document: DocumentNumber | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard:
    """A message taken apart.

    Attributes:
        plain: The whole of it, folded, teencode written out, without punctuation.
        rest: The same without the days, the document and the number of stories.
        keywords: What is left of it to look for.
    """

    plain: str
    rest: str
    days: ranges.DateRange | None
    document: DocumentNumber | None
    limit: int | None
    keywords: tuple[str, ...]


def understand(text: str, now: datetime) -> Question:
    """Say what a message wants. Decides only; carries out nothing.

    Args:
        text: The message, as typed: teencode, abbreviations and missing tone marks are expected.
        now: When it was written; its date, in its own zone, is "hôm nay".
    """
    heard = _heard(text[:LONGEST], now.date())
    intent, sub_intent = _told(text, heard) or (_wanted(heard), None)
    news = intent in {"search", "topic", "date", "document", "question", "latest"}
    return Question(
        intent=intent,
        sub_intent=sub_intent,
        topic=_topic(heard) if intent in {"topic", "document"} else None,
        keywords=heard.keywords if intent in {"search", "question"} else (),
        date_from=heard.days.first if heard.days else None,
        date_to=heard.days.last if heard.days else None,
        document=heard.document if news else None,
        limit=heard.limit if news else None,
    )


def _told(text: str, heard: _Heard) -> tuple[str, str | None] | None:
    """A refusal, help, a setting or small talk; None where news are wanted."""
    if text.lstrip().startswith("/"):
        return "help", None
    for intent, sub_intent, pattern in _rules():
        if pattern.search(heard.plain):
            return intent, sub_intent
    return ("smalltalk", None) if _is_small_talk(heard.plain) else None


def _wanted(heard: _Heard) -> str:
    """Which kind of news is wanted."""
    if heard.document:
        return "document"
    asked = _phrases("unasked").sub(" ", heard.rest)
    if heard.keywords and _phrases("asked").search(asked):
        return "question"
    if _topic(heard) and not heard.limit:
        return "topic"
    if heard.keywords:
        return "search"
    return "date" if heard.days else "latest"


def _is_small_talk(plain: str) -> bool:
    """Whether nothing is left when greetings, thanks and praise are taken away."""
    left = _phrases("addressed").sub(" ", _phrases("smalltalk").sub(" ", plain))
    return not left.strip() and (not plain or bool(_phrases("smalltalk").search(plain)))


# Taking apart -----------------------------------------------------------------------------------


def _heard(text: str, today: date) -> _Heard:
    line = typed(text)
    document = next(iter(documents.find(line.shown)), None)
    spans = [(document.start, document.end)] if document else []
    days = ranges.mentioned(_without(line.shown, spans), today)
    if days and document and _is_date_of(line.folded[document.end : days.start]):
        spans.append((days.start, days.end))
        days = None
    if days:
        spans.append((days.start, days.end))
    rest = typed(_without(line.shown, spans))
    limit = LIMIT.search(rest.folded)
    return _Heard(
        plain=_plain(line.shown),
        rest=_plain(rest.shown),
        days=days,
        document=document,
        limit=_count(limit),
        keywords=tuple(_keywords(_cut(rest, limit) if _count(limit) else rest)),
    )


LIMIT = re.compile(r"(?<![0-9a-z])(?:top )?([0-9]{1,2})(?= (?:tin|bai|ban tin|muc)(?![a-z]))")
DATED = re.compile(r"[ ,(]*(?:ngay|ra ngay|ban hanh ngay)?[ ,]*")
FOLDED_WORD = re.compile(r"[a-z0-9]+(?:[/:=+*-][a-z0-9]+)*")
WORD = re.compile(r"[^\W_]+(?:[-/.][^\W_]+)*")
BREAK = re.compile(r"[,;:?!\"“”()…\n]|\. |\.$")


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """Blank out stretches, keeping the length."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _is_date_of(between: str) -> bool:
    """Whether the days belong to the document before them: "35-CT/TW ngày 30/5/2019"."""
    return DATED.fullmatch(between) is not None


def _count(match: re.Match[str] | None) -> int | None:
    return int(match[1]) if match and 1 <= int(match[1]) <= MOST_ASKED else None


def _cut(line: Typed, match: re.Match[str] | None) -> Typed:
    return typed(_without(line.shown, [match.span()])) if match else line


def _plain(shown: str) -> str:
    """Folded words, teencode written out, punctuation gone.

    Of a text with tone marks, a word that only looks like one of the rules' when folded keeps its
    marks, and a sign, so that no rule takes "Mặt trận" for "mật".
    """
    line = typed(shown)
    words = [
        (match.group(), canonical(line.shown[match.start() : match.end()]))
        for match in FOLDED_WORD.finditer(line.folded)
    ]
    return " ".join(
        f"{marked}'"
        if line.marked and _is_other(folded, marked)
        else _teencode().get(folded, folded)
        for folded, marked in words
    )


def _is_other(folded: str, marked: str) -> bool:
    meant = _spelled().get(folded)
    if meant is None or marked in meant:
        return False
    return marked != folded or folded in _words()["bare"].split()


def _keywords(line: Typed) -> Iterator[str]:
    """The stretches of the message that name what is sought, without what leads to them."""
    for stretch in BREAK.split(line.shown):
        for words in _parted(WORD.findall(stretch)):
            folded = [_teencode().get(fold(word), fold(word)) for word in words]
            start, end = _led(folded), len(words)
            while end > start and folded[end - 1] in _list("tail"):
                end -= 1
            if start < end:
                yield " ".join(words[start:end])


def _parted(words: list[str]) -> Iterator[list[str]]:
    """The words between the question words."""
    folded, start, place = [fold(word) for word in words], 0, 0
    while place < len(words):
        counts = (c for c in (3, 2, 1) if " ".join(folded[place : place + c]) in _list("breaks"))
        if count := next(counts, 0):
            yield words[start:place]
            start = place + count
        place += count or 1
    yield words[start:]


def _led(words: list[str]) -> int:
    """How many words at the beginning only lead to what is sought."""
    place = 0
    while place < len(words) and " ".join(words[place : place + 2]) not in _list("kept"):
        counts = (c for c in (4, 3, 2, 1) if " ".join(words[place : place + c]) in _list("lead"))
        longest = next(counts, 0)
        if not longest:
            break
        place += longest
    return min(place, len(words))


def _topic(heard: _Heard) -> str | None:
    """The topic that the message names, where it names little else."""
    plain = fold(heard.rest).replace("'", "")
    rest = f" {plain} "
    found = [(name, id_) for name, id_ in _topic_names() if f" {name} " in rest]
    if not found:
        told = topics.named(" ".join(heard.keywords))
        return told.id if told else None
    id_ = found[0][1]
    for name, other in found:
        if other == id_:
            rest = rest.replace(f" {name} ", "  ")
    left = [word for word in rest.split() if word not in _list("lead") | _list("tail")]
    if len(_capitalized(heard) & set(left)) > 1:
        return None
    named = len(found[0][0].split())
    return id_ if len(left) <= min(LEFT_OVER, max(named - 1, 1)) else None


def _capitalized(heard: _Heard) -> set[str]:
    """Words with a capital, folded; none where all is in capitals."""
    words = [word for phrase in heard.keywords for word in phrase.split()]
    return {fold(word) for word in words if word[0].isupper() and not all(map(str.isupper, words))}


# The words --------------------------------------------------------------------------------------


@cache
def _words() -> dict[str, Any]:
    text = resources.files("jobs").joinpath("question.yaml").read_text(encoding="utf-8")
    words: dict[str, Any] = yaml.safe_load(text)
    return words


@cache
def _teencode() -> dict[str, str]:
    return {
        fold(str(short)): full
        for full, line in _words()["teencode"].items()
        for short in line.split()
    }


@cache
def _rules() -> tuple[tuple[str, str | None, re.Pattern[str]], ...]:
    return tuple((rule["intent"], rule.get("sub"), _any(rule["any"])) for rule in _words()["rules"])


def _any(patterns: list[str]) -> re.Pattern[str]:
    gap = r" (?:[^ ]+ ){0,5}"
    spelled = "|".join(f"(?:{pattern.replace(' .. ', gap)})" for pattern in map(str, patterns))
    return re.compile(rf"(?<![^ ])(?:{spelled})(?![^ ])")


@cache
def _phrases(name: str) -> re.Pattern[str]:
    """Any phrase of a list, the longer first, whole words."""
    phrases = sorted((part.strip() for part in _split(_words()[name])), key=len, reverse=True)
    return re.compile(rf"(?<![^ ])(?:{'|'.join(phrases)})(?![^ ])")


def _split(listed: str) -> list[str]:
    return [part for part in re.split(r",(?![^(]*\))", listed) if part.strip()]


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(part.strip() for part in _split(_words()[name]))


@cache
def _spelled() -> dict[str, set[str]]:
    forms: dict[str, set[str]] = {}
    for word in _words()["spelled"].split():
        forms.setdefault(fold(word), set()).add(canonical(word))
    return forms


@cache
def _topic_names() -> tuple[tuple[str, str], ...]:
    """Every folded name, alias and strong phrase of a topic with its id, the longest first."""
    names: dict[str, str] = {}
    for topic in topics.topics():
        phrases = (phrase for phrase in topic.phrases if " " in phrase)
        for name in (*topic.aliases, topic.label, topic.short, *phrases):
            names.setdefault(_plain(fold(name)), topic.id)
    return tuple(sorted(names.items(), key=lambda named: -len(named[0])))
