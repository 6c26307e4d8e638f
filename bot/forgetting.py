"""Erased means erased: all that is kept of one chat, and of its person, goes wherever it stands.

The operator's way (``bantin forget``); what a chat erases itself is ``bot.erasure``'s.

Plain functions of a session.

The database zeroes what is deleted (``jobs.database``); ``Database.scrub`` also empties its log.
What is told of a unit stays: an organisation is nobody's secret.
"""

from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy import CursorResult, Executable, delete, or_, select, update
from sqlalchemy.orm import Session

from bot.messages import ChatId
from bot.store import named
from bot.tables import (
    AlarmRow,
    AuditRow,
    BulletinRow,
    ChatAdminRow,
    ChatRow,
    DeliveryRow,
    GrantCodeRow,
    GrantRow,
    GroupAdminRow,
    InvitationRow,
    InvitationTryRow,
    PostedRow,
)
from bot.tables_choices import UndoRow
from bot.tables_compilations import CompilationRow
from bot.tables_machines import LetterRow
from bot.tables_notices import (
    ConfirmationRow,
    MeetingChangeRow,
    MeetingRow,
    MeetingToldRow,
    NoticeRow,
    RemovalRow,
)

HANGING = (
    DeliveryRow,
    ChatAdminRow,
    ConfirmationRow,
    MeetingRow,
    MeetingChangeRow,
    MeetingToldRow,
)
"""What hangs on a chat's row by its number."""

ERASED = ""
"""What stands where an id stood, in a line that is kept because it speaks of a unit."""

COVERED = frozenset(
    {
        "alarms.about",
        "audit.chat",
        "audit.sender",
        "bulletins.audience",
        "chat_admins.sender",
        "chats.chat",
        "compilations.maker",
        "grant_codes.maker",
        "grants.maker",
        "grants.sender",
        "inbox.chat",
        "invitation_tries.chat",
        "invitations.maker",
        "letters.chat",
        "notices.maker",
        "removals.kept",
        "undos.chat",
        "undos.kept",
        "undos.sender",
        "zalo_oa_admins.chat",
        "zalo_oa_admins.sender",
    }
)
"""Columns that may name a chat or a person; a test compares them with the tables."""


def forget_chat(session: Session, at: ChatId) -> Mapping[str, int]:
    """Erase all that is kept of a chat: binding, choices, admins, deliveries, and its id anywhere.

    A private chat has the id of its person, so his roles and the ids that he left elsewhere go with
    it. Lines of the audit stay, without who and where: what was done to a unit has been done.

    Returns:
        Table → how many rows were erased or lost an id; only those that had any.
    """
    number = session.scalar(
        select(ChatRow.id).where(ChatRow.platform == at.platform, ChatRow.chat == at.id)
    )
    counts = {} if number is None else _bound(session, number)
    counts["alarms"] = _alarms(session, at)
    counts["removals"] = _removals(session, at)
    for name, statement in _unbound(at).items():
        counts[name] = counts.get(name, 0) + _rows(session, statement)
    session.expire_all()
    return {name: count for name, count in counts.items() if count}


def rename(session: Session, at: ChatId, to: str) -> None:
    """A chat has a new id: let no trace keep the old one, which nobody could ask to erase."""
    session.execute(
        update(AuditRow)
        .where(AuditRow.platform == at.platform, AuditRow.chat == at.id)
        .values(chat=to)
    )
    for row in session.scalars(select(AlarmRow)):
        if _speaks_of(row, at):
            row.about = {**row.about, "chat": to}


def _bound(session: Session, number: int) -> dict[str, int]:
    """Erase a chat's row and what hangs on it; nothing may come to whoever gets its number next."""
    counts = {
        str(row.__tablename__): _rows(session, delete(row).where(row.chat_id == number))
        for row in HANGING
    }
    for row in session.scalars(select(BulletinRow)):
        if number in row.audience:
            row.audience = [each for each in row.audience if each != number]
    session.flush()
    counts["chats"] = _rows(session, delete(ChatRow).where(ChatRow.id == number))
    return counts


def _removals(session: Session, at: ChatId) -> int:
    """Erase unbindings that could be undone: of the chat itself, or with it among the admins."""
    found = [
        row
        for row in session.scalars(select(RemovalRow))
        if row.kept.get("platform") == at.platform
        and at.id in {row.kept.get("chat"), *row.kept.get("admins", ())}
    ]
    for row in found:
        session.delete(row)
    session.flush()
    return len(found)


def _unbound(at: ChatId) -> dict[str, Executable]:
    """Return what is done to each table that names chats and people by their ids."""
    maker, here = named(at), at.platform
    of_chat = (AuditRow.chat == at.id, AuditRow.sender == at.id)
    return {
        "chat_admins": delete(ChatAdminRow).where(
            ChatAdminRow.sender == at.id,
            ChatAdminRow.chat_id.in_(select(ChatRow.id).where(ChatRow.platform == here)),
        ),
        "letters": delete(LetterRow).where(LetterRow.platform == here, LetterRow.chat == at.id),
        "undos": delete(UndoRow).where(
            UndoRow.platform == here, or_(UndoRow.chat == at.id, UndoRow.sender == at.id)
        ),
        "inbox": delete(PostedRow).where(PostedRow.platform == here, PostedRow.chat == at.id),
        "invitation_tries": delete(InvitationTryRow).where(
            InvitationTryRow.platform == here, InvitationTryRow.chat == at.id
        ),
        "zalo_oa_admins": delete(GroupAdminRow).where(
            GroupAdminRow.platform == here,
            or_(GroupAdminRow.chat == at.id, GroupAdminRow.sender == at.id),
        ),
        "grants": delete(GrantRow).where(GrantRow.platform == here, GrantRow.sender == at.id),
        "notices": update(NoticeRow).where(NoticeRow.maker == maker).values(maker=ERASED),
        "compilations": update(CompilationRow)
        .where(CompilationRow.maker == maker)
        .values(maker=ERASED),
        "grants made": update(GrantRow).where(GrantRow.maker == maker).values(maker=ERASED),
        "grant_codes": update(GrantCodeRow).where(GrantCodeRow.maker == maker).values(maker=ERASED),
        "invitations": update(InvitationRow)
        .where(InvitationRow.maker == maker)
        .values(maker=ERASED),
        "audit": update(AuditRow)
        .where(AuditRow.platform == here, or_(*of_chat))
        .values(chat=ERASED, sender=ERASED),
    }


def _alarms(session: Session, at: ChatId) -> int:
    told = [row for row in session.scalars(select(AlarmRow)) if _speaks_of(row, at)]
    for row in told:
        session.delete(row)
    session.flush()
    return len(told)


def _speaks_of(row: AlarmRow, at: ChatId) -> bool:
    return row.about.get("platform") == at.platform and row.about.get("chat") == at.id


def _rows(session: Session, statement: Executable) -> int:
    return cast("CursorResult[Any]", session.execute(statement)).rowcount
