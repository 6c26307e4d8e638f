"""Work on lanes that several machines share: what is said here, and what is left for others."""

import asyncio
from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import select, update

from bot.errors import ChatMissingError, PlatformError, UnreachableError
from bot.messages import ChatId, Message, RichText
from bot.push import push_now
from bot.sending.shifts import Shifts
from bot.sending.tenancy import Lease, boot_clock
from bot.stores import letters
from bot.stores.alarms import STALE
from bot.tables.counter import DeliveryRow
from jobs.errors import DatabaseError
from tests.bot.desk import ZONE, bind, tell
from tests.fakes.patience import patient
from tests.fakes.platform import FakePlatform

AT = ChatId("fake", "c")
HELLO = Message(RichText("Chào."))


class Tenants:
    """Shares the lanes with machines that it does not have."""

    shared = True

    async def give_up(self): ...


@pytest.fixture
async def shifts(database, clock):
    async def send(lane):
        await lane.run()

    async def listen(_):
        await asyncio.get_running_loop().create_future()

    platform = FakePlatform()
    newsroom = SimpleNamespace(database=database, clock=clock)
    made = Shifts({"fake": platform}, newsroom, ZONE, tenancy=Tenants(), send=send, listen=listen)
    made.platform = platform
    yield made
    await made.stop()


async def until(so):
    async with asyncio.timeout(patient(10)):
        while not await so():
            await asyncio.sleep(0.01)


async def test_what_is_said_where_another_machine_has_the_lane_is_said_by_who_gets_it(
    shifts, database
):
    lane = shifts.lanes["fake"]
    assert await shifts.say(lane, AT, [HELLO])
    assert shifts.platform.sent == []
    shifts.begin("fake", Lease())

    async def read():
        return not await database.transact(lambda s: letters.waiting(s, "fake"))

    await until(read)
    assert [sent.text for sent in shifts.platform.sent] == ["Chào."]
    await shifts.say(shifts.lanes["fake"], AT, [HELLO])
    assert len(shifts.platform.sent) == 2
    assert await read()


def away(door, *, times):
    """Return a door to the database that is closed at first."""
    faults = [DatabaseError("the server is gone")] * times

    async def opened(work):
        if faults:
            raise faults.pop()
        return await door(work)

    return opened


async def test_a_database_that_is_away_for_a_moment_keeps_no_letter_from_being_said(
    shifts, database, monkeypatch
):
    monkeypatch.setattr("bot.sending.shifts.LETTERS_EVERY", timedelta(seconds=0.01))
    await shifts.say(shifts.lanes["fake"], AT, [HELLO])
    lane, door = shifts.lanes["fake"], away(database.aside, times=3)
    shifts._newsroom.database = SimpleNamespace(transact=database.transact, aside=door)
    saying = asyncio.create_task(shifts._say_letters(lane))

    async def said():
        return not await database.transact(lambda s: letters.waiting(s, "fake"))

    await until(said)
    saying.cancel()
    assert [sent.text for sent in shifts.platform.sent] == ["Chào."]


@pytest.mark.parametrize(
    ("age", "said"),
    [
        pytest.param(timedelta(), ["c", "c", "c"], id="until it is said"),
        pytest.param(STALE, ["c"], id="as long as it is news"),
    ],
)
async def test_what_reaches_nobody_is_tried_again(shifts, database, clock, monkeypatch, age, said):
    monkeypatch.setattr("bot.sending.shifts.LETTERS_EVERY", timedelta(seconds=0.01))
    monkeypatch.setattr("bot.sending.shifts.SAY_AGAIN", timedelta(seconds=0.05))
    platform = shifts.platform
    platform.faults["c"] += [ChatMissingError("no such chat"), ChatMissingError("no such chat")]
    await shifts.say(shifts.lanes["fake"], AT, [HELLO])
    await shifts.say(shifts.lanes["fake"], ChatId("fake", "d"), [HELLO])
    clock.on(age)
    saying = asyncio.create_task(shifts._say_letters(shifts.lanes["fake"]))

    async def erased():
        return not await database.transact(lambda s: letters.waiting(s, "fake"))

    await until(erased)
    saying.cancel()
    assert platform.tried[:2] == ["c", "d"]  # nobody waits for who cannot be reached
    assert [chat for chat in platform.tried if chat == "c"] == said


async def test_a_lane_that_is_begun_sends_within_its_lease_only(shifts):
    shifts.begin("fake", Lease(boot_clock() - 1))
    with pytest.raises(UnreachableError):
        await shifts.lanes["fake"].platform.send(AT, HELLO)
    assert shifts.platform.sent == []


