"""The one door to the database: ``await database.transact(function_of_a_session)``.

SQLite has one owning thread: 16 threads that read, then write, lost 171 of 200 transactions to
"database is locked"; one thread, or ``BEGIN IMMEDIATE``, none. We use both, because the command
line may open the same file beside a running bot.

What only reads, and may read much, has connections of its own (``read``): a log (WAL) lets them
read beside who writes, so a year's figures hold up no message.

On PostgreSQL, too, transactions go in turn, over all machines: what reads and then writes can rely
on what it read, and no function of a session need know on which database it runs. A turn takes 1 to
3 ms. What is done for each message is safe by itself and goes ``aside``, over a small pool.
"""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar

from sqlalchemy import (
    Boolean,
    Connection,
    DateTime,
    Dialect,
    Integer,
    String,
    func,
    literal,
    select,
    text,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator

from jobs import connections
from jobs.migrating import migrate

T = TypeVar("T")

TURN = 0x62616E74696E
"""The number of the lock that is the turn; no other program's, it says "bantin"."""

MOST_TRIES = 5
"""How often a transaction begins anew that PostgreSQL ended because two waited for each other."""

BEGIN_ANEW = frozenset({"40001", "40P01"})
"""serialization_failure and deadlock_detected: nothing was done, and nothing is wrong."""


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


class among(FunctionElement[bool]):  # noqa: N801  a function of SQL
    """Whether a column of whole numbers is one of many: ``among.of(column, numbers)``.

    An ``IN`` with a parameter for each of 10,000 numbers takes longer to send than to answer. They
    are rows, not an array: PostgreSQL reads that anew for each row of a table, 7 s for 11,000.
    """

    type = Boolean()
    inherit_cache = True

    @classmethod
    def of(cls, column: Any, numbers: Iterable[int]) -> "among":
        """Say it of a column; ``numbers`` may be empty."""
        return cls(column, literal(",".join(map(str, numbers)), String()))

    def self_group(self, against: Any = None) -> "among":  # noqa: ARG002, D102  SQLAlchemy's own
        # What is no operator it compares with 1 among other conditions: SQLite then knows no index
        # for it, and reads millions of rows for one chat.
        return self


@compiles(among, "sqlite")
def _among_of_sqlite(element: Any, compiler: Any, **told: Any) -> str:
    column, numbers = (compiler.process(each, **told) for each in element.clauses)
    return f"{column} IN (SELECT value FROM json_each('[' || {numbers} || ']'))"  # noqa: S608


@compiles(among)
def _among(element: Any, compiler: Any, **told: Any) -> str:
    column, numbers = (compiler.process(each, **told) for each in element.clauses)
    return f"{column} IN (SELECT unnest(CAST('{{' || {numbers} || '}}' AS BIGINT[])))"


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
        self._engine = connections.made(url)
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="database")
        self._aside = self._threads
        if not self.ordered:
            self._aside = ThreadPoolExecutor(connections.POOL, thread_name_prefix="database-aside")
        self._reader, self._readers = self._engine, self._threads
        file = file_of(url)
        if file or not self.ordered:
            self._readers = ThreadPoolExecutor(
                connections.READERS, thread_name_prefix="database-reader"
            )
        if file:
            self._reader = connections.reader(file)
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
        return await self._run(lambda: self._transact(work, in_turn=True))

    async def aside(self, work: Callable[[Session], T]) -> T:
        """As ``transact``, but on PostgreSQL without waiting for its turn.

        For what reads only, or writes what nobody else does; see ``take_turn`` and
        ``Select.with_for_update``.
        """
        return await self._run(lambda: self._transact(work, in_turn=False), self._aside)

    async def read(self, work: Callable[[Session], T]) -> T:
        """As ``transact``, for what only reads, however much: it holds nobody up.

        All of it sees the database as it was at one moment, after whatever was committed before.

        Raises:
            DatabaseError: The database could not be used, or ``work`` wanted to write.
        """
        return await self._run(lambda: self._read(work), self._readers)

    async def scrub(self, *, whole: bool = False) -> None:
        """Let what was erased also leave the files: the log, and with ``whole`` every free page.

        ``whole`` rewrites the file: seconds a gigabyte, and nobody else writes meanwhile.

        Raises:
            DatabaseError: It could not be done, as when another program reads; nothing is lost.
        """
        await self._run(lambda: self._scrub(whole=whole))

    async def come(self) -> None:
        """Return once its threads have come to what is asked of them now, and been free for it.

        Of the database itself nothing is asked: one that cannot be reached is not what hangs.
        """
        loop = asyncio.get_running_loop()
        for threads in {self._threads, self._aside, self._readers}:
            await loop.run_in_executor(threads, int)

    async def close(self) -> None:
        """Let go of all connections, and of what lives beside the database; twice does no harm.

        Whoever is cancelled meanwhile leaves nothing open either.
        """
        if self._closed:
            return
        self._closed = True
        try:
            while self._companions:
                await self._companions.popitem()[1].close()
        finally:
            letting_go = asyncio.get_running_loop().run_in_executor(None, self._let_go)
            await asyncio.shield(letting_go)  # else it would not even begin where threads are busy

    def _let_go(self) -> None:
        for threads in (self._readers, self._aside, self._threads):
            threads.shutdown()
        for engine in (self._reader, self._engine):  # last: who still asks would open it anew
            engine.dispose()

    async def _run(self, work: Callable[[], T], threads: ThreadPoolExecutor | None = None) -> T:
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(threads or self._threads, work)
        except DBAPIError as error:
            if (found := connections.meant(error, self._engine)) is None:
                raise
            raise found from error

    def _transact(self, work: Callable[[Session], T], *, in_turn: bool) -> T:
        for attempt in range(1, MOST_TRIES + 1):
            try:
                with Session(self._engine, expire_on_commit=False) as session, session.begin():
                    if in_turn:
                        take_turn(session)
                    return work(session)
            except DBAPIError as error:
                if attempt == MOST_TRIES or _sqlstate(error) not in BEGIN_ANEW:
                    raise
        raise AssertionError("the last try returns or raises")

    def _read(self, work: Callable[[Session], T]) -> T:
        with Session(self._reader, expire_on_commit=False) as session, session.begin():
            if not self.ordered:
                session.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
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
        if not self.ordered:
            connections.refuse_changing(self._engine)
        with self._engine.begin() as connection:
            _take_turn(connection)
            _be_patient(connection)  # it rests while ``before`` copies all that there is
            migrate(connection, wings, before)


