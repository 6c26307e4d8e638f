"""What a program waits for that does not go on."""

import asyncio
from collections.abc import Iterator
from typing import Any

LONGEST = 180.0
"""Seconds that a tick of months may take: it takes one tenth of one, and ten on a busy machine."""


def waits() -> Iterator[str]:
    """Yield, for each task, where it is and what it waits for there."""
    for task in asyncio.all_tasks():
        if task is not asyncio.current_task():
            yield f"{task.get_name()}: " + " < ".join(reversed(list(_places(task.get_coro()))))


def _places(waiting: Any) -> Iterator[str]:
    """Yield the places in the code of a coroutine and of those that it awaits."""
    while waiting is not None:
        frame = getattr(waiting, "cr_frame", None) or getattr(waiting, "gi_frame", None)
        if frame is not None:
            yield f"{frame.f_code.co_filename.rpartition('/')[2]}:{frame.f_lineno}"
        waiting = getattr(waiting, "cr_await", None) or getattr(waiting, "gi_yieldfrom", None)
