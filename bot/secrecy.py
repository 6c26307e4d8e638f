"""Finds stamps of secrecy in what is to be sent: such papers never go through chats. Pure.

A stamp is found with and without tone marks, in letters set apart, with letters of other scripts
that look alike. Words that only share a syllable with it (honey, passwords, density, a person's
name, "on behalf of") are let pass; so is a sentence on how secrets are to be kept.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from bot.texts import secrecy as words
from jobs.text import INVISIBLE, STROKES, fold

_WORD = re.compile(r"[^\W_]+")
_APART = re.compile(r"(?<![^\W_])(?:[^\W\d_][\s._*|/+,–-]{1,12}){2,}[^\W\d_](?![^\W_])")
_BRACKETS = re.compile(r"[(\[{<]([^()\[\]{}<>]{1,60})[)\]}>]")
_HEAD = re.compile(r"^\W*+([^:–—]{2,40}?)(?:\s*+:|\s++[–—-]\s)")
_QUOTED = re.compile(r"[“\"«][^“”\"«»]*[”\"»]")
_SENTENCE = re.compile(r"[.;:!?…]")
_TONES = frozenset("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")
"""The marks of Vietnamese letters, set apart from them."""
_LOOK_ALIKE = str.maketrans(
    "АВЕКМНОРСТУХІаеорсухіΑΒΕΚΜΝΟΡΤΥΧΙο", "ABEKMHOPCTYXIaeopcyxiABEKMNOPTYXIo"
)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a line, and what stands between it and the next one.

    Attributes:
        text: As it is written.
        low: In lower case.
        start: Where it begins in the line.
        end: Where it ends.
        spaced: Whether only white space follows, and some of it.
        closes: Whether its sentence ends behind it.
        guarded: Whether its sentence has spoken before it of keeping secrets.
    """

    text: str
    low: str
    start: int
    end: int
    spaced: bool
    closes: bool
    guarded: bool

    def means(self, marked: str) -> bool:
        """Say whether it is ``marked``, or that word typed without its marks."""
        return self.low in _spellings(marked)


def stamp(text: str) -> str | None:
    """Return the stamp of secrecy that ``text`` bears, as it is written there; None for none."""
    lines = [line for line in _visible(text).splitlines() if line.strip()]
    for line, following in pairwise([*lines, ""]):
        found = _apart(line) or _alone(line, following) or _within(line)
        if found:
            return found
    return None


def _visible(text: str) -> str:
    """Return the text as the eye sees it: one form of each letter, nothing without a width."""
    parts = unicodedata.normalize("NFKD", text.translate(INVISIBLE)).translate(_LOOK_ALIKE)
    seen = "".join(each for each in parts if each in _TONES or not _is_mark(each))
    return unicodedata.normalize("NFC", seen).translate(STROKES)


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) in {"Mn", "Me"}


def _apart(line: str) -> str | None:
    """Find a stamp whose letters are set apart: "M Ậ T", "T.U.Y.Ệ.T M.Ậ.T"."""
    for match in _APART.finditer(line):
        joined = "".join(_WORD.findall(match[0])).lower()
        bare = fold(joined)
        marked = words.STAMPS[-1] in joined and not joined.startswith(words.NOT_APART)
        if marked or (joined.isascii() and bare in words.APART):
            return match[0].strip()
    return None


def _alone(line: str, following: str) -> str | None:
    """Find a stamp that is all of a line, of a bracket, or of what stands before a colon."""
    core = line.strip(" \t*_-–—=~|.!#•▪:()[]{}<>“”\"'«»")
    for piece in (core, *_BRACKETS.findall(line)):
        tokens = _words(piece)
        if any(_same(tokens, each) for each in words.ALONE) and not _signs(tokens, following):
            return str(piece).strip()
    head = _HEAD.match(line)
    if head is None:
        return None
    tokens = _words(head[1])
    shouted = head[1].isupper() and not head[1].isascii()
    stamps = [each for each in words.ALONE if each != "tm" and (shouted or " " in each)]
    return str(head[1]).strip() if any(_same(tokens, each) for each in stamps) else None


def _signs(tokens: Sequence[_Word], following: str) -> bool:
    """Say whether "TM" only says on whose behalf the next line signs."""
    after = _words(following)
    return (
        len(tokens) == 1
        and tokens[0].means("tm")
        and bool(after)
        and after[0].low in words.SIGNS_FOR
    )


