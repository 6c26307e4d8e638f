"""Lanes are leased: who has one, who gets one, and that whoever lost one is silent."""

import asyncio
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from bot.errors import OutcomeUnknownError, UnreachableError
from bot.messages import ChatId, Message, RichText
from bot.sending import tenancy
from bot.sending.fence import fenced
from bot.sending.tenancy import MARGIN, PATIENCE, TERM, Alone, Lease, Left, Shared, boot_clock, fair
from bot.stores import bulletins, leases, ledger, letters
from bot.stores.leases import Seen
from bot.tables.counter import Kind
from jobs.database import Database
from jobs.errors import DatabaseError, NewerDatabaseError
from tests.bot.desk import ZONE, bind
from tests.fakes.patience import patient, skip
from tests.fakes.platform import FakePlatform
from tests.fakes.postgres import fresh

AT = ChatId("fake", "c")
HELLO = Message(RichText("Chào."))
LONG, GONE = timedelta(minutes=5), timedelta(seconds=-1)


def seen(machines="", **held):
    now = datetime(2026, 11, 23, tzinfo=UTC)
    return Seen(now=now, machines=frozenset(machines), leases=held)


@pytest.mark.parametrize(
    ("how", "wanted", "surplus"),
    [
        pytest.param(seen(), ["a", "b", "c", "d"], None, id="alone: all"),
        pytest.param(seen("xy"), ["a", "b"], None, id="one of two: half"),
        pytest.param(seen("xyz"), ["a", "b"], None, id="one of three: rounded up"),
        pytest.param(seen("xy", a="y", b="y"), ["c", "d"], None, id="the other has his share"),
        pytest.param(seen("xy", a="x", b="x", c="x", d="x"), [], "d", id="one joins: hand over"),
        pytest.param(seen("xy", a="x", b="x", c="x", d="y"), [], "c", id="still two more"),
        pytest.param(seen("xy", a="x", b="x", c="y", d="y"), [], None, id="even"),
        pytest.param(seen("xyz", a="x", b="x", c="y", d="z"), [], None, id="one more is fair"),
        pytest.param(seen("x", a="y", b="x"), ["c", "d"], None, id="y has died, a not yet free"),
    ],
)
def test_shares(how, wanted, surplus):
    assert fair("abcd", how, "x") == (wanted, surplus)


@given(
    lanes=st.integers(1, 12),
    machines=st.integers(1, 5),
    holders=st.lists(st.integers(-1, 4), min_size=12, max_size=12),
)
def test_whoever_had_what_all_come_to_their_shares_and_stay(lanes, machines, holders):
    names, served = [str(n) for n in range(machines)], [f"lane {n:02}" for n in range(lanes)]
    held = {
        lane: str(holder % machines)
        for lane, holder in zip(served, holders, strict=False)
        if holder >= 0
    }
    for _ in range(3 * lanes):
        for name in names:
            wanted, surplus = fair(served, seen(names, **held), name)
            held |= {lane: name for lane in wanted if lane not in held}
            if surplus:
                del held[surplus]
    for _ in range(2):
        for name in names:
            wanted, _ = fair(served, seen(names, **held), name)
            held |= {lane: name for lane in wanted if lane not in held}
    counts = [list(held.values()).count(name) for name in names]
    assert sum(counts) == lanes
    assert max(counts) - min(counts) <= 1


@example(can=[set("abcde"), {"a"}, set("abcd")], order=Random(1))
@given(
    can=st.lists(st.sets(st.sampled_from("abcdef"), min_size=1), min_size=1, max_size=4),
    order=st.randoms(),
)
def test_every_lane_that_some_machine_can_serve_is_served(can, order):
    """Machines whose settings differ, or whom a platform refuses: each knows only what it can."""
    names, held = [str(number) for number in range(len(can))], {}
    left, moved = {name: Left() for name in names}, 0
    for turn in range(100):
        order.shuffle(names)
        for name in names:
            served, how = sorted(can[int(name)]), seen(names, **held)
            left[name].note(served, how)
            wanted, surplus = fair(served, how, name, left[name].lanes)
            held |= {lane: name for lane in wanted if lane not in held}
            if surplus := left[name].let_go(surplus, served):
                del held[surplus]
                moved = turn
    assert held.keys() == set().union(*can)
    assert moved < 90  # and at last each stays where it is


