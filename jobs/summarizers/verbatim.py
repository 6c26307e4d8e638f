"""The embedded summarizer as a coroutine: it works in a worker process.

There its milliseconds hold up nobody, and numpy takes its memory (20 MB) only while there is work.
"""

import asyncio
from collections.abc import Sequence

from jobs.summarizers.base import Budget, Document, Summary
from jobs.worker_pool import WorkerPool


class Verbatim:
    """Chooses sentences of the documents, word for word; a ``Summarizer``."""

    def __init__(self, workers: WorkerPool | None = None) -> None:
        """Work in ``workers``; None: in a thread of this process."""
        self._workers = workers

    async def __call__(self, documents: Sequence[Document], budget: Budget) -> Summary:
        """Summarize as ``jobs.summarizers.extractive`` does."""
        given = tuple(documents)
        if self._workers is None:
            return await asyncio.to_thread(summarize, given, budget)
        return await self._workers.do(summarize, given, budget)


def summarize(documents: Sequence[Document], budget: Budget) -> Summary:
    """Choose the sentences here and now; what that needs is imported when it is first wanted."""
    from jobs.summarizers import extractive

    return Summary(sentences=extractive.summarize(documents, budget))
