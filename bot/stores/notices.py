"""Notices as they are kept, and how they fare: plain functions of a session."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.orm import Session

from bot.messages import Attachment, ChatId, RichText
from bot.stores import attachment_store
from bot.stores import fates as ledger_fates
from bot.stores.expiry import Ended
from bot.stores.fates import Fate, telling
from bot.stores.ledger import message_of
from bot.stores.store import row_of
from bot.tables.counter import BulletinRow, ChatRow, DeliveryRow, Kind, PartRow, State
from bot.tables.notices import ConfirmationRow, NoticeBulletinRow, NoticeRow
from jobs.stores import numbers


class Word(StrEnum):
    """What becomes of a chat's word that it got a notice."""

    COUNTED = "counted"
    BEFORE = "said before"
    NOT_ASKED = "not asked"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice that went out.

    Attributes:
        id: Its number.
        made_at: When it was sent; aware, UTC.
        text: What it says.
        above: The lowest unit above all whom it concerns; None where there is none.
        confirm: Whether chats are asked to say that they got it.
        deadline: Until when; None for no end.
        urgent: Whether quiet hours do not count.
        withdrawn: Whether it was taken back.
    """

    id: int
    made_at: datetime
    text: str
    above: int | None
    confirm: bool
    deadline: datetime | None
    urgent: bool
    withdrawn: bool


def add(session: Session, notice: Notice, *, maker: str, nudge_at: datetime | None) -> int:
    """Keep a notice and return its number; ``notice.id`` is ignored, nothing is delivered yet."""
    row = NoticeRow(
        id=numbers.fresh(session, NoticeRow),
        made_at=notice.made_at,
        maker=maker,
        text=notice.text,
        above_id=notice.above,
        confirm=notice.confirm,
        deadline=notice.deadline,
        urgent=notice.urgent,
        nudge_at=nudge_at,
    )
    session.add(row)
    session.flush()
    return row.id


def attach(session: Session, number: int, bulletin: int) -> None:
    """Note that a bulletin of the ledger belongs to a notice."""
    session.add(NoticeBulletinRow(bulletin_id=bulletin, notice_id=number))
    session.flush()


def bulletins_of(session: Session, number: int, *kinds: Kind) -> list[int]:
    """Return the bulletins of some kinds that belong to a notice, the oldest first."""
    return list(session.scalars(_bulletins(number, *kinds).order_by(BulletinRow.id)))


def notice_of(session: Session, bulletin: int) -> int | None:
    """Return the notice to which a bulletin of the ledger belongs; None where it is news."""
    row = session.get(NoticeBulletinRow, bulletin)
    return row.notice_id if row else None


def notice(session: Session, number: int) -> Notice | None:
    """Return a notice; None where there is none of that number."""
    row = session.get(NoticeRow, number)
    return _notice(row) if row else None


def listed(
    session: Session, *, units: Collection[int] | None, first: int, most: int
) -> tuple[list[Notice], int]:
    """Return some notices, the newest first, from the ``first`` on (0), and how many there are.

    Args:
        session: The transaction.
        units: Only those that concern units below one of these; None for all.
        first: How many are passed over.
        most: How many are returned.
    """
    rows = session.execute(select(NoticeRow.id, NoticeRow.above_id).order_by(NoticeRow.id.desc()))
    own = [number for number, above in rows if units is None or above in units]
    return [_notice(session.get_one(NoticeRow, n)) for n in own[first : first + most]], len(own)


def fates(session: Session, number: int) -> list[Fate]:
    """Return what became of a notice in each chat that it is for, by the names of their units."""
    said: dict[int, datetime] = dict(
        session.execute(
            select(ConfirmationRow.chat_id, ConfirmationRow.at).where(
                ConfirmationRow.notice_id == number
            )
        ).all()
    )
    found = ledger_fates.fates(session, _bulletins(number, Kind.NOTICE))
    return [
        replace(fate, confirmed_at=said[chat]) if chat in said else fate
        for chat, fate in found.items()
    ]


def tally(session: Session, number: int) -> tuple[int, int, int]:
    """Return to how many chats a notice goes, how many have all of it, and how many said so."""
    chats, reached = ledger_fates.counts(session, _bulletins(number, Kind.NOTICE))
    said = select(func.count()).where(ConfirmationRow.notice_id == number)
    return chats, reached, session.scalar(said) or 0


def confirm(session: Session, number: int, at: ChatId, now: datetime) -> Word:
    """Count a chat's word that it got a notice, once; only of a chat that the notice went to."""
    row, chat = session.get(NoticeRow, number), row_of(session, at)
    if row is None or chat is None or not row.confirm or not _went_to(session, number, chat.id):
        return Word.NOT_ASKED
    if row.withdrawn_at is not None:
        return Word.WITHDRAWN
    if session.get(ConfirmationRow, (number, chat.id)) is not None:
        return Word.BEFORE
    session.add(ConfirmationRow(notice_id=number, chat_id=chat.id, at=now))
    session.flush()
    session.execute(
        update(DeliveryRow)
        .where(
            DeliveryRow.bulletin_id.in_(_bulletins(number, Kind.NUDGE)),
            DeliveryRow.chat_id == chat.id,
            DeliveryRow.state == State.PENDING,
        )
        .values(state=State.EXPIRED, fault=Ended.CONFIRMED, changed_at=now)
    )
    return Word.COUNTED


