"""Numbers that are given once: what is remembered of a row by its number means no other, ever.

PostgreSQL counts on by itself. SQLite gives the last number again once its row is erased, and the
button under an old notice would be one of a new notice's. So the highest number of a table is kept
where SQLite keeps it for tables that count on by themselves, and new rows are numbered behind it.
"""

from typing import Any

from sqlalchemy import column, func, insert, select, table, update
from sqlalchemy.orm import Session

from jobs.database import Base, is_alone

_KEPT = table("sqlite_sequence", column("name"), column("seq"))


def retire(session: Session, kind: type[Base]) -> None:
    """Remember the numbers of a table's rows, some of which are about to be erased."""
    if not is_alone(session) or (last := _last(session, kind)) == 0:
        return
    name = kind.__tablename__
    changed: Any = session.execute(update(_KEPT).where(_KEPT.c.name == name).values(seq=last))
    if not changed.rowcount:
        session.execute(insert(_KEPT).values(name=name, seq=last))


def fresh(session: Session, kind: type[Base]) -> int | None:
    """Return a number that no row of a table has had; None where the database sees to that."""
    return _last(session, kind) + 1 if is_alone(session) else None


def _last(session: Session, kind: type[Base]) -> int:
    there: int | None = session.scalar(select(func.max(kind.__table__.c.id)))
    retired: int | None = session.scalar(
        select(_KEPT.c.seq).where(_KEPT.c.name == kind.__tablename__)
    )
    return max(there or 0, retired or 0)
