"""The wishes of a search that are joined by "và": "lũ ở Thái Lan và bão ở Trung Quốc". Pure."""

import re

from jobs.countries import country
from jobs.understanding.typed_text import typed

_AND = re.compile(r",? (?:va|&) |, ")


def halves(query: str) -> list[str]:
    """Return the parts of a query, as typed; itself alone where one of them is but a syllable.

    The name of a country is more: "Ukraine và Trung Đông".
    """
    line = typed(query)
    ends = [found.span() for found in _AND.finditer(line.folded)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(line.shown)]
    parts = [line.shown[a:b].strip() for a, b in zip(starts, stops, strict=True)]
    return parts if all(" " in part or country(part) for part in parts) else [query]
