"""The Bot API's JSON and what it means to us, in both directions: pure, and without any library."""

import re
from datetime import UTC, datetime
from typing import Any, TypeGuard
from urllib.parse import quote

from bot.errors import OutcomeUnknownError, RefusedError
from bot.messages import (
    Back,
    ChatId,
    ChatKind,
    Choice,
    Gone,
    Heard,
    Incoming,
    InlineQuery,
    Message,
    Moved,
    RichText,
    Style,
)

Json = dict[str, Any]

SPAN_LIMIT = 100
CALLBACK_BYTES = 64
"""Bot API: the most ``entities`` of a message, and bytes of ``callback_data``."""
NO_PREVIEW = {"is_disabled": True}
UPDATES = ("message", "my_chat_member", "callback_query")
GENERAL = "1"
"""The forum topic General: messages go there without a thread id, and with this one are refused."""
KINDS = {
    "private": ChatKind.PRIVATE,
    "group": ChatKind.GROUP,
    "supergroup": ChatKind.GROUP,
}
"""Channels are missing: nobody speaks to the bot there."""
STYLES = {
    Style.BOLD: "bold",
    Style.ITALIC: "italic",
    Style.LINK: "text_link",
    Style.QUOTE: "blockquote",
    Style.EXPANDABLE: "expandable_blockquote",
}


def addressed(chat: str, message: Message, thread: str | None, *, paid: bool = False) -> Json:
    """Return a message to a chat, and to a topic in it, as parameters of what sends it.

    Args:
        chat: Its id.
        message: What is sent.
        thread: The topic; None for the main one.
        paid: Whether the bot's Stars may pay for more messages a second than are free.

    Raises:
        RefusedError: A choice's command is empty, or longer than a button can carry.
    """
    params = {"chat_id": chat, **shaped(message, under=message.attachment is not None)}
    if thread and thread != GENERAL:
        params["message_thread_id"] = int(thread)
    if message.silent:
        params["disable_notification"] = True
    if paid:
        params["allow_paid_broadcast"] = True
    if message.replies:
        params |= replying(message.replies)
    if message.asks:
        params |= asking(message.asks, choices=bool(message.choices))
    return params


def replying(written: str) -> Json:
    """Return what shows a message as a reply to ``written``, as long as that is there."""
    return {"reply_parameters": {"message_id": int(written), "allow_sending_without_reply": True}}


def asking(written: str, *, choices: bool) -> Json:
    """Return what makes the client of who wrote ``written`` open a reply to what is sent.

    With privacy mode on, Telegram brings of a group only commands, mentions, and replies to the
    bot. Only whom a message answers is made to reply by a selective one; buttons leave no room.
    """
    params = replying(written)
    if not choices:
        params["reply_markup"] = {"force_reply": True, "selective": True}
    return params


def shaped(message: Message, *, under: bool = False) -> Json:
    """Return a message as parameters that the methods which send and edit share.

    Args:
        message: What is sent.
        under: Whether its text stands under a picture or a document.

    Raises:
        RefusedError: A choice's command is empty, or longer than a button can carry.
    """
    params: Json = {"caption": message.content.text} if under else {"text": message.content.text}
    if not under:
        params["link_preview_options"] = NO_PREVIEW
    if message.content.spans:
        params["caption_entities" if under else "entities"] = entities(message.content)
    if message.choices:
        params["reply_markup"] = keyboard(message.choices)
    return params


def entities(content: RichText) -> list[Json]:
    """Return the spans that Telegram shows; both sides count in UTF-16 units."""
    return [
        {"type": STYLES[span.style], "offset": span.start, "length": span.length}
        | ({"url": span.url} if span.style is Style.LINK else {})
        for span in content.spans[:SPAN_LIMIT]
        if span.length
    ]


