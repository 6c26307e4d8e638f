"""An official account's keys and its groups' admins: functions of a session.

The file that holds them is as secret as ``.env``: the keys have to outlive the program, because
each refresh token can be used once.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.messages import ChatId
from bot.stores.store import row_of
from bot.tables.counter import ChatAdminRow, ChatRow, DeliveryRow
from bot.tables.zalo import GroupAdminRow, KeysRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What an official account is entered with.

    Attributes:
        origin: Which refresh token of the operator they descend from, hashed.
        access: Shown with each call; "" before the first renewal.
        refresh: Buys the next pair, once.
        expires_at: When ``access`` ends.
        renewed_at: When ``refresh`` was given; it lives for three months.
    """

    origin: str
    access: str
    refresh: str
    expires_at: datetime
    renewed_at: datetime


def keys(session: Session, app: str) -> Keys | None:
    """Return the keys of an app; None where there are none yet."""
    row = session.get(KeysRow, app)
    if row is None:
        return None
    return Keys(
        origin=row.origin,
        access=row.access,
        refresh=row.refresh,
        expires_at=row.expires_at,
        renewed_at=row.renewed_at,
    )


def keep_keys(session: Session, app: str, kept: Keys) -> None:
    """Put new keys in the place of the old ones."""
    session.merge(
        KeysRow(
            app=app,
            origin=kept.origin,
            access=kept.access,
            refresh=kept.refresh,
            expires_at=kept.expires_at,
            renewed_at=kept.renewed_at,
        )
    )


def told_there(session: Session, at: ChatId, message: str) -> bool:
    """Say whether a message of a chat, by its id, is one that the ledger delivered."""
    row = row_of(session, at)
    if row is None:
        return False
    ours = select(DeliveryRow.id).where(
        DeliveryRow.chat_id == row.id, DeliveryRow.message_id == message
    )
    return session.scalar(ours.limit(1)) is not None


def admins(session: Session, at: ChatId) -> frozenset[str]:
    """Return whom the platform told us to be an admin of a group."""
    known = select(GroupAdminRow.sender).where(
        GroupAdminRow.platform == at.platform, GroupAdminRow.chat == at.id
    )
    return frozenset(session.scalars(known))


def add_admin(session: Session, at: ChatId, sender: str) -> None:
    """Note an admin of a group."""
    session.merge(GroupAdminRow(platform=at.platform, chat=at.id, sender=sender))


def drop_admin(session: Session, at: ChatId, sender: str) -> None:
    """Forget an admin of a group, also where he proved himself with an invitation."""
    session.execute(
        delete(GroupAdminRow).where(
            GroupAdminRow.platform == at.platform,
            GroupAdminRow.chat == at.id,
            GroupAdminRow.sender == sender,
        )
    )
    bound = select(ChatRow.id).where(ChatRow.platform == at.platform, ChatRow.chat == at.id)
    session.execute(
        delete(ChatAdminRow).where(ChatAdminRow.chat_id.in_(bound), ChatAdminRow.sender == sender)
    )
