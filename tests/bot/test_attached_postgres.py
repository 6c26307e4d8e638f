"""Files on PostgreSQL: kept once, loaded whole, tidied away."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot import attachment_store
from jobs.database import Database
from tests.fakes.pictures import DOCUMENT, PICTURE
from tests.fakes.postgres import postgres_url  # noqa: F401  a fixture


@pytest.fixture
async def database(postgres_url, tmp_path):  # noqa: F811
    opened = Database(postgres_url, beside=tmp_path)
    await opened.upgrade("jobs", "bot")
    yield opened
    await opened.transact(lambda s: s.execute(text("TRUNCATE attachments")))
    await opened.close()


async def test_a_file_comes_back_as_it_was_kept(database, clock):
    large = replace(DOCUMENT, data=bytes(range(256)) * 20_000)
    for each in (PICTURE, large, PICTURE):
        kept = await database.transact(lambda s, a=each: attachment_store.keep(s, a, clock()))
        assert await database.transact(lambda s, k=kept: attachment_store.by_key(s, k.key)) == each
    digests = {PICTURE.digest, large.digest, "none"}
    found = await database.transact(lambda s: attachment_store.load(s, digests))
    assert found == {PICTURE.digest: PICTURE, large.digest: large}
    clock.on(timedelta(days=31))
    await database.transact(lambda s: attachment_store.tidy(s, clock()))
    assert await database.transact(lambda s: attachment_store.load(s, digests)) == {}
