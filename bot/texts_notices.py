"""What the bot says of notices: what chats read, and how they fared. See ``texts``."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.messages import RichText, bold, italic, joined, plain

COMMAND_HELP = {
    "thongbao": "gửi thông báo tới các đơn vị, xem ai đã nhận",
    "danhan": "xác nhận nhóm đã nhận thông báo",
}

USAGE = {"danhan": "số"}

EXCERPT = 60

STATES = {
    "pending": "đang chờ gửi",
    "sending": "đang gửi",
    "sent": "đã tới",
    "unknown": "chưa rõ đã tới hay chưa",
    "failed": "không gửi được",
    "expired": "quá hạn, không gửi",
}


def notice(text: str, *, confirm: bool, deadline: datetime | None, urgent: bool) -> RichText:
    """Return a notice as chats read it."""
    head = bold("THÔNG BÁO KHẨN" if urgent else "THÔNG BÁO")
    told = head + "\n\n" + text
    if not confirm:
        return told
    until = f" trước {_when(deadline)}" if deadline else ""
    return told + "\n\n" + italic(f"Đề nghị các đồng chí xác nhận đã nhận{until}.")


def by_number(number: int) -> RichText:
    """Say how a notice is confirmed where there are no buttons."""
    return plain(f"Trả lời tin này bằng số 1 để xác nhận đã nhận (hoặc gõ /danhan {number}).")


def got_it() -> str:
    """Label of the choice that confirms a notice."""
    return "Đã nhận"


def confirmed_line() -> str:
    """Stand under a notice that its chat has confirmed."""
    return "✓ Nhóm đã xác nhận đã nhận."


def confirmed() -> RichText:
    """Say that a chat's word was counted."""
    return plain("Đã ghi nhận: nhóm đã nhận thông báo. Cảm ơn đồng chí.")


def confirmed_before() -> RichText:
    """Say that a chat's word was counted before."""
    return plain("Nhóm đã xác nhận thông báo này từ trước.")


def not_asked() -> RichText:
    """Say that there is nothing to confirm."""
    return plain("Nhóm không có thông báo nào cần xác nhận với số này.")


def withdrawn_before() -> RichText:
    """Say that a notice is void."""
    return plain("Thông báo này đã được thu hồi.")


def nudge(text: str, sent_at: datetime, deadline: datetime | None) -> RichText:
    """Remind a chat of a notice that it has not confirmed."""
    until = f" Hạn xác nhận: {_when(deadline)}." if deadline else ""
    return (
        bold("NHẮC: chưa xác nhận thông báo")
        + f"\nThông báo ngày {sent_at:%d/%m}: “{excerpt(text, 200)}”\n"
        + f"Đề nghị các đồng chí xác nhận đã nhận.{until}"
    )


def corrected(text: str, sent_at: datetime) -> RichText:
    """Say the right words where a message cannot be changed."""
    return bold(f"ĐÍNH CHÍNH thông báo {_when(sent_at)}") + f"\nXin đọc là:\n\n{text}"


def taken_back(sent_at: datetime) -> RichText:
    """Say that a notice is void, where its messages cannot be deleted."""
    return bold(f"THU HỒI thông báo {_when(sent_at)}") + (
        "\nThông báo này đã được thu hồi. Mong các đồng chí không thực hiện theo nội dung đó."
    )


def write() -> str:
    """Label of the choice to write a notice."""
    return "Soạn thông báo"


def head() -> RichText:
    """Head the list of notices."""
    return bold("Các thông báo đã gửi")


def none_yet() -> RichText:
    """Say that there is no notice."""
    return plain("Chưa có thông báo nào.")


def no_notice(number: int) -> RichText:
    """Say that there is no notice of this number."""
    return plain(f"Không có thông báo số {number}. Gõ /thongbao để xem danh sách.")


def line(number: int, at: datetime, text: str, *, reached: int, said: int, chats: int) -> RichText:
    """Tell of one notice in a line."""
    return bold(f"Số {number}") + (
        f" · {_when(at)} · “{excerpt(text)}” · tới {reached}/{chats} nhóm, {said} đã xác nhận"
    )


