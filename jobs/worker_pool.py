"""A pool of worker processes that read what strangers wrote, and can be stopped and replaced.

A feed that freezes its parser, or makes it take all memory, is stopped at its limit and harms
nobody else; the libraries that read markup take their memory only while there is work.
A worker ends with its parent, however that ends: its standard input is then at its end, and an
alarm stops it where it is too busy to notice.
"""

import asyncio
import builtins
import contextlib
import io
import logging
import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any, BinaryIO, TypeVar

from jobs import errors
from jobs.errors import FetchError, TooLargeError, TooSlowError

T = TypeVar("T")

LIMIT = timedelta(seconds=10)
"""The slowest real page or feed took 0.3 s."""

IDLE = timedelta(seconds=30)
"""After this long without work a worker is ended."""

MEMORY = 512 * 1024 * 1024
"""Bytes of data a worker may hold; the largest body, 5 MB, needs about 150 MB."""

HANDS = 2
"""Workers at most: one frozen feed must not hold up the others."""

MOST_TASKS = 2_000
"""After so many a worker is replaced: what libraries leak or cache goes with it."""

GRACE = timedelta(seconds=1)
LENGTH = struct.Struct("!QI")
"""What stands before a message: its length in bytes, and how many seconds it may take."""

LONGEST_ANSWER = 64 * 1024 * 1024


class WorkerPool:
    """Runs functions in worker processes.

    Args:
        hands: How many run side by side at most.
        memory: How many bytes of data each may hold.
        idle: How long a worker waits for work before it ends.
    """

    def __init__(self, *, hands: int = HANDS, memory: int = MEMORY, idle: timedelta = IDLE) -> None:
        self._turns = asyncio.Semaphore(hands)
        self._memory = memory
        self._idle = idle
        self._free: list[_Worker] = []
        self._busy: set[_Worker] = set()
        self._tidying: set[asyncio.Task[None]] = set()

    async def do(
        self, function: Callable[..., T], /, *args: Any, limit: timedelta = LIMIT, **kwargs: Any
    ) -> T:
        """Run ``function`` in a worker and return what it returns.

        Args:
            function: Stands at the top of a module; it, its arguments and its answer are pickled.
            args: For the function.
            limit: How long it may take; waiting for a free worker does not count.
            kwargs: For the function.

        Raises:
            TooSlowError: It took longer than ``limit``; the worker was killed.
            TooLargeError: It wanted more memory than it may have.
            FetchError: The worker died of it.
            Exception: What ``function`` raised.
        """
        task = pickle.dumps((function, args, kwargs), pickle.HIGHEST_PROTOCOL)
        async with self._turns:
            worker = self._free.pop() if self._free else await _Worker.hire(self._memory)
            worker.wake()
            self._busy.add(worker)
            try:
                answer = await self._ask(worker, task, limit)
            except BaseException:
                self._busy.discard(worker)
                self._dismiss(worker)
                raise
            self._busy.discard(worker)
            self._keep(worker)
        told: T = _opened(answer)
        return told

    async def close(self) -> None:
        """Send all workers home; returns when they are gone."""
        for worker in (*self._free, *self._busy):
            self._dismiss(worker)
        self._free.clear()
        self._busy.clear()
        await asyncio.gather(*self._tidying)

    async def _ask(self, worker: "_Worker", task: bytes, limit: timedelta) -> bytes:
        try:
            async with asyncio.timeout(limit.total_seconds()):
                return await worker.ask(task, limit)
        except TimeoutError as error:
            raise TooSlowError("reading the body took too long") from error
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise FetchError("reading the body broke the reader") from error

    def _keep(self, worker: "_Worker") -> None:
        if worker.done >= MOST_TASKS:
            self._dismiss(worker)
            return
        self._free.append(worker)
        worker.rest(self._idle, self._send_home)

    def _send_home(self, worker: "_Worker") -> None:
        if worker in self._free:
            self._free.remove(worker)
            self._dismiss(worker)

    def _dismiss(self, worker: "_Worker") -> None:
        tidying = asyncio.get_running_loop().create_task(worker.end())
        self._tidying.add(tidying)
        tidying.add_done_callback(self._tidying.discard)


