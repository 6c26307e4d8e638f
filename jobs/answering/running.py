"""How many by now: what grows from day to day is told by the newest article that counts it. Pure.

"Ít nhất 20 người chết" was true in the evening, and the next morning 111 were dead.
"""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from jobs.answer import Answer, Passage, best
from jobs.answering import outright
from jobs.text import canonical, fold, syllables

ALIKE = (
    ("chết", "tử vong", "thiệt mạng", "thương vong"),
    ("bị thương", "thương vong"),
    ("mất tích",),
    ("tìm thấy", "quy tập", "phát hiện", "cất bốc", "tìm kiếm"),
    ("khởi tố", "bị can", "bị bắt"),
    ("ca mắc", "ca nhiễm", "ca bệnh"),
)
"""What is counted again and again, and how else it is called."""

NEAR = 10
"""Sentences that are looked at."""

LEAST = 0.5
"""The share of the chosen sentence's score that a newer one must have: it may say it otherwise."""

EARLIEST = datetime.min.replace(tzinfo=UTC)

_HOW_MANY = re.compile(r"\b(?:bao nhieu|may)\b")


def newest(question: str, chosen: Answer, passages: Sequence[Passage]) -> Answer:
    """Return what the newest article says in place of a sentence that counts what grows.

    Args:
        question: As typed, with or without tone marks.
        chosen: The sentence that would be quoted.
        passages: The articles in which it was looked for.
    """
    words = _counted(question)
    if not words:
        return chosen
    known = {each.entry: each for each in passages}
    since = known[chosen.entry].published or EARLIEST
    of_it = _of_it(question, words)
    near = best(question, passages, most=NEAR, least=0.0)
    newer = [
        (published, each.score, each)
        for each in near
        if (published := known[each.entry].published or EARLIEST) > since
        and each.score >= LEAST * chosen.score
        and of_it <= _spelled(f"{known[each.entry].title}. {each.text}", as_typed=question)
        and any(word in canonical(each.text) for word in words)
        and outright.shows(question, each.text)
    ]
    return max(newer, key=lambda told: told[:2])[2] if newer else chosen


def uncounted(question: str) -> str:
    """Return a question without what it counts that grows: articles call it otherwise."""
    words = _counted(question)
    if not words:
        return question
    spelled = _spelling(question)
    counted = {each for word in words for each in syllables(spelled(word))}
    return " ".join(each for each in syllables(question) if spelled(each) not in counted)


def _counted(question: str) -> list[str]:
    """What of ``ALIKE`` is counted in a question, by all its names; empty where nothing is."""
    asked = " ".join(syllables(fold(question)))
    if not _HOW_MANY.search(asked):
        return []
    told = [group for group in ALIKE if any(f" {fold(word)} " in f" {asked} " for word in group)]
    return [canonical(word) for group in told for word in group]


def _of_it(question: str, words: Sequence[str]) -> set[str]:
    """What tells of which event a question counts: its other syllables that tell something."""
    counted = {each for word in (*words, "người nay") for each in _spelled(word, as_typed=question)}
    asks = outright.asking(_spelling(question))
    return _spelled(question, as_typed=question) - asks - counted


def _spelled(text: str, *, as_typed: str) -> set[str]:
    return {_spelling(as_typed)(each) for each in syllables(text)}


def _spelling(question: str) -> Callable[[str], str]:
    return canonical if canonical(question) != fold(question) else fold