def choice(number: int) -> str:
    """Label of the choice of a notice."""
    return f"Số {number}"


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
    lines = [bold(f"Thông báo số {number}") + f" ({_when(at)})", plain(f"“{excerpt(text, 200)}”")]
    if withdrawn:
        lines.append(bold("Đã thu hồi."))
    total = sum(states.values())
    lines.append(plain(f"Số nhóm: {total}. Đã tới: {states.get('sent', 0)}."))
    lines += [
        plain(f"▪ {STATES[state]}: {count}") for state, count in states.items() if state != "sent"
    ]
    if confirm:
        lines.append(plain(f"Đã xác nhận: {said}. Chưa xác nhận: {total - said}."))
        if deadline is not None:
            lines.append(plain(f"Hạn xác nhận: {_when(deadline)}."))
    lines += [plain(f"▪ {count} nhóm: {why}") for why, count in faults]
    return joined("\n", lines)


def unconfirmed_choice(count: int) -> str:
    """Label of the choice that names who has not confirmed."""
    return f"Chưa xác nhận ({count})"


def failed_choice(count: int) -> str:
    """Label of the choice that names whom it did not reach."""
    return f"Không tới ({count})"


def all_choice() -> str:
    """Label of the choice of the whole table."""
    return "Bảng đầy đủ"


def again_choice() -> str:
    """Label of the choice to send again to those missed."""
    return "Gửi lại nơi chưa tới"


def correct_choice() -> str:
    """Label of the choice to correct."""
    return "Đính chính"


def withdraw_choice() -> str:
    """Label of the choice to take back."""
    return "Thu hồi"


def back() -> str:
    """Label of the choice of the report."""
    return "Báo cáo"


def unconfirmed_head(number: int) -> RichText:
    """Head the list of those who have not confirmed."""
    return bold(f"Chưa xác nhận thông báo số {number}")


def failed_head(number: int) -> RichText:
    """Head the list of those whom a notice did not reach."""
    return bold(f"Thông báo số {number} chưa tới")


def table_head(number: int) -> RichText:
    """Head the whole table of a notice, with the names of its columns."""
    return bold(f"Thông báo số {number}") + "\nđơn vị;nền tảng;mã nhóm;gửi;xác nhận"


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
    return plain("Không có nhóm nào.")


def sure_to_withdraw(number: int, chats: int) -> RichText:
    """Ask once more before a notice is taken back."""
    return plain(f"Thu hồi thông báo số {number} ở {chats} nhóm? Việc này không hoàn tác được.")


def yes_withdraw() -> str:
    """Label of the choice that takes back."""
    return "Thu hồi ngay"


def withdrawn(number: int, chats: int) -> RichText:
    """Say that a notice is being taken back."""
    return plain(f"Đang thu hồi thông báo số {number} ở {chats} nhóm.")


def sent_again(number: int, chats: int) -> RichText:
    """Say to how many chats a notice goes once more."""
    return plain(f"Gửi lại thông báo số {number} tới {chats} nhóm chưa nhận được.")


def doubts(number: int, names: Sequence[str], more: int) -> RichText:
    """Say which chats may or may not have got a notice."""
    lines = [plain(f"▪ {name}") for name in names]
    if more:
        lines.append(plain(f"▪ và {more} nhóm nữa"))
    head = bold(f"Thông báo số {number}: chưa rõ đã tới hay chưa")
    why = "Bot đã gửi nhưng không nhận được trả lời. Nếu gửi lại, nhóm có thể nhận hai lần."
    return joined("\n", [head, plain(why), *lines])


def settled(number: int) -> RichText:
    """Say that what is in doubt stays so."""
    return plain(f"Thông báo số {number}: không gửi lại những tin chưa rõ kết quả.")


def excerpt(text: str, most: int = EXCERPT) -> str:
    """Return the beginning of a text on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if set(text) & set(';"\n') else text


def _when(moment: datetime) -> str:
    return f"{moment:%H:%M} ngày {moment.day}/{moment.month}/{moment.year}"
