"""What is forked behaves as what is started: its world, its output, its end."""

import signal
import subprocess

import pytest

from tests.fakes.nursery import POSSIBLE
from tests.fakes.program import Program

pytestmark = pytest.mark.skipif(not POSSIBLE, reason="here each program is started anew")


@pytest.fixture
def started(tmp_path):
    """A program that listens until it is stopped, on a folder and with settings of its own."""
    program = Program(tmp_path, WEB_ADDRESS="127.0.0.1:0")
    with program.start("demo", "--port", "0") as running:
        yield running


def test_it_ends_as_a_process_does(started):
    with pytest.raises(subprocess.TimeoutExpired):
        started.process.wait(0.01)
    assert started.process.poll() is None
    started.kill()
    assert started.process.poll() == started.process.returncode == -signal.SIGKILL
    started.process.send_signal(signal.SIGTERM)  # to nobody: whoever has its number now is spared


def test_each_sees_its_own_settings_and_folder_only(tmp_path, monkeypatch):
    monkeypatch.setenv("KEEP_DAYS", "x")  # ours, and not handed over
    done = {}
    for name, days in (("one", "y"), ("two", "30")):
        (tmp_path / name).mkdir()
        done[name] = Program(tmp_path / name, KEEP_DAYS=days).do("units", "list", "--json")
    assert (done["one"].returncode, done["one"].stdout) == (1, "")
    assert "KEEP_DAYS" in done["one"].stderr
    assert (done["two"].returncode, done["two"].stdout, done["two"].stderr) == (0, "[]\n", "")
    assert [(tmp_path / name / "bantin.db").exists() for name in done] == [False, True]
