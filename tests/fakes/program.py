"""``bantin`` as its users start it: a real process, its own settings, its own folder."""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from tests.fakes.nursery import POSSIBLE, ROOT, Forked, nursery
from tests.fakes.patience import patient


class Program:
    """Runs ``python -m bot`` in ``folder`` with ``settings`` as its whole environment.

    Args:
        folder: Where it runs and keeps its database.
        anew: Whether each start reads all modules, as where somebody types it; else it is forked
            off a process that has read them.
        settings: The environment.
    """

    def __init__(self, folder: Path, *, anew: bool = False, **settings: str) -> None:
        self.folder = folder
        self._forked = POSSIBLE and not anew
        self.temporary = folder / "tmp"
        self.temporary.mkdir(exist_ok=True)
        self.environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])),
            # A child that is measured, too, is told so by these.
            **{name: value for name, value in os.environ.items() if name.startswith("COVERAGE")},
            "TMPDIR": str(self.temporary),
            "DATABASE_URL": f"sqlite:///{folder / 'bantin.db'}",
            **settings,
        }

    def do(
        self, *words: str, module: str = "bot", given: str = "", timeout: float = 60
    ) -> subprocess.CompletedProcess[str]:
        """Run one command to its end, with ``given`` on its standard input."""
        if self._forked:
            return self._done(words, module, given, timeout)
        return subprocess.run(
            self._line(words, module),
            cwd=self.folder,
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            timeout=patient(timeout),
            check=False,
        )

    def _done(
        self, words: Sequence[str], module: str, given: str, timeout: float
    ) -> subprocess.CompletedProcess[str]:
        with tempfile.TemporaryDirectory() as folder:
            stdin, out, err = (Path(folder) / name for name in ("in", "out", "err"))
            stdin.write_text(given, encoding="utf-8")
            process = self._fork(words, module, out, err, stdin)
            try:
                code = process.wait(patient(timeout))
            finally:
                process.send_signal(signal.SIGKILL)
            said = (each.read_text(encoding="utf-8") for each in (out, err))
            return subprocess.CompletedProcess(words, code, *said)

    def json(self, *words: str) -> Any:
        """Run a command that prints JSON."""
        done = self.do(*words)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def start(self, *words: str, module: str = "bot") -> "Running":
        """Start a command that goes on, of ``bot`` or of another module."""
        log = self.folder / "log"
        if self._forked:
            log.touch()  # who is forked opens it some time later
            return Running(self._fork(words, module, log, log, Path(os.devnull)), log)
        line = self._line(words, module)
        with log.open("ab") as out:
            process = subprocess.Popen(
                line, cwd=self.folder, env=self.environment, stdout=out, stderr=out
            )
        return Running(process, log)

    def doomed(self, step: str, when: str, count: int = 1) -> "Running":
        """Start ``bantin run`` so that it kills itself; see ``tests.fakes.doomed``."""
        return self.start(step, when, str(count), module="tests.fakes.doomed")

    def write(self, name: str, lines: Sequence[str]) -> str:
        """Write a file into the folder and return its name."""
        (self.folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        return name

    def _fork(self, words: Sequence[str], module: str, out: Path, err: Path, given: Path) -> Forked:
        line = [module, *map(str, words)]
        return nursery().start(line, self.folder, self.environment, out, err, given)

    def _line(self, words: Sequence[str], module: str = "bot") -> list[str]:
        return [sys.executable, "-W", "ignore::ResourceWarning", "-m", module, *words]


@dataclass
class Running:
    """A process that was started, and where it logs."""

    process: "subprocess.Popen[bytes] | Forked"
    log: Path

    def kill(self) -> None:
        """``kill -9``."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(patient(10))

    def stop(self, within: float = 20) -> int:
        """``SIGTERM``; return the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(patient(within))

    def memory(self) -> float:
        """Return the resident memory, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        assert found, status
        return int(found[1]) / 1024

    def said(self) -> str:
        """Return all that it has logged."""
        return self.log.read_text(encoding="utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.kill()
