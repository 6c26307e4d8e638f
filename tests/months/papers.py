"""What admins do about what went out: it is taken back, corrected, and asked to be confirmed.

``Papers`` does it; ``Recalls`` looks two nights later what became of it in each chat.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bot.audience import Chat
from bot.stores import bulletins, compilations, corrections, notices
from bot.stores.compilations import Stage as Step
from bot.stores.told import FORMER
from bot.tables.compilations import CompilationRow
from bot.tables.counter import Act, BulletinRow, DeliveryRow, Kind, PartRow, Stage, State
from bot.tables.notices import ConfirmationRow, NoticeRow
from tests.months.world import Landed

LATELY = timedelta(hours=20)
"""What is older is left alone: the ledger must still know of it when it is looked at."""

SETTLED = timedelta(hours=40)
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A bulletin that was corrected: when, by which, and what its chats read since."""

    at: datetime
    by: int
    words: str


class Papers:
    """What admins do about bulletins, notices and compilations that went out."""

    corrections = 0

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    async def _recall(self) -> None:
        """A bulletin is taken back."""
        if number := await self._lately(Kind.BULLETIN):
            await self._owner_says(f"/phathanh {number} thuhoi")
            await self._press(self.owner, "owner", 1.0, f"/phathanh {number} thuhoi ngay")
            await self._note_recalls([number])

    async def _correct(self) -> None:
        """A headline of a bulletin that went out is put right."""
        number = await self._lately(Kind.BULLETIN)
        if not number:
            return
        await self._owner_says(f"/phathanh {number} dinhchinh")
        drafts = await self._numbers(
            BulletinRow.corrects_id == number, BulletinRow.stage == Stage.DRAFT
        )
        self.corrections += 1
        words = f"Nhan đề đã sửa K{self.corrections:04d}"
        for draft in drafts:
            await self._owner_says(f"/duyet {draft} sua 1 {words}")
            await self._owner_says(f"/duyet {draft} gui")
            sent = await self._numbers(BulletinRow.id == draft, BulletinRow.stage == Stage.RELEASED)
            kept = await self.life.database.transact(lambda s, n=draft: bulletins.kept(s, n))
            if sent and kept and words in kept.titles.values():
                self.life.watch.corrected[number] = Corrected(self.life.clock(), draft, words)

    async def _change_notice(self) -> None:
        """A notice is corrected, sent again to whom it missed, or taken back."""
        since = self.life.clock() - LATELY
        found = await self.life.database.transact(
            lambda s: list(s.scalars(select(NoticeRow.id).where(NoticeRow.made_at > since)))
        )
        if not found:
            return
        number, fate = self.chance.choice(found), self.chance.random()
        carried = await self.life.database.transact(
            lambda s: notices.bulletins_of(s, number, Kind.NOTICE)
        )
        if fate < 0.4:
            await self._owner_says(f"/thongbao {number} thuhoi")
            await self._press(self.owner, "owner", 1.0, f"/thongbao {number} thuhoi ngay")
            await self._note_recalls(carried)
        elif fate < 0.8:
            await self._correct_notice(number, carried)
        else:
            await self._owner_says(f"/thongbao {number} gui")
            self.meddled.update(carried)

    async def _correct_notice(self, number: int, carried: list[int]) -> None:
        self.corrections += 1
        words = f"thông báo đã sửa K{self.corrections:04d}"
        await self._owner_says(f"/thongbao {number} sua")
        await self._owner_says(f"Mời các đồng chí: {words}.")
        await self._press(self.owner, "owner", 1.0, "/thongbao gui")
        for each in carried:
            last = await self.life.database.transact(lambda s, n=each: corrections.newest(s, n))
            if last is not None and last.kind is Kind.CORRECTION:
                parts = select(PartRow.text).where(PartRow.bulletin_id == last.id)
                texts = await self.life.database.transact(lambda s, p=parts: s.scalars(p).all())
                if any(words in text for text in texts):
                    self.life.watch.corrected[each] = Corrected(self.life.clock(), last.id, words)

    async def _compile(self) -> None:
        """The owner has a compilation made, changes it, and approves it; now and then not."""
        verb = self.chance.choice(["moi", "tuan"])
        await self._owner_says(f"/tailieu {verb} lai #1")
        draft = CompilationRow.stage == Step.DRAFT.value
        found = await self.life.database.transact(
            lambda s: s.scalar(select(CompilationRow.id).where(draft).order_by(-CompilationRow.id))
        )
        if not found:
            return
        for _ in range(self.chance.randint(0, 3)):
            does = self.chance.choice(["bo 1", "len 2", "xuong 1", "hoantac", "sua 1 Nhan đề khác"])
            await self._owner_says(f"/tailieu {found} {does}")
        await self._owner_says(f"/tailieu {found} {self.chance.choice(['duyet', 'duyet', 'huy'])}")
        await self._press(self.owner, "owner", 1.0, f"/tailieu {found} duyet ngay")
        if self.chance.random() < 0.4:
            await self._recall_compilation(found)

    async def _recall_compilation(self, number: int) -> None:
        await self._owner_says(f"/tailieu {number} thuhoi")
        await self._press(self.owner, "owner", 1.0, f"/tailieu {number} thuhoi ngay")
        await self._note_recalls(
            await self.life.database.transact(lambda s: compilations.bulletins_of(s, number))
        )

    async def _lately(self, kind: Kind) -> int | None:
        found = await self._numbers(
            BulletinRow.kind == kind, BulletinRow.stage == Stage.RELEASED,
            BulletinRow.made_at > self.life.clock() - LATELY,
        )  # fmt: skip
        return self.chance.choice(found) if found else None

    async def _note_recalls(self, numbers: list[int]) -> None:
        """Keep which bulletins are taken back now: somebody may have died of it."""

        def recalled(session: Session) -> list[int]:
            kept = [bulletins.kept(session, number) for number in numbers]
            return [each.id for each in kept if each and corrections.withdrawn(session, each)]

        for number in await self.life.database.transact(recalled):
            self.life.watch.recalled.setdefault(number, self.life.clock())


