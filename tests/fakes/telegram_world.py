"""What the fake Telegram knows: chats, updates not yet fetched, and all that was sent, with times.

Guarded by one lock: the server's thread and the test's speak to it by turns.
"""

import threading
import time
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.fakes.patience import patient
from tests.fakes.telegram_chats import ApiError, Chat, Json, member, message

DEFAULT_UPDATES = frozenset({"message", "edited_message", "callback_query", "my_chat_member"})
EVERYBODY_PER_SECOND = 30
PAID_PER_SECOND = 1000
GROUP_PER_MINUTE = 20


@dataclass(frozen=True, slots=True)
class Sent:
    """One arrival of sendMessage, sendPhoto or sendDocument, whatever came of it.

    ``at`` is what the world's ``seconds`` told; ``status`` the HTTP status answered, or meant to be
    answered where a fault swallowed the answer; ``message_id`` None where nothing was delivered.
    """

    at: float
    chat: int
    text: str
    entities: list[Json]
    reply_markup: Json | None
    thread: int | None
    status: int
    message_id: int | None
    why: str = ""
    carried: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """What Telegram keeps of a file under its id."""

    kind: str
    path: str
    data: bytes


@dataclass(slots=True)
class World:
    """All state; every public method takes the lock."""

    token: str
    username: str
    bot_id: int
    limits: bool = False
    seconds: Callable[[], float] = time.monotonic
    chats: dict[int, Chat] = field(default_factory=dict)
    updates: list[Json] = field(default_factory=list)
    sends: list[Sent] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    files: dict[str, File] = field(default_factory=dict)
    calls: list[tuple[str, Json, int]] = field(default_factory=list)
    answers: dict[str, Json] = field(default_factory=dict)
    queries: set[str] = field(default_factory=set)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    allowed: frozenset[str] = DEFAULT_UPDATES
    webhook: str = ""
    webhook_secret: str = ""
    webhook_error: str = ""
    webhook_failed_at: int = 0
    told_of_us: Json = field(default_factory=dict)
    next_update: int = 1001
    accepted: list[float] = field(default_factory=list)
    accepted_in: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    lock: threading.RLock = field(default_factory=threading.RLock)
    changed: threading.Condition = field(init=False)
    on_update: Callable[[], None] = field(default=lambda: None)

    def __post_init__(self) -> None:
        self.changed = threading.Condition(self.lock)

    @property
    def me(self) -> Json:
        return self.as_told() | self.told_of_us

    def as_told(self) -> Json:
        return {
            "id": self.bot_id,
            "is_bot": True,
            "first_name": "Test bot",
            "username": self.username,
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }

    def chat(self, chat_id: object) -> Chat:
        """Return a chat by id, as a number or as text; raise as Telegram does for unknown ones."""
        try:
            return self.chats[int(str(chat_id))]
        except (KeyError, ValueError):
            raise ApiError(400, "Bad Request: chat not found") from None

    def queue(self, kind: str, what: Json) -> None:
        """Put an update where getUpdates finds it, if the bot asked for its kind."""
        with self.lock:
            if kind in self.allowed:
                self.updates.append({"update_id": self.next_update, kind: what})
                self.next_update += 1
            self.changed.notify_all()
        self.on_update()

    def own_status(self, chat: Chat, status: str, by: Json) -> None:
        """Change the bot's membership and tell the bot."""
        with self.lock:
            old, chat.bot = chat.bot, status
            change = {
                "chat": chat.as_json(),
                "from": by,
                "date": int(time.time()),
                "old_chat_member": member(self.me, old),
                "new_chat_member": member(self.me, status),
            }
        self.queue("my_chat_member", change)

    def wait(self, condition: Callable[[], object], timeout: float) -> None:
        """Block until ``condition`` holds; looked at after every call and update, and often."""
        ends = time.monotonic() + patient(timeout)
        with self.changed:
            while not condition():
                if time.monotonic() > ends:
                    raise AssertionError(f"not within {timeout} s")
                self.changed.wait(0.05)

    def delivered(self, chat: Chat, text: str, entities: list[Json], **more: object) -> Json:
        """Put the bot's message into the chat."""
        return message(chat, self.me, text=text, entities=entities or None, **more)

    def check_pace(self, chat: Chat, now: float, *, paid: bool) -> None:
        """Refuse what is more than Telegram bears, where ``limits`` are on."""
        if self.limits:
            check_window(self.accepted, now, 1, PAID_PER_SECOND if paid else EVERYBODY_PER_SECOND)
            if chat.kind != "private":
                check_window(self.accepted_in[chat.id], now, 60, GROUP_PER_MINUTE)

    def count(self, chat: Chat, now: float) -> None:
        self.accepted.append(now)
        self.accepted_in[chat.id].append(now)


def check_window(times: list[float], now: float, width: float, most: int) -> None:
    start = bisect_left(times, now - width)
    if len(times) - start >= most:
        wait = max(1, round(times[start] + width - now + 0.5))
        raise throttled(wait)


def throttled(wait: int) -> ApiError:
    return ApiError(429, f"Too Many Requests: retry after {wait}", {"retry_after": wait})


def busiest(times: list[float], width: float) -> int:
    """Return the most of ``times`` (rising) that lie within any window of ``width`` seconds."""
    return max((bisect_left(times, at + width) - i for i, at in enumerate(times)), default=0)
