"""``/nhom``: the bound chats, one by one: seen, paused, resumed, unbound, and that undone."""

import re
from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.access import Request
from bot.audience import Chat
from bot.errors import ForbiddenError
from bot.handlers import organisations
from bot.handlers.desk import Desk
from bot.handlers.organisations import PAGE, paged, turns
from bot.messages import Answer, Choice, Reply, joined
from bot.reach import allowed
from bot.stores import choices_store, removals, units
from bot.texts import general as texts
from bot.texts import office as texts_office
from bot.texts import units as texts_units
from bot.tree import Tree
from bot.wants import everybody
from jobs.text import fold

PAUSED = "tamdung"
VERBS = {
    "tam dung": "dung", "tamdung": "dung", "dung": "dung",
    "gui tro lai": "tiep", "gui lai": "tiep", "mo lai": "tiep", "tiep tuc": "tiep", "tiep": "tiep",
    "go": "go", "go bo": "go", "xoa": "go", "quan tri": "quantri",
}  # fmt: skip
"""What people type for what is done to a chat, folded → how it is kept."""

_DONE = "|".join(sorted(VERBS, key=len, reverse=True))
_VERB_FIRST = re.compile(rf"(?P<verb>{_DONE})(?: nhom)?(?: so)? #?(?P<number>\d{{1,9}})")
_NUMBER_FIRST = re.compile(rf"(?:nhom )?#?(?P<number>\d{{1,9}}) (?P<verb>{_DONE})")
UNDO = "hoantac"


async def chats(desk: Desk, request: Request) -> Reply:
    """``/nhom``, ``/nhom tamdung``, ``/nhom TÊN ĐƠN VỊ``: lists; ``/nhom 12``: one chat.

    ``/nhom 12 dung | tiep | quantri | go``; ``/nhom hoantac 5``. A unit's admin sees the chats of
    his units.
    """
    words, page = paged(_in_order(request.argument))
    first, _, rest = words.partition(" ")

    undone = first == UNDO and rest.isdecimal() and len(rest) < 10
    if not undone and not (first.isdecimal() and len(first) < 10):
        return await desk.database.read(lambda s: _listed(s, request, words, page))

    def work(session: Session) -> Reply:
        known = units.tree(session)
        if undone:
            return _undo(session, known, desk, request, int(rest))
        return _one(session, known, desk, request, words)

    reply = await desk.database.transact(work)
    desk.wake()
    return reply


def _in_order(argument: str) -> str:
    """Return "tạm dừng 3" and "3 tạm dừng" as ``3 dung``; all else as it is."""
    words = " ".join(fold(argument).split())
    before, behind = _VERB_FIRST.fullmatch(words), _NUMBER_FIRST.fullmatch(words)
    if before is not None:
        return f"{before['number']} {VERBS[before['verb']]}"
    return f"{behind['number']} {VERBS[behind['verb']]}" if behind is not None else argument


def _listed(session: Session, request: Request, words: str, page: int) -> Reply:
    known = units.tree(session)
    within = allowed(known, request.roots)
    if words and words != PAUSED:
        found = organisations.reachable(known, request, known.find(words))
        if not found:
            return Reply(texts_units.no_unit(words))
        within = known.under([unit.id for unit in found]) & within
    every = units.chats_of(session, within)
    paused = [chat for chat in every if chat.paused is not None]
    shown = paused if words == PAUSED else every
    lines = shown[(page - 1) * PAGE : page * PAGE]
    if not lines:
        return Reply(texts_units.no_page() if shown else texts_units.no_chats())
    names = units.names_of_chats(session, known, [chat.at for chat in lines])
    content = joined(
        "\n",
        [
            texts_office.chats_head(len(every), len(paused)),
            *(texts_office.chat_line(c.id, names[c.at], c.at.platform, c.paused) for c in lines),
        ],
    )
    command = f"/nhom {fold(words)}".strip()
    rows = (*_openings(lines), *turns(command, page, len(shown)), *_switch(words, len(paused)))
    return Reply(content, rows, replaces=True)


def _openings(shown: Sequence[Chat]) -> list[tuple[Choice, ...]]:
    choices = [Choice(texts_office.chat_choice(each.id), f"/nhom {each.id}") for each in shown]
    return [tuple(choices[start : start + 4]) for start in range(0, len(choices), 4)]


def _switch(words: str, paused: int) -> tuple[tuple[Choice, ...], ...]:
    if words == PAUSED:
        return ((Choice(texts_office.all_chats(), "/nhom"),),)
    return ((Choice(texts_office.only_paused(paused), f"/nhom {PAUSED}"),),) if paused else ()


