"""What was offered to whom, so that a number can answer, and that no old "yes" acts.

In memory on purpose: after a restart nothing is sure any more, and the bot asks once more.

The numbers of a list stand until something else is offered: whoever reads its second story goes on
with the third. What may be sure is over with the next word all the same.
"""

import re
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.messages import Answer, ChatId, Choice, numbered, unmarked
from jobs.text import fold
from jobs.understanding.picking import LAST
from jobs.understanding.yes_or_no import Said

LASTS = timedelta(minutes=10)
"""How long an offer stands; later, whoever says "1" or "yes" has forgotten to what."""

REPLIED = timedelta(hours=1)
"""How long a number that replies to the very message still means what stands there."""

_NODS = frozenset({"u", "uh", "um", "vang", "da", "ok", "oke", "co"})
_TAILS = frozenset({"di", "nhe", "nha", "a", "luon", "bot", "oi", "giup"})
"""What is said around the words of a choice."""

MOST = 20_000
"""Offers remembered; the oldest are forgotten first."""


@dataclass(slots=True)
class Offer:
    """What somebody was offered at one time."""

    at: datetime
    items: tuple[str, ...]
    lines: dict[int, str]
    awaits: str
    unused: set[str] = field(default_factory=set)
    answers: dict[Answer, str] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)

    def numbered(self, number: int, *, lines: bool) -> str | None:
        """Return the command behind a number; as ``Offers.numbered``."""
        place = len(self.items) if number == LAST else number
        if 1 <= place <= len(self.items):
            return self.items[place - 1] or None
        return self.lines.get(place) if lines else None


