"""Which provinces a text names. Pure.

Those merged in July 2025 count as what they were merged into: newspapers go on using both.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from jobs.text import canonical

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
