"""Search: what is found, in which order, and that the index never lags, lies or keeps."""

import asyncio
import os
import random
import shutil
import signal
import subprocess
import sys
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text

from jobs import search
from jobs.database import Database
from jobs.stores import checks, store
from jobs.tables import EntryRow
from tests.fakes.program import ROOT

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


async def tell(database, *texts, title="Tin", at=NOW, topics=(), feed="https://a.vn", ready=NOW):
    """Keep ready entries and say so to the search, as ``note_ready`` does; return their numbers."""

    def work(session):
        known = {each.feed.url: each.feed for each in store.feeds(session)}
        kept = known.get(feed) or store.add_feed(
            session, name="A", kind="feed", url=feed, every=HOUR, now=NOW
        )
        rows = [
            EntryRow(
                feed_id=kept.id, guid=str(random.random()), title=title, link=feed, seen_at=at,
                published_at=at, ready_at=ready, teaser="", text=each, author="", attempts=0,
                sentences=[], topics=list(topics),
            )
            for each in texts
        ]  # fmt: skip
        session.add_all(rows)
        session.flush()
        for row in rows:
            search.index(session, row.id)
        return [row.id for row in rows]

    return await database.transact(work)


async def test_found_with_and_without_tone_marks_as_soon_as_it_is_committed(database):
    [rural, _] = await tell(database, "Xã nông thôn mới kiểu mẫu.", "Hội nghị chuyển đổi số.")
    for query in ("nông thôn mới", "nong thon moi", "NÔNG THÔN MỚI", "thôn"):
        assert await search.find(database, query) == [rural]
    [later] = await tell(database, "Lại bàn nông thôn mới.")
    assert set(await search.find(database, "nông thôn")) == {rural, later}


@pytest.mark.parametrize("query", ["", "  ", "…?!", '""', "của" * 500])
async def test_what_is_no_query_finds_nothing(database, query):
    await tell(database, "Hội nghị của xã.")
    assert await search.find(database, query) == []


async def test_nothing_typed_is_an_operator(database):
    [entry] = await tell(database, "Hội nghị của xã.")
    for query in (
        "hội AND NOT xã OR",
        "title:hội",
        "hội*",
        "(((hội",
        "-hội",
        "+xã",
        "hội^9",
        "a:b",
    ):
        assert await search.find(database, query) in ([entry], [])


async def test_what_was_rolled_back_is_not_found(database):
    def work(session):
        search.index(session, 1)
        raise KeyError

    with pytest.raises(KeyError):
        await database.transact(work)
    assert await search.find(database, "hội nghị") == []


async def test_a_phrase_in_quotation_marks_must_stand_word_for_word(database):
    good, apart, _ = await tell(
        database, "Xã nông thôn mới.", "Nông dân và thôn xóm mới.", "Xã ta có thôn mới, nông vụ."
    )
    assert await search.find(database, '"nông thôn mới"') == [good]
    assert await search.find(database, "“thôn xóm mới”") == [apart]
    assert await search.find(database, '"mới nông thôn"') == []


async def test_the_quotation_marks_of_a_headline_bind_nobody(database):
    [entry] = await tell(database, "Trường Giang sau scandal ái tình, chín chắn hơn.")
    headline = "Trường Giang sau scandal ái tình: “gáo nước lạnh”"
    assert await search.find(database, headline) == [entry]


async def test_of_equals_the_newer_comes_first(database):
    [old] = await tell(database, "Hội nghị của xã.", at=NOW - HOUR)
    [new] = await tell(database, "Hội nghị của xã.", at=NOW)
    [older] = await tell(database, "Hội nghị của xã.", at=NOW - 2 * HOUR)
    assert await search.find(database, "hội nghị xã") == [new, old, older]


async def test_a_title_weighs_more_than_the_text(database):
    said = "Đoàn đã làm việc với xã. " * 20
    [inside] = await tell(database, said + "Cháy rừng. " + said, title="Đoàn công tác")
    [titled] = await tell(database, said + "Cháy. Rừng. " + said, title="Cháy rừng ở xã")
    assert await search.find(database, "cháy rừng") == [titled, inside]


