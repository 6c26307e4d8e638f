"""When a cell meets: the days of its rule, and when to remind of them. Pure.

The lunar calendar is not known here: who meets by it, or moves a meeting for Tết, says the day.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import islice

LAST = -1
"""The last day of a month, or the last such day of the week in it."""

EARLY = 3
"""Days before a meeting on which it is told of first."""

EARLY_HOUR = time(8)
FIRST_HOUR, DAY_HOUR, LAST_HOUR = time(6), time(7, 30), time(20)
BEFORE = timedelta(hours=2)
SHORTLY = timedelta(minutes=30)

MOST_PLACE = 200

MOVABLE = 12
"""So many meetings ahead one can be moved or left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One day of each month.

    Attributes:
        nth: Which: 1 to 31, or where ``day`` is given 1 to 4; ``LAST`` for the last.
        day: The day of the week (0 is Monday) that is counted; None where days are.
    """

    nth: int
    day: int | None = None

    def __str__(self) -> str:
        return f"{self.nth}" if self.day is None else f"{self.nth}/{self.day}"


def rule_of(written: str) -> Rule:
    """Return the rule that wrote itself so."""
    nth, _, day = written.partition("/")
    return Rule(nth=int(nth), day=int(day) if day else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """When and where a cell meets; ``place`` is "" where it was not said."""

    rule: Rule
    hour: time
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A reminder: of which meeting, how many days ahead, and from when until when it is said."""

    day: date
    ahead: int
    at: datetime
    until: datetime


def day_in(rule: Rule, year: int, month: int) -> date:
    """Return the day that a rule means in a month; a month without a 31st has its last day."""
    first = date(year, month, 1)
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    if rule.day is None:
        return last if rule.nth == LAST else first.replace(day=min(rule.nth, last.day))
    if rule.nth == LAST:
        return last - timedelta(days=(last.weekday() - rule.day) % 7)
    return first + timedelta(days=(rule.day - first.weekday()) % 7 + 7 * (rule.nth - 1))


def meetings(
    rule: Rule, changes: Mapping[date, date | None], since: date
) -> Iterator[tuple[date, date]]:
    """Yield the meetings from a day on, for ever: the day that the rule says, and the true one.

    A meeting that is left out is not among them; one that was moved stands where its own month
    stands, so that moving it does not change which one comes next by the rule.

    Args:
        rule: The rule.
        changes: Days by the rule → the days to which they were moved; None: left out.
        since: No meeting before it is told.
    """
    year, month = (since.year, since.month - 1) if since.month > 1 else (since.year - 1, 12)
    while year < date.max.year:
        was = day_in(rule, year, month)
        day = changes.get(was, was)
        if day is not None and day >= since:
            yield was, day
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def next_meeting(
    plan: Plan, changes: Mapping[date, date | None], now: datetime, zone: tzinfo
) -> tuple[date, date]:
    """Return the next meeting that has not begun: the day that the rule says, and the true one."""
    here = now.astimezone(zone)
    since = here.date() + timedelta(days=here.time() >= plan.hour)
    found = meetings(plan.rule, changes, since)
    return min((next(found), next(found)), key=_by_true_day)


def meeting_on(
    plan: Plan, changes: Mapping[date, date | None], day: date, *, since: date
) -> tuple[date, date] | None:
    """Return the meeting that is on a day, or else the one that the rule puts there.

    Returns:
        The day that the rule says, and the true one; None where no meeting of the months from
        ``since`` on is there.
    """
    found = list(islice(meetings(plan.rule, changes, since), MOVABLE))
    on_it = [each for each in found if each[1] == day]
    return next(iter(on_it or [each for each in found if each[0] == day]), None)


def _by_true_day(meeting: tuple[date, date]) -> date:
    return meeting[1]


def calls(plan: Plan, day: date, zone: tzinfo) -> tuple[Call, Call]:
    """Return the two reminders of a meeting; pure.

    The first three days before at 08:00, worth saying until the evening before. The second on the
    day: at 07:30, or two hours before a meeting that is earlier than that, but nobody is woken
    before six unless the meeting itself asks for it. Once the meeting has begun: never.
    """

    def local(when: date, at: time) -> datetime:
        return datetime.combine(when, at, zone)

    begins = local(day, plan.hour)
    early = local(day - timedelta(days=EARLY), EARLY_HOUR)
    same_day = min(max(local(day, FIRST_HOUR), begins - BEFORE), local(day, DAY_HOUR))
    same_day = min(same_day, begins - SHORTLY)
    evening = local(day - timedelta(days=1), LAST_HOUR)
    return (
        Call(day=day, ahead=EARLY, at=early, until=evening),
        Call(day=day, ahead=0, at=same_day, until=begins),
    )


def open_calls(
    plan: Plan, changes: Mapping[date, date | None], *, now: datetime, zone: tzinfo
) -> tuple[Call, ...]:
    """Return the reminders that may be said now, whoever set the plan when.

    The first one is said by day only; the one on the day itself is said however late, until the
    meeting begins.
    """
    here = now.astimezone(zone)
    by_day = FIRST_HOUR <= here.time() <= LAST_HOUR
    return tuple(
        call
        for _, day in _soon(plan, changes, here.date())
        for call in calls(plan, day, zone)
        if call.at <= now < call.until and (call.ahead == 0 or by_day)
    )


def due(found: Iterable[Call], set_at: datetime | None) -> Call | None:
    """Return the first of the reminders that is to be said; None where there is none.

    What was due before the plan was set is not said: who sets it knows. ``set_at``: None where
    nobody knows when that was.
    """
    return next((call for call in found if set_at is None or set_at < call.at), None)


def _soon(
    plan: Plan, changes: Mapping[date, date | None], today: date
) -> Iterator[tuple[date, date]]:
    """Yield the meetings of the next days; two of them may lie near each other once one moved."""
    found = meetings(plan.rule, changes, today)
    for _ in range(3):
        was, day = next(found)
        if day <= today + timedelta(days=EARLY):
            yield was, day
