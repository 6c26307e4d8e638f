"""When a cell meets: the rule as people write it, its days, and when to remind of them. Pure.

The lunar calendar is not known here: who meets by it, or moves a meeting for Tết, says the day.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from bot.days import WEEKDAY, weekday
from bot.times import read_times
from jobs.text import fold

LAST = -1
"""The last day of a month, or the last such day of the week in it."""

EARLY = 3
"""Days before a meeting on which it is told of first."""

EARLY_HOUR = time(8)
FIRST_HOUR, DAY_HOUR, LAST_HOUR = time(6), time(7, 30), time(20)
BEFORE = timedelta(hours=2)
SHORTLY = timedelta(minutes=30)

MOST_PLACE = 200


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


_ORDER = {
    "dau": 1,
    "mot": 1,
    "nhat": 1,
    "hai": 2,
    "ba": 3,
    "tu": 4,
    "bon": 4,
    "cuoi": LAST,
    **{str(number): number for number in range(1, 5)},
}
_WEEK = re.compile(
    r"(?:tuan|lan)?\s*(?:thu\s*)?(dau|mot|nhat|hai|ba|tu|bon|cuoi|[1-4])\b"
    r"(?:\s*(?:tien|cung))?(?:\s*(?:cua|trong|hang|moi)?\s*thang)?"
)
_DAY = re.compile(
    r"\b(?:ngay|mung|mong)\s*(?:mung\s*|mong\s*)?(\d{1,2})\b(?!\s*(?:[/.:-]|h\b|h\d))"
)
_LAST_DAY = re.compile(r"\bngay\s*cuoi(?:\s*cung)?(?:\s*(?:cua|trong)?\s*thang)?\b")
_MONTHLY = re.compile(r"\b(?:hang|moi|trong|cua)\s*thang\b|\bthang\b")
_LEADING = re.compile(r"(?:[\s,;:.–-]|\b(?:luc|vao|tai|o|dia diem)\b)+")
_HOUR = re.compile(
    r"(?:\bluc\s*)?(?<!\d)\d{1,2}\s*(?:gio(?:\s*(?:ruoi|\d{2}))?|[:h]\s*\d{0,2})"
    r"(?:\s*phut)?(?:\s*(?:sang|trua|chieu|toi))?(?!\d)"
)


def read_plan(text: str) -> Plan | None:
    """Return the plan that ``text`` names; None where it names no day or no hour.

    "Ngày 3 hằng tháng, 19:30, nhà văn hóa thôn 2"; "thứ bảy tuần đầu lúc 8h tại hội trường"; with
    or without tone marks. What stands behind day and hour is the place, as it was typed.
    """
    folded = fold(text)
    if len(folded) != len(text):  # else places cannot be cut out as they were typed
        text = folded
    found = _rule(folded)
    if found is None:
        return None
    rule, spans = found
    hour = _HOUR.search(_blanked(folded, spans))
    if hour is None:
        return None
    moments = read_times(_plain_hour(hour[0]))
    if not moments or len(moments) != 1:
        return None
    return Plan(rule=rule, hour=moments[0], place=_place(text, [*spans, hour.span()]))


def _plain_hour(words: str) -> str:
    """Half past seven is 7:30; "lúc" says nothing."""
    words = re.sub(r"\bluc\b", " ", words)
    return re.sub(r"\s*gio\s*ruoi\b", "h30", words).strip()


def read_rule(text: str) -> Rule | None:
    """Return the day of the month that ``text`` names; None where it names none."""
    found = _rule(fold(text))
    return found[0] if found else None


def _rule(folded: str) -> tuple[Rule, list[tuple[int, int]]] | None:
    if last := _LAST_DAY.search(folded):
        return Rule(nth=LAST), [last.span()]
    if named := WEEKDAY.search(folded):
        week = _WEEK.match(folded, _after_blanks(folded, named.end()))
        if week is not None:
            return Rule(nth=_ORDER[week[1]], day=weekday(named)), [(named.start(), week.end())]
        return None
    if (day := _DAY.search(folded)) and 1 <= int(day[1]) <= 31:
        monthly = _MONTHLY.match(folded, _after_blanks(folded, day.end()))
        return Rule(nth=int(day[1])), [(day.start(), monthly.end() if monthly else day.end())]
    return None


def _after_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _place(text: str, spans: list[tuple[int, int]]) -> str:
    """Return what is left of a text without its day and hour: the longest piece."""
    edges = [0, *(edge for span in sorted(spans) for edge in span), len(text)]
    pieces = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    best = max((_trimmed(piece) for piece in pieces), key=len)
    return " ".join(best.split())[:MOST_PLACE]


def _trimmed(piece: str) -> str:
    piece = piece.strip(" ,;.–-\n\t")
    opening = _LEADING.match(fold(piece))
    return piece[opening.end() :].strip() if opening else piece


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


def due(
    plan: Plan,
    changes: Mapping[date, date | None],
    *,
    set_at: datetime,
    now: datetime,
    zone: tzinfo,
) -> Call | None:
    """Return the reminder that is to be said now; None where there is none.

    What was due before the plan was set is not said: who sets it knows. The first one is said by
    day only; the one on the day itself is said however late, until the meeting begins.
    """
    here = now.astimezone(zone)
    for _, day in _soon(plan, changes, here.date()):
        for call in calls(plan, day, zone):
            awake = call.ahead == 0 or FIRST_HOUR <= here.time() <= LAST_HOUR
            if set_at < call.at <= now < call.until and awake:
                return call
    return None


def _soon(
    plan: Plan, changes: Mapping[date, date | None], today: date
) -> Iterator[tuple[date, date]]:
    """Yield the meetings of the next days; two of them may lie near each other once one moved."""
    found = meetings(plan.rule, changes, today)
    for _ in range(3):
        was, day = next(found)
        if day <= today + timedelta(days=EARLY):
            yield was, day
