"""Messages as a platform can send them, kept: one bulletin's parts go to thousands of chats."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot import attached
from bot.messages import Message
from bot.platforms.base import Abilities
from bot.stores import alarms, attachment_store, ledger
from bot.stores.alarms import Event
from bot.stores.ledger import Claimed
from jobs.database import take_turn

MESSAGES_KEPT = 64
"""Messages kept in memory."""

BYTES_KEPT = 64 * 2**20
"""Bytes that they may carry in all; the one that is sent just now is kept however large it is."""

TOLD_AGAIN = timedelta(days=30)
"""After how long the admins hear once more that pictures do not get through."""

Fetched = Mapping[int, Message]
"""Part → its message."""


class Outgoing:
    """The messages of one platform's deliveries, and answers, fitted to what it can carry.

    Args:
        abilities: What it can carry.
        most: How many deliveries are under way at once.
    """

    def __init__(self, abilities: Abilities, *, most: int) -> None:
        self._abilities = abilities
        self._most = max(MESSAGES_KEPT, most)
        self._messages: OrderedDict[int, Message] = OrderedDict()

    def fetch(self, session: Session, claimed: Iterable[Claimed], now: datetime) -> Fetched:
        """Return the messages of what was claimed that are not kept yet."""
        unknown = {each.part for each in claimed} - self._messages.keys()
        fetched = ledger.messages(session, unknown) if unknown else {}
        for message in fetched.values():
            self._note_lost(session, message, now)
        return {part: attached.fitting(each, self._abilities) for part, each in fetched.items()}

    def keep(self, fetched: Fetched) -> None:
        """Keep messages for those who get them next."""
        self._messages.update(fetched)

    def message(self, claimed: Claimed) -> Message:
        """Return the message of something claimed; it has been fetched and kept."""
        message = self._messages[claimed.part]
        self._messages.move_to_end(claimed.part)
        return replace(message, silent=True) if claimed.silent else message

    def forget(self) -> None:
        """Let go of what was not sent for longest."""
        carried = sum(map(_size, self._messages.values()))
        while len(self._messages) > self._most or (
            carried > BYTES_KEPT and len(self._messages) > 1
        ):
            _, gone = self._messages.popitem(last=False)
            carried -= _size(gone)

    def answers(
        self, session: Session, messages: Sequence[Message], now: datetime
    ) -> list[Message]:
        """Return answers as they are sent; what our own door is to show is kept first."""
        return [self._answer(session, each, now) for each in messages]

    def _answer(self, session: Session, message: Message, now: datetime) -> Message:
        if message.attachment is None:
            return message
        self._note_lost(session, message, now)
        if attached.is_fetched(message.attachment, self._abilities):
            kept = attachment_store.keep(session, message.attachment, now)
            message = replace(message, attachment=kept)
        return attached.fitting(message, self._abilities)

    def _note_lost(self, session: Session, message: Message, now: datetime) -> None:
        if attached.is_lost(message, self._abilities):
            take_turn(session)  # what is fetched for a lane is fetched aside
            alarms.sound_once(session, Event.NO_ADDRESS, now, TOLD_AGAIN)


def _size(message: Message) -> int:
    return len(message.attachment.data) if message.attachment else 0
