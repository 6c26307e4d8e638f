"""Long polling: each chat's updates in their order, confirmed only when they are dealt with."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import timedelta

from bot.errors import PlatformError, SendError, ThrottledError, TokenRefusedError
from bot.platforms.in_turn import InTurn
from bot.platforms.telegram_client import Client
from bot.platforms.telegram_errors import REJECTED, RIVAL, ConflictError, Rivalry
from bot.platforms.telegram_json import Json
from bot.platforms.trying import longer
from bot.platforms.wire import SLOWEST_ANSWER

log = logging.getLogger(__name__)

LONG_POLL = timedelta(seconds=20)
"""How long the server holds a poll that finds nothing."""
GLANCE = timedelta(seconds=0.3)
"""How long new updates wait while earlier ones are still being heard."""
HEARD_AT_ONCE = 16
"""Chats heard side by side."""
CONFLICT_PATIENCE = timedelta(seconds=30)
"""Longer than LONG_POLL, for which Telegram may keep the poll of a program that was killed."""
LAST_CONFIRMATION = timedelta(seconds=2)
LONGEST_SILENCE = timedelta(minutes=15)
"""How long nothing is asked at most, whatever pause Telegram, or what stands between, wants: hours
have been seen, in which nobody would be heard. Asked too soon, it only says so again."""

Work = Callable[[], Awaitable[None]]
Take = Callable[[Json, asyncio.TaskGroup], tuple[str, Work] | None]
"""An update → the chat in whose order it is, and what is to be done; None if there is nothing."""


class Polling:
    """Asks Telegram for updates.

    Args:
        client: Telegram's methods.
        kinds: The kinds of updates that are wanted.
        patience: How long another poller with our token is put up with.
        ready: Does what must be done before the first poll; called before each, quick once done.
        webhook_found: What is done when a webhook is in the way; raises PlatformError if nothing.
    """

    def __init__(
        self,
        client: Client,
        *,
        kinds: Sequence[str],
        patience: timedelta,
        ready: Work,
        webhook_found: Work,
    ) -> None:
        self._client = client
        self._kinds = kinds
        self._patience = patience
        self._ready = ready
        self._webhook_found = webhook_found
        self._confirmed = self._heard = 0

    async def listen(self, take: Take) -> None:
        """Do all works of all updates until cancelled; what a crash interrupts comes again.

        Raises:
            PlatformError: There is no use in polling.
        """
        self._rivalry = Rivalry(since=asyncio.get_running_loop().time(), patience=self._patience)
        works: InTurn | None = None
        try:
            async with asyncio.TaskGroup() as group:
                works = InTurn(group, at_once=HEARD_AT_ONCE)
                await self._poll(group, works, take)
        except BaseExceptionGroup as several:
            raise several.exceptions[0] from None
        finally:
            if works:
                self._heard = works.undone

    async def confirm(self) -> None:
        """Confirm what was heard last, so that it is not heard again at the next start."""
        if self._heard != self._confirmed:
            with suppress(SendError):
                await self._fetch(self._heard, hold=timedelta(), patience=LAST_CONFIRMATION)

    async def _poll(self, group: asyncio.TaskGroup, works: InTurn, take: Take) -> None:
        failures = 0
        while True:
            try:
                updates = await self._updates(works)
            except SendError as error:
                failures += 1
                await asyncio.sleep(await self._pause(error, failures))
                continue
            failures = 0
            for update in updates:
                if update["update_id"] > works.seen:
                    self._put(update, group, works, take)
            await works.settle(GLANCE.total_seconds())

    def _put(self, update: Json, group: asyncio.TaskGroup, works: InTurn, take: Take) -> None:
        taken = take(update, group)
        if taken:
            chat, work = taken
            works.put(update["update_id"], chat, work)
        else:
            works.skip(update["update_id"])

    async def _updates(self, works: InTurn) -> list[Json]:
        """Fetch what is not yet confirmed; what is still undone is offered again, and at once.

        After a week without any update, Telegram counts on from a number taken at random. Where
        that is a lower one, it brings what lies below our offset, which it never does else: it
        would bring the same for ever, and whoever waits for a higher number would be deaf.
        """
        await self._ready()
        offset = works.undone
        updates = await self._fetch(offset, hold=LONG_POLL, patience=LONG_POLL + SLOWEST_ANSWER)
        self._confirmed = offset
        if updates and all(update["update_id"] < offset for update in updates):
            log.info("telegram counts its updates anew")
            works.count_anew()
        return updates

    async def _fetch(self, offset: int, *, hold: timedelta, patience: timedelta) -> list[Json]:
        return await self._client.updates(offset, self._kinds, hold=hold, patience=patience)

    async def _pause(self, error: SendError, failures: int) -> float:
        """Return how many seconds to wait before the next poll.

        Raises:
            PlatformError: There is no use in polling.
        """
        if isinstance(error, ConflictError) and error.webhook:
            with suppress(SendError):
                await self._webhook_found()
            return min(1.0, pause(error, failures))
        if isinstance(error, ConflictError):
            log.warning("telegram poll ended by another", extra={"failures": failures})
            if self._rivalry.steps_back(asyncio.get_running_loop().time()):
                raise PlatformError(RIVAL)
            return min(1.0, self._patience.total_seconds() / 4)
        return pause(error, failures)


def pause(error: SendError, failures: int) -> float:
    """Return how many seconds to wait after the ``failures``-th failed call in a row.

    Raises:
        PlatformError: The token is no good, so there is no use in trying again.
    """
    if isinstance(error, TokenRefusedError):
        raise PlatformError(REJECTED)
    log.warning("telegram out of reach", extra={"reason": str(error), "failures": failures})
    if isinstance(error, ThrottledError):
        return min(error.wait, LONGEST_SILENCE).total_seconds()
    return longer(failures)
