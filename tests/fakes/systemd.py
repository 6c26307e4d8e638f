"""Whoever starts a service, as far as the service talks to it: see sd_notify(3)."""

import re
import socket
import time
from typing import Self

from tests.fakes.patience import patient


class Systemd:
    """Hears datagrams between ``with`` and its end.

    Attributes:
        address: What NOTIFY_SOCKET is to be: a path, or an abstract name behind "@".
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self._door = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._door.bind(re.sub("^@", "\0", address))

    def until(self, line: str) -> list[str]:
        """Return what is told next up to a datagram with this line, and that one."""
        told: list[str] = []
        ends = time.monotonic() + patient(20)
        while line not in told:
            told += self._next(max(0.0, ends - time.monotonic()))
            assert time.monotonic() < ends, f"{line} is not told: {told[-1]}"
        return told

    def until_silent(self, within: float) -> None:
        """Return once it is told nothing for so many seconds: systemd then ends the service."""
        try:
            while True:
                self._next(within)
        except TimeoutError:
            return

    def waiting(self) -> list[str]:
        """Return what has been told, and not yet heard."""
        told: list[str] = []
        try:
            while True:
                told += self._next(0)
        except BlockingIOError:
            return told

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._door.close()

    def _next(self, within: float) -> list[str]:
        self._door.settimeout(within)
        return self._door.recv(4096).decode().splitlines()
