"""Answers to people, over one platform at one bot's pace: now, before any bulletin."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from bot.errors import ChatMovedError, SendError, ThrottledError, UnreachableError
from bot.messages import ChatId, Message
from bot.pace import Pace
from bot.platforms.base import Platform
from bot.sending.outgoing import Outgoing
from bot.sending.verdict import back_off
from bot.stores import health
from jobs.database import Database
from jobs.newsroom import Clock

log = logging.getLogger(__name__)

MOST_REFUSALS = 3
"""How often an answer is tried that was throttled or reached nobody."""

MOST_PATIENCE = 10.0
"""Seconds that an answer waits for its chat's own limit; a chat that asks faster gets silence."""

Hold = Callable[[ChatId, timedelta], Awaitable[None]]
"""Leaves a chat alone for as long as its platform asks."""


class Answers:
    """Says what somebody waits for.

    Args:
        platform: Where it is said.
        database: Where it is kept that a chat has moved, and files that our own door shows.
        outgoing: Fits answers to what the platform can carry.
        pace: The bot's; bulletins go at the same.
        clock: Tells the moment.
        seconds: Counts them, whatever the clock says: by these the pace is kept.
        hold: What is done where the platform asks for a pause.
        freed: Called when the bot may speak again for whom its own pace made wait.

    Attributes:
        waiting: How many answers wait for the bot's own pace: bulletins let them go first.
    """

    def __init__(
        self,
        platform: Platform,
        database: Database,
        outgoing: Outgoing,
        pace: Pace,
        *,
        clock: Clock,
        seconds: Callable[[], float],
        hold: Hold,
        freed: Callable[[], None],
    ) -> None:
        self.waiting = 0
        self._platform = platform
        self._database = database
        self._outgoing = outgoing
        self._pace = pace
        self._clock = clock
        self._seconds = seconds
        self._sleep = asyncio.sleep  # a life of months lets the time pass at once
        self._hold = hold
        self._freed = freed

    async def say(
        self, chat: ChatId, messages: list[Message], *, thread: str | None
    ) -> list[str] | None:
        """Send an answer, and return the ids of its messages.

        None where not all of it was sent; what cannot be is logged.
        """
        ready = [replace(message, answer=True) for message in messages]
        if any(message.attachment for message in ready):
            now, fit = self._clock(), self._outgoing.answers
            ready = await self._database.transact(lambda s: fit(s, ready, now))
        sent: list[str] = []
        for message in ready:
            number = await self._say(chat, message, thread)
            if number is None:
                return None
            sent.append(number)
        return sent

    async def _say(self, chat: ChatId, message: Message, thread: str | None) -> str | None:
        for attempt in range(1, MOST_REFUSALS + 1):
            if not await self._turn(chat):
                break
            try:
                return await self._platform.send(chat, message, thread=thread)
            except ChatMovedError as error:
                move = partial(health.move, at=chat, to=error.to, now=self._clock())
                await self._database.transact(move)
                chat = ChatId(chat.platform, error.to)
            except ThrottledError as error:
                await self._hold(chat, error.wait)
            except SendError as error:
                extra = {"platform": self._platform.name, "fault": str(error)}
                log.warning("answer not sent", extra=extra)
                if not isinstance(error, UnreachableError):  # in doubt, it is never said twice
                    break
                await self._sleep(back_off(attempt).total_seconds())
        return None

    async def _turn(self, chat: ChatId) -> bool:
        """Wait until something may be said in ``chat``; False where nobody would wait so long.

        Only waiting for the bot itself holds bulletins back: a chat that floods us with commands
        must not silence all others.
        """
        while True:
            now = self._seconds()
            if (wait := self._pace.chat_free_at(chat, now) - now) > 0:
                if wait > MOST_PATIENCE:
                    log.info("answer dropped", extra={"platform": self._platform.name})
                    return False
                await self._sleep(wait)
            elif (wait := self._pace.bot_free_at() - now) > 0:
                await self._wait_first(wait)
            else:
                self._pace.sent(chat, now)
                return True

    async def _wait_first(self, wait: float) -> None:
        self.waiting += 1
        try:
            await self._sleep(wait)
        finally:
            self.waiting -= 1
            self._freed()
