"""Ways to name days, asked at odd moments: month ends, Mondays, turn of the year, leap days.

What is expected is computed here a second time, by other means than in
``jobs.understanding.periods``.
"""

import calendar
from datetime import date
from datetime import timedelta as td

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.text import fold
from jobs.understanding.ranges import mentioned

D = td(days=1)


def mon(t):
    return t - t.weekday() * D


def mend(y, m):
    return date(y, m, calendar.monthrange(y, m)[1])


def prevm(t, k=1):
    y, m = divmod(t.year * 12 + t.month - 1 - k, 12)
    return y, m + 1


def month(y, m, t):
    return date(y, m, 1), min(mend(y, m), t) if date(y, m, 1) <= t else mend(y, m)


def lastm(m):
    def f(t):
        y = t.year if date(t.year, m, 1) <= t else t.year - 1
        return month(y, m, t)

    return f


def lastday(d, m):
    def f(t):
        for y in range(t.year, t.year - 9, -1):
            try:
                x = date(y, m, d)
            except ValueError:
                continue
            if x <= t:
                return x, x
        return None

    return f


def quarter(y, q, t):
    a = date(y, q * 3 - 2, 1)
    b = mend(y, q * 3)
    return a, (min(b, t) if a <= t else b)


def lastq(q):
    def f(t):
        y = t.year if date(t.year, q * 3 - 2, 1) <= t else t.year - 1
        return quarter(y, q, t)

    return f


def of_last_year(m):
    return lambda t: (date(t.year - 1, m, 1), mend(t.year - 1, m))


def quarter_of_last_year(q):
    return lambda t: quarter(t.year - 1, q, t)


def curq(t):
    return (t.month - 1) // 3 + 1


def wd(n, wk):  # n 0..6; wk 0 this,-1 last
    return lambda t: (mon(t) + wk * 7 * D + n * D,) * 2


def lastwd(n):
    return lambda t: (t - ((t.weekday() - n) % 7) * D,) * 2


def fixed(a, b):
    return lambda t: (a, b)


def run(a, b):
    return lambda t: (a, min(b, t) if a <= t else b)


def ago(n):
    return lambda t: (t - n * D, t - n * D)


def last(n):
    return lambda t: (t - (n - 1) * D, t)


def mpart(k, part):
    def f(t):
        y, m = prevm(t, k)
        e = mend(y, m)
        a, b = {"dau": (1, 10), "giua": (11, 20), "cuoi": (21, e.day)}[part]
        a, b = date(y, m, a), date(y, m, b)
        return a, (min(b, t) if a <= t else b)

    return f


def curmpart(part):
    def f(t):
        x = mpart(0, part)(t)
        return x if x[0] <= t else mpart(1, part)(t)

    return f


def prevq(t):
    q = curq(t)
    return quarter(t.year, q - 1, t) if q > 1 else quarter(t.year - 1, 4, t)


