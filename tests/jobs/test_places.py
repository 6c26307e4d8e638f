"""Which province is meant where people speak of their own without naming it."""

import pytest

from jobs.places import ours

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
