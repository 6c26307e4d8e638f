"""What is kept of what was heard: who was refused, which chat is gone, where it was answered."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.messages import Back, ChatId, ChatKind, Gone, Incoming
from bot.stores import alarms, audit, health
from bot.stores.alarms import Event
from bot.stores.audit import Outcome
from bot.tables.counter import ChatRow
from tests.bot.desk import bind
from tests.bot.test_dispatch import ADMIN, MEMBER, SECRETARY, Counter

AT = ChatId("fake", "g")


@pytest.fixture
async def bound(database, clock):
    await bind(database, "g", now=clock(), admin=SECRETARY)
    return Counter(database, clock)


async def log(bound):
    lines = await bound.database.transact(lambda s: audit.records(s, most=9))
    return [(line.command, line.outcome) for line in lines]


async def test_who_was_refused_stands_in_the_log(bound):
    await bound.says(MEMBER, "/chude kinh tế")
    assert await log(bound) == [("chude", Outcome.REFUSED)]
    await bound.says(SECRETARY, "/chude kinh tế")
    await bound.says(SECRETARY, "/moi Chi bộ")
    assert (await log(bound))[0] == ("moi", Outcome.REFUSED)
    await bound.says(ADMIN, "/moi Chi bộ fake g")
    assert (await log(bound))[0] == ("moi", Outcome.DONE)


async def test_an_owner_of_another_platform_is_nobody_here(bound, database, clock):
    await bind(database, "g", now=clock(), platform="other")
    incoming = Incoming(
        chat=ChatId("other", "g"), kind=ChatKind.GROUP, sender=ADMIN, text="/moi", addressed=True
    )
    await bound.hears(incoming)
    assert await log(bound) == [("moi", Outcome.REFUSED)]


async def test_an_answer_goes_to_the_topic_where_it_was_asked(bound):
    await bound.says(MEMBER, "/trogiup", thread="5")
    assert bound.platform.sent[-1].thread == "5"


@pytest.mark.parametrize(
    ("closed", "again"), [(False, health.TRY_GONE), (True, health.TRY_CLOSED)], ids=["gone", "shut"]
)
async def test_a_chat_that_is_gone_is_tried_again_later_and_told_of_when_it_is_back(
    bound, database, clock, closed, again
):
    of = select(ChatRow.try_at, ChatRow.trouble.is_(None))

    async def row():
        return tuple(await database.transact(lambda s: s.execute(of).one()))

    async def told():
        found = await database.transact(lambda s: alarms.untold(s, clock()))
        return [each.event for each in found]

    await bound.hears(Gone(chat=AT, closed=closed))
    assert await row() == (clock() + again, False)
    assert await told() == [Event.CHAT_PAUSED]
    clock.on(timedelta(minutes=1))
    await bound.hears(Back(chat=AT, kind=ChatKind.GROUP))
    assert await row() == (None, True)
    assert await told() == [Event.CHAT_PAUSED, Event.CHAT_BACK]
