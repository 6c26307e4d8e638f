"""What handlers take from the archive: stories, passages, documents. Nobody else asks it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import zip_longest

from sqlalchemy.orm import Session

from bot.handlers.days import ANY, Days
from bot.handlers.desk import Desk
from jobs import documents, own_words, search
from jobs.answer import Passage
from jobs.answering import contents
from jobs.answering import related as relating
from jobs.answering.related import Nearness
from jobs.bulletin import ranked
from jobs.documents import DocumentNumber
from jobs.news import Story
from jobs.selection import Selection
from jobs.stores import document_store, store
from jobs.stores.document_store import Known, Supersession
from jobs.understanding import marks, question_syllables
from jobs.understanding.numbered import tells_another
from jobs.understanding.question_words import listed
from jobs.understanding.synonyms import in_words_of, rephrased

MOST_HITS = 50
MOST_LATEST = 1000

PASSAGES = 20
"""How many of the best articles are read for an answer."""

DAY = timedelta(days=1)

MOST_PARTS = 31
"""Parts in which the stories of many days are read: each holds the database's thread by itself."""

MOST_DOCUMENTS = 10

MOST_MENTIONS = 30
"""Articles that name a document among which is looked for what it says."""

MOST_NEWEST = 5

EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A document that articles name.

    Attributes:
        normalized: As offices write it.
        articles: How many articles name it.
        story: That of the sentence.
        sentence: The one that tells most of what the document says, or else of the newest article
            that names it.
        tells: Whether it tells what the document says or is about.
        newest: The newest stories that name it, at most ``MOST_NEWEST``.
        superseded: What an article says of a document that came after it; None where none does.
    """

    normalized: str
    articles: int
    story: Story
    sentence: str
    tells: bool = False
    newest: tuple[Story, ...] = ()
    superseded: Supersession | None = None


async def recent(
    desk: Desk, wanted: Selection, *, since: datetime | None, until: datetime
) -> list[Story]:
    """Return the stories published in ``[since, until)`` that are wanted, however many.

    The newest first; ``since`` None is no bound.
    """
    topics, hears = set(wanted.topics), wanted.sources.hears
    told = await desk.database.read(
        lambda s: store.stories_of(s, since=since, until=until, most=MOST_LATEST, hears=hears)
    )
    return [
        story for story in told if (not topics or topics & set(story.topics)) and wanted.fits(story)
    ]


async def foremost(
    desk: Desk, wanted: Selection, *, since: datetime, until: datetime
) -> list[Story]:
    """Return the stories published in ``[since, until)`` that are wanted, what weighs most first.

    Of more than a day the newest ``MOST_LATEST`` of each of at most ``MOST_PARTS`` parts.
    """
    part = max(DAY, (until - since) / MOST_PARTS)
    told: list[Story] = []
    while since < until:
        begins = max(since, until - part)
        told += await recent(desk, wanted, since=begins, until=until)
        until = begins
    once: dict[tuple[int, ...], Story] = {}
    for each in told:
        once.setdefault(each.entries, each)
    return await asyncio.to_thread(ranked, list(once.values()), wanted.topics)


async def hits(desk: Desk, words: str, days: Days = ANY) -> list[Story]:
    """Return what the archive has on ``words``, the best first; with other marks, after these."""
    found = await _found(desk, words, days, most=MOST_HITS)
    told = await desk.database.read(lambda s: store.stories_by_id(s, found))
    return sorted(told, key=lambda each: marks.differs(words, _shown(each)))


async def _found(desk: Desk, words: str, days: Days, *, most: int) -> list[int]:
    """Return the entries that have what was typed, in turn with those that call it otherwise."""
    ranked = [
        await search.find(desk.database, each, most=most, since=days.since, until=days.until)
        for each in (words, *rephrased(words))
    ]
    turns = (entry for turn in zip_longest(*ranked) for entry in turn if entry is not None)
    return list(dict.fromkeys(turns))[:most]


async def told_whole(desk: Desk, words: str, found: Sequence[Story]) -> bool:
    """Say whether one of some stories has all the words that were looked for.

    A word that was typed with marks has to stand there with these, and a name whole: "hoàn thành
    kiểm tra" has no "Hoàn Kiếm". What only leads to them need not stand: "bài về cầu Bến Mới".
    """
    read = await texts_of(desk, [each.entry for each in found])
    return any(_has(f"{each.title} {text} {_shown(each)}", words) for each, text in read)


def shows(words: str, told: Story) -> bool:
    """Say whether what is shown of a story has all the words: its headline, and what is quoted."""
    return _has(_shown(told), words)


def headed(words: str, told: Story) -> bool:
    """Say whether a headline has all the words."""
    return _has(told.title, words)


def names(called: Sequence[str], told: Story) -> bool:
    """Say whether what is shown of a story holds one of some names."""
    return marks.names(_shown(told), called)


async def related(desk: Desk, words: str, found: Sequence[Story]) -> list[Story]:
    """Return those of some stories that speak of what is asked, in their order."""
    read = await texts_of(desk, [each.entry for each in found])
    near = await asyncio.to_thread(relating.related, words, passages_of(read))
    kept = {each.entry for each in near}
    return [each for each in found if each.entry in kept]


async def nearness(desk: Desk, words: str, told: Story) -> Nearness:
    """Say how near a story comes to what is looked for."""
    read = passages_of(await texts_of(desk, [told.entry]))
    return relating.nearness(words, read[0]) if read else Nearness.FAR


def passages_of(read: Sequence[tuple[Story, str]]) -> list[Passage]:
    """Return stories with their texts as what is looked through for answers."""
    return [
        Passage(entry=story.entry, title=story.title, text=held, published=story.published)
        for story, held in read
    ]


def surest(words: str, found: Sequence[Story], *, newest: bool) -> list[Story]:
    """Return what a search found with what is sure to be meant first, of this the newest first.

    Args:
        words: What was looked for.
        found: The stories, the best first.
        newest: Whether what is new was asked for: sure are those that hold the words in what is
            shown of them; otherwise those that hold them in their headlines.
    """
    sure = [each for each in found if _has(_shown(each) if newest else each.title, words)]
    meant = {each.entry for each in sure}
    sure.sort(key=lambda each: each.published or EARLIEST, reverse=True)
    return [*sure, *(each for each in found if each.entry not in meant)]


async def naming(desk: Desk, names: Sequence[str], found: Sequence[Story]) -> list[Story]:
    """Return those of some stories that hold a name as it is written: no "hai đường" for a town."""
    read = await texts_of(desk, [each.entry for each in found])

    def held() -> set[int]:
        return {each.entry for each, text in read if marks.names(f"{each.title}\n{text}", names)}

    named = await asyncio.to_thread(held)
    return [each for each in found if each.entry in named]


async def passages(desk: Desk, words: str, days: Days = ANY) -> list[tuple[Story, str]]:
    """Return the articles in which an answer may stand, with their text, the likeliest first."""
    found = await _found(desk, search.unquoted(words), days, most=PASSAGES)
    return await desk.database.read(lambda s: store.passages(s, found))


async def texts_of(desk: Desk, entries: Sequence[int]) -> list[tuple[Story, str]]:
    """Return the stories of some entries with the text of their articles, in their order."""
    return await desk.database.read(lambda s: store.passages(s, entries))


async def story(desk: Desk, entry: int) -> Story | None:
    """Return one story, in its article's own words; None where it is no longer kept."""
    told = await desk.database.read(lambda s: store.stories_by_id(s, [entry]))
    return (await in_own_words(desk, told))[0] if told else None


