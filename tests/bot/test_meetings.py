"""Meeting days as people write them, over years; and when they are reminded of."""

import unicodedata
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.meetings import (
    LAST,
    Plan,
    Rule,
    calls,
    day_in,
    due,
    meetings,
    next_meeting,
    open_calls,
    rule_of,
)
from bot.typed.days import read_day
from bot.typed.meeting_moves import Move, read_leave, read_move
from bot.typed.meeting_words import Unfit, read_plan, read_rule
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
        ("ngày 3 hằng tháng, 8 giờ kém 15", None),
        ("thứ bảy, 8h", None),  # which one?
        ("thứ bảy ngày 5 hằng tháng, 8h", None),  # it is not each month
    ],
)  # fmt: skip
def test_plans_as_people_write_them(text, plan):
    assert read_plan(text) == plan
    assert read_plan(unicodedata.normalize("NFD", text)) == plan


THIRD, FIRST_SATURDAY = Rule(nth=3), Rule(nth=1, day=5)
SECRETARIES = (
    ("ngày 3 hằng tháng, hội trường tầng 2 huyện ủy, 19:30", THIRD, "19:30",
     "hội trường tầng 2 huyện ủy"),
    ("ngày 3 hằng tháng, nhà văn hóa thôn 5 Hòa Bình, 19h30", THIRD, "19:30",
     "nhà văn hóa thôn 5 Hòa Bình"),
    ("ngày 3 hàng tháng 19:30 nhà văn hóa tổ 5 Hồng Hà", THIRD, "19:30",
     "nhà văn hóa tổ 5 Hồng Hà"),
    ("ngày 3 hằng tháng 19 giờ, xóm 6 Hạ", THIRD, "19:00", "xóm 6 Hạ"),
    ("ngày 3 hằng tháng, khu 2 G, 19h30", THIRD, "19:30", "khu 2 G"),
    ("ngày 3 hằng tháng, 19 giờ, thôn 7 Giồng Trôm", THIRD, "19:00", "thôn 7 Giồng Trôm"),
    ("ngày 3 hằng tháng, số 8 Hùng Vương, 8h", THIRD, "08:00", "số 8 Hùng Vương"),
    ("ngày 3 hằng tháng 8h 12 Trần Phú", THIRD, "08:00", "12 Trần Phú"),
    ("ngày 3 hằng tháng 8h 30 hội trường", THIRD, "08:30", "hội trường"),
    ("ngày 3 hằng tháng 8h 201 Trần Phú", THIRD, "08:00", "201 Trần Phú"),
    ("ngày 3 hằng tháng, 22 đường 3/2, 19h30", THIRD, "19:30", "22 đường 3/2"),
    ("ngày 3 hằng tháng, 22 đường 30 tháng 4, 19h30", THIRD, "19:30", "22 đường 30 tháng 4"),
    ("ngày 3 hằng tháng, 19h30, phòng T2", THIRD, "19:30", "phòng T2"),
    ("ngày 3 hằng tháng, 19h30, Ô Chợ Dừa", THIRD, "19:30", "Ô Chợ Dừa"),
    ("ngày 3 hằng tháng, 19h30, ở Hợp tác xã", THIRD, "19:30", "Hợp tác xã"),
    ("ngày 3 hằng tháng, 19.30, nhà văn hóa", THIRD, "19:30", "nhà văn hóa"),
    ("ngày 3 hằng tháng, 19g30, nhà văn hóa", THIRD, "19:30", "nhà văn hóa"),
    ("ngày 3 - 19h30 - nhà văn hóa thôn 2", THIRD, "19:30", "nhà văn hóa thôn 2"),
    ("ngày 3: 19:30h, nhà văn hóa", THIRD, "19:30", "nhà văn hóa"),
    ("Ngày 03 hàng tháng. 19h30. Nhà văn hóa", THIRD, "19:30", "Nhà văn hóa"),
    ("NGÀY 3 HẰNG THÁNG, 19H30, NHÀ VĂN HÓA", THIRD, "19:30", "NHÀ VĂN HÓA"),
    ("19h30' ngày 3 hằng tháng, tại nhà văn hóa thôn 2", THIRD, "19:30", "nhà văn hóa thôn 2"),
    ("hằng tháng vào ngày 3, 19:30, hội trường", THIRD, "19:30", "hội trường"),
    ("ngày 3 mỗi tháng một lần, 19h30, trường THCS", THIRD, "19:30", "trường THCS"),
    ("ngày 3 hằng tháng lúc 7 rưỡi tối, nhà văn hóa", THIRD, "19:30", "nhà văn hóa"),
    ("ngày 3 hằng tháng, tối 7h, trường THCS", THIRD, "19:00", "trường THCS"),
    ("ngay 3 hang thang, toi 7h, truong THCS", THIRD, "19:00", "truong THCS"),
    ("chiều ngày 3 hằng tháng, 2h, hội trường", THIRD, "14:00", "hội trường"),
    ("14h-16h ngày 3 hằng tháng, hội trường", THIRD, "14:00", "hội trường"),
    ("14h đến 16h ngày 3 hằng tháng, hội trường", THIRD, "14:00", "hội trường"),
    ("8h tới 10h ngày 3 hằng tháng, hội trường", THIRD, "08:00", "hội trường"),
    ("8h toi 10h ngay 3 hang thang, hoi truong", THIRD, "08:00", "hoi truong"),
    ("ngay 3 hang thang 8h toi, hoi truong", THIRD, "20:00", "hoi truong"),
    ("Chi bộ sinh hoạt vào ngày 3 hằng tháng, lúc 19h30 tại nhà văn hóa", THIRD, "19:30",
     "nhà văn hóa"),
    ("Chi bộ thôn 2 họp ngày 3 hằng tháng, 19h30, Nhà văn hóa", THIRD, "19:30", "Nhà văn hóa"),
    ("Sinh hoạt chi bộ định kỳ vào 19 giờ 30 phút ngày 03 hằng tháng tại phòng họp tầng 2 UBND xã",
     THIRD, "19:30", "phòng họp tầng 2 UBND xã"),
    ("nhà sinh hoạt, ngày 3 hằng tháng, 19h30", THIRD, "19:30", "nhà sinh hoạt"),
    ("chuyển lịch họp sang ngày 3 hằng tháng, 20h, hội trường", THIRD, "20:00", "hội trường"),
    ("tối thứ bảy tuần đầu, 7h30, hội trường", FIRST_SATURDAY, "19:30", "hội trường"),
    ("sáng thứ bảy tuần đầu tháng 8h, hội trường", FIRST_SATURDAY, "08:00", "hội trường"),
    ("thứ bảy của tuần đầu hằng tháng, 8h", FIRST_SATURDAY, "08:00", ""),
    ("thứ bảy đầu tiên của mỗi tháng lúc 8h tại hội trường", FIRST_SATURDAY, "08:00",
     "hội trường"),
    ("tuần đầu tiên của tháng, thứ bảy, 8h, hội trường", FIRST_SATURDAY, "08:00", "hội trường"),
    ("thứ bảy tuần 1 8h00 UBND phường", FIRST_SATURDAY, "08:00", "UBND phường"),
    ("tuần thứ ba thứ tư 8h", Rule(nth=3, day=2), "08:00", ""),
    ("chiều thứ sáu tuần cuối cùng của tháng, 2h, phòng họp", Rule(nth=LAST, day=4), "14:00",
     "phòng họp"),
    ("ngày cuối mỗi tháng 15h hội trường", Rule(nth=LAST), "15:00", "hội trường"),
    ("ngày đầu tháng, 7h", Rule(nth=1), "07:00", ""),
)  # fmt: skip
"""What is written, and the day, hour and place that are meant."""