C = [
    ("hôm nay", ago(0)),
    ("bữa nay", ago(0)),
    ("hnay", ago(0)),
    ("sáng nay", ago(0)),
    ("chiều nay", ago(0)),
    ("tối nay", ago(0)),
    ("trưa nay", ago(0)),
    ("ngày hôm nay", ago(0)),
    ("trong ngày hôm nay", ago(0)),
    ("hôm qua", ago(1)),
    ("ngày hôm qua", ago(1)),
    ("bữa qua", ago(1)),
    ("hqua", ago(1)),
    ("hum qua", ago(1)),
    ("hôm wa", ago(1)),
    ("tối qua", ago(1)),
    ("đêm qua", ago(1)),
    ("chiều qua", ago(1)),
    ("sáng qua", ago(1)),
    ("tối hôm qua", ago(1)),
    ("chiều hôm qua", ago(1)),
    ("sáng hôm qua", ago(1)),
    ("đêm hôm qua", ago(1)),
    ("trưa qua", ago(1)),
    ("hôm kia", ago(2)),
    ("bữa kia", ago(2)),
    ("tối hôm kia", ago(2)),
    ("hôm kìa", ago(3)),
    ("cách đây 2 ngày", ago(2)),
    ("2 ngày trước", ago(2)),
    ("ba ngày trước", ago(3)),
    ("cách đây 5 hôm", ago(5)),
    ("tuần này", lambda t: (mon(t), t)),
    ("trong tuần này", lambda t: (mon(t), t)),
    ("từ đầu tuần đến nay", lambda t: (mon(t), t)),
    ("tuần trước", lambda t: (mon(t) - 7 * D, mon(t) - D)),
    ("tuan trc", lambda t: (mon(t) - 7 * D, mon(t) - D)),
    ("tuần rồi", lambda t: (mon(t) - 7 * D, mon(t) - D)),
    ("tuần vừa rồi", lambda t: (mon(t) - 7 * D, mon(t) - D)),
    ("tuần trước nữa", lambda t: (mon(t) - 14 * D, mon(t) - 8 * D)),
    ("hai tuần trước", lambda t: (mon(t) - 14 * D, mon(t) - 8 * D)),
    ("cách đây 2 tuần", lambda t: (mon(t) - 14 * D, mon(t) - 8 * D)),
    ("tuần qua", last(7)),
    ("một tuần qua", last(7)),
    ("1 tuần qua", last(7)),
    ("7 ngày qua", last(7)),
    ("bảy ngày qua", last(7)),
    ("7 ngày gần đây", last(7)),
    ("7 ngày vừa qua", last(7)),
    ("2 tuần qua", last(14)),
    ("hai tuần gần đây", last(14)),
    ("3 ngày qua", last(3)),
    ("ba ngày nay", last(3)),
    ("3 hôm nay", last(3)),
    ("mấy ngày qua", last(3)),
    ("mấy hôm nay", last(3)),
    ("vài ngày gần đây", last(3)),
    ("10 ngày trở lại đây", last(10)),
    ("trong 5 ngày qua", last(5)),
    ("trong vòng 3 ngày", last(3)),
    ("30 ngày qua", last(30)),
    ("15 ngày gần nhất", last(15)),
    ("5 bữa nay", last(5)),
    ("24h qua", lambda t: (t - D, t)),
    ("cuối tuần qua", lambda t: (mon(t) - 2 * D, mon(t) - D) if t.weekday() < 5 else None),
    ("cuối tuần trước", lambda t: (mon(t) - 2 * D, mon(t) - D)),
    ("thứ hai tuần trước", wd(0, -1)),
    ("thứ ba tuần trước", wd(1, -1)),
    ("thứ tư tuần trước", wd(2, -1)),
    ("thứ năm tuần trước", wd(3, -1)),
    ("thứ sáu tuần trước", wd(4, -1)),
    ("thứ bảy tuần trước", wd(5, -1)),
    ("chủ nhật tuần trước", wd(6, -1)),
    ("t6 tuần trước", wd(4, -1)),
    ("thứ 6 tuần trước", wd(4, -1)),
    ("cn tuần trước", wd(6, -1)),
    ("T2 tuần này", wd(0, 0)),
    ("thứ hai tuần này", wd(0, 0)),
    ("thứ sáu tuần rồi", wd(4, -1)),
    ("thứ bảy tuần trước nữa", wd(5, -2)),
    ("hôm thứ ba tuần trước", wd(1, -1)),
    ("sáng thứ tư tuần trước", wd(2, -1)),
    ("thứ sáu của tuần trước", wd(4, -1)),
    ("thứ hai", lastwd(0)),
    ("thứ 3", lastwd(1)),
    ("thứ tư", lastwd(2)),
    ("thứ năm", lastwd(3)),
    ("hôm thứ sáu", lastwd(4)),
    ("thứ bảy", lastwd(5)),
    ("chủ nhật", lastwd(6)),
    ("ngày thứ hai", lastwd(0)),
    ("cn", lastwd(6)),
    ("chúa nhật", lastwd(6)),
    ("sáng thứ hai", lastwd(0)),
    ("tháng này", lambda t: (t.replace(day=1), t)),
    ("trong tháng này", lambda t: (t.replace(day=1), t)),
    ("từ đầu tháng đến nay", lambda t: (t.replace(day=1), t)),
    ("tháng trước", lambda t: month(*prevm(t), t)),
    ("tháng rồi", lambda t: month(*prevm(t), t)),
    ("tháng vừa rồi", lambda t: month(*prevm(t), t)),
    ("tháng trước nữa", lambda t: month(*prevm(t, 2), t)),
    ("2 tháng trước", lambda t: month(*prevm(t, 2), t)),
    ("đầu tháng này", mpart(0, "dau")),
    ("đầu tháng trước", mpart(1, "dau")),
    ("giữa tháng trước", mpart(1, "giua")),
    ("cuối tháng trước", mpart(1, "cuoi")),
    ("đầu tháng", curmpart("dau")),
    ("giữa tháng", curmpart("giua")),
    ("cuối tháng", curmpart("cuoi")),
    ("năm nay", lambda t: (date(t.year, 1, 1), t)),
    ("trong năm nay", lambda t: (date(t.year, 1, 1), t)),
    ("từ đầu năm đến nay", lambda t: (date(t.year, 1, 1), t)),
    ("từ đầu năm tới giờ", lambda t: (date(t.year, 1, 1), t)),
    ("năm ngoái", lambda t: (date(t.year - 1, 1, 1), date(t.year - 1, 12, 31))),
    ("năm trước", lambda t: (date(t.year - 1, 1, 1), date(t.year - 1, 12, 31))),
    ("năm rồi", lambda t: (date(t.year - 1, 1, 1), date(t.year - 1, 12, 31))),
    ("năm kia", lambda t: (date(t.year - 2, 1, 1), date(t.year - 2, 12, 31))),
    ("cuối năm ngoái", lambda t: (date(t.year - 1, 9, 1), date(t.year - 1, 12, 31))),
    ("đầu năm ngoái", lambda t: (date(t.year - 1, 1, 1), date(t.year - 1, 4, 30))),
    ("giữa năm ngoái", lambda t: (date(t.year - 1, 5, 1), date(t.year - 1, 8, 31))),
    ("đầu năm nay", lambda t: (date(t.year, 1, 1), min(t, date(t.year, 4, 30)))),
    ("đầu năm", lambda t: (date(t.year, 1, 1), min(t, date(t.year, 4, 30)))),
    ("năm 2021", fixed(date(2021, 1, 1), date(2021, 12, 31))),
    ("cả năm 2023", fixed(date(2023, 1, 1), date(2023, 12, 31))),
    ("cuối năm 2022", fixed(date(2022, 9, 1), date(2022, 12, 31))),
    ("2 năm trước", lambda t: (date(t.year - 2, 1, 1), date(t.year - 2, 12, 31))),
    ("6 tháng đầu năm ngoái", lambda t: (date(t.year - 1, 1, 1), date(t.year - 1, 6, 30))),
    ("6 tháng cuối năm ngoái", lambda t: (date(t.year - 1, 7, 1), date(t.year - 1, 12, 31))),
    ("sáu tháng đầu năm 2024", fixed(date(2024, 1, 1), date(2024, 6, 30))),
    ("9 tháng đầu năm 2025", fixed(date(2025, 1, 1), date(2025, 9, 30))),
    ("3 tháng đầu năm 2025", fixed(date(2025, 1, 1), date(2025, 3, 31))),
    ("nửa đầu năm 2025", fixed(date(2025, 1, 1), date(2025, 6, 30))),
]
for _, (n, w) in enumerate(
    [
        ("một", 1),
        ("hai", 2),
        ("ba", 3),
        ("tư", 4),
        ("năm", 5),
        ("sáu", 6),
        ("bảy", 7),
        ("tám", 8),
        ("chín", 9),
        ("mười", 10),
        ("mười một", 11),
        ("mười hai", 12),
    ]
):
    C += [
        (f"tháng {w}", lastm(w)),
        (f"tháng {n}", lastm(w)),
        (f"tháng {w}/2025", fixed(date(2025, w, 1), mend(2025, w))),
        (f"tháng {n} năm 2024", fixed(date(2024, w, 1), mend(2024, w))),
        (f"cuối tháng {w}/2025", fixed(date(2025, w, 21), mend(2025, w))),
        (
            f"tháng {w} năm ngoái",
            of_last_year(w),
        ),
        (f"t{w}/2024", fixed(date(2024, w, 1), mend(2024, w))),
        (f"tháng {w:02d}-2025", fixed(date(2025, w, 1), mend(2025, w))),
        (f"ngày 15 tháng {n} năm 2024", fixed(date(2024, w, 15), date(2024, w, 15))),
        (f"ngày 2/{w}", lastday(2, w)),
        (f"mùng 3 tháng {w}", lastday(3, w)),
        (f"28.{w:02d}.2024", fixed(date(2024, w, 28), date(2024, w, 28))),
    ]
