"""What each chat was told of the news, as the ledger says. Plain functions of a session."""

from collections.abc import Collection, Container

from sqlalchemy import select
from sqlalchemy.orm import Session

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
    rows = session.execute(
        select(BulletinRow.id, BulletinRow.entries).where(
            BulletinRow.kind.in_([Kind.BULLETIN, Kind.CORRECTION]),
            BulletinRow.stage == Stage.RELEASED,
            BulletinRow.made_at >= since,
        )
    )
    telling = {number: wanted.intersection(its) for number, its in rows}
    telling = {number: some for number, some in telling.items() if some}
    chats: dict[int, frozenset[int]] = {}
    for chat, number in reaching(session, telling):
        if (chat, number) not in leaving_out:
            chats[chat] = chats.get(chat, frozenset()) | telling[number]
    return chats


def reaching(session: Session, numbers: Collection[int]) -> list[tuple[int, int]]:
    """Return each chat that has something of one of these bulletins, or is to get it, and which."""
    if not numbers:
        return []
    pairs = select(DeliveryRow.chat_id, DeliveryRow.bulletin_id).distinct()
    of_these = among.of(DeliveryRow.bulletin_id, numbers)
    rows = session.execute(pairs.where(of_these, DeliveryRow.state.not_in(LOST)))
    return [(chat, number) for chat, number in rows]
