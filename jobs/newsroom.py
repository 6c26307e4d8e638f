"""What the jobs work with, put together once by the composition root."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from jobs.carrier import Carrier, InProcess
from jobs.database import Database
from jobs.fetch import Fetcher
from jobs.fetching.circuit_breaker import CircuitBreaker
from jobs.stories import Stories
from jobs.summarizers import Summarizer
from jobs.worker_pool import WorkerPool

Clock = Callable[[], datetime]
"""Tells the moment; aware, UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """The tools of the newsroom; the composition root opens and closes them.

    ``stories`` is a copy of what the database keeps, and is read from it when it is first used.
    """

    database: Database
    fetcher: Fetcher
    workers: WorkerPool
    summarizer: Summarizer
    clock: Clock
    carrier: Carrier = field(default_factory=InProcess)
    breaker: CircuitBreaker = field(default_factory=CircuitBreaker)
    stories: Stories = field(default_factory=Stories)
    placing: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Two entries of one event must not be placed side by side: each would begin a story."""
