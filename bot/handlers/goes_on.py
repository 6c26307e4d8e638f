"""What is asked about what was just told: its page, more, the like, a particular of it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import render
from bot.access import Request
from bot.handlers import answering, archive, lists
from bot.handlers.answering import Told
from bot.handlers.days import Days
from bot.handlers.desk import Desk
from bot.messages import Reply
from bot.texts import bulletins as texts_bulletins
from bot.texts import questions as texts_questions
from jobs.answer import Passage
from jobs.answering.related import holding, related, tells
from jobs.answering.running import uncounted
from jobs.news import Story
from jobs.question import NEWS, Question, as_asked
from jobs.text import fold, syllables
from jobs.understanding import question_syllables
from jobs.understanding.about_story import Wish, particular
from jobs.understanding.dialect import in_full
from jobs.understanding.followup import MOST_SYLLABLES, Asked
from jobs.understanding.leaning import (
    Lean,
    is_brief,
    leans,
    may_be_new,
    speaks_of_meeting,
    stands_alone,
    unmeasured,
    unpointed,
)
from jobs.understanding.names import full_names, names
from jobs.understanding.plainly import plainly

FEWEST = 2
"""Syllables that tell something of a message from which it may be of something new."""

WHOLE = 3
"""The same of one that says enough where nothing was told, whatever it points to."""

MOST_OF_SUBJECT = 3
"""Stories of the subject before that stand above those on what may be a new one."""

Read = Sequence[tuple[Story, str]]
"""Stories with the text of their articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """A message of a talk, and what was told before it.

    Attributes:
        text: The message.
        lean: How it leans on what was told.
        whole: The message as a part of the question before; None where that was a list of news.
        told: What was told before.
        read: The same, and what was listed below it.
    """

    text: str
    lean: Lean
    whole: Asked | None
    told: Read
    read: Read

    @property
    def subject(self) -> str:
        """What was asked about before; "" where nothing certain was."""
        return _subject(self.whole) if self.whole else ""


def _subject(whole: Asked) -> str:
    return in_full(" ".join(whole.question.keywords))


async def answer(desk: Desk, request: Request, wish: Wish) -> Told:
    """Tell the story that was told before as a whole, or what is like it."""
    entries = _told_before(desk, request)[0]
    if len(entries) != 1:
        words = texts_questions.which_story() if entries else texts_questions.about_what()
        return Told(reply=Reply(words), kind="told:none")
    if wish is not Wish.RELATED:
        return await _whole(desk, entries[0])
    story = await archive.story(desk, entries[0])
    return await _related(desk, request, story) if story else _gone()


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
    if alone.intent not in NEWS and before is not None and not stands_alone(text):
        alone = as_asked(text, request.now.astimezone(desk.zone)) or alone
    entries, around = _told_before(desk, request)
    brief = before is not None and is_brief(text) and tells(unpointed(text))
    if not _may_be_told(alone, lean, brief=brief) or (not entries and (not lean or names(text))):
        return None
    if not entries and not lean.part and _tells(text) >= WHOLE:
        return None
    if not entries:
        asked_back = Told(reply=Reply(texts_questions.about_what()), kind="told:none")
        refused = alone.intent == "unsupported" and alone.sub_intent != "offtopic"
        return None if refused or alone.intent == "smalltalk" else asked_back
    text = plainly(text)
    whole = particular(before, unpointed(text)) if before is not None else None
    if desk.memory.recall.is_opened(request.at, request.incoming.sender, entries):
        whole = await _of_opened(desk, entries[0], text) or whole
    read = await _on_subject(whole, await archive.texts_of(desk, around))
    told = [each for each in read if each[0].entry in entries]
    turn = _Turn(text=text, lean=lean, whole=whole, told=told, read=read)
    if not await _is_of_subject(turn) and not (brief and not await _headed(desk, text)):
        return None
    return await _from_told(desk, request, turn) or await _from_subject(desk, request, turn, alone)


async def _of_opened(desk: Desk, entry: int, text: str) -> Asked | None:
    """Return a message as a question on the story that was opened last; None where it is gone."""
    story = await archive.story(desk, entry)
    if story is None:
        return None
    sought = Question(intent="search", keywords=(story.title,))
    return particular(Asked(text=story.title, question=sought), unpointed(text))