@pytest.mark.parametrize(("text", "rule", "hour", "place"), SECRETARIES)
def test_plans_as_secretaries_write_them(text, rule, hour, place):
    assert read_plan(text) == Plan(rule=rule, hour=time.fromisoformat(hour), place=place)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("ngày 5 và 20 hàng tháng, 8h", Unfit.SEVERAL_DAYS),
        ("ngày 5, 15 và 25 hằng tháng, 8h", Unfit.SEVERAL_DAYS),
        ("ngày 5, ngày 20 hằng tháng 8h", Unfit.SEVERAL_DAYS),
        ("mùng 5 hoặc mùng 6 hằng tháng, 19h", Unfit.SEVERAL_DAYS),
        ("từ ngày 3 đến ngày 5 hằng tháng, 19h30", Unfit.SEVERAL_DAYS),
        ("ngày 3-5 hằng tháng, 19h30", Unfit.SEVERAL_DAYS),
        ("thứ bảy tuần đầu và tuần thứ ba, 8h", Unfit.SEVERAL_DAYS),
        ("thứ bảy tuần 1 và 3, 8h", Unfit.SEVERAL_DAYS),
        ("thứ ba và thứ bảy tuần đầu, 8h", Unfit.SEVERAL_DAYS),
        ("ngày 3 hằng tháng, mùa hè 20h, mùa đông 19h", Unfit.SEVERAL_HOURS),
        ("ngày 3/12, 19:30", Unfit.ONE_DAY),
        ("ngày 3 tháng 12, 19h30", Unfit.ONE_DAY),
        ("ngày mùng 5 âm lịch hằng tháng, 8h", Unfit.LUNAR),
        ("ngày rằm hằng tháng, 8h", Unfit.LUNAR),
        ("ngày 3 hằng quý, 8h", Unfit.NOT_MONTHLY),
        ("thứ hai hằng tuần, 8h", Unfit.NOT_MONTHLY),
        ("hai tháng một lần, ngày 3, 8h", Unfit.NOT_MONTHLY),
        ("ngày 3 hằng tháng, 2h, hội trường", Unfit.NIGHT),
        ("2h toi 4h ngay 3 hang thang", Unfit.NIGHT),
    ],
)
def test_what_cannot_be_planned_says_why(text, why):
    assert read_plan(text) is why


