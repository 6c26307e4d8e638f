"""What a unit can be called, and what it is by its name. Pure."""

import re

from bot.audience import Unit
from bot.texts.units import KINDS
from bot.tree import APART
from jobs.text import fold

SHORTEST, LONGEST = 2, 200
"""Characters; the longest name of a real organisation has some 120."""

OPENERS = '“"‘«('
"""What a name may begin with beside letters and digits. What begins with = + - or @ is a formula
to a spreadsheet, and # / and - mean something in lists and commands."""


NUMBERED = re.compile(r"(?P<number>\d{1,4}|[IVXL]+|[A-H\u0110])\s*[.)/-]\s*(?P<name>.+)")
"""A name with its number in a list before it."""

PARTED = re.compile(r"[\n;]+")


def fault(name: str, *, typed: bool = True) -> str | None:
    """Say why a unit cannot be called so; None where it can. ``name``: normalized.

    ``typed``: in a command, where one letter is a slip, and " / " parts the names of a path; lists
    have such names.
    """
    if not name:
        return "a unit needs a name"
    if (typed and len(name) < SHORTEST) or not any(map(str.isalpha, name)):
        return f"not a name: {name}"
    if len(name) > LONGEST:
        return f"longer than {LONGEST} characters: {name[:40]}..."
    if not (name[0].isalnum() or name[0] in OPENERS):
        return f"a name begins with a letter or a digit: {name}"
    if typed and APART in name:
        return f"{name}: a slash between blanks parts the names of a path"
    return None


def kind_of(name: str) -> str | None:
    """Return what a unit is, told by how its name begins; None where that does not tell."""
    words = f"{fold(name)} "
    return next((kind for kind in KINDS if words.startswith(f"{fold(kind)} ")), None)


def numbered(text: str) -> str:
    """Return a unit's name without the number that it has in a list; others as they are."""
    found = NUMBERED.fullmatch(text)
    return found["name"] if found and kind_of(found["name"]) else text


def several(typed: str) -> bool:
    """Say whether names of several units were typed, or pasted out of a list; not normalized."""
    names = [each for each in PARTED.split(typed) if each.strip()]
    return len(names) > 1


def kind_since(unit: Unit, name: str) -> str:
    """Return what a unit is that is called ``name`` from now on.

    A "chi bộ cơ sở" whose name begins with "Đảng bộ" since is a "đảng bộ cơ sở".
    """
    was, now = kind_of(unit.name), kind_of(name)
    if was is None or now is None or was == now:
        return unit.kind
    rest = unit.kind[len(was) :] if fold(unit.kind).startswith(fold(was)) else ""
    return now + rest
