# ruff: noqa: E501  one text stands on one line
"""What the pages of ``newspapers`` and ``lists`` are put together from.

All furniture is invented; its places (Bàu Sen Hạ, Hòn Én Nhỏ …) are on no map and in no text that
is measured with, so that a piece of it can be told from an article's own words.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from tests.jobs.skins import Story

VIETNAM = timezone(timedelta(hours=7))
TODAY = datetime(2026, 11, 23, 18, 52, tzinfo=VIETNAM)
"""The day that pages show above their menus: when they were fetched."""

SIDE = (
    ("Bàu Sen Hạ đón chuyến xe buýt điện đầu tiên về tới trung tâm xã",
     "Sau hai năm chờ đợi, người dân Bàu Sen Hạ đã có tuyến xe buýt điện chạy mười lăm phút một chuyến, nối chợ, trường học và trạm y tế của xã."),
    ("Hòn Én Nhỏ thử nghiệm trạm lọc nước biển chạy bằng điện mặt trời",
     "Mỗi ngày trạm lọc cho bốn mươi mét khối nước ngọt, đủ dùng cho toàn bộ các hộ dân trên đảo Hòn Én Nhỏ trong mùa khô."),
    ("Lộc Thượng Đông mở lớp học chữ buổi tối cho bà con đi rừng",
     "Lớp học ở nhà văn hóa Lộc Thượng Đông sáng đèn từ bảy giờ tối, khi những người đi rừng cuối cùng đã về tới bản."),
    ("Cù Lao Giếng Cạn: vườn nhãn cổ được công nhận là di sản",
     "Hơn hai trăm gốc nhãn trên Cù Lao Giếng Cạn được gắn biển, giao cho từng gia đình trông coi và hưởng lợi từ khách tham quan."),
    ("Đèo Mây Trắng thông xe trở lại sau mười ngày sạt lở",
     "Hai làn đường qua đèo Mây Trắng đã thông từ rạng sáng, xe tải nặng vẫn phải đi vòng cho đến cuối tháng."),
    ("Phú Thạnh Tây Hạ trả kết quả thủ tục đất đai ngay tại tổ dân phố",
     "Thay vì lên phường, người dân Phú Thạnh Tây Hạ nhận sổ ở nhà sinh hoạt cộng đồng vào chiều thứ sáu hằng tuần."),
    ("Chợ phiên Nà Pha Lương họp lại sau ba năm",
     "Từ tờ mờ sáng, các ngả đường dẫn về chợ phiên Nà Pha Lương đã rộn tiếng gọi nhau bằng ba thứ tiếng."),
    ("Câu lạc bộ đờn ca Rạch Ông Kiểng giữ lửa cho lớp trẻ",
     "Mười hai em nhỏ của câu lạc bộ Rạch Ông Kiểng đã chơi được đờn kìm, phần nhiều là con em thợ hồ và người bán vé số."),
    ("Xóm Đáy Sông Luồng làm giàu từ nghề nuôi cá bớp",
     "Từ một lồng bè thử nghiệm, xóm Đáy Sông Luồng nay có chín mươi lồng cá, thu nhập bình quân tăng gấp ba."),
    ("Thư viện lưu động lên tới bản Huổi Chăn Thín",
     "Chiếc xe chở một nghìn hai trăm cuốn sách mất sáu giờ để leo hết con dốc vào bản Huổi Chăn Thín."),
    ("Đội bóng Mỹ Lâm Thượng lần đầu vào bán kết giải nông dân",
     "Trận thắng ở loạt luân lưu đưa Mỹ Lâm Thượng vào bán kết, nơi đội bóng của những người trồng mía gặp đương kim vô địch."),
    ("Người giữ sắc phong ở đình làng Kẻ Vạc Trong",
     "Bốn đời nay gia đình cụ Lỗi ở làng Kẻ Vạc Trong canh giữ chín đạo sắc phong, chưa một lần để mối mọt chạm tới."),
)  # fmt: skip
"""Headlines and teasers of the same site's other articles, for side columns and boxes."""

