"""What the bot says of compilations for the cell meeting. See ``texts``."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.messages import RichText, Style, bold, italic, joined, link, plain
from jobs.compilation import Compilation, Item
from jobs.compiled.paper import Paper, about, minutes_of, usual_title
from jobs.compiled.paper import Style as Look
from jobs.compiled.typography import breakable

COMMAND_HELP = {"tailieu": "tài liệu sinh hoạt chi bộ: soạn, sửa, duyệt, gửi"}
USAGE = {"tailieu": "số"}

STAGES = {
    "draft": "bản thảo",
    "approved": "đã duyệt, chờ gửi",
    "sent": "đã gửi",
    "cancelled": "đã hủy",
    "withdrawn": "đã thu hồi",
}

HEADS = frozenset({Look.TITLE, Look.SUBTITLE, Look.SECTION, Look.HEADLINE})


def carried(made: Compilation, paper: Paper) -> RichText:
    """Say what the file is under which this stands."""
    return _head(made, paper) + "\n\n" + _origin()


def linked(made: Compilation, paper: Paper, url: str) -> RichText:
    """Say where the page is."""
    lead = plain("Mời các đồng chí đọc tại: ") + link(url, url)
    return _head(made, paper) + "\n\n" + lead + "\n\n" + _origin()


def whole(paper: Paper) -> RichText:
    """Tell all of it in words, where there is neither a file nor a page."""
    lines = [
        bold(text) if block.style in HEADS else plain(text)
        for block in paper.blocks
        for text in [breakable(block.text)]
    ]
    return joined("\n", lines)


def _head(made: Compilation, paper: Paper) -> RichText:
    lines = [
        bold(f"📄 {paper.title}"),
        plain(about(made)),
        plain(f"{_counted(made)}; đọc khoảng {minutes_of(made)} phút."),
    ]
    return joined("\n", lines)


def _origin() -> RichText:
    return italic("Tóm tắt tự động, trích nguyên văn từ các báo ghi ở cuối mỗi tin.")


def _counted(made: Compilation) -> str:
    told = [f"{len(made.items)} tin"]
    told += [f"{len(made.documents)} văn bản mới"] if made.documents else []
    told += [f"{len(made.days)} ngày kỷ niệm"] if made.days else []
    return ", ".join(told)


def shown(
    number: int,
    made: Compilation,
    stage: str,
    *,
    unit: str,
    reach: Sequence[str],
    chats: int,
    away: int,
    due_at: datetime | None,
) -> RichText:
    """Show a compilation as a list with numbers; ``due_at`` is local, None: once approved."""
    places = "; ".join(reach) or f"{unit} và mọi đơn vị trực thuộc"
    when = f"{due_at:%H:%M} ngày {due_at.day}/{due_at.month}/{due_at.year}" if due_at else ""
    lines = [
        bold(f"Tài liệu số {number} ({STAGES[stage]}): {made.title or usual_title(made)}"),
        plain(about(made)),
        plain(f"▪ {_counted(made)}; đọc khoảng {minutes_of(made)} phút."),
        plain(f"▪ Nơi nhận: {places} ({chats} nhóm)."),
        plain(f"▪ Ngày gửi: {when or 'ngay khi duyệt'}."),
    ]
    if made.spelled_out:
        lines.append(plain("▪ Chữ viết tắt được viết đầy đủ để đọc."))
    if away:
        lines.append(plain(f"▪ {away} nhóm ở nền tảng đang tắt sẽ không nhận được."))
    return joined("\n", [*lines, plain(""), *_listed(made)])


def _listed(made: Compilation) -> list[RichText]:
    lines: list[RichText] = []
    number = 0
    for section, items in made.sections.items():
        lines.append(bold(section))
        for item in items:
            number += 1
            lines.append(_line(number, item))
    if made.documents:
        lines.append(bold("Văn bản mới ban hành"))
        lines += [
            plain(f"v{n}. ") + link(each.name, each.link)
            for n, each in enumerate(made.documents, 1)
        ]
    return lines


def _line(number: int, item: Item) -> RichText:
    return plain(f"{number}. ") + link(item.title, item.link) + f" ({item.outlet})"


def how_to_edit() -> RichText:
    """Say how a draft is edited."""
    return italic(
        "Để sửa, đồng chí nhắn: “bỏ 3” (hoặc “bỏ v2” với văn bản), “lên 5”, “xuống 5”, “thêm ĐỊA "
        "CHỈ”, “sửa 3 Tiêu đề mới”, “tên Tên tài liệu”, “nơi TÊN ĐƠN VỊ”, “ngày 1/12 7:00”, "
        "“đọc” (viết đầy đủ chữ tắt), “hoàn tác”."
    ).styled(Style.EXPANDABLE)


def listing_head() -> RichText:
    """Head the list of compilations."""
    return bold("Tài liệu sinh hoạt chi bộ")


def line(number: int, made: Compilation, stage: str) -> RichText:
    """Tell one of several."""
    return plain(
        f"▪ Số {number}: {made.title or usual_title(made)}, {about(made)}: {STAGES[stage]}"
    )


def none_yet() -> RichText:
    """Say that there is none, and how one is made."""
    return bold("Tài liệu sinh hoạt chi bộ") + (
        "\nChưa có tài liệu nào. Bản thảo hằng tháng được bot tự soạn từ ngày 24; đồng chí cũng có "
        "thể soạn ngay."
    )


def choice(number: int) -> str:
    """Label of one compilation."""
    return f"Số {number}"


def make_month() -> str:
    """Label of the choice to compile a month."""
    return "Soạn bản tin tháng"


def make_week() -> str:
    """Label of the choice to compile a week."""
    return "Soạn bản tin tuần"


def make_topic() -> str:
    """Label of the choice to compile a topic."""
    return "Soạn chuyên đề"


def which_topic() -> RichText:
    """Ask for a topic and days."""
    return plain(
        "Đồng chí gõ chuyên mục và thời gian, ví dụ: “chuyển đổi số từ 1/10 đến 20/11”. Không nêu "
        "thời gian thì lấy một tháng qua."
    )


def preview() -> str:
    """Label of the choice to see the document."""
    return "Xem thử"


def as_word() -> str:
    """Label of the choice to get the document for Word."""
    return "Bản Word"


def approve() -> str:
    """Label of the choice to approve."""
    return "Duyệt"


def undo() -> str:
    """Label of the choice to undo."""
    return "Hoàn tác"


def cancel() -> str:
    """Label of the choice to cancel."""
    return "Hủy"


def take_back() -> str:
    """Label of the choice to take back what was sent."""
    return "Thu hồi"


def keep() -> str:
    """Label of the choice not to."""
    return "Thôi"


def send_now() -> str:
    """Label of the choice to send at once."""
    return "Gửi ngay"


def sure_to_send(number: int, chats: int) -> RichText:
    """Ask before something goes to everybody."""
    return plain(
        f"Gửi ngay tài liệu số {number} tới {chats} nhóm? Muốn gửi vào ngày khác, đồng chí nhắn "
        "“ngày 1/12 7:00” trước khi duyệt."
    )


def sure_to_take_back(number: int, chats: int) -> RichText:
    """Ask before something is taken back from everybody."""
    return plain(f"Thu hồi tài liệu số {number} ở {chats} nhóm?")


def scheduled(number: int, due_at: datetime, chats: int) -> RichText:
    """Say when an approved one goes out; ``due_at`` local."""
    return plain(
        f"Đã duyệt tài liệu số {number}. Bot sẽ gửi tới {chats} nhóm lúc {due_at:%H:%M} ngày "
        f"{due_at.day}/{due_at.month}/{due_at.year}; trước lúc đó đồng chí có thể hoàn tác."
    )


def sent(number: int, chats: int) -> RichText:
    """Say that one is on its way."""
    return plain(f"Tài liệu số {number} đang được gửi tới {chats} nhóm.")


def taken_back(number: int, chats: int) -> RichText:
    """Say that one was taken back."""
    return plain(f"Đã thu hồi tài liệu số {number} ở {chats} nhóm.")


def void(moment: datetime) -> RichText:
    """Say, where it cannot be deleted, that one is void; ``moment`` local."""
    return bold(
        f"THU HỒI tài liệu sinh hoạt gửi {moment:%H:%M} ngày {moment.day}/{moment.month}"
    ) + ("\nTài liệu này đã được thu hồi. Mong các đồng chí không sử dụng nội dung đó.")


def fared(chats: int, reached: int, waiting: int, failed: int) -> RichText:
    """Say how many chats have one that was sent."""
    told = f"▪ Đã tới {reached}/{chats} nhóm"
    told += f"; {waiting} nhóm đang chờ" if waiting else ""
    told += f"; {failed} nhóm chưa rõ hoặc không gửi được" if failed else ""
    return plain(f"{told}.")


def nobody() -> RichText:
    """Say that a compilation would reach nobody."""
    return plain("Chưa có nhóm nào đăng ký ở nơi nhận này; xin chọn nơi nhận khác.")


def nothing_to_tell() -> RichText:
    """Say that there is no news of those days."""
    return plain("Không có tin nào trong thời gian này để soạn tài liệu.")


def none_such(number: int) -> RichText:
    """Say that there is no compilation of a number."""
    return plain(f"Không có tài liệu số {number}.")


def no_draft() -> RichText:
    """Say that nothing is being edited."""
    return plain("Không có bản thảo nào đang soạn. Đồng chí gõ /tailieu để xem.")


def no_story(place: str) -> RichText:
    """Say that a number names no story."""
    return plain(f"Không có mục số “{place[:20]}” trong tài liệu này.")


def not_further() -> RichText:
    """Say that a story is at the end of its section already."""
    return plain("Mục này đã ở đầu hoặc cuối phần của nó.")


def title_wanted() -> RichText:
    """Ask for a title."""
    return plain("Xin đồng chí gõ tiêu đề mới ngay sau lệnh, không quá 250 ký tự.")


def no_such_article() -> RichText:
    """Say that the newsroom does not know a link."""
    return plain("Bot chưa có bài viết ở địa chỉ này, hoặc nguồn đã gỡ bài.")


def there_already() -> RichText:
    """Say that a story is in the compilation."""
    return plain("Sự việc này đã có trong tài liệu.")


def day_wanted() -> RichText:
    """Ask for a day to come."""
    return plain("Xin đồng chí nêu ngày giờ sắp tới, ví dụ: “ngày 1/12 7:00”.")


def unit_wanted() -> RichText:
    """Ask for a unit below the issuing one."""
    return plain("Xin đồng chí nêu tên một đơn vị trực thuộc, hoặc “nơi tất cả”.")


def decided(stage: str) -> RichText:
    """Say that what is decided is not edited."""
    return plain(f"Tài liệu này {STAGES[stage]}; muốn sửa, xin hoàn tác trước.")


def overtaken() -> RichText:
    """Say that somebody else changed it at the same time."""
    return plain("Tài liệu vừa được người khác sửa; xin đồng chí xem lại trước khi duyệt.")


def nothing_to_undo() -> RichText:
    """Say that there is nothing to undo."""
    return plain("Không còn bước nào để hoàn tác.")


def sent_is_sent() -> RichText:
    """Say that what was sent is not undone but taken back."""
    return plain("Tài liệu đã gửi thì không hoàn tác được; đồng chí có thể thu hồi.")


def marked(title: str, *, wanted: bool) -> RichText:
    """Say that a story was starred or vetoed."""
    told = "sẽ có" if wanted else "sẽ không có"
    return plain(f"Tin “{title}” {told} trong các tài liệu soạn tới đây.")


def draft_ready() -> RichText:
    """Head the draft that the timetable made."""
    return bold(
        "Bản thảo tài liệu sinh hoạt đã soạn xong; mong đồng chí xem và duyệt trước ngày 28."
    )


def seen() -> RichText:
    """Stand under the document that an admin looks at."""
    return plain("Bản xem thử, chưa gửi.")


def of_whom(units: Mapping[int, str], command: str) -> RichText:
    """Ask for which unit a compilation is made, and say how to answer."""
    lines = [plain(f"▪ #{number}: {name}") for number, name in units.items()]
    how = plain(
        f"Đồng chí chọn dưới đây, hoặc gõ thêm mã đơn vị, ví dụ: {command} #{min(units, default=1)}"
    )
    return joined("\n", [bold("Soạn tài liệu cho đơn vị nào?"), *lines, how])