async def in_own_words(desk: Desk, told: Sequence[Story]) -> list[Story]:
    """Return stories as whoever asks for them is told them: nobody approved other words."""
    if not any(story.machine_written for story in told):
        return list(told)
    return await desk.database.read(lambda s: own_words.stories(s, told))


async def named(desk: Desk, asked: DocumentNumber, days: Days = ANY) -> list[Named]:
    """Return the documents that a number may mean, those that were named last first."""

    def look_up(session: Session) -> list[Named]:
        known = document_store.candidates(
            session,
            number=asked.number,
            type=asked.type,
            issuer=asked.issuer,
            most=MOST_DOCUMENTS,
        )
        within = [each for each in known if _within(each, days)]
        told = [_named(session, each) for each in _merged(within)]
        return [each for each in told if each is not None]

    return await desk.database.read(look_up)


def _shown(told: Story) -> str:
    return " ".join([told.title, *told.sentences])


def _has(text: str, words: str) -> bool:
    """Whether a text has all the words that are looked for."""
    asked = question_syllables.telling(search.unquoted(words))
    leading = listed("lead") | listed("tail") | listed("set_before")
    wanted, said = marks.wanted(asked, but=leading), in_words_of(words, text)
    whole = marks.has(said, wanted) and marks.together(said, asked, but=leading)
    return whole and not tells_another(words, text)


def _named(session: Session, known: Known) -> Named | None:
    naming = document_store.mentions(session, known.normalized, most=MOST_MENTIONS)
    read = store.passages(session, [each.entry for each in naming])
    if not read:
        return None
    document = documents.find(known.normalized)
    best = contents.best((text for _, text in read), document[0]) if document else None
    story, sentence = (read[best[1]][0], best[2]) if best else (read[0][0], known.newest.sentence)
    later = [
        change
        for change in document_store.supersessions(session, known.normalized)
        if change.older == known.normalized
    ]
    return Named(
        normalized=known.normalized,
        articles=known.articles,
        story=story,
        sentence=sentence[: document_store.LONGEST],
        tells=best is not None,
        newest=tuple(story for story, _ in read[:MOST_NEWEST]),
        superseded=later[0] if later else None,
    )


def _merged(known: Sequence[Known]) -> list[Known]:
    """Return documents without those of unknown issuer that may be one whose issuer is known.

    Headlines print "Nghị quyết 57" where the article has "57-NQ/TW".
    """
    sure = [each for each in known if each.issuer is not None]
    numbers = (each for one in sure for each in documents.find(one.normalized))
    short = {f"{each.number}-{each.type}" for each in numbers}
    return [each for each in known if each.issuer is not None or each.normalized not in short]


def _within(known: Known, days: Days) -> bool:
    at = known.newest.published
    return (days.since is None or at >= days.since) and (days.until is None or at < days.until)
