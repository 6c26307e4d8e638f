"""The one door to the database: ``await database.transact(function_of_a_session)``.

SQLite has one owning thread: 16 threads that read, then write, lost 171 of 200 transactions to
"database is locked"; one thread, or ``BEGIN IMMEDIATE``, none. We use both, because the command
line may open the same file beside a running bot. PostgreSQL has a small pool.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, DateTime, Dialect, Engine, Integer, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.exc import DatabaseError as ForeignDatabaseError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.pool import StaticPool
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator

from jobs.errors import DatabaseError, NewerDatabaseError

T = TypeVar("T")

BUSY_TIMEOUT = 15_000
"""Milliseconds that SQLite waits for another process's transaction."""

POOL = 4
"""Threads, and so connections, on PostgreSQL."""


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept in UTC; a naive one is refused, because nobody knows what it means."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(  # noqa: D102  TypeDecorator's own
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(  # noqa: D102  TypeDecorator's own
        self,
        value: Any,
        dialect: Dialect,  # noqa: ARG002
    ) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class epoch(FunctionElement[int]):  # noqa: N801  a function of SQL
    """Whole seconds since 1970 of a moment, in SQL."""

    type = Integer()
    inherit_cache = True


@compiles(epoch, "sqlite")
def _epoch_of_sqlite(element: Any, compiler: Any, **told: Any) -> str:
    return f"CAST(strftime('%s', {compiler.process(element.clauses, **told)}) AS INTEGER)"


@compiles(epoch)
def _epoch(element: Any, compiler: Any, **told: Any) -> str:
    return f"floor(extract(epoch FROM {compiler.process(element.clauses, **told)}))"


class Companion(Protocol):
    """What lives beside a database: made of it at first use, closed before it."""

    def __init__(self, database: "Database") -> None: ...

    async def close(self) -> None:
        """Let go of all that is held."""


C = TypeVar("C", bound=Companion)


class Base(DeclarativeBase):
    """What the tables of both wings descend from, so that one transaction may span them."""

    type_annotation_map = {datetime: UtcDateTime}  # noqa: RUF012  SQLAlchemy's own form


class Database:
    """One database, opened at ``url`` (SQLAlchemy's form: ``sqlite:///file.db``).

    Args:
        url: Its address.
        beside: The folder for what this machine keeps beside a database on a server, as the search
            index; None: the current one. Beside a file is where the file is.
    """

    def __init__(self, url: str, *, beside: Path | None = None) -> None:
        self._url = url
        self._beside = beside or Path()
        self._engine = _engine(url)
        threads = 1 if self._engine.dialect.name == "sqlite" else POOL
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="database")
        self._companions: dict[type[Any], Any] = {}
        self._closed = False

    @property
    def ordered(self) -> bool:
        """Whether rows get their numbers in the order in which they are committed."""
        return self._engine.dialect.name == "sqlite"

    def folder(self, name: str) -> Path | None:
        """Return the folder for what lives beside the database; None where that is in memory."""
        if self._engine.dialect.name != "sqlite":
            return self._beside / f"bantin.{name}"
        file = file_of(self._url)
        return Path(f"{file}.{name}") if file else None

    def beside(self, kind: type[C]) -> C:
        """Return the companion of this kind: one a database, made at first use."""
        if kind not in self._companions:
            self._companions[kind] = kind(self)
        companion: C = self._companions[kind]
        return companion

    async def upgrade(self, *wings: str, before: Callable[[], None] | None = None) -> None:
        """Bring the schema up to date with ``migrations/versions`` of each package named.

        Args:
            wings: The packages.
            before: Called before the schema of a database in use is changed: nobody else writes
                meanwhile, and what it raises leaves the database as it was.

        Raises:
            NewerDatabaseError: A newer bantin made this database; nothing was touched.
            DatabaseError: It cannot be opened or written.
        """
        await self._run(lambda: self._upgrade(wings, before))

    async def transact(self, work: Callable[[Session], T]) -> T:
        """Run ``work`` in one transaction, in the thread that owns the connection.

        Committed when ``work`` returns, rolled back when it raises. What it returns must not be a
        row: a row's session has ended. A cancelled caller does not stop a transaction under way.

        Raises:
            DatabaseError: The database could not be used.
        """
        return await self._run(lambda: self._transact(work))

    async def scrub(self, *, whole: bool = False) -> None:
        """Let what was erased also leave the files: the log, and with ``whole`` every free page.

        ``whole`` rewrites the file: seconds a gigabyte, and nobody else writes meanwhile.

        Raises:
            DatabaseError: It could not be done, as when another program reads; nothing is lost.
        """
        await self._run(lambda: self._scrub(whole=whole))

    async def close(self) -> None:
        """Let go of all connections, and of what lives beside the database; twice does no harm."""
        if self._closed:
            return
        self._closed = True
        while self._companions:
            await self._companions.popitem()[1].close()
        await asyncio.get_running_loop().run_in_executor(self._threads, self._engine.dispose)
        self._threads.shutdown()

    async def _run(self, work: Callable[[], T]) -> T:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        except DBAPIError as error:
            if type(error) not in {OperationalError, ForeignDatabaseError}:
                raise  # a broken constraint is the caller's affair
            raise DatabaseError(_words(error, self._engine)) from error

    def _transact(self, work: Callable[[Session], T]) -> T:
        with Session(self._engine, expire_on_commit=False) as session, session.begin():
            return work(session)

    def _scrub(self, *, whole: bool) -> None:
        if self._engine.dialect.name != "sqlite":
            with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as door:
                door.exec_driver_sql("VACUUM")
            return
        for statement in (["VACUUM"] if whole else []) + ["PRAGMA wal_checkpoint(TRUNCATE)"]:
            with self._engine.connect() as connection:  # our own BEGIN would forbid both
                owner: Any = connection.connection.driver_connection
                owner.execute(statement).fetchall()

    def _upgrade(self, wings: tuple[str, ...], before: Callable[[], None] | None) -> None:
        with self._engine.begin() as connection:
            _migrate(connection, wings, before)


