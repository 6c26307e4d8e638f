"""The chats of the fake Telegram, and how users, chats, members and messages look as JSON."""

import re
import time
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

ANONYMOUS = 1087968824
"""@GroupAnonymousBot, in whose name Telegram shows what an anonymous admin writes."""

COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")
MENTION = re.compile(r"(?<![\w/@])@[A-Za-z0-9_]{3,32}\b")
WEB = re.compile(r"https?://[^\s<>]+")

ADMIN_RIGHTS = [
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_react_to_messages",
]
MEMBER_RIGHTS = [
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_send_messages",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_manage_topics",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_edit_tag",
    "can_react_to_messages",
]


class ApiError(Exception):
    """What Telegram answers instead of a result."""

    def __init__(self, status: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def as_json(self) -> Json:
        answer: Json = {"ok": False, "error_code": self.status, "description": self.description}
        return answer | ({"parameters": self.parameters} if self.parameters else {})


@dataclass(slots=True)
class Chat:
    """One chat. ``bot`` is the bot's own status; ``topics`` maps a thread to whether it is open."""

    id: int
    kind: str
    title: str
    forum: bool = False
    members: dict[int, str] = field(default_factory=dict)
    bot: str = "member"
    started: bool = True
    deactivated: bool = False
    deleted: bool = False
    migrated_to: int | None = None
    topics: dict[int, bool] = field(default_factory=dict)
    messages: dict[int, Json] = field(default_factory=dict)
    last_id: int = 0

    def next_id(self) -> int:
        self.last_id += 1
        return self.last_id

    def as_json(self) -> Json:
        if self.kind == "private":
            return {"id": self.id, "type": "private", "first_name": self.title}
        forum = {"is_forum": True} if self.forum else {}
        return {"id": self.id, "type": self.kind, "title": self.title} | forum

    def check_open(self) -> None:
        """Raise what Telegram answers to a bot that may not do anything in this chat."""
        if self.migrated_to:
            raise ApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                {"migrate_to_chat_id": self.migrated_to},
            )
        for closed, why in (
            (self.deleted, "the group chat was deleted"),
            (self.deactivated, "user is deactivated"),
            (self.kind == "private" and self.bot == "kicked", "bot was blocked by the user"),
            (self.bot == "kicked", f"bot was kicked from the {self.kind} chat"),
            (self.bot == "left", f"bot is not a member of the {self.kind} chat"),
            (not self.started, "bot can't initiate conversation with a user"),
        ):
            if closed:
                raise ApiError(403, f"Forbidden: {why}")

    def check_writable(self, thread: int | None) -> None:
        """Raise what Telegram answers to a bot that may not write here, in this topic."""
        self.check_open()
        if self.bot == "restricted":
            raise ApiError(400, "Bad Request: not enough rights to send text messages to the chat")
        if thread is None:
            return
        if thread not in self.topics:
            raise ApiError(400, "Bad Request: message thread not found")
        if not self.topics[thread]:
            raise ApiError(400, "Bad Request: TOPIC_CLOSED")


def user(user_id: int) -> Json:
    """Return a person, or the bot behind whom anonymous admins stand."""
    if user_id == ANONYMOUS:
        name = {"first_name": "Group", "username": "GroupAnonymousBot"}
        return {"id": user_id, "is_bot": True} | name
    return {"id": user_id, "is_bot": False, "first_name": f"Person {user_id}"}


def member(who: Json, status: str) -> Json:
    """Return a ChatMember of one of the six kinds."""
    shown: Json = {"user": who, "status": status}
    if status == "administrator":
        shown |= dict.fromkeys(ADMIN_RIGHTS, False)
    elif status == "restricted":
        shown |= dict.fromkeys(MEMBER_RIGHTS, False) | {"is_member": True, "until_date": 0}
    elif status == "kicked":
        shown["until_date"] = 0
    elif status == "creator":
        shown["is_anonymous"] = False
    return shown


def entities(text: str) -> list[Json]:
    """Return the entities that Telegram itself finds in what a person typed."""
    found = [
        {"type": kind, "offset": utf16(text[: match.start()]), "length": utf16(match.group())}
        for kind, pattern in (("bot_command", COMMAND), ("mention", MENTION), ("url", WEB))
        for match in pattern.finditer(text)
    ]
    return sorted(found, key=lambda entity: entity["offset"])


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def message(chat: Chat, sender: Json, **more: Any) -> Json:
    """Return a new message of ``chat`` and keep it there; keys that are None are left out."""
    shown = {
        "message_id": chat.next_id(),
        "date": int(time.time()),
        "chat": chat.as_json(),
        "from": sender,
    } | {key: value for key, value in more.items() if value is not None}
    chat.messages[shown["message_id"]] = shown
    return shown


def buttons(markup: Json | None) -> list[Json]:
    """Return the inline buttons of a reply markup, row by row."""
    return [button for row in (markup or {}).get("inline_keyboard", []) for button in row]
