"""A list of units that was imported by mistake, taken back in chat. See ``unit_imports``."""

import re
from datetime import datetime

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

ASKED = re.compile(r"hoantac(?:danhsach(?:\d*co)?)?")
"""What means the last list, without blanks; a unit may be called "Co"."""


def is_meant(argument: str) -> bool:
    """Say whether ``/donvi hoantac`` names no unit: then it means the last list; pure."""
    return ASKED.fullmatch("".join(fold(argument).split())) is not None


async def take_back(desk: Desk, request: Request) -> Reply:
    """``/donvi hoantac``: the last list of units is taken back, after asking once more.

    A "yes" is to the list that was shown: where another one came since, it asks anew. Where
    anything stands in the way, nothing is done, and it is told. Where chats go is for the command
    line.

    Raises:
        ForbiddenError: The sender manages a part of the units only, and a list is about all.
    """
    if request.roots is not None:
        raise ForbiddenError(texts_taking_back.not_yours())

    def work(session: Session) -> Reply:
        now, zone = request.now, desk.zone
        last = unit_imports.last(session, now)
        sure = request.sure and last is not None and request.argument == _yes_to(last.at)
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
            yes = Choice(texts_reorganising.do_it(), f"/donvi {_yes_to(done.list.at)}", Answer.YES)
            return Reply(asked, ((yes, Choice(texts.keep(), "/donvi", Answer.NO)),))
        default = everybody(desk.times)
        choices_store.settle(session, default=default, zone=zone, now=now)
        see = Choice(texts_taking_back.see(), "/donvi")
        return Reply(texts_taking_back.taken_back(at, done.list), ((see,),), replaces=True)

    return await desk.database.transact(work)


def _yes_to(at: datetime) -> str:
    """Return what says yes to taking back the list of a moment."""
    return f"hoantac danhsach {at:%Y%m%d%H%M%S%f} co"
