"""Ports of servers that are told theirs before they listen, or that listen anew on the same one."""

import os
import socket
from itertools import cycle, islice

FIRST, LAST = 12_000, 32_000
"""Below those that a system gives to whoever asks for any (Linux: from 32,768; others: higher), so
that nobody is given one between its choice here and its use. Each process begins elsewhere."""

_next = islice(cycle(range(FIRST, LAST)), os.getpid() * 7919 % (LAST - FIRST), None)


def free_port() -> int:
    """Return a port of 127.0.0.1 on which nobody listens, another one each time."""
    for port in _next:
        try:
            socket.create_server(("127.0.0.1", port)).close()
        except OSError:  # somebody's
            continue
        return port
    raise AssertionError
