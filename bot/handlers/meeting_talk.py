"""The own cell's meeting, set or changed in plain words: led to ``/lichhop``, filled in."""

from datetime import date, timedelta

from bot import commands
from bot.access import Request
from bot.handlers.desk import Desk
from bot.handlers.meeting_hour import asked_hour, spelled
from bot.meetings import Rule, next_meeting
from bot.messages import Answer, Choice, Reply, RichText
from bot.stores import meeting_store
from bot.stores.meeting_store import Kept
from bot.texts import wishes as texts_wishes
from bot.typed.meeting_plans import MeetingWish, read_meeting_wish

WEEK = timedelta(days=7)


async def answer(desk: Desk, request: Request, text: str) -> Reply | None:
    """Answer a wish about the cell's meetings; None where a message is none."""
    chat, today = request.chat, request.now.astimezone(desk.zone).date()
    if chat is None or read_meeting_wish(text, chat.unit, today, today + WEEK) is None:
        return None
    kept = await desk.database.read(lambda s: meeting_store.kept(s, chat.id))
    near = _coming(kept, desk, request) if kept is not None else today + WEEK
    wish = read_meeting_wish(text, chat.unit, today, near)
    return None if wish is None else _led(request, kept, wish)


def _coming(kept: Kept, desk: Desk, request: Request) -> date:
    return next_meeting(kept.plan, kept.changes, request.now, desk.zone)[1]


def _led(request: Request, kept: Kept | None, wish: MeetingWish) -> Reply:
    if request.role < commands.COMMANDS["lichhop"].role:
        return Reply(texts_wishes.by_others("/lichhop", group=True))
    if wish.rule is not None:
        return _planned(wish.rule, wish)
    if kept is None:
        return Reply(texts_wishes.plan_first(), awaits="/lichhop")
    return _changed(kept, wish)


def _changed(kept: Kept, wish: MeetingWish) -> Reply:
    """Lead to what changes a plan that is there: of one meeting the day, of all hour and place."""
    if wish.out:
        return _offer(texts_wishes.leave_out_by("/lichhop nghi"), "/lichhop nghi")
    if wish.day is not None:
        told = ", ".join([f"{wish.day:%d/%m/%Y}", *_where(wish)])  # it says what can be moved
        command = f"/lichhop doi sang {told}"
        return _offer(texts_wishes.move_by(told, command), command)
    hour = f"{wish.hour or kept.plan.hour:%H:%M}"
    told = ", ".join([spelled(kept.plan.rule), hour, *_place(wish.place or kept.plan.place)])
    return _offer(texts_wishes.every_meeting(f"/lichhop {told}"), f"/lichhop {told}")


def _planned(rule: Rule, wish: MeetingWish) -> Reply:
    """Lead to a plan; where its hour was not said, ask for that."""
    if wish.hour is None:
        return asked_hour(rule)
    command = ", ".join([f"/lichhop {spelled(rule)}", *_where(wish)])
    return _offer(texts_wishes.plan_by(command), command)


def _where(wish: MeetingWish) -> list[str]:
    return [*([f"{wish.hour:%H:%M}"] if wish.hour else []), *_place(wish.place)]


def _place(place: str) -> list[str]:
    return [place] if place else []


def _offer(said: RichText, command: str) -> Reply:
    fits = len(command.encode()) <= commands.LONGEST_COMMAND
    return Reply(said, ((Choice(texts_wishes.set_it(), command, Answer.YES),),) if fits else ())
