"""What is asked about what was just told: its page, more, the like, a particular of it."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot import render
from bot.access import Request
from bot.handlers import answering, archive, lists
from bot.handlers.answering import Told
from bot.handlers.desk import Desk
from bot.messages import Reply
from bot.texts import bulletins as texts_bulletins
from bot.texts import questions as texts_questions
from jobs.answering.related import holding, related, tells
from jobs.news import Story
from jobs.question import Question
from jobs.understanding.about_story import Wish, particular
from jobs.understanding.followup import MOST_SYLLABLES, Asked
from jobs.understanding.leaning import Lean, defines, leans, names, unpointed


async def answer(desk: Desk, request: Request, text: str, wish: Wish, before: Asked | None) -> Told:
    """Answer what a message wants of what was told before it.

    Args:
        desk: The tools.
        request: Who asks, where and when.
        text: The message.
        wish: What is wanted.
        before: What the same person asked here before; None where nothing, or too long ago.
    """
    entries = desk.memory.recall.told(
        request.at, request.incoming.sender, request.now, replied=request.incoming.replied
    )
    asked = before and wish is Wish.PARTICULAR and particular(before, text)
    if asked and before and (len(entries) == 1 or before.question.intent == "question"):
        read = await archive.texts_of(desk, entries)
        question = text if tells(text) else asked.text
        if told := await _within(desk, request, question, read):
            return told
    if len(entries) != 1:
        if asked:
            return await answering.unanswered(desk, request, asked)
        words = texts_questions.which_story() if entries else texts_questions.about_what()
        return Told(reply=Reply(words), kind="told:none")
    story = await archive.story(desk, entries[0])
    if story is None:
        return Told(reply=Reply(texts_questions.gone()), kind="told:none")
    if wish is Wish.RELATED:
        return await _related(desk, request, story)
    shown = texts_bulletins.story(story, render.local(story.published, desk.zone))
    page = shown + "\n" + texts_questions.whole(story.link)
    return Told(reply=Reply(page, told=entries), kind="told")


async def leaning(
    desk: Desk, request: Request, text: str, before: Asked | None, alone: Question
) -> Told | None:
    """Answer a question that makes sense only after what was told, from that first.

    What is quoted from elsewhere would be true of something else: "tổng số tiền bao nhiêu".

    Args:
        desk: The tools.
        request: Who asks, where and when.
        text: The message.
        before: What the same person asked here before; None where nothing, or too long ago.
        alone: What the message means by itself.

    Returns:
        None where it stands for itself, or asks for nothing that can be in the news.
    """
    lean = leans(text)
    if not _may_be_told(alone, lean):
        return None
    at, who, replied = request.at, request.incoming.sender, request.incoming.replied
    recall = desk.memory.recall
    entries = recall.told(at, who, request.now, replied=replied)
    if not entries:
        what = Told(reply=Reply(texts_questions.about_what()), kind="told:none")
        asked_back = lean.points and lean.part and alone.intent != "unsupported"
        return what if asked_back else None
    around = recall.around(at, who, request.now, replied=replied)
    read = await archive.texts_of(desk, around)
    if not lean and (defines(text) or not await _are_about(text, read)):
        return None
    question = unpointed(text)
    first = [(story, held) for story, held in read if story.entry in entries]
    for some in (first, read) if len(read) > len(first) else (read,):
        if told := await _within(desk, request, question, some):
            return told
    if (alone.intent == "unsupported" and not lean.part) or (not lean and names(text)):
        return None
    return await _of_the_same(desk, request, text, before, [story for story, _ in read])


def _may_be_told(alone: Question, lean: Lean) -> bool:
    """Whether what a message means by itself may be asked of what was told."""
    may = {
        "question": alone.document is None,
        "search": bool(lean),
        "help": bool(lean) and alone.sub_intent is None,
        "smalltalk": lean.part,
        "unsupported": lean.points or (lean.part and alone.sub_intent == "offtopic"),
        "document": False,
    }
    return may.get(alone.intent, lean.points)


async def _are_about(text: str, read: Sequence[tuple[Story, str]]) -> bool:
    """Whether one of some articles speaks of what a question, or what is named in it, is about."""
    near = await asyncio.to_thread(related, text, archive.passages_of(read))
    return bool(near) or bool(names(text) and await _speaking(text, read))


async def _speaking(text: str, read: Sequence[tuple[Story, str]]) -> list[tuple[Story, str]]:
    """Return those of some articles in which all stands that tells what is asked about.

    Where none has it all, those that hold what is named: "em nào ở TPHCM".
    """
    passages = archive.passages_of(read)
    held = await asyncio.to_thread(holding, text, passages)
    if not held and (named := names(text)):
        held = await asyncio.to_thread(holding, named, passages)
    kept = {each.entry for each in held}
    return [(story, told) for story, told in read if story.entry in kept]


async def _of_the_same(
    desk: Desk, request: Request, text: str, before: Asked | None, found: Sequence[Story]
) -> Told:
    """Answer the whole question from the archive; else list the stories that were told before."""
    if before is not None and (whole := particular(before, text)) is not None:
        told = await answering.tell(desk, request, whole)
        if told.entries or told.reply.items:
            return told
    return answering.kept(desk, request, answering.unsure(desk, found))


async def instead(desk: Desk, request: Request, text: str, before: Asked | None) -> Told | None:
    """Answer what found nothing by itself as a part of what was asked before; None as it was.

    "TBT thăm Úc", then "ký những gì": no news tells of a signing without a country.
    """
    if before is None or len(text.split()) > MOST_SYLLABLES:
        return None
    whole = particular(before, text)
    if whole is None:
        return None
    told = await answering.tell(desk, request, whole)
    return told if told.entries or told.reply.items else None


async def _within(
    desk: Desk, request: Request, question: str, read: Sequence[tuple[Story, str]]
) -> Told | None:
    """Quote what answers a question from those of some articles that hold what it is about.

    None where nothing is sure to.
    """
    answers, told = await answering.quotable(question, await _speaking(question, read))
    if not answers:
        return None
    told |= {story.entry: story for story, _ in read if story.entry not in told}
    return answering.kept(desk, request, answering.quote(desk, answers, told))


async def _related(desk: Desk, request: Request, story: Story) -> Told:
    """List what is most like a story."""
    found = [each for each in await archive.hits(desk, story.title) if each.entry != story.entry]
    shown = found[: lists.PAGE]
    if not shown:
        return Told(reply=Reply(texts_questions.not_found(story.title)), kind="search:none")
    entries = [each.entry for each in shown]
    desk.memory.recall.tell(request.at, request.incoming.sender, entries, request.now)
    shelf = lists.Shelf(head=texts_questions.related(), told=shown, command="")
    reply = replace(lists.short(desk, shelf, 1), told=tuple(entries))
    return Told(reply=reply, kind="told")