async def test_filters(database):
    [one] = await tell(database, "Hội nghị.", at=NOW - 9 * HOUR, topics=["a", "b"])
    [two] = await tell(database, "Hội nghị.", at=NOW, topics=["b"], feed="https://b.vn")
    feeds = {each.feed.url: each.feed.id for each in await database.transact(store.feeds)}

    async def found(**filters):
        return await search.find(database, "hội nghị", **filters)

    assert await found() == [two, one]
    assert await found(since=NOW - HOUR) == [two]
    assert await found(since=NOW) == [two]
    assert await found(until=NOW) == [one]
    assert await found(topics=["a"]) == [one]
    assert await found(topics=["a", "b"]) == [two, one]
    assert await found(feeds=[feeds["https://b.vn"]]) == [two]
    assert await found(feeds=[feeds["https://b.vn"]], topics=["a"]) == []
    assert await search.find(database, '"hội nghị"', until=NOW) == [one]
    assert await found(most=1) == [two]


def holds(folder, word):
    return any(word.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def test_what_is_forgotten_is_erased_from_the_files_too(database, database_url):
    folder = Path(f"{database_url.removeprefix('sqlite:///')}.search")
    stay, go = await tell(database, "Hội nghị ở lại.", "Hội nghị với Xuyzabcqw.")
    await search.follow(database)
    assert holds(folder, "xuyzabcqw")

    def work(session):
        session.execute(text("DELETE FROM entries WHERE id = :id"), {"id": go})
        search.forget(session, [go])

    await database.transact(work)
    assert await search.find(database, "hội nghị") == [stay]
    await search.follow(database)
    assert not holds(folder, "xuyzabcqw")
    assert await search.find(database, "hội nghị") == [stay]


async def test_a_removed_feed_is_not_found_any_more(database):
    await tell(database, "Hội nghị.")
    assert await search.find(database, "hội nghị")
    assert await database.transact(lambda s: store.remove_feed(s, "https://a.vn"))
    assert await search.find(database, "hội nghị") == []


@pytest.fixture
def url(database_url, new_database):
    """A database's address, for tests that open it more than once."""
    shutil.copy(new_database, database_url.removeprefix("sqlite:///"))
    return database_url


@asynccontextmanager
async def opened(url):
    database = Database(url)
    yield database
    await database.close()


def lose(folder):
    shutil.rmtree(folder)


def break_list(folder):
    (folder / "index.json").write_text("{", encoding="utf-8")


def break_shelf(folder):
    for path in folder.glob("*/meta.json"):
        path.write_text("nonsense", encoding="utf-8")


def lose_shelf(folder):
    for path in folder.glob("*/"):
        shutil.rmtree(path)


def other_version(folder):
    path = folder / "index.json"
    path.write_text(path.read_text().replace('"version": ', '"version": 9'), encoding="utf-8")


@pytest.mark.parametrize("hurt", [lose, break_list, break_shelf, lose_shelf, other_version])
async def test_an_index_that_is_lost_or_broken_is_made_anew(url, hurt):
    async with opened(url) as database:
        told = await tell(database, *["Hội nghị."] * 3)
        await search.follow(database)
    hurt(Path(f"{url.removeprefix('sqlite:///')}.search"))
    async with opened(url) as database:
        await search.follow(database)
        assert set(await search.find(database, "hội nghị")) == set(told)


@pytest.mark.parametrize("hurt", [lose, lose_shelf])
async def test_an_index_that_is_deleted_while_it_is_used_is_made_anew(url, hurt):
    async with opened(url) as database:
        told = await tell(database, *["Hội nghị."] * 3)
        await search.follow(database)
        hurt(Path(f"{url.removeprefix('sqlite:///')}.search"))
        told += await tell(database, "Hội nghị sau đó.")
        await search.follow(database)
        assert set(await search.find(database, "hội nghị")) == set(told)
    async with opened(url) as database:
        assert set(await search.find(database, "hội nghị")) == set(told)


async def test_a_restored_backup_is_noticed(url, tmp_path):
    """The numbers that the lost entries had are given out anew."""
    path = Path(url.removeprefix("sqlite:///"))
    async with opened(url) as database:
        await tell(database, "Hội nghị.")
    shutil.copy(path, tmp_path / "backup")
    async with opened(url) as database:
        await tell(database, "Đại hội sau này.")
        assert len(await search.find(database, "đại")) == 1
    shutil.copy(tmp_path / "backup", path)
    async with opened(url) as database:
        await tell(database, "Hội nghị khác.", ready=NOW + HOUR)
        await search.follow(database)
        assert await search.find(database, "đại") == []
        assert len(await search.find(database, "hội nghị")) == 2


async def test_what_changed_while_a_machine_was_off_is_found_once_it_is_back(url):
    """The others have cut the log that tells of it, and there are as many entries as before."""
    async with opened(url) as database:
        [told] = await tell(database, "Nông thôn mới.")
        await search.follow(database)
    change = partial(
        checks.note_changed, entry=told, title="Tin", headline="Tin", text="Đại hội tỉnh.",
        sentences=["Đại hội tỉnh."], check_at=None, now=NOW + HOUR,
    )  # fmt: skip
    async with opened(url) as database:
        await database.transact(change)
        log = "INSERT INTO search_log (id, entry) VALUES (99999, 9999999)"
        await database.transact(lambda s: s.execute(text("DELETE FROM search_log")))
        await database.transact(lambda s: s.execute(text(log)))
    async with opened(url) as database:
        await search.follow(database)
        assert await search.find(database, "nông thôn") == []
        assert await search.find(database, "đại hội") == [told]


async def test_closed_while_it_is_made_anew_it_is_made_anew_the_next_time(url):
    async with opened(url) as database:
        told = await tell(database, *["Hội nghị."] * 900)
        following = asyncio.create_task(search.follow(database))
        await asyncio.sleep(0)
        search.wake(database)
    await asyncio.gather(following, return_exceptions=True)
    async with opened(url) as database:
        assert len(await search.find(database, "hội nghị", most=2000)) == len(told)


async def test_after_a_restored_backup_its_log_is_followed_on(url, tmp_path):
    path = Path(url.removeprefix("sqlite:///"))
    shutil.copy(path, tmp_path / "backup")
    async with opened(url) as database:
        await tell(database, "Hội nghị một.", "Hội nghị hai.")
        await search.follow(database)
    shutil.copy(tmp_path / "backup", path)
    async with opened(url) as database:
        await search.follow(database)
        [entry] = await tell(database, "Hội nghị ba.")
        assert await search.find(database, "hội nghị") == [entry]


async def test_entries_of_before_there_was_an_index_are_found(database):
    await tell(database, "Hội nghị.")
    await database.transact(lambda s: s.execute(text("DELETE FROM search_log")))
    await search.follow(database)
    assert len(await search.find(database, "hội nghị")) == 1


async def test_a_log_that_was_cut_too_far_loses_nothing(url):
    async with opened(url) as database:
        await tell(database, "Hội nghị một.")
        await search.follow(database)
    async with opened(url) as database:
        await tell(database, "Hội nghị hai.")
        await tell(database, "Hội nghị ba.")
        await database.transact(lambda s: s.execute(text("DELETE FROM search_log WHERE id < 3")))
        await search.follow(database)
        assert len(await search.find(database, "hội nghị")) == 3


async def test_a_second_program_finds_what_the_first_has_indexed(database, database_url):
    await tell(database, "Hội nghị một.")
    await search.follow(database)
    other = Database(database_url)
    assert len(await search.find(other, "hội nghị")) == 1
    await tell(other, "Hội nghị hai.")
    assert len(await search.find(database, "hội nghị")) == 2
    assert len(await search.find(other, "hội nghị")) == 2
    await other.close()


WRITER = """
import asyncio, sys
from jobs import search
from jobs.database import Database
from tests.jobs.test_search import tell

async def main():
    database = Database(sys.argv[1])
    number = 0
    while True:
        await tell(database, *[f"Hội nghị số {number + n}." for n in range(20)])
        number += 20
        print(number, flush=True)
        await search.follow(database)

asyncio.run(main())
"""


async def test_killed_again_and_again_it_finds_all_that_was_committed(database, database_url):
    chance = random.Random(3)
    for _ in range(4):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", WRITER, database_url, cwd=ROOT, stdout=subprocess.PIPE,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        for _ in range(chance.randint(1, 6)):
            assert await process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        await process.wait()
    await search.follow(database)
    count = await database.transact(lambda s: s.scalar(text("SELECT count(*) FROM entries")))
    assert count >= 80
    assert len(await search.find(database, "hội nghị", most=10_000)) == count
