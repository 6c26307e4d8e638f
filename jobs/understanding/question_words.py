"""The words by which a message is understood: the data of ``question.yaml``, compiled once."""

import re
from functools import cache
from importlib import resources
from typing import Any

import yaml

from jobs.text import canonical, fold

Rule = tuple[str, str | None, re.Pattern[str]]


@cache
def words() -> dict[str, Any]:
    """Give the file as it is."""
    text = (
        resources.files("jobs.understanding").joinpath("question.yaml").read_text(encoding="utf-8")
    )
    content: dict[str, Any] = yaml.safe_load(text)
    return content


@cache
def teencode() -> dict[str, str]:
    """Give each short form, folded, with what it stands for."""
    return {
        fold(str(short)): full
        for full, line in words()["teencode"].items()
        for short in line.split()
    }


@cache
def rules() -> tuple[Rule, ...]:
    """Give intent, sub-intent and pattern of each rule; the first that fits decides."""
    return tuple((rule["intent"], rule.get("sub"), _any(rule["any"])) for rule in words()["rules"])


@cache
def phrases(name: str) -> re.Pattern[str]:
    """Give a pattern for any phrase of a list, the longer first, whole words."""
    ordered = sorted((part.strip() for part in _split(words()[name])), key=len, reverse=True)
    return re.compile(rf"(?<![^ ])(?:{'|'.join(ordered)})(?![^ ])")


@cache
def listed(name: str) -> frozenset[str]:
    """Give the phrases of a list."""
    return frozenset(part.strip() for part in _split(words()[name]))


@cache
def spelled(name: str = "spelled") -> dict[str, set[str]]:
    """Give the words of a list, folded, with the spellings that they mean; the rules' own first."""
    forms: dict[str, set[str]] = {}
    for word in words()[name].split():
        forms.setdefault(fold(word), set()).add(canonical(word))
    return forms


@cache
def bare() -> frozenset[str]:
    """Give the rules' words whose form without marks is another word, too."""
    return frozenset(words()["bare"].split())


@cache
def alike() -> dict[str, str]:
    """Give each word or phrase, folded, with the name of its kind; the first kind has it."""
    kinds: dict[str, str] = {}
    for name, line in words()["alike"].items():
        for phrase in _split(line):
            kinds.setdefault(" ".join(phrase.split()), name)
    return kinds


def _any(patterns: list[str]) -> re.Pattern[str]:
    parts = {" .. ": r" (?:[^ ]+ ){0,5}", "<in_news>": rf"(?:{words()['in_news']})(?![^ ])"}
    lines = list(map(str, patterns))
    for part, meant in parts.items():
        lines = [line.replace(part, meant) for line in lines]
    joined = "|".join(f"(?:{line})" for line in lines)
    return re.compile(rf"(?<![^ ])(?:{joined})(?![^ ])")


def _split(text: str) -> list[str]:
    return [part for part in re.split(r",(?![^(]*\))", text) if part.strip()]


def only_tells(plain: str, *, beside: str = "") -> bool:
    """Say whether a folded text has nothing but what asks to be told what is known already.

    Args:
        plain: The text, folded.
        beside: Syllables that may stand in it as well, between blanks.
    """
    return {*plain.split()} <= _told_along() | {*beside.split()}


@cache
def _told_along() -> frozenset[str]:
    return frozenset(words()["told_along"].split())


@cache
def places() -> re.Pattern[str]:
    """Give a pattern for any of the places that are known by name, folded."""
    known = [*words()["alike"]["PLACE"].split(", "), *listed("places")]
    named = "|".join(re.escape(each) for each in sorted(known, key=len, reverse=True))
    return re.compile(rf"(?<![a-z0-9])(?:{named})(?![a-z0-9])")
