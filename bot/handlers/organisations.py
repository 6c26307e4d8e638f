"""The tree of units in chat: walked, searched, one shown with its chats."""

import re
from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from bot.access import Request
from bot.audience import Unit
from bot.errors import ForbiddenError
from bot.handlers.desk import Desk
from bot.messages import Choice, Reply, RichText, joined
from bot.stores import handing_over, unit_changes, units
from bot.stores.unit_changes import Change, Passage
from bot.texts import reorganising as texts_reorganising
from bot.texts import units as texts_units
from bot.tree import Tree, alive
from jobs.text import fold

PAGE = 8
"""Units or chats on one page."""

MOST_BYTES = 64
"""Bytes of a choice's command."""

_PAGE = re.compile(r"(?<!\s)\s*\btrang\s+(\d{1,4})$")

Rows = tuple[tuple[Choice, ...], ...]


async def look(desk: Desk, request: Request) -> Reply:
    """``/donvi``: the top of the tree; ``/donvi TÊN``: search; ``/donvi #12``: one unit.

    ``/donvi #12 nhom``: its chats and those below it; ``trang 2`` behind each.
    """
    words, page = paged(request.argument)
    today = request.now.astimezone(desk.zone).date()

    def work(session: Session) -> Reply:
        known = units.tree(session)
        gone = over(session, known, request, today)
        if not words:
            return _top(known, request, page, gone)
        name, _, rest = words.partition(" ")
        if name.startswith("#") and rest == "nhom":
            return _chats(session, known, the(known, request, name), page)
        found = reachable(known, request, known.find(words))
        if len(found) != 1:
            return _listed(texts_units.units_found(words, len(found)), found, page, words)
        return _shown(session, request, known, found[0], gone, page=page, today=today)

    return await desk.database.read(work)


def reachable(known: Tree, request: Request, found: Sequence[Unit]) -> list[Unit]:
    """Return those of ``found`` that the sender may manage.

    Raises:
        ForbiddenError: There are some, and he may manage none of them.
    """
    own = [unit for unit in found if request.manages(known.line(unit.id))]
    if found and not own:
        raise ForbiddenError(texts_units.not_yours(found[0].name), found[0].id)
    return own


def the(known: Tree, request: Request, name: str) -> Unit:
    """Return the unit of a "#number" that the sender may manage.

    Raises:
        ForbiddenError: There is none of that number, or he may not manage it.
    """
    found = known.find(name)
    if not found:
        raise ForbiddenError(texts_units.no_unit(name))
    return reachable(known, request, found)[0]


def changes(request: Request, known: Tree, unit: Unit) -> bool:
    """Say whether the sender may change a unit itself: only who manages one above it may; pure."""
    return request.roots is None or request.manages(known.line(unit.id)[1:])


def which(found: Sequence[Unit], command: str) -> Reply:
    """Ask which of several units is meant: each is a choice that says ``command`` with its number.

    What each hangs below is told, for namesakes are many.
    """
    rows = tuple((_choice(unit, command),) for unit in found[:PAGE])
    return Reply(texts_units.which_unit(len(found) - len(rows)), rows)


def paged(argument: str) -> tuple[str, int]:
    """Return an argument without its "trang N" and that N; 1 where there is none."""
    found = _PAGE.search(argument)
    if found is None:
        return argument.strip(), 1
    return argument[: found.start()].strip(), max(int(found[1]), 1)


