"""What the bot keeps in mind of a talk, for minutes and never on disk.

The question before, and how much was asked lately.
"""

from collections import OrderedDict, deque
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum

from bot.messages import ChatId
from bot.writing import Writing
from jobs.understanding.followup import Asked

LASTS = timedelta(minutes=10)
"""How long a question counts as the one before."""

TURNS = timedelta(hours=1)
"""How long the pages of a list can be turned."""

MOST = 20_000
"""Questions, and people, that are kept in mind; the oldest are forgotten first."""

WINDOW = timedelta(minutes=1)
PER_SENDER = 8
PER_CHAT = 30
"""Questions in one ``WINDOW`` that are answered: no one person types more and reads the answers."""

INLINE = 60
"""Inline queries of one person in one ``WINDOW``: one comes at each pause in typing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A question that is kept in mind, and which page of its list was shown last, from 1."""

    at: ChatId
    sender: str
    asked: Asked
    moment: datetime
    page: int = 1


_Shown = tuple[datetime, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What an answer told somebody, by entries, and what it listed below."""

    moment: datetime
    entries: tuple[int, ...]
    beside: tuple[int, ...] = ()
    opened: bool = False


class Recall:
    """The last questions, each under a number; forgotten with age and beyond ``MOST``."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, Kept] = OrderedDict()
        self._last: OrderedDict[tuple[ChatId, str], int] = OrderedDict()
        self._told: OrderedDict[tuple[ChatId, str], _Told] = OrderedDict()
        self._stand: OrderedDict[tuple[ChatId, str], _Shown] = OrderedDict()
        self._next = 1

    def keep(self, at: ChatId, sender: str, asked: Asked, now: datetime) -> int:
        """Keep a question as the last of its asker in this chat; return its number."""
        number, self._next = self._next, self._next + 1
        self._kept[number] = Kept(at=at, sender=sender, asked=asked, moment=now)
        self._last[at, sender] = number
        self._last.move_to_end((at, sender))
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)
        while len(self._last) > MOST:
            self._last.popitem(last=False)
        self._forget(now)
        return number

    def tell(
        self,
        at: ChatId,
        sender: str,
        entries: Sequence[int],
        now: datetime,
        *,
        beside: Sequence[int] = (),
        opened: bool = False,
    ) -> None:
        """Keep which stories an answer told somebody, and which stood below, by their entries."""
        told = _Told(moment=now, entries=tuple(entries), beside=tuple(beside), opened=opened)
        self._told[at, sender] = told
        self._told.move_to_end((at, sender))
        while len(self._told) > MOST or now - next(iter(self._told.values())).moment > LASTS:
            self._told.popitem(last=False)

    def stand_in(
        self, at: ChatId, messages: Sequence[str], entries: Sequence[int], now: datetime
    ) -> None:
        """Keep in which of our messages, by their ids, stories are told, by their entries."""
        for message in messages:
            self._stand[at, message] = now, tuple(entries)
        while len(self._stand) > MOST:
            self._stand.popitem(last=False)

    def told(
        self, at: ChatId, sender: str, now: datetime, *, replied: str | None = None
    ) -> tuple[int, ...]:
        """Return the stories that somebody asks about; none where they were told too long ago.

        Those of the message that he replies to, whoever asked for it; else those he was told last.
        """
        if replied and (found := self._stand.get((at, replied))) and now - found[0] <= TURNS:
            return found[1]
        last = self._told.get((at, sender))
        return last.entries if last and now - last.moment <= LASTS else ()

    def is_opened(self, at: ChatId, sender: str, entries: Sequence[int]) -> bool:
        """Say whether some entries are the one story that somebody opened last."""
        last = self._told.get((at, sender))
        return last is not None and last.opened and len(entries) == 1 and last.entries == entries

    def around(
        self, at: ChatId, sender: str, now: datetime, *, replied: str | None = None
    ) -> tuple[int, ...]:
        """Return the same, and behind them what was listed below them."""
        told = self.told(at, sender, now, replied=replied)
        last = self._told.get((at, sender))
        beside = last.beside if last and last.entries == told else ()
        return tuple(dict.fromkeys((*told, *beside)))

    def turn(self, number: int, page: int) -> None:
        """Note which page of a question's list is shown."""
        if kept := self._kept.get(number):
            self._kept[number] = replace(kept, page=page)

    def last(self, at: ChatId, sender: str, now: datetime) -> Kept | None:
        """Return what this sender asked here before; None where that is too long ago."""
        kept = self._kept.get(self._last.get((at, sender), 0))
        return kept if kept and now - kept.moment <= LASTS else None

    def numbered(self, number: int, at: ChatId, now: datetime) -> Asked | None:
        """Return the question of this number, asked in this chat; None where it is forgotten."""
        kept = self._kept.get(number)
        fits = kept is not None and kept.at == at and now - kept.moment <= TURNS
        return kept.asked if kept and fits else None

    def forget(self, at: ChatId) -> None:
        """Forget all that was asked in a chat."""
        self._kept = OrderedDict((n, kept) for n, kept in self._kept.items() if kept.at != at)
        self._last = OrderedDict((key, n) for key, n in self._last.items() if key[0] != at)
        self._told = OrderedDict((key, told) for key, told in self._told.items() if key[0] != at)
        self._stand = OrderedDict((key, told) for key, told in self._stand.items() if key[0] != at)

    def __len__(self) -> int:
        return len(self._kept)

    def _forget(self, now: datetime) -> None:
        while self._kept:
            number, kept = next(iter(self._kept.items()))
            if now - kept.moment <= TURNS:
                return
            del self._kept[number]
            if self._last.get((kept.at, kept.sender)) == number:
                del self._last[kept.at, kept.sender]


