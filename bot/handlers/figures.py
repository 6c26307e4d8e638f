"""``/thongke`` and ``/trangthai``: how the bot fares, in figures."""

import shutil
from dataclasses import replace
from datetime import datetime, time, timedelta
from importlib.metadata import version

from sqlalchemy.orm import Session

from bot.access import Request
from bot.handlers import pictures
from bot.handlers.desk import Desk
from bot.messages import Reply
from bot.stores import figures, question_store
from bot.texts import office as texts_office
from jobs.health import WELL, Watched
from jobs.stores import asked, feeds
from jobs.stores import store as news

DAYS = 7


async def week(desk: Desk, request: Request) -> Reply:
    """``/thongke``: chats by platform, what went out by day, sources, questions; and a picture.

    The picture shows the last month; ``/thongke tuan | quy | nam`` another span.
    """
    today = request.now.astimezone(desk.zone).date()
    dates = [today - timedelta(days=ago) for ago in range(DAYS - 1, -1, -1)]
    edges = [
        datetime.combine(day, time(), desk.zone).astimezone(request.now.tzinfo)
        for day in [*dates, today + timedelta(days=1)]
    ]

    def work(session: Session) -> Reply:
        sent = figures.days(session, edges)
        told = [
            (day, each.bulletins, each.sent, each.failed, each.unknown)
            for day, each in zip(dates, sent, strict=True)
        ]
        questions = sum(question_store.counts(session, since=dates[0]).values())
        sources = _sources(feeds.watched(session))
        return Reply(texts_office.figures(figures.chats(session), told, sources, questions))

    reply = await desk.database.read(work)
    return replace(reply, attachment=await pictures.of_figures(desk, request))


async def state(desk: Desk, request: Request) -> Reply:
    """``/trangthai``: whether all is well, and what waits."""

    def work(session: Session) -> Reply:
        now, zone = request.now, desk.zone
        pulled = [each.pulled_at for each in news.feeds(session) if each.pulled_at]
        last_pull, last_push = max(pulled, default=None), figures.last_push(session)
        waits = figures.backlog(session, now)
        return Reply(
            texts_office.state(
                version=version("bantin"),
                size=figures.size(session),
                free=_free(desk),
                last_pull=last_pull.astimezone(zone) if last_pull else None,
                last_push=last_push.astimezone(zone) if last_push else None,
                waiting=waits.waiting,
                later=waits.later,
                age=now - waits.since if waits.since else None,
                doubtful=waits.doubtful,
                platforms=desk.talks(),
                model=_model(session, now) if desk.writes else None,
            )
        )

    return await desk.database.read(work)


def _model(session: Session, now: datetime) -> tuple[int, int, str | None]:
    """Return what a language model was asked, how much of it is told, and why it is of no use."""
    found = asked.standing(session, now)
    return found.asked, found.taken, found.cause


def _free(desk: Desk) -> int | None:
    """Return the bytes that are free where the database is; None where nobody can say."""
    folder = desk.database.folder("index")
    if folder is None:
        return None
    try:
        return shutil.disk_usage(folder.parent).free
    except OSError:
        return None


def _sources(watched: list[Watched]) -> tuple[int, int, int]:
    """Return how many sources are well, ailing, and halted."""
    halted = sum(each.paused for each in watched)
    well = sum(not each.paused and (each.state is None or each.state in WELL) for each in watched)
    return well, len(watched) - well - halted, halted
