"""Whom a notice that is being written is for: the choices that are offered, and what was chosen."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from bot.access import Request
from bot.audience import Unit
from bot.handlers import organisations
from bot.handlers.desk import Desk
from bot.handlers.organisations import of_page, paged, turns
from bot.messages import Choice, Reply
from bot.outbound import noticing
from bot.outbound.noticing import Audience
from bot.reach import Reach, allowed, kinds
from bot.stores import units
from bot.texts import units as texts_units
from bot.texts import writing as texts_writing
from bot.tree import Tree
from bot.writing import Draft

MOST_BYTES = 64
"""Bytes of a choice's command."""

Rows = tuple[tuple[Choice, ...], ...]


async def where(desk: Desk, request: Request, draft: Draft) -> Reply:
    """Ask whom it is for."""

    def work(session: Session) -> Reply:
        known = units.tree(session)
        everything = replace(draft, reach=Reach(everything=True))
        total = audience(session, known, desk, request, everything).total
        reached = audience(session, known, desk, request, draft).total
        label = texts_writing.everybody(total, chosen=draft.reach.everything)
        rows: Rows = (
            (Choice(label, "/thongbao tatca"),),
            (Choice(texts_writing.by_kind(), "/thongbao loai"),),
            (Choice(texts_writing.in_the_tree(), "/thongbao donvi"),),
        )
        if draft.reach:
            rows += ((Choice(texts_writing.see_preview(), "/thongbao xem"),),)
        rows += ((Choice(texts_writing.drop(), "/huy"),),)
        content = texts_writing.where(chosen(known, draft.reach), reached)
        return Reply(content, rows, awaits="/thongbao donvi")

    return await desk.database.read(work)


async def by_tree(desk: Desk, request: Request, draft: Draft, rest: str) -> Reply:
    """Show the top of the tree, the units found by a name, or one with those below it."""
    words, page = paged(rest)

    def work(session: Session) -> Reply:
        known = units.tree(session)
        if not words:
            return _listed(organisations.tops(known, request), page)
        found = organisations.reachable(known, request, known.find(words))
        if not found:
            return Reply(texts_units.no_unit(words), awaits="/thongbao donvi")
        if len(found) > 1:
            return replace(organisations.which(found, "/thongbao donvi"), awaits="/thongbao donvi")

        def count(reach: Reach) -> int:
            meant = replace(draft, reach=reach)
            return audience(session, known, desk, request, meant).total

        return _card(known, draft, found[0].id, page, count)

    return await desk.database.read(work)


async def by_kind(desk: Desk, request: Request, draft: Draft, page: int) -> Reply:
    """Show the kinds of units, those chosen marked."""
    known = await desk.database.read(units.tree)
    found = kinds(known, allowed(known, request.roots))
    offered = [each for each in found.items() if _fits(f"/thongbao loai {each[0]}")]
    first = (page - 1) * organisations.PAGE
    rows: Rows = tuple(
        (_kind(label, count, folded, draft),)
        for folded, (label, count) in offered[first : first + organisations.PAGE]
    )
    rows += turns("/thongbao loai", page, len(offered))
    if draft.reach:
        rows += ((Choice(texts_writing.see_preview(), "/thongbao xem"),),)
    return Reply(texts_writing.which_kind(), (*rows, _back()), replaces=True)


def audience(session: Session, known: Tree, desk: Desk, request: Request, draft: Draft) -> Audience:
    """Return whom a draft would reach, of what its writer may write to."""
    platforms = desk.platforms()
    return noticing.audience(session, known, draft, roots=request.roots, platforms=platforms)


def chosen(known: Tree, reach: Reach) -> list[str]:
    """Name what was chosen."""
    named = [texts_writing.everything()] if reach.everything else []
    if not reach.everything:
        trees = [known.path(n) for n in sorted(reach.trees) if n in known.units]
        named += [texts_writing.whole_tree(path) for path in trees]
        named += [known.path(n) for n in sorted(reach.alone) if n in known.units]
    return named + [texts_writing.of_kind(kind) for kind in sorted(reach.kinds)]


def _kind(label: str, count: int, folded: str, draft: Draft) -> Choice:
    shown = texts_writing.kind_choice(label, count, chosen=folded in draft.reach.kinds)
    return Choice(shown, f"/thongbao loai {folded}")


def _listed(found: Sequence[Unit], page: int) -> Reply:
    rows: Rows = tuple(map(_opening, of_page(found, page)))
    rows += (*turns("/thongbao donvi", page, len(found)), _back())
    return Reply(texts_writing.units_head(), rows, replaces=True, awaits="/thongbao donvi")


def _card(known: Tree, draft: Draft, unit: int, page: int, count: Callable[[Reach], int]) -> Reply:
    whole = count(Reach(trees=frozenset({unit})))
    own = count(Reach(alone=frozenset({unit})))
    all_below = texts_writing.with_below(whole, chosen=unit in draft.reach.trees)
    alone = texts_writing.alone(own, chosen=unit in draft.reach.alone)
    below = known.below(unit)
    rows: Rows = (
        (Choice(all_below, f"/thongbao chon cay #{unit}"),),
        (Choice(alone, f"/thongbao chon rieng #{unit}"),),
        *map(_opening, of_page(below, page)),
        *turns(f"/thongbao donvi #{unit}", page, len(below)),
        _back(),
    )
    content = texts_writing.unit_card(known.path(unit))
    return Reply(content, rows, replaces=True, unit=unit, awaits="/thongbao donvi")


def _opening(unit: Unit) -> tuple[Choice, ...]:
    return (Choice(unit.name, f"/thongbao donvi #{unit.id}"),)


def _back() -> tuple[Choice, ...]:
    return (Choice(texts_writing.whom(), "/thongbao noi"),)


def _fits(command: str) -> bool:
    return len(command.encode()) <= MOST_BYTES
