"""A platform that nothing leaves for once its lane's lease has ended."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar, cast

from bot.errors import OutcomeUnknownError, UnreachableError
from bot.messages import ChatId, Message
from bot.platforms.base import Platform
from bot.sending.tenancy import Lease

T = TypeVar("T")

ENDED = "this machine no longer has the bot's lane"


class _Fenced:
    """Sends as long as the lease lasts, and is otherwise the platform behind it."""

    def __init__(self, platform: Platform, lease: Lease) -> None:
        self._platform = platform
        self._lease = lease

    def __getattr__(self, name: str) -> Any:
        return getattr(self._platform, name)

    async def send(self, chat: ChatId, message: Message, *, thread: str | None = None) -> str:
        """See ``Platform``."""
        return await self._within(self._platform.send(chat, message, thread=thread))

    async def edit(self, chat: ChatId, message_id: str, message: Message) -> None:
        """See ``Platform``."""
        await self._within(self._platform.edit(chat, message_id, message))

    async def withdraw(self, chat: ChatId, message_id: str) -> None:
        """See ``Platform``."""
        await self._within(self._platform.withdraw(chat, message_id))

    async def _within(self, call: Coroutine[Any, Any, T]) -> T:
        """Make a call for as long as the lease lasts, which is renewed while a call is slow."""
        left, loop = self._lease.left, asyncio.get_running_loop()
        if left <= 0:
            call.close()
            raise UnreachableError(ENDED)
        if left == float("inf"):
            return await call

        looking: asyncio.TimerHandle

        def look() -> None:
            nonlocal looking
            if (left := self._lease.left) > 0:
                looking = loop.call_later(left, look)
            else:
                limit.reschedule(loop.time())

        looking = loop.call_later(left, look)
        try:
            async with asyncio.timeout(None) as limit:
                return await call
        except TimeoutError as error:
            raise OutcomeUnknownError(ENDED) from error
        finally:
            looking.cancel()


def fenced(platform: Platform, lease: Lease) -> Platform:
    """Return a platform that raises instead of sending once ``lease`` has ended.

    What was never begun is ``UnreachableError``; what was under way is cut, and unknown.
    """
    return cast("Platform", _Fenced(platform, lease))  # it has all the others' attributes
