"""Ten portals' pages, written before they are read: each a function of a story, and its truth."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.jobs.skins import Story
from tests.pages.round7 import portals_new, portals_old

PORTALS: dict[str, Callable[[Story], str]] = portals_old.PORTALS | portals_new.PORTALS
FURNITURE: dict[str, list[str]] = portals_old.FURNITURE | portals_new.FURNITURE


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a make's page shows beside title, day, paragraphs and caption: all show those."""

    minute: bool = True
    author: bool = True
    source: bool = False


SHOWN = dict.fromkeys(PORTALS, Shown()) | {
    "nukeviet3": Shown(source=True),
    "php2012": Shown(minute=False),
    # Who posted in a forum did not sign a report: either answer is right.
    "vbulletin": Shown(author=False),
    "google_sites": Shown(minute=False),
    # The minute stands in an attribute only: either answer is right.
    "flatsome": Shown(minute=False),
    "mvc": Shown(source=True),
}
