"""In which order news is told to whoever asks, and what is looked for before it is refused."""

from datetime import timedelta

import pytest

from tests.bot.desk import bind, tell
from tests.bot.test_dispatch import MEMBER, SECRETARY, Counter

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
HEALTH, PARTY = ("van_hoa_giao_duc_y_te",), ("xay_dung_dang",)


@pytest.fixture
async def bound(database, clock):
    counter = Counter(database, clock)
    await bind(database, "g", now=clock(), admin=SECRETARY)
    return counter


async def asks(counter, text):
    return await counter.says(MEMBER, text, addressed=True)


def stands(told, *titles):
    """Whether all of these stand in an answer, in this order."""
    places = [told.find(title) for title in titles]
    return -1 not in places and places == sorted(places)


@pytest.mark.parametrize("text", ["tin hôm qua", "hom qua co tin gi", "/tinmoi hôm qua"])
async def test_of_a_day_what_matters_stands_before_what_came_last(bound, database, clock, text):
    then = clock() - DAY
    party = "Bộ Chính trị họp về công tác cán bộ"
    await tell(database, party, now=clock(), published=then - HOUR, topics=PARTY)
    await tell(database, "Tử vi ngày mai", now=clock(), published=then, topics=HEALTH)
    assert stands(await asks(bound, text), "Tin ngày 22/11/2026", party, "Tử vi")


@pytest.mark.parametrize(
    ("morning", "evening"),
    [
        ("sáng nay có tin gì", "toi qua co gi hot"),
        ("sáng 23/11 có tin gì", "tin tối ngày 22/11"),
        ("tin sang 23-11", "toi 22 thang 11 co gi hot"),
    ],
)
async def test_of_a_part_of_a_day_only_its_news_is_told(bound, database, clock, morning, evening):
    clock.on(15 * HOUR)
    at = clock()
    for title, ago in (("Việc buổi sáng", 14), ("Việc buổi chiều", 8), ("Việc tối qua", 26)):
        await tell(database, title, now=at, published=at - ago * HOUR)
    told = await asks(bound, morning)
    assert told.startswith("Tin sáng 23/11/2026")
    assert ("buổi sáng" in told, "buổi chiều" in told, "tối qua" in told) == (True, False, False)
    told = await asks(bound, evening)
    assert told.startswith("Tin tối 22/11/2026")
    assert ("buổi sáng" in told, "tối qua" in told) == (False, True)


@pytest.mark.parametrize("text", ["tin trước 20/11", "tin đến hết ngày 19/11"])
async def test_before_a_day_the_news_of_all_days_are_told(bound, database, clock, text):
    for title, ago in (("Việc hôm nay", 0), ("Việc tháng trước", 30), ("Việc tuần trước", 7)):
        await tell(database, title, now=clock(), published=clock() - ago * DAY)
    told = await asks(bound, text)
    assert stands(told, "Việc tuần trước", "Việc tháng trước")
    assert "Việc hôm nay" not in told


async def test_what_an_outlet_dates_ahead_is_not_told_yet(bound, database, clock):
    await tell(database, "Việc chiều nay", now=clock(), published=clock() + 3 * HOUR)
    await tell(database, "Việc đã đăng", now=clock(), published=clock() - HOUR)
    told = await asks(bound, "tin hôm nay")
    assert ("đã đăng" in told, "chiều nay" in told) == (True, False)


async def test_just_after_midnight_today_is_the_day_that_begins(bound, database, clock):
    await tell(database, "Thông xe cầu Bến Mới", now=clock(), published=clock() - HOUR)
    clock.on(17 * HOUR)  # 01:00 of Tuesday in Vietnam, 18:00 of Monday in UTC
    assert "Tin ngày 24/11/2026" in await asks(bound, "tin hôm nay")
    told = await asks(bound, "tìm tin cầu Bến Mới hôm nay")
    assert told.startswith("Tin ngày 24/11/2026\nChưa có tin nào về “cầu Bến Mới”")


