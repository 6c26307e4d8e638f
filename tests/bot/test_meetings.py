"""Meeting days as people write them, over years; and when they are reminded of."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.days import read_day
from bot.meetings import (
    LAST,
    Plan,
    Rule,
    calls,
    day_in,
    due,
    meetings,
    next_meeting,
    read_plan,
    read_rule,
    rule_of,
)
from tests.bot.desk import ZONE

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("ngày 3 hằng tháng", Rule(nth=3)),
        ("ngay 3 hang thang", Rule(nth=3)),
        ("Ngày 03 hàng tháng", Rule(nth=3)),
        ("mùng 5 mỗi tháng", Rule(nth=5)),
        ("mung 5", Rule(nth=5)),
        ("ngày mùng 5", Rule(nth=5)),
        ("ngày 31 hằng tháng", Rule(nth=31)),
        ("ngày cuối tháng", Rule(nth=LAST)),
        ("ngày cuối cùng của tháng", Rule(nth=LAST)),
        ("ngay cuoi thang", Rule(nth=LAST)),
        ("thứ bảy tuần đầu", Rule(nth=1, day=5)),
        ("thu bay tuan dau", Rule(nth=1, day=5)),
        ("thứ 7 tuần đầu tiên của tháng", Rule(nth=1, day=5)),
        ("T7 tuần đầu", Rule(nth=1, day=5)),
        ("thứ bảy đầu tháng", Rule(nth=1, day=5)),
        ("thứ bảy tuần thứ hai", Rule(nth=2, day=5)),
        ("thu bay tuan thu hai", Rule(nth=2, day=5)),
        ("thứ hai tuần thứ hai", Rule(nth=2, day=0)),
        ("thứ ba tuần 3", Rule(nth=3, day=1)),
        ("thứ tư tuần thứ tư", Rule(nth=4, day=2)),
        ("thứ năm tuần cuối", Rule(nth=LAST, day=3)),
        ("thứ sáu cuối tháng", Rule(nth=LAST, day=4)),
        ("chủ nhật tuần đầu", Rule(nth=1, day=6)),
        ("chu nhat dau thang", Rule(nth=1, day=6)),
        ("CN tuần cuối", Rule(nth=LAST, day=6)),
        ("thứ bảy", None),  # which one?
        ("thứ bảy hằng tuần", None),
        ("ngày 32 hằng tháng", None),
        ("ngày 0", None),
        ("hằng tháng", None),
        ("sau Tết", None),
        ("", None),
    ],
)
def test_rules_as_people_write_them(text, rule):
    assert read_rule(text) == rule


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        (
            "ngày 3 hằng tháng, 19:30, Nhà văn hóa thôn 2",
            Plan(rule=Rule(nth=3), hour=time(19, 30), place="Nhà văn hóa thôn 2"),
        ),
        (
            "thứ bảy tuần đầu lúc 8h tại Hội trường UBND",
            Plan(rule=Rule(nth=1, day=5), hour=time(8), place="Hội trường UBND"),
        ),
        (
            "thu bay tuan thu hai 7 gio ruoi toi, nha van hoa",
            Plan(rule=Rule(nth=2, day=5), hour=time(19, 30), place="nha van hoa"),
        ),
        ("14 giờ ngày 25 hằng tháng", Plan(rule=Rule(nth=25), hour=time(14))),
        ("19h30 ngày cuối tháng ở phòng 201", Plan(
            rule=Rule(nth=LAST), hour=time(19, 30), place="phòng 201")),
        ("ngày 3 hằng tháng", None),
        ("19:30", None),
        ("ngày 3 lúc 25:00", None),
    ],
)  # fmt: skip
def test_plans_as_people_write_them(text, plan):
    assert read_plan(text) == plan


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        (Rule(nth=31), [(1, 31), (2, 28), (3, 31), (4, 30)]),
        (Rule(nth=30), [(1, 30), (2, 28), (3, 30), (4, 30)]),
        (Rule(nth=LAST), [(1, 31), (2, 28), (3, 31), (4, 30)]),
        (Rule(nth=1, day=5), [(1, 3), (2, 7), (3, 7), (4, 4)]),
        (Rule(nth=2, day=5), [(1, 10), (2, 14), (3, 14), (4, 11)]),
        (Rule(nth=LAST, day=6), [(1, 25), (2, 22), (3, 29), (4, 26)]),
    ],
)
def test_days_of_2026(rule, days):
    found = [day_in(rule, 2026, month) for month in range(1, 5)]
    assert [(day.month, day.day) for day in found] == days
    assert day_in(Rule(nth=29), 2028, 2) == date(2028, 2, 29)


RULES = st.one_of(
    st.builds(Rule, nth=st.sampled_from([LAST, *range(1, 32)])),
    st.builds(Rule, nth=st.sampled_from([LAST, 1, 2, 3, 4]), day=st.integers(0, 6)),
)


@given(rule=RULES, since=st.dates(date(2020, 1, 1), date(2060, 1, 1)))
def test_there_is_one_meeting_a_month_for_ever(rule, since):
    found = [day for _, day in islice(meetings(rule, {}, since), 30)]
    assert found == sorted(set(found))
    months = [day.year * 12 + day.month for day in found]
    assert months == list(range(months[0], months[0] + 30))
    assert since <= found[0]
    assert all(rule.day is None or day.weekday() == rule.day for day in found)
    assert rule_of(str(rule)) == rule


def local(year, month, day, hour=0, minute=0):
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


PLAN = Plan(rule=Rule(nth=3), hour=time(19, 30))


def test_the_next_meeting_is_today_until_it_begins():
    assert next_meeting(PLAN, {}, local(2026, 12, 3, 19, 29), ZONE)[1] == date(2026, 12, 3)
    assert next_meeting(PLAN, {}, local(2026, 12, 3, 19, 30), ZONE)[1] == date(2027, 1, 3)


def test_one_meeting_is_moved_or_left_out_and_the_next_is_not():
    was = date(2026, 12, 3)
    now = local(2026, 11, 28)
    assert next_meeting(PLAN, {was: date(2026, 12, 5)}, now, ZONE) == (was, date(2026, 12, 5))
    assert next_meeting(PLAN, {was: None}, now, ZONE)[1] == date(2027, 1, 3)
    late = {was: date(2027, 1, 10)}  # moved behind the next one
    assert next_meeting(PLAN, late, now, ZONE)[1] == date(2027, 1, 3)
    assert next_meeting(PLAN, {was: date(2026, 12, 1)}, local(2026, 12, 2), ZONE)[1] == date(
        2027, 1, 3
    )


@pytest.mark.parametrize(
    ("hour", "at"),
    [
        (time(19, 30), time(7, 30)),
        (time(9), time(7)),
        (time(8), time(6)),
        (time(7), time(6)),
        (time(6, 15), time(5, 45)),
        (time(5), time(4, 30)),
    ],
)
def test_the_reminder_of_the_day_comes_before_the_meeting_at_a_sensible_hour(hour, at):
    early, same_day = calls(Plan(rule=Rule(nth=3), hour=hour), date(2026, 12, 3), ZONE)
    assert early.at == local(2026, 11, 30, 8)
    assert same_day.at.time() == at
    assert same_day.until.time() == hour


@pytest.mark.parametrize(
    ("now", "ahead"),
    [
        (local(2026, 11, 30, 7, 59), None),
        (local(2026, 11, 30, 8), 3),
        (local(2026, 11, 30, 23), None),  # nobody is woken
        (local(2026, 12, 1, 6), 3),  # the machine was down: it still helps
        (local(2026, 12, 2, 19, 59), 3),
        (local(2026, 12, 2, 20, 0), None),
        (local(2026, 12, 3, 7, 29), None),
        (local(2026, 12, 3, 7, 30), 0),
        (local(2026, 12, 3, 19, 29), 0),  # late, and before the hour
        (local(2026, 12, 3, 19, 30), None),  # after it: never
        (local(2026, 12, 4, 8), None),
    ],
)
def test_when_a_reminder_is_said(now, ahead):
    call = due(PLAN, {}, set_at=local(2026, 1, 1), now=now, zone=ZONE)
    assert (call.ahead if call else None) == ahead


def test_who_has_just_set_the_plan_is_not_told_at_once():
    now = local(2026, 12, 1, 10)
    assert due(PLAN, {}, set_at=now, now=now + timedelta(hours=1), zone=ZONE) is None
    assert due(PLAN, {}, set_at=now, now=local(2026, 12, 3, 8), zone=ZONE).ahead == 0


@given(
    rule=RULES,
    hour=st.times().map(lambda each: each.replace(second=0, microsecond=0)),
    start=st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1)),
)
def test_each_minute_of_a_quarter_at_most_two_reminders_of_each_meeting(rule, hour, start):
    plan = Plan(rule=rule, hour=hour)
    now = start.replace(tzinfo=UTC)
    set_at = now - timedelta(days=9)
    said = set()
    for step in range(93 * 4):
        moment = now + timedelta(hours=6) * step
        call = due(plan, {}, set_at=set_at, now=moment, zone=ZONE)
        if call is not None:
            assert call.at <= moment < call.until
            said.add((call.day, call.ahead))
    assert len(said) <= 2 * 5


@pytest.mark.parametrize(
    ("text", "day", "rest"),
    [
        ("5/12", date(2026, 12, 5), ""),
        ("dời sang 5/12", date(2026, 12, 5), "doi sang"),
        ("5.12.2027", date(2027, 12, 5), ""),
        ("1/3", date(2027, 3, 1), ""),
        ("ngày 5 tháng 12", date(2026, 12, 5), ""),
        ("mai", date(2026, 11, 24), ""),
        ("hôm nay 17h", TODAY, "17h"),
        ("ngày kia", date(2026, 11, 25), ""),
        ("thứ bảy", date(2026, 11, 28), ""),
        ("thứ hai", TODAY, ""),
        ("thứ hai tuần sau", date(2026, 11, 30), ""),
        ("chủ nhật tuần sau", date(2026, 12, 6), ""),
        ("ngày 20", date(2026, 12, 20), ""),
        ("29/2", date(2028, 2, 29), ""),
    ],
)
def test_days_to_come(text, day, rest):
    assert read_day(text, TODAY) == (day, rest)


@pytest.mark.parametrize("text", ["31/2", "32/1", "hỏi lại", "", "7:30", "19h30"])
def test_no_day(text):
    assert read_day(text, TODAY) is None