def test_a_lane_that_others_take_within_their_round_is_left_to_them():
    left = Left()
    for lanes in [{"a": "y"}, {}, {"a": "y"}] * PATIENCE:
        left.note("a", seen("xy", **lanes))
    assert not left.lanes


def test_whoever_joins_may_take_what_nobody_else_took():
    left = Left()
    for _ in range(PATIENCE + 1):
        left.note("ab", seen("xy", a="x"))
    assert left.lanes == {"b"}
    left.note("ab", seen("xyz", a="x", b="x"))
    assert not left.lanes


CALLS = {
    "send": lambda fence: fence.send(AT, HELLO),
    "edit": lambda fence: fence.edit(AT, "7", HELLO),
    "withdraw": lambda fence: fence.withdraw(AT, "7"),
}


@pytest.mark.parametrize("name", CALLS)
async def test_nothing_leaves_once_the_lease_has_ended(name):
    platform, called = FakePlatform(), []

    async def note(*_, **__):
        called.append(name)

    setattr(platform, name, note)
    with pytest.raises(UnreachableError):
        await CALLS[name](fenced(platform, Lease(boot_clock() - 0.001)))
    assert called == []
    await CALLS[name](fenced(platform, Lease(boot_clock() + 60)))
    assert called == [name]


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("renewed", [False, True], ids=["ended", "renewed"])
async def test_what_is_under_way_when_the_lease_ends_is_cut_and_unknown(name, renewed):
    platform, begun, answer = FakePlatform(), asyncio.Event(), asyncio.Event()

    async def slow(*_, **__):
        begun.set()
        await answer.wait()

    setattr(platform, name, slow)
    lease = Lease(boot_clock() + 600)
    calling = asyncio.create_task(CALLS[name](fenced(platform, lease)))
    await begun.wait()
    lease.until = boot_clock() + (1200 if renewed else 0)
    skip(600)
    if not renewed:
        with pytest.raises(OutcomeUnknownError):
            await calling
        return
    await asyncio.sleep(0.01)  # what would cut it has come
    answer.set()
    await calling
    skip(1200)  # nothing is left that would cut what is no more
    await asyncio.sleep(0.01)


async def test_a_fenced_platform_is_otherwise_the_one_behind_it():
    platform = FakePlatform()
    fence = fenced(platform, Lease())
    assert (fence.name, fence.abilities) == (platform.name, platform.abilities)
    await fence.send(AT, HELLO)


def test_a_lease_is_given_up_before_another_may_take_it():
    assert timedelta() < MARGIN < TERM - 2 * tenancy.ROUND


@pytest.fixture
def url(postgres_url):
    with fresh(postgres_url) as address:
        yield address


@pytest.fixture
async def database(url, tmp_path):
    opened = Database(url, beside=tmp_path)
    yield opened
    await opened.close()


async def test_one_of_many_who_ask_at_once_gets_the_lane(database):
    asked = [
        database.aside(lambda s, name=str(n): leases.take(s, name, "telegram", LONG))
        for n in range(20)
    ]
    assert sum(await asyncio.gather(*asked)) == 1


async def test_a_lane_is_free_once_its_lease_has_ended_or_was_given_up(database):
    def take(machine, term):
        return database.aside(lambda s: leases.take(s, machine, "telegram", term))

    assert await take("one", LONG)
    assert not await take("two", LONG)
    await database.aside(lambda s: leases.give(s, "two", ["telegram"]))  # it is not his
    assert not await take("two", LONG)
    await database.aside(lambda s: leases.give(s, "one", ["telegram"]))
    assert await take("two", GONE)
    assert await take("one", LONG)


async def test_an_ended_lease_cannot_be_renewed_though_nobody_took_it(database):
    await database.aside(lambda s: leases.take(s, "one", "telegram", GONE))
    renewed = await database.aside(lambda s: leases.renew(s, "one", ["telegram"], LONG))
    assert renewed == set()


async def test_no_machine_lives_or_gets_a_lane_while_all_are_shut_out(database):
    def asked(session):
        return leases.live(session, "one", LONG), leases.take(session, "one", "telegram", LONG)

    with database._engine.connect() as other:
        other.execute(select(func.pg_advisory_lock(leases.SHUT)))
        assert await database.aside(asked) == (False, False)
        other.execute(select(func.pg_advisory_unlock(leases.SHUT)))
    assert await database.aside(asked) == (True, True)


