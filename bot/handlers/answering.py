"""A question that was understood → what the archive says, quoted with source and date."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot import render
from bot.access import Request
from bot.handlers import archive, lists, sought
from bot.handlers.archive import Named
from bot.handlers.desk import Desk
from bot.handlers.lists import Shelf
from bot.messages import Choice, Reply, RichText, joined
from bot.texts import beyond as texts_beyond
from bot.texts import general as texts
from bot.texts import places as texts_places
from bot.texts import questions as texts_questions
from jobs import topics
from jobs.answer import Answer, Passage, best
from jobs.answering import contents, likelihood, related
from jobs.documents import DocumentNumber, names_part
from jobs.news import Story
from jobs.places import OURS, asked_what_became, ours
from jobs.question import Question
from jobs.selection import Selection
from jobs.text import fold
from jobs.understanding.dialect import in_full
from jobs.understanding.followup import Asked

SURE = 0.55
"""How sure an answer must be: among members "not found" does less harm than a sentence that does
not answer."""

RELATED = 3
"""Articles offered below an answer."""

LONG = timedelta(days=28)
"""So many days are those of a fact, "tháng 7 tăng bao nhiêu": other days may tell of it, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is answered, and under which name it is counted.

    Attributes:
        reply: The answer.
        kind: Under which name it is counted.
        entries: The stories that it quotes; empty where it lists them, or tells none.
    """

    reply: Reply
    kind: str
    entries: tuple[int, ...] = ()


async def tell(desk: Desk, request: Request, asked: Asked, *, page: int = 1) -> Told:
    """Answer a question about news, and keep it in mind for what may follow.

    Args:
        desk: The tools.
        request: Who asks, where and when.
        asked: What is asked; its intent is one of ``jobs.question.NEWS``.
        page: Which page of a list, from 1.
    """
    asked = await _sought(desk, asked)
    number = desk.memory.recall.keep(request.at, request.incoming.sender, asked, request.now)
    match asked.question.intent:
        case "latest" | "topic" | "date":
            reply = await _list(desk, request, asked.question, number, page)
            told = Told(reply=reply, kind=asked.question.intent)
        case "question":
            told = await _answer(desk, request, asked)
        case "document" if asked.question.document is not None:
            told = await _document(desk, asked, asked.question.document)
        case _:
            told = await _search(desk, request, asked, number, page)
    return kept(desk, request, told)


async def _sought(desk: Desk, asked: Asked) -> Asked:
    """What is looked for in place of a topic that is meant by what happens in it, "động đất"."""
    question = asked.question
    if question.phrase is None:
        return asked
    since, until = within(desk, question)
    told = await archive.hits(desk, question.phrase, since=since, until=until)
    if not (told and await archive.told_whole(desk, question.phrase, told[: lists.PAGE])):
        # The news of its topic tell nobody how something is done.
        how = related.asks_how(asked.text)
        return replace(asked, question=replace(question, intent="question")) if how else asked
    words = (question.phrase,)
    search = replace(question, intent="search", topic=None, phrase=None, keywords=words)
    return replace(asked, question=search)


def this_week(asked: Asked, today: date) -> Asked:
    """Return the same question about this week only."""
    monday = today - timedelta(days=today.weekday())
    return replace(asked, question=replace(asked.question, date_from=monday, date_to=today))


async def _list(desk: Desk, request: Request, asked: Question, number: int, page: int) -> Reply:
    """Tell the newest stories of a topic, or else what this chat chose, as its bulletins do."""
    topic = topics.topic(asked.topic) if asked.topic else None
    chosen = request.chat.selection if request.chat else Selection()
    wanted = Selection(topics=(topic.id,)) if topic else chosen
    since, until = within(desk, asked)
    told = await archive.recent(desk, wanted, since=since, until=until or request.now)
    head = texts_questions.latest(topic.label if topic else None, heading_of(asked))
    if not told:
        return Reply(head + "\n" + texts.no_stories())
    plain = f"/tinmoi {topic.id}" if topic else "/tinmoi"
    known = since is None and until is None and asked.limit is None
    command = plain if known else f"/timkiem ~{number}"
    week = "" if since or until else f"/timkiem ~{number} tuan nay"
    shelf = Shelf(head=head, told=told[: asked.limit], command=command, week=week)
    desk.memory.recall.turn(number, lists.within(shelf, page))
    return await lists.long(desk, shelf, page)


async def _search(desk: Desk, request: Request, asked: Asked, number: int, page: int) -> Told:
    words = " ".join(asked.question.keywords) or asked.text
    since, until = within(desk, asked.question)
    days = heading_of(asked.question)
    found = await sought.find(
        desk, request, words, text=asked.text, since=since, until=until, days=days
    )
    if not found.told:
        return Told(reply=Reply(found.head), kind="search:none")
    command = f"/timkiem ~{number}"
    week = "" if since or until else f"{command} tuan nay"
    told = found.told[: asked.question.limit]
    shelf = Shelf(head=found.head, told=told, command=command, week=week)
    desk.memory.recall.turn(number, lists.within(shelf, page))
    return Told(reply=lists.short(desk, shelf, page), kind="search")


async def _ours(desk: Desk, request: Request, text: str) -> str:
    """What is asked of "the province", with the name of that of the chat's unit."""
    if OURS.search(fold(text)) is None:
        return text
    return ours(text, await sought.above(desk, request))


