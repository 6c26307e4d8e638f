"""What only reads has a door of its own: however long it reads, nobody who writes waits for it."""

import asyncio
import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

import bot.app  # noqa: F401  the tables of both wings
from jobs.database import Database
from jobs.errors import DatabaseError
from jobs.tables import FeedRow
from tests.fakes.patience import patient

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def add(session):
    session.add(
        FeedRow(name="A", kind="feed", url="u", every=9, failures=0, added_at=NOW, next_pull_at=NOW)
    )


def count(session):
    return session.scalar(select(func.count()).select_from(FeedRow))


@pytest.mark.each_database
async def test_who_reads_for_long_sees_one_moment_and_holds_up_nobody(database):
    begun, written = threading.Event(), threading.Event()

    def read_on(session):
        before = count(session)
        begun.set()
        assert written.wait(20)
        return before, count(session)

    reading = asyncio.create_task(database.read(read_on))
    assert await asyncio.to_thread(begun.wait, 20)
    await asyncio.wait_for(database.transact(add), patient(20))
    written.set()
    assert await reading == (0, 0)
    assert await database.read(count) == 1


@pytest.mark.each_database
async def test_who_only_reads_cannot_write(database):
    with pytest.raises(DatabaseError):
        await database.read(lambda s: (add(s), s.flush()))
    assert await database.transact(count) == 0


async def test_what_is_in_memory_only_is_read_where_it_is(tmp_path):
    database = Database("sqlite://", beside=tmp_path)
    await database.upgrade("jobs", "bot")
    await database.transact(add)
    assert await database.read(count) == 1
    await database.close()


async def test_a_file_that_somebody_deleted_is_not_made_anew_by_who_reads(database, tmp_path):
    (tmp_path / "bantin.db").unlink()
    with pytest.raises(DatabaseError):
        await database.read(count)
    assert not (tmp_path / "bantin.db").exists()
