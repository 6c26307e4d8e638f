"""Organisations change, in chat: a new name, another place, a merger, an end, and that taken back.

A unit's admin changes what hangs below his unit, never that unit itself: what it is called and
where it stands is for those above it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from bot import unit_names
from bot.access import Request
from bot.audience import Unit
from bot.errors import EndedError, ForbiddenError
from bot.handlers import organisations
from bot.handlers.desk import Desk
from bot.importing.unit_lines import ROOT
from bot.messages import Answer, Choice, Reply, RichText, joined
from bot.stores import choices_store, unit_changes, units
from bot.stores.handing_over import Handed
from bot.texts import general as texts
from bot.texts import reorganising as texts_reorganising
from bot.texts import units as texts_units
from bot.tree import Tree
from bot.wants import Wants, everybody
from jobs.errors import TakenError
from jobs.text import fold, normalize

BETWEEN: Mapping[str, frozenset[str]] = {
    "doiten": frozenset({"thanh"}),
    "chuyen": frozenset({"sang", "ve", "vao"}),
    "sapnhap": frozenset({"vao", "voi"}),
    "giaithe": frozenset(),
    "hoantac": frozenset(),
    "sua": frozenset(),
}
"""What can be done to a unit → the words, folded, that part it from what it becomes."""


OTHER = {"xoa": "giaithe"}
"""What people type for a verb: a unit is never erased, it ends."""

NUMBER = re.compile(r"#\d{1,9}")

ALONE = frozenset({"giaithe", "hoantac"})
"""What wants a unit and nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants of a unit: the tree, the unit, and what it is to become, as typed."""

    desk: Desk
    request: Request
    known: Tree
    unit: Unit
    rest: str
    today: date

    @property
    def sure(self) -> bool:
        """Whether he was asked, and said yes."""
        return self.request.sure and self.rest.split(" ")[-1] == "co"

    @property
    def other(self) -> str:
        """The other unit, without the yes that a choice says behind its number."""
        return self.rest.removesuffix(" co") if self.rest.startswith(("#", ROOT)) else self.rest


def verb_of(argument: str) -> tuple[str, str] | None:
    """Return what is to be done to a unit, and the words behind; None where that is not asked.

    Verbs may be typed in two words: "sáp nhập Xã A vào Xã B". "Chuyên gia" may be a unit's name.
    """
    words = normalize(argument).split(" ")
    if NUMBER.fullmatch(words[0]):  # "#3 giải thể"
        many = next((n for n in (1, 2) if _verb(words[1 : n + 1])), 0)
        words = [*words[1 : many + 1], words[0], *words[many + 1 :]]
    for many in (1, 2):
        verb, behind = _verb(words[:many]), words[many:]
        if verb and behind:
            between = BETWEEN[verb]
            named = behind[0].startswith("#") or not between.isdisjoint(map(fold, behind[1:]))
            return (verb, " ".join(behind)) if named or verb in ALONE else None
    return None


def _verb(words: Sequence[str]) -> str | None:
    """Return the verb that words are, joined; None where they are none."""
    joined = fold("".join(words))
    verb = OTHER.get(joined, joined)
    return verb if verb in BETWEEN else None


def parted(words: str, between: frozenset[str], known: Tree) -> tuple[str, str]:
    """Part a unit from what it is to become: "#12 X", "A thành X"; pure.

    A word that parts begins small: "Chi bộ Thành Công thành Chi bộ 5". Where there are several,
    the first one counts that stands behind one unit's name.
    """
    every = words.split(" ")
    if every[0].startswith("#"):
        behind = 2 if len(every) > 2 and every[1].islower() and fold(every[1]) in between else 1
        return every[0], " ".join(every[behind:])
    places = [n for n, each in enumerate(every) if n and each.islower() and fold(each) in between]
    splits = [(" ".join(every[:n]), " ".join(every[n + 1 :])) for n in places]
    known_ones = [each for each in splits if len(known.find(each[0])) == 1]
    return next(iter(known_ones or splits), (words, ""))


async def change(desk: Desk, request: Request, verb: str, words: str) -> Reply:
    """``/donvi doiten #12 TÊN``, ``chuyen #12 #3``, ``sapnhap``, ``giaithe``, ``hoantac #12``.

    Without what is needed they ask for it; what moves others is asked once more.

    Raises:
        ForbiddenError: A unit is not the sender's to change.
    """
    today = request.now.astimezone(desk.zone).date()

    def work(session: Session) -> Reply:
        known = units.tree(session)
        name, rest = parted(words, BETWEEN[verb], known)
        found = _meant(known, request, name, ended=verb == "hoantac")
        if len(found) != 1:
            many = organisations.which(found, f"/donvi {verb}")
            return many if found else Reply(texts_units.no_unit(name))
        [unit] = found
        if not organisations.changes(request, known, unit):
            raise ForbiddenError(texts_reorganising.not_yours_to_change(unit.name), unit.id)
        wish = Wish(desk=desk, request=request, known=known, unit=unit, rest=rest, today=today)
        try:
            return replace(ACTS[verb](session, wish), unit=unit.id)
        except TakenError as error:
            return Reply(texts_reorganising.taken(str(error)), unit=unit.id)
        except EndedError as error:
            return Reply(texts_reorganising.has_ended(str(error)), unit=unit.id)
        except ValueError:
            return Reply(texts_reorganising.not_there(unit.name), unit=unit.id)

    return await desk.database.transact(work)


def _meant(known: Tree, request: Request, name: str, *, ended: bool = False) -> Sequence[Unit]:
    found = organisations.reachable(known, request, known.find(name))
    return [unit for unit in found if (unit.valid_to is not None) == ended] or found


def _ask(_session: Session, wish: Wish) -> Reply:
    number = f"#{wish.unit.id}"
    rows = (
        (
            Choice(texts_reorganising.rename(), f"/donvi doiten {number}"),
            Choice(texts_reorganising.move(), f"/donvi chuyen {number}"),
        ),
        (
            Choice(texts_reorganising.merge(), f"/donvi sapnhap {number}"),
            Choice(texts_reorganising.end(), f"/donvi giaithe {number}"),
        ),
    )
    return Reply(texts_reorganising.how(wish.known.path(wish.unit.id)), rows)


def _rename(session: Session, wish: Wish) -> Reply:
    unit, name = wish.unit, wish.rest
    command = f"/donvi doiten #{unit.id}"
    if not name:
        return Reply(texts_reorganising.new_name(unit.name), awaits=command)
    if unit_names.fault(name):
        return Reply(texts_reorganising.not_a_name(), awaits=command)
    kind, now = unit_names.kind_since(unit, name), wish.request.now
    unit_changes.rename(session, unit.id, name, kind=kind, day=wish.today, now=now)
    return Reply(texts_reorganising.renamed(unit.name, name), _see(unit))


def _move(session: Session, wish: Wish) -> Reply:
    unit, command = wish.unit, f"/donvi chuyen #{wish.unit.id}"
    if not wish.other:
        return Reply(texts_reorganising.new_place(unit.name), awaits=command)
    if wish.other == ROOT and wish.request.roots is None:
        parent, asked = None, texts_reorganising.sure_to_move_up(unit.name)
    else:
        other = _other(wish, wish.other, command)
        if isinstance(other, Reply):
            return other
        parent, asked = other.id, texts_reorganising.sure_to_move(unit.name, other.name)
    if not wish.sure:
        return _surely(asked, f"{command} {ROOT if parent is None else f'#{parent}'}", unit)
    unit_changes.move(session, unit.id, parent, day=wish.today, now=wish.request.now)
    told = texts_reorganising.moved(units.path(session, unit.id))
    return _done(session, wish, [told])


def _merge(session: Session, wish: Wish) -> Reply:
    unit, command = wish.unit, f"/donvi sapnhap #{wish.unit.id}"
    if not wish.other:
        return Reply(texts_reorganising.into_which(unit.name), awaits=command)
    other = _other(wish, wish.other, command)
    if isinstance(other, Reply):
        return other
    if not wish.sure:
        below, chats = len(wish.known.below(unit.id)), units.counts(session).get(unit.id, 0)
        asked = texts_reorganising.sure_to_merge(unit.name, other.name, below, chats)
        return _surely(asked, f"{command} #{other.id}", unit)
    now = wish.request.now
    done = unit_changes.merge(session, unit.id, other.id, day=wish.today, now=now)
    told = texts_reorganising.merged(unit.name, other.name)
    return _done(session, wish, [told, *_followed(session, wish, done)], back=True)


def _end(session: Session, wish: Wish) -> Reply:
    unit = wish.unit
    if unit.parent_id is None:
        return Reply(texts_reorganising.is_top(unit.name))
    if not wish.sure:
        below, chats = len(wish.known.below(unit.id)), units.counts(session).get(unit.id, 0)
        above = wish.known.units[unit.parent_id].name
        asked = texts_reorganising.sure_to_end(unit.name, above, below, chats)
        return _surely(asked, f"/donvi giaithe #{unit.id}", unit)
    done = unit_changes.end(session, unit.id, day=wish.today, now=wish.request.now)
    told = texts_reorganising.ended(unit.name)
    return _done(session, wish, [told, *_followed(session, wish, done)], back=True)


def _take_back(session: Session, wish: Wish) -> Reply:
    unit = wish.unit
    was = unit_changes.take_back(session, unit.id, day=wish.today, now=wish.request.now)
    if was is None:
        return Reply(texts_reorganising.nothing_to_take_back(unit.name))
    chats = units.counts(session).get(unit.id, 0)
    return _done(session, wish, [texts_reorganising.back(units.path(session, unit.id), chats)])


ACTS: Mapping[str, Callable[[Session, Wish], Reply]] = {
    "doiten": _rename,
    "chuyen": _move,
    "sapnhap": _merge,
    "giaithe": _end,
    "hoantac": _take_back,
    "sua": _ask,
}


def _other(wish: Wish, name: str, command: str) -> Unit | Reply:
    """Return the other unit that is named, or what is asked or said where it is not one."""
    found = _meant(wish.known, wish.request, name)
    if not found:
        return Reply(texts_units.no_unit(name), awaits=command)
    return found[0] if len(found) == 1 else organisations.which(found, command)


def _surely(asked: RichText, command: str, unit: Unit) -> Reply:
    yes = Choice(texts_reorganising.do_it(), f"{command} co", Answer.YES)
    no = Choice(texts.keep(), f"/donvi #{unit.id}", Answer.NO)
    return Reply(asked, ((yes, no),))


def _done(session: Session, wish: Wish, told: Sequence[RichText], *, back: bool = False) -> Reply:
    """Let what units chose act in the chats that are of others now, and tell what was done."""
    default, zone = everybody(wish.desk.times), wish.desk.zone
    changed = choices_store.settle(session, default=default, zone=zone, now=wish.request.now)
    lines = [*told, *([texts_reorganising.chats_changed(changed)] if changed else [])]
    undo = Choice(texts_reorganising.take_back(), f"/donvi hoantac #{wish.unit.id}")
    rows = ((undo, *_see(wish.unit)[0]),) if back else _see(wish.unit)
    return Reply(joined("\n", lines), rows, replaces=True)


def _followed(session: Session, wish: Wish, done: Handed) -> list[RichText]:
    """Tell what went over with a unit that is no more, and what did not."""
    unit, into = wish.unit.name, wish.known.units[done.into].name
    told = [
        texts_reorganising.longer_name(name, since)
        for _, name, since in done.units
        if name != since
    ]
    if done.roles:
        below = bool(done.units)
        told.append(texts_reorganising.roles_ended(unit, done.into, done.roles, below=below))
    if choices_store.preset(session, wish.unit.id) != Wants():
        told.append(texts_reorganising.choices_ended(unit))
    if done.asks:
        told.append(texts_reorganising.approval_goes_on(into))
    if done.compilations:
        told.append(texts_reorganising.documents_go_on(into, len(done.compilations)))
    if done.cancelled:
        told.append(texts_reorganising.documents_cancelled(into, len(done.cancelled)))
    return told


def _see(unit: Unit) -> tuple[tuple[Choice, ...], ...]:
    return ((Choice(texts_reorganising.see(), f"/donvi #{unit.id}"),),)
