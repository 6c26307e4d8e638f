"""What was offered to whom, so that a number can answer, and that no old "yes" acts.

In memory on purpose: after a restart nothing is sure any more, and the bot asks once more.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.messages import ChatId, Choice
from jobs.text import fold

LASTS = timedelta(minutes=10)
"""How long an offer stands; later, whoever says "1" or "yes" has forgotten to what."""

MOST = 20_000
"""Offers remembered; the oldest are forgotten first."""


@dataclass(slots=True)
class _Offer:
    at: datetime
    commands: list[str]
    awaits: str
    unused: set[str] = field(default_factory=set)


class Offers:
    """The last choices that each sender was offered in each chat."""

    def __init__(self) -> None:
        self._offers: OrderedDict[tuple[ChatId, str], _Offer] = OrderedDict()

    def keep(
        self,
        at: ChatId,
        sender: str,
        choices: Iterable[Choice],
        now: datetime,
        *,
        awaits: str = "",
    ) -> None:
        """Remember what somebody is offered, in the place of all that he was offered before.

        Args:
            at: The chat.
            sender: To whom.
            choices: What he may choose.
            now: The moment.
            awaits: The command that words without a command complete; "" for none.
        """
        self._offers.pop((at, sender), None)
        commands = [choice.command for choice in choices]
        if commands or awaits:
            unused = set(map(_spelled, commands))
            self._offers[at, sender] = _Offer(now, commands, awaits, unused)
        while len(self._offers) > MOST:
            self._offers.popitem(last=False)

    def numbered(self, at: ChatId, sender: str, number: int, now: datetime) -> str | None:
        """Return the command behind a number; None where no such one is offered (any more)."""
        offer = self._standing(at, sender, now)
        if offer is None or not 1 <= number <= len(offer.commands):
            return None
        return offer.commands[number - 1]

    def completed(self, at: ChatId, sender: str, words: str, now: datetime) -> str | None:
        """Return the command that somebody's words complete; None where none is awaited."""
        offer = self._standing(at, sender, now)
        return f"{offer.awaits} {words}" if offer is not None and offer.awaits else None

    def take(self, at: ChatId, sender: str, command: str, now: datetime) -> bool:
        """Say whether a command is on offer, and let it be so no longer."""
        offer = self._standing(at, sender, now)
        if offer is None or _spelled(command) not in offer.unused:
            return False
        offer.unused.discard(_spelled(command))
        return True

    def _standing(self, at: ChatId, sender: str, now: datetime) -> _Offer | None:
        offer = self._offers.get((at, sender))
        return offer if offer is not None and now - offer.at < LASTS else None


def _spelled(command: str) -> str:
    """``/Hủy đăng ký có`` and ``/huydangky co`` are the same."""
    return fold(command).replace(" ", "")