C += [
    ("tháng giêng năm 2025", fixed(date(2025, 1, 1), date(2025, 1, 31))),
    ("tháng chạp năm 2024", fixed(date(2024, 12, 1), date(2024, 12, 31))),
]
for r, q in (("I", 1), ("II", 2), ("III", 3), ("IV", 4), ("1", 1), ("2", 2), ("3", 3), ("4", 4)):
    C += [
        (f"quý {r}", lastq(q)),
        (f"quý {r}/2025", fixed(*quarter(2025, q, date(2030, 1, 1)))),
        (f"quý {r} năm 2024", fixed(*quarter(2024, q, date(2030, 1, 1)))),
        (f"quý {r} năm ngoái", quarter_of_last_year(q)),
        (f"q{r}/2025", fixed(*quarter(2025, q, date(2030, 1, 1)))),
    ]
C += [
    ("quý này", lambda t: quarter(t.year, curq(t), t)),
    ("quý trước", prevq),
    ("quý vừa rồi", prevq),
    ("ngày 29/2", lastday(29, 2)),
    ("29/2/2024", fixed(date(2024, 2, 29), date(2024, 2, 29))),
    ("30/2", None),
    ("ngày 31/4", None),
    ("20/11", lastday(20, 11)),
    ("ngày 1-5", lastday(1, 5)),
    ("hôm 8/3", lastday(8, 3)),
    ("ngày 05/09", lastday(5, 9)),
    ("05-09-2025", lambda t: (date(2025, 9, 5),) * 2),
    ("5/9/25", lambda t: (date(2025, 9, 5),) * 2),
    ("2025-09-05", lambda t: (date(2025, 9, 5),) * 2),
    ("ngày mùng 2 tháng 9 năm 2025", lambda t: (date(2025, 9, 2),) * 2),
    ("mồng 2/9/2025", lambda t: (date(2025, 9, 2),) * 2),
    ("thứ hai, 25/10/2021", lambda t: (date(2021, 10, 25),) * 2),
    ("Thứ 2, Ngày 25 / 10 / 2021", lambda t: (date(2021, 10, 25),) * 2),
    ("thứ sáu ngày 5/9/2025", lambda t: (date(2025, 9, 5),) * 2),
    ("ngày 5 tháng 9 năm ngoái", lambda t: (date(t.year - 1, 9, 5),) * 2),
    ("02.9.2025", lambda t: (date(2025, 9, 2),) * 2),
    ("hôm 2-9-2025", lambda t: (date(2025, 9, 2),) * 2),
    ("từ 1/9/2025 đến 5/9/2025", fixed(date(2025, 9, 1), date(2025, 9, 5))),
    ("từ 1/9 đến 5/9/2025", fixed(date(2025, 9, 1), date(2025, 9, 5))),
    ("từ ngày 1 đến ngày 5 tháng 9 năm 2025", fixed(date(2025, 9, 1), date(2025, 9, 5))),
    ("1/9 - 5/9/2025", fixed(date(2025, 9, 1), date(2025, 9, 5))),
    ("từ 28/12/2024 tới 3/1/2025", fixed(date(2024, 12, 28), date(2025, 1, 3))),
    ("1-5/9/2025", fixed(date(2025, 9, 1), date(2025, 9, 5))),
    ("từ tháng 3 đến tháng 5/2025", fixed(date(2025, 3, 1), date(2025, 5, 31))),
    ("tháng 3 - 5/2025", fixed(date(2025, 3, 1), date(2025, 5, 31))),
    ("từ tháng 1/2025 đến tháng 3/2025", fixed(date(2025, 1, 1), date(2025, 3, 31))),
    ("từ năm 2020 đến năm 2022", fixed(date(2020, 1, 1), date(2022, 12, 31))),
    ("từ 2020 đến 2022", fixed(date(2020, 1, 1), date(2022, 12, 31))),
    ("giữa 1/9/2025 và 5/9/2025", fixed(date(2025, 9, 1), date(2025, 9, 5))),
    ("trong khoảng 1/9/2025 đến 5/9/2025", fixed(date(2025, 9, 1), date(2025, 9, 5))),
    ("từ quý I đến quý III năm 2025", fixed(date(2025, 1, 1), date(2025, 9, 30))),
    ("từ hôm qua đến nay", last(2)),
    ("từ hôm kia tới giờ", last(3)),
    ("từ tuần trước đến nay", lambda t: (mon(t) - 7 * D, t)),
    ("từ tháng trước tới nay", lambda t: (month(*prevm(t), t)[0], t)),
    ("từ năm ngoái đến nay", lambda t: (date(t.year - 1, 1, 1), t)),
    ("từ 1/7/2025 đến nay", lambda t: (date(2025, 7, 1), t)),
    ("kể từ 1/7/2025", lambda t: (date(2025, 7, 1), t)),
    ("từ ngày 1/7/2025", lambda t: (date(2025, 7, 1), t)),
    ("sau ngày 1/7/2025", lambda t: (date(2025, 7, 2), t)),
    ("trước 1/7/2025", lambda t: (None, date(2025, 6, 30))),
    ("trước ngày 1/7/2025", lambda t: (None, date(2025, 6, 30))),
    ("đến hết năm 2024", lambda t: (None, date(2024, 12, 31))),
    ("đến hết ngày 30/6/2025", lambda t: (None, date(2025, 6, 30))),
    ("trước năm 2020", lambda t: (None, date(2019, 12, 31))),
    ("sau năm 2020", lambda t: (date(2021, 1, 1), t)),
    ("trước tháng 7/2025", lambda t: (None, date(2025, 6, 30))),
    ("từ năm 2023", lambda t: (date(2023, 1, 1), t)),
    ("hôm qua và hôm nay", last(2)),
    ("thứ hai đến thứ sáu tuần trước", lambda t: (mon(t) - 7 * D, mon(t) - 3 * D)),
    ("từ thứ 2 đến thứ 4 tuần trước", lambda t: (mon(t) - 7 * D, mon(t) - 5 * D)),
    ("tháng 3 và tháng 4 năm 2025", fixed(date(2025, 3, 1), date(2025, 4, 30))),
]
NONE = [
    each.strip()
    for each in """
tết | dịp Tết Nguyên đán | rằm tháng giêng âm lịch | nhiệm kỳ 2020-2025 | khóa XIII | đợt 19-5 |
đợt 2/9 | đợt 3-2 | chỉ thị 05 | nghị quyết 57 | 24/7 | 2 tin mới nhất | 10 bài | top 5 tin | tỷ
số 2-1 | đường 30/4 | phố 19/8 | 12/3 Nguyễn Trãi | số nhà 15/8 | Việt Nam | miền Nam | Hà Nam |
Nam Định | năm học 2024-2025 | giai đoạn 2021-2030 | kế hoạch 5 năm | quỹ 3 tỷ | thứ trưởng | thứ
hạng | chủ tịch | 5 năm tuổi đảng | 30 năm tuổi Đảng | huy hiệu 40 năm | kỷ niệm 80 năm | lần thứ
hai | đại hội lần thứ 14 | hội nghị trung ương 9 | bài 3 | điều 5 | khoản 2 điều 10 | 0912345678 |
18B-123.45 | VN 213 | chuyến bay VN123 | giải nhất | tổ 3 | chi bộ 3 | xóm 5 | phường 2 | quận 1 |
lớp 10 | chương 4 | 15 người | 3/4 đảng viên | 2/3 số phiếu | tỷ lệ 1/3 | 50% | giờ làm việc |
hằng năm | hàng tháng | mỗi tuần | mọi năm | các năm | nhiều năm qua | quý đồng chí | quý vị | quý
giá | quý báu | thu ngân sách | tư tưởng | đầu tư | chủ nhiệm | tuần lễ áo dài | ngày hội đại đoàn
kết | ngày xưa | tương lai | tháng thanh niên | cách mạng tháng tám | đường Cách mạng tháng Tám |
phong trào 3 sẵn sàng | A1 | B52 | T78 | t1 | trận 12 ngày đêm | quốc lộ 10 | quốc lộ 1A | bão số
3 | covid 19 | U23 | G7 | 5G | 4.0 | 13.5 tỷ | 3,5% | 1.500 tỷ
""".replace("\n", " ").split("|")
]

