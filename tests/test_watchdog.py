"""What systemd hears of the program, and when: started, alive, at its end."""

import signal
import socket
import sys
import time
import uuid

import httpx
import pytest

from tests.fakes.patience import patient
from tests.fakes.ports import free_port
from tests.fakes.program import Program
from tests.fakes.systemd import Systemd
from tests.fakes.telegram import TOKEN

WITHIN = 0.4
"""Seconds within which a sign of life is asked for."""

if not hasattr(socket, "AF_UNIX"):
    pytest.skip("no such sockets here: nor systemd", allow_module_level=True)


@pytest.fixture(params=["path", "abstract name"] if sys.platform == "linux" else ["path"])
def address(request, tmp_path):
    return str(tmp_path / "notify") if request.param == "path" else f"@bantin-{uuid.uuid4()}"


def made(folder, telegram, address, **settings):
    return Program(
        folder, TELEGRAM_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url,
        HEALTH_DOOR="true", WEB_ADDRESS=f"127.0.0.1:{free_port()}",
        NOTIFY_SOCKET=address, WATCHDOG_USEC=str(int(WITHIN * 1e6)), **settings,
    )  # fmt: skip


def test_it_is_ready_once_it_listens_then_gives_signs_of_life_and_tells_its_end(
    tmp_path, telegram, address
):
    program = made(tmp_path, telegram, address)
    gate = telegram.hold("getMe", delivered=False)
    with Systemd(address) as systemd, program.start("run") as running:
        telegram.wait(lambda: gate.reached, patient(60))
        assert systemd.waiting() == []
        gate.open()
        assert systemd.until("READY=1") == ["READY=1"]
        url = f"http://{program.environment['WEB_ADDRESS']}/health"
        assert httpx.get(url, timeout=patient(5)).json()["ok"]
        for _ in range(3):
            assert systemd.until("WATCHDOG=1")[-2:] == ["WATCHDOG=1", "STATUS=serves telegram"]
        assert running.stop() == 0
        assert "STOPPING=1" in systemd.waiting()


def test_one_whose_event_loop_hangs_gives_no_sign_and_tells_where_when_it_is_ended(
    tmp_path, telegram
):
    address = str(tmp_path / "notify")
    program = made(tmp_path, telegram, address)
    with Systemd(address) as systemd, program.start(module="tests.fakes.hanging") as running:
        systemd.until("WATCHDOG=1")
        running.process.send_signal(signal.SIGUSR1)
        while "hangs\n" not in running.said():
            time.sleep(0.01)
        systemd.until_silent(WITHIN)
        running.process.send_signal(signal.SIGABRT)  # what systemd does then
        assert running.process.wait(patient(20)) == -signal.SIGABRT
    assert 'hanging.py", line' in running.said()
    assert "in hang\n" in running.said()


def test_who_wants_no_signs_of_life_hears_the_rest(tmp_path, telegram):
    address = str(tmp_path / "notify")
    # Those of another process, as of a script that started this one.
    program = made(tmp_path, telegram, address, WATCHDOG_PID="1")
    with Systemd(address) as systemd, program.start("run") as running:
        told = systemd.until("STATUS=serves telegram")
        assert running.stop() == 0
        told += systemd.waiting()
    assert "READY=1" in told
    assert "STOPPING=1" in told
    assert "WATCHDOG=1" not in told
