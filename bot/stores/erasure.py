"""What is stored about one chat, and its erasure by itself. Functions of a session.

Both are read from the tables themselves: a table that somebody adds and that names chats is
counted and emptied too, without a word here.
"""

from collections.abc import Collection, Mapping

from sqlalchemy import ColumnElement, Table, and_, delete, exists, func, select, update
from sqlalchemy.orm import Session

from bot.messages import ChatId
from bot.stores import alarms, expiry, removals, store
from bot.tables.counter import (
    AuditRow,
    BulletinRow,
    ChatRow,
    DeliveryRow,
    GrantRow,
    PostedRow,
    Stage,
)
from jobs.database import Base
from jobs.stores import numbers

KEPT_BARE = frozenset({"audit", "inbox"})
"""Of these the rows stay, without chat and words: what an admin did must be seen a year later,
and what was posted twice must be known."""


def naming(base: type[Base] = Base) -> list[Table]:
    """Return the tables whose rows can name a chat: by its number, or by platform and id."""
    return [table for table in base.metadata.sorted_tables if _names_chats(table)]


def held(session: Session, at: ChatId) -> Mapping[str, int]:
    """Return how many rows of each table name a chat; tables without any are left out."""
    row = store.row_of(session, at)
    counts = {
        table.name: session.scalar(
            select(func.count()).select_from(table).where(_of(table, at, row.id if row else None))
        )
        or 0
        for table in naming()
    }
    counts["alarms"] = len(alarms.about_chat(session, at))
    return {name: count for name, count in counts.items() if count}


def erase(session: Session, at: ChatId, *, owners: Collection[str] = ()) -> None:
    """Erase all that names a chat, and bulletins that went to it alone.

    In the audit what was done there stays, without the chat, and without those whom only this
    chat made somebody.

    Args:
        session: The transaction.
        at: The chat; it need not be bound.
        owners: Sender ids on its platform that the settings name.
    """
    row = store.row_of(session, at)
    number = row.id if row else None
    alone = _its_own(session, number) if number is not None else []
    if number is not None:
        expiry.supersede(session, [number])
    alarms.forget_chat(session, at)
    removals.forget(session, at)
    numbers.retire(session, ChatRow)
    for table in reversed(naming()):
        if table.name not in KEPT_BARE:
            session.execute(delete(table).where(_of(table, at, number)))
    numbers.retire(session, BulletinRow)
    session.execute(delete(BulletinRow).where(BulletinRow.id.in_(alone)))
    session.execute(
        update(PostedRow)
        .where(PostedRow.platform == at.platform, PostedRow.chat == at.id)
        .values(chat="", body="")
    )
    _bare_audit(session, at, owners)
    session.expire_all()


def _bare_audit(session: Session, at: ChatId, owners: Collection[str]) -> None:
    here = and_(AuditRow.platform == at.platform, AuditRow.chat == at.id)
    known = select(GrantRow.sender).where(GrantRow.platform == at.platform)
    session.execute(
        update(AuditRow)
        .where(here, AuditRow.sender.not_in(known), AuditRow.sender.not_in(sorted(owners)))
        .values(sender="")
    )
    session.execute(update(AuditRow).where(here).values(chat=""))


def _its_own(session: Session, number: int) -> list[int]:
    """Return the bulletins that went to this chat and to no other.

    What corrects or takes back one that others missed stays, or they could be sent what was wrong.
    """
    its = select(DeliveryRow.bulletin_id).where(DeliveryRow.chat_id == number)
    elsewhere = exists().where(
        DeliveryRow.bulletin_id == BulletinRow.id, DeliveryRow.chat_id != number
    )
    rows = session.execute(
        select(BulletinRow.id, BulletinRow.corrects_id).where(
            BulletinRow.id.in_(its), ~elsewhere, BulletinRow.stage != Stage.DRAFT
        )
    )
    first = {row.id: row.corrects_id for row in rows}
    return [each for each, of in first.items() if of is None or of in first]


def _names_chats(table: Table) -> bool:
    return bool(_numbers(table)) or {"platform", "chat"} <= set(table.columns.keys())


def _numbers(table: Table) -> list[ColumnElement[int]]:
    """Return the columns that point to a chat's row."""
    return [
        column
        for column in table.columns
        if any(key.target_fullname == "chats.id" for key in column.foreign_keys)
    ]


def _of(table: Table, at: ChatId, number: int | None) -> ColumnElement[bool]:
    if columns := _numbers(table):
        return columns[0] == number
    return and_(table.c.platform == at.platform, table.c.chat == at.id)
