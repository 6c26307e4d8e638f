"""What the bot says to what no news has to do with: the clock, insults, whom to trust, rumours."""

from datetime import datetime

from bot.language import _
from bot.messages import RichText, plain
from bot.texts.days import WEEKDAYS


def today(now: datetime) -> RichText:
    """Say which day it is; ``now`` is local."""
    return plain(
        _("Hôm nay là {weekday}, {now:%d/%m/%Y}.", weekday=WEEKDAYS[now.weekday()], now=now)
    )


def hour(now: datetime) -> RichText:
    """Say how late it is; ``now`` is local."""
    weekday = WEEKDAYS[now.weekday()]
    return plain(_("Bây giờ là {now:%H:%M}, {weekday}, {now:%d/%m/%Y}.", weekday=weekday, now=now))


def no_reply() -> RichText:
    """Answer insults and obscene words, and quote nothing of them."""
    return plain(
        _(
            "Bot chỉ đưa tin đã đăng công khai và xin phép không trao đổi theo lời nhắn này. Đồng "
            "chí "
            "cần tin gì, xin cứ nhắn, ví dụ: “tin hôm qua”."
        )
    )


def outlets() -> RichText:
    """Say that outlets are not ranked, and who chose them."""
    return plain(
        _(
            "Bot không xếp hạng, đánh giá báo nào. Nguồn tin do quản trị viên chọn; mỗi tin đều "
            "ghi "
            "tên báo để đồng chí tự cân nhắc."
        )
    )


def makers() -> RichText:
    """Say who makes the bot work."""
    return plain(
        _(
            "Bot là phần mềm tự động, do quản trị viên của đơn vị cài đặt và vận hành; cần gì về "
            "bot, đồng chí liên hệ quản trị viên của nhóm."
        )
    )


def not_reported() -> RichText:
    """Say that no news tells what somebody heard, or asks of a person."""
    return plain(_("Bot chưa thấy tin nào đã đăng nói việc này; bot chỉ trích tin đã đăng."))
