"""What the bot lets its admins know. See ``texts``."""

from collections.abc import Sequence

from bot.messages import RichText, bold, plain

SPENT = {
    "kept": "số tin còn lại của tháng được giữ để trả lời đồng chí; bản tin tạm chưa gửi",
    "month": "đã gửi hết số tin của tháng này",
    "told": "nền tảng báo đã hết hạn mức gửi tin; bot sẽ thử lại sau",
    "plan": "gói dịch vụ của Zalo OA không cho gửi: xin kiểm tra gói, gia hạn hoặc nâng gói",
    "balance": "tài khoản Zalo OA không đủ số dư để gửi tin",
    "night": "Zalo không nhận tin vào giờ này; bot sẽ thử lại sau",
}
"""Why no messages are left, by ``SpentError.reason``."""


def alarm_head() -> RichText:
    """Head what the admins are to know."""
    return bold("Bot xin báo")


def chat_paused(unit: str, chat: str, why: str) -> RichText:
    """Say that a chat gets nothing for now."""
    return plain(f"▪ Tạm dừng gửi cho nhóm của “{unit}” ({chat}): {why}. Lựa chọn được giữ nguyên.")


def chat_back(unit: str, chat: str, **_: str) -> RichText:
    """Say that a chat gets bulletins again."""
    return plain(f"▪ Nhóm của “{unit}” ({chat}) đã nhận tin trở lại.")


def refused(bulletin: str, why: str) -> RichText:
    """Say that a platform did not take a message."""
    return plain(f"▪ Bản tin số {bulletin} có tin bị từ chối: {why}.")


def platform_out(platform: str, why: str) -> RichText:
    """Say that nothing goes out on a platform."""
    return plain(f"▪ {platform} ngừng hoạt động: {why}.")


def draft_late(bulletin: str) -> RichText:
    """Say that a draft was decided by the clock."""
    return plain(f"▪ Bản tin số {bulletin} quá hạn duyệt; tin chưa duyệt không được gửi.")


def quota(platform: str, used: str, limit: str, kept: str) -> RichText:
    """Say that a month's messages are nearly spent, and how many are kept for answers."""
    return plain(
        f"▪ {platform} đã gửi {used}/{limit} tin của tháng. "
        f"{kept} tin cuối được giữ để trả lời; khi chỉ còn chừng ấy, bản tin tạm ngừng."
    )


def spent(platform: str, reason: str) -> RichText:
    """Say why bulletins wait on a platform."""
    return plain(f"▪ {platform}: {SPENT.get(reason, reason)}.")


def no_address() -> RichText:
    """Say why pictures and documents do not reach some platforms."""
    return plain(
        "▪ Zalo chỉ nhận được ảnh và tài liệu khi bot có địa chỉ công khai (PUBLIC_URL). "
        "Hiện ở đó chỉ phần chữ được gửi."
    )


TROUBLES = {
    "late": "bản tin trên {platform} bị chậm, lẽ ra phải gửi lúc {since}; bot vẫn đang thử gửi",
    "disk": "ổ đĩa sắp đầy, chỉ còn {free} MB; xin dọn bớt, kẻo bot không gửi được tin",
    "silent": "không có tin mới nào kể từ {since}; xin xem /nguon",
    "backup": "đêm qua không sao lưu được: {why}",
}
"""What is wrong, by ``bot.troubles.Trouble``."""

MENDED = {
    "late": "bản tin trên {platform} đã được gửi đều trở lại",
    "disk": "ổ đĩa đã có đủ chỗ trở lại",
    "silent": "đã có tin mới trở lại",
    "backup": "việc sao lưu đã bình thường trở lại",
}

WRONG = {
    "late": "bản tin gửi chậm",
    "disk": "ổ đĩa sắp đầy",
    "silent": "không có tin mới",
    "backup": "không sao lưu được",
}


def trouble(trouble: str, **about: str) -> RichText:
    """Say what is wrong with the program as a whole."""
    return plain(f"▪ Cần đồng chí xem: {TROUBLES[trouble].format_map(about)}.")


def mended(trouble: str, **about: str) -> RichText:
    """Say that it is over."""
    return plain(f"▪ Đã ổn: {MENDED[trouble].format_map(about)}.")


def daily(
    *,
    sent: int,
    unknown: int,
    entries: int,
    feeds: int,
    failing: int,
    chats: int,
    paused: int,
    wrong: Sequence[str],
) -> RichText:
    """Say in one line that all is well, or else what is not; figures are of the last 24 hours."""
    faults = [WRONG[each] for each in wrong]
    faults += [f"{unknown} tin chưa rõ đã đến hay chưa (/chuaro)"] if unknown else []
    faults += [f"{paused} nhóm đang tạm dừng"] if paused else []
    faults += [f"{failing} nguồn đang lỗi (/nguon)"] if failing else []
    figures = f"24 giờ qua: {entries} tin mới từ {feeds} nguồn, {sent} tin đã gửi, {chats} nhóm."
    if faults:
        return plain(f"Bot vẫn chạy. Cần xem: {'; '.join(faults)}. {figures}")
    return plain(f"Mọi việc đều ổn. {figures}")


def and_more(count: int) -> RichText:
    """Say how many alarms are not listed."""
    return plain(f"▪ và {count} việc khác")
