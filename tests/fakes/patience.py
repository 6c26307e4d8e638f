"""How long a test waits for what must come before it says that it never came."""

import asyncio
import os

STANDSTILL = 30.0
"""Seconds that are always waited: a machine stands still for some however idle it is, because of
its disk or of its host."""


def crowd() -> float:
    """Return how many would compute now on each core of this machine; 1 where there is room."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def patient(seconds: float) -> float:
    """Return what ``seconds`` of a machine of one's own are here, where others compute as well.

    What does come is not waited for longer; only what is too late here is judged by this machine.
    """
    return max(seconds, STANDSTILL) * crowd()


def skip(seconds: float) -> None:
    """Set the running loop's clock on: whatever waits for so long on it waits no more."""
    loop = asyncio.get_running_loop()
    before = loop.time
    loop.time = lambda: before() + seconds  # type: ignore[method-assign]
