"""How fast a bot may speak: in all, and to each chat. One flooded chat delays only itself.

python-telegram-bot's own limiter halts all chats when one is told to wait, sends a burst of 59 in
the first second and retries nothing; so the pace is ours. Instants are seconds of a monotonic
clock, which a correction of the wall clock does not move.
"""

from collections import deque
from collections.abc import Hashable, Sequence

MINUTE = 60.0
"""Seconds over which a chat's messages are counted."""

STORM = 1.0
"""Two chats told to wait within as many seconds: the bot itself is too fast."""

LONGEST_STORM = 60.0
"""The longest pause, in seconds, of the whole bot; a longer wait concerns the chat that got it."""


ROOM = 0.2
"""Seconds of a fast bot's pace that a late waker may catch up, never beyond a second's limit."""

TOGETHER = 3
"""Messages that a slow bot may send at once, to as many chats: with one transaction for the three,
not for each, it needs half the machine."""

CEILING = 28
"""What sending together may add up to in one second: two less than Telegram bears, for jitter."""

SLACK = 1.05
"""What a fast bot may send in one second, as a share of its pace, to catch up with what it missed:
were a second's limit as strict as the pace, each late waking would slow it down for good."""

FAST = 100.0
"""Messages a second from which a bot counts as fast: Telegram's free bots bear 30, paid 1,000."""


def _most_in_a_second(per_second: float) -> int:
    """Return how many messages may go within one second; on average it is ``per_second``."""
    if per_second >= FAST:
        return int(per_second * SLACK)
    pace = max(1, int(per_second))
    return max(pace, min(pace + TOGETHER - 1, CEILING))


class Pace:
    """The pace of one bot. ``free_at`` says when a message may go; ``sent`` counts one that goes.

    Args:
        per_second: Messages a second in all, on average; in one second at most two more.
        per_minute: Messages to one chat in any minute.
        chat_spacing: Seconds between two messages to one chat.
    """

    def __init__(self, *, per_second: float, per_minute: int, chat_spacing: float = 0.0) -> None:
        self._spacing = 1.0 / per_second
        self._room = ROOM if per_second >= FAST else self._spacing * TOGETHER
        self._window: deque[float] = deque(maxlen=_most_in_a_second(per_second))
        self._width = max(1.0, self._spacing)
        self._per_minute = per_minute
        self._chat_spacing = chat_spacing
        self._next = 0.0
        self._last_hold: tuple[Hashable, float] | None = None
        self._held: dict[Hashable, float] = {}
        self._left: dict[Hashable, float] = {}
        self._recent: dict[Hashable, deque[float]] = {}
        self.paused_until = 0.0

    def bot_free_at(self) -> float:
        """Return the instant from which the bot may send something to somebody."""
        free = max(self._next, self.paused_until)
        if len(self._window) == self._window.maxlen:
            free = max(free, self._window[0] + self._width)
        return free

    def chat_free_at(self, chat: Hashable, now: float) -> float:
        """Return the instant from which ``chat`` may get something, as far as it is concerned."""
        recent = self._recent.get(chat)
        free = self._held.get(chat, 0.0)
        if not recent:
            return free
        while recent and recent[0] <= now - MINUTE:
            recent.popleft()
        if not recent:
            del self._recent[chat]
            return free
        free = max(free, recent[-1] + self._chat_spacing)
        if len(recent) >= self._per_minute:
            free = max(free, recent[-self._per_minute] + MINUTE)
        return free

    def news_free_at(self, chat: Hashable, now: float) -> float:
        """Return the instant from which ``chat`` may get what nobody there asked for."""
        return max(self.chat_free_at(chat, now), self._left.get(chat, 0.0))

    def free_at(self, chat: Hashable, now: float) -> float:
        """Return the instant from which a message to ``chat`` may go."""
        return max(self.bot_free_at(), self.chat_free_at(chat, now))

    def sent(self, chat: Hashable, now: float) -> None:
        """Count a message that goes to ``chat`` now."""
        self._next = max(self._next, now - self._room) + self._spacing
        self.remember(chat, now)

    def late(self, chats: Sequence[Hashable], now: float) -> None:
        """Count what was last counted for ``chats`` as going only ``now``.

        Claiming them takes a transaction, and a busy database keeps them back: together with those
        that follow they would be more than a second bears.
        """
        for _ in range(min(len(chats), len(self._window))):
            self._window.pop()
        self._window.extend(now for _ in chats)
        self._next = max(self._next, now - self._room + len(chats) * self._spacing)
        for chat in chats:
            if recent := self._recent.get(chat):
                recent[-1] = now

    def remember(self, chat: Hashable, at: float) -> None:
        """Count a message that went to ``chat`` at ``at``, perhaps before this program started."""
        self._window.append(at)
        recent = self._recent.setdefault(chat, deque(maxlen=self._per_minute))
        recent.append(at)
        self._held.pop(chat, None)

    def hold(self, chat: Hashable, wait: float, now: float) -> None:
        """Send nothing to ``chat`` for ``wait`` seconds; the platform said so."""
        self._held[chat] = max(self._held.get(chat, 0.0), now + wait)
        last = self._last_hold
        if last is not None and last[0] != chat and now - last[1] <= STORM:
            self.pause(now + min(wait, LONGEST_STORM))
        self._last_hold = (chat, now)

    def leave(self, chat: Hashable, wait: float, now: float) -> None:
        """Send no news to ``chat`` for ``wait`` seconds: the platform does not know it.

        That says nothing of the bot's own pace, however many chats it does not know; and whoever
        speaks there all the same is answered.
        """
        self._left[chat] = now + wait

    def pause(self, until: float) -> None:
        """Send nothing to anybody before ``until``."""
        self.paused_until = max(self.paused_until, until)

    def forget_idle(self, now: float) -> None:
        """Let go of what no longer matters, so that memory stays flat over years."""
        self._held = {chat: until for chat, until in self._held.items() if until > now}
        self._left = {chat: until for chat, until in self._left.items() if until > now}
        self._recent = {
            chat: recent for chat, recent in self._recent.items() if recent[-1] > now - MINUTE
        }
