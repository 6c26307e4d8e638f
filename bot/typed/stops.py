"""What is to stop where somebody writes "đừng gửi": the weekend, the night, a topic; or all. Pure.

Whoever says nothing but that bulletins are to end means all of them: to take back one's consent is
as easy as ever. What names days, hours, a pause, a topic, or asks why nothing comes, means less.
Language data, folded.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from bot.typed.rhythm import days_in
from bot.typed.times import in_figures, read_span
from jobs.text import fold
from jobs.understanding.dialect import standard
from jobs.understanding.typed_text import told_apart, typed


class Less(Enum):
    """What is meant that is less than all bulletins."""

    MISSED = "missed"
    """Why nothing comes."""
    NIGHT = "night"
    DAYS = "days"
    PAUSE = "pause"
    TWICE = "twice"
    """The same news several times."""
    EARLY = "early"
    """Another hour."""
    MATTER = "matter"
    """News of something, which ``words`` name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """What is to stop.

    Attributes:
        what: What is meant.
        words: The matter, as typed; the quiet hours as ``/yentinh`` takes them; "" for none.
    """

    what: Less
    words: str = ""


_ENDS = re.compile(
    r"\b(?:(?:huy|bo|rut) (?:dang ky|theo doi)|(?:rut|huy) (?:lai )?(?:su )?(?:dong y"
    r"|chap thuan)|unsubscribe"
    r"|(?:thoi|dung|ngung) han|vinh vien|mai mai|han luon|(?:roi|thoat|ra) (?:khoi )?nhom)\b"
)
_SINCE = re.compile(
    r"\b(?:ke |bat dau )?tu (?:ngay |hom )?(?:mai|nay|hom nay|bay gio|gio|thang sau|thang nay"
    r"|tuan sau|tuan nay)\b"
    r"(?! (?:den|toi))"
)
"""Since when: what begins then has no end."""

_MISSED = re.compile(
    r"\b(?:sao|vi sao|tai sao|the nao ma|ly do gi)\b.*\b(?:khong|chua|chang|ngung|dung|mat)\b"
    r"|\b(?:khong|chua|chang|ko) (?:thay|nhan duoc|duoc nhan)\b.*\b(?:ban )?tin\b"
    r"|\bbot (?:khong|chua|chang|ngung|dung)( \w+)? (?:gui|hoat dong).*\b(?:a|ha|sao|the|vay|nhi)$"
)
_NIGHT = re.compile(
    r"\b(?:ban dem|dem hom|dem khuya|nua dem|giua dem|gio ngu|luc ngu|dem|yen tinh)\b"
)
_EARLY = re.compile(r"\b(?:som|muon|tre|khuya) (?:qua|the|vay)\b|\bqua (?:som|muon|tre)\b")
_TWICE = re.compile(r"\b(?:trung nhau|trung lap|trung|lap lai|lap|giong nhau|gui lai|hai lan)\b")
_FOR_A_WHILE = re.compile(
    r"\b(?:tam (?:dung|ngung|nghi|hoan|thoi|tat)|(?:den|toi|cho den|het|qua) (?:thu|t[2-7]\b"
    r"|chu nhat"
    r"|cn\b|ngay|tuan|thang|het|tet|mai|kia|mung)|(?:[0-9]+|mot|hai|ba|may|vai|nua) (?:ngay"
    r"|hom|bua|tuan"
    r"|thang|buoi)|(?:ngay |sang |chieu |toi )?mai|hom nay|ngay kia|tuan nay|tuan sau|tuan toi"
    r"|thang nay|thang sau|nghi (?:le|tet|he|phep)|dip (?:le|tet)|may (?:hom|bua|ngay) nay)\b"
)
_STOPS = (
    r"(?:dung|ngung|thoi|tat|khong|khoi|huy|bo|chang|cham dut|dung co|khong can|khong muon"
    r"|khong thich|khong duoc)"
)
_SENDS = r"(?:gui|goi|nhan|dua|cho|lay|xem|doc|theo doi|phat|day)"
_NEWS = r"(?:tin tuc|tin|bai|ban tin|thong tin|tin nhan|thong bao)"
_OF = re.compile(
    rf"\b{_STOPS}(?: {_SENDS})*(?: (?:cac|nhung|may|them|cai|loai|cho|nhom|toi"
    rf"|minh))* ?{_NEWS}(?: ve)? (.+)"
)
_IDLE = re.compile(
    r"\b(?:nua|nhe|nha|a|di|cho|giup|ho|bot|oi|nay|do|day|toi|minh|nhom|chung toi|chi bo|em"
    r"|anh|bac|tui"
    r"|voi|luon|ngay|lien|het|tat ca|moi|tu|cua|vao|den|o|day|duoc khong|duoc|khong|chua|roi"
    r"|lam on"
    r"|xin|hang ngay|moi ngay|hang tuan|bay gio|hien tai|dau|vi|phien|qua|thoi|cam on|dong chi"
    r"|gui|nhan|tin|ban tin|thong bao|tin nhan|tin tuc|dang ky|theo doi|nhom nay|ra khoi"
    r"|khoi)\b|[^\w]"
)


