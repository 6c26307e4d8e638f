"""CSV lists of units and chats: read whole, every faulty row with its reason, nothing half done."""

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from typing import TypeVar

from sqlalchemy.orm import Session

from bot import store
from bot.audience import Unit
from bot.messages import ChatId, ChatKind
from bot.platforms import PLATFORMS
from bot.times import next_bulletin, read_times
from jobs import topics
from jobs.text import normalize

T = TypeVar("T")

UNIT_COLUMNS = (
    "name",
    "kind",
    "parent",
    "short_name",
    "valid_from",
    "valid_to",
    "successor",
    "aliases",
)
CHAT_COLUMNS = ("platform", "chat_id", "unit", "topics", "times")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a row cannot be taken; ``line`` counts from 1, the header being line 1."""

    line: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatLine:
    """A chat to bind, as a row of the list names it; None or empty means the default."""

    at: ChatId
    unit: str
    topics: tuple[str, ...]
    times: tuple[time, ...] | None


def read_units(data: bytes) -> tuple[list[Unit], list[Fault]]:
    """Read a list of units; the numbers of the units are 0, for they have none yet."""
    units, faults = _rows(data, UNIT_COLUMNS, ("name", "kind"), _unit)
    seen: set[str] = set()
    for line, unit in units:
        if unit.name in seen:
            faults.append(Fault(line=line, why=f"the name stands twice: {unit.name}"))
        seen.add(unit.name)
    return [unit for _, unit in units], sorted(faults, key=_line)


def read_chats(data: bytes) -> tuple[list[ChatLine], list[Fault]]:
    """Read a list of chats."""
    chats, faults = _rows(data, CHAT_COLUMNS, ("platform", "chat_id", "unit"), _chat_line)
    return [chat for _, chat in chats], faults


def keep_units(session: Session, units: Sequence[Unit]) -> list[str]:
    """Keep units that are new; return what is wrong, in which case nothing must be committed.

    Units that are there already stay as they are.
    """
    known = {unit.name for unit in store.units(session)}
    names = known | {unit.name for unit in units}
    faults = [
        f"{unit.name}: no unit is called {other}"
        for unit in units
        for other in (unit.parent, unit.successor)
        if other and other not in names
    ]
    faults += _circles(units)
    if faults:
        return faults
    new = [unit for unit in units if unit.name not in known]
    for unit in new:
        store.add_unit(session, unit)
    for unit in new:
        store.link_unit(session, unit.name, parent=unit.parent, successor=unit.successor)
    return []


def keep_chats(
    session: Session,
    chats: Sequence[ChatLine],
    *,
    times: tuple[time, ...],
    zone: tzinfo,
    now: datetime,
) -> list[str]:
    """Bind chats as an admin would; return what is wrong: then nothing must be committed."""
    units = {unit.name: unit.id for unit in store.units(session)}
    faults = [
        f"{chat.at.id}: no unit is called {chat.unit}" for chat in chats if chat.unit not in units
    ]
    if faults:
        return faults
    for chat in chats:
        chosen = times if chat.times is None else chat.times
        due = next_bulletin(chosen, now, zone)
        store.bind(
            session,
            chat.at,
            ChatKind.GROUP,
            unit=units[chat.unit],
            times=chosen,
            topics=chat.topics,
            next_at=due,
            now=now,
        )
        # A chat that was bound before keeps what the list leaves open.
        if chat.times is not None:
            store.set_times(session, chat.at, chosen, due)
        if chat.topics:
            store.set_topics(session, chat.at, chat.topics)
    return []


def _rows(
    data: bytes,
    columns: Sequence[str],
    needed: Sequence[str],
    read: Callable[[Mapping[str, str]], T],
) -> tuple[list[tuple[int, T]], list[Fault]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [], [Fault(line=1, why="the file is not UTF-8")]
    if text.startswith(";".join(needed)):
        return [], [Fault(line=1, why="columns are parted by ;, save the file with commas")]
    try:
        return _read(csv.DictReader(io.StringIO(text, newline="")), columns, needed, read)
    except csv.Error as error:
        return [], [Fault(line=1, why=f"not a CSV file: {error}; is a quotation mark not closed?")]


def _read(
    reader: "csv.DictReader[str]",
    columns: Sequence[str],
    needed: Sequence[str],
    read: Callable[[Mapping[str, str]], T],
) -> tuple[list[tuple[int, T]], list[Fault]]:
    missing = [name for name in needed if name not in (reader.fieldnames or ())]
    if missing:
        return [], [Fault(line=1, why=f"columns are missing: {', '.join(missing)}")]
    taken: list[tuple[int, T]] = []
    faults: list[Fault] = []
    for row in reader:
        cells = {name: normalize(row.get(name) or "") for name in columns}
        if empty := [name for name in needed if not cells[name]]:
            faults.append(Fault(line=reader.line_num, why=f"empty: {', '.join(empty)}"))
            continue
        try:
            taken.append((reader.line_num, read(cells)))
        except ValueError as error:
            faults.append(Fault(line=reader.line_num, why=str(error)))
    return taken, faults


def _unit(cells: Mapping[str, str]) -> Unit:
    return Unit(
        id=0,
        name=cells["name"],
        kind=cells["kind"],
        parent=cells["parent"] or None,
        short_name=cells["short_name"],
        valid_from=_day(cells["valid_from"]),
        valid_to=_day(cells["valid_to"]),
        successor=cells["successor"] or None,
        aliases=tuple(_several(cells["aliases"])),
    )


def _chat_line(cells: Mapping[str, str]) -> ChatLine:
    moments = read_times(cells["times"].replace(";", " ")) if cells["times"] else None
    if cells["times"] and moments is None:
        raise ValueError(f"not a list of times: {cells['times']}")
    chosen = []
    for name in _several(cells["topics"]):
        topic = topics.named(name)
        if topic is None:
            raise ValueError(f"no such topic: {name}")
        chosen.append(topic.id)
    at = ChatId(cells["platform"], cells["chat_id"])
    if at.platform not in PLATFORMS:
        raise ValueError(f"no such platform: {at.platform}; known: {', '.join(PLATFORMS)}")
    if re.search(r"[\s,]|\d[eE][+-]?\d", at.id):
        raise ValueError(f"not the id of a chat: {at.id}")
    return ChatLine(at=at, unit=cells["unit"], topics=tuple(chosen), times=moments)


def _circles(units: Sequence[Unit]) -> list[str]:
    above = {unit.name: unit.parent for unit in units}
    faults = []
    for unit in units:
        seen = {unit.name}
        parent = unit.parent
        while parent and parent not in seen:
            seen.add(parent)
            parent = above.get(parent)
        if parent == unit.name:
            faults.append(f"{unit.name}: stands above itself")
    return faults


def _day(cell: str) -> date | None:
    if not cell:
        return None
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        raise ValueError(f"not a day (2025-07-01): {cell}") from error


def _several(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _line(fault: Fault) -> int:
    return fault.line
