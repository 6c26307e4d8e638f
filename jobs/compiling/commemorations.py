"""Days to remember: those of a month. The list is ``commemorations.yaml`` beside this file."""

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Commemoration:
    """A day to remember.

    Attributes:
        day: Of the month.
        month: 1 to 12.
        name: What is remembered, as it is read out.
        year: When it happened; None where the day marks no event.
    """

    day: int
    month: int
    name: str
    year: int | None = None


def of_month(month: int) -> tuple[Commemoration, ...]:
    """Return a month's days, in their order; ``month`` is 1 to 12."""
    return tuple(each for each in _all() if each.month == month)


@cache
def _all() -> tuple[Commemoration, ...]:
    kept = resources.files("jobs.compiling").joinpath("commemorations.yaml")
    days = [Commemoration(**row) for row in yaml.safe_load(kept.read_text(encoding="utf-8"))]
    return tuple(sorted(days, key=lambda each: (each.month, each.day)))
