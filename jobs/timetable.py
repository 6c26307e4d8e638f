"""When the jobs run: APScheduler's clock, nothing else of it.

Every job finds what is due in the database, so a tick that is missed, late or cut short loses
nothing: the next one finds it. APScheduler 3 drops a job that starts more than a second late
unless told otherwise, therefore no bound and ``coalesce``: a machine that slept over three o'clock
tidies when it wakes.

APScheduler trusts the clock. Where that is set back it would wait until the old hour comes again,
and where it is set forward it would reckon every minute between the two, eighteen seconds a year
and job: both is mended here.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger

log = logging.getLogger(__name__)

LOOK_EVERY = timedelta(seconds=20)

SET_BACK = timedelta(seconds=90)
"""By less a clock is set back without a word: what just ran would run again."""

SETTLED = timedelta(minutes=10)
"""After a start, when what a night off has left undone is done."""

Job = Callable[[], Awaitable[object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class EachMinute:
    """A job that runs as each minute begins, and once at the start."""

    name: str
    job: Job


@dataclass(frozen=True, slots=True, kw_only=True)
class Daily:
    """A job that runs at one local time each day.

    Attributes:
        name: Its name.
        job: What is done.
        hour: When, local.
        minute: When, local.
        at_start: Whether it is also done some minutes after each start: a machine that is off at
            that hour every night would never do it.
        everywhere: Whether each of several machines does it for itself.
    """

    name: str
    job: Job
    hour: int
    minute: int = 0
    at_start: bool = False
    everywhere: bool = False


class _Next(CronTrigger):  # type: ignore[misc]  # APScheduler has no types
    """The first such moment that is still to come, however long ago the last one was."""

    def get_next_fire_time(self, _previous: datetime | None, now: datetime) -> datetime:
        """See APScheduler's; never ``now`` itself, which has just been served."""
        # In UTC: what is added in a zone forgets which of the two hours of an autumn night it is.
        after = now.astimezone(UTC) + timedelta(microseconds=1)
        found: datetime = super().get_next_fire_time(None, after)
        return found


class Timetable:
    """Runs jobs by the clock; one run of a job at a time.

    Args:
        lines: What runs when.
        zone: Where the clock hangs.
        look_every: How often it is looked whether the clock was set back, by a clock that nobody
            sets.
    """

    def __init__(
        self,
        lines: Sequence[EachMinute | Daily],
        zone: tzinfo,
        *,
        look_every: timedelta = LOOK_EVERY,
    ) -> None:
        self._look_every = look_every
        self._looking: asyncio.TimerHandle | None = None
        self._scheduler = AsyncIOScheduler(
            timezone=zone,
            job_defaults={
                "coalesce": True,
                "max_instances": 1,
                "misfire_grace_time": None,
            },
        )
        for line in lines:
            self._add(line, zone)

    def start(self) -> None:
        """Start the clock; needs a running event loop."""
        self._scheduler.start()
        self._look()

    def at_once(self, name: str) -> None:
        """Run a job now, too; nothing comes of it where it is running already."""
        for job in self._scheduler.get_jobs():
            if job.name == name:
                job.modify(next_run_time=datetime.now(UTC))

    def stop(self) -> None:
        """Stop the clock; what runs is cut short, and resumes from the database another time."""
        if self._looking is not None:
            self._looking.cancel()
        self._scheduler.shutdown(wait=False)

    def _look(self) -> None:
        self._set_right()
        loop = asyncio.get_running_loop()
        self._looking = loop.call_later(self._look_every.total_seconds(), self._look)

    def _set_right(self) -> None:
        """Reckon anew what waits for an hour that the clock, set back since, is far from."""
        now = datetime.now(UTC)
        for job in self._scheduler.get_jobs():
            due = job.trigger.get_next_fire_time(None, now + SET_BACK)
            # In UTC: within one zone two moments are compared by what the clock on the wall shows.
            if job.next_run_time.astimezone(UTC) > due.astimezone(UTC):
                log.warning("clock set back", extra={"job": job.name})
                job.modify(next_run_time=job.trigger.get_next_fire_time(None, now))

    def _add(self, line: EachMinute | Daily, zone: tzinfo) -> None:
        job = _quiet_at_the_end(line)
        now = datetime.now(UTC)
        if isinstance(line, EachMinute):
            trigger, first = _Next(minute="*", timezone=zone), now
        else:
            trigger = _Next(hour=line.hour, minute=line.minute, timezone=zone)
            first = trigger.get_next_fire_time(None, now)
            if line.at_start:
                first = min(first.astimezone(UTC), now + SETTLED)
        self._scheduler.add_job(job, trigger, name=line.name, next_run_time=first)


def _quiet_at_the_end(line: EachMinute | Daily) -> Job:
    async def run() -> None:
        try:
            await line.job()
        except asyncio.CancelledError:
            # The clock was stopped; APScheduler would log this end of a task as a failure.
            log.info("job cut short", extra={"job": line.name})

    return run
