"""The program itself on all that is hostile: nothing crashes it, hangs it, or makes it large."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from jobs.news import Entry
from jobs.sources import feed
from tests.jobs.test_feed import HOSTILE, NOW, needs_data

ROOT = Path(__file__).resolve().parents[2]
MOST_MEMORY = 200
"""MB, of the program and its workers together, bomb and 50 MB feed included."""


def peak(pid):
    """The largest size in MB that each process of a program has had, workers included."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    family = [pid, *(int(child) for task in tasks for child in task.read_text().split())]
    lines = [Path(f"/proc/{each}/status").read_text().splitlines() for each in family]
    return sum(int(line.split()[1]) for text in lines for line in text if "VmHWM" in line) / 1024


@needs_data
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc: no memory to read")
def test_bombs_and_floods_leave_the_program_small():
    paths = [path for path in sorted(HOSTILE.iterdir()) if "expect" not in path.name]
    with subprocess.Popen(
        [sys.executable, "-m", "jobs", "feed"],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as program:  # fmt: skip
        told = {}
        for path in paths:
            program.stdin.write(json.dumps({"id": path.name, "path": str(path)}) + "\n")
            program.stdin.flush()
            told[path.name] = json.loads(program.stdout.readline())
        size = peak(program.pid)
        program.stdin.close()
    assert program.returncode == 0
    print(f"{size:.0f} MB at most")
    assert size < MOST_MEMORY
    assert not [line for line in told.values() if "error" in line]
    assert told["gz_bomb_1GB.gz"]["status"] == "too-large"
    assert told["not_js_challenge.xml"]["status"] == "blocked"
    assert told["not_zero_items.xml"]["status"] == "empty"
    assert told["gz_truncated.gz"]["status"] == "unreachable"


@needs_data
def test_guids_that_change_each_time_bring_nothing_new():
    runs = [
        feed.read(
            (HOSTILE / f"id_changes_run{run}.xml").read_bytes(),
            url="https://bao.example.vn/rss",
            content_type=None,
            fetched_at=NOW,
        ).entries
        for run in (1, 2)
    ]

    def known(entry: Entry) -> str:
        return entry.link

    assert set(map(known, runs[0])) == set(map(known, runs[1]))
