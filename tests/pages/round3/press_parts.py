# ruff: noqa: E501  markup is not broken where a page does not break it
"""What the makes of ``newspapers`` share: headlines, addresses, days, and what is no article.

Written from memory of newspapers' pages, without having seen the reader.
"""

import html
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime

from tests.jobs.skins import Story

NAMES_OF_DAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")
SECOND_CAPTION = "Người dân theo dõi thông tin tại nhà văn hóa thôn chiều 19/11."
SUBHEADS = ("Nhìn từ cơ sở", "Những việc cần làm ngay", "Ba nhóm giải pháp")
CELLS = (
    "Chỉ tiêu",
    "Năm 2025",
    "Năm 2026",
    "Hộ nghèo (%)",
    "3,21",
    "2,74",
    "Xã đạt chuẩn",
    "112",
    "126",
)
NOTES = (
    "(1) Xem: Văn kiện Hội nghị lần thứ tám, Nxb. Phù Sa, tr. 41",
    "(2) Xem: Niên giám tổng hợp năm 2025, tr. 117",
)
# What an article holds beside its paragraphs: right whether it is read or left out.
NEUTRAL = (*SUBHEADS, *CELLS, *NOTES)

HEADLINES = (
    "Khởi công cầu vượt sông nối hai huyện miền núi phía tây",
    "Nông dân vùng bãi bồi thu hoạch vụ ngô đông sớm nửa tháng",
    "Hơn 300 thầy thuốc trẻ khám bệnh miễn phí cho người cao tuổi",
    "Bàn giao 46 căn nhà đại đoàn kết trước mùa mưa bão",
    "Học sinh lớp 9 chế tạo máy lọc nước từ vỏ trấu",
    "Chợ phiên vùng cao nhộn nhịp ngày cuối tuần",
    "Đề xuất miễn phí xe buýt cho người trên 65 tuổi từ quý II",
    "Làng nghề mây tre xuất khẩu lô hàng đầu tiên sang Bắc Âu",
    "Hội thi bí thư chi bộ giỏi: 24 thí sinh vào vòng chung khảo",
    "Giá cà phê trong nước tăng phiên thứ tư liên tiếp",
    "Tàu cá gặp nạn, sáu ngư dân được đưa vào bờ an toàn",
    "Phát hiện di tích lò gốm cổ khi đào móng trường học",
    "Ba tuyến đường ven biển hoàn thành sớm hai tháng",
    "Cựu chiến binh 80 tuổi hiến đất mở đường liên xóm",
    "Bảo tàng tỉnh mở cửa tự do suốt tháng 12",
    "Gần 2.000 đảng viên được trao Huy hiệu đợt 7/11",
    "Khai mạc giải bóng chuyền nông dân lần thứ mười hai",
    "Thí điểm chợ không dùng tiền mặt tại bốn phường",
    "Đội tuyển bơi trẻ giành năm huy chương ở giải khu vực",
    "Trạm y tế xã đảo có bác sĩ thường trực sau chín năm",
    "Mở rộng quốc lộ qua đèo, cấm xe tải ban đêm",
    "Tổ công nghệ số cộng đồng gõ cửa từng nhà",
    "Rau an toàn vào bếp ăn công nhân khu công nghiệp",
    "Đoàn kiểm tra làm việc với bảy đảng bộ trực thuộc",
    "Lũ rút, giáo viên dọn bùn để kịp đón học trò",
    "Kỳ họp cuối năm sẽ chất vấn hai nhóm vấn đề",
    "Người trồng cam thấp thỏm vì sương muối",
    "Xây dựng chi bộ bốn tốt ở vùng giáo: cách làm từ xã ven đô",
    "Công bố quyết định chuẩn y phó bí thư huyện ủy",
    "Lễ hội đua ghe ngo thu hút hàng vạn khán giả",
    "Hạn mặn đến sớm, tỉnh họp khẩn bàn phương án trữ nước",
    "Thư viện lưu động về với học sinh biên giới",
    "Sắp xếp lại mạng lưới trường nghề: bớt đầu mối, thêm xưởng",
    "Điện mặt trời mái nhà giúp hợp tác xã giảm một phần ba chi phí",
)  # fmt: skip

