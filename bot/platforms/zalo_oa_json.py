"""The official account's JSON and what it means to us, in both directions: pure.

What is posted to us can be anything: the readers here look before they take, and never raise.
"""

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Collection
from typing import Any

from bot.attached import address
from bot.messages import ChatId, ChatKind, Incoming, Message
from bot.platforms.foreign import LONGEST_ID, Json, id_of, text_of, within
from bot.platforms.zalo_json import LONGEST_URL, calling, without_mention

GROUP_PATH = "/v3.0/oa/group/message"
PERSON_PATH = "/v3.0/oa/message/cs"
WORDS = {
    "user_send_group_text": ChatKind.GROUP,
    "user_send_text": ChatKind.PRIVATE,
    "user_send_group_image": ChatKind.GROUP,
    "user_send_image": ChatKind.PRIVATE,
    "user_send_group_link": ChatKind.GROUP,
    "user_send_link": ChatKind.PRIVATE,
}
"""Events that bring words, or a picture with words; words in which an address stands are a link."""
FOUNDED = "create_group"
ADDED = frozenset({"add_group_admin", FOUNDED})
DROPPED = frozenset({"remove_group_admin", "user_out_group"})
"""Events by which somebody becomes an admin of a group, and ceases to be one."""
GONE = frozenset({"disperse_group", "delete_group", "disable_group"})
EVENTS = frozenset({*WORDS, *ADDED, *DROPPED, *GONE})
CHIEFS = ("admin_id", "admin_ids", "admins")
PEOPLE = ("user_id", "user_ids", *CHIEFS, "member_id", "members", "user")
"""Where the people of a group's event may stand; else its sender is meant."""

_MENTION = re.compile(r"\[(@[^\]\[]*)\]")
_LONGEST_TIME = 15
_GROUP_ID = 20
"""Characters of a group's id, hexadecimal; people's have 16 to 19 figures."""


def is_person(chat: str) -> bool:
    """Say whether an id is a person's; else it is a group's."""
    return chat.isdecimal() and len(chat) < _GROUP_ID


def shaped(chat: str, message: Message, files_at: str = "") -> tuple[str, Json]:
    """Return where a message to a chat is posted, and what."""
    told: Json = {"text": harmless(message.content.text)} if message.content else {}
    if message.attachment is not None:
        told["attachment"] = picture_at(address(message.attachment, files_at))
    if is_person(chat):
        return PERSON_PATH, {"recipient": {"user_id": chat}, "message": told}
    return GROUP_PATH, {"recipient": {"group_id": chat}, "message": told}


def picture_at(url: str) -> Json:
    """Return a picture, which Zalo fetches, as the attachment of a message."""
    element = {"media_type": "image", "url": url}
    return {"type": "template", "payload": {"template_type": "media", "elements": [element]}}


def harmless(text: str) -> str:
    """Return the text, as long as it was, in which nothing calls members by ``[@…]``."""
    return _MENTION.sub(r"(\1)", text).replace("[@", "(@")


def signature(app_id: str, body: bytes, timestamp: str, key: str) -> str:
    """Return what Zalo signs a post with: a plain hash, not an HMAC."""
    told = app_id.encode() + body + timestamp.encode() + key.encode()
    return hashlib.sha256(told).hexdigest()


def proved(body: bytes, update: Json, shown: str, *, app_id: str, key: str) -> bool:
    """Say whether Zalo itself signed a post; in constant time."""
    meant = signature(app_id, body, text_of(update.get("timestamp")), key)
    return hmac.compare_digest(shown.removeprefix("mac=").lower().encode(), meant.encode())


def chat_of(update: Json) -> str:
    """Return the id of the chat; "" where there is none."""
    if WORDS.get(event_of(update)) is ChatKind.PRIVATE:
        return id_of(within(update, "sender").get("id"))
    named = id_of(update.get("group_id")) or id_of(within(update, "group").get("id"))
    return named or id_of(within(update, "recipient").get("id"))


