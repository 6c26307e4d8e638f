"""What a round of pulls costs, storage included: ``python -m tests.benchmarks.pulling``.

500 feeds of 30 real items each (as many as given), over HTTP on loopback from a process of its own,
whose CPU time does not count; that of our workers does. The peer library ``reader`` 3.26 needs
12.5 CPU-s for the first round, and 1.1 with and 10.5 without ETags for a round of nothing new.
Bars: 10 CPU-s for the first, 2 for the others.
"""

import argparse
import asyncio
import multiprocessing
import resource
import tempfile
from collections.abc import Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from jobs.database import Database
from jobs.fetch import Fetcher
from jobs.newsroom import Newsroom
from jobs.pull import pull_due
from jobs.stores import store
from jobs.summarizers import SUMMARIZERS
from jobs.worker_pool import WorkerPool
from tests.benchmarks.reading import feeds as real_feeds
from tests.fakes.publisher import FakePublisher, Thing

NOW = datetime(2026, 8, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def serve(pipe: Connection, count: int) -> None:
    """Serve each feed with an ETag under ``/a`` and without under ``/b``, until told to end."""
    with FakePublisher() as publisher:
        for number, body in enumerate(real_feeds()[:count]):
            publisher.put(f"/a/{number}", Thing(body=body, etag=f'"{number}"'))
            publisher.put(f"/b/{number}", Thing(body=body))
        pipe.send(publisher.url)
        pipe.recv()


def spent() -> float:
    """CPU seconds of this process and of those of its children that have ended."""
    own, others = (
        resource.getrusage(resource.RUSAGE_SELF),
        resource.getrusage(resource.RUSAGE_CHILDREN),
    )
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


@asynccontextmanager
async def newsroom(database: Database, host: str, clock: Callable[[], datetime]):
    """Open the tools for one round, and close them, so that the workers' time is told."""
    fetcher, workers = Fetcher(allowed_private_hosts=frozenset({host})), WorkerPool()
    yield Newsroom(
        database=database,
        fetcher=fetcher,
        workers=workers,
        summarizer=SUMMARIZERS["extractive"](),
        clock=clock,
    )
    await workers.close()
    await fetcher.close()


async def rounds(url: str, folder: str, count: int, *, tagged: bool) -> list[tuple[float, int]]:
    """CPU seconds and new entries of three rounds."""
    database = Database(f"sqlite:///{Path(folder) / f'{tagged}.db'}")
    await database.upgrade("jobs")
    path = "a" if tagged else "b"

    def add(session: Any) -> None:
        for number in range(count):
            store.add_feed(
                session,
                name=f"Báo {number}",
                kind="feed",
                url=f"{url}/{path}/{number}",
                every=HOUR,
                now=NOW,
            )

    await database.transact(add)
    told = []
    for number in range(3):
        start = spent()
        now = NOW + number * HOUR
        async with newsroom(database, url.removeprefix("http://"), lambda now=now: now) as tools:
            new = await pull_due(tools)
        told.append((spent() - start, new))
    faults = [each.fault for each in await database.transact(store.feeds) if each.fault]
    await database.close()
    if faults:
        print(f"{len(faults)} feeds failed: {faults[0]}")
    return told


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=500)
    count = parser.parse_args().feeds
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs, count))
    server.start()
    url = ours.recv()
    with tempfile.TemporaryDirectory() as folder:
        for tagged in (True, False):
            work: Coroutine[Any, Any, list[tuple[float, int]]] = rounds(
                url, folder, count, tagged=tagged
            )
            first, *unchanged = asyncio.run(work)
            kind = "with" if tagged else "without"
            print(f"{count} feeds {kind} ETag, first round: {first[0]:.2f} CPU-s, {first[1]} new")
            for seconds, new in unchanged:
                print(f"{count} feeds {kind} ETag, unchanged: {seconds:.2f} CPU-s, {new} new")
    ours.send("end")
    server.join()


if __name__ == "__main__":
    main()
