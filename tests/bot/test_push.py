"""Who is due gets one bulletin: at its own time, once, with the news since its last."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event, func, select, true, update
from sqlalchemy.engine import Engine

from bot import push
from bot.messages import ChatId
from bot.outbound import composing, issuing, resending
from bot.stores import approvals, health, store
from bot.stores import bulletins as stored
from bot.stores.told import chats_told_after, entries_told
from bot.tables.counter import BulletinRow, ChatRow, DeliveryRow, PartRow
from bot.typed.times import next_bulletin
from jobs.tables import EntryRow
from tests.bot.desk import ZONE, bind, tell
from tests.fakes.platform import ABILITIES

pytestmark = pytest.mark.each_database

PLATFORMS = {"fake": ABILITIES}
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def local(hour, minute=0, day=24):
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


async def tick(database, clock):
    return await push.push_due(database, PLATFORMS, zone=ZONE, now=clock())


async def bulletins(database):
    rows = await database.transact(
        lambda s: s.execute(
            select(PartRow.text, func.count())
            .join(DeliveryRow, DeliveryRow.part_id == PartRow.id)
            .group_by(PartRow.id)
            .order_by(PartRow.id)
        ).all()
    )
    return [tuple(row) for row in rows]


async def arrived(database, *parts):
    """Let all that is pending, or these parts of each bulletin, have been delivered."""

    def work(session):
        chosen = select(PartRow.id).where(PartRow.number.in_(parts) if parts else true())
        session.execute(
            update(DeliveryRow)
            .where(DeliveryRow.state == "pending", DeliveryRow.part_id.in_(chosen))
            .values(state="sent", message_id="1")
        )

    await database.transact(work)


async def states(database):
    rows = await database.transact(lambda s: s.scalars(select(DeliveryRow.state)).all())
    return sorted(rows)


@pytest.mark.parametrize(
    ("times", "after", "expected"),
    [
        pytest.param((time(7),), local(6, 59), local(7), id="later today"),
        pytest.param((time(7),), local(7), local(7, day=25), id="never twice at the same minute"),
        pytest.param((time(7), time(17, 30)), local(12), local(17, 30), id="several a day"),
        pytest.param((), local(7), None, id="no time, no bulletin"),
    ],
)
def test_next_bulletin(times, after, expected):
    assert next_bulletin(times, after, ZONE) == expected


@given(
    times=st.lists(st.times(), min_size=1, max_size=6).map(tuple),
    after=st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(
        lambda d: d.replace(tzinfo=UTC)
    ),
)
def test_the_next_bulletin_is_always_ahead_and_within_a_day(times, after):
    due = next_bulletin(times, after, ZONE)
    assert after < due <= after + DAY
    assert due.astimezone(ZONE).time() in times


async def test_chats_with_the_same_choice_share_one_bulletin(database, clock):
    await bind(database, "a", "b", "c", now=clock())
    clock.now = local(6)
    await tell(database, "Tin của đêm", now=clock())
    clock.now = local(7)
    assert await tick(database, clock) == 3
    [(text, count)] = await bulletins(database)
    assert count == 3
    assert "Tin của đêm" in text
    assert "BẢN TIN SÁNG 24/11/2026" in text


async def test_not_before_its_time(database, clock):
    await bind(database, "a", now=clock())
    clock.now = local(6)
    await tell(database, "Tin", now=clock())
    clock.now = local(6, 59)
    assert await tick(database, clock) == 0


async def test_down_at_seven_and_back_at_seven_forty_sends_one(database, clock):
    await bind(database, "a", now=clock())
    clock.now = local(6)
    await tell(database, "Tin", now=clock())
    clock.now = local(7, 40)
    assert await tick(database, clock) == 1
    assert await tick(database, clock) == 0
    clock.now = local(7, 41)
    assert await tick(database, clock) == 0
    assert len(await bulletins(database)) == 1


async def test_after_three_days_down_there_is_one_merged_bulletin(database, clock):
    await bind(database, "a", now=clock(), times=(time(7), time(17)))
    for day in (24, 25, 26):
        clock.now = local(5, day=day)
        await tell(database, f"Tin ngày {day}", now=clock())
    clock.now = local(9, day=26)
    assert await tick(database, clock) == 1
    [(text, _)] = await bulletins(database)
    assert all(f"Tin ngày {day}" in text for day in (24, 25, 26))


async def test_no_news_is_told_twice(database, clock):
    await bind(database, "a", now=clock())
    clock.now = local(6)
    await tell(database, "Tin cũ", now=clock())
    clock.now = local(7)
    await tick(database, clock)
    await arrived(database)
    clock.now = local(12)
    await tell(database, "Tin khác", now=clock())
    clock.now = local(7, day=25)
    await tick(database, clock)
    first, second = await bulletins(database)
    assert "Tin cũ" in first[0]
    assert "Tin cũ" not in second[0]
    assert "Tin khác" in second[0]


@pytest.mark.parametrize(("room", "again"), [(1, "Tin nhỏ"), (10, None)])
async def test_what_found_no_room_is_told_when_it_grows_and_what_was_told_is_not(
    database, clock, room, again
):
    await bind(database, "a", now=local(8, day=23))
    chosen = update(ChatRow).values(selection={"most": room})
    await database.transact(lambda s: s.execute(chosen))
    great = await tell(database, "Tin lớn", now=local(6), topics=("noi_chinh",))
    small = await tell(database, "Tin nhỏ", now=local(6), outlet="Báo khác")
    clock.now = local(7)
    await tick(database, clock)
    await arrived(database)
    for begun, title in ((great, "Tin lớn nữa"), (small, "Tin nhỏ nữa")):
        grown = await tell(database, title, now=local(8), outlet=title)
        same = update(EntryRow).where(EntryRow.id.in_((*begun, *grown))).values(story=begun[0])
        await database.transact(lambda s, same=same: s.execute(same))
    clock.now = local(7, day=25)
    await tick(database, clock)
    first, *second = [text for text, _ in await bulletins(database)]
    assert "Tin lớn" in first
    assert [text for text in second if "Tin lớn" in text] == []
    assert [again] * len(second) == ["Tin nhỏ" for text in second if "Tin nhỏ" in text]
    assert len(second) == (1 if again else 0)


async def grow(database, begun, title, *, now, outlet):
    """Let a story grow by what another outlet tells of it."""
    [entry] = await tell(database, title, now=now, outlet=outlet)
    same = update(EntryRow).where(EntryRow.id.in_([*begun, entry])).values(story=begun[0])
    await database.transact(lambda s: s.execute(same))


async def got(database, name):
    """Return all that a chat was told, or is to be."""
    at = ChatRow.chat == name, DeliveryRow.state.in_(["pending", "sent"])
    of = select(PartRow.text).join(DeliveryRow, DeliveryRow.part_id == PartRow.id)
    texts = of.join(ChatRow, ChatRow.id == DeliveryRow.chat_id).where(*at)
    return "\n".join(await database.transact(lambda s: s.scalars(texts).all()))


async def test_of_chats_that_chose_alike_each_is_told_what_it_did_not_hear(database, clock):
    twice = (time(7), time(17))
    await bind(database, "old", now=local(8, day=22), times=twice)
    begun = await tell(database, "Tin lớn", now=local(6, day=23))
    clock.now = local(7, day=23)
    await tick(database, clock)
    await arrived(database)
    await bind(database, "new", now=local(8), times=twice)
    clock.now = local(17)
    await tick(database, clock)
    await grow(database, begun, "Tin lớn lên", now=local(18), outlet="Báo khác")
    clock.now = local(7, day=25)
    assert await tick(database, clock) == 1
    assert (await got(database, "old")).count("Tin lớn") == 1
    assert (await got(database, "new")).count("Tin lớn") == 1


async def test_who_heard_of_it_from_an_outlet_left_out_since_is_not_told_again(database, clock):
    await bind(database, "a", now=local(8, day=23))
    begun = await tell(database, "Tin lớn", now=local(5), outlet="Báo A")
    clock.now = local(7)
    await tick(database, clock)
    await arrived(database)
    chosen = {"sources": {"only": [], "without": ["Báo A"]}}
    await database.transact(lambda s: s.execute(update(ChatRow).values(selection=chosen)))
    await grow(database, begun, "Tin lớn lên", now=local(9), outlet="Báo B")
    clock.now = local(7, day=25)
    assert await tick(database, clock) == 0


async def test_what_the_next_bulletin_told_is_not_sent_again(database, clock):
    await bind(database, "a", now=clock(), times=(time(7), time(17)))
    await tell(database, "Tin sáng", now=local(6))
    for hour in (7, 17):
        clock.now = local(hour)
        await tick(database, clock)  # the first never went out, and is told with the second
    await arrived(database)

    def again(session):
        return resending.resend_missed(session, 1, PLATFORMS, clock())

    assert await database.transact(again) == 0
    assert (await got(database, "a")).count("Tin sáng") == 1


async def test_what_never_arrived_is_told_in_one_bulletin_with_the_next(database, clock):
    await bind(database, "a", now=clock(), times=(time(7), time(17)))
    clock.now = local(6)
    await tell(database, "Tin sáng", now=clock())
    clock.now = local(7)
    await tick(database, clock)  # and the platform is out of reach all day
    clock.now = local(12)
    await tell(database, "Tin trưa", now=clock())
    clock.now = local(17)
    assert await tick(database, clock) == 1
    assert await states(database) == ["expired", "pending"]
    *_, (text, _) = await bulletins(database)
    assert "Tin sáng" in text
    assert "Tin trưa" in text


async def test_what_was_begun_is_finished_and_not_told_again(database, clock):
    await bind(database, "a", now=clock(), times=(time(7), time(17)))
    clock.now = local(6)
    titles = [f"Tin số {n}" for n in range(10)]
    await tell(database, *titles, now=clock(), sentences=("Câu dài " * 70 + ".",))
    clock.now = local(7)
    await tick(database, clock)
    await arrived(database, 1)
    clock.now = local(12)
    await tell(database, "Tin trưa", now=clock())
    clock.now = local(17)
    await tick(database, clock)
    assert "expired" not in await states(database)
    *_, (text, _) = await bulletins(database)
    assert "Tin trưa" in text
    assert "Tin số" not in text


async def test_what_grew_old_unsent_is_told_the_next_day(database, clock):
    await bind(database, "a", now=clock())
    clock.now = local(6)
    await tell(database, "Tin cũ", now=clock())
    clock.now = local(7)
    await tick(database, clock)
    clock.now = local(7, day=25)
    assert await tick(database, clock) == 1
    assert await states(database) == ["expired", "pending"]


async def test_a_clock_that_was_a_year_ahead_does_not_silence_a_chat(database, clock):
    await bind(database, "a", now=clock())
    right = clock.now
    clock.now = right + timedelta(days=365)
    await tell(database, "Tin của tương lai", now=clock())
    await tick(database, clock)
    clock.now = right
    await tick(database, clock)
    chat = await database.transact(lambda s: store.chat(s, ChatId("fake", "a")))
    assert right < chat.next_at <= right + DAY
    assert chat.until <= right


async def test_without_news_nothing_is_sent_and_the_next_time_is_set(database, clock):
    await bind(database, "a", now=clock())
    clock.now = local(7)
    assert await tick(database, clock) == 0
    chat = await database.transact(lambda s: store.chat(s, ChatId("fake", "a")))
    assert chat.next_at == local(7, day=25)


async def test_what_was_read_in_the_moment_of_the_bulletin_counts_as_told(database, clock):
    [chat] = await bind(database, "a", now=clock())
    clock.now = local(7)
    ready = clock() if database.ordered else clock() - push.SETTLING
    told = await tell(database, "Tin", now=ready)
    assert await tick(database, clock) == 1
    counted = await database.transact(lambda s: entries_told(s, told))
    assert counted == {chat.id: frozenset(told)}


async def test_what_another_machine_has_made_ready_just_before_and_tells_us_late_is_told(
    database, clock
):
    """Its clock, or its commit, is some seconds behind: no bulletin has told what it could not."""
    await bind(database, "a", now=clock())
    clock.now = local(7)
    await tell(database, "Tin một", now=local(6))
    assert await tick(database, clock) == 1
    await arrived(database)
    behind = timedelta() if database.ordered else push.SETTLING - timedelta(seconds=1)
    await tell(database, "Tin hai", now=clock() + timedelta(milliseconds=1) - behind)
    clock.now = local(7, day=25)
    assert await tick(database, clock) == 1
    *_, (text, _) = await bulletins(database)
    assert ("Tin hai" in text, "Tin một" in text) == (True, False)


async def test_a_bulletins_own_correction_tells_it_no_later(database, clock):
    [chat] = await bind(database, "a", now=clock())
    entries = await tell(database, "Tin", now=local(6))
    clock.now = local(7)
    await tick(database, clock)
    clock.on(HOUR)

    def correct(session):
        kept = stored.the(session, 1)
        draft = issuing.correct(session, kept, clock())
        issuing.release(session, draft, ABILITIES, zone=ZONE, now=clock())
        return chats_told_after(session, kept, entries)

    assert await database.transact(correct) == set()
    assert await database.transact(lambda s: entries_told(s, entries)) == {
        chat.id: frozenset(entries)
    }


async def test_topics_are_kept_to(database, clock):
    await bind(database, "a", now=clock(), topics=("doi_ngoai",))
    clock.now = local(6)
    await tell(database, "Tin kinh tế", now=clock())
    await tell(database, "Tin đối ngoại", now=clock(), topics=("doi_ngoai",))
    clock.now = local(7)
    await tick(database, clock)
    [(text, _)] = await bulletins(database)
    assert "Tin đối ngoại" in text
    assert "Tin kinh tế" not in text


async def test_paused_chats_and_platforms_that_do_not_run_wait(database, clock):
    await bind(database, "a", now=clock())
    await bind(database, "z", now=clock(), platform="other")
    await database.transact(lambda s: health.pause(s, ChatId("fake", "a"), "gone", now=clock()))
    clock.now = local(6)
    await tell(database, "Tin", now=clock())
    clock.now = local(7)
    assert await tick(database, clock) == 0
    other = await database.transact(lambda s: store.chat(s, ChatId("other", "z")))
    assert other.next_at == local(7)


async def test_a_long_bulletin_comes_in_parts_within_the_limit(database, clock):
    await bind(database, "a", now=clock())
    clock.now = local(6)
    await tell(
        database,
        *(f"Tin số {n}" for n in range(10)),
        now=clock(),
        sentences=("Câu dài " * 70 + ".",),
    )
    clock.now = local(7)
    await tick(database, clock)
    parts = [text for text, _ in await bulletins(database)]
    assert len(parts) >= 2
    assert all(len(part) <= 4096 for part in parts)


async def test_ten_thousand_chats_are_one_query(database, clock):
    await bind(database, *map(str, range(40)), now=clock())
    counted = []

    def note(_connection, _cursor, statement, *_):
        counted.append(statement)

    clock.now = local(6)
    event.listen(Engine, "before_cursor_execute", note)
    try:
        await tick(database, clock)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    # Who is due, and whom a wrong clock has set far ahead; nothing for each chat.
    assert len([each for each in counted if "FROM chats" in each]) == 2


async def test_two_pushes_at_once_enter_one_bulletin(database, clock):
    await bind(database, "a", "b", now=clock())
    clock.now = local(6)
    await tell(database, "Tin", now=clock())
    clock.now = local(7)
    reached = await asyncio.gather(*(tick(database, clock) for _ in range(3)))
    assert sum(reached) == 2
    assert [count for _, count in await bulletins(database)] == [2]


async def test_a_crash_while_entering_leaves_all_or_nothing(database, clock):
    await bind(database, "a", now=clock())
    clock.now = local(6)
    await tell(database, "Tin", now=clock())
    clock.now = local(7)

    made, at = await composed(database, clock)

    def enter_and_die(session):
        assert push._enter(session, made, None, at) == (1, 1)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await database.transact(enter_and_die)
    assert await database.transact(lambda s: s.scalar(select(func.count(BulletinRow.id)))) == 0
    assert await tick(database, clock) == 1


async def composed(database, clock):
    """Return the one bulletin that chats are to get, and the round in which it is entered."""

    def work(session):
        [made] = composing.compose_all(
            session, composing.who_is_due(session, PLATFORMS, clock()), upto=clock()
        )
        return made

    at = push._Round(platforms=PLATFORMS, zone=ZONE, now=clock(), upto=clock())
    return await database.transact(work), at


async def enter_for(database, made, at, *names, number=None):
    """Enter a bulletin for some of its chats; return its number, and how many get it."""

    def work(session):
        wanted = [store.chat(session, ChatId("fake", name)).id for name in names]
        some = replace(made, chats={chat: made.chats[chat] for chat in wanted})
        return push._enter(session, some, number, at)

    return await database.transact(work)


@pytest.fixture
async def three(database, clock):
    """Three chats that are due, and news."""
    await bind(database, "a", "b", "c", now=clock())
    clock.now = local(6)
    await tell(database, "Tin", now=clock())
    clock.now = local(7)


async def test_after_a_kill_between_two_transactions_the_rest_are_still_due(database, clock, three):
    made, at = await composed(database, clock)
    assert await enter_for(database, made, at, "a", "b") == (1, 2)
    clock.on(timedelta(minutes=1))  # killed, and started again
    assert await tick(database, clock) == 1
    assert [count for _, count in await bulletins(database)] == [2, 1]
    assert await tick(database, clock) == 0


async def test_what_a_lane_has_begun_since_it_was_composed_anew_is_not_told_again(database, clock):
    await bind(database, "a", now=clock(), times=(time(7), time(17)))
    await tell(database, "Tin sáng", now=local(6))
    clock.now = local(7)
    await tick(database, clock)
    await tell(database, "Tin chiều", now=local(16))
    clock.now = local(17)
    made, at = await composed(database, clock)  # both: the first did not go out
    await arrived(database)  # but now it does
    assert await enter_for(database, made, at, "a") == (None, 0)
    assert await tick(database, clock) == 1  # still due
    last, _ = (await bulletins(database))[-1]
    assert ("Tin sáng" in last, "Tin chiều" in last) == (False, True)


async def test_chats_that_are_entered_later_join_the_same_bulletin(database, clock, three):
    made, at = await composed(database, clock)
    number, _ = await enter_for(database, made, at, "a")
    assert await enter_for(database, made, at, "b", "c", number=number) == (number, 2)
    assert [count for _, count in await bulletins(database)] == [3]


async def test_nobody_joins_a_bulletin_that_was_taken_back_meanwhile(database, clock, three):
    made, at = await composed(database, clock)
    number, _ = await enter_for(database, made, at, "a")

    def withdraw(session):
        kept = stored.the(session, number)
        issuing.withdraw(session, kept, ABILITIES, zone=ZONE, now=clock())

    await database.transact(withdraw)
    assert await enter_for(database, made, at, "b", "c", number=number) == (number, 0)
    assert await states(database) == ["expired"]
    assert await tick(database, clock) == 2  # they are still due


async def test_chats_join_a_draft_and_what_became_of_it(database, clock, three):
    unit = select(ChatRow.unit_id)
    for each in await database.transact(lambda s: s.scalars(unit).all()):
        await database.transact(
            lambda s, n=each: approvals.set_asked(s, approvals.Asks.UNIT, n, asked=True)
        )
    made, at = await composed(database, clock)
    number, _ = await enter_for(database, made, at, "a")
    await enter_for(database, made, at, "b", number=number)
    [draft] = await database.transact(stored.drafts)
    assert len(draft.audience) == 2

    def approve(session):
        return issuing.release(session, draft, ABILITIES, zone=ZONE, now=clock())

    assert await database.transact(approve) == 2
    assert await enter_for(database, made, at, "c", number=number) == (number, 1)
    assert [count for _, count in await bulletins(database)] == [3]
    assert await tick(database, clock) == 0


async def test_more_chats_than_one_transaction_serves_share_one_bulletin(database, clock):
    many = push.MOST_CHATS + 1
    await bind(database, "first", now=clock())

    def rest(session):
        [unit] = session.scalars(select(ChatRow.unit_id))
        some = [ChatId("fake", f"c{number}") for number in range(many - 1)]
        listed = [store.Listed(at=at, unit=unit, own={}) for at in some]
        store.bind_all(session, listed, now=clock())
        session.execute(update(ChatRow).values(times=["07:00"], next_at=local(7)))

    await database.transact(rest)
    clock.now = local(6)
    await tell(database, "Tin", now=clock())
    clock.now = local(7)
    assert await tick(database, clock) == many
    assert [count for _, count in await bulletins(database)] == [many]
    assert await tick(database, clock) == 0


@pytest.mark.parametrize("ahead", [timedelta(hours=3), DAY, 300 * DAY], ids=str)
async def test_what_a_clock_that_was_ahead_has_told_is_not_told_again(database, clock, ahead):
    await bind(database, "a", now=clock())
    clock.now = local(6) + ahead
    await tell(database, "Tin đã đưa", now=clock())
    clock.now = local(7) + ahead
    assert await tick(database, clock) == 1
    await arrived(database)
    clock.on(HOUR)
    await tell(database, "Tin đọc sau", now=clock())
    clock.now = local(8)  # the clock is right again
    await tick(database, clock)
    clock.on(HOUR)
    await tell(database, "Tin đọc sau nữa", now=clock())
    for _ in range(int((ahead + 2 * DAY) / (6 * HOUR)) if ahead < 9 * DAY else 4):
        clock.on(6 * HOUR)
        await tick(database, clock)
        await arrived(database)
    clock.now = max(clock(), local(12) + ahead)
    await tick(database, clock)
    text = "\n".join(each for each, _ in await bulletins(database))
    assert [
        text.count(f"{name}\n") for name in ("Tin đã đưa", "Tin đọc sau", "Tin đọc sau nữa")
    ] == [1, 1, 1]
