"""What is asked for in plain words and done by a command: "cho xem cài đặt", "5 tin là đủ". Pure.

Only a message that says nothing else is a wish of this kind: whoever names anything besides is
asking for news. Language data, folded: what stands before and behind a wish, and what each command
is asked for by.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from jobs.text import fold
from jobs.understanding.dialect import standard
from jobs.understanding.typed_text import typed

LONGEST = 160
"""Letters of a message that may be no more than such a wish."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeWish:
    """A command that does what is asked for.

    Attributes:
        command: Its name.
        argument: What stands behind it; "" where that is not said, or not for sure.
    """

    command: str
    argument: str = ""


_BEFORE = (
    r"(?:(?:bot|oi|a|da|xin|nho|hay|cho|giup|lam on|tu nay|tu mai|toi|minh|em|bac|chung toi"
    r"|muon|can|de nghi"
    r"|o|thoi|dong chi|ad|nhom|nhom minh|nhom toi|duoc|hoi)[, ]+)*"
)
_AFTER = (
    r"(?:[, ]+(?:nhe|nha|a|di|giup|ho|gium|voi|bot|oi|duoc khong|duoc|toi|cho toi|nhom"
    r"|cho nhom|cua nhom|nay|vay|the"
    r"|thoi|nua|em|minh|luon|ha|nhi|la du|roi|xem|khong))*"
)
_GROUP = r"(?:(?:cua |cho |trong |o )?(?:nhom|chi bo)(?: (?:minh|toi|nay|chung toi|ta))?)"
_BULLETIN = (
    r"(?:ban tin|bai tin)(?: (?:sang|trua|chieu|toi))?"
    r"(?: (?:nay|hom nay|hom qua|vua gui|vua roi|so [0-9]+))?"
)
_WHO = r"(?:ai|nguoi nao|dong chi nao)"
_TENDS = r"(?:quan tri|quan ly|phu trach|quan|van hanh|lam quan tri|lam admin|admin)"

_FORMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "caidat": (
            (
                rf"(?:xem |mo |doi |sua |chinh )?(?:lai )?(?:cac |moi )?(?:cai dat|lua chon"
                rf"|thiet lap)(?: bot)?(?: {_GROUP})?"
            ),
            (
                rf"(?:bot|{_GROUP}) (?:dang |duoc )?(?:cai dat|cai|dat|thiet lap"
                rf"|chon)(?: dat)? (?:the nao|gi|ra sao|nhung gi)"
            ),
            (
                r"(?:tra|dua|dat)(?: lai)? (?:moi thu|tat ca|cai dat|het)(?: ve)?(?: nhu)? (?:cu"
                r"|ban dau|mac dinh|nhu cu)"
            ),
        ),
        "chonnguon": (
            (
                rf"(?:{_GROUP} |bot )?(?:dang )?(?:nhan|lay)(?: tin)?(?: (?:cua|tu))?(?: cac"
                rf"| nhung)? (?:bao|nguon) (?:nao|gi)"
            ),
            (
                r"(?:chi )?(?:lay|nhan|gui)(?: tin)?(?: cua| tu)? (?P<only>bao (?!cao|dong|ve"
                r"|hiem|so|lut|lu)[^,.?]{2,40}?) thoi"
            ),
            (
                r"(?:bo|khong lay|dung lay|dung gui|khong nhan)(?: tin)?(?: cua"
                r"| tu)? (?P<but>bao (?!cao|dong|ve|hiem|so|lut|lu)[^,.?]{2,40}?)(?: di| nua)"
            ),
        ),
        "sotin": (
            r"(?:moi|mot) ban(?: tin)?(?: co| gom)? (?:may|bao nhieu) (?:tin|bai)",
            (
                r"(?:cho |gui )?(?:it|bot|giam|nhieu|them|tang)(?: so)? tin(?: hon| lai"
                r"| thoi)?(?:[, ]+(?P<most>[0-9]{1,2}) tin(?: la du| thoi)?)?"
            ),
            (
                r"(?:moi ban(?: tin)? )?(?:chi |gui |khoang )?(?P<some>[0-9]{1,2}) tin (?:thoi"
                r"|la du|la duoc|moi ban(?: tin)?)"
            ),
            r"(?:doi|chinh|giam|tang|dat) so tin(?: (?:moi ban|ban tin))?",
        ),
        "kieu": (
            (
                r"(?:gui |lam |de )?ban tin (?:cho )?(?P<brief>ngan gon|gon|ngan|gon gang|day du"
                r"|dai|chi tiet)(?: (?:hon|thoi|lai))+"
            ),
            r"ban tin dai qua(?:[, ]+(?P<short>gon|ngan)(?: (?:lai|thoi|hon))*)?",
        ),
        "guingay": (
            (
                r"gui (?:luon |ngay )?ban tin(?: (?:ngay|luon|bay gio|hom nay|sang nay"
                r"|ngay bay gio|vao day))+"
            ),
        ),
        "moi": (
            (
                r"(?:cap|tao|xin|lay|lam)(?: (?:1|mot|cai|lai))* ma(?: moi| dang ky)+(?: (?:cho"
                r"|cua) (?P<unit>.{2,80}))?"
            ),
        ),
        "nhom": (
            (
                r"(?:tam dung|dung|go|mo lai|cho gui lai) nhom(?: cua)? (?P<unit>(?:chi bo"
                r"|dang bo|to dang) .{1,80})"
            ),
            r"danh sach(?: cac)? nhom|(?:xem )?cac nhom(?: dang nhan tin| da dang ky)?",
        ),
        "phathanh": (rf"(?:sua|rut|thu hoi|dinh chinh|go)(?: lai)? {_BULLETIN}",),
        "thongke": (
            (
                r"(?:so lieu|thong ke)(?: (?:thang nay|tuan nay|hom nay|cua bot|su dung"
                r"|hoat dong))*(?: (?:the nao|ra sao))?"
            ),
        ),
        "cumtu": (
            (
                r"(?:them|bo sung)(?: mot| 1)? (?:tu khoa|cum tu)(?: (?:nhan biet|cho"
                r"|vao))+ chuyen muc(?: .{1,60})?"
            ),
        ),
        "donvi": (
            (
                r"(?:lap|tao|nhap|xem|sua)(?: (?:so do|cay|danh sach|co cau))+(?: (?:to chuc"
                r"|don vi|dang bo|cac|dang))+"
            ),
            (
                r"(?:them|tao|lap)(?: (?:1|mot|don vi))*(?: moi)? (?P<add>(?:chi bo|dang bo"
                r"|to dang) .{1,80})"
            ),
        ),
        "quyen": (
            rf"(?:doi|thay|chuyen)(?: (?:nguoi|dong chi|quyen))+ {_TENDS}(?: bot)?(?: {_GROUP})?",
            (
                rf"(?:tu nay |de |giao )?(?:dong chi|ong|ba|anh"
                rf"|chi) (?!nao).{{1,30}}? (?:se )?{_TENDS} bot(?: {_GROUP})?"
            ),
            rf"{_WHO} (?:dang |la |la nguoi )*{_TENDS}(?: bot)?(?: {_GROUP})?",
            rf"(?:nguoi|ai) {_TENDS} bot(?: {_GROUP})? la ai",
        ),
        "thongbao": (
            (
                r"(?:soan|gui|viet|phat)(?: (?:1|mot|cai|giup|ho))* thong bao(?: (?:cho|toi|den"
                r"|ve) .{2,100})?"
            ),
            (
                rf"(?:{_WHO}|bao nhieu nguoi|may nguoi|bao nhieu nhom|nhom nao|chi bo nao) (?:da "
                rf"|chua )?(?:doc|nhan|xem|xac nhan)(?: duoc)? thong bao(?: so [0-9]+)?(?: chua"
                rf"| roi)?"
            ),
            (
                r"(?:co )?thong bao(?: nao| gi)?(?: moi)?(?: nao| gi)?(?: cua (?:cap tren|don vi"
                r"|dang uy))? (?:khong|chua)"
            ),
        ),
        "danhan": (
            (
                r"(?:da )?(?:nhan|doc|xem"
                r"|ro)(?: duoc)? thong bao so (?P<number>[0-9]{1,6})(?: roi)?"
            ),
        ),
        "hoantac": (
            r"hoan tac(?: (?:viec nay|viec vua roi|lai|huy dang ky|dang ky))*",
            (
                r"(?:o |chet |thoi chet )?(?:toi |minh |em )?(?:lo|nham|lo tay|bam nham|go nham"
                r"|huy nham)(?: tay)?(?: (?:huy|huy dang ky|dang ky|xoa|go"
                r"|bam))*(?: roi)(?:[, ]+(?:lay|dang ky|khoi phuc|mo) lai)?"
            ),
            (
                r"(?:lay|khoi phuc|mo)(?: lai)? (?:dang ky|cai dat|lua chon|nhom)(?: (?:cu"
                r"|vua huy|da huy))+"
            ),
        ),
        "dulieu": (
            (
                r"(?:bot (?:la )?cua ai[, ]+)?(?:bot )?(?:co )?(?:theo doi|nghe len|doc trom"
                r"|doc het|ghi am)(?: (?:tin nhan|noi dung|loi))*(?: (?:chung toi|toi"
                r"|nhom|moi nguoi|trong nhom|cua nhom|cua toi|cua chung toi))+(?: nhan tin"
                r"| noi chuyen| noi gi)?(?: khong)?"
            ),
        ),
        "lichhop": (
            (
                rf"(?:xoa|bo|huy|tat|dung)(?: het)? (?:lich|nhac)(?: (?:hop|sinh hoat"
                rf"|lich))+(?: chi bo)?(?: {_GROUP})?"
            ),
        ),
    }
)
_ARGUMENTS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "only": lambda said: f"chi {said}",
        "but": lambda said: f"tru {said}",
        "most": str,
        "some": str,
        "number": str,
        "unit": str,
        "add": lambda said: f"them {said}",
        "brief": lambda said: "day du" if fold(said) in {"day du", "dai", "chi tiet"} else "gon",
        "short": lambda _: "gon",
    }
)
"""What stands behind the command, by the name of the group that says it."""

