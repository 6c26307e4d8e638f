"""Short texts made of articles: one file a summarizer, one line each in ``SUMMARIZERS``."""

from collections.abc import Callable

from jobs.summarizers import extractive
from jobs.summarizers.base import Budget, Document, Summarizer

__all__ = ["DEFAULT", "SUMMARIZERS", "Budget", "Document", "Summarizer"]

DEFAULT = "extractive"
SUMMARIZERS: dict[str, Callable[[], Summarizer]] = {
    DEFAULT: lambda: extractive.summarize,  # verbatim, embedded weights, never needs a network
}
"""Name in the settings → how to get it."""
