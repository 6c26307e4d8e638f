"""What every platform can do, and tells of itself. Code asks for an ability, not a name."""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Protocol

from bot.messages import ChatId, Heard, InlineQuery, Message, Proposal

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
        hushes: Whether a message can come without a sound; else what is meant to, in quiet hours,
            waits for their end.
        inline: Whether it brings inline queries, and they can be answered.
        pictures: Whether a message can be a picture with the text under it.
        documents: Whether it can be a document with the text under it.
        caption_limit: The longest text under a picture or a document, in UTF-16 units.
        fetches: Whether the platform fetches pictures itself, from ``files_at``.
        files_at: The address of our door from outside, where it shows the files that are sent; ""
            where it cannot be reached. What is no ability is then a link in the text.
        family: Bots of one family know a chat by the same id, so it can be moved from one to
            another; "" where each bot has ids of its own.
        mentions: Whether it brings of a group only what names the bot or replies to it, commands
            too: they are then told with the bot's name before them.
        called: By what name groups call the bot, without the "@"; "" where it is not known.
    """

    text_limit: int
    span_limit: int
    per_second: float
    per_chat_minute: int
    chat_spacing: float
    links: bool = False
    choices: bool = False
    edit: bool = False
    withdraw: bool = False
    hushes: bool = True
    inline: bool = False
    pictures: bool = False
    documents: bool = False
    caption_limit: int = 0
    fetches: bool = False
    files_at: str = ""
    family: str = ""
    mentions: bool = False
    called: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """A line of a command menu: ``name`` without the slash, ASCII; ``help`` for people."""

    name: str
    help: str


class Readers(StrEnum):
    """Who is shown a menu of commands; the first is for all whom no other one fits."""

    EVERYBODY = "everybody"
    PRIVATE = "private"
    GROUPS = "groups"
    GROUP_ADMINS = "group admins"
    BOT_ADMIN = "bot admin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """The commands that some readers are shown.

    Attributes:
        items: The commands, in order.
        readers: Who sees them.
        sender: Whose private chat shows them; only where ``readers`` is BOT_ADMIN.
    """

    items: tuple[MenuItem, ...]
    readers: Readers = Readers.EVERYBODY
    sender: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """What a platform posted to our webhook, proved to be the platform's, and not yet read.

    Attributes:
        key: Tells it from all else that this platform posts: what comes twice is dealt with once.
        chat: The chat in whose order it is dealt with; "" where it belongs to none.
        body: What is kept until it has been dealt with.
    """

    key: str
    chat: str
    body: str


class Webhook(Protocol):
    """How a platform brings what is heard where we do not ask for it; see ``bot.inbox``.

    Attributes:
        path: Where it is posted on our door: begins with a slash, and cannot be guessed.
        counts: How much was posted that was not kept, by why.
    """

    path: str
    counts: Counter[str]

    def accept(self, headers: Mapping[str, str], body: bytes) -> Posted | int:
        """Prove that the platform itself posted this; pure, and quick.

        Args:
            headers: Names in lower case.
            body: As it came; at most ``bot.inbox.LARGEST`` bytes.

        Returns:
            What is to be kept and dealt with, or the HTTP status to answer where there is nothing:
            403 for what is not proved, 400 for what cannot be read, 200 for a probe.
        """

    async def deal(self, body: str, hear: Hear) -> None:
        """Bring what was kept to ``hear``; return when it has been dealt with."""


class Platform(Protocol):
    """A place where the bot talks.

    ``open`` before anything else, ``close`` last. ``send``, ``edit`` and ``withdraw`` may be called
    side by side, for several chats at once; they raise only ``bot.errors.SendError``.
    """

    name: str
    abilities: Abilities

    @property
    def webhook(self) -> Webhook | None:
        """Where the platform posts what is heard; None where ``listen`` brings it all."""

    @property
    def lost_for(self) -> timedelta:
        """How long calls have gone unanswered; zero where the last was not, or none was made."""

    async def state(self) -> tuple[bool, str]:
        """Say whether it works, and in one line what does and what does not; never raises.

        For ``bantin check``: before ``open``, or beside a bot that runs.
        """

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

        Args:
            chat: Where.
            message: What; its attachment only as ``bot.attached.fitting`` leaves it.
            thread: The forum topic; None for the main one.

        Raises:
            SendError: One of its kinds; see ``bot.errors``.
        """

    async def download(self, reference: str) -> bytes:
        """Fetch a photo that somebody sent; at most ``LARGEST_PHOTO`` bytes.

        Args:
            reference: ``Incoming.photo``.

        Raises:
            SendError: One of its kinds; RefusedError where there is no such photo (any more), or
                it is too large.
        """

    async def edit(self, chat: ChatId, message_id: str, message: Message) -> None:
        """Put ``message`` in the place of one sent before. Only where ``abilities.edit``.

        Doing it again does no harm, so neither does an outcome that is unknown.

        Raises:
            SendError: One of its kinds; TooLateError or MessageGoneError where it is left as it is.
        """

    async def withdraw(self, chat: ChatId, message_id: str) -> None:
        """Take back a message; one that is gone already is no error.

        Only where ``abilities.withdraw``.

        Raises:
            SendError: One of its kinds; TooLateError where it is left as it is.
        """

    async def is_admin(self, chat: ChatId, sender: str) -> bool | None:
        """Say whether the platform itself knows ``sender`` as an admin of ``chat``.

        None where it does not know roles, or cannot be asked now.
        """

    async def offer(self, menus: Sequence[Menu]) -> None:
        """Show the commands in the platform's own menus; nothing where it has none.

        Where it does not tell readers apart, it shows the first.
        """

    async def answer_inline(
        self, query: InlineQuery, proposals: Sequence[Proposal], *, next_offset: str = ""
    ) -> None:
        """Show proposals to somebody who types. Only where ``abilities.inline``.

        Args:
            query: What was asked.
            proposals: At most 50; none where nothing was found.
            next_offset: What the query for further ones is to bring; empty where there are none.

        Raises:
            SendError: One of its kinds; RefusedError where the asker no longer waits.
        """

    def invitation_link(self, code: str) -> str | None:
        """Return an address that adds the bot to a group and binds that group with ``code``.

        None where the platform has no such thing, or does not yet know the bot's name.
        """

    async def close(self) -> None:
        """Let go of all connections. Never raises."""


