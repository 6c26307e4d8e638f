"""What platforms post and answer, which can be anything: looked at before it is taken. Pure.

Nothing here raises.
"""

from typing import Any

import orjson

Json = dict[str, Any]

LONGEST_ID = 200


def read(body: bytes) -> Json | None:
    """Return a JSON object; None where it is none."""
    try:
        told = orjson.loads(body)
    except ValueError:
        return None
    return told if isinstance(told, dict) else None


def text_of(value: Any) -> str:
    """Return a text or a number as text; "" for all else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else ""


def within(told: Json, *names: str) -> Json:
    """Return the object to which names lead; an empty one where they lead to none."""
    for name in names:
        inner = told.get(name)
        if not isinstance(inner, dict):
            return {}
        told = inner
    return told


def id_of(value: Any) -> str:
    """Return an opaque id as text; "" where it is none."""
    told = text_of(value)
    fits = 0 < len(told) <= LONGEST_ID and told.isprintable() and not told.isspace()
    return told if fits else ""
