"""Numbers of documents in articles and messages: "18-NQ/TW", "nghi quyet so 30 nq cp", "nq 57".

Every number in the text is looked at once: what stands behind it ("-NQ/TW"), what before it
("nghị quyết số", "nq"), and then what is counted with it. It names a document where a sign stands
behind it, or a kind before it and nothing is counted: "thông báo 15 người" and "kế hoạch 5 năm" name
none. Marks between the parts may be missing or wrong, as people type them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jobs.text import fold
from jobs.typed import Typed, typed

MOST = 200
"""Documents told of one text; a list of laws in an appendix is no article."""

NEARBY = 40
"""Letters before and behind a number that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentNumber:
    """What names a document; not unique, for the numbering begins anew each term.

    Attributes:
        number: As printed, with the year where it has one: "57", "147/2024".
        type: The sign of its kind: "NQ", "QĐ", "Luật"; None where nobody said.
        issuer: The sign of who issued it: "TW", "CP", "QH15"; None where nobody said.
        normalized: As offices write it: "57-NQ/TW", "147/2024/NĐ-CP", "757/QĐ-UBND".
        start: Where it begins in the normalized text, with the word for its kind.
        end: Where it ends there.
    """

    number: str
    type: str | None
    issuer: str | None
    normalized: str
    start: int
    end: int

    def __str__(self) -> str:
        return self.normalized


SIGNS = "NQ CT QĐ QC KL HD KH TB BC CV TTr TT TTLT CTr CTrHĐ ĐA NĐ CĐ PL"
"""Signs of kinds. QĐ is a decision, or at central level a regulation."""

SURE_SIGNS = frozenset({"NQ", "QĐ", "NĐ", "CT", "KL", "TTLT", "CTrHĐ"})
"""Signs that mean little else when typed before a number; "tt 5" or "nd 3" may mean much."""

KINDS = {
    "nghị quyết": "NQ",
    "chỉ thị": "CT",
    "quyết định": "QĐ",
    "quy định": "QĐ",
    "quy chế": "QC",
    "kết luận": "KL",
    "hướng dẫn": "HD",
    "kế hoạch": "KH",
    "thông báo": "TB",
    "báo cáo": "BC",
    "công văn": "CV",
    "tờ trình": "TTr",
    "thông tư": "TT",
    "thông tư liên tịch": "TTLT",
    "thông tri": "TT",
    "chương trình": "CTr",
    "chương trình hành động": "CTrHĐ",
    "đề án": "ĐA",
    "nghị định": "NĐ",
    "công điện": "CĐ",
    "luật": "Luật",
    "bộ luật": "Luật",
    "pháp lệnh": "PL",
}

DEEDS = frozenset({"hướng dẫn", "kế hoạch", "thông báo", "báo cáo", "chương trình", "quyết định"})
"""Kinds whose word is also a verb or a plan, and so stands before many a number."""

PARTY = """
TW TU ĐU HU QU ThU ĐUK ĐUKCQ ĐUKDN ĐUCQ ĐUCP ĐUQH VPTW VPTU VPĐU BTCTW BTCTU BTC-TW BTGTW BTGTU
BTGDVTW BTGDVTU BTGDV BTG UBKT UBKTTW UBKTTU BNC BNCTW BNCTU BDV BDVTW BDVTU BTVTU BCĐTW BCĐ BCSĐ ĐĐ
HVCTQG QUTW ĐUCA BCS BBT BCT/TW TWĐTN ĐTN
"""
STATE = """
CP TTg UBND HĐND CTN BNV BTC BGDĐT BYT BCA BQP BTTTT BKHCN BXD BGTVT BCT BTNMT BNNMT BNNPTNT BLĐTBXH
BVHTTDL BTP BKHĐT BNG BDTTG NHNN TTCP VPCP TANDTC VKSNDTC UBTVQH QH MTTQ MTTW TLĐ HĐTP KTNN BHXH
"""
"""Who issues; any other sign is believed too, where the marks around it are those of a number."""

COMMON_WORDS = frozenset({"tu", "hu", "qu", "du", "dd", "ct", "bct"})
"""Issuers that are common syllables or abbreviations once their marks are gone."""

