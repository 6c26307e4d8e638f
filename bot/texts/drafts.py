"""What the bot says of the stories of a draft: left out, and taken back. See ``texts``."""

from bot.language import _
from bot.messages import RichText, plain


def drop() -> str:
    """Label of the choice that leaves out a story."""
    return _("Bỏ tin")


def drop_which(number: int) -> RichText:
    """Ask which story of a draft to leave out."""
    return plain(_("Bỏ tin nào khỏi bản tin số {number}?", number=number))


def drop_one(place: int, title: str) -> str:
    """Label of the choice that leaves out this story."""
    return f"{place}. {title[:48]}"


def dropped(number: int, title: str) -> RichText:
    """Say that a story was left out of a draft."""
    return plain(_("Đã bỏ tin “{title}” khỏi bản tin số {number}.", title=title, number=number))


def undo() -> str:
    """Label of the choice that takes back the story that was left out last."""
    return _("Lấy lại tin vừa bỏ")


def back(number: int, title: str) -> RichText:
    """Say that a story stands in a draft again."""
    return plain(_("Đã lấy lại tin “{title}” vào bản tin số {number}.", title=title, number=number))


def gone(number: int) -> RichText:
    """Say that a story stands no longer in a draft."""
    return plain(_("Tin này không còn trong bản tin số {number}, đã bỏ từ trước.", number=number))


def no_story(place: str) -> RichText:
    """Say that a bulletin has no story at this place."""
    return plain(_("Bản tin không có tin thứ “{place}”.", place=place[:16]))


def last_story() -> RichText:
    """Say that a bulletin cannot lose its last story."""
    return plain(_("Bản tin chỉ còn một tin. Nếu không gửi nữa, đồng chí chọn Hủy."))
