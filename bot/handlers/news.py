"""News on demand: the bulletin now, the latest stories, search."""

import re
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy.orm import Session

from bot import render
from bot.access import Request
from bot.handlers import answering, lists, pictures
from bot.handlers.desk import Desk
from bot.handlers.lists import paged
from bot.messages import Reply
from bot.outbound import composing
from bot.texts import general as texts
from bot.texts import questions as texts_questions
from jobs import own_words, topics
from jobs.bulletin import Bulletin
from jobs.question import Question
from jobs.selection import Selection
from jobs.understanding.followup import Asked
from jobs.understanding.parsing import parse

DAY = timedelta(days=1)

_ENTRY = re.compile(r"#(\d{1,12})")
_ENTRIES = re.compile(r"#\d{1,12}(?: #\d{1,12}){0,4}")
_ASKED = re.compile(r"~(\d{1,9})( tuan nay)?")
_COUNT = re.compile(r"[1-9]\d?")
_QUOTED = re.compile(r"[\"“][^\"“”]+[\"”]")
_NAMED_DAY = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}(?![\d/])")
"""A day without its year is mostly known by its name, as 2/9 is, and sought for as a word: what
happened on one is asked for with the year, or in words."""


async def bulletin(desk: Desk, request: Request) -> Reply:
    """``/bantin``: the bulletin of the last 24 hours for this chat's choice, now.

    ``/bantin ảnh``: under a picture of its date and first headlines.
    """
    chosen = request.chat.selection if request.chat else Selection()

    def compose(session: Session) -> Bulletin | None:
        made = composing.preview(session, chosen, since=request.now - DAY, now=request.now)
        return own_words.bulletin(session, made) if made else None

    made = await desk.database.read(compose)
    if made is None:
        return Reply(texts.nothing_new())
    cover = await pictures.of_bulletin(desk, request, made)
    brief = request.chat is not None and request.chat.brief
    told = render.bulletin(made, desk.zone, brief=brief)
    return Reply(told, render.bulletin_choices(made), attachment=cover)


async def latest(desk: Desk, request: Request) -> Reply:
    """``/tinmoi``, ``/tinmoi y tế hôm qua``, ``/tinmoi 10``: the newest stories first.

    ``/tinmoi trang 2``: what a bulletin had no room for. What names no list is searched for.
    """
    words, page = paged(request.argument)
    listed = _listed(words, request.now.astimezone(desk.zone).date())
    if listed is None:
        return await find(desk, request)
    asked = Asked(text=words, question=listed)
    return (await answering.tell(desk, request, asked, page=page)).reply


async def find(desk: Desk, request: Request) -> Reply:
    """``/timkiem nông thôn mới``, ``/timkiem Huế tuần này``: search the archive, best hit first.

    What choices say: ``/timkiem #12``, the summary of one story, ``#12 #15`` of several;
    ``/timkiem ~7 trang 2``, another page of what was asked and is kept in mind under that number,
    ``~7 tuan nay`` the same of this week only.
    """
    words, page = paged(request.argument)
    if not words:
        return Reply(texts.search_what())
    if _ENTRIES.fullmatch(words):
        entries = [int(each) for each in _ENTRY.findall(words)]
        at, who = request.at, request.incoming.sender
        desk.memory.recall.tell(at, who, entries, request.now, opened=True)
        return replace(await lists.opened(desk, entries), told=tuple(entries))
    today = request.now.astimezone(desk.zone).date()
    if kept := _ASKED.fullmatch(words):
        known = desk.memory.recall.numbered(int(kept[1]), request.at, request.now)
        if known is None:
            return Reply(texts_questions.gone())
        asked = answering.this_week(known, today) if kept[2] else known
    else:
        asked = Asked(text=words, question=_sought(words, today))
    return (await answering.tell(desk, request, asked, page=page)).reply


def _listed(words: str, today: date) -> Question | None:
    """Return which list of stories words name: a topic, days, how many; None where none."""
    if topic := topics.named(words) if words else None:
        return Question(intent="topic", topic=topic.id)
    if _COUNT.fullmatch(words):
        return Question(intent="latest", limit=int(words))
    heard = parse(f"tin {words}", today)
    if heard.document or (heard.keywords and heard.topic is None):
        return None
    return Question(
        intent="topic" if heard.topic else "date" if heard.days else "latest",
        topic=heard.topic,
        date_from=heard.days.first if heard.days else None,
        date_to=heard.days.last if heard.days else None,
        limit=heard.limit,
    )


def _sought(words: str, today: date) -> Question:
    """Return what words are searched for: what they name beside their days, on those days."""
    quoted, rest = _QUOTED.findall(words), _QUOTED.sub(" ", words)
    heard = parse(rest, today)
    if heard.days is None or heard.document or _NAMED_DAY.search(rest):
        return Question(intent="search", keywords=(words,))
    sought = (*quoted, *heard.keywords)
    return Question(
        intent="search" if sought else "date",
        keywords=sought,
        date_from=heard.days.first,
        date_to=heard.days.last,
    )