async def _answer(desk: Desk, request: Request, asked: Asked) -> Told:
    """Quote what answers a question, or else list where an answer may stand."""
    if (merged := asked_what_became(asked.text)) is not None:
        head = texts_places.merged(merged.name, merged.now)
        return Told(reply=Reply(head), kind="question")
    exactly = await _ours(desk, request, asked.text)
    asked = replace(asked, text=in_full(asked.text))
    answers, told = await _looked_up(desk, replace(asked, text=in_full(exactly)))
    if not answers and exactly != asked.text:
        # The papers of a province seldom name it.
        answers, told = await _looked_up(desk, asked)
    if not answers:
        return await _unanswered(desk, request, asked, list(told.values()))
    first = told[int(answers[0].entry)]
    others = [story for story in told.values() if story is not first][:RELATED]
    content = texts_questions.answer(
        quoted(answers), first, render.local(first.published, desk.zone)
    )
    reply = _with_openers(desk, content, others)
    return Told(reply=reply, kind="question", entries=(first.entry,))


async def _looked_up(desk: Desk, asked: Asked) -> tuple[Sequence[Answer], dict[int, Story]]:
    """Return what answers a question outright, and the stories in which it was looked for.

    Those whose sentences come nearest to an answer stand first.
    """
    since, until = within(desk, asked.question)
    read = await archive.passages(desk, asked.text, since=since, until=until)
    answers, told = await _quotable(asked.text, read)
    if not answers and until and (not read or until - (since or until) >= LONG):
        # "Năm 2020 kết nạp bao nhiêu": the year of the fact is not that of the article.
        read = await archive.passages(desk, asked.text)
        answers, all_told = await _quotable(asked.text, read)
        told = all_told if answers else told | all_told
    return answers, told


async def _quotable(
    text: str, read: Sequence[tuple[Story, str]]
) -> tuple[Sequence[Answer], dict[int, Story]]:
    """Return the same for what was read."""
    passages = passages_of(read)
    near = await asyncio.to_thread(best, text, passages, least=SURE)
    told = {story.entry: story for story, _ in read}
    first = [told[int(each.entry)] for each in near]
    answers = await asyncio.to_thread(likelihood.told, text, near, passages)
    return answers, {story.entry: story for story in (*first, *told.values())}


def passages_of(read: Sequence[tuple[Story, str]]) -> list[Passage]:
    """Return stories with their texts as what is looked through for answers."""
    return [Passage(entry=story.entry, title=story.title, text=held) for story, held in read]


async def unanswered(desk: Desk, request: Request, asked: Asked) -> Told:
    """List where an answer may stand, when too little is said to be sure of one."""
    since, until = within(desk, asked.question)
    read = await archive.passages(desk, asked.text, since=since, until=until)
    told = await _unanswered(desk, request, asked, [story for story, _ in read])
    return kept(desk, request, told)


def kept(desk: Desk, request: Request, told: Told) -> Told:
    """Return what is answered; keep in mind which stories are told, for what may be asked."""
    entries = told.entries or lists.entries(told.reply.items)
    desk.memory.recall.tell(request.at, request.incoming.sender, entries, request.now)
    return replace(told, reply=replace(told.reply, told=entries))


def quoted(answers: Sequence[Answer]) -> list[str]:
    """Return what is quoted of the best article: at most three sentences, a passage each."""
    first = answers[0]
    passage = " ".join(each for each in (first.before, first.text, *first.after) if each)
    if first.before or first.after:
        return [passage]
    return [each.text for each in answers if each.entry == first.entry]


