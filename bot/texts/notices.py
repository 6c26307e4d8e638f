"""What the bot says of notices: what chats read, and how they fared. See ``texts``."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.language import Words, _, _n
from bot.messages import RichText, bold, italic, joined, plain
from bot.texts.days import at_length

COMMAND_HELP = Words(
    {
        "thongbao": "gửi thông báo tới các đơn vị, xem ai đã nhận",
        "danhan": "xác nhận nhóm đã nhận thông báo",
    }
)

USAGE = Words({"danhan": "số"})

EXCERPT = 60

STATES = Words(
    {
        "pending": "đang chờ gửi",
        "sending": "đang gửi",
        "sent": "đã tới",
        "unknown": "chưa rõ đã tới hay chưa",
        "failed": "không gửi được",
        "expired": "quá hạn, không gửi",
    }
)


def notice(text: str, *, confirm: bool, deadline: datetime | None, urgent: bool) -> RichText:
    """Return a notice as chats read it."""
    head = bold(_("THÔNG BÁO KHẨN") if urgent else _("THÔNG BÁO"))
    told = head + "\n\n" + text
    if not confirm:
        return told
    until = _(" trước {at}", at=at_length(deadline)) if deadline else ""
    return told + "\n\n" + italic(_("Đề nghị các đồng chí xác nhận đã nhận{until}.", until=until))


def by_number(number: int) -> RichText:
    """Say how a notice is confirmed where there are no buttons."""
    return plain(
        _(
            "Trả lời tin này bằng số 1 để xác nhận đã nhận (hoặc gõ /danhan {number}).",
            number=number,
        )
    )


def got_it() -> str:
    """Label of the choice that confirms a notice."""
    return _("Đã nhận")


def confirmed_line() -> str:
    """Stand under a notice that its chat has confirmed."""
    return _("✓ Nhóm đã xác nhận đã nhận.")


def confirmed() -> RichText:
    """Say that a chat's word was counted."""
    return plain(_("Đã ghi nhận: nhóm đã nhận thông báo. Cảm ơn đồng chí."))


def confirmed_before() -> RichText:
    """Say that a chat's word was counted before."""
    return plain(_("Nhóm đã xác nhận thông báo này từ trước."))


def not_asked() -> RichText:
    """Say that there is nothing to confirm."""
    return plain(_("Nhóm không có thông báo nào cần xác nhận với số này."))


def withdrawn_before() -> RichText:
    """Say that a notice is void."""
    return plain(_("Thông báo này đã được thu hồi."))


def nudge(text: str, sent_at: datetime, deadline: datetime | None) -> RichText:
    """Remind a chat of a notice that it has not confirmed."""
    until = _(" Hạn xác nhận: {at}.", at=at_length(deadline)) if deadline else ""
    return (
        bold(_("NHẮC: chưa xác nhận thông báo"))
        + _(
            "\nThông báo ngày {sent_at:%d/%m}: “{excerpt}”\n",
            sent_at=sent_at,
            excerpt=excerpt(text, 200),
        )
        + _("Đề nghị các đồng chí xác nhận đã nhận.{until}", until=until)
    )


def corrected(text: str, sent_at: datetime) -> RichText:
    """Say the right words where a message cannot be changed."""
    return bold(_("ĐÍNH CHÍNH thông báo {at}", at=at_length(sent_at))) + _(
        "\nXin đọc là:\n\n{text}", text=text
    )


def taken_back(sent_at: datetime) -> RichText:
    """Say that a notice is void, where its messages cannot be deleted."""
    return bold(_("THU HỒI thông báo {at}", at=at_length(sent_at))) + (
        _("\nThông báo này đã được thu hồi. Mong các đồng chí không thực hiện theo nội dung đó.")
    )


def write() -> str:
    """Label of the choice to write a notice."""
    return _("Soạn thông báo")


def head() -> RichText:
    """Head the list of notices."""
    return bold(_("Các thông báo đã gửi"))


def none_yet() -> RichText:
    """Say that there is no notice."""
    return plain(_("Chưa có thông báo nào."))


def numbers_left_out() -> str:
    """Stand in the list where notices may be missing that went out."""
    return _(
        "Đã khôi phục từ bản sao lưu; các thông báo gửi sau thời điểm sao lưu "
        "không còn trong danh sách."
    )


def no_notice(number: int) -> RichText:
    """Say that there is no notice of this number."""
    return plain(_("Không có thông báo số {number}. Gõ /thongbao để xem danh sách.", number=number))


