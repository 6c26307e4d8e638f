"""Wishes about settings in plain words: led to the command, with the right that the asker has.

Nothing is changed before a press. Who may not is told whom to ask.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from sqlalchemy.orm import Session

from bot import commands
from bot.access import Request, Role
from bot.handlers import meeting_talk
from bot.handlers.desk import Desk
from bot.handlers.halted import paused
from bot.messages import Answer, Choice, Reply, RichText
from bot.stores import compilations, units
from bot.stores.compilations import Stage
from bot.texts import choices as texts_choices
from bot.texts import general as texts
from bot.texts import wishes as texts_wishes
from bot.typed.compile_wishes import wants_compilation
from bot.typed.english import shown
from bot.typed.office_wishes import OfficeWish, read_topics, read_wish
from bot.typed.rhythm import read_rhythm
from bot.typed.stops import Less, Stop, asks_less, read_stop
from bot.typed.times import Moment
from bot.typed.wanted_times import as_typed, read_wanted, without_days
from jobs import topics
from jobs.compiling.compilation import Kind
from jobs.text import fold

NIGHT = "22:00 6:00"

_CLOCK = re.compile(r"\d ?(?:h|:\d|g\b|gio\b)|ruoi\b")

OTHERWISE_NEWS = frozenset({"thongke", "donvi", "cumtu"})
"""What words ask for only where the asker may; from anybody else they ask for news."""


async def answer(desk: Desk, request: Request, text: str) -> Reply | None:
    """Answer a wish about settings; None where a message is none, or may be one for news."""
    if wants_compilation(text):
        return await _compilation(desk, request)
    if (meeting := await meeting_talk.answer(desk, request, text)) is not None:
        return meeting
    if (wish := read_wish(text)) is not None:
        return await _office(desk, request, wish)
    if (chosen := _topics(text)) is not None:
        return lead(request, "chude", chosen)
    return _here(desk, request, text) if request.chat is not None else None


def _here(desk: Desk, request: Request, text: str) -> Reply | None:
    """Answer a wish about when bulletins come to this chat; None where a message is none."""
    assert request.chat is not None  # noqa: S101  the caller saw to it
    if wanted := read_wanted(text, request.chat.times) or _hour_alone(text):
        return times(request, wanted)
    return stop(desk, request, text) if asks_less(text) else None


def stop(desk: Desk, request: Request, text: str) -> Reply | None:
    """Answer who wants less than all to stop; None where all of it is meant."""
    meant = read_stop(text)
    if meant is None or request.chat is None:
        return None
    reply = _STOPS[meant.what](desk, request, meant, text)
    if meant.what is Less.MISSED:
        return reply
    content = texts_wishes.lines([reply.content, texts_wishes.stop_for_good()])
    ends = request.role >= commands.COMMANDS["huydangky"].role
    end = ((Choice(texts_wishes.end_it(), "/huydangky"),),) if ends else ()
    return Reply(content, (*reply.choices, *end))


def missed(desk: Desk, request: Request, text: str) -> Reply | None:
    """Say when the next bulletin comes to who misses one; None where the message asks otherwise."""
    meant = read_stop(text)
    return stop(desk, request, text) if meant is not None and meant.what is Less.MISSED else None


def times(request: Request, wanted: Sequence[Moment]) -> Reply:
    """Lead to when bulletins are to come, all of it."""
    command = f"/gio {as_typed(wanted)}"
    said = texts_wishes.times_by(command, wanted)
    return _led(request, "gio", command, said, texts_wishes.set_times(wanted))


def lead(request: Request, name: str, argument: str = "") -> Reply:
    """Lead to a command, or say who may use it."""
    command = f"/{name} {argument}".strip()
    known = commands.COMMANDS[name]
    if known.bound and request.chat is None:
        return Reply(texts_wishes.in_the_group(command))
    said = texts_wishes.by_command(command, texts.COMMAND_HELP[name])
    label = texts_wishes.do_it() if argument else texts_wishes.open_it(f"/{name}")
    return _led(request, name, command, said, label)


def _led(request: Request, name: str, command: str, said: RichText, label: str) -> Reply:
    """Offer a command to who may use it; to others say whom to ask."""
    head, role = paused(request), commands.COMMANDS[name].role
    if request.role < role:
        return Reply(
            texts_wishes.lines(
                [head, texts_wishes.by_others(command, group=role <= Role.CHAT_ADMIN)]
            )
        )
    fits = len(command.encode()) <= commands.LONGEST_COMMAND
    rows = ((Choice(label, command, Answer.YES),),) if fits else ()
    return Reply(texts_wishes.lines([head, said]), rows)


async def _office(desk: Desk, request: Request, wish: OfficeWish) -> Reply | None:
    name, may = wish.command, request.role >= commands.COMMANDS[wish.command].role
    if name == "dulieu":
        return await commands.COMMANDS[name].handler(desk, request)
    if (own := _OWN.get(name)) is not None and (told := own(request, wish.argument)) is not None:
        return told
    return lead(request, name, wish.argument) if may or name not in OTHERWISE_NEWS else None


def _tends(request: Request, _: str) -> Reply | None:
    elsewhere = request.chat is None and request.role >= Role.UNIT_ADMIN
    return None if elsewhere else Reply(texts_wishes.who_tends())


def _notices(request: Request, _: str) -> Reply | None:
    return Reply(texts_wishes.notices_come()) if request.role < Role.UNIT_ADMIN else None


def undo(_: Request | None = None, __: str = "") -> Reply:
    """Lead to taking back what was done by mistake."""
    return Reply(texts_wishes.undo_it(), ((Choice(f"/{shown('hoantac')}", "/hoantac"),),))


def _confirm(_: Request, number: str) -> Reply:
    press = Choice(texts_wishes.confirm(), f"/danhan {number}")
    return Reply(texts_wishes.confirm_notice(number), ((press,),))


_OWN: Mapping[str, Callable[[Request, str], Reply | None]] = MappingProxyType(
    {"hoantac": undo, "quyen": _tends, "thongbao": _notices, "danhan": _confirm}
)
"""What has an answer of its own; None of it where the command is led to, as any other."""


async def _compilation(desk: Desk, request: Request) -> Reply:
    """Lead who may to the compilation; tell a cell who makes it, and how far it is."""
    if request.role >= Role.UNIT_ADMIN:
        rows = (
            (Choice(texts_wishes.draft_it(), "/tailieu moi"),),
            (Choice(texts_wishes.open_it("/tailieu"), "/tailieu"),),
        )
        return Reply(texts_wishes.compile_it(), rows)

    def work(session: Session) -> Reply:
        line = units.line(session, request.unit) if request.unit is not None else ()
        found = [compilations.newest(session, unit, Kind.MONTH) for unit in line]
        kept = [each for each in found if each is not None]
        due = [each.state.due_at for each in kept if each.state.stage is Stage.APPROVED]
        sent = [each.state.made.title for each in kept if each.state.stage is Stage.SENT]
        due_at = next((at.astimezone(desk.zone) for at in due if at is not None), None)
        return Reply(texts_wishes.compiled_above(next(iter(sent), None), due_at))

    return await desk.database.read(work)


def _topics(text: str) -> str | None:
    """Return the topics that alone are wanted, as ``/chude`` takes them; None where that is not."""
    named = [topics.named(each) for each in read_topics(text)]
    known = [each.short for each in named if each is not None]
    return ", ".join(known) if known and len(known) == len(named) else None


def _hour_alone(text: str) -> tuple[Moment, ...] | None:
    """Return the hours of a message that has nothing else: "6h30"; none of figures alone."""
    first, _, rest = text.partition(" ")
    hours = rest if fold(first) in {"gio", "luc"} else text
    return (read_rhythm(hours) or None) if _CLOCK.search(fold(hours)) else None


def _missed(desk: Desk, request: Request, _: Stop, __: str) -> Reply:
    assert request.chat is not None  # noqa: S101  the caller saw to it
    if head := paused(request):
        return Reply(head)
    due, now = request.chat.next_at, texts.times(request.chat.times)
    coming = texts_wishes.missed(due.astimezone(desk.zone) if due else None)
    return Reply(texts_wishes.lines([now, coming]))


def _night(_: Desk, request: Request, meant: Stop, __: str) -> Reply:
    command = f"/yentinh {meant.words or NIGHT}"
    said = texts_wishes.by_night(command)
    return _led(request, "yentinh", command, said, texts_wishes.do_it())


def _days(_: Desk, request: Request, __: Stop, text: str) -> Reply:
    assert request.chat is not None  # noqa: S101  the caller saw to it
    left = without_days(text, request.chat.times)
    return times(request, left) if left else Reply(_when(request))


def _pause(_: Desk, request: Request, __: Stop, ___: str) -> Reply:
    assert request.chat is not None  # noqa: S101  the caller saw to it
    now = request.chat.times
    if not now:
        return Reply(texts_wishes.paused_already())
    said = texts_wishes.pause(now, f"/gio {as_typed(now)}")
    return _led(request, "gio", "/gio tat", said, texts_wishes.pause_it())


def _early(_: Desk, request: Request, __: Stop, text: str) -> Reply:
    assert request.chat is not None  # noqa: S101  the caller saw to it
    wanted = read_wanted(text, request.chat.times)
    return times(request, wanted) if wanted else Reply(_when(request))


def _when(request: Request) -> RichText:
    assert request.chat is not None  # noqa: S101  the caller saw to it
    now = texts.times(request.chat.times)
    return texts_wishes.lines([paused(request), now, texts_choices.times_example()])


def _twice(_: Desk, __: Request, ___: Stop, ____: str) -> Reply:
    return Reply(texts_wishes.told_twice())


def _matter(_: Desk, request: Request, meant: Stop, __: str) -> Reply:
    topic = topics.named(meant.words)
    name, command = "tukhoa", f"/tukhoa tru {meant.words}"
    if topic is not None:
        name, command = "chude", f"/chude bo {topic.short}"
    said = texts_wishes.no_more_of(meant.words, command)
    return _led(request, name, command, said, texts_wishes.leave_it_out())


_STOPS: Mapping[Less, Callable[[Desk, Request, Stop, str], Reply]] = MappingProxyType(
    {
        Less.MISSED: _missed,
        Less.NIGHT: _night,
        Less.DAYS: _days,
        Less.PAUSE: _pause,
        Less.TWICE: _twice,
        Less.EARLY: _early,
        Less.MATTER: _matter,
    }
)