def keyboard(choices: tuple[tuple[Choice, ...], ...]) -> Json:
    """Return the buttons."""
    for choice in (choice for row in choices for choice in row):
        if not 1 <= len(choice.command.encode()) <= CALLBACK_BYTES:
            raise RefusedError(f"a button cannot carry {len(choice.command.encode())} bytes")
    rows = [[{"text": c.label, "callback_data": c.command} for c in row] for row in choices]
    return {"inline_keyboard": rows}


def what_is_heard(update: Json, *, platform: str, me: Json) -> Heard | None:
    """Read an update; None where nothing is said to us: edits, voices, other bots, channels.

    Args:
        update: An Update of the Bot API.
        platform: The platform's name in chat ids.
        me: The bot itself, as getMe tells it.
    """
    if query := update.get("callback_query"):
        return press(query, platform)
    if query := update.get("inline_query"):
        return asked_inline(query, platform)
    if change := update.get("my_chat_member"):
        return membership(change, platform)
    if message := update.get("message"):
        return written(message, platform, me)
    return None


def press(query: Json, platform: str) -> Incoming | None:
    """Read the press of a button, as if its command had been typed."""
    message, data = query.get("message"), query.get("data")
    if not message or not data or message["chat"]["type"] not in KINDS:
        return None
    return Incoming(
        chat=ChatId(platform, _id(message["chat"]["id"])),
        kind=KINDS[message["chat"]["type"]],
        sender=_id(query["from"]["id"]),
        text=_text(data),
        addressed=True,
        pressed=_id(message["message_id"]),
        thread=thread_of(message),
    )


def press_id(update: Json) -> str | None:
    """Return by which id a press is acknowledged; None where an update is none."""
    query = update.get("callback_query")
    told = query.get("id") if isinstance(query, dict) else None
    return told if isinstance(told, str) else None


def asked_inline(query: Json, platform: str) -> InlineQuery:
    """Read what somebody types behind the bot's name, in whatever chat."""
    return InlineQuery(
        chat=ChatId(platform, _id(query["from"]["id"])),
        id=_text(query["id"]),
        text=_text(query["query"]),
        offset=_text(query.get("offset", "")),
    )


def membership(change: Json, platform: str) -> Gone | Back | None:
    """Read what became of the bot itself."""
    place, now = change["chat"], change["new_chat_member"]
    if place["type"] not in KINDS:
        return None
    chat = ChatId(platform, _id(place["id"]))
    restricted = now["status"] == "restricted"
    if now["status"] in ("left", "kicked") or (restricted and not now.get("is_member")):
        return Gone(chat=chat)
    if restricted and not now.get("can_send_messages"):
        return Gone(chat=chat, closed=True)
    return Back(chat=chat, kind=KINDS[place["type"]])


def written(message: Json, platform: str, me: Json) -> Heard | None:
    """Read a message: a chat's move, or what somebody typed.

    What another bot made, and somebody chose from what it proposed, are not his words.
    """
    if moved := moving(message, platform):
        return moved
    if "via_bot" in message:
        return None
    kind, sender = KINDS.get(message["chat"]["type"]), sender_of(message)
    photo = largest(message.get("photo"))
    told = _text(message.get("text", "") or message.get("caption", ""))
    words = own_words(told, me["username"]) or (("", False) if photo and not told else None)
    if not kind or not sender or not words or not (photo or "text" in message):
        return None
    text, named = words
    replied = reply_to_us(message, me)
    return Incoming(
        chat=ChatId(platform, _id(message["chat"]["id"])),
        kind=kind,
        sender=sender,
        text=text,
        addressed=kind is ChatKind.PRIVATE or named or replied is not None,
        replied=replied,
        thread=thread_of(message),
        anonymous="sender_chat" in message,
        forwarded="forward_origin" in message,
        photo=photo,
        id=_id(message["message_id"]) if "message_id" in message else None,
        said_at=datetime.fromtimestamp(message["date"], UTC) if "date" in message else None,
    )


def largest(sizes: Any) -> str | None:
    """Return the file id of a photo in its largest size; None where there is no photo."""
    known = [size for size in sizes if _is_file(size)] if isinstance(sizes, list) else []
    return _id(max(known, key=_area)["file_id"]) if known else None