COMMENTS = (
    ("Trần Bá Lưu",
     ("Tôi ở Bàu Sen Hạ hơn ba mươi năm, đọc bài này thấy đúng như những gì chúng tôi vẫn nói với nhau ngoài quán nước.",
      "Chỉ mong tòa soạn trở lại sau một năm nữa xem lời hứa đã được giữ tới đâu, vì chuyện như thế này trước đây chúng tôi đã nghe nhiều lần rồi.")),
    ("hoa_xuyen_chi88",
     ("Cảm ơn phóng viên đã viết rất kỹ, cả nhà mình truyền tay nhau đọc từ sáng tới giờ.",)),
    ("Lý Thị Mận",
     ("Cháu tôi học ở Lộc Thượng Đông kể khác một chút so với trong bài, nhưng nhìn chung thì tôi đồng tình với cách đặt vấn đề.",
      "Xin hỏi số điện thoại của ban biên tập để gửi thêm tư liệu, tôi còn giữ cả ảnh chụp hồi năm ngoái.")),
)  # fmt: skip
"""Readers' names and what they write, a text a paragraph."""

CLUTTER = {
    "mega": (
        '<div class="mega-menu" style="display:none">\n'
        + "\n".join(
            f'<div class="mega-col"><b><a href="/muc-{n}">{head}</a></b><ul>\n'
            + "\n".join(
                f'<li><a href="/muc-{n}/{m}">{name}</a></li>' for m, name in enumerate(names)
            )
            + "\n</ul></div>"
            for n, (head, *names) in enumerate(
                (
                    ("Chính trị", "Đối ngoại", "Quốc hội", "Mặt trận", "Nhân sự"),
                    (
                        "Xây dựng Đảng",
                        "Tổ chức - cán bộ",
                        "Kiểm tra - giám sát",
                        "Dân vận",
                        "Nội chính",
                    ),
                    (
                        "Kinh tế",
                        "Nông nghiệp",
                        "Công nghiệp",
                        "Tài chính - ngân hàng",
                        "Thị trường ngày 23/11",
                    ),
                    ("Văn hóa", "Di sản", "Nghệ thuật", "Sách của tháng 10/2026", "Gương mặt"),
                    ("Đa phương tiện", "Ảnh", "Video", "Infographic", "Longform"),
                )
            )
        )
        + '\n<p class="hotline">Đường dây nóng Bàu Sen: 0900 000 111 (gọi từ 7 giờ đến 22 giờ các ngày trong tuần)</p></div>'
    ),
    "popup": (
        '<div class="modal fade" id="popup-login" role="dialog">\n<div class="modal-body"><h4>Đăng nhập bằng tài khoản bạn đọc Bàu Sen</h4>\n'
        "<p>Khi đăng nhập, bạn đồng ý với điều khoản sử dụng của tòa soạn và cho phép chúng tôi lưu những bài bạn đã đọc trong ba mươi ngày.</p>\n"
        "<p>Nếu quên mật khẩu, xin nhập địa chỉ thư điện tử đã đăng ký, tòa soạn sẽ gửi một liên kết có hiệu lực trong mười lăm phút.</p>\n"
        '<input type="text" placeholder="Thư điện tử"><input type="password"><button>Tiếp tục</button></div></div>'
    ),
    "prices": (
        '<div class="box-tygia">\n<h4>Giá vàng, tỷ giá Bàu Sen</h4><table>\n'
        + "\n".join(
            f"<tr><td>{name}</td><td>{low}</td><td>{high}</td></tr>"
            for name, low, high in (
                ("Loại", "Mua vào", "Bán ra"),
                ("Vàng Hòn Én 9999", "148.200", "150.200"),
                ("Đô la Mỹ", "26.110", "26.380"),
                ("Nhân dân tệ", "3.620", "3.742"),
            )
        )
        + "\n</table><p>Cập nhật lúc 17:30 ngày 23/11/2026, nguồn do tiệm vàng Hòn Én cung cấp và chỉ có giá trị tham khảo.</p></div>"
    ),
    "cookie": (
        '<div id="consent" class="bottom-bar">\n<p>Trang báo dùng cookie để ghi nhớ cỡ chữ và những chuyên mục bạn hay đọc; bạn có thể tắt bất cứ lúc nào trong phần cài đặt của Bàu Sen.</p>\n'
        "<button>Đồng ý</button><button>Tùy chọn</button></div>"
    ),
}
"""Furniture that several makes share: hidden menus, a login window, prices of the day, consent."""
CLUTTER_WORDS = (
    "Đường dây nóng Bàu Sen", "Đăng nhập bằng tài khoản bạn đọc", "Khi đăng nhập, bạn đồng ý với điều khoản", "Nếu quên mật khẩu, xin nhập",
    "Giá vàng, tỷ giá Bàu Sen", "nguồn do tiệm vàng Hòn Én cung cấp", "Trang báo dùng cookie để ghi nhớ",
)  # fmt: skip
"""What of it must be in no reading."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is true of a make's pages beyond the story.

    Attributes:
        furniture: Texts of the page that are no part of its article.
        neutral: Texts that may or may not be taken for paragraphs: sub-headings, cells, sources.
        author: Whether the page names who signed.
        lead: Whether the lead is set apart; else it is the first paragraph.
        caption: Whether the story's caption is shown; else it stands in an attribute at most.
        captions: The captions of further pictures.
        listed: Whether the third and fourth paragraph are items of a list where the text is long.
        cut: How many paragraphs below the lead the make shows; None: all.
    """

    furniture: tuple[str, ...]
    neutral: tuple[str, ...] = ()
    author: bool = True
    lead: bool = True
    caption: bool = True
    captions: tuple[str, ...] = ()
    listed: bool = False
    cut: int | None = None


