"""What every handler works with, put together once by the composition root."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time, tzinfo

from bot.access import Request
from bot.errors import RefusedError
from bot.messages import ChatId, Reply
from bot.platforms.base import Abilities
from bot.recall import Memory
from jobs.database import Database
from jobs.newsroom import Newsroom


async def _nobody() -> int:
    return 0


async def _no_photo(_platform: str, _reference: str) -> bytes:
    raise RefusedError("no platform runs here")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The tools of the handlers.

    Attributes:
        database: The door to the database.
        zone: The local time zone.
        times: When the bulletins of a newly bound chat come, local.
        platforms: What each platform that is running now can do, by name.
        talks: Whether each platform that was set up can be talked on, by name.
        wake: Lets the lanes look into the ledger at once.
        hurry: Lets the newsroom look for news at once; a chat whose number is given gets its
            bulletin as soon as there is any.
        push_all: Enters a bulletin for every active chat, and says for how many.
        links: Code → addresses that add the bot to a group and bind it with that code, one for
            each platform that has such a thing.
        newsroom: The newsroom's tools, by which admins try sources; None where there are none.
        download: Fetches a photo that somebody sent: the platform's name and its reference of it.
        memory: What is kept in mind of talks, for minutes.
        owners: Platform and sender id of the bot's owners, as the settings name them.
        writes: Whether a language model writes the summaries.
    """

    database: Database
    zone: tzinfo
    times: tuple[time, ...]
    platforms: Callable[[], Mapping[str, Abilities]] = dict
    talks: Callable[[], Mapping[str, bool]] = dict
    wake: Callable[[], None] = field(default=lambda: None)
    hurry: Callable[[int | None], None] = field(default=lambda _: None)
    push_all: Callable[[], Awaitable[int]] = _nobody
    links: Callable[[str], Sequence[str]] = lambda _: ()
    newsroom: Newsroom | None = None
    download: Callable[[str, str], Awaitable[bytes]] = _no_photo
    memory: Memory = field(default_factory=Memory)
    owners: frozenset[ChatId] = frozenset()
    writes: bool = False


Handler = Callable[[Desk, Request], Awaitable[Reply]]
