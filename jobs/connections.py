"""How a database is reached, and what its faults mean to whoever runs it: for the door alone."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Dialect, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.engine.url import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.exc import DatabaseError as ForeignDatabaseError
from sqlalchemy.pool import QueuePool, StaticPool

from jobs.errors import BusyDatabaseError, DatabaseError, DiskError

BUSY_TIMEOUT = 15_000
"""Milliseconds that SQLite waits for another process's transaction."""

POOL = 4
"""Threads on PostgreSQL for what goes aside; one more is for what goes in turn."""

READERS = 2
"""Threads for what reads only: who asks for a year's figures holds up one other reader at most."""

PATIENCE: dict[str, int | str] = {
    # A machine that is cut off gets no answer and no refusal: both sides must give up by
    # themselves, or its threads wait for two hours, and all others for its locks.
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
    "application_name": "bantin",
}
"""How a connection to PostgreSQL is made; seconds, but for ``tcp_user_timeout``."""

MANNERS = {
    # Ten seconds: four tests of 12,494 were cut off where twelve processes shared two cores.
    "idle_in_transaction_session_timeout": "30s",
    "tcp_keepalives_idle": "5",
    "tcp_keepalives_interval": "2",
    "tcp_keepalives_count": "3",
    "timezone": "UTC",
}
"""How the server is to keep it. Said once it is made: a pooler lets no options through before."""

POOLED = (
    "it is reached by a pooler that changes connections after each transaction; let it keep them "
    "(pgbouncer: pool_mode = session), or let DATABASE_URL name PostgreSQL itself"
)

ENCODING = "UTF8"
"""In any other some letters of ours cannot be kept, or come back as bytes."""

SERVER = "postgresql"

MENDED = {
    # Who may not, and why: the message itself says no more than "permission denied".
    "42501": "its user may not do what is needed: let the user own the database "
    "(ALTER DATABASE name OWNER TO user)",
    "25006": "it can only be read: a standby, or default_transaction_read_only; "
    "DATABASE_URL must name the primary",
    # What another version has made of the tables since this one was started.
    "42P01": "its tables are not those of this version: stop bantin on every machine, start again",
    "42703": "its tables are not those of this version: stop bantin on every machine, start again",
}
"""SQLSTATE (PostgreSQL, appendix A) → what to do about it."""

UNKNOWN = (
    "DATABASE_URL is not one that bantin knows: write sqlite:///bantin.db, or "
    "postgresql://user@host/name"
)


def parsed(url: str) -> URL:
    """Return the parts of a database's address.

    Raises:
        DatabaseError: It is none.
    """
    try:
        return make_url(url)
    except (ArgumentError, ValueError) as error:  # a port that is no number
        raise DatabaseError(UNKNOWN) from error


def made(url: str) -> Engine:
    """Return what connects to the database at ``url``; nothing is asked of it yet.

    Raises:
        DatabaseError: The address is of nothing that we know, or its driver is not there.
    """
    address = parsed(url)
    try:
        if address.get_backend_name() == SERVER:
            return _of_a_server(address)
        if address.get_backend_name() != "sqlite":
            raise DatabaseError(UNKNOWN)
        engine = create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
    except ModuleNotFoundError as error:
        raise DatabaseError(
            "PostgreSQL needs its driver: pip install 'bantin[postgres]'"
        ) from error
    except (ArgumentError, NoSuchModuleError) as error:
        raise DatabaseError(UNKNOWN) from error
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def reader(file: str) -> Engine:
    """Return what reads a SQLite file beside its owner, as its log (WAL) allows: it never writes.

    The file is not made where it is not there: it was the owner's, and somebody has deleted it.
    """
    address = f"{Path(file).absolute().as_uri()}?mode=rw"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, check_same_thread=False)

    engine = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=READERS, max_overflow=0
    )
    event.listen(engine, "connect", _set_up_reader)
    event.listen(engine, "begin", _begin_to_read)
    return engine


def meant(error: DBAPIError, engine: Engine) -> DatabaseError | None:
    """Return what a fault means to whoever runs the database; None: it is the caller's affair."""
    where, told = engine.url.database or "in memory", str(error.orig)
    if todo := MENDED.get(getattr(error.orig, "sqlstate", None) or ""):
        return DatabaseError(f"the database {where} does not work: {told.splitlines()[0]}: {todo}")
    known = type(error) in {OperationalError, ForeignDatabaseError}
    if not (known or error.connection_invalidated):
        return None  # a broken constraint
    if "unable to open" in told or "readonly" in told:
        return DatabaseError(
            f"cannot write the database {where}: is its folder there, and writable for you?"
        )
    if "locked" in told:
        return BusyDatabaseError(f"the database {where} is kept busy by another program")
    if "disk" in told:  # "disk I/O error", "database or disk is full"
        return DiskError(f"the database {where} does not work: {told}; is there room? df -h")
    return DatabaseError(f"the database {where} does not work: {told}")


def _of_a_server(address: URL) -> Engine:
    engine = create_engine(
        address.set(drivername=f"{SERVER}+psycopg"),
        pool_size=POOL + READERS + 1,
        max_overflow=0,
        pool_pre_ping=True,
        connect_args=PATIENCE,
    )
    event.listen(engine, "do_connect", _connect)
    return engine


def manners(**more: str) -> str:
    """Return the statement that says them, and what else is to hold as long as a connection."""
    return "; ".join(f"SET {name} = '{value}'" for name, value in {**MANNERS, **more}.items())


def refuse_changing(engine: Engine) -> None:
    """See to it that a connection to a server stays the same one.

    What is set, locked and listened for holds as long as a connection. One that rests has let
    another one have its place, or has a new one behind it when it is asked again.

    Raises:
        DatabaseError: A pooler changes it between transactions.
    """
    asked = text("SELECT pg_backend_pid()")
    with engine.connect() as resting, engine.connect() as other:
        before = resting.scalar(asked)
        resting.commit()
        beside = other.scalar(asked)
        if beside == before or resting.scalar(asked) != before:
            raise DatabaseError(f"the database {engine.url.database} does not work: {POOLED}")


def _connect(dialect: Dialect, _record: Any, words: Any, how: Any) -> Any:
    """Connect to a server, and look before anything else what letters it can keep."""
    connection: Any = dialect.connect(*words, **how)
    encoding = connection.info.parameter_status("server_encoding")
    if encoding == ENCODING:
        connection.execute(manners())
        connection.commit()
        return connection
    name = connection.info.dbname
    connection.close()
    raise DatabaseError(
        f"the database {name} is encoded in {encoding}, and bantin needs {ENCODING}: make it with "
        f"CREATE DATABASE {name} ENCODING '{ENCODING}' TEMPLATE template0"
    )


def _set_up(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # or sqlite3 begins by itself, deferred
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT}",
        "journal_mode = WAL",
        # FULL: a SENDING that a power cut takes back would be sent twice.
        "synchronous = FULL",
        "foreign_keys = ON",
        # What is deleted is overwritten: erased means erased (bot.stores.erasure).
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _set_up_reader(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in (f"busy_timeout = {BUSY_TIMEOUT}", "query_only = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_to_read(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
