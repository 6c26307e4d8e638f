"""An installation → another database, whole or not at all: functions of two sessions."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Table, UniqueConstraint, func, insert, select, update
from sqlalchemy.orm import Session

from bot import tables as counter_tables  # noqa: F401  what is there, once imported
from bot.errors import UsageError
from jobs import tables as newsroom_tables  # noqa: F401
from jobs.database import Base, be_patient

AT_ONCE = 2_000
"""Rows in one statement."""

STAYS = frozenset({"leases", "machines"})
"""What is true of the machines at work now, not of the installation."""

Told = Callable[[str, int], None]
"""Hears of each table, and of how many of its rows were carried."""


def tables_to_move() -> list[Table]:
    """Return the tables in an order in which each row finds those that it names."""
    return [each for each in Base.metadata.sorted_tables if each.name not in STAYS]


def counts(session: Session) -> dict[str, int]:
    """Return how many rows each table has."""
    return {
        each.name: session.scalar(select(func.count()).select_from(each)) or 0
        for each in tables_to_move()
    }


def refuse_unless_empty(session: Session) -> None:
    """See to it that nothing is mixed.

    Raises:
        UsageError: Some table has rows.
    """
    full = [f"{name} ({count})" for name, count in counts(session).items() if count]
    if full:
        raise UsageError(f"the target is not empty: {', '.join(full)}; nothing was moved")


def copy(source: Session, target: Session, told: Told) -> dict[str, int]:
    """Carry all rows over, and return how many of each table there are now.

    Raises:
        UsageError: The target is not empty, or does not hold what was carried.
    """
    refuse_unless_empty(target)
    be_patient(target)
    for table in tables_to_move():
        _copy(table, source, target, told)
        go_on_counting(table, target)
    before, after = counts(source), counts(target)
    if before != after:
        differ = [
            f"{name}: {n} and {after[name]}" for name, n in before.items() if n != after[name]
        ]
        raise UsageError(f"the counts differ, nothing was moved: {'; '.join(differ)}")
    return after


def _copy(table: Table, source: Session, target: Session, told: Told) -> None:
    above, others = _naming_itself(table)
    for rows in _pieces(table, source) if not above else _waves(table, above, source):
        bare = [row | dict.fromkeys((each.name for each in others), None) for row in rows]
        target.execute(insert(table), bare)
        told(table.name, len(rows))
    for column in others:  # only now there is every row that they may name
        key = _key(table)
        wanted = select(key, column).where(column.is_not(None))
        for number, value in source.execute(wanted).all():
            target.execute(update(table).where(key == number).values({column.name: value}))


def _pieces(table: Table, source: Session) -> Iterator[list[dict[str, Any]]]:
    wanted = select(table).order_by(*table.primary_key.columns)
    found = source.execute(wanted.execution_options(yield_per=AT_ONCE))
    for rows in found.mappings().partitions():
        yield [{str(name): _clean(value) for name, value in row.items()} for row in rows]


def _waves(
    table: Table, above: Sequence[Column[Any]], source: Session
) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows of a tree from its root down: each behind those that it hangs below."""
    key, names = _key(table).name, [each.name for each in above]
    left = [row for rows in _pieces(table, source) for row in rows]
    there: set[Any] = {None}
    while wave := [row for row in left if all(row[name] in there for name in names)]:
        yield wave
        there.update(row[key] for row in wave)
        left = [row for row in left if row[key] not in there]


def _clean(value: Any) -> Any:
    # PostgreSQL has no NUL in its texts; SQLite keeps it, and nobody sees it.
    return value.replace("\x00", "") if isinstance(value, str) else value


def _naming_itself(table: Table) -> tuple[list[Column[Any]], list[Column[Any]]]:
    """Return the columns that name rows of the same table: those of a unique key, and the others.

    A unit's name is unique below its parent, so it cannot be entered without it.
    """
    own = [
        column
        for column in table.columns
        if any(key.column.table is table for key in column.foreign_keys)
    ]
    unique = {
        column.name
        for each in table.constraints
        if isinstance(each, UniqueConstraint)
        for column in each.columns
    }
    return [c for c in own if c.name in unique], [c for c in own if c.name not in unique]


def _key(table: Table) -> Column[Any]:
    [key] = table.primary_key.columns
    return key


def go_on_counting(table: Table, target: Session) -> None:
    """Let the next row's number be behind all that are there, whoever gave them theirs."""
    if target.get_bind().dialect.name == "sqlite" or table.autoincrement_column is None:
        return
    key = table.autoincrement_column
    if newest := target.scalar(select(func.max(key))):
        sequence = func.pg_get_serial_sequence(table.name, key.name)
        target.execute(select(func.setval(sequence, newest)))
