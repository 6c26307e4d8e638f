"""Round five's portals: twelve makes of pages, each a function from a story to a whole page.

Written from memory of what such sites serve, by somebody who had not seen the reader: a blind
measurement (``python -m tests.pages.round5.measure_portals``).
"""

from collections.abc import Callable

from tests.jobs.skins import Story
from tests.pages.round5 import (
    portals_cms,
    portals_dotnet,
    portals_modern,
    portals_vendors,
)
from tests.pages.round5.portals_parts import Shows

MAKES: dict[str, tuple[Callable[[Story], str], Shows]] = {
    name: make
    for module in (
        portals_cms,
        portals_vendors,
        portals_dotnet,
        portals_modern,
    )
    for name, make in module.MAKES.items()
}
PORTALS: dict[str, Callable[[Story], str]] = {name: page for name, (page, _) in MAKES.items()}
SHOWS: dict[str, Shows] = {name: shows for name, (_, shows) in MAKES.items()}