async def _unanswered(desk: Desk, request: Request, asked: Asked, found: Sequence[Story]) -> Told:
    former = await sought.formerly(desk, request, asked.text)
    near = former.told if former else await _related(desk, asked.text, found)
    shown = near[: lists.PAGE]
    rules = RichText() if former or not related.of_the_party(asked.text) else _rules()
    if not shown:
        head = former.head if former else sought.none(desk, asked.text).head
        return Told(reply=Reply(head + rules), kind="question:none")
    head = former.head if former else texts_questions.no_answer()
    content = joined("\n\n", [head, *lines(desk, shown)]) + rules
    reply = Reply(content, (lists.openers(shown),), items=lists.opening(shown))
    return Told(reply=reply, kind="question:none")


def _rules() -> RichText:
    return "\n\n" + texts_beyond.party_rules()


async def _related(desk: Desk, text: str, found: Sequence[Story]) -> list[Story]:
    """Return the stories that speak of what is asked, in their order."""
    read = await archive.texts_of(desk, found)
    near = await asyncio.to_thread(related.related, text, passages_of(read))
    kept = {each.entry for each in near}
    return [story for story in found if story.entry in kept]


def _with_openers(desk: Desk, content: RichText, others: Sequence[Story]) -> Reply:
    if not others:
        return Reply(content)
    whole = joined("\n\n", [content + "\n\n" + texts_questions.related(), *lines(desk, others)])
    return Reply(whole, (lists.openers(others),), items=lists.opening(others))


def lines(desk: Desk, shown: Sequence[Story]) -> list[RichText]:
    """Return a headline each, numbered, with outlet and time."""
    return [
        texts_questions.short(each, render.local(each.published, desk.zone), number=number)
        for number, each in enumerate(shown, 1)
    ]


async def _document(desk: Desk, asked: Asked, document: DocumentNumber) -> Told:
    since, until = within(desk, asked.question)
    known = await archive.named(desk, document, since=since, until=until)
    heading = heading_of(asked.question)
    if not known:
        none = texts_questions.no_document(document.normalized, heading)
        return Told(reply=Reply(none), kind="document:none")
    if contents.asks(asked.text) and not any(each.tells or each.superseded for each in known):
        return _untold(desk, known, document, heading)
    lines = [
        texts_questions.document(
            each.normalized,
            each.sentence,
            each.story,
            render.local(each.story.published, desk.zone),
            articles=each.articles,
        )
        + _later(each)
        for each in known[: lists.PAGE]
    ]
    head = texts_questions.documents(document.normalized, len(known), heading)
    rows = tuple(
        (Choice(texts_questions.articles_on(each.normalized), f'/timkiem "{each.normalized}"'),)
        for each in known[: lists.PAGE]
    )
    entries = tuple(dict.fromkeys(each.story.entry for each in known))
    if names_part(asked.text):
        lines.append(texts_questions.no_full_text())
    reply = Reply(joined("\n\n", [head, *lines]), rows)
    return Told(reply=reply, kind="document", entries=entries)


def _untold(
    desk: Desk, known: Sequence[Named], document: DocumentNumber, heading: RichText | None
) -> Told:
    """List what names a document, where somebody asks what it says and no article tells."""
    newest = {story.entry: story for each in known for story in each.newest}
    shown = list(newest.values())[: lists.PAGE]
    head = texts_questions.no_content(document.normalized, heading)
    content = joined("\n\n", [head, *lines(desk, shown), texts_questions.no_full_text()])
    reply = Reply(content, (lists.openers(shown),), items=lists.opening(shown))
    return Told(reply=reply, kind="document")


def _later(named: Named) -> RichText:
    change = named.superseded
    if change is None:
        return RichText()
    return "\n" + texts_questions.superseded(change.how, change.newer, change.mention.sentence)


def heading_of(asked: Question) -> RichText | None:
    """Head what is told of the days that a question names; None where it names none."""
    if asked.date_to is None:
        return None
    return texts_questions.on_days(asked.date_from, asked.date_to)


def within(desk: Desk, asked: Question) -> tuple[datetime | None, datetime | None]:
    """Return from when on, and before when, news is asked for; None where it does not matter."""
    since = _midnight(desk, asked.date_from) if asked.date_from else None
    until = _midnight(desk, asked.date_to + timedelta(days=1)) if asked.date_to else None
    return since, until


def _midnight(desk: Desk, day: date) -> datetime:
    return datetime.combine(day, time(), desk.zone)
