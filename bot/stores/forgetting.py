"""Erased means erased: all that is kept of one chat, and of its person, goes wherever it stands.

The operator's way (``bantin forget``): what a chat erases itself (``bot.stores.erasure``), and
then what names its person elsewhere.

Plain functions of a session.

The database zeroes what is deleted (``jobs.database``); ``Database.scrub`` also empties its log.
What is told of a unit stays: an organisation is nobody's secret.
"""

from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy import CursorResult, Executable, delete, select, update
from sqlalchemy.orm import Session

from bot.messages import ChatId
from bot.stores import erasure
from bot.stores.store import named
from bot.tables.choices import UndoRow
from bot.tables.compilations import CompilationRow
from bot.tables.counter import (
    AuditRow,
    ChatAdminRow,
    ChatRow,
    GrantCodeRow,
    GrantRow,
    InvitationRow,
)
from bot.tables.notices import NoticeRow, RemovalRow
from bot.tables.zalo import GroupAdminRow

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
    counts = dict(erasure.held(session, at))
    erasure.erase(session, at)
    counts["removals"] = _removals(session, at)
    for name, statement in _person(at).items():
        counts[name] = counts.get(name, 0) + _rows(session, statement)
    session.expire_all()
    return {name: count for name, count in counts.items() if count}


def _removals(session: Session, at: ChatId) -> int:
    """Erase unbindings that could be undone of chats that had the person among their admins."""
    found = [
        row
        for row in session.scalars(select(RemovalRow))
        if row.kept.get("platform") == at.platform and at.id in row.kept.get("admins", ())
    ]
    for row in found:
        session.delete(row)
    session.flush()
    return len(found)


def _person(at: ChatId) -> dict[str, Executable]:
    """Return what is done to each table that names the person of a private chat elsewhere."""
    maker, here = named(at), at.platform
    made: dict[str, Any] = {
        "notices": NoticeRow,
        "compilations": CompilationRow,
        "grants made": GrantRow,
        "grant_codes": GrantCodeRow,
        "invitations": InvitationRow,
    }
    of_platform = select(ChatRow.id).where(ChatRow.platform == here)
    return {
        "chat_admins": delete(ChatAdminRow).where(
            ChatAdminRow.sender == at.id, ChatAdminRow.chat_id.in_(of_platform)
        ),
        "zalo_oa_admins": delete(GroupAdminRow).where(
            GroupAdminRow.platform == here, GroupAdminRow.sender == at.id
        ),
        "undos": delete(UndoRow).where(UndoRow.platform == here, UndoRow.sender == at.id),
        "grants": delete(GrantRow).where(GrantRow.platform == here, GrantRow.sender == at.id),
        **{
            name: update(row).where(row.maker == maker).values(maker=ERASED)
            for name, row in made.items()
        },
        "audit": update(AuditRow)
        .where(AuditRow.platform == here, AuditRow.sender == at.id)
        .values(sender=ERASED),
    }


def _rows(session: Session, statement: Executable) -> int:
    return cast("CursorResult[Any]", session.execute(statement)).rowcount
