"""Behind a pooler: one that keeps connections will do, one that changes them is refused."""

import asyncio
import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from jobs import connections, engine
from jobs.database import Database, server_of
from jobs.errors import DatabaseError
from tests.fakes.patience import patient
from tests.fakes.ports import free_port
from tests.fakes.postgres import NOBODY, fresh

PROGRAM = shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin")

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="pgbouncer is not installed")


@contextmanager
def pooler(url, mode):
    """Run pgbouncer before the server of ``url``; yield the address through it."""
    behind = make_url(url)
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "pgbouncer.ini"
        settings.write_text(
            f"[databases]\n* = user={behind.username} host={behind.host} port={behind.port}\n"
            f"[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\n"
            f"auth_type = any\npool_mode = {mode}\n"
        )
        Path(folder).chmod(0o755)
        user = {"user": NOBODY} if os.geteuid() == 0 else {}
        with subprocess.Popen([PROGRAM, "-q", settings], **user) as running:
            try:
                answers(port)
                yield behind.set(host="127.0.0.1", port=port).render_as_string(hide_password=False)
            finally:
                running.terminate()


def answers(port):
    ends = time.monotonic() + patient(10)
    while time.monotonic() < ends:
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("pgbouncer does not answer")


@pytest.fixture
def behind(postgres_url):
    with fresh(postgres_url) as url:
        yield url


async def test_a_pooler_that_changes_connections_is_refused_in_one_line(behind, tmp_path):
    with pooler(behind, "transaction") as url:
        database = Database(url, beside=tmp_path)
        with pytest.raises(DatabaseError, match="pool_mode = session") as refused:
            await database.upgrade("jobs", "bot")
        await database.close()
    assert "\n" not in str(refused.value)


async def test_all_goes_on_behind_a_pooler_that_keeps_connections(behind, tmp_path):
    with pooler(behind, "session") as url:
        database = Database(url, beside=tmp_path)
        await database.upgrade("jobs", "bot")
        rests = text("SHOW idle_in_transaction_session_timeout")
        for door in (database.transact, database.aside, database.read):
            wanted = connections.MANNERS["idle_in_transaction_session_timeout"]
            assert await door(lambda s: s.scalar(rests)) == wanted
        did = asyncio.Event()

        async def work(_lot):
            did.set()
            return 1

        async with engine.opened(server_of(url)) as carrier:
            carrier.teach("look", work)
            working = asyncio.create_task(carrier.work())
            await carrier.carry("look", [[1]], at_once=1)
            assert did.is_set()
            working.cancel()
        await database.close()