NAMES = {
    "bộ chính trị": "TW",
    "ban bí thư": "TW",
    "ban chấp hành trung ương": "TW",
    "bch trung ương": "TW",
    "trung ương": "TW",
    "tw": "TW",
    "bct": "TW",
    "chính phủ": "CP",
    "thủ tướng": "TTg",
    "thủ tướng chính phủ": "TTg",
    "quốc hội": "QH",
    "tỉnh ủy": "TU",
    "thành ủy": "TU",
    "ban thường vụ tỉnh ủy": "TU",
    "btv tỉnh ủy": "TU",
    "huyện ủy": "HU",
    "đảng ủy": "ĐU",
    "ubnd": "UBND",
    "ủy ban nhân dân": "UBND",
    "hđnd": "HĐND",
    "hội đồng nhân dân": "HĐND",
}
"""How people call who issued it."""

COUNTED = """
người ngày năm tháng tuần giờ h phút quý triệu tỷ tỉ nghìn ngàn trăm chục đồng usd % phần đảng đồng đ/c
cán chi tổ đơn cơ xã phường tỉnh huyện hộ dự nhiệm giải nội điểm mục chỉ bước khâu điều khoản trường vụ
việc vấn đại học sinh km m m2 ha kg lần bài tin tin cuộc buổi lớp suất tập trang chương loại nhóm lĩnh
ngành doanh công cty thủ tiêu phương hình mức chức cái con chiếc căn ca lượt vị kỳ khóa đợt môn nước
quốc thành thôn xóm cháu em ông bà chị anh nữ nghị văn đề hội trẻ bộ phút giây tấn lít cây nhà dòng câu
quyết
"""
"""First syllables of what is counted."""

TELLING = """
về của do là ngày năm nói có gồm và với quy ban được nào gì đã ra mới nêu bàn hay ở bct bộ trung tw tỉnh
chính thủ ubnd hđnd tu cp nhằm khi đang sửa thay hướng tại theo trên trong cho để như thì này trước sau
"""
"""Words that go on after the number of a document whose kind is also a deed."""

NUMBER = re.compile(r"(?<![0-9])(?<![0-9][/.,:-])[0-9]{1,5}(?![0-9]|[.,:][0-9]| ?%)")
YEAR = re.compile(r" ?/ ?((?:19|20)[0-9]{2})(?![0-9])|(?<=[0-9])(?: nam )((?:19|20)[0-9]{2})(?![0-9/-])")
MARK = r" ?[-–—/_.] ?"
DAY = re.compile(r" ?[-–/.] ?[0-9]")
SO = re.compile(r"(?: ?so ?:? ?| ?[:.-]? ?)$")


def find(text: str) -> tuple[DocumentNumber, ...]:
    """Find the numbers of documents in a text, in its order, at most ``MOST``.

    Takes time in proportion to the text. The same number twice is told twice.
    """
    line = typed(text)
    found: list[DocumentNumber] = []
    for match in NUMBER.finditer(line.folded):
        if found and match.start() < found[-1].end:
            continue
        if document := _document(line, match):
            found.append(document)
        if len(found) == MOST:
            break
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Part:
    """A sign, a kind or an issuer beside the number: what it is, and where it begins or ends."""

    name: str
    place: int
    sure: bool = True


def _document(line: Typed, number: re.Match[str]) -> DocumentNumber | None:
    kind = _kind(line, number.start())
    if kind is None and number.start() and line.folded[number.start() - 1].isalpha():
        return None
    year, end = _year(line, number.end())
    sign = _sign(line, end)
    issuer = _issuer(line, sign.place, bold=True) if sign else None
    if sign and issuer and (kind or _marked(line, end, issuer.place) or _telling(sign, issuer)):
        return _made(line, number, year, kind, sign, issuer)
    if sign and not issuer and sign.sure and _marked(line, end, sign.place):
        return _made(line, number, year, kind, sign, None)
    if house := _assembly(line, end):
        return _made(line, number, year, kind, None, house)
    if kind is None or not _believed(line, kind, year, end):
        return None
    return _made(line, number, year, kind, None, _issuer(line, end, bold=False))


def _year(line: Typed, place: int) -> tuple[str, int]:
    match = YEAR.match(line.folded, place)
    return (match[1] or match[2], match.end()) if match else ("", place)


def _kind(line: Typed, place: int) -> _Part | None:
    """The word or sign before a number, "số" between them or not."""
    before = line.folded[max(0, place - NEARBY) : place]
    so = SO.search(before)
    match = _before().search(before, 0, so.start() if so else len(before))
    if match is None:
        return None
    start, end = (place - len(before) + match.start(1), place - len(before) + match.end(1))
    told = "so" in before[match.end(1) :]
    if match[1] in _kinds():
        name, word = _kinds()[match[1]]
        return _Part(name, start, sure=told or word not in DEEDS)
    name = _signs()[match[1]]
    if not _is_sign(line.shown[start:end], name):
        return None
    return _Part(name, start, sure=told or name in SURE_SIGNS)