COMMENTS = (
    ("Hoài Phong", "Bài viết rất hữu ích, mong tòa soạn tiếp tục theo dõi vụ này giúp bà con."),
    ("nguyenvana1975", "Tôi đọc mà thấy xúc động quá, cảm ơn phóng viên đã đi sâu tìm hiểu."),
    ("Cô Ba Bến Tre", "Ở quê tôi cũng y như vậy, nói mãi rồi mà chưa thấy ai về kiểm tra."),
)
# Recognisable pieces of everything on the pages that is no article.
FURNITURE = (
    *(words for pair in COMMENTS for words in pair),
    "Nghe đọc bài", "Giọng nữ miền Bắc", "Chia sẻ Facebook", "Sao chép liên kết", "Theo dõi Bình Minh trên",
    "Cỡ chữ", "Bản in", "Gửi email", "Tin cùng chuyên mục", "Đọc nhiều nhất", "Có thể bạn quan tâm",
    "Trình duyệt của bạn không hỗ trợ", "Nhận bản tin mỗi sáng", "Nhập địa chỉ email của bạn",
    "Tải ứng dụng", "Quảng cáo", "Giảm ngay 40% khi mua tủ lạnh", "Căn hộ ven sông chỉ từ 1,9 tỷ",
    "Giấy phép số 417/GP-BTTTT", "Tổng Biên tập: Trịnh Quốc Bảo", "Giữ bản quyền nội dung", "Đường dây nóng",
    "Ý kiến của bạn", "Đăng nhập để bình luận", "Xem tất cả bình luận", "Từ khóa:", "Chủ đề:",
    "Mời bạn đọc vào chuyên mục", "Trở về đầu trang", "Lượt xem: 4.812", "Tặng sao cho tác giả",
    "Video: Toàn cảnh buổi lễ", "Tin liên quan", "Bài viết khác", "Đánh giá của bạn về bài viết",
    "Bạn đang đọc bài viết", "Tin mới nhất", "Liên kết website", "Tin nổi bật", "Mới cập nhật",
    "Thời tiết Hà Nội 24", "Tỷ giá USD bán ra", "Phóng viên thường trú, chuyên viết về đời sống", "Quan tâm Zalo OA",
)  # fmt: skip
LOREM_SCRIPT = (
    "<script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments);}"
    "gtag('js',new Date());gtag('config','G-X1');</script>"
)


def e(text: str) -> str:
    """Escape."""
    return html.escape(text, quote=False)


def q(text: str) -> str:
    """Escape for an attribute."""
    return html.escape(text, quote=True)


def day(at: datetime) -> str:
    """The name of a day of the week."""
    return NAMES_OF_DAYS[at.weekday()]


def slug(title: str) -> str:
    """A title as it stands in addresses."""
    plain = unicodedata.normalize("NFD", title.lower().replace("đ", "d"))
    ascii_only = plain.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:90]


def number(title: str, digits: int = 7) -> int:
    """A number that a title's article has; the same at each call."""
    value = 0
    for letter in title:
        value = (value * 131 + ord(letter)) % 10 ** (digits - 1)
    return 10 ** (digits - 1) * 4 + value


def pieces(first: int, count: int) -> Sequence[str]:
    """So many headlines of the site, from one on."""
    return [HEADLINES[(first + n) % len(HEADLINES)] for n in range(count)]


def menu(names: str, form: str = '<li><a href="/{slug}">{name}</a></li>') -> str:
    """The site's sections, named with bars between."""
    return "\n".join(form.format(slug=slug(name), name=name) for name in names.split("|"))


def items(titles: Iterable[str], form: str, address: str = "/{slug}-{number}.html") -> str:
    """A list of articles; ``form`` may name href, title, number, slug."""
    return "\n".join(
        form.format(
            href=address.format(slug=slug(title), number=number(title)),
            title=e(title),
            number=number(title),
            slug=slug(title),
        )
        for title in titles
    )


def woven(made: Sequence[str], *inserts: tuple[int, str]) -> str:
    """Paragraphs with something after the n-th; what would come after the last is left out."""
    lines: list[str] = []
    for count, paragraph in enumerate(made, 1):
        lines.append(paragraph)
        if count < len(made):
            lines.extend(markup for after, markup in inserts if after == count)
    return "\n".join(lines)


def inked(story: Story, form: str, *, address: str = "/chu-de/{}") -> list[str]:
    """The paragraphs, some with links, bold beginnings or words in italics, as editors make them."""
    made = []
    for count, text in enumerate(story.body):
        words = text.split()
        cut = [e(" ".join(part)) for part in (words[:4], words[4:7], words[7:])]
        if len(words) < 14 or count % 4 == 0:
            inner = e(text)
        elif count % 4 == 1:
            inner = f'{cut[0]} <a href="{address.format(slug(cut[1]))}" title="{q(cut[1])}">{cut[1]}</a> {cut[2]}'
        elif count % 4 == 2:
            inner = f"<strong>{cut[0]}</strong> {cut[1]} {cut[2]}"
        else:
            inner = f"{cut[0]} <em>{cut[1]}</em> {cut[2]}"
        made.append(form.format(inner))
    return made


def pulled(story: Story) -> str:
    """The sentence of the body that a pull quote repeats; "" where none is of fitting length."""
    for text in story.body[2:]:
        sentence = re.split(r"(?<=[.!?])\s", text)[0]
        if 50 <= len(sentence) <= 160 and sentence != text:
            return sentence
    return ""


def comments(form: str) -> str:
    """What readers said."""
    return "\n".join(form.format(name=name, text=text) for name, text in COMMENTS)


def figures_table() -> str:
    """A small table of figures."""
    rows = [CELLS[n : n + 3] for n in (0, 3, 6)]
    return "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in rows)


def ld(**told: object) -> str:
    """One script of linked data."""
    text = json.dumps({"@context": "https://schema.org", **told}, ensure_ascii=False, indent=1)
    return f'<script type="application/ld+json">\n{text}\n</script>'
