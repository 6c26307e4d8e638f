"""``bantin run`` that kills itself with SIGKILL at a named step: before its commit, or after it.

``python -m tests.fakes.doomed STEP before|after N``: at the N-th transaction of that step. What a
step is, is told by the SQL that it alone writes, so nothing in the program knows of it.
"""

import os
import re
import signal
import sys
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

STEPS = {
    "pull": r"INSERT INTO entries\b",
    "read": r"UPDATE entries SET .*\bready_at=",
    "merge": r"UPDATE chats SET until=",
    "enter": r"INSERT INTO deliveries\b",
    "claim": r"UPDATE deliveries SET state=\?, attempts=",
    "record": r"UPDATE deliveries SET .*\bmessage_id=",
    "postpone": r"UPDATE chats SET held_until=",
    "move": r"UPDATE chats SET chat=",
    "pause": r"UPDATE chats SET .*\bpaused=\?.*\btrouble=",
    "settle": r"UPDATE deliveries SET state=\?, error=\?, fault=\?, changed_at=\? WHERE",
    "draft": r"INSERT INTO bulletins\b",
    "release": r"UPDATE bulletins SET stage=\?, audience=",
    "change": r"INSERT INTO parts\b",
    "bind": r"INSERT INTO chats\b",
    "told": r"UPDATE alarms SET told_at=",
    "notice": r"INSERT INTO notices\b",
    "confirm": r"INSERT INTO confirmations\b",
    "nudge": r"UPDATE notices SET nudge_at=",
    "call": r"INSERT INTO meeting_told\b",
}


class Doom:
    """Waits for its step, then ends the process without a word."""

    def __init__(self, step: str, when: str, count: int) -> None:
        self._step = re.compile(STEPS[step])
        self._when = when
        self._count = count
        self._met = False
        event.listen(Engine, "before_cursor_execute", self._look)
        event.listen(Engine, "commit", self._before)
        event.listen(Session, "after_commit", self._after)

    def _look(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if self._step.search(statement):
            self._met = True

    def _before(self, _connection: Any) -> None:
        if self._met and self._when == "before":
            self._strike()

    def _after(self, _session: Any) -> None:
        if self._met and self._when == "after":
            self._strike()
        self._met = False

    def _strike(self) -> None:
        self._count -= 1
        if self._count <= 0:
            os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    step, when, count = sys.argv[1:4]
    Doom(step, when, int(count))
    sys.argv[1:] = ["run"]
    from bot.__main__ import main as run

    run()


if __name__ == "__main__":
    main()