async def tells_of_meeting(desk: Desk, request: Request) -> bool:
    """Say whether what was just told tells of somebody's meeting: "họp hôm nào" asks of that."""
    entries = _told_before(desk, request)[0]
    read = await archive.texts_of(desk, entries)
    return any(speaks_of_meeting(f"{story.title} {text}") for story, text in read)


def is_of_told(desk: Desk, request: Request, text: str) -> bool:
    """Say whether a message asks for a particular of what was just told: "ai phụ trách"."""
    return bool(_told_before(desk, request)[0]) and leans(text).part


async def instead(desk: Desk, request: Request, text: str, before: Asked | None) -> Told | None:
    """Answer what found nothing by itself as a part of what was asked before; None as it was.

    "TBT thăm Úc", then "ký những gì": no news tells of a signing without a country. What was asked
    before stays in mind: a message that led nowhere is no new subject.
    """
    if before is None or fold(names(text)) not in fold(before.text):
        return None
    short = len(text.split()) <= MOST_SYLLABLES
    whole = particular(before, unpointed(text)) if short else None
    if whole is not None:
        turn = _Turn(text=text, lean=leans(text), whole=whole, told=(), read=())
        told = await _of_subject(desk, request, turn, whole)
        if told.reply.items or told.entries:
            return told
    desk.memory.recall.keep(request.at, request.incoming.sender, before, request.now)
    return None


