"""One official account, several machines: a refresh token is used once."""

import asyncio
from datetime import timedelta

import pytest

from bot.errors import UnreachableError
from bot.platforms.zalo_oa_keys import KeyRing
from jobs.database import Database
from tests.fakes.patience import patient
from tests.fakes.postgres import fresh
from tests.fakes.zalo_oa import APP, APP_SECRET, FIRST_REFRESH


@pytest.fixture
def url(postgres_url):
    with fresh(postgres_url) as address:
        yield address


@pytest.fixture
async def rings(url, zalo_oa, clock, tmp_path):
    opened = [Database(url, beside=tmp_path) for _ in range(3)]
    rings = [
        KeyRing(
            app_id=APP,
            app_secret=APP_SECRET,
            refresh_token=FIRST_REFRESH,
            database=database,
            clock=clock,
            oauth_url=zalo_oa.url,
        )
        for database in opened
    ]
    yield rings
    for ring in rings:
        await ring.close()
    for database in opened:
        await database.close()


async def access(ring):
    """Ask for a key as a sender does: again, where another machine is just renewing."""
    async with asyncio.timeout(patient(20)):
        while True:
            try:
                return await ring.access()
            except UnreachableError:
                await asyncio.sleep(0.05)


async def test_machines_that_need_new_keys_at_once_buy_them_once(rings, zalo_oa, clock):
    first = set(await asyncio.gather(*map(access, rings)))
    assert len(first) == 1
    clock.on(timedelta(hours=30))
    second = set(await asyncio.gather(*map(access, rings)))
    assert len(second) == 1
    assert first != second
    assert zalo_oa.renewals == 2
