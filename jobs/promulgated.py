"""Which documents were issued in a period, going by what articles say of them. Pure.

An article names many documents, most of them old ones that are being carried out. One was issued
in the period where a sentence says so ("ban hành", "ký"), or gives a day of the period for it, and
nothing speaks against it: no article named it before, and its own year is the period's.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jobs import documents
from jobs.text import fold, normalize

MOST = 8
"""Documents told in one compilation."""

NEARBY = 90
"""Characters before and behind a number in which it is said what was done with it."""

LONGEST = 420
"""Characters of a sentence that is told; a longer one is a list."""

PAST = timedelta(days=3)
"""News of a document may come a few days late: the first days of a month tell of the last one."""

RANKS = ({"TW"}, {"CP", "TTg", "CTN", "UBTVQH"}, {"TU", "ĐU"})
"""Whose documents are told first; those of the National Assembly stand with the government's."""

_DATELINE = re.compile(r"^\(?[A-ZĐ][\w.]{2,11}\)?\s*[-–]\s+")
"""An outlet's own name before the first sentence: "VTV.vn - "."""

_ISSUED = re.compile(r"\b(ban hanh|da ky|ky ban hanh|ky quyet dinh|vua ky|cong bo)\b")
_CARRIED_OUT = re.compile(rf"\b({documents.CARRIED_OUT}|theo|tai|cua)\s*$")
_DAY = re.compile(
    r"\bngay (\d{1,2})\s*(?:[/-]| thang )\s*(\d{1,2})(?:\s*(?:[/-]| nam )\s*(\d{4}))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A document in one sentence of one article.

    Attributes:
        normalized: As offices write it.
        number: With its year where it has one: "147/2024".
        type: The sign of its kind; None where the article does not say.
        issuer: The sign of who issued it; None where the article does not say.
        sentence: Verbatim but for white space.
        entry: The database's number of the entry.
        outlet: Who brought it.
        link: The page.
        published: The local day on which the article appeared.
    """

    normalized: str
    number: str
    type: str | None
    issuer: str | None
    sentence: str
    entry: int
    outlet: str
    link: str
    published: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Promulgated:
    """A document that was issued in the period.

    Attributes:
        normalized: As offices write it: "57-NQ/TW".
        name: As it is read out: "Nghị quyết số 57-NQ/TW".
        sentence: What an article says of it, verbatim.
        entry: The number of that entry.
        outlet: Who brought it.
        link: The page of the article.
        published: The day of the article.
    """

    normalized: str
    name: str
    sentence: str
    entry: int
    outlet: str
    link: str
    published: date


def issued(
    named: Iterable[Named],
    *,
    first: date,
    last: date,
    known: Collection[str] = (),
    most: int = MOST,
) -> tuple[Promulgated, ...]:
    """Choose the documents that were issued in a period, the highest issuer's first.

    Among those of one rank the ones that most articles name come first.

    Args:
        named: What the period's articles say of documents.
        first: The period's first day, local.
        last: Its last.
        known: Documents that an article named before the period, normalized.
        most: How many at most.
    """
    told: dict[str, list[Named]] = {}
    for each in named:
        if each.type and each.issuer and _of_the_year(each.number, first, last):
            told.setdefault(each.normalized, []).append(each)
    found: list[tuple[int, int, Promulgated]] = []
    for normalized, some in told.items():
        best = _best(some, first, last)
        if best is not None and (normalized not in known or best[1]):
            articles = len({each.entry for each in some})
            found.append((_rank(best[0].issuer or ""), -articles, _promulgated(best[0])))
    found.sort(key=lambda each: (*each[:2], each[2].published, each[2].normalized))
    return _each_sentence_once([each for _, _, each in found])[:most]


def says_issued(sentence: str, normalized: str, *, first: date, last: date) -> tuple[bool, bool]:
    """Judge a sentence: whether it says that a document was issued, and whether in the period.

    The second is only True where the sentence gives a day, and the document's own.
    """
    folded = fold(sentence)
    here = next((each for each in documents.find(sentence) if each.normalized == normalized), None)
    if here is None or len(folded) != len(normalize(sentence)):
        return False, False
    before = folded[max(0, here.start - NEARBY) : here.start]
    behind = folded[here.end : here.end + NEARBY]
    if _CARRIED_OUT.search(before.rstrip()):
        return False, False
    days = [_day(match, first, last) for match in _DAY.finditer(f"{before} {behind}")]
    if any(day is not None and not first - PAST <= day <= last for day in days):
        return False, False
    said = bool(_ISSUED.search(before)) or bool(_ISSUED.search(behind[:40]))
    return said, said and any(days)


def undated(sentence: str) -> str:
    """Return a sentence without the outlet's own name before it."""
    return _DATELINE.sub("", sentence)


def _day(match: re.Match[str], first: date, last: date) -> date | None:
    year = int(match[3]) if match[3] else last.year
    try:
        day = date(year, int(match[2]), int(match[1]))
    except ValueError:
        return None
    return day if match[3] or day <= last else day.replace(year=first.year)


def _best(some: Sequence[Named], first: date, last: date) -> tuple[Named, bool] | None:
    """Return the sentence that tells of the issuing, and whether it gives the day."""
    fitting = [
        (each, dated)
        for each in some
        for said, dated in [says_issued(each.sentence, each.normalized, first=first, last=last)]
        if said and len(each.sentence) <= LONGEST and each.sentence.endswith((".", ".”", '."'))
    ]
    return max(fitting, key=lambda pair: (pair[1], -pair[0].entry), default=None)


def _promulgated(named: Named) -> Promulgated:
    return Promulgated(
        normalized=named.normalized,
        name=_name(named),
        sentence=undated(named.sentence),
        entry=named.entry,
        outlet=named.outlet,
        link=named.link,
        published=named.published,
    )


def _rank(issuer: str) -> int:
    if issuer.startswith("QH"):
        return 1
    return next((rank for rank, some in enumerate(RANKS) if issuer in some), len(RANKS))


def _name(named: Named) -> str:
    """Return the document's name with the word for its kind, as the sentence has it."""
    for each in documents.find(named.sentence):
        if each.normalized == named.normalized:
            kind = normalize(named.sentence)[each.start : each.end].split(" số ")[0]
            kind = re.split(r"\d", kind)[0].strip()
            if kind:
                return f"{kind[0].upper()}{kind[1:]} số {_signed(named)}"
    return f"Văn bản số {_signed(named)}"


def _signed(named: Named) -> str:
    """Return the number as it stands on the document: the National Assembly names no kind."""
    if (named.issuer or "").startswith("QH"):
        return f"{named.number}/{named.issuer}"
    return named.normalized


def _of_the_year(number: str, first: date, last: date) -> bool:
    """Say whether a number with a year is one of the period's; one without may be."""
    _, _, year = number.partition("/")
    return not year or year in {str(first.year), str(last.year)}


def _each_sentence_once(found: Sequence[Promulgated]) -> tuple[Promulgated, ...]:
    kept: dict[str, Promulgated] = {}
    for each in found:
        kept.setdefault(each.sentence, each)
    return tuple(kept.values())
