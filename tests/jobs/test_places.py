"""Which province is meant where people name none, and what became of one that they name."""

import pytest

from jobs.places import asked_what_became, ours, region

ABOVE = "Đảng bộ tỉnh Nam Định / Chi bộ Văn phòng"


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("ai là bí thư tỉnh ủy", "ai là bí thư tỉnh ủy Ninh Bình"),
        ("ai la bi thu tinh uy vay", "ai la bi thu tinh uy Ninh Bình vay"),
        ("bí thư tỉnh mình là ai", "bí thư tỉnh Ninh Bình là ai"),
        ("chủ tịch tỉnh là ai", "chủ tịch tỉnh Ninh Bình là ai"),
        ("bí thư tỉnh ủy Nghệ An là ai", "bí thư tỉnh ủy Nghệ An là ai"),
        ("bi thu tinh uy nghe an la ai", "bi thu tinh uy nghe an la ai"),
        ("ai là bí thư đảng ủy khối", "ai là bí thư đảng ủy khối"),
        ("trưởng tỉnh đoàn là ai", "trưởng tỉnh đoàn là ai"),
    ],
)
def test_the_own_province_is_named_as_it_is_called_today(asked, meant):
    assert ours(asked, ABOVE) == meant


@pytest.mark.parametrize("above", ["", "Đảng bộ Khối", "Đảng bộ tỉnh Nghệ An / Ban liên lạc Huế"])
def test_where_the_units_name_none_or_several_nothing_is_added(above):
    assert ours("ai là bí thư tỉnh ủy", above) == "ai là bí thư tỉnh ủy"


@pytest.mark.parametrize(
    "text",
    [
        "Nam Định thuộc tỉnh nào",
        "nam dinh gio la tinh gi vay bot",
        "Nam Định và Hà Nam sáp nhập với Ninh Bình à",
        "quê tôi Nam Định nay đổi tên thành gì",
    ],
)
def test_who_asks_where_a_province_belongs_means_the_first_that_was_merged(text):
    told = asked_what_became(text)
    assert told is not None
    assert (told.name, told.now) == ("Nam Định", "Ninh Bình")


@pytest.mark.parametrize(
    "text",
    [
        "đặc sản Nam Định là gì",
        "hoà bình là gì",
        "hoa binh la gi",
        "Thái Bình Dương thuộc thành phố nào",
        "Hà Nam có bao nhiêu xã sau sáp nhập",
        "hai đường thuộc tỉnh nào",
        "Nghệ An sáp nhập chưa",
    ],
)
def test_who_asks_anything_else_of_a_province_means_that(text):
    assert asked_what_became(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("chiều nay Hải Phòng có mưa không", "Bắc Bộ"), ("thoi tiet nam dinh", "Bắc Bộ"),
        ("bua nay thoi tiet mien tay", "Nam Bộ"), ("mai Đà Nẵng nắng hay mưa", "Trung Bộ"),
        ("Kon Tum", "Tây Nguyên"), ("Bình Định có bão không", "Trung Bộ"),
        ("mưa ở TP.HCM", "Nam Bộ"), ("Bình Dương", "Nam Bộ"),
        ("thời tiết hôm nay", None), ("", None),
    ],
)  # fmt: skip
def test_a_place_lies_in_a_region_of_forecasts(text, name):
    assert region(text) == name
