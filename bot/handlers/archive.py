"""What handlers take from the archive: stories, passages, documents. Nobody else asks it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.handlers.desk import Desk
from jobs import documents, search, store
from jobs.documents import DocumentNumber
from jobs.news import Story
from jobs.text import normalize, sentences

MOST_HITS = 50
MOST_LATEST = 1000

PASSAGES = 20
"""How many of the best articles are read for an answer."""

MOST_DOCUMENTS = 10
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A document that articles name.

    Attributes:
        normalized: As offices write it.
        articles: How many articles name it.
        story: The newest of them.
        sentence: Its sentence that names the document.
    """

    normalized: str
    articles: int
    story: Story
    sentence: str


async def recent(
    desk: Desk, wanted: Sequence[str], *, since: datetime | None, until: datetime
) -> list[Story]:
    """Return the stories published in ``[since, until)`` on one of ``wanted`` (empty: all).

    The newest first; ``since`` None is no bound.
    """
    told = await desk.database.transact(
        lambda s: store.stories_of(s, since=since, until=until, most=MOST_LATEST)
    )
    return [story for story in told if not wanted or set(wanted) & set(story.topics)]


async def hits(
    desk: Desk, words: str, *, since: datetime | None = None, until: datetime | None = None
) -> list[Story]:
    """Return what the archive has on ``words``, the best first."""
    found = await search.find(desk.database, words, most=MOST_HITS, since=since, until=until)
    return await desk.database.transact(lambda s: store.stories_by_id(s, found))


async def passages(
    desk: Desk, words: str, *, since: datetime | None = None, until: datetime | None = None
) -> list[tuple[Story, str]]:
    """Return the articles in which an answer may stand, with their text, the likeliest first."""
    asked = search.unquoted(words)
    found = await search.find(desk.database, asked, most=PASSAGES, since=since, until=until)
    return await desk.database.transact(lambda s: store.passages(s, found))


async def story(desk: Desk, entry: int) -> Story | None:
    """Return one story; None where it is no longer kept."""
    told = await desk.database.transact(lambda s: store.stories_by_id(s, [entry]))
    return told[0] if told else None


async def named(
    desk: Desk,
    asked: DocumentNumber,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[Named]:
    """Return the documents that a number may mean, those that were named last first."""
    words = f'"{re.sub("[^0-9]", " ", asked.number).strip()}"'
    kind = f" {asked.type}" if asked.type else ""
    found = await search.find(desk.database, words + kind, most=MOST_HITS, since=since, until=until)
    read = await desk.database.transact(lambda s: store.passages(s, found))
    return grouped(asked, read)


def grouped(asked: DocumentNumber, read: Sequence[tuple[Story, str]]) -> list[Named]:
    """Gather what articles say of the documents that a number may mean, the newest first."""
    found: dict[str, list[tuple[Story, str]]] = {}
    for told, text in sorted(read, key=_published, reverse=True):
        for normalized, sentence in _mentions(asked, f"{told.title}\n{text}").items():
            found.setdefault(normalized, []).append((told, sentence))
    return [
        Named(normalized=name, articles=len(each), story=each[0][0], sentence=each[0][1])
        for name, each in found.items()
    ][:MOST_DOCUMENTS]


def _mentions(asked: DocumentNumber, text: str) -> dict[str, str]:
    """Each document of the text that may be meant, with its first sentence."""
    told: dict[str, str] = {}
    for line in text.splitlines():
        for sentence in sentences(normalize(line)):
            for each in documents.find(sentence):
                if _may_be(asked, each):
                    told.setdefault(each.normalized, sentence)
    return told


def _may_be(asked: DocumentNumber, found: DocumentNumber) -> bool:
    number, _, year = found.number.partition("/")
    wanted, _, wanted_year = asked.number.partition("/")
    return (
        number.lstrip("0") == wanted.lstrip("0")
        and (not wanted_year or wanted_year == year)
        and _agree(asked.type, found.type)
        and _agree(asked.issuer, found.issuer)
    )


def _agree(asked: str | None, found: str | None) -> bool:
    return asked is None or found is None or asked == found


def _published(read: tuple[Story, str]) -> datetime:
    return read[0].published or LONG_AGO