def e(text: str) -> str:
    """Escape, for text and attributes alike."""
    return html.escape(text)


def slug(text: str) -> str:
    """Words as addresses write them."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def weekday(at: datetime, *, capital: bool = False, digit: bool = False) -> str:
    """The day of the week, in one of the ways of writing it."""
    names = ("hai", "ba", "tư", "năm", "sáu", "bảy")
    if at.weekday() == 6:
        return "Chủ Nhật" if capital else "Chủ nhật"
    if digit:
        return f"Thứ {at.weekday() + 2}"
    name = names[at.weekday()]
    return f"Thứ {name.title() if capital else name}"


def ago(at: datetime) -> str:
    """How long before the page was fetched."""
    gone = TODAY - at
    return f"{gone.days} ngày trước" if gone.days else f"{gone.seconds // 3600} giờ trước"


def shorter(text: str, words: int = 7) -> str:
    """A headline as made for search engines: its first words only."""
    return " ".join(text.split()[:words])


def each(template: str, pairs: Iterable[tuple[str, str]], *, start: int = 0) -> str:
    """One filled template a line: title, teaser, slug, n, day and clock of other articles."""
    lines = []
    for n, (title, teaser) in enumerate(pairs, start):
        at = TODAY - timedelta(hours=5 * n + 2, minutes=7 * n)
        fields = {"title": e(title), "teaser": e(teaser), "slug": slug(title), "n": 48210 + n}
        lines.append(template.format(**fields, day=f"{at:%d/%m/%Y}", clock=f"{at:%H:%M}"))
    return "\n".join(lines)


def talk(template: str, paragraph: str = "<p>{}</p>") -> str:
    """A filled template a line: name and text of a reader's comment."""
    return "\n".join(
        template.format(name=name, text="".join(paragraph.format(text) for text in texts))
        for name, texts in COMMENTS
    )


def menu(names: str, template: str = '<li><a href="/{slug}">{name}</a></li>') -> str:
    """A link a line to each of the sections, named between bars."""
    return "\n".join(
        template.format(name=name, slug=slug(name)) for name in map(str.strip, names.split("|"))
    )


def inline(number: int, text: str) -> str:
    """A paragraph's words with what editors do to some of them: links, bold, a hard space."""
    words = [e(word) for word in text.split()]
    if len(words) < 14:
        return " ".join(words)
    if number % 4 == 1:
        words[5] = f'<a href="/chu-de/{number}.html" title="Chủ đề">{words[5]}'
        words[7] += "</a>"
    elif number % 4 == 2:
        words[0] = f"<strong>{words[0]}"
        words[2] += "</strong>"
    elif number % 4 == 3:
        words[8:10] = [f"{words[8]}&nbsp;{words[9]}"]
        words[3] = f"<em>{words[3]}</em>"
    return " ".join(words)


def paragraphs(story: Story, template: str = "<p>{}</p>") -> list[str]:
    """The body, each paragraph in its tag."""
    return [template.format(inline(n, text)) for n, text in enumerate(story.body)]


def with_list(made: Sequence[str], story: Story, tag: str = "ul") -> list[str]:
    """The third and fourth paragraph of a long text as items of a list."""
    if len(made) < 6:
        return list(made)
    items = "\n".join(f"<li>{e(text)}</li>" for text in story.body[2:4])
    return [*made[:2], f"<{tag}>\n{items}\n</{tag}>", *made[4:]]


def woven(made: Sequence[str], inserts: Mapping[int, str]) -> str:
    """Put things between paragraphs: each after so many of them, or before the last at the latest.

    What is to come after paragraph 0 opens the text.
    """
    lines = [inserts[0]] if 0 in inserts else []
    for n, paragraph in enumerate(made, 1):
        lines.append(paragraph)
        for after, insert in inserts.items():
            if after and n == min(after, max(len(made) - 1, 1)):
                lines.append(insert)
    return "\n".join(lines)
