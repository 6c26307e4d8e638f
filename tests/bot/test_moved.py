"""A group that becomes a supergroup keeps all that it is and all that waits for it."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot import push
from bot.errors import ChatMovedError
from bot.messages import ChatId, Message, plain
from bot.outbound import issuing
from bot.sending.lane import Lane
from bot.stores import audit, bulletins, health, ledger, store
from bot.stores.store import BY_ADMIN
from bot.stores.told import entries_told
from bot.tables.counter import ChatRow, DeliveryRow, Kind, PartRow, State
from bot.tables.notices import ConfirmationRow, NoticeRow
from jobs.bulletin import Bulletin, Window
from tests.bot.desk import ZONE, bind, tell
from tests.bot.test_lane import running, settled, until
from tests.fakes.platform import ABILITIES, FakePlatform

pytestmark = pytest.mark.each_database

OLD, NEW = ChatId("fake", "-7"), ChatId("fake", "-1007")
PLATFORMS = {"fake": ABILITIES}
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def enter(database, clock, texts, *names):
    chats = await bind(database, *names, now=clock())

    def work(session):
        made = Bulletin(window=Window(since=clock(), until=clock()), sections=(), left_out=0)
        number = bulletins.add(session, made, platform="fake", topics=(), now=clock())
        messages = [Message(plain(text)) for text in texts]
        bulletins.enter(session, number, messages, [chat.id for chat in chats], now=clock())

    await database.transact(work)


async def move(database, clock):
    await database.transact(lambda s: health.move(s, OLD, NEW.id, clock()))


async def test_what_waits_in_memory_follows_the_group(database, clock):
    platform = FakePlatform()
    platform.gate = asyncio.Event()
    await enter(database, clock, ["một", "hai", "ba"], OLD.id)
    async with running(Lane(platform, database, clock=clock, zone=ZONE)):

        async def tried():
            return platform.tried

        await until(tried)
        await move(database, clock)  # Telegram tells of it while the first part is on its way
        platform.gate.set()
        await settled(database)
    assert [(sent.chat, sent.text) for sent in platform.sent] == [
        (OLD.id, "một"),
        (NEW.id, "hai"),
        (NEW.id, "ba"),
    ]
    assert await database.transact(lambda s: store.chat(s, NEW))


async def test_the_later_of_two_bindings_counts(database, clock):
    await bind(database, OLD.id, now=clock())
    await bind(database, NEW.id, now=clock() + timedelta(hours=1))
    await move(database, clock)
    [left] = await database.transact(store.chats)
    assert (left.at, left.unit) == (NEW, f"Chi bộ fake {NEW.id}")


async def test_what_was_bound_before_is_replaced_by_what_moves_there(database, clock):
    await bind(database, NEW.id, now=clock())
    await bind(database, OLD.id, now=clock() + timedelta(hours=1))
    await move(database, clock)
    [left] = await database.transact(store.chats)
    assert (left.at, left.unit) == (NEW, f"Chi bộ fake {OLD.id}")


async def test_a_binding_that_was_renewed_is_the_later_one(database, clock):
    [old] = await bind(database, OLD.id, now=clock())
    await bind(database, NEW.id, now=clock() + HOUR)
    renewed = update(ChatRow).where(ChatRow.id == old.id).values(bound_at=clock() + 2 * HOUR)
    await database.transact(lambda s: s.execute(renewed))
    await move(database, clock)
    [left] = await database.transact(store.chats)
    assert (left.at, left.unit) == (NEW, f"Chi bộ fake {OLD.id}")


async def both(database, clock):
    """Bind a group under both its ids; the new one a moment later."""
    [old] = await bind(database, OLD.id, now=clock())
    [new] = await bind(database, NEW.id, now=clock() + timedelta(seconds=1))
    return old, new


async def due(database, clock):
    clock.on(DAY)
    return await push.push_due(database, PLATFORMS, zone=ZONE, now=clock())


async def deliver(database, clock):
    platform = FakePlatform()
    async with running(Lane(platform, database, clock=clock, zone=ZONE)):
        await settled(database)
    return [(sent.chat, sent.text) for sent in platform.sent]


async def fare(database, chat, state):
    """Let what is pending for a chat have come to stand so."""
    of = DeliveryRow.chat_id == chat.id, DeliveryRow.state == State.PENDING
    values = {"state": state, "changed_at": datetime(2026, 11, 24, tzinfo=UTC)}
    await database.transact(lambda s: s.execute(update(DeliveryRow).where(*of).values(**values)))


@pytest.mark.parametrize("told", ["old", "new"])
async def test_what_a_group_was_told_under_either_id_it_is_told_no_more(database, clock, told):
    chats = dict(zip(("old", "new"), await both(database, clock), strict=True))
    first = await tell(database, "Tin một", now=clock())
    await push.push_now(database, [chats[told]], PLATFORMS, zone=ZONE, now=clock() + HOUR)
    await fare(database, chats[told], State.SENT)
    clock.on(2 * HOUR)
    await tell(database, "Tin hai", now=clock())
    await move(database, clock)
    assert await due(database, clock) == 1
    [(chat, text)] = await deliver(database, clock)
    assert (chat, "Tin một" in text, "Tin hai" in text) == (NEW.id, False, True)
    counted = await database.transact(lambda s: entries_told(s, first))
    assert [set(entries) for entries in counted.values()] == [set(first)]


@pytest.mark.parametrize("state", [State.SENDING, State.SENT, State.UNKNOWN])
async def test_what_waits_for_a_group_that_has_it_under_its_other_id_is_told_no_more(
    database, clock, state
):
    old, new = await both(database, clock)
    await tell(database, "Tin một", now=clock() - HOUR)
    await push.push_now(database, [old], PLATFORMS, zone=ZONE, now=clock())
    await fare(database, old, state)
    await tell(database, "Tin hai", now=clock() + HOUR)
    clock.on(2 * HOUR)
    await push.push_now(database, [new], PLATFORMS, zone=ZONE, now=clock())
    await move(database, clock)
    await push.push_due(database, PLATFORMS, zone=ZONE, now=clock())  # at once, not tomorrow
    await database.transact(lambda s: ledger.doubt(s, clock(), "fake"))
    [(_, text)] = await deliver(database, clock)
    assert ("Tin một" in text, "Tin hai" in text) == (False, True)


async def test_one_message_for_both_ids_comes_once_and_one_for_the_old_one_comes(database, clock):
    platform = FakePlatform()
    await enter(database, clock, ["cho cả hai", "phần hai"], OLD.id, NEW.id)
    [old, _] = await database.transact(store.chats)
    of = DeliveryRow.chat_id == old.id, PartRow.text == "cho cả hai"
    had = select(DeliveryRow.id).join(PartRow, PartRow.id == DeliveryRow.part_id).where(*of)
    sent = update(DeliveryRow).where(DeliveryRow.id.in_(had)).values(state="sent", message_id="1")
    await database.transact(lambda s: s.execute(sent))

    def told(session):
        notice = bulletins.add_bare(session, Kind.NOTICE, platform="fake", now=clock())
        bulletins.enter(session, notice, [Message(plain("cho nhóm cũ"))], [old.id], now=clock())

    await database.transact(told)
    await move(database, clock)
    async with running(Lane(platform, database, clock=clock, zone=ZONE)):
        await settled(database)
    assert [(each.chat, each.text) for each in platform.sent] == [
        (NEW.id, "phần hai"),
        (NEW.id, "cho nhóm cũ"),
    ]


async def test_what_a_group_confirmed_under_its_old_id_stays_confirmed(database, clock):
    old, new = await both(database, clock)

    def confirm(session):
        row = {"maker": "", "text": "", "confirm": True, "urgent": False, "made_at": clock()}
        session.add_all([NoticeRow(**row), NoticeRow(**row)])
        session.flush()
        pairs = [(1, old.id), (1, new.id), (2, old.id)]
        session.add_all(
            ConfirmationRow(notice_id=notice, chat_id=chat, at=clock()) for notice, chat in pairs
        )

    await database.transact(confirm)
    await move(database, clock)
    said = select(ConfirmationRow.notice_id, ConfirmationRow.chat_id)
    rows = await database.transact(lambda s: s.execute(said).all())
    assert sorted(map(tuple, rows)) == [(1, new.id), (2, new.id)]


async def test_what_was_on_its_way_to_the_old_id_is_told_with_the_rest(database, clock):
    """The new id was told of one story, the old one's bulletin comes back: "the group moved"."""
    old, new = await both(database, clock)
    await tell(database, "Tin một", now=clock())
    await push.push_now(database, [new], PLATFORMS, zone=ZONE, now=clock() + HOUR)
    await fare(database, new, State.SENT)
    clock.on(2 * HOUR)
    await tell(database, "Tin hai", now=clock())
    clock.on(HOUR)
    await push.push_now(database, [old], PLATFORMS, zone=ZONE, now=clock())
    platform = FakePlatform()
    platform.faults[OLD.id].append(ChatMovedError(NEW.id))
    async with running(Lane(platform, database, clock=clock, zone=ZONE)):
        await settled(database)
    assert platform.sent == []
    await push.push_due(database, PLATFORMS, zone=ZONE, now=clock())
    [(chat, text)] = await deliver(database, clock)
    assert (chat, "Tin một" in text, "Tin hai" in text) == (NEW.id, False, True)


