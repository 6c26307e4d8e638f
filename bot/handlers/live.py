"""Prices, the weather, football: the bot has no such service, but news may tell of it."""

from datetime import timedelta

from bot.access import Request
from bot.handlers import answering, archive, lists
from bot.handlers.answering import Told
from bot.handlers.desk import Desk
from bot.messages import Reply, joined
from bot.texts import beyond as texts_beyond
from jobs.news import Story
from jobs.question import Question
from jobs.text import fold
from jobs.understanding.live import headlined

FRESH = timedelta(days=2)
"""Older news tells nothing of a price of today."""


async def tell(desk: Desk, request: Request, text: str, question: Question) -> Told | None:
    """List the headlines that tell what is refused otherwise; None where there are none.

    The fresh ones; or those of days gone by that are named.
    """
    since, until = answering.within(desk, question)
    past = until is not None and until <= request.now
    if not past:
        since, until = request.now - FRESH, None
    told: dict[int, Story] = {}
    phrases = headlined(text)
    for phrase in phrases:
        hits = await archive.hits(desk, f'"{phrase}"', since=since, until=until)
        told |= {each.entry: each for each in hits if fold(phrase) in fold(each.title)}
    if not told:
        return None
    newest = sorted(told.values(), key=lambda each: each.published or request.now, reverse=True)
    shown = newest[: lists.PAGE]
    days = answering.heading_of(question) if past else None
    head = texts_beyond.not_live(phrases[0], days)
    content = joined("\n\n", [head, *answering.lines(desk, shown)])
    reply = Reply(content, (lists.openers(shown),), items=lists.opening(shown))
    return answering.kept(desk, request, Told(reply=reply, kind="live"))
