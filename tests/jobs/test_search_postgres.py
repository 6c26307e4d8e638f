"""Search on PostgreSQL: the same door, the same order, the index followed by every machine."""

import pytest
from sqlalchemy import text

from jobs import search
from jobs.database import Database
from jobs.stores import store
from tests.fakes.postgres import postgres_url  # noqa: F401  a fixture
from tests.jobs.test_search import HOUR, NOW, tell


@pytest.fixture
async def machines(postgres_url, tmp_path):  # noqa: F811
    """Two machines on one empty database, each with a folder of its own."""
    opened = [Database(postgres_url, beside=tmp_path / name) for name in ("one", "two")]
    await opened[0].upgrade("jobs", "bot")
    yield opened
    await opened[0].transact(
        lambda s: s.execute(text("TRUNCATE feeds, search_log RESTART IDENTITY CASCADE"))
    )
    for database in opened:
        await database.close()


async def test_every_machine_finds_what_one_has_committed(machines):
    one, two = machines
    [old] = await tell(one, "Hội nghị nông thôn mới.", at=NOW - HOUR)
    [new] = await tell(two, "Hội nghị nông thôn mới.")
    for machine in machines:
        assert await search.find(machine, "nong thon moi") == [new, old]
        assert await search.find(machine, "nông thôn", until=NOW) == [old]


async def test_what_one_machine_forgets_no_machine_finds(machines):
    one, _ = machines
    await tell(one, "Hội nghị.")
    for machine in machines:
        assert len(await search.find(machine, "hội nghị")) == 1
    await one.transact(lambda s: store.remove_feed(s, "https://a.vn"))
    for machine in machines:
        assert await search.find(machine, "hội nghị") == []


async def test_a_line_that_is_committed_late_is_not_passed_over(machines):
    one, two = machines

    [entry] = await tell(one, "Hội nghị.")
    await search.find(two, "hội nghị")
    # What a transaction that began before, and ends after, leaves: a smaller number, later.
    await one.transact(lambda s: s.execute(text("UPDATE search_log SET id = id + 5")))
    await one.transact(lambda s: s.execute(text("SELECT setval('search_log_id_seq', 20)")))
    [later] = await tell(one, "Hội nghị sau.")
    assert set(await search.find(two, "hội nghị")) == {entry, later}
    [late] = await tell(one, "Hội nghị muộn.")
    await one.transact(lambda s: s.execute(text("UPDATE search_log SET id = 7 WHERE id = 22")))
    await search.follow(two)
    assert set(await search.find(two, "hội nghị")) == {entry, later, late}


async def test_a_machine_that_comes_later_makes_its_index_from_the_database(machines):
    one, two = machines
    told = await tell(one, *["Hội nghị."] * 3)
    await one.transact(lambda s: s.execute(text("TRUNCATE search_log")))
    await search.follow(two)
    assert set(await search.find(two, "hội nghị")) == set(told)
