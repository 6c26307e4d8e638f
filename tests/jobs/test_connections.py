"""What stands in the way of a database on a server is told in one line that says what to do."""

from contextlib import contextmanager
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import make_url

from jobs import connections
from jobs.database import Database, server_of
from jobs.errors import DatabaseError


@contextmanager
def database_of(server, how="", *afterwards):
    """Yield the address of an empty database that was made so."""
    name = f"made_{uuid4().hex[:12]}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as door:
        door.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 {how}"))
        for each in afterwards:
            door.execute(text(each.format(name=name)))
    try:
        yield make_url(server).set(database=name)
    finally:
        with admin.connect() as door:
            door.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        admin.dispose()


async def refusal(address):
    """What is told where the schema is to be made."""
    database = Database(address.render_as_string(hide_password=False))
    try:
        with pytest.raises(DatabaseError) as found:
            await database.upgrade("jobs", "bot")
    finally:
        await database.close()
    return str(found.value)


@pytest.mark.parametrize("encoding", ["LATIN1", "SQL_ASCII"])
async def test_a_database_that_cannot_keep_our_letters_is_refused(postgres_url, encoding):
    with database_of(postgres_url, f"ENCODING '{encoding}'") as address:
        told = await refusal(address)
    assert f"is encoded in {encoding}" in told
    assert "ENCODING 'UTF8'" in told


def do(address, statement):
    engine = create_engine(address)
    with engine.begin() as door:
        door.execute(text(statement))
    engine.dispose()


async def test_a_user_who_may_not_make_tables_is_told_whose_the_database_must_be(postgres_url):
    user = f"weak_{uuid4().hex[:8]}"
    closed = "REVOKE CREATE ON SCHEMA public FROM PUBLIC"  # as it is from PostgreSQL 15 on
    with database_of(postgres_url, "", f"CREATE ROLE {user} LOGIN") as address:
        do(address, closed)
        told = await refusal(address.set(username=user))
    do(postgres_url, f"DROP ROLE {user}")
    assert "permission denied for schema public" in told
    assert "let the user own the database" in told
    assert "CREATE TABLE" not in told


async def test_a_standby_is_told_to_be_one(postgres_url):
    standby = "ALTER DATABASE {name} SET default_transaction_read_only = on"
    with database_of(postgres_url, "", standby) as address:
        told = await refusal(address)
    assert "it can only be read: a standby" in told


async def test_an_upgrade_waits_for_the_copy_however_long_it_takes(postgres_url):
    """The server ends a transaction that rests; what is copied first may be gigabytes."""
    rests = "SHOW idle_in_transaction_session_timeout"
    begun, told = [], []
    with database_of(postgres_url) as address:
        database = Database(address.render_as_string(hide_password=False))
        await database.upgrade("jobs")
        event.listen(database._engine, "begin", begun.append)
        await database.transact(lambda session: told.append(session.scalar(text(rests))))
        await database.upgrade(
            "jobs", "bot", before=lambda: told.append(begun[-1].scalar(text(rests)))
        )
        await database.close()
    assert told == [connections.MANNERS["idle_in_transaction_session_timeout"], "0"]


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://user@host/bantin",
        "postgresql:///bantin?host=10.0.0.5",
        "postgresql:///bantin",
        "postgresql+psycopg://user@/bantin?host=%2Frun%2Fpostgresql",
    ],
)
def test_what_is_on_a_server_is_shared_wherever_its_host_is_named(url):
    # Taken for a file of one's own, two machines would both send all there is.
    assert server_of(url) == url.replace("+psycopg", "")


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///bantin.db"])
def test_a_file_is_on_no_server(url):
    assert server_of(url) is None


@pytest.mark.parametrize("url", ["postgresql://one:5432,two:5432/bantin", "mysql://host/bantin"])
def test_an_address_that_cannot_be_is_told_so(url):
    with pytest.raises(DatabaseError, match="DATABASE_URL is not one that bantin knows"):
        Database(url)