class _Worker:
    """One worker process, seen from its employer."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin is not None  # noqa: S101  both were asked for when it was hired
        assert process.stdout is not None  # noqa: S101
        self._process = process
        self._to, self._back = process.stdin, process.stdout
        self._alarm: asyncio.TimerHandle | None = None
        self.done = 0

    @classmethod
    async def hire(cls, memory: int) -> "_Worker":
        """Start a process that knows the same modules as this one."""
        paths = f"import sys; sys.path[:] = {sys.path!r}"
        start = f"{paths}; from jobs import worker_pool; worker_pool.work({memory})"
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            start,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            # Not in the terminal's group: Ctrl-C is for the parent, which then sends us home.
            start_new_session=True,
        )
        return cls(process)

    async def ask(self, task: bytes, limit: timedelta) -> bytes:
        """Hand over a task and wait for the answer."""
        to, back = self._to, self._back
        seconds = int((limit + GRACE).total_seconds())
        # Put together they would be one more copy of 5 MB.
        to.write(LENGTH.pack(len(task), seconds))
        to.write(task)
        await to.drain()
        length, _ = LENGTH.unpack(await back.readexactly(LENGTH.size))
        if length > LONGEST_ANSWER:
            raise ConnectionError
        answer = await back.readexactly(length)
        self.done += 1
        return answer

    def rest(self, idle: timedelta, send_home: Callable[["_Worker"], None]) -> None:
        """Wait for work, but not for ever."""
        loop = asyncio.get_running_loop()
        self._alarm = loop.call_later(idle.total_seconds(), send_home, self)

    def wake(self) -> None:
        """Stop waiting: there is work."""
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    async def end(self) -> None:
        """Kill the process and see that nothing of it is left. Never raises."""
        self.wake()
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        self._to.close()
        with contextlib.suppress(ConnectionError):
            await self._to.wait_closed()
        # RuntimeError: whoever still waits for its answer reads it to its end.
        with contextlib.suppress(ConnectionError, RuntimeError):
            await self._back.read()
        await self._process.wait()


def _opened(answer: bytes) -> Any:
    """What a worker answered; a worker that was taken over by what it read is not believed much."""
    went_well, told = _Careful(io.BytesIO(answer)).load()
    if not went_well:
        raise told if isinstance(told, Exception) else RuntimeError(str(told))
    return told


class _Careful(pickle.Unpickler):
    """Makes only our nouns, times and exceptions: loading a pickle can otherwise run anything."""

    def find_class(self, module: str, name: str) -> Any:
        ours = module.startswith("jobs.") and "." not in name
        if ours or (module == "datetime" and name in {"datetime", "timedelta", "timezone", "date"}):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        builtin = getattr(builtins, name, None) if module == "builtins" else None
        if isinstance(builtin, type) and issubclass(builtin, Exception):
            return builtin
        raise pickle.UnpicklingError(f"{module}.{name} is not expected from a worker")


def work(memory: int) -> None:
    """Do the tasks on standard input until it ends: the life of a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable(logging.CRITICAL)
    _bound(memory)
    tasks = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    # A library that prints must not speak between our messages.
    os.dup2(2, 1)
    while head := tasks.read(LENGTH.size):
        length, seconds = LENGTH.unpack(head)
        _answer(tasks.read(length), seconds, answers)


def _bound(memory: int) -> None:
    """Bound the data segment; not the address space, most of which libraries never touch."""
    try:
        # Not on every operating system.
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def _answer(task: bytes, seconds: int, answers: BinaryIO) -> None:
    if hasattr(signal, "alarm"):
        # The parent kills us sooner, unless it is dead itself.
        signal.alarm(seconds)
    try:
        function, args, kwargs = pickle.loads(task)  # noqa: S301  our parent wrote it
        answer = _packed((True, function(*args, **kwargs)))
    except MemoryError:
        answer = _packed((False, TooLargeError("reading the body took too much memory")))
    except Exception as error:  # noqa: BLE001  one task of many; the parent judges it
        answer = _packed((False, _portable(error)))
    if hasattr(signal, "alarm"):
        signal.alarm(0)
    answers.write(LENGTH.pack(len(answer), 0) + answer)
    answers.flush()


def _packed(answer: tuple[bool, Any]) -> bytes:
    return pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)


def _portable(error: Exception) -> Exception | str:
    """An error as it can travel: ours as they are, others told in words."""
    ours = getattr(errors, type(error).__name__, None) is type(error)
    return error if ours else f"{type(error).__name__}: {error}"[:500]
