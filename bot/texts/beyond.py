"""What the bot says where the news can tell a part at most: prices, the party's rules."""

from bot.language import _
from bot.messages import RichText, italic, plain


def not_live(about: str, days: RichText | None = None) -> RichText:
    """Head the news, fresh or of ``days``, of what the bot does not know: prices, the weather."""
    if days is not None:
        told = _("Bot không tra giá, thời tiết hay kết quả; báo đã đăng về “{about}”:", about=about)
        return days + "\n" + told
    return plain(
        _(
            "Bot không tra giá, thời tiết hay kết quả trực tiếp; báo mới đăng về “{about}”:",
            about=about,
        )
    )


def party_rules() -> RichText:
    """Say where the party's rules stand, below a question on them that no news answers."""
    return italic(
        _(
            "Bot chỉ trích tin đã đăng. Quy định cụ thể, đồng chí xem Điều lệ Đảng, quy định thi "
            "hành Điều lệ, hoặc hỏi chi ủy."
        )
    )
