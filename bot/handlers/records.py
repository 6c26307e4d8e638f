"""The audit log, read in chat."""

from sqlalchemy.orm import Session

from bot.access import Request
from bot.handlers.desk import Desk
from bot.messages import Choice, Reply, RichText, joined
from bot.stores import audit, units
from bot.stores.audit import Record
from bot.texts import roles as texts_roles
from bot.tree import Tree

PAGE = 15
"""Lines on one page."""


async def read(desk: Desk, request: Request) -> Reply:
    """``/nhatky``: the last commands of admins and refused tries; ``/nhatky truoc 120``: older.

    A unit's admin reads what concerned his units. Pages go on from a line, not from a count: each
    look adds a line itself.
    """
    words = request.argument.split()
    asked = words[1] if len(words) == 2 and words[0] == "truoc" else ""
    before = int(asked) if asked.isdecimal() and len(asked) < 10 else None

    def work(session: Session) -> Reply:
        known = units.tree(session)
        own = None if request.roots is None else known.under(request.roots)
        found = audit.records(session, most=PAGE + 1, before=before, units=own)
        if not found:
            return Reply(texts_roles.log_empty())
        lines = [_line(each, known, desk) for each in found[:PAGE]]
        content = joined("\n", [texts_roles.log(), *lines])
        if len(found) <= PAGE:
            return Reply(content, replaces=True)
        onward = Choice(texts_roles.older(), f"/nhatky truoc {found[PAGE - 1].id}")
        return Reply(content, ((onward,),), replaces=True)

    return await desk.database.read(work)


def _line(record: Record, known: Tree, desk: Desk) -> RichText:
    return texts_roles.log_line(
        record.at.astimezone(desk.zone),
        f"{record.who.platform} {record.who.id}",
        record.chat,
        f"{record.command} {record.act}".strip(),
        unit=known.path(record.unit) if record.unit in known.units else None,
        outcome=record.outcome.value,
    )
