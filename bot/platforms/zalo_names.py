"""What groups call one of Zalo's bots: the name before what they say, which Zalo does not tell."""

from collections import Counter, deque
from collections.abc import Iterator, Sequence

REMEMBERED = 20
"""Names that are remembered, those heard last. Before a command may stand more than the name
("@Bot gõ giúp /hop"), or, in a reply, somebody else's: the name is what is heard most."""


class Names:
    """The names of one bot; iterates over all that it may have been called by.

    Attributes:
        told: As the operator set them; where there are any, none is learned.
    """

    def __init__(self, told: Sequence[str]) -> None:
        self.told = tuple(told)
        self._heard: deque[str] = deque(maxlen=REMEMBERED)

    def __iter__(self) -> Iterator[str]:
        return iter(self.told or dict.fromkeys(self._heard))

    @property
    def usual(self) -> str:
        """By which people are told to call it; "" where none is known."""
        if self.told:
            return self.told[0]
        counted = Counter(self._heard)
        return min(counted, key=lambda name: (-counted[name], len(name)), default="")

    def hear(self, name: str) -> None:
        """Remember what a group called the bot before a command."""
        self._heard.append(name)
