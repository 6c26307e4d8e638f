"""What is asked about the story or the answer that was just told: its page, more, the like."""

from dataclasses import replace

from bot import render
from bot.access import Request
from bot.handlers import answering, archive, lists
from bot.handlers.answering import Told
from bot.handlers.desk import Desk
from bot.messages import Reply
from bot.texts import bulletins as texts_bulletins
from bot.texts import questions as texts_questions
from jobs.news import Story
from jobs.understanding.about_story import Wish, particular
from jobs.understanding.followup import Asked


async def answer(desk: Desk, request: Request, wish: Wish, before: Asked | None) -> Told:
    """Answer what a message wants of what was told before it.

    Args:
        desk: The tools.
        request: Who asks, where and when.
        wish: What is wanted.
        before: What the same person asked here before; None where nothing, or too long ago.
    """
    replied = request.incoming.replied
    entries = desk.memory.recall.told(
        request.at, request.incoming.sender, request.now, replied=replied
    )
    if len(entries) != 1:
        asked = before and wish is Wish.PARTICULAR and particular(before, request.argument)
        if asked:
            return await answering.unanswered(desk, request, asked)
        said = texts_questions.which_story() if entries else texts_questions.about_what()
        return Told(reply=Reply(said), kind="told:none")
    story = await archive.story(desk, entries[0])
    if story is None:
        return Told(reply=Reply(texts_questions.gone()), kind="told:none")
    if wish is Wish.RELATED:
        return await _related(desk, request, story)
    told = texts_bulletins.story(story, render.local(story.published, desk.zone))
    words = told + "\n" + texts_questions.whole(story.link)
    return Told(reply=Reply(words, told=entries), kind="told")


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
