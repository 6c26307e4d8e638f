"""What makes sense only after what was told: "ông ấy nói gì", "quy định này hiệu lực khi nào".

Decided here; what was told before, the counter knows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jobs.text import canonical, fold
from jobs.understanding.about_story import Wish, wished
from jobs.understanding.dialect import in_full, standard
from jobs.understanding.live import priced
from jobs.understanding.names import names
from jobs.understanding.newest import asks_for_foremost
from jobs.understanding.question_words import only_tells, phrases, teencode, words
from jobs.understanding.typed_text import spoken_plainly, typed, uncalled


@dataclass(frozen=True, slots=True, kw_only=True)
class Lean:
    """How a message leans on what was told before; it is false where it does not.

    Attributes:
        points: It names something by that: "ông ấy".
        part: It asks what many things may be asked, and names none: "phạt bao nhiêu".
    """

    points: bool
    part: bool

    def __bool__(self) -> bool:
        return self.points or self.part


def leans(text: str) -> Lean:
    """Say how a message leans on what was told before it."""
    part = asks_a_particular(text) or wished(text) is Wish.PARTICULAR
    return Lean(points=points_back(text), part=part)


def points_back(text: str) -> bool:
    """Say whether a message names something by what was told before: "ông ấy", "vụ đó", "họ".

    Where tone marks are typed, a word must carry its own: "độ" is no "đó". Without any, it must
    stand behind what it can point from: "vu do", not "tu do".
    """
    line = typed(standard(uncalled(text)))
    plain = spoken_plainly(text)
    if COMPARES.match(line.folded) or _GOES_ON.fullmatch(plain) or _OF_WHOM.fullmatch(plain):
        return True
    said = re.findall(r"[^\W_]+", canonical(line.shown) if line.marked else line.folded)
    return any(_points(*near, marked=line.marked) for near in _with_neighbours(said))


def begins_when(text: str) -> bool:
    """Say whether the hour of what was told may be asked for: "mấy giờ vậy", no "mấy giờ rồi"."""
    return _HOUR.match(spoken_plainly(text)) is not None


def unpointed(text: str) -> str:
    """Return a message without what points back and names nothing: "vụ đó chết mấy người"."""
    line = typed(uncalled(text))
    told = _NOTHING.finditer(canonical(line.shown) if line.marked else line.folded)
    shown = line.shown
    for found in reversed([*told]):
        shown = shown[: found.start()] + shown[found.end() :]
    return shown.strip() or text


def _with_neighbours(said: list[str]) -> Iterator[tuple[str, str, str]]:
    return zip(["", *said], said, [*said[1:], ""], strict=False)


def _points(*near: str, marked: bool) -> bool:
    before, word, after = near
    spelled = _spelled(marked=marked)
    if marked and word in spelled["alone"]:
        return before not in spelled["alone_behind"] and after not in spelled["alone_before"]
    if word not in spelled["pointers"]:
        return False
    if not marked:
        return before in spelled["from"]
    if not before:
        return word in spelled["first"]
    return before not in spelled["not_behind"] and not (
        word in spelled["now"] and before in spelled["times"]
    )


@cache
def _spelled(*, marked: bool) -> dict[str, frozenset[str]]:
    """The lists of words, with their marks or without any."""
    spell = canonical if marked else fold
    return {name: frozenset(map(spell, line.split())) for name, line in words()["pointing"].items()}


def asks_a_particular(text: str) -> bool:
    """Say whether a message asks what may be asked of many things: "phạt bao nhiêu", "ở đâu vậy".

    Without a question word nothing is asked, and a storm ("có bão nào") or the party are named.
    """
    plain = " ".join(teencode().get(word, word) for word in spoken_plainly(text).split())
    asks = _ASKS.search(plain) or phrases("asked").search(plain) or COMPARES.match(plain)
    asks = asks or _ENDS.search(plain)
    if _OF_OURS.match(plain) or priced(text) or asks_for_foremost(text):
        return False
    if _ONE_OF.fullmatch(plain):
        return True
    named = phrases("particulars").sub(" ", _HOW_FAR.sub(" ", plain))
    left = phrases("particularly").sub(" ", named)
    some = named != plain or points_back(text) or {*left.split()} <= _LEAST
    return asks is not None and some and only_tells(left) and not _NAMES & {*left.split()}


LONGEST = 7
"""Syllables of a question up to which it is of what was told before."""


def stands_alone(text: str) -> bool:
    """Say whether a question names what it asks about: by a name, the holder of an office, us."""
    if _OF_OURS.match(spoken_plainly(text)):
        return True
    return bool(names(text)) or _TOP.search(fold(in_full(text))) is not None


def is_brief(text: str) -> bool:
    """Say whether a message is short, names nothing and asks for no news.

    In the midst of a talk it is of what was told before.
    """
    plain = spoken_plainly(text)
    if len(plain.split()) > LONGEST or _OF_NEWS.search(plain):
        return False
    return not (stands_alone(text) or priced(text))


def may_be_new(text: str) -> bool:
    """Say whether a question may be about something new: long, or how much a thing is, or when.

    What begins with a question word or a verb asks of what was told: "bao giờ tan", "nhận bao
    nhiêu tiền".
    """
    plain = spoken_plainly(text)
    if len(plain.split()) > LONGEST:
        return True
    return _MUCH.search(plain) is not None and _ASKS_OF_IT.match(plain) is None


def unmeasured(text: str) -> str:
    """Return a question without what it counts, no subject by itself: "sâu bao nhiêu mét"."""
    return _COUNTED.sub(" ", text)


def speaks_of_meeting(text: str) -> bool:
    """Say whether an article tells of a meeting."""
    return _MEETS.search(text.lower()) is not None


COMPARES = re.compile(
    r"so voi (?:nam|thang|quy|tuan|ky|quy dinh|luat|cai|ban|truoc|cung ky|hom|dot|lan|luc)\b"
)
"""How a message begins that sets what was told against something else."""

_COUNTED = re.compile(r"\b(?:bao nhiêu|bao nhieu|mấy|may)\s+\w+", re.IGNORECASE)
_MEETS = re.compile(r"\bhọp\b")

_ASKS = re.compile(r"\bnhieu (?:tien|nguoi|can|nam|thang|ngay)\b|\bdi dau\b|\b(?:ai|gi|dau) nua$")
"""Beside what always asks: what is left of "bao nhiêu" where it is spoken fast, "đi đâu nữa"."""

_HOW_FAR = re.compile(r"\bbao (?:lau|xa)\b")
"""No storm."""

_LEAST = frozenset(["co", "duoc", "vay", "the", "roi", "bot", "a", "thi", "la", "no"])
"""What may stand beside a question word alone."""

_NAMES = frozenset(["bao", "dang"])
"""What is a thing by itself, and folded another word of those that tell nothing."""

_NOTHING = re.compile(
    r"\b(?:vụ|việc|chuyện|tin|bài|ông|bà|anh|chị|cô|đồng chí|vu|viec|chuyen|bai|ong|ba|dong chi)"
    r" (?:này|đó|ấy|nớ|đấy|nay|do|ay)\b ?"
)

_OF_NEWS = re.compile(r"\b(?:tin|bai|bao (?!nhieu|gio|lau|xa)|thoi su|co gi|con gi)\b")
"""What asks for news, and not for something of what was told."""

_OF_OURS = re.compile(r"(?:bot (?!oi|a )|nhom |chi bo )")
"""How a message begins that asks about us, or the group."""

_ONE_OF = re.compile(
    r"(?:(?:o|tai|la|do|cua|vao|tu|thuoc|nhung|cac) )*(?!tin|bai|bao|ban|luc|khi)[a-z]+ nao"
    r"(?: (?:vay|the|a|bot))*"
)
"""Which of a kind is asked for, by one syllable: "hãng nào", "ở đoạn nào"."""

_GOES_ON = re.compile(
    r"(?:the|vay|va) con .*\bthi sao|(?:(?:roi|the|vay) )*(?:bay gio|hien gio|gio|hien nay)"
    r" (?:thi )?(?:sao|the nao|ra sao)(?: roi)?"
    r"|(?:the |vay )?roi sao(?: nua)?|(?:(?:da|dang|lam|gio|hien nay) )*(?:den|toi) dau roi"
)
"""How what is asked before is asked of something else, or of now."""

_HOUR = re.compile(
    r"(?:(?:the|vay|luc|vao|la|tu) )*may gio(?! (?:roi|sang roi|bay gio|hien gio))\b"
)

_OF_WHOM = re.compile(
    r"(?:(?:the|vay|con|roi) )*(?:ong|ba|anh|chi|co|chu|em|chau|be|cu|cau|no)"
    r"(?: (?:cu|lao|chu|be))? (?:nam nay )?"
    r"(?:(?:may|bao nhieu) tuoi|que (?:o )?dau|ten (?:la )?gi)(?: (?:vay|the|roi|a|em))*"
)
"""How the age, the origin or the name of somebody is asked for who is not named: "bà mấy tuổi"."""

_ENDS = re.compile(r" (?:chua|khong|khong a|sao roi|the nao roi|ra sao|thi sao)$")
"""How what is asked ends where no other word asks."""

_HIGHEST = r"\b(?:tong bi thu|chu tich nuoc|thu tuong|chu tich quoc hoi)\b"
_TOP = re.compile(rf"\bbo truong (?!nao|la)[a-z]|{_HIGHEST}")
"""Offices of which there is one, known by its name alone."""

_ASKS_OF_IT = re.compile(
    r"(?:(?:the|vay|va|roi|thi|ma|la|co|da|se|duoc|bi|phai|het|mat|hon) )*(?:bao nhieu|khi nao"
    r"|bao gio|ngay nao|hom nao|thang nao|nam nao|may|ai|o dau|den|tu|nhan|chay|nop|phat|dong|tra"
    r"|mua|ban|xu|con|chet|tang|giam|di|keo|xay|dien|lam|ky|muc an|tong|so|toc do|luc|tai)\b"
)

_MUCH = re.compile(r"\b(?:bao nhieu|khi nao|bao gio|(?:ngay|hom|thang|nam) nao|may gio)\b")
