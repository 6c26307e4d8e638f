"""``/donvi``: a new unit, made in chat; what changes units, and walking the tree, stands beside."""

import re

from sqlalchemy.orm import Session

from bot import unit_names
from bot.access import Request
from bot.audience import Unit
from bot.errors import ForbiddenError
from bot.handlers import invitations, organisations, reorganising, taking_back
from bot.handlers.desk import Desk
from bot.messages import Choice, Reply
from bot.stores import units
from bot.texts import reorganising as texts_reorganising
from bot.texts import setup as texts_setup
from bot.texts import units as texts_units
from bot.tree import APART, Tree, alive
from jobs.errors import TakenError
from jobs.text import fold, normalize

NUMBER = re.compile(r"\s*#\d+\s")
"""The unit above, where it is named by its number."""


async def manage(desk: Desk, request: Request) -> Reply:
    """``/donvi them TÊN``: found a unit at the root, ``/donvi them #12 TÊN``: below that one.

    ``/donvi them Xã A / TÊN`` is below Xã A. A unit's admin founds below his own. How units change:
    see ``reorganising.change``; a list that is taken back: ``taking_back``. Anything else: see
    ``organisations.look``.

    Raises:
        ForbiddenError: It would hang below a unit that is not the sender's.
    """
    if taking_back.is_meant(request.argument):
        return await taking_back.take_back(desk, request)
    if changing := reorganising.verb_of(request.argument):
        return await reorganising.change(desk, request, *changing)
    verb, *rest = request.argument.split(maxsplit=1)[:2] or [""]
    if fold(verb) != "them":
        return await organisations.look(desk, request)
    typed = rest[0] if rest else ""
    return await desk.database.transact(lambda session: _found(session, desk, request, typed))


def _found(session: Session, desk: Desk, request: Request, typed: str) -> Reply:
    if unit_names.several(NUMBER.sub("", typed)):
        return Reply(texts_setup.found_one_by_one())
    known = units.tree(session)
    parent, name = _place(known, request, normalize(typed))
    name = unit_names.numbered(name)
    today = request.now.astimezone(desk.zone).date()
    if parent is not None and not alive(known.units[parent], today):
        return Reply(texts_reorganising.has_ended(known.path(parent)), unit=parent)
    if unit_names.fault(name):
        return Reply(texts_setup.found_how())
    kind = unit_names.kind_of(name) or texts_units.SOME_UNIT
    unit = Unit(id=0, name=name, kind=kind, parent_id=parent)
    try:
        number = units.add_unit(session, unit)
    except TakenError:
        return Reply(texts_setup.found_already(name))
    told = texts_setup.founded(units.tree(session).path(number), number)
    if units.counts(session):
        more = Choice(texts_units.make_invitation(), f"/moi #{number}")
        return Reply(told, ((more,),), unit=number)
    # Nobody gets bulletins yet: the invitation is what comes next.
    invited = invitations.made(session, desk, request, number)
    return Reply(told + "\n\n" + invited, unit=number)


def _place(known: Tree, request: Request, typed: str) -> tuple[int | None, str]:
    """Return below which unit (None: at the root) a unit of which name is wanted."""
    first, _, rest = typed.partition(" ")
    if first.startswith("#"):
        return organisations.the(known, request, first).id, rest.strip()
    above, apart, last = typed.rpartition(APART)
    if apart:
        found = organisations.reachable(known, request, known.find(above))
        if len(found) != 1:
            raise ForbiddenError(texts_setup.found_where())
        return found[0].id, last
    if request.roots is None:
        return None, typed
    own = sorted(request.roots & known.units.keys())
    if len(own) != 1:
        raise ForbiddenError(texts_setup.found_where())
    return own[0], typed
