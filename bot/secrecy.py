"""Finds stamps of secrecy in what is to be sent: such papers never go through chats. Pure.

A stamp is found with and without tone marks, in letters set apart, with letters of other scripts
that look alike. Words that only share a syllable with it (honey, passwords, density, a person's
name, "on behalf of") are let pass; so is a sentence on how secrets are to be kept.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bot import texts_secrecy as words
from jobs.text import INVISIBLE, STROKES, fold

_WORD = re.compile(r"[^\W_]+")
_APART = re.compile(r"(?<![^\W_])(?:[^\W\d_][\s._*|–-]{1,3}){2,}[^\W\d_](?![^\W_])")
_BRACKETS = re.compile(r"[(\[{<]([^()\[\]{}<>]{1,60})[)\]}>]")
_HEAD = re.compile(r"^\W*+([^:–—]{2,40}?)(?:\s*+:|\s++[–—-]\s)")
_QUOTED = re.compile(r"[“\"«][^“”\"«»]*[”\"»]")
_SENTENCE = re.compile(r"[.;:!?…]")
_LOOK_ALIKE = str.maketrans(
    "АВЕКМНОРСТУХІаеорсухіΑΒΕΚΜΝΟΡΤΥΧΙο", "ABEKMHOPCTYXIaeopcyxiABEKMNOPTYXIo"
)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a line, and what stands between it and the next one."""

    text: str
    start: int
    end: int
    then: str

    def means(self, marked: str) -> bool:
        """Say whether it is ``marked``, or that word typed without its marks."""
        own = self.text.lower()
        return own == marked or (own.isascii() and own == fold(marked))


def stamp(text: str) -> str | None:
    """Return the stamp of secrecy that ``text`` bears, as it is written there; None for none."""
    lines = _visible(text).splitlines()
    for number, line in enumerate(lines):
        following = next((each for each in lines[number + 1 :] if each.strip()), "")
        found = _apart(line) or _alone(line, following) or _within(line)
        if found:
            return found
    return None


def _visible(text: str) -> str:
    """Return the text as the eye sees it: one form of each letter, nothing without a width."""
    parts = unicodedata.normalize("NFKD", text.translate(INVISIBLE)).translate(_LOOK_ALIKE)
    return unicodedata.normalize("NFC", parts).translate(STROKES)


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
        and (after[0].text.lower() in words.SIGNS_FOR)
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
    before = tokens[at - 1].text.lower() if at else ""
    after = tokens[end].text.lower() if end < len(tokens) and last.then.isspace() else ""
    if after in words.AFTER or before in words.BEFORE - (
        words.PERSONS if _paper(tokens, at) else frozenset()
    ):
        return 0
    marked = not last.text.isascii()
    if marked and last.text.isupper():
        return end
    if _guarded(tokens, at):
        return 0
    if marked and (end - at == 2 or _paper(tokens, at) or _named(tokens, at)):
        return 0 if before in words.TALES else end
    return end if not marked and _unmarked(tokens, at, end) else 0


def _unmarked(tokens: Sequence[_Word], at: int, end: int) -> bool:
    """Say whether words without marks are a stamp: "mat" may be lost, a face, an eye, cool."""
    last = tokens[end - 1]
    ends = end == len(tokens) or not last.then.isspace()
    if end - at == 2 and last.text.isupper():
        return ends or tokens[at].means(words.HIGHEST)
    return ends and (end - at == 2 or _paper(tokens, at, words.UNMARKED_PAPERS))


def _paper(tokens: Sequence[_Word], at: int, papers: Sequence[str] = words.PAPERS) -> bool:
    """Say whether a paper is named right before a word."""
    while at and any(tokens[at - 1].means(each) for each in words.BETWEEN):
        at -= 1
    return any(
        _reads(tokens, at - len(each.split()), each) == at
        for each in papers
        if at >= len(each.split())
    )


def _named(tokens: Sequence[_Word], at: int) -> bool:
    """Say whether a degree is named: "đóng dấu mật", "độ mật"."""
    before = tokens[at - 1].text.lower() if at else ""
    return any(before == each.split()[0] for each in words.DEGREES)


def _guarded(tokens: Sequence[_Word], at: int) -> bool:
    """Say whether the sentence up to a word speaks of keeping secrets."""
    first = at
    while first and not _SENTENCE.search(tokens[first - 1].then):
        first -= 1
    return any(
        _reads(tokens, start, each) <= at and _reads(tokens, start, each) > 0
        for start in range(first, at)
        for each in words.GUARDS
    )


def _internal(tokens: Sequence[_Word], at: int) -> int:
    end = _reads(tokens, at, words.INTERNAL)
    return 0 if end and _guarded(tokens, at) else end


def _closed(tokens: Sequence[_Word], at: int) -> int:
    end = _reads(tokens, at, words.CLOSED)
    if not end:
        return 0
    begun = any(
        _reads(tokens, at - len(each.split()), each) == at
        for each in words.CLOSED_BEFORE
        if at >= len(each.split())
    )
    return end if begun or any(_reads(tokens, end, each) for each in words.CLOSED_AFTER) else 0


def _reads(tokens: Sequence[_Word], at: int, phrase: str) -> int:
    """Return where a phrase ends that begins at a word; 0 where it does not stand there."""
    wanted = phrase.split()
    found = tokens[at : at + len(wanted)] if at >= 0 else ()
    fits = len(found) == len(wanted) and all(
        each.means(word) for each, word in zip(found, wanted, strict=True)
    )
    apart = any(_SENTENCE.search(each.then) for each in found[:-1])
    return at + len(wanted) if fits and not apart else 0


def _same(tokens: Sequence[_Word], phrase: str) -> bool:
    return bool(tokens) and _reads(tokens, 0, phrase) == len(tokens)


def _words(line: str) -> list[_Word]:
    found = list(_WORD.finditer(line))
    ends = [*(match.start() for match in found[1:]), len(line)][: len(found)]
    return [
        _Word(match[0], match.start(), match.end(), line[match.end() : end])
        for match, end in zip(found, ends, strict=True)
    ]
