"""Lines of a page that are none of the article's: headings of other boxes, buttons, counters."""

import re
from collections.abc import Sequence
from itertools import islice

from jobs.articles.blocks import Block
from jobs.text import fold, normalize

LONGEST_LABEL = 150
LEAST_ROW = 3
"""So many buttons side by side are a row of them."""
RUBRICS = frozenset({"binh luan", "cac binh luan", "y kien", "cac y kien"})
"""What newspapers call sections, too."""

SENTENCE_ENDS = (".", "!", "?", "”", '"', "…", ":", ";")
CUT_OFF = ("...", "…")
"""How a teaser ends."""

LEAST_TEASER, LONGEST_TEASER = 50, 400
LEAST_HEADLINE = 20
"""Characters of a link that can be a headline; "Bộ Y tế" in a sentence is shorter."""

ADVERTS = frozenset(
    map(fold, ("Quảng cáo", "Thông tin quảng cáo", "Nội dung quảng cáo", "Advertisement"))
)
"""Headings of adverts, which are set into texts."""

OF_BOXES = ADVERTS | frozenset(
    fold(label)
    for label in (
        "Tham khảo thêm", "Tin liên quan", "Bài liên quan", "Tin cùng chuyên mục", "Xem thêm",
        "Đọc thêm", "Tin mới", "Tin mới nhất", "Tin khác", "Các tin khác", "Tin đã đưa",
        "Tin cũ hơn", "Tin mới hơn", "Bài viết liên quan", "Có thể bạn quan tâm", "Đọc nhiều",
        "Bạn có thể quan tâm", "Đọc nhiều nhất", "Xem nhiều", "Xem nhiều nhất", "Tin đọc nhiều",
        "Các bài viết khác", "Tin nổi bật", "Bài cùng chuyên mục", "Mời đọc thêm", "Tin, bài khác",
        "Tin, bài liên quan", "Đọc tiếp", "Các tin mới hơn", "Các tin cũ hơn", "Các tin đã đưa",
        "Những tin mới hơn", "Những tin cũ hơn", "Những tin khác", "Tin cùng loại",
        "Bài viết khác", "Tin bài khác", "Các tin bài khác", "Tin bài liên quan", "Tin tiếp theo",
        "Các tin liên quan", "Các tin tiếp theo", "Các tin trước đó", "Tin tức khác",
        "Tin nóng", "Tiêu điểm", "Tin tiêu điểm", "Chùm ảnh khác",
        "Về tác giả", "Cùng chủ đề", "Cùng chuyên mục", "Tin cùng chủ đề", "Có thể bạn chưa biết",
        "Các tin tức khác", "Bài viết cùng chuyên mục", "Bài viết mới nhất", "Bài viết mới",
        "Văn bản mới", "Văn bản mới ban hành", "Thăm dò ý kiến", "Thống kê truy cập",
        "Liên kết website", "Liên kết web", "Website liên kết", "Thư viện ảnh", "Thư viện video",
        "Video hoạt động", "Hình ảnh hoạt động", "Thông báo mới",
    )
)  # fmt: skip
"""Headings of boxes about other things."""

BUTTONS = frozenset(
    fold(label)
    for label in (
        "Nghe bài viết", "Nghe đọc bài", "Nghe bài", "Nghe tin", "Đọc bài viết", "Chia sẻ",
        "Bình luận", "Ý kiến", "Ý kiến của bạn", "Từ khóa", "Chủ đề", "In", "In trang", "Email",
        "In bài viết", "Gửi bài viết", "Copy link thành công", "Quay lại", "Trở về",
        "Về đầu trang", "Trở về đầu trang", "Lên đầu trang", "Tags", "Tag", "Bản in", "Gửi email",
        "Thích", "Tweet", "Cỡ chữ", "Sao chép liên kết", "Mã bảo mật",
        "Ý kiến bạn đọc", "Gửi bình luận", "Gửi phản hồi", "Tệp đính kèm", "File đính kèm",
    )
)  # fmt: skip
"""Buttons that look like text, and headings of what readers may do."""

LABELS = OF_BOXES | BUTTONS

