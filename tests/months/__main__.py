"""``python -m tests.months``: see the package."""

import argparse
import asyncio
import logging
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, chdir, contextmanager
from pathlib import Path

from jobs import memory
from tests.fakes.postgres import cluster, fresh
from tests.months.life import Life, lived


def main() -> int:
    """Live, and tell."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--seed", type=int, default=1)
    wanted.add_argument("--months", type=float, default=1)
    wanted.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    given = wanted.parse_args()
    memory.keep_one_arena()  # as ``bantin run`` does
    logging.disable(logging.CRITICAL)
    begun, days = time.monotonic(), round(given.months * 30)
    with tempfile.TemporaryDirectory(prefix="bantin-months-") as name, ExitStack() as stack:
        stack.enter_context(chdir(name))  # where a machine keeps what stands beside a server
        url = stack.enter_context(_server()) if given.database == "postgresql" else None
        life = asyncio.run(lived(Path(name), seed=given.seed, days=days, url=url))
    print(f"seed {given.seed}, {days} days in {time.monotonic() - begun:.0f} s")
    tell(life)
    return 1 if life.watch.wrong else 0


@contextmanager
def _server() -> Iterator[str]:
    """Yield the address of a database on a server of its own."""
    with tempfile.TemporaryDirectory() as folder, cluster(Path(folder)) as url, fresh(url) as own:
        yield own


def tell(life: Life) -> None:
    """Print what came of it."""
    for name, talk in life.platforms.items():
        news = sum(not each.message.answer for each in talk.landed)
        print(f"{name}: {len(talk.landed)} messages, {news} of them of the ledger, "
              f"{dict(talk.faulted)}")  # fmt: skip
    print(f"stories: {dict(life.watch.excused)}")
    print(f"what befell it: {dict(sorted(life.faults.items()))}")
    every = life.watch.sizes
    for at in sorted({len(every) // 3, 2 * len(every) // 3, len(every) - 1}):
        rows = {name: count for name, count in every[at].items() if count}
        print(f"rows at night {at}: {rows}")
    if life.watch.files:
        print(f"files at the end: {life.watch.files[-1]}")
    for line in life.watch.wrong:
        print(f"WRONG: {line}")


if __name__ == "__main__":
    sys.exit(main())
