"""Inline mode: ``@bot nông thôn mới`` in any chat offers stories to put there."""

from datetime import datetime

from bot import render, texts_bulletins, texts_questions
from bot.handlers import archive, questions
from bot.handlers.desk import Desk
from bot.messages import InlineQuery, Message, Proposal
from bot.recall import Verdict
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
    proposals = []
    for story in await archive.in_own_words(desk, told[start : start + MOST]):
        at = render.local(story.published, desk.zone)
        proposals.append(
            Proposal(
                title=story.title,
                summary=texts_questions.inline_summary(story, at),
                message=Message(texts_bulletins.story(story, at)),
            )
        )
    end = start + MOST
    return proposals, str(end) if end < len(told) else ""
