"""The books, compared each night: what was promised, what is kept, what admins were told."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.audience import Chat
from bot.outbound.composing import LONGEST_WINDOW
from bot.policy import ASKED
from bot.stores import reports
from bot.stores.alarms import Event
from bot.stores.told import FORMER
from bot.tables.counter import (
    Act,
    AlarmRow,
    BulletinRow,
    ChatRow,
    DeliveryRow,
    Kind,
    PartRow,
    Stage,
    State,
)
from jobs.bulletin import Window, compose
from jobs.database import Base
from jobs.stores import hour
from jobs.stores import store as news
from jobs.tables import EntryRow
from tests.months import growth
from tests.months.world import Landed

TOKEN = re.compile(r"\bM\d{5}\b")

SETTLED = timedelta(hours=40)
"""By then whatever was told has arrived, or has come back into the news."""

FEWEST = 3
"""What has no room for all its news tells at least as many: nobody chooses fewer."""

NIGHT = timedelta(hours=25)
MARGIN = timedelta(days=2)
"""What is tidied at night, by a clock that may have been wrong."""


@dataclass(frozen=True)
class Promise:
    """A chat's ledger says that an entry was told.

    ``at`` is when, truly; by ``ahead`` the clock was ahead then. The chat is as it was before, and
    as it is since.
    """

    at: datetime
    before: Chat
    chat: Chat
    ahead: timedelta

    @property
    def until(self) -> datetime:
        """Up to when the chat's news were told, by that clock."""
        return self.chat.until


