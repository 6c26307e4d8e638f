"""The sentences of the archive that answer a question, quoted and never made up."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

import yaml

from jobs.sentences import sentences
from jobs.text import fold
from jobs.typed import typed

MOST_LETTERS = 500
"""A longer question is cut here: what is asked stands in it early."""

MOST_READ = 10
"""Of the passages given, so many are cut into sentences: those that share most with the question."""

LONGEST_PASSAGE = 40_000
LONGEST_LINE = 4_000
MOST_MARKS = 200
"""Bounds on hostile text: letters of a passage, of a line, quotation marks and brackets in it."""

_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"[“”\"«»()\[\]]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """An article that a search has found.

    Attributes:
        entry: Whose it is; comes back in the answers.
        title: One line; may be empty.
        text: Paragraphs, a line each.
    """

    entry: int | str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A sentence that answers.

    Attributes:
        text: As it stands in its passage, but for white space and NFC.
        entry: Of which passage.
        score: How sure; comparable within one question only.
    """

    text: str
    entry: int | str
    score: float


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question: its kind, its folded words in order, which of them are names or numbers."""

    kind: str
    words: tuple[str, ...]
    names: frozenset[str]
    everything: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    words: list[str]
    hits: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    passage: int
    place: int


def best(question: str, passages: Sequence[Passage], *, most: int = 3) -> tuple[Answer, ...]:
    asked = _read(question)
    if not asked.words or not passages:
        return ()
    ranked = sorted(_candidates(asked, passages), key=lambda c: -c[0])
    return tuple(
        Answer(text=s.text, entry=passages[s.passage].entry, score=score)
        for score, s in ranked[:most]
    )


def _candidates(asked: _Asked, passages: Sequence[Passage]) -> list[tuple[float, _Sentence]]:
    return [(sum(w * f for w, f in zip(WEIGHTS, fs, strict=True)), s) for fs, s in features(asked, passages)]


WEIGHTS = (4.0, 3.0, 2.0, 1.0, 2.0, 1.0, 1.0, 1.0, 1.0, -0.2, 0.3, 0.5, 0.5, 0.5,0,0)
NAMES = "cov pair loc near passcov passpair rank kind kindlist length first capnew title run lastmiss order".split()


def features(asked: _Asked, passages: Sequence[Passage]) -> list[tuple[tuple[float, ...], _Sentence]]:
    wanted = frozenset(asked.words)
    wantedpairs = frozenset(pairwise(asked.words))
    bodies = [set(_words(p.title + "\n" + p.text[:LONGEST_PASSAGE])) & wanted for p in passages]
    n = len(passages)
    df = Counter(w for b in bodies for w in b)
    weight = {w: _rarity(w) * (0.5 + 0.5 * math.log((n + 1) / (df[w] + 0.5)) / math.log(2 * n + 2)) for w in wanted}
    total = sum(weight[w] for w in wanted)
    pw = {p: weight[p[0]] + weight[p[1]] for p in wantedpairs}
    ptotal = sum(pw.values()) or 1.0
    cover = [sum(weight[w] for w in b) / total for b in bodies]
    chosen = sorted(range(n), key=lambda i: (-cover[i] + 0.01 * i, i))[:MOST_READ]
    read = {i: list(_sentences(i, passages[i], wanted, wantedpairs)) for i in chosen}
    sdf = Counter(w for ss in read.values() for s in ss for w in s.hits)
    sn = sum(map(len, read.values()))
    lw = {w: math.log((sn + 1) / (sdf[w] + 0.5)) if sdf[w] else 0.0 for w in wanted}
    ltotal = sum(lw.values()) or 1.0
    out = []
    for i in chosen:
        title = frozenset(_words(passages[i].title)) & wanted
        ppairs = frozenset(p for s in read[i] for p in s.pairs)
        for j, s in enumerate(read[i]):
            prev = read[i][j - 1].hits if j else frozenset()
            nxt = read[i][j + 1].hits if j + 1 < len(read[i]) else frozenset()
            fs = (
                sum(weight[w] for w in s.hits) / total,
                sum(pw[p] for p in s.pairs) / ptotal,
                sum(lw[w] for w in s.hits) / ltotal,
                sum(weight[w] for w in (prev | title) - s.hits) / total + 0.5 * sum(weight[w] for w in nxt - prev - title - s.hits) / total,
                cover[i],
                sum(pw[p] for p in ppairs) / ptotal,
                1 / (1 + i),
                _holds(asked, s),
                0.0 if asked.kind in ("what", "") else _holds(asked, s) * (sum(weight[w] for w in s.hits) / total),
                math.log(1 + len(s.words)),
                1.0 if j == 0 else 0.0,
                min(3, _newnames(asked, s)) / 3,
                sum(weight[w] for w in title) / total,
                _run(asked, s, weight) / total,
                sum(weight[w] for w in asked.names - s.hits - prev - title) / total,
                1.0 if len(s.words) < 5 else 0.0,
            )
            out.append((fs, s))
    return out


def _newnames(asked: _Asked, s: _Sentence) -> int:
    return sum(fold(m) not in asked.everything for m in NAME.findall(s.text))


NAME = re.compile(r"(?<=[\w,;:(“\"] )[A-ZĐÀ-ỸÂÊÔƠƯĂ][^\W\d_]+|(?<=[(“\"])[A-ZĐ][^\W\d_]+")
HOLDS = {
    "date": re.compile(r"\b\d{1,2}[-/.]\d{1,2}\b|\bngày \d|\bnăm \d|\b1\d{3}\b|\b20\d\d\b|\btháng (?:\d|một|giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|thế kỷ|thập (?:kỷ|niên)|\bmùa (?:xuân|hạ|hè|thu|đông)", re.I),
    "number": re.compile(r"\d+|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|trăm|nghìn|ngàn|triệu|tỷ|nửa|phần trăm)\b", re.I),
    "place": re.compile(r"\b(?:ở|tại|đến|từ|phía|tỉnh|thành phố|huyện|xã|quận|phường|nước|bang|vùng|trên|gần)\b \w*", re.I),
    "why": re.compile(r"\b(?:vì|do|bởi|nhờ|để|nhằm|khiến|nguyên nhân|lý do|dẫn đến|làm cho|nên)\b", re.I),
    "how": re.compile(r"\b(?:bằng|thông qua|theo|cách|qua|như|được)\b", re.I),
    "list": re.compile(r"[,;:]", re.I),
    "what": re.compile(r"\b(?:là|gọi|tên)\b", re.I),
}


def _holds(asked: _Asked, s: _Sentence) -> float:
    if asked.kind == "person":
        return 1.0 if _newnames(asked, s) else 0.0
    pattern = HOLDS.get(asked.kind)
    if pattern is None:
        return 0.0
    return float(any(asked.everything.isdisjoint(_words(m)) or asked.kind == "place" for m in pattern.findall(s.text)))


def _run(asked: _Asked, s: _Sentence, weight: dict[str, float]) -> float:
    top = 0.0
    now = 0.0
    seen: set[str] = set()
    for word in s.words:
        if word in weight:
            if word not in seen:
                now += weight[word]
                seen.add(word)
            top = max(top, now)
        else:
            now = 0.0
            seen.clear()
    return top


def _sentences(number: int, passage: Passage, wanted: frozenset[str], pairs: frozenset[tuple[str, str]]) -> Iterator[_Sentence]:
    place = 0
    for line in _lines(passage.text):
        for sentence in sentences(line):
            words = _words(sentence)
            yield _Sentence(sentence, words, wanted.intersection(words), pairs.intersection(pairwise(words)), number, place)
            place += 1


def _lines(text: str) -> Iterator[str]:
    for line in text[:LONGEST_PASSAGE].splitlines():
        if len(_MARKS.findall(line)) > MOST_MARKS:
            continue
        while len(line) > LONGEST_LINE:
            cut = line.rfind(". ", 0, LONGEST_LINE) + 1 or line.rfind(" ", 0, LONGEST_LINE) + 1 or LONGEST_LINE
            yield line[:cut]
            line = line[cut:]
        yield line


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _read(question: str) -> _Asked:
    words = _language()
    asked = typed(question[:MOST_LETTERS])
    text = words.teencode.sub(lambda m: words.meanings[m.group()], fold(asked.shown))
    everything = frozenset(_WORD.findall(text))
    kind = ""
    m = words.asked.search(text)
    kinds = [words.kinds[m.group()] for m in words.asked.finditer(text)]
    kind = min(kinds, key=ORDER.index) if kinds else ""
    left = words.asked.sub(" ", text)
    left = words.empty.sub(" ", left)
    names = {fold(w) for w in re.findall(r"(?<=\w )[A-ZĐÀ-ỸÂÊÔƠƯĂ]\w+|\b\d+\b", asked.shown)}
    kept = tuple(_WORD.findall(left)) or tuple(_WORD.findall(text))
    return _Asked(kind, kept, frozenset(names) & frozenset(kept), everything)


ORDER = ["date", "number", "person", "place", "why", "how", "list", "what"]


@dataclass(frozen=True, slots=True)
class _Language:
    rarity: dict[str, float]
    teencode: re.Pattern[str]
    meanings: dict[str, str]
    asked: re.Pattern[str]
    kinds: dict[str, str]
    empty: re.Pattern[str]


def _rarity(word: str) -> float:
    return _language().rarity.get(word, 4.0)


@cache
def _language() -> _Language:
    data: dict[str, Any] = yaml.safe_load(resources.files("jobs").joinpath("answer.yaml").read_text(encoding="utf-8"))
    meanings = {fold(short): fold(long) for long, shorts in data["teencode"].items() for short in shorts.split()}
    kinds = {fold(p): kind for kind, ps in reversed(data["asked"].items()) for p in ps.split("|")}
    return _Language(
        {w: -math.log(float(share)) for share, ws in data["common"].items() for w in ws.split()},
        _any(meanings), meanings, _any(kinds), kinds,
        _any([fold(p) for p in data["empty"].split("|")]),
    )


def _any(phrases: Any) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, phrases), key=len, reverse=True)) + r")\b")
