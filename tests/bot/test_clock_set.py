"""A machine whose clock is wrong for a while tells all its news once, and forgets nothing.

The whole timetable is carried out by the wrong clock, and then by the right one; outlets go on
dating their news by their own clocks.
"""

import random
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from bot import app
from bot.care import tidying, troubles
from bot.house import House
from bot.settings import Settings
from bot.tables.counter import BulletinRow, ChatRow, DeliveryRow, PartRow, State
from jobs.stores import hour
from jobs.stores import store as news
from jobs.tables import EntryRow
from tests.bot.desk import bind, tell
from tests.fakes.platform import FakePlatform
from tests.months.books import TOKEN
from tests.months.world import Press

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class OneSubject(random.Random):
    """Draws words as they come, but one subject: all of it has a topic, which all want."""

    def choice(self, among):
        return among[0]


class Machine:
    """A house with four outlets and two chats, whose clock can be set."""

    def __init__(self, house, database, publisher, clock) -> None:
        self.house, self.database, self.clock = house, database, clock
        self.press = Press(publisher, OneSubject(1))

    async def furnish(self):
        now = self.clock()

        def add(session):
            for outlet in range(self.press.outlets):
                url = f"{self.press.publisher.url}/rss/{outlet}"
                news.add_feed(
                    session, name=f"Báo {outlet}", kind="feed", url=url, every=HOUR, now=now
                )

        await self.database.transact(add)
        await bind(self.database, "a", "b", now=now)

    def write(self, outlets, now):
        """Let outlets write something each; return the marks of what they wrote."""
        before = self.press.count
        for outlet in outlets:
            self.press.publish(outlet, now)
        return {f"M{number:05d}" for number in range(before + 1, self.press.count + 1)}

    async def works(self, *, night=False):
        """Do all that the timetable does, and let what is then on its way have arrived."""
        for line in self.house._lines():
            if night or line.name not in {"tidy", "copy"}:
                await line.job()
        waiting = select(DeliveryRow.id).where(
            DeliveryRow.state == State.PENDING, DeliveryRow.next_at <= self.clock()
        )
        came = update(DeliveryRow).where(DeliveryRow.id.in_(waiting)).values(state=State.SENT)
        await self.database.transact(lambda s: s.execute(came))

    async def goes_on(self, *, days):
        for at in [8, 16, 22, 2] * days:  # its local hours are 15:00, 23:00, 5:00 and 9:00
            self.clock.on(HOUR * (at - self.clock().hour) % (24 * HOUR))
            await self.works(night=at == 22)

    async def came(self):
        """Return the marks of what came to the first chat, each as often as it came."""
        parts = select(PartRow.text).join(DeliveryRow, DeliveryRow.part_id == PartRow.id)
        first = select(func.min(ChatRow.id)).scalar_subquery()
        sent = parts.where(DeliveryRow.state == State.SENT, DeliveryRow.chat_id == first)
        texts = await self.database.transact(lambda s: s.scalars(sent).all())
        return sorted(mark for text in texts for mark in set(TOKEN.findall(text)))


@pytest.fixture
async def machine(database, publisher, clock):
    async with machine_of(database, publisher, clock) as made:
        yield made


@asynccontextmanager
async def machine_of(database, publisher, clock):
    settings = Settings.model_construct(
        admins=frozenset(), allowed_private_hosts=frozenset({publisher.host})
    )
    async with app.open_newsroom(database, settings, clock=clock) as newsroom:
        house = House(newsroom, [FakePlatform()], settings)
        house._awake._informed.set()
        made = Machine(house, database, publisher, clock)
        await made.furnish()
        yield made


SPANS = [
    pytest.param(timedelta(days=days, hours=hours), id=f"{days} days {hours} hours")
    for days, hours in (
        (0, 7), (3, 0), (10, 0), (800, 0), (0, -7), (-1, -1), (-4, 0), (-3000, 0),
    )
]  # fmt: skip