def asked_last(
    session: Session, at: ChatId, *, replied: str | None = None, since: datetime | None = None
) -> int | None:
    """Return the notice that a chat answers to with a number; None where there is none.

    Args:
        session: The transaction.
        at: The chat.
        replied: The message that is replied to; None where the platform does not tell: then it is
            the last notice that went there and is not confirmed yet.
        since: Only where it went there after this moment; None where that does not matter, as it
            does not where it is replied to.
    """
    wanted = (
        select(NoticeRow.id)
        .join(NoticeBulletinRow, NoticeBulletinRow.notice_id == NoticeRow.id)
        # A chat may have a correction of it only.
        .join(
            BulletinRow,
            NoticeBulletinRow.bulletin_id.in_([BulletinRow.id, BulletinRow.corrects_id]),
        )
        .join(DeliveryRow, DeliveryRow.bulletin_id == BulletinRow.id)
        .join(ChatRow, ChatRow.id == DeliveryRow.chat_id)
        .where(
            ChatRow.platform == at.platform,
            ChatRow.chat == at.id,
            NoticeRow.confirm,
            DeliveryRow.state.in_([State.SENT, State.UNKNOWN]),
        )
        .order_by(NoticeRow.id.desc())
        .limit(1)
    )
    if replied is not None:
        return session.scalar(wanted.where(DeliveryRow.message_id == replied))
    if since is not None:
        wanted = wanted.where(DeliveryRow.changed_at > since)
    said = select(ConfirmationRow.notice_id).where(ConfirmationRow.chat_id == ChatRow.id)
    return session.scalar(
        wanted.where(NoticeRow.withdrawn_at.is_(None), NoticeRow.id.not_in(said.correlate(ChatRow)))
    )


def to_nudge(session: Session, now: datetime) -> list[Notice]:
    """Return the notices of which chats that said nothing are to be reminded now."""
    rows = session.scalars(
        select(NoticeRow).where(NoticeRow.nudge_at <= now, NoticeRow.withdrawn_at.is_(None))
    )
    return [_notice(row) for row in rows]


def nudge_again(session: Session, number: int, at: datetime | None) -> None:
    """Note when it is looked again whom to remind of a notice; None: never again."""
    session.execute(update(NoticeRow).where(NoticeRow.id == number).values(nudge_at=at))


def nudge_whom_it_missed(session: Session, number: int, now: datetime) -> None:
    """Let chats be reminded, too, that are to get a notice now that the others were reminded."""
    done = NoticeRow.confirm, NoticeRow.nudge_at.is_(None), NoticeRow.withdrawn_at.is_(None)
    session.execute(update(NoticeRow).where(NoticeRow.id == number, *done).values(nudge_at=now))


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """An active chat that got all of a notice, did not confirm it, and was not reminded of it.

    Attributes:
        chat: Its number.
        platform: Where it is.
        since: When the last of it came; aware, UTC.
    """

    chat: int
    platform: str
    since: datetime


def silent(session: Session, number: int) -> list[Silent]:
    """Return the chats that may be reminded of a notice, the lowest number first."""
    said = select(ConfirmationRow.chat_id).where(ConfirmationRow.notice_id == number)
    reminded = select(DeliveryRow.chat_id).where(
        DeliveryRow.bulletin_id.in_(_bulletins(number, Kind.NUDGE))
    )
    told = telling(session, _bulletins(number, Kind.NOTICE))
    missed = select(told.c.chat_id).where(told.c.state.not_in([State.SENT, State.UNKNOWN]))
    rows = session.execute(
        select(ChatRow.id, ChatRow.platform, func.max(told.c.changed_at))
        .join(told, told.c.chat_id == ChatRow.id)
        .where(
            ChatRow.paused.is_(None),
            ChatRow.id.not_in(said),
            ChatRow.id.not_in(missed),
            ChatRow.id.not_in(reminded),
        )
        .group_by(ChatRow.id, ChatRow.platform)
        .order_by(ChatRow.id)
    )
    return [Silent(chat=chat, platform=platform, since=at) for chat, platform, at in rows]


