"""A shelf of the search index: what is kept is found at once, and tidied when nobody waits."""

import asyncio
import fcntl
import threading
from pathlib import Path

import pytest

from jobs import search
from jobs.searching.ranking import asked
from jobs.searching.shelf import Filters, Findable
from jobs.searching.shelves import Shelves
from tests.fakes.patience import patient
from tests.jobs.test_search import tell

MANY = 12
"""Commits that leave so many files of terms that the engine merges them."""


def entry(number, text="Hội nghị của xã."):
    return Findable(entry=number, stamp=0, at=number, feed=1, topics=(), title="", text=text)


def found(shelves):
    return shelves.find(asked("hội nghị"), Filters(), most=100)


def files(folder):
    """How many files of terms there are."""
    return len(list(folder.glob("*/*.term")))


@pytest.fixture
def shelves(tmp_path):
    made = Shelves(tmp_path)
    yield made
    made.close()


def test_what_is_kept_is_found_before_the_index_has_rested(shelves):
    for number in range(1, MANY):
        shelves.put([entry(number)])
        shelves.commit(number)
        assert found(shelves) == list(range(number, 0, -1))


def test_a_rest_leaves_fewer_files_and_loses_nothing(shelves, tmp_path):
    for number in range(1, MANY):
        shelves.put([entry(number)])
        shelves.commit(number)
    shelves.rest()
    assert files(tmp_path) < MANY // 2
    assert found(shelves) == list(range(MANY - 1, 0, -1))
    shelves.put([entry(MANY)])
    shelves.remove([1])
    shelves.commit(MANY)
    assert found(shelves) == list(range(MANY, 1, -1))


def test_a_thousand_entries_become_one_file_of_terms(shelves, tmp_path):
    """Each has 300 syllables of its own: as many terms as articles have together."""
    own = " ".join(f"{{0}}x{place}" for place in range(300))
    shelves.put(entry(number, own.format(number % 200)) for number in range(1_000))
    shelves.commit(1)
    assert files(tmp_path) == 1


def test_what_is_kept_twice_is_written_once(shelves, tmp_path):
    shelves.put([entry(1)])
    shelves.commit(1)
    [before] = [path.stat().st_mtime_ns for path in tmp_path.glob("*/meta.json")]
    shelves.commit(2)
    [after] = [path.stat().st_mtime_ns for path in tmp_path.glob("*/meta.json")]
    assert before == after


def lent(folder):
    """Say whether another program could write in each shelf: none has it open for writing."""
    for path in folder.glob("*/.tantivy-writer.lock"):
        with path.open() as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
    return True


async def test_after_a_quiet_moment_the_index_rests(database, database_url, monkeypatch):
    folder = Path(f"{database_url.removeprefix('sqlite:///')}.search")
    monkeypatch.setattr(search, "QUIET", 3600)
    told = await tell(database, "Hội nghị của xã.")
    await search.follow(database)
    for quiet in (3600, 0.05):
        monkeypatch.setattr(search, "QUIET", quiet)
        told += await tell(database, "Hội nghị của xã.")
        assert set(await search.find(database, "hội nghị")) == set(told)
        assert quiet < 1 or not lent(folder)
    async with asyncio.timeout(patient(20)):
        while not lent(folder):
            await asyncio.sleep(0.01)
    told += await tell(database, "Hội nghị của xã.")
    assert set(await search.find(database, "hội nghị")) == set(told)


async def test_closed_before_the_quiet_moment_it_leaves_no_thread(database):
    await tell(database, "Hội nghị của xã.")
    await search.follow(database)
    await database.close()
    assert not [each for each in threading.enumerate() if each.name.startswith("search")]
