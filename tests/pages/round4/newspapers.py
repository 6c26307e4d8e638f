"""Fourteen makes of newspapers' article pages, written before the reader was run on any of them.

The structure is that of kinds of newspapers as remembered, no page's own; all their words are
invented. ``FACTS`` tells of each make what ``measure_newspapers`` holds a reading to.
"""

from collections.abc import Callable

from tests.jobs.skins import Story
from tests.pages.round4 import press_big as big
from tests.pages.round4 import press_party as party
from tests.pages.round4 import press_province as province
from tests.pages.round4 import press_state as state
from tests.pages.round4.press_parts import Facts

MAKES: dict[str, tuple[Callable[[Story], str], Facts]] = {
    "express": (big.express, big.EXPRESS),
    "city": (big.city, big.CITY),
    "people": (big.people, big.PEOPLE),
    "labour": (big.labour, big.LABOUR),
    "organ": (state.organ, state.ORGAN),
    "soldier": (state.soldier, state.SOLDIER),
    "agency": (state.agency, state.AGENCY),
    "government": (state.government, state.GOVERNMENT),
    "pioneer": (party.pioneer, party.PIONEER),
    "radio": (party.radio, party.RADIO),
    "journal": (party.journal, party.JOURNAL),
    "photo": (party.photo, party.PHOTO),
    "coast": (province.coast, province.COAST),
    "midland": (province.midland, province.MIDLAND),
}
NEWSPAPERS = {name: make for name, (make, _) in MAKES.items()}
FACTS = {name: facts for name, (_, facts) in MAKES.items()}
