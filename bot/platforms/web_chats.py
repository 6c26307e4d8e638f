"""The preview's chats, who speaks in them, and what stands there."""

from dataclasses import dataclass
from datetime import datetime

from bot.messages import Attachment, ChatKind, Choice, RichText
from bot.texts import web as texts_web


@dataclass(frozen=True, slots=True, kw_only=True)
class WebChat:
    """A chat of the preview.

    Attributes:
        id: Opaque, ASCII, unique on the page.
        kind: A private chat or a group.
        title: What stands above it.
        members: The ids of the speakers in it; empty where all are.
    """

    id: str
    kind: ChatKind
    title: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody in whose name the page can write.

    Attributes:
        id: The platform's id of the sender.
        label: What the page calls him.
        admin_of_chats: Whether the platform knows him as an admin of every group he is in.
    """

    id: str
    label: str
    admin_of_chats: bool = False


def speakers_of_the_page() -> tuple[Speaker, ...]:
    """Return who can be played: a member, the group's admin, the bot's owner."""
    return (
        Speaker(id="member", label=texts_web.member()),
        Speaker(id="secretary", label=texts_web.secretary(), admin_of_chats=True),
        Speaker(id="admin", label=texts_web.admin()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One message as it stands in a chat now.

    Attributes:
        id: A number, as text; a later message has a greater one, over all chats.
        change: The number of its last change; every change of any message has a greater one.
        chat: The id of its chat.
        author: The id of the speaker who wrote it; None where the bot did.
        at: When it was sent; aware, UTC.
        content: Its text; empty once it is withdrawn.
        choices: Rows of choices under it.
        replied: The id of the message that it answers; None where there is none.
        edited: Whether it was changed after it was sent.
        withdrawn: Whether it was taken back.
        attachment: What it carries, under a key of the page's own; None where it is text alone.
    """

    id: str
    change: int
    chat: str
    author: str | None
    at: datetime
    content: RichText
    choices: tuple[tuple[Choice, ...], ...] = ()
    replied: str | None = None
    edited: bool = False
    withdrawn: bool = False
    attachment: Attachment | None = None
