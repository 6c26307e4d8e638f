"""What the bot says about data: what it holds, what it does not, and that it is erased."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from bot.language import Words, _, _n
from bot.messages import ChatId, RichText, bold, joined, plain

COMMAND_HELP = Words(
    {
        "dulieu": "bot đang lưu gì về nhóm này",
        "xoadulieu": "xóa hết dữ liệu về nhóm này",
        "hoantac": "lấy lại đăng ký vừa hủy, nguồn vừa xóa, tin vừa bỏ, trong một giờ",
    }
)

TABLES: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "chats": lambda count: _n(
            "{count} bản ghi đăng ký của nhóm, gồm các lựa chọn và thời điểm gửi bản tin", count
        ),
        "chat_admins": lambda count: _n(
            "{count} mã tài khoản của quản trị viên nhóm (không kèm tên)", count
        ),
        "deliveries": lambda count: _n(
            "{count} lượt gửi bản tin cho nhóm: lúc gửi, kết quả, mã tin của bot (giữ 90 ngày)",
            count,
        ),
        "invitation_tries": lambda count: _n("{count} lần nhập sai mã mời (giữ một giờ)", count),
        "inbox": lambda count: _n(
            "{count} tin đang chờ bot xử lý (xử lý xong là xóa nội dung)", count
        ),
        "audit": lambda count: _n(
            "{count} dòng nhật ký lệnh quản trị, không kèm nội dung tin nhắn (giữ một năm)", count
        ),
        "alarms": lambda count: _n(
            "{count} thông báo sự cố của nhóm cho quản trị viên (giữ 30 ngày)", count
        ),
        "zalo_oa_admins": lambda count: _n(
            "{count} mã tài khoản của quản trị viên nhóm do Zalo báo (không kèm tên)", count
        ),
        "letters": lambda count: _n("{count} lời bot đang chờ gửi vào nhóm (giữ vài giây)", count),
        "confirmations": lambda count: _n(
            "{count} xác nhận của nhóm là đã nhận thông báo (không kèm ai xác nhận)", count
        ),
        "meetings": lambda count: _n("{count} lịch sinh hoạt chi bộ của nhóm", count),
        "meeting_changes": lambda count: _n("{count} kỳ sinh hoạt được dời hoặc nghỉ", count),
        "meeting_told": lambda count: _n("{count} lần nhắc lịch sinh hoạt đã gửi", count),
        "undos": lambda count: _n(
            "{count} bản lưu để hoàn tác việc hủy đăng ký, xóa nguồn tin hoặc bỏ tin (giữ một giờ)",
            count,
        ),
    }
)
"""By table: how many of its rows hold what about a chat."""


def bound(at: ChatId, unit: str, since: datetime, consent: int, admins: int) -> RichText:
    """Tell what a chat's binding holds."""
    return (
        bold(_("Dữ liệu bot lưu về nhóm này"))
        + _("\n▪ Mã nhóm: {platform} {id}", platform=at.platform, id=at.id)
        + _("\n▪ Đơn vị: {unit}", unit=unit)
        + _(
            "\n▪ Đồng ý nhận tin (bản điều khoản số {consent}): {since:%H:%M %d/%m/%Y}",
            consent=consent,
            since=since,
        )
        + _n("\n▪ Mã tài khoản của {count} quản trị viên", admins)
    )


def chosen(lines: Sequence[RichText]) -> RichText:
    """Tell what a chat chose itself."""
    if not lines:
        return plain(_("\n▪ Lựa chọn riêng: chưa có, nhóm theo lựa chọn chung."))
    return plain(_("\n▪ Lựa chọn riêng:\n")) + joined("\n", ["   " + line for line in lines])


def held(counts: Mapping[str, int]) -> RichText:
    """Tell how many rows of which kind name the chat."""
    if not counts:
        return plain(_("Bot không lưu gì về nhóm này."))
    lines = [f"▪ {TABLES.get(name, _others)(count)}" for name, count in counts.items()]
    return "\n\n" + bold(_("Trong cơ sở dữ liệu có")) + "\n" + "\n".join(lines)


def not_held(*, bound: bool) -> RichText:
    """Tell what is not stored, and how all of it is erased."""
    text = (
        "\n\n"
        + bold(_("Bot không lưu"))
        + _(
            "\nHọ tên, số điện thoại, danh sách đảng viên; lời nhắn và câu hỏi của "
            "các đồng chí; ai đã đọc hay bấm vào tin nào. Câu hỏi gần nhất chỉ nằm "
            "trong bộ nhớ ít phút để hiểu câu hỏi tiếp theo, không ghi ra đĩa."
        )
    )
    if bound:
        return text + _("\n\nXóa hết: quản trị viên của nhóm gõ /xoadulieu.")
    return text


def in_short() -> str:
    """Tell in a sentence what is stored and what is not; ``/dulieu`` tells all of it."""
    return _(
        "Bot lưu: mã nhóm, đơn vị, các lựa chọn của nhóm, lịch và địa điểm sinh hoạt nếu nhóm có "
        "đặt, mã tài khoản của quản trị viên, lượt gửi tin (90 ngày), nhật ký lệnh quản trị kèm mã "
        "tài khoản người gõ (một năm). Bot không lưu tên, số điện thoại hay lời nhắn của đồng chí "
        "nào."
    )


def sure() -> RichText:
    """Ask once more before all is erased."""
    return plain(
        _(
            "Xóa hết dữ liệu về nhóm này: đăng ký, các lựa chọn, quản trị viên, lịch "
            "sử gửi tin? Nhóm sẽ ngừng nhận bản tin. Việc này không hoàn tác được."
        )
    )


def yes() -> str:
    """Label of the choice that erases."""
    return _("Xóa hết")


def no() -> str:
    """Label of the choice that erases nothing."""
    return _("Giữ nguyên")


def kept() -> RichText:
    """Say that nothing was erased."""
    return plain(_("Không xóa gì. Đồng chí gõ /dulieu để xem bot đang lưu gì."))


def erased() -> RichText:
    """Confirm that all was erased."""
    return plain(
        _(
            "Đã xóa hết dữ liệu về nhóm này. Nhật ký chỉ còn lệnh và thời điểm, "
            "không còn mã nhóm. Muốn nhận lại bản tin, đồng chí dùng mã mời mới của "
            "đơn vị."
        )
    )


def undo() -> str:
    """Label of the choice that takes the end of a binding back."""
    return _("Hoàn tác")


def undone(unit: str) -> RichText:
    """Confirm that a chat is bound again."""
    return plain(_("Đã khôi phục đăng ký nhận bản tin cho ")) + bold(unit) + "."


def nothing_to_undo() -> RichText:
    """Say that there is nothing to take back."""
    return plain(
        _(
            "Không có gì để hoàn tác: chỉ đồng chí vừa hủy đăng ký, xóa nguồn hay bỏ tin khỏi "
            "bản tin chờ duyệt mới hoàn tác được, trong một giờ. Muốn đăng ký lại, xin dùng mã "
            "mời mới: /dangky kèm mã."
        )
    )


def _others(count: int) -> str:
    return _n("{count} bản ghi khác gắn với nhóm", count)
