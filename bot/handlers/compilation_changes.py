"""What changes a draft of a compilation: its stories, title, day and units."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, time
from functools import partial
from types import MappingProxyType

from sqlalchemy.orm import Session

from bot import secrecy
from bot.access import Request
from bot.handlers import organisations
from bot.handlers.desk import Desk
from bot.messages import Reply, RichText
from bot.stores import compilations, units
from bot.stores.compilations import Kept
from bot.texts import compilation_faults as texts_compilation_faults
from bot.texts import writing as texts_writing
from bot.typed.days import read_day
from bot.typed.places import read_links, read_places, read_titled
from bot.typed.times import read_times
from jobs.compiling import compilation_edits as edits
from jobs.compiling.compilation import Compilation
from jobs.compiling.compile import item_at
from jobs.text import fold, normalize

LONGEST_TITLE = 250
MORNING = time(7)
"""When it is sent on a day for which no hour was named."""

Change = Callable[[Session, Desk, Request, Kept, str], "Kept | Reply"]
"""Changes a draft and returns how it stands, or says why it cannot be changed so."""


def _with(session: Session, request: Request, kept: Kept, made: Compilation) -> Kept:
    return compilations.step(session, kept.id, replace(kept.state, made=made), request.now)


def _drop(session: Session, _desk: Desk, request: Request, kept: Kept, place: str) -> Kept | Reply:
    """``bỏ 2, 4-6, v1``: all of them in one step, or none."""
    made, places = kept.state.made, read_places(place)
    if places is None:
        return Reply(texts_compilation_faults.places_wanted())
    missing = [str(n) for n in places.stories if not 1 <= n <= len(made.items)]
    missing += [f"v{n}" for n in places.documents if not 1 <= n <= len(made.documents)]
    if missing:
        return Reply(texts_compilation_faults.no_story(", ".join(missing)))
    left = edits.without(made, places.stories, places.documents)
    return _with(session, request, kept, left)


def _move(
    session: Session, _desk: Desk, request: Request, kept: Kept, place: str, *, by: int
) -> Kept | Reply:
    places = read_places(place)
    if places is None or len(places.stories) != 1 or places.documents:
        return Reply(texts_compilation_faults.place_wanted())
    made, [number] = kept.state.made, places.stories
    if edits.nth(made, number) is None:
        return Reply(texts_compilation_faults.no_story(place))
    other = edits.moved(made, number, by=by)
    if other is None:
        return Reply(texts_compilation_faults.not_further())
    return _with(session, request, kept, other)


def _add(session: Session, desk: Desk, request: Request, kept: Kept, link: str) -> Kept | Reply:
    """``thêm ĐỊA CHỈ``, or several addresses: all of them in one step, or none."""
    longer = kept.state.made
    for each in read_links(link) or [link]:
        item = item_at(session, each, desk.zone)
        if item is None:
            return Reply(texts_compilation_faults.no_such_article())
        more = edits.added(longer, item)
        if more is None:
            return Reply(texts_compilation_faults.there_already())
        longer = more
    return _with(session, request, kept, longer)


def _rename(session: Session, _desk: Desk, request: Request, kept: Kept, rest: str) -> Kept | Reply:
    named = read_titled(rest)
    if named is None:
        return Reply(texts_compilation_faults.title_wanted())
    number, title = named[0], normalize(named[1])
    refusal = _refused(title)
    if refusal is not None:
        return Reply(refusal)
    other = edits.renamed(kept.state.made, number, title)
    if other is None:
        return Reply(texts_compilation_faults.no_story(str(number)))
    return _with(session, request, kept, other)


def _retitle(
    session: Session, _desk: Desk, request: Request, kept: Kept, rest: str
) -> Kept | Reply:
    title = normalize(rest)
    refusal = _refused(title)
    if refusal is not None:
        return Reply(refusal)
    return _with(session, request, kept, replace(kept.state.made, title=title))


def _refused(title: str) -> RichText | None:
    if not 0 < len(title) <= LONGEST_TITLE:
        return texts_compilation_faults.title_wanted()
    stamp = secrecy.stamp(title)
    return texts_writing.secret(stamp) if stamp is not None else None


def _spell(session: Session, _desk: Desk, request: Request, kept: Kept, _rest: str) -> Kept | Reply:
    made = kept.state.made
    return _with(session, request, kept, replace(made, spelled_out=not made.spelled_out))


def _day(session: Session, desk: Desk, request: Request, kept: Kept, rest: str) -> Kept | Reply:
    today = request.now.astimezone(desk.zone).date()
    found = read_day(rest, today)
    if found is None:
        return Reply(texts_compilation_faults.day_wanted())
    day, left = found
    hours = read_times(left) if left else (MORNING,)
    if not hours or len(hours) != 1:
        return Reply(texts_compilation_faults.day_wanted())
    due_at = datetime.combine(day, hours[0], desk.zone).astimezone(request.now.tzinfo)
    if due_at <= request.now:
        return Reply(texts_compilation_faults.day_wanted())
    return compilations.step(session, kept.id, replace(kept.state, due_at=due_at), request.now)


def _reach(session: Session, _desk: Desk, request: Request, kept: Kept, rest: str) -> Kept | Reply:
    """``nơi TÊN``: choose a unit with all below it, or not any more; ``nơi tất cả``: all."""
    if fold(rest) in {"tat ca", "tatca"}:
        state = replace(kept.state, reach=frozenset())
        return compilations.step(session, kept.id, state, request.now)
    known = units.tree(session)
    own = known.under([kept.unit])
    found = [unit for unit in known.find(rest) if unit.id in own]
    if not found:
        return Reply(texts_compilation_faults.unit_wanted())
    if len(found) > 1:
        return organisations.which(found, f"/tailieu {kept.id} noi")
    state = replace(kept.state, reach=kept.state.reach ^ {found[0].id})
    return compilations.step(session, kept.id, state, request.now)


CHANGES: Mapping[str, Change] = MappingProxyType(
    {
        "bo": _drop,
        "xoa": _drop,
        "len": partial(_move, by=-1),
        "xuong": partial(_move, by=1),
        "them": _add,
        "sua": _rename,
        "ten": _retitle,
        "doc": _spell,
        "ngay": _day,
        "noi": _reach,
    }
)
"""What changes a draft, by its verb."""
