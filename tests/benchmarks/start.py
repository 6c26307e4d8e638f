"""How soon bantin answers and how little it keeps: prints figures of one run, judges nothing.

``python -m tests.benchmarks.start``. The bars: 0.5 s for help, 5 s until the demo shows a bulletin,
120 MB for an idle bot.
"""

import re
import statistics
import tempfile
import time
from pathlib import Path

import httpx

from tests.fakes.program import Program, Running
from tests.fakes.telegram import TOKEN, FakeTelegram

RUNS = 7


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        program = Program(Path(folder))
        helps = [_help(program) for _ in range(RUNS)]
        print(f"bantin --help            {statistics.median(helps):.2f} s (median of {RUNS})")
        page, bulletin = _demo(program)
        print(f"bantin demo, page        {page:.2f} s")
        print(f"bantin demo, bulletin    {bulletin:.2f} s")
        print(f"bantin run, idle, 10 s   {_idle(program):.0f} MB resident")


def _help(program: Program) -> float:
    started = time.perf_counter()
    program.do("--help")
    return time.perf_counter() - started


def _demo(program: Program) -> tuple[float, float]:
    started = time.perf_counter()
    with program.start("demo", "--port", "0") as running:
        url = _url(running)
        page = time.perf_counter() - started
        token = re.search(r'name="bantin-token" content="([^"]+)"', httpx.get(url).text)
        assert token
        headers = {"X-Bantin-Token": token[1]}
        with httpx.stream("GET", f"{url}/api/events?after=0", headers=headers) as stream:
            for line in stream.iter_lines():
                if "BẢN TIN" in line:
                    break
        return page, time.perf_counter() - started


def _url(running: Running) -> str:
    while not (found := re.search(r"http://\S+", running.said())):
        time.sleep(0.01)
    return found[0]


def _idle(program: Program) -> float:
    with FakeTelegram() as telegram:
        program.environment |= {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url}
        with program.start("run") as running:
            telegram.wait(lambda: telegram.polling, 30)
            time.sleep(10)
            return running.memory()


if __name__ == "__main__":
    main()
