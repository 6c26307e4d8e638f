"""What is told to whoever keeps the program running, and what ends its signs of life."""

import asyncio
import socket
from datetime import timedelta
from threading import Event

import pytest

from bot.care import keeper
from bot.care.keeper import Keeper
from bot.settings import Kept
from tests.fakes.patience import patient
from tests.fakes.systemd import Systemd

if not hasattr(socket, "AF_UNIX"):
    pytest.skip("no such sockets here: nor systemd", allow_module_level=True)

SOON = timedelta(seconds=0.04)


@pytest.fixture
def systemd(tmp_path):
    with Systemd(str(tmp_path / "notify")) as made:
        yield made


async def at_once(): ...


def served():
    return {"telegram": True, "zalo": False}


@pytest.mark.parametrize("address", ["", "/nowhere/notify", "vsock:2:1", "/" + "x" * 500])
async def test_what_nobody_hears_is_no_fault(address):
    told = Keeper(address, SOON)
    told.ready()
    async with told.watching(at_once, served, list):
        told.status("all is well")
    told.stopping()


async def test_who_does_not_listen_holds_up_no_sign_of_life(systemd):
    told = Keeper(systemd.address, SOON)
    for _ in range(2000):  # more than any system keeps for him
        told.status("all is well")
    async with told.watching(at_once, served, list), asyncio.timeout(patient(10)):
        systemd.waiting()
        await asyncio.to_thread(systemd.until, "WATCHDOG=1")


async def test_a_database_that_comes_to_nothing_new_ends_the_signs_of_life_until_it_does(
    systemd, database
):
    kept = Keeper(systemd.address, SOON, stuck=timedelta(seconds=0.1))
    begun, free = Event(), Event()
    async with kept.watching(database.come, served, list):
        await asyncio.to_thread(systemd.until, "WATCHDOG=1")
        held = asyncio.create_task(database.transact(lambda _: (begun.set(), free.wait(600))))
        await asyncio.to_thread(begun.wait)
        systemd.waiting()  # a machine that stood still may have told of that before
        await asyncio.to_thread(systemd.until, "STATUS=hangs: the database")
        assert "WATCHDOG=1" not in systemd.waiting()
        free.set()
        await held
        told = await asyncio.to_thread(systemd.until, "WATCHDOG=1")
    assert told[-1].startswith("STATUS=serves telegram")


async def test_a_dead_lane_ends_the_signs_of_life_and_is_logged_once(systemd, caplog):
    dead = []
    async with Keeper(systemd.address, SOON).watching(at_once, served, lambda: dead):
        await asyncio.to_thread(systemd.until, "WATCHDOG=1")
        dead.append("zalo")
        for _ in range(3):
            told = await asyncio.to_thread(systemd.until, "STATUS=hangs: zalo")
        assert told == ["STATUS=hangs: zalo"]
    assert [each.what for each in caplog.records if each.name == keeper.__name__] == ["zalo"]


async def test_the_status_names_what_can_be_talked_on_and_what_not(systemd):
    words = "STATUS=serves telegram; cannot talk on zalo"
    async with Keeper(systemd.address).watching(at_once, served, list):
        told = await asyncio.to_thread(systemd.until, words)
    assert told == [words]  # no sign of life: none is wanted


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ({"notify_socket": "/run/notify", "watchdog_usec": "300000000"}, True),
        ({"notify_socket": "/run/notify", "watchdog_usec": "3e8"}, False),
        ({"notify_socket": "/run/notify", "watchdog_usec": "9" * 400}, False),
        ({"notify_socket": "/run/notify", "watchdog_usec": "1", "watchdog_pid": "1"}, False),
        ({"watchdog_usec": "300000000"}, False),
        ({}, False),
    ],
)
def test_signs_of_life_are_given_to_who_asks_this_process_for_them(told, wanted, monkeypatch):
    for name in Kept.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    assert keeper.of(Kept(**told)).wants_signs is wanted