def sent_id(sent: Any) -> str:
    """Return the id of a message that Telegram says was sent.

    Raises:
        OutcomeUnknownError: It does not say so.
    """
    if not isinstance(sent, dict) or "message_id" not in sent:
        raise OutcomeUnknownError("an answer of another shape")
    return str(sent["message_id"])


def file_id(sent: Json, *, picture: bool) -> str | None:
    """Return under which id Telegram keeps what a message of ours carries; None if not told."""
    if picture:
        return largest(sent.get("photo"))
    told = sent.get("document") or sent.get("animation")
    return _id(told["file_id"]) if _is_file(told) else None


def _is_file(told: Any) -> TypeGuard[Json]:
    return isinstance(told, dict) and bool(told.get("file_id"))


def _area(size: Json) -> int:
    width, height = size.get("width"), size.get("height")
    return width * height if isinstance(width, int) and isinstance(height, int) else 0


def moving(message: Json, platform: str) -> Moved | None:
    """Read that a group became a supergroup; Telegram tells it in the old and in the new one."""
    here = _id(message["chat"]["id"])
    if there := message.get("migrate_to_chat_id"):
        return Moved(chat=ChatId(platform, here), to=_id(there))
    if before := message.get("migrate_from_chat_id"):
        return Moved(chat=ChatId(platform, _id(before)), to=here)
    return None


def sender_of(message: Json) -> str | None:
    """Return who wrote: the chat's own id for an anonymous admin; None for bots and channels."""
    here, behind = message["chat"]["id"], message.get("sender_chat")
    if behind:
        return _id(here) if behind["id"] == here else None
    sender = message.get("from")
    return _id(sender["id"]) if sender and not sender.get("is_bot") else None


def own_words(text: str, username: str) -> tuple[str, bool] | None:
    """Return the text without the bot's name before it, and whether the bot was named.

    None where there is no text, or a command to another bot ("/start@another_bot").
    """
    if not text:
        return None
    if command := re.match(r"(/[^\s@]+)@(\w+)", text):
        if command[2].lower() != username.lower():
            return None
        return command[1] + text[command.end() :], True
    named = re.search(rf"(?<![\w@/])@{re.escape(username)}(?!\w)", text, re.IGNORECASE)
    if named and not text[: named.start()].strip():
        return text[named.end() :].lstrip(" \n,:"), True
    return text, named is not None


def reply_to_us(message: Json, me: Json) -> str | None:
    """Return the id of the bot's message that this one replies to."""
    earlier = message.get("reply_to_message")
    if earlier and earlier.get("from", {}).get("id") == me["id"]:
        return _id(earlier["message_id"])
    return None


def thread_of(message: Json) -> str | None:
    """Return the forum topic; plain replies carry a thread id, too, that is none.

    None for the topic General, too: what is sent without a topic goes there.
    """
    thread = _id(message["message_thread_id"]) if message.get("is_topic_message") else None
    return None if thread == GENERAL else thread


def _text(told: Any) -> str:
    """Return a text as every database takes it: without halves of surrogate pairs.

    Raises:
        TypeError: It is none.
    """
    if not isinstance(told, str):
        raise TypeError(type(told).__name__)
    return told.encode("utf-8", "replace").decode()


def _id(told: Any) -> str:
    """Return an id as opaque text, whatever Telegram makes of ids one day."""
    return _text(str(told))


def chat_of(update: Json) -> str:
    """Return the id of the chat in whose order an update is dealt with; "" where it is of none."""
    for kind in update.values():
        if isinstance(kind, dict):
            place = kind.get("chat") or kind.get("message", {}).get("chat") or kind.get("from")
            return _id(place["id"]) if place else ""
    return ""


def link_to_group(username: str, code: str) -> str:
    """Return the address that lets people add the bot to a group, where it then hears ``code``."""
    return f"https://t.me/{username}?startgroup={quote(code, safe='')}"
