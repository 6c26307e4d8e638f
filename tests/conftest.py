"""What all tests share: a clock that stands still, a fresh database, the fake servers."""

import asyncio
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jobs.database import Database
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


@pytest.fixture
def database_url(tmp_path) -> str:
    return f"sqlite:///{tmp_path / 'bantin.db'}"


@pytest.fixture(scope="session")
def new_database(tmp_path_factory) -> Path:
    """A file as the migrations make it: made once, copied for each test that wants one."""
    path = tmp_path_factory.mktemp("database") / "new.db"

    async def make() -> None:
        made = Database(f"sqlite:///{path}")
        await made.upgrade("jobs", "bot")
        await made.close()

    asyncio.run(make())
    return path


@pytest.fixture
async def database(database_url, new_database):
    shutil.copy(new_database, database_url.removeprefix("sqlite:///"))
    opened = Database(database_url)
    yield opened
    await opened.close()