def _one(session: Session, known: Tree, desk: Desk, request: Request, words: str) -> Reply:
    first, _, verb = fold(words).strip().partition(" ")
    number = int(first)
    chat, unit = _the(session, known, request, number)
    sure = request.sure and verb.endswith(" co")
    match verb.partition(" ")[0]:
        case "dung" if chat.paused is None:
            return _pause(session, known, desk, chat, unit, sure=sure)
        case "tiep" if chat.paused is not None:
            removals.resume(session, number, request.now)
        case "quantri":
            return _dismiss(session, known, chat, unit, sure=sure)
        case "go":
            return _unbind(session, known, request, chat, unit, sure=sure)
    chat, unit = _the(session, known, request, number)
    return _card(known, desk, chat, unit)


def _the(session: Session, known: Tree, request: Request, number: int) -> tuple[Chat, int]:
    """Return a chat that the sender may manage, and its unit.

    Raises:
        ForbiddenError: There is none of that number, or it is of another man's unit.
    """
    unit = units.unit_of_chat(session, number)
    if unit is None or not request.manages(known.line(unit)):
        # Nor is it told that there is one.
        raise ForbiddenError(texts_office.no_chat(number), unit)
    [chat] = [each for each in units.chats_of(session, [unit]) if each.id == number]
    return chat, unit


def _card(known: Tree, desk: Desk, chat: Chat, unit: int) -> Reply:
    quiet = chat.quiet
    content = texts_office.card(
        chat.id,
        known.path(unit),
        kind=chat.kind.value,
        platform=chat.at.platform,
        chat=chat.at.id,
        paused=chat.paused,
        times=chat.times,
        next_at=chat.next_at.astimezone(desk.zone) if chat.next_at else None,
        quiet=(quiet.first, quiet.last) if quiet else None,
    )
    command = f"/nhom {chat.id}"
    turn = (
        Choice(texts_office.resume(), f"{command} tiep")
        if chat.paused
        else Choice(texts_office.pause(), f"{command} dung")
    )
    rows = (
        (turn, Choice(texts_office.unbind(), f"{command} go")),
        (Choice(texts_office.dismiss(), f"{command} quantri"),),
        (Choice(texts_office.all_chats(), "/nhom"),),
    )
    return Reply(content, rows, replaces=True, unit=unit)


def _pause(
    session: Session, known: Tree, desk: Desk, chat: Chat, unit: int, *, sure: bool
) -> Reply:
    if not sure:
        yes = Choice(texts_office.yes_pause(), f"/nhom {chat.id} dung co", Answer.YES)
        no = Choice(texts.keep(), f"/nhom {chat.id}", Answer.NO)
        return Reply(texts_office.sure_to_pause(known.path(unit)), ((yes, no),), unit=unit)
    removals.pause(session, chat.id)
    [paused] = [each for each in units.chats_of(session, [unit]) if each.id == chat.id]
    return _card(known, desk, paused, unit)


def _dismiss(session: Session, known: Tree, chat: Chat, unit: int, *, sure: bool) -> Reply:
    path = known.path(unit)
    if not sure:
        yes = Choice(texts_office.yes_dismiss(), f"/nhom {chat.id} quantri co")
        no = Choice(texts.keep(), f"/nhom {chat.id}")
        return Reply(texts_office.sure_to_dismiss(path), ((yes, no),), unit=unit)
    removals.dismiss(session, chat.id)
    invite = Choice(texts_units.make_invitation(), f"/moi #{unit}")
    return Reply(texts_office.dismissed(path), ((invite,),), replaces=True, unit=unit)


def _unbind(
    session: Session, known: Tree, request: Request, chat: Chat, unit: int, *, sure: bool
) -> Reply:
    path = known.path(unit)
    if not sure:
        yes = Choice(texts_office.yes_unbind(), f"/nhom {chat.id} go co", Answer.YES)
        no = Choice(texts.keep(), f"/nhom {chat.id}", Answer.NO)
        return Reply(texts_office.sure_to_unbind(path), ((yes, no),), unit=unit)
    number = removals.remove(session, chat.id, request.now)
    undo = (Choice(texts_office.undo(), f"/nhom {UNDO} {number}"),)
    return Reply(texts_office.unbound(path), (undo,), replaces=True, unit=unit)


def _undo(session: Session, known: Tree, desk: Desk, request: Request, number: int) -> Reply:
    found = removals.removal(session, number, request.now)
    if found is None:
        return Reply(texts_office.too_late())
    if not request.manages(known.line(found.unit)):
        raise ForbiddenError(texts_office.too_late(), found.unit)
    now, today = request.now, request.now.astimezone(desk.zone).date()
    chat = removals.restore(session, number, now, today=today)
    if chat is None:
        return Reply(texts_office.too_late(), replaces=True, unit=found.unit)
    default = everybody(desk.times)
    choices_store.settle(session, default=default, zone=desk.zone, now=now, chats=[chat])
    return Reply(texts_office.restored(), replaces=True, unit=found.unit)
