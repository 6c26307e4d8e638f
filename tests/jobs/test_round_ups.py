"""Headlines of round-ups."""

import pytest

from jobs.round_ups import is_column, is_round_up, led_with


@pytest.mark.parametrize(
    "title",
    [
        "Điểm tin 6h: 6 người bị khởi tố | Giá vàng khó tăng",
        "Tin nổi bật ngày 22/7: Ngày làm việc thứ ba",
        "Podcast tin thời sự ngày 30-7: Camera an ninh",
        "Nóng 24h ngày 28/7: Khởi tố 6 bị can",
    ],
)
def test_a_day_s_round_up(title):
    assert is_round_up(title)
    assert is_column(title)


@pytest.mark.parametrize(
    "title",
    [
        "Tiêu điểm quốc tế ngày 20.7: Ukraine | Tỉ phú Musk",
        "Bản tin sức khỏe 20.7: Chăm sóc răng miệng | Uống ép bưởi",
        "[Video] Thời sự 24h ngày 1/8/2026: Mỗi cán bộ làm công tác đối ngoại",
        "[Video] Tiêu điểm 1/8: Phép thử của Thái Lan",
    ],
)
def test_a_column_may_be_about_one_event(title):
    assert is_column(title)
    assert not is_round_up(title)


@pytest.mark.parametrize(
    "title",
    [
        "Tiêu điểm của kỳ họp là luật đất đai",
        "Bản tin của chi bộ đến tay đảng viên",
        "Tin bão khẩn cấp: bão số 5 đổi hướng",
        "Thời sự trong ngày",
    ],
)
def test_what_only_begins_alike_is_neither(title):
    assert not is_round_up(title)
    assert not is_column(title)


def test_only_of_a_broadcast_the_text_is_about_more_than_the_headline():
    assert led_with("Bản tin tối 28-7: Khởi tố 6 bị can") == "Khởi tố 6 bị can"
    assert led_with("Nóng 24h ngày 28/7: Khởi tố 6 bị can") is None
