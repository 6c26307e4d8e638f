"""What the bot says of its admins' day: chats, figures, how it stands. See ``texts``."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from bot import texts_choices
from bot.messages import RichText, bold, joined, plain
from bot.times import Moment

COMMAND_HELP = {
    "nhom": "các nhóm đã đăng ký: trạng thái, tạm dừng, gửi lại, gỡ",
    "thongke": "số liệu 7 ngày: nhóm, bản tin, nguồn tin, câu hỏi",
    "trangthai": "bot đang chạy ra sao: hàng đợi, dữ liệu, nền tảng",
}

USAGE = {"nhom": "tên đơn vị hoặc số"}

WHY = {"paused by an admin": "quản trị viên tạm dừng"}
KINDS = {"private": "trò chuyện riêng", "group": "nhóm"}


def chats_head(count: int, paused: int) -> RichText:
    """Head the list of chats."""
    return bold(f"{count} nhóm") + (f", {paused} nhóm đang tạm dừng" if paused else "")


def chat_line(number: int, unit: str, platform: str, paused: str | None) -> RichText:
    """Tell of one chat in a line."""
    state = f" – tạm dừng: {why(paused)}" if paused else ""
    return plain(f"{number}. {unit} ({platform}){state}")


def chat_choice(number: int) -> str:
    """Label of the choice of a chat."""
    return f"Nhóm {number}"


def only_paused(count: int) -> str:
    """Label of the choice of those that are paused."""
    return f"Đang tạm dừng ({count})"


def all_chats() -> str:
    """Label of the choice of all chats."""
    return "Tất cả nhóm"


def card(
    number: int,
    path: str,
    *,
    kind: str,
    platform: str,
    chat: str,
    paused: str | None,
    times: Sequence[Moment],
    next_at: datetime | None,
    quiet: tuple[time, time] | None,
) -> RichText:
    """Tell all of one chat."""
    lines = [
        bold(f"Nhóm {number}: {path}"),
        plain(f"{KINDS[kind]}, {platform} {chat}"),
        plain(f"Tạm dừng: {why(paused)}" if paused else "Đang hoạt động"),
        plain("Giờ nhận: " + (texts_choices.moments(times) or "không")),
    ]
    if next_at is not None and not paused:
        lines.append(plain(f"Bản tin tới: {_when(next_at)}"))
    if quiet is not None:
        lines.append(plain(f"Giờ yên tĩnh: {_hour(quiet[0])}–{_hour(quiet[1])}"))
    return joined("\n", lines)


def pause() -> str:
    """Label of the choice to send nothing to a chat."""
    return "Tạm dừng"


def resume() -> str:
    """Label of the choice to send to a chat again."""
    return "Gửi trở lại"


def unbind() -> str:
    """Label of the choice to unbind a chat."""
    return "Gỡ nhóm"


def yes_unbind() -> str:
    """Label of the choice that really unbinds."""
    return "Gỡ ngay"


def undo() -> str:
    """Label of the choice to undo."""
    return "Hoàn tác"


def sure_to_unbind(path: str) -> RichText:
    """Ask once more before a chat is unbound."""
    return plain(f"Gỡ nhóm của “{path}”? Nhóm sẽ không nhận tin nữa. Có thể hoàn tác trong 1 giờ.")


def sure_to_pause(path: str) -> RichText:
    """Ask once more before a chat is paused."""
    return plain(f"Tạm dừng gửi cho nhóm của “{path}”? Lựa chọn của nhóm được giữ nguyên.")


def yes_pause() -> str:
    """Label of the choice that really pauses."""
    return "Tạm dừng ngay"


def unbound(path: str) -> RichText:
    """Say that a chat was unbound."""
    return plain(f"Đã gỡ nhóm của “{path}”. Trong 1 giờ, đồng chí có thể hoàn tác.")


def restored() -> RichText:
    """Say that an unbinding was undone."""
    return plain("Đã hoàn tác: nhóm được đăng ký lại với các lựa chọn cũ.")


def too_late() -> RichText:
    """Say that there is nothing to undo."""
    return plain("Không hoàn tác được: đã quá 1 giờ, hoặc nhóm đã đăng ký lại.")


def no_chat(number: int) -> RichText:
    """Say that there is no such chat."""
    return plain(f"Không có nhóm số {number}. Gõ /nhom để xem danh sách.")


def sure_to_cancel(number: int) -> RichText:
    """Ask once more before a draft is cancelled."""
    return plain(f"Hủy bản tin số {number}? Các nhóm sẽ không nhận bản tin này.")


def yes_cancel() -> str:
    """Label of the choice that really cancels."""
    return "Hủy bản tin"


def why(paused: str) -> str:
    """Return why a chat is paused: our reason in our words, a platform's in its own."""
    return WHY.get(paused, paused)


