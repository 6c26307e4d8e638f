"""Roles that people gave to people: granted by a code, listed, revoked. Functions of a session.

Kept is an opaque id and a role, never a name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.access import Role
from bot.messages import ChatId
from bot.stores import store
from bot.tables.counter import GrantCodeRow, GrantRow, InvitationRow

KEEP_CODES = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A role that somebody has.

    Attributes:
        id: The database's number.
        who: Platform and opaque id.
        role: ADMIN or UNIT_ADMIN.
        unit: The unit whose subtree it is for; None for ADMIN.
        at: Since when.
    """

    id: int
    who: ChatId
    role: Role
    unit: int | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A code that waits for whoever it was made for; the code itself is not known any more."""

    id: int
    role: Role
    unit: int | None
    expires_at: datetime


def grants_of(session: Session, who: ChatId) -> list[Grant]:
    """Return the roles that somebody was given."""
    of = select(GrantRow).where(GrantRow.platform == who.platform, GrantRow.sender == who.id)
    return [_grant(row) for row in session.scalars(of)]


def grants(session: Session) -> list[Grant]:
    """Return all roles that were given, the oldest first."""
    return [_grant(row) for row in session.scalars(select(GrantRow).order_by(GrantRow.id))]


def admins(session: Session) -> frozenset[ChatId]:
    """Return those who were made admins of everything."""
    return frozenset(grant.who for grant in grants(session) if grant.role is Role.ADMIN)


def offers(session: Session, now: datetime) -> list[Offer]:
    """Return the codes that can still be used, the oldest first."""
    rows = session.scalars(
        select(GrantCodeRow)
        .where(GrantCodeRow.used_at.is_(None), GrantCodeRow.expires_at > now)
        .order_by(GrantCodeRow.id)
    )
    return [
        Offer(id=row.id, role=Role[row.role], unit=row.unit_id, expires_at=row.expires_at)
        for row in rows
    ]


def offer(
    session: Session,
    code: str,
    role: Role,
    *,
    unit: int | None,
    maker: ChatId,
    now: datetime,
    lasts: timedelta,
) -> None:
    """Keep a fresh code for a role; of the code only a hash is kept."""
    session.add(
        GrantCodeRow(
            code_hash=store.hashed(code),
            role=role.name,
            unit_id=unit,
            maker=store.named(maker),
            made_at=now,
            expires_at=now + lasts,
        )
    )


def accept(session: Session, at: ChatId, who: ChatId, code: str, now: datetime) -> Grant | None:
    """Use up a code and give its role to ``who``; None, and counted, where it is no good.

    Raises:
        PermissionError: Too many wrong codes came from this chat.
    """
    store.count_tries(session, at, now)
    row = session.scalar(select(GrantCodeRow).where(GrantCodeRow.code_hash == store.hashed(code)))
    if row is None or row.used_at is not None or row.expires_at <= now:
        store.note_try(session, at, now)
        return None
    row.used_at = now
    for held in grants_of(session, who):
        if (held.role.name, held.unit) == (row.role, row.unit_id):
            return held
    made = GrantRow(
        platform=who.platform,
        sender=who.id,
        role=row.role,
        unit_id=row.unit_id,
        maker=row.maker,
        at=now,
    )
    session.add(made)
    session.flush()
    return _grant(made)


def revoke(session: Session, number: int) -> None:
    """Take a role away, and with it every code that its holder made and nobody used yet."""
    row = session.get(GrantRow, number)
    if row is None:
        return
    maker = store.named(ChatId(row.platform, row.sender))
    for codes in (GrantCodeRow, InvitationRow):
        unused = delete(codes).where(codes.maker == maker, codes.used_at.is_(None))
        session.execute(unused)
    session.delete(row)


def withdraw(session: Session, number: int) -> None:
    """Make a code worthless that nobody used yet."""
    session.execute(
        delete(GrantCodeRow).where(GrantCodeRow.id == number, GrantCodeRow.used_at.is_(None))
    )


def tidy(session: Session, now: datetime) -> None:
    """Erase codes that are long past."""
    session.execute(delete(GrantCodeRow).where(GrantCodeRow.expires_at < now - KEEP_CODES))


def roots(held: Sequence[Grant]) -> frozenset[int]:
    """Return the units whose admin somebody is, of the roles that he was given."""
    return frozenset(
        each.unit for each in held if each.role is Role.UNIT_ADMIN and each.unit is not None
    )


def _grant(row: GrantRow) -> Grant:
    return Grant(
        id=row.id,
        who=ChatId(row.platform, row.sender),
        role=Role[row.role],
        unit=row.unit_id,
        at=row.at,
    )
