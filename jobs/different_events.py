"""Whether two entries in like words tell of two events: by ordinals, dates, documents, names. Pure.

Offices write to templates: two communiqués of one meeting, two decrees of one day, the congresses
of two communes share nine words of ten, and what they do not share is the event. So where two
entries are alike, it is looked for what speaks against one event:

* both count the same thing, and come to different numbers ("ngày làm việc thứ hai", "thứ ba");
* both headlines have a date, and not the same; a day is not the week or the month that it ends;
* both tell of a document of one kind, and of different numbers;
* both headlines name provinces, or begin with who acts, and neither entry knows the other's;
* the headlines say the same, and each entry names communes, hamlets or wards, none in common;
* one rounds up a day's news, or plans a week: that is its outlet's own, and no event, unless its
  headline is that of the other;
* both headlines are one sentence with different names in one place, and neither entry knows the
  other's name. A toll that rises and a sum that is rounded are numbers of one event.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import takewhile
from typing import Self

from jobs import documents
from jobs.places import provinces
from jobs.round_ups import is_round_up
from jobs.text import canonical, fold, normalize, syllables, words

LEAD = 400
"""How much of a text is looked at for documents and names, in characters: what it is about."""
TEMPLATE = 0.5
"""The share of two headlines' syllables that must stand in one order for them to be one template.

From 0.4 to 0.6 nothing measured changes: unknown names in the same place are rare.
"""
LEAST_SHARED = 3
"""So many syllables must be shared: two short headlines are no template."""
CARRIED_OUT = re.compile(rf"\b(?:{documents.CARRIED_OUT})\b")
BEFORE = 60
"""Characters in which that is said."""
SIGNED = re.compile(r"\d(?:/\d{4})?[-/][A-ZĐ]{2}")
"""What news of a document has and other news has not; most leads need not be read further."""

ORDINALS = {
    "nhất": 1, "đầu": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười": 10, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7,
    "viii": 8, "ix": 9, "x": 10,
}  # fmt: skip
COUNTED = frozenset({"kỳ", "tập", "vòng", "đợt", "khoá", "phần", "bài", "quý"})
"""Words behind which a figure counts on, with no "thứ" or "số" between them."""
DATE = re.compile(
    r"(?<![\d/.,-])(?:(tuần )?(\d{1,2}) ?- ?(?=\d{1,2}/))?(\d{1,2}) ?(?:[./-] ?|tháng )(\d{1,2})"
    r"(?:[./-]\d{4})?(?![\d%]|[./,-]\d)"
)
"""A day, or the first and last ("từ 9-11/8"); a week's round-up ("tuần 25-31/7") is marked."""
MONTH = re.compile(r"(?<!từ )(?<!đầu )(?<!giữa )(?<!cuối )\btháng (\d{1,2})(?!\d)")
"""A whole month; "từ tháng 8" is what others call "từ 1/8"."""
OFFICES = """
tổng bí thư, chủ tịch nước, phó chủ tịch nước, thủ tướng, phó thủ tướng, chủ tịch quốc hội,
phó chủ tịch quốc hội, thường trực ban bí thư, bí thư tỉnh ủy, bí thư thành ủy, chủ tịch ubnd tỉnh,
chủ tịch ubnd thành phố, chủ tịch hđnd tỉnh, chủ tịch hđnd thành phố
"""
"""Those who receive one guest, or visit one place, on one day, one after another."""
SIDES = frozenset({"miền", "phía", "bảng", "hạng", "khối"})
"""What stands before a name of one syllable and belongs to it: "Nam" is in "Việt Nam", too."""
TOTAL = re.compile(
    r"(?<![\d/.,:-])(?<!gần )(?<!hơn )(?<!trên )(?<!khoảng )(?<!dưới )"
    r"(?P<number>\d{1,3}(?:\.\d{3})*) (?:bộ |thi thể |nạn nhân )?"
    r"(?!(?:tỷ|tỉ|triệu|nghìn|ngàn|usd|đồng|ha|km|mm|m|độ|phút|giờ|ngày|tháng|năm|tuổi)\b)"
    r"(?P<what>[^\W\d]+ [^\W\d]+)"
)
"""What is counted one by one, and exactly: two syllables of it."""
PLAN = re.compile(r"lịch (?:công tác|làm việc|tiếp)\b", re.IGNORECASE)
"""How the headline of a week's plan begins."""
SEVERAL = re.compile(r"[;|]")
"""What stands between the headlines in a round-up's."""
BELOW = re.compile(
    r"(?<!\w)(?<!tác )(?:[Xx]ã|[Pp]hường|[Tt]hị trấn|[Tt]hôn|[Ấấ]p|[Hh]uyện) (\w+)(?: (\w+))?"
)
"""A place below a province; a cooperative ("hợp tác xã") is none."""
SAME_HEADLINE = 0.8
"""The share of the shorter headline's syllables that stand in the other: both say the same."""
ALIKE = ((0.8, 2), (0.6, 1))
"""Two headlines of one outlet are one, where such a share of the shorter one's syllables is in both
and one of them says at most so many syllables that the other entry does not."""


