"""The one door: transactions, moments, migrations, and faults in words."""

import asyncio
import os
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select, text
from sqlalchemy.exc import StatementError

import bot.app  # noqa: F401  all its tables are compared with the migrations'
from jobs.database import Base, Database, among
from jobs.errors import DatabaseError, NewerDatabaseError
from jobs.migrating import heads
from jobs.tables import FeedRow

pytestmark = pytest.mark.each_database

NOW = datetime(2026, 11, 23, 7, tzinfo=timezone(timedelta(hours=7)))


def feed(url="https://a.vn/rss", at=NOW):
    return FeedRow(
        name="A", kind="feed", url=url, every=60, failures=0, added_at=at, next_pull_at=at
    )


async def test_migrations_make_the_tables_that_the_code_names(database):
    def differences(session):
        return compare_metadata(MigrationContext.configure(session.connection()), Base.metadata)

    found = await database.transact(differences)
    assert [each for each in found if not _is_a_comment(each)] == []


def _is_a_comment(difference):
    return isinstance(difference, list) and {each[0] for each in difference} == {"modify_comment"}


async def test_what_raises_leaves_nothing_behind(database):
    def work(session):
        session.add(feed())
        session.flush()
        raise KeyError

    with pytest.raises(KeyError):
        await database.transact(work)
    assert await database.transact(lambda s: s.scalars(select(FeedRow)).all()) == []


async def test_moments_come_back_aware_and_in_utc(database):
    await database.transact(lambda s: s.add(feed()))
    found = await database.transact(lambda s: s.scalar(select(FeedRow.added_at)))
    assert found == NOW
    assert found.tzinfo is UTC


async def test_a_moment_without_a_zone_is_refused(database):
    with pytest.raises(StatementError, match="without a time zone"):
        await database.transact(lambda s: s.add(feed(at=datetime(2026, 1, 1))))


async def test_many_at_once_lose_nothing(database):
    def count(session):
        row = session.scalar(select(FeedRow))
        row.failures += 1

    await database.transact(lambda s: s.add(feed()))
    await asyncio.gather(*(database.transact(count) for _ in range(100)))
    assert await database.transact(lambda s: s.scalar(select(FeedRow.failures))) == 100


async def test_two_programs_on_one_file_wait_for_each_other(database, database_url):
    other = Database(database_url)

    def count(session):
        session.scalar(select(FeedRow)).failures += 1

    await database.transact(lambda s: s.add(feed()))
    works = [each.transact(count) for each in (database, other) for _ in range(50)]
    await asyncio.gather(*works)
    await other.close()
    assert await database.transact(lambda s: s.scalar(select(FeedRow.failures))) == 100


async def test_upgrading_twice_is_upgrading_once(database):
    await database.upgrade("jobs", "bot")


WHO_STARTS = """
import asyncio, sys
from jobs.database import Database
database = Database(sys.argv[1])
asyncio.run(database.upgrade("jobs", "bot"))
print("alembic" in sys.modules)
"""


async def upgraded(url, wings):
    database = Database(url)
    await database.upgrade(*wings)
    await database.close()