def line(number: int, at: datetime, text: str, *, reached: int, said: int, chats: int) -> RichText:
    """Tell of one notice in a line."""
    return bold(_("Số {number}", number=number)) + (
        _(
            " · {when} · “{excerpt}” · tới {reached}/{chats} nhóm, {said} đã xác nhận",
            when=at_length(at),
            excerpt=excerpt(text),
            reached=reached,
            chats=chats,
            said=said,
        )
    )


def choice(number: int) -> str:
    """Label of the choice of a notice."""
    return _("Số {number}", number=number)


def report(
    number: int,
    at: datetime,
    text: str,
    *,
    deadline: datetime | None,
    confirm: bool,
    withdrawn: bool,
    states: Mapping[str, int],
    said: int,
    faults: Sequence[tuple[str, int]],
) -> RichText:
    """Tell how a notice fares."""
    lines = [
        bold(_("Thông báo số {number}", number=number)) + f" ({at_length(at)})",
        plain(f"“{excerpt(text, 200)}”"),
    ]
    if withdrawn:
        lines.append(bold(_("Đã thu hồi.")))
    total = sum(states.values())
    lines.append(
        plain(_("Số nhóm: {total}. Đã tới: {sent}.", total=total, sent=states.get("sent", 0)))
    )
    lines += [
        plain(f"▪ {STATES[state]}: {count}") for state, count in states.items() if state != "sent"
    ]
    if confirm:
        lines.append(
            plain(_("Đã xác nhận: {said}. Chưa xác nhận: {left}.", said=said, left=total - said))
        )
        if deadline is not None:
            lines.append(plain(_("Hạn xác nhận: {at}.", at=at_length(deadline))))
    lines += [plain(_n("▪ {count} nhóm: {why}", count, why=why)) for why, count in faults]
    return joined("\n", lines)


def unconfirmed_choice(count: int) -> str:
    """Label of the choice that names who has not confirmed."""
    return _("Chưa xác nhận ({count})", count=count)


def failed_choice(count: int) -> str:
    """Label of the choice that names whom it did not reach."""
    return _("Không tới ({count})", count=count)


def all_choice() -> str:
    """Label of the choice of the whole table."""
    return _("Bảng đầy đủ")


def correct_choice() -> str:
    """Label of the choice to correct."""
    return _("Đính chính")


def withdraw_choice() -> str:
    """Label of the choice to take back."""
    return _("Thu hồi")


def back() -> str:
    """Label of the choice of the report."""
    return _("Báo cáo")


def unconfirmed_head(number: int) -> RichText:
    """Head the list of those who have not confirmed."""
    return bold(_("Chưa xác nhận thông báo số {number}", number=number))


def failed_head(number: int) -> RichText:
    """Head the list of those whom a notice did not reach."""
    return bold(_("Thông báo số {number} chưa tới", number=number))


def table_head(number: int) -> RichText:
    """Head the whole table of a notice, with the names of its columns."""
    return bold(_("Thông báo số {number}", number=number)) + _(
        "\nđơn vị;nền tảng;mã nhóm;gửi;xác nhận"
    )


def row(place: int, unit: str, platform: str, chat: str) -> RichText:
    """Tell of one chat."""
    return plain(f"{place}. {unit} ({platform} {chat})")


def fault_row(place: int, unit: str, platform: str, why: str) -> RichText:
    """Tell of one chat that a notice did not reach."""
    return plain(f"{place}. {unit} ({platform}): {why}")


def table_row(
    unit: str, platform: str, chat: str, state: str, confirmed_at: datetime | None
) -> RichText:
    """Tell of one chat in columns; what holds a separator is quoted."""
    said = f"{confirmed_at:%Y-%m-%d %H:%M}" if confirmed_at else ""
    cells = (unit, platform, chat, STATES[state], said)
    return plain(";".join(_cell(each) for each in cells))


def nobody_left() -> RichText:
    """Say that a list is empty."""
    return plain(_("Không có nhóm nào."))


def sure_to_withdraw(number: int, chats: int) -> RichText:
    """Ask once more before a notice is taken back."""
    return plain(
        _n(
            "Thu hồi thông báo số {number} ở {count} nhóm? Việc này không hoàn tác được.",
            chats,
            number=number,
        )
    )


def yes_withdraw() -> str:
    """Label of the choice that takes back."""
    return _("Thu hồi ngay")


def withdrawn(number: int, chats: int) -> RichText:
    """Say that a notice is being taken back."""
    return plain(_n("Đang thu hồi thông báo số {number} ở {count} nhóm.", chats, number=number))


def excerpt(text: str, most: int = EXCERPT) -> str:
    """Return the beginning of a text on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if set(text) & set(';"\n') else text
