"""Short texts made of articles: one file a summarizer, one line each in ``SUMMARIZERS``."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from jobs.summarizers.base import Budget, Document, Summarizer, Summary
from jobs.summarizers.verbatim import Verbatim
from jobs.worker_pool import WorkerPool

if TYPE_CHECKING:
    from jobs.summarizers.llm import Model

__all__ = ["DEFAULT", "SUMMARIZERS", "Budget", "Document", "Summarizer", "Summary"]


class _Made(Protocol):
    def __call__(
        self, workers: WorkerPool | None = None, model: "Model | None" = None
    ) -> Summarizer:
        """Make the summarizer.

        Args:
            workers: Where it may work; None for a thread of this process.
            model: The language model that the operator set up, if any.
        """


def _verbatim(workers: WorkerPool | None = None, model: "Model | None" = None) -> Summarizer:  # noqa: ARG001
    return Verbatim(workers)


def _llm(workers: WorkerPool | None = None, model: "Model | None" = None) -> Summarizer:
    # What it imports only its users pay for.
    from jobs.summarizers.llm import LanguageModel

    if model is None:
        raise ValueError("the summarizer llm needs the address and the name of a model")
    return LanguageModel(model, otherwise=Verbatim(workers))


DEFAULT = "extractive"
SUMMARIZERS: Mapping[str, _Made] = {
    DEFAULT: _verbatim,  # verbatim, embedded weights, never needs a network
    "llm": _llm,  # any OpenAI-compatible address; checked against the article, or else as above
}
"""Name in the settings → how to get it."""
