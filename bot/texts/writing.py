"""What the bot says to those who write a notice. See ``texts``."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.language import _, _n
from bot.messages import RichText, bold, joined, plain
from bot.texts.days import at_length
from bot.texts.notices import excerpt
from bot.texts.units import KIND_NAMES


def secret(stamp: str) -> RichText:
    """Refuse what bears a stamp of secrecy, and say what to do."""
    return bold(_("Bot không gửi tài liệu mật hoặc tài liệu nội bộ.")) + _(
        "\nNội dung có dấu hiệu: “{stamp}”. Tài liệu như vậy không được đưa lên "
        "mạng xã hội; xin đồng chí gửi bằng đường công văn. Bot không lưu nội "
        "dung vừa nhận.\nNếu đây chỉ là từ dùng trong câu thường, xin đồng chí "
        "viết lại câu đó rồi gửi lại.",
        stamp=stamp[:60],
    )


def too_long(most: int) -> RichText:
    """Say that a notice has too many characters."""
    return plain(_("Thông báo dài quá {most} ký tự; xin đồng chí rút gọn rồi gửi lại.", most=most))


def write_now() -> RichText:
    """Ask for the words of a notice."""
    return plain(
        _(
            "Đồng chí viết nội dung thông báo rồi gửi cho bot. Gõ /huy để thôi; sau "
            "10 phút không viết gì, bot tự bỏ qua."
        )
    )


def write_again(number: int) -> RichText:
    """Ask for the right words of a notice that went out."""
    return plain(
        _(
            "Đồng chí gửi cho bot nội dung đúng của thông báo số {number}. Gõ /huy để thôi.",
            number=number,
        )
    )


def unsent(text: str, corrects: int | None) -> RichText:
    """Say that something is being written already, and what becomes of it with other words.

    ``corrects``: the number of the notice whose words it replaces; None for a new one.
    """
    if corrects is not None:
        return plain(
            _(
                "Đồng chí đang đính chính dở thông báo số {number}. Khi đồng chí gửi nội dung "
                "mới, bot sẽ bỏ việc đính chính đó.",
                number=corrects,
            )
        )
    return plain(
        _(
            "Đồng chí đang soạn dở thông báo “{excerpt}”. Khi đồng chí gửi nội dung mới, bot sẽ "
            "bỏ thông báo đó.",
            excerpt=excerpt(text),
        )
    )


def go_on() -> str:
    """Label of the choice that leads back to what is being written."""
    return _("Tiếp tục bản đang soạn")


def given_up(text: str, corrects: int | None) -> RichText:
    """Say what became of what was being written when another notice was begun."""
    if corrects is not None:
        return plain(
            _(
                "Đã bỏ việc đính chính thông báo số {number}; nội dung đã gửi giữ nguyên.",
                number=corrects,
            )
        )
    return plain(
        _(
            "Đã bỏ thông báo đang soạn dở “{excerpt}”, chưa gửi tới nhóm nào.",
            excerpt=excerpt(text),
        )
    )


def photo_name() -> str:
    """Name the picture that a notice carries."""
    return _("Ảnh kèm thông báo")


def photo_not_fetched() -> RichText:
    """Say that a picture could not be fetched."""
    return plain(_("Bot chưa lấy được ảnh; xin đồng chí gửi lại cả ảnh và nội dung."))


def photo_not_understood() -> RichText:
    """Say that a picture is none that can be sent on."""
    return plain(_("Bot chỉ gửi được ảnh JPEG hoặc PNG; xin đồng chí gửi lại cả ảnh và nội dung."))


def look_at_the_photo() -> RichText:
    """Say that nobody reads what stands in a picture."""
    return plain(_("▪ Bot không đọc chữ trong ảnh: xin đồng chí tự kiểm tra ảnh không có dấu mật."))


def no_draft() -> RichText:
    """Say that nothing is being written."""
    return plain(_("Chưa có thông báo đang soạn, hoặc đã quá 10 phút. Xin đồng chí soạn lại."))


def where(chosen: Sequence[str], chats: int) -> RichText:
    """Ask whom a notice is for, and tell what was chosen so far."""
    ask = _("Gửi tới đâu? Đồng chí gõ tên đơn vị, hoặc chọn dưới đây.")
    if not chosen:
        return plain(ask)
    return joined("\n", [bold(_n("Đã chọn ({count} nhóm):", chats)), *_listed(chosen), plain(ask)])


def everybody(chats: int, *, chosen: bool) -> str:
    """Label of the choice of all."""
    return _n("{mark}Tất cả ({count} nhóm)", chats, mark=_mark(chosen))


def everything() -> str:
    """Name the choice of all."""
    return _("tất cả đơn vị")


def whole_tree(unit: str) -> str:
    """Name the choice of a unit with all below it."""
    return _("{unit} và các đơn vị cấp dưới", unit=unit)


def of_kind(kind: str) -> str:
    """Name the choice of a kind."""
    return _("loại đơn vị: {kind}", kind=KIND_NAMES.get(kind, kind))


def by_kind() -> str:
    """Label of the choice that lists the kinds of units."""
    return _("Theo loại đơn vị")


def in_the_tree() -> str:
    """Label of the choice that walks the tree."""
    return _("Chọn trong cây đơn vị")


def which_kind() -> RichText:
    """Ask for kinds of units."""
    return plain(_("Chọn loại đơn vị (chọn lại để bỏ):"))


def kind_choice(kind: str, count: int, *, chosen: bool) -> str:
    """Label of the choice of a kind."""
    return f"{_mark(chosen)}{KIND_NAMES.get(kind, kind)} ({count})"


def units_head() -> RichText:
    """Head a list of units to choose from."""
    return plain(_("Chọn đơn vị:"))


def unit_card(path: str) -> RichText:
    """Name a unit whose chats may be chosen."""
    return bold(path) + _("\nGửi cho cả cây hay riêng đơn vị này? Hoặc chọn đơn vị cấp dưới.")


def with_below(chats: int, *, chosen: bool) -> str:
    """Label of the choice of a unit with all below."""
    return _n("{mark}Cả cấp dưới ({count} nhóm)", chats, mark=_mark(chosen))


def alone(chats: int, *, chosen: bool) -> str:
    """Label of the choice of a unit without those below."""
    return _n("{mark}Riêng đơn vị này ({count} nhóm)", chats, mark=_mark(chosen))


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
    lines = [bold(_("Xem trước")), shown, plain("———"), plain(_("Gửi tới: ") + "; ".join(chosen))]
    lines.append(
        bold(_("Số nhóm nhận: {total}", total=total)) + (f" ({by_platform})" if total else "")
    )
    if paused:
        lines.append(
            plain(_n("▪ {count} nhóm đang tạm dừng: chỉ nhận nếu trở lại trong 3 ngày.", paused))
        )
    lines += [
        plain(
            _n(
                "▪ {count} nhóm trên {name} không gửi được: nền tảng này không hoạt động.",
                count,
                name=name,
            )
        )
        for name, count in sorted(away.items())
    ]
    if empty:
        lines.append(plain(_n("▪ {count} đơn vị chưa có nhóm nào đăng ký.", empty)))
    if urgent:
        lines.append(plain(_("▪ Tin khẩn: gửi cả trong giờ yên tĩnh của nhóm.")))
    return joined("\n", lines)


def preview_correction(shown: RichText, number: int, chats: int) -> RichText:
    """Show a notice as it will be read once it is corrected."""
    return joined(
        "\n",
        [
            bold(_("Đính chính thông báo số {number}", number=number)),
            shown,
            plain("———"),
            plain(
                _n(
                    "Thay nội dung ở {count} nhóm; nơi không sửa được tin thì gửi tin đính chính.",
                    chats,
                )
            ),
        ],
    )


def nobody() -> RichText:
    """Say that a choice reaches no chat."""
    return plain(_("Chưa có nhóm nào thuộc các đơn vị đã chọn."))


def send() -> str:
    """Label of the choice that sends."""
    return _("Gửi")


def send_correction() -> str:
    """Label of the choice that corrects."""
    return _("Gửi đính chính")


def see_preview() -> str:
    """Label of the choice that shows a notice before it is sent."""
    return _("Xem trước")


def confirm_choice(*, wanted: bool) -> str:
    """Label of the choice whether chats confirm."""
    return _("Cần xác nhận: {answer}", answer=_("có") if wanted else _("không"))


def deadline_choice(deadline: datetime | None) -> str:
    """Label of the choice of a deadline."""
    return _("Hạn: {at}", at=at_length(deadline)) if deadline else _("Hạn: không")


def urgent_choice(*, urgent: bool) -> str:
    """Label of the choice whether quiet hours count."""
    return _("Khẩn (cả giờ yên tĩnh): {answer}", answer=_("có") if urgent else _("không"))


def whom() -> str:
    """Label of the choice of units."""
    return _("Nơi nhận")


def rewrite() -> str:
    """Label of the choice to write anew."""
    return _("Sửa nội dung")


def drop() -> str:
    """Label of the choice to forget a draft."""
    return _("Bỏ")


def which_deadline() -> RichText:
    """Ask until when chats are to confirm."""
    return plain(
        _("Xác nhận trước lúc nào? Đồng chí gõ ngày giờ, ví dụ: 17h ngày 5/12, hoặc chọn:")
    )


def in_days(days: int) -> str:
    """Label of the choice of a deadline some days ahead."""
    return _n("{count} ngày nữa", days)


def no_deadline() -> str:
    """Label of the choice of no deadline."""
    return _("Không hạn")


def deadline_not_understood() -> RichText:
    """Say that a deadline is none, or past."""
    return plain(_("Bot chưa hiểu hạn này, hoặc hạn đã qua. Ví dụ: 17h ngày 5/12, hoặc 2 ngày."))


def or_another() -> RichText:
    """Say how words that are no deadline become a notice, if that is what they are."""
    return plain(
        _(
            "Nếu đây là nội dung một thông báo khác, đồng chí chọn Soạn thông báo rồi gửi lại nội "
            "dung."
        )
    )


def sent(number: int, chats: int) -> RichText:
    """Say that a notice is on its way."""
    return plain(_n("Thông báo số {number} đang được gửi tới {count} nhóm.", chats, number=number))


def correction_sent(number: int, chats: int) -> RichText:
    """Say that a notice is being corrected."""
    return plain(_n("Đang đính chính thông báo số {number} ở {count} nhóm.", chats, number=number))


def see_report() -> str:
    """Label of the choice that shows how a notice fares."""
    return _("Xem báo cáo")


def _mark(chosen: bool) -> str:  # noqa: FBT001  a private one
    return "✓ " if chosen else ""


def _listed(names: Sequence[str]) -> list[RichText]:
    return [plain(f"▪ {name}") for name in names]
