"""What the jobs work with, put together once by the composition root."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from jobs.database import Database
from jobs.fetch import Fetcher
from jobs.summarizers import Summarizer
from jobs.workshop import Workshop

Clock = Callable[[], datetime]
"""Tells the moment; aware, UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """The tools of the newsroom; the composition root opens and closes them."""

    database: Database
    fetcher: Fetcher
    workshop: Workshop
    summarizer: Summarizer
    clock: Clock
