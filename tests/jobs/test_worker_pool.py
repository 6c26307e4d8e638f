"""Workers: they answer, they are stopped at their limits, and they never outlive their parent."""

import asyncio
import os
import pickle
import select
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jobs import worker_pool
from jobs.errors import FetchError, NotAFeedError, TooLargeError, TooSlowError
from jobs.news import Entry
from jobs.sources import SOURCES
from jobs.worker_pool import WorkerPool
from tests.fakes.patience import patient

SECOND = timedelta(seconds=1)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
async def pool():
    opened = WorkerPool()
    yield opened
    await opened.close()


def worker_id():
    return os.getpid()


def twice(number, *, plus=0):
    return number * 2 + plus


def freeze():
    while True:
        pass


def answer_and_rest(path):
    with Path(path).open("w") as life:
        print(os.getpid(), file=life)


def freeze_on(path):
    answer_and_rest(path)
    freeze()


def devour():
    return len(bytearray(2_000_000_000))


def die():
    os._exit(3)


def no_feed():
    raise NotAFeedError("a page")


def stumble():
    raise LookupError("an unforeseen fault")


def chatter():
    print("a library that prints")
    return 1


def betray():
    return Evil()


class Evil:
    def __reduce__(self):
        return (os.getpid, ())


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return not is_zombie(pid)


def is_zombie(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return False


def ends(pid):
    """Whether a process, be it nobody's child, ends soon."""
    try:
        watch = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([watch], [], [], patient(20))[0])
    finally:
        os.close(watch)


async def test_a_worker_answers_from_another_process(pool):
    assert await pool.do(twice, 4, plus=1) == 9
    assert await pool.do(worker_id) != os.getpid()


async def test_a_worker_is_kept_for_the_next_task(pool):
    assert await pool.do(worker_id) == await pool.do(worker_id)


async def test_a_feed_is_read_in_a_worker(pool):
    body = b"<rss version='2.0'><channel><item><title>Tin</title><link>http://a.vn/1</link></item></channel></rss>"
    listing = await pool.do(
        SOURCES["feed"],
        body,
        url="http://a.vn/rss",
        content_type=None,
        fetched_at=datetime(2026, 7, 20, tzinfo=UTC),
    )
    assert listing.entries == (
        Entry(guid="http://a.vn/1", title="Tin", link="http://a.vn/1", published=None, text=""),
    )


async def test_a_frozen_worker_is_killed_and_replaced(pool):
    first = await pool.do(worker_id)
    with pytest.raises(TooSlowError):
        await pool.do(freeze, limit=SECOND / 5)
    assert await pool.do(worker_id) != first
    await pool.close()
    assert not is_alive(first)


async def test_one_frozen_task_does_not_hold_up_the_others(pool):
    frozen = asyncio.create_task(pool.do(freeze, limit=600 * SECOND))
    async with asyncio.timeout(patient(4)):
        assert [await pool.do(twice, n) for n in range(20)] == [n * 2 for n in range(20)]
    assert not frozen.done()
    frozen.cancel()
    with pytest.raises(asyncio.CancelledError):
        await frozen


@pytest.mark.parametrize(
    ("task", "error"),
    [
        pytest.param(devour, TooLargeError, id="takes all memory"),
        pytest.param(die, FetchError, id="dies"),
        pytest.param(no_feed, NotAFeedError, id="raises an error of ours"),
        pytest.param(stumble, RuntimeError, id="raises an error nobody foresaw"),
    ],
)
async def test_what_goes_wrong_is_told_to_the_caller(pool, task, error):
    with pytest.raises(error):
        await pool.do(task)
    assert await pool.do(twice, 1) == 2


async def test_prints_do_not_disturb(pool):
    assert await pool.do(chatter) == 1


async def test_an_answer_that_would_run_code_here_is_not_opened(pool):
    with pytest.raises(Exception, match="not expected"):
        await pool.do(betray)


