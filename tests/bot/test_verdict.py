"""What becomes of a delivery after each fault: what the lane does, and what the ledger keeps."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.errors import (
    ChatClosedError,
    ChatGoneError,
    ChatMissingError,
    ChatMovedError,
    MessageGoneError,
    OutcomeUnknownError,
    RefusedError,
    SpentError,
    ThreadGoneError,
    ThrottledError,
    TokenRefusedError,
    UnreachableError,
)
from bot.messages import Message, plain
from bot.sending.verdict import (
    FIRST_BACK_OFF,
    LONGEST_HOLD,
    STRIKE_WAIT,
    STRIKES,
    Verdict,
    verdict,
)
from bot.stores import bulletins, health
from bot.stores.alarms import Event
from bot.stores.store import BY_ADMIN
from bot.tables.counter import ChatRow, DeliveryRow, Kind
from tests.bot.test_ledger import Book

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
async def book(database, clock):
    made = Book(database, clock)
    await made.bind("a", "b")
    return made


async def fails(book, number, error):
    """Let a delivery be tried, and fail so; return what the lane is to do."""
    [claimed] = await book.claim(number)
    found = verdict(error, claimed, book.clock())
    await book.does(found.note)
    return found


async def chat(book, *columns, name="a"):
    of = select(*(getattr(ChatRow, each) for each in columns)).where(ChatRow.chat == name)
    return tuple(await book.does(lambda s: s.execute(of).one()))


def does(found: Verdict):
    return found.wait, found.apart, found.stops, found.goes_on


@pytest.mark.parametrize(
    ("error", "state", "lane"),
    [
        pytest.param(UnreachableError("no"), "pending", (FIRST_BACK_OFF, None, False, False)),
        pytest.param(ThrottledError(HOUR), "pending", (HOUR, None, False, False)),
        pytest.param(ThrottledError(9 * DAY), "pending", (LONGEST_HOLD, None, False, False)),
        pytest.param(SpentError("quota", HOUR), "pending", (None, None, False, False)),
        pytest.param(ChatMissingError("no"), "pending", (None, STRIKE_WAIT, False, False)),
        pytest.param(ChatMovedError("a-2"), "pending", (None, None, False, False)),
        pytest.param(ChatMovedError("a"), "pending", (FIRST_BACK_OFF, None, False, False)),
        pytest.param(TokenRefusedError("no"), "pending", (None, None, True, False)),
        pytest.param(OutcomeUnknownError("no"), "unknown", (None, None, False, True)),
        pytest.param(RefusedError("no"), "failed", (None, None, False, True)),
        pytest.param(ChatGoneError("no"), "failed", (None, None, False, False)),
        pytest.param(ChatClosedError("no"), "failed", (None, None, False, False)),
    ],
    ids=lambda it: type(it).__name__ if isinstance(it, Exception) else "",
)
async def test_what_becomes_of_what_is_sent(book, clock, error, state, lane):
    [number] = await book.enter("a")
    found = await fails(book, number, error)
    assert await book.got(number, "state", "attempts") == (state, 1)
    assert does(found) == lane
    if state == "pending":
        asked = error.wait if isinstance(error, SpentError) else None
        wait = found.wait or found.apart or asked or timedelta()
        assert await book.got(number, "next_at") == clock() + wait


@pytest.mark.parametrize(
    ("error", "state", "act", "told"),
    [
        pytest.param(OutcomeUnknownError("no"), "pending", "edit", [], id="again: it does no harm"),
        pytest.param(MessageGoneError("no"), "failed", "edit", [], id="somebody deleted it"),
        pytest.param(RefusedError("no"), "pending", "send", [], id="then it is said"),
    ],
)
async def test_what_becomes_of_what_is_changed(book, error, state, act, told):
    [number] = await _changes(book)
    found = await fails(book, number, error)
    assert await book.got(number, "state", "act") == (state, act)
    assert not found.goes_on
    assert await book.alarms() == told


async def test_what_cannot_be_changed_is_said_once_for_all_its_parts(book):
    one, two = await _changes(book, parts=2)
    await fails(book, one, RefusedError("too old"))
    assert await book.got(one, "state", "act", "target") == ("pending", "send", "")
    await book.put(one, state="sent")
    await fails(book, two, RefusedError("too old"))
    assert await book.got(two, "state", "act") == ("failed", "edit")


async def _changes(book, *, parts=1):
    """Enter edits of a chat's messages, with the words that are said instead."""
    now, at = book.clock(), next(iter(book.chats.values()))
    told = [Message(plain(f"phần {n}")) for n in range(parts)]

    def work(session):
        number = bulletins.add_bare(session, Kind.CORRECTION, platform="fake", now=now)
        bulletins.parts_of(session, number, [Message(plain("đính chính")), *told], first=0)
        _, numbers = bulletins.part_numbers(session, number)
        changes = [
            {"chat_id": at, "part_id": part, "act": "edit", "target": str(part)} for part in numbers
        ]
        bulletins.enter_changes(session, number, changes, now=now)
        return list(session.scalars(select(DeliveryRow.id).order_by(DeliveryRow.id)))

    return await book.does(work)


async def test_who_asks_to_wait_holds_its_chat_and_what_is_entered_later(book, clock):
    [number] = await book.enter("a")
    await fails(book, number, ThrottledError(HOUR))
    assert await chat(book, "held_until") == (clock() + HOUR,)
    await book.enter("a")
    assert await book.due() == []


