"""What is asked each minute, or by any member, reads no big table from end to end.

A province's ledger has four million rows, and a year of its news three hundred thousand: SQLite's
one thread stood still for seconds a minute. A table of which SQLite has no figures is planned alike
however many rows it has, so the plan tells it on an empty one.
"""

from datetime import time, timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot import push
from bot.messages import ChatId
from bot.outbound import amending, composing, issuing
from bot.stores import (
    choices_store,
    erasure,
    expiry,
    figures,
    ledger,
    picture_store,
    pulse,
    reports,
)
from bot.tables.counter import State
from bot.wants import everybody
from jobs.stores import checks, store, unread
from tests.bot.desk import ZONE, bind, tell
from tests.fakes.platform import ABILITIES

ABLE = {"telegram": ABILITIES}
BIG = frozenset({"deliveries", "entries", "documents", "parts", "audit", "inbox"})

ASKED = {
    "the pulse": lambda s, now: pulse.pulse(s, now, ABLE),
    "what grew old": expiry.expire,
    "who is due": lambda s, now: composing.who_is_due(s, ABLE, now),
    "what nobody got yet": lambda s, now: expiry.merge_into_next(s, [1], now),
    "what is about to be told": lambda s, now: composing.about_to_tell(s, ABLE, now=now),
    "what nobody approved": lambda s, now: issuing.decide_late(s, ABLE, zone=ZONE, now=now),
    "what a source changed": lambda s, now: amending.follow(s, ABLE, now),
    "what a lane sends": lambda s, now: ledger.due(s, "telegram", now, most=9),
    "what was in flight": lambda s, now: ledger.doubt(s, now, "telegram"),
    "what waits": lambda s, _: ledger.waiting(s, platforms=["telegram"]),
    "pages to read": lambda s, now: unread.due(s, now, most=9, of_one=2),
    "pages to look at again": lambda s, now: checks.due(s, now, most=9),
    "a bulletin's news": lambda s, now: store.stories(s, since=now - timedelta(days=1), until=now),
    "the backlog": figures.backlog,
    "what is in doubt": lambda s, _: reports.doubtful(s),
    "the week's figures": lambda s, now: figures.days(s, [now - timedelta(days=7), now]),
    "the month's picture": lambda s, now: picture_store.figures(
        s, now.date() - timedelta(days=30), now.date(), ZONE
    ),
    "what is kept of a chat": lambda s, _: erasure.held(s, ChatId("telegram", "1")),
}  # fmt: skip


@pytest.fixture
async def plan(database):
    """Return how SQLite would do what a function asks for, a line a step."""

    async def planned(work):
        asked = []

        def note(_connection, _cursor, statement, parameters, _context, _many):
            asked.append((statement, parameters))

        event.listen(Engine, "before_cursor_execute", note)
        try:
            await database.transact(work)
        finally:
            event.remove(Engine, "before_cursor_execute", note)

        def explain(session):
            door = session.connection()
            chosen = [each for each in asked if each[0].startswith(("SELECT", "WITH", "UPDATE"))]
            return [
                row.detail
                for statement, values in chosen
                for row in door.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            ]

        return await database.transact(explain)

    return planned


def read_whole(steps):
    """The big tables that are read from end to end, be it in the order of an index."""
    words = [each.split() for each in steps]
    return {each[1] for each in words if each[0] == "SCAN" and each[1] in BIG}


@pytest.fixture
async def furnished(database, clock):
    """A chat with a bulletin in the ledger: what nobody waits for is not looked for."""
    await bind(database, "1", now=clock.now, platform="telegram")
    await tell(database, "Tin một", now=clock.now)
    clock.on(timedelta(days=1))
    await push.push_due(database, ABLE, zone=ZONE, now=clock.now)
    return clock


@pytest.mark.parametrize("name", ASKED)
async def test_what_is_asked_each_minute_reads_no_big_table_whole(plan, furnished, name):
    assert read_whole(await plan(lambda s: ASKED[name](s, furnished.now))) == set()


async def test_the_newest_are_looked_for_among_what_was_seen_lately(plan, furnished):
    def newest(session):
        return store.stories_of(session, since=None, until=furnished.now, most=1)

    assert any("ix_entries_seen_at" in step for step in await plan(newest))


async def test_after_an_outage_each_chats_own_parts_are_looked_at(plan, furnished):
    """By the bulletin, all that waited for 11,000 chats was read for each of them: 40 s."""
    steps = await plan(lambda s: expiry.merge_into_next(s, [1], furnished.now))
    assert any("(part_id=? AND chat_id=?)" in step for step in steps)


async def test_the_pace_before_is_looked_for_in_the_last_bulletins(plan, furnished):
    steps = await plan(lambda s: ledger.recent(s, "telegram", since=furnished.now))
    assert any("deliveries_bulletin" in step for step in steps)


async def test_what_acts_in_all_chats_is_reckoned_without_a_question_for_each(database, clock):
    """As each night: a province's 44,000 questions held all machines up for a minute."""
    chats = await bind(database, *(str(number) for number in range(60)), now=clock.now)
    asked = []

    def note(_connection, _cursor, statement, *_):
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        for some in (None, [chat.id for chat in chats]):
            await database.transact(
                lambda s, some=some: choices_store.settle(
                    s, default=everybody((time(7),)), zone=ZONE, now=clock.now, chats=some
                )
            )
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert len(asked) < 20


async def test_a_whole_reading_would_be_seen(plan, database):
    steps = await plan(lambda s: s.query(figures.DeliveryRow).filter_by(state="sent").all())
    assert read_whole(steps) == {"deliveries"}


async def test_what_stands_so_is_found_on_every_platform(database, clock):
    for platform in ("telegram", "zalo", "zalo-2"):
        await bind(database, "1", now=clock.now, platform=platform)
    await tell(database, "Tin một", now=clock.now)
    clock.on(timedelta(days=1))
    able = dict.fromkeys(("telegram", "zalo", "zalo-2"), ABILITIES)
    await push.push_due(database, able, zone=ZONE, now=clock.now)
    assert (await database.transact(lambda s: figures.backlog(s, clock.now))).waiting == 3
    clock.on(timedelta(days=1))
    assert await database.transact(lambda s: expiry.expire(s, clock.now)) == 3
    states = figures.select(figures.DeliveryRow.state).distinct()
    assert await database.transact(lambda s: s.scalars(states).all()) == [State.EXPIRED]


async def test_older_news_is_the_newest_where_there_is_no_other(database, clock):
    [old] = await tell(database, "Tin rất cũ", now=clock.now)
    clock.on(timedelta(days=200))
    [new] = await tell(database, "Tin hôm nay", now=clock.now)
    for most, found in ((1, [new]), (2, [new, old])):
        told = await database.transact(
            lambda s, most=most: store.stories_of(
                s, since=None, until=clock.now + timedelta(1), most=most
            )
        )
        assert [each.entry for each in told] == found
