"""Which outlet is to be trusted, or why one is quoted at all: the bot ranks none. Folded; pure."""

import re

from jobs.text import fold
from jobs.understanding.dialect import standard

_OUTLET = r"(?:nguon(?: tin)?|bao|to bao|kenh|trang)"
_WORTH = r"(?:uy tin|dang tin|tin duoc|chinh thong|chinh xac|tin cay|dang tin cay)"
_END = r"(?: (?:nhat|hon|vay|the|a|khong|ha|bot|nhi))*"
_FORMS = re.compile(
    rf"(?:cac |nhung )?{_OUTLET} nao (?:la )?(?:co )?{_WORTH}{_END}"
    rf"|(?:{_OUTLET}|tin cua bot|nguon cua bot|bot)(?: nay| cua bot)? co {_WORTH}(?: duoc)?{_END}"
    r"|(?:bot |sao |vi sao |tai sao |lai |ma )+(?:lai |di |cung )*"
    r"(?:dua|lay|dung|trich|dang|doc)(?: tin)?(?: cua| tu)?(?: bao| dai)? "
    r"(?:bbc|rfa|voa|rfi|bao phan dong|phan dong|bao nuoc ngoai|nuoc ngoai)(?: [a-z]+){0,5}"
)


def asks_of_outlets(text: str) -> bool:
    """Say whether a message does nothing but ask how far outlets are to be trusted."""
    plain = " ".join(re.findall(r"[a-z0-9]+", fold(standard(text))))
    return _FORMS.fullmatch(plain) is not None