async def test_what_a_quota_keeps_back_holds_no_chat_and_is_told_once(book):
    one, two = await book.enter("a", "b")
    for number in (one, two):
        await fails(book, number, SpentError("month", HOUR))
    assert await chat(book, "held_until") == (None,)
    assert await book.alarms() == [Event.SPENT]


@pytest.mark.parametrize(
    ("error", "again"),
    [(ChatGoneError("kicked"), health.TRY_GONE), (ChatClosedError("closed"), health.TRY_CLOSED)],
    ids=["gone", "closed"],
)
async def test_a_chat_that_will_not_have_us_rests_and_what_waited_is_told_later(
    book, clock, error, again
):
    before = clock()
    one, *rest = await book.enter("a", parts=2) + await book.enter("a")
    await book.put_chat("a", until=clock() + HOUR)
    await fails(book, one, error)
    assert set(await book.states(*rest)) == {"failed"}
    row = await chat(book, "paused", "trouble", "try_at", "until")
    assert row == (str(error), str(error), clock() + again, before)
    assert await book.alarms() == [Event.CHAT_PAUSED]
    clock.on(again)
    await book.does(health.try_paused, clock())
    [trial] = await book.enter("a")
    await fails(book, trial, error)
    assert await chat(book, "try_at") == (clock() + again,)
    assert await book.alarms() == []  # the first is too old to be told, and there is no second


@pytest.mark.parametrize(
    ("kind", "before", "hours", "back"),
    [
        pytest.param(Kind.BULLETIN, "pending", 1, True, id="nothing of it came"),
        pytest.param(Kind.BULLETIN, "sent", 1, False, id="it had begun"),
        pytest.param(Kind.BULLETIN, "unknown", 1, False, id="it may have begun"),
        pytest.param(Kind.NOTICE, "pending", 1, False, id="it was no news"),
        pytest.param(Kind.BULLETIN, "pending", -1, False, id="less was told before"),
    ],
)
async def test_whose_news_did_not_come_is_told_them_later(book, clock, kind, before, hours, back):
    began, told = clock(), clock() + hours * HOUR
    one, two = await book.enter("a", kind=kind, parts=2)
    await book.put_chat("a", until=told)
    await book.put(one, state=before)
    await fails(book, one if before == "pending" else two, ChatGoneError("kicked"))
    assert await chat(book, "until") == (began if back else told,)


async def test_whose_only_message_did_not_come_is_told_its_news_later(book, clock):
    began = clock()
    [number] = await book.enter("a")
    await book.put_chat("a", until=clock() + HOUR)
    await fails(book, number, ChatGoneError("kicked"))
    assert await chat(book, "until") == (began,)


async def test_a_chat_that_is_not_found_has_its_chances_and_no_more(book, clock):
    [number] = await book.enter("a")
    for strike in range(1, STRIKES):
        found = await fails(book, number, ChatMissingError("not found"))
        assert await chat(book, "strikes", "paused") == (strike, None)
        assert found.apart == STRIKE_WAIT
        clock.on(STRIKE_WAIT)
    await fails(book, number, ChatMissingError("not found"))
    assert await chat(book, "strikes", "paused") == (0, "not found")
    assert await book.states(number) == ["failed"]


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        pytest.param("kicked", [Event.CHAT_BACK], id="it had been paused"),
        pytest.param(None, [], id="nobody had heard of it"),
    ],
)
async def test_who_is_back_has_all_his_chances_again(book, clock, trouble, told):
    [number] = await book.enter("a")
    await fails(book, number, ChatMissingError("not found"))
    await book.put_chat("a", trouble=trouble)
    at = next(iter(book.chats))
    await book.does(health.note_back, at, clock())
    assert await chat(book, "strikes", "trouble") == (0, None)
    assert await book.alarms() == told


async def test_a_topic_that_is_gone_is_left_and_only_where_it_was_chosen(book, clock):
    one, other = await book.enter("a", "b")
    for name in ("a", "b"):
        await book.put_chat(name, thread="5")
    found = await fails(book, one, ThreadGoneError("thread not found"))
    assert await chat(book, "thread") == (None,)
    assert await chat(book, "thread", name="b") == ("5",)
    assert await book.got(one, "state", "next_at") == ("pending", clock())
    assert does(found) == (None, None, False, False)
    await book.put_chat("b", thread="7")  # chosen while this was on its way
    [claimed] = await book.claim(other)
    await book.put_chat("b", thread="9")
    await book.does(verdict(ThreadGoneError("no"), claimed, clock()).note)
    assert await chat(book, "thread", name="b") == ("9",)
    again = await fails(book, one, ThreadGoneError("no"))  # the main one cannot be gone
    assert again.wait == 2 * FIRST_BACK_OFF


async def test_a_chat_that_an_admin_paused_stays_so_whatever_befalls_it(book, clock):
    [number] = await book.enter("a")
    [claimed] = await book.claim(number)
    await book.put_chat("a", paused=BY_ADMIN)
    await book.does(verdict(ChatGoneError("kicked"), claimed, clock()).note)
    at = next(iter(book.chats))
    assert not await book.does(health.resume, at, clock(), proven=True)
    assert await chat(book, "paused", "try_at") == (BY_ADMIN, None)
