"""``python -m tests.months``: see the package."""

import argparse
import asyncio
import logging
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, chdir, contextmanager
from datetime import UTC, date, datetime, timedelta
from datetime import time as hour
from functools import partial
from itertools import count
from pathlib import Path

from jobs import memory
from tests.fakes.postgres import cluster, fresh
from tests.months.life import Life, lived
from tests.months.world import BEGIN


def main() -> int:
    """Live, and tell."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--seed", type=int, default=1)
    wanted.add_argument("--months", type=float, default=1)
    wanted.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    wanted.add_argument("--calm", action="store_true", help="without faults: nothing is restarted")
    wanted.add_argument("--first", action="store_true", help="stop at the first that is wrong")
    wanted.add_argument("--begin", type=date.fromisoformat, help="the day on which it begins")
    given = wanted.parse_args()
    memory.keep_one_arena()  # as ``bantin run`` does
    logging.disable(logging.CRITICAL)
    begun, days = time.monotonic(), round(given.months * 30)
    with _folder() as name, ExitStack() as stack:
        stack.enter_context(chdir(name))  # where a machine keeps what stands beside a server
        url, elsewhere = None, partial(_next_file, Path(name), count(2))
        if given.database == "postgresql":
            server = stack.enter_context(_server())
            elsewhere = partial(_next_database, stack, server)
            url = elsewhere()
        begin = _midnight(given.begin) if given.begin else BEGIN
        life = asyncio.run(
            lived(Path(name), seed=given.seed, days=days, url=url, calm=given.calm,
                  first=given.first, begin=begin, elsewhere=elsewhere)
        )  # fmt: skip
    print(f"seed {given.seed}, {days} days in {time.monotonic() - begun:.0f} s")
    tell(life)
    return 1 if life.watch.wrong else 0


def _folder() -> "tempfile.TemporaryDirectory[str]":
    """Make a folder in memory, where there is such: it dies by ``Life.die``, never of the power."""
    memory_disk = Path("/dev/shm")  # noqa: S108
    within = memory_disk if os.access(memory_disk, os.W_OK) else None
    return tempfile.TemporaryDirectory(prefix="bantin-months-", dir=within)


@contextmanager
def _server() -> Iterator[str]:
    """Yield the address of a server of its own."""
    with tempfile.TemporaryDirectory() as folder, cluster(Path(folder)) as url:
        yield url


def _next_database(stack: ExitStack, server: str) -> str:
    """Return the address of an empty database on the server."""
    return stack.enter_context(fresh(server))


def _next_file(folder: Path, numbers: Iterator[int]) -> str:
    """Return the address of an empty database in a file."""
    return f"sqlite:///{folder / f'bantin-{next(numbers)}.db'}"


def _midnight(day: date) -> datetime:
    """Return the moment at which a day begins in Vietnam."""
    return datetime.combine(day, hour(), UTC) - timedelta(hours=7)


def tell(life: Life) -> None:
    """Print what came of it."""
    for name, talk in life.platforms.items():
        news = sum(not each.message.answer for each in talk.landed)
        print(f"{name}: {len(talk.landed)} messages, {news} of them of the ledger, "
              f"{dict(talk.faulted)}")  # fmt: skip
    print(f"stories: {dict(life.watch.excused)}")
    print(f"what befell it: {dict(sorted(life.faults.items()))}")
    nights = life.watch.nights
    for at in sorted({0, len(nights) // 3, 2 * len(nights) // 3, len(nights) - 1}):
        told = {name: count for name, count in nights[at].rows.items() if count}
        held = {name: round(count, 1) for name, count in nights[at].held.items()}
        print(f"night {at}: {told}, {held}, {sum(nights[at].files.values())} files")


if __name__ == "__main__":
    sys.exit(main())
