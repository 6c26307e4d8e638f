"""Fourteen makes of portals for a blind measurement, written without having seen the reader.

From memory of what such systems serve; no outlet, place or person in them is real.
"""

from tests.pages.round4 import portals_cms, portals_new, portals_old

MAKES = portals_old.MAKES | portals_cms.MAKES | portals_new.MAKES
PORTALS = {name: make.page for name, make in MAKES.items()}
