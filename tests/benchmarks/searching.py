"""How fast search is on many articles, and how good: prints figures, judges nothing.

``python -m tests.benchmarks.searching 100000 [--folder /tmp/search] [--postgres]``. Articles are
made of the sentences of real ones (each takes half of one article and the rest of three others), so
that terms are as common, and stand together as often, as in real ones. Queries are the 2 to 4 words
of ``search/vietnews10k.dev.jsonl``. A folder that is there already is used again. With --postgres
the entries are in a server that is started for it, and the index is the same one.

The articles go straight into the index's shelves, cut beforehand (the database holds their numbers
only): reading and cutting them as ``bantin run`` does is measured on those that are added at the
end, to a copy, 1,000 at a time: 0.7 s of a core each time. CPU is this process's, and stays near
when others keep the machine busy.
"""

import argparse
import asyncio
import contextlib
import json
import os
import random
import shutil
import statistics
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path

from sqlalchemy import func, insert, select

from jobs import search
from jobs.database import Database
from jobs.searching.ranking import spaced, split
from jobs.searching.shelf import Shelf
from jobs.searching.shelves import SHELF, VERSION
from jobs.sentences import sentences
from jobs.stores import store
from jobs.tables import EntryRow
from tests.fakes.postgres import cluster
from tests.search_data import corpus, queries

NOW = datetime(2026, 11, 23, tzinfo=UTC)
DAY = timedelta(days=1)
BARS = {100_000: (20, 100), 1_000_000: (50, 300)}
"""Articles → the bars for p50 and p99, in ms."""


class Maker:
    """Makes articles of the sentences of real ones."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.cut = [self._cut(row["text"]) for row in corpus("vietnews10k")]

    def _cut(self, article):
        cut = []
        for sentence in sentences(article):
            words = split(sentence)
            cut.append((spaced(words), " ".join(f"{a}_{b}" for a, b in pairwise(words))))
        return cut

    def article(self):
        """Words and pairs of an article, as the index takes them."""
        main, *others = self.chance.choices(self.cut, k=4)
        taken = self.chance.sample(main, (len(main) + 1) // 2)
        for other in others:
            taken += self.chance.sample(other, len(other) // 6)
        return "\n" + "".join(s for s, _ in taken), " ".join(p for _, p in taken)


def fill(folder, articles):
    """Make the shelves of an index, and count what is to stand in the database."""
    if (folder / "index.json").exists():
        return
    numbers = range(articles // SHELF + 1)
    with ProcessPoolExecutor(2) as processes:
        made = {n: f"{n}-made" for n in processes.map(partial(make, folder, articles), numbers)}
    told = {"version": VERSION, "followed": 0, "shelves": made, "stained": []}
    (folder / "index.json").write_text(json.dumps(told), encoding="utf-8")


def make(folder, articles, number):
    """Make one shelf of the index."""
    import tantivy

    maker, shelf = Maker(number), Shelf(folder / f"{number}-made")
    if not shelf.entries:
        for entry in range(max(1, number * SHELF), min(articles + 1, (number + 1) * SHELF)):
            words, pairs = maker.article()
            shelf._writing().add_document(
                tantivy.Document(
                    entry=entry, stamp=int(NOW.timestamp()), at=int(NOW.timestamp()) - entry,
                    feed=entry % 50, topic=[], words=words, pairs=pairs,
                )
            )  # fmt: skip
        shelf.rest()
        print(f"  shelf {number}", flush=True)
    return number


async def furnish(database, articles):
    """Let the database have as many entries, without their texts."""

    def work(session):
        if session.scalar(select(func.count()).select_from(EntryRow)):
            return
        for number in range(50):
            url = f"https://{number}.vn"
            store.add_feed(session, name="A", kind="feed", url=url, every=DAY, now=NOW)
        for start in range(1, articles + 1, 10_000):
            numbers = range(start, min(start + 10_000, articles + 1))
            session.execute(insert(EntryRow), [row(number, "") for number in numbers])

    await database.transact(work)


def row(number, text):
    """An entry's columns."""
    return {
        "id": number, "feed_id": 1 + number % 50, "guid": f"g{number}", "title": "t",
        "link": f"https://a.vn/{number}", "seen_at": NOW, "ready_at": NOW, "teaser": "",
        "text": text, "author": "", "attempts": 0, "sentences": [], "topics": [],
    }  # fmt: skip


