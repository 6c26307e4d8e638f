"""What people say beside what they want: words of the South and the middle, and courtesies.

"Hổm rày có chi mới không" is "mấy hôm nay có gì mới không", and of "Kính gửi đồng chí bot, tôi là
Hợi, cho tôi hỏi tin bão, xin cảm ơn" only "tin bão" is asked for. The words are data, in
``question.yaml``.
"""

import re
from functools import cache

from jobs.text import canonical, fold
from jobs.understanding.question_words import words
from jobs.understanding.typed_text import Typed, typed

NO_CELL = r"(?! (?:bo|uy|phi|tieu|vien|nhanh|hoi|doan|tiet|so|cuc|thi|tra|dao|huy|em)(?![a-z]))"
"""What makes a word of its own of a "chi" before it: "tin chi bộ"."""

MARKED_FROM = 0.4
"""The share of words with marks from which a line was typed with them: of news it is 0.7."""

LETTER = re.compile(r"[a-z0-9]")


def standard(text: str) -> str:
    """Put the words of the written language in the place of a region's.

    Where tone marks are typed, a word must carry its own: "chị" is no "chi". A line of which few
    words have marks was typed without them: "gia xang bua ni ra răng".
    """
    text = _THEN.sub("", _ABROAD.sub("ở ", _SMALL.sub(_today_or_city, text)))
    line = typed(text)
    marked = is_marked(line.shown)
    if not marked:
        line = typed(_WHICH.sub(lambda found: f"{_MEANT.get(found[1], found[1])} nao", line.shown))
        text = line.shown
    pattern, meant = _dialect()
    out, told = [], 0
    for match in pattern.finditer(line.folded):
        shown = canonical(line.shown[match.start() : match.end()])
        said = meant.get(shown) or (None if marked else meant.get(match.group()))
        if said is not None:
            out += [line.shown[told : match.start()], said if line.marked else fold(said)]
            told = match.end()
    return "".join([*out, line.shown[told:]]) if out else text


def _today_or_city(found: re.Match[str]) -> str:
    """Say what "hn" in small letters is: "ở hn", "hn mưa", but "hn có gì"."""
    before, behind = fold(found.string[: found.start()]), fold(found.string[found.end() :])
    if _BEFORE_CITY.search(before) or _BEHIND_CITY.match(behind.strip()):
        return "Hà Nội"
    return "hôm nay" if _BEHIND_TODAY.fullmatch(behind.strip()) else found[0]


def is_marked(text: str) -> bool:
    """Say whether a line was typed with tone marks: ``MARKED_FROM`` of its words, or more."""
    words = text.split()
    return sum(canonical(word) != fold(word) for word in words) >= MARKED_FROM * len(words) > 0


def to_the_point(line: Typed) -> Typed:
    """Blank out the courtesies of a message, keeping its length; all of it where it is but these.

    What a person says of himself goes, too, where it stands apart: ", bác già rồi không biết bấm".
    """
    bare = line.folded
    for name in ("of_oneself", "courtesy"):
        for match in reversed(list(_courtesy(name).finditer(bare))):
            left = bare[: match.start()] + " " * len(match.group()) + bare[match.end() :]
            if LETTER.search(left):
                bare = left
    if bare == line.folded:
        return line
    shown = (letter if kept != " " else " " for letter, kept in zip(line.shown, bare, strict=True))
    return typed("".join(shown))


def only_courteous(clause: str) -> bool:
    """Say whether a clause, with the comma behind it, is nothing but courtesies."""
    left = typed(standard(clause)).folded
    for name in ("of_oneself", "courtesy"):
        left = _courtesy(name).sub(" ", left)
    return LETTER.search(left) is None


def in_full(text: str) -> str:
    """Write out what members shorten and newspapers do not: "TBT", "HN TW 13", "HN"."""
    text = _CAPITAL.sub("Hà Nội", text) if text != text.upper() or len(text) == len("HN") else text
    line, full = typed(text), words()["abbreviated"]
    out, told = [], 0
    for match in _abbreviated().finditer(line.folded):
        out += [line.shown[told : match.start()], full[match.group()]]
        told = match.end()
    return "".join([*out, line.shown[told:]]) if out else text


_WHICH = re.compile(
    r"(?<![a-z])(o|o cho|cho|khi|ngay|hom|luc|xa|tinh|nguoi) mo"
    r"(?: (?:rua|ri|hi|ha|a|the|vay)){0,3}(?=[ ?.!]{0,5}$)"
)
"""Where nobody types marks, "mô" at the end of a question: "hop ngay mo"."""
_MEANT = {"o": "o cho"}

_ABROAD = re.compile(r"(?<!\w)bên (?=[A-ZĐ])")
"""Where something is: "động đất bên Nhật"."""
_THEN = re.compile(
    r"(?<=\w )hồi (?=(?:cuối|đầu|giữa|tháng|tuần|năm|hôm|bữa|sáng|trưa|chiều|tối|đêm)(?!\w))"
)
"""When it was: "hồi cuối tháng 7"."""

_SMALL = re.compile(r"(?<![\w/&.-])hn(?![\w/&]|[-.]\w)")
_BEFORE_CITY = re.compile(
    r"(?<![a-z])(?:o|tai|tp|tinh|dh|dai hoc|ubnd|cong an|bach khoa|bi thu|chu tich|den|ve|ra|thu do"
    r"|khu vuc|noi thanh|ngoai thanh|mai|ngay mai) ?$"
)
_BEHIND_CITY = re.compile(
    r"(?:hom (?:nay|qua|kia)|hnay|hqua|mua|nang|ngap|ret|lanh|tac|thi sao|cuoi tuan|tuan (?:nay"
    r"|truoc"
    r"|qua)|thang (?:nay|truoc)|mien phi|co (?:mua|nang|ngap|ret|lanh|mien phi))(?![a-z])"
)
_BEHIND_TODAY = re.compile(
    r"(?:co (?:tin|gi|j|bao|hop|su kien|vu)(?![a-z]).*|tin gi.*|gi (?:hot|moi|hay|la).*|)[ ?!.]*"
)

_CAPITAL = re.compile(r"(?<![\w/&.-])HN(?![\w/&]|[-.]\w| ?(?:TW|T\.Ư|\d))")
"""Hà Nội in capitals; in small letters "hn" is "hôm nay", and before "TW" it is "Hội nghị"."""


@cache
def _abbreviated() -> re.Pattern[str]:
    longest = sorted(words()["abbreviated"], key=len, reverse=True)
    return re.compile(rf"(?<![\w/&.-])(?:{'|'.join(longest)})(?![\w/&]|[-.]\w)")


@cache
def _dialect() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for any of the words, folded, and what each means, by its spelling and folded."""
    meant: dict[str, str] = {}
    for said, line in words()["dialect"].items():
        for spelled in map(str.strip, line.split(",")):
            meant[canonical(spelled.rstrip("*"))] = said
            if spelled.endswith("*"):
                meant.setdefault(fold(spelled.rstrip("*")), said)
    longest = sorted({fold(each) for each in meant}, key=len, reverse=True)
    any_of = "|".join(each + (NO_CELL if each.endswith(" chi") else "") for each in longest)
    return re.compile(rf"(?<![a-z0-9])(?<!tim )(?:{any_of})(?![a-z0-9])"), meant


@cache
def _courtesy(name: str) -> re.Pattern[str]:
    parts = {f"<{part}>": f"(?:{line})" for part, line in words()["courtesy_parts"].items()}
    lines = words()[name]
    for part, pattern in parts.items():
        lines = [line.replace(part, pattern) for line in lines]
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(lines)})(?![a-z0-9])")
