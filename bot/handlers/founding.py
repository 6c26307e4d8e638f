"""``/donvi``: a new unit, made in chat; what changes units, and walking the tree, stands beside."""

import re
from datetime import date

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

_QUOTED = re.compile(r"[“\"‘«](?P<name>.+)[”\"’»]")
_NUMBER_LAST = re.compile(r"(?<=[\s,;])#\d{1,9}$")
_BELOW = re.compile(r"(?<=[\s,])(?:truc )?thuoc\s+(?=\S)")
_UNDER = re.compile(r"(?<=[\s,;-])(?:truc )?thuoc$")
_COMMA = re.compile(r",\s*(?=[^,\s][^,]*$)")
"""How the unit above is said behind the name, folded."""

NUMBER = re.compile(r"\s*#\d+\s")
"""The unit above, where it is named by its number."""


async def manage(desk: Desk, request: Request) -> Reply:
    """``/donvi them TÊN``: found a unit at the root, ``/donvi them #12 TÊN``: below that one.

    ``/donvi them Xã A / TÊN`` is below Xã A, and so are ``TÊN thuộc Xã A``, ``TÊN, Xã A`` and
    ``TÊN #12``. A unit's admin founds below his own. How units change: see
    ``reorganising.change``; a list that is taken back: ``taking_back``. Anything else: see
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
    known, today = units.tree(session), request.now.astimezone(desk.zone).date()
    literal = _QUOTED.fullmatch(typed.strip())
    said = normalize(literal["name"] if literal else typed)
    place = _place(known, request, said, literal=literal is not None)
    if isinstance(place, Reply):
        return place
    parent, name = place[0], unit_names.numbered(place[1])
    if parent is not None and parent in organisations.over(session, known, request, today):
        return Reply(texts_reorganising.has_ended(known.path(parent)), unit=parent)
    if unit_names.fault(name):
        return Reply(texts_setup.found_how())
    twin = None if literal else _twin(known, parent, name, today)
    if twin is not None:
        return Reply(texts_setup.found_twin(twin.name, twin.id, name), unit=twin.id)
    return _founded(session, desk, request, parent, name)


def _twin(known: Tree, parent: int | None, name: str, today: date) -> Unit | None:
    """Return a unit at that place whose name is another one by its marks alone, or None."""
    same = (each for each in known.below(parent) if fold(each.name) == fold(name))
    return next((each for each in same if each.name != name and alive(each, today)), None)


def _founded(
    session: Session, desk: Desk, request: Request, parent: int | None, name: str
) -> Reply:
    kind = unit_names.kind_of(name) or texts_units.SOME_UNIT
    unit = Unit(id=0, name=name, kind=kind, parent_id=parent)
    try:
        number = units.add_unit(session, unit)
    except TakenError:
        return Reply(texts_setup.found_already(name))
    return _told(session, desk, request, number)


def _told(session: Session, desk: Desk, request: Request, number: int) -> Reply:
    """Tell of a new unit, and below what it hangs; nobody gets bulletins yet: invite."""
    _, above = units.names(session, number)
    told = texts_setup.founded(units.path(session, number), number, above)
    if units.counts(session):
        more = Choice(texts_units.make_invitation(), f"/moi #{number}")
        return Reply(told, ((more,),), unit=number)
    invited = invitations.made(session, desk, request, number)
    return Reply(told + "\n\n" + invited, unit=number)


def _place(
    known: Tree, request: Request, typed: str, *, literal: bool
) -> tuple[int | None, str] | Reply:
    """Return below which unit (None: at the root) a unit of which name is wanted, or what to ask.

    ``literal``: all of it is the name, whatever words are in it.
    """
    first, _, rest = typed.partition(" ")
    if first.startswith("#"):
        return organisations.the(known, request, first).id, rest.strip()
    above, apart, last = typed.rpartition(APART)
    if apart:
        found = organisations.reachable(known, request, known.find(above))
        if len(found) != 1:
            raise ForbiddenError(texts_setup.found_where())
        return found[0].id, last
    if not literal and (below := _said_below(known, request, typed)) is not None:
        return below
    if request.roots is None:
        return None, typed
    own = sorted(request.roots & known.units.keys())
    if len(own) != 1:
        raise ForbiddenError(texts_setup.found_where())
    return own[0], typed


def _said_below(known: Tree, request: Request, typed: str) -> tuple[int, str] | Reply | None:
    """Return what "TÊN thuộc X", "TÊN, X" and "TÊN #2" say; None where no unit above is named.

    A name may hold such words itself ("các cơ quan thuộc UBND tỉnh"): where they name no unit that
    there is, it is asked; quotation marks say that all of it is the name.
    """
    folded = fold(typed)
    if len(folded) != len(typed):
        return None
    if numbered := _NUMBER_LAST.search(folded):
        name = folded[: numbered.start()].rstrip(" ,;-")
        under = _UNDER.search(name)
        end = under.start() if under else len(name)
        above = organisations.the(known, request, numbered.group()).id
        return (above, typed[:end].strip(" ,;-")) if typed[:end].strip(" ,;-") else None
    for pattern in (_BELOW, _COMMA):
        parts = pattern.search(folded)
        if parts is None or not typed[: parts.start()].strip(" ,"):
            continue
        above_it = typed[parts.end() :].strip()
        found = organisations.reachable(known, request, known.find(above_it))
        if len(found) == 1:
            return found[0].id, typed[: parts.start()].strip(" ,")
        if pattern is _BELOW or unit_names.kind_of(above_it):
            return Reply(texts_setup.found_no_parent(above_it, typed))
    return None