async def ask(database, asked, **filters):
    """Wall and CPU of each query, in ms."""
    walls, cpus = [], []
    for query in asked:
        wall, cpu = time.perf_counter(), time.process_time()
        await search.find(database, query, **filters)
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
    return walls, cpus


def told(name, times):
    """One line of figures."""
    walls, cpus = times
    cut = [statistics.quantiles(each, n=100) for each in (walls, cpus)]
    print(
        f"{name:28} wall p50 {cut[0][49]:7.1f} p99 {cut[0][98]:7.1f} ms   "
        f"CPU p50 {cut[1][49]:7.1f} p99 {cut[1][98]:7.1f} ms",
        flush=True,
    )


async def add(database, articles):
    """Add 1,000 real articles six times: print wall and CPU until they can be found.

    The sixth time the engine merges what is there: what that takes behind is printed, too.
    """
    await search.find(database, "hội nghị")
    await search.follow(database)
    texts = [told["text"] for told in corpus("vietnews10k")[:6000]]
    for first in range(0, 6000, 1000):
        rows = [row(articles + first + n + 1, texts[first + n]) for n in range(1000)]
        await database.transact(partial(enter, rows=rows))
        wall, cpu = time.perf_counter(), time.process_time()
        await search.follow(database)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        print(f"1,000 added and to be found in {wall:.2f} s ({cpu:.2f} s of CPU)", flush=True)
    cpu = time.process_time()
    await database.close()
    print(f"merged and closed with {time.process_time() - cpu:.2f} s of CPU more")


def enter(session, *, rows):
    """Keep entries, and have them followed."""
    for each in rows:
        each["guid"] = f"new {each['id']}"
        search.index(session, each["id"])
    session.execute(insert(EntryRow), rows)


@contextlib.contextmanager
def copied(folder):
    """A copy of a database and its index that may be changed; the index's files are linked."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as place:
        copy = Path(place) / folder.name
        shutil.copytree(folder, copy, symlinks=True, copy_function=taken)
        yield copy


def taken(source, target):
    """Copy a database's file; link one of the index's, which are only ever replaced."""
    (shutil.copy if ".db" in Path(source).suffix else os.link)(source, target)


def weight(folder):
    """Bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


async def run(database, articles):
    """Print the figures of one database."""
    await database.upgrade("jobs", "bot")
    folder = database.folder("search")
    fill(folder, articles)
    size = weight(folder)
    print(
        f"{articles:,} articles, index {size / 1e6:,.0f} MB; bars {BARS.get(articles)}", flush=True
    )
    await furnish(database, articles)
    started = time.perf_counter()
    await search.find(database, "hội nghị")
    await search.follow(database)
    print(f"opened and compared in {time.perf_counter() - started:.1f} s", flush=True)
    rows = queries("vietnews10k")
    await ask(database, [row["kw"] for row in rows[:50]])
    told("2 to 4 words", await ask(database, [row["kw"] for row in rows]))
    told("the same, without marks", await ask(database, [row["kw_nodia"] for row in rows]))
    told("titles", await ask(database, [row["query"] for row in rows[:200]]))
    week = NOW - timedelta(seconds=articles // 50)
    told("2 to 4 words, last 2 %", await ask(database, [r["kw"] for r in rows], since=week))
    told("2 to 4 words, 5 feeds", await ask(database, [r["kw"] for r in rows], feeds=range(5)))
    told("common words", await ask(database, ["của và có là", "người dân cả nước"] * 50))
    await database.close()


def main():
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int)
    parser.add_argument("--folder", type=Path, default=Path("/tmp/search"))  # noqa: S108
    parser.add_argument("--postgres", action="store_true")
    chosen = parser.parse_args()
    folder = chosen.folder / str(chosen.articles)
    folder.mkdir(parents=True, exist_ok=True)
    if not chosen.postgres:
        measure(folder, chosen.articles, lambda place: Database(f"sqlite:///{place / 'bantin.db'}"))
        return
    with contextlib.suppress(FileExistsError):
        (folder / "bantin.search").symlink_to("bantin.db.search")
    with tempfile.TemporaryDirectory() as place, cluster(Path(place)) as url:
        measure(folder, chosen.articles, lambda place: Database(url, beside=place))


def measure(folder, articles, opened):
    """Ask the database that ``opened`` opens in a folder, and add to a copy of it."""
    asyncio.run(run(opened(folder), articles))
    with copied(folder) as copy:
        asyncio.run(add(opened(copy), articles))


if __name__ == "__main__":
    main()
