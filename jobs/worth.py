"""How much a story is worth telling, beside others of its days. Pure.

What most outlets tell is the news of the day; a cell's own matters come before others; columns
that come every day, round-ups and fortunes are nobody's news. Bulletins and compilations choose by
the same measure.
"""

import math
import re

from jobs import topics

PARTY, NEAR = 1.0, 0.5
"""What a story of the Party's own topics weighs more, and one of policy or good examples."""
NEAR_TOPICS = frozenset({"phap_luat", "thi_dua_guong", "ngay_le_ky_niem"})
SAME_OUTLET = 0.15
"""What a story weighs less for each one chosen of its outlet."""
BARE = 3.0
"""What a story without a whole sentence weighs less."""
LIGHT = 1.5
"""What a story weighs less that comes every day, or tells nothing: more than the Party's own weigh
more, less than five outlets do."""

LIGHTLY = re.compile(
    # columns of every day: prices, weather, draws, fixtures
    r"(?:thời tiết|giá (?:vàng|bạc|xăng|xăng dầu|dầu|usd|cà phê|heo hơi|lợn hơi|lúa gạo|tiêu)|"
    r"tỷ giá|tỉ giá|lịch (?:cúp|cắt) điện|lịch âm)\b.{0,40}\b(?:hôm nay|ngày (?:mai|\d))"
    r"|\bdự báo thời tiết\b|\b(?:lịch thi đấu|bảng xếp hạng|lịch phát sóng|xem trực tiếp)\b"
    r"|\bxổ số\b|\bvietlott\b|\btrúng (?:độc đắc|số|giải đặc biệt)\b"
    # fortunes
    r"|\btử vi\b|\bcon giáp\b|\bcung hoàng đạo\b|\bphong thủy\b"
    # many things under one headline
    r"|^\W*(?:podcast|(?:podcast )?(?:bản tin|điểm tin|điểm báo)|tin (?:tức )?(?:sáng|trưa|tối|"
    r"24h|nóng|nhanh)|nóng 24h|thời sự 24h|tiêu điểm|toàn cảnh 24h|nhịp đập|tạp chí (?:truyền hình|"
    r"phát thanh))\b[^:]{0,40}[:|]"
    r"|^\W*video\W+(?:bản tin|thời sự|dự báo)"
    # a play's next part
    r"|\s[-–]\s?tập \d+\b",
    re.IGNORECASE,
)


def worth(title: str, topic: str, *, outlets: int, bare: bool) -> float:
    """Weigh a story.

    Args:
        title: Its headline.
        topic: The topic under which it is told; "" where it fits none.
        outlets: How many outlets tell it.
        bare: Whether there is no sentence to tell of it.
    """
    near = PARTY if topic in topics.PARTY else NEAR if topic in NEAR_TOPICS else 0.0
    less = (LIGHT if LIGHTLY.search(title) else 0.0) + (BARE if bare else 0.0)
    return math.log2(1 + outlets) + near - less
