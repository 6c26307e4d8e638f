"""Days and months that no calendar has."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.understanding.no_such_day import NoSuch, no_such


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("tin ngày 31/2", NoSuch(day="31/2")),
        ("còn ngày 31/2?", NoSuch(day="31/2")),
        ("tin mới ngày 30-2-2026", NoSuch(day="30/2/2026")),
        ("tin ngày 29/2/2026", NoSuch(day="29/2/2026")),
        ("tin ngày 31 tháng 4 năm 2026", NoSuch(day="31/4/2026")),
        ("tin từ 31/4 đến 5/5", NoSuch(day="31/4")),
        ("tin ngày 5/13", NoSuch(day="5/13")),
        ("tin ngày 32", NoSuch(day="32")),
        ("tin tháng 13", NoSuch(month="13")),
        ("tin tuc thang 0", NoSuch(month="0")),
        ("tin hôm rằm", NoSuch(lunar=True)),
        ("hôm rằm tháng bảy có gì không", NoSuch(lunar=True)),
        ("tin mùng 1 âm lịch", NoSuch(lunar=True)),
    ],
)
def test_what_is_asked_for_and_is_not(text, named):
    assert no_such(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "tin ngày 29/2",
        "tin ngày 5",
        "tin tháng 12/2026",
        "lương tháng 13",
        "nghị định 13/2023",
        "tin về vụ 31/2",
        "tin hôm qua",
        "",
    ],
)
def test_what_is_or_is_no_day_is_left(text):
    assert no_such(text) is None


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_that_there_is_can_be_asked_for(day):
    assert no_such(f"tin ngày {day.day}/{day.month}/{day.year}") is None
    assert no_such(f"tin ngày {day.day} tháng {day.month}") is None
