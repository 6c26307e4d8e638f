"""The words of the web preview that its page does not hold itself. See ``texts``."""

from bot.language import _


def member() -> str:
    """Name a speaker who may do nothing special."""
    return _("Thành viên")


def secretary() -> str:
    """Name the speaker who is an admin of his group."""
    return _("Bí thư chi bộ")


def admin() -> str:
    """Name the speaker who owns the bot."""
    return _("Quản trị")


def photo() -> str:
    """Name the file of a photo that somebody sends."""
    return _("Ảnh")


def quick_commands() -> tuple[tuple[str, str], ...]:
    """Return what the page offers until the bot has offered its own menu: (command, help)."""
    return (
        ("trogiup", _("Xem bot làm được những gì")),
        ("tinmoi", _("Xem các tin mới nhất")),
        ("bantin", _("Xem bản tin gần nhất")),
        ("chude", _("Xem và chọn chuyên mục")),
        ("gio", _("Xem và đổi giờ nhận bản tin")),
    )