def _told_before(desk: Desk, request: Request) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the stories that were told, and these with those listed below them."""
    at, who, replied = request.at, request.incoming.sender, request.incoming.replied
    recall = desk.memory.recall
    told = recall.told(at, who, request.now, replied=replied)
    return told, recall.around(at, who, request.now, replied=replied)


def _may_be_told(alone: Question, lean: Lean, *, brief: bool) -> bool:
    """Whether what a message means by itself may be asked of what was told."""
    off_topic = alone.sub_intent == "offtopic"
    may = {
        "question": alone.document is None,
        "search": bool(lean) or brief,
        "latest": bool(lean) or brief,
        "date": bool(lean) or brief,
        "help": bool(lean) and alone.sub_intent is None,
        "smalltalk": lean.part,
        "unsupported": lean.points or ((lean.part or brief) and off_topic),
        "document": False,
    }
    return may.get(alone.intent, lean.points)


async def _on_subject(whole: Asked | None, read: Read) -> Read:
    """Return those of the stories told that are on the subject; or all where none is.

    Below what a search found stands what only comes near.
    """
    if whole is None:
        return read
    subject = _subject(whole)
    return await _naming(subject, read) or await _near(subject, read) or read


async def _is_of_subject(turn: _Turn) -> bool:
    """Whether a question may be about what was told before.

    One that names nothing may, unless it asks how much something is of which nothing was told:
    "lương cơ sở bao nhiêu" is a new one, "chủ tàu là ai" is not.
    """
    if turn.lean or await _are_about(turn.text, turn.read):
        return True
    new = stands_alone(turn.text) or may_be_new(turn.text)
    return turn.whole is not None and not new


async def _headed(desk: Desk, text: str) -> list[Story]:
    """Return the stories whose headlines tell of a message by itself: no "sâu bao nhiêu mét"."""
    words = question_syllables.telling(unmeasured(text))
    if len(syllables(words)) < FEWEST:
        return []
    found = await archive.hits(desk, words)
    return [each for each in found[: lists.PAGE] if archive.headed(words, each)]


def _tells(text: str) -> int:
    """How many syllables of a message tell something, beside what points back."""
    return sum(each.isalpha() for each in syllables(question_syllables.telling(unpointed(text))))


async def _from_told(desk: Desk, request: Request, turn: _Turn) -> Told | None:
    """Quote what answers from what was told, or else from what stood below it."""
    question = unpointed(turn.text)
    if not tells(question):
        if turn.whole is None or len(turn.told) != 1:
            return None
        question = turn.whole.text
    elif turn.whole is not None and not tells(uncounted(question)):
        question = turn.whole.text
    for some in (turn.told, turn.read) if len(turn.read) > len(turn.told) else (turn.told,):
        if told := await _within(desk, request, question, some):
            return told
    return None


async def _from_subject(desk: Desk, request: Request, turn: _Turn, alone: Question) -> Told | None:
    """Answer from what the archive has on the subject; else tell again what was told."""
    if alone.intent == "unsupported" and not (turn.lean.part or is_brief(turn.text)):
        return None
    if not turn.lean and stands_alone(turn.text):
        return None
    if len(turn.told) == 1 and not tells(unpointed(turn.text)):
        return await _whole(desk, turn.told[0][0].entry)
    if turn.whole is not None:
        return await _of_subject(desk, request, turn, turn.whole)
    asked = Asked(text=turn.text, question=alone)
    told = await answering.unsure(desk, asked, _stories(turn.read))
    return answering.kept(desk, request, told)


async def _of_subject(desk: Desk, request: Request, turn: _Turn, whole: Asked) -> Told:
    """Answer a question from the articles on its subject; else list these.

    Where it does not lean on what was told, what has its own words is listed as well.
    """
    asked_in_full = in_full(whole.text)
    found = await archive.passages(desk, asked_in_full, Days.of(desk, whole.question))
    near = await _near(turn.subject, found)
    read = near or turn.read
    held = await _speaking(unpointed(turn.text), read) if tells(unpointed(turn.text)) else read
    wider: Read = []
    if not held and _tells(turn.text) >= FEWEST:
        # What else is told of whom, or where, it happened: "vụ đó liên quan bao nhiêu thí sinh".
        held = wider = await _speaking(unpointed(turn.text), await _naming(turn.subject, found))
    answers, told = await answering.quotable(asked_in_full, held)
    desk.memory.recall.keep(request.at, request.incoming.sender, whole, request.now)
    if answers:
        return answering.kept(desk, request, answering.quote(desk, answers, told))
    asked = wider or await _near(asked_in_full, near) or read
    others = [] if turn.lean else await _headed(desk, turn.text)
    stories = _stories(asked)[: MOST_OF_SUBJECT if others else None]
    of_subject = len(stories)
    once = list({story.entry: story for story in (*stories, *others)}.values())
    if not once:
        return Told(reply=Reply(texts_questions.not_found(whole.text)), kind="question:none")
    return answering.kept(desk, request, await answering.unsure(desk, whole, once, sure=of_subject))


def _stories(read: Read) -> list[Story]:
    return [story for story, _ in read]


async def _are_about(text: str, read: Read) -> bool:
    """Whether one of some articles speaks of what a question, or what is named in it, is about."""
    return bool(await _near(text, read)) or bool(names(text) and await _speaking(text, read))


async def _naming(subject: str, read: Read) -> Read:
    """Return those of some articles that have the names of a subject; none where it has none."""
    named = full_names(subject)

    def held() -> Read:
        lines = [f" {' '.join(syllables(fold(f'{each.title} {text}')))} " for each, text in read]
        whole = [all(f" {name} " in line for name in named) for line in lines]
        return [each for each, has in zip(read, whole, strict=True) if has]

    return await asyncio.to_thread(held) if named else []


async def _near(text: str, read: Read) -> Read:
    """Return those of some articles that speak of what a text is about."""
    return _those(read, await asyncio.to_thread(related, text, archive.passages_of(read)))


def _those(read: Read, kept: Sequence[Passage]) -> Read:
    entries = {each.entry for each in kept}
    return [each for each in read if each[0].entry in entries]


async def _speaking(text: str, read: Read) -> Read:
    """Return those of some articles in which all stands that tells what is asked about.

    Where none has it all, those that hold what is named: "em nào ở TPHCM".
    """
    passages, about = archive.passages_of(read), uncounted(text)
    held = await asyncio.to_thread(holding, about, passages)
    if not held and (named := names(text)):
        held = await asyncio.to_thread(holding, named, passages)
    return _those(read, held)


async def _within(desk: Desk, request: Request, question: str, read: Read) -> Told | None:
    """Quote what answers a question from those of some articles that hold what it is about.

    None where nothing is sure to.
    """
    answers, told = await answering.quotable(question, await _speaking(question, read))
    if not answers:
        return None
    told |= {story.entry: story for story, _ in read if story.entry not in told}
    return answering.kept(desk, request, answering.quote(desk, answers, told))


async def _whole(desk: Desk, entry: int) -> Told:
    """Show a story with the address of its page."""
    story = await archive.story(desk, entry)
    if story is None:
        return _gone()
    shown = texts_bulletins.story(story, render.local(story.published, desk.zone))
    page = shown + "\n" + texts_questions.whole(story.link)
    return Told(reply=Reply(page, told=(entry,)), kind="told")


def _gone() -> Told:
    return Told(reply=Reply(texts_questions.gone()), kind="told:none")


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