async def test_this_week_begins_on_monday(bound, database, clock):
    clock.on(2 * DAY)
    for title, ago in (("Cầu Bến Mới thông xe", 1), ("Cầu Bến Mới thử tải", 4)):
        await tell(database, title, now=clock(), published=clock() - ago * DAY)
    told = await asks(bound, "tìm tin cầu Bến Mới")
    assert stands(told, "thông xe", "thử tải")
    [week] = [each for each in bound.choices if each.command.endswith("tuan nay")]
    told = await asks(bound, week.command)
    assert ("thông xe" in told, "thử tải" in told) == (True, False)
    assert "thông xe" in await asks(bound, "tìm tin cầu Bến Mới hôm qua")
    assert not any(each.command.endswith("tuan nay") for each in bound.choices)


async def test_a_story_of_two_days_is_told_of_each_by_what_appeared_on_it(bound, database, clock):
    title = "Bộ Chính trị họp về công tác cán bộ của ngành điện lực miền Bắc"
    await tell(database, title, now=clock(), published=clock() - DAY, outlet="Báo hôm qua")
    await tell(database, title, now=clock(), outlet="Báo hôm nay")
    clock.on(HOUR)
    said = await asks(bound, "tin hôm nay")
    assert "Báo hôm nay · 08:00 23/11/2026" in said
    assert "Báo hôm qua · 08:00 22/11/2026" in await asks(bound, "tin hôm qua")
    assert (await asks(bound, "tin từ hôm qua đến hôm nay")).count(title) == 1


async def test_a_question_on_days_without_an_answer_is_answered_by_other_days(
    bound, database, clock
):
    text = "Chi bộ thôn Đông kết nạp 7 đảng viên."
    then = clock() - 9 * DAY
    await tell(database, "Chi bộ thôn Đông", now=clock(), published=then, text=text)
    await tell(database, "Gặp mặt", now=clock(), text="Có bao nhiêu đảng viên trồng cây?")
    told = await asks(bound, "tuần này chi bộ thôn Đông kết nạp bao nhiêu đảng viên")
    assert told.startswith("Tin ngày 23/11/2026\nChưa có tin nào về “")
    assert "7 đảng viên" in told


async def test_what_is_newest_stands_first_where_no_day_is_named(bound, database, clock):
    party = "Bộ Chính trị họp về công tác cán bộ"
    await tell(database, party, now=clock(), published=clock() - 2 * HOUR, topics=PARTY)
    await tell(database, "Món ngon", now=clock(), published=clock() - HOUR, topics=HEALTH)
    assert stands(await asks(bound, "tin mới"), "Tin mới nhất", "Món ngon", party)
    told = await asks(bound, "có gì nổi bật không")
    assert stands(told, "Tin đáng chú ý trong 24 giờ qua", party, "Món ngon")


async def test_what_matters_in_a_week_is_found_on_each_of_its_days(bound, database, clock):
    for days in range(1, 8):
        at = clock() - days * DAY
        await tell(database, f"Tin ngày thứ {days}", now=clock(), published=at, topics=HEALTH)
    told = await asks(bound, "tin tuần trước")
    assert "Tin từ 16/11/2026 đến 22/11/2026" in told
    more = await asks(bound, "trang 2")
    assert all(f"Tin ngày thứ {days}" in told + more for days in range(1, 8))


async def test_pages_of_what_matters_go_on_where_the_first_ended(bound, database, clock):
    titles = [f"Việc số {n}" for n in range(9)]
    await tell(database, *titles, now=clock(), published=clock() - HOUR)
    first, second = await asks(bound, "tin hot"), await asks(bound, "trang 2")
    assert sum(title in first for title in titles) == 5
    assert [title for title in titles if title in first and title in second] == []
    assert all(title in first + second for title in titles)


async def test_a_day_without_news_of_a_topic_leads_to_the_latest_before_it(bound, database, clock):
    old = clock() - 3 * DAY
    await tell(database, "Sửa Điều lệ Đảng", now=clock(), published=old, topics=PARTY)
    told = await asks(bound, "hôm nay có tin gì về xây dựng đảng không")
    assert stands(told, "Chưa có tin nào phù hợp; tin gần nhất trước đó:", "Sửa Điều lệ Đảng")
    assert "gần nhất" not in await asks(bound, "tin ngày 1/11")


