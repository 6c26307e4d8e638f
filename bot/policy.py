"""What each kind of message is worth: how long it may still come, and what becomes of a doubt.

Two tables that the ledger, the reports and the lanes obey, so that a new kind cannot be forgotten.
"""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType

from bot.errors import OutcomeUnknownError, SendError, UnreachableError
from bot.tables.counter import Kind


class Doubt(StrEnum):
    """What becomes of a message that may or may not have arrived; none is ever blindly resent."""

    ASK = "ask"
    """An admin is told, and decides whether it is sent again."""
    EXPIRE = "let expire"
    """It stays UNKNOWN, and nobody is bothered: its hour is soon over."""
    DROP = "drop"
    """It is forgotten: whoever waits for it asks again."""
    RESEND = "resend"
    """It is sent again: twice does no harm. No kind is so harmless now."""


UNKNOWN: Mapping[Kind, Doubt] = MappingProxyType(
    {
        Kind.BULLETIN: Doubt.ASK,
        Kind.CORRECTION: Doubt.ASK,
        Kind.WITHDRAWAL: Doubt.ASK,
        Kind.NOTICE: Doubt.ASK,
        Kind.NUDGE: Doubt.EXPIRE,
        Kind.REMINDER: Doubt.EXPIRE,
        Kind.COMPILATION: Doubt.ASK,
        Kind.ANSWER: Doubt.DROP,
    }
)
"""What becomes of a new message of each kind whose outcome is unknown.

What edits or deletes a message is done again whatever its kind: done twice, it does no harm.
"""

LASTS: Mapping[Kind, timedelta] = MappingProxyType(
    {
        Kind.BULLETIN: timedelta(hours=12),
        Kind.CORRECTION: timedelta(days=2),
        Kind.WITHDRAWAL: timedelta(days=2),
        Kind.NOTICE: timedelta(days=3),
        Kind.NUDGE: timedelta(days=1),
        Kind.REMINDER: timedelta(hours=12),
        Kind.COMPILATION: timedelta(days=3),
    }
)
"""How long each kind may still be delivered: news grows old, what was wrong stays wrong."""

NEWS = frozenset({Kind.BULLETIN, Kind.CORRECTION, Kind.WITHDRAWAL})
"""What is listed among the bulletins."""

ENDS = frozenset({Kind.NUDGE, Kind.REMINDER})
"""What has an hour after which it is never said, however long the chat's quiet hours last."""


def asks(kind: Kind) -> bool:
    """Say whether admins decide on what is in doubt."""
    return UNKNOWN[kind] is Doubt.ASK


def answers_again(error: SendError) -> bool:
    """Say whether an answer that failed is tried once more."""
    if isinstance(error, OutcomeUnknownError):
        return UNKNOWN[Kind.ANSWER] is Doubt.RESEND
    return isinstance(error, UnreachableError)
