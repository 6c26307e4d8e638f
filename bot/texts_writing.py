"""What the bot says to those who write a notice. See ``texts``."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.messages import RichText, bold, joined, plain


def secret(stamp: str) -> RichText:
    """Refuse what bears a stamp of secrecy, and say what to do."""
    return (
        bold("Bot không gửi tài liệu mật hoặc tài liệu nội bộ.")
        + f"\nNội dung có dấu hiệu: “{stamp[:60]}”. Tài liệu như vậy không được đưa lên mạng xã "
        "hội; xin đồng chí gửi bằng đường công văn. Bot không lưu nội dung vừa nhận.\n"
        "Nếu đây chỉ là từ dùng trong câu thường, xin đồng chí viết lại câu đó rồi gửi lại."
    )


def too_long(most: int) -> RichText:
    """Say that a notice has too many characters."""
    return plain(f"Thông báo dài quá {most} ký tự; xin đồng chí rút gọn rồi gửi lại.")


def write_now() -> RichText:
    """Ask for the words of a notice."""
    return plain(
        "Đồng chí viết nội dung thông báo rồi gửi vào đây. Gõ /huy để thôi; sau 10 phút không viết "
        "gì, bot tự bỏ qua."
    )


def write_again(number: int) -> RichText:
    """Ask for the right words of a notice that went out."""
    return plain(f"Đồng chí gửi nội dung đúng của thông báo số {number} vào đây. Gõ /huy để thôi.")


def photo_name() -> str:
    """Name the picture that a notice carries."""
    return "Ảnh kèm thông báo"


def photo_not_fetched() -> RichText:
    """Say that a picture could not be fetched."""
    return plain("Bot chưa lấy được ảnh; xin đồng chí gửi lại cả ảnh và nội dung.")


def photo_not_understood() -> RichText:
    """Say that a picture is none that can be sent on."""
    return plain("Bot chỉ gửi được ảnh JPEG hoặc PNG; xin đồng chí gửi lại cả ảnh và nội dung.")


def look_at_the_photo() -> RichText:
    """Say that nobody reads what stands in a picture."""
    return plain("▪ Bot không đọc chữ trong ảnh: xin đồng chí tự kiểm tra ảnh không có dấu mật.")


def no_draft() -> RichText:
    """Say that nothing is being written."""
    return plain("Chưa có thông báo đang soạn, hoặc đã quá 10 phút. Xin đồng chí soạn lại.")


def where(chosen: Sequence[str], chats: int) -> RichText:
    """Ask whom a notice is for, and tell what was chosen so far."""
    ask = "Gửi tới đâu? Đồng chí gõ tên đơn vị, hoặc chọn dưới đây."
    if not chosen:
        return plain(ask)
    return joined("\n", [bold(f"Đã chọn ({chats} nhóm):"), *_listed(chosen), plain(ask)])


def everybody(chats: int, *, chosen: bool) -> str:
    """Label of the choice of all."""
    return f"{_mark(chosen)}Tất cả ({chats} nhóm)"


def everything() -> str:
    """Name the choice of all."""
    return "tất cả đơn vị"


def whole_tree(unit: str) -> str:
    """Name the choice of a unit with all below it."""
    return f"{unit} và các đơn vị cấp dưới"


def of_kind(kind: str) -> str:
    """Name the choice of a kind."""
    return f"loại đơn vị: {kind}"


def by_kind() -> str:
    """Label of the choice that lists the kinds of units."""
    return "Theo loại đơn vị"


def in_the_tree() -> str:
    """Label of the choice that walks the tree."""
    return "Chọn trong cây đơn vị"


def which_kind() -> RichText:
    """Ask for kinds of units."""
    return plain("Chọn loại đơn vị (chọn lại để bỏ):")


def kind_choice(kind: str, count: int, *, chosen: bool) -> str:
    """Label of the choice of a kind."""
    return f"{_mark(chosen)}{kind} ({count})"


def units_head() -> RichText:
    """Head a list of units to choose from."""
    return plain("Chọn đơn vị:")


def unit_card(path: str) -> RichText:
    """Name a unit whose chats may be chosen."""
    return bold(path) + "\nGửi cho cả cây hay riêng đơn vị này? Hoặc chọn đơn vị cấp dưới."


def with_below(chats: int, *, chosen: bool) -> str:
    """Label of the choice of a unit with all below."""
    return f"{_mark(chosen)}Cả cấp dưới ({chats} nhóm)"


def alone(chats: int, *, chosen: bool) -> str:
    """Label of the choice of a unit without those below."""
    return f"{_mark(chosen)}Riêng đơn vị này ({chats} nhóm)"


def preview(
    shown: RichText,
    chosen: Sequence[str],
    *,
    chats: Mapping[str, int],
    paused: int,
    away: Mapping[str, int],
    empty: int,
    urgent: bool,
) -> RichText:
    """Show a notice as it will be read, and whom it reaches."""
    total = sum(chats.values())
    by_platform = ", ".join(f"{name} {count}" for name, count in sorted(chats.items()))
    lines = [bold("Xem trước"), shown, plain("———"), plain("Gửi tới: " + "; ".join(chosen))]
    lines.append(bold(f"Số nhóm nhận: {total}") + (f" ({by_platform})" if total else ""))
    if paused:
        lines.append(plain(f"▪ {paused} nhóm đang tạm dừng: chỉ nhận nếu trở lại trong 3 ngày."))
    lines += [
        plain(f"▪ {count} nhóm trên {name} không gửi được: nền tảng này không hoạt động.")
        for name, count in sorted(away.items())
    ]
    if empty:
        lines.append(plain(f"▪ {empty} đơn vị chưa có nhóm nào đăng ký."))
    if urgent:
        lines.append(plain("▪ Tin khẩn: gửi cả trong giờ yên tĩnh của nhóm."))
    return joined("\n", lines)


def preview_correction(shown: RichText, number: int, chats: int) -> RichText:
    """Show a notice as it will be read once it is corrected."""
    return joined(
        "\n",
        [
            bold(f"Đính chính thông báo số {number}"),
            shown,
            plain("———"),
            plain(f"Thay nội dung ở {chats} nhóm; nơi không sửa được tin thì gửi tin đính chính."),
        ],
    )


def nobody() -> RichText:
    """Say that a choice reaches no chat."""
    return plain("Chưa có nhóm nào thuộc các đơn vị đã chọn.")


def send() -> str:
    """Label of the choice that sends."""
    return "Gửi"


def send_correction() -> str:
    """Label of the choice that corrects."""
    return "Gửi đính chính"


def see_preview() -> str:
    """Label of the choice that shows a notice before it is sent."""
    return "Xem trước"


def confirm_choice(*, wanted: bool) -> str:
    """Label of the choice whether chats confirm."""
    return f"Cần xác nhận: {'có' if wanted else 'không'}"


def deadline_choice(deadline: datetime | None) -> str:
    """Label of the choice of a deadline."""
    return f"Hạn: {_when(deadline)}" if deadline else "Hạn: không"


def urgent_choice(*, urgent: bool) -> str:
    """Label of the choice whether quiet hours count."""
    return f"Khẩn (cả giờ yên tĩnh): {'có' if urgent else 'không'}"


def whom() -> str:
    """Label of the choice of units."""
    return "Nơi nhận"


def rewrite() -> str:
    """Label of the choice to write anew."""
    return "Sửa nội dung"


def drop() -> str:
    """Label of the choice to forget a draft."""
    return "Bỏ"


def which_deadline() -> RichText:
    """Ask until when chats are to confirm."""
    return plain("Xác nhận trước lúc nào? Ví dụ: 17h ngày 5/12. Đồng chí gõ vào đây, hoặc chọn:")


def in_days(days: int) -> str:
    """Label of the choice of a deadline some days ahead."""
    return f"{days} ngày nữa"


def no_deadline() -> str:
    """Label of the choice of no deadline."""
    return "Không hạn"


def deadline_not_understood() -> RichText:
    """Say that a deadline is none, or past."""
    return plain("Bot chưa hiểu hạn này, hoặc hạn đã qua. Ví dụ: 17h ngày 5/12, hoặc 2 ngày.")


def sent(number: int, chats: int) -> RichText:
    """Say that a notice is on its way."""
    return plain(f"Thông báo số {number} đang được gửi tới {chats} nhóm.")


def correction_sent(number: int, chats: int) -> RichText:
    """Say that a notice is being corrected."""
    return plain(f"Đang đính chính thông báo số {number} ở {chats} nhóm.")


def see_report() -> str:
    """Label of the choice that shows how a notice fares."""
    return "Xem báo cáo"


def _mark(chosen: bool) -> str:  # noqa: FBT001  a private one
    return "✓ " if chosen else ""


def _listed(names: Sequence[str]) -> list[RichText]:
    return [plain(f"▪ {name}") for name in names]


def _when(moment: datetime) -> str:
    return f"{moment:%H:%M} ngày {moment.day}/{moment.month}/{moment.year}"
