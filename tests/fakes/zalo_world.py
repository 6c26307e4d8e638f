"""What a fake Zalo remembers: bots, their groups, what was said and what was sent."""

import asyncio
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.messages import units
from tests.fakes.patience import patient

Json = dict[str, Any]

LIMIT = 2000
MOST_GROUPS = 3


class RefusalError(Exception):
    """An answer with ``ok: false``."""

    def __init__(self, code: int, description: str = "", *, camel: bool = False) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.camel = camel

    def as_json(self) -> Json:
        told: Json = {"ok": False, ("errorCode" if self.camel else "error_code"): self.code}
        return told | ({"description": self.description} if self.description else {})


@dataclass(frozen=True, slots=True)
class Sent:
    """An arrival that was delivered."""

    bot: str
    chat: str
    text: str
    styles: tuple[Json, ...]
    message_id: str
    at: float
    photo: str = ""


@dataclass
class Bot:
    """One bot, by its token."""

    token: str
    name: str
    quota: int
    groups: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    waiting: deque[Json] = field(default_factory=deque)
    webhook: str = ""
    secret: str = ""
    used: int = 0
    tests_left: int = 10
    polls: int = 0


class World:
    """All of it, guarded by ``lock``; ``changed`` is notified at each call and event."""

    def __init__(self, bots: dict[str, Bot]) -> None:
        self.bots = bots
        self.lock = threading.RLock()
        self.changed = threading.Condition(self.lock)
        self.sends: list[Sent] = []
        self.calls: list[tuple[str, str, Json]] = []
        self.faults: list[str] = []
        self.lost: list[Json] = []
        self.number = 0

    def next_id(self) -> str:
        self.number += 1
        return f"{self.number:020x}"

    def wait(self, condition: Callable[[], object], timeout: float) -> None:
        with self.changed:
            assert self.changed.wait_for(condition, patient(timeout)), "it never came to that"


class OnWorld:
    """What a fake tells of its ``world``, from any thread."""

    world: World

    @property
    def sends(self) -> list[Sent]:
        """All that was delivered so far, in order."""
        with self.world.lock:
            return list(self.world.sends)

    @property
    def faults(self) -> list[str]:
        """What was wrong with texts and styles that arrived; empty in a good run."""
        with self.world.lock:
            return list(self.world.faults)

    def messages(self, chat: str) -> list[Sent]:
        """Return what was delivered to a chat, in order."""
        return [sent for sent in self.sends if sent.chat == chat]

    def wait(self, condition: Callable[[], object], timeout: float = 10) -> None:
        """Block until ``condition`` holds; it is looked at after every call and update."""
        self.world.wait(condition, timeout)

    async def until(self, condition: Callable[[], object], *, within: float = 10) -> None:
        """Wait likewise without blocking the loop."""
        await asyncio.to_thread(self.wait, condition, within)


def send_message(world: World, bot: Bot, params: Json) -> Json:
    text = params.get("text")
    if not isinstance(text, str) or not 1 <= units(text) <= LIMIT:
        world.faults.append(f"text of {units(str(text))} units")
        raise RefusalError(400, "Bad request: text must be 1 to 2000 characters")
    return delivered(world, bot, params, text)


def delivered(world: World, bot: Bot, params: Json, text: str, photo: str = "") -> Json:
    chat = params.get("chat_id")
    if chat not in bot.groups | bot.people:
        raise RefusalError(400, "Bad request: chat not found")
    styles = tuple(params.get("text_styles") or ())
    for style in styles:
        inside = 0 <= style["start"] < style["start"] + style["len"] <= units(text)
        if not inside or not style["st"]:
            world.faults.append(f"style outside of the text: {style}")
            raise RefusalError(400, "Bad request: text_styles")
    spend(bot)
    sent = Sent(bot.token, str(chat), text, styles, world.next_id(), time.monotonic(), photo)
    world.sends.append(sent)
    return {"message_id": sent.message_id, "date": int(time.time() * 1000)}


def send_photo(world: World, bot: Bot, params: Json) -> Json:
    """Note where the photo is: the real one fetches it, over TLS."""
    photo, caption = str(params.get("photo", "")), params.get("caption")
    if not photo.startswith("https://"):
        raise RefusalError(400, "Bad request: photo")
    if caption is not None and not (isinstance(caption, str) and 1 <= units(caption) <= LIMIT):
        world.faults.append(f"caption of {units(str(caption))} units")
        raise RefusalError(400, "Bad request: caption must be 1 to 2000 characters")
    if "text_styles" in params:
        world.faults.append("styles under a photo")
    return delivered(world, bot, params, caption or "", photo)


def spend(bot: Bot) -> None:
    if bot.used >= bot.quota:
        raise RefusalError(429, "Quota exceeded")
    bot.used += 1


def get_me(world: World, bot: Bot, params: Json) -> Json:
    return {
        "id": "1459232241454765289",
        "account_name": "bot.VDKyGxQvc",
        "account_type": "BASIC",
        "can_join_groups": True,
    }


def get_webhook_info(world: World, bot: Bot, params: Json) -> Json:
    if not bot.webhook:
        raise RefusalError(404)
    return {"url": bot.webhook, "updated_at": int(time.time() * 1000)}


def delete_webhook(world: World, bot: Bot, params: Json) -> Json:
    bot.webhook = bot.secret = ""
    return {"url": "", "updated_at": int(time.time() * 1000)}


def send_chat_action(world: World, bot: Bot, params: Json) -> None:
    return None


METHODS: dict[str, Callable[[World, Bot, Json], Json | None]] = {
    "sendmessage": send_message,
    "sendphoto": send_photo,
    "getme": get_me,
    "getwebhookinfo": get_webhook_info,
    "deletewebhook": delete_webhook,
    "sendchataction": send_chat_action,
}
