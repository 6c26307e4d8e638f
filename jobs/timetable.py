"""When the jobs run: APScheduler's clock, nothing else of it.

Every job finds what is due in the database, so a tick that is missed, late or cut short loses
nothing: the next one finds it. APScheduler 3 drops a job that starts more than a second late
unless told otherwise, therefore the grace of an hour and ``coalesce``.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger

log = logging.getLogger(__name__)

GRACE = timedelta(hours=1)

Job = Callable[[], Awaitable[object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class EachMinute:
    """A job that runs as each minute begins, and once at the start."""

    name: str
    job: Job


@dataclass(frozen=True, slots=True, kw_only=True)
class Daily:
    """A job that runs at one local time each day."""

    name: str
    job: Job
    hour: int
    minute: int = 0


class Timetable:
    """Runs jobs by the clock; one run of a job at a time."""

    def __init__(self, lines: Sequence[EachMinute | Daily], zone: tzinfo) -> None:
        self._scheduler = AsyncIOScheduler(
            timezone=zone,
            job_defaults={
                "coalesce": True,
                "max_instances": 1,
                "misfire_grace_time": int(GRACE.total_seconds()),
            },
        )
        for line in lines:
            self._add(line, zone)

    def start(self) -> None:
        """Start the clock; needs a running event loop."""
        self._scheduler.start()

    def at_once(self, name: str) -> None:
        """Run a job now, too; nothing comes of it where it is running already."""
        for job in self._scheduler.get_jobs():
            if job.name == name:
                job.modify(next_run_time=datetime.now(UTC))

    def stop(self) -> None:
        """Stop the clock; what runs is cut short, and resumes from the database another time."""
        self._scheduler.shutdown(wait=False)

    def _add(self, line: EachMinute | Daily, zone: tzinfo) -> None:
        job = _quiet_at_the_end(line)
        if isinstance(line, EachMinute):
            trigger = CronTrigger(minute="*", timezone=zone)
            first = datetime.now(UTC)
            self._scheduler.add_job(job, trigger, name=line.name, next_run_time=first)
        else:
            trigger = CronTrigger(hour=line.hour, minute=line.minute, timezone=zone)
            self._scheduler.add_job(job, trigger, name=line.name)


def _quiet_at_the_end(line: EachMinute | Daily) -> Job:
    async def run() -> None:
        try:
            await line.job()
        except asyncio.CancelledError:
            # The clock was stopped; APScheduler would log this end of a task as a failure.
            log.info("job cut short", extra={"job": line.name})

    return run
