"""What is said in a chat, in both directions, without a word about any platform.

``RichText`` is text plus spans counted in UTF-16 units: Telegram's ``entities`` and Zalo's
``text_styles`` both count so, so nothing needs escaping and nothing can be injected.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum


class Style(StrEnum):
    """How a piece of text looks; what a platform cannot show, it leaves out."""

    BOLD = "bold"
    ITALIC = "italic"
    LINK = "link"
    QUOTE = "quote"
    EXPANDABLE = "expandable"
    """A quotation that is shown folded, where the platform can; for what is long."""


def units(text: str) -> int:
    """Return the length of ``text`` in UTF-16 code units, as Telegram and Zalo count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True)
class Span:
    """``length`` UTF-16 units from ``start`` in one style.

    ``url`` only where the style is LINK. An address that is ``aside`` is left out where it would
    have to stand in the text: who is named beside others is found by name.
    """

    start: int
    length: int
    style: Style
    url: str | None = None
    aside: bool = False

    def moved(self, by: int) -> "Span":
        """Return the same span, ``by`` units further."""
        return replace(self, start=self.start + by)


@dataclass(frozen=True, slots=True)
class RichText:
    """Text with styled spans; spans may nest, and lie within the text."""

    text: str = ""
    spans: tuple[Span, ...] = ()

    def __add__(self, other: "RichText | str") -> "RichText":
        tail = plain(other) if isinstance(other, str) else other
        by = units(self.text)
        return RichText(self.text + tail.text, self.spans + tuple(s.moved(by) for s in tail.spans))

    def __radd__(self, other: str) -> "RichText":
        return plain(other) + self

    def __bool__(self) -> bool:
        return bool(self.text)

    def __len__(self) -> int:
        """Return the length in UTF-16 units."""
        return units(self.text)

    def styled(self, style: Style, url: str | None = None) -> "RichText":
        """Return the same text with one more span over all of it."""
        if not self.text:
            return self
        return RichText(self.text, (Span(0, len(self), style, url), *self.spans))


def plain(text: str) -> RichText:
    """Return text without any style."""
    return RichText(text)


def bold(text: str) -> RichText:
    """Return bold text."""
    return RichText(text).styled(Style.BOLD)


def italic(text: str) -> RichText:
    """Return slanted text."""
    return RichText(text).styled(Style.ITALIC)


def link(text: str, url: str, *, aside: bool = False) -> RichText:
    """Return text that leads to ``url`` (absolute, http or https); ``aside`` as in ``Span``."""
    return RichText(text, (Span(0, units(text), Style.LINK, url, aside),) if text else ())


def joined(separator: str, parts: Iterable[RichText | str]) -> RichText:
    """Return ``parts`` one after the other with ``separator`` between them; empty parts count."""
    whole = RichText()
    for number, part in enumerate(parts):
        whole = whole + (separator if number else "") + part
    return whole


class Answer(StrEnum):
    """What a choice answers to a yes-or-no question, and so which typed words stand for it."""

    YES = "yes"
    SURELY = "surely"
    """A yes to what cannot be taken back: a nod ("ừ", "ok") is too little for it."""
    NO = "no"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose under a message: a button, or a numbered line where there are none.

    Attributes:
        label: What is read.
        command: What choosing it says, as if the chooser had typed it ("/chude +doi_ngoai").
            It is authorized anew at every press, so it needs no signature. At most 64 bytes.
            A mark may end it, "~1f0c9a", that says on what it was offered; nobody types that.
        answer: What it answers, where the message above asks a yes-or-no question; else None.
    """

    label: str
    command: str
    answer: Answer | None = field(default=None, compare=False)


_MARK = re.compile(r" ~\w+\Z")


def unmarked(command: str) -> str:
    """Return a choice's command as somebody would type it: without the mark at its end."""
    return _MARK.sub("", command)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A picture or a document that a message carries.

    Attributes:
        data: The file itself.
        name: What it is called; one line, with its ending.
        media_type: As "image/jpeg".
        picture: Whether it is shown as a picture; else it is a document, to be opened.
        key: Under which our own door shows it to everybody who knows the key; "" where it is not
            kept, see ``bot.stores.attachment_store``.
        digest: The same for the same bytes under the same name, shown the same way; SHA-256.
    """

    data: bytes = field(repr=False)
    name: str
    media_type: str
    picture: bool
    key: str = field(default="", compare=False)
    digest: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        told = "\n".join([self.name, self.media_type, str(self.picture), ""])
        whole = hashlib.sha256(told.encode("utf-8", "replace"))
        whole.update(self.data)
        object.__setattr__(self, "digest", whole.hexdigest())


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent to one chat as one message.

    Attributes:
        content: The text; at most the platform's limit. Under a picture or a document it is the
            caption, and may be empty.
        choices: Rows of choices; empty where there is nothing to choose.
        silent: Whether it comes without a sound, where the platform can.
        answer: Whether somebody waits for it; where messages are counted, the last are kept for
            such.
        attachment: What it carries; None where it is text alone.
        asks: The id of what somebody wrote in a group, who is now asked for words: what he types
            next is to be a reply to this message, or the bot may never hear of it. None where
            nobody is asked, or the id is not known.
        replies: The id of what somebody wrote that it is shown to reply to, where the platform
            can; None where it comes at once, so that nobody needs to be told what it answers.
    """

    content: RichText
    choices: tuple[tuple[Choice, ...], ...] = ()
    silent: bool = False
    answer: bool = False
    attachment: Attachment | None = None
    asks: str | None = None
    replies: str | None = None


