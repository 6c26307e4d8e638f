"""Sentences that tell what a picture shows, known by their words alone.

Where a page marks its captions they never get into the text (``jobs.articles.captions``). Old
pages have them among the sentences, whole and with a full stop. What tells them: somebody who
speaks and nothing of what is said, or a place or an event and no verb.

Of the articles that may be learned from 78 sentences are so found, all of them captions; the
patterns were made by reading these. What was tried and left: an unspoken now with its day at the
very end ("Quân đội Iraq duyệt binh ở Baghdad ngày 15/7."). Nine of ten so found are captions, but
old ones; on live items only news was found.
"""

import re

MOST_WORDS = 30
"""A caption has no more syllables; of longer ones more are news."""

SPEAKING = re.compile(
    r"^(?:(?:[Cc]ác )?(?:đồng chí|ông|bà|đại biểu|đại diện)\b|[A-ZĐ])[^:;“\"?]{3,120}"
    r" (?:phát biểu|chia sẻ|trao đổi)"
    r"(?: (?:tham luận|ý kiến|khai mạc|bế mạc|chỉ đạo|kết luận|chào mừng))*"
    r" (?:tại|trong|ở|trước|bên lề) [^,:;“\"?]{2,90}\.$"
)
"""Who speaks, and nothing of what is said: "Đồng chí … phát biểu tại hội nghị."."""
SAYS_MORE = re.compile(
    r"\b(?:đã|sẽ|đang|từng|vừa|khi|được|bị|dự|không|rằng|cho|về|bài|hôm (?:nay|qua)|sáng|chiều|tối|"
    r"đồng tình|ngày \d) "
)
SCENE = re.compile(
    r"^(?:quang cảnh|toàn cảnh|khung cảnh|phối cảnh|sơ đồ|bản đồ|một góc(?! nhìn)|cận cảnh|"
    r"hiện trường|chân dung|khu vực xảy ra|các đại biểu (?:dự|tham dự|chụp ảnh))\b",
    re.IGNORECASE,
)
"""What is seen: "Quang cảnh hội nghị …"."""
SHOWN = re.compile(
    r"^(?:[^\W\d_]\w*(?:,? |-| - )){1,10}?(?:[A-ZĐ]\w*|\)) (?:trong|tại|ở) (?:một )?"
    r"(?:buổi|lễ|cuộc|phiên|chuyến|trận|bài|lần|hội nghị|họp báo|sự kiện|chương trình|đêm|vòng)\b"
    r"[^,:;]{2,90}\.$"
)
"""Who is seen, and where: "Tổng thống … trong cuộc họp báo tại Nhà Trắng."."""
TELLS = re.compile(
    r"\b(?:là|đã|đang|sẽ|cho|thấy|vẫn|còn|rất|khiến|gây|có|nằm|trở|rõ|gồm|giúp|không|tổ chức|như)\b"
)
"""With any of these a scene has a verb."""
DOES = re.compile(
    r"\b(?:cũng|thể hiện|bị|được|nói|biết|làm(?! việc)|đi|yêu cầu|đề nghị|khẳng định|nhấn mạnh|"
    r"tuyên bố|kêu gọi|cảnh báo|thông báo|hứa|cam kết|thừa nhận|phủ nhận|bác bỏ|cáo buộc|từ chối|"
    r"xin lỗi|ca ngợi|chỉ trích|phản đối|ủng hộ|diễn ra|tham gia|tham dự|phát|hát|thi|chơi|thắng|"
    r"thua|ghi|giành|gặp|bắt|đến|về|ra|vào|trình|rơi|đâm|cháy|chết|tử vong|mất)\b"
)
"""With any of these, or of the ones above, somebody does something."""


def is_caption(text: str, count: int) -> bool:
    """Say whether a whole sentence of ``count`` syllables tells what a picture shows."""
    if count > MOST_WORDS:
        return False
    if SPEAKING.match(text):
        return not SAYS_MORE.search(text)
    if not (SCENE.match(text) or (SHOWN.match(text) and not DOES.search(text))):
        return False
    return not TELLS.search(text)
