"""What every platform can do, and tells of itself. Code asks for an ability, not a name."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.messages import ChatId, Heard, Message

Hear = Callable[[Heard], Awaitable[None]]
"""Where a platform brings what it heard. Never raises; returns when it has been dealt with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Abilities:
    """What a platform can do and how fast; decisions are made from these, never from its name.

    Attributes:
        text_limit: The longest text of one message, in UTF-16 units.
        span_limit: The most spans of one message; further ones are dropped from the end.
        links: Whether text may lead to an address; else the address stands on a line of its own.
        choices: Whether choices are buttons; else they are numbered lines, answered by number.
        edit: Whether a sent message can be changed.
        withdraw: Whether a sent message can be taken back.
        per_second: How many messages a second the bot may send in all.
        per_chat_minute: How many messages a minute one group may get.
        chat_spacing: Seconds between two messages to one chat.
    """

    text_limit: int
    span_limit: int
    links: bool
    choices: bool
    edit: bool
    withdraw: bool
    per_second: float
    per_chat_minute: int
    chat_spacing: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """A line of a command menu: ``name`` without the slash, ASCII; ``help`` for people."""

    name: str
    help: str


class Platform(Protocol):
    """A place where the bot talks.

    ``open`` before anything else, ``close`` last. ``send``, ``edit`` and ``withdraw`` may be called
    side by side, for several chats at once; they raise only ``bot.errors.SendError``.
    """

    name: str
    abilities: Abilities

    async def open(self) -> None:
        """Connect and prove the credentials.

        Raises:
            PlatformError: The platform cannot be used; the text says why, and holds no token.
        """

    async def listen(self, hear: Hear) -> None:
        """Bring all that is heard to ``hear``, one chat's things in their order, until cancelled.

        Raises:
            PlatformError: Listening has become impossible.
        """

    async def send(self, chat: ChatId, message: Message, *, thread: str | None = None) -> str:
        """Send one message and return the platform's id of it.

        Raises:
            SendError: One of its kinds; see ``bot.errors``.
        """

    async def edit(self, chat: ChatId, message_id: str, message: Message) -> None:
        """Put ``message`` in the place of one sent before. Only where ``abilities.edit``."""

    async def withdraw(self, chat: ChatId, message_id: str) -> None:
        """Take back a message. Only where ``abilities.withdraw``."""

    async def is_admin(self, chat: ChatId, sender: str) -> bool | None:
        """Say whether the platform itself knows ``sender`` as an admin of ``chat``.

        None where it does not know roles, or cannot be asked now.
        """

    async def offer(self, menu: Sequence[MenuItem]) -> None:
        """Show the commands in the platform's own menu; nothing where it has none."""

    async def close(self) -> None:
        """Let go of all connections. Never raises."""
