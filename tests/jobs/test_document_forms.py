"""Every kind of document by every issuer in every spelling met, and what is no document.

The spellings are made here, from a list of kinds and issuers of its own.
"""

import random

import pytest

from jobs.documents import find
from jobs.text import fold

PARTY = [
    ("nghị quyết", "NQ"),
    ("chỉ thị", "CT"),
    ("quyết định", "QĐ"),
    ("quy định", "QĐ"),
    ("quy chế", "QC"),
    ("kết luận", "KL"),
    ("hướng dẫn", "HD"),
    ("kế hoạch", "KH"),
    ("thông báo", "TB"),
    ("báo cáo", "BC"),
    ("công văn", "CV"),
    ("tờ trình", "TTr"),
    ("thông tri", "TT"),
    ("chương trình", "CTr"),
    ("chương trình hành động", "CTrHĐ"),
    ("đề án", "ĐA"),
]
PI = [
    "TW",
    "TU",
    "ĐU",
    "HU",
    "QU",
    "ThU",
    "ĐUK",
    "VPTW",
    "VPTU",
    "BTCTW",
    "BTCTU",
    "BTGTW",
    "BTGTU",
    "BTGDVTW",
    "BTGDVTU",
    "UBKTTW",
    "UBKT",
    "UBKTTU",
    "BNCTW",
    "BNC",
    "BDV",
    "BDVTW",
    "ĐUK",
    "BTVTU",
    "BCĐ",
]
STATE = [
    ("nghị định", "NĐ", ["CP"]),
    ("quyết định", "QĐ", ["TTg", "UBND", "BNV", "BYT", "BGDĐT", "HĐND", "BTC"]),
    (
        "thông tư",
        "TT",
        [
            "BNV",
            "BTC",
            "BYT",
            "BGDĐT",
            "BCA",
            "BQP",
            "BXD",
            "BCT",
            "BKHCN",
            "BTP",
            "NHNN",
            "TTCP",
            "BNNMT",
            "BVHTTDL",
        ],
    ),
    ("chỉ thị", "CT", ["TTg", "UBND", "BYT"]),
    ("nghị quyết", "NQ", ["CP", "HĐND", "QH15", "UBTVQH15"]),
    ("công điện", "CĐ", ["TTg", "UBND"]),
    ("kế hoạch", "KH", ["UBND", "BNV", "MTTW"]),
    ("công văn", "CV", ["BNV"]),
    ("tờ trình", "TTr", ["UBND", "CP", "BTC"]),
    ("thông báo", "TB", ["VPCP", "UBND"]),
    ("hướng dẫn", "HD", ["BNV"]),
    ("báo cáo", "BC", ["UBND", "CP"]),
]
R = random.Random(5)
CASES = []


def variants(word, sign, no, iss, state):
    core = f"{no}/{sign}-{iss}" if state else f"{no}-{sign}/{iss}"
    a, b = ("/", "-") if state else ("-", "/")
    return [
        core,
        f"{word} {core}",
        f"{word} số {core}",
        f"{word.capitalize()} số {core} ngày 3/4/2024",
        f"{word} {no} {a} {sign} {b} {iss}",
        f"{word} số {no} {a}{sign}{b}{iss}",
        f"{word} số {no}{a}{sign} {b} {iss}",
        f"{word} {core.replace('-', '–')}",
        f"{word} {core.lower()}",
        fold(f"{word} số {core}"),
        fold(core),
        f"{sign} {core}",
        f"({core})",
        f"“{word} số {core}”,",
        core.upper(),
        f"{word} số: {core}",
        f"{word} số {no} {sign} {iss}",
        fold(f"{word} so {no} {sign} {iss}"),
        f"theo {word} {core}, các chi bộ",
        f"{word} {no}{b}{sign}{a}{iss}",
        f"{word} {core.replace('-', ' - ').replace('/', ' / ')}",
    ]


for word, sign in PARTY:
    for iss in PI:
        no = R.choice(["05", "18", "57", "1415", "03", "213", "99", "4"])
        CASES += [(t, (no, sign, iss)) for t in variants(word, sign, no, iss, False)]
for word, sign, isss in STATE:
    for iss in isss:
        for y in ("", "/2024"):
            no = R.choice(["147", "05", "30", "1719", "12"]) + y
            CASES += [(t, (no, sign, iss)) for t in variants(word, sign, no, iss, True)]
