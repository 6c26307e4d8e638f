"""Ten portals' pages, written from memory by one who had not seen what reads them.

No real page was at hand: names of classes and the order of parts are what is publicly known of
each system. They are there to be measured with once; whoever mends the reader by them has turned
them into known pages.
"""

from collections.abc import Callable

from tests.jobs.skins import Story
from tests.pages.round3 import cms, java, net, open_source
from tests.pages.round3.furniture import SECTIONS, Shown

_FAMILIES = (cms, open_source, java, net)
PORTALS: dict[str, Callable[[Story], str]] = {
    name: make for family in _FAMILIES for name, make in family.PORTALS.items()
}
FURNITURE = (
    *SECTIONS,
    *dict.fromkeys(text for family in _FAMILIES for text in family.FURNITURE),
)
SHOWN = {
    "nukeviet": Shown(source=True),
    "joomla_k2": Shown(),
    "drupal": Shown(),
    "wordpress": Shown(author=False, source=True),
    "liferay": Shown(minute=False),
    "vnpt": Shown(),
    "next": Shown(),
    "sharepoint": Shown(author=False, source=True),
    "webforms": Shown(),
    "tables": Shown(minute=False, caption=False),
}
