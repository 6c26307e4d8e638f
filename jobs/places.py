"""Which provinces a text names. Pure.

Those merged in July 2025 count as what they were merged into: newspapers go on using both.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jobs.text import canonical, fold, syllables
from jobs.understanding.typed_text import typed

PROVINCES = """
Hà Nội, Huế, Lai Châu, Điện Biên, Sơn La, Lạng Sơn, Quảng Ninh
Thanh Hóa, Nghệ An, Hà Tĩnh, Cao Bằng
Tuyên Quang = Hà Giang
Lào Cai = Yên Bái
Thái Nguyên = Bắc Kạn
Phú Thọ = Vĩnh Phúc, Hòa Bình
Bắc Ninh = Bắc Giang
Hưng Yên = Thái Bình
Hải Phòng = Hải Dương
Ninh Bình = Hà Nam, Nam Định
Quảng Trị = Quảng Bình
Đà Nẵng = Quảng Nam
Quảng Ngãi = Kon Tum
Gia Lai = Bình Định
Khánh Hòa = Ninh Thuận
Lâm Đồng = Đắk Nông, Bình Thuận
Đắk Lắk = Phú Yên
TPHCM = TP HCM, TP Hồ Chí Minh, Thành phố Hồ Chí Minh, Bình Dương, Vũng Tàu
Đồng Nai = Bình Phước
Tây Ninh = Long An
Cần Thơ = Sóc Trăng, Hậu Giang
Vĩnh Long = Bến Tre, Trà Vinh
Đồng Tháp = Tiền Giang
Cà Mau = Bạc Liêu
An Giang = Kiên Giang
"""
"""A line each with other names behind "=", or several that have none."""
REGIONS = {
    "Trung Bộ": """Thanh Hóa, Nghệ An, Hà Tĩnh, Quảng Trị, Huế, Đà Nẵng, Quảng Ngãi, Bình Định,
        Phú Yên, Khánh Hòa, Bình Thuận, miền Trung""",
    "Tây Nguyên": "Kon Tum, Gia Lai, Đắk Lắk, Lâm Đồng",
    "Nam Bộ": """TPHCM, TP HCM, TP.HCM, Hồ Chí Minh, Sài Gòn, Đồng Nai, Tây Ninh, Cần Thơ,
        Vĩnh Long, Đồng Tháp, Cà Mau, An Giang, miền Nam, miền Tây""",
    "Bắc Bộ": "miền Bắc",
}
"""As forecasts part the country, by what each holds; a province of none is one of Bắc Bộ's."""

NO_PROVINCES = "Thái Bình Dương, Điện Biên Phủ"
"""What begins with, or holds, the name of one."""
LONGEST = 5
"""Syllables of a name."""
LOWER = "thành"
"""The first syllable of a name that may be written small."""


def provinces(parts: Sequence[str]) -> frozenset[str]:
    """Return the provinces named in a text, as they are called since 2025, canonical.

    Args:
        parts: Its syllables as written (``jobs.text.syllables``): names are capitalized, peace
            ("hòa bình") is no province.
    """
    return frozenset(_found(parts))


