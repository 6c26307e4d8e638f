"""What the bot says of compilations for the cell meeting. See ``texts``."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.language import Words, _, _n
from bot.messages import RichText, Style, bold, italic, joined, link, plain
from bot.texts.days import at_length
from bot.texts.documents import counted
from bot.typed.english import shown
from jobs.compiling.compilation import Compilation, Item
from jobs.printing.paper import about, minutes_of, usual_title

COMMAND_HELP = Words({"tailieu": "tài liệu sinh hoạt chi bộ: soạn, sửa, duyệt, gửi"})
USAGE = Words({"tailieu": "số"})

MOST_NAMED = 5
"""Titles that are named of those left out at once."""

STAGES = Words(
    {
        "draft": "bản thảo",
        "approved": "đã duyệt, chờ gửi",
        "sent": "đã gửi",
        "cancelled": "đã hủy",
        "withdrawn": "đã thu hồi",
    }
)


def compilation(
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
    places = "; ".join(reach) or _("{unit} và mọi đơn vị trực thuộc", unit=unit)
    when = at_length(due_at) if due_at else ""
    lines = [
        bold(
            _(
                "Tài liệu số {number} ({stage}): {title}",
                number=number,
                stage=STAGES[stage],
                title=made.title or usual_title(made),
            )
        ),
        plain(about(made)),
        plain(
            _(
                "▪ {counted}; đọc khoảng {minutes} phút.",
                counted=counted(made),
                minutes=minutes_of(made),
            )
        ),
        plain(_n("▪ Nơi nhận: {places} ({count} nhóm).", chats, places=places)),
        plain(_("▪ Ngày gửi: {when}.", when=when or _("ngay khi duyệt"))),
    ]
    if made.spelled_out:
        lines.append(plain(_("▪ Chữ viết tắt được viết đầy đủ để đọc.")))
    if away:
        lines.append(plain(_n("▪ {count} nhóm ở nền tảng đang tắt sẽ không nhận được.", away)))
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
        lines.append(bold(_("Văn bản mới ban hành")))
        lines += [
            plain(f"v{n}. ") + link(each.name, each.link)
            for n, each in enumerate(made.documents, 1)
        ]
    return lines


def _line(number: int, item: Item) -> RichText:
    return plain(f"{number}. ") + link(item.title, item.link) + f" ({item.outlet})"


def sure_to_undo(number: int) -> RichText:
    """Ask whether the approval of one that waits to be sent is to be taken back."""
    return plain(_("Tài liệu số {number} đã duyệt, chưa gửi. Hoàn tác việc duyệt?", number=number))


def how_to_edit(number: int) -> RichText:
    """Say how a draft is edited: always by the command, and in short while it is awaited.

    The draft that the bot sends by itself is read hours later: only the command works then.
    """
    return italic(
        _(
            "Để sửa, đồng chí gõ: {command} bỏ 3. Thay cho “bỏ 3” có thể là: “bỏ 2, 4-6”, "
            "“bỏ v2” (bỏ văn bản), “lên 5”, “xuống 5”, “thêm ĐỊA CHỈ”, “sửa 3 Tiêu đề mới”, "
            "“tên Tên tài liệu”, “nơi TÊN ĐƠN VỊ”, “ngày 1/12 7:00”, “đọc” (viết đầy đủ chữ tắt), "
            "“hoàn tác”. Trong 10 phút sau khi mở bằng {command} hay xem thử, chỉ cần nhắn: "
            "bỏ 3.",
            command=f"/{shown('tailieu')} {number}",
        )
    ).styled(Style.EXPANDABLE)


def listing_head() -> RichText:
    """Head the list of compilations."""
    return bold(_("Tài liệu sinh hoạt chi bộ"))


def line(number: int, made: Compilation, stage: str) -> RichText:
    """Tell one of several."""
    return plain(
        _(
            "▪ Số {number}: {title}, {about}: {stage}",
            number=number,
            title=made.title or usual_title(made),
            about=about(made),
            stage=STAGES[stage],
        )
    )


def none_yet() -> RichText:
    """Say that there is none, and how one is made."""
    return bold(_("Tài liệu sinh hoạt chi bộ")) + (
        _(
            "\nChưa có tài liệu nào. Bản thảo hằng tháng được bot tự soạn từ ngày 24; "
            "đồng chí cũng có thể soạn ngay."
        )
    )


def choice(number: int) -> str:
    """Label of one compilation."""
    return _("Số {number}", number=number)


def make_month() -> str:
    """Label of the choice to compile a month."""
    return _("Soạn bản tin tháng")


def make_week() -> str:
    """Label of the choice to compile a week."""
    return _("Soạn bản tin tuần")


def make_topic() -> str:
    """Label of the choice to compile a topic."""
    return _("Soạn chuyên đề")


def days_to_come() -> RichText:
    """Say that there is no news yet of the days that were named."""
    return plain(
        _("Những ngày đó chưa đến nên chưa có tin. Đồng chí gõ lại chuyên mục và thời gian.")
    )


def which_topic() -> RichText:
    """Ask for a topic and days."""
    return plain(
        _(
            "Đồng chí gõ chuyên mục và thời gian, ví dụ: “chuyển đổi số từ 1/10 đến "
            "20/11”. Không nêu thời gian thì lấy một tháng qua."
        )
    )


def preview() -> str:
    """Label of the choice to see the document."""
    return _("Xem thử")


def as_word() -> str:
    """Label of the choice to get the document for Word."""
    return _("Bản Word")


def approve() -> str:
    """Label of the choice to approve."""
    return _("Duyệt")


def undo() -> str:
    """Label of the choice to undo."""
    return _("Hoàn tác")


def cancel() -> str:
    """Label of the choice to cancel."""
    return _("Hủy")


def sure_to_cancel(number: int) -> RichText:
    """Ask before a whole compilation is thrown away."""
    return plain(_("Hủy cả tài liệu số {number}, với mọi chỗ đã sửa?", number=number))


def yes_cancel() -> str:
    """Label of the choice that really cancels."""
    return _("Hủy tài liệu")


def still_a_draft() -> RichText:
    """Say that nobody goes on editing, and that the draft is still there."""
    return plain(_("Đã thôi sửa. Bản thảo vẫn còn, chưa gửi đi đâu; gõ /tailieu để sửa tiếp."))


def take_back() -> str:
    """Label of the choice to take back what was sent."""
    return _("Thu hồi")


def keep() -> str:
    """Label of the choice not to."""
    return _("Thôi")


def send_now() -> str:
    """Label of the choice to send at once."""
    return _("Gửi ngay")


def sure_to_send(number: int, chats: int) -> RichText:
    """Ask before something goes to everybody."""
    return plain(
        _n(
            "Gửi ngay tài liệu số {number} tới {count} nhóm? Muốn gửi vào ngày khác, "
            "đồng chí nhắn “ngày 1/12 7:00” trước khi duyệt.",
            chats,
            number=number,
        )
    )


def sure_to_take_back(number: int, chats: int) -> RichText:
    """Ask before something is taken back from everybody."""
    return plain(_n("Thu hồi tài liệu số {number} ở {count} nhóm?", chats, number=number))


def scheduled(number: int, due_at: datetime, chats: int) -> RichText:
    """Say when an approved one goes out; ``due_at`` local."""
    return plain(
        _n(
            "Đã duyệt tài liệu số {number}. Bot sẽ gửi tới {count} nhóm lúc "
            "{due_at:%H:%M} ngày {due_at.day}/{due_at.month}/{due_at.year}; trước "
            "lúc đó đồng chí có thể hoàn tác.",
            chats,
            number=number,
            due_at=due_at,
        )
    )


def sent(number: int, chats: int) -> RichText:
    """Say that one is on its way."""
    return plain(_n("Tài liệu số {number} đang được gửi tới {count} nhóm.", chats, number=number))


def taken_back(number: int, chats: int) -> RichText:
    """Say that one was taken back."""
    return plain(_n("Đã thu hồi tài liệu số {number} ở {count} nhóm.", chats, number=number))


def fared(chats: int, *, reached: int, waiting: int, missed: int, names: Sequence[str]) -> RichText:
    """Say how many chats have one that was sent, and name some of those that may not."""
    told = _n("▪ Đã tới {reached}/{count} nhóm", chats, reached=reached)
    told += _("; {waiting} nhóm đang chờ", waiting=waiting) if waiting else ""
    told += _("; {failed} nhóm chưa rõ hoặc không gửi được", failed=missed) if missed else ""
    more = missed - len(names)
    rest = [_n("▪ và {count} nhóm nữa", more)] if more > 0 else []
    return plain("\n".join([f"{told}{':' if names else '.'}", *names, *rest]))


def missed_chat(unit: str, platform: str, chat: str, why: str) -> str:
    """Name a chat that has not got one, or may not have, and say why."""
    return f"▪ {unit} ({platform} {chat}): {why}"


def nobody() -> RichText:
    """Say that a compilation would reach nobody."""
    return plain(_("Chưa có nhóm nào đăng ký ở nơi nhận này; xin chọn nơi nhận khác."))


def empty() -> RichText:
    """Say that a compilation without a story is not approved."""
    return plain(
        _(
            "Tài liệu không còn tin nào nên chưa duyệt được. Đồng chí nhắn “thêm ĐỊA CHỈ” "
            "hoặc “hoàn tác”."
        )
    )


def there_is(number: int, made: Compilation, stage: str) -> RichText:
    """Say that there is one for the same meeting, or of the same week, already."""
    return plain(
        _(
            "Đã có tài liệu số {number} ({stage}): {about}. Đồng chí mở tài liệu đó, "
            "hay soạn bản mới?",
            number=number,
            stage=STAGES[stage],
            about=about(made),
        )
    )


def make_anew() -> str:
    """Label of the choice to compile another one."""
    return _("Soạn bản mới")


def hour_is_over() -> RichText:
    """Say that what was approved is a draft again, since its hour has passed."""
    return bold(
        _("Giờ gửi đã duyệt đã qua, nên đây lại là bản thảo. Muốn gửi, đồng chí duyệt lại.")
    )


def left_out(titles: Sequence[str]) -> RichText:
    """Say what was left out."""
    named = "; ".join(f"“{title}”" for title in titles[:MOST_NAMED])
    more = len(titles) - MOST_NAMED
    rest = _n(" và {count} mục nữa", more) if more > 0 else ""
    return bold(_("Đã bỏ: {named}{rest}.", named=named, rest=rest))


def marked(title: str, *, wanted: bool) -> RichText:
    """Say that a story was starred or vetoed."""
    told = _("sẽ có") if wanted else _("sẽ không có")
    return plain(_("Tin “{title}” {told} trong các tài liệu soạn tới đây.", title=title, told=told))


def draft_ready() -> RichText:
    """Head the draft that the timetable made."""
    return bold(
        _("Bản thảo tài liệu sinh hoạt đã soạn xong; mong đồng chí xem và duyệt trước ngày 28.")
    )


def seen(number: int) -> RichText:
    """Stand under the draft that an admin looks at."""
    return plain(
        _(
            "Bản xem thử, chưa gửi. Để sửa, đồng chí gõ, ví dụ: {command} bỏ 3; trong 10 phút "
            "tới chỉ cần nhắn: bỏ 3.",
            command=f"/{shown('tailieu')} {number}",
        )
    )


def looked_at() -> RichText:
    """Stand under the document that is no draft any more."""
    return plain(_("Bản để xem."))


def of_whom(units: Mapping[int, str], command: str) -> RichText:
    """Ask for which unit a compilation is made, and say how to answer."""
    lines = [plain(f"▪ #{number}: {name}") for number, name in units.items()]
    how = plain(
        _(
            "Đồng chí chọn dưới đây, hoặc gõ thêm mã đơn vị, ví dụ: {command} #{unit}",
            command=shown(command),
            unit=min(units, default=1),
        )
    )
    return joined("\n", [bold(_("Soạn tài liệu cho đơn vị nào?")), *lines, how])
