"""Politeness: a host is asked one thing at a time, with a pause between."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

MOST_HOSTS = 1000


class Turns:
    """One at a time at each host, with a pause between."""

    def __init__(self) -> None:
        self._locks: dict[str, asyncio.Lock] = {}
        self._free_at: dict[str, float] = {}

    @asynccontextmanager
    async def at(self, host: str, pause: timedelta) -> AsyncIterator[None]:
        """Wait for the turn at ``host`` and keep it."""
        if len(self._locks) > MOST_HOSTS:
            self._forget()
        async with self._locks.setdefault(host, asyncio.Lock()):
            await asyncio.sleep(max(0.0, self._free_at.get(host, 0.0) - time.monotonic()))
            try:
                yield
            finally:
                self._free_at[host] = time.monotonic() + pause.total_seconds()

    def _forget(self) -> None:
        now = time.monotonic()
        for host, free_at in list(self._free_at.items()):
            if free_at < now and not self._locks[host].locked():
                del self._locks[host], self._free_at[host]
