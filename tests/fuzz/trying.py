"""What is tried, and how it is found out that it broke."""

import base64
import random
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from tests.fuzz.changes import changed

LARGEST = 64 * 1024
QUICK, SLOW = 1.0, 10.0
"""Seconds of a core."""
SHOWN = 600

Change = Callable[[bytes, random.Random], bytes]


@dataclass(frozen=True, kw_only=True)
class Parser:
    """What reads foreign bytes.

    Attributes:
        read: Reads them, and checks what it can of what comes out.
        seeds: What it expects.
        promised: What it may raise.
        changes: Ways that know its form, and leave what it reads first as it was; else, and every
            other time, bytes are changed blindly.
        limit: Seconds that it may take.
        largest: Bytes that it is given.
    """

    read: Callable[[bytes], object]
    seeds: tuple[bytes, ...]
    promised: tuple[type[BaseException], ...] = ()
    changes: tuple[Change, ...] = ()
    limit: float = QUICK
    largest: int = LARGEST

    def made(self, chance: random.Random) -> bytes:
        """Return something that it may be given."""
        seed = chance.choice(self.seeds)
        ways = self.changes if chance.random() < 0.6 else ()
        raw = chance.choice(ways)(seed, chance) if ways else seed
        if not ways or chance.random() < 0.2:
            raw = changed(raw, chance, self.largest, others=self.seeds)
        return raw[: self.largest]


def tried(parser: Parser, raw: bytes) -> str | None:
    """Say what is wrong with how a parser takes some bytes; None where all is well."""
    begun = time.thread_time()
    try:
        parser.read(raw)
    except parser.promised:
        pass
    except RecursionError:
        return "it recurses too deep"
    except Exception:  # noqa: BLE001  whatever it is, it was not promised
        return traceback.format_exc(limit=-3)
    took = time.thread_time() - begun
    return f"it took {took:.1f} s for {len(raw)} bytes" if took > parser.limit else None


def smaller(parser: Parser, raw: bytes) -> bytes:
    """Return less of some bytes that still is too much for a parser."""
    step = len(raw) // 2
    while step:
        at = 0
        while at < len(raw) and step:
            less = raw[:at] + raw[at + step :]
            if tried(parser, less):
                raw = less
            else:
                at += step
        step //= 2
    return raw


def run(parser: Parser, minutes: float, seed: int) -> tuple[int, float, str | None]:
    """Try one parser for so long; return how many tries, the slowest, and a fault."""
    chance = random.Random(seed)
    ends, count, slowest = time.monotonic() + minutes * 60, 0, 0.0
    while not count or time.monotonic() < ends:
        raw = parser.made(chance)
        begun = time.thread_time()
        fault = tried(parser, raw)
        slowest, count = max(slowest, time.thread_time() - begun), count + 1
        if fault and (fault := tried(parser, raw)):  # not only because the machine was busy
            told = base64.b64encode(smaller(parser, raw) if "took" not in fault else raw).decode()
            return count, slowest, f"{fault}\n{told[:SHOWN]}"
    return count, slowest, None
