"""Whether a platform is within reach, as our own calls tell: nobody asks it only to know that."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from bot.errors import OutcomeUnknownError, SendError, TokenRefusedError, UnreachableError

STALE = timedelta(minutes=20)
"""What the last call came to tells nothing after as long: a lane that another machine has serves
calls there. Longer than whatever failed waits until it is tried again (``bot.sending.verdict``)."""


class Contact:
    """Notes of each call whether the platform answered it, whatever the answer was.

    Args:
        clock: Tells seconds; nobody sets it.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._answered = clock()
        self._since: float | None = None
        self._last = 0.0

    @property
    def lost_for(self) -> timedelta:
        """How long the calls took, from the first to the last, that all went unanswered.

        Zero where the last one was answered, or none was made lately: silence is no fault.
        """
        if self._since is None or self._clock() - self._last > STALE.total_seconds():
            return timedelta()
        return timedelta(seconds=self._last - self._since)

    @contextmanager
    def noted(self, *answers: type[SendError]) -> Iterator[None]:
        """Note what a call comes to; a cancelled one tells nothing.

        Args:
            answers: Errors that are answers all the same, besides those that say so themselves.
        """
        begun = self._clock()
        try:
            yield
        except SendError as error:
            lost = isinstance(error, UnreachableError | OutcomeUnknownError)
            if lost and not isinstance(error, (TokenRefusedError, *answers)):
                self._miss(begun)
            else:
                self._answer()
            raise
        else:
            self._answer()

    def _answer(self) -> None:
        self._answered, self._since = self._clock(), None

    def _miss(self, begun: float) -> None:
        if self._since is None:
            self._since = max(begun, self._answered)  # others may have been answered meanwhile
        self._last = self._clock()
