"""What a story weighs beside others: table by table, for bulletins and compilations alike."""

import pytest

from jobs import topics
from jobs.worth import PASSING, worth

PLAIN = "Thông xe cầu Bến Mới"
PARTYS = topics.PARTY[0]


def weight(title=PLAIN, topic="", *, outlets=1, bare=False):
    return worth(title, topic, outlets=outlets, bare=bare)


@pytest.mark.parametrize(
    ("heavier", "lighter"),
    [
        pytest.param({"outlets": 2}, {}, id="two outlets before one"),
        pytest.param({"outlets": 9}, {"outlets": 8}, id="every outlet counts"),
        pytest.param({"topic": PARTYS}, {"outlets": 2}, id="the Party's own before what two tell"),
        pytest.param({"outlets": 4}, {"topic": PARTYS}, id="but not before what four tell"),
        pytest.param({"topic": PARTYS}, {"topic": "phap_luat"}, id="the Party's before the near"),
        pytest.param({"topic": "phap_luat"}, {}, id="the near before the rest"),
        pytest.param({}, {"topic": "doanh_nghiep"}, id="the far behind the rest"),
        pytest.param({"topic": "doanh_nghiep", "outlets": 2}, {}, id="unless more tell it"),
        pytest.param({}, {"bare": True, "outlets": 8}, id="a sentence before a bare headline"),
    ],
)
def test_what_is_told_before_what(heavier, lighter):
    assert weight(**heavier) > weight(**lighter)


@pytest.mark.parametrize(
    ("title", "official"),
    [
        ("Thủ tướng bổ nhiệm hai thứ trưởng", True),
        ("THÔNG BÁO HỘI NGHỊ LẦN THỨ BA, BAN CHẤP HÀNH TRUNG ƯƠNG ĐẢNG", True),
        ("Chỉ thị số 10-CT/TW về giáo dục lý luận", True),
        ("Góp ý dự án Luật Phát triển đô thị", True),
        ("Thủ tướng Anh thăm một trường học", False),
        ("Luật sư kể về nghề", False),
        ("Vàng Trung ương Đoàn tặng", False),
        (PLAIN, False),
    ],
)
def test_of_what_as_many_tell_the_decisions_of_those_who_lead_come_first(title, official):
    assert (weight(title) > weight()) is official
    assert weight(title) < weight(outlets=2)
    assert weight(title, "doi_ngoai") == weight(topic="doi_ngoai")


@pytest.mark.parametrize(
    "title",
    [
        "Giá vàng hôm nay 5/8: tiếp tục tăng",
        "Thời tiết ngày mai 6/8",
        "Lịch cúp điện hôm nay tại Đồng Tháp",
        "Kết quả xổ số miền Nam ngày 5/8",
        "Tử vi 12 con giáp tuần mới",
        "Bản tin sáng 5/8: những tin đáng chú ý",
        "Video: Thời sự 19h",
        "Báo Nhân Dân số 25012",
        "Bên kia sông - Tập 12",
    ],
)
def test_what_comes_every_day_weighs_less_than_any_news(title):
    assert weight(title, PARTYS) < weight()
    assert weight(title, outlets=6) > weight()  # but what all tell is news all the same


@pytest.mark.parametrize(
    "title",
    [
        "Giá vàng trong nước lập đỉnh mới",
        "Điều chỉnh lịch cúp điện của nhà máy thủy điện",
        "Nông dân giữ giá lúa nhờ liên kết",
        "Tập 12 công trình trọng điểm của tỉnh",
        "Báo cáo số 25 của Tỉnh ủy",
    ],
)
def test_news_of_the_same_matters_weighs_in_full(title):
    assert weight(title) == weight()


@pytest.mark.parametrize(
    ("title", "passes"),
    [
        ("Dự báo mưa lớn ở miền Trung", True),
        ("Bão số 5 suy yếu, mưa giảm dần", True),
        ("Nắng nóng trên 38 độ tại Hà Nội", True),
        ("Khắc phục hậu quả sau bão số 5", False),
        ("Cảnh báo thủ đoạn lừa đảo mới", False),
    ],
)
def test_weather_to_come_is_news_of_a_morning(title, passes):
    assert bool(PASSING.search(title)) is passes
