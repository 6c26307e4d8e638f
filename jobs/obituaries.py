"""Notices of a death: their headlines say what they are, and not whom they tell of."""

import re
from collections.abc import Sequence

from jobs.text import fold

NOTICES = frozenset({"tin buon", "cao pho", "loi cam on", "loi cam ta", "tin buon va loi cam on"})

FIRST = 8
"""In so many paragraphs from the top the name stands, if anywhere."""

LONGEST = 80
LEAST_NAMES = 2
"""Of names a person has two at least."""

STYLED = re.compile(r"(?:đồng chí|đ/c|cụ ông|cụ bà|cụ|ông|bà|nhà giáo)\s+", re.IGNORECASE)
"""How somebody who died is spoken of."""

BEHIND = re.compile(r"\s*[,;:.(–]|\s+(?:sinh|đã|từ trần|nguyên)\b")
"""What stands behind the name in its line."""

ANNOUNCED = re.compile(r":\s+")


def with_name(title: str, paragraphs: Sequence[str]) -> str:
    """Give a notice's headline with the name: "Tin buồn: Đồng chí Nguyễn Văn Hùng".

    The name begins a line or follows a colon. Where none is found, and of all other news, the
    headline comes back as it is.
    """
    if _bare(title) not in NOTICES:
        return title
    lines = (line for text in paragraphs[:FIRST] for line in ANNOUNCED.split(text))
    name = next(filter(None, map(_name, lines)), "")
    return f"{title.rstrip(' .:!')}: {name}" if name else title


def fuller(announced: str | None, shown: str) -> str:
    """Give the headline that is told: what the feed announced, unless the page goes on from there.

    Args:
        announced: The feed's; None or "" where it told none.
        shown: The page's, as ``with_name`` gives it; "" where none was found.
    """
    kind = _bare(announced or "")
    goes_on = kind in NOTICES and fold(shown).startswith(f"{kind}:")
    return shown if goes_on else announced or shown


def _bare(title: str) -> str:
    return fold(title).strip(" .:!")


def _name(line: str) -> str:
    """Who is named at a line's beginning, with what they are called; "" where nobody is."""
    styled = STYLED.match(line)
    if styled is None:
        return ""
    named = BEHIND.split(line, maxsplit=1)[0]
    names = [word for word in named[styled.end() :].split() if word[0].isupper()]
    return named if len(named) <= LONGEST and len(names) >= LEAST_NAMES else ""
