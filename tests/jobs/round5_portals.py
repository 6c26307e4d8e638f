"""Round five's portals: twelve makes of pages, each a function from a story to a whole page.

Written from memory of what such sites serve, by somebody who had not seen the reader: a blind
measurement (``python -m tests.benchmarks.round5_portals``).
"""

from collections.abc import Callable

from tests.jobs import (
    round5_portals_cms,
    round5_portals_dotnet,
    round5_portals_modern,
    round5_portals_vendors,
)
from tests.jobs.round5_portals_parts import Shows
from tests.jobs.skins import Story

MAKES: dict[str, tuple[Callable[[Story], str], Shows]] = {
    name: make
    for module in (
        round5_portals_cms,
        round5_portals_vendors,
        round5_portals_dotnet,
        round5_portals_modern,
    )
    for name, make in module.MAKES.items()
}
PORTALS: dict[str, Callable[[Story], str]] = {name: page for name, (page, _) in MAKES.items()}
SHOWS: dict[str, Shows] = {name: shows for name, (_, shows) in MAKES.items()}
