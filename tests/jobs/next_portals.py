"""Fourteen makes of portals for a blind measurement, written without having seen the reader.

From memory of what such systems serve; no outlet, place or person in them is real.
"""

from tests.jobs import next_portals_cms, next_portals_new, next_portals_old

MAKES = next_portals_old.MAKES | next_portals_cms.MAKES | next_portals_new.MAKES
PORTALS = {name: make.page for name, make in MAKES.items()}
