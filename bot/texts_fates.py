"""How what was sent fares, and why it did not arrive. See ``texts``."""

from bot.words import Words

STATES = Words(
    {
        "pending": "đang chờ gửi",
        "sending": "đang gửi",
        "sent": "đã gửi",
        "unknown": "chưa rõ đã tới hay chưa",
        "failed": "không gửi được",
        "expired": "quá hạn, không gửi",
    }
)


CAUSES = Words(
    {
        "ChatGoneError": "bot đã bị đưa ra khỏi nhóm, hoặc nhóm không còn",
        "ChatClosedError": "bot không có quyền gửi trong nhóm",
        "ChatMissingError": "nền tảng không tìm thấy nhóm",
        "ThrottledError": "nền tảng yêu cầu chờ",
        "SpentError": "đã hết hạn mức gửi tin",
        "UnreachableError": "không kết nối được với nền tảng",
        "TokenRefusedError": "nền tảng không chấp nhận bot",
        "OutcomeUnknownError": "không nhận được trả lời",
        "StoppedError": "bot dừng giữa chừng",
        "RefusedError": "nền tảng từ chối tin",
        "TooLateError": "đã quá hạn sửa hoặc xóa tin",
        "MessageGoneError": "tin đã bị xóa",
    }
)


def cause(kind: str, words: str) -> str:
    """Return what went wrong: in our words, and behind them the platform's own."""
    return f"{CAUSES[kind]} ({words})" if kind in CAUSES else words
