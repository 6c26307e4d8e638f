"""What every handler works with, put together once by the composition root."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import time, tzinfo

from bot.access import Request
from bot.messages import Reply
from jobs.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The tools of the handlers.

    Attributes:
        database: The door to the database.
        zone: The local time zone.
        times: When the bulletins of a newly bound chat come, local.
        links: Code → addresses that add the bot to a group and bind it with that code, one for
            each platform that has such a thing.
    """

    database: Database
    zone: tzinfo
    times: tuple[time, ...]
    links: Callable[[str], Sequence[str]] = lambda _: ()


Handler = Callable[[Desk, Request], Awaitable[Reply]]
