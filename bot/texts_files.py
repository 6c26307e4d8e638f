"""What is said of pictures and documents. See ``texts``."""


def found_at(name: str, *, picture: bool) -> str:
    """Head the address of what the message itself cannot carry."""
    return "🖼 Ảnh kèm theo:" if picture else f"📎 Tài liệu kèm theo – {name}:"


def missing(name: str, *, picture: bool) -> str:
    """Say that something belongs to the message that cannot be sent here."""
    if picture:
        return "(Có ảnh kèm theo, chưa gửi được ở đây.)"
    return f"(Có tài liệu kèm theo – {name} – chưa gửi được ở đây.)"
