"""What of the news somebody wants to be told: topics, outlets, keywords, and how much. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from jobs.bulletin import MOST_STORIES
from jobs.news import Story
from jobs.text import Spelled, spelled, stands_in

SPELLED = frozenset({"chỉ", "có", "nhận", "thêm", "trừ", "không", "bỏ", "loại"})
"""What stands before outlets and keywords, as whoever types tone marks spells it."""


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

    No ``include`` is no demand. Tone marks count where they were typed; syllables are compared
    whole, "an" is not in "ban": see ``stands_in``.
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
    return any(stands_in(_spelled(phrase), _spelled(text)) for text in texts for phrase in phrases)


@lru_cache(maxsize=8192)
def _spelled(text: str) -> Spelled:
    """Keep it: one morning's few hundred stories are held against thousands of chats' keywords."""
    return spelled(text)
