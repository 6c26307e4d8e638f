"""Ten newspapers' article pages and five list pages, written before the reader was ever seen.

They are a blind measurement (``tests/benchmarks/newspapers.py``): once a fault found on them
has led to a change of the reader, they are blind no longer.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tests.jobs.skins import Story
from tests.pages.round3 import press_city as city
from tests.pages.round3 import press_lists as lists
from tests.pages.round3 import press_party as party
from tests.pages.round3.press_lists import ListPage

NEWSPAPERS: Mapping[str, Callable[[Story], str]] = {
    "express": city.express,
    "youth": city.youth,
    "people_web": city.people_web,
    "labour": city.labour,
    "radio": city.radio,
    "central": party.central,
    "army": party.army,
    "province": party.province,
    "old_province": party.old_province,
    "review": party.review,
}
LISTS: Mapping[str, Callable[[Sequence[str]], ListPage]] = {
    "express_section": lists.express_section,
    "youth_front": lists.youth_front,
    "central_section": lists.central_section,
    "committee_portal": lists.committee_portal,
    "review_section": lists.review_section,
}


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a make shows of a story beside title, minute, text and caption.

    Attributes:
        stamp: What stands before the lead: a place or the paper's letters, right in or out of it.
        signed: Whether the story's author is named.
        source: Where a page says it took the text from; "" where it says nothing.
    """

    stamp: str = ""
    signed: bool = True
    source: str = ""


STAMPS = {
    "express": "Hà Nội",
    "youth": "NTO",
    "people_web": "(Dân Làng)",
    "radio": "SVO.VN",
    "central": "NBM",
    "army": "QĐBM",
    "old_province": "(BCL)",
    "review": "TCBM",
}


def shown(name: str, story: Story) -> Shown:
    """What the make of this name shows of this story."""
    if name == "labour" and not story.rich:
        return Shown(signed=False, source="TTXVN")
    return Shown(stamp=STAMPS.get(name, ""))
