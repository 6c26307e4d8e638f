"""A chat's choices: all at once, and each by itself. See ``kinds``."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from bot.access import Request
from bot.handlers.desk import Desk, Handler
from bot.handlers.filters import NotUnderstoodError, Outlets, Rows
from bot.handlers.halted import paused
from bot.handlers.kinds import KINDS, Kind, labels, page_of_topic
from bot.handlers.organisations import paged
from bot.messages import Choice, Reply
from bot.stores import choices_store
from bot.texts import choices as texts_choices
from bot.texts import general as texts
from bot.texts import wishes as texts_wishes
from bot.typed.times import Quiet
from bot.wants import Wants, everybody, over
from jobs.stores import store as news
from jobs.text import fold

__all__ = ["choose", "labels", "overview", "send_here"]

AS_UNIT = {"theodonvi", "macdinh", "nhudonvi"}
"""How people give a choice back to the unit."""


def choose(command: str) -> Handler:
    """Return the handler of one kind: ``/gio`` shows it, ``/gio 7:00 t2-t6`` sets it.

    ``/gio theo đơn vị`` gives it back to the unit.
    """
    kind = KINDS[command]

    async def handler(desk: Desk, request: Request) -> Reply:
        def work(session: Session) -> Reply:
            return _choose(session, desk, request, command, kind)

        if request.chat is None:
            return Reply(texts.not_bound(private=request.private))
        reply = await desk.database.transact(work)
        return replace(reply, content=texts_wishes.lines([paused(request), reply.content]))

    return handler


async def overview(desk: Desk, request: Request) -> Reply:
    """``/caidat``: all choices in one message, each a choice that leads to it."""
    if request.chat is None or request.unit is None:
        return Reply(texts.not_bound(private=request.private))
    unit = request.unit

    def work(session: Session) -> tuple[Wants, Wants]:
        own = choices_store.own(session, request.at)
        return own, choices_store.given(session, unit, everybody(desk.times))

    own, given = await desk.database.transact(work)
    acts = over(own, given)
    lines = [
        (
            kind.field,
            kind.tell(_as_it_comes(desk, request, kind, getattr(acts, kind.field))),
            getattr(own, kind.field) is None,
        )
        for kind in KINDS.values()
    ]
    told = texts_choices.overview(lines, unit=None)
    told = texts_wishes.lines([paused(request), told])
    return Reply(told, menu(""), replaces=True)


def menu(prefix: str) -> Rows:
    """Return choices that lead to each kind; ``prefix`` stands before the kind's command."""
    leads = [
        Choice(texts_choices.label(kind.field), f"/{prefix}{name}") for name, kind in KINDS.items()
    ]
    return tuple(tuple(leads[start : start + 2]) for start in range(0, len(leads), 2))


async def send_here(desk: Desk, request: Request) -> Reply:
    """``/guiday``: bulletins go to the forum topic in which this was written."""
    if request.chat is None:
        return Reply(texts.not_bound(private=request.private))
    thread = request.incoming.thread
    await desk.database.transact(lambda s: choices_store.set_thread(s, request.at, thread))
    return Reply(texts_choices.thread_here(main=thread is None))


def outlets(session: Session) -> Outlets:
    """Return the outlets that can be chosen: each name once, under its first feed's number."""
    named: dict[str, int] = {}
    for each in news.feeds(session):
        named.setdefault(each.feed.name, each.feed.id)
    return sorted(((number, name) for name, number in named.items()), key=lambda each: each[1])


def read(kind: Kind, words: str, chosen: Any, known: Outlets) -> Any:
    """Return what is chosen after ``words``; None where that is "as the unit does".

    Raises:
        NotUnderstoodError: They name no choice.
    """
    if fold(words).replace(" ", "") in AS_UNIT:
        return None
    return kind.read(words, chosen, known)


def _choose(session: Session, desk: Desk, request: Request, command: str, kind: Kind) -> Reply:
    assert request.unit is not None  # noqa: S101  the caller saw to it
    default, known = everybody(desk.times), outlets(session)
    own = choices_store.own(session, request.at)
    given = choices_store.given(session, request.unit, default)
    words, page = paged(request.argument)
    chosen = getattr(own, kind.field)
    if words:
        before = getattr(over(own, given), kind.field)
        try:
            chosen = read(kind, words, before, known)
        except NotUnderstoodError as error:
            return Reply(error.words)
        choices_store.choose(
            session,
            request.at,
            kind.field,
            chosen,
            default=default,
            zone=desk.zone,
            now=request.now,
        )
        page = page_of_topic(words[1:]) if page == 1 else page
    acts = getattr(given, kind.field) if chosen is None else chosen
    acts = _as_it_comes(desk, request, kind, acts)
    return _shown(kind, acts, known, f"/{command}", page, own=chosen is not None, words=words)


def _as_it_comes(desk: Desk, request: Request, kind: Kind, acts: Any) -> Any:
    """Return what a choice comes to here: where nothing comes without a sound, it waits."""
    able = desk.platforms().get(request.at.platform)
    if kind.field != "quiet" or able is None or able.hushes:
        return acts
    return tuple(replace(each, how=Quiet.LATER) for each in acts)


def _shown(
    kind: Kind,
    acts: Any,
    known: Outlets,
    command: str,
    page: int,
    *,
    own: bool,
    words: str,
) -> Reply:
    asking = kind.many or not words
    told = kind.ask(acts) if asking else kind.tell(acts)
    rows: Sequence[tuple[Choice, ...]] = kind.offer(acts, known, command, page) if asking else ()
    foot = [Choice(texts_choices.back_to_overview(), "/caidat")]
    if own:
        foot.insert(0, Choice(texts_choices.as_unit(), f"{command} theodonvi"))
    else:
        told = texts_choices.follows_unit(told)
    return Reply(told, (*rows, tuple(foot)), replaces=True)
