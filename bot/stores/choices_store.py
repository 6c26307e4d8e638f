"""What chats and units choose, and what comes out of it. Plain functions of a session.

``chats`` holds what acts, so that whoever is due is one query and no unit is looked at in the
minute in which a province's chats are due. What acts is reckoned anew (``settle``) wherever a
chat or a unit chooses, a chat is bound, or a unit moves; and each night, so that nothing drifts.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, tzinfo
from functools import cache
from typing import Any

from sqlalchemy import Text, cast, delete, select, type_coerce, update
from sqlalchemy.orm import Session

from bot.messages import ChatId
from bot.stores import units
from bot.stores.store import row_of
from bot.tables.choices import PresetRow
from bot.tables.counter import ChatRow
from bot.tree import Tree
from bot.typed.rhythm import unspelled
from bot.typed.times import next_bulletin
from bot.wants import Wants, from_json, kept, over, to_json
from jobs.database import among

FEW = 50
"""For so few chats the whole tree of units is not read."""

ELSE = ("sources", "keywords", "most", "brief")
"""What acts and has no column of its own."""

ACTS = ("topics", "times", "quiet_from", "quiet_to", "quiet_how", "selection")
"""The columns of a chat that hold what acts."""

AS_JSON = frozenset({"own", "topics", "times", "selection"})

_ALL = update(ChatRow).execution_options(synchronize_session=False)


def own(session: Session, at: ChatId) -> Wants:
    """Return what a chat chose itself."""
    row = row_of(session, at)
    return from_json(row.own) if row else Wants()


def given(session: Session, unit: int, default: Wants) -> Wants:
    """Return what a chat of a unit gets that chose nothing itself."""
    presets = _presets(session, units.line(session, unit))
    return over(*presets.values(), default)


def preset(session: Session, unit: int) -> Wants:
    """Return what a unit chose itself."""
    row = session.get(PresetRow, unit)
    return from_json(row.wanted) if row else Wants()


def choose(
    session: Session,
    at: ChatId,
    name: str,
    value: Any,
    *,
    default: Wants,
    zone: tzinfo,
    now: datetime,
) -> None:
    """Keep one choice of a chat; None gives it back to its unit.

    Args:
        session: The transaction.
        at: The chat; nothing happens where it is not bound.
        name: A field of ``Wants``.
        value: What it holds there.
        default: What every chat gets.
        zone: Where the clock hangs.
        now: The moment; aware.
    """
    number = keep_own(session, at, name, value)
    if number is not None:
        settle(session, default=default, zone=zone, now=now, chats=[number])


def keep_own(session: Session, at: ChatId, name: str, value: Any) -> int | None:
    """Keep one choice of a chat, which acts only after ``settle``; return the chat's number."""
    row = row_of(session, at)
    if row is None:
        return None
    row.own = _with(row.own, name, value)
    session.flush()
    return row.id


def choose_for(session: Session, unit: int, name: str, value: Any) -> None:
    """Keep one choice of a unit; None: it chooses nothing there. ``settle`` lets it act."""
    row = session.get(PresetRow, unit)
    if row is None:
        row = PresetRow(unit_id=unit, wanted={})
        session.add(row)
    row.wanted = _with(row.wanted, name, value)
    session.flush()
    if not row.wanted:
        session.execute(delete(PresetRow).where(PresetRow.unit_id == unit))


def settle(
    session: Session,
    *,
    default: Wants,
    zone: tzinfo,
    now: datetime,
    chats: Collection[int] | None = None,
    under: int | None = None,
) -> int:
    """Reckon anew what acts in chats; return in how many it changed.

    Args:
        session: The transaction.
        default: What every chat gets.
        zone: Where the clock hangs.
        now: The moment; aware. Where the times change, the next bulletin comes after it.
        chats: Which; None for all.
        under: Only those of this unit and of all below it; None for all.
    """
    presets = _presets(session)
    few = chats is not None and len(chats) <= FEW
    known = units.tree(session) if (presets and not few) or under is not None else None
    inside = known.under([under]) if known and under is not None else None
    acting: dict[tuple[Sequence[int], str], Mapping[str, Any]] = {}
    alike: dict[str, tuple[Mapping[str, Any], list[int]]] = {}
    read = cache(json.loads)
    for row in session.execute(_columns(chats)).mappings().all():
        if inside is not None and row["unit_id"] not in inside:
            continue
        above = _line(session, known, row["unit_id"]) if presets else ()
        layers = tuple(unit for unit in above if unit in presets)
        # Thousands of chats chose alike, most of them nothing: each choice is reckoned once.
        if (key := (layers, row["own"])) not in acting:
            wants = over(from_json(read(row["own"])), *(presets[unit] for unit in layers), default)
            acting[key] = _acting(wants)
        acts = {name: read(it) if name in AS_JSON else it for name, it in row.items()}
        changed = {name: new for name, new in acting[key].items() if acts[name] != new}
        if "times" in changed:
            moments = tuple(unspelled(each) for each in changed["times"])
            changed["next_at"] = next_bulletin(moments, now, zone)
        if changed:
            alike.setdefault(repr(changed), (changed, []))[1].append(row["id"])
    for values, numbers in alike.values():
        session.execute(_ALL.where(among.of(ChatRow.id, numbers)).values(**values))
    if alike:
        session.expire_all()
    return sum(len(numbers) for _, numbers in alike.values())


def set_thread(session: Session, at: ChatId, thread: str | None) -> None:
    """Keep to which forum topic bulletins go; None for the main one."""
    row = row_of(session, at)
    if row is not None:
        row.thread = thread


def due_at(session: Session, at: ChatId, moment: datetime) -> None:
    """Let a chat's next bulletin be due at a moment, once; then its own times count again."""
    row = row_of(session, at)
    if row is not None:
        row.next_at = moment


def _acting(wanted: Wants) -> dict[str, Any]:
    """Return the columns of a chat in which this acts."""
    acts = to_json(wanted)
    [quiet] = acts["quiet"] or [(None, None, None)]
    return {
        "topics": acts["topics"],
        "times": acts["times"],
        "quiet_from": quiet[0],
        "quiet_to": quiet[1],
        "quiet_how": quiet[2],
        "selection": {name: acts[name] for name in ELSE},
    }


def _columns(chats: Collection[int] | None) -> Any:
    """Return what asks for what chats chose and what acts there; columns, not rows: see units.

    What is JSON comes as text: of 55,000 texts, most are alike and need to be read once.
    """
    names = ("id", "unit_id", "own", *ACTS)
    every = {name: getattr(ChatRow, name) for name in names}
    wanted = select(
        *(
            cast(type_coerce(each, Text), Text).label(name) if name in AS_JSON else each
            for name, each in every.items()
        )
    )
    return wanted if chats is None else wanted.where(among.of(ChatRow.id, sorted(chats)))


def _line(session: Session, known: Tree | None, unit: int) -> Sequence[int]:
    """Return a unit and those above it; where the tree was not read, with a question for each."""
    return known.line(unit) if known else units.line(session, unit)


def _presets(session: Session, line: Collection[int] | None = None) -> dict[int, Wants]:
    """Return presets by unit; with ``line``, those of its units, in its order."""
    known = {row.unit_id: from_json(row.wanted) for row in session.scalars(select(PresetRow))}
    return known if line is None else {unit: known[unit] for unit in line if unit in known}


def _with(found: Mapping[str, Any], name: str, value: Any) -> dict[str, Any]:
    rest = {each: it for each, it in found.items() if each != name}
    return rest if value is None else rest | {name: kept(name, value)}
