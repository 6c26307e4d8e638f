"""One chat's things in their order, several chats side by side; and how far all is done."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from functools import partial

FARTHEST = 50
"""How many updates may be seen beyond one that is not done."""

MOST_WAITING = 5
"""How many things of one chat may wait to be heard."""


class InTurn:
    """Runs numbered works in a task group, those of one chat one after the other.

    A work that raises ends the group; it and those that were cancelled count as not done.
    """

    def __init__(
        self, group: asyncio.TaskGroup, *, at_once: int, most_waiting: int | None = MOST_WAITING
    ) -> None:
        self._group = group
        self._most_waiting = most_waiting
        self._slots = asyncio.Semaphore(at_once)
        self._undone: dict[int, asyncio.Task[None]] = {}
        self._last: dict[str, asyncio.Task[None]] = {}
        self._waiting: Counter[str] = Counter()
        self.seen = 0

    @property
    def undone(self) -> int:
        """The lowest number not yet done; 0 before the first.

        Where that one lies far back, it is given up: the platform shows a hundred updates from it
        on and no more, so waiting for it would make us deaf. It is still under way; only a crash
        could lose it now.
        """
        lowest = min(self._undone, default=self.seen + 1)
        if self._undone and self.seen - lowest < FARTHEST:
            return lowest
        return self.seen + 1 if self.seen else 0

    def skip(self, number: int) -> None:
        """Note a number behind which there is nothing to do."""
        self.seen = max(self.seen, number)

    def count_anew(self) -> None:
        """Let any number be new; what is under way goes on, and only a crash could lose it now."""
        self._undone.clear()
        self.seen = 0

    def put(self, number: int, chat: str, work: Callable[[], Awaitable[None]]) -> None:
        """Begin ``work`` as soon as what was put in for its chat before has ended.

        A chat with too much waiting is not listened to: it would fill the one window of updates
        that the platform shows, and nobody else would be heard.
        """
        self.skip(number)
        if self._most_waiting is not None and self._waiting[chat] >= self._most_waiting:
            return
        self._waiting[chat] += 1
        task = self._group.create_task(self._run(self._last.get(chat), work))
        self._undone[number] = self._last[chat] = task
        task.add_done_callback(partial(self._ended, number, chat))

    async def settle(self, seconds: float) -> None:
        """Return when all is done, or after ``seconds``."""
        if self._undone:
            await asyncio.wait(self._undone.values(), timeout=seconds)

    async def _run(
        self, before: asyncio.Task[None] | None, work: Callable[[], Awaitable[None]]
    ) -> None:
        if before:
            await asyncio.wait([before])
        async with self._slots:
            await work()

    def _ended(self, number: int, chat: str, task: asyncio.Task[None]) -> None:
        done = not task.cancelled() and not task.exception()
        if done and self._undone.get(number) is task:
            del self._undone[number]
        self._waiting[chat] -= 1
        if self._last.get(chat) is task:
            del self._last[chat], self._waiting[chat]
