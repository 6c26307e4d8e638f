"""Initials: "AI" is no "ai", and newspapers print "BHXH" as well as "bảo hiểm xã hội". Pure.

The words are data, in ``question.yaml``.
"""

import re
from functools import cache

from jobs.text import fold, normalize
from jobs.understanding.question_words import listed, phrases, words

SMALL = "ai"
"""What is typed in small letters as often; "it" is "ít" as well."""

NEAR = 40
"""Letters before and behind that are looked at: twice as long as any phrase that tells."""

_SMALL = re.compile(rf"(?<![^\W_])({SMALL})(?![^\W_])", re.IGNORECASE)


def told(text: str) -> str:
    """Write "AI" in capitals where it is meant: "tin ve AI"; a loud text is written small then.

    Others stay as they were typed: among small letters capitals show that they are meant.
    """
    line = normalize(text)
    spans = [match.span() for match in _SMALL.finditer(line) if _is_meant(line, *match.span())]
    if not spans or (line != line.upper() and line == _written(line, spans)):
        return text
    return _written(line.lower() if line.isupper() and len(line) > len(SMALL) else line, spans)


def _written(line: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        line = line[:start] + line[start:end].upper() + line[end:]
    return line


def _is_meant(line: str, start: int, end: int) -> bool:
    """Whether what stands before and behind leaves no place for a question."""
    before = fold(line[max(start - NEAR, 0) : start]).strip()
    after = fold(line[end : end + NEAR]).strip()
    if phrases("after_initials").match(after):
        return False
    return any(phrases("before_initials").fullmatch(before[at:]) for at in _words(before))


def _words(text: str) -> list[int]:
    return [match.start() for match in re.finditer(r"(?<![^ ])(?=[^ ])", text)]


def are(word: str, *, loud: bool) -> bool:
    """Say whether a word of a message is initials that are a word as well when they are folded."""
    return not loud and word.isupper() and fold(word) in listed("initials")


def only(query: str) -> bool:
    """Say whether a query is nothing but initials that are known here, or such as "5G"."""
    return _spelt().fullmatch(query) is not None or re.fullmatch(r"\dg", query.lower()) is not None


def spelt_out(query: str) -> str | None:
    """Return a query with its initials written out as a phrase; None where it has none."""
    full = words()["spelt_out"]
    found = _spelt().search(query)
    if found is None:
        return None
    return _spelt().sub(lambda match: f'"{full[fold(match[0])]}"', query)


def in_words(folded: str) -> str | None:
    """Return what newspapers seldom print as initials alone, "BHYT", in full; None for others."""
    return words()["spelt_out"][folded] if folded in listed("in_words") else None


@cache
def _spelt() -> re.Pattern[str]:
    """Initials that are words as well count in capitals only."""
    short = sorted(words()["spelt_out"], key=len, reverse=True)
    some = (each.upper() if each in listed("initials") else f"(?i:{each})" for each in short)
    return re.compile(rf"(?<![\w/&.-])(?:{'|'.join(some)})(?![\w/&]|[-.]\w)")
