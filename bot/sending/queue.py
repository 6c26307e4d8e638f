"""Which delivery may go next: chats that have something to be sent, by when they may get it.

One delivery of a chat is on its way at a time, and those of a chat keep their order. Choosing the
next costs the same however many chats wait. Instants are seconds of a monotonic clock.
"""

import heapq
from bisect import insort
from collections import deque
from collections.abc import Mapping, Sequence
from itertools import count

from bot.messages import ChatId
from bot.pace import Pace
from bot.stores.ledger import Due

LEAST = 500
"""With fewer deliveries in memory, more are read from the ledger."""

REST = 1.0
"""Seconds after which a ledger that was read to its end is looked at again."""


class Queue:
    """Deliveries read from the ledger and not yet claimed."""

    def __init__(self) -> None:
        self._waiting: dict[ChatId, list[int]] = {}
        self._known: set[int] = set()
        self._busy: set[ChatId] = set()
        self._ready: deque[ChatId] = deque()
        self._later: list[tuple[float, int, ChatId]] = []
        self._listed: set[ChatId] = set()
        self._order = count()
        self._look_at = 0.0
        self.seen = 0
        """The number of the delivery behind which the ledger is to be read on."""

    def hungry(self, now: float) -> bool:
        """Say whether the ledger is to be read now."""
        return len(self._known) < LEAST and now >= self._look_at

    def look_again(self) -> None:
        """Read the ledger from its beginning at the next chance."""
        self.seen, self._look_at = 0, 0.0

    def put(self, due: Sequence[Due], *, now: float, all_of_it: bool) -> None:
        """Take in what was read from the ledger behind ``seen``; ``all_of_it``: to its end."""
        self.seen = 0 if all_of_it else due[-1].id
        self._look_at = now + REST if all_of_it else 0.0
        for each in due:
            if each.id not in self._known:
                self._known.add(each.id)
                insort(self._waiting.setdefault(each.chat, []), each.id)
                self._list(each.chat)

    def take(self, now: float, pace: Pace) -> Due | None:
        """Take out a delivery that its chat may get now; None where there is none."""
        while self._later and self._later[0][0] <= now:
            self._ready.append(heapq.heappop(self._later)[2])
        while self._ready:
            chat = self._ready.popleft()
            free = pace.news_free_at(chat, now)
            if chat not in self._waiting or chat in self._busy:  # another one moved here meanwhile
                self._listed.discard(chat)
            elif free > now:
                heapq.heappush(self._later, (free, next(self._order), chat))
            else:
                self._listed.discard(chat)
                self._busy.add(chat)
                return Due(id=self._pop(chat), chat=chat)
        return None

    def next_at(self) -> float:
        """Return when ``take`` may find something; infinite where nothing waits."""
        return self._later[0][0] if self._later else float("inf")

    def put_back(self, taken: Mapping[int, ChatId]) -> None:
        """Take in again what could not be claimed."""
        for number, chat in taken.items():
            self._known.add(number)
            insort(self._waiting.setdefault(chat, []), number)
            self.free(chat)

    def free(self, chat: ChatId) -> None:
        """Note that nothing is on its way to ``chat`` any more."""
        self._busy.discard(chat)
        self._list(chat)

    def move(self, chat: ChatId, to: ChatId) -> None:
        """Note that what is on its way to ``chat`` goes to its new id, and so does what waits."""
        for number in self._waiting.pop(chat, []):
            insort(self._waiting.setdefault(to, []), number)
        self._busy.discard(chat)
        self._busy.add(to)

    def drop(self, chat: ChatId) -> None:
        """Forget what waits for ``chat``: the ledger knows better when it may be sent."""
        self._known.difference_update(self._waiting.pop(chat, []))
        self.look_again()

    def _pop(self, chat: ChatId) -> int:
        numbers = self._waiting[chat]
        number = numbers.pop(0)
        self._known.discard(number)
        if not numbers:
            del self._waiting[chat]
        return number

    def _list(self, chat: ChatId) -> None:
        if chat in self._waiting and chat not in self._listed:
            self._listed.add(chat)
            self._ready.append(chat)
