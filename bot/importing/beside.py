"""What stands in offices' lists beside the rows: totals, groups, signatures, notes. Pure.

Language data, folded. What is certainly no row is passed over, and whoever sent the list is told;
what may be one is never passed over.
"""

import re
from collections.abc import Sequence

from bot import unit_names
from jobs.text import fold, normalize

SIGNED = "the end of the list"
"""Why a line is none of its rows, nor is what stands below it."""

SMALL = re.compile(r"\W*\d{0,3}\W*")
"""A cell of a line that numbers the columns, "(1)", or of one that is numbered and empty."""

COUNTED = "chi bo|dang bo|to chuc|don vi|dang uy|co so|nhom|dang vien"

TOTAL = re.compile(
    r"\W*(?:tong|cong|tong cong|tong so|cong don|luy ke)"
    rf"(?:\W*|\W*\d[\d.,]*(?: (?:{COUNTED})\b.*)?\W*| (?:{COUNTED})\b[^a-z]*|\W*[:(=].*"
    r"| (?:[ivxl]+|[a-h]|(?:khoi|nhom|trang|muc|phan) .*))"
)
"""Neither "Tổng công ty A" nor "Cộng Hòa": behind the word stand figures, a group, or nothing."""

DAY = r"ngay[\W\d_]*thang[\W\d_]*nam(?:[\W\d_].*)?"
HEADS = r"bi thu|pho bi thu|chanh van phong|pho chanh van phong|truong ban|pho truong ban|chu tich"

END = re.compile(
    rf"\A(?:(?:.{{0,40}}, ?)?{DAY}"
    r"|\W*nguoi (?:lap|tong hop|duyet|kiem tra)(?: (?:bieu|bang|danh sach))?\b\W*(?:\(.*)?"
    r"|\W*noi (?:nhan|gui)\b\W*.{0,80}"
    r"|\W*(?:t/m|tm\.|t\.m|k/t|kt\.|t/l|tl\.|t/uq|tuq\.).*"
    r"|\W*ky,? (?:ten|ghi|va (?:ten|ghi|dong))\b.{0,60}|\W*da ky\W*"
    r"|\W*(?:xac nhan|phe duyet) cua .*|\W*thu truong (?:co quan|don vi)\W*"
    rf"|(?:{HEADS}))"
)
"""Where a list is signed: the day, who made it, for whom, for which committee, by whom."""

NOTE = re.compile(r"\W*(?:ghi chu|luu y|chu thich|chu y)\b.*")
LOOSE_NOTE = re.compile(r"\*.*|.*\./\.?")
"""A footnote, and the sign that ends a document."""

NUMERAL = re.compile(r"(?:[IVXL]+|[A-H\u0110])[.)/]?")
"""What numbers a group; the rows in it have figures."""

GROUP = re.compile(r"(?:cac|nhom|khoi|phan|cum|loai|linh vuc|dia ban|danh sach|muc) .*")
"""What is a group where a numeral stands before it; "Khối phố 3" may be a unit elsewhere."""

GENUS = re.compile(
    r"cac .*|(?:dang bo|chi bo|to dang)(?:(?:,| va)? ?(?:dang bo|chi bo|co so|truc thuoc|bo phan))*"
)
"""What a group is without a numeral, too, if nothing else is said of it: no unit's whole name."""

Cells = Sequence[str]


def why(cells: Cells, first: str, *, sure: bool) -> str | None:
    """Say why a line of a list is certainly none of its rows; None where it may be one.

    Args:
        cells: All its cells, as they stand there.
        first: The cell of the column that tells the rows apart; normalized.
        sure: Whether it looks like a row: then only ``first`` can tell that it is none.
    """
    filled = [normalize(each) for each in cells if each.strip()]
    if all(map(SMALL.fullmatch, filled)) or (not first and all(map(_reckoned, filled))):
        return "nothing but numbers"
    told = [fold(each) for each in ([first] if first else filled)]
    if any(map(TOTAL.fullmatch, told[:2])):
        return "a total"
    if ends(cells, first):
        return SIGNED
    if any(map(NOTE.fullmatch, told[:1])) or (not sure and LOOSE_NOTE.fullmatch(told[0])):
        return "a note"
    if _heads_group(filled, first):
        return "the heading of a group"
    return None


def ends(cells: Cells, first: str) -> bool:
    """Say whether a list is signed in this line: by its ``first`` cell, or all that there are."""
    told = [first] if first else [normalize(each) for each in cells]
    return all(END.fullmatch(fold(each)) for each in told if each)


def heads(before: Cells, first: str) -> bool:
    """Say whether a row is numbered like the head of a group: "II", and not "2".

    Args:
        before: The cells before the one that tells the rows apart.
        first: That one.
    """
    found = unit_names.NUMBERED.fullmatch(first)
    numbers = [normalize(each) for each in before if each.strip()]
    return any(map(NUMERAL.fullmatch, [*numbers[:1], *([found["number"]] if found else [])]))


def _heads_group(filled: Cells, first: str) -> bool:
    """Say whether cells hold a group's numeral, or its name, and nothing else but figures."""
    cells = list(filled)
    while cells and _reckoned(cells[-1]):
        cells.pop()
    *before, last = cells or [""]
    if first and first not in (last, unit_names.numbered(last)):
        return False
    found = unit_names.NUMBERED.fullmatch(last)
    name = found["name"] if found else last
    numerals = [*before, *([found["number"]] if found else [])]
    if len(numerals) > 1 or not all(map(NUMERAL.fullmatch, numerals)):
        return False
    meant = GENUS.fullmatch(fold(name)) or (numerals and GROUP.fullmatch(fold(name)))
    return bool(meant or (not first and NUMERAL.fullmatch(last)))


def _reckoned(cell: str) -> bool:
    return cell.startswith("=") or not any(map(str.isalpha, cell))
