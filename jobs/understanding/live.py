"""What changes by the hour and is refused, but told of in headlines: prices, the weather. Pure.

The words are data, in ``question.yaml``.
"""

import re
from functools import cache

from jobs.text import fold
from jobs.understanding.question_words import words


def headlined(text: str) -> tuple[str, ...]:
    """Return the phrases of headlines that may tell what a message asks for, as in "giá vàng".

    Empty where it asks for nothing of the kind. Several are called otherwise in other regions.
    """
    folded = " ".join(re.findall(r"[a-z0-9]+", fold(text)))
    found = (said for pattern, said in _kinds() if pattern.search(folded))
    return next(found, ())


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    return tuple(
        (
            re.compile(rf"(?<![^ ])(?:{pattern})(?![^ ])"),
            tuple(each.strip() for each in said.split(",")),
        )
        for said, pattern in words()["live"].items()
    )
