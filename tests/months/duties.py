"""What must be done in time, looked at each night: news read, chats and feeds served, copies made;
and each tick: news found.

What is late counts only where it was late the night before, too: a program that was off, or whose
clock was set, finds it in its next minutes.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.stores.store import BY_ADMIN
from bot.tables.counter import ChatRow, DeliveryRow, State
from jobs import search
from jobs.errors import DatabaseError
from jobs.stores.due import LONGEST_WAIT
from jobs.tables import EntryRow, FeedRow

DAY, RIPE = timedelta(days=1), timedelta(hours=1)
TICKS = 80
"""So many times an outlet that is up was due to be pulled, some 36 hours, and what it wrote is
read."""


class Duties:
    """What is looked at each night whether it was done; ``Watch`` says what was not."""

    late: frozenset[str] = frozenset()
    unfound = 0
    """The entry that was not found when it was last looked for; 0 for none."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    async def look_at_duties(self) -> None:
        """Look whether all is done that was due."""

        def look(session: Session) -> frozenset[str]:
            return frozenset(
                [*self._chats_late(session), *self._feeds_late(session), *self._unread(session),
                 *self._unsent(session), *self.states(session)]
            )  # fmt: skip

        late = await self.life.database.transact(look) | frozenset([*self._copies_late()])
        for each in sorted(late & self.late):
            self.say(each)
        self.late = late

    def _chats_late(self, session: Session) -> Iterator[str]:
        now = self.life.clock()
        for row in session.scalars(select(ChatRow)):
            if row.platform not in self.life.house.lanes:
                continue
            if row.paused is None and row.next_at and row.next_at < now - DAY:
                yield f"chat {row.chat} was due at {row.next_at}, and is not served"
            if row.paused not in {None, BY_ADMIN} and (row.try_at or now - 9 * DAY) < now - DAY:
                yield f"chat {row.chat} is paused ({row.paused}), and is not tried again"

    def _unsent(self, session: Session) -> Iterator[str]:
        """Yield the chats for which something waits that nothing keeps from being sent."""
        ago = self.life.clock() - timedelta(hours=3)
        waits = select(ChatRow.platform, ChatRow.chat).join(
            DeliveryRow, DeliveryRow.chat_id == ChatRow.id
        )
        free = ChatRow.held_until.is_(None) | (ChatRow.held_until < ago)
        rows = session.execute(
            waits.where(
                DeliveryRow.state == State.PENDING, DeliveryRow.next_at < ago, free,
                ChatRow.paused.is_(None), ChatRow.quiet_how.is_(None),
            ).distinct()
        )  # fmt: skip
        for platform, chat in rows:
            if not self.life.platforms[platform].down and platform in self.life.house.lanes:
                yield f"what waits for chat {chat} is not sent"

    def _feeds_late(self, session: Session) -> Iterator[str]:
        now = self.life.clock()
        for row in session.scalars(select(FeedRow).where(FeedRow.paused_at.is_(None))):
            far = row.next_pull_at > now + LONGEST_WAIT + timedelta(seconds=row.every)
            if row.next_pull_at < now - DAY / 2 or far:
                yield f"{row.name} is to be pulled at {row.next_pull_at}"

    def _unread(self, session: Session) -> Iterator[str]:
        active = {
            int(row.url.rpartition("/")[2])
            for row in session.scalars(select(FeedRow).where(FeedRow.paused_at.is_(None)))
        }
        for token, (outlet, ticks) in list(self.life.press.unread.items()):
            if ticks < TICKS:
                continue
            wanted = select(EntryRow.id).where(
                EntryRow.title.contains(token),
                EntryRow.ready_at.is_not(None) | EntryRow.change.is_not(None),
            )
            if outlet not in active or session.scalar(wanted.limit(1)):
                del self.life.press.unread[token]
            else:
                yield f"{token} of outlet {outlet} was never read"

    def _copies_late(self) -> Iterator[str]:
        copies = sorted(self.life.backups.iterdir())
        if len(copies) > self.life.settings.keep_backups + 1:
            yield "more copies are kept than were asked for"

    async def seek(self) -> None:
        """Look, each tick, for the newest entry: a restart would make good what is not found."""

        def newest(session: Session) -> tuple[int, str] | None:
            old = EntryRow.ready_at < self.life.clock() - RIPE
            wanted = select(EntryRow.id, EntryRow.title).where(old, EntryRow.change.is_(None))
            row = session.execute(wanted.order_by(EntryRow.id.desc()).limit(1)).first()
            return (row.id, row.title) if row else None

        try:
            entry, title = await self.life.database.read(newest) or (0, "")
            there = not entry or entry in await search.find(self.life.database, title, most=20)
        except DatabaseError:  # full, or locked
            return
        if not there and self.unfound == entry:
            self.say(f"entry {entry} cannot be found by its title")
        self.unfound = 0 if there else entry
