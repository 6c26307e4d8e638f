"""Which outlet's news a message asks for: "tin của báo Nhân Dân hôm nay", "BBC có gì mới". Pure."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from jobs.text import fold
from jobs.understanding.parsing import parse
from jobs.understanding.question_words import listed

_PLAIN = re.compile(r"(?<![a-z])(?:thoi bao|bao|dien tu|online|news|tieng viet|tap chi)(?![a-z])")
"""What of an outlet's name nobody says, folded."""

_CALLED = ("bao", "to", "trang", "dai", "kenh", "nguon")
"""What stands before a name that is a word as well: "báo Thanh Niên"."""

_TELLS = re.compile(r"(?<![a-z])(?:dua|viet|dang|noi) (?:nhung )?(?:tin )?(?:gi|chi|j)(?![a-z])")
"""What only an outlet does: "Nhân Dân đưa gì"."""

_BESIDE = frozenset(
    ("cua", "tu", "tren", "theo", "ben", "dua", "viet", "dang", "noi", "nhung", "may")
)
_INITIALS = 3
"""Syllables from which an outlet is called by their initials, too: "SGGP"."""


def outlet(text: str, names: Iterable[str], today: date) -> str | None:
    """Return the outlet whose news a message asks for, beside days; None where it names more.

    Args:
        text: The message, as typed.
        names: The outlets that there are, by their names.
        today: The day on which it was written.
    """
    said = fold(parse(text, today).rest).replace("'", "")
    words = " ".join(re.findall(r"[a-z0-9]+", said))
    every = [(alias, name) for name in names for alias in _aliases(name)]
    for alias, name in sorted(every, key=lambda each: -len(each[0])):
        found = re.search(rf"(?<![a-z0-9]){re.escape(alias)}(?![a-z0-9])", words)
        if found and _is_meant(words, found, alias):
            return name
    return None


def _is_meant(words: str, found: re.Match[str], alias: str) -> bool:
    before, behind = words[: found.start()].split(), words[found.end() :].split()
    called = bool(before) and before[-1] in _CALLED
    if " " in alias and not (called or _TELLS.match(" ".join(behind))):
        return False
    idle = listed("lead") | listed("tail") | _BESIDE
    left = [*(before[:-1] if called else before), *behind]
    return "la" not in left and all(word in idle for word in left)


def _aliases(name: str) -> Iterator[str]:
    """How an outlet may be called, folded."""
    for part in re.split(r"[()]", fold(name)):
        words = _PLAIN.sub(" ", " ".join(re.findall(r"[a-z0-9]+", part))).split()
        if not words:
            continue
        yield " ".join(words)
        if len(words) >= _INITIALS:
            yield "".join(word[0] for word in words)
            yield " ".join(words[:2])
