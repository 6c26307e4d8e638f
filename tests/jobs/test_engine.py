"""The coarse work of several machines: each piece once, whoever does it, whatever befalls them."""

import asyncio
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta

import pytest

from jobs import engine
from jobs.carrier import InProcess
from jobs.database import Database, server_of
from jobs.stores import store
from tests.fakes.patience import patient
from tests.fakes.postgres import fresh

NOW = datetime(2026, 11, 23, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def url(postgres_url):
    with fresh(postgres_url) as address:
        yield address


@pytest.fixture
async def engines(url):
    """Two machines' engines at work."""
    async with AsyncExitStack() as stack:
        opened = [await stack.enter_async_context(engine.opened(server_of(url))) for _ in range(2)]
        yield opened


class at_work:  # noqa: N801
    """Lets carriers work for as long as a block takes."""

    def __init__(self, carriers):
        self.carriers = carriers

    async def __aenter__(self):
        self.tasks = [asyncio.create_task(each.work()) for each in self.carriers]

    async def __aexit__(self, *_):
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)


async def test_what_all_ask_for_in_one_minute_is_done_once(engines):
    done = []

    async def tick(_):
        done.append(1)
        return 0

    for each in engines:
        each.teach("tick", tick)
    # The minute may turn between the two: then it is rightly done twice.
    async with at_work(engines):
        before = datetime.now(UTC).minute
        await asyncio.gather(*(each.once("tick") for each in engines * 3))
        async with asyncio.timeout(patient(20)):
            while not done:
                await asyncio.sleep(0.05)
        await asyncio.sleep(0.3)
        after = datetime.now(UTC).minute
    assert len(done) == 1 or before != after


async def test_each_piece_is_done_once_by_one_of_them(engines):
    done, both = {0: [], 1: []}, asyncio.Barrier(2)
    for number, each in enumerate(engines):

        async def work(lot, number=number):
            done[number] += lot
            if len(done[number]) == 1:
                await both.wait()  # however late one of them begins
            return len(lot)

        each.teach("work", work)
    async with at_work(engines):
        said = await engines[0].carry("work", [[n] for n in range(40)], at_once=1)
    assert sorted(done[0] + done[1]) == list(range(40))
    assert done[0]
    assert done[1]
    assert said == len(done[0])  # what the other did is in the database


async def test_a_piece_may_be_about_thousands(engines):
    done, numbers = [], list(range(10**6, 10**6 + 3_000))

    async def work(lot):
        done.extend(lot)
        return len(lot)

    for each in engines:
        each.teach("work", work)
    async with at_work(engines):
        await engines[0].carry("work", [numbers], at_once=1)
    assert done == numbers


async def test_what_is_taught_again_is_known_anew(engines):
    done = []

    async def old(lot):
        done.append("old")
        return 1

    async def new(lot):
        done.append("new")
        return 1

    for each in engines:
        each.teach("work", old)
        each.teach("work", new)
    async with at_work(engines):
        await engines[0].carry("work", [[1]], at_once=1)
    assert done == ["new"]


async def test_a_piece_that_fails_does_not_hold_up_the_others(engines):
    async def work(lot):
        if lot == [3]:
            raise ValueError
        done.extend(lot)
        return 1

    done = []
    for each in engines:
        each.teach("work", work)
    async with at_work(engines):
        await engines[0].carry("work", [[n] for n in range(6)], at_once=1)
    assert sorted(done) == [0, 1, 2, 4, 5]


async def test_in_one_process_the_same_works_are_done(clock):
    carrier, done = InProcess(), []

    async def work(lot):
        done.append(list(lot))
        return len(lot)

    carrier.teach("work", work)
    assert await carrier.carry("work", [[1, 2], [3]], at_once=2) == 3
    await carrier.once("work")
    assert done == [[1, 2], [3], []]


async def test_a_feed_that_one_machine_pulls_is_left_alone_by_the_other(url, tmp_path):
    one, two = Database(url, beside=tmp_path / "1"), Database(url, beside=tmp_path / "2")
    feed = await one.transact(
        lambda s: store.add_feed(s, name="A", kind="feed", url="https://a.vn", every=HOUR, now=NOW)
    )

    def take(session):
        return store.take_feeds(session, numbers=[feed.id], now=NOW, until=NOW + HOUR)

    taken = [await each.transact(take) for each in (one, two)]
    assert [len(each) for each in taken] == [1, 0]
    later = await two.transact(
        lambda s: store.take_feeds(s, numbers=[feed.id], now=NOW + HOUR, until=NOW + 2 * HOUR)
    )
    assert [each.id for each in later] == [feed.id]  # the first has died of it
    await one.close()
    await two.close()
