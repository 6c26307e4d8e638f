"""What all tests share: a clock that stands still, a fresh database, the fake servers."""

import asyncio
import os
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import hypothesis
import pytest

from bot import language
from jobs import connections
from jobs.database import Database
from tests.fakes.postgres import fresh, postgres_url  # noqa: F401  a fixture
from tests.fakes.publisher import publisher  # noqa: F401  a fixture
from tests.fakes.telegram import telegram  # noqa: F401  a fixture
from tests.fakes.zalo_bot import zalo  # noqa: F401  a fixture
from tests.fakes.zalo_oa import zalo_oa  # noqa: F401  a fixture


class FakeClock:
    """Tells the moment that it was set to; ``on`` moves it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def on(self, by: timedelta) -> None:
        self.now += by


@pytest.fixture
def clock() -> FakeClock:
    # A Monday, 08:00 in Vietnam.
    return FakeClock(datetime(2026, 11, 23, 1, 0, tzinfo=UTC))


@pytest.fixture(scope="session", autouse=True)
def patient_server() -> Iterator[None]:
    """PostgreSQL ends no transaction of ours that rests because the machine stands still."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setitem(connections.MANNERS, "idle_in_transaction_session_timeout", "10min")
        patched.setitem(connections.PATIENCE, "connect_timeout", 60)
        yield


@pytest.fixture
def english_spoken() -> Iterator[None]:
    """English is spoken while the test runs."""
    language.speak(language.ENGLISH)
    yield
    language.speak(language.VIETNAMESE)


def pytest_addoption(parser):
    parser.addoption(
        "--database",
        choices=["sqlite", "postgresql"],
        help="run all that needs a database on this one alone",
    )


IN_MEMORY = Path("/dev/shm")  # noqa: S108
"""A folder that no disk stands behind: there a commit takes 0.01 ms instead of 1 to 3."""

ROOM = 4 * 1024**3
"""Bytes that have to be free there; what passed is deleted at once."""


def pytest_configure(config):
    _write_into_memory()
    config.addinivalue_line(
        "markers", "each_database: what is promised is promised on SQLite and on PostgreSQL"
    )
    config.addinivalue_line(
        "markers", "cpu(seconds): how long it may compute, however busy the machine is with others"
    )
    # Machines stand still at times: what a test tries must end (pytest-timeout), not within 200 ms.
    hypothesis.settings.register_profile("bantin", hypothesis.settings.default, deadline=None)
    hypothesis.settings.load_profile("bantin")


def _write_into_memory():
    """Make all temporary files in memory, those of what the tests start, too; unless told where."""
    if "TMPDIR" in os.environ or not os.access(IN_MEMORY, os.W_OK):
        return
    if shutil.disk_usage(IN_MEMORY).free >= ROOM:
        os.environ["TMPDIR"] = str(IN_MEMORY)
        tempfile.tempdir = None  # somebody may have asked for it before


@pytest.hookimpl(trylast=True)  # after pytest-randomly: among equals its order stays
def pytest_collection_modifyitems(items):
    """Begin with the files that take long: at the end one of them would leave the others idle."""
    size = Counter(item.path for item in items)
    given = dict.fromkeys(size, 0)
    for item in items:
        if found := item.get_closest_marker("timeout"):
            given[item.path] = max(given[item.path], found.args[0])
    items.sort(key=lambda item: (given[item.path], size[item.path]), reverse=True)


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem):
    began = time.process_time()
    result = yield
    if bound := pyfuncitem.get_closest_marker("cpu"):
        assert time.process_time() - began < bound.args[0], "it computed for longer than it may"
    return result


def pytest_generate_tests(metafunc):
    if "database_kind" in metafunc.fixturenames:
        only = metafunc.config.getoption("--database")
        both = metafunc.definition.get_closest_marker("each_database")
        kinds = [only] if only else ["sqlite", "postgresql"] if both else ["sqlite"]
        if kinds != ["sqlite"]:
            metafunc.parametrize("database_kind", kinds)


@pytest.fixture
def database_kind() -> str:
    return "sqlite"


@pytest.fixture
def database_url(request, database_kind, tmp_path) -> Iterator[str]:
    """The address of a database as the migrations make it; on SQLite, where it is to be."""
    if database_kind == "sqlite":
        yield f"sqlite:///{tmp_path / 'bantin.db'}"
        return
    with fresh(request.getfixturevalue("postgres_url")) as url:
        yield url


@pytest.fixture(scope="session")
def new_database(tmp_path_factory) -> Path:
    """A file as the migrations make it: made once, copied for each test that wants one."""
    path = tmp_path_factory.mktemp("database") / "new.db"
    asyncio.run(_migrated(f"sqlite:///{path}"))
    return path


@pytest.fixture
async def database(new_database, database_url, database_kind, tmp_path):
    if database_kind == "sqlite":
        shutil.copy(new_database, database_url.removeprefix("sqlite:///"))
    opened = Database(database_url, beside=tmp_path)
    yield opened
    await opened.close()


async def _migrated(url: str) -> None:
    made = Database(url)
    await made.upgrade("jobs", "bot")
    await made.close()