def figures(
    chats: Mapping[str, tuple[int, int]],
    days: Sequence[tuple[date, int, int, int, int]],
    sources: tuple[int, int, int],
    questions: int,
) -> RichText:
    """Tell the figures of the last days.

    Args:
        chats: Platform → active and paused chats.
        days: Day, bulletins, deliveries that arrived, failed, and are in doubt.
        sources: How many are well, ailing, and halted.
        questions: How many questions were answered.
    """
    active, paused = (sum(each[n] for each in chats.values()) for n in (0, 1))
    lines = [bold("Số liệu 7 ngày"), plain(f"Nhóm hoạt động: {active}; tạm dừng: {paused}")]
    lines += [
        plain(f"▪ {name}: {on} hoạt động, {off} tạm dừng") for name, (on, off) in chats.items()
    ]
    lines.append(bold("Theo ngày"))
    lines += [_day_line(*each) for each in days]
    well, ailing, halted = sources
    lines.append(plain(f"Nguồn tin: {well} tốt, {ailing} có vấn đề, {halted} đang dừng"))
    lines.append(plain(f"Câu hỏi trong 7 ngày: {questions}"))
    return joined("\n", lines)


def state(
    *,
    version: str,
    size: int,
    free: int | None,
    last_pull: datetime | None,
    last_push: datetime | None,
    waiting: int,
    later: int,
    age: timedelta | None,
    doubtful: int,
    platforms: Mapping[str, bool],
) -> RichText:
    """Tell how the bot stands."""
    queue = f"Hàng đợi: {waiting} tin chờ gửi ngay, {later} tin chờ đến giờ"
    if age is not None and waiting:
        queue += f"; tin cũ nhất chờ {_span(age)}"
    lines = [
        bold("Bot đang hoạt động") + f" (bản {version})",
        plain(f"Lấy tin lần cuối: {_when(last_pull)}"),
        plain(f"Bản tin lần cuối: {_when(last_push)}"),
        plain(queue),
        plain(f"Chưa rõ kết quả: {doubtful}" + (" (xem /chuaro)" if doubtful else "")),
        plain(f"Cơ sở dữ liệu: {_megabytes(size)}"),
    ]
    if free is not None:
        lines.append(plain(f"Đĩa còn trống: {_megabytes(free)}"))
    lines += [
        plain(f"▪ {name}: {'hoạt động' if works else 'NGỪNG HOẠT ĐỘNG'}")
        for name, works in sorted(platforms.items())
    ]
    return joined("\n", lines)


def _day_line(day: date, bulletins: int, sent: int, failed: int, unknown: int) -> RichText:
    troubles = f", {failed} không gửi được" if failed else ""
    troubles += f", {unknown} chưa rõ" if unknown else ""
    return plain(f"▪ {day:%d/%m}: {bulletins} bản tin, {sent} tin đã tới{troubles}")


def _when(moment: datetime | None) -> str:
    return f"{moment:%H:%M %d/%m/%Y}" if moment else "chưa có"


def _hour(at: time) -> str:
    return f"{at:%H:%M}"


def _span(span: timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    return f"{minutes} phút" if minutes < 120 else f"{minutes // 60} giờ"


def _megabytes(size: int) -> str:
    return f"{size / 2**20:.1f} MB" if size < 2**30 else f"{size / 2**30:.1f} GB"
