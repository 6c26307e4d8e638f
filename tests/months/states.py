"""What must be true each night, whatever was done by day: nothing hangs on what is no more, nothing
waits for an hour that a wrong clock has written, and what acts is what was chosen.
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.meetings import meetings
from bot.stores import bulletins, choices_store, compilations, meeting_store, store, units
from bot.tables.compilations import CompilationRow
from bot.tables.counter import ApprovalRow, ChatRow, DeliveryRow, GrantRow, LaneRow, State
from bot.tables.notices import NoticeRow
from bot.tree import Tree
from bot.typed.times import next_bulletin
from bot.wants import everybody
from jobs.tables import EntryRow

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ZONES = timedelta(hours=3)
"""By less the hours of two time zones differ that are set."""

LONGEST_CHECK = timedelta(days=7, hours=1)
"""An article is looked at again for a week."""


class States:
    """What is looked at each night, and is wrong where it is so two nights in a row."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    def states(self, session: Session) -> Iterator[str]:
        """Yield what is not as it must be."""
        return chain(
            self._of_no_more(session), self._drifted(session), self._served_late(session),
            self._held(session), self._undecided(session), self._looks(session),
            self._unreminded(session), self._in_topics_gone(session),
        )  # fmt: skip

    def _of_no_more(self, session: Session) -> Iterator[str]:
        """Yield what still belongs to units whose last day is past."""
        known, today = units.tree(session), self.life.here.date()
        for number, path in _ended(known, today):
            for each in units.chats_of(session, [number]):
                yield f"chat {each.at.id} is of {path}, which is no more"
            if session.scalar(select(GrantRow.id).where(GrantRow.unit_id == number).limit(1)):
                yield f"somebody manages {path}, which is no more"
            asks = ApprovalRow.kind == "unit", ApprovalRow.number == number
            if session.scalar(select(ApprovalRow.number).where(*asks)):
                yield f"bulletins of {path} wait for approval, which is no more"
            for child in known.below(number):
                if child.valid_to is None:
                    yield f"{child.name} hangs below {path}, which is no more"

    def _drifted(self, session: Session) -> Iterator[str]:
        """Yield where something acts that nobody chose."""
        settings = self.life.settings
        default, zone = everybody(settings.bulletin_times), settings.time_zone
        with session.begin_nested() as trial:
            count = choices_store.settle(session, default=default, zone=zone, now=self.life.clock())
            trial.rollback()
        session.expire_all()
        if count:
            yield "in some chats other choices act than were made"

    def _served_late(self, session: Session) -> Iterator[str]:
        """Yield the chats whose next bulletin comes later than their hours say."""
        now, zone = self.life.clock(), self.life.settings.time_zone
        for chat in store.chats(session):
            due = next_bulletin(chat.times, now, zone)
            if chat.next_at is not None and (due is None or chat.next_at > due + ZONES):
                yield f"chat {chat.at.id} gets its next bulletin later than it chose"
            if chat.next_at is None and due is not None:
                yield f"chat {chat.at.id} gets no next bulletin"
            if chat.until > now + HOUR:
                yield f"chat {chat.at.id} is called told of news that are to come"

    def _in_topics_gone(self, session: Session) -> Iterator[str]:
        """Yield the chats whose bulletins go to a topic of which the platform said it is gone."""
        for chat in store.chats(session):
            if (chat.at.id, chat.thread) in self.life.platforms[chat.at.platform].told_gone:
                yield f"bulletins of chat {chat.at.id} go to topic {chat.thread}, which is no more"

    def _held(self, session: Session) -> Iterator[str]:
        """Yield what waits longer than anybody was told to: a minute and a half at most."""
        far = self.life.clock() + DAY
        for chat in session.scalars(select(ChatRow.chat).where(ChatRow.held_until > far)):
            yield f"chat {chat} is held for days"
        waits = DeliveryRow.state == State.PENDING, DeliveryRow.next_at > far + HOUR
        if session.scalar(select(DeliveryRow.id).where(*waits).limit(1)):
            yield "deliveries wait for days"
        for name in session.scalars(select(LaneRow.name).where(LaneRow.held_until > far)):
            yield f"all of {name} is held for days"

    def _undecided(self, session: Session) -> Iterator[str]:
        """Yield what should have been decided, sent or reminded of long ago."""
        ago, served = self.life.clock() - DAY / 2, self.life.house.lanes
        for draft in bulletins.drafts(session):
            if draft.deadline and draft.deadline < ago and draft.platform in served:
                yield f"draft {draft.id} was to be decided by {draft.deadline}"
        for number in session.scalars(
            select(NoticeRow.id).where(NoticeRow.nudge_at < ago, NoticeRow.withdrawn_at.is_(None))
        ):
            yield f"of notice {number} nobody was reminded"
        bound = session.scalar(select(ChatRow.id).where(ChatRow.paused.is_(None)).limit(1))
        for kept in compilations.due(session, ago):
            of = units.tree(session).under([session.get_one(CompilationRow, kept.id).unit_id])
            if bound and any(each.paused is None for each in units.chats_of(session, of)):
                yield f"compilation {kept.id} was approved, and is not sent"

    def _unreminded(self, session: Session) -> Iterator[str]:
        """Yield, of a life without faults, the chats that were not reminded of their meeting."""
        today, long_ago = self.life.here.date(), self.life.clock() - 5 * DAY
        told = meeting_store.told(session, since=today - 2 * DAY)
        for kept in meeting_store.active(session) if self.life.calm else ():
            _, day = next(meetings(kept.plan.rule, kept.changes, today - 2 * DAY))
            well = (kept.chat, day, 0) in told or kept.chat in self.life.people.rested
            if day < today and kept.set_at < long_ago and not well:
                yield f"chat {kept.chat} was not reminded of its meeting of {day}"

    def _looks(self, session: Session) -> Iterator[str]:
        """Yield what is told and will not be looked at again for longer than a week."""
        far = self.life.clock() + LONGEST_CHECK
        if session.scalar(select(EntryRow.id).where(EntryRow.check_at > far).limit(1)):
            yield "articles are not looked at again for weeks"


def _ended(known: Tree, today: Any) -> Iterator[tuple[int, str]]:
    """Yield the units that are no more and have another one in their place."""
    for number, unit in known.units.items():
        past = unit.valid_to is not None and unit.valid_to < today
        if past and number not in known.line(known.current(number, today)):
            yield number, known.path(number)
