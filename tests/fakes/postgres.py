"""A real PostgreSQL, started for the tests in a folder of its own and stopped behind them."""

import asyncio
import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from jobs.database import Database
from tests.fakes.patience import patient
from tests.fakes.ports import free_port

NOBODY = "postgres"
"""Whom the server runs as where the tests run as root, which it refuses."""


def programs() -> Path | None:
    """The folder of ``initdb`` and ``pg_ctl``; None where PostgreSQL is not installed."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return versions[-1].parent if versions else None


class Server:
    """A server in a folder of its own; ``url`` is the address of an empty database.

    Args:
        folder: Where; not below one that the server's user may not enter.
        durable: Whether it waits for the disk, as one in use does.
    """

    def __init__(self, folder: Path, *, durable: bool = False) -> None:
        found = programs()
        assert found is not None
        self._bin = found
        self._data, self._log = folder / "data", folder / "log"
        self._as = _as_nobody(folder)
        self.port = free_port()
        self.url = f"postgresql+psycopg://bantin@127.0.0.1:{self.port}/postgres"
        self._options = f"-p {self.port} -h 127.0.0.1 -k {folder}"
        self._options += "" if durable else " -c fsync=off"
        words = ("-U", "bantin", "-A", "trust", "-E", "UTF8", "--no-locale")
        _do(self._bin / "initdb", "-D", self._data, *words, **self._as)

    @property
    def pid(self) -> int:
        """The number of its first process."""
        return int((self._data / "postmaster.pid").read_text(encoding="ascii").split()[0])

    def start(self) -> None:
        """Start it; returns once it can be used."""
        self._ctl("-o", self._options, "-l", self._log, "-t", "300", "-w", "start")

    def stop(self, how: str = "immediate") -> None:
        """Stop it; ``immediate`` is as if the power failed."""
        self._ctl("-m", how, "-t", "300", "-w", "stop")

    def restart(self) -> None:
        """Let it fall and come up again."""
        self.stop()
        self.start()

    def _ctl(self, *words: object) -> None:
        _do(self._bin / "pg_ctl", "-D", self._data, *words, **self._as)


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """Run a server in ``folder``; yield the address of an empty database."""
    server = Server(folder)
    server.start()
    try:
        yield server.url
    finally:
        server.stop()


@contextmanager
def fresh(url: str) -> Iterator[str]:
    """Yield the address of a database as the migrations make it, on the server of ``url``."""
    # One for the whole run is migrated, the others are its copies: 50 ms instead of a second.
    name, pattern = f"bantin_{uuid.uuid4().hex[:12]}", "bantin_pattern"
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as server:
        known = server.scalar(text("SELECT 1 FROM pg_database WHERE datname = :n"), {"n": pattern})
        if not known:
            server.execute(text(f"CREATE DATABASE {pattern}"))
            asyncio.run(_migrate(_named(url, pattern)))
        server.execute(text(f"CREATE DATABASE {name} TEMPLATE {pattern}"))
    try:
        yield _named(url, name)
    finally:
        with admin.connect() as server:
            server.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        admin.dispose()


async def _migrate(url: str) -> None:
    made = Database(url)
    await made.upgrade("jobs", "bot")
    await made.close()


def _named(url: str, name: str) -> str:
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def _as_nobody(folder: Path) -> dict:
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam(NOBODY)
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _do(*words: object, **as_: object) -> None:
    done = subprocess.run(
        [str(word) for word in words], check=False, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True, cwd="/", timeout=patient(120), **as_,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def skip_reason() -> str | None:
    """Why there can be no PostgreSQL here; None where there can."""
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is not installed: nothing is tested on PostgreSQL"
    return None if programs() else "PostgreSQL is not installed: nothing is tested on it"


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a database of a server that runs while the tests do."""
    if reason := skip_reason():
        pytest.skip(reason)
    # Not below pytest's own folders: they are closed to the server's user.
    with tempfile.TemporaryDirectory() as folder, cluster(Path(folder)) as url:
        yield url
