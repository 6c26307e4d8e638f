"""The ledger by itself, without a lane: what is due, what is claimed, and what becomes of it."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from bot.errors import OutcomeUnknownError, UnreachableError
from bot.messages import ChatId, Message, plain
from bot.pace import LONGEST_STORM
from bot.stores import alarms, bulletins, health, ledger
from bot.stores.ledger import ROOM, Due
from bot.tables.counter import ChatRow, DeliveryRow, Kind
from tests.bot.desk import ZONE, bind

pytestmark = pytest.mark.each_database

SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)
FAULT = UnreachableError("no route")


class Book:
    """A ledger with some chats; deliveries are called by their numbers."""

    def __init__(self, database, clock):
        self.database, self.clock = database, clock
        self.chats = {}

    async def bind(self, *names, platform="fake"):
        for chat in await bind(self.database, *names, now=self.clock(), platform=platform):
            self.chats[chat.at] = chat.id

    async def enter(self, *names, platform="fake", kind=Kind.BULLETIN, parts=1, urgent=False):
        """Enter something for chats; return the numbers of its deliveries."""
        now, messages = self.clock(), [Message(plain(f"phần {n}")) for n in range(parts)]
        chats = [self.chats[ChatId(platform, name)] for name in names]

        def work(session):
            before = session.scalar(select(func.max(DeliveryRow.id))) or 0
            number = bulletins.add_bare(session, kind, platform=platform, now=now)
            bulletins.enter(session, number, messages, chats, now=now, urgent=urgent)
            return list(
                session.scalars(
                    select(DeliveryRow.id).where(DeliveryRow.id > before).order_by(DeliveryRow.id)
                )
            )

        return await self.database.transact(work)

    async def put(self, number, **values):
        of = update(DeliveryRow).where(DeliveryRow.id == number).values(**values)
        await self.database.transact(lambda s: s.execute(of))

    async def put_chat(self, name, **values):
        of = update(ChatRow).where(ChatRow.chat == name).values(**values)
        await self.database.transact(lambda s: s.execute(of))

    async def quiet(self, name, how):
        """Let a chat have its quiet hours now, and for two more hours: it is 08:00."""
        await self.put_chat(name, quiet_from="07:00", quiet_to="10:00", quiet_how=how)

    async def got(self, number, *columns):
        of = select(*(getattr(DeliveryRow, each) for each in columns)).where(
            DeliveryRow.id == number
        )
        row = tuple(await self.database.transact(lambda s: s.execute(of).one()))
        return row if len(row) > 1 else row[0]

    async def states(self, *numbers):
        return [await self.got(number, "state") for number in numbers]

    async def due(self, platform="fake", *, most=9, after=0):
        now = self.clock()
        found = await self.database.transact(
            lambda s: ledger.due(s, platform, now, most=most, after=after)
        )
        return [each.id for each in found]

    async def claim(self, *numbers, **more):
        now = self.clock()
        return await self.database.transact(
            lambda s: ledger.claim(s, numbers, now, zone=ZONE, **more)
        )

    async def does(self, what, *args, **more):
        return await self.database.transact(lambda s: what(s, *args, **more))

    async def alarms(self):
        now = self.clock()
        return [each.event for each in await self.does(alarms.untold, now)]


@pytest.fixture
async def book(database, clock):
    made = Book(database, clock)
    await made.bind("a", "b")
    return made


# -- what is due


async def test_due_is_what_may_go_now_in_its_order(book, clock):
    await book.bind("a", platform="other")
    [elsewhere] = await book.enter("a", platform="other")
    one, two, three = await book.enter("a", "b") + await book.enter("a")
    found = await book.does(ledger.due, "fake", clock(), most=9)
    assert found[0] == Due(id=one, chat=ChatId("fake", "a"))
    assert await book.due() == [one, two, three]
    assert await book.due("other") == [elsewhere]
    assert await book.due(after=one) == [two, three]
    assert await book.due(most=2) == [one, two]
    await book.put(one, next_at=clock() + SECOND)
    await book.put(three, state="sending")
    assert await book.due() == [two]
    clock.on(SECOND)
    assert await book.due() == [one, two]


@pytest.mark.parametrize(
    "rests", [{"paused": "gone"}, {"held_until": 1}], ids=["is paused", "was told to wait"]
)
async def test_a_chat_that_rests_has_nothing_due(book, clock, rests):
    until = {name: clock() + SECOND if it == 1 else it for name, it in rests.items()}
    [number] = await book.enter("a")
    await book.put_chat("a", **until)
    assert await book.due() == []
    clock.on(SECOND)
    assert await book.due() == ([number] if "held_until" in rests else [])


async def test_what_waits_on_a_platform_is_counted_whenever_it_is_due(book, clock):
    await book.bind("z", platform="other")
    await book.enter("z", platform="other")
    one, two, _ = await book.enter("a", parts=3)
    await book.put(one, next_at=clock() + HOUR)
    await book.put(two, state="sent")
    assert await book.does(ledger.waiting, platforms=["fake"]) == 2
    assert await book.does(ledger.waiting, platforms=["fake", "other"]) == 3


# -- what is claimed


@pytest.mark.parametrize("state", ["sending", "sent", "unknown", "failed", "expired"])
async def test_what_was_decided_since_it_was_read_is_not_claimed(book, state):
    [number] = await book.enter("a")
    await book.put(number, state=state)
    assert await book.claim(number) == []
    assert await book.states(number) == [state]


async def test_what_is_claimed_is_noted_before_it_is_sent(book, clock):
    [number] = await book.enter("a")
    clock.on(SECOND)
    [claimed] = await book.claim(number)
    assert (claimed.id, claimed.attempts, claimed.trouble) == (number, 1, False)
    assert await book.got(number, "state", "attempts", "changed_at") == ("sending", 1, clock())


@pytest.mark.parametrize("trouble", [{"trouble": "kicked"}, {"strikes": 1}], ids=str)
async def test_a_chat_that_was_in_trouble_is_said_to_be(book, trouble):
    [number] = await book.enter("a")
    await book.put_chat("a", **trouble)
    [claimed] = await book.claim(number)
    assert claimed.trouble


async def test_what_is_news_no_longer_is_not_sent_in_the_very_moment(book, clock):
    [number] = await book.enter("a")
    await book.put(number, expires_at=clock())
    assert await book.claim(number) == []
    assert await book.states(number) == ["expired"]


async def test_a_chat_paused_since_it_was_read_gets_nothing(book):
    [number] = await book.enter("a")
    await book.put_chat("a", paused="kicked")
    assert await book.claim(number) == []
    assert await book.states(number) == ["pending"]


@pytest.mark.parametrize(
    ("before", "urgent", "goes"),
    [
        pytest.param(("pending", False), False, False, id="an earlier part waits"),
        pytest.param(("sending", False), False, False, id="an earlier part is on its way"),
        pytest.param(("sent", False), False, True, id="it came"),
        pytest.param(("failed", False), False, True, id="it never will"),
        pytest.param(("pending", False), True, True, id="what is urgent passes what waits"),
        pytest.param(("sending", False), True, False, id="but not what is on its way"),
        pytest.param(("pending", True), True, False, id="nor what is urgent, too"),
    ],
)
async def test_nothing_overtakes_what_is_earlier_in_its_chat(book, before, urgent, goes):
    [earlier] = await book.enter("a")
    [number] = await book.enter("a", urgent=urgent)
    await book.put(earlier, state=before[0], urgent=before[1])
    assert bool(await book.claim(number)) is goes


async def test_what_is_earlier_in_another_chat_holds_up_nobody(book):
    _, number = await book.enter("a", "b")
    assert [each.id for each in await book.claim(number)] == [number]


@pytest.mark.parametrize(
    ("how", "hushes", "urgent", "silent"),
    [
        pytest.param("silent", True, False, True, id="without a sound"),
        pytest.param("silent", False, False, None, id="where there is no such thing: later"),
        pytest.param("later", True, False, None, id="later"),
        pytest.param("later", True, True, False, id="what is urgent, aloud"),
        pytest.param("silent", True, True, False, id="what is urgent, aloud here, too"),
    ],
)
async def test_in_quiet_hours(book, how, hushes, urgent, silent):
    [number] = await book.enter("a", urgent=urgent)
    await book.quiet("a", how)
    claimed = await book.claim(number, hushes=hushes)
    assert [each.silent for each in claimed] == ([] if silent is None else [silent])


async def test_what_waits_for_the_end_of_quiet_hours_grows_no_older_but_what_has_an_hour_does(
    book, clock
):
    ends = clock() + 2 * HOUR
    soon, later = clock() + HOUR, clock() + 12 * HOUR
    [news] = await book.enter("a")
    [long] = await book.enter("a")
    [nudge] = await book.enter("a", kind=Kind.NUDGE)
    [urgent] = await book.enter("a", urgent=True)
    [other] = await book.enter("b")
    for number in (news, nudge, urgent, other):
        await book.put(number, expires_at=soon)
    await book.quiet("a", "later")
    assert await book.claim(news) == []
    assert await book.got(news, "next_at", "expires_at") == (ends, ends + ROOM)
    assert await book.got(long, "next_at", "expires_at") == (ends, later)
    assert await book.got(nudge, "next_at", "expires_at") == (ends, soon)
    for untouched in (urgent, other):
        assert await book.got(untouched, "next_at", "expires_at") == (clock(), soon)


async def test_what_was_never_sent_is_claimed_back_and_what_was_is_not(book, clock):
    one, two = await book.enter("a", "b")
    await book.claim(one, two)
    await book.does(ledger.note_sent, [(two, "7")], clock())
    await book.does(ledger.unclaim, [one, two], clock())
    assert await book.got(one, "state", "attempts") == ("pending", 0)
    assert await book.got(two, "state", "attempts") == ("sent", 1)


# -- what becomes of it


async def test_what_was_sent_at_last_has_no_fault(book, clock):
    [number] = await book.enter("a")
    await book.claim(number)
    await book.does(ledger.postpone, number, FAULT, until=clock(), now=clock())
    assert await book.got(number, "error", "fault") == ("UnreachableError", "no route")
    clock.on(SECOND)
    await book.claim(number)
    await book.does(ledger.note_sent, [(number, "7")], clock())
    row = await book.got(number, "state", "message_id", "changed_at", "error", "fault")
    assert row == ("sent", "7", clock(), None, None)


async def test_what_is_put_off_puts_off_what_follows_in_its_chat_and_nothing_sooner(book, clock):
    one, two, three, done = await book.enter("a", parts=4)
    [other] = await book.enter("b")
    until, long = clock() + HOUR, clock() + 3 * HOUR
    await book.put(three, next_at=long)
    await book.put(done, state="sent")
    await book.claim(one)
    await book.does(ledger.postpone, one, FAULT, until=until, now=clock())
    moments = [await book.got(each, "next_at") for each in (one, two, three, done, other)]
    assert moments == [until, until, long, clock(), clock()]
    assert await book.states(one, done) == ["pending", "sent"]


@pytest.mark.parametrize(
    ("kind", "settled", "told"),
    [(Kind.NOTICE, False, [alarms.Event.UNKNOWN]), (Kind.REMINDER, True, [])],
    ids=["an admin is asked", "nobody is asked about what is over"],
)
async def test_what_is_in_doubt(book, clock, kind, settled, told):
    one, two = await book.enter("a", "b", kind=kind)
    await book.claim(one, two)
    await book.does(ledger.note_unknown, one, OutcomeUnknownError("reset"), clock())
    assert await book.got(one, "state", "settled") == ("unknown", settled)
    assert await book.alarms() == told
    assert await book.does(ledger.doubt, clock(), "fake") == 1
    assert await book.got(two, "state", "settled") == ("unknown", settled)


async def test_only_what_was_being_sent_on_a_lane_is_in_doubt_and_changes_are_made_again(
    book, clock
):
    await book.bind("z", platform="other")
    [elsewhere] = await book.enter("z", platform="other")
    sent, edited, deleted, waits = await book.enter("a", parts=4)
    for number, act in ((elsewhere, "send"), (sent, "send"), (edited, "edit")):
        await book.put(number, state="sending", act=act)
    await book.put(deleted, state="sending", act="withdraw")
    [corrected] = await book.enter("a")
    await book.put(corrected, state="sending", act="edit")
    assert await book.does(ledger.doubt, clock(), "fake") == 1
    assert await book.alarms() == [alarms.Event.UNKNOWN]
    states = await book.states(elsewhere, sent, edited, deleted, waits)
    assert states == ["sending", "unknown", "pending", "pending", "pending"]


async def test_a_message_that_is_refused_is_told_of(book, clock):
    [number] = await book.enter("a")
    await book.claim(number)
    await book.does(ledger.note_refused, number, FAULT, clock())
    assert await book.states(number) == ["failed"]
    assert await book.alarms() == [alarms.Event.REFUSED]


@pytest.mark.parametrize(
    ("since", "comes"),
    [
        pytest.param({"state": "unknown"}, "pending", id="in doubt: it is not, nobody got it"),
        pytest.param({"state": "unknown", "settled": True}, "unknown", id="an admin let it be"),
        pytest.param({"state": "sent"}, "sent", id="an admin had it sent again"),
        pytest.param({"state": "expired"}, "expired", id="it was corrected"),
    ],
)
async def test_who_was_cut_off_tells_too_late_what_failed(book, clock, since, comes):
    [number] = await book.enter("a")
    await book.claim(number)
    await book.put(number, **since)  # by the machine that has the lane meanwhile
    await book.does(ledger.postpone, number, FAULT, until=clock(), now=clock())
    assert await book.states(number) == [comes]
    await book.put(number, **since)
    await book.does(ledger.note_failed, number, FAULT, clock())
    assert await book.states(number) == ["failed" if comes == "pending" else comes]


# -- what a restart must not forget


async def test_a_restart_knows_what_went_out_within_the_minute_in_its_order(book, clock):
    await book.bind("z", platform="other")
    [elsewhere] = await book.enter("z", platform="other")
    clock.on(20 * HOUR)  # made long ago, and sent only now, as after quiet hours
    first, *rest = await book.enter("a", parts=5)
    moments = {}
    for number, state, ago in (
        (elsewhere, "sent", 5), (first, "sent", 5), (rest[0], "sending", 20),
        (rest[1], "unknown", 10), (rest[2], "sent", 61), (rest[3], "pending", 1),
    ):  # fmt: skip
        moments[number] = clock() - ago * SECOND
        await book.put(number, state=state, changed_at=moments[number])
    found = await book.does(ledger.recent, "fake", since=clock() - 60 * SECOND)
    at = ChatId("fake", "a")
    assert found == [(at, moments[each]) for each in (rest[0], rest[1], first)]


async def test_a_restart_knows_what_was_made_long_before_it_went_out(book, clock):
    [number] = await book.enter("a")
    clock.on(20 * HOUR)
    await book.put(number, state="sent", changed_at=clock())
    assert await book.does(ledger.recent, "fake", since=clock() - SECOND) != []


async def test_a_bot_that_was_told_to_be_silent_is_for_a_minute_at_most(book, clock):
    assert await book.does(ledger.held, "fake", clock()) is None
    for until in (9 * SECOND, 30 * SECOND):  # told twice
        await book.does(ledger.hold_lane, "fake", clock() + until)
    assert await book.does(ledger.held, "fake", clock()) == clock() + 30 * SECOND
    assert await book.does(ledger.held, "other", clock()) is None
    assert await book.does(ledger.held, "fake", clock() + 30 * SECOND) is None
    await book.does(ledger.hold_lane, "fake", clock() + HOUR)  # by a clock that was ahead
    most = clock() + timedelta(seconds=LONGEST_STORM)
    assert await book.does(ledger.held, "fake", clock()) == most


async def test_a_chat_that_is_to_be_left_alone_is_on_its_own_platform(book, clock):
    await book.bind("a", platform="other")
    await book.enter("a")
    [elsewhere] = await book.enter("a", platform="other")
    await book.does(ledger.hold, ChatId("fake", "a"), clock() + HOUR)
    assert await book.due() == []
    assert await book.due("other") == [elsewhere]


# -- the chats


async def test_a_chat_is_tried_when_its_hour_has_come_or_lies_beyond_any(book, clock):
    for name, at in (("a", clock() + HOUR), ("b", clock() + health.FARTHEST + HOUR)):
        await book.put_chat(name, paused="gone", try_at=at)
    await book.does(health.try_paused, clock())
    paused = select(ChatRow.chat).where(ChatRow.paused.is_not(None))
    assert await book.does(lambda s: s.scalars(paused).all()) == ["a"]
    await book.does(health.try_paused, clock() + HOUR)
    assert await book.does(lambda s: s.scalars(paused).all()) == []
