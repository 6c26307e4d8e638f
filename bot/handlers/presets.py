"""What a unit chooses for its chats and for all below it, as long as they choose nothing else."""

from functools import partial

from sqlalchemy.orm import Session

from bot.access import Request
from bot.audience import Unit
from bot.handlers import choices, organisations
from bot.handlers.desk import Desk
from bot.handlers.filters import NotUnderstoodError
from bot.handlers.kinds import KINDS, page_of_topic
from bot.handlers.organisations import paged
from bot.messages import Choice, Reply
from bot.stores import choices_store, units
from bot.texts import choices as texts_choices
from bot.texts import units as texts_units
from bot.tree import Tree
from bot.wants import everybody
from jobs.text import fold


async def presets(desk: Desk, request: Request) -> Reply:
    """``/macdinh A``: what unit A chose; ``/macdinh #3 gio 7:00``: let it choose.

    ``/macdinh #3 gio theo đơn vị``: it chooses nothing there any more.

    Raises:
        ForbiddenError: The unit is not the sender's.
    """
    first, *others = request.argument.split(maxsplit=2)[:3] or [""]
    if not (first.startswith("#") and others):
        return await desk.database.read(lambda s: _answer(s, desk, request))
    name = fold(others[0]).lstrip("/")

    def work(session: Session) -> Reply:
        unit = organisations.the(units.tree(session), request, first)
        if name not in KINDS:
            return Reply(texts_choices.preset_what(KINDS), unit=unit.id)
        return _choose(session, desk, request, unit, " ".join([name, *others[1:]]))

    return await desk.database.transact(work)


def _answer(session: Session, desk: Desk, request: Request) -> Reply:
    known = units.tree(session)
    if request.argument:
        found = organisations.reachable(known, request, known.find(request.argument))
    else:
        found = _tops(known, request)
    if not found:
        return Reply(texts_units.no_unit(request.argument))
    if len(found) > 1:
        return organisations.which(found, "/macdinh")
    return _overview(session, desk, found[0], known.path(found[0].id))


def _tops(known: Tree, request: Request) -> list[Unit]:
    if request.roots is None:
        return list(known.below(None))
    return [known.units[root] for root in sorted(request.roots) if root in known.units]


def _overview(session: Session, desk: Desk, unit: Unit, path: str) -> Reply:
    own = choices_store.preset(session, unit.id)
    acts = choices_store.given(session, unit.id, everybody(desk.times))
    lines = [
        (kind.field, kind.tell(getattr(acts, kind.field)), getattr(own, kind.field) is None)
        for kind in KINDS.values()
    ]
    told = texts_choices.overview(lines, unit=path)
    return Reply(told, choices.menu(f"macdinh #{unit.id} "), replaces=True, unit=unit.id)


def _choose(session: Session, desk: Desk, request: Request, unit: Unit, typed: str) -> Reply:
    """Show one choice of a unit, or change it; ``typed`` is its name and what stands behind."""
    name, _, rest = typed.partition(" ")
    (words, page), default = paged(rest), everybody(desk.times)
    kind, outlets = KINDS[name], choices.outlets(session)
    told = texts_choices.preset_shown
    if words:
        acts = getattr(choices_store.given(session, unit.id, default), kind.field)
        try:
            chosen = choices.read(kind, words, acts, outlets)
        except NotUnderstoodError as error:
            return Reply(error.words, unit=unit.id)
        choices_store.choose_for(session, unit.id, kind.field, chosen)
        changed = choices_store.settle(
            session, default=default, zone=desk.zone, now=request.now, under=unit.id
        )
        page = page_of_topic(words[1:]) if page == 1 else page
        confirm = texts_choices.preset_dropped if chosen is None else texts_choices.preset_kept
        told = partial(confirm, chats=changed)
    acts = getattr(choices_store.given(session, unit.id, default), kind.field)
    command = f"/macdinh #{unit.id} {name}"
    foot = [Choice(texts_choices.back_to_overview(), f"/macdinh #{unit.id}")]
    if getattr(choices_store.preset(session, unit.id), kind.field) is not None:
        foot.insert(0, Choice(texts_choices.preset_none(), f"{command} theodonvi"))
    rows = kind.offer(acts, outlets, command, page) if kind.many or not words else ()
    content = told(unit.name, kind.tell(acts))
    return Reply(content, (*rows, tuple(foot)), replaces=True, unit=unit.id)
