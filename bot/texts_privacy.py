"""What the bot says about data: what it holds, what it does not, and that it is erased."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.messages import ChatId, RichText, bold, joined, plain
from bot.words import Words, _, _n

COMMAND_HELP = Words(
    {
        "dulieu": "bot đang lưu gì về nhóm này",
        "xoadulieu": "xóa hết dữ liệu về nhóm này",
        "hoantac": "lấy lại đăng ký vừa hủy, nguồn vừa xóa, tin vừa bỏ, trong một giờ",
    }
)

TABLES = Words(
    {
        "chats": "bản ghi đăng ký của nhóm, gồm các lựa chọn và thời điểm gửi bản tin",
        "chat_admins": "mã tài khoản của quản trị viên nhóm (không kèm tên)",
        "deliveries": (
            "lượt gửi bản tin cho nhóm: giờ gửi, kết quả, mã tin nhắn của bot (giữ 90 ngày)"
        ),
        "invitation_tries": "lần nhập sai mã mời (giữ một giờ)",
        "inbox": "tin đang chờ bot xử lý (xử lý xong là xóa nội dung)",
        "audit": "dòng nhật ký lệnh quản trị, không kèm nội dung tin nhắn (giữ một năm)",
        "alarms": "thông báo sự cố của nhóm cho quản trị viên (giữ 30 ngày)",
        "zalo_oa_admins": "mã tài khoản của quản trị viên nhóm do Zalo báo (không kèm tên)",
        "letters": "lời bot đang chờ gửi vào nhóm (giữ vài giây)",
        "confirmations": "xác nhận của nhóm là đã nhận thông báo (không kèm ai bấm)",
        "meetings": "lịch sinh hoạt chi bộ của nhóm",
        "meeting_changes": "kỳ sinh hoạt được dời hoặc nghỉ",
        "meeting_told": "lần nhắc lịch sinh hoạt đã gửi",
        "undos": "bản lưu để hoàn tác việc hủy đăng ký, xóa nguồn tin hoặc bỏ tin (giữ một giờ)",
    }
)
"""By table: what its rows hold about a chat."""


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
    lines = [f"▪ {count} {TABLES.get(name) or _others()}" for name, count in counts.items()]
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


def _others() -> str:
    return _("bản ghi khác gắn với nhóm")