@dataclass(frozen=True, slots=True)
class Head:
    """What of an entry is held against another's.

    Attributes:
        title: Its headline; "" where it has none.
        lead: How its text begins, at most ``LEAD`` characters.
        outlet: Who tells it; None where nobody knows.
    """

    title: str
    lead: str
    outlet: str | None = None

    @classmethod
    def of(cls, title: str, text: str, outlet: str | None = None) -> Self:
        """Take it of an entry's headline and whole text."""
        return cls(title, text[:LEAD], outlet)


def differ(one: Head, other: Head) -> bool:
    """Say whether two entries that are told in like words tell of two events for all that."""
    if not one.title or not other.title:
        return False
    some, others = _counts(one), _counts(other)
    if any(not some[what] & others[what] for what in some.keys() & others.keys()):
        return True
    if _rounds_up(one, other) or _elsewhere(one, other) or _others_do(one, other):
        return True
    return _names_differ(one, other) or _elsewhere_below(one, other)


@cache
def _offices() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of an office, and that of those with which a headline begins."""
    names = sorted((" ".join(each.split()) for each in canonical(OFFICES).split(",")), key=len)
    one = "|".join(reversed(names))
    return re.compile(one), re.compile(rf"(?:video )?(?:{one})(?: (?:{one}))*")


def headed_alike(one: Head, other: Head) -> bool:
    """Say whether one headline is nearly the other, or says little that is not told there, too."""
    left, right = frozenset(words(one.title)), frozenset(words(other.title))
    shared = len(left & right) / max(min(len(left), len(right)), 1)
    new = min(len(left - _told(other)), len(right - _told(one)))
    return any(shared >= share and new <= most for share, most in ALIKE)


def counted_on(told: Head, others: Iterable[Head]) -> bool:
    """Say whether a headline counts what ``others`` count, and comes to another number than all."""
    mine = _totals(told)
    known: dict[str, set[str]] = defaultdict(set)
    for other in others:
        for what, numbers in _totals(other).items():
            known[what] |= numbers
    return any(what in known and not numbers & known[what] for what, numbers in mine.items())


@lru_cache(maxsize=2048)
def _told(told: Head) -> frozenset[str]:
    return frozenset(words(f"{told.title} {told.lead}"))


@lru_cache(maxsize=2048)
def _totals(told: Head) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for match in TOTAL.finditer(canonical(normalize(told.title))):
        found.setdefault(match["what"], set()).add(match["number"])
    return found


@lru_cache(maxsize=2048)
def _counts(told: Head) -> Mapping[str, set[str]]:
    """Return what an entry counts, dates or numbers → with which numbers."""
    found: dict[str, set[str]] = {}
    line = canonical(normalize(told.title))
    for day in _days(line):
        found.setdefault("ngày", set()).add(day)
    for what, number in _ordinals(syllables(line)):
        found.setdefault(what, set()).add(number)
    for kind, number in _documents(normalize(f"{told.title}. {told.lead}")):
        found.setdefault(kind, set()).add(number)
    return found


def _days(line: str) -> Iterator[str]:
    for match in DATE.finditer(line):
        week, first, last, month = match.groups()
        if int(last) <= 31 and 1 <= int(month) <= 12:
            day = f"{int(last)}/{int(month)}"
            yield f"{week}{day}" if week else day
            if first and not week:
                yield f"{int(first)}/{int(month)}"
    if not DATE.search(line):
        for match in MONTH.finditer(line):
            if int(match[1]) <= 12:
                yield f"tháng {int(match[1])}"


def _ordinals(parts: Sequence[str]) -> Iterator[tuple[str, str]]:
    for place, part in enumerate(parts[1:], 1):
        before = parts[place - 1]
        if place > 1 and before == "thứ" and (part.isdigit() or part in ORDINALS):
            yield f"{parts[place - 2]} thứ", str(ORDINALS.get(part, part))
        elif place > 1 and before == "số" and part.isdigit():
            yield f"{parts[place - 2]} số", part
        elif before in COUNTED and part.isdigit():
            yield f"{before} thứ", part


def _documents(line: str) -> Iterator[tuple[str, str]]:
    """Yield the kind and the number, without its year, of each document that is news itself."""
    if not SIGNED.search(line):
        return
    for each in documents.find(line):
        before = fold(line[max(0, each.start - BEFORE) : each.start])
        if each.type and not CARRIED_OUT.search(before):
            yield each.type, each.number.split("/")[0]


def _elsewhere(one: Head, other: Head) -> bool:
    """Say whether the headlines name provinces, and neither entry knows the other's."""
    some, others = _places(one.title), _places(other.title)
    if not some or not others or some & others:
        return False
    return not (some & _places(other.lead) or others & _places(one.lead))


