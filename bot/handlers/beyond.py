"""What the bot has no service for, where the news tell of it: prices, the weather, who won."""

from collections.abc import Sequence
from datetime import timedelta

from bot.access import Request
from bot.handlers import answering, archive, doubtful, lists
from bot.handlers.answering import Told
from bot.handlers.days import Days
from bot.handlers.desk import Desk
from bot.messages import Reply, joined
from bot.texts import beyond as texts_beyond
from bot.texts import questions as texts_questions
from jobs import search
from jobs.answering.related import related
from jobs.news import Story
from jobs.places import region
from jobs.question import Question, as_news
from jobs.understanding.dialect import in_full
from jobs.understanding.followup import Asked
from jobs.understanding.live import headlined, heads, of_weather, priced, told_besides, told_daily
from jobs.understanding.parsing import written

NEAR = frozenset({"search:near", "question:none"})
"""Kinds of replies that tell of nothing that was asked for itself."""

FRESH, RECENT = timedelta(days=2), timedelta(days=14)
"""How old news of today's price may be, and of one that is told seldom."""


async def tell(desk: Desk, request: Request, text: str, refused: Question) -> Told | None:
    """Tell what the news have on a message that is refused otherwise; None where they have nothing.

    Where headlines, or what is quoted, speak of it, it is answered as any other; of what changes by
    the hour the fresh headlines are listed, or those of days gone by that are named.
    """
    news = as_news(text, request.now.astimezone(desk.zone))
    hourly = headlined(text) and news and not told_besides(" ".join(news.keywords))
    if news is not None and not hourly and await _is_told(desk, news):
        told = await answering.tell(desk, request, Asked(text=text, question=news))
        near = told.kind in NEAR and await weather(desk, request, text, refused)
        return near or told
    return await _headlines(desk, request, text, refused)


async def prices(desk: Desk, request: Request, text: str, asked: Question) -> Told | None:
    """List the headlines on a price that is asked for; None where there are none."""
    if not priced(text):
        return None
    return await _headlines(desk, request, text, asked)


async def weather(desk: Desk, request: Request, text: str, asked: Question) -> Told | None:
    """List the headlines on the weather that is asked for; None where there are none."""
    if not of_weather(text):
        return None
    return await _headlines(desk, request, text, asked)


async def _is_told(desk: Desk, asked: Question) -> bool:
    words, days = in_full(written(" ".join(asked.keywords))), Days.of(desk, asked)
    hits = await archive.hits(desk, words, days)
    if not hits and days.are_of_a_fact:
        hits = await archive.hits(desk, words)
    shown = [(each, " ".join(each.sentences)) for each in hits[: lists.PAGE]]
    return bool(related(words, archive.passages_of(shown)))


async def _headlines(desk: Desk, request: Request, text: str, asked: Question) -> Told | None:
    """List the headlines that tell what a message asks for; of the weather a sentence, too."""
    phrases = headlined(text)
    days = Days.of(desk, asked)
    past = days.are_past(request.now)
    ages = [FRESH] if told_daily(phrases) else [FRESH, RECENT]
    ranges = [days] if past else [Days(since=request.now - old) for old in ages]
    told: dict[int, Story] = {}
    for within in ranges:
        for phrase in phrases:
            hits = await archive.hits(desk, f'"{phrase}"', within)
            told |= {each.entry: each for each in hits if heads(phrase, each.title)}
        if len(told) >= lists.PAGE:
            break
    if not told:
        making = phrases and not search.whole(desk.database)
        reply = Reply(texts_questions.index_is_made())
        return Told(reply=reply, kind="live:none") if making else None
    sought = Question(intent="search", keywords=phrases[:1])
    kept = Asked(text=phrases[0], question=sought)
    desk.memory.recall.keep(request.at, request.incoming.sender, kept, request.now)
    newest = sorted(told.values(), key=lambda each: each.published or request.now, reverse=True)
    shown = newest[: lists.PAGE]
    head = texts_beyond.not_live(phrases[0], days.heading if past else None)
    said = await _forecast(desk, text, shown) if of_weather(text) else {}
    content = joined("\n\n", [head, *lists.lines(desk, shown, quoted=said)])
    reply = Reply(content, (lists.openers(shown),), items=lists.opening(shown))
    return answering.kept(desk, request, Told(reply=reply, kind="live"))


async def _forecast(desk: Desk, text: str, shown: Sequence[Story]) -> dict[int, str]:
    """Return what the first of some stories forecast; of a place what names its region alone."""
    where = region(text) or ""
    said = await doubtful.quoted(desk, f"{text} {where}", shown)
    return {entry: sentence for entry, sentence in said.items() if where in sentence}
