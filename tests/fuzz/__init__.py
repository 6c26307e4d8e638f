"""Every parser of foreign bytes, on what comes close to what it expects: none crashes or hangs.

``tests/test_fuzz.py`` tries each within seconds. For longer::

    python -m tests.fuzz --minutes 10 [--only NAME ...] [--seed N] [--cores N]

A fault is printed with the bytes (base64) that caused it, cut down as far as it goes, and the exit
code is 1. What is parsed in worker processes, which are killed at 10 s, may take that long; all
else gets a second for 64 kB.
"""

import logging
from functools import cache

from tests.fuzz import chats, files, house, news, trying
from tests.fuzz.changes import changed
from tests.fuzz.trying import Parser, smaller, tried

__all__ = ["Parser", "changed", "parsers", "run", "smaller", "tried"]


@cache
def parsers() -> dict[str, Parser]:
    """Return all of them, by name."""
    return {**chats.parsers(), **house.parsers(), **files.parsers(), **news.parsers()}


def run(name: str, minutes: float, seed: int) -> tuple[str, int, float, str | None]:
    """Try one parser for so long; return its name, how many tries, the slowest, and a fault."""
    quiet = logging.NullHandler()  # what is odd is logged; here nobody wants to see it
    logging.getLogger().addHandler(quiet)
    try:
        return name, *trying.run(parsers()[name], minutes, seed)
    finally:
        logging.getLogger().removeHandler(quiet)