for no in ("91/2025", "80/2025", "13/2012"):
    for q in ("QH15", "QH13"):
        for f in (
            "{}/{}",
            "Luật số {}/{}",
            "luật {}/{}",
            "Bộ luật {}/{}",
            "Luật số {} / {}",
            "luat so {}/{}",
            "Luật {}-{}",
        ):
            t = f.format(no, q)
            CASES.append((t, (no, "Luật", q)))
            CASES.append((t.lower(), (no, "Luật", q)))
for word, sign in (
    ("nghị quyết", "NQ"),
    ("chỉ thị", "CT"),
    ("quyết định", "QĐ"),
    ("quy định", "QĐ"),
    ("kết luận", "KL"),
    ("nghị định", "NĐ"),
    ("hướng dẫn", "HD"),
    ("thông tư", "TT"),
    ("đề án", "ĐA"),
    ("kế hoạch", "KH"),
    ("quy chế", "QC"),
    ("công văn", "CV"),
):
    for no in ("57", "05", "35", "144"):
        for f in (
            "{w} {n}",
            "{w} số {n}",
            "{W} số {n}",
            "{w} {n} là gì",
            "{w} {n} nói gì",
            "{w} số {n} về công tác cán bộ",
            "nội dung {w} {n}",
            "{w} {n} của Đảng",
            "tìm {w} {n}",
            "cho xem {w} số {n} với",
        ):
            t = f.format(w=word, W=word.capitalize(), n=no)
            CASES.append((t, (no, sign, None)))
            CASES.append((fold(t), (no, sign, None)))
for sign in ("nq", "ct", "qđ", "kl", "nđ"):
    S = {"nq": "NQ", "ct": "CT", "qđ": "QĐ", "kl": "KL", "nđ": "NĐ"}[sign]
    for no in ("57", "68", "147", "05"):
        for f in (
            "{s} {n}",
            "{s}{n}",
            "{s} {n} là gì",
            "{s} số {n}",
            "{s}-{n}",
            "{S} {n}",
            "tin về {s} {n}",
            "{s} {n} noi gi",
            "{s}.{n}",
        ):
            CASES.append((f.format(s=sign, S=S, n=no), (no, S, None)))
            CASES.append((fold(f.format(s=sign, S=S, n=no)), (no, S, None)))
