"""Pictures that admins get with what they ask for."""

import logging
from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

from bot import picture_store
from bot.access import Request
from bot.handlers.desk import Desk
from bot.messages import Attachment
from bot.pictures.drawing import charted
from jobs.errors import FetchError
from jobs.text import fold

log = logging.getLogger(__name__)

MONTH = 30
SPANS: Mapping[str, int] = MappingProxyType({"tuan": 7, "thang": MONTH, "quy": 91, "nam": 365})
"""How many days are shown, by the word behind the command."""


async def of_figures(desk: Desk, request: Request) -> Attachment | None:
    """Draw how the bot fares, for the last month or the span that was asked for.

    None where the asker's platform shows no pictures, or none can be drawn: the words go alone.
    """
    able = desk.platforms().get(request.at.platform)
    if desk.newsroom is None or able is None or not able.pictures:
        return None
    last = request.now.astimezone(desk.zone).date()
    first = last - timedelta(days=SPANS.get(fold(request.argument).strip(), MONTH) - 1)
    figures = await desk.database.transact(
        lambda s: picture_store.figures(s, first, last, desk.zone)
    )
    try:
        return await charted(desk.newsroom.workshop, figures)
    except FetchError as error:
        log.warning("picture not drawn", extra={"fault": str(error)})
        return None
