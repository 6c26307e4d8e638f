"""What every handler works with, put together once by the composition root."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import time, tzinfo

from bot.access import Request
from bot.messages import Reply
from jobs.database import Database
from jobs.newsroom import Newsroom


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The tools of the handlers.

    Attributes:
        database: The door to the database.
        zone: The local time zone.
        times: When the bulletins of a newly bound chat come, local.
        newsroom: The newsroom's tools, by which admins try sources; None where there are none.
    """

    database: Database
    zone: tzinfo
    times: tuple[time, ...]
    newsroom: Newsroom | None = None


Handler = Callable[[Desk, Request], Awaitable[Reply]]
