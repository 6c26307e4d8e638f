"""Keystrokes of VNI that came through as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.understanding.vni import composed


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("tin ho6m nay", "tin hôm nay"),
        ("tua62n tru7o71c co1 gi2", "tuần trước có gì"),
        ("tin xa6y du75ng d9a3ng", "tin xây dựng đảng"),
        ("tin xa6y du7ng5 d9a3ng", "tin xây dựng đảng"),
        ("chi3 thi5 05", "chỉ thị 05"),
        ("Tru7o72ng ho5c", "Trường học"),
        ("D9A3NG VIE6N", "ĐẢNG VIÊN"),
        ("ma7c5 a1o", "ma7c5 áo"),
    ],
)
def test_keys_are_carried_out(keys, text):
    assert composed(keys) == text


@pytest.mark.parametrize(
    "text",
    [
        "U23 Việt Nam", "nq57 ct05", "xem tin1, tin2", "covid19 F1", "tin t6 tuan truoc",
        "quy3 2025", "km9 ql1a", "A80 B52 Su30", "bài 3", "VN1", "",
    ],
)  # fmt: skip
def test_what_is_no_key_stays(text):
    assert composed(text) == text


@given(st.text(alphabet="adeghnostu123456789 ", max_size=40))
def test_any_text_is_taken(text):
    assert len(composed(text)) <= len(text)
