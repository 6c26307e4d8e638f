"""Which machine has which lane: functions of a session, on PostgreSQL only.

All moments are the database's own, so that no machine's clock matters; each step is one statement
that is right whatever others do at the same time. See ``bot.sending.tenancy``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    DateTime,
    Interval,
    delete,
    func,
    inspect,
    literal,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from bot.tables.machines import LeaseRow, MachineRow
from jobs import migrating

FORGOTTEN = timedelta(hours=1)

WINGS = ("jobs", "bot")

SHUT = 0x62616E74696F
"""The number of the lock that keeps every machine out, as while a backup takes the place of all:
it stands in no table, so that none that is replaced takes it along. See ``jobs.database.TURN``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """How things stand.

    Attributes:
        now: The database's moment.
        machines: The machines that are alive.
        leases: Lane → the machine that has it now.
    """

    now: datetime
    machines: frozenset[str]
    leases: Mapping[str, str]


def see(session: Session) -> Seen:
    """Return which machines are alive, and which lanes they have."""
    machines = session.scalars(select(MachineRow.name).where(MachineRow.until > _now()))
    alive = frozenset(machines)
    rows = session.execute(select(LeaseRow.lane, LeaseRow.machine).where(LeaseRow.until > _now()))
    now = session.execute(select(_now())).scalar_one()
    return Seen(now=now, machines=alive, leases=dict(rows.all()))


def running(session: Session) -> bool:
    """Say whether a machine is alive or a lane is had; where there are no tables yet, too."""
    if not inspect(session.connection()).has_table(MachineRow.__tablename__):
        return False
    found = see(session)
    return bool(found.machines or found.leases)


def is_open(session: Session) -> bool:
    """Say whether machines may be at work, and see to it that they may until this ends.

    Whoever shuts them out waits for us, and then sees what we did.
    """
    return bool(session.scalar(select(func.pg_try_advisory_xact_lock_shared(SHUT))))


def refuse_newer(session: Session) -> None:
    """See to it that no other machine has brought the schema beyond what is known here.

    Raises:
        jobs.errors.NewerDatabaseError: One has.
    """
    stored = session.scalars(text("SELECT version_num FROM alembic_version"))
    migrating.refuse_newer(list(stored), migrating.known(WINGS))


def live(session: Session, machine: str, term: timedelta) -> bool:
    """Count a machine as alive for another ``term``, and forget those long gone.

    False where all are shut out: then it has no lane, either.
    """
    if not is_open(session):
        return False
    until = _in(term)
    statement = insert(MachineRow).values(name=machine, until=until)
    session.execute(
        statement.on_conflict_do_update(index_elements=[MachineRow.name], set_={"until": until})
    )
    session.execute(delete(MachineRow).where(MachineRow.until < _in(-FORGOTTEN)))
    return True


def renew(session: Session, machine: str, lanes: Iterable[str], term: timedelta) -> set[str]:
    """Have lanes for another ``term``; return those that were still this machine's."""
    renewed = session.scalars(
        update(LeaseRow)
        .where(LeaseRow.lane.in_(list(lanes)), LeaseRow.machine == machine, LeaseRow.until > _now())
        .values(until=_in(term))
        .returning(LeaseRow.lane)
    )
    return set(renewed)


def take(session: Session, machine: str, lane: str, term: timedelta) -> bool:
    """Have a lane that nobody has, for ``term``; False where somebody has it.

    False where all are shut out, too.
    """
    if not is_open(session):
        return False
    until = _in(term)
    statement = insert(LeaseRow).values(lane=lane, machine=machine, until=until)
    taken = session.scalars(
        statement.on_conflict_do_update(
            index_elements=[LeaseRow.lane],
            set_={"machine": machine, "until": until},
            where=LeaseRow.until <= _now(),
        ).returning(LeaseRow.lane)
    )
    return taken.first() is not None


def give(session: Session, machine: str, lanes: Iterable[str]) -> None:
    """Let others have lanes: nothing is in flight on them any more."""
    session.execute(
        update(LeaseRow)
        .where(LeaseRow.lane.in_(list(lanes)), LeaseRow.machine == machine)
        .values(until=_now())
    )


def leave(session: Session, machine: str) -> None:
    """Count a machine as gone."""
    session.execute(delete(MachineRow).where(MachineRow.name == machine))


def _now() -> ColumnElement[datetime]:
    # Not now(), which stands still within a transaction.
    return func.clock_timestamp(type_=DateTime(timezone=True))


def _in(term: timedelta) -> ColumnElement[datetime]:
    return _now() + literal(term, Interval)
