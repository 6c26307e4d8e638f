"""What becomes of the ledger when an older copy of the database takes its place.

Whoever ran after the copy was taken may have sent what is pending in it, pulled and told news that
it does not know, and let people answer what it never said. Where the database that is replaced can
still be read, it tells: its news, its ledger and what hangs on it are taken over, everything goes
out once, and every button means what it meant. Where it cannot, what may have gone out is UNKNOWN,
for an admin to decide; nothing is sent twice, and nothing is dropped in silence.

What people chose is as the copy has it: that is what it is put back for.

Plain functions of a session.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import eq
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.stores import alarms, moving
from bot.stores import restored_rows as rows
from bot.stores.alarms import Event
from bot.stores.approvals import Asks
from bot.stores.restored_rows import Row
from bot.tables.compilations import CompilationStepRow
from bot.tables.counter import Act, BulletinRow, DeliveryRow, Stage, State
from bot.tables.notices import NoticeRow
from jobs.stores import store as news
from jobs.tables import EntryRow

NEWS = ("entries", "documents", "supersessions")
TOLD = ("bulletins", "parts", "deliveries")
"""Tables whose later rows are taken over, each after those that it points to."""

STAND = ("inbox", "lanes", "quotas", "zalo_oa_keys")
"""Tables that are what they are in the database that is replaced: what was heard there is not
obeyed again, what was used up is, and a key that was used once is no key any more."""

HANG = (
    "notices", "notice_bulletins", "confirmations",
    "compilations", "compilation_steps", "compilation_bulletins", "meeting_told", "approvals",
)  # fmt: skip
"""Tables that hang on the ledger, and are read whole."""

FARED = (
    "state", "attempts", "act", "target", "part_id", "error", "fault", "settled", "message_id",
    "next_at", "expires_at", "changed_at",
)  # fmt: skip
"""What a delivery may have become since."""

LINE = {"bulletins": ("made_at",), "entries": ("seen_at", "guid"), "feeds": ("added_at",)}
"""Tables whose newest row tells whether a database is of a copy's line, and by what: one sign is
enough. What a clock ahead saw is set right in ``seen_at``; a feed may give entries other names.
Feeds only where there was no news yet: they may be removed since."""

HOURS = ("ready_at", "seen_at", "check_at")
"""What a clock that was ahead wrote of an entry, and is set right once it is not."""

GAP = 1000
"""How many numbers are left out where notices may have had them: more than two backups lie apart,
and few enough to be typed."""

LOST = "restored from a backup: it may have been sent since"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a copy stands: the largest number of each table, and its newest row of some.

    Attributes:
        last: Table → the largest number in it; 0 where it is empty.
        newest: Table → number of its newest row, and by what that is known: see ``LINE``.
        open: The deliveries that had not arrived: still to be made, being made, or in trouble.
        drafts: The bulletins that nobody had decided on.
        ahead: The entries that became ready at an hour still to come, by a clock that was ahead.
    """

    last: Mapping[str, int]
    newest: Mapping[str, tuple[int, tuple[Any, ...]]]
    open: Sequence[int]
    drafts: Sequence[int] = ()
    ahead: Sequence[int] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What happened after the copy was taken, as the database that is replaced has it.

    Attributes:
        rows: Table → its later rows; of deliveries also those that were open then, of bulletins
            the drafts; all rows of what hangs on them; of files those that later parts carry.
        feeds: Number → address.
        chats: Number → platform, id, how far its news was told, when the next bulletin is due.
        hours: Of the entries that the copy has ahead: number, guid, and their ``HOURS``.
    """

    rows: Mapping[str, Sequence[Row]]
    feeds: Mapping[int, str]
    chats: Mapping[int, Row] = field(default_factory=dict)
    hours: Sequence[Row] = ()


def mark(session: Session, now: datetime) -> Mark:
    """Say where a copy stands."""
    newest: dict[str, tuple[int, tuple[Any, ...]]] = {}
    for name, signs in LINE.items():
        table = rows.table(name)
        known = select(table.c.id, *(table.c[each] for each in signs))
        row = session.execute(known.order_by(table.c.id.desc()).limit(1)).first()
        if row is not None and not (name == "feeds" and newest):
            newest[name] = (row[0], tuple(row[1:]))
    open_ = select(DeliveryRow.id).where(DeliveryRow.state != State.SENT)
    drafts = select(BulletinRow.id).where(BulletinRow.stage == Stage.DRAFT)
    return Mark(
        last={name: rows.last(session, name) for name in (*NEWS, *TOLD)},
        newest=newest,
        open=session.scalars(open_).all(),
        drafts=session.scalars(drafts).all(),
        ahead=sorted(news.ready_ahead(session, now)),
    )


def since(session: Session, then: Mark) -> Since | None:
    """Return what happened after ``then``; None where this database is not of the copy's line."""
    if not then.newest or not _same_line(session, then):
        return None
    found = {name: rows.later(session, name, then.last[name]) for name in (*NEWS, *TOLD)}
    found["deliveries"] += rows.having(session, "deliveries", "id", then.open)
    found["bulletins"] += rows.having(session, "bulletins", "id", then.drafts)
    found |= {name: rows.whole(session, name) for name in (*STAND, *HANG)}
    carried = {row["attachment"] for row in found["parts"]} - {None}
    found["attachments"] = rows.having(session, "attachments", "digest", carried)
    feeds, chats = rows.table("feeds"), rows.table("chats")
    wanted = (chats.c.id, chats.c.platform, chats.c.chat, chats.c.until, chats.c.next_at)
    told = ("id", "guid", *HOURS)
    ahead = rows.having(session, "entries", "id", then.ahead)
    return Since(
        rows=found,
        feeds=dict(session.execute(select(feeds.c.id, feeds.c.url)).all()),
        chats={row["id"]: row for row in rows.read(session, select(*wanted))},
        hours=[{name: row[name] for name in told} for row in ahead],
    )


