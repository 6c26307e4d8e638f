"""What has a number is that one: "hội nghị Trung ương 4" is not the third. Pure."""

import re
from collections.abc import Iterator

from jobs.text import fold, syllables

COUNTED = "uong khoa ky vong dot lop quan quy dieu doan hang cap lo dai lan tap tuyen"
"""Syllables, folded, behind which a number says which one is meant, not how many."""

_BEHIND = re.compile(
    rf"(?<![a-z0-9])(?:({'|'.join(COUNTED.split())})(?: thu| so)?|([a-z]+ so)) (\d+)(?![\d.,/]*\d)"
)


def tells_another(asked: str, text: str) -> bool:
    """Say whether a text tells of another one than a question: of "Trung ương 3", not of 4.

    What has no number in the text may be the one that is meant.

    Args:
        asked: The question, or what is looked for, as typed.
        text: A headline, or a whole article.
    """
    meant = dict(_numbers(asked))
    if not meant:
        return False
    told: dict[str, set[str]] = {}
    for counted, number in _numbers(text):
        told.setdefault(counted, set()).add(number)
    return any(counted in told and number not in told[counted] for counted, number in meant.items())


def _numbers(text: str) -> Iterator[tuple[str, str]]:
    for found in _BEHIND.finditer(" ".join(syllables(fold(text)))):
        yield found[1] or found[2], found[3]
