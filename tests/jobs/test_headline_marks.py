"""Headlines lose the mark of the kind of page that they lead to."""

import pytest

from jobs.headline_marks import unmarked


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("[Video] Tân Lập mở điểm hỗ trợ", "Tân Lập mở điểm hỗ trợ"),
        ("[Infographic] 14 xã được sắp xếp", "14 xã được sắp xếp"),
        ("CLIP: ô tô bốc cháy ở Tân Lập", "Ô tô bốc cháy ở Tân Lập"),
        ("Tân Lập mở điểm hỗ trợ (Video)", "Tân Lập mở điểm hỗ trợ"),
        ("Video: iPhone mới có hai màu", "iPhone mới có hai màu"),
        ("Cụ bà xây cầu cho thôn 5:", "Cụ bà xây cầu cho thôn 5"),
    ],
)
def test_the_mark_is_left_out(printed, told):
    assert unmarked(printed) == told


@pytest.mark.parametrize(
    "title",
    [
        "Video về Tân Lập được trao giải",
        "[Hỏi-Đáp] Nộp hồ sơ thế nào?",
        "[Video] Dự báo thời tiết ngày 8/8",
        "Luật Đất đai (sửa đổi)",
        "iPhone mới có hai màu",
        "[Video]",
        "",
    ],
)
def test_what_is_no_mark_or_a_broadcast_stays(title):
    assert unmarked(title) == title
