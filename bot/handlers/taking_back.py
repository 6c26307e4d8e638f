"""A list of units that was imported by mistake, taken back in chat. See ``unit_imports``."""

from sqlalchemy.orm import Session

from bot.access import Request
from bot.errors import ForbiddenError
from bot.handlers.desk import Desk
from bot.messages import Answer, Choice, Reply
from bot.stores import choices_store, unit_imports
from bot.texts import general as texts
from bot.texts import reorganising as texts_reorganising
from bot.texts import taking_back as texts_taking_back
from bot.wants import everybody
from jobs.text import fold

ASKED = ("hoantac", "hoantacdanhsach", "hoantacdanhsachco")
"""What means the last list, without blanks; a unit may be called "Co"."""


def is_meant(argument: str) -> bool:
    """Say whether ``/donvi hoantac`` names no unit: then it means the last list; pure."""
    return "".join(fold(argument).split()) in ASKED


async def take_back(desk: Desk, request: Request) -> Reply:
    """``/donvi hoantac``: the last list of units is taken back, after asking once more.

    Where anything stands in the way, nothing is done, and it is told. Where chats go is for the
    command line.

    Raises:
        ForbiddenError: The sender manages a part of the units only, and a list is about all.
    """
    if request.roots is not None:
        raise ForbiddenError(texts_taking_back.not_yours())
    sure = request.sure and fold(request.argument).split()[-1] == "co"

    def work(session: Session) -> Reply:
        now, zone = request.now, desk.zone
        done = unit_imports.take_back(
            session, to=None, day=now.astimezone(zone).date(), now=now, trial=not sure
        )
        if done is None:
            return Reply(texts_taking_back.no_list())
        at = done.list.at.astimezone(zone)
        if done.obstacles:
            return Reply(texts_taking_back.in_the_way(at, done.obstacles))
        if not sure:
            asked = texts_taking_back.sure_to_take_back(at, done.list, done.ended)
            yes = Choice(texts_reorganising.do_it(), "/donvi hoantac danhsach co", Answer.YES)
            return Reply(asked, ((yes, Choice(texts.keep(), "/donvi", Answer.NO)),))
        default = everybody(desk.times)
        choices_store.settle(session, default=default, zone=zone, now=now)
        see = Choice(texts_taking_back.see(), "/donvi")
        return Reply(texts_taking_back.taken_back(at, done.list), ((see,),), replaces=True)

    return await desk.database.transact(work)