class Recalls:
    """What must hold of what was taken back, corrected, or asked to be confirmed."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    def _look_at_recalls(self, session: Session) -> None:
        """What was taken back is in no chat, or it was said there that it was."""
        for number, at in list(self.recalled.items()):
            if self.life.clock() - at > SETTLED:
                del self.recalled[number]
                for each in self._left_of(session, number):
                    self.say(f"bulletin {number} was taken back, and {each}")
        for number, correct in list(self.corrected.items()):
            if self.life.clock() - correct.at > SETTLED:
                del self.corrected[number]
                newest = corrections.newest(session, number)
                if newest is not None and newest.id == correct.by:
                    for each in self._uncorrected(session, number, correct):
                        self.say(f"bulletin {number} was corrected by {correct.by}, and {each}")

    def _left_of(self, session: Session, number: int) -> Iterator[str]:
        """Yield where a bulletin that was taken back still is, and nothing is done about it."""
        last = corrections.newest(session, number)
        if bulletins.kept(session, number) is None:
            return  # the only chat that had it was erased
        if last is None or last.kind is not Kind.WITHDRAWAL:
            yield "it is not known any more that it was"
            return
        changes = self._changes(session, last.id)
        for chat, platform, message in self._sent(session, number, last.id):
            done = changes.get((chat, message))
            shown = message in self.life.platforms[platform].shown
            if done is State.SENT and shown:
                yield f"chat {chat} still shows {message}"
            if done is None and (chat, "") not in changes and shown:
                yield f"nothing is done about {message} in chat {chat}"

    def _uncorrected(self, session: Session, number: int, correct: Corrected) -> Iterator[str]:
        """Yield the chats that read what was corrected, and nothing is done about it."""
        changes = self._changes(session, correct.by)
        told: dict[tuple[int, str], list[str]] = {}
        for chat, platform, message in self._sent(session, number, correct.by + 1):
            told.setdefault((chat, platform), []).append(message)
        for (chat, platform), messages in told.items():
            states = {state for (of, _), state in changes.items() if of == chat}
            talk = self.life.platforms[platform]
            reads = [talk.shown.get(each, "") for each in messages]
            if not states:
                yield f"nothing is done about it in chat {chat}"
            moved = any(each.startswith(FORMER) for each in messages)
            edited = states == {State.SENT} and talk.abilities.edit and not moved
            if edited and not any(correct.words in each for each in reads):
                yield f"chat {chat} reads {reads}"

    def _sent(self, session: Session, number: int, before: int) -> list[tuple[int, str, str]]:
        """Return chat, platform and number of the messages that tell a bulletin."""
        of = or_(BulletinRow.id == number, BulletinRow.corrects_id == number)
        rows = session.execute(
            select(DeliveryRow.chat_id, DeliveryRow.platform, DeliveryRow.message_id)
            .join(BulletinRow, BulletinRow.id == DeliveryRow.bulletin_id)
            .where(
                of, BulletinRow.id < before, DeliveryRow.act == Act.SEND,
                DeliveryRow.state == State.SENT, DeliveryRow.message_id.is_not(None),
            )
        )  # fmt: skip
        return [(chat, platform, str(message)) for chat, platform, message in rows]

    def _changes(self, session: Session, number: int) -> dict[tuple[int, str], State]:
        """Return what is done about messages: chat and message → how that stands."""
        rows = session.execute(
            select(DeliveryRow.chat_id, DeliveryRow.target, DeliveryRow.state).where(
                DeliveryRow.bulletin_id == number
            )
        )
        return {(chat, target): State(state) for chat, target, state in rows}

    def _judge_recalled(self, landed: Landed, number: int) -> None:
        """Nothing comes of what was taken back an hour ago."""
        at = self.recalled.get(number)
        if at is not None and landed.at > at + HOUR and not self._wrong_clock:
            self.say(f"bulletin {number} was taken back at {at}, and came at {landed.at}")

    def _judge_reminder(self, landed: Landed, chat: Chat, number: int) -> None:
        """A chat is reminded of each meeting three days before and on its day, once each."""
        key = (self.name(landed.chat), chat.bound_at, landed.text)
        before = self._reminded.setdefault(key, number)
        if before != number and not {before, number} & self.life.people.meddled:
            self.say(f"{landed.chat} was reminded twice of a meeting, by {before} and by {number}")

    def _judge_nudge(self, session: Session, landed: Landed, chat: Chat, number: int) -> None:
        """A chat is reminded of a notice once, and not where it has said that it got it."""
        notice = notices.notice_of(session, number)
        if notice is None:
            return
        before = self._nudged.setdefault((self.name(landed.chat), chat.bound_at, notice), number)
        if before != number and not {before, number} & self.life.people.meddled:
            self.say(f"{landed.chat} was reminded of notice {notice} by {before} and by {number}")
        said = session.get(ConfirmationRow, (notice, chat.id))
        if said is not None and said.at < landed.at - HOUR and not self._wrong_clock:
            self.say(f"{landed.chat} confirmed notice {notice}, and was reminded of it")
        kept = notices.notice(session, notice)
        late = kept and kept.deadline and kept.deadline < landed.at - HOUR
        if late and not self._wrong_clock:
            self.say(f"{landed.chat} was reminded of notice {notice} after its deadline")
