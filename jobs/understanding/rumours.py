"""What somebody heard of a person: that he is ill, dead or arrested; and how old he is.

Of such things nothing that merely comes near may be listed: below "ông A bị bắt phải không" it
reads as a yes. So it is told here what is said of whom, and whether a headline says the same.
Language data; pure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jobs.countries import country
from jobs.places import province
from jobs.text import fold, normalize
from jobs.understanding.marks import FAMILIES
from jobs.understanding.typed_text import Typed, typed

_DEATH, _ILLNESS, _ARREST = range(3)

_SAID = {
    _DEATH: r"(?:chet(?! (?:bao nhieu|may|nhieu|hang|duoi|chay|\d))|mat(?= (?:chua|roi|a|ha|phai"
    r"|khong|ko|k|nam|ngay|khi|luc|o|vi|hom|tai|thi|do|that|the|vay)|$)|qua doi|tu tran|tu vong"
    r"|bang ha|bi (?:am sat|dau doc|giet))",
    _ILLNESS: r"(?:(?:bi |mac )?(?:benh|om|dot quy|ung thu|tai bien|dau om)|nhap vien|cap cuu|hon "
    r"me"
    r"|nam vien)",
    _ARREST: r"(?:bi (?:cong an )?(?:bat|tam giam|giam|khoi to|dieu tra|truy na|quan thuc|di tu)"
    r"|(?:vao|di|ngoi) tu)",
}
"""What may be said of a person, folded, by its kind."""

_BEHIND = {
    _DEATH: r"(?:chet|mat|qua doi|tu tran|tu vong|bang ha|le tang|tang le|bi am sat|bi giet)",
    _ILLNESS: r"(?:benh(?! (?:vien|nhan))|om|dot quy|ung thu|nhap vien|cap cuu|hon me|dieu tri"
    r"|phau thuat)",
    _ARREST: r"(?:bi (?:bat|tam giam|khoi to|dieu tra|truy na|cao|can)|linh an|hau toa|ra toa)",
}
"""How a headline says it behind the name."""

_BEFORE = {
    _DEATH: r"(?:vieng|tang le|le tang|chia buon|tien biet|truy dieu|quoc tang|thuong tiec|am sat)",
    _ILLNESS: r"(?:tham benh|suc khoe cua)",
    _ARREST: r"(?:bat(?! (?:dau|buoc|dong|kip|nguon|tay|gap|ngo|mach|chap|tay))|khoi to|tam giam"
    r"|truy na|xet xu|tuyen an|truy to|bi can|bi cao)",
}
"""How it says it before the name."""

KEYS = {
    _DEATH: ("từ trần", "qua đời", "viếng"),
    _ILLNESS: ("bệnh", "nhập viện"),
    _ARREST: ("bị bắt", "khởi tố", "xét xử"),
}
"""What to look for beside the name."""

NEAR = {_DEATH: 8, _ILLNESS: 4, _ARREST: 14}
FAR = 12
"""Words that may stand between a name and what is said behind it, and before it."""

_OTHER_FAMILIES = "Tô Mai Hà Lâm Thái Đào Tống Phùng Quách Châu Chu Lưu La Nông Vi Lò Đàm Kim Thạch"
_FAMILY = frozenset(fold(each) for each in (*FAMILIES.split(), *_OTHER_FAMILIES.split())) - {
    "ong", "ba", "anh", "chi", "van", "thi", "duc", "huu",
}  # fmt: skip
_STYLE = re.compile(
    r"(?:(?<![a-z])(?:ong|ba|bac|anh|chi|dong chi|d/c|tbt|tong bi thu|chu tich(?: nuoc| quoc hoi)?"
    r"|thu tuong|bi thu|bo truong|dai tuong|cu|lanh dao) )"
)
_STYLED_BEFORE = re.compile(rf"{_STYLE.pattern}$")
_OFFICE = re.compile(r"(?<![a-z])(?:tong bi thu|chu tich nuoc|thu tuong|chu tich quoc hoi)")
_STYLED = frozenset(("Ông", "Bà", "Bác", "Anh", "Chị"))
_STRETCH = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
_LONGEST = 5
"""Syllables of a name."""

MOST_NAMED = 3
"""The last syllables of a name are enough: a place may stand before it, in capitals, too."""
_HELPING = r"(?: (?:da|vua|co|moi|dang|se|sap|thuc su|that|phai|dung|la|chuan bi|hom qua|hom nay))*"
_AGE = re.compile(
    r"\b(?:(?:bao nhieu|may) tuoi|sinh (?:nam|ngay) (?:nao|bao nhieu|may)|tho bao nhieu|tuoi gi"
    r"|que (?:quan )?(?:o )?(?:dau|tinh nao))\b"
)
_PRIVATE = re.compile(r"\b(?:so dien thoai|sdt|dia chi|luong|tai san|vo|con|nha|zalo|email)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rumour:
    """What is said of whom.

    Attributes:
        name: As typed.
        kind: What of ``KEYS`` is said.
    """

    name: str
    kind: int

    @property
    def keys(self) -> tuple[str, ...]:
        """What to look for beside the name."""
        return KEYS[self.kind]

    def told_by(self, text: str) -> bool:
        """Say whether a headline, or a sentence, says it of this person."""
        name = " ".join(_words(self.name).split()[-MOST_NAMED:])
        between = rf"(?: [a-z0-9]+){{0,{NEAR[self.kind]}}}"
        behind = rf"(?<![a-z]){name}{between} {_BEHIND[self.kind]}(?![a-z])"
        before = rf"(?<![a-z]){_BEFORE[self.kind]}(?: [a-z0-9]+){{0,{FAR}}} {name}(?![a-z])"
        return any(re.search(rf"{behind}|{before}", _words(part)) for part in text.split(";"))


def rumoured(text: str) -> Rumour | None:
    """Say what a message says or asks of a person; None where it speaks of no such thing."""
    shown = normalize(text)
    for name, end in _names(shown):
        behind = _words(shown[end:])
        for kind, said in _SAID.items():
            if re.match(rf"{_HELPING} {said}(?![a-z])", f" {behind}"):
                return Rumour(name=name, kind=kind)
    return None


def whose_age(text: str) -> str | None:
    """Return of whom a message asks how old he is, or when or where born; None elsewhere."""
    folded = fold(text)
    if _AGE.search(folded) is None or _PRIVATE.search(folded):
        return None
    return next((name for name, _ in _names(normalize(text))), None)


def _names(shown: str) -> list[tuple[str, int]]:
    """The names of persons in a message, and where each ends; high offices stand for who has them.

    Without capitals a name begins with that of a family, behind how people are addressed.
    """
    line = typed(shown)
    if len(line.folded) != len(shown):
        return []
    return [*_capitals(line), *_small(line), *_offices(line)]


def _capitals(line: Typed) -> Iterator[tuple[str, int]]:
    """What is written as a person's name: begun by a family's, or behind how one is addressed."""
    for stretch in _STRETCH.finditer(line.shown):
        name: list[str] = []
        start = end = stretch.start()
        for word in [*stretch.group().split(" "), ""]:
            if word.istitle() and len(name) < _LONGEST:
                start = start if name else end
                name.append(word)
            elif name:
                told = " ".join(name[name[0] in _STYLED :])
                if _is_person(told, line.folded[:start]) or len(told) < len(" ".join(name)):
                    yield told, end - 1
                name = []
            end += len(word) + 1


def _is_person(name: str, before: str) -> bool:
    if not name or province(name) is not None or country(name):
        return False
    parts = name.split()
    return (len(parts) > 1 and any(fold(each) in _FAMILY for each in parts[:-1])) or (
        _STYLED_BEFORE.search(before) is not None
    )


def _small(line: Typed) -> Iterator[tuple[str, int]]:
    for style in _STYLE.finditer(line.folded):
        words = line.shown[style.end() :].split(" ")
        if fold(words[0]) in _FAMILY and words[0].islower():
            for most in range(2, min(len(words), _LONGEST - 1) + 1):
                name = " ".join(words[:most])
                yield name, style.end() + len(name)


def _offices(line: Typed) -> Iterator[tuple[str, int]]:
    for office in _OFFICE.finditer(line.folded):
        yield line.shown[office.start() : office.end()], office.end()


def _words(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", fold(text)))
