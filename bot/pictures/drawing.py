"""A picture as an attachment, drawn in a worker process that then gives its memory back."""

from datetime import timedelta

from bot.language import spoken, spoken_in
from bot.messages import Attachment
from bot.pictures.chart import Figures, chart
from bot.pictures.cover import Cover, cover
from bot.texts import pictures as texts_pictures
from jobs.worker_pool import WorkerPool

LIMIT = timedelta(seconds=40)
"""matplotlib's first start on a small server takes ten."""

PNG = "image/png"


async def charted(workers: WorkerPool, figures: Figures) -> Attachment:
    """Draw figures.

    Raises:
        jobs.errors.FetchError: The worker took too long, or died of it.
    """
    data = await workers.do(spoken_in, spoken(), chart, figures, limit=LIMIT)
    return Attachment(data=data, name=texts_pictures.chart_name(), media_type=PNG, picture=True)


async def covered(workers: WorkerPool, told: Cover) -> Attachment:
    """Draw a bulletin's cover.

    Raises:
        jobs.errors.FetchError: The worker took too long, or died of it.
    """
    data = await workers.do(spoken_in, spoken(), cover, told, limit=LIMIT)
    return Attachment(data=data, name=texts_pictures.cover_name(), media_type=PNG, picture=True)
