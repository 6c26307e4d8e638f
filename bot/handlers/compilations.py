"""``/tailieu``: the compilation for the cell meeting: drafted, edited, looked at, approved."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from sqlalchemy.orm import Session

from bot.access import Request, Role
from bot.errors import ForbiddenError
from bot.handlers import compilation_edits, organisations
from bot.handlers.compilation_view import as_shown, shown
from bot.handlers.desk import Desk
from bot.handlers.drafts import parted
from bot.messages import Answer, Choice, Reply, RichText, joined
from bot.outbound import compiling
from bot.stores import compilations, units
from bot.stores.compilations import Kept, Stage
from bot.stores.store import named
from bot.texts import compilation_faults as texts_compilation_faults
from bot.texts import compilations as texts_compilations
from bot.texts import general as texts
from bot.texts import questions as texts_questions
from bot.texts import units as texts_units
from jobs.compiling.compilation import MINUTES, Kind, Order
from jobs.compiling.compile import item_at
from jobs.compiling.months import Period, before_meeting, meeting, week_before
from jobs.text import fold
from jobs.understanding import parsing
from jobs.understanding.no_such_day import no_day

LISTED = 8
ANEW = "lai"
"""Behind what is to be drafted: also where there is one already."""

MOST_MINUTES = 30
_MONTH = re.compile(r"\bthang \d{1,2}\b")
MONTH, LONGEST = timedelta(days=30), timedelta(days=366)

Made = Callable[[Desk, Request, str], "Order | None"]


async def compilation(desk: Desk, request: Request) -> Reply:
    """``/tailieu``: those there are; ``/tailieu moi | tuan | chuyende``: draft one.

    ``/tailieu moi lai``: also where there is one for that meeting already.
    ``/tailieu 3``: one, and what can be done with it; without a number the newest draft is meant.
    ``/tailieu sao | loai ĐỊA CHỈ``: star or veto a story for those to come.
    """
    number, verb, rest = parted(request.argument)
    verb, rest = _topics_word(verb, rest)
    if number is None and verb in MAKING:
        return await _make(desk, request, MAKING[verb](desk, request, rest), verb, rest)
    if number is None and verb in {"sao", "loai"}:
        return await _mark(desk, request, rest, wanted=verb == "sao")
    if number is None and not verb:
        return await _listing(desk, request)
    kept = await desk.database.transact(lambda s: _meant(s, request, number))
    if kept is None:
        return Reply(
            texts_compilation_faults.none_such(number)
            if number
            else texts_compilation_faults.no_draft()
        )
    return await compilation_edits.done(desk, request, kept, verb, rest)


def _topics_word(verb: str, rest: str) -> tuple[str, str]:
    """Take the two words that are meant by ``chuyende`` as the one."""
    first, _, behind = rest.partition(" ")
    two = f"{verb}{fold(first)}" in {"chuyende", "chude"} and first
    return ("chuyende", behind.strip()) if two else (verb, rest)


def _meant(session: Session, request: Request, number: int | None) -> Kept | None:
    """Return the one of a number, or the newest draft that the sender decides on.

    Raises:
        ForbiddenError: It is not his.
    """
    known = units.tree(session)
    if number is not None:
        kept = compilations.kept(session, number)
        if kept is not None and not request.manages(known.line(kept.unit)):
            raise ForbiddenError(texts_units.beyond_yours(), kept.unit)
        return as_shown(session, kept) if kept else None
    own = None if request.roots is None else known.under(request.roots)
    found = compilations.listed(session, own, most=LISTED)
    drafts = (each for each in found if each.state.stage is Stage.DRAFT)
    kept = next(drafts, None)
    return as_shown(session, kept) if kept else None


def approved(session: Session, request: Request) -> Reply | None:
    """Ask whether the newest approved one that waits to be sent is meant; None where none does.

    Its approval says that it can be undone: whoever types that in place of pressing is led there.
    """
    if request.role < Role.UNIT_ADMIN:
        return None
    own = None if request.roots is None else units.tree(session).under(request.roots)
    found = compilations.listed(session, own, most=LISTED)
    kept = next((each for each in found if each.state.stage is Stage.APPROVED), None)
    if kept is None:
        return None
    undo = Choice(texts_compilations.undo(), f"/tailieu {kept.id} hoantac", Answer.YES)
    keep = Choice(texts.keep(), f"/tailieu {kept.id}", Answer.NO)
    content = texts_compilations.sure_to_undo(kept.id)
    return Reply(content, ((undo, keep),), awaits=f"/tailieu {kept.id}")


async def _listing(desk: Desk, request: Request) -> Reply:
    def work(session: Session) -> Reply:
        own = None if request.roots is None else units.tree(session).under(request.roots)
        found = compilations.listed(session, own, most=LISTED)
        make = (
            (
                Choice(texts_compilations.make_month(), "/tailieu moi"),
                Choice(texts_compilations.make_week(), "/tailieu tuan"),
            ),
            (Choice(texts_compilations.make_topic(), "/tailieu chuyende"),),
        )
        if not found:
            return Reply(texts_compilations.none_yet(), make)
        lines = [
            texts_compilations.line(each.id, each.state.made, each.state.stage) for each in found
        ]
        offered = [Choice(texts_compilations.choice(n.id), f"/tailieu {n.id}") for n in found]
        rows = [tuple(offered[start : start + 4]) for start in range(0, len(offered), 4)]
        content = joined("\n", [texts_compilations.listing_head(), *lines])
        return Reply(content, (*rows, *make))

    return await desk.database.transact(work)


async def _make(desk: Desk, request: Request, order: Order | None, verb: str, rest: str) -> Reply:
    today = request.now.astimezone(desk.zone).date()
    if order is None:
        return Reply(texts_compilations.which_topic(), awaits="/tailieu chuyende")
    if unclear := _unclear(order, rest, today):
        return Reply(unclear, awaits="/tailieu chuyende")

    def issuers(session: Session) -> list[int]:
        known = units.tree(session)
        _, _, name = rest.partition("#")
        if name:
            return [organisations.the(known, request, f"#{name.split()[0]}").id]
        own = (
            known.below(None) if request.roots is None else [known.units[n] for n in request.roots]
        )
        gone = organisations.over(session, known, request, today)
        return [unit.id for unit in own if unit.id not in gone]

    found = await desk.database.transact(issuers)
    if len(found) != 1:
        return await _which_unit(desk, found, f"/tailieu {verb} {rest}".strip())
    if ANEW not in fold(rest).split():
        there = await desk.database.transact(lambda s: compilations.newest(s, found[0], order.kind))
        if there is not None and _tells_the_same(there, order):
            return _there_is(there, f"/tailieu {verb} {ANEW} {order.minutes} #{found[0]}")
    kept = await compiling.drafted(
        desk.database,
        order,
        unit=found[0],
        maker=named(request.who),
        zone=desk.zone,
        now=request.now,
    )
    if kept is None:
        return Reply(texts_compilation_faults.nothing_to_tell(), unit=found[0])
    return await desk.database.transact(
        lambda s: shown(s, kept, platforms=desk.platforms(), zone=desk.zone)
    )


def _unclear(order: Order, rest: str, today: date) -> RichText | None:
    """Return what is said where there is no such day, or it is to come; else None."""
    wrong = no_day(rest) if order.kind is Kind.TOPIC else ""
    if wrong:
        return texts_questions.no_such_day(wrong)
    return texts_compilations.days_to_come() if order.period.first > today else None


def _tells_the_same(there: Kept, order: Order) -> bool:
    """Say whether one is for the same meeting, or of the same week; topics are told at will."""
    period = there.state.made.period
    if order.kind is Kind.MONTH:
        return meeting(period) == meeting(order.period)
    return order.kind is Kind.WEEK and period == order.period


def _there_is(there: Kept, anew: str) -> Reply:
    """Lead to the one there is: a second one would go out without the edits of the first."""
    content = texts_compilations.there_is(there.id, there.state.made, there.state.stage)
    it = Choice(texts_compilations.choice(there.id), f"/tailieu {there.id}")
    row = (it, Choice(texts_compilations.make_anew(), anew))
    return Reply(content, (row,), unit=there.unit)


async def _which_unit(desk: Desk, found: list[int], command: str) -> Reply:
    known = await desk.database.read(units.tree)
    some = {number: known.units[number].name for number in found[: organisations.PAGE]}
    rows = tuple(
        (Choice(name, f"{command} #{number}"),)
        for number, name in some.items()
        if len(f"{command} #{number}".encode()) <= organisations.MOST_BYTES
    )
    return Reply(texts_compilations.of_whom(some, command), rows)


def _month(desk: Desk, request: Request, rest: str) -> Order:
    """Understand how many minutes it may take; the number of a month is none."""
    today = request.now.astimezone(desk.zone).date()
    words = _MONTH.sub(" ", fold(rest)).split()
    asked = next((int(word) for word in words if word.isdecimal() and len(word) < 3), 0)
    minutes = min(asked or MINUTES, MOST_MINUTES)
    return Order(kind=Kind.MONTH, period=before_meeting(today), minutes=minutes)


def _named_month(desk: Desk, request: Request, rest: str) -> Order:
    return _month(desk, request, f"thang {rest}")


def _week(desk: Desk, request: Request, _rest: str) -> Order:
    today = request.now.astimezone(desk.zone).date()
    return Order(kind=Kind.WEEK, period=week_before(today), minutes=MINUTES)


def _topic(desk: Desk, request: Request, rest: str) -> Order | None:
    """Understand a topic and days as members name them; None where no topic is named.

    Days that are named end today at the latest, unless all of them are to come.
    """
    today = request.now.astimezone(desk.zone).date()
    said = parsing.parse(rest.partition("#")[0], today)
    if said.topic is None:
        return None
    period = before_meeting(today)
    if said.days is not None:
        first = said.days.first
        last = max(min(said.days.last or today, today), first or date.min)
        period = Period(first=max(first or last - MONTH, last - LONGEST), last=last)
    return Order(kind=Kind.TOPIC, period=period, topics=(said.topic,))


async def _mark(desk: Desk, request: Request, link: str, *, wanted: bool) -> Reply:
    def work(session: Session) -> Reply:
        item = item_at(session, link.strip(), desk.zone)
        if item is None:
            return Reply(texts_compilation_faults.no_such_article())
        compilations.mark(session, item.entry, wanted=wanted, now=request.now)
        return Reply(texts_compilations.marked(item.title, wanted=wanted))

    if request.roots is not None:
        raise ForbiddenError(texts_units.beyond_yours())
    return await desk.database.transact(work)


MAKING: Mapping[str, Made] = MappingProxyType(
    {"moi": _month, "thang": _named_month, "tuan": _week, "chuyende": _topic, "chude": _topic}
)
"""What can be drafted, by the word behind ``/tailieu``."""
