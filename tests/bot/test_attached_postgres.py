"""Files on PostgreSQL: kept once, loaded whole, tidied away."""

from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import text

from bot.attached import KEY_LENGTH
from bot.stores import attachment_store
from bot.web.door import door
from bot.web.files import files
from bot.web.pages import pages
from jobs.database import Database
from tests.bot.desk import ZONE
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


@pytest.mark.parametrize("folder", ["files", "tailieu"])
@pytest.mark.parametrize("odd", ["%00", "%ED%A0%80", "%F0%9F%98%80", "%25", "%27"])
async def test_an_address_that_no_database_takes_leads_nowhere(database, clock, folder, odd):
    async def well():
        return {"ok": True}

    routes = [*files(database), *pages(database, zone=ZONE, clock=clock)]
    app = door(preview=None, health=well, extra=routes)
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        path = f"/{folder}/{odd * KEY_LENGTH}" + ("/x.pdf" if folder == "files" else "")
        assert (await client.get(path)).status_code == 404
