"""News on demand: the bulletin now, the latest stories, search."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot import push, render, texts
from bot.access import Request
from bot.handlers.desk import Desk
from bot.messages import Choice, Reply, RichText
from jobs import search, store, topics
from jobs.news import Story

DAY = timedelta(days=1)
PAGE = 5
"""Stories in one answer: what a phone shows without much scrolling."""

MOST_HITS = 50
MOST_LATEST = 1000

_PAGE = re.compile(r"\s*\btrang\s+(\d{1,3})$")


async def bulletin(desk: Desk, request: Request) -> Reply:
    """``/bantin``: the bulletin of the last 24 hours for this chat's choice, now."""
    chosen = request.chat.topics if request.chat else ()
    made = await desk.database.transact(
        lambda s: push.preview(s, chosen, since=request.now - DAY, now=request.now)
    )
    if made is None:
        return Reply(texts.nothing_new())
    return Reply(render.bulletin(made, desk.zone), render.bulletin_choices(made))


async def latest(desk: Desk, request: Request) -> Reply:
    """``/tinmoi``, ``/tinmoi kinh tế``, ``/tinmoi trang 2``: the newest stories first."""
    words, page = paged(request.argument)
    topic = topics.named(words) if words else None
    if words and topic is None:
        return await find(desk, request)
    chosen = request.chat.topics if request.chat else ()
    wanted = (topic.id,) if topic else chosen
    told = await recent(desk, wanted, since=None, until=request.now)
    command = f"/tinmoi {topic.id}" if topic else "/tinmoi"
    return listed(desk, texts.latest(topic.label if topic else None), told, page, command)


async def find(desk: Desk, request: Request) -> Reply:
    """``/timkiem nông thôn mới``: search the archive, the best hit first."""
    words, page = paged(request.argument)
    if not words:
        return Reply(texts.search_what())
    told = await hits(desk, words)
    if not told:
        return Reply(texts.not_found(words))
    return listed(desk, texts.found(words), told, page, f"/timkiem {words}")


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


def listed(desk: Desk, head: RichText, told: Sequence[Story], page: int, command: str) -> Reply:
    """Return one page of a list, with choices that turn the pages."""
    start = (page - 1) * PAGE
    shown = told[start : start + PAGE]
    if not shown:
        return Reply(texts.no_stories())
    content = head + "\n\n" + render.stories(shown, desk.zone, first=start + 1)
    onward = f"{command} trang {page + 1}"
    # Callback data hold 64 bytes: a longer search is turned by typing "trang 2" behind it.
    if start + PAGE < len(told) and len(onward.encode()) <= 64:
        return Reply(content, ((Choice(texts.next_page(), onward),),))
    return Reply(content)


def paged(argument: str) -> tuple[str, int]:
    """Return an argument without its "trang N" and that N; 1 where there is none."""
    found = _PAGE.search(argument)
    if found is None:
        return argument.strip(), 1
    return argument[: found.start()].strip(), max(int(found[1]), 1)