async def test_what_names_it_in_the_headline_stands_by_its_day(bound, database, clock):
    text = "Cầu Bến Mới được nhắc tới."
    await tell(database, "Cầu Bến Mới khởi công", now=clock(), published=clock() - 5 * DAY)
    await tell(database, "Cầu Bến Mới sắp thông xe", now=clock(), published=clock() - DAY)
    await tell(database, "Chuyện một cây cầu", now=clock(), sentences=(text,), text=text)
    assert stands(await asks(bound, "cầu bến mới"), "sắp thông xe", "khởi công", "Chuyện")
    new = await asks(bound, "cầu bến mới có gì mới")
    assert stands(new, "Chuyện", "sắp thông xe", "khởi công")


async def test_what_a_month_brought_may_be_told_in_the_next(bound, database, clock):
    august, july = clock() - 110 * DAY, clock() - 130 * DAY
    await tell(database, "CPI tháng 7 giảm 0,12%", now=clock(), published=august)
    await tell(database, "Dự báo CPI của châu Âu", now=clock(), published=july)
    told = await asks(bound, "cpi tháng 7 tăng hay giảm")
    assert stands(told, "CPI tháng 7 giảm", "Dự báo CPI")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("ai vô địch World Cup", "Tây Ban Nha vô địch World Cup 2026"),
        ("dong dat cao bang may do", "Động đất mạnh 3,6 độ ở Cao Bằng"),
    ],
)
async def test_what_is_off_topic_is_told_where_it_was_news(bound, database, clock, text, title):
    assert title not in await asks(bound, text)
    await tell(database, title, now=clock(), published=clock() - 5 * DAY)
    assert title in await asks(bound, text)


@pytest.mark.parametrize("text", ["gửi thông báo họp cho cả nhóm", "danh sách đảng viên chi bộ 3"])
async def test_no_news_make_a_command_of_a_message(bound, database, clock, text):
    await tell(database, text, now=clock())
    assert "1." not in await asks(bound, text)


async def test_what_lies_near_must_speak_of_it(bound, database, clock):
    near = "Giảm lệ phí trước bạ khi sang tên nhà đất"
    await tell(database, near, "Trước nhà bà Xê có máy xay", now=clock())
    told = await asks(bound, "tìm lệ phí trước bạ xe máy")
    assert near in told
    assert "máy xay" not in told


@pytest.mark.parametrize("mark", ["(Chinhphu.vn) - ", "VOV.VN - ", "Hà Nội (TTXVN) - "])
async def test_an_answer_is_quoted_without_the_outlet_s_mark(bound, database, clock, mark):
    text = "Chiều 22/11, ông Đỗ Văn Mẫu giữ chức Bí thư Thành ủy Bến Mới."
    await tell(database, "Bí thư Bến Mới", now=clock(), sentences=(text,), text=mark + text)
    assert f"“{text}”" in await asks(bound, "ai là bí thư thành ủy Bến Mới")


@pytest.mark.parametrize("text", ["tìm ninhbinh", "khanhthanh cauben moi bao gio"])
async def test_what_was_typed_without_blanks_is_found(bound, database, clock, text):
    title = "Ninh Bình khánh thành cầu Bến Mới"
    await tell(database, title, "Hội nghị Tổng kết", now=clock())
    assert title in await asks(bound, text)


async def test_a_name_that_falls_apart_is_found_as_it_is_written(bound, database, clock):
    await tell(database, "Samsung mở nhà máy", "Sầm Sơn, sùng sục", now=clock())
    told = await asks(bound, "samsung")
    assert "Samsung" in told
    assert "Sầm Sơn" not in told


async def test_days_to_come_bound_no_news(bound, database, clock):
    await tell(database, "Chỉ thị 07-CT/TW về học tập Bác", now=clock())
    told = await asks(bound, "chỉ thị 07 có gì mới, chi bộ tôi tháng sau sinh hoạt")
    assert told.startswith("Tin nhắc tới “07-CT”")
