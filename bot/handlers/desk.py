"""What every handler works with, put together once by the composition root."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import time, tzinfo

from bot.access import Request
from bot.messages import Reply
from bot.recall import Memory
from jobs.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The tools of the handlers.

    Attributes:
        database: The door to the database.
        zone: The local time zone.
        times: When the bulletins of a newly bound chat come, local.
        memory: What is kept in mind of talks, for minutes.
    """

    database: Database
    zone: tzinfo
    times: tuple[time, ...]
    memory: Memory = field(default_factory=Memory)


Handler = Callable[[Desk, Request], Awaitable[Reply]]
