"""A host that asks to be left alone is asked nothing meanwhile, at no address."""

from datetime import datetime, timedelta

from jobs.errors import RestingError
from jobs.fetching.politeness import MOST_HOSTS

BUSY = frozenset({429, 503})
"""What is meant of all that stands at a host (RFC 6585, 4; RFC 9110, 15.6.4)."""

LONGEST = timedelta(hours=1)
"""Behind one name stand many machines, and only one may be down: after as long another address is
tried again. What was asked for itself waits for as long as it was told."""


class Rests:
    """Which hosts asked for a pause, and until when."""

    def __init__(self) -> None:
        self._until: dict[str, tuple[datetime, int]] = {}

    def refuse(self, host: str, now: datetime) -> None:
        """Refuse to ask a host that is resting.

        Raises:
            RestingError: It is.
        """
        until, status = self._until.get(host, (now, 0))
        if now < until <= now + LONGEST:  # further ahead: the clock was
            raise RestingError(status, until - now)

    def note(self, host: str, status: int, wait: timedelta | None, now: datetime) -> None:
        """Note what a host answered, and for how long it wants to be left alone; None: not."""
        if status not in BUSY or wait is None:
            return
        if len(self._until) >= MOST_HOSTS:
            self._until = {name: kept for name, kept in self._until.items() if kept[0] > now}
        self._until[host] = now + min(wait, LONGEST), status