def file_of(url: str) -> str | None:
    """Return the path of the file behind a SQLite ``url``; None where there is no file.

    Raises:
        DatabaseError: ``url`` is no address of a database.
    """
    try:
        parts = make_url(url)
    except ArgumentError as error:
        raise DatabaseError("DATABASE_URL is not one that bantin knows") from error
    inside = parts.database in {None, "", ":memory:"}
    return None if inside or parts.get_backend_name() != "sqlite" else parts.database


def _migrate(
    connection: Connection, wings: tuple[str, ...], before: Callable[[], None] | None
) -> None:
    # Alembic costs 8 MB and 0.2 s: only who migrates pays for it.
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(files("jobs") / "migrations"))
    config.set_main_option("path_separator", "newline")
    versions = "\n".join(str(files(wing) / "migrations" / "versions") for wing in wings)
    config.set_main_option("version_locations", versions)
    config.attributes["connection"] = connection
    scripts = ScriptDirectory.from_config(config)
    known = {script.revision for script in scripts.walk_revisions()}
    current = set(MigrationContext.configure(connection).get_current_heads())
    if not current <= known:
        raise NewerDatabaseError(
            "the database was made by a newer bantin; install that version, or restore a backup"
        )
    if before is not None and current and current != set(scripts.get_heads()):
        before()
    command.upgrade(config, "heads")


def _engine(url: str) -> Engine:
    try:
        dialect = make_url(url).get_backend_name()
        if dialect != "sqlite":
            return create_engine(url, pool_size=POOL, pool_pre_ping=True)
        engine = create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise DatabaseError("DATABASE_URL is not one that bantin knows") from error
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # or sqlite3 begins by itself, deferred
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT}",
        "journal_mode = WAL",
        # FULL: a SENDING that a power cut takes back would be sent twice.
        "synchronous = FULL",
        "foreign_keys = ON",
        # What is deleted is overwritten: erased means erased (bot.erasure).
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _words(error: DBAPIError, engine: Engine) -> str:
    where = engine.url.database or "in memory"
    text = str(error.orig)
    if "unable to open" in text or "readonly" in text:
        return f"cannot write the database {where}: is its folder there, and writable?"
    if "locked" in text:
        return f"the database {where} is kept busy by another program"
    return f"the database {where} does not work: {text}"
