"""Who wants the compilation for the cell's meeting: "tài liệu họp chi bộ tháng này đâu". Pure.

It is not sought in the news: it is made of them. Only a message that says nothing else is taken so.
Language data, folded.
"""

import re

from jobs.text import fold
from jobs.understanding.dialect import standard

LONGEST = 120

_BEFORE = (
    r"(?:(?:bot|oi|xin|cho|giup|nho|hay|toi|minh|em|bac|chung toi|nhom|soan|lam|lap|viet|tao"
    r"|gui|lay|xem|doc|can"
    r"|muon|co|in|ho|da|chi bo|ban|mot|1|cai|file|tim) )*"
)
_IT = (
    r"(?:tai lieu|ban tin)(?: (?:de|phuc vu|cho|dung|chuan bi))*(?: (?:buoi|ky|cuoc))*"
    r"(?: (?:sinh hoat|hop|shcb))(?: (?:chi bo|cb|dinh ky|thuong ky|hang thang|dang))*"
    r"|ban tin (?:thang|hang thang)(?: [0-9]{1,2})? (?:de|phuc vu|cho) (?:buoi )?(?:hop"
    r"|sinh hoat)(?: chi bo)?"
)
_AFTER = (
    r"(?: (?:thang|ky|nay|sau|toi|truoc|[0-9]{1,2}(?:/[0-9]{4})?|nam [0-9]{4}|dau|roi|chua|co"
    r"|khong|o dau|bao gio|khi nao"
    r"|thi|gui|cho|minh|nhe|nha|a|di|giup|voi|bot|oi|vay|xem|nhom|da|cua|sap))*"
)
_WISH = re.compile(rf"{_BEFORE}(?:{_IT}){_AFTER}")


def wants_compilation(text: str) -> bool:
    """Say whether a message asks for the compilation for the cell's meeting, and nothing else."""
    if len(text) > LONGEST:
        return False
    return _WISH.fullmatch(" ".join(re.findall(r"[a-z0-9/]+", fold(standard(text))))) is not None
