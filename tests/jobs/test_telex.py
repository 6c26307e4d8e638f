"""Keystrokes of Telex that came through as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.understanding.telex import composed


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("cho xem tin tuaanf truowcs", "cho xem tin tuần trước"),
        ("Cho tooi xem tin moiws", "Cho tôi xem tin mới"),
        ("nghij quyeets 57", "nghị quyết 57"),
        ("Giams ddoocs", "Giám đốc"),
        ("ngưowif khoong", "người không"),
        ("tin hoom qua", "tin hôm qua"),
        ("tin trong nwowcs", "tin trong nước"),
    ],
)
def test_keys_are_carried_out(keys, text):
    assert composed(keys) == text


@pytest.mark.parametrize(
    "text",
    [
        "giá gas hôm nay",
        "good morning",
        "news today",
        "wow, TW wowed, twow",
        "zoom, facebook, google, vinfast",
        "https://abc.vn/rss",
        "57-nq/tw",
        "đồng chí Trần Văn Mẫu",
        "",
    ],
)
def test_what_was_meant_as_it_stands_stays(text):
    assert composed(text) == text


@given(st.text(max_size=200))
def test_any_text_is_taken(text):
    assert isinstance(composed(text), str)
