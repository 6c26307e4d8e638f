"""Periods that have a name in Vietnamese: "hôm qua", "quý III", "cuối tuần trước", "20/11".

Each row of ``RULES`` pairs what is typed, folded, with the days that it means. Capital letters in
a pattern stand for the parts in ``jobs.understanding.period_words.PARTS``. Where a period was
named without saying which one ("thứ 6", "tháng 10"), the latest that has begun is meant.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from functools import cache

from jobs.understanding.period_words import (
    DAYS_AGO,
    MONTHS,
    NTH,
    NUMERALS,
    OF_YEAR,
    ORDINALS,
    PARTS,
    ROMAN,
    STEPS,
    WEEKDAYS,
    any_of,
)

DAY = timedelta(days=1)

TRIES = 9
"""How far back the latest 29 February may lie, in years."""


class Every(Enum):
    """How often a period comes round."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """Days from first to last, inclusive.

    ``first`` is None where all days until ``last`` are meant; ``every`` is None where the words
    fit only one such period. ``closed`` tells that both ends were named: "1-15/11".
    """

    first: date | None
    last: date
    every: Every | None = None
    closed: bool = False

    def turned(self, steps: int) -> "Period":
        """Give the same period so many turns later; itself where it does not come round."""
        if self.every is None or self.first is None:
            return self
        if self.every is Every.WEEK:
            return replace(
                self, first=self.first + 7 * steps * DAY, last=self.last + 7 * steps * DAY
            )
        months = steps * (1 if self.every is Every.MONTH else 12)
        first, last = _months_on(self.first, months), _months_on(self.last, months)
        whole = self.first.day == 1 and (self.last + DAY).day == 1
        return replace(
            self, first=first, last=_months_on(last.replace(day=1), 1) - DAY if whole else last
        )


Groups = dict[str, str | None]
Meaning = Callable[[Groups, date], Period | None]


# What the words mean ----------------------------------------------------------------------------


def _one(day: date | None, every: Every | None = None) -> Period | None:
    return Period(day, day, every) if day else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _months_on(day: date, months: int) -> date:
    """The same day some months on, or else the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _week(today: date, steps: int = 0) -> Period:
    monday = today - today.weekday() * DAY + steps * 7 * DAY
    return Period(monday, monday + 6 * DAY)


def _months(first: date, count: int) -> Period:
    return Period(first, _months_on(first, count) - DAY)


def _unit(unit: str, today: date, steps: int = 0) -> Period:
    """The week, month, quarter or year that is so many after this one."""
    if unit == "tuan":
        return _week(today, steps)
    length = {"thang": 1, "quy": 3, "nam": 12}[unit]
    month = (today.month - 1) // length * length + 1
    return _months(_months_on(date(today.year, month, 1), steps * length), length)


def _part(period: Period, unit: str, part: str | None) -> Period:
    """The beginning, middle or end of a period, as people speak of them."""
    first, last = period.first, period.last
    if part is None or first is None:
        return period
    if unit == "tuan":
        start, length = {"dau": (0, 2), "giua": (2, 2)}.get(part, (5, 2))
        return Period(first + start * DAY, first + (start + length - 1) * DAY, period.every)
    if unit == "thang":
        starts = {"dau": (1, 10), "giua": (11, 20), "cuoi": (21, 31), "nua dau": (1, 15)}
        begin, end = starts.get(part, (16, 31))
        return Period(first.replace(day=begin), first.replace(day=min(end, last.day)), period.every)
    length = {"quy": 3, "nam": 12}[unit]
    share = length // (2 if part.startswith("nua") else 3)
    offset = {"dau": 0, "nua dau": 0, "giua": share}.get(part, length - share)
    cut = _months(_months_on(first, offset), share)
    return Period(cut.first, cut.last, period.every)


def _latest(today: date, make: Callable[[int], Period | None]) -> Period | None:
    """Of the periods that ``make`` gives for 0, -1, -2 …, the first that has begun."""
    tries = (make(-back) for back in range(TRIES))
    return next((each for each in tries if each and each.first and each.first <= today), None)


def _number(word: str | None) -> int:
    """A number in figures or words; 0 where there is none."""
    return int(word) if word and word.isdigit() else (MONTHS | NUMERALS).get(word or "", 0)


def _year(groups: Groups, today: date) -> int | None:
    """The year that was told, if one was."""
    if told := groups.get("y"):
        return int(told) if len(told) == 4 else 2000 + int(told)
    which = groups.get("which")
    return today.year + STEPS[which] if which else None


