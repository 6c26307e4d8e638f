"""What the timetable asks for, done once however many machines ask for it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from jobs import pull, search, summarize
from jobs.newsroom import Newsroom
from jobs.timetable import Daily, EachMinute, Job


def shared(
    newsroom: Newsroom, lines: Iterable[EachMinute | Daily], *, several: bool
) -> list[EachMinute | Daily]:
    """Return the lines as they are carried: each by one machine, whichever that is, or by all.

    Args:
        newsroom: The newsroom's tools; its carrier learns all coarse work here.
        lines: What is to be done, and when.
        several: Whether there may be other machines.
    """
    pull.teach(newsroom)
    summarize.teach(newsroom)
    carrier, carried = newsroom.carrier, list[EachMinute | Daily]()
    for line in lines:
        if isinstance(line, Daily) and line.everywhere:
            carried.append(line)
            continue
        carrier.teach(line.name, partial(_without_numbers, line.job))
        carried.append(replace(line, job=partial(carrier.once, line.name)))
    if several:
        # Each machine has an index of its own, from which also is erased what is forgotten.
        follow = partial(search.follow, newsroom.database)
        carried.insert(0, EachMinute(name="follow", job=follow))
    return carried


async def _without_numbers(job: Job, _: Sequence[int]) -> int:
    await job()
    return 0
