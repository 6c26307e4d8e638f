"""A photo that somebody sent → what a message carries. Pure."""

from bot.messages import Attachment

_KINDS = (
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
    (b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
)
"""First bytes, media type, ending: what every platform takes as a picture."""


def picture(data: bytes, name: str) -> Attachment | None:
    """Return a picture to be sent on, called ``name``; None where the bytes are no JPEG or PNG."""
    for magic, media_type, ending in _KINDS:
        if data.startswith(magic):
            return Attachment(data=data, name=name + ending, media_type=media_type, picture=True)
    return None