TODAYS = [
    date(2026, 11, 23),
    date(2026, 11, 22),
    date(2026, 1, 1),
    date(2025, 12, 31),
    date(2026, 3, 31),
    date(2026, 2, 28),
    date(2028, 2, 29),
    date(2028, 3, 1),
    date(2026, 5, 31),
    date(2026, 8, 3),
    date(2026, 9, 2),
    date(2027, 1, 4),
    date(2026, 10, 1),
    date(2026, 6, 6),
]
FRAMES = ["{}", "tin {}", "cho tôi xem tin {} với", "bản tin {} có gì không ạ"]
MARKS_NEEDED = {"hôm kìa"}


@pytest.mark.parametrize("spelled", [str, fold], ids=["marked", "unmarked"])
@pytest.mark.parametrize(("text", "meant"), C, ids=[text for text, _ in C])
def test_days_are_found_whenever_they_are_asked_for(text, meant, spelled):
    if spelled is fold and text in MARKS_NEEDED:
        pytest.skip("without its marks this is another day")
    for place, today in enumerate(TODAYS):
        wanted = meant(today) if meant else None
        if (meant and wanted is None) or (wanted and wanted[0] and wanted[0] > today):
            continue
        frame = FRAMES[(place + len(text)) % len(FRAMES)]
        got = mentioned(spelled(frame.format(text)), today)
        assert (got and (got.first, got.last)) == (wanted and tuple(wanted)), (frame, today)


@pytest.mark.parametrize("spelled", [str, fold], ids=["marked", "unmarked"])
@pytest.mark.parametrize("frame", FRAMES[:3])
@pytest.mark.parametrize("text", NONE)
def test_what_is_no_day_is_left_alone(text, frame, spelled):
    assert mentioned(spelled(frame.format(text)), TODAYS[0]) is None


@given(st.text(max_size=120), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_any_text_on_any_day_is_taken(text, today):
    found = mentioned(text, today)
    assert found is None or found.first is None or found.first <= found.last
