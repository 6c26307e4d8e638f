"""Whether the program knows the news that came while it was off, or its machine asleep."""

import asyncio
from datetime import datetime, timedelta

from jobs.newsroom import Clock

FIRST_ROUND = timedelta(minutes=5)
"""How long the first bulletins wait for the first pull after a start: news of the night before."""

ASLEEP = timedelta(minutes=10)
"""Nobody has looked at the clock for so long: what looks each minute was not running."""


class Awake:
    """Lets bulletins wait until the news are pulled that came before: after a start, and a sleep.

    Args:
        clock: Tells the moment.

    Attributes:
        since: Since when the program has known what is due; None while it does not.
    """

    def __init__(self, clock: Clock) -> None:
        self.since: datetime | None = None
        self._clock = clock
        self._seen: datetime | None = None
        self._informed = asyncio.Event()
        self._grace: asyncio.TimerHandle | None = None

    @property
    def informed(self) -> bool:
        """Whether bulletins may go out; looks at the clock."""
        now = self._clock()
        if self._seen is not None and now - self._seen > ASLEEP and self.since is not None:
            self.since = None
            self._informed.clear()
            if self._grace is not None:
                self.be_patient()
        self._seen = now
        if self.since is not None and self.since > now:  # the clock was ahead
            self.since = now
        return self._informed.is_set()

    def note(self) -> None:
        """Note that the news are known now."""
        self.since = self.since or self._clock()
        self._informed.set()

    def be_patient(self) -> None:
        """Wait for news no longer than ``FIRST_ROUND``, from now on."""
        self.end()
        loop = asyncio.get_running_loop()
        self._grace = loop.call_later(FIRST_ROUND.total_seconds(), self.note)

    def end(self) -> None:
        """Wait no more."""
        if self._grace is not None:
            self._grace.cancel()

    async def wait(self) -> None:
        """Wait until the news are known."""
        await self._informed.wait()
