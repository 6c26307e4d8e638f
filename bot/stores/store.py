"""Chats and invitations: plain functions of a session, run by ``Database.transact``."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, cast

from sqlalchemy import Table, delete, func, insert, select, update
from sqlalchemy.orm import Session

from bot.audience import CONSENT, Chat, Invitation, QuietHours
from bot.messages import ChatId, ChatKind
from bot.tables.counter import ChatAdminRow, ChatRow, InvitationRow, InvitationTryRow, UnitRow
from bot.typed.rhythm import spelled, unspelled
from bot.typed.times import Moment, Quiet
from bot.wants import Wants, from_json
from jobs.bulletin import MOST_STORIES
from jobs.database import among
from jobs.selection import Keywords, Selection, Sources
from jobs.stores import numbers
from jobs.stores.due import APART

MOST_TRIES = 5
"""Wrong codes that a chat may post within ``TRIES_WITHIN``."""

TRIES_WITHIN = timedelta(hours=1)

BY_ADMIN = "paused by an admin"
"""Why a chat is paused that no word from it, no code and no platform brings back; only an admin."""


def chat(session: Session, at: ChatId) -> Chat | None:
    """Return a chat's binding; None where it is not bound."""
    found = session.execute(CHATS.where(ChatRow.platform == at.platform, ChatRow.chat == at.id))
    row = found.first()
    return chat_of(*row) if row else None


def chats(session: Session, wanted: Collection[int] | None = None) -> list[Chat]:
    """Return all bound chats, or those of the numbers ``wanted``, in the order they were bound."""
    some = _COLUMNS if wanted is None else _COLUMNS.where(among.of(ChatRow.id, wanted))
    return [chat_of(row, row.unit) for row in session.execute(some.order_by(ChatRow.id))]


def chat_admins(session: Session, chat_id: int) -> frozenset[str]:
    """Return the sender ids that may change a chat's choices."""
    found = select(ChatAdminRow.sender).where(ChatAdminRow.chat_id == chat_id)
    return frozenset(session.scalars(found))


def bind(
    session: Session,
    at: ChatId,
    kind: ChatKind,
    *,
    unit: int,
    times: Sequence[Moment],
    next_at: datetime | None,
    now: datetime,
    topics: Sequence[str] = (),
    admin: str | None = None,
    thread: str | None = None,
) -> Chat:
    """Bind a chat to a unit, with consent; a chat bound before changes its unit, not its choices.

    What an admin paused stays so: he alone resumes it.

    Args:
        session: The transaction.
        at: The chat.
        kind: Private chat or group.
        unit: The unit's number.
        times: Bulletin times of a chat that is new.
        next_at: When a new chat's first bulletin is due.
        now: The moment of consent.
        topics: Topics of a chat that is new; empty for all.
        admin: Who becomes the chat's admin; None for nobody.
        thread: The forum topic it was bound in.
    """
    row = row_of(session, at)
    if row is None:
        # A draft, or a button, may still name a chat that was bound before.
        number = numbers.fresh(session, ChatRow)
        row = _new_chat(number, at, kind, times, topics, since=now - timedelta(days=1))
        row.next_at = next_at
        session.add(row)
    row.unit_id = unit
    if admin is not None:  # bound from inside, so the topic is known; a list does not name one
        row.thread = thread
    row.consent, row.bound_at = CONSENT, now
    row.trouble = row.try_at = None
    if row.paused != BY_ADMIN:
        row.paused = None
    session.flush()
    if admin is not None:
        session.merge(ChatAdminRow(chat_id=row.id, sender=admin))
        session.flush()
    bound = chat(session, at)
    assert bound  # noqa: S101  it was written a line above
    return bound


