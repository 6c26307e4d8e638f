"""An invented bloc as large as the one that the project starts from: a list of units to try.

158 organisations right below the bloc and 400 cells, as in the seed article: 60 committees with
302 cells of their own, and 98 organisations that are one cell each. No real organisation is named.
"""

import csv
from typing import TextIO

from bot.importing.unit_lines import COLUMNS
from bot.texts import bloc as words
from bot.tree import APART

ORGANISATIONS = 158
COMMITTEES = 60
CELLS = 400


def write(out: TextIO) -> None:
    """Write the list as CSV, as ``bantin units import`` takes it."""
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerow(
        {
            "name": words.BLOC,
            "kind": words.BLOC_KIND,
            "short_name": words.BLOC_SHORT,
            "valid_from": "2020-06-01",
            "aliases": "; ".join(words.BLOC_ALIASES),
        }
    )
    bodies = [*words.OFFICES, *map(words.enterprise, range(1, ORGANISATIONS + 1))][:ORGANISATIONS]
    for place, body in enumerate(bodies):
        if place < COMMITTEES:
            _committee(writer, body, _share(place))
        else:
            name, kind = words.grassroots_cell(body), words.GRASSROOTS_CELL_KIND
            writer.writerow({"name": name, "kind": kind, "parent": words.BLOC, "short_name": body})


def _committee(writer: "csv.DictWriter[str]", body: str, cells: int) -> None:
    name = words.committee(body)
    row = {"name": name, "kind": words.COMMITTEE_KIND, "parent": words.BLOC, "short_name": body}
    writer.writerow(row)
    for number in range(1, cells + 1):
        path = APART.join((words.BLOC, name))
        writer.writerow({"name": words.cell(number), "kind": words.CELL_KIND, "parent": path})


def _share(place: int) -> int:
    """Return how many cells a committee has: all of them as even as can be, at least three."""
    every = CELLS - (ORGANISATIONS - COMMITTEES)
    return every // COMMITTEES + (place < every % COMMITTEES)
