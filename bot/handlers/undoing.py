"""``/hoantac`` where nothing of this chat is meant: a group that was removed, units that ended."""

from sqlalchemy.orm import Session

from bot.access import Request, Role
from bot.handlers import organisations
from bot.messages import Choice, Reply
from bot.stores import handing_over, removals, units
from bot.texts import wishes as texts_wishes

MOST = 4
"""Deeds of each kind that are offered; the newest first."""


def others(session: Session, request: Request) -> Reply | None:
    """Offer what an admin can take back of what he did lately; None where there is nothing."""
    if request.role < Role.UNIT_ADMIN:
        return None
    known = units.tree(session)
    gone = [
        Choice(texts_wishes.undo_removal(known.told(each.unit)), f"/nhom hoantac {each.id}")
        for each in removals.lately(session, request.now)
        if each.unit in known.units and request.manages(known.line(each.unit))
    ]
    ended = [
        Choice(texts_wishes.undo_end(known.told(number)), f"/donvi hoantac #{number}")
        for number in sorted(handing_over.given_away(session, request.now), reverse=True)
        if number in known.units and organisations.changes(request, known, known.units[number])
    ]
    choices = [*gone[:MOST], *ended[:MOST]]
    if not choices:
        return None
    return Reply(texts_wishes.which_to_undo(), tuple((each,) for each in choices))
