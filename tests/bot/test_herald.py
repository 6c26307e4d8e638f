"""Admins are told each thing once, however many find it at the same moment."""

import asyncio
from types import SimpleNamespace

import pytest

from bot.care.herald import Herald
from bot.messages import ChatId
from bot.stores import alarms, letters
from bot.stores.alarms import Event
from tests.bot.desk import ZONE
from tests.fakes.platform import FakePlatform

ADMIN = ChatId("fake", "7")


class Machine:
    """The lanes of one machine: each message is a while on its way."""

    def __init__(self, *platforms, shared):
        self.lanes = {name: SimpleNamespace(platform=FakePlatform()) for name in platforms}
        self.shared, self.said = shared, []

    async def say(self, lane, chat, messages):
        assert lane in self.lanes.values()
        for _ in range(20):
            await asyncio.sleep(0.005)
        self.said += messages
        return True


@pytest.fixture
async def herald(database, clock):
    """Return what tells of one alarm, over the lanes of a machine."""
    await database.transact(
        lambda s: alarms.sound(s, Event.PLATFORM_OUT, clock.now, platform="zalo", why="token")
    )
    newsroom = SimpleNamespace(database=database, clock=clock)

    async def admins():
        return frozenset({ADMIN})

    return lambda machine: Herald(newsroom, machine, ZONE, admins=admins)


async def waiting(database, clock):
    return await database.transact(
        lambda s: (len(letters.waiting(s, "fake")), len(alarms.untold(s, clock.now)))
    )


async def test_who_finds_something_while_the_minutes_tick_tells_says_it_once(
    database, herald, clock
):
    machine = Machine("fake", shared=False)
    one = herald(machine)
    await asyncio.gather(one.tell(), one.tell())
    assert len(machine.said) == 1
    assert await waiting(database, clock) == (0, 0)


async def test_two_machines_at_once_say_it_once(database, herald, clock):
    machines = [Machine("fake", shared=True) for _ in range(2)]
    await asyncio.gather(*(herald(machine).tell() for machine in machines))
    assert [machine.said for machine in machines] == [[], []]
    assert await waiting(database, clock) == (1, 0)


@pytest.mark.parametrize("shared", [True, False])
async def test_where_no_admin_can_be_reached_it_is_told_another_time(
    database, herald, clock, shared
):
    await herald(Machine("elsewhere", shared=shared)).tell()
    assert await waiting(database, clock) == (0, 1)
    await herald(Machine("fake", shared=shared)).tell()
    assert await waiting(database, clock) == (int(shared), 0)
