"""The composition root: opens, wires, closes. Nobody else knows how the rooms fit together."""

import asyncio
import logging
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy.orm import Session

from bot.care import copies, disk
from bot.care.heartbeat import Tell, silent
from bot.care.keeper import Keeper
from bot.errors import UsageError
from bot.house import House
from bot.platforms import PLATFORMS, Tools
from bot.platforms.base import Platform
from bot.sending.tenancy import TERM, Alone, Shared, Tenancy
from bot.settings import Settings
from bot.stores import leases
from jobs.carrier import Carrier, InProcess
from jobs.connections import PATIENCE, manners
from jobs.database import Database, file_of, server_of
from jobs.fetch import Fetcher
from jobs.newsroom import Clock, Newsroom
from jobs.summarizers import SUMMARIZERS
from jobs.summarizers.llm import Model
from jobs.worker_pool import WorkerPool

log = logging.getLogger(__name__)

KEPT_UPGRADES = 3

ROOT = 0
"""The number of the user root."""

SHUT_WITHIN = 5_000
"""Milliseconds that whoever empties a database waits for machines that are just looking."""


def utc_now() -> datetime:
    """Tell the moment."""
    return datetime.now(UTC)


@asynccontextmanager
async def open_database(url: str, *, tell: Tell = silent) -> AsyncIterator[Database]:
    """Open the database, its schema up to date; a copy is kept of what an upgrade changes.

    Args:
        url: Its address.
        tell: Gets a line before each thing that takes long, in the database's thread.

    Raises:
        jobs.errors.DatabaseError: It cannot be used.
        UsageError: No copy can be kept, or root looks into what is another user's.
    """
    _refuse_root(url)
    database = Database(url)
    try:
        await database.upgrade("jobs", "bot", before=lambda: _keep(url, tell))
        yield database
    finally:
        await database.close()


def _refuse_root(url: str) -> None:
    """Keep root from leaving files that the bot's user cannot write: its search index, for one."""
    file = Path(file_of(url) or "")
    if not file.is_file() or getattr(os, "geteuid", lambda: -1)() != ROOT:
        return
    owner = file.stat().st_uid
    if owner != ROOT:
        try:
            name = file.owner()
        except KeyError:  # of another machine, or of none any more
            name = f"#{owner}"
        raise UsageError(
            f"{file} is the user {name}'s, and root would leave files there that he cannot write: "
            f"call it with sudo -u {name} (or, if root shall run it, chown it to root)"
        )


def _keep(url: str, tell: Tell) -> None:
    """Copy a database before it is upgraded; the last ``KEPT_UPGRADES`` copies are kept."""
    place = Path(file_of(url) or "bantin")
    name = f"{place.name}.before-upgrade-"
    copy = place.with_name(f"{name}{utc_now():%Y%m%dT%H%M%SZ}")
    # A province's takes minutes, a country's longer: whoever waits must not take it for dead.
    size = f"{place.stat().st_size / 1e6:.0f} MB" if place.is_file() else "on a server"
    log.info("database is copied before an upgrade", extra={"copy": str(copy), "size": size})
    tell(f"the database is copied before an upgrade: {size}")
    for rest in place.parent.glob(f".{name}*"):  # of one that was killed: nobody else upgrades now
        rest.unlink(missing_ok=True)
    with copies.written(copy) as part:
        # The nightly backup is looked through more closely, while nobody waits for it.
        copies.copy(url, part, tell=log.info, thorough=False)
    copies.keep_last(place.parent, f"{name}*", most=KEPT_UPGRADES, beside=copy)
    log.info("copied before an upgrade", extra={"copy": str(copy)})
    tell(f"the database is upgraded: {size}")


@asynccontextmanager
async def open_newsroom(
    database: Database,
    settings: Settings,
    *,
    clock: Clock = utc_now,
    carrier: Carrier | None = None,
) -> AsyncIterator[Newsroom]:
    """Open the newsroom's tools over an open database; without a carrier it does all itself."""
    fetcher = Fetcher(allowed_private_hosts=settings.allowed_private_hosts, now=clock)
    workers = WorkerPool()
    try:
        yield Newsroom(
            database=database,
            fetcher=fetcher,
            workers=workers,
            summarizer=SUMMARIZERS[settings.summarizer](workers, _model(settings, database, clock)),
            clock=clock,
            carrier=carrier or InProcess(),
        )
    finally:
        await workers.close()
        await fetcher.close()