@pytest.mark.parametrize(("wings", "loaded"), [(("jobs", "bot"), "False"), (("jobs",), "True")])
def test_only_who_migrates_loads_alembic(tmp_path, wings, loaded):
    url = f"sqlite:///{tmp_path / 'bantin.db'}"
    asyncio.run(upgraded(url, wings))
    done = subprocess.run(
        [sys.executable, "-c", WHO_STARTS, url], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == loaded


@pytest.mark.parametrize("wings", [("jobs",), ("jobs", "bot")])
async def test_the_newest_revisions_are_those_that_alembic_knows(tmp_path, wings):
    database = Database(f"sqlite:///{tmp_path / 'bantin.db'}")
    await database.upgrade(*wings)
    stored = await database.transact(
        lambda session: set(session.scalars(text("SELECT version_num FROM alembic_version")))
    )
    assert heads(wings) == stored
    await database.close()


async def test_a_newer_database_is_refused_and_left_alone(database, database_url):
    await database.transact(
        lambda s: s.execute(text("UPDATE alembic_version SET version_num = version_num || 'x'"))
    )
    again = Database(database_url)
    with pytest.raises(NewerDatabaseError, match="newer bantin"):
        await again.upgrade("jobs", "bot")
    await again.close()
    versions = await database.transact(
        lambda s: s.scalars(text("SELECT version_num FROM alembic_version")).all()
    )
    assert versions
    assert all(version.endswith("x") for version in versions)


async def test_a_folder_that_is_not_there(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'no' / 'b.db'}")
    with pytest.raises(DatabaseError, match="is its folder there, and writable"):
        await database.upgrade("jobs", "bot")
    await database.close()


async def test_a_file_that_is_no_database(tmp_path):
    (tmp_path / "b.db").write_bytes(b"something else entirely, for a while" * 100)
    database = Database(f"sqlite:///{tmp_path / 'b.db'}")
    with pytest.raises(DatabaseError):
        await database.upgrade("jobs", "bot")
    await database.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
async def test_a_file_that_cannot_be_written(tmp_path):
    path = tmp_path / "b.db"
    sqlite3.connect(path).close()
    path.chmod(0o444)
    database = Database(f"sqlite:///{path}")
    with pytest.raises(DatabaseError, match="writable"):
        await database.upgrade("jobs", "bot")
    await database.close()


@pytest.mark.parametrize("url", ["nonsense", "mongodb://a/b"])
def test_an_address_of_nothing_we_know(url):
    with pytest.raises(DatabaseError, match="DATABASE_URL"):
        Database(url)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="tells open files on Linux only")
async def test_what_is_asked_while_it_closes_leaves_no_file_open(tmp_path):
    file = tmp_path / "b.db"
    database = Database(f"sqlite:///{file}")
    await database.transact(lambda s: s.execute(text("CREATE TABLE a (b)")))
    closing = asyncio.create_task(database.close())
    await asyncio.sleep(0)
    late = [database.transact(lambda s: s.execute(text("SELECT 1"))) for _ in range(20)]
    await asyncio.gather(*late, return_exceptions=True)
    await closing
    assert file not in open_files()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="tells open files on Linux only")
async def test_who_is_cancelled_while_it_closes_leaves_no_file_open(tmp_path):
    file, free = tmp_path / "b.db", threading.Event()
    database = Database(f"sqlite:///{file}")
    await database.transact(lambda s: s.execute(text("CREATE TABLE a (b)")))
    with ThreadPoolExecutor(1) as threads:
        asyncio.get_running_loop().set_default_executor(threads)
        threads.submit(free.wait)  # nothing else is begun meanwhile
        closing = asyncio.create_task(database.close())
        await asyncio.sleep(0)
        closing.cancel()
        await asyncio.wait([closing])
        assert file in open_files()
        free.set()
    assert file not in open_files()


def open_files():
    found = set()
    for each in Path("/proc/self/fd").iterdir():
        with suppress(OSError):  # that of the listing itself
            found.add(each.readlink())
    return found


@pytest.mark.each_database
async def test_many_numbers_are_read_once_however_many_rows_there_are(database):
    """PostgreSQL made an array of 60 kB of digits for each of 11,000 rows: 7 s."""

    def explain(session):
        asked = select(FeedRow.id).where(among.of(FeedRow.failures, range(9)))
        dialect = session.get_bind().dialect
        written = asked.compile(dialect=dialect, compile_kwargs={"literal_binds": True})
        how = "EXPLAIN QUERY PLAN" if dialect.name == "sqlite" else "EXPLAIN"
        return str(session.execute(text(f"{how} {written}")).all())

    plan = await database.transact(explain)
    assert "LIST SUBQUERY" in plan or "Join" in plan
    assert "CORRELATED" not in plan
