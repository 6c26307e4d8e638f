"""What a dump takes the place of on a server: out of its way while it is put back.

``pg_restore`` takes away what the dump holds, and nothing else: tables that a later version has
made would stay, stand in the way of what they name, and of the next upgrade for ever. So all tables
wait in a schema of their own until the dump is there. Whoever looks meanwhile, as after a kill,
finds a database that no version knows, and not an empty one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bot.errors import UsageError
from jobs.connections import PATIENCE, manners

KEPT = "bantin_replaced"
"""The schema where the tables wait."""

MARK = "being_restored"
"""What stands for the version of the schema meanwhile: none that any bantin knows."""

_TABLES = (
    "SELECT format('%%I.%%I', schemaname, tablename) FROM pg_tables"
    " WHERE schemaname = %s AND pg_has_role(tableowner, 'USAGE') ORDER BY tablename"
)
_ENGINES = "SELECT format('%I', nspname) FROM pg_namespace WHERE nspname LIKE 'bantin\\_engine\\_%'"


@contextmanager
def set_aside(server: str) -> Iterator[None]:
    """Have a database without tables; whoever raises finds them all back.

    Args:
        server: libpq's address of the database; nobody else is at work on it.

    Raises:
        UsageError: They cannot be moved; all is as it was.
    """
    _do(server, _away)
    try:
        yield
    except BaseException:
        _do(server, _back)
        raise
    _do(server, _gone)


def put_back(server: str) -> None:
    """Put back what a restore that was killed has set aside; nothing comes of it where none was.

    Raises:
        UsageError: It cannot be moved.
    """
    _do(server, _back)


def _do(server: str, work: Any) -> None:
    import psycopg  # only where there is a server

    how: dict[str, Any] = dict(PATIENCE)
    try:
        with psycopg.connect(server, **how) as connection:  # one transaction
            connection.execute(manners())
            work(connection)
    except psycopg.Error as error:
        told = (str(error).strip().splitlines() or ["it failed"])[0]
        raise UsageError(f"what is in the database cannot be replaced: {told}") from error


def _away(connection: Any) -> None:
    here = _here(connection)
    connection.execute(f"CREATE SCHEMA {KEPT}")
    _move(connection, here, KEPT)
    for (name,) in connection.execute(_ENGINES).fetchall():  # the engine makes its own anew
        connection.execute(f"DROP SCHEMA {name} CASCADE")
    connection.execute("CREATE TABLE alembic_version (version_num varchar PRIMARY KEY)")
    connection.execute("INSERT INTO alembic_version VALUES (%s)", (MARK,))


def _back(connection: Any) -> None:
    there = connection.execute("SELECT to_regnamespace(%s)", (KEPT,)).fetchone()
    if there[0] is None:
        return
    connection.execute("DROP TABLE IF EXISTS alembic_version")
    _move(connection, KEPT, _here(connection))
    connection.execute(f"DROP SCHEMA {KEPT}")


def _gone(connection: Any) -> None:
    connection.execute(f"DROP SCHEMA {KEPT} CASCADE")


def _here(connection: Any) -> str:
    schema: str = connection.execute("SELECT current_schema()").fetchone()[0]
    return schema


def _move(connection: Any, source: str, target: str) -> None:
    for (table,) in connection.execute(_TABLES, (source,)).fetchall():
        connection.execute(f"ALTER TABLE {table} SET SCHEMA {target}")
