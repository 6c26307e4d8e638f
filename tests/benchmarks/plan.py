"""The plan on paper: what a province, a ministry, the country needs.

``python -m tests.benchmarks.plan`` prints README's table from what was measured: the figures of
``tests.benchmarks.machines --save`` (``machines.json``), and those below, each with the benchmark
that it comes from. ``--check`` fails where README shows another table.
"""

import argparse
import json
import math
import sys
from dataclasses import dataclass
from pathlib import Path

FIGURES = Path(__file__).with_name("machines.json")
README = Path(__file__).resolve().parents[2] / "README.md"

FREE, PAID = 25.0, 1_000.0
"""Messages a second of one bot: Telegram's free ones by default here, and the most for Stars."""

PARTS = 2
"""Messages of one bulletin."""

DAILY = 2
"""Bulletins a day, of each chat."""

EVERY = 15
"""Minutes between two pulls of a feed."""

ARTICLES = 12
"""New articles of a feed and day: ``shared/data/README.md``, 14,444 items of 17 outlets."""

PULL = 0.003
"""Seconds of a core for a feed that has not changed: 1.5 for 500, ``tests.benchmarks.pulling``."""

READ = 0.05
"""Seconds of a core for an article, read, summarized and made findable, rounded up: see
``tests.benchmarks.reading``, ``summaries`` and ``searching``."""

SHARE = 0.5
"""How much of a machine may be used, so that another one's work fits in when that has died."""

CORES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Who is to be served."""

    name: str
    chats: int
    feeds: int
    bots: int
    paid: bool = False


PLACES = (
    Place(name="a province", chats=11_000, feeds=50, bots=1),
    Place(name="a province, four bots", chats=11_000, feeds=50, bots=4),
    Place(name="a ministry", chats=40_000, feeds=120, bots=8),
    Place(name="the country, free bots", chats=230_000, feeds=500, bots=40),
    Place(name="the country, paid bots", chats=230_000, feeds=500, bots=4, paid=True),
)


def hours(place: Place, rate: float) -> float:
    """Return the hours that one bulletin takes at ``rate`` messages a second of each bot."""
    return place.chats * PARTS / (rate * place.bots) / 3600


def cores(place: Place, a_message: float) -> float:
    """Return how many cores are busy while a bulletin goes out, at the bots' pace."""
    sending = place.bots * (PAID if place.paid else FREE) * a_message
    pulling = place.feeds / (EVERY * 60) * PULL
    reading = place.feeds * ARTICLES / 86_400 * READ
    return sending + pulling + reading


def machines(place: Place, a_message: float) -> int:
    """Return how many machines carry that; at least two where one may die unnoticed."""
    needed = math.ceil(cores(place, a_message) / (CORES * SHARE))
    return max(needed, 1 if place.chats <= 11_000 and place.bots == 1 else 2)


def table(figures: dict[str, float]) -> str:
    """Return the table, in Markdown."""
    a_message = figures["four_cost"]
    lines = [
        "| | chats | bots | machines | one bulletin | feeds, pulls an hour | rows a year | disk |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for place in PLACES:
        rate = PAID if place.paid else FREE
        rows = place.chats * PARTS * DAILY * 365
        took = hours(place, rate)
        told = f"{took:.1f} h" if took >= 0.995 else f"{math.ceil(took * 60)} min"
        ledger = place.chats * PARTS * DAILY * 90 * figures["bytes_a_delivery"] / 1e9
        lines.append(
            f"| {place.name} | {place.chats:,} | {place.bots} at {rate:,.0f}/s | "
            f"{machines(place, a_message)} | {told} | {place.feeds}, "
            f"{place.feeds * 60 // EVERY:,} | {rows / 1e6:,.0f} million | {ledger:,.0f} GB |"
        )
    return "\n".join(lines)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--check", action="store_true", help="compare with README")
    given = options.parse_args()
    made = table(json.loads(FIGURES.read_text(encoding="utf-8")))
    print(made)
    if given.check and made not in README.read_text(encoding="utf-8"):
        sys.exit("README shows another table")


if __name__ == "__main__":
    main()