def event_of(update: Json) -> str:
    """Return the event's name; "" where there is none."""
    return text_of(update.get("event_name"))[:LONGEST_ID]


def made_at(update: Json) -> int:
    """Return when something happened, in milliseconds of the epoch; 0 where it is not told."""
    told = text_of(update.get("timestamp"))
    return int(told) if told.isdecimal() and len(told) <= _LONGEST_TIME else 0


def key_of(update: Json, body: bytes) -> str | None:
    """Return what tells an update from all others; None where it is of no chat."""
    chat, number = chat_of(update), id_of(within(update, "message").get("msg_id"))
    if not chat:
        return None
    return f"{event_of(update)} {chat} {number or hashlib.sha256(body).hexdigest()}"


def what_is_heard(
    update: Json, *, platform: str, names: Collection[str], sent: Collection[str]
) -> Incoming | None:
    """Read words; None where there are none.

    The account hears all talk of its groups: where it is called, what replies to it, and commands
    are for it; what is said to somebody else is not.

    Args:
        update: As it was posted.
        platform: The platform's name in chat ids.
        names: By which the account may have been called.
        sent: Ids among which that of the message replied to is, if it is ours.
    """
    message, kind = within(update, "message"), WORDS.get(event_of(update))
    chat, sender = chat_of(update), id_of(within(update, "sender").get("id"))
    text = unicodedata.normalize("NFC", text_of(message.get("text"))).strip()
    photo = photo_of(message)
    if not (kind and chat and sender and (text or photo)):
        return None
    quoted = quoted_in(update)
    replied = quoted if quoted in sent else None
    private = kind is ChatKind.PRIVATE
    called = any(calling(name).search(text) for name in names)
    return Incoming(
        chat=ChatId(platform, chat),
        kind=kind,
        sender=sender,
        text=without_mention(text, names) if names else text,
        addressed=private or called or replied is not None,
        replied=replied,
        photo=photo,
    )


def quoted_in(update: Json) -> str:
    """Return the id of the message that is replied to; "" where there is none."""
    return id_of(within(update, "message").get("quote_msg_id"))


def photo_of(message: Json) -> str | None:
    """Return the address of the picture that a message carries; None where it carries none."""
    told = message.get("attachments")
    for each in told if isinstance(told, list) else ():
        if isinstance(each, dict) and each.get("type") == "image":
            url = text_of(within(each, "payload").get("url"))
            if url.startswith("https://") and len(url) <= LONGEST_URL:
                return url
    return None


def people_of(update: Json) -> list[str]:
    """Return whom an event of a group is about; of a new group, those who are called its admins.

    All others who are named there are its first members.
    """
    found: list[str] = []
    names = CHIEFS if event_of(update) == FOUNDED else PEOPLE
    for told in (update, within(update, "message"), within(update, "info")):
        for name in names:
            found += _ids(told.get(name))
    return list(dict.fromkeys(found)) or _ids(within(update, "sender").get("id"))


def quota_in(data: Any) -> tuple[int, int] | None:
    """Return how many are left of how many; None where it is not told.

    Zalo tells it of packages in a list, of one thing alone, or by what it is spent on, of which the
    first counts.
    """
    if isinstance(data, list):
        packages = [found for each in data if (found := _figures(each))]
        return (sum(n for n, _ in packages), sum(n for _, n in packages)) if packages else None
    told = [data, *data.values()] if isinstance(data, dict) else []
    return next((found for each in told if (found := _figures(each))), None)


def _figures(told: Any) -> tuple[int, int] | None:
    if not isinstance(told, dict):
        return None
    left, total = text_of(told.get("remain")), text_of(told.get("total"))
    countable = left.isdecimal() and total.isdecimal() and len(left + total) <= LONGEST_ID
    return (int(left), int(total)) if countable else None


def _ids(value: Any) -> list[str]:
    if isinstance(value, list):
        return [one for each in value for one in _ids(each)]
    if isinstance(value, dict):
        value = value.get("id") or value.get("user_id")
    return [found] if (found := id_of(value)) else []
