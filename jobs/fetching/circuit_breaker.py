"""A host that does not answer is let be for a while: it would hold up what the others tell."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from jobs.errors import UnreachableError
from jobs.fetching.politeness import MOST_HOSTS, Turns

MOST_SILENCES = 2
"""After so many pages in a row that did not come, the host rests."""

REST = timedelta(minutes=4)
"""Shorter than the first wait of an unread page: then it is seen whether the host is back."""


class CircuitBreaker:
    """Which hosts answered lately; a page at a time of each."""

    def __init__(self) -> None:
        self._turns = Turns()
        self._silences: dict[str, int] = {}
        self._rests: dict[str, datetime] = {}

    @asynccontextmanager
    async def with_host(self, link: str, now: datetime) -> AsyncIterator[None]:
        """Wait for the turn at the host of ``link``, and mind whether the page there came.

        Raises:
            UnreachableError: The host is resting; it was not asked.
        """
        host = urlsplit(link).netloc
        async with self._turns.at(host, timedelta()):
            if now < self._rests.get(host, now) <= now + REST:  # further ahead: the clock was
                raise UnreachableError("the host did not answer a moment ago")
            try:
                yield
            except UnreachableError:
                self._note_silence(host, now)
                raise
            self._silences.pop(host, None)

    def _note_silence(self, host: str, now: datetime) -> None:
        if len(self._silences) > MOST_HOSTS:
            self._silences.clear()
        self._silences[host] = self._silences.get(host, 0) + 1
        if self._silences[host] >= MOST_SILENCES:
            del self._silences[host]
            self._rests = {each: until for each, until in self._rests.items() if until > now}
            self._rests[host] = now + REST
