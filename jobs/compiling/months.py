"""Which days a compilation tells of, and which month's cell meeting it is for. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

LATEST_MEETING = 10
"""By this day of a month its cells have met."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Local days from ``first`` to ``last``, both of them in it."""

    first: date
    last: date

    @classmethod
    def of_month(cls, day: date) -> "Period":
        """Return the calendar month in which ``day`` lies."""
        return cls(first=day.replace(day=1), last=following(day) - timedelta(days=1))

    def moments(self, zone: tzinfo) -> tuple[datetime, datetime]:
        """Return its beginning, and the moment at which it is over; aware."""
        end = self.last + timedelta(days=1)
        return datetime.combine(self.first, time(), zone), datetime.combine(end, time(), zone)

    def days(self) -> Iterator[date]:
        """Give its days in their order."""
        for number in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=number)


def before_meeting(today: date) -> Period:
    """Return the month that ended yesterday: what is told at the next meeting."""
    before = today.replace(day=1) - timedelta(days=1)
    # Of a shorter month there is no such day: then all of this one.
    first = today.replace(day=1) if today.day > before.day else before.replace(day=today.day)
    return Period(first=first, last=today - timedelta(days=1))


def week_before(today: date) -> Period:
    """Return the seven days that ended yesterday."""
    return Period(first=today - timedelta(days=7), last=today - timedelta(days=1))


def meeting(period: Period) -> date:
    """Return the first day of the month in which the cell meets about a period's news.

    Cells meet in the first days of a month, so news up to the tenth is for a meeting of that month.
    """
    last = period.last
    return last.replace(day=1) if last.day <= LATEST_MEETING else following(last)


def following(day: date) -> date:
    """Return the first day of the next month."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
