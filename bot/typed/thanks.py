"""Who thanks at length: "Trân trọng cảm ơn đồng chí đã cung cấp thông tin đầy đủ". Folded; pure."""

import re

from jobs.text import fold

_WHOM = r"(?: (?:cac|dong chi|ban bien tap|bot|ban|em|chau|ad|ca nha|rat|nhieu))*"
_FOR = (
    r"(?:cung cap|tra loi|giup do|giup|thong tin|ho tro|chia se|nhiet tinh|tan tinh|day du|chi tiet"
    r"|kip thoi|rat|cau hoi|cac|nhung|toi|minh|em|bac|cho|va|cua|nhanh|tin tuc|tin)"
)
_FORM = re.compile(
    r"(?:(?:da|vang|rat|xin|tran trong|chan thanh|toi|em|minh|bac) )*cam on"
    rf"{_WHOM}(?: (?:vi|da|vi da))?(?: {_FOR})+(?: (?:a|nhe|nha|lam|nhieu))*"
)


def thanks(text: str) -> bool:
    """Say whether a message does nothing but thank for something."""
    return _FORM.fullmatch(" ".join(re.findall(r"[a-z0-9]+", fold(text)))) is not None
