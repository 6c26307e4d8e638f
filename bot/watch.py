"""What becomes of sources: the admins hear when one dies, is back, or changes what was told."""

import logging
from collections.abc import Awaitable, Callable, Sequence

from sqlalchemy.orm import Session

from bot import issuing, texts_sources
from bot.messages import RichText
from jobs import checks, feeds, health
from jobs.health import News
from jobs.newsroom import Newsroom
from jobs.recheck import recheck_due

log = logging.getLogger(__name__)


async def watch_sources(newsroom: Newsroom, tell: Callable[[RichText], Awaitable[None]]) -> int:
    """Tell the admins what is new about the health of sources, all in one message.

    What was told is kept only when ``tell`` has returned: a crash between the two tells it twice,
    which is better than never.

    Args:
        newsroom: The newsroom's tools.
        tell: Reaches the admins; raises where it does not, and then is asked again next time.

    Returns:
        Of how many sources something was told.
    """
    now = newsroom.clock()
    watched = await newsroom.database.transact(feeds.watched)
    told = [news for each in watched if (news := health.news(each, now))]
    if not told:
        return 0
    active = sum(not each.paused for each in watched)
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
