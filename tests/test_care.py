"""Caring for an installation, as its operator does: erasing, backups, what is stored."""

import asyncio
from datetime import UTC, datetime

import pytest

from jobs.database import Database
from tests.bot.desk import bind
from tests.fakes.program import Program


@pytest.fixture
def program(tmp_path):
    return Program(tmp_path)


def in_database(program, work):
    """Do something in the program's database, as another process would."""

    async def done():
        database = Database(program.environment["DATABASE_URL"])
        await database.upgrade("jobs", "bot")
        result = await work(database)
        await database.close()
        return result

    return asyncio.run(done())


def test_a_group_is_forgotten_by_its_id_as_it_is_listed(program):
    now = datetime.now(UTC)
    in_database(program, lambda d: bind(d, "-100777", now=now, platform="telegram"))
    done = program.do("forget", "telegram", "-100777")
    assert (done.returncode, done.stdout) == (0, "erased: 1 chats\n"), done.stderr
    again = program.do("forget", "telegram", "-100777")
    assert again.returncode == 1
    assert again.stderr == "bantin: nothing is kept of telegram -100777\n"