class ChatKind(StrEnum):
    """Whether one person is spoken to, or several."""

    PRIVATE = "private"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class ChatId:
    """Where the bot talks: a platform's name and the platform's own opaque id."""

    platform: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One thing that somebody wrote or pressed, as the platform brought it.

    Attributes:
        chat: Where.
        kind: A private chat or a group.
        sender: The platform's opaque id of who wrote; the chat's own id for an anonymous admin.
        text: As written, or written under a photo (then perhaps empty), or the command of the
            choice that was pressed; a mention of the bot at its beginning is already taken off.
        addressed: Whether the bot itself is spoken to (private chat, mention, reply to it, press).
        pressed: The id of the message whose choice was pressed; None where the text was typed.
        replied: The id of the bot's message that this one replies to; None where there is none.
        thread: The forum topic it was written in; None outside forums and in the main one.
        anonymous: Written in the name of the chat itself, which only its admins can do.
        forwarded: Whether the words are somebody else's, whom the platform need not name.
        photo: The platform's opaque reference to the photo that was sent, in its largest size, for
            ``Platform.download``; None where there is none.
        id: The platform's id of what was written; None where a choice was pressed, or where it is
            of no use, see ``Message.asks``.
        said_at: When it was written, by the platform's clock; aware, UTC. None where it does not
            tell, and where a choice was pressed.
    """

    chat: ChatId
    kind: ChatKind
    sender: str
    text: str
    addressed: bool
    pressed: str | None = None
    replied: str | None = None
    thread: str | None = None
    anonymous: bool = False
    forwarded: bool = False
    photo: str | None = None
    id: str | None = None
    said_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """The platform told us that the bot was removed from ``chat`` or may no longer write there.

    Attributes:
        chat: Where.
        closed: Whether the bot is still in the chat, and only may not write.
    """

    chat: ChatId
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """The platform told us that the bot may write in ``chat`` (again)."""

    chat: ChatId
    kind: ChatKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """The platform gave ``chat`` a new id."""

    chat: ChatId
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineQuery:
    """Somebody types the bot's name and some words in any chat, and waits for proposals.

    Attributes:
        chat: The asker's private chat with the bot: where he types is not told.
        id: The platform's opaque id of the query.
        text: What stands behind the bot's name; empty at the beginning.
        offset: Where the proposals go on; empty at the beginning, else what we gave as ``next``.
    """

    chat: ChatId
    id: str
    text: str
    offset: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One of the answers to an inline query.

    Attributes:
        title: One line.
        summary: One or two lines under it; may be empty.
        message: What is sent into the chat, in the asker's name, when this one is chosen.
    """

    title: str
    summary: str
    message: Message


Heard = Incoming | Gone | Back | Moved | InlineQuery


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered.

    Attributes:
        content: The text; may be longer than one message: it is split on the way out.
        choices: Rows of choices under the last message.
        replaces: Whether it takes the place of the message whose choice was pressed, where the
            platform can edit; elsewhere it is sent as a new one.
        unit: The number of the unit that it is about, for the audit; None where the chat's is.
        awaits: The command that what the asker types next completes, where he types none of his
            own ("/thongbao noidung"); "" where nothing is awaited.
        attachment: What the first message carries; None where it is text alone.
        items: The commands that open what stands numbered in the content, those of 1, 2, 3 … in
            this order, also of the pages before; "" for what stands numbered and opens nothing;
            empty where nothing is numbered. Some of the choices may be the same.
        told: The stories that it tells, by their entries, for who asks about them ("nguồn đâu?").
    """

    content: RichText
    choices: tuple[tuple[Choice, ...], ...] = field(default=())
    replaces: bool = False
    unit: int | None = None
    awaits: str = ""
    attachment: Attachment | None = None
    items: tuple[str, ...] = ()
    told: tuple[int, ...] = ()


def numbered(choices: Iterable[Choice], items: Sequence[str]) -> dict[int, Choice]:
    """Return the choices that are numbered lines, where there are no buttons, by their numbers.

    A number means one thing only: they go on behind the numbers of ``items`` (``Reply``), and what
    opens one of those is no line of its own.
    """
    lines = [choice for choice in choices if choice.command not in items]
    return dict(enumerate(lines, len(items) + 1))
