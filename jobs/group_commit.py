"""Many small writes as few transactions: what is wanted while one is written goes into the next.

A commit costs more than what a pull has to keep; 500 pulls that end within seconds of each other
need a few dozen commits. Each still returns only when what it wrote is committed.
"""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from jobs.database import Database

T = TypeVar("T")
Work = Callable[[Session], Any]


def _all(works: Sequence[Work], session: Session) -> list[Any]:
    return [work(session) for work in works]


class GroupCommit:
    """Writes to one database in groups."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[tuple[Work, asyncio.Future[Any]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def do(self, work: Callable[[Session], T]) -> T:
        """Run ``work`` in a transaction that others may share; return what it returns.

        Raises:
            Exception: What ``work`` raised; the others of its group are not harmed.
        """
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, done))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.get_running_loop().create_task(self._write())
        return await done

    async def close(self) -> None:
        """Wait for what is being written."""
        if self._writing is not None:
            await self._writing

    async def _write(self) -> None:
        while self._waiting:
            group, self._waiting = self._waiting, []
            try:
                told = await self._database.transact(partial(_all, [work for work, _ in group]))
            except Exception as error:  # noqa: BLE001  told to whoever waits for it
                await self._one_by_one(group, error)
                continue
            for (_, done), answer in zip(group, told, strict=True):
                if not done.cancelled():
                    done.set_result(answer)

    async def _one_by_one(
        self, group: list[tuple[Work, asyncio.Future[Any]]], error: Exception
    ) -> None:
        """Find out which of a group spoiled it for all; the others are written."""
        for work, done in group:
            if done.cancelled():
                continue
            if len(group) == 1:
                done.set_exception(error)
                return
            try:
                done.set_result(await self._database.transact(work))
            except Exception as own:  # noqa: BLE001  told to whoever waits for it
                done.set_exception(own)