@pytest.mark.timeout(300)
@pytest.mark.parametrize("by", SPANS)
async def test_all_news_is_told_once_whatever_the_clock_said_meanwhile(machine, clock, by):
    first = machine.write(range(4), clock())
    await machine.goes_on(days=1)
    assert await machine.came() == sorted(first)
    right = clock()
    more = machine.write([0, 1, 3], right)
    clock.on(HOUR)
    await machine.works()
    more |= machine.write([0, 2], clock())
    right = clock()
    clock.on(by)
    await machine.works(night=True)
    clock.on(HOUR)
    more |= machine.write([2, 3], right + HOUR)
    await machine.works(night=True)
    clock.now = right + 2 * HOUR
    more |= machine.write([1], clock())
    await machine.goes_on(days=2)
    assert await machine.came() == sorted(first | more)


@pytest.mark.parametrize("by", [timedelta(days=800), EPOCH - datetime(2026, 11, 23, tzinfo=UTC)])
async def test_nothing_is_forgotten_by_a_wrong_clock(machine, clock, by):
    machine.write(range(4), clock())
    await machine.goes_on(days=1)

    def counts(session):
        tables = EntryRow, BulletinRow, DeliveryRow
        return [session.scalar(select(func.count()).select_from(each)) for each in tables]

    kept, right = await machine.database.transact(counts), clock()
    clock.on(by)
    await machine.works(night=True)
    clock.now = right + HOUR
    await machine.works(night=True)
    assert await machine.database.transact(counts) == kept


async def test_the_admins_hear_that_the_clock_is_behind_and_that_it_is_right(machine, clock):
    machine.write([0, 1], clock())
    await machine.works()
    clock.on(-2 * DAY)
    await machine.works()
    assert await machine.database.transact(troubles.there) == ["clock"]
    clock.on(2 * DAY)
    await machine.works()
    assert await machine.database.transact(troubles.there) == []


async def test_sources_that_were_added_by_a_clock_ahead_bring_news_once_it_is_right(
    database, publisher, clock
):
    right = clock()
    clock.on(300 * DAY)
    async with machine_of(database, publisher, clock) as machine:
        machine.write(range(4), right)
        await machine.works()
        clock.now = right + 2 * HOUR
        told = machine.write([1, 3], clock())
        await machine.goes_on(days=1)
        assert {*await machine.came()} >= told


async def test_by_a_clock_of_years_ago_nothing_is_done_though_no_outlet_dates_its_news(
    database, clock
):
    assert await database.read(lambda s: hour.is_behind(s, EPOCH))
    assert not await database.read(lambda s: hour.is_behind(s, clock()))


@pytest.mark.each_database
async def test_one_outlet_alone_may_date_its_news_as_it_likes(database, clock):
    now = clock()
    await tell(database, "Tin một", now=now, published=now - 9 * DAY)
    assert await database.read(lambda s: hour.borne_out(s, now)) == now
    await tell(database, "Tin một nữa", now=now, published=now - 12 * DAY)
    assert await database.read(lambda s: hour.borne_out(s, now)) == now - 8 * DAY
    await tell(database, "Tin hai", now=now, published=now + 9 * DAY)
    assert not await database.read(lambda s: hour.is_behind(s, now))
    assert await database.read(lambda s: hour.borne_out(s, now)) == now
    await tell(database, "Tin ba", now=now, published=now + 5 * DAY)
    assert await database.read(lambda s: hour.is_behind(s, now))


async def test_where_no_outlet_dates_its_news_the_clock_is_believed(database, clock):
    await tell(database, "Tin một", now=clock())
    await database.transact(lambda s: s.execute(update(EntryRow).values(published_at=None)))
    assert await database.read(lambda s: hour.borne_out(s, clock())) == clock()
    clock.on(500 * DAY)
    await tidying.tidy(database, clock(), Settings(_env_file=None))
    assert await database.transact(lambda s: s.scalars(select(EntryRow.id)).all()) == []