def is_coming(session: Session, number: int) -> bool:
    """Say whether a notice is still on its way to some chat."""
    told = telling(session, _bulletins(number, Kind.NOTICE))
    on_its_way = told.c.state.in_([State.PENDING, State.SENDING])
    return session.scalar(select(told.c.id).where(on_its_way).limit(1)) is not None


def note_withdrawn(session: Session, number: int, now: datetime) -> bool:
    """Note that a notice was taken back; False where it was before."""
    changed = session.execute(
        update(NoticeRow)
        .where(NoticeRow.id == number, NoticeRow.withdrawn_at.is_(None))
        .values(withdrawn_at=now, nudge_at=None)
        .returning(NoticeRow.id)
    )
    return changed.first() is not None


def set_text(session: Session, number: int, text: str) -> None:
    """Keep what a notice says since it was corrected."""
    session.execute(update(NoticeRow).where(NoticeRow.id == number).values(text=text))


def words_of(session: Session, number: int, at: ChatId, message: str) -> RichText | None:
    """Return what a message of a notice, or of its reminder, says in a chat now.

    None where that message is none of this notice's, or is not recorded yet.
    """
    own = _bulletins(number, Kind.NOTICE, Kind.NUDGE)
    row = session.scalar(
        select(PartRow)
        .join(DeliveryRow, DeliveryRow.part_id == PartRow.id)
        .join(BulletinRow, BulletinRow.id == DeliveryRow.bulletin_id)
        .join(ChatRow, ChatRow.id == DeliveryRow.chat_id)
        .where(
            ChatRow.platform == at.platform,
            ChatRow.chat == at.id,
            DeliveryRow.message_id == message,
            or_(BulletinRow.id.in_(own), BulletinRow.corrects_id.in_(own)),
        )
        .order_by(DeliveryRow.id.desc())
        .limit(1)
    )
    return message_of(row).content if row else None


def photo(session: Session, bulletin: int) -> Attachment | None:
    """Return what the first message of a notice carries on one platform; None for words alone."""
    digest = session.scalar(
        select(PartRow.attachment).where(
            PartRow.bulletin_id == bulletin, PartRow.attachment.is_not(None)
        )
    )
    return attachment_store.load(session, [digest]).get(digest) if digest else None


def tidy(session: Session, *, before: datetime) -> None:
    """Erase notices made before ``before``, and what chats said of them."""
    numbers.retire(session, NoticeRow)
    session.execute(delete(NoticeRow).where(NoticeRow.made_at < before))


def count_chats(session: Session, units: Collection[int]) -> list[tuple[str, int, bool]]:
    """Return platform, number and whether it is paused, of each chat bound to one of ``units``."""
    rows = session.execute(
        select(ChatRow.platform, ChatRow.id, ChatRow.paused, ChatRow.unit_id).order_by(ChatRow.id)
    )
    return [(platform, n, why is not None) for platform, n, why, unit in rows if unit in units]


def units_with_chats(session: Session) -> frozenset[int]:
    """Return the units to which at least one chat is bound."""
    return frozenset(session.scalars(select(ChatRow.unit_id).distinct()))


def _bulletins(number: int, *kinds: Kind) -> Any:
    return (
        select(BulletinRow.id)
        .join(NoticeBulletinRow, NoticeBulletinRow.bulletin_id == BulletinRow.id)
        .where(NoticeBulletinRow.notice_id == number, BulletinRow.kind.in_(kinds))
    )


def _went_to(session: Session, number: int, chat: int) -> bool:
    went = select(func.count(DeliveryRow.id)).where(
        DeliveryRow.bulletin_id.in_(_bulletins(number, Kind.NOTICE)), DeliveryRow.chat_id == chat
    )
    return bool(session.scalar(went))


def _notice(row: NoticeRow) -> Notice:
    return Notice(
        id=row.id,
        made_at=row.made_at,
        text=row.text,
        above=row.above_id,
        confirm=row.confirm,
        deadline=row.deadline,
        urgent=row.urgent,
        withdrawn=row.withdrawn_at is not None,
    )
