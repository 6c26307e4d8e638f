"""A question that was understood → what the archive says, quoted with source and date."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import zip_longest

from bot import render
from bot.access import Request
from bot.handlers import archive, doubtful, lists, sought
from bot.handlers.archive import Named
from bot.handlers.days import ANY, Days
from bot.handlers.desk import Desk
from bot.handlers.lists import Shelf
from bot.handlers.sought import Found
from bot.messages import Choice, Reply, RichText, joined
from bot.texts import beyond as texts_beyond
from bot.texts import bulletins as texts_bulletins
from bot.texts import general as texts
from bot.texts import places as texts_places
from bot.texts import questions as texts_questions
from jobs import topics
from jobs.answer import Answer, best
from jobs.answering import contents, headlines, likelihood, related
from jobs.answering.wording import as_printed, reworded
from jobs.articles.openings import unmarked
from jobs.documents import DocumentNumber, names_part
from jobs.news import Story
from jobs.places import OURS, asked_what_became, ours
from jobs.question import Question
from jobs.selection import Selection
from jobs.text import fold
from jobs.understanding.dialect import in_full
from jobs.understanding.followup import Asked
from jobs.understanding.glued import unglued
from jobs.understanding.narrowed import local_topic
from jobs.understanding.newest import asks_for_foremost
from jobs.understanding.parsing import written

SURE = 0.55
"""How sure an answer must be: among members "not found" does less harm than a sentence that does
not answer."""

IMPORTANT = timedelta(days=1)
"""How old what is told may be where what is important is asked for, and of no day."""

LISTED = frozenset({"latest", "topic", "date"})
"""Intents that ask for the news of some days, and for nothing that is named in them."""

RELATED = 3
"""Articles offered below an answer."""

EMPTY = RichText()


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
    asked = await _sought(desk, _without_plans(asked, request.now.astimezone(desk.zone).date()))
    number = desk.memory.recall.keep(request.at, request.incoming.sender, asked, request.now)
    match asked.question.intent:
        case intent if intent in LISTED:
            reply = await _list(desk, request, asked, number, page)
            told = Told(reply=reply, kind=asked.question.intent)
        case "question":
            told = await _answer(desk, request, asked)
        case "document" if asked.question.document is not None:
            told = await _document(desk, asked, asked.question.document)
        case _:
            told = await _search(desk, request, asked, number, page)
    return kept(desk, request, told)


def _without_plans(asked: Asked, today: date) -> Asked:
    """Leave out days to come, where no news of days is asked for: "tháng sau chi bộ tôi học"."""
    question = asked.question
    if question.intent in LISTED or question.date_from is None or question.date_from <= today:
        return asked
    return replace(asked, question=replace(question, date_from=None, date_to=None))


async def _sought(desk: Desk, asked: Asked) -> Asked:
    """What is looked for in place of a topic that is meant by what happens in it, "động đất"."""
    question = asked.question
    if question.phrase is None:
        return asked
    if local_topic(question.phrase) is None and not await _is_told(desk, question):
        # The news of its topic tell nobody how something is done.
        how = related.asks_how(asked.text)
        return replace(asked, question=replace(question, intent="question")) if how else asked
    words = (question.phrase,)
    search = replace(question, intent="search", topic=None, phrase=None, keywords=words)
    return replace(asked, question=search)


async def _is_told(desk: Desk, question: Question) -> bool:
    """Whether a story, of whatever day, has all the words of a part of a topic.

    A number is looked for always.
    """
    phrase = question.phrase or ""
    if any(map(str.isdigit, phrase)):
        return True
    for days in dict.fromkeys((Days.of(desk, question), ANY)):
        told = await archive.hits(desk, phrase, days)
        if told and await archive.told_whole(desk, phrase, told[: lists.PAGE]):
            return True
    return False


def this_week(asked: Asked, today: date) -> Asked:
    """Return the same question about this week only."""
    monday = today - timedelta(days=today.weekday())
    return replace(asked, question=replace(asked.question, date_from=monday, date_to=today))


async def _list(desk: Desk, request: Request, asked: Asked, number: int, page: int) -> Reply:
    """Tell the stories of a topic, or else what this chat chose, as its bulletins do."""
    topic, limit = asked.question.topic, asked.question.limit
    chosen = request.chat.selection if request.chat else Selection()
    wanted = Selection(topics=(topic,)) if topic else chosen
    days = Days.of(desk, asked.question)
    found = await _listed(desk, wanted, _important(asked, days, request.now), now=request.now)
    if not found.told:
        return Reply(found.head)
    plain = f"/tinmoi {topic}" if topic else "/tinmoi"
    known = days == ANY and limit is None and not asks_for_foremost(asked.text)
    command = plain if known else f"/timkiem ~{number}"
    week = f"/timkiem ~{number} tuan nay" if days == ANY else ""
    shelf = Shelf(head=found.head, told=found.told[:limit], command=command, week=week)
    desk.memory.recall.turn(number, lists.within(shelf, page))
    return await lists.long(desk, shelf, page)


def _important(asked: Asked, days: Days, now: datetime) -> Days:
    """Return the last day where what is important is asked for, and of no day."""
    if days != ANY or not asks_for_foremost(asked.text):
        return days
    return Days(since=now - IMPORTANT, until=now, heading=texts_questions.foremost())


async def _listed(desk: Desk, wanted: Selection, days: Days, *, now: datetime) -> Found:
    """Find the stories of some days, what weighs most first; of no days the newest first."""
    topic = topics.topic(wanted.topics[0]) if len(wanted.topics) == 1 else None
    head = texts_questions.latest(topic.label if topic else None, days.heading)
    until = min(days.until or now, now)
    if days.since is None:
        told = await archive.recent(desk, wanted, since=None, until=until)
    else:
        told = await archive.foremost(desk, wanted, since=days.since, until=until)
    if told or days == ANY:
        return Found(head=head if told else head + "\n" + texts.no_stories(), told=told)
    before = await archive.recent(desk, wanted, since=None, until=until)
    none = texts_questions.none_then() if before else texts.no_stories()
    return Found(head=head + "\n" + none, told=before)


async def _search(desk: Desk, request: Request, asked: Asked, number: int, page: int) -> Told:
    words = " ".join(asked.question.keywords) or asked.text
    days = Days.of(desk, asked.question)
    found = await sought.find(desk, request, words, text=asked.text, days=days)
    if not found.told:
        return Told(reply=Reply(found.head), kind="search:none")
    command = f"/timkiem ~{number}"
    week = f"{command} tuan nay" if days == ANY else ""
    told = found.told[: asked.question.limit]
    said = await doubtful.quoted(desk, words, told) if found.close else {}
    shelf = Shelf(head=found.head, told=told, command=command, week=week, quoted=said)
    desk.memory.recall.turn(number, lists.within(shelf, page))
    kind = "search" if found.sure else "search:near"
    return Told(reply=lists.short(desk, shelf, page), kind=kind)


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
    answers, told = await _looked_up(desk, replace(asked, text=in_full(written(exactly))))
    if not answers and exactly != asked.text:
        # The papers of a province seldom name it.
        answers, told = await _looked_up(desk, replace(asked, text=in_full(written(asked.text))))
    if not answers:
        return await _unanswered(desk, request, asked, list(told.values()))
    return quote(desk, answers, told)


def quote(desk: Desk, answers: Sequence[Answer], told: dict[int, Story]) -> Told:
    """Quote what answers, above other stories in which it was looked for.

    Args:
        desk: The tools.
        answers: At least one, the best first.
        told: The stories by their entries, those that come nearest first.
    """
    first = told[int(answers[0].entry)]
    others = [story for story in told.values() if story is not first][:RELATED]
    at = render.local(first.published, desk.zone)
    if answers[0].text == first.title:
        content = texts_bulletins.story(first, at)
    else:
        content = texts_questions.answer(quoted(answers), first, at)
    reply = _with_openers(desk, content, others)
    return Told(reply=reply, kind="question", entries=(first.entry,))


async def _looked_up(desk: Desk, asked: Asked) -> tuple[Sequence[Answer], dict[int, Story]]:
    """Return what answers a question outright, and the stories in which it was looked for.

    Those whose sentences come nearest to an answer stand first.
    """
    days = Days.of(desk, asked.question)
    read = await archive.passages(desk, asked.text, days)
    answers, told = await quotable(asked.text, read)
    if not answers and days != ANY and (not read or days.are_of_a_fact):
        # "Năm 2020 kết nạp bao nhiêu": the year of the fact is not that of the article.
        read = await archive.passages(desk, asked.text)
        answers, all_told = await quotable(asked.text, read)
        told = all_told if answers else told | all_told
    return answers, told


async def quotable(
    text: str, read: Sequence[tuple[Story, str]]
) -> tuple[Sequence[Answer], dict[int, Story]]:
    """Return what of some articles answers a question outright, and their stories.

    Those whose sentences come nearest to an answer stand first; where one is given, only those that
    speak of what is asked, too.
    """
    told = {story.entry: story for story, _ in read}

    def chosen() -> tuple[list[Answer], list[int]]:
        passages, stands = reworded(text, archive.passages_of(read))
        near = best(text, passages, least=SURE)
        answers = likelihood.told(text, near, passages) or headlines.told(text, passages)
        order = [*(int(each.entry) for each in near), *told]
        if answers:
            speak = related.related(text, passages)
            of_it = {answers[0].entry, *(each.entry for each in speak)}
            order = [each for each in order if each in of_it]
        return [as_printed(each, stands) for each in answers], order

    answers, order = await asyncio.to_thread(chosen)
    return answers, {entry: told[entry] for entry in order}


def kept(desk: Desk, request: Request, told: Told) -> Told:
    """Return what is answered; keep in mind which stories are told, for what may be asked."""
    listed = lists.entries(told.reply.items)
    entries = told.entries or listed
    at, who = request.at, request.incoming.sender
    desk.memory.recall.tell(at, who, entries, request.now, beside=listed)
    return replace(told, reply=replace(told.reply, told=entries))


def quoted(answers: Sequence[Answer]) -> list[str]:
    """Return what is quoted of the best article: at most three sentences, a passage each.

    An outlet's mark before its news, "(Chinhphu.vn) - ", is none of it.
    """
    first = answers[0]
    passage = " ".join(each for each in (first.before, first.text, *first.after) if each)
    if first.before or first.after:
        return [unmarked(passage)]
    return [unmarked(each.text) for each in answers if each.entry == first.entry]


async def _unanswered(desk: Desk, request: Request, asked: Asked, found: Sequence[Story]) -> Told:
    former = await sought.formerly(desk, request, asked.text)
    near = former.told if former else await _near(desk, in_full(written(asked.text)), found)
    if not near and (apart := unglued(asked.text)) != asked.text:
        return await _answer(desk, request, replace(asked, text=apart))
    shown = near[: lists.PAGE]
    rules = EMPTY if former or not related.of_the_party(asked.text) else _rules()
    if not shown:
        head = former.head if former else sought.none(desk, asked.text).head
        return Told(reply=Reply(head + rules), kind="question:none")
    return await unsure(desk, asked, shown, head=former.head if former else None, end=rules)


async def unsure(
    desk: Desk,
    asked: Asked,
    found: Sequence[Story],
    *,
    sure: int = doubtful.QUOTED,
    head: RichText | None = None,
    end: RichText = EMPTY,
) -> Told:
    """Say that no answer is sure, and list where one may stand; see ``doubtful.unsure``."""
    head, text = head or texts_questions.no_answer(), in_full(written(asked.text))
    reply = await doubtful.unsure(desk, text, found, sure=sure, head=head, end=end)
    return Told(reply=reply, kind="question:none")


async def _near(desk: Desk, text: str, found: Sequence[Story]) -> list[Story]:
    """Return the stories that speak of what is asked; the whole and each clause give in turn."""
    of_each = [await archive.passages(desk, clause) for clause in related.clauses(text)]
    read = (found, *([story for story, _ in told] for told in of_each))
    turns = (each for turn in zip_longest(*read) for each in turn if each is not None)
    return await archive.related(desk, text, list({each.entry: each for each in turns}.values()))


def _rules() -> RichText:
    return "\n\n" + texts_beyond.party_rules()


def _with_openers(desk: Desk, content: RichText, others: Sequence[Story]) -> Reply:
    if not others:
        return Reply(content)
    whole = joined(
        "\n\n", [content + "\n\n" + texts_questions.related(), *lists.lines(desk, others)]
    )
    return Reply(whole, (lists.openers(others),), items=lists.opening(others))


async def _document(desk: Desk, asked: Asked, document: DocumentNumber) -> Told:
    days = Days.of(desk, asked.question)
    known, heading = await archive.named(desk, document, days), days.heading
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
    content = joined("\n\n", [head, *lists.lines(desk, shown), texts_questions.no_full_text()])
    reply = Reply(content, (lists.openers(shown),), items=lists.opening(shown))
    return Told(reply=reply, kind="document")


def _later(named: Named) -> RichText:
    change = named.superseded
    if change is None:
        return RichText()
    return "\n" + texts_questions.superseded(change.how, change.newer, change.mention.sentence)
