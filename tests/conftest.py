"""What all tests share: a clock that stands still until told, a fresh database, the fake servers."""

from datetime import UTC, datetime, timedelta

import pytest

from jobs.database import Database
from tests.fakes.publisher import publisher  # noqa: F401  a fixture
from tests.fakes.telegram import telegram  # noqa: F401  a fixture


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


@pytest.fixture
async def database(database_url):
    opened = Database(database_url)
    await opened.upgrade("jobs", "bot")
    yield opened
    await opened.close()
