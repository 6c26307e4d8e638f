"""The embedded summarizer as a coroutine: its milliseconds are spent in a thread.

It is imported when first wanted: its figures need numpy, and who only asks for help needs neither.
"""

import asyncio
from collections.abc import Sequence

from jobs.summarizers.base import Budget, Document, Summary


async def verbatim(documents: Sequence[Document], budget: Budget) -> Summary:
    """Choose sentences of the documents, word for word (``jobs.summarizers.extractive``)."""
    return await asyncio.to_thread(_summarize, documents, budget)


def _summarize(documents: Sequence[Document], budget: Budget) -> Summary:
    from jobs.summarizers.extractive import summarize

    return Summary(sentences=summarize(documents, budget))
