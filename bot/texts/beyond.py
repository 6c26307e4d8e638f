"""What the bot says where news tells a part at most: prices, rules, one outlet, half a wish."""

from bot.language import _
from bot.messages import RichText, bold, italic, plain
from bot.texts.quoting import cut


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


def half_missing(words: str) -> RichText:
    """Say below the head of a list of two wishes that one of them has no news."""
    return plain(_("Chưa có tin nào về “{words}”.", words=cut(words)))


def of_outlet(name: str, days: RichText | None = None) -> RichText:
    """Head what one outlet told, of some days or the newest."""
    head = bold(_("Tin của {name}", name=name))
    return head + "\n" + days if days else head
