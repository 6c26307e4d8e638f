"""Where an answer may stand: articles with the sentence of each that comes nearest."""

import asyncio
from collections.abc import Mapping, Sequence

from bot import render
from bot.handlers import archive, lists
from bot.handlers.desk import Desk
from bot.messages import Reply, RichText, joined
from bot.texts import questions as texts_questions
from jobs.answer import Passage
from jobs.answering.nearest import nearest
from jobs.articles.openings import unmarked
from jobs.news import Story
from jobs.understanding.numbered import tells_another

QUOTED = 2
"""Articles of which a sentence is shown below the headline: the others are for whoever looks on."""


async def unsure(
    desk: Desk,
    asked: str,
    found: Sequence[Story],
    *,
    sure: int,
    head: RichText,
    end: RichText,
) -> Reply:
    """List where an answer may stand, the first page of it.

    Args:
        desk: The tools.
        asked: The question, with what it leans on.
        found: The stories, the likeliest first; at least one.
        sure: How many of the first are of the matter: of others nothing is quoted.
        head: What is said above them.
        end: What is said below.
    """
    shown = found[: lists.PAGE]
    read = await archive.texts_of(desk, [each.entry for each in shown[: min(sure, QUOTED)]])

    def quoted() -> dict[int, str]:
        passages = archive.passages_of(read)
        return {int(each.entry): _nearest(asked, each) for each in passages}

    told = lines(desk, shown, await asyncio.to_thread(quoted))
    content = joined("\n\n", [head, *told]) + end
    return Reply(content, (lists.openers(shown),), items=lists.opening(shown))


def _nearest(asked: str, passage: Passage) -> str:
    if tells_another(asked, f"{passage.title} {passage.text}"):
        return ""
    return unmarked(nearest(asked, passage))


def lines(
    desk: Desk, shown: Sequence[Story], quoted: Mapping[int, str] | None = None
) -> list[RichText]:
    """Return a headline each, numbered, with outlet and time, and what is quoted of its entry."""
    said = quoted or {}
    return [
        texts_questions.short(
            each,
            render.local(each.published, desk.zone),
            number=number,
            sentence=said.get(each.entry, ""),
        )
        for number, each in enumerate(shown, 1)
    ]
