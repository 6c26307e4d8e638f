"""Twelve makes of Vietnamese newspapers' pages, written from memory before the reader saw them.

The makes stand in ``press_*.py``; here is what is true of each besides its story.
"""

from collections.abc import Callable

from tests.jobs.skins import Story
from tests.pages.round5.press_a import MAKES_A, MARKS_A
from tests.pages.round5.press_b import MAKES_B, MARKS_B
from tests.pages.round5.press_c import MAKES_C, MARKS_C
from tests.pages.round5.press_d import MAKES_D, MARKS_D
from tests.pages.round5.press_lists import LISTS
from tests.pages.round5.press_page import COMMENTS

__all__ = ["LISTS", "MARKS", "NEUTRAL", "NEWSPAPERS", "PREFIX"]

NEWSPAPERS: dict[str, Callable[[Story], str]] = MAKES_A | MAKES_B | MAKES_C | MAKES_D
TALKING = {"express", "youth", "labour", "people", "zine", "building"}
# Recognisable words of a page's furniture: none of them may be read as part of the article.
MARKS: dict[str, tuple[str, ...]] = {
    name: marks + (sum(COMMENTS, ()) if name in TALKING else ())
    for name, marks in (MARKS_A | MARKS_B | MARKS_C | MARKS_D).items()
}
# What may be read as a paragraph or not: a table's cells, a quotation set apart, a footnote.
NEUTRAL: dict[str, tuple[str, ...]] = {
    "people": ("Làm đến đâu chắc đến đó",),
    "network": ("Kế hoạch", "Thực hiện", "2024", "2025", "12,5", "13,1", "14,0", "14,2", "Năm"),
    "zine": ("Điều quan trọng nhất là không để ai", "Một chuyên gia chia sẻ"),
    "review": ("(1) Văn kiện Đại hội", "-----"),
}
# What stands before the lead and may be kept or left out.
PREFIX = {
    "people": "(Dân trí) - ",
    "party": "NDO - ",
    "radio": "VOV.VN - ",
    "army": "QĐND - ",
    "province": "(baotinh.vn) - ",
    "review": "TCCS - ",
}
