"""The words that only the demo says."""

from bot.language import _
from bot.messages import RichText, bold, plain

UNIT = "Đảng bộ mẫu"
UNIT_KIND = "đảng bộ"
CELL_KIND = "chi bộ"
CELLS = ("Chi bộ Văn phòng", "Chi bộ Doanh nghiệp số 1")


def admin_chat() -> str:
    """Name the private chat of the bot's admin."""
    return _("Quản trị viên")


def welcome(*, private: bool) -> RichText:
    """Say what can be tried here."""
    if private:
        return bold(_("Chào đồng chí quản trị!")) + (
            _(
                "\nĐây là chỗ nhắn riêng với bot. Gõ /moi để cấp mã mời cho một đơn vị, "
                "/trogiup để xem các lệnh."
            )
        )
    return plain(
        _(
            "Bot đang soạn bản tin từ các bài viết mẫu. Trong lúc chờ, đồng chí có "
            "thể gõ /trogiup hoặc hỏi bằng lời, ví dụ: @bantin tin về chuyển đổi số."
        )
    )


def new(feed: str) -> RichText:
    """Say how the first steps begin where nothing is set up yet."""
    return plain(
        _(
            "Bot vừa được cài, chưa có gì. Đồng chí gõ /start. Nguồn tin mẫu: /nguon them {feed}",
            feed=feed,
        )
    )


def feed_failed(url: str) -> RichText:
    """Say that a feed given on the command line could not be read."""
    return plain(_("Bot chưa đọc được nguồn tin {url}.", url=url))


def nothing() -> RichText:
    """Say that the feeds hold nothing to tell."""
    return plain(_("Các nguồn tin chưa có tin nào trong hai ngày qua."))
