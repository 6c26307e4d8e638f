"""The clock of the jobs: at once, each minute, each day; one run of a job at a time."""

import asyncio
import logging
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from apscheduler.events import EVENT_JOB_MAX_INSTANCES, EVENT_JOB_MISSED

from jobs.timetable import Daily, EachMinute, Timetable

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


class Work:
    """A job that counts its runs, and where told so waits at a gate."""

    def __init__(self, *, held=False):
        self.runs = 0
        self.began = asyncio.Event()
        self.gate = asyncio.Event()
        self.cut_short = False
        if not held:
            self.gate.set()

    async def __call__(self):
        self.runs += 1
        self.began.set()
        try:
            await self.gate.wait()
        except asyncio.CancelledError:
            self.cut_short = True
            raise


@contextmanager
def running(*lines, late=None):
    """A timetable that runs; ``late`` puts the first run of all jobs so far into the past."""
    timetable = Timetable(lines, ZONE)
    if late is not None:
        for job in timetable._scheduler.get_jobs():
            job.modify(next_run_time=datetime.now(UTC) - late)
    timetable.start()
    try:
        yield timetable
    finally:
        timetable.stop()


def job_of(timetable):
    [job] = timetable._scheduler.get_jobs()
    return job


def told(timetable, event):
    """Return an ``asyncio.Event`` that is set when the scheduler tells of ``event``."""
    heard = asyncio.Event()
    timetable._scheduler.add_listener(lambda _: heard.set(), event)
    return heard


async def soon(event):
    async with asyncio.timeout(5):
        await event.wait()


@pytest.fixture(autouse=True)
def quiet(caplog):
    caplog.set_level(logging.CRITICAL, logger="apscheduler")


def a_far_hour():
    return (datetime.now(ZONE).hour + 12) % 24


async def test_a_job_of_each_minute_runs_at_once_and_then_as_the_minute_begins():
    work, before = Work(), datetime.now(UTC)
    with running(EachMinute(name="pull", job=work)) as timetable:
        await soon(work.began)
        due = job_of(timetable).next_run_time
    assert (due.second, due.microsecond) == (0, 0)
    assert timedelta() < due - before <= MINUTE


async def test_a_job_of_each_minute_goes_on_minute_by_minute():
    with running(EachMinute(name="pull", job=Work())) as timetable:
        trigger, now = job_of(timetable).trigger, datetime(2026, 11, 23, 7, 0, 0, 1, tzinfo=ZONE)
        first = trigger.get_next_fire_time(None, now)
        second = trigger.get_next_fire_time(first, first + timedelta(microseconds=1))
    assert first == datetime(2026, 11, 23, 7, 1, tzinfo=ZONE)
    assert second == first + MINUTE


@pytest.mark.parametrize(("hour", "minute"), [(3, 0), (0, 0), (23, 59)])
async def test_a_daily_job_is_due_at_its_local_time(hour, minute):
    before = datetime.now(UTC)
    with running(Daily(name="tidy", job=Work(), hour=hour, minute=minute)) as timetable:
        due = job_of(timetable).next_run_time
    there = due.astimezone(ZONE)
    assert (there.hour, there.minute, there.second) == (hour, minute, 0)
    assert timedelta() < due - before <= DAY


async def test_a_daily_job_does_not_run_at_the_start():
    often, daily = Work(), Work()
    lines = [
        Daily(name="tidy", job=daily, hour=a_far_hour()),
        EachMinute(name="pull", job=often),
    ]
    with running(*lines):
        await soon(often.began)
    assert daily.runs == 0


async def test_half_an_hour_of_missed_minutes_is_one_run():
    work = Work()
    with running(EachMinute(name="pull", job=work), late=30 * MINUTE) as timetable:
        await soon(work.began)
        due = job_of(timetable).next_run_time
        assert work.runs == 1
    assert due.second == 0
    assert due > datetime.now(UTC) - MINUTE


async def test_a_job_that_is_late_within_the_grace_runs():
    work = Work()
    with running(Daily(name="tidy", job=work, hour=a_far_hour()), late=59 * MINUTE):
        await soon(work.began)


async def test_a_job_that_is_later_than_the_grace_waits_for_its_next_time():
    work = Work()
    timetable = Timetable([Daily(name="tidy", job=work, hour=a_far_hour())], ZONE)
    missed = told(timetable, EVENT_JOB_MISSED)
    job_of(timetable).modify(next_run_time=datetime.now(UTC) - 61 * MINUTE)
    timetable.start()
    await soon(missed)
    due = job_of(timetable).next_run_time
    timetable.stop()
    assert work.runs == 0
    assert due > datetime.now(UTC)


async def test_a_job_that_still_runs_is_not_started_twice():
    work = Work(held=True)
    with running(EachMinute(name="pull", job=work)) as timetable:
        await soon(work.began)
        skipped = told(timetable, EVENT_JOB_MAX_INSTANCES)
        job_of(timetable).modify(next_run_time=datetime.now(UTC))
        await soon(skipped)
        assert work.runs == 1


async def test_a_job_that_has_ended_is_started_again():
    work = Work()
    with running(EachMinute(name="pull", job=work)) as timetable:
        await soon(work.began)
        work.began.clear()
        job_of(timetable).modify(next_run_time=datetime.now(UTC))
        await soon(work.began)
        assert work.runs == 2


async def test_a_job_that_fails_neither_stops_the_clock_nor_loses_its_turn():
    began = asyncio.Event()

    async def fail():
        began.set()
        raise ValueError("a fault of the job")

    with running(EachMinute(name="pull", job=fail)) as timetable:
        await soon(began)
        began.clear()
        job_of(timetable).modify(next_run_time=datetime.now(UTC))
        await soon(began)


async def test_stopping_cuts_short_what_runs_and_leaves_nothing_behind():
    work, own = Work(held=True), asyncio.current_task()
    with running(EachMinute(name="pull", job=work)):
        await soon(work.began)
        [task] = asyncio.all_tasks() - {own}
    await asyncio.wait([task], timeout=5)
    assert work.cut_short
    assert asyncio.all_tasks() == {own}
