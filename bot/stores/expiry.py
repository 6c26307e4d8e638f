"""Deliveries that will not be made any more, and the news in them, which is told another time.

Plain functions of a session. A chat to which nothing of a bulletin came loses none of its news:
its next bulletin begins where that one began.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import Session, aliased

from bot.messages import ChatId
from bot.stores import bulletins
from bot.stores.ledger_states import standing
from bot.tables.counter import Act, BulletinRow, ChatRow, DeliveryRow, Kind, PartRow, Stage, State
from jobs.database import among, is_alone


class Ended(StrEnum):
    """Why we ourselves do not deliver something any more: what then stands as its fault."""

    LATE = "no longer news"
    MERGED = "told in the next bulletin"
    CORRECTED = "corrected before it was sent"
    WITHDRAWN = "taken back before it was sent"
    CONFIRMED = "confirmed before it was sent"


def give_up_chat(session: Session, at: ChatId, error: Exception, now: datetime) -> None:
    """All that is PENDING for a chat → FAILED; once it is back, its news comes in one bulletin."""
    chat = select(ChatRow.id).where(ChatRow.platform == at.platform, ChatRow.chat == at.id)
    _keep_from_lanes(session, DeliveryRow.chat_id.in_(chat))
    rows = session.execute(
        select(DeliveryRow.id, DeliveryRow.bulletin_id, DeliveryRow.chat_id).where(
            DeliveryRow.chat_id.in_(chat),
            # The one that told us has just FAILED; what failed before is another matter.
            or_(
                DeliveryRow.state == State.PENDING,
                and_(DeliveryRow.state == State.FAILED, DeliveryRow.changed_at == now),
            ),
        )
    ).all()
    pending = [row.id for row in rows]
    _tell_again(session, [(row.bulletin_id, row.chat_id) for row in rows])
    session.execute(
        update(DeliveryRow)
        .where(DeliveryRow.id.in_(pending), DeliveryRow.state == State.PENDING)
        .values(state=State.FAILED, error=type(error).__name__, fault=str(error), changed_at=now)
    )


def expire(
    session: Session,
    now: datetime,
    late: Sequence[int] | None = None,
    *,
    most: int | None = None,
) -> int:
    """PENDING and no longer news → EXPIRED; return how many.

    A chat to which nothing of a bulletin came is told its news in the next one.

    Args:
        session: The transaction.
        now: The moment.
        late: The deliveries to judge; None for all.
        most: How many are judged; None for no end.
    """
    if late is not None and not late:
        return 0
    chosen = [DeliveryRow.state == State.PENDING, DeliveryRow.expires_at <= now]
    if late is not None:
        chosen.append(DeliveryRow.id.in_(late))
    else:
        chosen.append(standing(session, State.PENDING))
    _keep_from_lanes(session, *chosen)
    found = select(DeliveryRow.id, DeliveryRow.bulletin_id, DeliveryRow.chat_id).where(*chosen)
    rows = session.execute(found.limit(most)).all()
    _tell_again(session, [(row.bulletin_id, row.chat_id) for row in rows])
    _mark(session, [row.id for row in rows], State.EXPIRED, Ended.LATE, now)
    return len(rows)


def merge_into_next(session: Session, chats: Collection[int], now: datetime) -> None:
    """Take back bulletins of which a chat has got nothing yet: the next one tells their news.

    So after an outage there is one bulletin, not forty.
    """
    _keep_from_lanes(session, among.of(DeliveryRow.chat_id, chats))
    rows = session.execute(_not_begun(chats)).all()
    _tell_again(session, [(row.bulletin_id, row.chat_id) for row in rows])
    _mark(session, [row.id for row in rows], State.EXPIRED, Ended.MERGED, now)


def to_be_merged(session: Session, chats: Collection[int]) -> dict[tuple[int, int], datetime]:
    """Return what ``merge_into_next`` takes back: chat and bulletin, and since when that tells."""
    rows = session.execute(_not_begun(chats)).all()
    return {(row.chat_id, row.bulletin_id): row.since for row in rows}


def supersede(session: Session, chats: Sequence[int]) -> None:
    """Take chats out of older drafts: the one that is made now tells their news, too."""
    taken = set(chats)
    for kept in bulletins.drafts(session):
        rest = [chat for chat in kept.audience if chat not in taken]
        if kept.kind is not Kind.BULLETIN or len(rest) == len(kept.audience):
            continue
        if rest:
            bulletins.set_audience(session, kept.id, rest)
        else:
            bulletins.set_stage(session, kept.id, Stage.CANCELLED)


def _not_begun(chats: Collection[int]) -> Any:
    """Return the deliveries of bulletins of which a chat has got nothing yet, to be executed."""
    other = aliased(DeliveryRow)
    # By its parts, of each of which a chat has one: by the bulletin, all that is on its way to
    # 11,000 chats would be read for each of them.
    parts = select(PartRow.id).where(PartRow.bulletin_id == DeliveryRow.bulletin_id)
    begun = (
        select(other.id)
        .where(
            other.part_id.in_(parts.correlate(DeliveryRow)),
            other.chat_id == DeliveryRow.chat_id,
            other.state != State.PENDING,
        )
        .correlate(DeliveryRow)
        .exists()
    )
    return (
        select(DeliveryRow.id, DeliveryRow.bulletin_id, DeliveryRow.chat_id, BulletinRow.since)
        .join(BulletinRow, BulletinRow.id == DeliveryRow.bulletin_id)
        .where(
            among.of(DeliveryRow.chat_id, chats),
            DeliveryRow.state == State.PENDING,
            DeliveryRow.act == Act.SEND,
            BulletinRow.kind == Kind.BULLETIN,
            ~begun,
        )
    )


def _keep_from_lanes(session: Session, *wanted: ColumnElement[bool]) -> None:
    """See to it that no lane claims these PENDING deliveries while it is judged what they become.

    Lanes claim aside (see ``Database.aside``): what is read after this stays so until the end.
    """
    if is_alone(session):
        return
    pending = select(DeliveryRow.id).where(DeliveryRow.state == State.PENDING, *wanted)
    session.execute(pending.order_by(DeliveryRow.id).with_for_update())


def _tell_again(session: Session, pairs: Iterable[tuple[int, int]]) -> None:
    """Set the chats' news back to where a bulletin began of which nothing reached them."""
    by_bulletin: dict[int, list[int]] = {}
    for bulletin, chat in sorted(set(pairs)):
        by_bulletin.setdefault(bulletin, []).append(chat)
    for bulletin, chats in by_bulletin.items():
        row = session.get_one(BulletinRow, bulletin)
        if row.kind != Kind.BULLETIN:
            continue
        got = select(DeliveryRow.chat_id).where(
            DeliveryRow.bulletin_id == bulletin,
            among.of(DeliveryRow.chat_id, chats),
            DeliveryRow.state.in_([State.SENT, State.UNKNOWN, State.SENDING]),
        )
        concerned = among.of(ChatRow.id, chats), ChatRow.until > row.since
        session.execute(
            update(ChatRow)
            .where(*concerned, ChatRow.id.not_in(got))
            .values(until=row.since)
            .execution_options(synchronize_session=False)
        )


def _mark(
    session: Session, deliveries: Sequence[int], state: State, fault: Ended, now: datetime
) -> None:
    if deliveries:
        session.execute(
            update(DeliveryRow)
            .where(among.of(DeliveryRow.id, deliveries))
            .values(state=state, fault=fault, changed_at=now)
            .execution_options(synchronize_session=False)
        )
