"""How much a story is worth telling, beside others of its days. Pure.

What most outlets tell is the news of the day; a cell's own matters come before others; columns
that come every day, round-ups and fortunes are nobody's news. Bulletins and compilations choose by
the same measure.
"""

import math
import re

from jobs import topics
from jobs.round_ups import is_column

PARTY, NEAR = 1.0, 0.5
"""What a story of the Party's own topics weighs more, and one of policy or good examples."""
NEAR_TOPICS = frozenset({"phap_luat", "thi_dua_guong", "ngay_le_ky_niem"})
FAR = 0.5
"""What a story weighs less of topics in which most of what many outlets tell is a crime, an
accident, or what a company sent to all of them."""
FAR_TOPICS = frozenset({"doanh_nghiep", "quoc_phong_an_ninh"})
OFFICIAL = 0.3
"""What a story at home weighs more that tells what those decide who lead, or what a document says.

Less than a second outlet does: of stories that as many tell, theirs comes first. Of ten mornings of
live items, kept out, eight stories of a bulletin of ten gave way: six for one that a cell needs
more ("VN-Index tăng hơn 27 điểm" for "Phiên họp Chính phủ thường kỳ tháng 7"), two for as good.
"""
ABROAD = "doi_ngoai"
SAME_OUTLET = 0.15
"""What a story weighs less for each one chosen of its outlet."""
BARE = 3.0
"""What a story without a whole sentence weighs less."""
LIGHT = 1.5
"""What a story weighs less that comes every day, or tells nothing: more than the Party's own weigh
more, less than five outlets do."""

DECIDES = re.compile(
    r"\b(?:tổng bí thư|chủ tịch nước|bộ chính trị|ban bí thư|trung ương đảng|(?:phó )?thủ tướng|"
    r"(?:hội nghị|ban chấp hành|ủy ban|ban) trung ương|quốc hội|chính phủ)"
    r"(?! (?:mỹ|anh|nga|nhật|trung quốc|hàn|thái|lào|campuchia|australia|úc|pháp|đức|ấn|israel|"
    r"canada))\b"
    r"|\b(?:nghị quyết|nghị định|chỉ thị|kết luận|quy định|luật) (?:số|mới|về|\d|(?-i:[A-ZĐ]))",
    re.IGNORECASE,
)
LIGHTLY = re.compile(
    # columns of every day: prices, weather, draws, fixtures
    r"^\W*(?:thời tiết|giá (?:vàng|bạc|xăng|xăng dầu|dầu|usd|cà phê|heo hơi|lợn hơi|lúa gạo|tiêu)|"
    r"tỷ giá|tỉ giá|lịch (?:cúp|cắt) điện|lịch âm)\b.{0,40}\b(?:hôm nay|ngày (?:mai|\d))"
    r"|\bdự báo thời tiết\b|\b(?:lịch thi đấu|bảng xếp hạng|lịch phát sóng|xem trực tiếp)\b"
    r"|\bxổ số\b|\bvietlott\b|\btrúng (?:độc đắc|số|giải đặc biệt)\b"
    # fortunes
    r"|\btử vi\b|\bcon giáp\b|\bcung hoàng đạo\b|\bphong thủy\b"
    r"|^\W*podcast\b[^:]{0,40}[:|]|^\W*video\W+(?:bản tin|thời sự|dự báo)"
    # an outlet's paper edition
    r"|^báo \S.{1,20} số \d+$|\bbáo in\b"
    # a play's next part
    r"|\s[-–]\s?tập \d+\b",
    re.IGNORECASE,
)

PASSING = re.compile(
    r"\b(?:dự báo|cảnh báo|đề phòng|sắp|chuẩn bị|có thể|tiếp tục|khả năng|"
    r"trong \d+ (?:ngày|giờ) tới)\b.{0,50}"
    r"\b(?:mưa|nắng nóng|bão|áp thấp|lũ quét|dông|rét|không khí lạnh|gió mùa)\b"
    r"|\b(?:mưa|nắng nóng|bão|áp thấp|rét|không khí lạnh|gió mùa)\b.{0,50}"
    r"(?:\bcấp \d|\d độ\b|\dmm\b|\b(?:suy yếu|mạnh lên|biển đông|trong \d+ (?:ngày|giờ) tới|"
    r"không ảnh hưởng|đêm nay|ngày mai)\b)",
    re.IGNORECASE,
)
"""What weather is to come: news of a morning, and none when a month is looked back upon."""


def worth(title: str, topic: str, *, outlets: int, bare: bool) -> float:
    """Weigh a story.

    Args:
        title: Its headline.
        topic: The topic under which it is told; "" where it fits none.
        outlets: How many outlets tell it.
        bare: Whether there is no sentence to tell of it.
    """
    near = PARTY if topic in topics.PARTY else NEAR if topic in NEAR_TOPICS else 0.0
    near -= FAR if topic in FAR_TOPICS else 0.0
    near += OFFICIAL if topic != ABROAD and DECIDES.search(title) else 0.0
    light = LIGHTLY.search(title) or is_column(title)
    less = (LIGHT if light else 0.0) + (BARE if bare else 0.0)
    return math.log2(1 + outlets) + near - less
