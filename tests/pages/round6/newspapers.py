"""Twelve makes of newspapers' pages, written before the reader was opened: a blind measurement."""

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

from tests.jobs.skins import Story
from tests.pages.round6 import (
    press_a,
    press_b,
    press_c,
    press_d,
)
from tests.pages.round6.press_parts import COMMENT_STRINGS, SECOND, heading

MODULES: tuple[tuple[ModuleType, tuple[str, ...]], ...] = (
    (press_a, ("chinhphu", "vietnamplus", "tintuc")),
    (press_b, ("hanoimoi", "cand", "nongnghiep")),
    (press_c, ("dautu", "vtv", "dangcongsan")),
    (press_d, ("thanhhoa", "dongnai", "tochuc")),
)
NEWSPAPERS: dict[str, Callable[[Story], str]] = {
    name: getattr(module, name) for module, names in MODULES for name in names
}
ADDRESSES: dict[str, Callable[[Story], str]] = {
    name: getattr(module, f"url_{name}") for module, names in MODULES for name in names
}
FURNITURE = (
    *(text for module, _ in MODULES for text in module.FURNITURE),
    *COMMENT_STRINGS,
)
# What stands before the lead in the paper's name: read with it or without it, both are right.
PREFIXES = {
    "chinhphu": "(Chinhphu.vn) - ",
    "hanoimoi": "(HNM) - ",
    "vtv": "VTV.vn - ",
    "dangcongsan": "(ĐCSVN) – ",
}
# Neither right nor wrong among the paragraphs: the paper's name under a text, a film's line.
NEUTRAL = (
    "(Vietnam+)",
    "VTV.vn - Phóng sự trong bản tin Chào buổi sáng.",
    "Diễn đàn khuyến nông trực tuyến: phát lại phiên sáng",
)
# What stands behind the writer's name: both readings are right.
AGENCIES = {"tintuc": "/TTXVN"}
NAMES_SOURCE = ("tochuc",)


@dataclass(frozen=True, kw_only=True)
class Truth:
    """What a page shows; ``leads`` are the readings of the lead that are right."""

    leads: tuple[str, ...]
    paragraphs: tuple[str, ...]
    headings: tuple[str, ...]
    captions: tuple[str, ...]
    authors: tuple[str, ...]
    source: str


def truth(name: str, story: Story) -> Truth:
    """Say what is to be read of the page that the make ``name`` gives the story."""
    prefix = PREFIXES.get(name, "")
    return Truth(
        leads=(story.lead, prefix + story.lead),
        paragraphs=tuple(text for text in story.body if not heading(text)),
        headings=tuple(text for text in story.body if heading(text)),
        captions=(story.caption, SECOND) if len(story.body) >= 8 else (story.caption,),
        authors=(story.author, story.author + AGENCIES.get(name, "")),
        source=story.source if name in NAMES_SOURCE else "",
    )
