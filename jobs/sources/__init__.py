"""The kinds of feeds that can be read: one file a kind, one line each in `SOURCES`."""

from jobs.sources import feed, page, sitemap
from jobs.sources.listing import Listing, Source

__all__ = ["SOURCES", "Listing", "Source"]

SOURCES: dict[str, Source] = {
    "feed": feed.read,
    "sitemap": sitemap.read,
    "page": page.read,
}
"""Kind → what reads it. ``jobs.discover`` says in which order they are tried on a site."""