class Verdict(Enum):
    """Whether a question is answered, is told once that it is too much, or gets silence."""

    ANSWER = "answer"
    TELL = "tell"
    SILENCE = "silence"


@dataclass(slots=True)
class _Lately:
    moments: deque[datetime] = field(default_factory=deque)
    told: bool = False


class Restraint:
    """Counts what was asked in the last ``WINDOW``, per person in a chat and per chat.

    Args:
        per_sender: How many questions of one person in one chat are answered.
        per_chat: How many of one chat.
    """

    def __init__(self, *, per_sender: int = PER_SENDER, per_chat: int = PER_CHAT) -> None:
        self._per_sender, self._per_chat = per_sender, per_chat
        self._lately: OrderedDict[Hashable, _Lately] = OrderedDict()

    def judge(self, at: ChatId, sender: str, now: datetime) -> Verdict:
        """Count one question, and say what becomes of it."""
        each = [
            (self._of((at, sender), now), self._per_sender),
            (self._of(at, now), self._per_chat),
        ]
        over = [lately for lately, most in each if len(lately.moments) >= most]
        if not over:
            for lately, _ in each:
                lately.moments.append(now)
                lately.told = False
            return Verdict.ANSWER
        if any(lately.told for lately in over):
            return Verdict.SILENCE
        for lately in over:
            lately.told = True
        return Verdict.TELL

    def _of(self, key: Hashable, now: datetime) -> _Lately:
        lately = self._lately.setdefault(key, _Lately())
        self._lately.move_to_end(key)
        while lately.moments and not now - WINDOW < lately.moments[0] <= now:  # the clock was ahead
            lately.moments.popleft()
        while len(self._lately) > MOST:
            self._lately.popitem(last=False)
        return lately


@dataclass(frozen=True, slots=True)
class Memory:
    """What is kept in mind of all talks."""

    recall: Recall = field(default_factory=Recall)
    restraint: Restraint = field(default_factory=Restraint)
    writing: Writing = field(default_factory=Writing)
    inline: Restraint = field(default_factory=lambda: Restraint(per_sender=INLINE, per_chat=INLINE))
