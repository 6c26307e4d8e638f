"""What is tried again, and when."""

import asyncio
from datetime import timedelta

from bot.errors import UnreachableError
from bot.platforms.trying import watched
from tests.fakes.patience import patient, skip

HOUR = timedelta(hours=1)


async def test_a_look_that_failed_is_repeated_soon():
    """Who is posted to calls seldom: else nobody would know that it is out of reach."""
    looks, twice = 0, asyncio.Event()

    async def look():
        nonlocal looks
        looks += 1
        if looks == 1:
            raise UnreachableError
        twice.set()

    watching = asyncio.create_task(watched(look, HOUR, lambda error, failures: 0.0))
    await asyncio.sleep(0)
    assert not looks
    skip(HOUR.total_seconds())
    await asyncio.wait_for(twice.wait(), patient(5))
    watching.cancel()
    await asyncio.wait([watching])
    assert looks == 2
