"""Who may do what. Trusted is (chat id, sender id) as the platform gives it; never a name."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from bot.audience import Chat
from bot.messages import ChatId, Incoming


class Role(IntEnum):
    """Each role may all that those below it may."""

    ANYBODY = 0
    MEMBER = 1
    CHAT_ADMIN = 2
    ADMIN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What somebody wants, understood and authorized.

    Attributes:
        incoming: As it was written.
        at: The chat it was written in.
        chat: That chat's binding; None where it is not bound.
        role: What the sender may here.
        argument: What stands behind the command's name, stripped; the whole text of a question.
        now: When it was heard; aware, UTC.
    """

    incoming: Incoming
    at: ChatId
    chat: Chat | None
    role: Role
    argument: str
    now: datetime


def role_of(
    incoming: Incoming,
    *,
    admins: frozenset[ChatId],
    bound: bool,
    chat_admins: frozenset[str],
    platform_admin: bool,
) -> Role:
    """Say what the sender of ``incoming`` may.

    Args:
        incoming: What was written.
        admins: Platform and sender id of those that the settings name.
        bound: Whether the chat is bound to a unit.
        chat_admins: Sender ids that are the chat's admins for us.
        platform_admin: Whether the platform knows the sender as an admin of the chat.
    """
    if ChatId(incoming.chat.platform, incoming.sender) in admins:
        return Role.ADMIN
    if not bound:
        return Role.ANYBODY
    if platform_admin or incoming.anonymous or incoming.sender in chat_admins:
        return Role.CHAT_ADMIN
    return Role.MEMBER
