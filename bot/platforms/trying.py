"""Doing what has to be done until a platform answers, later each time."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from bot.errors import SendError

LONGEST_PAUSE = 30.0
"""Seconds."""

Done = TypeVar("Done")
Pause = Callable[[SendError, int], float]
"""A failure, and which in a row it is → seconds to wait; PlatformError where it is no use."""


def longer(failures: int) -> float:
    """Return how many seconds to wait after the ``failures``-th failure in a row."""
    return min(0.5 * 2.0 ** min(failures - 1, 10), LONGEST_PAUSE)


async def at_last(work: Callable[[], Awaitable[Done]], pause: Pause) -> Done:
    """Do ``work``, again and again until the platform answers, and return what came of it.

    Raises:
        PlatformError: There is no use in trying again.
    """
    failures = 0
    while True:
        try:
            return await work()
        except SendError as error:
            failures += 1
            await asyncio.sleep(pause(error, failures))


async def watched(look: Callable[[], Awaitable[None]], every: timedelta, pause: Pause) -> None:
    """Look after something until cancelled; a look that failed is soon made again.

    Raises:
        PlatformError: There is no use in looking again.
    """
    while True:
        await asyncio.sleep(every.total_seconds())
        await at_last(look, pause)