class Offers:
    """The last choices that each sender was offered in each chat."""

    def __init__(self) -> None:
        self._offers: OrderedDict[tuple[ChatId, str], Offer] = OrderedDict()
        self._shown: OrderedDict[tuple[ChatId, str], Offer] = OrderedDict()

    def keep(
        self,
        at: ChatId,
        sender: str,
        choices: Iterable[Choice],
        now: datetime,
        *,
        awaits: str = "",
        items: Sequence[str] = (),
    ) -> Offer | None:
        """Remember what somebody is offered, in the place of all that he was offered before.

        Where he is offered nothing, a list that stands goes on to, and nothing of it is sure.

        Args:
            at: The chat.
            sender: To whom.
            choices: What he may choose.
            now: The moment.
            awaits: The command that words without a command complete; "" for none.
            items: The commands behind what stands numbered in the answer, as in ``Reply``.

        Returns:
            What he is newly offered, for ``stands_in``; None where that is nothing.
        """
        offered = list(choices)
        before = self._standing(at, sender, now)
        if before is not None and any(before.items) and not (offered or awaits or items):
            before.at = now
            before.unused.clear()
            before.answers.clear()
            before.named.clear()
            return None
        self._offers.pop((at, sender), None)
        if not (offered or awaits or items):
            return None
        lines = {n: choice.command for n, choice in numbered(offered, items).items()}
        unused = {_spelled(choice.command) for choice in offered}
        answers = {each.answer: each.command for each in offered if each.answer}
        offer = Offer(now, tuple(items), lines, awaits, unused, answers, _named(offered))
        self._offers[at, sender] = offer
        _bound(self._offers)
        return offer

    def stands_in(self, at: ChatId, offer: Offer, messages: Iterable[str]) -> None:
        """Remember in which of our messages, by their ids, an offer can be read."""
        for message in messages:
            self._shown[at, message] = offer
        _bound(self._shown)

    def numbered(
        self,
        at: ChatId,
        sender: str,
        number: int,
        now: datetime,
        *,
        replied: str | None = None,
        lines: bool = True,
    ) -> str | None:
        """Return the command behind a number; None where no such one is offered (any more).

        Args:
            at: The chat.
            sender: Who says it.
            number: As he reads it; ``LAST`` for the last of a list.
            now: The moment.
            replied: The message that he replies to, where the platform tells: what stands there is
                meant, whoever was offered it. What it does is authorized anew, and never sure.
            lines: Whether it may be a choice's, or only that of something in the answer itself.
        """
        offer = self._shown.get((at, replied)) if replied else None
        if offer is None or now - offer.at >= REPLIED:
            offer = self._standing(at, sender, now)
        return offer.numbered(number, lines=lines) if offer is not None else None

    def answered(
        self, at: ChatId, sender: str, said: Said, now: datetime, *, replied: str | None = None
    ) -> str | None:
        """Return the command that a typed yes or no stands for; None where nobody asks that.

        Only who was asked answers, and only what he was asked last. A nod to what cannot be taken
        back makes nothing sure: its command is returned all the same, and will ask once more.

        Args:
            at: The chat.
            sender: Who says it.
            said: What he says.
            now: The moment.
            replied: The message that he replies to, where the platform tells: another one than
                that of the question is not answered so.
        """
        offer = self._standing(at, sender, now)
        if offer is None or (replied and self._shown.get((at, replied)) is not offer):
            return None
        if said is Said.NO:
            return offer.answers.get(Answer.NO)
        if said is Said.RECEIVED:
            return None
        if said is Said.ASSENT and Answer.SURELY in offer.answers:
            offer.unused.clear()
        return offer.answers.get(Answer.YES) or offer.answers.get(Answer.SURELY)

    def since(self, at: ChatId, sender: str, now: datetime) -> datetime | None:
        """Return since when what somebody is offered stands; None where nothing does."""
        offer = self._standing(at, sender, now)
        return offer.at if offer is not None else None

    def named(
        self, at: ChatId, sender: str, words: str, now: datetime, *, replied: str | None = None
    ) -> str | None:
        """Return the command of the answer whose own words somebody says: "hủy", "hủy đăng ký đi".

        Who says what the question asks for has said it; only who was asked, as for ``answered``.
        """
        offer = self._standing(at, sender, now)
        if offer is None or (replied and self._shown.get((at, replied)) is not offer):
            return None
        return offer.named.get(_bare(words))

    def awaited(self, at: ChatId, sender: str, now: datetime) -> str:
        """Return the command that somebody's words complete; "" where none is awaited."""
        offer = self._standing(at, sender, now)
        return offer.awaits if offer is not None else ""

    def take(self, at: ChatId, sender: str, command: str, now: datetime) -> bool:
        """Say whether a command is on offer, and let it be so no longer."""
        offer = self._standing(at, sender, now)
        if offer is None or _spelled(command) not in offer.unused:
            return False
        offer.unused.discard(_spelled(command))
        return True

    def _standing(self, at: ChatId, sender: str, now: datetime) -> Offer | None:
        offer = self._offers.get((at, sender))
        return offer if offer is not None and now - offer.at < LASTS else None


def _named(offered: Iterable[Choice]) -> dict[str, str]:
    """Return the commands of answers by their labels, and by the first words of these."""
    answers = [choice for choice in offered if choice.answer is not None]
    whole = {_bare(choice.label): choice.command for choice in answers}
    firsts = [_bare(choice.label).partition(" ")[0] for choice in answers]
    return whole | {
        first: choice.command
        for first, choice in zip(firsts, answers, strict=True)
        if firsts.count(first) == 1 and first not in _NODS
    }


def _bare(words: str) -> str:
    """Return words folded, without what is said around them: "ừ, hủy đi nhé" is "huy"."""
    said = re.findall(r"[a-z0-9]+", fold(words))
    while said and said[0] in _NODS:
        said = said[1:]
    while said and said[-1] in _TAILS:
        said = said[:-1]
    return " ".join(said)


def _bound(kept: OrderedDict[tuple[ChatId, str], Offer]) -> None:
    while len(kept) > MOST:
        kept.popitem(last=False)


def _spelled(command: str) -> str:
    """``/Hủy đăng ký có`` and ``/huydangky co`` are the same, with a mark and without."""
    return fold(unmarked(command)).replace(" ", "")
