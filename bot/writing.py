"""What admins are writing: kept in mind for minutes, each for his own chat, and never on disk.

After a restart nothing is sure any more: it is written anew rather than sent by accident.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.messages import Attachment, ChatId
from bot.reach import Reach

LASTS = timedelta(minutes=10)
"""How long what is being written is kept after the last touch."""

MOST = 2_000
"""Admins who write at the same time; the oldest are forgotten first."""

MOST_BYTES = 64 * 2**20
"""Bytes that all their photos may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A notice that is being written.

    Attributes:
        text: What it says; plain.
        reach: Whom it is for.
        confirm: Whether chats are asked to say that they got it.
        deadline: Until when they are; None for no end. Aware, UTC.
        urgent: Whether quiet hours do not count.
        corrects: The notice whose words it replaces; None for a new one.
        photo: What it carries; None for words alone.
    """

    text: str
    reach: Reach = field(default_factory=Reach)
    confirm: bool = True
    deadline: datetime | None = None
    urgent: bool = False
    corrects: int | None = None
    photo: Attachment | None = None


class Writing:
    """The drafts of all, each known to (chat, sender) only."""

    def __init__(self) -> None:
        self._drafts: OrderedDict[tuple[ChatId, str], tuple[datetime, Draft]] = OrderedDict()

    def keep(self, at: ChatId, sender: str, draft: Draft, now: datetime) -> None:
        """Keep what somebody writes, in the place of what he wrote before."""
        self._drafts.pop((at, sender), None)
        self._drafts[at, sender] = now, draft
        while len(self._drafts) > MOST or (len(self._drafts) > 1 and self._size() > MOST_BYTES):
            self._drafts.popitem(last=False)

    def draft(self, at: ChatId, sender: str, now: datetime) -> Draft | None:
        """Return what somebody is writing; None where that is nothing, or too long ago."""
        since, draft = self._drafts.get((at, sender), (now, None))
        if draft is None or now - since >= LASTS:
            self._drafts.pop((at, sender), None)
            return None
        self._drafts[at, sender] = now, draft
        return draft

    def drop(self, at: ChatId, sender: str) -> None:
        """Forget what somebody writes."""
        self._drafts.pop((at, sender), None)

    def _size(self) -> int:
        return sum(len(draft.photo.data) for _, draft in self._drafts.values() if draft.photo)

    def __len__(self) -> int:
        return len(self._drafts)
