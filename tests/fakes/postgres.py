"""A real PostgreSQL, started for the tests in a folder of its own and stopped behind them."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NOBODY = "postgres"
"""Whom the server runs as where the tests run as root, which it refuses."""


def programs() -> Path | None:
    """The folder of ``initdb`` and ``pg_ctl``; None where PostgreSQL is not installed."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return versions[-1].parent if versions else None


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """Run a server in ``folder``; yield the address of an empty database."""
    bin_ = programs()
    assert bin_ is not None
    as_ = _as_nobody(folder)
    data, port = folder / "data", _free_port()
    _do(
        bin_ / "initdb",
        "-D",
        data,
        "-U",
        "bantin",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-locale",
        **as_,
    )
    options = f"-p {port} -h 127.0.0.1 -k {folder} -c fsync=off"
    _do(bin_ / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start", **as_)
    try:
        yield f"postgresql+psycopg://bantin@127.0.0.1:{port}/postgres"
    finally:
        _do(bin_ / "pg_ctl", "-D", data, "-m", "immediate", "stop", **as_)


def _as_nobody(folder: Path) -> dict:
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam(NOBODY)
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _do(*words: object, **as_: object) -> None:
    done = subprocess.run(
        [str(word) for word in words], check=False, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True, cwd="/", timeout=120, **as_,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


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
