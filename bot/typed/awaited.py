"""Who is asked for words and says something else: "thôi", "không gửi nữa", "tin bão mới nhất?".

Only a message that says nothing else gives up: "không phải, sửa lại thành 7h30" goes on. Where a
dialogue has a use of its own for such a word, ``OWN`` says so. Language data, folded; pure.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from jobs.question import NEWS, understand
from jobs.text import fold
from jobs.understanding.dialect import standard
from jobs.understanding.yes_or_no import Said, answered

LONGEST = 60
"""Letters of a message that may say no more than that."""

OWN: Mapping[str, frozenset[str]] = MappingProxyType(
    {"/tailieu": frozenset({"huy"}), "/thongbao han": frozenset({"khong"})}
)
"""What is awaited, by its beginning → words that mean a step of it."""

CONTENT = ("/thongbao soan", "/thongbao noidung")
"""What awaits words that may be any: a question in them is the notice's own."""

_FILL = (
    r"(?: (?:thoi|di|nhe|nha|a|luon|nua|vay|roi|bot|oi|da|nay|viec nay|cai nay|het|giup|cho toi))*"
)
_DEED = (
    r"(?:gui|soan|viet|lam|doi|dat|them|sua|chuyen|chon|go|xem|can|muon|sap nhap|giai the"
    r"|duyet|huy"
    r"|hoi|dang ky|thong bao)"
)
_OUT = r"(?:huy|huy bo|bo|bo di|bo qua|thoi|dung|ngung|dung lai|ngung lai|thoat)"
_NOT = r"(?:toi |minh )?(?:khong|khoi|dung)(?: co| can| muon)?"
_FORMS = (
    rf"(?:thoi |a |da )*{_OUT}{_FILL}",
    rf"(?:thoi |a |da )*{_NOT} {_DEED}(?: \w+)?{_FILL} nua{_FILL}",
    rf"(?:a |da )*thoi {_NOT} {_DEED}(?: \w+)?{_FILL}",
    rf"(?:thoi )?(?:de )?(?:luc|khi|hom) khac(?: {_DEED})?{_FILL}",
    rf"(?:thoi )?de sau(?: {_DEED})?{_FILL}",
    r"cancel|quit|exit",
)
_GIVES_UP = re.compile(rf"(?:{'|'.join(_FORMS)})")
_ASKS = re.compile(
    r".*\?|.* (?:nao|gi|khong|may gio|the nao|o dau|bao gio)(?: (?:a|bot|vay|the|nhi))*"
    r"|(?:co |cho toi |tim |doc |xem )?(?:ban )?tin (?!\d).*"
)


def gives_up(text: str, awaited: str = "") -> bool:
    """Say whether who was asked for words, or for a yes, lets it be.

    Args:
        text: What he says.
        awaited: The command that his words would complete; "" where none is.
    """
    if len(text) > LONGEST or "?" in text:
        return False
    plain = _plain(text)
    if any(plain in words for begins, words in OWN.items() if awaited.startswith(begins)):
        return False
    return answered(text) is Said.NO or _GIVES_UP.fullmatch(plain) is not None


def asks_otherwise(text: str, awaited: str, here: datetime) -> bool:
    """Say whether a question is asked in the place of what is awaited, one that can be answered.

    Args:
        text: What is said.
        awaited: The command that the words would complete.
        here: When it was written, where it was written.
    """
    if awaited.startswith(CONTENT) or not _ASKS.fullmatch(fold(standard(text)).strip()):
        return False
    return understand(text, here).intent in NEWS | {"help"}


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", fold(standard(text))))
