"""Whether a message wants data erased, or only asks what is stored: language data, folded; pure.

"Bot có lưu tin nhắn của tôi không" is a question; who asks it must not be led to erase a chat.
"""

import re

from jobs.understanding.typed_text import typed

_ERASE = {
    "xoa": "xóa xoá",
    "go": "gỡ",
    "huy": "hủy huỷ",
    "quen": "quên",
    "rut": "rút",
    "bo": "bỏ",
    "don": "dọn",
    "delete": "",
    "erase": "",
    "forget": "",
    "remove": "",
}
"""Words of erasing, folded, and as they are spelled where tone marks are typed."""

_ASKS = re.compile(
    r"\b(?:bot|he thong|may|ad) (?:nay )?(?:co|da|tu|co tu|se|bao gio|khi nao|khi nao moi) (?:xoa"
    r"|go"
    r"|huy|quen|rut|bo)\b"
)
"""Whether the bot erases anything by itself: "bot có xóa tin nhắn của tôi không"."""


def asks_to_erase(text: str) -> bool:
    """Say whether a message has a word of erasing, and does not only ask whether the bot does."""
    line = typed(text)
    if _ASKS.search(line.folded):
        return False
    return any(
        not line.marked or line.shown[each.start() : each.end()].lower() in _spelled(each.group())
        for each in re.finditer(r"[a-z]+", line.folded)
        if each.group() in _ERASE
    )


def _spelled(folded: str) -> list[str]:
    return [folded, *_ERASE[folded].split()]
