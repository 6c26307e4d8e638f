"""Inline mode: ``@bot nông thôn mới`` in any chat offers stories to put there."""

import sys
from dataclasses import replace
from datetime import datetime

from bot import render
from bot.handlers import archive, questions
from bot.handlers.desk import Desk
from bot.messages import InlineQuery, Message, Proposal, units
from bot.recall import Verdict
from bot.texts import bulletins as texts_bulletins
from bot.texts import questions as texts_questions
from jobs.news import Story
from jobs.selection import Selection

MOST = 10
"""Stories offered at once; a screen shows few more."""

LEAST_LETTERS = 2
LONGEST = 256
"""Letters of an inline query that Telegram passes on."""


async def inline(desk: Desk, query: InlineQuery, now: datetime) -> tuple[list[Proposal], str]:
    """Return the stories to offer for what somebody types, the best first, and where they go on.

    Only public news, so anybody may ask; whoever asks too much gets nothing. An empty query gets
    the latest stories.

    Args:
        desk: The tools.
        query: What is typed, and by whom.
        now: When; aware, UTC.

    Returns:
        At most ``MOST`` proposals, and the ``offset`` of the query for further ones; "" where
        there are none.
    """
    words = " ".join(query.text.split())[:LONGEST]
    judged = desk.memory.inline.judge(query.chat, query.chat.id, now)
    if judged is not Verdict.ANSWER or 0 < len(words) < LEAST_LETTERS:
        return [], ""
    start = int(query.offset) if query.offset.isdecimal() and len(query.offset) < 5 else 0
    if words:
        told = await archive.hits(desk, words)
    else:
        told = await archive.recent(desk, Selection(), since=None, until=now)
    await questions.count(desk, now, "inline")
    able = desk.platforms().get(query.chat.platform)
    room = able.text_limit if able is not None else sys.maxsize
    shown = await archive.in_own_words(desk, told[start : start + MOST])
    proposals = [_proposal(desk, story, room) for story in shown]
    end = start + MOST
    return proposals, str(end) if end < len(told) else ""


def _proposal(desk: Desk, story: Story, room: int) -> Proposal:
    """Return a story to put into a chat, as one message: one too long would spoil all proposals."""
    at = render.local(story.published, desk.zone)
    content = texts_bulletins.story(story, at)
    if units(content.text) > room:
        content = texts_bulletins.story(replace(story, sentences=()), at)
    return Proposal(
        title=story.title,
        summary=texts_questions.inline_summary(story, at),
        message=Message(content),
    )
