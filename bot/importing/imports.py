"""Lists of units and chats, kept: all of a list or nothing of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from itertools import groupby
from typing import Any

from sqlalchemy.orm import Session

from bot.importing import sheets
from bot.importing.sheets import Fault, Passing
from bot.importing.unit_lines import UnitLine, several
from bot.importing.unit_lists import Book, Plan, Planned
from bot.messages import ChatId
from bot.platform_names import KIND_OF, KINDS
from bot.stores import choices_store, store, unit_changes, unit_imports, units
from bot.typed import english
from bot.typed.rhythm import read_rhythm
from bot.typed.times import Moment
from bot.wants import Wants, everybody, to_json
from jobs import topics

CHAT_COLUMNS = ("platform", "chat_id", "unit", "topics", "times")
NEEDED = ("platform", "chat_id", "unit")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatLine:
    """A chat to bind, as a row of the list names it; None or empty means the default."""

    at: ChatId
    unit: str
    topics: tuple[str, ...]
    times: tuple[Moment, ...] | None


def read_chats(
    data: bytes, passed: Passing = lambda _line, _why: None
) -> tuple[list[ChatLine], list[Fault]]:
    """Read a list of chats, CSV or XLSX; ``passed`` gets what is certainly no row, and why."""
    rows, faults = sheets.read(data, CHAT_COLUMNS, NEEDED, passed=passed)
    chats: dict[ChatId, tuple[int, ChatLine]] = {}
    for line, cells in rows:
        try:
            chat = _chat_line(cells)
        except ValueError as error:
            faults.append(Fault(line=line, why=str(error)))
            continue
        first, _ = chats.setdefault(chat.at, (line, chat))
        if first != line:
            faults.append(Fault(line=line, why=f"it stands twice: {chat.at.id}, see line {first}"))
    return [chat for _, chat in chats.values()], faults


def keep_units(
    session: Session, plan: Plan, *, today: date, now: datetime, tell: Callable[[int], None]
) -> None:
    """Keep what a plan without faults does; what units had that ended goes where it belongs.

    All of it can be taken back for a while (``unit_imports``).

    Args:
        session: The transaction.
        plan: What is new and what changes.
        today: The day, local.
        now: The moment; aware.
        tell: Gets how many units were kept since it was told last.
    """
    before = units.tree(session)
    for _, group in groupby(plan.new, key=Planned.depth):
        some = list(group)
        rows = [(_above(each), _columns({"name": each.node.name, **each.values})) for each in some]
        for each, number in zip(some, units.add_many(session, rows, tell), strict=True):
            each.node.number = number
    for each in plan.changed:
        units.change(session, each.node.kept(), _columns(each.values))
        tell(1)
    for each in (*plan.new, *plan.changed):
        if each.successor is not None:
            after = {"successor_id": each.successor.kept()}
            units.change(session, each.node.kept(), after)
    unit_changes.settle_ended(session, today, now)
    unit_imports.note(session, before, now)


def keep_chats(
    session: Session,
    chats: Sequence[ChatLine],
    *,
    times: tuple[time, ...],
    zone: tzinfo,
    now: datetime,
) -> list[str]:
    """Bind chats as an admin would; return what is wrong: then nothing must be committed."""
    book = Book(units.tree(session))
    found = [book.look_up(UnitLine(line=0, name=chat.at.id), chat.unit) for chat in chats]
    if book.faults:
        return [fault.why for fault in book.faults]
    listed = []
    for chat, node in zip(chats, found, strict=True):
        assert node  # noqa: S101  or there had been a fault
        own = Wants(topics=chat.topics or None, times=chat.times)
        listed.append(store.Listed(at=chat.at, unit=node.kept(), own=to_json(own)))
    bound = store.bind_all(session, listed, now=now)
    choices_store.settle(session, default=everybody(times), zone=zone, now=now, chats=bound)
    return []


def _columns(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of a unit's row: a list where the noun has a tuple."""
    return {name: list(v) if isinstance(v, tuple) else v for name, v in values.items()}


def _above(planned: Planned) -> int | None:
    return planned.node.above.kept() if planned.node.above else None


def _chat_line(cells: Mapping[str, str]) -> ChatLine:
    if empty := [name for name in NEEDED if not cells[name]]:
        raise ValueError(f"empty: {', '.join(empty)}")
    moments = read_rhythm(english.typed("gio", cells["times"])) if cells["times"] else None
    if cells["times"] and moments is None:
        raise ValueError(f"not a list of times: {cells['times']}")
    chosen = []
    for name in several(english.typed("chude", cells["topics"])):
        topic = topics.named(name)
        if topic is None:
            raise ValueError(f"no such topic: {name}")
        chosen.append(topic.id)
    at = ChatId(cells["platform"].lower(), cells["chat_id"])
    kind = KIND_OF.get(at.platform)
    if kind is None:
        known = ", ".join(each.name for each in KINDS)
        raise ValueError(f"no such platform: {cells['platform']}; known: {known}, telegram-2 ...")
    if not kind.chat.fullmatch(at.id):
        raise ValueError(f"not the id of a chat: {at.id}")
    return ChatLine(at=at, unit=cells["unit"], topics=tuple(dict.fromkeys(chosen)), times=moments)
