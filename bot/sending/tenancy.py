"""Which lanes are this machine's: each bot speaks from one machine at a time.

A bot's limits are the bot's, not the machine's, so its lane is leased. A lease lasts ``TERM`` from
when it was last renewed, by the database's clock. The machine that has it counts from *before* it
asked for the renewal, by a clock that nobody sets, and stops ``MARGIN`` earlier: so it has fallen
silent, whatever became of the database and the network, before another one may begin.
"""

import asyncio
import logging
import socket
import time
import uuid
from collections import Counter
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Protocol

from sqlalchemy.orm import Session

from bot.stores import leases
from bot.stores.leases import Seen
from jobs.database import Database
from jobs.errors import DatabaseError, NewerDatabaseError

log = logging.getLogger(__name__)

TERM = timedelta(seconds=15)
"""A dead machine's lanes are taken over after as long, and one ``ROUND``."""

MARGIN = timedelta(seconds=5)
"""How much earlier than its end a lease is no longer used: what was just sent arrives meanwhile,
and a request that the network delays by more was given up by us long before."""

ROUND = timedelta(seconds=3)
"""How often leases are renewed: three renewals may fail before a lane falls silent."""

PATIENCE = 3
"""Rounds that a lane is left for others to take: who is at work takes it within one. Then nobody
else can serve it, as where a machine has fewer tokens, or a platform refuses it."""

SKEW = timedelta(seconds=2)
"""How far a machine's clock may be from the database's before the operator hears of it."""

_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def boot_clock() -> float:
    """Tell the seconds since the machine started, those in which it was suspended counted."""
    return time.clock_gettime(_CLOCK)


class Lease:
    """How long a lane may be used, in seconds of ``boot_clock``; infinite where nobody else is."""

    def __init__(self, until: float = float("inf")) -> None:
        self.until = until

    @property
    def left(self) -> float:
        """Seconds that it may still be used; not above zero: no more."""
        return self.until - boot_clock()


class Lanes(Protocol):
    """What begins and ends the work of lanes; ``bot.house`` does."""

    def served(self) -> Collection[str]:
        """Return the lanes that could be served here."""

    def begin(self, lane: str, lease: Lease) -> None:
        """Start to send and to listen on a lane."""

    async def end(self, lane: str) -> None:
        """Stop; returns once nothing is in flight and all is recorded, or that took too long."""


class Tenancy(Protocol):
    """Decides which lanes are ours."""

    @property
    def shared(self) -> bool:
        """Whether other machines may be at work, too."""

    async def keep(self, lanes: Lanes) -> None:
        """Begin and end lanes as they become ours, until cancelled.

        Raises:
            jobs.errors.NewerDatabaseError: A newer bantin, on another machine, has changed the
                schema: what is known here of it holds no more.
        """

    async def give_up(self) -> None:
        """Let others have all that is ours; nothing is in flight any more."""


class Alone:
    """All lanes are ours: no other bantin sends from this database."""

    shared = False

    async def keep(self, lanes: Lanes) -> None:
        """See ``Tenancy``."""
        for lane in list(lanes.served()):
            lanes.begin(lane, Lease())
        await asyncio.get_running_loop().create_future()

    async def give_up(self) -> None:
        """See ``Tenancy``."""