def _new_chat(
    number: int | None,
    at: ChatId,
    kind: ChatKind,
    times: Sequence[Moment],
    topics: Sequence[str],
    *,
    since: datetime,
) -> ChatRow:
    """Return the row of a chat that is new here, and counts as told the news up to ``since``."""
    return ChatRow(
        id=number,
        platform=at.platform,
        chat=at.id,
        kind=kind.value,
        times=[spelled(each) for each in times],
        topics=list(topics),
        own={"topics": list(topics)} if topics else {},
        until=since,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A group to bind, as a list names it.

    Attributes:
        at: The chat.
        unit: Its unit's number.
        own: What the list chooses for it, as ``wants.to_json`` writes it; the rest stays as it is.
    """

    at: ChatId
    unit: int
    own: Mapping[str, Any]


def bind_all(session: Session, listed: Sequence[Listed], *, now: datetime) -> list[int]:
    """Bind groups, with consent, as ``bind`` does one; return the numbers of all of them.

    In a few statements: one by one, a province's kept everybody else waiting for a minute. What
    they and their units chose acts after ``choices_store.settle``, and new ones are due then.
    """
    consent = {"consent": CONSENT, "bound_at": now, "trouble": None, "try_at": None}
    fresh = {"kind": ChatKind.GROUP.value, "until": now - timedelta(days=1), "next_at": None}
    there = {ChatId(row.platform, row.chat): row for row in session.execute(_BOUND)}
    known, new = [], []
    for each in listed:
        columns: dict[str, Any] = consent | {"unit_id": each.unit}
        if each.at in there:
            was = there[each.at]
            held = {"paused": BY_ADMIN if was.paused == BY_ADMIN else None}
            known.append(columns | held | {"id": was.id, "own": {**was.own, **each.own}})
        else:
            named = {"platform": each.at.platform, "chat": each.at.id, "own": dict(each.own)}
            new.append(fresh | columns | named)
    if known:
        session.execute(update(ChatRow), known)
    if new:
        first = numbers.fresh(session, ChatRow)
        numbered = ({"id": first + place} if first else {} for place in range(len(new)))
        session.execute(insert(ChatRow), [a | b for a, b in zip(new, numbered, strict=True)])
    session.expire_all()
    bound = {ChatId(row.platform, row.chat): row.id for row in session.execute(_BOUND)}
    return [bound[each.at] for each in listed]


def unbind(session: Session, at: ChatId) -> bool:
    """Forget a chat, its choices, admins and deliveries; False where it was not bound.

    What else names it stays for its time; ``bot.stores.erasure`` leaves nothing.
    """
    row = row_of(session, at)
    if row is None:
        return False
    numbers.retire(session, ChatRow)
    session.execute(delete(ChatRow).where(ChatRow.id == row.id))
    return True


def still_there(session: Session, chats: Sequence[int]) -> list[int]:
    """Return which of ``chats`` are bound and active."""
    active = select(ChatRow.id).where(among.of(ChatRow.id, chats), ChatRow.paused.is_(None))
    return sorted(session.scalars(active))


def sources_of(session: Session, chats: Collection[int]) -> frozenset[Sources]:
    """Return which outlets ``chats`` want, each choice once."""
    kept = session.scalars(select(ChatRow.selection).where(among.of(ChatRow.id, chats)))
    return frozenset(from_json(each).sources or Sources() for each in kept)


def note_told(session: Session, chats: Sequence[int], *, until: datetime) -> None:
    """Keep that ``chats`` have been told the news up to ``until``."""
    behind = among.of(ChatRow.id, chats), ChatRow.until < until
    session.execute(_ALL.where(*behind).values(until=until))


def schedule(
    session: Session, chats: Sequence[int], next_at: datetime | None, *, until: datetime
) -> None:
    """Keep when the next bulletin of ``chats`` is due, and up to when they have been told."""
    wanted = among.of(ChatRow.id, chats)
    session.execute(_ALL.where(wanted).values(next_at=next_at, until=until))


def hasten(session: Session, chats: Sequence[int], now: datetime) -> None:
    """Let the next bulletin of ``chats`` be due at once."""
    session.execute(update(ChatRow).where(ChatRow.id.in_(chats)).values(next_at=now))


def invite(
    session: Session,
    code: str,
    *,
    unit: int,
    now: datetime,
    lasts: timedelta,
    maker: ChatId | None = None,
) -> None:
    """Keep a fresh invitation; of the code only a hash is kept."""
    session.add(
        InvitationRow(
            code_hash=hashed(code),
            unit_id=unit,
            maker=named(maker) if maker else "",
            made_at=now,
            expires_at=now + lasts,
        )
    )


def invitations(session: Session, now: datetime) -> list[Invitation]:
    """Return the invitations that can still be used, the newest first."""
    rows = session.scalars(
        select(InvitationRow)
        .where(InvitationRow.used_at.is_(None), InvitationRow.expires_at > now)
        .order_by(InvitationRow.id.desc())
    )
    return [
        Invitation(id=row.id, unit=row.unit_id, made_at=row.made_at, expires_at=row.expires_at)
        for row in rows
    ]


def withdraw_invitation(session: Session, number: int) -> None:
    """Make an invitation worthless that nobody used yet."""
    session.execute(
        delete(InvitationRow).where(InvitationRow.id == number, InvitationRow.used_at.is_(None))
    )


def use_invitation(session: Session, at: ChatId, code: str, now: datetime) -> int | None:
    """Use up an invitation and return its unit's number; None, and counted, where it is no good.

    Raises:
        PermissionError: Too many wrong codes came from this chat.
    """
    count_tries(session, at, now)
    row = session.scalar(select(InvitationRow).where(InvitationRow.code_hash == hashed(code)))
    if row is None or row.used_at is not None or row.expires_at <= now:
        note_try(session, at, now)
        return None
    row.used_at = now
    return row.unit_id


def count_tries(session: Session, at: ChatId, now: datetime) -> None:
    """Count the wrong codes that came from a chat lately.

    Raises:
        PermissionError: There were too many.
    """
    tries = select(func.count()).where(
        InvitationTryRow.platform == at.platform,
        InvitationTryRow.chat == at.id,
        InvitationTryRow.at > now - TRIES_WITHIN,
        InvitationTryRow.at <= now + APART,  # a clock that was ahead locks nobody out
    )
    if (session.scalar(tries) or 0) >= MOST_TRIES:
        raise PermissionError


def note_try(session: Session, at: ChatId, now: datetime) -> None:
    """Note that a wrong code came from a chat."""
    session.add(InvitationTryRow(platform=at.platform, chat=at.id, at=now))


def tidy_invitations(session: Session, now: datetime) -> None:
    """Erase what expired or was tried long ago."""
    old = now - timedelta(days=30)
    session.execute(delete(InvitationRow).where(InvitationRow.expires_at < old))
    session.execute(delete(InvitationTryRow).where(InvitationTryRow.at < now - TRIES_WITHIN))


_BOUND = select(ChatRow.id, ChatRow.platform, ChatRow.chat, ChatRow.own, ChatRow.paused)

_ALL = update(ChatRow).execution_options(synchronize_session=False)
"""What changes many chats; nobody has their rows at hand then."""

# Columns, not rows: of 10,000 chats the ORM would keep track for nothing.
_COLUMNS = select(*cast("Table", ChatRow.__table__).c, UnitRow.name.label("unit")).join(
    UnitRow, UnitRow.id == ChatRow.unit_id
)

CHATS = select(ChatRow, UnitRow.name).join(UnitRow, UnitRow.id == ChatRow.unit_id)


def row_of(session: Session, at: ChatId) -> ChatRow | None:
    """Return a chat's row; for the stores only."""
    return session.scalar(
        select(ChatRow).where(ChatRow.platform == at.platform, ChatRow.chat == at.id)
    )


def chat_of(row: Any, unit: str) -> Chat:
    """Return what a ``ChatRow``, or a row of its columns, says; for the stores only."""
    acts = from_json(row.selection)
    topics = tuple(row.topics)
    return Chat(
        id=row.id,
        at=ChatId(row.platform, row.chat),
        kind=ChatKind(row.kind),
        unit=unit,
        topics=topics,
        times=tuple(unspelled(each) for each in row.times),
        thread=row.thread,
        paused=row.paused,
        until=row.until,
        next_at=row.next_at,
        consent=row.consent,
        bound_at=row.bound_at,
        quiet=_quiet(row),
        selection=selection_of(topics, acts),
        brief=bool(acts.brief),
    )


def selection_of(topics: tuple[str, ...], acts: Wants) -> Selection:
    """Return what of the news a chat wants; for the stores only."""
    return Selection(
        topics=topics,
        sources=acts.sources or Sources(),
        keywords=acts.keywords or Keywords(),
        most=acts.most or MOST_STORIES,
    )


def _quiet(row: Any) -> QuietHours | None:
    if row.quiet_from is None or row.quiet_to is None or row.quiet_how is None:
        return None
    first, last = time.fromisoformat(row.quiet_from), time.fromisoformat(row.quiet_to)
    return QuietHours(first=first, last=last, how=Quiet(row.quiet_how))


def hashed(code: str) -> str:
    """Hash what counts of a code: letters and figures, however they were typed."""
    letters = "".join(filter(str.isalnum, code.upper()))
    return hashlib.sha256(letters.encode()).hexdigest()


def named(who: ChatId) -> str:
    """Return how a sender stands in one column."""
    return f"{who.platform}:{who.id}"
