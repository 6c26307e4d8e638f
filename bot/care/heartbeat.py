"""Work that takes minutes tells now and then that it goes on, so that nobody takes it for dead."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread

EVERY = timedelta(seconds=10)
"""How often it is told; what is done sooner tells nothing."""

Tell = Callable[[str], None]
"""Gets one line."""


def silent(_: str) -> None:
    """Tell nobody."""


@contextmanager
def told(tell: Tell, words: Callable[[], str], every: timedelta = EVERY) -> Iterator[None]:
    """Tell how far the work within is, with the seconds that it has taken, from another thread.

    What holds Python's lock all the while is not told of: SQLite lets go of it.
    """
    over = Event()

    def beat() -> None:
        beats = 0
        while not over.wait(every.total_seconds()):
            beats += 1
            tell(f"{words()} ({beats * every.total_seconds():.0f} s)")

    thread = Thread(target=beat, name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
