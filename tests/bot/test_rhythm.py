"""When bulletins come: what people write, what is kept, and when the next one is due."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts import choices as texts_choices
from bot.typed.rhythm import MOST_MOMENTS, in_order, moment, read_rhythm, spelled, unspelled
from bot.typed.times import Weekly, next_bulletin

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SEVEN, EVENING = time(7), time(19)
WORKDAYS, WEEKEND = (1, 2, 3, 4, 5), (6, 7)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7:00 17:30", [SEVEN, time(17, 30)]),
        ("07:00:00 17:30:00", [SEVEN, time(17, 30)]),
        ("7:00 t2-t6", [Weekly(WORKDAYS, SEVEN)]),
        ("7h00, T2 – T6", [Weekly(WORKDAYS, SEVEN)]),
        ("thứ hai 7:00", [Weekly((1,), SEVEN)]),
        ("thu hai luc 7 gio", [Weekly((1,), SEVEN)]),
        ("chủ nhật 19h", [Weekly((7,), EVENING)]),
        ("19h CN", [Weekly((7,), EVENING)]),
        ("7 giờ tối thứ tư", [Weekly((3,), EVENING)]),
        ("từ thứ hai đến thứ sáu 7:00", [Weekly(WORKDAYS, SEVEN)]),
        ("thứ hai tới thứ sáu 7:00", [Weekly(WORKDAYS, SEVEN)]),
        ("7h tối 9h tối thứ tư", [Weekly((3,), EVENING), Weekly((3,), time(21))]),
        (
            "6h30 ngày thường; 8h cuối tuần",
            [Weekly(WORKDAYS, time(6, 30)), Weekly(WEEKEND, time(8))],
        ),
        ("t2 t4 t6 7h 19h", [Weekly((1, 3, 5), SEVEN), Weekly((1, 3, 5), EVENING)]),
        ("7:00 t2-t6, 7:00 t7 cn", [SEVEN]),
        ("7h hằng ngày, 19h chủ nhật", [SEVEN, Weekly((7,), EVENING)]),
        ("T7-T2 7h", [Weekly((1, 6, 7), SEVEN)]),
        ("hằng tuần, thứ bảy 7:00", [Weekly((6,), SEVEN)]),
        ("tắt", []),
    ],
)
def test_times_are_read_as_people_write_them(text, expected):
    assert read_rhythm(text) == tuple(expected)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("thứ hai", id="no time"),
        pytest.param("7:00 17:30 t2 8:00", id="may mean several things"),
        pytest.param("thứ tám 7:00", id="no such day"),
        pytest.param("7:00 thứ 8", id="no such day, in figures"),
        pytest.param("25:00 t2", id="no such hour"),
        pytest.param("thứ hai 7h tới 9h", id="from an hour until another"),
        pytest.param("6:5 t2", id="half a minute"),
        pytest.param("7:00:30", id="seven, or half past midnight, too"),
        pytest.param("khi nào rảnh", id="no times at all"),
        pytest.param("họp thứ hai 7h", id="a sentence"),
        pytest.param("1h 2h 3h 4h 5h 6h 7h t2", id="more than anybody reads"),
        pytest.param("", id="nothing"),
    ],
)
def test_nobody_is_woken_by_a_guess(text):
    assert read_rhythm(text) is None


days = st.sets(st.integers(1, 7), min_size=1).map(sorted).map(tuple)
times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
moments = st.builds(moment, times, days)


@given(moments)
def test_what_is_kept_is_read_back_the_same(one):
    assert unspelled(spelled(one)) == one


@given(st.lists(moments, min_size=1, max_size=2, unique=True))
def test_what_is_told_is_understood_when_it_is_typed(some):
    told = in_order(some)
    by_time = {each.at if isinstance(each, Weekly) else each for each in told}
    if len(by_time) == len(told):  # one time told twice is read as one with both days
        assert set(read_rhythm(texts_choices.moments(told)) or ()) == set(told)


@pytest.mark.parametrize(
    ("wanted", "after", "due"),
    [
        # 2026-11-23 is a Monday.
        ((Weekly((1,), SEVEN),), "2026-11-23 06:59", "2026-11-23 07:00"),
        ((Weekly((1,), SEVEN),), "2026-11-23 07:00", "2026-11-30 07:00"),
        ((Weekly(WORKDAYS, SEVEN),), "2026-11-27 07:00", "2026-11-30 07:00"),
        ((Weekly((7,), EVENING), SEVEN), "2026-11-29 07:00", "2026-11-29 19:00"),
        ((Weekly((7,), time(0, 0)),), "2026-11-28 23:59", "2026-11-29 00:00"),
        ((), "2026-11-23 07:00", None),
    ],
)
def test_the_next_one_is_due(wanted, after, due):
    def local(text):
        return datetime.fromisoformat(text).replace(tzinfo=ZONE) if text else None

    assert next_bulletin(wanted, local(after), ZONE) == local(due)


@given(
    st.lists(moments, min_size=1, max_size=MOST_MOMENTS),
    st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
)
def test_the_next_one_is_ahead_within_a_week_and_on_its_day(some, after):
    due = next_bulletin(some, after, ZONE)
    here = due.astimezone(ZONE)
    assert timedelta(0) < due - after <= timedelta(days=7)
    assert any(
        (each.at if isinstance(each, Weekly) else each) == here.time()
        and (not isinstance(each, Weekly) or here.isoweekday() in each.days)
        for each in some
    )