OURS = re.compile(
    r"(?<![a-z0-9])(?:(?P<kind>tinh|thanh pho) (?:minh|ta|nha|chung ta)"
    r"|(?P<office>tinh uy|thanh uy"
    r"|(?:ubnd|hdnd|chu tich|uy ban nhan dan|bi thu) tinh(?! (?:uy|minh|ta|nha|chung)))"
    r")(?![a-z0-9])"
)
"""How people speak of their own province without naming it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """A province: its name as it is written, and that of which it is part since July 2025."""

    name: str
    now: str


def province(text: str) -> Province | None:
    """Return the province that a text names and does nothing else: "tỉnh Nam Định", "hai duong".

    None where it names none, or says more; or where other marks make another word: "hai đường".
    """
    found = _ALONE.fullmatch(fold(text))
    known = _written().get(found["name"]) if found else None
    if known is None or canonical(known.name) in canonical(text):
        return known
    return known if canonical(text) == fold(text) else None


def region(text: str) -> str | None:
    """Return the region, as in forecasts, in which lies what a text names; None where none is.

    A province that was merged lies where it lay, or else where that lies of which it is part.
    """
    folded = typed(text).folded
    named = [each for each, _, _ in _named(folded)]
    held = {
        fold(place.strip()): name
        for name, places in REGIONS.items()
        for place in (name, *places.split(","))
    }
    for known in named:
        return held.get(fold(known.name)) or held.get(fold(known.now), "Bắc Bộ")
    found = (name for place, name in held.items() if re.search(rf"\b{re.escape(place)}\b", folded))
    return next(found, None)


def asked_what_became(text: str) -> Province | None:
    """Return the merged province of which a text asks where it belongs today; None elsewhere.

    "Nam Định nay thuộc tỉnh nào" does, and "đặc sản Nam Định là gì" does not.
    """
    line = typed(text)
    named = [each for each in _named(line.folded) if _is_as_typed(line.shown, *each)]
    beside = line.folded
    for _, start, end in reversed(named):
        beside = f"{beside[:start]} {beside[end:]}"
    asks = " ".join(re.findall(r"[a-z0-9]+", beside))
    if not _BECAME.search(asks) or not _BESIDE.issuperset(asks.split()):
        return None
    return next((known for known, *_ in named if known.now != known.name), None)


def _named(folded: str) -> Iterator[tuple[Province, int, int]]:
    """Where a folded text names provinces, in their order."""
    names = sorted(_written(), key=len, reverse=True)
    for found in re.finditer(rf"(?<![a-z0-9])(?:{'|'.join(names)})(?![a-z0-9])", folded):
        yield _written()[found[0]], *found.span()


def _is_as_typed(shown: str, known: Province, start: int, end: int) -> bool:
    """Whether a name has its own marks, or none: "hai đường" is no province."""
    return canonical(shown[start:end]) in {canonical(known.name), fold(known.name)}


_BECAME = re.compile(
    r"\b(?:sap nhap|nhap (?:vao|voi|ve)|thuoc (?:tinh|thanh pho|dau|ve)|ve (?:dau|tinh nao)"
    r"|(?:nay|gio|hien nay|hien tai|doi|moi) (?:la|ten|thanh|doi ten)(?: la| thanh)? (?:tinh )?"
    r"(?:gi|nao)|tinh (?:gi|nao)|con (?:khong|ton tai))\b"
)
"""How is asked what became of a province."""

_WORDS_BESIDE = """
tinh thanh pho tp tphcm hcm cu nay gio hien tai ngay da duoc bi se sap nhap vao voi va ve thuoc dau
nao gi la ten moi doi con khong ton chua roi hay que nha toi minh bac em o cho hoi xin a vay the thi
sau khi nhi day ha nhe oi bot ban ai dong chi phai co biet luc bao tu nam thang 2025 sao hop nhat
ghep gop chung ta nho
"""
_BESIDE = frozenset(_WORDS_BESIDE.split())
"""All that a question on it has beside: whatever else is asked is not where a province belongs."""

_ALONE = re.compile(r"(?:(?:tinh|thanh pho|tp\.?) )?(?P<name>.+)")


@cache
def _written() -> Mapping[str, Province]:
    """Each province, folded; not the one that is written in many ways, which search knows."""
    found: dict[str, Province] = {}
    for line in PROVINCES.strip().splitlines():
        head, _, others = line.partition("=")
        names = [each.strip() for each in head.split(",")]
        found |= {fold(name): Province(name=name, now=name) for name in names}
        old = filter(None, (each.strip() for each in others.split(",")))
        found |= {fold(name): Province(name=name, now=names[0]) for name in old}
    return {name: each for name, each in found.items() if not _MANY_WAYS.search(name)}


_MANY_WAYS = re.compile(r"hcm|ho chi minh")


def ours(text: str, above: str) -> str:
    """Name the asker's own province where a question speaks of "the province".

    Args:
        text: The question, as typed: "ai là bí thư tỉnh ủy", "tin tỉnh mình".
        above: The names of the asker's unit and of those above it.

    Returns:
        The question with the name of the province ("Tỉnh ủy Ninh Bình"); as it is where it names
        one itself, or where the units name none or several.
    """
    line, named = typed(text), provinces(syllables(above))
    found = OURS.search(line.folded)
    if found is None or len(named) != 1 or _folded().search(line.folded):
        return text
    name = _shown()[next(iter(named))]
    kept = found.end("office") if found["office"] else found.end("kind")
    return f"{line.shown[:kept]} {name}{line.shown[found.end() :]}"


def _found(parts: Sequence[str]) -> Iterator[str]:
    known, place = _known(), 0
    while place < len(parts):
        length, name = 1, ""
        if parts[place][0].isupper() or parts[place] == LOWER:
            for most in range(min(LONGEST, len(parts) - place), 0, -1):
                said = canonical(" ".join(parts[place : place + most]))
                if said in known and parts[place + most - 1][0].isupper():
                    length, name = most, known[said]
                    break
        if name:
            yield name
        place += length


@cache
def _known() -> Mapping[str, str]:
    """Return each name, canonical → the province; "" for what only looks like one."""
    found = {canonical(each.strip()): "" for each in NO_PROVINCES.split(",")}
    for line in PROVINCES.strip().splitlines():
        name, _, others = line.partition("=")
        for each in name.split(","):
            found[canonical(each.strip())] = canonical(each.strip())
        for each in filter(None, others.split(",")):
            found[canonical(each.strip())] = canonical(name.strip())
    return found


@cache
def _folded() -> re.Pattern[str]:
    """A pattern for any name, folded."""
    names = sorted({fold(name) for name, province in _known().items() if province}, key=len)
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(reversed(names))})(?![a-z0-9])")


@cache
def _shown() -> Mapping[str, str]:
    """Each province, canonical → as it is written."""
    heads = (line.partition("=")[0] for line in PROVINCES.strip().splitlines())
    return {canonical(each.strip()): each.strip() for head in heads for each in head.split(",")}