LARGEST_PHOTO = 10 * 2**20
"""What Telegram takes as a photo, and more than any phone's picture in a chat."""


LOST = timedelta(minutes=2)
"""A platform that has not answered for longer is out of reach, and somebody should look why: for
shorter, servers are restarted and lines break off."""


def in_reach(platform: Platform) -> bool:
    """Say whether a platform can be talked on, as far as our calls tell."""
    return platform.lost_for <= LOST


def how_heard(webhook: str, ours: str | None, *, posted: bool, take_over: bool) -> tuple[bool, str]:
    """Say whether what is heard reaches us, and in a word how.

    Args:
        webhook: The address that the platform posts to; "" where there is none.
        ours: The one that we set, or would; None where we cannot be found from outside.
        posted: Whether the operator wants to be posted to; else it is polled.
        take_over: Whether another program's webhook is replaced.
    """
    if not webhook:
        return True, "webhook not set yet: `bantin run` does it" if posted else "polled"
    if webhook != ours:
        return take_over, "ANOTHER program's webhook is set"
    return True, "webhook set" if posted else "webhook set; `bantin run` will poll"


class Plain:
    """What a platform does that has no webhook, photos, menus, inline queries, links that invite.

    It can neither change nor take back what was sent. Nor has it a network: whatever has one notes
    its calls with a ``Contact``, and tells its state.
    """

    webhook: Webhook | None = None

    @property
    def lost_for(self) -> timedelta:
        """Return zero: there is nothing to be out of reach of."""
        return timedelta()

    async def state(self) -> tuple[bool, str]:
        """Say that there is nothing that could fail."""
        return True, "needs nothing"

    async def answer_inline(
        self, query: InlineQuery, proposals: Sequence[Proposal], *, next_offset: str = ""
    ) -> None:
        """Not an ability of this platform."""
        raise NotImplementedError

    async def download(self, reference: str) -> bytes:
        """Not an ability of this platform: it brings no photos."""
        raise NotImplementedError

    async def edit(self, chat: ChatId, message_id: str, message: Message) -> None:
        """Not an ability of this platform."""
        raise NotImplementedError

    async def withdraw(self, chat: ChatId, message_id: str) -> None:
        """Not an ability of this platform."""
        raise NotImplementedError

    async def offer(self, menus: Sequence[Menu]) -> None:
        """Show nothing: there are no menus; ``/trogiup`` lists the commands."""

    def invitation_link(self, code: str) -> str | None:  # noqa: ARG002
        """Return None: codes are read out and typed."""
        return None