READ_ALSO = re.compile(
    r"^[*•+\s–-]*(?:>>+|»|(?:xem|đọc) thêm\s*:|tin liên quan\s*:|"
    r"(?:kính )?mời (?:(?:quý )?(?:bạn(?: đọc)?|vị|độc giả|khán giả|thính giả) )?(?:và các bạn )?"
    r"(?:đón )?(?:đọc|xem|nghe|tải|theo dõi)|"
    r"(?:tổng |số )*lượt (?:xem|đọc|truy cập)\b|"
    r"\d+:\d\d ?/ ?\d+:\d\d$|(?:bạn|đồng chí) (?:thấy|đánh giá) bài viết|"
    r"tải về\s*:|post views\s*:|đã xem\s*:|tags?\s*:|"
    r"từ khóa\s*:|(?:tệp|file|tập tin) đính kèm|"
    r"(?:click |bấm |nhấn )?(?:để )?đánh giá (?:của bạn về )?bài viết|"
    r"tổng số điểm của bài viết|xếp hạng\s*:|bài viết (?:này )?(?:có )?hữu ích|"
    r"bạn đã không sử dụng site|quét mã qr|tải (?:ngay )?ứng dụng|(?:lần )?cập nhật (?:lần )?cuối|"
    r"gửi (?:bình luận|ý kiến)|ý kiến bạn đọc)",
    re.IGNORECASE,
)
COUNTED = re.compile(r"lượt (?:xem|đọc|truy cập)\b", re.IGNORECASE)
"""Anywhere in a line that is no sentence: a counter."""

READERS_SAY = re.compile(
    r"(?:(?:các )?bình luận|(?:các )?ý kiến(?:(?: của)? (?:bạn(?: đọc)?|độc giả))?|"
    r"ý kiến phản hồi|phản hồi)(?: \(\d+\)| \d+)?[: ]*",
    re.IGNORECASE,
)
"""The heading below which readers speak; nothing of an article follows."""


def is_label(text: str) -> bool:
    """Say whether a line is a button, heads a box about other things, or leads to other pages."""
    if len(text) > LONGEST_LABEL:
        return False
    counts = COUNTED.search(text) is not None and not text.endswith(SENTENCE_ENDS)
    return counts or _bare(text) in LABELS or READ_ALSO.match(text) is not None


def heads_box(text: str) -> bool:
    """Say whether a line heads a box about other things."""
    return len(text) <= LONGEST_LABEL and _bare(text) in OF_BOXES


def is_pointer(block: Block) -> bool:
    """Say whether a line is a headline that leads to another page, and nothing else."""
    size = len(block.text)
    return size >= LEAST_HEADLINE and block.linked > size * 0.8


def is_row(block: Block) -> bool:
    """Say whether a line is no sentence, and short pieces only, some of them links: buttons."""
    if not block.linked or block.text.endswith(SENTENCE_ENDS):
        return False
    pieces = list(filter(None, map(normalize, islice(block.element.itertext(), LONGEST_LABEL))))
    return len(pieces) >= LEAST_ROW and max(map(len, pieces)) < LEAST_HEADLINE


def is_teaser(blocks: Sequence[Block], at: int) -> bool:
    """Say whether a line below the headline of another page is the beginning of that page.

    It is cut off, with dots; or without, where such headlines and lines take turns.
    """
    block, text = blocks[at], blocks[at].text
    above = blocks[at - 1] if at else None
    if above is None or not is_pointer(above) or not _stand_together(above, block):
        return False
    if block.image or block.linked or not LEAST_TEASER <= len(text) <= LONGEST_TEASER:
        return False
    # Headline, teaser, headline, teaser: a list.
    listed = any(
        is_pointer(each) for each in (*blocks[at + 1 : at + 2], *blocks[max(at - 3, 0) : at - 2])
    )
    return text.endswith(CUT_OFF) or (listed and not text.endswith(SENTENCE_ENDS))


def _stand_together(above: Block, below: Block) -> bool:
    """Whether two lines are of one element, or neighbours of one kind, or one holds the other."""
    one, other = above.element, below.element
    holders = (one.getparent(), other.getparent())
    neighbours = holders[0] is holders[1] and (above.tag == below.tag or above.tag[0] == "h")
    return one is other or neighbours or one is holders[1] or other is holders[0]


def closes_text(text: str) -> bool:
    """Say whether a line leads to other pages or heads a box: below it the text may be over."""
    return is_label(text) and _bare(text) not in BUTTONS | ADVERTS


def heads_readers(text: str) -> bool:
    """Say whether a line heads what readers say beyond doubt; rubrics are called "Bình luận"."""
    if len(text) > LONGEST_LABEL or not READERS_SAY.fullmatch(text := normalize(text)):
        return False
    return _bare(text) not in RUBRICS


def opens_comments(block: Block) -> bool:
    """Say whether a block is the heading above what readers say; a button leads there only."""
    heading = block.bold and not block.linked and block.image is None
    if not heading or not READERS_SAY.fullmatch(block.text):
        return False
    # In a text, "Ý kiến" in bold is a heading of its own.
    return heads_readers(block.text) or (block.tag[0] == "h" and _bare(block.text) == "binh luan")


def _bare(text: str) -> str:
    return fold(text).strip(":.>»+[]() ")
