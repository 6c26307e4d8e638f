"""Pictures that come with what was asked for."""

import logging
from collections.abc import Awaitable, Mapping
from datetime import timedelta
from types import MappingProxyType

from bot.access import Request
from bot.handlers.desk import Desk
from bot.messages import Attachment
from bot.pictures.cover import HEADLINES, Cover
from bot.pictures.drawing import charted, covered
from bot.recall import Verdict
from bot.stores import picture_store
from jobs.bulletin import Bulletin
from jobs.errors import FetchError
from jobs.text import fold

log = logging.getLogger(__name__)

PICTURE = "anh"
"""What is typed behind ``/bantin`` by who wants a cover, folded."""

MONTH = 30
SPANS: Mapping[str, int] = MappingProxyType({"tuan": 7, "thang": MONTH, "quy": 91, "nam": 365})
"""How many days are shown, by the word behind the command."""


async def of_figures(desk: Desk, request: Request) -> Attachment | None:
    """Draw how the bot fares, for the last month or the span that was asked for.

    None where the asker's platform shows no pictures, or none can be drawn: the words go alone.
    """
    if desk.newsroom is None or not _shows(desk, request):
        return None
    last = request.now.astimezone(desk.zone).date()
    first = last - timedelta(days=SPANS.get(fold(request.argument).strip(), MONTH) - 1)
    figures = await desk.database.read(lambda s: picture_store.figures(s, first, last, desk.zone))
    return await _drawn(charted(desk.newsroom.workers, figures))


async def of_bulletin(desk: Desk, request: Request, made: Bulletin) -> Attachment | None:
    """Draw a bulletin's cover, where the asker wants one ("ảnh") and can be shown it.

    None also for whoever asks for many: a picture takes a second of the machine.
    """
    wanted = PICTURE in fold(request.argument).split()
    if desk.newsroom is None or not wanted or not _shows(desk, request):
        return None
    judged = desk.memory.restraint.judge(request.at, request.incoming.sender, request.now)
    if judged is not Verdict.ANSWER:
        return None
    told = Cover(
        unit=request.chat.unit if request.chat else "",
        day=request.now.astimezone(desk.zone).date(),
        headlines=tuple(story.title for story in made.foremost(HEADLINES)),
        stories=len(made.stories) + made.left_out,
    )
    return await _drawn(covered(desk.newsroom.workers, told))


def _shows(desk: Desk, request: Request) -> bool:
    able = desk.platforms().get(request.at.platform)
    return able is not None and able.pictures


async def _drawn(picture: Awaitable[Attachment]) -> Attachment | None:
    try:
        return await picture
    except FetchError as error:
        log.warning("picture not drawn", extra={"fault": str(error)})
        return None
