"""How many faults the check of machine-written summaries misses, and what it refuses in vain.

The sentences are our own, of articles that stay in ``../shared/data``. ``python -m
tests.jobs.test_paraphrases`` tells each that is judged wrongly.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from jobs.summarizers import Document
from jobs.summarizers.checking import fault_of

HERE = Path(__file__).with_name("paraphrases.txt")
DATA = Path(__file__).resolve().parents[2].parent / "shared/data/summaries"
FITTED, KEPT_OUT = "; fitted", "; kept out of the fitting"
HARDER, HARDER_KEPT_OUT = "; harder, fitted", "; harder, kept out of the fitting"
"""What the check before let pass: superlatives, who did or said what, a plan, whose claim it is."""
TRUE = "faithful"


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence about an article: faithful, or with a fault of some kind."""

    part: str
    article: str
    kind: str
    told: str


def cases() -> Iterator[Case]:
    """Read the sentences."""
    part = article = sentence = ""
    for line in HERE.read_text(encoding="utf-8").splitlines():
        mark, rest = line[:2], line[2:]
        if mark == "; ":
            part = line
        elif mark == "# ":
            article = rest
        elif mark in {"+ ", "- "}:
            kind, rest = (TRUE, rest) if mark == "+ " else rest.split(": ", 1)
            old, new = rest.split(" => ")
            assert sentence.count(old) == 1, line
            yield Case(part, article, kind, sentence.replace(old, new))
        else:
            sentence = line
            yield Case(part, article, TRUE, line)


@cache
def articles() -> dict[str, Document]:
    lines = (DATA / "single_vietnews_dev.jsonl").read_text(encoding="utf-8").splitlines()
    found = map(json.loads, lines)
    return {each["id"]: Document(title=each["title"], text=each["text"]) for each in found}


def misjudged(part: str) -> tuple[list[Case], list[Case], int, int]:
    """Return the faults missed, what is refused in vain, and of how many each."""
    of_part = [case for case in cases() if case.part == part]
    told = {case: fault_of([case.told], [articles()[case.article]]) for case in of_part}
    missed = [case for case, fault in told.items() if case.kind != TRUE and fault is None]
    refused = [case for case, fault in told.items() if case.kind == TRUE and fault]
    faithful = sum(case.kind == TRUE for case in of_part)
    return missed, refused, len(of_part) - faithful, faithful


def test_there_are_hundreds_of_each():
    faithful = [case for case in cases() if case.kind == TRUE]
    assert len(faithful) >= 300
    assert len([*cases()]) - len(faithful) >= 300


@pytest.mark.skipif(not DATA.exists(), reason="../shared/data is missing: nothing to check against")
@pytest.mark.parametrize(
    ("part", "missed", "refused"),
    [
        (FITTED, 0.03, 0.21),
        (KEPT_OUT, 0.05, 0.18),
        (HARDER, 0.04, 0.22),
        (HARDER_KEPT_OUT, 0.06, 0.16),
    ],
)
def test_faults_are_found_and_what_is_faithful_is_mostly_let_pass(part, missed, refused):
    faults, in_vain, faulty, faithful = misjudged(part)
    assert len(faults) <= missed * faulty, faults
    assert len(in_vain) <= refused * faithful, in_vain


if __name__ == "__main__":
    for name in (FITTED, KEPT_OUT, HARDER, HARDER_KEPT_OUT):
        missed, refused, faulty, faithful = misjudged(name)
        print(f"{name}: {len(missed)} of {faulty} faults missed,")
        print(f"{len(refused)} of {faithful} faithful ones refused")
