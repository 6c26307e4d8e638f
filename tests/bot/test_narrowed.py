"""More than a topic's name, or a number, leads to what is meant, not to all the news there are."""

from datetime import timedelta

import pytest

from jobs.understanding.narrowed import local_topic
from jobs.understanding.numbered import tells_another
from tests.bot.desk import bind, tell
from tests.bot.test_dispatch import MEMBER, SECRETARY, Counter

HOUR = timedelta(hours=1)
SCHOOL, WORLD, FARMS = ("van_hoa_giao_duc_y_te",), ("doi_ngoai",), ("nong_nghiep_ntm",)


@pytest.fixture
async def bound(database, clock):
    counter = Counter(database, clock)
    await bind(database, "g", now=clock(), admin=SECRETARY)
    return counter


@pytest.mark.parametrize(
    ("words", "topic", "name"),
    [
        ("giáo dục ở TPHCM", "van_hoa_giao_duc_y_te", "TP.HCM"),
        ("y te ha noi", "van_hoa_giao_duc_y_te", "Hà Nội"),
        ("Hà Nội y tế", "van_hoa_giao_duc_y_te", "Hà Nội"),
        ("nông nghiệp tỉnh Đồng Tháp", "nong_nghiep_ntm", "Đồng Tháp"),
        ("doanh nghiep o binh duong", "doanh_nghiep", "Bình Dương"),
        ("kinh tế thành phố Hồ Chí Minh", "kinh_te_xa_hoi", "TP Hồ Chí Minh"),
    ],
)
def test_a_topic_in_a_province(words, topic, name):
    found = local_topic(words)
    assert found.topic == topic
    assert name in found.names


@pytest.mark.parametrize(
    "words",
    ["giáo dục", "Hà Nội", "du lịch Đà Nẵng", "giáo dục Phần Lan", "y tế hà nội quá tải", ""],
)
def test_no_topic_in_a_province(words):
    assert local_topic(words) is None


@pytest.mark.parametrize("asked", ["tin giáo dục ở Thanh Hóa", "giao duc thanh hoa"])
async def test_of_a_topic_in_a_province_only_its_news_are_told(bound, database, clock, asked):
    at = clock() - HOUR
    await tell(database, "Học sinh Thanh Hóa thi lại", now=at, topics=SCHOOL)
    await tell(database, "Điểm chuẩn giảm sâu", now=at, topics=SCHOOL)
    await tell(database, "Tòa tuyên án ở Thanh Hóa", now=at, text="Giáo dục. Thanh Hóa.")
    told = await bound.says(MEMBER, asked, addressed=True)
    assert "Học sinh Thanh Hóa thi lại" in told
    assert "Điểm chuẩn" not in told
    assert "tuyên án" not in told


async def test_of_a_topic_of_which_a_province_has_no_news_its_others_are_told_as_such(
    bound, database, clock
):
    await tell(database, "Điểm chuẩn giảm sâu", now=clock() - HOUR, topics=SCHOOL)
    await tell(database, "Khai mạc hội chợ ở Thanh Hóa", now=clock() - HOUR)
    told = await bound.says(MEMBER, "giáo dục Thanh Hóa", addressed=True)
    assert told.startswith("Chưa có tin đúng")
    assert "hội chợ ở Thanh Hóa" in told
    assert "Điểm chuẩn" not in told


async def test_what_is_said_beside_a_topics_name_is_looked_for_first(bound, database, clock):
    await tell(database, "Đại sứ trình quốc thư", now=clock() - HOUR, topics=WORLD)
    told = await bound.says(MEMBER, "giá dầu thế giới", addressed=True)
    assert "Đại sứ trình quốc thư" in told  # nothing tells of oil: the topic is all there is
    await tell(database, "Giá dầu thế giới tăng", now=clock() - HOUR)
    told = await bound.says(MEMBER, "giá dầu thế giới", addressed=True)
    assert "Giá dầu thế giới tăng" in told
    assert "quốc thư" not in told


async def test_another_storm_is_not_told_for_the_one_that_is_asked_for(bound, database, clock):
    await tell(database, "Bão số 2 đổi hướng", now=clock() - HOUR, topics=FARMS)
    told = await bound.says(MEMBER, "tin bão số 9", addressed=True)
    assert told.startswith("Chưa có tin đúng")
    assert "Bão số 2 đổi hướng" in await bound.says(MEMBER, "tin bão số 2", addressed=True)


async def test_another_conference_is_not_told_for_the_one_that_is_asked_for(bound, database, clock):
    third = "Hội nghị Trung ương 3 bàn 4 bước chuyển"
    closed = "Hội nghị Trung ương 3 bế mạc ngày 24/7/2026, bàn 4 bước chuyển."
    await tell(database, third, now=clock() - HOUR, sentences=(closed,), text=closed)
    assert (await bound.says(MEMBER, "hội nghị trung ương 4", addressed=True)).startswith("Chưa có")
    asked = "hội nghị trung ương {} bế mạc ngày nào?"
    assert f"“{closed}”" not in await bound.says(MEMBER, asked.format(4), addressed=True)
    assert f"“{closed}”" in await bound.says(MEMBER, asked.format(3), addressed=True)


@pytest.mark.parametrize(
    ("asked", "text", "other"),
    [
        ("trung ương 4", "Hội nghị Trung ương 3, khóa XIV", True),
        ("trung ương 4", "Từ Trung ương 3 đến Trung ương 4", False),
        ("trung ương 4", "Hội nghị Trung ương lần thứ tư", False),
        ("lần 3", "Lần thứ 2", True),
        ("quý 2", "Kết quả quý II", False),
        ("bao so 9", "Bão số 2", True),
        ("bão số 5", "Bão số 4 qua, đội thua tỷ số 5-0", True),
        ("bão số 5", "Đội thắng tỷ số 4-0 trước cơn bão số 5", False),
        ("có 3 người", "Có 5 người", False),
        ("bão", "Bão số 2", False),
        ("đợt 3", "Xong trước đợt 20/11", False),
    ],
)
def test_what_tells_of_another_number(asked, text, other):
    assert tells_another(asked, text) is other
