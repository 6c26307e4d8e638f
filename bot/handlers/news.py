"""News on demand: the bulletin now, the latest stories, search."""

import re
from datetime import timedelta

from bot import push, render, texts, texts_questions
from bot.access import Request
from bot.handlers import answering, archive, lists, pictures
from bot.handlers.desk import Desk
from bot.handlers.lists import Shelf, paged
from bot.messages import Reply
from jobs import topics
from jobs.followup import Asked
from jobs.question import Question
from jobs.selection import Selection

DAY = timedelta(days=1)

_ENTRY = re.compile(r"#(\d{1,12})")
_ASKED = re.compile(r"~(\d{1,9})( tuan nay)?")


async def bulletin(desk: Desk, request: Request) -> Reply:
    """``/bantin``: the bulletin of the last 24 hours for this chat's choice, now.

    ``/bantin ảnh``: under a picture of its date and first headlines.
    """
    chosen = request.chat.selection if request.chat else Selection()
    made = await desk.database.transact(
        lambda s: push.preview(s, chosen, since=request.now - DAY, now=request.now)
    )
    if made is None:
        return Reply(texts.nothing_new())
    cover = await pictures.of_bulletin(desk, request, made)
    brief = request.chat is not None and request.chat.brief
    told = render.bulletin(made, desk.zone, brief=brief)
    return Reply(told, render.bulletin_choices(made), attachment=cover)


async def latest(desk: Desk, request: Request) -> Reply:
    """``/tinmoi``, ``/tinmoi kinh tế``, ``/tinmoi trang 2``: the newest stories first."""
    words, page = paged(request.argument)
    topic = topics.named(words) if words else None
    if words and topic is None:
        return await find(desk, request)
    chosen = request.chat.selection if request.chat else Selection()
    wanted = (topic.id,) if topic else chosen.topics
    told = await archive.recent(desk, wanted, since=None, until=request.now)
    if topic is None:  # what a bulletin had no room for, not what the chat does not want
        told = [each for each in told if chosen.sources.hears(each.outlet) and chosen.fits(each)]
    command = f"/tinmoi {topic.id}" if topic else "/tinmoi"
    head = texts_questions.latest(topic.label if topic else None)
    return lists.long(desk, Shelf(head=head, told=told, command=command), page)


async def find(desk: Desk, request: Request) -> Reply:
    """``/timkiem nông thôn mới``: search the archive, the best hit first.

    What choices say: ``/timkiem #12``, the summary of one story; ``/timkiem ~7 trang 2``, another
    page of what was asked and is kept in mind under that number, ``~7 tuan nay`` the same of this
    week only.
    """
    words, page = paged(request.argument)
    if not words:
        return Reply(texts.search_what())
    if entry := _ENTRY.fullmatch(words):
        return await lists.opened(desk, int(entry[1]))
    asked = Asked(text=words, question=Question(intent="search", keywords=(words,)))
    if kept := _ASKED.fullmatch(words):
        known = desk.memory.recall.numbered(int(kept[1]), request.at, request.now)
        if known is None:
            return Reply(texts_questions.gone())
        today = request.now.astimezone(desk.zone).date()
        asked = answering.this_week(known, today) if kept[2] else known
    return (await answering.tell(desk, request, asked, page=page)).reply
