"""Invitations: made for a unit by its admin, listed, made worthless."""

from datetime import timedelta

from sqlalchemy.orm import Session

from bot.access import Request
from bot.codes import new_code
from bot.errors import ForbiddenError
from bot.handlers import organisations
from bot.handlers.desk import Desk
from bot.handlers.organisations import PAGE, paged, turns
from bot.messages import Answer, Choice, Reply, RichText, joined
from bot.stores import store, units
from bot.texts import general as texts
from bot.texts import units as texts_units

LASTS = timedelta(days=7)
"""How long an invitation can be used."""


async def invite(desk: Desk, request: Request) -> Reply:
    """``/moi Chi bộ 3``: make an invitation; ``/moi ds``: those still good; ``/moi huy 5``."""
    words, page = paged(request.argument)
    verb, _, rest = words.partition(" ")

    if verb == "ds" and not rest:
        return await desk.database.read(lambda s: _listed(s, desk, request, page))
    asked, _, yes = rest.partition(" ")
    if verb == "huy" and asked.isdecimal() and len(asked) < 10:
        sure = request.sure and yes == "co"
        return await desk.database.transact(lambda s: _withdraw(s, request, int(asked), sure=sure))
    unit = await desk.database.read(lambda s: _meant(s, desk, request, words))
    if isinstance(unit, Reply):
        return unit
    said = await desk.database.transact(lambda s: made(s, desk, request, unit))
    return Reply(said, unit=unit)


def _meant(session: Session, desk: Desk, request: Request, name: str) -> int | Reply:
    """Return the number of the unit to invite into; what to answer where it is not clear."""
    known, today = units.tree(session), request.now.astimezone(desk.zone).date()
    gone = organisations.over(session, known, request, today)
    every = known.find(name) if name else list(known.units.values())
    if name:
        found = organisations.reachable(known, request, every)
    else:
        found = [unit for unit in every if request.manages(known.line(unit.id))]
    if len(found) > 1:
        found = [unit for unit in found if unit.id not in gone] or found
    if not found:
        return Reply(texts_units.no_unit(name))
    if len(found) > 1:
        reply = organisations.which(found, "/moi")
        listed = (Choice(texts_units.open_invitations(), "/moi ds"),)
        return reply if name else Reply(reply.content, (*reply.choices, listed))
    unit = found[0]
    if unit.valid_to is not None and unit.id in gone:
        successor = known.path(unit.successor_id) if unit.successor_id else None
        return Reply(texts_units.ended(known.path(unit.id), unit.valid_to, successor), unit=unit.id)
    return unit.id


def made(session: Session, desk: Desk, request: Request, unit: int) -> RichText:
    """Make an invitation for a unit, and return what is said of it: its code, its links."""
    code = new_code()
    store.invite(session, code, unit=unit, now=request.now, lasts=LASTS, maker=request.who)
    path = units.path(session, unit)
    platforms = desk.platforms()
    called = {name: each.called for name, each in platforms.items() if each.mentions}
    bare = len(called) < len(platforms)
    return texts_units.invited(path, code, LASTS, desk.links(code), called, bare=bare)


def _listed(session: Session, desk: Desk, request: Request, page: int) -> Reply:
    known = units.tree(session)
    good = [
        each
        for each in store.invitations(session, request.now)
        if request.manages(known.line(each.unit))
    ]
    shown = good[(page - 1) * PAGE : page * PAGE]
    if not shown:
        return Reply(texts_units.no_page() if good else texts_units.no_invitations())
    lines = [
        texts_units.invitation(
            each.id, known.path(each.unit), each.expires_at.astimezone(desk.zone)
        )
        for each in shown
    ]
    rows = tuple(
        (Choice(texts_units.withdraw_invitation(each.id), f"/moi huy {each.id}"),) for each in shown
    )
    content = joined("\n", [texts_units.invitations(), *lines])
    return Reply(content, rows + turns("/moi ds", page, len(good)), replaces=True)


def _withdraw(session: Session, request: Request, number: int, *, sure: bool) -> Reply:
    found = [each for each in store.invitations(session, request.now) if each.id == number]
    if not found:
        return Reply(texts_units.no_invitation(number))
    unit = found[0].unit
    if not request.manages(units.line(session, unit)):
        # Nor is it told that there is one.
        raise ForbiddenError(texts_units.no_invitation(number), unit)
    if not sure:
        yes = Choice(texts_units.withdraw_invitation(number), f"/moi huy {number} co", Answer.YES)
        no = Choice(texts.keep(), "/moi ds", Answer.NO)
        path = units.path(session, unit)
        return Reply(texts_units.sure_to_withdraw(number, path), ((yes, no),), unit=unit)
    store.withdraw_invitation(session, number)
    return Reply(texts_units.invitation_withdrawn(number), replaces=True, unit=unit)
