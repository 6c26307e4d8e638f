"""The clock: at once and each minute, once a day at the local hour, never twice at a time."""

import asyncio
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from jobs.timetable import GRACE, Daily, EachMinute, Timetable

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
async def run():
    started = []

    def start(*lines):
        timetable = Timetable(lines, ZONE)
        timetable.start()
        started.append(timetable)
        return timetable

    yield start
    for timetable in started:
        timetable.stop()
    await asyncio.sleep(0)


async def nothing():
    """Do nothing."""


async def test_a_job_can_be_wanted_at_once(run):
    ran = asyncio.Semaphore(0)

    async def job():
        ran.release()

    timetable = run(EachMinute(name="tick", job=job), EachMinute(name="other", job=nothing))
    await asyncio.wait_for(ran.acquire(), 5)
    if datetime.now(UTC).second > 55:
        await asyncio.wait_for(ran.acquire(), 10)  # else the minute itself would run it
    timetable.at_once("tick")
    await asyncio.wait_for(ran.acquire(), 2)


async def test_a_minutes_job_runs_at_once_and_then_as_minutes_begin(run):
    ran = asyncio.Event()

    async def job():
        ran.set()

    timetable = run(EachMinute(name="tick", job=job))
    await asyncio.wait_for(ran.wait(), 5)
    [line] = timetable._scheduler.get_jobs()
    assert line.next_run_time.second == 0
    assert 0 < (line.next_run_time - datetime.now(UTC)).total_seconds() <= 60


async def test_a_daily_job_keeps_its_local_hour(run):
    timetable = run(Daily(name="tidy", job=nothing, hour=3, minute=15))
    [line] = timetable._scheduler.get_jobs()
    at = line.next_run_time.astimezone(ZONE)
    assert (at.hour, at.minute) == (3, 15)


async def test_late_is_better_than_never_and_once_is_enough(run):
    timetable = run(EachMinute(name="tick", job=nothing))
    [line] = timetable._scheduler.get_jobs()
    assert line.misfire_grace_time == GRACE.total_seconds()
    assert line.coalesce
    assert line.max_instances == 1


async def test_a_job_that_breaks_does_not_stop_the_clock(run):
    ran = asyncio.Event()

    async def broken():
        raise RuntimeError

    async def fine():
        ran.set()

    timetable = run(EachMinute(name="broken", job=broken), EachMinute(name="fine", job=fine))
    await asyncio.wait_for(ran.wait(), 5)
    assert len(timetable._scheduler.get_jobs()) == 2
