"""What the answers of all platforms have in common: pure decisions."""

from collections.abc import Sequence
from datetime import timedelta

from bot.errors import (
    OutcomeUnknownError,
    RefusedError,
    SendError,
    ThrottledError,
    UnreachableError,
)
from bot.platforms.base import LARGEST_PHOTO

TURNED_AWAY = frozenset({301, 302, 303, 307, 308, 401, 403, 404, 407})
"""Statuses of a page, not of a platform's JSON: whatever stands between turned us away."""

TOO_LARGE = "the message is too large"

Meanings = Sequence[tuple[type[SendError], Sequence[str]]]
"""Kinds of errors, and parts of an answer that tell them, in lower case. The first that fits
counts."""


def page(platform: str, status: int, wait: timedelta) -> SendError:
    """Say what an answer means that is not the platform's: a proxy's page, or broken JSON.

    Args:
        platform: What the platform is called.
        status: The HTTP status.
        wait: How long to wait after a 429, which names no time.
    """
    if status in TURNED_AWAY:
        return UnreachableError(f"turned away before {platform}: {status}")
    if status == 413:
        return RefusedError(TOO_LARGE)
    if status == 429:
        return ThrottledError(wait)
    return OutcomeUnknownError(f"no readable answer: {status}")


def photo_in(status: int, data: bytes) -> bytes:
    """Return the photo that an answer carries.

    Raises:
        RefusedError: It carries none, or one that is too large.
    """
    if status != 200:
        raise RefusedError(f"no photo: {status}")
    if len(data) > LARGEST_PHOTO:
        raise RefusedError("the photo is too large")
    return data


def worded(text: str, meanings: Meanings) -> SendError | None:
    """Say what an answer means by its words; None where they are none of ``meanings``."""
    folded = text.lower()
    kinds = (kind for kind, parts in meanings if any(part in folded for part in parts))
    found = next(kinds, None)
    return found(text) if found else None
