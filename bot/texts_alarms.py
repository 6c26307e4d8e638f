"""What the bot lets its admins know. See ``texts``."""

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


def chat_back(unit: str, chat: str) -> RichText:
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


def and_more(count: int) -> RichText:
    """Say how many alarms are not listed."""
    return plain(f"▪ và {count} việc khác")
