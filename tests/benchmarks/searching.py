"""How fast search is on many articles, and how good: prints figures, judges nothing.

``python -m tests.benchmarks.searching 100000 [--folder /tmp/search] [--postgres]``. Articles are made
of the sentences of real ones (each takes half of one article and the rest of three others), so that
terms are as common, and stand together as often, as in real ones. Queries are the 2 to 4 words of
``search/vietnews10k.dev.jsonl``. A folder that is there already is used again.

The articles go straight into the index's shelves, cut beforehand (the database holds their numbers
only): reading and cutting them as ``bantin run`` does takes 1 ms of a core each, which is measured
on the 1,000 that are added at the end. CPU is this process's, and stays near when others keep the
machine busy.
"""

import argparse
import asyncio
import random
import statistics
import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from sqlalchemy import text

from jobs import search, store
from jobs.database import Database
from jobs.ranking import spaced, split
from jobs.sentences import sentences
from jobs.shelf import Shelf
from jobs.shelves import SHELF, Shelves
from jobs.tables import EntryRow
from tests.search_data import corpus, queries

NOW = datetime(2026, 11, 23, tzinfo=UTC)
BARS = {100_000: (20, 100), 1_000_000: (50, 300)}
"""Articles → the bars for p50 and p99, in ms."""


class Maker:
    """Makes articles of the sentences of real ones."""

    def __init__(self):
        self.chance = random.Random(7)
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
    import tantivy

    maker, shelves = Maker(), Shelves(folder)
    if not shelves.new:
        shelves.close()
        return
    for number in range(articles // SHELF + 1):
        name = f"{number}-made"
        shelf = Shelf(folder / name)
        for entry in range(max(1, number * SHELF), min(articles + 1, (number + 1) * SHELF)):
            words, pairs = maker.article()
            shelf._writing().add_document(
                tantivy.Document(
                    entry=entry, stamp=int(NOW.timestamp()), at=int(NOW.timestamp()) - entry,
                    feed=entry % 50, topic=[], words=words, pairs=pairs,
                )
            )  # fmt: skip
        shelf.commit()
        shelves._names[number], shelves._shelves[number] = name, shelf
        shelves.commit(0)
        print(f"  shelf {number}", flush=True)
    shelves.close()


async def furnish(database, articles):
    """Let the database have as many entries, without their texts."""

    def work(session):
        if session.scalar(text("SELECT count(*) FROM entries")):
            return
        for number in range(50):
            store.add_feed(
                session,
                name="A",
                kind="feed",
                url=f"https://{number}.vn",
                every=timedelta(1),
                now=NOW,
            )
        series = (
            f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {articles})"
        )
        session.execute(
            text(
                f"{series} INSERT INTO entries (id, feed_id, guid, title, link, seen_at, teaser, text,"
                " author, attempts, ready_at, sentences, topics)"
                " SELECT i, 1 + i % 50, 'g' || i, 't', 'https://a.vn/' || i, :now, '', '', '', 0, :now,"
                " '[]', '[]' FROM n"
            ),
            {"now": "2026-11-23 00:00:00.000000" if database.ordered else NOW},
        )

    await database.transact(work)


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
    rows = corpus("vietnews10k")[:1000]

    def work(session):
        for number, row in enumerate(rows, articles + 1):
            session.add(
                EntryRow(
                    id=number, feed_id=1, guid=f"new {number}", title=row["title"],
                    link=f"https://new.vn/{number}", seen_at=NOW, ready_at=NOW, teaser="",
                    text=row["text"], author="", attempts=0, sentences=[], topics=[],
                )
            )  # fmt: skip
            search.index(session, number)

    await database.transact(work)
    wall, cpu = time.perf_counter(), time.process_time()
    await search.follow(database)
    return time.perf_counter() - wall, time.process_time() - cpu


async def forget(database, articles):
    """Let go of what was added, for the next run."""

    def work(session):
        session.execute(text(f"DELETE FROM entries WHERE id > {articles}"))
        search.forget(session, range(articles + 1, articles + 1001))

    await database.transact(work)


async def run(database, articles):
    """Print the figures of one database."""
    await database.upgrade("jobs", "bot")
    folder = database.folder("search")
    fill(folder, articles)
    size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
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
    asyncio.run(run(Database(f"sqlite:///{folder / 'bantin.db'}"), chosen.articles))


if __name__ == "__main__":
    main()
