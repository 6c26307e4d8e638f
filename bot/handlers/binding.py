"""Chats come and go: invitations, binding, unbinding."""

import re
import secrets
from datetime import timedelta

from sqlalchemy.orm import Session

from bot import store, texts, units
from bot.access import Request
from bot.audience import Chat
from bot.handlers import choices
from bot.handlers.desk import Desk
from bot.messages import Choice, Reply
from bot.times import next_bulletin
from jobs.text import fold

LASTS = timedelta(days=7)
"""How long an invitation can be used."""

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Letters and figures that nobody confuses on a screen or on the telephone."""

CODE = re.compile(f"[{ALPHABET}]{{4}}[- ]?[{ALPHABET}]{{4}}")

MOST_UNITS = 8
"""Units offered to choose from; more, and a fuller name is the quicker way."""


async def start(desk: Desk, request: Request) -> Reply:
    """``/start``: introduce the bot; with a code behind it (a ``startgroup`` link), bind.

    Telegram lets any word stand there: what is no code is not a wrong try, either.
    """
    if request.chat is None and is_code(request.argument):
        return await subscribe(desk, request)
    return Reply(texts.start(bound=request.chat is not None))


async def subscribe(desk: Desk, request: Request) -> Reply:
    """``/dangky ABCD-2345``: bind this chat to the unit that the code was made for."""
    if not request.argument:
        return Reply(texts.invitation_needed())
    try:
        bound = await desk.database.transact(lambda session: _bind(session, desk, request))
    except PermissionError:
        return Reply(texts.invitation_locked())
    if bound is None:
        return Reply(texts.invitation_wrong())
    labels = choices.labels(bound.topics)
    return Reply(
        texts.subscribed(bound.unit, bound.times, labels),
        ((Choice(texts.see_bulletin(), "/bantin"), Choice(texts.see_topics(), "/chude")),),
    )


async def unsubscribe(desk: Desk, request: Request) -> Reply:
    """``/huydangky``: ask once more; ``/huydangky co``: forget this chat."""
    if request.chat is None:
        return Reply(texts.refused(bound=False))
    match fold(request.argument).strip():
        case "":
            return Reply(texts.sure_to_unbind(), (_sure(),))
        case "co":
            await desk.database.transact(lambda session: store.unbind(session, request.at))
            return Reply(texts.unbound(), replaces=True)
        case _:
            return Reply(texts.kept(), replaces=True)


async def invite(desk: Desk, request: Request) -> Reply:
    """``/moi Chi bộ 3``: make an invitation for a unit."""
    name = request.argument
    known = await desk.database.transact(units.tree)
    found = known.find(name) if name else list(known.units.values())
    if not found:
        return Reply(texts.no_unit(name))
    if len(found) > 1:
        offered = found[:MOST_UNITS]
        rows = tuple((Choice(known.path(unit.id), f"/moi #{unit.id}"),) for unit in offered)
        return Reply(texts.which_unit(len(found) - len(offered)), rows)
    code = new_code()
    await desk.database.transact(
        lambda s: store.invite(s, code, unit=found[0].id, now=request.now, lasts=LASTS)
    )
    return Reply(texts.invited(found[0].name, code, LASTS, desk.links(code)))


def new_code() -> str:
    """Return a fresh code of 40 random bits, written in two groups of four."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def is_code(text: str) -> bool:
    """Say whether ``text`` looks like a code: letters of the alphabet, in groups or not."""
    return CODE.fullmatch(text.strip().upper()) is not None


def _bind(session: Session, desk: Desk, request: Request) -> Chat | None:
    unit = store.use_invitation(session, request.at, request.argument, request.now)
    if unit is None:
        return None
    return store.bind(
        session,
        request.at,
        request.incoming.kind,
        unit=unit,
        times=desk.times,
        next_at=next_bulletin(desk.times, request.now, desk.zone),
        now=request.now,
        admin=request.incoming.sender,
        thread=request.incoming.thread,
    )


def _sure() -> tuple[Choice, ...]:
    return (Choice(texts.yes_unbind(), "/huydangky co"), Choice(texts.keep(), "/huydangky khong"))