@pytest.mark.parametrize("why", ["the bot left the old group", BY_ADMIN])
async def test_a_group_that_is_elsewhere_is_not_gone(database, clock, why):
    [chat] = await bind(database, OLD.id, now=clock())

    def gone(session):
        health.pause(session, OLD, why, now=clock())

    await database.transact(gone)
    await move(database, clock)
    chat = await database.transact(lambda s: store.chat(s, NEW))
    assert chat.paused == (BY_ADMIN if why == BY_ADMIN else None)


async def test_no_line_of_the_log_keeps_an_old_id_nor_that_of_a_group_never_bound(database, clock):
    who = ChatId("fake", "7")
    await database.transact(
        lambda s: audit.refuse(s, who, OLD, "dangky", "", unit=None, now=clock())
    )
    await move(database, clock)
    [line] = await database.transact(lambda s: audit.records(s, most=9))
    assert line.chat == NEW.id


class Withdrawing(FakePlatform):
    """Notes which messages it was to delete."""

    def __init__(self) -> None:
        super().__init__()
        self.withdrawn = []

    async def withdraw(self, chat, message_id):
        if self.faults[chat.id]:
            raise self.faults[chat.id].popleft()
        self.withdrawn.append((chat.id, message_id))


@pytest.mark.parametrize("when", ["moved before", "moved meanwhile"])
async def test_what_stands_under_the_former_id_is_taken_back_in_words(database, clock, when):
    """There the number of the old message is another one's: that must not go."""
    await bind(database, OLD.id, now=clock())
    await tell(database, "Tin sai", now=clock() + HOUR)
    clock.on(2 * HOUR)
    known = await database.transact(store.chats)
    await push.push_now(database, known, PLATFORMS, zone=ZONE, now=clock())
    await deliver(database, clock)
    kept = await database.transact(lambda s: bulletins.the(s, 1))
    if when == "moved before":
        await move(database, clock)

    def take_back(session):
        issuing.withdraw(session, kept, ABILITIES, zone=ZONE, now=clock())

    await database.transact(take_back)
    platform = Withdrawing()
    if when == "moved meanwhile":
        platform.faults[OLD.id].append(ChatMovedError(NEW.id))
    async with running(Lane(platform, database, clock=clock, zone=ZONE)):
        await settled(database)
    assert platform.withdrawn == []
    [said] = platform.sent
    assert (said.chat, "thu hồi" in said.text) == (NEW.id, True)


async def test_a_group_that_moved_twice_is_still_left_alone(database, clock):
    await enter(database, clock, ["một"], OLD.id)
    await deliver(database, clock)
    await move(database, clock)
    await database.transact(lambda s: health.move(s, NEW, "-2007", clock()))
    of = select(DeliveryRow.message_id)
    assert await database.transact(lambda s: s.scalar(of)) == "former:1"