def take_over(session: Session, then: Mark, later: Since, now: datetime) -> int:
    """Let a copy know what happened since; return how many deliveries are in doubt all the same.

    What was being sent stays SENDING: whoever starts next calls it UNKNOWN. What is gone there
    (its chat was erased, its bulletin is long past) cannot be told of, so it is in doubt.
    """
    chats, feeds = _chats(session, later), _feeds(session, later)
    _add_news(session, later, feeds)
    _set_hours_right(session, later)
    rows.put(session, "bulletins", [_to_chats(row, chats) for row in later.rows["bulletins"]])
    rows.enter(session, "parts", later.rows["parts"])
    rows.add(session, "attachments", later.rows["attachments"])
    known = _add_deliveries(session, then, later, chats)
    for name in STAND:
        rows.put(session, name, later.rows[name])
    units = {number for (number,) in rows.keys(session, "units")}  # none is ever deleted
    _add_notices(session, later, chats, units)
    _add_compilations(session, later, units)
    _add_approvals(session, later, units, feeds)
    return doubt(session, now, only=set(then.open) - known)


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


def leave_numbers_out(session: Session, why: str, now: datetime) -> None:
    """Let the next notice have a number that none had which we do not know of.

    A chat that presses "received" under a notice that went out since would confirm another one, and
    an admin take another one back. In the list of notices a line tells ``why``.
    """
    number = rows.last(session, "notices") + GAP
    # Taken back: there is nothing to be done about it.
    row = NoticeRow(id=number, made_at=now, maker="", text=why, withdrawn_at=now)
    row.confirm = row.urgent = False
    session.add(row)
    session.flush()
    moving.go_on_counting(rows.table("notices"), session)


def _chats(session: Session, later: Since) -> dict[int, int]:
    """Return the number there → the number here of each chat, once each knows how far it is told.

    As it is there, be it less far than here: news of which nothing came wait to be told again. A
    chat is the same where platform and id are: the copy may be older than a binding.
    """
    chats = rows.table("chats")
    here = {
        (row.platform, row.chat): row
        for row in session.execute(select(chats.c.id, chats.c.platform, chats.c.chat))
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
            .values(until=row["until"], next_at=row["next_at"])
        )
    return same


def _feeds(session: Session, later: Since) -> set[int]:
    """Return the feeds that are the same there and here."""
    feeds = rows.table("feeds")
    here = session.execute(select(feeds.c.id, feeds.c.url)).all()
    return {number for number, url in here if later.feeds.get(number) == url}