@lru_cache(maxsize=2048)
def _places(text: str) -> frozenset[str]:
    return provinces(_spelled(text))


def _elsewhere_below(one: Head, other: Head) -> bool:
    """Say whether the headlines say the same, and the entries name places that are not the same."""
    left, right = frozenset(words(one.title)), frozenset(words(other.title))
    if len(left & right) < SAME_HEADLINE * min(len(left), len(right)):
        return False
    some, others = _below(one), _below(other)
    return bool(some and others) and not some & others


@lru_cache(maxsize=2048)
def _below(told: Head) -> frozenset[str]:
    """Return the names of communes, wards and hamlets, canonical; of long ones two syllables."""
    named = (match.groups() for match in BELOW.finditer(normalize(f"{told.title}. {told.lead}")))
    names = (" ".join(takewhile(_is_capital, filter(None, each))) for each in named)
    return frozenset(canonical(name) for name in names if name)


def _is_capital(part: str) -> bool:
    return part[0].isupper() and not (len(part) > 1 and part.isupper())


def _rounds_up(one: Head, other: Head) -> bool:
    """Say whether both are round-ups of two outlets, or one is, and not of this event alone."""
    rounds = [each for each in (one, other) if _is_of_outlet(each.title)]
    if len(rounds) == 2:
        return one.outlet != other.outlet
    several = any(SEVERAL.search(each.title) for each in rounds)
    return bool(rounds) and (several or not headed_alike(one, other))


@lru_cache(maxsize=2048)
def _is_of_outlet(title: str) -> bool:
    """Whether a headline rounds up news, or plans a week: it is its outlet's own, and no event."""
    return is_round_up(title) or PLAN.match(normalize(title)) is not None


def _others_do(one: Head, other: Head) -> bool:
    """Say whether the headlines begin with who does it, and neither entry knows the other's."""
    some, others = _actors(one.title), _actors(other.title)
    if not some or not others or some & others:
        return False
    return not (_knows(other, some) or _knows(one, others))


@lru_cache(maxsize=2048)
def _actors(title: str) -> frozenset[str]:
    """Return the offices with which a headline begins: "Tổng Bí thư, Chủ tịch nước …" has two."""
    one, several = _offices()
    match = several.match(" ".join(words(title)))
    return frozenset(one.findall(match[0])) if match else frozenset()


def _names_differ(one: Head, other: Head) -> bool:
    """Say whether two headlines are one template, with other names in the same place."""
    left, right = _spelled(one.title), _spelled(other.title)
    enough = TEMPLATE * (len(left) + len(right)) / 2
    if len({*map(canonical, left)} & {*map(canonical, right)}) < max(LEAST_SHARED, enough / 2):
        return False
    match = SequenceMatcher(
        None,
        [canonical(part) for part in left],
        [canonical(part) for part in right],
        autojunk=False,
    )
    steps = match.get_opcodes()
    if sum(end - start for step, start, end, _, _ in steps if step == "equal") < enough:
        return False
    for step, start, end, begin, stop in steps:
        if step == "replace":
            some, others = _names(left, start, end), _names(right, begin, stop)
            if some and others and not (_knows(other, some) or _knows(one, others)):
                return True
    return False


def _knows(told: Head, names: Iterable[str]) -> bool:
    said = _said(told)
    return any(f" {name} " in said for name in names)


@lru_cache(maxsize=2048)
def _said(told: Head) -> str:
    return f" {' '.join(words(f'{told.title} {told.lead}'))} "


def _spelled(title: str) -> list[str]:
    """Return the syllables of a headline; one in capitals throughout names nobody by them."""
    parts = syllables(normalize(title))
    shouted = 2 * sum(part.isupper() and len(part) > 1 for part in parts) > len(parts)
    return [part.lower() for part in parts] if shouted else parts


def _names(parts: Sequence[str], start: int, end: int) -> list[str]:
    """Return the runs of capitalized syllables in a stretch, canonical.

    The first syllable of a headline is a name only where the next is one, too; abbreviations are
    none, for the other headline may have them in full.
    """
    runs: list[list[str]] = [[]]
    for place in range(start, end):
        part = parts[place]
        numbered = part.isdigit() and place > 0 and parts[place - 1] == "số"
        if numbered or _is_capital(part):
            if not runs[-1] and place > 0 and parts[place - 1] in SIDES:
                runs[-1].append(canonical(parts[place - 1]))
            runs[-1].append(canonical(part))
        elif runs[-1]:
            runs.append([])
    if start == 0 and len(runs[0]) == 1 and parts[0][0].isupper():
        del runs[0]
    return [" ".join(run) for run in runs if run]
