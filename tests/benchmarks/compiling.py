"""Measures a compilation: the month of real items as a document of eight minutes, without the load.

    python -m tests.benchmarks.compiling [DATABASE]

Without a database that was loaded before, one is made first, which takes a minute or two.
"""

import asyncio
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from jobs.compiling.compilation import Kind, Order
from jobs.compiling.compile import compiled
from jobs.compiling.months import Period
from jobs.database import Database
from jobs.printing import docx, html, pdf
from jobs.printing.paper import Masthead, laid_out, minutes_of
from tests import real_month
from tests.bot.desk import ZONE

ORDER = Order(kind=Kind.MONTH, period=Period(first=date(2026, 7, 20), last=date(2026, 8, 19)))


async def main(path):
    """Print the seconds of each step."""
    fresh = not path.exists()
    database = Database(f"sqlite:///{path}")
    await database.upgrade("jobs", "bot")
    if fresh:
        rows = real_month.items()
        await database.transact(lambda s: real_month.keep(s, rows))
        print(f"{len(rows)} items loaded", flush=True)
    at = time.perf_counter()
    made = await compiled(database, ORDER, zone=ZONE)
    await database.close()
    at = said("chosen", at)
    paper = laid_out(made, Masthead(issuer="Đảng bộ xã", day=date(2026, 8, 24)))
    docx.written(paper)
    at = said("DOCX", at)
    html.written(paper)
    at = said("page", at)
    if pdf.program():
        await pdf.written(paper)
        said("PDF", at)
    print(f"{len(made.items)} stories, {len(made.documents)} documents, {minutes_of(made)} minutes")


def said(what, since):
    """Print how long something took; return the moment."""
    now = time.perf_counter()
    print(f"{what}: {now - since:.2f} s", flush=True)
    return now


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        named = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "month.db"
        asyncio.run(main(named))
