"""How fast search is on many articles, and how good: prints figures, judges nothing.

``python -m tests.benchmarks.searching 100000 [--folder /tmp/search] [--postgres]``. Articles are
made of the sentences of real ones (each takes half of one article and the rest of three others), so
that terms are as common, and stand together as often, as in real ones. Queries are the 2 to 4 words
of ``search/vietnews10k.dev.jsonl``. A folder that is there already is used again. With --postgres
the entries are in a server that is started for it, and the index is the same one.

The articles go straight into the index's shelves, cut beforehand (the database holds their numbers
only): reading and cutting them as ``bantin run`` does takes 1 ms of a core each, which is measured
on the 1,000 that are added at the end. CPU is this process's, and stays near when others keep the
machine busy.
"""

import argparse
import asyncio
import contextlib
import json
import random
import statistics
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path

from sqlalchemy import delete, func, insert, select

from jobs import search, store
from jobs.database import Database
from jobs.ranking import spaced, split
from jobs.sentences import sentences
from jobs.shelf import Shelf
from jobs.shelves import SHELF, VERSION
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
        shelf.commit()
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
    """Add 1,000 real articles; return wall and CPU until they can be found."""
    rows = [row(n, told["text"]) for n, told in enumerate(corpus("vietnews10k")[:1000], 1)]

    def work(session):
        for each in rows:
            each["id"] += articles
            each["guid"] = f"new {each['id']}"
            search.index(session, each["id"])
        session.execute(insert(EntryRow), rows)

    await database.transact(work)
    wall, cpu = time.perf_counter(), time.process_time()
    await search.follow(database)
    return time.perf_counter() - wall, time.process_time() - cpu


async def forget(database, articles):
    """Let go of what was added, for the next run; its shelf is written anew by the next one."""

    def work(session):
        session.execute(delete(EntryRow).where(EntryRow.id > articles))
        search.forget(session, range(articles + 1, articles + 1001))

    await database.transact(work)


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
    wall, cpu = await add(database, articles)
    print(f"1,000 added and to be found in {wall:.2f} s ({cpu:.2f} s of CPU)", flush=True)
    await forget(database, articles)
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
        asyncio.run(run(Database(f"sqlite:///{folder / 'bantin.db'}"), chosen.articles))
        return
    with contextlib.suppress(FileExistsError):
        (folder / "bantin.search").symlink_to("bantin.db.search")
    with tempfile.TemporaryDirectory() as place, cluster(Path(place)) as url:
        asyncio.run(run(Database(url, beside=folder), chosen.articles))


if __name__ == "__main__":
    main()