_ONLY = re.compile(
    rf"{_BEFORE}(?:{_GROUP} )?chi (?:quan tam|can|muon|thich|nhan|lay|gui|xem)"
    r"(?: (?:nhan|den|toi|lay|xem|tin|ve|chuyen muc|cac|muc))*"
    rf" (?P<topics>[^?]{{3,100}}?){_AFTER}[ .!]*"
)
_JOINT = re.compile(r"\s*[,;]\s*| (?:voi|va|cung|cung voi) (?!nho)")

_DROPS = "tat"
"""What ``/lichhop`` is asked for by these words."""

_READ = {
    name: [re.compile(rf"{_BEFORE}{form}{_AFTER}[ .!?]*") for form in forms]
    for name, forms in _FORMS.items()
}


def read_wish(text: str) -> OfficeWish | None:
    """Return the command that does what a message asks for; None where it asks for more."""
    if len(text) > LONGEST:
        return None
    line = typed(" ".join(standard(text).split()))
    for name, patterns in _READ.items():
        for pattern in patterns:
            if match := pattern.fullmatch(line.folded):
                return OfficeWish(command=name, argument=_argument(name, match, line.shown))
    return None


def read_topics(text: str) -> list[str]:
    """Return what a message calls alone of interest, as typed: "nhóm chỉ quan tâm A với B".

    Empty where it says no such thing. Whether those are topics, the caller knows.
    """
    line = typed(" ".join(standard(text).split()))
    found = _ONLY.fullmatch(line.folded) if len(text) <= LONGEST else None
    if found is None:
        return []
    start, end = found.span("topics")
    joints = [match.span() for match in _JOINT.finditer(line.folded, start, end)]
    ends = [start, *(place for joint in joints for place in joint), end]
    return [line.shown[a:b].strip(" ,.;!") for a, b in zip(ends[::2], ends[1::2], strict=True)]


def _argument(name: str, match: re.Match[str], shown: str) -> str:
    if name == "lichhop":
        return _DROPS
    for group, made in _ARGUMENTS.items():
        if group in match.re.groupindex and match[group] is not None:
            return made(shown[match.start(group) : match.end(group)].strip(" ,.;!"))
    return ""