def there(page: int, count: int, *, size: int = PAGE) -> int:
    """Return the page of a list of ``count`` that there is: beyond its end, the last one."""
    return min(max(page, 1), max(-(-count // size), 1))


def turns(command: str, page: int, count: int, *, size: int = PAGE) -> Rows:
    """Return the choices that turn the pages of a list of ``count``; no row where there is none.

    ``size``: how many stand on a page.
    """
    row = []
    if page > 1:
        row.append(Choice(texts_units.previous_page(), f"{command} trang {page - 1}"))
    if page * size < count:
        row.append(Choice(texts_units.next_page(), f"{command} trang {page + 1}"))
    fitting = tuple(each for each in row if len(each.command.encode()) <= MOST_BYTES)
    return (fitting,) if fitting else ()


def tops(known: Tree, request: Request) -> list[Unit]:
    """Return the units at which the sender's part of the tree begins."""
    if request.roots is None:
        return list(known.below(None))
    return [known.units[root] for root in sorted(request.roots) if root in known.units]


def of_page(items: Sequence[Unit], page: int) -> Sequence[Unit]:
    """Return the units on one page."""
    return items[(page - 1) * PAGE : page * PAGE]


def _choice(unit: Unit, command: str) -> Choice:
    return Choice(texts_units.unit_choice(unit.name, unit.parent), f"{command} #{unit.id}")


def over(session: Session, known: Tree, request: Request, today: date) -> frozenset[int]:
    """Return the units that are no more: they ended, or gave away all they had today."""
    ended = {unit.id for unit in known.units.values() if not alive(unit, today)}
    return frozenset(ended | handing_over.given_away(session, request.now))


def _top(known: Tree, request: Request, page: int, gone: frozenset[int]) -> Reply:
    found = [unit for unit in tops(known, request) if unit.id not in gone]
    every = known.units.keys() if request.roots is None else known.under(request.roots)
    count = len(every - gone)
    if not found:
        return Reply(texts_units.no_unit(""))
    return _listed(texts_units.roots(count), found, page, "")


def _listed(head: RichText, found: Sequence[Unit], page: int, words: str) -> Reply:
    if not found:
        return Reply(texts_units.no_unit(words))
    shown = of_page(found, page)
    if not shown:
        return Reply(texts_units.no_page())
    last = (len(found) - 1) // PAGE + 1
    rows = tuple((_choice(unit, "/donvi"),) for unit in shown)
    content = head + (" " + texts_units.page_of(page, last) if last > 1 else "")
    command = f"/donvi {fold(words)}".strip()  # without tone marks it is shorter
    return Reply(content, rows + turns(command, page, len(found)), replaces=True)


def _changing(session: Session, unit: Unit, request: Request, today: date) -> Rows:
    """Return the choice that changes a unit, or lets one go on that ended of late."""
    if unit.valid_to is None or unit.valid_to > today:
        return ((Choice(texts_reorganising.change(), f"/donvi sua #{unit.id}"),),)
    if handing_over.handed(session, unit.id, request.now) is None:
        return ()
    return ((Choice(texts_reorganising.take_back(), f"/donvi hoantac #{unit.id}"),),)


def _shown(
    session: Session,
    request: Request,
    known: Tree,
    unit: Unit,
    gone: frozenset[int],
    *,
    page: int,
    today: date,
) -> Reply:
    below = [each for each in known.below(unit.id) if each.id not in gone]
    counts = units.counts(session)
    inside = known.under([unit.id])
    content = texts_units.unit(
        known.path(unit.id),
        unit.kind,
        number=unit.id,
        short_name=unit.short_name,
        aliases=unit.aliases,
        since=unit.valid_from,
        last=unit.valid_to,
        successor=known.path(unit.successor_id) if unit.successor_id else None,
        below=len(below),
        chats=counts.get(unit.id, 0),
        chats_below=sum(chats for number, chats in counts.items() if number in inside),
    )
    passages = [_passage(each) for each in unit_changes.history(session, unit.id)]
    command = f"/donvi #{unit.id}"
    rows: Rows = tuple((Choice(each.name, f"/donvi #{each.id}"),) for each in of_page(below, page))
    rows += turns(command, page, len(below))
    acts = [Choice(texts_units.see_chats(), f"{command} nhom")]
    if unit.id not in gone:
        acts.append(Choice(texts_units.make_invitation(), f"/moi #{unit.id}"))
    if unit.parent_id is not None:
        acts.append(Choice(texts_units.up(), f"/donvi #{unit.parent_id}"))
    rows += (tuple(acts),)
    if changes(request, known, unit):
        rows += _changing(session, unit, request, today)
    return Reply(joined("\n", [content, *passages]), rows, replaces=True, unit=unit.id)


def _passage(passage: Passage) -> RichText:
    told = {
        Change.MOVED: texts_units.unit_moved,
        Change.MERGED: texts_units.unit_merged,
        Change.RENAMED: texts_units.unit_renamed,
        Change.ENDED: texts_reorganising.unit_ended,
        Change.RESTORED: texts_reorganising.unit_restored,
    }
    return told[passage.change](passage.day, passage.before, passage.after)


def _chats(session: Session, known: Tree, unit: Unit, page: int) -> Reply:
    chats = units.chats_of(session, known.under([unit.id]))
    first = (page - 1) * PAGE
    shown = chats[first : first + PAGE]
    names = units.names_of_chats(session, known, [chat.at for chat in shown])
    lines = [
        texts_units.unit_chat(
            number, chat.at.platform, chat.at.id, names[chat.at], paused=chat.paused is not None
        )
        for number, chat in enumerate(shown, first + 1)
    ]
    if not lines:
        return Reply(texts_units.no_page() if chats else texts_units.no_chats(), unit=unit.id)
    content = joined("\n", [texts_units.unit_chats(known.path(unit.id)), *lines])
    rows = turns(f"/donvi #{unit.id} nhom", page, len(chats))
    back = (Choice(unit.name, f"/donvi #{unit.id}"),)
    return Reply(content, (*rows, back), replaces=True, unit=unit.id)
