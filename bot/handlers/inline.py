"""Inline mode: ``@bot nông thôn mới`` in any chat offers stories to put there."""

from datetime import datetime

from bot import render, texts, texts_questions
from bot.handlers import archive, questions
from bot.handlers.desk import Desk
from bot.messages import Finding, Inquiry
from bot.recall import Verdict

MOST = 10
"""Stories offered at once; a platform shows few more."""

LEAST_LETTERS = 2
LONGEST = 256
"""Letters of an inline query that Telegram passes on."""


async def inline(desk: Desk, inquiry: Inquiry, now: datetime) -> list[Finding]:
    """Return the stories to offer for what somebody types, the best first.

    Only public news, so anybody may ask; whoever asks too much gets nothing. An empty query gets
    the latest stories.

    Args:
        desk: The tools.
        inquiry: What is typed, and by whom.
        now: When; aware, UTC.
    """
    if desk.memory.inline.judge(inquiry.at, inquiry.at.id, now) is not Verdict.ANSWER:
        return []
    words = " ".join(inquiry.query.split())[:LONGEST]
    if 0 < len(words) < LEAST_LETTERS:
        return []
    if words:
        told = await archive.hits(desk, words)
    else:
        told = await archive.recent(desk, (), since=None, until=now)
    await questions.count(desk, now, "inline")
    findings = []
    for story in told[:MOST]:
        at = render.local(story.published, desk.zone)
        findings.append(
            Finding(
                id=str(story.entry),
                title=story.title,
                description=texts_questions.inline_description(story, at),
                content=texts.story(story, at),
            )
        )
    return findings
