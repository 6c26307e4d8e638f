"""The first steps of a new bot: what is missing, and the one step that comes next.

Each step's answer leads to the next, so that from ``/start`` to the first bulletin in a group
nothing has to be looked up.
"""

from datetime import timedelta

from sqlalchemy.orm import Session

from bot import push
from bot.access import Request, Role
from bot.errors import ForbiddenError
from bot.handlers.desk import Desk
from bot.handlers.halted import paused
from bot.messages import Choice, Reply, RichText
from bot.stores import approvals, choices_store, units
from bot.texts import general as texts
from bot.texts import setup as texts_setup
from jobs import opml
from jobs.stores import store as news
from jobs.stores import unread

FIRST_NEWS = timedelta(minutes=3)
"""How long the first pull takes at most: as soon as it is read, or else then, the first bulletin
comes."""

Rows = tuple[tuple[Choice, ...], ...]


async def next_step(desk: Desk, request: Request) -> tuple[RichText, Rows]:
    """Return what whoever sets the bot up does next; nothing once a chat is bound."""
    if request.role < Role.ADMIN:
        return RichText(), ()
    return await desk.database.read(step)


def step(session: Session) -> tuple[RichText, Rows]:
    """Return the first step that was not made yet, in words and choices; empty once all are."""
    if not news.feeds(session):
        live = sum(each.live for each in opml.starters())
        return texts_setup.no_sources(), ((Choice(texts_setup.starters(live), "/nguon mau"),),)
    if not units.count(session):
        return texts_setup.no_units(), ()
    if not units.counts(session):
        return texts_setup.no_chats(), ((Choice(texts_setup.invite(), "/moi"),),)
    return RichText(), ()


async def send_now(desk: Desk, request: Request) -> Reply:
    """``/guingay``: the bulletin of this chat now, its news since the last one.

    Raises:
        ForbiddenError: The chat is not bound.
    """
    if request.chat is None:
        raise ForbiddenError(texts.not_bound(private=request.private))
    if held := paused(request):
        return Reply(held)
    chat, now = request.chat, request.now
    reached = await push.push_now(desk.database, [chat], desk.platforms(), zone=desk.zone, now=now)
    desk.wake()

    if reached:
        asking = await desk.database.read(approvals.chats_asking)
        waits = chat.id in asking
        return Reply(texts_setup.waits_for_approval() if waits else texts_setup.coming())
    return await _why_not(desk, request, chat.id)


async def _why_not(desk: Desk, request: Request, chat: int) -> Reply:
    """Say why there is no bulletin; where the first news is still being read, let it come then."""
    now = request.now

    def work(session: Session) -> tuple[bool, bool]:
        feeds = news.feeds(session)
        new = any(each.pulled_at is None and each.fault is None for each in feeds)
        reading = new or bool(unread.due(session, now, most=1, of_one=1))
        if reading:
            choices_store.due_at(session, request.at, now + FIRST_NEWS)
        return bool(feeds), reading

    any_source, reading = await desk.database.transact(work)
    if not any_source:
        return Reply(texts_setup.nobody_tells())
    if not reading:
        return Reply(texts_setup.nothing_since())
    desk.hurry(chat)
    return Reply(texts_setup.being_pulled())