def _add_news(session: Session, later: Since, feeds: Collection[int]) -> None:
    entries = [row for row in later.rows["entries"] if row["feed_id"] in feeds]
    for row in entries:  # of a feed that was removed and brought back since, with other numbers
        same = EntryRow.feed_id == row["feed_id"], EntryRow.guid == row["guid"]
        session.execute(delete(EntryRow).where(*same))
    rows.enter(session, "entries", entries)
    kept = {row["id"] for row in entries}
    for name in ("documents", "supersessions"):
        rows.enter(session, name, [row for row in later.rows[name] if row["entry_id"] in kept])


def _set_hours_right(session: Session, later: Since) -> None:
    """Let what the copy has ahead have become ready when it did: it was told from then on."""
    for row in later.hours:
        same = EntryRow.id == row["id"], EntryRow.guid == row["guid"]
        hours = {name: row[name] for name in HOURS}
        session.execute(update(EntryRow).where(*same).values(hours))


def _add_deliveries(
    session: Session, then: Mark, later: Since, chats: Mapping[int, int]
) -> set[int]:
    """Add the later deliveries; return those that were open, and of which it is known now."""
    open_, known, fresh = set(then.open), set[int](), list[Row]()
    for row in later.rows["deliveries"]:
        chat = chats.get(row["chat_id"])
        if chat is None:
            continue
        if row["id"] in open_:
            known.add(row["id"])
            session.execute(
                update(DeliveryRow)
                .where(DeliveryRow.id == row["id"], DeliveryRow.chat_id == chat)
                .values({name: row[name] for name in FARED})
            )
        else:
            fresh.append({**row, "chat_id": chat})
    rows.enter(session, "deliveries", fresh)
    return known


def _add_notices(
    session: Session, later: Since, chats: Mapping[int, int], units: Collection[int]
) -> None:
    """Add notices and reminders of meetings, and who confirmed them: neither is entered twice."""
    above = [
        {**row, "above_id": row["above_id"] if row["above_id"] in units else None}
        for row in later.rows["notices"]
    ]
    rows.put(session, "notices", above)
    _add_ties(session, "notice_bulletins", later.rows["notice_bulletins"])
    for name in ("confirmations", "meeting_told"):
        own = [row for row in later.rows[name] if row["chat_id"] in chats]
        rows.add(session, name, [{**row, "chat_id": chats[row["chat_id"]]} for row in own])


def _add_compilations(session: Session, later: Since, units: Collection[int]) -> None:
    """Add compilations, and let all stand as they do there: none is sent twice."""
    own = [row for row in later.rows["compilations"] if row["unit_id"] in units]
    rows.put(session, "compilations", own)
    numbers = {row["id"] for row in own}
    for number in numbers:
        session.execute(
            delete(CompilationStepRow).where(CompilationStepRow.compilation_id == number)
        )
    steps = later.rows["compilation_steps"]
    rows.enter(session, "compilation_steps", [s for s in steps if s["compilation_id"] in numbers])
    ties = later.rows["compilation_bulletins"]
    _add_ties(session, "compilation_bulletins", [t for t in ties if t["compilation_id"] in numbers])


def _add_ties(session: Session, name: str, ties: Sequence[Row]) -> None:
    """Add what ties a bulletin to what it carries, where it is there."""
    there = {number for (number,) in rows.keys(session, "bulletins")}
    rows.add(session, name, [row for row in ties if row["bulletin_id"] in there])


def _add_approvals(
    session: Session, later: Since, units: Collection[int], feeds: Collection[int]
) -> None:
    """Let what waited for approval there wait here, too: nothing is to go out unseen."""
    there = {Asks.UNIT: units, Asks.FEED: feeds}
    asked = [row for row in later.rows["approvals"] if row["number"] in there[Asks(row["kind"])]]
    rows.add(session, "approvals", asked)


def _to_chats(bulletin: Row, chats: Mapping[int, int]) -> Row:
    """Return a bulletin whose audience is of the chats here."""
    audience = [chats[number] for number in bulletin["audience"] if number in chats]
    return {**bulletin, "audience": audience}


def _same_line(session: Session, then: Mark) -> bool:
    for name, (number, signs) in then.newest.items():
        table = rows.table(name)
        known = select(*(table.c[each] for each in LINE[name])).where(table.c.id == number)
        row = session.execute(known).first()
        if row is None or not any(map(eq, row, signs)):
            return False
    return True
