"""What the bot says where a compilation cannot be made or edited as was asked. See ``texts``."""

from bot.language import _
from bot.messages import RichText, bold, plain
from bot.texts.compilations import STAGES
from jobs.articles.plain import shortened

LONGEST_QUOTED = 60
"""Letters of what was typed that are told again."""


def nothing_to_tell() -> RichText:
    """Say that there is no news of those days."""
    return plain(_("Không có tin nào trong thời gian này để soạn tài liệu."))


def none_such(number: int) -> RichText:
    """Say that there is no compilation of a number."""
    return plain(_("Không có tài liệu số {number}.", number=number))


def no_draft() -> RichText:
    """Say that nothing is being edited."""
    return plain(_("Không có bản thảo nào đang soạn. Đồng chí gõ /tailieu để xem."))


def no_story(place: str) -> RichText:
    """Say that a number names no story."""
    return plain(_("Không có mục số “{place}” trong tài liệu này.", place=place[:20]))


def places_wanted() -> RichText:
    """Ask which are to be left out."""
    return plain(
        _(
            "Chưa bỏ mục nào. Xin đồng chí nêu số của mục cần bỏ, ví dụ: “bỏ 3”, "
            "“bỏ 2, 4-6”, “bỏ v1”."
        )
    )


def place_wanted() -> RichText:
    """Ask which story is to be moved."""
    return plain(_("Xin đồng chí nêu số của một tin, ví dụ: “lên 5”, “xuống 5”."))


def not_understood(words: str) -> RichText:
    """Say that nothing was done."""
    return bold(
        _("Bot chưa hiểu “{words}” nên chưa sửa gì.", words=shortened(words, LONGEST_QUOTED))
    )


def not_sent_yet() -> RichText:
    """Say that only what was sent can be sent again."""
    return bold(_("Tài liệu chưa được gửi; muốn gửi, đồng chí chọn “Duyệt”."))


def not_further() -> RichText:
    """Say that a story is at the end of its section already."""
    return plain(_("Mục này đã ở đầu hoặc cuối phần của nó."))


def title_wanted() -> RichText:
    """Ask for a title."""
    return plain(_("Xin đồng chí gõ tiêu đề mới ngay sau lệnh, không quá 250 ký tự."))


def no_such_article() -> RichText:
    """Say that the newsroom does not know a link."""
    return plain(_("Bot chưa có bài viết ở địa chỉ này, hoặc nguồn đã gỡ bài."))


def there_already() -> RichText:
    """Say that a story is in the compilation."""
    return plain(_("Sự việc này đã có trong tài liệu."))


def day_wanted() -> RichText:
    """Ask for a day to come."""
    return plain(_("Xin đồng chí nêu ngày giờ sắp tới, ví dụ: “ngày 1/12 7:00”."))


def unit_wanted() -> RichText:
    """Ask for a unit below the issuing one."""
    return plain(_("Xin đồng chí nêu tên một đơn vị trực thuộc, hoặc “nơi tất cả”."))


def decided(stage: str) -> RichText:
    """Say that what is decided is not edited."""
    return plain(_("Tài liệu này {stage}; muốn sửa, xin hoàn tác trước.", stage=STAGES[stage]))


def overtaken() -> RichText:
    """Say that somebody else changed it at the same time."""
    return plain(_("Tài liệu vừa được người khác sửa; xin đồng chí xem lại trước khi duyệt."))


def changed_since() -> RichText:
    """Say that a choice did nothing, since it stood under something else."""
    return bold(
        _(
            "Tài liệu đã được sửa sau tin nhắn đó nên bot chưa làm gì; xin đồng chí xem lại "
            "dưới đây."
        )
    )


def nothing_to_undo() -> RichText:
    """Say that there is nothing to undo."""
    return plain(_("Không còn bước nào để hoàn tác."))


def sent_is_sent() -> RichText:
    """Say that what was sent is not undone but taken back."""
    return plain(_("Tài liệu đã gửi thì không hoàn tác được; đồng chí có thể thu hồi."))
