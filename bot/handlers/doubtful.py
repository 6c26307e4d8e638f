"""Where an answer may stand: articles with the sentence of each that comes nearest."""

import asyncio
from collections.abc import Sequence

from bot.handlers import archive, lists
from bot.handlers.desk import Desk
from bot.messages import Reply, RichText, joined
from jobs.answer import Passage
from jobs.answering.nearest import nearest
from jobs.answering.wording import reworded
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
    told = lists.lines(desk, shown, quoted=await quoted(desk, asked, shown[:sure]))
    content = joined("\n\n", [head, *told]) + end
    return Reply(content, (lists.openers(shown),), items=lists.opening(shown))


async def quoted(desk: Desk, asked: str, found: Sequence[Story]) -> dict[int, str]:
    """Return of each of the first stories the sentence that comes nearest to an answer.

    Args:
        desk: The tools.
        asked: The question, with what it leans on.
        found: The stories, the likeliest first.
    """
    read = await archive.texts_of(desk, [each.entry for each in found[:QUOTED]])

    def nearest_of() -> dict[int, str]:
        return {int(each.entry): _nearest(asked, each) for each in archive.passages_of(read)}

    return await asyncio.to_thread(nearest_of)


def _nearest(asked: str, passage: Passage) -> str:
    if tells_another(asked, f"{passage.title} {passage.text}"):
        return ""
    (read,), stands = reworded(asked, [passage])
    said = nearest(asked, read)
    return unmarked(stands.get(said, said))
