"""What a summarizer gets and gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article as a summarizer reads it.

    Attributes:
        title: The headline; "" where it has none.
        text: Lead and body, a paragraph a line; "" where there is nothing but the headline.
        lead: The opening that the editor set apart (sapô), as it stands in ``text``; "" where none
            is known.
    """

    title: str
    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How long a summary may be: exactly one of the two is given, at least 1.

    Attributes:
        sentences: At most so many sentences.
        syllables: At most so many syllables, as ``jobs.text.words`` counts them.

    Raises:
        ValueError: None of the two is given, or both, or it is below 1.
    """

    sentences: int | None = None
    syllables: int | None = None

    def __post_init__(self) -> None:
        given = [limit for limit in (self.sentences, self.syllables) if limit is not None]
        if len(given) != 1 or given[0] < 1:
            raise ValueError("a budget is a number of sentences or of syllables, at least 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a summarizer made.

    Attributes:
        sentences: In the order to be read; verbatim ones of the documents unless
            ``machine_written``. Empty where there is nothing but a headline.
        machine_written: Whether a language model wrote them in its own words: they are to be
            labelled as AI text, and a person is to approve them before they go out.
    """

    sentences: tuple[str, ...]
    machine_written: bool = False


class Summarizer(Protocol):
    """Makes a short text of the documents of one story. Several calls may run at once."""

    async def __call__(self, documents: Sequence[Document], budget: Budget) -> Summary:
        """Summarize the documents, the fullest or first one first, within the budget."""
