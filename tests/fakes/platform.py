"""A platform that remembers what it was asked to send, and fails as it was told to."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.errors import RefusedError, SendError
from bot.messages import ChatId, Heard, InlineQuery, Message, Proposal
from bot.platforms.base import Abilities, Hear, Menu

ABILITIES = Abilities(
    text_limit=4096,
    span_limit=100,
    links=True,
    choices=True,
    edit=True,
    withdraw=True,
    per_second=1000,
    per_chat_minute=1000,
    chat_spacing=0,
    pictures=True,
    documents=True,
    caption_limit=1024,
)


@dataclass(frozen=True)
class Sent:
    chat: str
    text: str
    message: Message
    thread: str | None


class FakePlatform:
    """Sends nothing anywhere; ``sent`` holds what was delivered, in order."""

    webhook = None
    lost_for = timedelta()

    def __init__(self, name: str = "fake", abilities: Abilities = ABILITIES) -> None:
        self.name = name
        self.abilities = abilities
        self.sent: list[Sent] = []
        self.edited: list[Sent] = []
        self.tried: list[str] = []
        self.faults: dict[str, deque[SendError]] = defaultdict(deque)
        self.admins: set[tuple[str, str]] = set()
        self.menus: list[Menu] = []
        self.proposed: list[Proposal] = []
        self.photos: dict[str, bytes] = {}
        self.gate: asyncio.Event | None = None
        self.heard: asyncio.Queue[Heard] = asyncio.Queue()

    async def open(self) -> None: ...

    async def state(self) -> tuple[bool, str]:
        return True, "a fake"

    async def listen(self, hear: Hear) -> None:
        while True:
            await hear(await self.heard.get())
            self.heard.task_done()

    async def send(self, chat: ChatId, message: Message, *, thread: str | None = None) -> str:
        self.tried.append(chat.id)
        if self.gate is not None:
            await self.gate.wait()
        if self.faults[chat.id]:
            raise self.faults[chat.id].popleft()
        self.sent.append(Sent(chat.id, message.content.text, message, thread))
        return str(len(self.sent))

    async def download(self, reference: str) -> bytes:
        if reference not in self.photos:
            raise RefusedError("no such photo")
        return self.photos[reference]

    async def edit(self, chat: ChatId, message_id: str, message: Message) -> None:
        self.edited.append(Sent(chat.id, message.content.text, message, None))

    async def withdraw(self, chat: ChatId, message_id: str) -> None: ...

    async def is_admin(self, chat: ChatId, sender: str) -> bool | None:
        return (chat.id, sender) in self.admins

    async def offer(self, menus: Sequence[Menu]) -> None:
        self.menus = list(menus)

    async def answer_inline(
        self, query: InlineQuery, proposals: Sequence[Proposal], *, next_offset: str = ""
    ) -> None:
        self.proposed = list(proposals)

    def invitation_link(self, code: str) -> str | None:
        return f"https://fake.example/?invitation={code}"

    async def close(self) -> None: ...
