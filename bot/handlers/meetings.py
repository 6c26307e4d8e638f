"""``/hop`` and ``/lichhop``: when the cell meets, and the reminders of it."""

import re
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from bot.access import Request, Role
from bot.errors import ForbiddenError
from bot.handlers import organisations
from bot.handlers.desk import Desk
from bot.handlers.meeting_hour import asked_hour
from bot.meetings import Plan, meeting_on, next_meeting
from bot.messages import Answer, Choice, Reply, RichText
from bot.stores import meeting_store, units
from bot.stores.meeting_store import Kept
from bot.texts import general as texts
from bot.texts import meetings as texts_meetings
from bot.texts import units as texts_units
from bot.typed.meeting_moves import Move, read_leave, read_move
from bot.typed.meeting_words import read_plan, read_rule
from jobs.text import fold

FARTHEST = timedelta(days=62)
"""A meeting is not moved further: it would be another month's."""

_STOPS = frozenset(
    {"tat", "tat co", "xoa"}
    | {f"{verb} {what}" for verb in ("xoa", "bo", "huy", "tat") for what in ("lich", "lich hop")}
)
_BACK = frozenset({"nhucu", "nhu cu", "nhu lich cu"})
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
        if not words:
            return _offered(kept, desk, request) if kept else _asked()
        plan = read_plan(request.argument)
        if isinstance(plan, Plan):
            meeting_store.set_plan(session, [chat.id], plan, request.now)
            return _shown(session, desk, request, chat.id, texts_meetings.set_plan(1))
        if kept is None and _changes(request.argument, words, request.now.astimezone(desk.zone)):
            return Reply(texts_meetings.none_to_change(), awaits="/lichhop")
        if plan is None and (rule := read_rule(request.argument)) is not None:
            return asked_hour(rule)
        return Reply(texts_meetings.not_understood(plan), awaits="/lichhop")

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


def _changes(argument: str, words: str, here: datetime) -> bool:
    """Say whether words change a plan, where there is none to change."""
    today = here.date()
    if words in _STOPS | _BACK:
        return True
    return bool(read_leave(argument, today, today) or read_move(argument, today, today))


def _changed(
    session: Session, desk: Desk, request: Request, kept: Kept, words: str
) -> Reply | None:
    """Do what changes a plan that is there; None where the words do not."""
    today = request.now.astimezone(desk.zone).date()
    if words in _STOPS:
        return _stop(session, kept, sure=request.sure and words == "tat co")
    if words in _BACK:
        meeting_store.change_back(session, kept.chat, today, request.now)
        return _shown(session, desk, request, kept.chat, texts_meetings.back_to_rule())
    coming = next_meeting(kept.plan, kept.changes, request.now, desk.zone)
    leaves = read_leave(request.argument, today, coming[1])
    if leaves is None:
        return _move(session, desk, request, kept, coming)
    meant = _meant(kept, leaves, coming, today)
    if meant is None:
        return Reply(texts_meetings.no_meeting(coming[1]))
    meeting_store.change(session, kept.chat, meant[0], None, request.now)
    return _shown(session, desk, request, kept.chat, texts_meetings.left_out(meant[1]))


def _move(
    session: Session, desk: Desk, request: Request, kept: Kept, coming: tuple[date, date]
) -> Reply | None:
    """Move the meeting that is meant; None where the words move none."""
    today = request.now.astimezone(desk.zone).date()
    move = read_move(request.argument, today, coming[1])
    if move is None:
        return None
    meant = _meant(kept, move, coming, today)
    if meant is None:
        return Reply(texts_meetings.no_meeting(coming[1]), awaits="/lichhop doi")
    if meant != coming:  # "ngày 5" is that of its month
        move = read_move(request.argument, today, meant[1]) or move
    (was, day), plan, target = meant, kept.plan, move.target
    if target is None or target == day or not _may_be(target, was, plan, request, desk):
        return Reply(_which_day(move, day, plan), awaits="/lichhop doi")
    if not move.fits(plan):
        return _without_the_rest(plan, day, target)
    meeting_store.change(session, kept.chat, was, target, request.now)
    said = texts_meetings.moved(day, target, plan.hour)
    return _shown(session, desk, request, kept.chat, said)


def _which_day(move: Move, day: date, plan: Plan) -> RichText:
    """Ask for the day to which a meeting is moved, where none was named that can be."""
    if move.target == day:
        return texts_meetings.is_there(day)
    if not move.said:
        return texts_meetings.move_where(day)
    if move.target is None and move.beside:
        return texts_meetings.only_the_day(plan.hour, plan.place)
    return texts_meetings.no_such_day()


def _without_the_rest(plan: Plan, day: date, target: date) -> Reply:
    """Ask whether the day alone will do: the hour and place of one meeting are not kept.

    Moved without asking, its reminder would call everybody to the old hour.
    """
    command = f"/lichhop doi {day:%d/%m/%Y} sang {target:%d/%m/%Y}"
    yes = Choice(texts_meetings.yes_the_day(), command, Answer.YES)
    only = texts_meetings.only_the_day(plan.hour, plan.place)
    asked = only + "\n" + texts_meetings.sure_to_move(day, target)
    return Reply(asked, ((yes, _keep()),))


def _may_be(day: date, was: date, plan: Plan, request: Request, desk: Desk) -> bool:
    """Say whether a meeting can be moved to a day: not into the past, nor too far."""
    begins = datetime.combine(day, plan.hour, desk.zone)
    return begins > request.now and abs(day - was) <= FARTHEST


def _meant(
    kept: Kept, move: Move, coming: tuple[date, date], today: date
) -> tuple[date, date] | None:
    """Return the meeting of the day that was named, else the next; None: that day has none."""
    if move.source is None or move.source in coming:
        return coming
    return meeting_on(kept.plan, kept.changes, move.source, since=today)


def _stop(session: Session, kept: Kept, *, sure: bool) -> Reply:
    if not sure:
        yes = Choice(texts_meetings.yes_stop(), "/lichhop tat co", Answer.YES)
        return Reply(texts_meetings.sure_to_stop(), ((yes, _keep()),))
    meeting_store.forget(session, kept.chat)
    return Reply(texts_meetings.stopped(), replaces=True)


def _keep() -> Choice:
    return Choice(texts.keep(), "/lichhop", Answer.NO)


def _shown(session: Session, desk: Desk, request: Request, chat: int, said: RichText) -> Reply:
    kept = meeting_store.kept(session, chat)
    assert kept is not None  # noqa: S101  it was written a line above
    return Reply(said + "\n\n" + _told(kept, desk, request))


async def _for_unit(desk: Desk, request: Request, name: str, words: str) -> Reply:
    """Set the plan of all chats that are bound to one unit."""
    if request.role < Role.UNIT_ADMIN:
        raise ForbiddenError(texts.refused())
    plan = read_plan(words)
    if not isinstance(plan, Plan):
        return Reply(texts_meetings.not_understood(plan))

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
