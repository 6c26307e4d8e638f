"""Who holds an office: the newest article that names the holder answers. Pure.

"Bộ trưởng Giáo dục là ai" is not answered by "Bộ trưởng Giáo dục Ấn Độ từ chức", nor by who held it
before: of all that say it, what was published last counts.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from jobs import countries
from jobs.answer import Answer, Passage
from jobs.countries import country
from jobs.places import province
from jobs.round_ups import is_round_up
from jobs.sentences import sentences
from jobs.text import canonical, fold, normalize, syllables
from jobs.understanding.marks import FAMILIES

OFFICE = (
    r"(?:pho )?(?:tong bi thu|chu tich|bi thu|thu tuong|bo truong|thu truong|giam doc|truong ban"
    r"|tong giam doc|vien truong|chanh an|tong thanh tra|thong doc|chu nhiem|hieu truong|tu lenh"
    r"|tong tham muu truong|chanh van phong|dai su)"
)
"""Offices of which the holder is asked for, folded."""

_ASKED = (
    re.compile(
        rf"({OFFICE}.*?)(?: (?:hien nay|bay gio|hien tai|nay|moi|dang))* (?:la|do) (?:dong chi "
        rf"|ong |ba )?ai"
    ),
    re.compile(
        rf"(?:hien nay |hien |bay gio )?ai (?:hien |dang )?(?:la|lam|giu chuc(?: vu)?|giu chuc) "
        rf"({OFFICE}.*)"
    ),
)
_ENDS = re.compile(
    r"(?: (?:hien nay|bay gio|hien tai|nay|moi|vay|the|a|nhi|ha|bot|oi|nhe|roi|vn|cua viet nam"
    r"|viet nam|nuoc ta|minh))+$"
)
_MOST = 9
"""Syllables of an office that are compared."""

_MAY_MISS = frozenset(
    ("bộ", "và", "đào", "tạo", "tỉnh", "thành", "phố", "ủy", "tp", "cộng", "đồng")
)
"""Syllables that stand in the name of an office, and may as well not."""

_OTHERS = (
    "Tô Mai Hà Lâm Thái Đào Tống Phùng Quách Châu Chu Lưu La Nông Vi Lò Đàm Kim Thạch Thào Giàng"
)
FAMILY = frozenset((*FAMILIES.split(), *_OTHERS.split())) - {
    "Văn", "Thị", "Đức", "Hữu", "Ông", "Bà", "ông", "bà", "anh", "chị",
}  # fmt: skip
"""The names of families: a holder bears one, and a country does not."""

_FORMER = frozenset(("nguyên", "cựu", "cố", "phó", "quyền", "thứ"))
"""What makes another office of one before which it stands."""

_STYLE = r"(?:(?:đồng chí|ông|bà|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|GS|TS|PGS)[ .]*)*"
_NAME = r"(?P<name>[^\W\d_]+(?: [^\W\d_]+){1,4})"
_TAKES = r"(?:giữ chức(?: vụ)?|làm|được bầu(?: làm)?|được bổ nhiệm(?: làm)?|đảm nhiệm chức|là)"
_ENDED = (".", "!", "”", '"')
"""How a sentence ends that is none of a caption, cut off anywhere."""

_SECOND = re.compile(r", (?:Chủ tịch (?:nước|Quốc hội|UBND|HĐND)|Bí thư [^,]{2,20}?)(?= )")
"""Another office of the same person, behind the one that is asked for."""

_WORD = re.compile(r"[^\W\d_]+")
LONGEST_NAME = 40
"""Letters in which the name of a place ends."""

LONGEST_SENTENCE = 250
"""Letters of a sentence that says it plainly."""

EARLIEST = datetime.min.replace(tzinfo=UTC)


def office(question: str) -> str | None:
    """Return the office for whose holder a question asks, as typed; None where it asks for none."""
    shown = " ".join(syllables(normalize(question)))
    folded = fold(shown)
    for asks in _ASKED:
        found = asks.fullmatch(folded)
        if found and len(folded) == len(shown):
            end = _ENDS.search(found[1])
            length = end.start() if end else len(found[1])
            return shown[found.start(1) : found.start(1) + length]
    return None


def holder(question: str, passages: Sequence[Passage]) -> Answer | None:
    """Return the sentence of the newest article that names who holds an office.

    None where the question asks for no holder, or names a country, or no article tells one.
    """
    asked = office(question)
    if asked is None or any(countries.behind(asked[at:]) for at in _starts(asked)):
        return None
    told = [
        (passage.published or EARLIEST, -len(sentence), sentence, passage)
        for passage in passages
        for sentence in _lines(passage)
        if _names(asked, sentence)
    ]
    if not told:
        return None
    plain = [each for each in told if _is_plain(each[2], each[3])] or told
    _, _, sentence, passage = max(plain, key=lambda each: each[:2])
    return Answer(text=sentence, entry=passage.entry, score=1.0)


def _is_plain(sentence: str, passage: Passage) -> bool:
    return len(sentence) <= LONGEST_SENTENCE and not is_round_up(passage.title)


def may_answer(question: str, sentence: str) -> bool:
    """Say whether a sentence names the office for whose holder a question asks; True of others."""
    asked, shown = office(question), normalize(sentence)
    return asked is None or any(
        not _is_former(shown[:start]) for start, _ in _stretches(asked, shown)
    )


def _starts(text: str) -> Iterator[int]:
    return (match.start() for match in re.finditer(r"(?<!\w)\w", text))


def _lines(passage: Passage) -> Iterator[str]:
    yield passage.title
    for line in passage.text.splitlines():
        yield from (each for each in sentences(normalize(line)) if each.endswith(_ENDED))


def _names(asked: str, sentence: str) -> bool:
    """Whether a sentence names the holder: behind the office, or "ông A giữ chức" before it."""
    shown = normalize(sentence)
    return any(_is_held(shown[:start], shown[end:]) for start, end in _stretches(asked, shown))


def _stretches(asked: str, shown: str) -> Iterator[tuple[int, int]]:
    marked = canonical(asked) != fold(asked)
    spelled = canonical if marked else fold
    words = [spelled(each) for each in syllables(asked)][:_MOST]
    line = spelled(shown)
    if len(line) != len(shown):
        return
    missed = _MAY_MISS | set(map(fold, _MAY_MISS))
    loose = not set(words[2:]) <= missed
    parts = [
        rf"(?: {re.escape(word)})?" if loose and word in missed else rf" {re.escape(word)}"
        for word in words[2:]
    ]
    head, more = re.escape(" ".join(words[:2])), "".join(parts)
    between, training = spelled("bộ|thành ủy|tỉnh ủy|ubnd|thành phố|tỉnh|tp"), spelled("và đào tạo")
    wide = rf"(?<!\w){head}(?: (?:{between}))*?{more}(?: {training})?(?!\w)"
    for found in re.finditer(wide, line):
        if not _is_elsewhere(shown[found.end() :]):
            yield found.span()


def _is_elsewhere(behind: str) -> bool:
    """Whether a province or a country goes on with the office, and makes it another one."""
    words = _WORD.findall(behind[:LONGEST_NAME])
    lead = 2 if words[:2] == ["thành", "phố"] else int(words[:1] in (["tỉnh"], ["TP"], ["nước"]))
    named = behind[:1] == " " and behind[1:2].isalpha()
    here = (" ".join(words[lead : lead + count]) for count in (1, 2))
    return named and any(country(each) or province(each) is not None for each in here)


def _is_former(before: str) -> bool:
    """Whether what stands before an office makes it another one: "Phó Bí thư"."""
    return bool(before.split()) and before.rsplit(maxsplit=1)[-1].lower() in _FORMER


def _is_held(before: str, behind: str) -> bool:
    if _is_former(before):
        return False
    name = re.match(rf" {_STYLE}{_NAME}", behind)
    if name and _is_name(name["name"]):
        return True
    if (second := _SECOND.match(behind)) and _is_name(behind[second.end() :].strip()):
        return True  # "Tổng Bí thư, Chủ tịch nước Tô Lâm"
    taken = re.search(rf"(?:^|[ ,]){_STYLE}{_NAME} {_TAKES} $", before)
    return taken is not None and _is_name(_last_name(taken["name"]))


def _last_name(text: str) -> str:
    """The capitals with which a stretch ends."""
    kept: list[str] = []
    for word in reversed(text.split()):
        if not word[0].isupper():
            break
        kept.insert(0, word)
    return " ".join(kept)


def _is_name(text: str) -> bool:
    words = text.split()
    return len(words) >= 2 and words[0] in FAMILY and words[1][0].isupper()
