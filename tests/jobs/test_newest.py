"""What is read of a message beside its intent: its order, what else it names, its keys, blanks."""

from datetime import datetime

import pytest

from jobs.question import as_news
from jobs.text import fold
from jobs.understanding.glued import unglued
from jobs.understanding.live import headlined, told_besides
from jobs.understanding.newest import asks_for_foremost, asks_for_new
from jobs.understanding.parsing import written

NOW = datetime(2026, 11, 23, 8)


@pytest.mark.parametrize("spelled", [str, fold], ids=["marked", "unmarked"])
def test_who_asks_what_is_new_is_told_apart_from_who_asks_what_matters(spelled):
    for text in ("VNeID có gì mới", "cầu Bến Mới đến đâu rồi", "bão số 3 sao rồi"):
        assert asks_for_new(spelled(text))
        assert not asks_for_foremost(spelled(text))
    for text in ("tin nóng hôm nay", "có gì đáng chú ý không", "tin quan trọng nhất", "thời sự"):
        assert asks_for_foremost(spelled(text))
    for text in ("tin về nông thôn mới", "đổi mới giáo dục", "lũ ống ở Sơn La"):
        assert not asks_for_new(spelled(text))
        assert not asks_for_foremost(spelled(text))


@pytest.mark.parametrize("spelled", [str, fold], ids=["marked", "unmarked"])
def test_a_price_alone_names_nothing_besides(spelled):
    for text in ("giá vàng hôm nay", "xăng bây giờ bao nhiêu 1 lít", "thời tiết thế nào"):
        assert headlined(spelled(text))
        assert not told_besides(spelled(text))
    for text in ("ai vô địch World Cup", "động đất Cao Bằng mấy độ", "thời tiết Sơn La"):
        assert headlined(spelled(text))
        assert told_besides(spelled(text))


def test_what_is_off_topic_may_be_news_and_a_command_never():
    assert as_news("ai vô địch World Cup", NOW).intent == "question"
    assert as_news("động đất Cao Bằng mấy độ", NOW).keywords == ("động đất Cao Bằng mấy độ",)
    for text in ("gửi thông báo họp cho tất cả", "danh sách đảng viên chi bộ 3", "văn bản tối mật"):
        assert as_news(text, NOW) is None
    assert as_news("thời tiết", NOW).intent == "search"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tet nghi may ngay vay ko", "tet nghi may ngay vay khong"),
        ("bnhieu ng di hop", "bao nhieu nguoi di hop"),
        ("Hổm rày có chi mới", "mấy hôm nay có gì mới"),
        ("ddoongf bao Bac Bo", "đồng bao Bac Bo"),
        ("Cầu Bến Mới", "Cầu Bến Mới"),
    ],
)
def test_a_message_is_written_as_newspapers_would(text, expected):
    assert written(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ninhbinh co gi", "ninh binh co gi"),
        ("dangvien chuyendoiso", "dang vien chuyen doi so"),
        ("facebook canada iphone", "facebook canada iphone"),
        ("đảngviên", "đảngviên"),
        ("https://quangninh.vn @ninhbinh", "https://quangninh.vn @ninhbinh"),
        ("nghiêng truong nghieng", "nghiêng truong nghieng"),
    ],
)
def test_syllables_without_their_blanks_are_taken_apart(text, expected):
    assert unglued(text) == expected
