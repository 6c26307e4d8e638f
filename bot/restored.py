"""What becomes of the ledger when an older copy of the database takes its place.

Whoever ran after the copy was taken may have sent what is pending in it, and pulled and told news
that it does not know. Where the database that is replaced can still be read, it tells: its news and
its ledger are taken over, and everything goes out once. Where it cannot, what may have gone out is
UNKNOWN, for an admin to decide; nothing is sent twice, and nothing is dropped in silence.

Plain functions of a session.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Table, func, insert, select, update
from sqlalchemy.orm import Session

from bot import alarms
from bot.alarms import Event
from bot.tables import Act, DeliveryRow, State
from jobs.database import Base

Row = dict[str, Any]

NEWS = ("entries", "documents", "supersessions")
TOLD = ("bulletins", "parts", "deliveries")
"""Tables whose later rows are taken over, each after those that it points to."""

FARED = (
    "state", "attempts", "act", "target", "part_id", "error", "fault", "settled", "message_id",
    "next_at", "expires_at", "changed_at",
)  # fmt: skip
"""What a delivery may have become since."""

LOST = "restored from a backup: it may have been sent since"

CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a copy stands: the largest number of each table, and its newest bulletin and entry.

    Attributes:
        last: Table → the largest number in it; 0 where it is empty.
        newest: Table → number and moment of its newest row: who has these is of the same line.
        open: The deliveries that were still to be made, or being made.
    """

    last: Mapping[str, int]
    newest: Mapping[str, tuple[int, datetime]]
    open: Sequence[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What happened after the copy was taken, as the database that is replaced has it.

    Attributes:
        rows: Table → its later rows; of deliveries also those that were open then.
        feeds: Number → address.
        chats: Number → platform, id, how far its news was told, when the next bulletin is due.
    """

    rows: Mapping[str, Sequence[Row]]
    feeds: Mapping[int, str]
    chats: Mapping[int, Row] = field(default_factory=dict)


def mark(session: Session) -> Mark:
    """Say where a copy stands."""
    last = {
        name: session.scalar(select(func.max(_table(name).c.id))) or 0 for name in (*NEWS, *TOLD)
    }
    newest: dict[str, tuple[int, datetime]] = {}
    for name, moment in (("bulletins", "made_at"), ("entries", "seen_at")):
        table = _table(name)
        row = session.execute(
            select(table.c.id, table.c[moment]).order_by(table.c.id.desc()).limit(1)
        ).first()
        if row is not None:
            newest[name] = (row[0], row[1])
    open_ = select(DeliveryRow.id).where(DeliveryRow.state.in_([State.PENDING, State.SENDING]))
    return Mark(last=last, newest=newest, open=session.scalars(open_).all())


def since(session: Session, then: Mark) -> Since | None:
    """Return what happened after ``then``; None where this database is not of the copy's line."""
    if not then.newest or not _same_line(session, then):
        return None
    rows = {name: _later(session, name, then.last[name]) for name in (*NEWS, *TOLD)}
    deliveries = _table("deliveries")
    for start in range(0, len(then.open), CHUNK):
        some = then.open[start : start + CHUNK]
        rows["deliveries"] += _read(session, select(deliveries).where(deliveries.c.id.in_(some)))
    feeds, chats = _table("feeds"), _table("chats")
    wanted = (chats.c.id, chats.c.platform, chats.c.chat, chats.c.until, chats.c.next_at)
    return Since(
        rows=rows,
        feeds=dict(session.execute(select(feeds.c.id, feeds.c.url)).all()),
        chats={row["id"]: row for row in _read(session, select(*wanted))},
    )


def take_over(session: Session, then: Mark, later: Since, now: datetime) -> int:
    """Let a copy know what happened since; return how many deliveries are in doubt all the same.

    What was being sent stays SENDING: whoever starts next calls it UNKNOWN. What is gone there
    (its chat was erased, its bulletin is long past) cannot be told of, so it is in doubt.
    """
    chats, open_ = _chats(session, later), set(then.open)
    _add_news(session, later)
    for name in ("bulletins", "parts"):
        _insert(session, name, later.rows[name])
    known: list[int] = []
    fresh: list[Row] = []
    for row in later.rows["deliveries"]:
        chat = chats.get(row["chat_id"])
        if chat is None:
            continue
        if row["id"] in open_:
            known.append(row["id"])
            values = {name: row[name] for name in FARED}
            session.execute(
                update(DeliveryRow)
                .where(DeliveryRow.id == row["id"], DeliveryRow.chat_id == chat)
                .values(values)
            )
        else:
            fresh.append({**row, "chat_id": chat})
    _insert(session, "deliveries", fresh)
    return doubt(session, now, only=open_ - set(known))


def doubt(session: Session, now: datetime, *, only: set[int] | None = None) -> int:
    """PENDING → UNKNOWN where it may have been sent since; return how many.

    What changes or takes back a message is done again: twice does no harm. What was not due by now
    cannot have been sent.

    Args:
        session: The transaction.
        now: The moment.
        only: Of these deliveries; None for all.
    """
    rows = session.scalars(
        select(DeliveryRow).where(
            DeliveryRow.state == State.PENDING,
            DeliveryRow.act == Act.SEND,
            DeliveryRow.next_at <= now,
        )
    ).all()
    lost = [row for row in rows if only is None or row.id in only]
    for row in lost:
        row.state, row.changed_at = State.UNKNOWN.value, now
        row.error, row.fault = "RestoredError", LOST
    for bulletin in sorted({row.bulletin_id for row in lost}):
        alarms.sound(session, Event.UNKNOWN, now, bulletin=bulletin)
    return len(lost)


def _chats(session: Session, later: Since) -> dict[int, int]:
    """Return the number there → the number here of each chat, once each knows how far it is told.

    A chat is the same where platform and id are: the copy may be older than a binding.
    """
    chats = _table("chats")
    here = {
        (row.platform, row.chat): row
        for row in session.execute(
            select(chats.c.id, chats.c.platform, chats.c.chat, chats.c.until)
        )
    }
    same: dict[int, int] = {}
    for number, row in later.chats.items():
        found = here.get((row["platform"], row["chat"]))
        if found is None:
            continue
        same[number] = found.id
        session.execute(
            update(chats)
            .where(chats.c.id == found.id)
            .values(until=max(found.until, row["until"]), next_at=row["next_at"])
        )
    return same


def _add_news(session: Session, later: Since) -> None:
    feeds = _table("feeds")
    here = dict(session.execute(select(feeds.c.id, feeds.c.url)).all())
    entries = [
        row
        for row in later.rows["entries"]
        if here.get(row["feed_id"]) == later.feeds.get(row["feed_id"])
    ]
    _insert(session, "entries", entries)
    kept = {row["id"] for row in entries}
    for name in ("documents", "supersessions"):
        _insert(session, name, [row for row in later.rows[name] if row["entry_id"] in kept])


def _same_line(session: Session, then: Mark) -> bool:
    for name, moment in (("bulletins", "made_at"), ("entries", "seen_at")):
        table = _table(name)
        if name in then.newest:
            number, at = then.newest[name]
            if session.scalar(select(table.c[moment]).where(table.c.id == number)) != at:
                return False
    return True


def _later(session: Session, name: str, last: int) -> list[Row]:
    table = _table(name)
    return _read(session, select(table).where(table.c.id > last).order_by(table.c.id))


def _read(session: Session, query: Any) -> list[Row]:
    return [dict(row) for row in session.execute(query).mappings()]


def _insert(session: Session, name: str, rows: Sequence[Row]) -> None:
    if rows:
        session.execute(insert(_table(name)), list(rows))


def _table(name: str) -> Table:
    return Base.metadata.tables[name]
