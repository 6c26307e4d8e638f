"""Who may do what. Trusted is (chat id, sender id) as the platform gives it; never a name."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from bot.audience import Chat
from bot.messages import ChatId, ChatKind, Incoming


class Role(IntEnum):
    """Each role may all that those below it may; UNIT_ADMIN for the units below his own only."""

    ANYBODY = 0
    MEMBER = 1
    CHAT_ADMIN = 2
    UNIT_ADMIN = 3
    ADMIN = 4
    OWNER = 5


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
        unit: The number of the chat's unit; None where the chat is not bound.
        roots: The units whose subtrees the sender may manage here; None for all there are.
        sure: Whether this very command was offered to the sender here as a choice, lately, and
            not chosen since: only then a step that cannot be taken back may follow.
    """

    incoming: Incoming
    at: ChatId
    chat: Chat | None
    role: Role
    argument: str
    now: datetime
    unit: int | None = None
    roots: frozenset[int] | None = frozenset()
    sure: bool = False

    @property
    def who(self) -> ChatId:
        """The sender: platform and opaque id."""
        return ChatId(self.at.platform, self.incoming.sender)

    @property
    def private(self) -> bool:
        """Whether nobody but the sender hears the answer."""
        return self.incoming.kind is ChatKind.PRIVATE

    def manages(self, line: Collection[int]) -> bool:
        """Say whether the sender may manage a unit, given as its line up to the root."""
        return self.roots is None or not self.roots.isdisjoint(line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known of a sender before he is judged.

    Attributes:
        owner: Whether the settings name him.
        admin: Whether an owner made him an admin.
        roots: The units whose admin he was made.
        line: The chat's unit and all above it; None where the chat is not bound.
        chat_admin: Whether he is the chat's admin for us.
        platform_admin: Whether the platform knows him as an admin of the chat.
    """

    owner: bool = False
    admin: bool = False
    roots: frozenset[int] = frozenset()
    line: tuple[int, ...] | None = None
    chat_admin: bool = False
    platform_admin: bool = False

    @property
    def above(self) -> Role | None:
        """The role that does not come from the chat; None where there is none here.

        A unit's admin is nobody special in the chats of other people's units.
        """
        if self.owner:
            return Role.OWNER
        if self.admin:
            return Role.ADMIN
        if self.roots and (self.line is None or not self.roots.isdisjoint(self.line)):
            return Role.UNIT_ADMIN
        return None


def role_of(standing: Standing, *, anonymous: bool) -> Role:
    """Say what a sender may in the chat he writes in; pure.

    Args:
        standing: What is known of him.
        anonymous: Whether he writes in the name of the chat, which only its admins can do; then
            nobody knows who he is, so he has no other role.
    """
    if not anonymous and standing.above is not None:
        return standing.above
    if standing.line is None:
        return Role.ANYBODY
    if standing.platform_admin or anonymous or standing.chat_admin:
        return Role.CHAT_ADMIN
    return Role.MEMBER


def roots_of(standing: Standing, role: Role) -> frozenset[int] | None:
    """Return the units whose subtrees a sender may manage; None for all there are; pure."""
    if role >= Role.ADMIN:
        return None
    return standing.roots if role is Role.UNIT_ADMIN else frozenset()
