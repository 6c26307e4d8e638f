"""A message without what only sounds friendly: "dạ … hông bot", "… tn b", "co … roi chau". Pure.

What is left is what is looked for and quoted back. What belongs to a name or a word stays: such
words go only at either end, or where their marks leave no doubt.
"""

import re
from collections.abc import Sequence
from functools import cache

from jobs.text import canonical, fold
from jobs.understanding.dialect import is_marked, only_courteous, standard, to_the_point
from jobs.understanding.question_words import listed
from jobs.understanding.typed_text import typed

_WORD = re.compile(r"[^\s,;:?!.…]+")
_LEFT = re.compile(r"^[\s,;:.?!…]+")
_BLANKS = re.compile(r"\s+(?=[,;:?!.…]|$)|(?<=\s)\s+")


def plainly(text: str) -> str:
    """Return what a message asks for, as typed; all of it where nothing would be left."""
    line = to_the_point(typed(standard(text)))
    words = list(_WORD.finditer(line.shown))
    marked = is_marked(line.shown)
    first = next(
        (
            n
            for n, word in enumerate(words)
            if not _opens(word[0], marked=marked) or _begins_name(words[n : n + 2])
        ),
        None,
    )
    if first is None:
        return text
    last = len(words)
    while last > first + 1 and _closes(words[last - 1][0], words[last - 2][0], marked=marked):
        last -= 1
    left = line.shown[words[first].start() : words[last - 1].end()]
    ends = "?" if "?" in line.shown[words[last - 1].end() :] else ""
    return _LEFT.sub("", _BLANKS.sub("", left)) + ends


def to_business(text: str) -> str:
    """Return a message without the clauses before the first that asks for something.

    "Chào em bot, chị hỏi chút nhé, tin hôm qua": two greetings, and a wish. What is put right in
    the same breath goes, too: "vụ bác sĩ Hoàng... ủa không phải, vụ ông Hoan".
    """
    if slip := _SLIP.match(text):
        text = text[slip.start("right") :]
    while (clause := _CLAUSE.match(text)) and only_courteous(clause[0]):
        text = text[clause.end() :]
    return text


_SLIP = re.compile(
    r".{1,80}?[.…,;]++ {0,3}+(?:(?:ủa|à|í|ý|ấy|úi|ui|ua)[, ]+(?:không|hông|ko|khong) (?:phải|phai)"
    r"|(?:ủa|à|í|ý|ui|a|ua)?,? ?(?:nhầm|lộn|nham|lon)(?: rồi| roi)?)[,.;:]? +(?P<right>.{8,})$",
    re.IGNORECASE | re.DOTALL,
)

_CLAUSE = re.compile(r"[^,.;:!?…]+[,.;:!…]+\s*(?=\S)")


def _begins_name(words: Sequence[re.Match[str]]) -> bool:
    """Whether two words begin with capitals: "Da Nang" has no "dạ"."""
    return len(words) > 1 and all(word[0].istitle() for word in words)


def _opens(word: str, *, marked: bool) -> bool:
    """Whether a word at the beginning leads to nothing."""
    return _is_of("plain_opens", word, marked=marked)


def _closes(word: str, before: str, *, marked: bool) -> bool:
    """Whether a word at the end says nothing; a letter only where it names nothing: "vitamin b"."""
    if len(word) == 1 and word.isascii() and word.isalpha():
        kept = word.isupper() or fold(before) in listed("plain_lettered")
        return not kept
    doubtful = canonical(word) in listed("plain_doubtful")
    if doubtful and fold(before) not in listed("plain_before"):
        return False  # "nghỉ hè", "trẻ em", "tai nghe"
    return _is_of("plain_closes", word, marked=marked)


def _is_of(name: str, word: str, *, marked: bool) -> bool:
    spelled = _spelled(name)
    return canonical(word) in spelled or (not marked and word.islower() and fold(word) in spelled)


@cache
def _spelled(name: str) -> frozenset[str]:
    """The words of a list, canonical; those with a star also without marks."""
    found = set[str]()
    for each in listed(name):
        found.add(canonical(each.rstrip("*")))
        if each.endswith("*"):
            found.add(fold(each.rstrip("*")))
    return frozenset(found)
