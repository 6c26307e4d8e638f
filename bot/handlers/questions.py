"""What members ask in plain words: understood, looked up, quoted with source and date."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from bot import render, texts
from bot.access import Request
from bot.handlers import news
from bot.handlers.desk import Desk
from bot.messages import Reply, RichText
from jobs import search, store, topics
from jobs.answer import Passage, best
from jobs.news import Story
from jobs.question import Question, understand

MOST_LETTERS = 500
"""A longer message is a text, not a question."""

SURE = 0.65
"""How sure an answer must be: among members "not found" does less harm than a sentence that does
not answer. On XQuAD-vi the right sentence is then first for 66 %, and 21 % are "not found"."""

PASSAGES = 20
"""How many of the best articles are read for an answer."""


async def ask(desk: Desk, request: Request) -> Reply:
    """Answer a question or a wish in plain words; never carry out a command found in it."""
    if len(request.argument) > MOST_LETTERS:
        return Reply(texts.too_long(MOST_LETTERS))
    asked = understand(request.argument, request.now.astimezone(desk.zone))
    if (said := _said(asked)) is not None:
        return Reply(said)
    match asked.intent:
        case "latest" | "topic" | "date":
            return await _list(desk, request, asked)
        case "question":
            return await _answer(desk, request, asked)
        case _:
            return await _search(desk, request, asked)


def _said(asked: Question) -> RichText | None:
    match asked.intent:
        case "smalltalk":
            return texts.greeting()
        case "unsupported":
            return texts.unsupported()
        case "help":
            return texts.settings_help(asked.sub_intent)
        case _:
            return None


async def _list(desk: Desk, request: Request, asked: Question) -> Reply:
    topic = topics.topic(asked.topic) if asked.topic else None
    chosen = request.chat.topics if request.chat else ()
    since, until = _asked_days(desk, asked)
    told = await news.recent(
        desk, (topic.id,) if topic else chosen, since=since, until=until or request.now
    )
    if asked.limit:
        told = told[: asked.limit]
    if since is None or until is None:
        command = f"/tinmoi {topic.id}" if topic else "/tinmoi"
        return news.listed(desk, texts.latest(topic.label if topic else None), told, 1, command)
    head = texts.on_days(since.astimezone(desk.zone), _last(until).astimezone(desk.zone))
    return _whole(desk, head, told)


async def _search(desk: Desk, request: Request, asked: Question) -> Reply:
    named = asked.document.normalized if asked.document else ""
    said = named or " ".join(asked.keywords) or request.argument
    words = f'"{named}"' if named else said
    since, until = _asked_days(desk, asked)
    told = await news.hits(desk, words, since=since, until=until)
    if not told:
        return Reply(texts.not_found(said))
    return news.listed(desk, texts.found(said), told, 1, f"/timkiem {words}")


async def _answer(desk: Desk, request: Request, asked: Question) -> Reply:
    since, until = _asked_days(desk, asked)
    words = search.unquoted(request.argument)
    found = await search.find(desk.database, words, most=PASSAGES, since=since, until=until)
    passages = await desk.database.transact(lambda s: store.passages(s, found))
    told = {story.entry: story for story, _ in passages}
    answers = best(
        request.argument,
        [Passage(entry=story.entry, title=story.title, text=text) for story, text in passages],
        least=SURE,
    )
    if not answers:
        shown = list(told.values())[: news.PAGE]
        if not shown:
            return Reply(texts.not_found(request.argument))
        return _whole(desk, texts.no_answer(), shown)
    first = told[int(answers[0].entry)]
    quoted = [each.text for each in answers if each.entry == answers[0].entry]
    return Reply(texts.answer(quoted, first, render.local(first.published, desk.zone)))


def _whole(desk: Desk, head: RichText, told: Sequence[Story]) -> Reply:
    if not told:
        return Reply(head + "\n" + texts.no_stories())
    shown = told[: news.PAGE * 2]
    return Reply(head + "\n\n" + render.stories(shown, desk.zone))


def _asked_days(desk: Desk, asked: Question) -> tuple[datetime | None, datetime | None]:
    since = _midnight(desk, asked.date_from) if asked.date_from else None
    until = _midnight(desk, asked.date_to + timedelta(days=1)) if asked.date_to else None
    return since, until


def _midnight(desk: Desk, day: date) -> datetime:
    return datetime.combine(day, time(), desk.zone)


def _last(until: datetime) -> datetime:
    return until - timedelta(seconds=1)
