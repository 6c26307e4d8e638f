"""What becomes of bulletins that are given up: begun, doubted, or two of them at once."""

from datetime import UTC, datetime, time, timedelta
from functools import partial

import pytest
from sqlalchemy import select, update

from bot import push
from bot.messages import ChatId, Message, plain
from bot.outbound import resending
from bot.stores import bulletins, expiry, store
from bot.tables.counter import DeliveryRow, Kind, PartRow
from tests.bot.desk import ZONE, bind, tell
from tests.fakes.platform import ABILITIES

pytestmark = pytest.mark.each_database

PLATFORMS = {"fake": ABILITIES}
AT = ChatId("fake", "a")
BEGUN = pytest.mark.parametrize("begun", ["sending", "unknown", "sent"])


def local(hour, minute=0, day=24):
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


async def tick(database, clock):
    return await push.push_due(database, PLATFORMS, zone=ZONE, now=clock())


async def states(database):
    of = select(DeliveryRow.state).order_by(DeliveryRow.id)
    return await database.transact(lambda s: list(s.scalars(of)))


async def last(database):
    """Return the text of the part that was made last."""
    of = select(PartRow.text).order_by(PartRow.id.desc()).limit(1)
    return await database.transact(lambda s: s.scalar(of))


@pytest.fixture
async def half(database, clock):
    """Let the first part of a chat's bulletin stand in a state; return that chat's ``until``."""

    async def begin(begun):
        await bind(database, "a", now=clock(), times=(time(7), time(17)))
        clock.now = local(6)
        titles = [f"Tin số {n}" for n in range(10)]
        await tell(database, *titles, now=clock(), sentences=("Câu dài " * 70 + ".",))
        clock.now = local(7)
        assert await tick(database, clock) == 1
        first = select(PartRow.id).where(PartRow.number == 1)
        await database.transact(
            lambda s: s.execute(
                update(DeliveryRow)
                .where(DeliveryRow.part_id.in_(first))
                .values(state=begun, message_id="1" if begun == "sent" else None)
            )
        )
        found = await states(database)
        assert found == [begun, *["pending"] * (len(found) - 1)]
        assert len(found) > 1
        return (await database.transact(lambda s: store.chat(s, AT))).until

    return begin


@BEGUN
async def test_the_next_bulletin_does_not_take_the_rest_of_one_that_was_begun(
    database, clock, half, begun
):
    await half(begun)
    rest = (await states(database))[1:]
    clock.now = local(12)
    await tell(database, "Tin trưa", now=clock())
    clock.now = local(17)
    assert await tick(database, clock) == 1
    assert (await states(database))[: len(rest) + 1] == [begun, *rest]
    text = await last(database)
    assert ("Tin trưa" in text, "Tin số" in text) == (True, False)


@BEGUN
async def test_what_may_have_come_is_no_news_again_where_the_rest_grew_old(
    database, clock, half, begun
):
    until = await half(begun)
    clock.now = local(20)
    assert await database.transact(lambda s: expiry.expire(s, clock())) >= 1
    assert (await states(database))[1] == "expired"
    assert (await database.transact(lambda s: store.chat(s, AT))).until == until


@BEGUN
async def test_what_may_have_come_is_no_news_again_where_the_chat_is_given_up(
    database, clock, half, begun
):
    until = await half(begun)
    clock.now = local(8)
    await database.transact(lambda s: expiry.give_up_chat(s, AT, ValueError("gone"), clock()))
    assert (await states(database))[:2] == [begun, "failed"]
    assert (await database.transact(lambda s: store.chat(s, AT))).until == until


async def another(database, clock, chat, title):
    await tell(database, title, now=clock())
    clock.on(timedelta(minutes=1))
    await push.push_now(database, [chat], PLATFORMS, zone=ZONE, now=clock())


async def test_what_failed_long_ago_is_no_news_again_where_the_chat_is_given_up(database, clock):
    """The bulletin after it has told of all that came since."""
    [chat] = await bind(database, "a", now=clock())
    for title, fared in (("Tin một", "failed"), ("Tin hai", "sent"), ("Tin ba", "pending")):
        await another(database, clock, chat, title)
        new = update(DeliveryRow).where(DeliveryRow.state == "pending")
        done = new.values(state=fared, changed_at=clock())
        await database.transact(lambda s, done=done: s.execute(done))
        clock.on(timedelta(hours=1))
    await database.transact(lambda s: expiry.give_up_chat(s, AT, ValueError("gone"), clock()))
    last_one = await database.transact(lambda s: bulletins.the(s, 3))
    assert (await database.transact(lambda s: store.chat(s, AT))).until == last_one.window.since


@pytest.fixture
async def two(database, clock):
    """Two bulletins of a chat wait: an admin has sent the first again; return when that began."""
    [chat] = await bind(database, "a", now=clock())
    await another(database, clock, chat, "Tin một")
    first = await database.transact(lambda s: bulletins.the(s, 1))
    await database.transact(lambda s: s.execute(update(DeliveryRow).values(state="failed")))
    clock.on(timedelta(minutes=1))
    await another(database, clock, chat, "Tin hai")
    again = partial(resending.resend_missed, number=1, platforms=PLATFORMS, now=clock())
    assert await database.transact(again) == 1
    assert await states(database) == ["pending", "pending"]
    return first.window.since


@pytest.mark.parametrize("given_up", ["expired", "failed"])
async def test_of_two_that_are_given_up_the_earlier_ones_news_wait_too(
    database, clock, two, given_up
):
    clock.on(timedelta(days=1))

    def give_up(session):
        if given_up == "expired":
            expiry.expire(session, clock())
        else:
            expiry.give_up_chat(session, AT, ValueError("gone"), clock())

    await database.transact(give_up)
    assert await states(database) == [given_up, given_up]
    assert (await database.transact(lambda s: store.chat(s, AT))).until == two


@pytest.mark.usefixtures("two")
async def test_of_two_that_wait_the_next_one_tells_all_at_once(database, clock):
    clock.on(timedelta(hours=1))
    chats = await database.transact(store.chats)
    assert await push.push_now(database, chats, PLATFORMS, zone=ZONE, now=clock()) == 1
    assert await states(database) == ["expired", "expired", "pending"]
    text = await last(database)
    assert ("Tin một" in text, "Tin hai" in text) == (True, True)


async def test_a_notice_that_came_to_nobody_brings_no_news_back(database, clock):
    """An admin has cancelled the bulletin after it: its news are told to nobody, ever."""
    [chat] = await bind(database, "a", now=clock())

    def notify(session):
        number = bulletins.add_bare(session, Kind.NOTICE, platform="fake", now=clock())
        bulletins.enter(session, number, [Message(plain("Mời họp."))], [chat.id], now=clock())

    await database.transact(notify)
    clock.on(timedelta(hours=1))
    until = clock()
    await database.transact(lambda s: store.note_told(s, [chat.id], until=until))
    await database.transact(lambda s: expiry.merge_into_next(s, [chat.id], clock()))
    assert await states(database) == ["pending"], "no bulletin tells what a notice says"
    clock.on(timedelta(days=4))
    assert await database.transact(lambda s: expiry.expire(s, clock())) == 1
    assert (await database.transact(lambda s: store.chat(s, AT))).until == until
