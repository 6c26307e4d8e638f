"""What the tables themselves say of what they hold."""

from collections.abc import Iterator

from sqlalchemy import Column, Table

from bot import tables as counter
from jobs import tables as newsroom
from jobs.database import Base

Described = tuple[str, str, dict[str, str]]


def tables() -> Iterator[Described]:
    """Yield name, meaning, and what each column holds, of every table of both wings."""
    assert counter and newsroom  # noqa: S101, PT018  importing them makes their tables known
    meanings = {
        mapper.local_table.name: (mapper.class_.__doc__ or "").splitlines()[0]
        for mapper in Base.registry.mappers
        if isinstance(mapper.local_table, Table)
    }
    for name, table in sorted(Base.metadata.tables.items()):
        yield name, meanings.get(name, ""), {each.name: _words(each) for each in table.columns}


def _words(column: Column[object]) -> str:
    """Return what a column holds; numbers of rows explain themselves."""
    if column.comment:
        return column.comment
    for key in column.foreign_keys:
        return f"number of a row of {key.column.table.name}"
    return {"id": "number of the row", "platform": "telegram, zalo ..."}.get(column.name, "")