WORDS = st.sampled_from([
    "ngày", "3", "mùng", "5", "và", "thứ", "bảy", "tuần", "đầu", "hằng", "tháng", "8h", "19:30",
    "tối", "sáng", "tới", "toi", "lúc", "vào", "tại", "họp", ",", "-", "/", "5/12", "sang", "đổi",
    "nghỉ", "h", ":", "2",
])  # fmt: skip


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_any_words_are_read_or_not_and_a_place_is_part_of_them(text):
    plan = read_plan(text)
    if isinstance(plan, Plan):
        assert plan.place in " ".join(text.split())
        assert 1 <= plan.rule.nth <= 31 or plan.rule.nth == LAST
    for read in (read_move, read_leave):
        move = read(text, TODAY, date(2026, 12, 3))
        assert move is None or move.target is None or move.target >= TODAY


NEAR = date(2026, 12, 3)
TO_THE_FIFTH = Move(target=date(2026, 12, 5))
FROM_THE_THIRD = Move(source=NEAR, target=date(2026, 12, 5))


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("đổi sang 5/12", TO_THE_FIFTH),
        ("doi 5/12", TO_THE_FIFTH),
        ("kỳ này dời sang 5/12", TO_THE_FIFTH),
        ("dời buổi họp tháng 12 sang 5/12", TO_THE_FIFTH),
        ("dời sang thứ bảy 5/12 nhé", TO_THE_FIFTH),
        ("lùi xuống ngày 5/12 vì bão", TO_THE_FIFTH),
        ("hoãn tới thứ bảy tuần sau", TO_THE_FIFTH),
        ("đổi 3/12 sang 5/12", FROM_THE_THIRD),
        ("doi 3/12 toi 5/12", FROM_THE_THIRD),
        ("đổi từ ngày 3/12 đến ngày 5/12", FROM_THE_THIRD),
        ("đổi ngày 3 sang ngày 5", FROM_THE_THIRD),
        ("đổi 3 sang 5", FROM_THE_THIRD),
        ("đổi 3/12 -> 5/12", FROM_THE_THIRD),
        ("đổi 3/12-5/12", FROM_THE_THIRD),
        ("dời từ thứ năm 3/12 sang thứ bảy 5/12", FROM_THE_THIRD),
        ("dời sang 5/12 thay vì 3/12", FROM_THE_THIRD),
        ("đổi sang 10/12 lúc 8h", Move(target=date(2026, 12, 10), hour=time(8))),
        ("dời sang 8h sáng 10/12", Move(target=date(2026, 12, 10), hour=time(8))),
        ("đổi sang 10/12/2026, 19.30", Move(target=date(2026, 12, 10), hour=time(19, 30))),
        ("doi 10/12 20:00 hội trường",
         Move(target=date(2026, 12, 10), hour=time(20), more="hoi truong")),
        ("đổi địa điểm hội trường B", Move(more="dia diem hoi truong b")),
        ("đổi giờ 20h", Move(hour=time(20))),
        ("đổi kỳ này", Move(said=False)),
        ("đổi sang 31/11", Move()),
        ("đổi sang 5/12 hoặc 6/12", Move(more="hoac")),
        ("dời họp tháng 1 sang 5/1", Move()),  # the meeting that comes is in December
        ("đổi sang ngày 5 hằng tháng", None),
        ("sang 5/12", None),
    ],
)  # fmt: skip
def test_moves_as_people_write_them(text, move):
    assert read_move(text, TODAY, NEAR) == move


def test_a_bare_day_is_the_one_nearest_to_the_meeting_and_never_past():
    assert read_move("đổi sang ngày 28", TODAY, NEAR).target == date(2026, 11, 28)
    assert read_move("đổi sang ngày 25", TODAY, date(2026, 12, 18)).target == date(2026, 12, 25)
    assert read_move("đổi sang ngày 20", TODAY, NEAR).target == date(2026, 12, 20)
    assert read_move("đổi ngày 3 sang 5", TODAY, date(2027, 1, 3)).target == date(2027, 1, 5)


@pytest.mark.parametrize(
    ("text", "leave"),
    [
        ("nghỉ", Move()),
        ("kỳ này nghỉ", Move()),
        ("nghỉ tháng này vì lụt", Move()),
        ("nghỉ 3/1", Move(source=date(2027, 1, 3))),
        ("nghỉ tháng 1", None),
        ("nghỉ 31/11", None),
        ("bỏ lịch", None),
        ("nghỉ giải lao", None),
    ],
)
def test_meetings_left_out_as_people_write_it(text, leave):
    assert read_leave(text, TODAY, NEAR) == leave


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
    call = due(open_calls(PLAN, {}, now=now, zone=ZONE), local(2026, 1, 1))
    assert (call.ahead if call else None) == ahead


def test_who_has_just_set_the_plan_is_not_told_at_once():
    now = local(2026, 12, 1, 10)
    later, day = now + timedelta(hours=1), local(2026, 12, 3, 8)
    assert due(open_calls(PLAN, {}, now=later, zone=ZONE), now) is None
    assert due(open_calls(PLAN, {}, now=day, zone=ZONE), now).ahead == 0


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
        call = due(open_calls(plan, {}, now=moment, zone=ZONE), set_at)
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
