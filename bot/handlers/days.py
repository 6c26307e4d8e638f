"""The days that a question names: what bounds the news of them, and what is said above these."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Self

from bot.handlers.desk import Desk
from bot.messages import RichText
from bot.texts import days as texts_days
from bot.texts import questions as texts_questions
from jobs.question import Question
from jobs.understanding.ranges import called

LISTED = frozenset({"latest", "topic", "date"})
"""Intents that ask for the news of some days, and for nothing that is named in them."""

LONG = timedelta(days=28)
"""So many days are those of a fact, "tháng 7 tăng bao nhiêu": other days may tell of it, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Days as they were named.

    Attributes:
        since: Their first moment; None: no bound.
        until: The moment after their last; None: no bound.
        heading: What stands above news of them; None where no days were named.
        called: As articles call them, "tháng 7"; "" for what is no month, quarter or year.
    """

    since: datetime | None = None
    until: datetime | None = None
    heading: RichText | None = None
    called: str = ""

    @classmethod
    def of(cls, desk: Desk, asked: Question, *, parts: bool = False) -> Self:
        """Return the days that a question names, in the desk's zone.

        Args:
            desk: The tools.
            asked: The question.
            parts: Whether a part of a day bounds what is asked for; of a list it does anyway.
        """
        first, last = asked.date_from, asked.date_to
        part = asked.hours
        listed = parts or asked.intent in LISTED
        if part is not None and listed and first == last == part.day:
            begins = _midnight(desk, part.day)
            return cls(
                since=begins + timedelta(hours=part.first),
                until=begins + timedelta(hours=part.last),
                heading=texts_days.on_hours(part.day, part.part),
            )
        return cls(
            since=_midnight(desk, first) if first else None,
            until=_midnight(desk, last + timedelta(days=1)) if last else None,
            heading=texts_questions.on_days(first, last) if last else None,
            called=called(first, last) if first and last else "",
        )

    @property
    def are_of_a_fact(self) -> bool:
        """Whether they may be those of what is told, and it was told on others."""
        if self.until is None:
            return False
        return self.since is None or self.until - self.since >= LONG or bool(self.called)

    def are_past(self, now: datetime) -> bool:
        """Whether they are over."""
        return self.until is not None and self.until <= now


ANY = Days()
"""Whatever day."""


def _midnight(desk: Desk, day: date) -> datetime:
    return datetime.combine(day, time(), desk.zone)
