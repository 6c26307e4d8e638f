"""``python -m bot`` forked off a process that has read its modules: 0.1 s of work instead of 1.5.

What is started is a process of its own like any other: with its own environment, folder and output,
to be signalled, killed and waited for; only the imports were made before. ``python -m
tests.fakes.nursery`` is the process that they are made in; ``Program`` keeps one for all its tests.
"""

import gc
import json
import os
import runpy
import select
import signal
import subprocess
import sys
import tempfile
import threading
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MODULES = (
    "bot.app", "bot.cli", "bot.verbs.office", "bot.verbs.office_feeds", "bot.verbs.unit_office",
    "alembic.command", "numpy", "tantivy", "trafilatura", "uvicorn",
)  # fmt: skip
"""What ``bantin run`` and most other verbs import, at once or later."""

POSSIBLE = hasattr(os, "pidfd_open") and not any(name.startswith("COV") for name in os.environ)
"""Only Linux tells of the end of a process that is not one's own child; and coverage measures what
is started, not what is forked."""


class Nursery:
    """Starts processes; they end with whoever started it, or before."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process = subprocess.Popen(
            (sys.executable, "-W", "ignore::ResourceWarning", "-m", __name__),
            cwd=ROOT,
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},  # a process with threads is not forked
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(
        self,
        words: list[str],
        folder: Path,
        environment: dict[str, str],
        out: Path,
        err: Path,
        given: Path = Path(os.devnull),
    ) -> "Forked":
        """Start ``python -m`` with ``words``; what it prints is put behind what the files hold.

        ``given`` is its standard input.
        """
        files = {"given": str(given), "out": str(out), "err": str(err)}
        return Forked(self, self.ask(words=words, folder=str(folder), env=environment, **files))

    def ask(self, **about: Any) -> int:
        """Have something done and return its number."""
        assert self._process.stdin
        assert self._process.stdout
        with self._turn:
            try:
                self._process.stdin.write(json.dumps(about) + "\n")
                self._process.stdin.flush()
                number = self._process.stdout.readline()
                assert number, "no program can be started: stderr says which import of it failed"
                return int(number)
            except BaseException:
                # Cut off by a timeout: the answer that is still to come is nobody else's.
                nursery.cache_clear()
                raise


@cache
def nursery() -> Nursery:
    """The one of this process."""
    return Nursery()


class Forked:
    """One that was started, as ``subprocess.Popen`` shows one."""

    def __init__(self, nursery: Nursery, pid: int) -> None:
        self._nursery, self.pid = nursery, pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Return the exit code; None while it lives."""
        return self._ended(0)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end and return the exit code, negative the signal that killed it.

        Raises:
            subprocess.TimeoutExpired: It lived on for ``timeout`` seconds.
        """
        code = self._ended(timeout)
        if code is None:
            raise subprocess.TimeoutExpired("bantin", timeout or 0)
        return code

    def send_signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def _ended(self, timeout: float | None) -> int | None:
        if self.returncode is None:
            # Until the nursery has asked for its code, nobody else gets its number.
            handle = os.pidfd_open(self.pid)
            try:
                if select.select([handle], [], [], timeout)[0]:
                    self.returncode = self._nursery.ask(ended=self.pid)
            finally:
                os.close(handle)
        return self.returncode


def main() -> None:
    """Do what is asked, a line each, until nobody asks any more."""
    for name in MODULES:
        import_module(name)
    gc.freeze()  # no collection touches, and so copies, what all have in common
    for line in sys.stdin:
        asked = json.loads(line)
        if ended := asked.get("ended"):
            answer = os.waitstatus_to_exitcode(os.waitpid(ended, 0)[1])
        elif not (answer := os.fork()):
            _live(**asked)
            break  # it has lived, and ends as a program does
        print(answer, flush=True)


def _live(
    *, words: list[str], folder: str, env: dict[str, str], given: str, out: str, err: str
) -> None:
    _open(0, given, os.O_RDONLY)
    _open(1, out, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    _open(2, err, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  no path, and kept
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr.reconfigure(encoding="utf-8")
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(env)
    tempfile.tempdir = None  # whoever asked for it before had another environment
    signal.signal(signal.SIGINT, signal.default_int_handler)
    module, *sys.argv[1:] = words
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def _open(number: int, path: str, flags: int) -> None:
    opened = os.open(path, flags, 0o644)
    os.dup2(opened, number)
    os.close(opened)


if __name__ == "__main__":
    main()
