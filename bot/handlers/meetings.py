"""``/hop`` and ``/lichhop``: when the cell meets, and the reminders of it."""

import re
from datetime import date, timedelta

from sqlalchemy.orm import Session

from bot import meeting_store, texts, texts_meetings, texts_units, units
from bot.access import Request, Role
from bot.days import read_day
from bot.errors import ForbiddenError
from bot.handlers import organisations
from bot.handlers.desk import Desk
from bot.meeting_store import Kept
from bot.meetings import next_meeting, read_plan
from bot.messages import Choice, Reply, RichText
from jobs.text import fold

FARTHEST = timedelta(days=62)
"""A meeting is not moved further: it would be another month's."""

_THIS = r"(?:(?:ky|buoi|thang) nay )?"
_MOVES = re.compile(_THIS + r"(?:doi|chuyen|hoan)(?: lich| ngay)?(?: sang| den| toi)?")
_LEAVES = re.compile(_THIS + r"(?:nghi|bo qua|khong hop|bo)(?: (?:ky|buoi|thang) nay)?")
_UNIT = re.compile(r"cho\s+([^:]{1,200}):\s*(.+)", re.IGNORECASE | re.DOTALL)


async def coming(desk: Desk, request: Request) -> Reply:
    """``/hop``: the next meeting."""
    chat = request.chat
    if chat is None:
        return Reply(texts.not_bound(private=request.private))
    kept = await desk.database.transact(lambda s: meeting_store.kept(s, chat.id))
    may = request.role >= Role.CHAT_ADMIN
    if kept is None:
        return Reply(texts_meetings.no_plan())
    content = _told(kept, desk, request)
    if request.argument or may:
        content = content + "\n" + texts_meetings.set_here(may=may)
    return Reply(content)


async def arrange(desk: Desk, request: Request) -> Reply:
    """``/lichhop ngày 3 hằng tháng, 19:30, hội trường``; ``doi 5/12 | nghi | nhucu | tat``.

    ``/lichhop cho Chi bộ 3: …``: for the chats of a unit, by its admin.
    """
    named = _UNIT.match(request.argument)
    if named:
        return await _for_unit(desk, request, named[1].strip(), named[2])
    chat = request.chat
    if chat is None:
        return Reply(texts_meetings.in_a_chat())

    def work(session: Session) -> Reply:
        kept = meeting_store.kept(session, chat.id)
        words = fold(request.argument).strip()
        if kept is not None and (reply := _changed(session, desk, request, kept, words)):
            return reply
        plan = read_plan(request.argument) if words else None
        if plan is not None:
            meeting_store.set_plan(session, [chat.id], plan, request.now)
            return _shown(session, desk, request, chat.id, texts_meetings.set_plan(1))
        if words:
            return Reply(texts_meetings.not_understood(), awaits="/lichhop")
        return _offered(kept, desk, request) if kept else _asked()

    return await desk.database.transact(work)


def _asked() -> Reply:
    return Reply(texts_meetings.ask(), awaits="/lichhop")


def _told(kept: Kept, desk: Desk, request: Request) -> RichText:
    plan = kept.plan
    was, day = next_meeting(plan, kept.changes, request.now, desk.zone)
    told = texts_meetings.coming(day, plan.hour, plan.place, changed=was != day)
    rule = texts_meetings.plan(plan.rule.nth, plan.rule.day, plan.hour, plan.place)
    return told + "\n" + rule


def _offered(kept: Kept, desk: Desk, request: Request) -> Reply:
    row = [
        Choice(texts_meetings.move(), "/lichhop doi"),
        Choice(texts_meetings.leave_out(), "/lichhop nghi"),
    ]
    today = request.now.astimezone(desk.zone).date()
    if any(was >= today for was in kept.changes):
        row.append(Choice(texts_meetings.as_before(), "/lichhop nhucu"))
    rows = (tuple(row), (Choice(texts_meetings.stop(), "/lichhop tat"),))
    return Reply(_told(kept, desk, request), rows, awaits="/lichhop")


def _changed(
    session: Session, desk: Desk, request: Request, kept: Kept, words: str
) -> Reply | None:
    """Do what changes a plan that is there; None where the words do not."""
    today = request.now.astimezone(desk.zone).date()
    was, day = next_meeting(kept.plan, kept.changes, request.now, desk.zone)
    if words in {"tat", "tat co"}:
        return _stop(session, kept, sure=request.sure and words == "tat co")
    if words == "nhucu":
        meeting_store.change_back(session, kept.chat, today, request.now)
        return _shown(session, desk, request, kept.chat, texts_meetings.back_to_rule())
    if _LEAVES.fullmatch(words):
        meeting_store.change(session, kept.chat, was, None, request.now)
        return _shown(session, desk, request, kept.chat, texts_meetings.left_out(day))
    moves = _MOVES.match(words)
    if moves is None:
        return None
    rest = words[moves.end() :].strip()
    if not rest:
        return Reply(texts_meetings.move_where(day), awaits="/lichhop doi")
    return _move(session, desk, request, kept, rest, today=today)


def _move(
    session: Session, desk: Desk, request: Request, kept: Kept, words: str, *, today: date
) -> Reply:
    was, day = next_meeting(kept.plan, kept.changes, request.now, desk.zone)
    found = read_day(words, today)
    if found is None or not today <= found[0] <= was + FARTHEST:
        return Reply(texts_meetings.no_such_day(), awaits="/lichhop doi")
    meeting_store.change(session, kept.chat, was, found[0], request.now)
    words_said = texts_meetings.moved(day, found[0], kept.plan.hour)
    return _shown(session, desk, request, kept.chat, words_said)


def _stop(session: Session, kept: Kept, *, sure: bool) -> Reply:
    if not sure:
        yes = Choice(texts_meetings.yes_stop(), "/lichhop tat co")
        return Reply(texts_meetings.sure_to_stop(), ((yes, Choice(texts.keep(), "/lichhop")),))
    meeting_store.forget(session, kept.chat)
    return Reply(texts_meetings.stopped(), replaces=True)


def _shown(session: Session, desk: Desk, request: Request, chat: int, said: RichText) -> Reply:
    kept = meeting_store.kept(session, chat)
    assert kept is not None  # noqa: S101  it was written a line above
    return Reply(said + "\n\n" + _told(kept, desk, request))


async def _for_unit(desk: Desk, request: Request, name: str, words: str) -> Reply:
    """Set the plan of all chats that are bound to one unit."""
    if request.role < Role.UNIT_ADMIN:
        raise ForbiddenError(texts.refused())
    plan = read_plan(words)
    if plan is None:
        return Reply(texts_meetings.not_understood())

    def work(session: Session) -> Reply:
        known = units.tree(session)
        found = organisations.reachable(known, request, known.find(name))
        if len(found) != 1:
            # What is chosen must name the plan too, which no button can hold: the path is typed.
            several = texts_units.units_found(name, len(found))
            return Reply(several if found else texts_units.no_unit(name))
        unit = found[0]
        chats = [chat.id for chat in units.chats_of(session, [unit.id])]
        if not chats:
            return Reply(texts_meetings.no_chats(known.path(unit.id)), unit=unit.id)
        meeting_store.set_plan(session, chats, plan, request.now)
        rule = texts_meetings.plan(plan.rule.nth, plan.rule.day, plan.hour, plan.place)
        return Reply(texts_meetings.set_plan(len(chats)) + "\n" + rule, unit=unit.id)

    return await desk.database.transact(work)
