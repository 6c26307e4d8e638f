"""How what was sent fares, and why it did not arrive. See ``texts``."""

from bot.language import Words

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


ENDED = Words(
    {
        "no longer news": "chờ quá lâu nên không gửi nữa",
        "told in the next bulletin": "đã gộp vào bản tin sau",
        "corrected before it was sent": "được đính chính trước khi gửi",
        "taken back before it was sent": "được thu hồi trước khi gửi",
        "confirmed before it was sent": "nhóm đã xác nhận trước khi gửi",
    }
)
"""Why we ourselves did not send something: see ``expiry.Ended``."""


def cause(kind: str, words: str) -> str:
    """Return what went wrong: in our words, and behind them the platform's own."""
    told = ENDED.get(words, words)
    return f"{CAUSES[kind]} ({told})" if kind in CAUSES else told
