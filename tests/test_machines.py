"""Several machines on one PostgreSQL; the whole, under random fire, is ``tests/machines.py``."""

import asyncio
import os
from datetime import UTC, datetime, timedelta

import pytest

from bot.messages import ChatId, Message, RichText
from bot.sending.lane import IN_FLIGHT
from bot.stores import letters
from jobs.stores import store
from tests.fakes.patience import patient
from tests.fakes.postgres import skip_reason
from tests.machines import LIMIT, TAKEOVER, cluster

pytestmark = pytest.mark.skipif(bool(skip_reason()), reason=str(skip_reason()))
long = pytest.mark.skipif("LONG_TESTS" not in os.environ, reason="takes 45 s; set LONG_TESTS=1")


async def within(seconds, so):
    async with asyncio.timeout(patient(seconds)):
        while not await so():
            await asyncio.sleep(0.1)


async def test_killed_cut_off_and_restarted_nobody_loses_or_gets_twice():
    async with cluster(machines=2, bots=2, chats=300, durable=False) as whole:
        one, two = whole.machines
        one.start()
        two.start()

        async def shared():
            return len(set((await whole.holders()).values())) == 2

        await within(30, shared)  # each has its share of the bots
        await whole.enter()
        await whole.until(60, within=20)
        one.kill()

        async def taken():
            held = await whole.holders()
            return len(held) == 2 and len(set(held.values())) == 1

        await within(TAKEOVER, taken)
        whole.server.restart()
        await whole.settled(within=40)
        found = await whole.outcome()
    assert (found.lost, found.doubled, found.pending) == (0, 0, 0)
    # What was in flight when one died, and when the server fell.
    assert found.unknown <= 2 * IN_FLIGHT
    assert found.busiest <= LIMIT


@long
async def test_a_machine_that_is_cut_off_falls_silent_before_another_begins():
    async with cluster(machines=2, bots=1, chats=300, durable=False) as whole:
        one, two = whole.machines
        one.start()

        async def held():
            return bool(await whole.holders())

        await within(20, held)
        two.start()
        await whole.enter()
        await whole.until(60, within=20)
        [first] = (await whole.holders()).values()
        one.cable.cut()

        async def taken():
            return set((await whole.holders()).values()) - {first}

        await within(TAKEOVER, taken)
        second = (await taken()).pop()
        await whole.until(120, within=20)  # the other one goes on, while the first is still cut off
        one.cable.mend()
        await whole.settled(within=40)
        found = await whole.outcome()
    assert first != second
    assert (found.lost, found.doubled, found.pending) == (0, 0, 0)
    assert found.busiest <= LIMIT


async def test_news_come_over_the_engine_and_letters_over_whoever_has_the_lane(publisher):
    page = (
        "<html><body><article><h1>Tin số 7</h1><p>Một đoạn văn đủ dài.</p></article></body></html>"
    )
    link = publisher.page("/tin.html", page)
    stamp = (datetime.now(UTC) - timedelta(minutes=3)).strftime("%a, %d %b %Y %H:%M:%S +0000")
    entry = {"title": "Tin số 7", "link": link, "guid": link, "published": stamp, "summary": "Tóm."}
    feed = publisher.feed("/rss", [entry])
    hosts = publisher.host
    async with cluster(
        machines=2, bots=1, chats=3, durable=False, ALLOWED_PRIVATE_HOSTS=hosts
    ) as whole:
        now = datetime.now(UTC)
        await whole.database.transact(
            lambda s: store.add_feed(
                s, name="Báo", kind="feed", url=feed, every=timedelta(hours=1), now=now
            )
        )
        for machine in whole.machines:
            machine.start()

        async def ready():
            return (await whole.database.transact(lambda s: store.stories(
                s, since=now - timedelta(days=1), until=datetime.now(UTC)
            )))  # fmt: skip

        await within(40, ready)
        at = ChatId("telegram", str(whole.chats[0]))
        said = [Message(RichText("Tin số 99"))]
        await whole.database.transact(lambda s: letters.post(s, at, said, now))

        async def told():
            return 99 in whole.telegram.stories().get(whole.chats[0], [])

        await within(30, told)
        logs = "".join(machine.said() for machine in whole.machines)
    assert publisher.asked("/rss") == 1
    assert "stumbled" not in logs
    assert "status: Error" not in logs
