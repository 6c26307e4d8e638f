"""What each kind of message is worth: how long it may still come, and who decides on a doubt."""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

from bot.tables.counter import Kind

ASKED = frozenset({Kind.BULLETIN, Kind.CORRECTION, Kind.WITHDRAWAL, Kind.NOTICE, Kind.COMPILATION})
"""Of these an admin decides what may or may not have arrived: none is ever blindly resent.

The hour of the others is soon over, and whoever waits for an answer asks again. What edits or
deletes a message is done again whatever its kind: done twice, it does no harm.
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
