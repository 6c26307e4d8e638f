"""The console: one private chat with whoever sits at the terminal."""

import asyncio
import math
import sys
from collections.abc import Callable
from itertools import count
from typing import TextIO

from bot.messages import ChatId, ChatKind, Incoming, Message
from bot.platforms.base import Abilities, Hear, Plain

CHAT = ChatId("console", "terminal")
SENDER = "operator"


class Console(Plain):
    """Prints what is sent, and hears the lines that are typed.

    Args:
        out: Where messages are printed.
        lines: Reads one line; "" at the end of the input. It runs in a thread of its own.
    """

    name = "console"
    abilities = Abilities(
        text_limit=100_000,
        span_limit=1_000,
        per_second=1_000,
        per_chat_minute=10_000,
        chat_spacing=0,
        pictures=True,
        documents=True,
        caption_limit=100_000,
    )

    def __init__(
        self, *, out: TextIO | None = None, lines: Callable[[], str] | None = None
    ) -> None:
        self._out = out or sys.stdout
        self._lines = lines or sys.stdin.readline
        self._numbers = count(1)

    async def open(self) -> None:
        """Nothing to connect to."""

    async def listen(self, hear: Hear) -> None:
        """Bring each line typed to ``hear``, until the input ends."""
        while line := await asyncio.to_thread(self._lines):
            if line.strip():
                incoming = Incoming(
                    chat=CHAT,
                    kind=ChatKind.PRIVATE,
                    sender=SENDER,
                    text=line.strip(),
                    addressed=True,
                )
                await hear(incoming)

    async def send(self, chat: ChatId, message: Message, *, thread: str | None = None) -> str:  # noqa: ARG002  one chat
        """Print the message, what it carries by its name, followed by an empty line."""
        if (carried := message.attachment) is not None:
            size = math.ceil(len(carried.data) / 1024)
            print(f"[{carried.name}, {size} kB]", file=self._out)
        print(message.content.text, end="\n\n", file=self._out, flush=True)
        return str(next(self._numbers))

    async def is_admin(self, chat: ChatId, sender: str) -> bool | None:
        """Whoever sits at the terminal is the chat's admin."""
        return chat == CHAT and sender == SENDER

    async def close(self) -> None:
        """Nothing to let go of."""