def _within(line: str) -> str | None:
    """Find a stamp inside a line."""
    tokens = _words(_QUOTED.sub(lambda match: " " * len(match[0]), line))
    for at in range(len(tokens)):
        end = _degree(tokens, at) or _internal(tokens, at) or _closed(tokens, at)
        if end:
            return line[tokens[at].start : tokens[end - 1].end]
    return None


def _degree(tokens: Sequence[_Word], at: int) -> int:
    """Return the end of a degree of secrecy that begins at a word; 0 where none does."""
    end = next((end for each in words.STAMPS if (end := _reads(tokens, at, each))), 0)
    if not end:
        return 0
    last = tokens[end - 1]
    before = tokens[at - 1].low if at else ""
    after = tokens[end].low if end < len(tokens) and last.spaced else ""
    if after in words.AFTER or before in words.BEFORE - (
        words.PERSONS if _paper(tokens, at) else frozenset()
    ):
        return 0
    marked = not last.text.isascii()
    if marked and last.text.isupper():
        return end
    if tokens[at].guarded:
        return 0
    if marked and (end - at == 2 or _paper(tokens, at) or _named(tokens, at)):
        return 0 if before in words.TALES else end
    return end if not marked and _unmarked(tokens, at, end) else 0


def _unmarked(tokens: Sequence[_Word], at: int, end: int) -> bool:
    """Say whether words without marks are a stamp: "mat" may be lost, a face, an eye, cool."""
    last = tokens[end - 1]
    ends = end == len(tokens) or not last.spaced
    if end - at == 2 and last.text.isupper():
        return ends or tokens[at].means(words.HIGHEST)
    return ends and (end - at == 2 or _paper(tokens, at, words.UNMARKED_PAPERS))


def _paper(tokens: Sequence[_Word], at: int, papers: Sequence[str] = words.PAPERS) -> bool:
    """Say whether a paper is named right before a word."""
    while at and any(tokens[at - 1].means(each) for each in words.BETWEEN):
        at -= 1
    return any(_ends(tokens, at, each) for each in papers)


def _named(tokens: Sequence[_Word], at: int) -> bool:
    """Say whether a degree is named: "đóng dấu mật", "độ mật"."""
    before = tokens[at - 1].low if at else ""
    return any(before == _split(each)[0] for each in words.DEGREES)


def _internal(tokens: Sequence[_Word], at: int) -> int:
    end = _reads(tokens, at, words.INTERNAL)
    return 0 if end and tokens[at].guarded else end


def _closed(tokens: Sequence[_Word], at: int) -> int:
    end = _reads(tokens, at, words.CLOSED)
    if not end:
        return 0
    begun = any(_ends(tokens, at, each) for each in words.CLOSED_BEFORE)
    return end if begun or any(_reads(tokens, end, each) for each in words.CLOSED_AFTER) else 0


def _reads(tokens: Sequence[_Word], at: int, phrase: str) -> int:
    """Return where a phrase ends that begins at a word; 0 where it does not stand there."""
    wanted = _split(phrase)
    end = at + len(wanted)
    if at < 0 or end > len(tokens):
        return 0
    fits = all(tokens[at + place].means(word) for place, word in enumerate(wanted))
    return end if fits and not any(each.closes for each in tokens[at : end - 1]) else 0


def _ends(tokens: Sequence[_Word], at: int, phrase: str) -> bool:
    """Say whether a phrase ends right before a word."""
    return _reads(tokens, at - len(_split(phrase)), phrase) > 0


def _same(tokens: Sequence[_Word], phrase: str) -> bool:
    return bool(tokens) and _reads(tokens, 0, phrase) == len(tokens)


def _words(line: str) -> list[_Word]:
    """Cut a line into its words, each of which knows what its sentence has said before it.

    That is found on the way, once for a line: to look back from each word for what guards it takes
    half a minute for a message in which every word may be a stamp.
    """
    found = list(_WORD.finditer(line))
    ends = [*(match.start() for match in found[1:]), len(line)]
    told: list[_Word] = []
    guarded = False
    for match, end in zip(found, ends, strict=False):  # of no words there is one end
        then = line[match.end() : end]
        closes = _SENTENCE.search(then) is not None
        word = _Word(
            match[0], match[0].lower(), match.start(), match.end(), then.isspace(), closes, guarded
        )
        told.append(word)
        guards = any(_ends(told, len(told), each) for each in words.GUARDS)
        guarded = (guarded or guards) and not closes
    return told


@cache
def _spellings(marked: str) -> frozenset[str]:
    """A word of ours, in lower case, with its marks and without."""
    return frozenset({marked, fold(marked)})


@cache
def _split(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.split())
