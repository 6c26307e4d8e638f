"""What each chat was told of the news, as the ledger says. Plain functions of a session."""

from collections.abc import Collection, Container

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from bot.stores.bulletins import Kept
from bot.stores.fates import LOST
from bot.tables.counter import BulletinRow, DeliveryRow, Kind, Stage
from jobs.database import among
from jobs.stores import store as news


def entries_told(
    session: Session, entries: Collection[int], *, leaving_out: Container[tuple[int, int]] = ()
) -> dict[int, frozenset[int]]:
    """Return which of ``entries`` each chat was told, or is to be.

    Who missed a bulletin was told what its correction says, where that came.

    Args:
        session: The transaction.
        entries: What is asked about.
        leaving_out: Chats and bulletins that count as if the one did not go to the other.

    Returns:
        By the number of the chat; those that were told none of them are left out.
    """
    wanted, since = frozenset(entries), news.first_ready(session, entries)
    if since is None:
        return {}
    telling = _telling(session, wanted, BulletinRow.made_at >= since)
    chats: dict[int, frozenset[int]] = {}
    for chat, number in reaching(session, telling):
        if (chat, number) not in leaving_out:
            chats[chat] = chats.get(chat, frozenset()) | telling[number]
    return chats


def chats_told_after(session: Session, kept: Kept, entries: Collection[int]) -> set[int]:
    """Return the chats that were told any of ``entries`` after a bulletin, or are to be.

    What a correction says of a later bulletin counts; the bulletin's own corrections do not.
    """
    later = _telling(
        session,
        frozenset(entries),
        BulletinRow.made_at > kept.made_at,
        func.coalesce(BulletinRow.corrects_id, BulletinRow.id) != kept.first,
    )
    return {chat for chat, _ in reaching(session, later)}


def _telling(
    session: Session, wanted: frozenset[int], *which: ColumnElement[bool]
) -> dict[int, frozenset[int]]:
    """Return the bulletins and corrections that went out and tell any of ``wanted``, and which."""
    rows = session.execute(
        select(BulletinRow.id, BulletinRow.entries).where(
            BulletinRow.kind.in_([Kind.BULLETIN, Kind.CORRECTION]),
            BulletinRow.stage == Stage.RELEASED,
            *which,
        )
    )
    telling = {number: wanted.intersection(its) for number, its in rows}
    return {number: some for number, some in telling.items() if some}


def reaching(session: Session, numbers: Collection[int]) -> list[tuple[int, int]]:
    """Return each chat that has something of one of these bulletins, or is to get it, and which."""
    if not numbers:
        return []
    pairs = select(DeliveryRow.chat_id, DeliveryRow.bulletin_id).distinct()
    of_these = among.of(DeliveryRow.bulletin_id, numbers)
    rows = session.execute(pairs.where(of_these, DeliveryRow.state.not_in(LOST)))
    return [(chat, number) for chat, number in rows]
