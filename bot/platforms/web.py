"""The web preview: chats that live in memory and are shown on a page of one's own machine.

A platform like any other; ``bot.web.door`` is its network. It needs no account and knows nothing
of HTTP. All of it belongs to one event loop.
"""

import asyncio
import secrets
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain, count

from bot.errors import ChatGoneError, RefusedError
from bot.messages import (
    Attachment,
    ChatId,
    ChatKind,
    Choice,
    Incoming,
    Message,
    RichText,
    plain,
)
from bot.platforms.base import Abilities, Hear, Menu, MenuItem, Plain
from bot.platforms.web_chats import Shown, Speaker, WebChat, speakers_of_the_page
from bot.texts import web as texts_web
from bot.typed import english

KEPT = 200
"""How many messages a chat keeps; older ones fall out of it."""

QUICK = 6
"""How many commands the page offers to press; the others are typed."""

WAITING = 100
"""How many things may wait to be heard in one chat; nobody types that fast."""


class NotThereError(Exception):
    """The page named a chat, a speaker or a message that is not there."""


class OutsiderError(Exception):
    """The speaker is not in that chat."""


class NoSuchChoiceError(Exception):
    """The message does not offer that choice (any more)."""


class BusyError(Exception):
    """Too much is waiting to be heard in that chat."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Web(Plain):
    """The preview as a ``Platform``, with ``say``, ``press`` and ``events`` for the page's side.

    Args:
        chats: The chats; they neither come nor go afterwards.
        speakers: Who may be played on the page; None for the usual three.
        mention: What addresses the bot in a group, at the beginning of a text.
        clock: Tells now; aware, UTC.
    """

    name = "web"
    abilities = Abilities(
        text_limit=4096,
        span_limit=100,
        links=True,
        choices=True,
        edit=True,
        withdraw=True,
        per_second=100,
        per_chat_minute=600,
        chat_spacing=0.0,
        pictures=True,
        documents=True,
        caption_limit=1024,
    )

    def __init__(
        self,
        *,
        chats: Sequence[WebChat],
        speakers: Sequence[Speaker] | None = None,
        mention: str = "@bantin",
        clock: Callable[[], datetime] = _utc_now,
    ) -> None:
        self.chats = {chat.id: chat for chat in chats}
        self.speakers = {speaker.id: speaker for speaker in speakers or speakers_of_the_page()}
        self.mention = mention
        self.menu = tuple(
            MenuItem(name=english.shown(n), help=h) for n, h in texts_web.quick_commands()
        )
        self.latest = 0
        self._clock = clock
        self._ids = count(1)
        self._transcripts: dict[str, dict[str, Shown]] = {known: {} for known in self.chats}
        self._heard: dict[str, asyncio.Queue[Incoming]] = {
            known: asyncio.Queue(WAITING) for known in self.chats
        }
        self._changed = asyncio.Event()
        self._closed = False

    async def open(self) -> None:
        """Let ``events`` run (again); there is nothing to connect to."""
        self._closed = False

    async def listen(self, hear: Hear) -> None:
        """Bring what the page posted to ``hear``; chats do not wait for one another."""
        async with asyncio.TaskGroup() as group:
            for queue in self._heard.values():
                group.create_task(_bring(queue, hear))

    async def send(self, chat: ChatId, message: Message, *, thread: str | None = None) -> str:  # noqa: ARG002
        """Put a message of the bot under the others; the preview has no threads.

        Raises:
            ChatGoneError: There is no such chat.
            RefusedError: The text is empty or too long.
        """
        if chat.id not in self.chats:
            raise ChatGoneError(f"no chat {chat.id!r} in the preview")
        self._accept(message)
        carried = message.attachment
        if carried is not None:
            carried = replace(carried, key=secrets.token_urlsafe(32))
        return self._post(
            chat.id, None, message.content, choices=message.choices, attachment=carried
        ).id

    async def edit(self, chat: ChatId, message_id: str, message: Message) -> None:
        """Put ``message`` in the place of one sent before.

        Raises:
            RefusedError: It is not the bot's, was withdrawn, is too old, or the text will not do.
        """
        self._accept(message)
        shown = self._own(chat, message_id)
        self._put(replace(shown, content=message.content, choices=message.choices, edited=True))

    async def withdraw(self, chat: ChatId, message_id: str) -> None:
        """Take back a message; its place stays visible, its text is forgotten.

        Raises:
            RefusedError: It is not the bot's, was withdrawn already, or is too old.
        """
        shown = self._own(chat, message_id)
        self._put(replace(shown, content=RichText(), choices=(), attachment=None, withdrawn=True))

    async def is_admin(self, chat: ChatId, sender: str) -> bool | None:
        """Say whether ``sender`` is an admin of the group; None in a private chat."""
        known = self.chats.get(chat.id)
        if known is None or known.kind is ChatKind.PRIVATE:
            return None
        speaker = self.speakers.get(sender)
        return speaker is not None and speaker.admin_of_chats and _is_in(speaker, known)

    async def offer(self, menus: Sequence[Menu]) -> None:
        """Show these commands as the quick ones of a page that is opened from now on."""
        self.menu = menus[0].items[:QUICK] if menus else ()

    async def close(self) -> None:
        """End every ``events``."""
        self._closed = True
        self._wake()

    def say(self, *, chat: str, speaker: str, text: str, replied: str | None = None) -> str:
        """Let a speaker write in a chat, and return the id of what he wrote.

        Raises:
            NotThereError: No such chat or speaker, or ``replied`` is not in the chat.
            OutsiderError: The speaker is not in that chat.
            BusyError: Too much is waiting there.
        """
        where = self._room(chat, speaker)
        answered = None if replied is None else self._find(chat, replied)
        to_bot = answered is not None and answered.author is None
        words, mentioned = without_mention(text, self.mention)
        self._tell(
            where,
            speaker,
            words,
            addressed=mentioned or to_bot,
            replied=answered.id if answered is not None and to_bot else None,
        )
        return self._post(chat, speaker, plain(text), replied=replied).id

    def show(self, *, chat: str, speaker: str, text: str, data: bytes, media_type: str) -> str:
        """Let a speaker send a photo with ``text`` under it, and return the id of the message.

        Raises:
            NotThereError: No such chat or speaker.
            OutsiderError: The speaker is not in that chat.
            BusyError: Too much is waiting there.
        """
        where = self._room(chat, speaker)
        key = secrets.token_urlsafe(32)
        photo = Attachment(
            data=data, name=texts_web.photo(), media_type=media_type, picture=True, key=key
        )
        words, mentioned = without_mention(text, self.mention)
        self._tell(where, speaker, words, addressed=mentioned, photo=key)
        return self._post(chat, speaker, plain(text), attachment=photo).id

    async def download(self, reference: str) -> bytes:
        """Return a photo that stands in a chat.

        Raises:
            RefusedError: It no longer does.
        """
        if (found := self.carried(reference)) is None:
            raise RefusedError("no such photo")
        return found.data

    def press(self, *, chat: str, speaker: str, message: str, command: str) -> None:
        """Let a speaker choose under a message; whether he may is decided where it is heard.

        Raises:
            NotThereError: No such chat, speaker or message.
            OutsiderError: The speaker is not in that chat.
            NoSuchChoiceError: The message does not offer ``command``.
            BusyError: Too much is waiting there.
        """
        where = self._room(chat, speaker)
        offered = {choice.command for row in self._find(chat, message).choices for choice in row}
        if command not in offered:
            raise NoSuchChoiceError(message)
        self._tell(where, speaker, command, addressed=True, pressed=message)

    def carried(self, key: str) -> Attachment | None:
        """Return what a message that stands there carries; None where none carries it."""
        carried = (s.attachment for s in self._all_shown() if s.attachment)
        return next((each for each in carried if each.key == key), None)

    async def events(self, after: int = 0) -> AsyncGenerator[Shown, None]:
        """Yield every message changed since change number ``after``, then each new change.

        A message that changed twice meanwhile comes once, as it is now. Ends when closed.
        """
        while not self._closed:
            changed = self._changed
            for shown in self._since(after):
                after = shown.change
                yield shown
            await changed.wait()

    def _since(self, after: int) -> list[Shown]:
        return sorted((s for s in self._all_shown() if s.change > after), key=lambda s: s.change)

    def _all_shown(self) -> Iterator[Shown]:
        return chain.from_iterable(kept.values() for kept in self._transcripts.values())

    def _room(self, chat: str, speaker: str) -> WebChat:
        if chat not in self.chats or speaker not in self.speakers:
            raise NotThereError(chat, speaker)
        where = self.chats[chat]
        if not _is_in(self.speakers[speaker], where):
            raise OutsiderError(chat, speaker)
        return where

    def _find(self, chat: str, message: str) -> Shown:
        try:
            return self._transcripts[chat][message]
        except KeyError:
            raise NotThereError(chat, message) from None

    def _own(self, chat: ChatId, message_id: str) -> Shown:
        shown = self._transcripts.get(chat.id, {}).get(message_id)
        if shown is None or shown.author is not None or shown.withdrawn:
            raise RefusedError(f"message {message_id} cannot be changed")
        return shown

    def _accept(self, message: Message) -> None:
        carries = message.attachment is not None
        if not message.content.text.strip() and not carries:
            raise RefusedError("the message is empty")
        limit = self.abilities.caption_limit if carries else self.abilities.text_limit
        if len(message.content) > limit:
            raise RefusedError("the message is too long")

    def _tell(
        self,
        where: WebChat,
        speaker: str,
        text: str,
        *,
        addressed: bool,
        pressed: str | None = None,
        replied: str | None = None,
        photo: str | None = None,
    ) -> None:
        heard = Incoming(
            chat=ChatId(self.name, where.id),
            kind=where.kind,
            sender=speaker,
            text=text,
            addressed=addressed or where.kind is ChatKind.PRIVATE,
            pressed=pressed,
            replied=replied,
            photo=photo,
        )
        try:
            self._heard[where.id].put_nowait(heard)
        except asyncio.QueueFull:
            raise BusyError(where.id) from None

    def _post(
        self,
        chat: str,
        author: str | None,
        content: RichText,
        *,
        choices: tuple[tuple[Choice, ...], ...] = (),
        replied: str | None = None,
        attachment: Attachment | None = None,
    ) -> Shown:
        return self._put(
            Shown(
                id=str(next(self._ids)),
                change=0,
                chat=chat,
                author=author,
                at=self._clock(),
                content=content,
                choices=choices,
                replied=replied,
                attachment=attachment,
            )
        )

    def _put(self, shown: Shown) -> Shown:
        self.latest += 1
        put = replace(shown, change=self.latest)
        kept = self._transcripts[put.chat]
        kept[put.id] = put
        if len(kept) > KEPT:
            del kept[next(iter(kept))]
        self._wake()
        return put

    def _wake(self) -> None:
        # A new event for those who wait next: nobody who waits now can miss this one.
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()


async def _bring(queue: asyncio.Queue[Incoming], hear: Hear) -> None:
    while True:
        await hear(await queue.get())


def _is_in(speaker: Speaker, chat: WebChat) -> bool:
    return not chat.members or speaker.id in chat.members


def without_mention(text: str, mention: str) -> tuple[str, bool]:
    """Take a mention off the beginning of ``text``, or off its command (``/tinmoi@bantin``).

    Returns:
        The text without it, and whether it was there.
    """
    stripped = text.strip()
    first, gap, rest = stripped.partition(" ")
    if first.casefold() == mention.casefold():
        return rest.strip(), True
    if first.startswith("/") and first.casefold().endswith(mention.casefold()):
        return first[: -len(mention)] + gap + rest, True
    return stripped, False
