"""What a search finds and how its list is headed: places renamed in 2025, days without news."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import zip_longest

from bot.access import Request
from bot.handlers import archive, lists
from bot.handlers.days import ANY, Days
from bot.handlers.desk import Desk
from bot.messages import RichText, joined
from bot.stores import units
from bot.texts import beyond as texts_beyond
from bot.texts import hits as texts_hits
from bot.texts import places as texts_places
from bot.texts import questions as texts_questions
from jobs import communes, countries, search
from jobs.answering.related import Nearness
from jobs.communes import Place
from jobs.news import Story
from jobs.places import Province, province
from jobs.round_ups import is_round_up
from jobs.text import fold, syllables
from jobs.understanding import initials, marks, question_syllables
from jobs.understanding.dialect import in_full
from jobs.understanding.glued import unglued
from jobs.understanding.halves import halves
from jobs.understanding.live import marked
from jobs.understanding.narrowed import (
    HO_CHI_MINH_CITY,
    LocalTopic,
    is_ho_chi_minh_city,
    local_topic,
)
from jobs.understanding.newest import asks_for_new
from jobs.understanding.numbered import tells_another
from jobs.understanding.plainly import plainly
from jobs.understanding.synonyms import in_words_of

MOST_NAMESAKES = 3
"""So many communes of one name are told of; who asks for one of more is asked where it lies."""

MOST_PARTS = 3
"""Wishes that one search may hold."""

MOST_HELD = 0.75
"""The share of what is looked for from which a headline has most of it."""

CITY = Province(name=HO_CHI_MINH_CITY[0], now=HO_CHI_MINH_CITY[0])

LATEST = datetime.max.replace(tzinfo=UTC)

MOST_NAMES = 3
"""Names of today under which news of a former commune is looked for."""

FEW_BESIDE = 2
"""Syllables beside the name of a place up to which a message asks for this place and nothing else.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search brings.

    Attributes:
        head: What stands above the list, or is said where there is none.
        told: The stories, the best first; empty where there are none.
        sure: Whether they tell of what was looked for; False where they only come near.
        close: Whether they come so near that the first may tell it in other words.
    """

    head: RichText
    told: Sequence[Story] = ()
    sure: bool = True
    close: bool = False


async def find(
    desk: Desk,
    request: Request,
    words: str,
    *,
    text: str,
    days: Days,
) -> Found:
    """Look for what somebody asks for; where its days have nothing, on all.

    Args:
        desk: The tools.
        request: Who asks, and where.
        words: What to look for.
        text: The whole message: a place may be named in it by more words.
        days: Those that are meant.
    """
    query = in_full(marked(words))
    if place := CITY if is_ho_chi_minh_city(query) else province(query):
        return await _of_province(desk, place, days)
    if both := local_topic(query):
        return await _of_topic(desk, both, words, days)
    if query != words and " " not in words:
        query = f'"{query}"'  # "QH" is no "quốc gia … xã hội"
    named = await asyncio.to_thread(communes.place, query)
    if named is not None and (there := await _of_place(desk, named, query, days)):
        return Found(head=_counted(words, there, days), told=there)
    if named is not None and days.heading and (there := await _of_place(desk, named, query)):
        return Found(head=texts_hits.not_then(words, days.heading), told=there)
    found = await _of_no_news(desk, request, named, query, text=text) if named else None
    if found is None:
        found = await _of_words(desk, words, query, days, newest=asks_for_new(text))
    if found.told and found.sure:
        return found
    return await _otherwise(desk, request, words, text=text, days=days) or found


async def _otherwise(
    desk: Desk, request: Request, words: str, *, text: str, days: Days
) -> Found | None:
    """Look for several wishes in turn, for words typed as one, for a place of before."""
    if (both := await _halves(desk, request, in_full(words), days)) is not None:
        return both
    if (apart := unglued(words)) != words:
        again = await find(desk, request, apart, text=unglued(text), days=days)
        if again.told and again.sure:
            return again
    return await formerly(desk, request, text)


async def _of_words(desk: Desk, words: str, query: str, days: Days, *, newest: bool) -> Found:
    """Look for words that name no place."""
    told = await _hits(desk, query, days)
    is_name = marks.is_name(query) and not _names_two(query)
    if is_name and (named := await archive.naming(desk, [query], told)):
        told = named
    of_fact = await _of_fact(desk, query, days)
    if of_fact or await _told_whole(desk, query, told[: lists.PAGE]):
        told = _once([*of_fact, *archive.surest(query, told, newest=newest)])
        return Found(head=_counted(words, told, days), told=told)
    if days.heading and (other := await _on_other_days(desk, query, told)):
        other = archive.surest(query, other, newest=newest)
        return Found(head=texts_hits.not_then(words, days.heading), told=other)
    if is_name:
        # Of a name it is not enough that each syllable stands somewhere.
        told = await archive.hits(desk, f'"{query}"', days)
    if not told:
        return none(desk, words)
    near = await archive.related(desk, query, told) or told
    telling = question_syllables.telling(plainly(query))
    nearness = await archive.nearness(desk, telling, near[0])
    head = texts_hits.nearest(telling, nearness, days.heading)
    return Found(head=head, told=near, sure=False, close=nearness is Nearness.CLOSE)


async def _on_other_days(desk: Desk, query: str, then: Sequence[Story]) -> list[Story]:
    """Return what other days have on words: all of it where those asked for have nothing near."""
    other = await _hits(desk, query)
    return other if not then or await _told_whole(desk, query, other[: lists.PAGE]) else []


def _names_two(query: str) -> bool:
    """Whether a query is two countries side by side: "Nga Ukraine"."""
    first = countries.behind(query)
    return first is not None and countries.country(query[len(first) :].strip())


def _holds(told: Story, words: str) -> bool:
    """Whether a headline has most of what is looked for."""
    title = in_words_of(words, told.title)
    asked, held = syllables(fold(words)), set(syllables(fold(title)))
    most = sum(each in held for each in asked) >= MOST_HELD * len(asked)
    return most and marks.together(title, words) and not tells_another(words, title)


async def _halves(desk: Desk, request: Request, query: str, days: Days) -> Found | None:
    """Look for each of several wishes, "giá xăng và giá vàng"; None where there is but one."""
    parts = halves(query)
    if not 1 < len(parts) <= MOST_PARTS:
        return None
    found = [await find(desk, request, part, text=part, days=days) for part in parts]
    told = [_within(each, part, days) for each, part in zip(found, parts, strict=True)]
    if not any(told):
        return None
    turns = (story for turn in zip_longest(*told) for story in turn if story is not None)
    shown = _once(list(turns))[: archive.MOST_HITS]
    head = _counted(query, shown, days)
    for part, stories in zip(parts, told, strict=True):
        head = head if stories else head + "\n" + texts_beyond.half_missing(part)
    return Found(head=head, told=shown)


def _within(found: Found, words: str, days: Days) -> Sequence[Story]:
    """Return what is sure to be meant, or has most of it in its headline, of the days that are."""
    since, until = days.since or archive.EARLIEST, days.until or LATEST
    then = [each for each in found.told if since <= (each.published or since) < until]
    return then if found.sure else [each for each in then if _holds(each, words)]


async def _of_fact(desk: Desk, query: str, days: Days) -> list[Story]:
    """Return what tells of a month, a quarter or a year on other days: "CPI tháng 7", in August."""
    if not days.called:
        return []
    told = await _hits(desk, f"{query} {days.called}")
    return [each for each in told[: lists.PAGE] if archive.shows(f"{query} {days.called}", each)]


async def _hits(desk: Desk, query: str, days: Days = ANY) -> list[Story]:
    """Return what the archive has on words, and what has their initials written out.

    What was typed stands first where it is there.
    """
    told = await archive.hits(desk, query, days)
    if initials.are(query, loud=False):
        told = await archive.naming(desk, [query], told)
    if (full := initials.spelt_out(query)) is not None:
        more = await archive.hits(desk, full, days)
        as_typed = await archive.told_whole(desk, query, told[: lists.PAGE])
        both = [*told, *more] if as_typed else [*more, *told]
        told = _once(both)
    return told[: archive.MOST_HITS]


async def _told_whole(desk: Desk, query: str, told: Sequence[Story]) -> bool:
    full = initials.spelt_out(query)
    wholes = [query] if full is None else [query, full]
    return any([await archive.told_whole(desk, each, told) for each in wholes])


async def _of_province(desk: Desk, place: Province, days: Days) -> Found:
    """Look for news that names a province, and say of which it is part since 2025."""
    hits = await archive.hits(desk, f'"{place.name}"', days)
    called = HO_CHI_MINH_CITY if place is CITY else (place.name,)
    told = await archive.naming(desk, called, hits)
    told = archive.surest(place.name, told, newest=False)
    head = _counted(place.name, told, days) if told else none(desk, place.name).head
    if place.now != place.name:
        head = head + "\n" + texts_places.merged(place.name, place.now)
    return Found(head=head, told=told)


async def _of_topic(desk: Desk, both: LocalTopic, words: str, days: Days) -> Found:
    """Look for the news of a topic from a province; else say that there are none, and list others.

    What has all the words stands first.
    """
    hits = [
        await archive.hits(desk, query, days)
        for query in (words, *(f'"{name}"' for name in both.names))
    ]
    told = await archive.naming(desk, both.names, _once([each for some in hits for each in some]))
    fits = [each for each in told if both.topic in each.topics or archive.shows(words, each)]
    if not fits:
        head = texts_hits.nearest(words, Nearness.FAR, days.heading)
        return Found(head=head, told=told, sure=False) if told else none(desk, words)

    def behind(each: Story) -> tuple[bool, bool, bool]:
        named = archive.names(both.names, each)
        return is_round_up(each.title), not archive.shows(words, each), not named

    shown = sorted(fits, key=behind)[: archive.MOST_HITS]
    return Found(head=_counted(words, shown, days), told=shown)


async def _of_place(desk: Desk, place: Place, query: str, days: Days = ANY) -> list[Story]:
    """Return the stories that name a place, the best for the query first.

    Syllables that stand apart name none: "xa bot xuyen" is not "xã … bốt … thường xuyên".
    """
    told: dict[int, Story] = {}
    for words in (query, *(f'"{name}"' for name in place.names[:MOST_NAMES])):
        hits = await archive.hits(desk, words, days)
        told |= {story.entry: story for story in hits if story.entry not in told}
    found = list(told.values())
    # "Sài Gòn" alone is a newspaper, too: who says "phường" is told of the ward where it is named.
    called = await archive.naming(desk, place.called, found) if place.called else []
    return called or await archive.naming(desk, place.names, found)


async def _of_no_news(
    desk: Desk, request: Request, place: Place, query: str, *, text: str
) -> Found | None:
    """Say what a place is now that no story names; None where other things may be meant, too."""
    if place.alone and query == query.lower():
        # "đoàn kết" is a word, and the name of eight communes.
        known = await asyncio.to_thread(communes.formers, query)
        if len(known) > MOST_NAMESAKES or await archive.hits(desk, f'"{query}"'):
            return None
    if not place.known:
        return Found(head=texts_places.unknown(query)) if place.called else None
    if place.beside > FEW_BESIDE and query == fold(query):
        return None
    former = await formerly(desk, request, text)
    return former or (none(desk, query) if place.beside <= FEW_BESIDE else None)


def _counted(words: str, told: Sequence[Story], days: Days) -> RichText:
    return texts_hits.found(words, len(told), most=archive.MOST_HITS, days=days.heading)


def _once(told: Sequence[Story]) -> list[Story]:
    return list({story.entry: story for story in told}.values())


def none(desk: Desk, words: str) -> Found:
    """Say that nothing is found, or that nothing can be yet."""
    if syllables(words) and not search.whole(desk.database):
        return Found(head=texts_questions.index_is_made())
    return Found(head=texts_questions.not_found(words))


async def formerly(desk: Desk, request: Request, text: str) -> Found | None:
    """Say what became of a commune that is named by its old name, with news of what it is now.

    None where none is named so.
    """
    known = await asyncio.to_thread(communes.formers, text, await above(desk, request))
    if not known:
        return None
    if len(known) > MOST_NAMESAKES:
        return Found(head=texts_places.namesakes(known[0].kind, known[0].name, len(known)))
    note = joined("\n", [texts_places.former(each) for each in known])
    told: dict[int, Story] = {}
    for name in known[0].now[:MOST_NAMES] if len(known) == 1 else ():
        told |= {story.entry: story for story in await archive.hits(desk, f'"{name}"')}
    end = texts_places.news_of_today() if told else texts_places.no_news()
    return Found(head=note + "\n" + end, told=list(told.values()))


async def above(desk: Desk, request: Request) -> str:
    """Return the names of the asker's unit and of those above it; "" where there is none."""
    if request.unit is None:
        return ""
    unit = request.unit
    return await desk.database.transact(lambda s: units.tree(s).path(unit))
