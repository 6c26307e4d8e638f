"""Days that a message speaks of."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.text import fold, normalize
from jobs.understanding.ranges import mentioned

DEV = Path(__file__).resolve().parents[2].parent / "shared" / "data/questions/dates_dev.jsonl"
MONDAY = date(2026, 11, 23)
PIECES = ["tin", "tháng", "2", "29", "/2", "thứ", "6", "năm", "quý", "đầu", "từ", "đến", "qua"]

DAYS = """
hôm nay|2026-11-23|2026-11-23
hnay|2026-11-23|2026-11-23
hom nay co tin gi|2026-11-23|2026-11-23
tin t6 t7 cn vừa rồi|2026-11-20|2026-11-22
t6, t7, cn|2026-11-20|2026-11-22
hqua có gì hot|2026-11-22|2026-11-22
h.qua|2026-11-22|2026-11-22
sáng nay|2026-11-23|2026-11-23
chiều qua|2026-11-22|2026-11-22
hôm kia|2026-11-21|2026-11-21
tối hôm qua|2026-11-22|2026-11-22
hum wa|2026-11-22|2026-11-22
tuần trước|2026-11-16|2026-11-22
tuần rồi|2026-11-16|2026-11-22
tuần r|2026-11-16|2026-11-22
tuần vừa rồi|2026-11-16|2026-11-22
tuần qua|2026-11-17|2026-11-23
tuần vừa qua|2026-11-17|2026-11-23
7 ngày qua|2026-11-17|2026-11-23
3 ngày qua|2026-11-21|2026-11-23
ba ngày gần đây|2026-11-21|2026-11-23
2 tuần qua|2026-11-10|2026-11-23
nửa tháng qua|2026-11-09|2026-11-23
nửa năm qua|2026-05-24|2026-11-23
3 tháng cuối năm 2025|2025-10-01|2025-12-31
13 tháng đầu năm|2026-01-01|2026-04-30
thứ sáu tuần trước|2026-11-20|2026-11-20
thu nam tuan truoc|2026-11-19|2026-11-19
thứ hai|2026-11-23|2026-11-23
chủ nhật|2026-11-22|2026-11-22
cn tuan truoc|2026-11-22|2026-11-22
chủ nhật vừa rồi|2026-11-22|2026-11-22
t6|2026-11-20|2026-11-20
tháng trước|2026-10-01|2026-10-31
tháng 10|2026-10-01|2026-10-31
tháng 12|2025-12-01|2025-12-31
tháng 11|2026-11-01|2026-11-23
t10/2025|2025-10-01|2025-10-31
tháng 11/2021|2021-11-01|2021-11-30
tháng 11 năm 2021|2021-11-01|2021-11-30
11/2021|2021-11-01|2021-11-30
tháng sáu|2026-06-01|2026-06-30
thang sau|2026-06-01|2026-06-30
tháng năm|2026-05-01|2026-05-31
tháng 12 năm ngoái|2025-12-01|2025-12-31
cuối tháng 10|2026-10-21|2026-10-31
cuối tháng|2026-11-21|2026-11-23
đầu tháng|2026-11-01|2026-11-10
giữa tháng này|2026-11-11|2026-11-20
cuối tháng trước|2026-10-21|2026-10-31
cuối tháng 2|2026-02-21|2026-02-28
quý III/2025|2025-07-01|2025-09-30
q3|2026-07-01|2026-09-30
quý 4|2026-10-01|2026-11-23
quý trước|2026-07-01|2026-09-30
quý 2 năm 2024|2024-04-01|2024-06-30
quý 1 năm nay|2026-01-01|2026-03-31
quý tư năm ngoái|2025-10-01|2025-12-31
năm ngoái|2025-01-01|2025-12-31
năm trước|2025-01-01|2025-12-31
9 tháng đầu năm|2026-01-01|2026-09-30
6 tháng cuối năm|2026-07-01|2026-11-23
6 tháng đầu năm 2025|2025-01-01|2025-06-30
sáu tháng đầu năm nay|2026-01-01|2026-06-30
cuối năm 2025|2025-09-01|2025-12-31
cuối năm ngoái|2025-09-01|2025-12-31
giữa năm|2026-05-01|2026-08-31
cuối năm|2026-09-01|2026-11-23
18/8|2026-08-18|2026-08-18
20/11|2026-11-20|2026-11-20
20-11|2026-11-20|2026-11-20
24/12|2025-12-24|2025-12-24
ngày 20|2026-11-20|2026-11-20
ngày 25|2026-10-25|2026-10-25
mùng 2/9|2026-09-02|2026-09-02
ngày 2/9/2025|2025-09-02|2025-09-02
25.10.2021|2021-10-25|2021-10-25
01/6/2020|2020-06-01|2020-06-01
1/6/20|2020-06-01|2020-06-01
2021-10-25|2021-10-25|2021-10-25
2 tháng 9|2026-09-02|2026-09-02
ngày 30 tháng 4 năm ngoái|2025-04-30|2025-04-30
từ ngày 1 đến 15 tháng 11|2026-11-01|2026-11-15
từ ngày 1 đến ngày 15|2026-11-01|2026-11-15
từ 1 đến 15/11|2026-11-01|2026-11-15
1-15/11|2026-11-01|2026-11-15
1/8-5/8|2026-08-01|2026-08-05
01/08-05/08|2026-08-01|2026-08-05
từ 1/8/2025-5/8/2025|2025-08-01|2025-08-05
từ 1/11/2025 đến 15/11/2025|2025-11-01|2025-11-15
1/11 - 15/11|2026-11-01|2026-11-15
từ 1/11 tới 15/11|2026-11-01|2026-11-15
từ tháng 8 đến tháng 10|2026-08-01|2026-10-31
tu thang 8 den thang 10 nam 2025|2025-08-01|2025-10-31
từ tháng 11 đến tháng 2|2025-11-01|2026-02-28
từ đầu năm đến nay|2026-01-01|2026-11-23
từ đầu tháng đến giờ|2026-11-01|2026-11-23
từ đầu tháng|2026-11-01|2026-11-23
từ hôm qua đến nay|2026-11-22|2026-11-23
từ thứ 2 đến thứ 6 tuần trước|2026-11-16|2026-11-20
từ thứ hai đến thứ sáu|2026-11-16|2026-11-20
từ năm 2020 đến năm 2022|2020-01-01|2022-12-31
từ năm 2020 đến nay|2020-01-01|2026-11-23
từ 15/11|2026-11-15|2026-11-23
kể từ 1/7/2025|2025-07-01|2026-11-23
trước tháng 6|-|2026-05-31
trước năm 2020|-|2019-12-31
sau tháng 6|2026-07-01|2026-11-23
sau ngày 20/11|2026-11-21|2026-11-23
từ sau 20/11|2026-11-21|2026-11-23
đầu tuần này|2026-11-23|2026-11-23
cuối tuần trước|2026-11-21|2026-11-22
cuối tuần|2026-11-21|2026-11-22
3 ngày trước|2026-11-20|2026-11-20
2 tuần trước|2026-11-09|2026-11-15
cách đây 2 tháng|2026-09-01|2026-09-30
24h qua|2026-11-22|2026-11-23
trong tuần|2026-11-23|2026-11-23
tin trong tháng|2026-11-01|2026-11-23
tin trong ngày|2026-11-23|2026-11-23
hôm qua và hôm nay|2026-11-22|2026-11-23
tháng 9 và tháng 10|2026-09-01|2026-10-31
sáng thứ 6|2026-11-20|2026-11-20
thứ sáu, 20/11|2026-11-20|2026-11-20
thứ 6 ngày 20/11/2026|2026-11-20|2026-11-20
tin tháng này|2026-11-01|2026-11-23
hôm 15|2026-11-15|2026-11-15
nay có tin gì không|2026-11-23|2026-11-23
nửa đầu tháng 10|2026-10-01|2026-10-15
6 tháng qua|2026-05-24|2026-11-23
quý vừa rồi|2026-07-01|2026-09-30
tin sáng 20/11|2026-11-20|2026-11-20
chiều ngày 20/11 có gì mới|2026-11-20|2026-11-20
tin tối 20-11|2026-11-20|2026-11-20
tin đêm ngày 20|2026-11-20|2026-11-20
tối 20 tháng 11|2026-11-20|2026-11-20
sáng 20.11.2025|2025-11-20|2025-11-20
bão số 3 hôm nay|2026-11-23|2026-11-23
bão số 3 hôm qua|2026-11-22|2026-11-22
bão số 13 tháng 11|2026-11-01|2026-11-23
tin ngày mai|2026-11-24|2026-11-24
sáng ngày mai có gì|2026-11-24|2026-11-24
quận 7 tuần này có gì|2026-11-23|2026-11-23
quốc lộ 1 hôm qua|2026-11-22|2026-11-22
tin 3 hôm nay|2026-11-21|2026-11-23
nghị quyết số 57 tuần này|2026-11-23|2026-11-23
"""
"""What is written on a Monday, 2026-11-23 | the first day ("-": open) | the last day."""

NONE = """
kỷ niệm 3-2
đợt 7/11
huy hiệu đảng đợt 2/9
nhiệm kỳ 2020-2025
giai đoạn 2021 - 2025
Nam Định
nam dinh
tin Việt Nam này
nghị quyết 57
nq 57 la gi
10 tin mới nhất
5 bài
chi bộ 3
kế hoạch 5 năm
hội nghị trung ương lần thứ 5
hoi nghi lan thu 15
thu ngân sách
có tin gì mới
thư 5
3-4 bài
giá vàng
đảng viên 30 năm tuổi đảng
phường 5 quận 3
gọi 0228.3849386
tỉ số 3-1
Luật số 91/2025/QH15
Nghị định 12/2024/NĐ-CP
đại hội XIV
bảo vệ nền tảng
tháng thanh niên
lễ 30/4
pháo hoa 2/9 ở TPHCM
nghi 2/9 may ngay
Hà Nội có bắn pháo hoa 2/9 không
vé tàu 30/4 và 1/5
Quốc hội khóa 15
1/3 số đảng viên
họp lúc 14h
tin Thái Nguyên
cô Mai
chế độ thai sản
"""


def named(text, today=MONDAY):
    found = mentioned(text, today)
    return found and (str(found.first or "-"), str(found.last))


def table(rows):
    return [
        pytest.param(*row.split("|"), id=row.split("|")[0]) for row in rows.strip().splitlines()
    ]


@pytest.mark.parametrize("spelled", [str, fold], ids=["marked", "unmarked"])
@pytest.mark.parametrize(("text", "first", "last"), table(DAYS))
def test_words_name_days(text, first, last, spelled):
    assert named(spelled(text)) == (first, last)


@pytest.mark.parametrize("spelled", [str, fold], ids=["marked", "unmarked"])
@pytest.mark.parametrize("text", table(NONE))
def test_other_words_name_none(text, spelled):
    if text == "thư 5" and spelled is fold:
        pytest.skip("without its marks this is Thursday")
    assert named(spelled(text)) is None


def test_what_goes_on_for_ever_is_not_tomorrow():
    assert named("Sống ngày mãi xanh") is None


def test_the_end_of_a_name_opens_no_period():
    assert named("tin Trần Cẩm Tú hôm qua") == ("2026-11-22", "2026-11-22")
    assert named("tin từ hôm qua") == ("2026-11-22", "2026-11-23")


def test_marks_tell_june_from_the_next_month():
    assert named("tháng sau") == ("2026-12-01", "2026-12-31")
    assert named("tháng sáu") == named("thang sau") == ("2026-06-01", "2026-06-30")


def test_what_comes_round_is_the_latest_that_has_begun():
    assert named("29/2") == ("2024-02-29", "2024-02-29")
    assert named("ngày 31", date(2026, 3, 1)) == ("2026-01-31", "2026-01-31")
    assert named("cuối tháng", date(2026, 11, 5)) == ("2026-10-21", "2026-10-31")
    assert named("quý 4", date(2026, 2, 1)) == ("2025-10-01", "2025-12-31")


def test_an_end_a_little_ahead_is_of_this_year():
    assert named("từ 20/11 đến 30/11") == ("2026-11-20", "2026-11-23")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tin hôm qua về bão", "hôm qua"),
        ("Có gì mới  từ 1/11 đến 15/11 không?", "từ 1/11 đến 15/11"),
        ("tin KTXH thứ sáu tuần trước", "thứ sáu tuần trước"),
        ("tin trước ngày 1/7/2025", "trước ngày 1/7/2025"),
    ],
)
def test_the_place_of_the_words_is_told(text, words):
    found = mentioned(text, MONDAY)
    assert normalize(text)[found.start : found.end] == words


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("tin từ ngày 25 đến 31 tháng trước", date(2026, 11, 25), date(2026, 11, 30)),
        ("tin tu ngay 25 den ngay 31 thang truoc", date(2026, 11, 25), date(2026, 11, 30)),
        ("tin từ 25 đến 31 tháng trước", date(2026, 11, 25), date(2026, 11, 30)),
        ("tu 20 den 25 thang truoc", date(2026, 11, 20), date(2026, 11, 25)),
        ("tin ngày 31 tháng trước", date(2026, 11, 30), date(2026, 11, 30)),
        ("tin ngày 31", date(2026, 10, 31), date(2026, 10, 31)),
    ],
)
def test_the_end_of_a_shorter_month_is_no_month_of_years_ago(text, first, last):
    """What is left, "31 tháng trước", would be May of 2024."""
    found = mentioned(text, date(2026, 12, 1))
    assert (found.first, found.last) == (first, last)


@given(
    today=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    day=st.dates(date(1990, 1, 1), date(2099, 12, 31)),
)
def test_a_full_date_is_itself_on_any_day(today, day):
    assert named(f"tin ngày {day:%d/%m/%Y}", today) == (str(day), str(day))


@given(today=st.dates(date(2000, 1, 1), date(2100, 1, 1)), days=st.integers(1, 365))
def test_the_last_days_end_today(today, days):
    first = today - timedelta(days=days - 1)
    assert named(f"{days} ngày qua", today) == (str(first), str(today))


@given(
    st.text(max_size=120) | st.lists(st.sampled_from(PIECES)).map(" ".join),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
)
def test_any_text_names_days_in_order_or_none(text, today):
    found = mentioned(text, today)
    assert found is None or found.first is None or found.first <= found.last


@pytest.mark.skipif(not DEV.exists(), reason="../shared/data is missing: days not measured")
@pytest.mark.parametrize("spelled", [str, fold], ids=["marked", "unmarked"])
def test_the_measured_cases_stay_right(spelled):
    for row in map(json.loads, DEV.read_text("utf-8").splitlines()):
        found = mentioned(spelled(row["text"]), date.fromisoformat(row["ref_date"]))
        first = found.first.isoformat() if found and found.first else None
        last = found.last.isoformat() if found else None
        assert (first, last) == (row["date_from"], row["date_to"]), row["text"]


@pytest.mark.parametrize("text", ["đi cơ sở bao nhiêu ngày 1 tháng", "may ngay 1 nam"])
def test_how_many_days_is_no_day(text):
    assert mentioned(text, date(2026, 8, 11)) is None