def take_turn(session: Session) -> None:
    """Wait until no other transaction that goes in turn is under way, until this one ends.

    ``Database.transact`` has done so already. On SQLite every transaction goes in turn.
    """
    _take_turn(session.connection())


def be_patient(session: Session) -> None:
    """Let this one transaction rest for as long as it likes: much is read between its writes."""
    _be_patient(session.connection())


def is_alone(session: Session) -> bool:
    """Say whether nothing else can be under way, not even aside: on SQLite."""
    return session.get_bind().dialect.name == "sqlite"


def _take_turn(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        connection.execute(select(func.pg_advisory_xact_lock(TURN)))


def _be_patient(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))


def _sqlstate(error: DBAPIError) -> str | None:
    return getattr(error.orig, "sqlstate", None)


def file_of(url: str) -> str | None:
    """Return the path of the file behind a SQLite ``url``; None where there is no file.

    Raises:
        DatabaseError: ``url`` is no address of a database.
    """
    parts = connections.parsed(url)
    inside = parts.database in {None, "", ":memory:"}
    return None if inside or parts.get_backend_name() != "sqlite" else parts.database


def server_of(url: str) -> str | None:
    """Return libpq's address of the server behind ``url``; None where there is none.

    A server's address need not name a host: it may stand behind ``?host=``, or be this machine's.

    Raises:
        DatabaseError: ``url`` is no address of a database.
    """
    parts = connections.parsed(url)
    if parts.get_backend_name() != connections.SERVER:
        return None
    return parts.set(drivername=connections.SERVER).render_as_string(hide_password=False)