NON = [
    each.strip()
    for each in """
đợt 19-5 | đợt 3-2 | đợt 7/11 | đợt 2-9 | kỷ niệm 3-2 | ngày 19-5 | nhiệm kỳ 2020-2025 | nhiệm
kỳ 2025 - 2030 | giai đoạn 2021-2025 | năm học 2024-2025 | 158 đảng bộ | 9.000 đảng viên | gọi
số 0228.3849386 | 0912345678 | 0912 345 678 | (0228) 3849386 | đt: 02283.849.386 | hotline 1900
1234 | tỷ số 2-1 | thắng 3-0 | tỉ lệ 3/4 | 2/3 đại biểu | 18B-123.45 | biển số 29A-12345 | xe
18C1-234.56 | 12/3 Nguyễn Trãi | số 5 Trần Phú | số nhà 15, đường 30/4 | ngõ 12, phố 19/8 | số
10 đường Lê Lợi | 5 triệu đồng | 1.500 tỷ đồng | 3,5% | 6,42% | 50.000đ | 20 USD | tỷ lệ 1:2 |
Điều 5 | điều 10 luật đất đai | khoản 2 điều 3 | điểm a khoản 1 điều 7 | chương 4 | mục 2 | phụ
lục 3 | lúc 7h30 | 7:30 | 19h | 14 giờ 30 | sáng 7/11 | 20/11/2026 | 25.10.2021 | 1-6-2020 |
ngày 2 tháng 9 năm 2025 | VN123 | chuyến bay VN 213 | VJ-145 | tàu SE3 | SE1 | toa 5 ghế 12 | kế
hoạch 5 năm | kế hoạch 5 năm 2021-2025 | kế hoạch 3 năm | chương trình 30 ngày | chương trình
135 hộ | thông báo 15 người | báo cáo 6 tháng | báo cáo 6 tháng đầu năm | báo cáo quý 3 | báo
cáo năm 2024 | kế hoạch năm 2025 | kế hoạch quý 4 | hướng dẫn 3 bước | hướng dẫn 5 đơn vị |
quyết định 3 vấn đề | quyết định kỷ luật 5 đảng viên | quyết định kết nạp 412 đảng viên | kết
luận 7 nội dung | ban hành 3 nghị quyết chuyên đề | 3 nghị quyết | 15 chỉ thị | 20 kế hoạch |
nghị quyết đại hội 13 | nghị quyết đại hội XIII | nghị quyết trung ương 4 khóa XII | nghị quyết
năm 2024 | chỉ thị ngày 5/9 | hội nghị trung ương 9 | hội nghị lần thứ 10 | kỳ họp thứ 8 | Quốc
hội khóa XV | khóa 13 | đại hội lần thứ 14 | Đại hội XIV | đề án 5 triệu cây xanh | đề án 1
triệu ha lúa | thông tin 24/7 | 24/7 | U23 | G20 | A1 | covid 19 | COVID-19 | H5N1 | ISO 9001 |
ISO 9001:2015 | TCVN 1234 | quốc lộ 10 | QL 21B | đường 490C | tỉnh lộ 488 | cao tốc CT01 | km
15+200 | lô 5 | tổ 3 | xóm 7 | thôn 2 | chi bộ 3 | chi bộ số 5 | phường 2 | quận 1 | lớp 10A1 |
trường THPT số 2 | nhà máy nhiệt điện Nam Định 1 | cầu số 3 | bão số 3 | giải 3 | top 10 | 10
tin mới nhất | 5 bài | trang 2 | tập 3 | số báo 15 | bài 2 | câu 5 | vòng 12 | hạng 2 | đội 1 |
tiểu đoàn 5 | sư đoàn 312 | trung đoàn 8 | 30-4 | 30/4 - 1/5 | thứ 2 | thứ 6 | tháng 10 | quý
III/2025 | năm 2025 | 6 tháng đầu năm 2025 | từ 1/9 đến 5/9 | 1945-2025 | 1930 - 2030 | 50 năm |
80 năm | 30 năm tuổi đảng | huy hiệu 60 năm | 67 tuổi | 1m75 | 60kg | 100km | 3x4 | 4/5 tiêu chí
| 19/19 tiêu chí | 35/40 phiếu | 158/158 đại biểu | 98/100 | 3+2 | A4 | B52 | MiG-21 | T-54 |
AK-47 | F0 | 5G | 4.0 | Windows 11 | iOS 18 | tt 5 | ct 5 người | CT 1-0 | kh 20 | bc 12 người |
cv 3 trang | hd 5 bước | tb 15 điểm | nq đại hội | da 30 tuổi | dd 15 | tu 5 den 10 | tw 5 | cp
3 | luật 3 chương | luật số 1 | bộ luật 7 chương | thông tư 3 ngày | pháp lệnh 5 điều | quy chế
4 chương | quy định 3 tháng | quy định 30 ngày | quy định 5 năm | kết luận 2 vụ việc | tờ trình
3 trang | công văn 2 trang | công điện 2 lần | chương trình 5 phần | chương trình 1 giờ | đề án
3 giai đoạn | chỉ thị 2 chiều | mã số 12345 | mã OTP 123456 | CMND 036123456 | CCCD 036099001234
| MST 0600123456 | STK 0123456789 | VCB 0071000123 | 192.168.1.1 | v2.3.1 | #123 | @123 | 1/2 |
1/3 | 1-2 | 10-15 người | 5-7 ngày | 20-25 tuổi | 2-3 lần | 25-30% | 36-38 độ | (1) | [2] | (a)
| 1. | a) | - 5 | +84912345678 | 84-228-3849386 | ngày 3/2, 19/5 | 2/9/1945 | 19/8/1945 |
7-5-1954 | Điện Biên Phủ 1954 | vụ án 2020 | dự án 3.500 tỷ | gói thầu số 5 | gói thầu XL-03 |
hợp đồng số 12/HĐ | hóa đơn 0001234 | phiếu 15 | giấy mời số 5 | biên bản 3 | số 15 ngày 3/2
""".replace("\n", " ").split("|")
]


def test_every_kind_by_every_issuer_in_every_spelling_is_one_document():
    wrong = []
    for text, meant in CASES:
        found = [(each.number, each.type, each.issuer) for each in find(text)]
        if found != [meant]:
            wrong.append((text, found))
    assert wrong == []


@pytest.mark.parametrize("text", NON)
def test_what_is_no_document_is_left_alone(text):
    spellings = (text, fold(text), text.upper(), f"tin về {text}", f"{text} có gì mới không")
    assert [str(each) for spelled in spellings for each in find(spelled)] == []