async def test_tasks_side_by_side_get_their_own_answers(pool):
    answers = await asyncio.gather(*(pool.do(twice, n) for n in range(50)))
    assert answers == [n * 2 for n in range(50)]


async def test_a_cancelled_task_stops_its_worker(pool):
    task = asyncio.create_task(pool.do(freeze))
    await pool.do(twice, 1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await pool.do(twice, 2) == 4


async def test_closing_while_a_task_is_under_way_breaks_that_task_alone(tmp_path):
    pool, begun = WorkerPool(), tmp_path / "begun"
    task = asyncio.create_task(pool.do(freeze_on, begun, limit=60 * SECOND))
    async with asyncio.timeout(patient(30)):
        while not begun.exists():
            await asyncio.sleep(0.01)
    await pool.close()
    with pytest.raises(FetchError):
        await task


async def test_an_idle_worker_goes_home():
    pool = WorkerPool(idle=SECOND / 20)
    worker = await pool.do(worker_id)
    assert await asyncio.to_thread(ends, worker)
    assert await pool.do(worker_id) != worker
    await pool.close()


async def test_closing_leaves_no_process_and_no_zombie():
    pool = WorkerPool()
    workers = set(await asyncio.gather(*(pool.do(worker_id) for _ in range(8))))
    await pool.close()
    assert not any(is_alive(worker) or is_zombie(worker) for worker in workers)


PARENT = """
import asyncio, signal, sys
from contextlib import suppress
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
from jobs.errors import TooSlowError
from jobs.worker_pool import WorkerPool
from tests.jobs.test_worker_pool import SECOND, answer_and_rest, freeze_on

async def main():
    pool = WorkerPool()
    while sys.argv[1] == "busy":
        with suppress(TooSlowError):  # it may be stopped before it has told of its life
            await pool.do(freeze_on, sys.argv[2], limit=SECOND)
    await pool.do(answer_and_rest, sys.argv[2], limit=600 * SECOND)
    await asyncio.Event().wait()

asyncio.run(main())
"""


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("state", ["idle", "busy"])
def test_a_worker_dies_with_its_parent(sign, state, tmp_path):
    sign_of_life = tmp_path / "life"
    os.mkfifo(sign_of_life)
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, state, str(sign_of_life)],
        cwd=ROOT,
        stderr=subprocess.DEVNULL,
    )
    with parent, sign_of_life.open("rb") as life:
        while not (told := life.readline()):
            time.sleep(0.01)
        worker = int(told)
        parent.send_signal(sign)
        assert parent.wait(patient(10)) != 0
        assert ends(worker)


def swollen():
    return bytes(worker_pool.LONGEST_ANSWER + 1)


async def test_an_answer_without_end_is_not_taken_in(pool):
    with pytest.raises(FetchError, match="broke the reader"):
        await pool.do(swollen)
    assert await pool.do(twice, 1) == 2


async def test_after_many_tasks_a_worker_is_replaced(pool, monkeypatch):
    monkeypatch.setattr(worker_pool, "MOST_TASKS", 2)
    workers = [await pool.do(worker_id) for _ in range(3)]
    assert workers[0] == workers[1] != workers[2]


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(b"cjobs.worker_pool\nwork\n(I1\ntR.", id="a function of ours"),
        pytest.param(b"cjobs.worker_pool\nos.getpid\n)R.", id="a library behind a file of ours"),
        pytest.param(b"cbuiltins\neval\n(V1\ntR.", id="a builtin that is no fault"),
        pytest.param(b"cbuiltins\nint\n)R.", id="a builtin noun"),
        pytest.param(b"cbuiltins\nnothing\n)R.", id="what does not exist"),
    ],
)
def test_of_what_a_worker_answers_only_nouns_and_faults_are_made(told):
    with pytest.raises(pickle.UnpicklingError, match="not expected"):
        worker_pool._opened(told)


def test_a_fault_of_pythons_own_is_raised_as_it_is():
    with pytest.raises(LookupError, match="hỏng"):
        worker_pool._opened(pickle.dumps((False, LookupError("hỏng"))))
