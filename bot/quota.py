"""A bot's messages of a month, where the platform gives it only so many.

Counted before they are sent: after a crash a message too many may be counted, never one too few.
"""

import asyncio
import logging
import math
from datetime import datetime, timedelta, tzinfo

from sqlalchemy.orm import Session

from bot.errors import SpentError, UnreachableError
from bot.stores import alarms, quota_store
from bot.stores.alarms import Event
from jobs.database import Database
from jobs.errors import DatabaseError
from jobs.newsroom import Clock

log = logging.getLogger(__name__)

WARN_AT = (0.80, 0.95)
"""Parts of the month's messages at which the admins are told; behind the last, only people who ask
are served."""

LOOK_AGAIN = timedelta(hours=1)
"""After how long news is tried again: a new month, or a limit that the operator raised."""

A_MONTH = timedelta(days=31)
"""An alarm is enough for so long, where it is of the same month."""


class Quota:
    """The month's messages of one bot.

    Args:
        platform: The bot's name.
        limit: How many messages it may send in a calendar month.
        database: Where they are counted.
        clock: Tells the moment.
        zone: Where months begin.
    """

    def __init__(
        self, platform: str, limit: int, database: Database, *, clock: Clock, zone: tzinfo
    ) -> None:
        self.limit = limit
        self._platform = platform
        self._database = database
        self._clock = clock
        self._zone = zone
        self._one_by_one = asyncio.Lock()
        self._warn_at = [math.ceil(limit * part) for part in WARN_AT]
        self._kept = limit - self._warn_at[-1]

    async def used(self) -> int:
        """Return how many messages of this month were counted."""
        month = self._month()
        return await self._database.transact(lambda s: quota_store.used(s, self._platform, month))

    async def take(self, *, answer: bool) -> str:
        """Count a message that is about to be sent; return what ``give_back`` wants.

        Raises:
            SpentError: None is left, or none for news.
            UnreachableError: It cannot be counted now.
        """
        now, month = self._clock(), self._month()

        def work(session: Session) -> str | None:
            left = self.limit - quota_store.used(session, self._platform, month)
            if left <= 0:
                return "month"
            if left <= self._kept and not answer:
                return "kept"
            self._warn(session, quota_store.count(session, self._platform, month), month, now)
            return None

        try:
            async with self._one_by_one:  # PostgreSQL would look and count side by side
                spent = await self._database.transact(work)
        except DatabaseError as error:
            raise UnreachableError("not sent: it cannot be counted") from error
        if spent:
            raise SpentError(spent, LOOK_AGAIN)
        return month

    async def give_back(self, month: str) -> None:
        """Take back what ``take`` counted: the message was certainly not delivered."""
        try:
            await self._database.transact(lambda s: quota_store.give_back(s, self._platform, month))
        except DatabaseError as error:
            log.warning("quota not given back", extra={"fault": str(error)})

    def _warn(self, session: Session, used: int, month: str, now: datetime) -> None:
        if used not in self._warn_at:
            return
        about = {
            "platform": self._platform,
            "used": used,
            "limit": self.limit,
            "kept": self._kept,
            "month": month,  # a month may be nearly spent three weeks after the last one was
        }
        alarms.sound_once(session, Event.QUOTA, now, A_MONTH, **about)

    def _month(self) -> str:
        return f"{self._clock().astimezone(self._zone):%Y-%m}"
