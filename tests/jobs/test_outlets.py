"""Which outlet's news a message asks for."""

from datetime import date

import pytest

from jobs.understanding.outlets import outlet

NAMES = [
    "Báo Nhân Dân",
    "Báo Công an Nhân dân",
    "Tuổi Trẻ Online",
    "Thời báo VTV (VTV Online)",
    "VietnamPlus (TTXVN)",
    "BBC News Tiếng Việt",
    "Báo Điện tử Chính phủ",
    "Báo Thanh Niên",
]
TODAY = date(2026, 8, 10)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("tin của báo Nhân Dân hôm nay", "Báo Nhân Dân"),
        ("Nhân Dân hôm nay đưa gì", "Báo Nhân Dân"),
        ("tin BBC mới nhất", "BBC News Tiếng Việt"),
        ("báo Công an có gì", "Báo Công an Nhân dân"),
        ("bao tuoi tre sang nay co gi", "Tuổi Trẻ Online"),
        ("VTV đưa tin gì tối qua", "Thời báo VTV (VTV Online)"),
        ("ttxvn có gì mới", "VietnamPlus (TTXVN)"),
        ("tin công an", None),
        ("tin thanh niên", None),
        ("tin chính phủ hôm nay", None),
        ("BBC là gì", None),
        ("tin của VTV về Quốc hội", None),
        ("báo chí nói gì", None),
    ],
)
def test_an_outlet_is_meant_where_nothing_else_is_asked(text, name):
    assert outlet(text, NAMES, TODAY) == name
