"""A message taken apart: its days, its document, how many stories, its topic, what to look for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from jobs import communes, documents, topics
from jobs.documents import DocumentNumber
from jobs.text import canonical, fold
from jobs.understanding import initials, question_words, ranges, vni
from jobs.understanding.dialect import standard, to_the_point
from jobs.understanding.hours import Hours, hours
from jobs.understanding.question_words import bare, listed, phrases, places, spelled, teencode
from jobs.understanding.telex import composed
from jobs.understanding.typed_text import Typed, typed

LONGEST = 1_000
"""Letters of a message that are read."""

MOST_ASKED = 50
"""More stories than this nobody asks for: "100 tin" is no limit."""

LEFT_OVER = 2
"""How many words beside the name of a topic a wish for it may hold, and fewer than the name has."""

DAY = re.compile(r"\d{1,2}[/-]\d{1,2}")
JOINS = frozenset(("va", "voi", "cung", "hoac", "hay"))
"""What stands between two names of a topic."""

DAYS, DOCUMENT, TOPIC = "xngay", "xvanban", "xchude"
"""What stands for days, a document and a topic in the shape of a message."""

NO_TOPIC = "xten"
"""What stands for a name that holds a topic's: the city is not the man."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A message taken apart.

    Attributes:
        plain: The whole of it, folded, teencode written out, without punctuation.
        rest: The same without the days, the document and the number of stories.
        shape: The same with ``DAYS``, ``DOCUMENT`` and ``TOPIC`` in their places, figures as "0"; a
            word that only looks like one of the rules' keeps its sign, as in ``plain``.
        days: The days that it names; None where it names none.
        document: The document that it names; None where it names none.
        limit: How many stories it asks for; None where it does not say.
        topic: The id of the topic that it names, where it names little else; or None.
        phrased: Whether the topic is meant by a phrase of its articles, or more is said than its
            name: "du lịch Đà Nẵng".
        keywords: What is left of it to look for, as typed.
        hours: The part of the only day that it names; or None.
        names: Whether capitals, or "xã", show that a name is among the keywords.
    """

    plain: str
    rest: str
    shape: str
    days: ranges.DateRange | None
    document: DocumentNumber | None
    limit: int | None
    topic: str | None
    phrased: bool
    keywords: tuple[str, ...]
    names: bool
    hours: Hours | None = None

    @property
    def alone(self) -> bool:
        """Whether the keywords are the whole message."""
        words = [
            fold(word) for phrase in self.keywords for word in FOLDED_WORD.findall(fold(phrase))
        ]
        return words == fold(self.plain).replace("'", "").split()


def parse(text: str, today: date) -> Parsed:
    """Take a message apart.

    Args:
        text: The message, as typed; read up to ``LONGEST`` letters.
        today: The day on which it was written, for the one who wrote it.
    """
    text = STRAY.sub(r"\1", text[:LONGEST])
    line = typed(initials.told(standard(vni.composed(composed(text)))))
    document = next(iter(documents.find(line.shown)), None)
    signs = [(document.start, document.end, DOCUMENT)] if document else []
    days = ranges.mentioned(_without(line.shown, signs), today)
    if days and document and _is_date_of(line.folded[document.end : days.start]):
        signs.append((days.start, days.end, ""))
        days = None
    if days:
        signs.append((days.start, days.end, DAYS))
    rest = to_the_point(typed(_without(line.shown, signs)))
    limit = LIMIT.search(rest.folded)
    asked = _count(limit)
    left = plain(rest.shown)
    sought = list(_keywords(_cut(rest, limit) if asked else rest))
    keywords = tuple(" ".join(words) for words, _ in sought)
    named, properly = _topic(plain(_cut(rest, limit).shown) if asked else left, keywords)
    return Parsed(
        plain=plain(line.shown),
        rest=left,
        shape=_shape(to_the_point(typed(_signed(line.shown, signs))).shown, named),
        days=days,
        document=document,
        limit=asked,
        topic=named,
        phrased=named is not None and not properly,
        keywords=keywords,
        names=any(named for _, named in sought) or _is_called(keywords),
        hours=hours(days, line.shown[days.start : days.end]) if days else None,
    )


def written(text: str) -> str:
    """Write a message as newspapers would: keys of Telex and VNI, regions' words, short forms.

    Args:
        text: The message, as typed; read up to ``LONGEST`` letters.
    """
    line = typed(standard(vni.composed(composed(STRAY.sub(r"\1", text[:LONGEST])))))
    out, told = [], 0
    for match in FOLDED_WORD.finditer(line.folded):
        word = match.group()
        if (full := teencode().get(word) or initials.in_words(word)) is not None:
            out += [line.shown[told : match.start()], full]
            told = match.end()
    return "".join([*out, line.shown[told:]])


STRAY = re.compile(
    r"(?<![^\W_])(tin|bài|bai)\d"
    r"(?= (?:h[oô]m|hnay|hqua|nay|m[oớ]i|s[aá]ng|tu[aầ]n|th[aá]ng|ng[aà]y)\b)",
    re.IGNORECASE,
)
"""A key that slipped in behind a word: "tin2 hom nay" is no two days."""

LIMIT = re.compile(
    r"(?<![0-9a-z])(?:top )?([0-9]{1,2}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)"
    r"(?= (?:tin|bai|ban tin|muc)(?![a-z]))"
)
COUNTED = dict(
    zip(
        ["mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"],
        range(1, 11),
        strict=True,
    )
)
DATED = re.compile(r"[ ,(]*(?:ngay|ra ngay|ban hanh ngay)?[ ,]*")
FOLDED_WORD = re.compile(r"[a-z0-9]+(?:[/:=+*-][a-z0-9]+)*")
WORD = re.compile(r"[^\W_]+(?:[-/.][^\W_]+)*")
BREAK = re.compile(r"[,;:?!\"“”()…\n]|\. |\.$")
ROMAN = re.compile(r"[IVX]{1,5}")
FIGURES = re.compile(r"[0-9]+")

Signs = list[tuple[int, int, str]]


def _without(text: str, signs: Signs) -> str:
    """Blank out stretches, keeping the length."""
    for start, end, _ in signs:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _signed(text: str, signs: Signs) -> str:
    """Put signs in the place of stretches."""
    for start, end, sign in sorted(signs, reverse=True):
        text = f"{text[:start]} {sign} {text[end:]}"
    return text


def _is_date_of(between: str) -> bool:
    """Whether the days belong to the document before them: "35-CT/TW ngày 30/5/2019"."""
    return DATED.fullmatch(between) is not None


def _count(match: re.Match[str] | None) -> int | None:
    if match is None:
        return None
    number = COUNTED.get(match[1]) or int(match[1])
    return number if 1 <= number <= MOST_ASKED else None


def _cut(line: Typed, match: re.Match[str] | None) -> Typed:
    return typed(_without(line.shown, [(*match.span(), "")])) if match else line


def plain(shown: str) -> str:
    """Give folded words, teencode written out, punctuation gone.

    Of a text with tone marks, a word that only looks like one of the rules' when folded keeps its
    marks, and a sign, so that no rule takes "Mặt trận" for "mật"; so do initials, "AI".
    """
    line, words = typed(shown), []
    for match in FOLDED_WORD.finditer(line.folded):
        folded, word = match.group(), line.shown[match.start() : match.end()]
        marked = canonical(word)
        if (line.marked and _is_other(folded, marked)) or initials.are(
            word, loud=_loud(line.shown)
        ):
            words.append(f"{marked}'")
        else:
            words.append(teencode().get(folded, folded))
    return " ".join(words)


def _loud(shown: str) -> bool:
    """Whether a line of several words is in capitals throughout: they show no initials."""
    return shown.isupper() and len(shown.split()) > 1


def _is_other(folded: str, marked: str) -> bool:
    meant = spelled().get(folded)
    if meant is None or marked in meant:
        return False
    return marked != folded or folded in bare()


def _keywords(line: Typed) -> Iterator[tuple[list[str], bool]]:
    """The words that tell what is sought, without what leads to them; whether they hold a name."""
    for stretch in BREAK.split(line.shown):
        for words in _parted(WORD.findall(stretch)):
            loud = _loud(line.shown)
            folded = [
                f"{fold(word)}'" if initials.are(word, loud=loud) else _leading(word)
                for word in words
            ]
            start = _led(folded, words)
            end = _tailed(folded, words, start)
            if start < end:
                yield words[start:end], _has_name(words, start, end)


def _is_called(keywords: tuple[str, ...]) -> bool:
    """Whether nothing but a place with its kind, or initials, are looked for: "xa tan lap"."""
    if len(keywords) != 1:
        return False
    place = communes.place(keywords[0])
    told = place is not None and not place.alone and not place.beside
    return told or initials.only(keywords[0])


def _has_name(words: list[str], start: int, end: int) -> bool:
    """Whether two words begin with capitals, or one behind another: "tin Huế", "Tô Lâm"."""
    capital = [word.istitle() or (word.isupper() and len(word) > 1) for word in words]
    if all(map(str.isupper, words)):
        return False
    if any(_is_short_name(word) for word in words[start:end]):
        return True
    pairs = any(all(capital[place : place + 2]) for place in range(start, end - 1))
    return pairs or any(capital[max(start, 1) : end])


def _is_short_name(word: str) -> bool:
    """Whether capitals among other words show initials: "GDĐT có gì mới"."""
    known = listed("lead") | listed("tail")
    return word.isupper() and word.isalpha() and len(word) > 2 and fold(word) not in known


def _leading(word: str) -> str:
    """A word as "lead" and "tail" have it; with a sign where its marks make it another one."""
    folded, marked = fold(word), canonical(word)
    meant = spelled("led").get(folded)
    other = meant is not None and marked != folded and marked not in meant
    return f"{folded}'" if other else teencode().get(folded, folded)


def _is_name(words: list[str], place: int) -> bool:
    """Whether a word goes on with a name: "Mới" in "cầu Bến Mới"."""
    return place > 0 and all(word.istitle() for word in words[place - 1 : place + 1])


def _begins_name(words: list[str], place: int) -> bool:
    """Whether a name of two words begins within a line in small letters: "Chợ" in "tin Chợ Mới"."""
    inside = 0 < place < len(words) - 1 and words[place - 1].islower()
    return inside and _is_name(words, place + 1)


def _parted(words: list[str]) -> Iterator[list[str]]:
    """The words between the question words."""
    folded, start, place = [fold(word) for word in words], 0, 0
    while place < len(words):
        counts = (c for c in (3, 2, 1) if " ".join(folded[place : place + c]) in listed("breaks"))
        if count := next(counts, 0):
            yield words[start:place]
            start = place + count
        place += count or 1
    yield words[start:]


def _led(folded: list[str], words: list[str]) -> int:
    """How many words at the beginning only lead to what is sought."""
    place = 0
    while place < len(words) and " ".join(folded[place : place + 2]) not in listed("kept"):
        counts = (c for c in (4, 3, 2, 1) if " ".join(folded[place : place + c]) in listed("lead"))
        longest = next(counts, 0)
        if not longest or _begins_name(words, place):
            break
        place += longest
    return min(place, len(words))


def _tailed(folded: list[str], words: list[str], start: int) -> int:
    """Where what is sought ends, and words begin that say nothing of it."""
    end = len(words)
    while end > start and folded[end - 1] in listed("tail"):
        whole = end - 2 >= start and " ".join(folded[end - 2 : end]) in listed("ended")
        if whole or _is_name(words, end - 1):
            break
        end -= 1
    return end


def _topic(rest: str, keywords: tuple[str, ...]) -> tuple[str | None, bool]:
    """The topic that a message names, with little else, and whether by its name alone."""
    if documents.names_part(rest):
        return None, False  # "điều 8 điều lệ Đảng": no list of news has it
    rest = f" {phrases('no_topic').sub(NO_TOPIC, fold(rest).replace(chr(39), ''))} "
    found = [(name, id_) for name, id_ in _topic_names() if f" {name} " in rest]
    if not found:
        told = topics.named(" ".join(keywords), begun=False)
        return (told.id if told else None), True
    first, id_ = found[0]
    for name, other in found:
        if other == id_:
            rest = rest.replace(f" {name} ", "  ")
    rest = phrases("beside").sub(" ", " ".join(rest.split()))
    idle = listed("lead") | listed("tail") | JOINS
    left = [word for word in rest.split() if word not in idle and not DAY.fullmatch(word)]
    most = min(LEFT_OVER, max(len(first.split()) - 1, 1))
    if len(left) > most or _capitalized(keywords) & set(left):
        return None, False
    alone = not left and not places().search(fold(" ".join(keywords)))
    return id_, alone and first in proper_names() and first not in listed("things")


def _capitalized(keywords: tuple[str, ...]) -> set[str]:
    """Words with a capital, folded; none where all is in capitals."""
    words = [word for phrase in keywords for word in phrase.split()]
    loud = all(map(str.isupper, words))
    return {fold(w) for w in words if w[0].isupper() and not loud and not ROMAN.fullmatch(w)}


def _shape(signed: str, named: str | None) -> str:
    text = fold(plain(signed))
    if named:
        names = [
            name for name, id_ in _topic_names() if id_ == named and f" {name} " in f" {text} "
        ]
        text = f" {text} ".replace(f" {names[0]} ", f" {TOPIC} ") if names else text
    return FIGURES.sub("0", text).strip()


@cache
def _topic_names() -> tuple[tuple[str, str], ...]:
    """Every folded name, alias and strong phrase of a topic with its id, the longest first."""
    names = dict(proper_names())
    for topic in topics.topics():
        for phrase in topic.phrases:
            if " " in phrase:
                names.setdefault(plain(fold(phrase)), topic.id)
    return tuple(sorted(names.items(), key=lambda named: -len(named[0])))


@cache
def proper_names() -> Mapping[str, str]:
    """Return every folded name and alias of a topic with its id."""
    names: dict[str, str] = {}
    for topic in topics.topics():
        for name in (*topic.aliases, topic.label, topic.short):
            names.setdefault(plain(fold(name)), topic.id)
    for id_, called in question_words.words()["called"].items():
        for name in called.split(","):
            names.setdefault(plain(fold(name)), id_)
    return names