def _in_year(groups: Groups, today: date, make: Callable[[int], Period | None]) -> Period | None:
    """What ``make`` gives for the year told, or else for the latest in which it has begun."""
    if (year := _year(groups, today)) is not None:
        return make(year)
    found = _latest(today, lambda back: make(today.year + back))
    return Period(found.first, found.last, Every.YEAR) if found else None


def _ago(groups: Groups, today: date) -> Period | None:
    return _one(today - DAYS_AGO[groups["ago"] or "nay"] * DAY)


def _tomorrow(_groups: Groups, today: date) -> Period | None:
    return _one(today + DAY)


def _last_days(groups: Groups, today: date) -> Period | None:
    """The last N days, weeks, months or years, today included; hours make days."""
    count = max(_number(groups["n"]), 1) if groups.get("n") else 1
    unit = groups["span"] or ""
    if unit in {"h", "gio", "tieng"}:
        return Period(today - -(-count // 24) * DAY, today)
    days = {"ngay": 1, "hom": 1, "bua": 1, "tuan": 7}.get(unit)
    if days:
        return Period(today - (count * days - 1) * DAY, today)
    months = count * (1 if unit == "thang" else 12)
    return Period(_months_on(today, -months) + DAY, today) if months < 1200 else None


def _so_long_ago(groups: Groups, today: date) -> Period | None:
    """The day, week, month or year so many before this one."""
    count, unit = _number(groups["n"]), groups["span"] or ""
    if unit in {"ngay", "hom", "bua"}:
        return _one(today - count * DAY)
    return _unit(unit, today, -count) if count < 100 else None


def _calendar_unit(groups: Groups, today: date) -> Period | None:
    """This, the last or the next week, month, quarter or year, or a part of it."""
    unit, part, which = groups["unit"] or "", groups.get("part"), groups.get("which")
    if which:
        return _part(_unit(unit, today, STEPS[which]), unit, part)
    return _latest(today, lambda back: _part(_unit(unit, today, back), unit, part))


def _weekday(groups: Groups, today: date) -> Period | None:
    day = WEEKDAYS.get(groups.get("w") or "", 6)
    if which := groups.get("which"):
        monday = _week(today, STEPS[which]).first
        return _one(monday + day * DAY) if monday else None
    return _one(today - (today.weekday() - day) % 7 * DAY, Every.WEEK)


def _weekday_just_past(groups: Groups, today: date) -> Period | None:
    found = _weekday(groups, today - DAY)
    return Period(found.first, found.last) if found else None


def _named_month(groups: Groups, today: date) -> Period | None:
    month, until = _number(groups["m"]), _number(groups.get("m2"))
    length = max(until - month, 0) + 1 if until else 1
    part = groups.get("part")
    return _in_year(
        groups, today, lambda year: _part(_months(date(year, month, 1), length), "thang", part)
    )


def _named_quarter(groups: Groups, today: date) -> Period | None:
    word = groups["q"] or ""
    month = (ROMAN.get(word) or _number(word)) * 3 - 2
    part = groups.get("part")
    return _in_year(
        groups, today, lambda year: _part(_months(date(year, month, 1), 3), "quy", part)
    )


def _named_year(groups: Groups, today: date) -> Period | None:
    return _part(_months(date(int(groups["y"] or today.year), 1, 1), 12), "nam", groups.get("part"))


def _months_of_year(groups: Groups, today: date) -> Period | None:
    """The first or last N months of a year."""
    count = _number(groups["n"])
    if not 1 <= count <= 12:
        return None
    first = 1 if groups["part"] == "dau" else 13 - count
    year = _year(groups, today) or today.year
    return _months(date(year, first, 1), count)


def _quarters_of_year(groups: Groups, today: date) -> Period | None:
    """The first or last N quarters of a year; one where no number is told."""
    count = _number(groups.get("n")) or 1
    return _months_of_year({**groups, "n": str(3 * count)}, today)


def _half(groups: Groups, today: date) -> Period | None:
    """The last half of a month, in days, or of a year, in months."""
    if groups["span"] == "thang":
        return Period(today - 14 * DAY, today)
    return Period(_months_on(today, -6) + DAY, today)


def _named_day(groups: Groups, today: date) -> Period | None:
    """A day or days of a month: "20/11", "mùng 2 tháng 9", "1-15/11/2025"."""
    first, last = _number(groups["d"]), _number(groups.get("d2") or groups["d"])
    month = _number(groups["m"])

    def make(year: int) -> Period | None:
        begin, end = _date(year, month, first), _date(year, month, last)
        return Period(begin, end) if begin and end and begin <= end else None

    return _in_year(groups, today, make)


def _day_of_month(groups: Groups, today: date) -> Period | None:
    """A day of this or another month, or the latest with that number."""
    first, last = _number(groups["d"]), _number(groups.get("d2") or groups["d"])

    def make(steps: int) -> Period | None:
        month = _months_on(today.replace(day=1), steps)
        begin, end = (_date(month.year, month.month, day) for day in (first, last))
        return Period(begin, end) if begin and end and begin <= end else None

    if which := groups.get("which"):
        month = _months_on(today.replace(day=1), STEPS[which])
        ends = calendar.monthrange(month.year, month.month)[1]
        # "Từ 25 đến 31 tháng trước", and that had 30.
        begin, end = (month.replace(day=min(day, ends)) for day in (first, last))
        return Period(begin, end) if begin <= end else None
    found = _latest(today, make)
    return Period(found.first, found.last, Every.MONTH) if found else None


RULES: tuple[tuple[str, Meaning], ...] = (
    # hôm qua, h.qua, hum wa, tối qua, ngày hôm nay, hôm kia
    (
        rf"(?:ngay )?(?:HOUR )?(?:hom |hum |bua |h\.?|ngay (?=kia))(?P<ago>{any_of(DAYS_AGO)})",
        _ago,
    ),
    (r"HOUR (?:ngay )?(?P<ago>nay|qua|wa|kia)", _ago),
    (r"(?:HOUR )?ngay mai", _tomorrow),
    (r"(?P<ago>)tu sang(?: som)? (?:den|toi) (?:gio|nay|bay gio)", _ago),
    (r"(?:hoi |luc )(?P<ago>)(?:sang|trua|chieu|toi)", _ago),
    (r"(?P<ago>)trong ngay(?! [0-9])", _ago),
    # 3 ngày qua, mấy hôm nay, 24h qua, 2 tuần gần đây, tuần qua, tháng qua
    (r"NUMBER ?(?P<span>ngay|hom|bua|tuan|thang|nam|h|gio|tieng)(?: dong ho)? LATELY", _last_days),
    (r"trong vong NUMBER (?P<span>ngay|tuan|thang|nam|h|gio)(?: LATELY)?", _last_days),
    (r"(?P<span>tuan) (?:qua|wa|vua qua|vua wa)", _last_days),
    (r"(?P<span>thang|nam) (?:qua|wa)", _last_days),
    (r"nua (?P<span>thang|nam) LATELY", _half),
    # 3 ngày trước, cách đây 2 tuần
    (r"NUMBER (?P<span>ngay|hom|bua|tuan|thang|nam) (?:truoc|trc|trk)", _so_long_ago),
    (r"cach (?:day|nay) NUMBER (?P<span>ngay|hom|bua|tuan|thang|nam)", _so_long_ago),
    # thứ 6, chiều t4 tuần trước, chủ nhật vừa rồi
    (r"(?:HOUR )?(?:hom |ngay )?WEEKDAY", _weekday),
    (r"(?:HOUR )?(?:hom |ngay )?WEEKDAY(?: cua)? tuan WHICH", _weekday),
    (r"(?:HOUR )?(?:hom |ngay )?WEEKDAY (?:vua roi|vua qua|vua r|roi|qua)", _weekday_just_past),
    # tháng mười, giữa tháng 10, tháng 11/2021, tháng 12 năm ngoái, t10/2025, tháng 8-10
    (rf"(?:SECTION )?(?:thang ?|th\.? ?)MONTH{OF_YEAR}(?: vua qua| vua roi)?", _named_month),
    (rf"(?:SECTION )?t\.?(?P<m>[89]|1[0-2])(?![0-9]){OF_YEAR}", _named_month),
    (r"t\.?MONTH ?[/-] ?YEAR", _named_month),
    (r"(?<![0-9/.-])MONTH ?[/-] ?YEAR(?![/-])", _named_month),
    (rf"thang MONTH(?:TO|, ?| va )(?!thang)OTHER(?! (?:tin|bai)){OF_YEAR}", _named_month),
    # tuần này, cuối tuần qua, đầu tháng, trong quý, năm ngoái, nửa đầu năm nay
    (r"(?:trong )?(?:SECTION )?UNIT WHICH", _calendar_unit),
    (r"trong UNIT(?! [0-9])", _calendar_unit),
    (r"SECTION UNIT", _calendar_unit),
    # quý III, q3/2025, quý tư năm ngoái
    (rf"(?:SECTION )?(?:quy|qui|q)(?:\.| )?QUARTER(?! MONEY){OF_YEAR}", _named_quarter),
    # năm 2021, cuối năm 2025
    (r"(?:SECTION )?nam YEAR(?! ?[-–] ?[0-9])", _named_year),
    (
        (
            r"(?:(?<=tin )|(?<=tu )(?=[0-9]{4} (?:den|toi) [12])|(?<=den )|(?<=toi )|(?<=truoc )"
            r"|(?<=sau ))YEAR(?! ?[-–/.] ?[0-9]| [a-z]+ vien| nguoi| dong)"
        ),
        _named_year,
    ),
    (r"^YEAR$", _named_year),
    # 6 tháng đầu năm, 3 tháng cuối năm ngoái
    (r"NUMBER thang (?P<part>dau|cuoi) (?:cua )?nam(?: YEAR| WHICH)?", _months_of_year),
    (r"(?:NUMBER )?quy (?P<part>dau|cuoi) (?:cua )?nam(?: YEAR| WHICH)?", _quarters_of_year),
    # 20/11, ngày 2 tháng 9 năm 2025, mùng 2/9, tối 20/11, 01.06.2020, thứ sáu 20/11, 2025-09-02
    (
        (
            rf"(?:HOUR )?(?:WEEKDAY,? )?{NTH}?DATE ?[/] ?MONTH"
            r"(?:(?: ?[/-] ?| nam )SHORT| nam WHICH)?(?![/0-9%]|-(?![0-9]{1,2}/[0-9]))"
        ),
        _named_day,
    ),
    (
        rf"(?:HOUR )?(?:WEEKDAY,? )?{NTH}?DATE ?(?P<sign>[-.–]) ?MONTH ?(?P=sign) ?SHORT",
        _named_day,
    ),
    (rf"(?:HOUR )?(?:WEEKDAY,? )?{NTH}DATE ?[-.–] ?MONTH", _named_day),
    (
        r"(?:(?<=tin )|(?<=bai )|(?<=tu )|(?<=den )|(?<=toi )|HOUR |^)DATE-MONTH(?![0-9-])",
        _named_day,
    ),
    (rf"(?:HOUR )?(?:WEEKDAY,? )?{NTH}?DATE (?:thang |thg )MONTH{OF_YEAR}", _named_day),
    (r"(?<![0-9])YEAR-MONTH-DATE", _named_day),
    (rf"ngay (?P<d>{any_of(NUMERALS)}) thang MONTH{OF_YEAR}", _named_day),
    # 1-15/11, từ ngày 1 đến 15 tháng 11 năm 2025
    (rf"{NTH}?DATETOUNTIL(?: ?[/.] ?| (?:thang |thg ))MONTH{OF_YEAR}", _named_day),
    # ngày 20, mùng 5 tháng này, hôm 15, ngày 1 đến ngày 15
    # "bao nhiêu ngày 1 tháng" counts days.
    (
        rf"(?:HOUR )?(?<!nhieu )(?<!may )(?<!\d ){NTH}DATE(?! ?[-/.–] ?[0-9])(?: thang WHICH)?",
        _day_of_month,
    ),
    (rf"{NTH}DATETOUNTIL(?! ?[-/.–] ?[0-9])(?: thang WHICH)?", _day_of_month),
    (r"(?<=tu )DATETOUNTIL thang WHICH", _day_of_month),
    # mồng năm, ngày mùng ba tháng trước
    (rf"(?:ngay )?(?:mung|mong) (?P<d>{any_of(ORDINALS)})(?! tet)(?: thang WHICH)?", _day_of_month),
    (rf"(?:ngay )?(?:mung|mong) (?P<d>{any_of(ORDINALS)}) thang MONTH{OF_YEAR}", _named_day),
)


@cache
def _rules() -> tuple[tuple[re.Pattern[str], Meaning], ...]:
    return tuple((re.compile(f"{_spell(rule)}(?![a-z])"), meaning) for rule, meaning in RULES)


def _spell(rule: str) -> str:
    """Put the parts in the place of their names."""
    return re.sub("|".join(PARTS), lambda part: PARTS[part.group()], rule)


def meant(folded: str, place: int, today: date) -> Iterator[tuple[Period, re.Match[str]]]:
    """Give each reading of the words at this place of a folded text, in the order of the rules."""
    for pattern, meaning in _rules():
        if match := pattern.match(folded, place):
            groups = match.groupdict()
            if period := meaning(groups, today):
                yield replace(period, closed=bool(groups.get("d2") or groups.get("m2"))), match
