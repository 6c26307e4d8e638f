"""What the platforms are called, and what an id looks like there, for whoever types one. Pure.

``bot.platforms.PLATFORMS`` makes what is named here. It needs the settings, and the settings need
these names to understand ADMINS: so they stand by themselves.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of platform.

    Attributes:
        name: What its bot is called in chat ids; the further ones are ``name-2``, ``name-3`` …
        bots: How many there may be.
        person: What the id of a person looks like.
        chat: What the id of a chat looks like; not what a spreadsheet makes of one.
        no_person: What is told of an admin whose id does not look so.
    """

    name: str
    bots: int = 1
    person: re.Pattern[str] = re.compile(r"[^@].*")
    chat: re.Pattern[str] = re.compile(r"(?:(?!\d[eE][+-]?\d)[^\s,])+")
    no_person: str = "an admin is named by his id, not by his @name, which can change hands"

    @property
    def names(self) -> tuple[str, ...]:
        """What its bots are called, in order."""
        return (self.name, *(f"{self.name}-{number}" for number in range(2, self.bots + 1)))


TELEGRAM = Kind(
    name="telegram",
    # So many free bots bring a bulletin to all the country's cells in some ten minutes; see README.
    bots=40,
    person=re.compile(r"[1-9][0-9]{0,15}"),
    chat=re.compile(r"-?[1-9][0-9]{0,15}"),
    no_person="on Telegram an admin's id is a number; /start in private tells it",
)
ZALO = Kind(name="zalo", bots=9)
ZALO_OA = Kind(name="zalo-oa")

KINDS = (TELEGRAM, ZALO, ZALO_OA)
KIND_OF: Mapping[str, Kind] = MappingProxyType(
    {name: kind for kind in KINDS for name in kind.names}
)
"""By the name of each bot that there may be."""
