"""The coarse work of several machines, carried by procrastinate in their PostgreSQL.

What the engine holds is never the only copy: what is due stands in our own tables. So each version
of it gets a schema of its own, and none is ever migrated; what it loses is found again; and a work
never waits for another's lock, which a dead machine would keep.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from jobs.carrier import Work
from jobs.connections import PATIENCE, manners
from jobs.database import TURN
from jobs.errors import DatabaseError

log = logging.getLogger(__name__)

POOL = 4
HANDS = 16
"""Works that one machine does side by side; a tick that waits for its works takes one, too."""

LONGEST = 50.0
"""Seconds that ``carry`` waits: what is still under way then is found at the next tick, or done."""

LOOK_EVERY = 0.2
AGAIN = 1.0
"""Seconds until work goes on after the database was away."""

LANDING = 5.0
"""Seconds that works get to end when we stop."""

_LEFT = (
    "SELECT count(*) AS left FROM procrastinate_jobs"
    " WHERE id = ANY(%(numbers)s) AND status IN ('todo', 'doing')"
)


class Engine:
    """Carries works between the machines on one PostgreSQL; see ``opened``."""

    def __init__(self, dsn: str) -> None:
        from procrastinate import App, PsycopgConnector  # 20 MB: only where there are several

        self.schema = "bantin_engine_" + version("procrastinate").replace(".", "_")
        connector = PsycopgConnector(
            conninfo=dsn, kwargs=PATIENCE, configure=self._settle, min_size=1, max_size=POOL
        )
        self._connector = connector
        self._app = App(connector=connector)
        self._works: dict[str, Work] = {}
        self._done: Counter[str] = Counter()

    def teach(self, name: str, work: Work) -> None:
        """See ``jobs.carrier.Carrier``."""
        known = name in self._works
        self._works[name] = work
        if known:
            return

        async def run(lot: Sequence[int] = (), timestamp: int = 0) -> None:  # noqa: ARG001
            done = await self._works[name](lot)
            self._done[name] += done

        self._app.task(name=name, queue="bantin")(run)

    async def carry(
        self,
        name: str,
        lots: Sequence[Sequence[int]],
        *,
        at_once: int,  # noqa: ARG002
        within: timedelta | None = None,  # noqa: ARG002
    ) -> int:
        """See ``jobs.carrier.Carrier``; waits for ``LONGEST`` at most."""
        before, loop = self._done[name], asyncio.get_running_loop()
        until = loop.time() + LONGEST
        numbers = [number for lot in lots if (number := await self._put(name, lot)) is not None]
        while numbers and loop.time() < until:
            row = await self._connector.execute_query_one_async(_LEFT, numbers=numbers)
            if not row["left"]:
                break
            await asyncio.sleep(LOOK_EVERY)
        return self._done[name] - before

    async def once(self, name: str) -> None:
        """See ``jobs.carrier.Carrier``: the engine keeps which minutes were asked for."""
        minute = int(datetime.now(UTC).timestamp()) // 60 * 60
        job = self._app.tasks[name].configure(task_kwargs={"timestamp": minute}).job
        await self._app.job_manager.defer_periodic_job(
            job=job, periodic_id=name, defer_timestamp=minute
        )

    async def work(self) -> None:
        """See ``jobs.carrier.Carrier``; goes on after the database was away."""
        while True:
            try:
                await self._forget_the_dead()
                await self._app.run_worker_async(
                    queues=["bantin"],
                    concurrency=HANDS,
                    install_signal_handlers=False,
                    delete_jobs="always",
                    shutdown_graceful_timeout=LANDING,
                )
            except Exception as error:  # noqa: BLE001  work must outlive whatever befalls it
                # The engine ends with its connection; what was on its way is still due.
                log.warning("engine stumbled", extra={"fault": type(error).__name__})
            await asyncio.sleep(AGAIN)

    async def _settle(self, connection: Any) -> None:
        await connection.execute(manners(search_path=self.schema))
        await connection.commit()

    async def _put(self, name: str, lot: Sequence[int]) -> int | None:
        from procrastinate.exceptions import AlreadyEnqueued

        # Hashed: an index of theirs has no room for the numbers of a thousand feeds.
        key = f"{name}:{sha256(','.join(map(str, lot)).encode()).hexdigest()}"
        try:
            return await self._app.configure_task(name, queueing_lock=key).defer_async(
                lot=list(lot)
            )
        except AlreadyEnqueued:
            return None

    async def _forget_the_dead(self) -> None:
        """Erase what machines that died had begun: it is still due, and was begun again."""
        from procrastinate.jobs import Status

        manager = self._app.job_manager
        for job in await manager.get_stalled_jobs():
            await manager.finish_job(job, status=Status.FAILED, delete_job=True)

    async def _set_up(self) -> None:
        async with self._connector.pool.connection() as connection:
            # Several machines may come up at once.
            await connection.execute(f"SELECT pg_advisory_xact_lock({TURN})")
            found = await connection.execute(
                "SELECT to_regclass(%s)", (f"{self.schema}.procrastinate_jobs",)
            )
            known: Any = await found.fetchone()
            if known[0] is None:
                await connection.execute(f"CREATE SCHEMA IF NOT EXISTS {self.schema}")
                await connection.execute(self._app.schema_manager.get_schema())


@asynccontextmanager
async def opened(dsn: str) -> AsyncIterator[Engine]:
    """Open the engine in the database at ``dsn`` (libpq's form).

    Raises:
        DatabaseError: It cannot be used.
    """
    from procrastinate.exceptions import ProcrastinateException

    engine = Engine(dsn)
    try:
        async with engine._app.open_async():  # noqa: SLF001  its own file
            await engine._set_up()  # noqa: SLF001
            yield engine
    except ProcrastinateException as error:
        raise DatabaseError("the database does not let the job engine in") from error
