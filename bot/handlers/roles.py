"""Roles given by codes: nobody has to know or type the id of an account."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.orm import Session

from bot import codes
from bot.access import Request, Role
from bot.codes import new_code
from bot.errors import ForbiddenError
from bot.handlers import notice_drafts, organisations
from bot.handlers.desk import Desk
from bot.handlers.organisations import PAGE, paged, turns
from bot.messages import Answer, ChatId, ChatKind, Choice, Reply, RichText, joined
from bot.stores import grants, units
from bot.stores.grants import Grant, Offer
from bot.texts import compilations as texts_compilations
from bot.texts import general as texts
from bot.texts import reorganising as texts_reorganising
from bot.texts import roles as texts_roles
from bot.texts import units as texts_units
from bot.texts import writing as texts_writing
from bot.texts.units import no_unit
from bot.tree import Tree
from jobs.text import fold

LASTS = timedelta(hours=24)
"""How long a code for a role can be used: it opens more than an invitation does."""

WHOLE = "quantri"
"""What stands for the role over everything, behind ``/quyen cap``."""

DECIDES = frozenset({"cap", "thu", "huyma"})
"""What gives or takes a role, folded; all else lists them."""


async def leave(desk: Desk, request: Request) -> Reply:
    """``/huy``: forget what was offered last, which a reply without choices does, and drafts.

    Behind it may stand the command for whose words somebody was asked: of a compilation the edits
    stay, and so does a notice in whose place another one was to be written.
    """
    if request.argument.startswith("tailieu"):
        return Reply(texts_compilations.still_a_draft())
    draft = notice_drafts.current(desk, request)
    if draft is not None and request.argument == "thongbao soan":
        seen = draft.corrects is not None or draft.reach
        onward = Choice(texts_writing.go_on(), "/thongbao xem" if seen else "/thongbao noi")
        return Reply(texts_writing.unsent(draft.text, draft.corrects), ((onward,),))
    desk.memory.writing.drop(request.at, request.incoming.sender)
    return Reply(texts_roles.left())


async def accept(desk: Desk, request: Request) -> Reply:
    """``/nhanquyen ABCD-2345``: take the role that the code was made for.

    Raises:
        ForbiddenError: It is no good, or was sent where others read it.
    """
    if request.incoming.kind is not ChatKind.PRIVATE or request.incoming.anonymous:
        raise ForbiddenError(texts_roles.accept_in_private())
    if not request.argument:
        raise ForbiddenError(texts_roles.accept_how())

    def work(session: Session) -> tuple[Grant, str | None] | None:
        code = codes.first(request.argument)
        given = grants.accept(session, request.at, request.who, code, request.now)
        if given is None:
            return None
        return given, _place(units.tree(session), given)

    try:
        taken = await desk.database.transact(work)
    except PermissionError:
        raise ForbiddenError(texts_roles.code_locked()) from None
    if taken is None:
        raise ForbiddenError(texts_roles.code_wrong())
    given, place = taken
    return Reply(texts_roles.accepted(place), unit=given.unit)


async def manage(desk: Desk, request: Request) -> Reply:
    """``/quyen``: who has which role; ``/quyen cap TÊN | quantri``: a code that gives one.

    ``/quyen thu 5``: take role 5 away, asked once more; ``/quyen huyma 5``: take back code 5.
    """
    words, page = paged(request.argument)
    verb, _, rest = words.partition(" ")
    if fold(verb) == "thu" and fold(rest).split(" ")[0] == "hoi":  # "thu hồi 1"
        rest = rest.partition(" ")[2].strip()
    elif fold(verb) == "thuhoi":
        verb = "thu"
    number, _, sure = rest.removeprefix("#").partition(" ")

    def work(session: Session) -> Reply:
        match fold(verb):
            case "cap" if fold(rest).replace(" ", "") == WHOLE:
                return _offer(session, request, None)
            case "cap":
                return _offer_unit(session, request, rest)
            case "thu":
                return _revoke(session, request, number, sure=request.sure and sure == "co")
            case _:
                return _withdraw(session, request, number, sure=request.sure and sure == "co")

    if fold(verb) not in DECIDES or (fold(verb) == "thu" and not number):
        return await desk.database.read(lambda s: _listed(s, desk, request, page))
    return await desk.database.transact(work)


def may_give(request: Request, known: Tree, unit: int | None) -> bool:
    """Say whether the sender may give, see and take the role over a unit (None: over all); pure.

    A unit's admin delegates downwards only: else two of them could depose each other, and one
    stolen account could make itself many equals.
    """
    if unit is None:
        return request.role >= Role.OWNER
    return request.manages(known.line(unit)[1:] if request.roots is not None else ())


def _offer_unit(session: Session, request: Request, name: str) -> Reply:
    known = units.tree(session)
    found = organisations.reachable(known, request, known.find(name))
    if not found:
        return Reply(no_unit(name) if name else texts_roles.how_to_grant(owner=_owns(request)))
    if len(found) > 1:
        return organisations.which(found, "/quyen cap")
    return _offer(session, request, found[0].id)


def _offer(session: Session, request: Request, unit: int | None) -> Reply:
    known = units.tree(session)
    if not may_give(request, known, unit):
        raise ForbiddenError(texts_roles.not_yours_to_give(), unit)
    if unit is not None and known.units[unit].valid_to is not None:
        raise ForbiddenError(texts_reorganising.has_ended(known.path(unit)), unit)
    code = new_code()
    role = Role.ADMIN if unit is None else Role.UNIT_ADMIN
    grants.offer(session, code, role, unit=unit, maker=request.who, now=request.now, lasts=LASTS)
    place = None if unit is None else known.path(unit)
    return Reply(texts_roles.granted_code(place, code, LASTS), unit=unit)


def _revoke(session: Session, request: Request, number: str, *, sure: bool) -> Reply:
    known = units.tree(session)
    found = [each for each in grants.grants(session) if str(each.id) == number]
    if not found:
        return Reply(texts_roles.no_such(number))
    given = found[0]
    if not may_give(request, known, given.unit):
        raise ForbiddenError(texts_roles.not_yours_to_give(), given.unit)
    who, place = _who(given.who), _place(known, given)
    if not sure:
        yes = Choice(texts_roles.yes_revoke(), f"/quyen thu {number} co", Answer.YES)
        return Reply(texts_roles.sure_to_revoke(who, place), ((yes, _keep()),), unit=given.unit)
    grants.revoke(session, given.id)
    return Reply(texts_roles.revoked(who, place), replaces=True, unit=given.unit)


def _withdraw(session: Session, request: Request, number: str, *, sure: bool) -> Reply:
    known = units.tree(session)
    found = [each for each in grants.offers(session, request.now) if str(each.id) == number]
    if not found:
        return Reply(texts_roles.no_such(number))
    if not may_give(request, known, found[0].unit):
        raise ForbiddenError(texts_roles.not_yours_to_give(), found[0].unit)
    if not sure:
        yes = Choice(texts_roles.withdraw(found[0].id), f"/quyen huyma {number} co", Answer.YES)
        asked = texts_roles.sure_to_withdraw(found[0].id)
        return Reply(asked, ((yes, _keep()),), unit=found[0].unit)
    grants.withdraw(session, found[0].id)
    return Reply(texts_roles.withdrawn(found[0].id), replaces=True, unit=found[0].unit)


def _keep() -> Choice:
    return Choice(texts.keep(), "/quyen", Answer.NO)


def _listed(session: Session, desk: Desk, request: Request, page: int) -> Reply:
    known = units.tree(session)
    held = [each for each in grants.grants(session) if may_give(request, known, each.unit)]
    waiting = [
        each for each in grants.offers(session, request.now) if may_give(request, known, each.unit)
    ]
    every: Sequence[Grant | Offer] = [*held, *waiting]
    shown = every[(page - 1) * PAGE : page * PAGE]
    how = texts_roles.how_to_grant(owner=_owns(request))
    if not shown:
        head = texts_units.no_page() if every else texts_roles.no_grants()
        return Reply(head + "\n\n" + how)
    lines = [_line(each, known, desk) for each in shown]
    content = joined("\n", [texts_roles.grants(), *lines]) + "\n\n" + how
    rows = tuple((_choice(each),) for each in shown)
    return Reply(content, rows + turns("/quyen", page, len(every)), replaces=True)


def _line(each: Grant | Offer, known: Tree, desk: Desk) -> RichText:
    place = _place(known, each)
    if isinstance(each, Grant):
        return texts_roles.grant(each.id, _who(each.who), place, each.at.astimezone(desk.zone))
    return texts_roles.offered(each.id, place, each.expires_at.astimezone(desk.zone))


def _choice(each: Grant | Offer) -> Choice:
    if isinstance(each, Grant):
        return Choice(texts_roles.revoke(each.id), f"/quyen thu {each.id}")
    return Choice(texts_roles.withdraw(each.id), f"/quyen huyma {each.id}")


def _place(known: Tree, each: Grant | Offer) -> str | None:
    return None if each.unit is None else known.path(each.unit)


def _who(who: ChatId) -> str:
    return f"{who.platform} {who.id}"


def _owns(request: Request) -> bool:
    return request.role >= Role.OWNER