async def test_what_another_machine_is_claiming_is_left_to_it_and_not_waited_for(database):
    now = datetime(2026, 11, 23, 1, tzinfo=UTC)
    chats = await bind(database, "c", "d", now=now)

    def enter(session):
        number = bulletins.add_bare(session, Kind.NOTICE, platform="fake", now=now)
        bulletins.enter(session, number, [HELLO], [chat.id for chat in chats], now=now)
        return [each.id for each in ledger.due(session, "fake", now, most=9)]

    def claim(session):
        return [each.id for each in ledger.claim(session, numbers[:1], now, zone=ZONE)]

    numbers = await database.transact(enter)
    with Session(database._engine) as other, other.begin():
        assert claim(other) == numbers[:1]
        async with asyncio.timeout(patient(5)):
            assert await database.aside(claim) == []


async def test_what_another_machine_has_cannot_be_renewed(database):
    await database.aside(lambda s: leases.take(s, "one", "telegram", LONG))
    renewed = await database.aside(lambda s: leases.renew(s, "two", ["telegram"], LONG))
    assert renewed == set()


async def test_machines_are_alive_for_as_long_as_they_say(database):
    for name, term in (("here", LONG), ("gone", GONE)):
        await database.aside(lambda s, n=name, t=term: leases.live(s, n, t))
    assert (await database.aside(leases.see)).machines == {"here"}


async def test_a_letter_waits_until_it_was_said(database):
    now = datetime(2026, 11, 23, tzinfo=UTC)
    await database.transact(lambda s: letters.post(s, AT, [HELLO, HELLO], now))
    [first, second] = await database.transact(lambda s: letters.waiting(s, "fake"))
    assert (first.chat, first.message) == (AT, HELLO)
    await database.transact(lambda s: letters.erase(s, first.id))
    assert [each.id for each in await database.transact(lambda s: letters.waiting(s, "fake"))] == [
        second.id
    ]
    assert await database.transact(lambda s: letters.waiting(s, "other")) == []


async def test_alone_all_lanes_are_ours_for_ever():
    begun = []

    class House:
        def served(self):
            return ["a", "b"]

        def begin(self, lane, lease):
            begun.append((lane, lease.left))

    keeping = asyncio.create_task(Alone().keep(House()))
    while len(begun) < 2:
        await asyncio.sleep(0)
    keeping.cancel()
    assert begun == [("a", float("inf")), ("b", float("inf"))]


class Hall:
    """Serves lanes, and notes which were begun and ended."""

    def __init__(self, *lanes):
        self.lanes, self.begun, self.ended = list(lanes), [], []

    def served(self):
        return self.lanes

    def begin(self, lane, lease):
        assert lease.left > 0
        self.begun.append(lane)

    async def end(self, lane):
        self.ended.append(lane)


async def test_a_machine_that_another_one_has_overtaken_stops(database):
    """What it knows of the tables holds no more; it would fail each minute, and be silent."""
    one, hall = Shared(database, machine="one"), Hall("a")
    await one._round(hall)
    assert hall.begun == ["a"]
    newer = "UPDATE alembic_version SET version_num = version_num || 'x'"
    await database.transact(lambda s: s.execute(text(newer)))
    with pytest.raises(NewerDatabaseError, match="install that version"):
        async with asyncio.timeout(patient(20)):
            await one.keep(hall)


async def test_who_joins_gets_his_share_and_who_leaves_or_loses_it_leaves_the_rest(database):
    one, two = Shared(database, machine="one"), Shared(database, machine="two")
    here, there = Hall("a", "b"), Hall("a", "b")
    await one._round(here)
    await two._round(there)
    assert (here.begun, there.begun) == (["a", "b"], [])
    await one._round(here)
    await asyncio.gather(*one._ending.values())
    await two._round(there)
    assert (here.ended, there.begun) == (["b"], ["b"])
    here.lanes.remove("a")  # its token is no good any more
    await one._round(here)
    await asyncio.gather(*one._ending.values())
    assert here.ended == ["b", "a"]
    two._ours["b"].until = boot_clock() - 1  # it was cut off for too long
    two._let_go(there)
    await asyncio.gather(*two._lost)
    assert there.ended == ["b"]
    await two.give_up()
    await one.give_up()
    seen = await database.aside(leases.see)
    assert (seen.machines, set(seen.leases)) == (set(), {"b"})  # until its term is over