class Books:
    """What is compared each night; ``Watch`` keeps what was seen by day."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    async def at_night(self) -> None:
        """Compare the books."""
        for each in (
            self._keep_promises, self._compare, self._look_at_alarms, self._look_at_stuck,
            self._look_at_age, self._look_at_recalls,
        ):  # fmt: skip
            await self.life.database.transact(each)
        await self.look_at_duties()
        await self.weigh()
        self._wrong_clock = False

    def _keep_promises(self, session: Session) -> None:
        now = self.life.clock.true
        told: dict[str, set[str]] = {}
        for (chat, entry), promise in list(self._promises.items()):
            if now - promise.at < SETTLED:
                continue
            del self._promises[chat, entry]
            at = self.name(promise.chat.at.id)
            if at not in told:
                told[at] = {token for (name, _, token) in self._seen if name == at}
                told[at] |= {token for name, token in self._besides if name == at}
            why = self._excuse(session, chat, entry, promise, told[at])
            self.excused[why or "LOST"] += 1
            if why is None:
                row = session.get_one(EntryRow, entry)
                self.say(
                    f"LOST: entry {entry} ({TOKEN.findall(row.title)}), ready {row.ready_at}, was "
                    f"told to chat {chat} ({at}) at {promise.at}, up to {promise.until}: "
                    f"{self._trace(session, chat, entry)}; its bulletins since: "
                    f"{self._since(session, chat, row.ready_at)}"
                )

    def _trace(self, session: Session, chat: int, entry: int) -> list[Any]:
        rows = session.execute(
            select(
                BulletinRow.id, BulletinRow.stage, BulletinRow.since, BulletinRow.until,
                DeliveryRow.state, DeliveryRow.fault, DeliveryRow.error, BulletinRow.entries,
            )
            .outerjoin(
                DeliveryRow,
                (DeliveryRow.bulletin_id == BulletinRow.id) & (DeliveryRow.chat_id == chat),
            )
            .where(BulletinRow.kind == Kind.BULLETIN)
        ).all()  # fmt: skip
        return [tuple(map(str, row[:-1])) for row in rows if entry in row[-1]]

    def _since(self, session: Session, chat: int, ready: datetime | None) -> list[Any]:
        """Return what a chat was sent, or was to be, since an entry became ready."""
        rows = session.execute(
            select(
                BulletinRow.id, BulletinRow.stage, BulletinRow.made_at, BulletinRow.since,
                BulletinRow.until, BulletinRow.left_out, DeliveryRow.state, BulletinRow.entries,
            )
            .join(DeliveryRow, DeliveryRow.bulletin_id == BulletinRow.id)
            .where(
                DeliveryRow.chat_id == chat,
                BulletinRow.kind == Kind.BULLETIN,
                BulletinRow.until >= ready,
            )
        ).all()  # fmt: skip
        return [tuple(map(str, row)) for row in rows]

    def _excuse(
        self, session: Session, chat: int, entry: int, promise: Promise, told: set[str]
    ) -> str | None:
        """Return why all is well with a story of which a chat's ledger says that it was told."""
        row = session.get(EntryRow, entry)
        if row is None or row.ready_at is None:
            return "its source took it back"
        mates = session.scalars(select(EntryRow.title).where(EntryRow.story == row.story)).all()
        if any(token in told for title in [row.title, *mates] for token in TOKEN.findall(title)):
            return "came"
        # What comes to nothing sets the chat back to where the bulletin began, and no further: what
        # was older is told in none, though the chat is not called told up to now.
        # A clock that is ahead by less than what outlets tell apart is believed.
        ahead = promise.ahead if promise.ahead > hour.APART else timedelta()
        if max(promise.until - ahead, promise.at) - row.ready_at > LONGEST_WINDOW:
            return "no news any more"
        if not all(self._wanted(session, entry, each) for each in (promise.before, promise.chat)):
            return "not wanted"
        if entry in self.life.people.entries or row.feed_id in self._asked:
            return "an admin's doing"
        return (
            self._fate(session, chat, row)
            or self._short(promise, row)
            or self._cancelled(session, promise, row)
        )

    def _short(self, promise: Promise, row: EntryRow) -> str | None:
        """Excuse what a bulletin that came had no room for."""
        at = self.name(promise.chat.at.id)
        left = [some for was, some in self._no_room.items() if self.name(was) == at]
        return "no room" if any(row.id in some for some in left) else None

    def left_out(self, session: Session, row: BulletinRow, chat: Chat) -> set[int]:
        """Return what of its window a bulletin may have left out: what its chat wants, too."""
        if len(row.entries) < FEWEST:
            return set()
        stories = news.stories(session, since=row.since, until=row.until)
        untold = [each for each in stories if not {*each.entries} & {*row.entries}]
        wanted = [each for each in untold if self._wanted(session, each.entry, chat)]
        return {entry for each in wanted for entry in each.entries}

    def _cancelled(self, session: Session, promise: Promise, row: EntryRow) -> str | None:
        """Excuse what had no room in a draft that an admin cancelled: no chat gets its news.

        Whose draft it was is forgotten; it is known by up to when they count as told.
        """
        drafts = session.scalars(
            select(BulletinRow).where(
                BulletinRow.stage == Stage.CANCELLED,
                BulletinRow.kind == Kind.BULLETIN,
                BulletinRow.until == promise.until,
            )
        )
        cancelled = [each for each in drafts if each.id in self.life.people.meddled]
        left_out = any(each.left_out and each.since < row.ready_at for each in cancelled)
        return "no room in a draft that was cancelled" if left_out else None

    def _fate(self, session: Session, chat: int, row: EntryRow) -> str | None:
        """Return what became of a story on its way to a chat; None where nobody knows."""
        fates = session.execute(
            select(DeliveryRow.state, DeliveryRow.error, BulletinRow.entries, BulletinRow.left_out,
                   BulletinRow.since, BulletinRow.until)
            .join(BulletinRow, BulletinRow.id == DeliveryRow.bulletin_id)
            .where(DeliveryRow.chat_id == chat, BulletinRow.kind == Kind.BULLETIN)
        ).all()  # fmt: skip
        for state, error, entries, left_out, since, until in fates:
            full = left_out and since < row.ready_at <= until
            if (row.id in entries or full) and state == State.UNKNOWN:
                return "in doubt"
            if (row.id in entries or full) and state == State.FAILED and error == "RefusedError":
                return "refused"
        return None

    def _wanted(self, session: Session, entry: int, chat: Chat) -> bool:
        [story] = news.stories_by_id(session, [entry])
        wanted = chat.selection
        if not wanted.sources.hears(story.outlet) or not wanted.fits(story):
            return False
        if not story.topics:
            return False  # told only where there is nothing else
        window = Window(since=story.published, until=self.life.clock())
        return compose([story], wanted.topics, window, most=1) is not None

    def _compare(self, session: Session) -> None:
        """What the ledger calls sent has arrived; what has arrived, it calls sent or in doubt."""
        since = self.life.clock() - NIGHT
        every = [each for talk in self.life.platforms.values() for each in talk.landed]
        landed = {each.number: each for each in every}
        rows = session.execute(
            select(DeliveryRow.message_id, PartRow.text, ChatRow.chat, BulletinRow.id)
            .join(PartRow, PartRow.id == DeliveryRow.part_id)
            .join(ChatRow, ChatRow.id == DeliveryRow.chat_id)
            .join(BulletinRow, BulletinRow.id == DeliveryRow.bulletin_id)
            .where(
                DeliveryRow.act == Act.SEND,
                DeliveryRow.state == State.SENT,
                DeliveryRow.changed_at > since,
            )
        ).all()
        for number, text, chat, bulletin in rows:
            there = landed.get((number or "").removeprefix(FORMER))
            if there is None or there.text != text or self.name(there.chat) != self.name(chat):
                self.say(f"bulletin {bulletin} is called sent to {chat}, where it never was")
        known = {
            (self.name(chat), text)
            for chat, text in session.execute(
                select(ChatRow.chat, PartRow.text)
                .join(DeliveryRow, DeliveryRow.chat_id == ChatRow.id)
                .join(PartRow, PartRow.id == DeliveryRow.part_id)
            )
        }
        bound = {self.name(chat.at.id): chat.bound_at for chat in self._chats.values()}
        for each in every:
            at = self.name(each.chat)
            new = each.at > since and not each.message.answer
            if new and at in bound and bound[at] < each.at and (at, each.text) not in known:
                self.excused["arrived, and is not in the ledger"] += 1
        for kept in session.scalars(select(BulletinRow).where(BulletinRow.made_at > since)):
            self._compare_report(session, kept, every)

    def _compare_report(self, session: Session, kept: BulletinRow, every: list[Landed]) -> None:
        """What admins read of a bulletin is what its chats have got."""
        tally = reports.tally(session, kept.id)
        plain = tally is not None and set(tally.states) == {"sent"}
        if tally is None or not plain or kept.kind != Kind.BULLETIN:
            return
        if kept.id in self.life.people.meddled:
            return
        parts = session.scalars(select(PartRow.text).where(PartRow.bulletin_id == kept.id)).all()
        corrected = session.scalars(
            select(PartRow.text)
            .join(BulletinRow, BulletinRow.id == PartRow.bulletin_id)
            .where(BulletinRow.corrects_id == kept.id, BulletinRow.kind == Kind.CORRECTION)
        ).all()
        now = self.life.clock()
        begun = kept.made_at if kept.made_at <= now else now - 3 * NIGHT  # by a clock ahead
        got: dict[str, set[str]] = {}
        for each in every:
            if each.text in {*parts, *corrected} and each.at >= begun:
                got.setdefault(self.name(each.chat), set()).add(each.text)
        # Who missed it may have got its correction instead, of which the report then tells.
        whole = sum(texts >= {*parts} or not texts <= {*parts} for texts in got.values())
        if tally.reached > whole:
            self.say(f"bulletin {kept.id} reached {whole} chats, and is said to have {tally}")

    def _look_at_alarms(self, session: Session) -> None:
        """Each trouble is told once, and once that it is over; each doubt is asked about."""
        last: dict[str, str] = {}
        for row in session.scalars(select(AlarmRow).order_by(AlarmRow.id)):
            if row.kind in {Event.TROUBLE, Event.MENDED}:
                name = row.about["name"]
                if last.get(name) == row.kind:
                    self.say(f"told twice in a row: {row.kind} {name}")
                last[name] = row.kind
            if row.kind in {Event.CHAT_PAUSED, Event.CHAT_BACK}:
                name = f"{row.about['platform']} {row.about['chat']}"
                if last.get(name) == row.kind:
                    self.excused[f"twice in a row: {row.kind}"] += 1
                last[name] = row.kind
        since = self.life.clock() - timedelta(days=20)
        asked = {
            row.about.get("bulletin")
            for row in session.scalars(select(AlarmRow).where(AlarmRow.kind == Event.UNKNOWN))
        }
        doubts = session.execute(
            select(BulletinRow.id, BulletinRow.kind)
            .join(DeliveryRow, DeliveryRow.bulletin_id == BulletinRow.id)
            .where(
                DeliveryRow.state == State.UNKNOWN,
                DeliveryRow.settled.is_(False),
                DeliveryRow.changed_at > since,
                DeliveryRow.act == Act.SEND,
            )
        ).all()
        for number, kind in doubts:
            if Kind(kind) in ASKED and str(number) not in asked:
                self.say(f"bulletin {number} is in doubt, and nobody was asked")

    def _look_at_stuck(self, session: Session) -> None:
        """Nothing waits for longer than it is news."""
        old = self.life.clock() - timedelta(days=4)
        stuck = session.execute(
            select(DeliveryRow.state, BulletinRow.kind, func.count())
            .join(BulletinRow, BulletinRow.id == DeliveryRow.bulletin_id)
            .join(ChatRow, ChatRow.id == DeliveryRow.chat_id)
            .where(
                DeliveryRow.state.in_([State.PENDING, State.SENDING]),
                BulletinRow.made_at < old,
                BulletinRow.stage == "released",
                DeliveryRow.expires_at < self.life.clock() - timedelta(days=1),
            )
            .group_by(DeliveryRow.state, BulletinRow.kind)
        ).all()
        if stuck:
            self.say(f"stuck: {[tuple(row) for row in stuck]}")

    def _look_at_age(self, session: Session) -> None:
        """No table keeps a row longer than ``bot/verbs/privacy.py`` says."""
        now = hour.borne_out(session, self.life.clock())
        for name, promised in growth.kept(self.life.settings).items():
            if not promised.by:
                continue
            oldest = session.scalar(select(func.min(Base.metadata.tables[name].c[promised.by])))
            if oldest is not None and oldest < now - timedelta(days=promised.days or 0) - MARGIN:
                self.say(f"{name} is kept since {oldest:%d/%m}, {promised.days} days are promised")
