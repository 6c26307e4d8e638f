"""What is said of pictures and documents. See ``texts``."""

from bot.language import _


def found_at(name: str, *, picture: bool) -> str:
    """Head the address of what the message itself cannot carry."""
    return _("🖼 Ảnh kèm theo:") if picture else _("📎 Tài liệu kèm theo – {name}:", name=name)


def missing(name: str, *, picture: bool) -> str:
    """Say that something belongs to the message that cannot be sent here."""
    if picture:
        return _("(Có ảnh kèm theo, chưa gửi được ở đây.)")
    return _("(Có tài liệu kèm theo – {name} – chưa gửi được ở đây.)", name=name)