def fair(
    served: Collection[str], seen: Seen, machine: str, nobody_elses: Collection[str] = ()
) -> tuple[list[str], str | None]:
    """Decide which lanes to ask for, and which one to hand over; pure.

    Each machine has its share of the lanes, one more or less. A machine with more hands one over a
    round, so that one that joins gets its share without any lane being fought for.

    Args:
        served: The lanes that could be served here.
        seen: How things stand; whether this machine counts as alive does not matter.
        machine: This one.
        nobody_elses: Those of them that no other machine takes: they are of no share. Where there
            are any nothing is handed over, for others cannot serve what this machine can.
    """
    shared = [lane for lane in served if lane not in nobody_elses]
    left = sorted(lane for lane in served if lane in nobody_elses and lane not in seen.leases)
    alive = len(seen.machines | {machine})
    share = -(-len(shared) // alive)
    held = {lane: holder for lane, holder in seen.leases.items() if lane in shared}
    mine = sorted(lane for lane, holder in held.items() if holder == machine)
    free = sorted(lane for lane in shared if lane not in held)
    counts = Counter(held.values())
    others = [counts[name] for name in seen.machines if name != machine]
    settled = bool(nobody_elses) or not others or len(mine) - min(others) < 2
    if free or settled:
        return left + free[: max(0, share - len(mine))], None
    return left, mine[-1]


class Left:
    """Which lanes nobody else takes, as one machine sees it over its rounds."""

    def __init__(self) -> None:
        self._machines: frozenset[str] = frozenset()
        self._free: Counter[str] = Counter()
        self._handed = 0
        self.lanes: frozenset[str] = frozenset()

    def note(self, served: Collection[str], seen: Seen) -> None:
        """Note how things stand this round; whoever joins or goes may be able to take them."""
        if seen.machines != self._machines:
            self._machines, self.lanes = seen.machines, frozenset()
            self._free.clear()
            self._handed = 0
        free = [lane for lane in served if lane not in seen.leases]
        self._free = Counter({lane: self._free[lane] + 1 for lane in free})
        self.lanes |= {lane for lane in free if self._free[lane] > PATIENCE}

    def let_go(self, surplus: str | None, served: Collection[str]) -> str | None:
        """Return ``surplus``; None once as many were handed over as there are.

        Then the machine that has fewest cannot serve them, and they come and go between the others.
        """
        if surplus is None or self._handed >= len(served):
            return None
        self._handed += 1
        return surplus


class Shared:
    """Lanes are leased: several machines work on this database.

    Args:
        database: Where the leases are; on PostgreSQL.
        machine: What this machine is called in the leases; None: its host's name and a number.
    """

    shared = True

    def __init__(self, database: Database, *, machine: str | None = None) -> None:
        self.machine = machine or f"{socket.gethostname()}-{uuid.uuid4().hex[:8]}"
        self._database = database
        self._ours: dict[str, Lease] = {}
        self._ending: dict[str, asyncio.Task[None]] = {}
        self._lost: set[asyncio.Task[None]] = set()
        self._left = Left()

    async def keep(self, lanes: Lanes) -> None:
        """See ``Tenancy``."""
        while True:
            try:
                await self._round(lanes)
            except NewerDatabaseError:
                raise
            except DatabaseError as error:
                log.warning("leases not renewed", extra={"fault": str(error)})
            self._let_go(lanes)
            await asyncio.sleep(ROUND.total_seconds())

    async def give_up(self) -> None:
        """See ``Tenancy``."""
        ours, machine = list(self._ours), self.machine
        for ending in (*self._ending.values(), *self._lost):
            ending.cancel()

        def leave(session: Session) -> None:
            leases.give(session, machine, ours)
            leases.leave(session, machine)

        try:
            await self._database.aside(leave)
        except DatabaseError as error:
            log.warning("leases not given up", extra={"fault": str(error)})

    async def _round(self, lanes: Lanes) -> None:
        asked_at, machine = boot_clock(), self.machine
        served, ours = lanes.served(), [each for each in self._ours if each not in self._ending]

        def renew(session: Session) -> tuple[set[str], Seen] | None:
            if not leases.live(session, machine, TERM):
                return None
            leases.refuse_newer(session)
            return leases.renew(session, machine, [*self._ours], TERM), leases.see(session)

        answer = await self._database.aside(renew)
        if answer is None:
            log.warning("no lane is to be had: the database is being restored")
            return
        renewed, seen = answer
        if (skew := abs(datetime.now(UTC) - seen.now)) > SKEW:
            log.warning("clock differs from the database's", extra={"by": str(skew)})
        for lane in renewed:
            self._ours[lane].until = _until(asked_at)
        self._left.note(served, seen)
        wanted, surplus = fair(served, seen, machine, self._left.lanes)
        surplus = self._left.let_go(surplus, served)
        for lane in wanted:
            if lane not in self._ours:
                await self._take(lanes, lane)
        for lane in [each for each in ours if each not in served or each == surplus]:
            ending = self._hand_over(lanes, lane, self._ours[lane])
            self._ending[lane] = asyncio.create_task(ending)

    async def _take(self, lanes: Lanes, lane: str) -> None:
        asked_at = boot_clock()
        work = partial(leases.take, machine=self.machine, lane=lane, term=TERM)
        if await self._database.aside(work):
            log.info("lane taken", extra={"platform": lane, "machine": self.machine})
            self._ours[lane] = Lease(_until(asked_at))
            lanes.begin(lane, self._ours[lane])

    async def _hand_over(self, lanes: Lanes, lane: str, lease: Lease) -> None:
        """End a lane that another machine shall have; until that is done it is renewed.

        Where that took until the lease had ended, the lane may be ours anew: that one stays.
        """
        await lanes.end(lane)
        if self._ours.get(lane) is not lease:
            return
        try:
            await self._database.aside(partial(leases.give, machine=self.machine, lanes=[lane]))
        except DatabaseError as error:  # then its lease runs out: renewed, nobody would serve it
            log.warning("lane not given", extra={"platform": lane, "fault": str(error)})
        else:
            log.info("lane handed over", extra={"platform": lane, "machine": self.machine})
        if self._ours.get(lane) is lease:
            del self._ours[lane], self._ending[lane]

    def _let_go(self, lanes: Lanes) -> None:
        """End what was lost: nothing has been sent on it since its lease ended."""
        for lane in [each for each, lease in self._ours.items() if lease.left <= 0]:
            log.warning("lane lost", extra={"platform": lane, "machine": self.machine})
            del self._ours[lane]
            self._ending.pop(lane, None)
            ending = asyncio.create_task(lanes.end(lane))
            self._lost.add(ending)
            ending.add_done_callback(self._lost.discard)


def _until(asked_at: float) -> float:
    return asked_at + (TERM - MARGIN).total_seconds()