@pytest.mark.parametrize("turns", range(6))
async def test_a_lane_that_is_ended_while_it_begins_listens_no_more(shifts, turns):
    listening = []

    async def listen(lane):
        listening.append(lane)
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            listening.remove(lane)

    async def settled():
        await asyncio.sleep(0)

    shifts._listen, shifts.settle = listen, lambda _: settled()
    shifts.begin("fake", Lease())
    for _ in range(turns):
        await asyncio.sleep(0)
    async with asyncio.timeout(patient(5)):
        await shifts.end("fake")
    assert listening == []


async def test_a_lane_is_dead_whose_work_broke_not_one_that_was_ended_or_left_out(shifts):
    async def broken():
        raise ValueError("a fault of ours")

    settle, shifts.settle = shifts.settle, lambda _: broken()
    shifts.begin("fake", Lease())
    await asyncio.wait([shifts._shifts["fake"]._sending])
    assert shifts.dead == ["fake"]
    shifts.settle = settle
    shifts.begin("fake", Lease())
    assert shifts.dead == []
    shifts.lanes["fake"].stop()
    await asyncio.wait([shifts._shifts["fake"]._sending])
    assert shifts.dead == ["fake"]
    lane = shifts.lanes.pop("fake")  # as where its platform refuses us
    assert shifts.dead == []
    shifts.lanes["fake"] = lane
    await shifts.end("fake")
    assert shifts.dead == []


async def test_what_was_in_doubt_is_settled_before_anything_is_sent(
    shifts, database, clock, monkeypatch
):
    monkeypatch.setattr("bot.sending.shifts.SETTLE_AGAIN", 0.01)
    chats = await bind(database, "c", "d", now=clock())
    await tell(database, "Tin một", now=clock())
    abilities = {"fake": shifts.platform.abilities}
    await push_now(database, chats, abilities, zone=ZONE, now=clock())
    one = select(DeliveryRow.id).order_by(DeliveryRow.id).limit(1).scalar_subquery()
    claimed = update(DeliveryRow).where(DeliveryRow.id == one).values(state="sending")
    await database.transact(lambda s: s.execute(claimed))
    seen = []

    async def send(lane):
        rows = await database.transact(lambda s: s.scalars(select(DeliveryRow.state)).all())
        seen.extend(sorted(rows))

    shifts._send = send
    door = away(database.transact, times=2)
    shifts._newsroom.database = SimpleNamespace(transact=door, aside=database.aside)
    shifts.begin("fake", Lease())

    async def begun():
        return seen

    await until(begun)
    assert seen == ["pending", "unknown"]


async def test_a_lane_that_comes_back_at_once_begins_when_what_was_before_has_ended(shifts):
    shifts.begin("fake", Lease())
    first = shifts._shifts["fake"]
    shifts.begin("fake", Lease())

    async def ended():
        return first._sending.done()

    await until(ended)
    assert not shifts._shifts["fake"]._sending.done()
    await shifts.end("fake")
    await shifts.end("fake")  # told twice
    assert shifts._shifts == {}


async def test_a_photo_of_a_platform_that_was_left_out_cannot_be_had(shifts):
    shifts.platform.photos["p"] = b"picture"
    assert await shifts.download("fake", "p") == b"picture"
    del shifts.lanes["fake"]
    with pytest.raises(UnreachableError):
        await shifts.download("fake", "p")


async def test_what_another_machine_pulled_lately_is_not_pulled_again(shifts, database, clock):
    hour = timedelta(hours=1)
    assert not await shifts.others_pulled(within=hour)
    await tell(database, "Tin một", now=clock())
    assert await shifts.others_pulled(within=hour)
    clock.on(2 * hour)
    assert not await shifts.others_pulled(within=hour)


async def test_who_sends_by_hand_does_not_wait_for_ever(shifts, database, clock, monkeypatch):
    monkeypatch.setattr("bot.sending.shifts.STUCK", timedelta(seconds=0.1))
    monkeypatch.setattr("bot.sending.shifts.LETTERS_EVERY", timedelta(seconds=0.02))
    chats = await bind(database, "c", now=clock())
    await tell(database, "Tin một", now=clock())
    abilities = {"fake": shifts.platform.abilities}
    await push_now(database, chats, abilities, zone=ZONE, now=clock())
    with pytest.raises(PlatformError, match="1 messages wait"):
        await shifts.finish()  # nobody sends on the lane: it never began
