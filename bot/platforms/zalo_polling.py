"""Polling Zalo: one thing at a time, and nothing twice; each chat's in their order."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.errors import (
    PlatformError,
    RefusedError,
    SendError,
    SpentError,
    ThrottledError,
    TokenRefusedError,
)
from bot.platforms.foreign import Json
from bot.platforms.in_turn import InTurn
from bot.platforms.trying import LONGEST_PAUSE, longer
from bot.platforms.zalo_client import Client
from bot.platforms.zalo_errors import REJECTED

log = logging.getLogger(__name__)

LONG_POLL = timedelta(seconds=25)
"""How long the server holds a poll that finds nothing."""
LEAST_POLL = 0.5
"""Seconds that a poll takes at least: a server that does not hold it must not be flooded."""
HEARD_AT_ONCE = 16
"""Chats heard side by side."""
LAST_WORKS = 2.0
"""Seconds that what was heard gets when we stop: it never comes again."""

Work = Callable[[], Awaitable[None]]
Settle = Callable[[], Awaitable[None]]
Take = Callable[[Json], tuple[str, Work] | None]
"""An update → the chat in whose order it is, and what is to be done; None if there is nothing."""


async def poll(client: Client, take: Take, *, settle: Settle, look_every: timedelta) -> None:
    """Do all works of all updates until cancelled.

    Args:
        client: Who asks.
        take: What is done with an update.
        settle: Sees that no webhook is in the way: whoever sets one makes us deaf.
        look_every: How often that is looked at, besides where Zalo will not be polled.

    Raises:
        PlatformError: There is no use in polling.
    """
    try:
        async with asyncio.TaskGroup() as group:
            works = InTurn(group, at_once=HEARD_AT_ONCE)
            try:
                await _poll(client, works, take, settle=settle, look_every=look_every)
            finally:
                await works.settle(LAST_WORKS)
    except BaseExceptionGroup as several:
        raise several.exceptions[0] from None


async def _poll(
    client: Client, works: InTurn, take: Take, *, settle: Settle, look_every: timedelta
) -> None:
    loop, failures, refused = asyncio.get_running_loop(), 0, False
    looked_at = loop.time()
    while True:
        asked_at = loop.time()
        try:
            if refused or asked_at - looked_at >= look_every.total_seconds():
                await settle()
                looked_at = asked_at
            updates = await client.updates(hold=LONG_POLL)
        except SendError as error:
            failures, refused = failures + 1, isinstance(error, RefusedError)
            await asyncio.sleep(pause(error, failures))
            continue
        failures, refused = 0, False
        for update in updates:
            if taken := take(update):
                works.put(works.seen + 1, *taken)
        if not updates:
            await asyncio.sleep(max(0.0, asked_at + LEAST_POLL - loop.time()))


def pause(error: SendError, failures: int) -> float:
    """Return how many seconds to wait after the ``failures``-th failed call in a row.

    Raises:
        PlatformError: The token is no good, so there is no use in trying again.
    """
    if isinstance(error, TokenRefusedError):
        raise PlatformError(REJECTED)
    log.warning("zalo out of reach", extra={"reason": str(error), "failures": failures})
    if isinstance(error, ThrottledError | SpentError):
        return min(error.wait.total_seconds(), LONGEST_PAUSE)
    return longer(failures)
