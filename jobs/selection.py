"""What of the news somebody wants to be told: topics, outlets, keywords, and how much. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from jobs.bulletin import MOST_STORIES
from jobs.news import Story
from jobs.text import fold, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Outlets by their names: ``only`` these (empty: all), and none of ``without``."""

    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def hears(self, outlet: str) -> bool:
        """Say whether news of an outlet is wanted."""
        return (not self.only or outlet in self.only) and outlet not in self.without


@dataclass(frozen=True, slots=True, kw_only=True)
class Keywords:
    """Words or phrases as typed: one of ``include`` must be told, none of ``exclude`` may be.

    No ``include`` is no demand. What is typed with tone marks is meant literally ("kỷ luật" is not
    "kỹ luật"); what is typed without stands for every marking. Syllables are compared whole: "an"
    is not in "ban".
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def fits(self, *texts: str) -> bool:
        """Say whether a piece of news that reads so is wanted."""
        if self.include and not _any_in(self.include, texts):
            return False
        return not _any_in(self.exclude, texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """A whole choice.

    Attributes:
        topics: Ids of the taxonomy; empty for all.
        sources: The outlets.
        keywords: The words looked for in headline and summary: in what would be read.
        most: The most stories of one bulletin.
    """

    topics: tuple[str, ...] = ()
    sources: Sources = field(default_factory=Sources)
    keywords: Keywords = field(default_factory=Keywords)
    most: int = MOST_STORIES

    def fits(self, story: Story) -> bool:
        """Say whether the words of a story are wanted."""
        return self.keywords.fits(story.title, *story.sentences)


def _any_in(phrases: Iterable[str], texts: Iterable[str]) -> bool:
    return any(_stands_in(phrase, text) for text in texts for phrase in phrases)


def _stands_in(phrase: str, text: str) -> bool:
    literal, folded = _spelled(text)
    wanted, plain = _spelled(phrase)
    return wanted in literal if wanted != plain else plain in folded


@lru_cache(maxsize=8192)
def _spelled(text: str) -> tuple[str, str]:
    """Return a text as syllables between single blanks, with tone marks and without.

    Kept: one morning's few hundred stories are held against the keywords of thousands of chats.
    """
    literal = " ".join(words(text))
    return f" {literal} ", f" {fold(literal)} "
