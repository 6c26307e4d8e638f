"""The Zalo Bot Platform's JSON and what it means to us, in both directions: pure.

Whatever was posted, nothing here raises.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from bot.attached import address
from bot.messages import ChatId, ChatKind, Incoming, Message, RichText, Style
from bot.platforms.foreign import LONGEST_ID, Json, id_of, text_of, within

TEXT_LIMIT = 2000
"""Characters of a text or a caption, as Zalo documents them for bots and official accounts."""
SPAN_LIMIT = 100
KINDS = {"PRIVATE": ChatKind.PRIVATE, "GROUP": ChatKind.GROUP}
STYLES = {Style.BOLD: "b", Style.ITALIC: "i"}
"""Quotations have no style of their own, and links none at all."""
PHOTO = "message.image.received"
WORDS = {"message.text.received": ("text",), PHOTO: ("caption", "text")}
"""Events that bring words, and where those stand."""
EVENTS = frozenset(
    {
        *WORDS,
        "message.sticker.received",
        "message.voice.received",
        "message.unsupported.received",
    }
)
"""All events that we know; to those without words we have nothing to say."""
PHOTO_URL = ("photo_url", "photo")
"""Where a photo's address stands: as Zalo posts it, and as it documents it."""
UNNAMED = "?"
"""Stands for the id of a message that was delivered and got none; nothing here needs one."""
LONGEST_URL = 2000
LONGEST_NAME = 60

_COMMAND = re.compile(rf"@(?P<name>[^/\n@]{{1,{LONGEST_NAME}}}?)\s+(?=/[^\W\d_])")
_FIRST_WORD = re.compile(r"@\S*[\s,:]*")


def shaped(chat: str, message: Message, files_at: str = "") -> tuple[str, Json]:
    """Return the method that sends a message to a chat, and its parameters.

    A picture's text stands under it, without styles: what Zalo documents of sendPhoto has none.
    """
    if message.attachment is not None:
        picture: Json = {"chat_id": chat, "photo": address(message.attachment, files_at)}
        caption = {"caption": message.content.text} if message.content else {}
        return "sendPhoto", picture | caption
    params: Json = {"chat_id": chat, "text": message.content.text}
    if styles := text_styles(message.content):
        params["text_styles"] = styles
    return "sendMessage", params


def text_styles(content: RichText) -> list[Json]:
    """Return what of the spans Zalo shows; both sides count in UTF-16 units."""
    found: dict[tuple[int, int], list[str]] = {}
    for span in content.spans:
        if span.style in STYLES and span.length:
            codes = found.setdefault((span.start, span.length), [])
            if STYLES[span.style] not in codes:
                codes.append(STYLES[span.style])
    styles = [{"start": start, "len": length, "st": st} for (start, length), st in found.items()]
    return styles[:SPAN_LIMIT]


def unwrapped(told: Any) -> Json | None:
    """Return the update itself: Zalo posts it bare, and documents it inside ``result``.

    None where there is none.
    """
    if isinstance(told, dict) and "event_name" not in told:
        told = told.get("result")
    return told if isinstance(told, dict) and isinstance(told.get("event_name"), str) else None


def updates_in(result: Any) -> Iterator[Json]:
    """Yield what getUpdates brought: one object, though it is called updates."""
    for each in result if isinstance(result, list) else [result]:
        if (update := unwrapped(each)) is not None:
            yield update


def chat_of(update: Json) -> str:
    """Return the id of the chat; "" where there is none that can be one."""
    return id_of(within(update, "message", "chat").get("id"))


def key_of(update: Json) -> str | None:
    """Return what tells an update from all others: event, chat, message; None where it cannot."""
    chat, message = chat_of(update), id_of(within(update, "message").get("message_id"))
    return f"{update['event_name'][:LONGEST_ID]} {chat} {message}" if chat and message else None


def words_of(update: Json) -> str:
    """Return what was written, or written under a picture; "" where nothing was."""
    message = within(update, "message")
    for name in WORDS.get(update["event_name"], ()):
        text = message.get(name)
        if isinstance(text, str) and text.strip():
            return unicodedata.normalize("NFC", text)
    return ""


def what_is_heard(update: Json, *, platform: str, names: Iterable[str]) -> Incoming | None:
    """Read an update; None where nothing is said to us: stickers, voices, other bots.

    Zalo brings of a group only what names the bot or replies to it, so all of it is addressed.

    Args:
        update: As ``unwrapped`` returns it.
        platform: The platform's name in chat ids.
        names: By which the bot may have been called.
    """
    author = within(update, "message", "from")
    kind = KINDS.get(str(within(update, "message", "chat").get("chat_type")).upper())
    chat, sender, text = chat_of(update), id_of(author.get("id")), words_of(update)
    photo = photo_of(update)
    if not (kind and chat and sender and (text or photo)) or author.get("is_bot") is True:
        return None
    return Incoming(
        chat=ChatId(platform, chat),
        kind=kind,
        sender=sender,
        text=without_mention(text, names) if kind is ChatKind.GROUP else _command_in(text),
        addressed=True,
        photo=photo,
    )


def photo_of(update: Json) -> str | None:
    """Return the address of the photo that was sent; None where there is none."""
    if update["event_name"] != PHOTO:
        return None
    message = within(update, "message")
    for name in PHOTO_URL:
        url = message.get(name)
        if isinstance(url, str) and len(url) <= LONGEST_URL and url.startswith("https://"):
            return url
    return None


def without_mention(text: str, names: Iterable[str]) -> str:
    """Return the text without the bot's name, before it or within; a command keeps it within.

    Names have spaces and no end mark, and getMe does not tell them. Before a command the name is
    what stands before the command; else, where none of ``names`` fits and none is known, the first
    word is taken for it.
    """
    text, known = text.strip(), sorted(names, key=len, reverse=True)
    if text.startswith("/"):
        return text
    if not text.startswith("@"):
        for name in known:
            text = calling(name).sub("", text).rstrip(" ,:")
        return text
    for name in known:
        if called := calling(name).match(text):
            return text[called.end() :]
    if command := _COMMAND.match(text):
        return text[command.end() :]
    return text if known else _FIRST_WORD.sub("", text, count=1)


def calling(name: str) -> re.Pattern[str]:
    """Return what finds where somebody is called by a name."""
    return re.compile(rf"(?<!\S)@{re.escape(name)}(?![^\s,:.!?])[\s,:]*", re.IGNORECASE)


def _command_in(text: str) -> str:
    """Return what was written in private; a command as groups are told it, without the name."""
    text = text.strip()
    command = _COMMAND.match(text)
    return text[command.end() :] if command else text


def name_in(text: str) -> str | None:
    """Return the name by which a group called the bot before a command; None where it did not."""
    command = _COMMAND.match(text.strip())
    return command["name"].strip() if command else None


def sent_id(answer: Any) -> str:
    """Return the id of a message that was sent; ``UNNAMED`` where Zalo told none."""
    return text_of(answer.get("message_id") if isinstance(answer, dict) else None) or UNNAMED