async def test_a_lane_that_is_being_handed_over_is_kept_until_nothing_is_on_its_way(database):
    one, here, landed = Shared(database, machine="one"), Hall("a"), asyncio.Event()

    async def end(lane):
        await landed.wait()
        here.ended.append(lane)

    here.end = end
    await one._round(here)
    here.lanes.clear()
    await one._round(here)
    lease, [ending] = one._ours["a"], one._ending.values()
    lease.until = 0.0  # as if long ago
    await one._round(here)  # and it is not ended twice
    assert list(one._ending.values()) == [ending]
    assert lease.left > 0
    assert (await database.aside(leases.see)).leases == {"a": "one"}
    landed.set()
    await ending
    assert here.ended == ["a"]
    assert (await database.aside(leases.see)).leases == {}


async def test_who_goes_leaves_no_hand_over_behind(database):
    one, here = Shared(database, machine="one"), Hall("a")

    async def end(_):
        await asyncio.get_running_loop().create_future()

    here.end = end
    await one._round(here)
    here.lanes.clear()
    await one._round(here)
    [ending] = one._ending.values()
    await one.give_up()
    await asyncio.wait({ending}, timeout=patient(5))
    assert ending.cancelled()


async def test_a_lane_that_was_lost_while_it_was_handed_over_and_is_had_anew_stays(database):
    one, here, landed = Shared(database, machine="one"), Hall("a"), asyncio.Event()

    async def end(lane):
        await landed.wait()

    here.end = end
    await one._round(here)
    here.lanes.clear()
    await one._round(here)
    [ending] = one._ending.values()
    one._ours["a"].until = boot_clock() - 1  # the database was away for long
    one._let_go(here)
    assert one._ours == one._ending == {}
    await database.aside(lambda s: leases.give(s, "one", ["a"]))  # its term is over there, too
    here.lanes.append("a")
    await one._round(here)
    landed.set()
    await ending
    assert here.begun == ["a", "a"]
    assert one._ours["a"].left > 0
    assert (await database.aside(leases.see)).leases == {"a": "one"}


async def test_a_lane_is_let_go_though_the_database_does_not_answer(database, monkeypatch):
    monkeypatch.setattr(tenancy, "ROUND", timedelta(seconds=0.01))
    breaking, here = Breaking(database), Hall("a")
    one = Shared(breaking, machine="one")
    await one._round(here)
    breaking.broken = True
    keeping = asyncio.create_task(one.keep(here))
    await asyncio.sleep(0.03)
    assert here.ended == []  # it may still be renewed
    one._ours["a"].until = boot_clock() - 1
    async with asyncio.timeout(patient(5)):
        while not here.ended:
            await asyncio.sleep(0.01)
    keeping.cancel()
    assert one._ours == {}


async def test_a_machine_counts_its_lease_from_before_it_asked(database, monkeypatch):
    now = boot_clock()
    monkeypatch.setattr(tenancy, "boot_clock", lambda: now)
    one, here = Shared(database, machine="one"), Hall("a")
    aside = database.aside

    async def slow(work):
        nonlocal now
        done = await aside(work)
        now += 4  # the answer took so long
        return done

    database.aside = slow
    lasts = (TERM - MARGIN).total_seconds()
    await one._round(here)  # it is seen, then taken
    assert one._ours["a"].left == lasts - 4
    await one._round(here)
    assert one._ours["a"].left == lasts - 4


class Breaking:
    """A database that can be made to fail."""

    def __init__(self, database):
        self.database, self.broken = database, False

    async def aside(self, work):
        if self.broken:
            raise DatabaseError("gone")
        return await self.database.aside(work)


async def test_a_lane_that_could_not_be_handed_over_is_not_held_for_ever(database):
    breaking = Breaking(database)
    one, here = Shared(breaking, machine="one"), Hall("a")
    await one._round(here)
    here.lanes.clear()
    await one._round(here)
    breaking.broken = True
    await asyncio.gather(*one._ending.values())
    breaking.broken = False
    assert here.ended == ["a"]
    assert one._ours == one._ending == {}
    await one._round(here)  # and renews it no more
    breaking.broken = True
    await one.give_up()  # which is only told
