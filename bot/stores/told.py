"""What each chat was told, as the ledger says. Plain functions of a session."""

from collections.abc import Collection, Container, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, delete, func, literal, select, update
from sqlalchemy.orm import Session, aliased

from bot.stores.bulletins import Kept
from bot.stores.fates import LOST
from bot.tables.counter import BulletinRow, DeliveryRow, Kind, Stage, State
from bot.tables.notices import ConfirmationRow, MeetingToldRow
from jobs.database import among
from jobs.stores import store as news

_SAID: Mapping[Any, Sequence[str]] = MappingProxyType(
    {
        DeliveryRow: ("part_id", "target"),
        ConfirmationRow: ("notice_id",),
        MeetingToldRow: ("day", "ahead"),
    }
)
"""What was said to a chat, and by it: of what is alike in these columns it has one."""

FORMER = "former:"
"""Before the platform's number of a message that stands where its chat was under a former id."""

_HAD = (State.SENDING, State.SENT, State.UNKNOWN)
"""Where a message stands that is, or may be, in its chat."""


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


def hand_on(session: Session, former: int, chat: int) -> None:
    """Let a chat have been told what another one was, and have said what that said.

    Of a message that is for both, the one that may have arrived counts: it is not sent again.
    """
    other = aliased(DeliveryRow)
    alike = other.part_id == DeliveryRow.part_id, other.target == DeliveryRow.target
    came = select(other.id).where(other.chat_id == former, other.state.in_(_HAD), *alike)
    lacks = DeliveryRow.chat_id == chat, DeliveryRow.state.not_in(_HAD)
    _at_once(session, delete(DeliveryRow).where(*lacks, came.exists()))
    for kind, names in _SAID.items():
        other = aliased(kind)
        same = [getattr(other, name) == getattr(kind, name) for name in names]
        has = select(other.chat_id).where(other.chat_id == chat, *same).exists()
        _at_once(session, update(kind).where(kind.chat_id == former, ~has).values(chat_id=chat))


def leave_behind(session: Session, chat: int) -> None:
    """Note that nothing can change what a chat was sent so far: it goes on under another id.

    There the same numbers are other messages', perhaps of ours.
    """
    for column, wanted in (
        (DeliveryRow.message_id, DeliveryRow.message_id.is_not(None)),
        (DeliveryRow.target, (DeliveryRow.target != "") & (DeliveryRow.state == State.PENDING)),
    ):
        whose = DeliveryRow.chat_id == chat, wanted, ~column.startswith(FORMER)
        behind = {column.key: literal(FORMER).concat(column)}
        _at_once(session, update(DeliveryRow).where(*whose).values(behind))


def _at_once(session: Session, statement: Any) -> None:
    session.execute(statement.execution_options(synchronize_session=False))
