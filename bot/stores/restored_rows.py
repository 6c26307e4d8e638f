"""Rows of one database as another of its line takes them over: plain functions of a session.

Rows are known by their keys, which mean the same in both: that they are of one line is looked at
before (``bot.stores.restored``).
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Table, and_, func, insert, select, update
from sqlalchemy.orm import Session

from bot import tables as counter_tables  # noqa: F401  what is there, once imported
from jobs import tables as newsroom_tables  # noqa: F401
from jobs.database import Base

Row = dict[str, Any]

CHUNK = 500


def table(name: str) -> Table:
    """Return the table of this name."""
    return Base.metadata.tables[name]


def last(session: Session, name: str) -> int:
    """Return the largest number in a table; 0 where it is empty."""
    return session.scalar(select(func.max(table(name).c.id))) or 0


def read(session: Session, query: Any) -> list[Row]:
    """Return what a query finds."""
    return [dict(row) for row in session.execute(query).mappings()]


def whole(session: Session, name: str) -> list[Row]:
    """Return all rows of a table."""
    return read(session, select(table(name)))


def later(session: Session, name: str, number: int) -> list[Row]:
    """Return the rows of a table behind a number, in their order."""
    of = table(name)
    return read(session, select(of).where(of.c.id > number).order_by(of.c.id))


def having(session: Session, name: str, column: str, values: Collection[Any]) -> list[Row]:
    """Return the rows of a table whose column has one of these values."""
    of, wanted, found = table(name), list(values), []
    for start in range(0, len(wanted), CHUNK):
        some = of.c[column].in_(wanted[start : start + CHUNK])
        found += read(session, select(of).where(some))
    return found


def keys(session: Session, name: str) -> set[tuple[Any, ...]]:
    """Return the keys of all rows of a table."""
    return {tuple(row) for row in session.execute(select(*table(name).primary_key.columns))}


def enter(session: Session, name: str, rows: Iterable[Row]) -> None:
    """Add rows that are not there."""
    if entered := list(rows):
        session.execute(insert(table(name)), entered)


def add(session: Session, name: str, rows: Sequence[Row]) -> None:
    """Add those of these rows whose key is not there; leave the others as they are."""
    known = keys(session, name)
    enter(session, name, [row for row in rows if _key(name, row) not in known])


def put(session: Session, name: str, rows: Sequence[Row]) -> None:
    """Add rows, and make those whose key is there what these are."""
    add(session, name, rows)
    columns = table(name).primary_key.columns
    for row in rows:
        same = and_(*(column == row[column.name] for column in columns))
        session.execute(update(table(name)).where(same).values(row))


def _key(name: str, row: Row) -> tuple[Any, ...]:
    return tuple(row[column.name] for column in table(name).primary_key.columns)
