"""Who does the coarse work: this process alone, or any of several machines.

Pulling a feed, reading a few pages, what the timetable asks for: each is a function that has a name
and finds in the database what it is to do. A carrier brings such a name to where it is done. What
is lost on the way loses nothing: what is due stays due, and is found again within minutes.
"""

import asyncio
import math
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Protocol

Work = Callable[[Sequence[int]], Awaitable[int]]
"""Does something with rows of these numbers, as far as it is still due; says how much it did.

Ending twice, or side by side with itself on another machine, must do no harm.
"""


class Carrier(Protocol):
    """Has works done that were taught before."""

    def teach(self, name: str, work: Work) -> None:
        """Let ``work`` be known by ``name``; on every machine before it works. Again: anew."""

    async def carry(
        self,
        name: str,
        lots: Sequence[Sequence[int]],
        *,
        at_once: int,
        within: timedelta | None = None,
    ) -> int:
        """Have a work done for each lot of numbers, and return once that has been done.

        Args:
            name: As it was taught.
            lots: What each piece of the work is about.
            at_once: How many pieces this process may do side by side, where it does all of them.
            within: After so long no piece is begun any more, where it does; None: all are.

        Returns:
            What the pieces said, in all, as far as they were done here.
        """

    async def once(self, name: str) -> None:
        """Have a work done that every machine asks for at the same minute, without numbers: once.

        Where others may do it, this returns before it is done.
        """

    async def work(self) -> None:
        """Do what others bring, until cancelled."""


class InProcess:
    """Does everything itself."""

    def __init__(self) -> None:
        self._works: dict[str, Work] = {}

    def teach(self, name: str, work: Work) -> None:
        """See ``Carrier``."""
        self._works[name] = work

    async def carry(
        self,
        name: str,
        lots: Sequence[Sequence[int]],
        *,
        at_once: int,
        within: timedelta | None = None,
    ) -> int:
        """See ``Carrier``."""
        turns, work = asyncio.Semaphore(at_once), self._works[name]
        until = math.inf if within is None else time.monotonic() + within.total_seconds()

        async def in_turn(lot: Sequence[int]) -> int:
            async with turns:
                return await work(lot) if time.monotonic() <= until else 0

        return sum(await asyncio.gather(*map(in_turn, lots)))

    async def once(self, name: str) -> None:
        """See ``Carrier``."""
        await self._works[name](())

    async def work(self) -> None:
        """See ``Carrier``: nobody brings anything."""
        await asyncio.get_running_loop().create_future()
