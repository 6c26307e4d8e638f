"""What becomes of sources: the admins hear when one dies, is back, or changes what was told."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

from sqlalchemy.orm import Session

from bot.messages import RichText
from bot.outbound import issuing
from bot.texts import sources as texts_sources
from jobs import health
from jobs.health import News
from jobs.newsroom import Newsroom
from jobs.recheck import recheck_due
from jobs.stores import checks, feeds

log = logging.getLogger(__name__)

GATHER = timedelta(hours=1)
"""After sources were told of, as long until the next are: of 500 that die of one cause, pulled all
around the clock, the admins hear twice and not each minute."""


async def watch_sources(
    newsroom: Newsroom,
    tell: Callable[[RichText], Awaitable[None]],
    *,
    gathering: bool = False,
) -> int:
    """Tell the admins what is new about the health of sources, all in one message.

    What was told is kept only when ``tell`` has returned: a crash between the two tells it twice,
    which is better than never.

    Args:
        newsroom: The newsroom's tools.
        tell: Reaches the admins; raises where it does not, and then is asked again next time.
        gathering: Whether what is not urgent, deaths and returns, waits for more of its kind.

    Returns:
        Of how many sources something was told.
    """
    now = newsroom.clock()
    watched, active = await newsroom.database.transact(lambda s: feeds.suspects(s, now))
    lost = health.all_lost(watched, active)
    told = [news for each in watched if (news := health.news(each, now, all_lost=lost))]
    if gathering:
        told = [news for news in told if news.alarm]
    if not told:
        return 0
    await tell(texts_sources.report(told, own_fault=health.all_at_once(told, active)))
    await newsroom.database.transact(lambda session: _note(session, told))
    log.info("sources told of", extra={"count": len(told)})
    return len(told)


async def correct_what_changed(newsroom: Newsroom) -> int:
    """Look again at what was told; return how many corrections are proposed to the admins."""
    await recheck_due(newsroom)
    now = newsroom.clock()

    def draft(session: Session) -> int:
        found = checks.changes(session, since=now - issuing.CORRECTED, until=now)
        return issuing.correct_changed(session, found, now) if found else 0

    return await newsroom.database.transact(draft)


def _note(session: Session, told: Sequence[News]) -> None:
    for news in told:
        heard = news.trouble or (None if news.back else news.watched.told)
        feeds.note_told(session, news.watched.feed.id, heard, alarm=news.alarm is not None)