_LESS = re.compile(
    r"(?:bot |nho bot |xin |hay |cho bot |cho )*tam (?:dung|ngung|nghi|hoan)(?: gui"
    r"| nhan)?(?: ban tin| tin)?"
    r"(?: (?:den|toi|het|cho den) .{2,30}| (?:[0-9]+|mot|hai|ba|may|vai) (?:ngay|hom|tuan"
    r"|thang).{0,12})?"
    r"(?: (?:nhe|nha|a|di|bot|giup|cho nhom))*"
    r"|bot (?:tam )?(?:nghi|dung|ngung)(?: gui)?(?: tin)? (?:[0-9]+|mot|hai|ba|may"
    r"|vai) (?:ngay|hom|tuan|thang)"
    r".{0,12}"
    r"|(?:hom nay |sang nay |may hom nay |sao |tu hom qua )*bot (?:khong|chua|chang|ngung"
    r"|dung)(?: thay)? gui"
    r"(?: (?:ban )?tin)?(?: gi)?(?: nua)?(?: (?:a|ha|sao|the|vay|nhi|bot))*"
)


def asks_less(text: str) -> bool:
    """Say whether a message speaks of a pause, or of bulletins that do not come, and nothing else.

    Such are meant without a doubt; of any other message ``read_stop`` must not be asked before it
    is known that it is about ending bulletins.
    """
    plain = " ".join(re.findall(r"[a-z0-9/]+", fold(standard(text))))
    return _LESS.fullmatch(plain) is not None


def read_stop(text: str) -> Stop | None:
    """Return what is to stop that is less than all; None where all of it is meant.

    To be asked only of a message that is about ending bulletins.
    """
    folded = " ".join(fold(standard(text)).split())
    if _ENDS.search(folded):
        return None
    what = next((what for what, said in _SAID if said(folded)), None)
    if what is not None:
        return Stop(what=what, words=_span(text) if what is Less.NIGHT else "")
    matter = _matter(text)
    return Stop(what=Less.MATTER, words=matter) if matter else None


def _for_a_while(folded: str) -> bool:
    return _FOR_A_WHILE.search(_SINCE.sub(" ", folded)) is not None


_SAID: Sequence[tuple[Less, Callable[[str], object]]] = (
    (Less.MISSED, _MISSED.search),
    (Less.NIGHT, _NIGHT.search),
    (Less.EARLY, _EARLY.search),
    (Less.PAUSE, _for_a_while),
    (Less.DAYS, days_in),
    (Less.TWICE, _TWICE.search),
)
"""What is less than all, and what says so; the first that is said is meant."""


def _span(text: str) -> str:
    """Return the two ends of quiet hours, as they are typed behind ``/yentinh``; "" for none."""
    found = re.search(
        r"(?:tu )?\d.*\d\S*(?: (?:gio|h|morn|eve|sang|toi|dem))*", in_figures(told_apart(text))
    )
    span = read_span(found.group()) if found else None
    return " ".join(f"{end.hour}:{end.minute:02}" for end in span) if span else ""


def _matter(text: str) -> str:
    """Return what the news are of that are not wanted, as typed; "" where all are."""
    line = typed(" ".join(standard(text).split()))
    found = _OF.search(line.folded)
    if found is None:
        return ""
    first = found.start(1)
    words = [
        (match.start() + first, match.end() + first)
        for match in re.finditer(r"\S+", _IDLE.sub(_blank, _SINCE.sub(_blank, found[1])))
    ]
    return line.shown[words[0][0] : words[-1][1]].strip(" ,.;!") if words else ""


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
