"""Reading aloud: how long a text takes, and its abbreviations written out.

An abbreviation is written out only where it stands alone: in "439/QĐ-UBND" or "18-NQ/TW" the signs
are part of a number, and read as such.
"""

import re
from functools import cache

from jobs.text import syllables

PER_MINUTE = 200
"""Syllables that a calm reader says in a minute."""

ABBREVIATIONS = {
    "ANTQ": "an ninh Tổ quốc",
    "ANTT": "an ninh trật tự",
    "ATGT": "an toàn giao thông",
    "ATTP": "an toàn thực phẩm",
    "BCH": "Ban Chấp hành",
    "BCĐ": "Ban Chỉ đạo",
    "BHXH": "bảo hiểm xã hội",
    "BHYT": "bảo hiểm y tế",
    "BTV": "Ban Thường vụ",
    "BVMT": "bảo vệ môi trường",
    "CBCCVC": "cán bộ, công chức, viên chức",
    "CCB": "cựu chiến binh",
    "CCHC": "cải cách hành chính",
    "CLB": "câu lạc bộ",
    "CNTT": "công nghệ thông tin",
    "CNXH": "chủ nghĩa xã hội",
    "CNH, HĐH": "công nghiệp hóa, hiện đại hóa",
    "CNH-HĐH": "công nghiệp hóa, hiện đại hóa",
    "CSGT": "cảnh sát giao thông",
    "CTMTQG": "chương trình mục tiêu quốc gia",
    "DVCTT": "dịch vụ công trực tuyến",
    "ĐBQH": "đại biểu Quốc hội",
    "ĐBSCL": "đồng bằng sông Cửu Long",
    "ĐVHC": "đơn vị hành chính",
    "đ/c": "đồng chí",
    "Đ/c": "Đồng chí",
    "GD&ĐT": "Giáo dục và Đào tạo",
    "GD-ĐT": "giáo dục và đào tạo",
    "GPMB": "giải phóng mặt bằng",
    "GRDP": "tổng sản phẩm trên địa bàn",
    "GDP": "tổng sản phẩm trong nước",
    "HĐND": "Hội đồng nhân dân",
    "HTX": "hợp tác xã",
    "KCN": "khu công nghiệp",
    "KH&CN": "Khoa học và Công nghệ",
    "KHCN": "khoa học công nghệ",
    "KT-XH": "kinh tế - xã hội",
    "LHPN": "Liên hiệp Phụ nữ",
    "LĐLĐ": "Liên đoàn Lao động",
    "LLVT": "lực lượng vũ trang",
    "MTQG": "mục tiêu quốc gia",
    "MTTQ": "Mặt trận Tổ quốc",
    "NN&MT": "Nông nghiệp và Môi trường",
    "NQ": "Nghị quyết",
    "NSNN": "ngân sách nhà nước",
    "NTM": "nông thôn mới",
    "NXB": "Nhà xuất bản",
    "PCCC": "phòng cháy, chữa cháy",
    "PCTN": "phòng, chống tham nhũng",
    "PCTT": "phòng, chống thiên tai",
    "QĐND": "Quân đội nhân dân",
    "QH": "Quốc hội",
    "QLDA": "quản lý dự án",
    "QLNN": "quản lý nhà nước",
    "QP-AN": "quốc phòng, an ninh",
    "QPAN": "quốc phòng, an ninh",
    "TAND": "Tòa án nhân dân",
    "TANDTC": "Tòa án nhân dân tối cao",
    "THCS": "trung học cơ sở",
    "THPT": "trung học phổ thông",
    "TNCS": "Thanh niên Cộng sản",
    "TNHH": "trách nhiệm hữu hạn",
    "TNGT": "tai nạn giao thông",
    "TTATXH": "trật tự, an toàn xã hội",
    "TTHC": "thủ tục hành chính",
    "TTXVN": "Thông tấn xã Việt Nam",
    "TW": "Trung ương",
    "T.Ư": "Trung ương",
    "TƯ": "Trung ương",
    "UBKT": "Ủy ban Kiểm tra",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "UBND": "Ủy ban nhân dân",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "VH,TT&DL": "Văn hóa, Thể thao và Du lịch",
    "VHTTDL": "Văn hóa, Thể thao và Du lịch",
    "VKSND": "Viện kiểm sát nhân dân",
    "XDNTM": "xây dựng nông thôn mới",
    "XHCN": "xã hội chủ nghĩa",
}
"""What newspapers shorten → what a reader says. Left out is all that means more than one thing."""

CITIES = (
    (r"\bTP\.?\s*HCM\b", "Thành phố Hồ Chí Minh"),
    (r"\bTP\.?\s*(?=Hồ Chí Minh)", "Thành phố "),
    (r"\bTP\.\s*(?=[A-ZĐÀ-Ỹ][a-zà-ỹ])|\bTP\s+(?=[A-ZĐÀ-Ỹ][a-zà-ỹ])", "thành phố "),
    (r"\bTX\.\s*(?=[A-ZĐÀ-Ỹ][a-zà-ỹ])", "thị xã "),
)
"""A city's title before its name."""

_OPENED = re.compile(r"(^|[.!?…:]\s+|[“\"])([a-zà-ỹđ])")


def length(text: str) -> int:
    """Count the syllables that are said when ``text`` is read aloud."""
    return len(syllables(spell_out(text)))


def spell_out(text: str) -> str:
    """Write out the abbreviations of ``text``; all else stays as it is. Idempotent.

    Signs that are glued to a number, a hyphen or a slash are left alone. What stands in brackets
    right behind its own long form is dropped: "Ủy ban nhân dân (UBND)".
    """
    for pattern, said in CITIES:
        text = re.sub(pattern, said, text)
    out, told = [], 0
    for match in _pattern().finditer(text):
        said = ABBREVIATIONS[match.group()]
        before = text[told : match.start()]
        end = match.end()
        if before.rstrip().lower().endswith(f"{said.lower()} (") and text[end : end + 1] == ")":
            out.append(before.rstrip()[:-1].rstrip())
            told = end + 1
            continue
        out += [before, _opening(said, text[: match.start()])]
        told = end
    return "".join([*out, text[told:]])


def _opening(said: str, before: str) -> str:
    """Give it a capital where it opens a sentence."""
    opens = _OPENED.search(f"{before[-3:]}x") and (not before.strip() or _ends(before))
    return said[0].upper() + said[1:] if opens else said


def _ends(before: str) -> bool:
    return before.rstrip()[-1:] in ".!?…" or before[-1:] in '“"'


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(ABBREVIATIONS, key=len, reverse=True)
    return re.compile(rf"(?<![\w/&.-])(?:{'|'.join(map(re.escape, longest))})(?![\w/&]|[-.]\w)")
