"""What systemd is told of the program: that it is ready, that it lives, that it stops (sd_notify).

A datagram of lines, told or lost: nothing here can fail. Of the libraries for it one is kept up; it
reads the environment itself, and the wall clock, which set back would end its signs of life.
"""

import asyncio
import logging
import os
import re
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

from bot.settings import Kept

log = logging.getLogger(__name__)

SIGNS = 4
"""Signs of life within the time after which systemd takes us for dead: some may get lost."""

EVERY = timedelta(minutes=1)
"""How often it is told how things stand where no sign of life is asked for."""

STUCK = timedelta(minutes=30)
"""The database has come to nothing new for so long. While four million deliveries were erased on a
busy machine it came to it within a second: a poor disk and a country's list of units have room."""

PATIENCE = 1.0
"""Seconds that we wait for an ear to hear that all is open, which is told once. Else we never wait:
who is to be told that we hang must not be what we hang on."""

MICROSECONDS = re.compile("[0-9]{1,15}")


class Keeper:
    """Whoever started us, and starts us anew where we hang; nobody, where nobody wants to hear.

    Args:
        address: The path of a socket, or its abstract name behind "@"; "": nobody listens.
        within: A sign of life is wanted within it; zero: none is.
        stuck: How long the database may come to nothing new.
    """

    def __init__(
        self, address: str = "", within: timedelta = timedelta(), *, stuck: timedelta = STUCK
    ) -> None:
        self._address = address
        self._stuck = stuck
        self.wants_signs = bool(address and within)
        self._every = within / SIGNS if within else EVERY

    def ready(self) -> None:
        """Tell that all is open."""
        self._tell("READY=1", patience=PATIENCE)

    def stopping(self) -> None:
        """Tell that the end has begun."""
        self._tell("STOPPING=1", "STATUS=stopping: what is in flight lands")

    def status(self, words: str) -> None:
        """Tell in one line how things stand; from any thread."""
        self._tell(f"STATUS={words}")

    @asynccontextmanager
    async def watching(
        self,
        answer: Callable[[], Awaitable[object]],
        talks: Callable[[], Mapping[str, bool]],
        dead: Callable[[], Collection[str]],
    ) -> AsyncIterator[None]:
        """Give signs of life from the event loop, as long as there is life in what matters.

        Args:
            answer: Returns once the database has come to it.
            talks: Tells of each platform whether we can talk there.
            dead: Names the lanes on which nobody works any more.
        """
        if not self._address:
            yield
            return
        beating = asyncio.create_task(self._beat(answer, talks, dead))
        try:
            yield
        finally:
            beating.cancel()
            await asyncio.gather(beating, return_exceptions=True)

    async def _beat(
        self,
        answer: Callable[[], Awaitable[object]],
        talks: Callable[[], Mapping[str, bool]],
        dead: Callable[[], Collection[str]],
    ) -> None:
        seconds = asyncio.get_running_loop().time
        asked, since, known = asyncio.ensure_future(answer()), seconds(), ""
        try:
            while True:
                if asked.done():
                    asked, since = asyncio.ensure_future(answer()), seconds()
                stuck = seconds() - since > self._stuck.total_seconds()
                fault = "the database" if stuck else ", ".join(dead())
                if fault and fault != known:
                    log.error("hangs, and gives no sign of life any more", extra={"what": fault})
                known = fault
                sign = ["WATCHDOG=1"] if self.wants_signs and not fault else []
                self._tell(*sign, f"STATUS={f'hangs: {fault}' if fault else _said(talks())}")
                await asyncio.sleep(self._every.total_seconds())
        finally:
            asked.cancel()

    def _tell(self, *lines: str, patience: float = 0.0) -> None:
        if not self._address or sys.platform == "win32":
            return
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as door:
            door.settimeout(patience)
            door.sendto("\n".join(lines).encode(), re.sub("^@", "\0", self._address))


def of(told: Kept) -> Keeper:
    """Return who is to be told, as the environment names him; see sd_watchdog_enabled(3)."""
    ours = told.watchdog_pid in {"", str(os.getpid())}
    wanted = ours and MICROSECONDS.fullmatch(told.watchdog_usec)
    return Keeper(told.notify_socket, timedelta(microseconds=int(wanted[0]) if wanted else 0))


def _said(talks: Mapping[str, bool]) -> str:
    parts = {"serves": True, "cannot talk on": False}
    named = {what: [n for n, well in talks.items() if well is so] for what, so in parts.items()}
    return "; ".join(f"{what} {', '.join(names)}" for what, names in named.items() if names)
