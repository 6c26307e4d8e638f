"""The clock: at once and each minute, once a day at the local hour, never twice at a time."""

import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from jobs.timetable import SETTLED, Daily, EachMinute, Timetable, _Next
from tests.fakes.patience import patient

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
async def run():
    started = []

    def start(*lines):
        timetable = Timetable(lines, ZONE, look_every=timedelta(milliseconds=20))
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
    ran = asyncio.Event()

    async def job():
        ran.set()

    far = (datetime.now(ZONE) + timedelta(hours=12)).hour  # else its hour itself would run it
    timetable = run(Daily(name="tidy", job=job, hour=far), EachMinute(name="other", job=nothing))
    timetable.at_once("tidy")
    await asyncio.wait_for(ran.wait(), patient(5))


async def test_a_minutes_job_runs_at_once_and_then_as_minutes_begin(run):
    ran = asyncio.Event()

    async def job():
        ran.set()

    before = datetime.now(UTC)
    timetable = run(EachMinute(name="tick", job=job))
    await asyncio.wait_for(ran.wait(), patient(5))
    [line] = timetable._scheduler.get_jobs()
    assert line.next_run_time.second == 0
    assert before < line.next_run_time <= datetime.now(UTC) + timedelta(minutes=1)


async def test_a_daily_job_keeps_its_local_hour(run):
    timetable = run(Daily(name="tidy", job=nothing, hour=3, minute=15))
    [line] = timetable._scheduler.get_jobs()
    at = line.next_run_time.astimezone(ZONE)
    assert (at.hour, at.minute) == (3, 15)


async def test_late_is_better_than_never_and_once_is_enough(run):
    timetable = run(EachMinute(name="tick", job=nothing))
    [line] = timetable._scheduler.get_jobs()
    assert line.misfire_grace_time is None
    assert line.coalesce
    assert line.max_instances == 1


async def test_a_job_that_breaks_does_not_stop_the_clock(run):
    ran = asyncio.Event()

    async def broken():
        raise RuntimeError

    async def fine():
        ran.set()

    timetable = run(EachMinute(name="broken", job=broken), EachMinute(name="fine", job=fine))
    await asyncio.wait_for(ran.wait(), patient(5))
    assert len(timetable._scheduler.get_jobs()) == 2


async def test_a_clock_that_is_set_back_stops_nothing(run):
    timetable = run(EachMinute(name="tick", job=nothing), Daily(name="tidy", job=nothing, hour=3))
    tick, tidy = timetable._scheduler.get_jobs()
    if tick.name == "tidy":
        tick, tidy = tidy, tick
    right = tidy.next_run_time
    # As they are found once the clock, which was ahead by a year, tells the hour again.
    tick.modify(next_run_time=datetime.now(UTC) + timedelta(days=365))
    tidy.modify(next_run_time=right + timedelta(days=365))
    async with asyncio.timeout(patient(5)):
        while tick.next_run_time > datetime.now(UTC) + timedelta(minutes=1):
            await asyncio.sleep(0.01)
    assert tidy.next_run_time in {right, right + timedelta(days=1)}  # should it be three just now


async def test_what_just_ran_does_not_run_again_where_the_clock_is_set_back_by_seconds(run):
    timetable = run(Daily(name="tidy", job=nothing, hour=3))
    [line] = timetable._scheduler.get_jobs()
    soon = datetime.now(UTC) + timedelta(seconds=50)
    line.trigger = _Next(hour=soon.hour, minute=soon.minute, second=soon.second, timezone=UTC)
    line.modify(next_run_time=soon.replace(microsecond=0) + timedelta(days=1))
    timetable._set_right()
    assert line.next_run_time > soon + timedelta(hours=1)


def test_a_clock_that_is_set_forward_is_followed_in_one_step():
    trigger = _Next(minute="*", timezone=ZONE)
    long_ago, now = datetime(1970, 1, 1, tzinfo=UTC), datetime(2026, 11, 23, 8, 0, 30, tzinfo=UTC)
    assert trigger.get_next_fire_time(long_ago, now) == datetime(2026, 11, 23, 8, 1, tzinfo=UTC)


@pytest.mark.parametrize("on", [datetime(2026, 3, 29), datetime(2026, 10, 25)])
def test_no_minute_is_missed_or_doubled_where_summer_begins_or_ends(on):
    abroad = ZoneInfo("Europe/Prague")
    trigger = _Next(minute="*", timezone=abroad)
    at = on.replace(tzinfo=abroad).astimezone(UTC)
    for _ in range(6 * 60):
        following = trigger.get_next_fire_time(None, at.astimezone(abroad)).astimezone(UTC)
        assert following - at == timedelta(minutes=1)
        at = following


async def test_what_a_night_off_left_undone_is_done_soon_after_the_start(run):
    timetable = run(
        Daily(name="tidy", job=nothing, hour=3, at_start=True),
        Daily(name="line", job=nothing, hour=3),
    )
    due = {job.name: job.next_run_time for job in timetable._scheduler.get_jobs()}
    assert due["tidy"] <= datetime.now(UTC) + SETTLED
    assert due["line"].astimezone(ZONE).hour == 3
