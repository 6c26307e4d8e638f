"""What the bot lets its admins know. See ``texts``."""

from bot.messages import RichText, bold, plain


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


def and_more(count: int) -> RichText:
    """Say how many alarms are not listed."""
    return plain(f"▪ và {count} việc khác")