def _model(settings: Settings, database: Database, clock: Clock) -> Model | None:
    """The language model that the operator set up; None where there is none."""
    if not settings.llm_base_url or not settings.llm_model:
        return None
    key = settings.llm_api_key.get_secret_value() if settings.llm_api_key else ""
    return Model(
        url=settings.llm_base_url,
        name=settings.llm_model,
        key=key,
        daily=settings.llm_daily_budget,
        database=database,
        clock=clock,
    )


@asynccontextmanager
async def alone(url: str) -> AsyncIterator[None]:
    """Be the only bantin that sends from this database; on a server, several share the lanes.

    Two on one file would call each other's SENDING in doubt.

    Raises:
        UsageError: Another bantin is running on it, or somebody has emptied it of all.
    """
    if server_of(url):
        if not await _asked(url, leases.is_open):
            raise UsageError("the database is being restored: start again once that is done")
        yield
        return
    lock = _lock(url)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise UsageError(f"another bantin is running: {lock.lock_file} is taken") from error
    except OSError as error:
        raise UsageError(f"cannot write {lock.lock_file}: {error.strerror}") from error
    try:
        yield
    finally:
        lock.release()


@asynccontextmanager
async def vacated(url: str) -> AsyncIterator[None]:
    """Have a database without any bantin: none sends from it, and none begins to meanwhile.

    On a server neither the tables nor what is kept in them keeps anybody out: both are replaced.

    Raises:
        UsageError: A bantin is running on it, or somebody else has it so.
        jobs.errors.DatabaseError: It cannot be used.
    """
    server = server_of(url)
    if server is None:
        async with alone(url):
            yield
        return
    await _refuse_running(url)
    async with _shut(server):
        await _refuse_running(url)  # again: who began in between has seen no lock
        yield


@asynccontextmanager
async def _shut(server: str) -> AsyncIterator[None]:
    import psycopg  # only where there is a server

    # A connection that rests: a transaction would hold the tables that are to be replaced.
    how: dict[str, Any] = PATIENCE | {"autocommit": True}
    async with await psycopg.AsyncConnection.connect(server, **how) as connection:
        await connection.execute(manners(lock_timeout=f"{SHUT_WITHIN}ms"))
        try:
            await connection.execute("SELECT pg_advisory_lock(%s)", (leases.SHUT,))
        except psycopg.errors.LockNotAvailable as error:
            raise UsageError(
                "the database is held by another restore, or by a machine that does not answer: "
                "try again in a minute"
            ) from error
        yield


async def _refuse_running(url: str) -> None:
    if await is_running(url):
        raise UsageError(
            "another bantin is running on this database: stop it first, on every machine; "
            f"one that died counts for another {TERM.total_seconds():.0f} s"
        )


async def is_running(url: str) -> bool:
    """Say whether some bantin sends from this database now."""
    if server_of(url):
        return await _asked(url, leases.running)
    lock = _lock(url)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    except OSError as error:
        raise UsageError(f"cannot write {lock.lock_file}: {error.strerror}") from error
    lock.release()
    return False


async def _asked(url: str, look: Callable[[Session], bool]) -> bool:
    """Ask a server's database as it is, whatever made its tables."""
    database = Database(url)
    try:
        return await database.aside(look)
    finally:
        await database.close()


def _lock(url: str) -> FileLock:
    _refuse_root(url)
    path = Path(f"{file_of(url) or 'bantin'}.lock")
    if not path.parent.is_dir():  # FileLock would make the folder
        raise UsageError(f"cannot write the database: there is no folder {path.parent}")
    return FileLock(path)


def tenancy_of(url: str, database: Database) -> Tenancy:
    """Return who decides which lanes are ours."""
    return Shared(database) if server_of(url) else Alone()


