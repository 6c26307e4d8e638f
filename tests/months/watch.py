"""What must hold, whatever befalls: what chats have got against what the ledger says."""

import asyncio
import threading
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import LargeBinary, String, Table, cast, func, select
from sqlalchemy.orm import Session

from bot.audience import Chat
from bot.messages import ChatId
from bot.stores import store
from bot.stores.health import BY_ADMIN
from bot.tables.counter import (
    ApprovalRow,
    BulletinRow,
    ChatAdminRow,
    ChatRow,
    DeliveryRow,
    Kind,
    PartRow,
)
from bot.tables.notices import MeetingChangeRow, MeetingRow
from bot.typed.times import Quiet, quiet_until
from jobs import memory
from jobs.database import Base, file_of
from jobs.tables import EntryRow
from tests.months import growth
from tests.months.books import TOKEN, Books, Promise
from tests.months.duties import Duties
from tests.months.growth import Night
from tests.months.papers import Corrected, Recalls
from tests.months.states import States
from tests.months.world import Landed

if TYPE_CHECKING:
    from tests.months.life import Life


class Watch(Books, Duties, Recalls, States):
    """Looks on, and keeps in ``wrong`` what broke a promise."""

    def __init__(self, life: "Life") -> None:
        self.life = life
        self.wrong: list[str] = []
        self.excused: Counter[str] = Counter()
        self.notices: dict[str, set[tuple[str, str]]] = {}
        self.names: dict[str, str] = {}
        self.nights: list[Night] = []
        self._arrived: dict[tuple[str, int, str], bool] = {}
        self._chats: dict[int, Chat] = {}
        self._before: dict[int, Chat] = {}
        self._promises: dict[tuple[int, int], Promise] = {}
        self._no_room: dict[str, set[int]] = {}
        self._seen: dict[tuple[str, datetime, str], tuple[int, str]] = {}
        self._besides: set[tuple[str, str]] = set()
        self._judged: dict[str, int] = {}
        self._wrong_clock = False
        self._asked: set[int] = set()
        self.recalled: dict[int, datetime] = {}
        self.corrected: dict[int, Corrected] = {}
        self._nudged: dict[tuple[str, datetime, int], int] = {}
        self._reminded: dict[tuple[str, datetime, str], int] = {}

    def say(self, words: str) -> None:
        """Keep that something is wrong."""
        line = f"{self.life.here:%d/%m %H:%M} {words}"
        if words not in {each[12:] for each in self.wrong}:
            self.wrong.append(line)
            print(f"WRONG: {line}", flush=True)  # a month is long, and may be cut short

    def clock_was_set(self, by: timedelta) -> None:
        """Judge nothing by hours tonight; what was late by days that never were is not yet late."""
        self._wrong_clock = True
        if abs(by) >= timedelta(days=1):
            self.late = frozenset()
            self.recalled.clear()
            self.corrected.clear()

    def begin_anew(self) -> None:
        """The database is another one: what was promised lately, it may not know."""
        self.late = frozenset()
        self._arrived.clear()
        self.recalled.clear()
        self.corrected.clear()
        self._nudged.clear()
        self._reminded.clear()
        self._promises.clear()
        self._chats.clear()
        self._before.clear()
        self._no_room.clear()

    def moved(self, old: str, new: str) -> None:
        self.names = {k: new if v == old else v for k, v in self.names.items()} | {old: new}
        self._seen = {(self.name(chat), *key): told for (chat, *key), told in self._seen.items()}

    def name(self, chat: str) -> str:
        """Return the id that a chat has now."""
        return self.names.get(chat, chat)

    # -- each tick

    async def look(self) -> None:
        """Look what was told, and what arrived."""
        try:
            await self.life.database.transact(self._look)
        except Exception as error:
            if self.life.full:
                return
            if "disk" in str(error) or "full" in str(error) or "busy" in str(error):
                return
            raise

    def _look(self, session: Session) -> None:
        self._before, self._chats = self._chats, {c.id: c for c in store.chats(session)}
        self._asked.update(
            session.scalars(select(ApprovalRow.number).where(ApprovalRow.kind == "feed"))
        )
        self._note_promises(session)
        for talk in self.life.platforms.values():
            new = talk.landed[self._judged.get(talk.name, 0) :]
            self._judged[talk.name] = len(talk.landed)
            for landed in new:
                if not landed.message.answer:
                    self._judge(session, landed)

    def _note_promises(self, session: Session) -> None:
        since = self.life.clock() - timedelta(days=5)
        ready = session.execute(
            select(EntryRow.id, EntryRow.ready_at).where(EntryRow.ready_at > since)
        ).all()
        for number, chat in self._chats.items():
            before = self._before.get(number)
            if before is None or before.bound_at != chat.bound_at:
                self._forget(number)
                continue
            if chat.until < before.until:
                for entry, at in ready:
                    if at > chat.until:
                        self._promises.pop((number, entry), None)
            for entry, at in ready:
                if before.until < at <= chat.until:
                    self._promises[number, entry] = Promise(
                        self.life.clock.true, before, chat, self.life.clock.ahead
                    )
        for number in self._before.keys() - self._chats.keys():
            self._forget(number)

    def _forget(self, chat: int) -> None:
        for key in [key for key in self._promises if key[0] == chat]:
            del self._promises[key]

    def _judge(self, session: Session, landed: Landed) -> None:
        """Look at a message of the ledger that has just arrived."""
        found = session.execute(
            select(BulletinRow.id, BulletinRow.kind, DeliveryRow.urgent, DeliveryRow.state)
            .join(PartRow, PartRow.bulletin_id == BulletinRow.id)
            .join(DeliveryRow, DeliveryRow.part_id == PartRow.id)
            .join(ChatRow, ChatRow.id == DeliveryRow.chat_id)
            .where(PartRow.text == landed.text, ChatRow.chat == self.name(landed.chat))
            .order_by(BulletinRow.id.desc())
        ).all()
        chats = [
            next(
                (c for c in some.values() if c.at.id in {landed.chat, self.name(landed.chat)}), None
            )
            for some in (self._before, self._chats)
        ]
        if not any(chats):
            self.say(f"sent to {landed.chat}, which is not bound: {landed.text[:40]!r}")
            return
        if not found:  # it was unbound while this was on its way, or the database is another one
            self._besides.update(
                (self.name(landed.chat), token) for token in TOKEN.findall(landed.text)
            )
            return
        number, kind, urgent, _ = found[0]
        if (
            not urgent
            and not self._wrong_clock
            and all(c and self._hushed(c, landed) for c in chats)
        ):
            self.say(f"bulletin {number} ({kind}) came to {landed.chat} in quiet hours")
        topics = {c.thread for c in chats if c}
        if landed.topic not in topics:
            self.say(f"{number} ({kind}) came to {landed.topic} of {landed.chat}, not to {topics}")
        self._judge_again(landed, number)
        self._judge_recalled(landed, number)
        if kind == Kind.BULLETIN and chats[1] is not None:
            self._judge_stories(session, landed, chats[1], number)
        if kind == Kind.NOTICE:
            self._judge_notice(landed)
        if kind == Kind.NUDGE and chats[1] is not None:
            self._judge_nudge(session, landed, chats[1], number)
        if kind == Kind.REMINDER and chats[1] is not None:
            self._judge_reminder(landed, chats[1], number)
        if all(c and c.paused == BY_ADMIN for c in chats):
            self.say(f"bulletin {number} ({kind}) came to {landed.chat}, which an admin paused")

    def _hushed(self, chat: Chat, landed: Landed) -> bool:
        quiet = chat.quiet
        if quiet is None:
            return False
        waits = (
            quiet.how is Quiet.LATER or not self.life.platforms[landed.platform].abilities.hushes
        )
        first, last = quiet.first.isoformat("minutes"), quiet.last.isoformat("minutes")
        return (
            waits and quiet_until(first, last, landed.at, self.life.settings.time_zone) is not None
        )

    def _judge_again(self, landed: Landed, number: int) -> None:
        """A part comes once; again only where an admin wants it, whom its first fate was hidden."""
        key = (self.name(landed.chat), number, landed.text)
        if self._arrived.get(key) and number not in self.life.people.meddled:
            self.say(f"a part of {number} came twice to {landed.chat}: {landed.text[:40]!r}")
        self._arrived[key] = landed.told

    def _judge_stories(self, session: Session, landed: Landed, chat: Chat, number: int) -> None:
        row = session.get_one(BulletinRow, number)
        if row.left_out:  # told here, for what it went by is erased with the binding
            left = self.left_out(session, row, chat)
            self._no_room.setdefault(landed.chat, set()).update(left)
        for token in set(TOKEN.findall(landed.text)):
            key = (self.name(landed.chat), chat.bound_at, token)
            first = self._seen.get(key)
            again = {number, first[0] if first else 0} & self.life.people.meddled
            if first and not again:
                self.say(
                    f"{token} came twice to {landed.chat}: in bulletin {first[0]} at {first[1]}, "
                    f"in {number} at {landed.at}"
                )
            self._seen[key] = (number, str(landed.at))

    def _judge_notice(self, landed: Landed) -> None:
        for notice, meant in self.notices.items():
            if notice in landed.text:
                named = {(platform, self.name(chat)) for platform, chat in meant}
                if (landed.platform, self.name(landed.chat)) not in named:
                    self.say(f"notice {notice} came to {landed.chat}, whom it was not for")

    # -- how much there is of everything

    async def weigh(self) -> None:
        """Note how much there is of everything."""

        def count(session: Session) -> dict[str, int]:
            return {
                name: session.scalar(select(func.count()).select_from(table)) or 0
                for name, table in Base.metadata.tables.items()
            }

        rows = await self.life.database.transact(count)
        await asyncio.to_thread(memory.give_back)
        there = [path for path in self.life.folder.rglob("*") if path.is_file()]
        files = growth.kinds(str(path.relative_to(self.life.folder)) for path in there)
        own = [path for path in there if self.life.backups not in path.parents]
        held = _held() | {"file MB": sum(path.stat().st_size for path in own) / 1e6}
        self.nights.append(Night(rows=rows, held=held, files=files))

    def look_back(self) -> None:
        """Judge what was weighed every night."""
        for each in growth.judged(self.nights, growth.kept(self.life.settings)):
            self.say(each)

    # -- what is taken back, and erased

    async def kept(self, at: ChatId) -> dict[str, Any] | None:
        """Return all that a chat has chosen; None where it is not bound."""

        def read(session: Session) -> dict[str, Any] | None:
            row = store.row_of(session, at)
            if row is None:
                return None
            plan = session.get(MeetingRow, row.id)
            moved = session.execute(
                select(MeetingChangeRow.was, MeetingChangeRow.day).where(
                    MeetingChangeRow.chat_id == row.id
                )
            ).all()
            admins = select(ChatAdminRow.sender).where(ChatAdminRow.chat_id == row.id)
            chosen = {
                name: getattr(row, name)
                for name in ("times", "topics", "selection", "own", "consent", "quiet_from",
                             "quiet_to", "quiet_how", "bound_at", "thread")
            }  # fmt: skip
            return chosen | {
                "admins": sorted(session.scalars(admins)),
                "plan": (plan.rule, plan.hour, plan.place) if plan else None,
                "moved": sorted(tuple(map(str, each)) for each in moved),
            }

        return await self.life.database.transact(read)

    async def came_back(self, at: ChatId, before: dict[str, Any] | None) -> None:
        """What was taken back is as it was."""
        after = await self.kept(at)
        if before is None or after is None:
            return
        other = {k: (before[k], after[k]) for k in before if before[k] != after[k]}
        if other:
            self.say(f"taken back, but not as it was: {other}")

    async def erased(self, at: ChatId, secretary: str) -> None:
        """Nothing of a chat, nor of who spoke there alone, is in any table."""

        def look(session: Session) -> list[str]:
            return [
                name
                for name, table in Base.metadata.tables.items()
                for row in session.execute(select(*_texts(table)))
                if any(each and (at.id in each or secretary in each) for each in row)
            ]

        if found := await self.life.database.transact(look):
            self.say(f"erased, and still named in {sorted(set(found))}")
        file = file_of(self.life.settings.database_url)
        if file:
            await self.life.database.scrub()
            names = [
                path.name
                for path in self.life.folder.rglob("*")
                if path.is_file()
                and path.parent != self.life.backups
                and at.id.encode() in path.read_bytes()
            ]
            if names:
                self.say(f"erased, and still in the files {names}")


def _held() -> dict[str, float]:
    """Return what this process holds."""
    return {
        "MB": _memory(),
        "fds": len(list(Path("/proc/self/fd").iterdir())),
        "threads": threading.active_count(),
        "tasks": len(asyncio.all_tasks()),
    }


def _memory() -> float:
    """Return this process's own memory, in MB."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    line = next(each for each in status.splitlines() if each.startswith("RssAnon"))
    return int(line.split()[1]) / 1024


def _texts(table: Table) -> list[Any]:
    """Return a table's columns as text, but for files and the like."""
    return [cast(c, String) for c in table.columns if not isinstance(c.type, LargeBinary)]