@asynccontextmanager
async def opened_carrier(url: str) -> AsyncIterator[Carrier]:
    """Open what carries the coarse work: this process alone, or the machines on one server.

    Raises:
        jobs.errors.DatabaseError: The server does not let us in.
    """
    server = server_of(url)
    if server is None:
        yield InProcess()
        return
    from jobs import engine  # only where there are several machines

    async with engine.opened(server) as carrier:
        yield carrier


def stop_on_signals(stop: Callable[[], None]) -> None:
    """Call ``stop`` at Ctrl+C, SIGTERM, and where the terminal is closed (not under nohup)."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:
            loop.add_signal_handler(number, stop)


async def run(settings: Settings, *, clock: Clock = utc_now, keeper: Keeper | None = None) -> None:
    """Run the bot until told to stop.

    Args:
        settings: What the operator set.
        clock: Tells the moment.
        keeper: Who is told when it is ready, and that it lives; None: nobody.

    Raises:
        UsageError: No platform is set up, or another bantin runs on the same database.
        PlatformError: No platform can be used.
        jobs.errors.DatabaseError: The database cannot be used.
    """
    keeper = keeper or Keeper()
    async with (
        alone(settings.database_url),
        open_database(settings.database_url, tell=keeper.status) as database,
        opened_carrier(settings.database_url) as carrier,
        open_newsroom(database, settings, clock=clock, carrier=carrier) as newsroom,
    ):
        platforms = made_platforms(settings, Tools(database=database, clock=clock))
        tenancy = tenancy_of(settings.database_url, database)
        house = House(newsroom, platforms, settings, tenancy=tenancy)

        def stop() -> None:
            keeper.stopping()
            house.stop()

        stop_on_signals(stop)
        try:
            async with opened_door(house, settings, database):
                await house.open()
                _tell_started(house, settings)
                keeper.ready()
                async with keeper.watching(database.come, lambda: house.talks, lambda: house.dead):
                    await house.work()
        finally:
            await house.close()


def _tell_started(house: House, settings: Settings) -> None:
    """Let whoever looks at the screen know that it runs, and what is still to be done."""
    log.info("running; Ctrl+C stops it", extra={"platforms": ", ".join(house.lanes)})
    if not settings.admins:
        log.warning(
            "ADMINS names nobody: write /start to the bot in private, put the id that it tells "
            "into .env, and start it again"
        )


@asynccontextmanager
async def opened_door(house: House, settings: Settings, database: Database) -> AsyncIterator[None]:
    """Serve webhooks, files, ``/health`` and ``/metrics``, where we can be found or it is wanted.

    Raises:
        PlatformError: The address cannot be listened on.
    """
    if not (house.inboxes or settings.public_url or settings.health_door):
        yield
        return
    from bot.web.door import door, hooks, hosts_of, serve  # 6 MB: only where somebody comes
    from bot.web.files import files
    from bot.web.metrics import Numbers, metrics
    from bot.web.pages import pages

    async def take() -> Numbers:
        pulse = await house.upkeep.pulse(house.lanes)
        return Numbers(pulse, disk.free(settings.database_url), house.talks, house.counts)

    shown = pages(database, zone=settings.time_zone, clock=utc_now)
    app = door(
        preview=None,
        health=house.health,
        extra=[*hooks(house.inboxes.values()), *files(database), *shown, metrics(take)],
        hosts=hosts_of(settings.public_url),
    )
    host, port = settings.web_door
    served = await serve(app, host=host, port=port)
    try:
        yield
    finally:
        await served.close()


def made_platforms(settings: Settings, tools: Tools) -> list[Platform]:
    """Return the platforms that the settings ask for, not yet open.

    Raises:
        UsageError: They ask for none.
    """
    platforms = [made for make in PLATFORMS.values() if (made := make(settings, tools))]
    if not platforms:
        raise UsageError(
            "no platform is set up: put TELEGRAM_TOKEN or ZALO_BOT_TOKEN into .env, "
            "or try `bantin demo`"
        )
    return platforms
