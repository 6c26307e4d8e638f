"""A bulletin as an object: approved, edited, cancelled, corrected, taken back, sent again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import select, update

from bot import policy, push
from bot.care import briefing
from bot.messages import ChatId
from bot.outbound import amending, issuing, resending
from bot.stores import alarms, approvals, bulletins, expiry, health, reports, store
from bot.stores.alarms import Event
from bot.stores.approvals import LEAD, PATIENCE, Asks, Reason
from bot.tables.counter import Act, BulletinRow, ChatRow, DeliveryRow, Kind, PartRow, Stage, UnitRow
from jobs.news import Story
from jobs.stores import checks
from jobs.stores import store as news
from tests.bot.desk import ZONE, bind, tell
from tests.fakes.platform import ABILITIES

PLATFORMS = {"fake": ABILITIES}
HOUR = timedelta(hours=1)
FIXED = replace(ABILITIES, edit=False, withdraw=False)


def local(hour, minute=0, day=24):
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


async def tick(database, clock):
    return await push.push_due(database, PLATFORMS, zone=ZONE, now=clock())


async def drafts(database):
    return await database.transact(bulletins.drafts)


async def texts(database):
    rows = await database.transact(
        lambda s: s.execute(
            select(PartRow.text, DeliveryRow.act, DeliveryRow.state)
            .join(PartRow, PartRow.id == DeliveryRow.part_id)
            .order_by(DeliveryRow.id)
        ).all()
    )
    return [tuple(row) for row in rows]


async def ask(database, kind, number):
    await database.transact(lambda s: approvals.set_asked(s, kind, number, asked=True))


async def unit_of(database, name):
    return await database.transact(
        lambda s: s.scalar(select(ChatRow.unit_id).where(ChatRow.chat == name))
    )


@pytest.fixture
async def asking(database, clock):
    """A chat ``a`` whose unit asks for approval, and a chat ``b`` whose unit does not."""
    await bind(database, "a", "b", now=clock())
    await ask(database, Asks.UNIT, await unit_of(database, "a"))
    clock.now = local(6)
    await tell(database, "Tin một", "Tin hai", now=clock())


async def test_a_unit_that_asks_gets_a_draft_before_its_time(database, clock, asking):
    clock.now = local(7) - LEAD
    assert await tick(database, clock) == 1
    [draft] = await drafts(database)
    assert draft.reasons == (Reason.UNIT,)
    assert draft.due_at == local(7)
    assert await texts(database) == []
    [alarm] = await database.transact(lambda s: alarms.untold(s, clock()))
    assert alarm.event is Event.DRAFT
    clock.now = local(7)
    assert await tick(database, clock) == 1  # the other chat has not waited for it
    assert len(await texts(database)) == 1
    assert len(await drafts(database)) == 1


async def test_approval_is_asked_for_all_below_a_unit(database, clock):
    await bind(database, "a", "b", now=clock())

    def tree(session):
        a, b = session.scalars(select(UnitRow).order_by(UnitRow.id))
        a.parent_id = b.id
        approvals.set_asked(session, Asks.UNIT, b.id, asked=True)

    await database.transact(tree)
    assert len(await database.transact(approvals.chats_asking)) == 2


async def test_what_was_approved_goes_out_at_its_time(database, clock, asking):
    clock.now = local(7) - LEAD
    await tick(database, clock)
    [draft] = await drafts(database)

    def approve(session):
        return issuing.release(session, draft, ABILITIES, zone=ZONE, now=clock())

    assert await database.transact(approve) == 1
    assert await database.transact(approve) is None  # the second press comes too late
    row = await database.transact(lambda s: s.scalar(select(DeliveryRow)))
    assert row.next_at == local(7)
    chat = await database.transact(lambda s: store.chat(s, ChatId("fake", "a")))
    assert chat.until == draft.window.until


async def test_a_draft_is_edited_before_it_goes_out(database, clock, asking):
    clock.now = local(7)
    await tick(database, clock)
    [draft] = await drafts(database)
    first, second = draft.entries

    def work(session):
        bulletins.edit(session, draft.id, entries=[first], titles={first: "Tiêu đề đã sửa"})
        kept = bulletins.the(session, draft.id)
        issuing.release(session, kept, ABILITIES, zone=ZONE, now=clock())

    await database.transact(work)
    [text] = [text for text, _, _ in await texts(database) if "đã sửa" in text]
    assert text.count("▪") == 1
    assert second not in (await database.transact(lambda s: bulletins.the(s, draft.id))).entries


async def test_a_cancelled_bulletin_is_told_to_nobody_and_not_again(database, clock, asking):
    clock.now = local(7)
    await tick(database, clock)
    [draft] = await drafts(database)
    assert await database.transact(lambda s: issuing.cancel(s, draft))
    clock.now = local(7, day=25)
    await tick(database, clock)
    assert await drafts(database) == []


async def test_a_draft_that_nobody_approved_comes_again_with_the_next_news(database, clock, asking):
    clock.now = local(7)
    await tick(database, clock)
    clock.now = local(7) + PATIENCE + HOUR

    def late(session):
        issuing.decide_late(session, PLATFORMS, zone=ZONE, now=clock())

    await database.transact(late)
    assert await drafts(database) == []
    told = await database.transact(lambda s: alarms.untold(s, clock()))
    assert [alarm.event for alarm in told] == [Event.DRAFT, Event.DRAFT_LATE]
    clock.now = local(7, day=25)
    await tick(database, clock)
    [draft] = await drafts(database)
    assert len(draft.entries) == 2


async def test_a_newer_draft_takes_the_place_of_an_older_one(database, clock, asking):
    clock.now = local(7)
    await tick(database, clock)
    [older] = await drafts(database)
    chats = await database.transact(store.chats)
    clock.now = local(8)
    await tell(database, "Tin ba", now=clock())
    await push.push_now(database, chats[:1], PLATFORMS, zone=ZONE, now=clock())
    [draft] = await drafts(database)
    assert len(draft.entries) == 3
    now = await database.transact(lambda s: bulletins.the(s, older.id))
    assert now.stage is Stage.CANCELLED


async def test_stories_of_a_doubted_source_wait_and_the_rest_goes_at_the_deadline(database, clock):
    await bind(database, "a", now=clock())
    clock.now = local(6)
    await tell(database, "Tin ngờ", now=clock(), outlet="Trang lạ")
    await tell(database, "Tin chắc", now=clock(), outlet="Báo quen")
    feeds = {each.feed.name: each.feed.id for each in await database.transact(news.feeds)}
    await ask(database, Asks.FEED, feeds["Trang lạ"])
    clock.now = local(7)
    await tick(database, clock)
    [draft] = await drafts(database)
    assert (draft.reasons, len(draft.doubted)) == ((Reason.FEED,), 1)
    clock.now = local(7) + PATIENCE

    def late(session):
        issuing.decide_late(session, PLATFORMS, zone=ZONE, now=clock())

    await database.transact(late)
    [(text, _, _)] = await texts(database)
    assert "Tin chắc" in text
    assert "Tin ngờ" not in text


@pytest.mark.parametrize("doubted", [True, False])
async def test_what_a_machine_wrote_and_nobody_approved_is_told_in_the_articles_own_words(
    database, clock, doubted
):
    """Nobody goes without news because nobody looked; nor is anybody told what nobody read."""
    await bind(database, "a", now=clock())
    clock.now = local(6)
    written = {"sentences": ("Câu của máy.",), "machine_written": True}
    await tell(database, "Tin máy", now=clock(), text="Bài một. Bài hai. Bài ba.", **written)
    if doubted:
        await tell(database, "Tin ngờ", now=clock(), outlet="Trang lạ")
        feeds = {each.feed.name: each.feed.id for each in await database.transact(news.feeds)}
        await ask(database, Asks.FEED, feeds["Trang lạ"])
    clock.now = local(7)
    await tick(database, clock)
    clock.now = local(7) + PATIENCE

    def late(session):
        issuing.decide_late(session, PLATFORMS, zone=ZONE, now=clock())
        told = [each for each in alarms.untold(session, clock()) if each.event is Event.DRAFT_LATE]
        return briefing.replies(session, told, ZONE)[0].content.text

    alarm = await database.transact(late)
    [(text, _, _)] = await texts(database)
    assert "Bài một. Bài hai." in text
    assert "Câu của máy" not in text
    assert "AI" not in text
    assert ("Tin ngờ" in text, "chưa duyệt" in alarm) == (False, doubted)
    assert "trích nguyên văn" in alarm

    def correct(session):
        [sent] = [row for row in session.scalars(select(BulletinRow)) if row.stage == "released"]
        draft = issuing.correct(session, bulletins.the(session, sent.id), clock())
        return issuing.contents(session, draft)

    again = await database.transact(correct)
    assert [each.sentences for each in again.stories] == [("Bài một.", "Bài hai.")]


async def test_what_a_machine_wrote_since_the_draft_does_not_go_out_at_the_deadline(
    database, clock
):
    await bind(database, "a", now=clock())
    clock.now = local(6)
    await tell(database, "Tin ngờ", now=clock(), outlet="Trang lạ")
    [sure] = await tell(database, "Tin chắc", now=clock(), outlet="Báo quen")
    feeds = {each.feed.name: each.feed.id for each in await database.transact(news.feeds)}
    await ask(database, Asks.FEED, feeds["Trang lạ"])
    clock.now = local(7)
    await tick(database, clock)

    def late(session):
        checks.note_changed(
            session, sure, title="Tin chắc", headline="Tin chắc", text="Bài sửa.",
            sentences=("Câu của máy.",), machine_written=True, check_at=None, now=clock(),
        )  # fmt: skip
        issuing.decide_late(session, PLATFORMS, zone=ZONE, now=clock())

    clock.now = local(7) + PATIENCE
    await database.transact(late)
    [(text, _, _)] = await texts(database)
    assert ("Bài sửa." in text, "Câu của máy" in text, "Tin ngờ" in text) == (True, False, False)


@pytest.mark.parametrize(
    ("machine", "feed", "unit", "reasons", "entries"),
    [
        pytest.param(False, False, False, (), (), id="nobody asks"),
        pytest.param(True, False, False, (Reason.MACHINE,), (1,), id="a machine wrote it"),
        pytest.param(False, True, False, (Reason.FEED,), (1,), id="its source is doubted"),
        pytest.param(True, True, False, (Reason.FEED, Reason.MACHINE), (1,), id="both"),
        pytest.param(True, False, True, (Reason.UNIT, Reason.MACHINE), (), id="the whole of it"),
    ],
)
def test_who_asks_for_approval(machine, feed, unit, reasons, entries):
    story = Story(
        entry=1, title="T", link="https://a.vn", outlet="A", published=None,
        sentences=(), topics=(), machine_written=machine,
    )  # fmt: skip
    other = replace(story, entry=2, machine_written=False)
    feeds = {7} if feed else set()
    found = approvals.decide([story, other], unit=unit, feeds=feeds, feed_of={1: 7, 2: 8})
    assert (found.reasons, found.entries) == (reasons, entries)


async def sent_bulletin(database, clock, *names, parts=1):
    """Two chats have a bulletin of two stories; return it as it is kept."""
    await bind(database, *names, now=clock())
    clock.now = local(6)
    sentences = ("Câu dài " * 500 + ".",) if parts > 1 else ("Câu.",)
    await tell(database, "Tin một", "Tin hai", now=clock(), sentences=sentences)
    clock.now = local(7)
    await tick(database, clock)
    await arrive(database)
    return await database.transact(lambda s: bulletins.the(s, 1))


async def arrive(database):
    def work(session):
        for row in session.scalars(select(DeliveryRow).where(DeliveryRow.state == "pending")):
            row.state, row.message_id = "sent", row.target or str(100 + row.id)

    await database.transact(work)


async def correct(database, clock, kept, abilities=ABILITIES):
    def work(session):
        draft = issuing.correct(session, kept, clock())
        first = draft.entries[0]
        bulletins.edit(session, draft.id, entries=[first], titles={first: "Tin sửa"})
        edited = bulletins.the(session, draft.id)
        return issuing.release(session, edited, abilities, zone=ZONE, now=clock())

    return await database.transact(work)


async def test_a_correction_edits_the_messages_that_went_out(database, clock):
    kept = await sent_bulletin(database, clock, "a", "b")
    assert await correct(database, clock, kept) == 2
    changes = [each for each in await texts(database) if each[2] == "pending"]
    assert [act for _, act, _ in changes] == [Act.EDIT, Act.EDIT]
    assert all("Tin sửa" in text and "Tin hai" not in text for text, _, _ in changes)


async def test_where_nothing_can_be_edited_a_correction_is_said_once(database, clock):
    kept = await sent_bulletin(database, clock, "a", parts=2)
    assert await correct(database, clock, kept, FIXED) == 1
    [(text, act, _)] = [each for each in await texts(database) if each[2] == "pending"]
    assert act == Act.SEND
    assert "ĐÍNH CHÍNH bản tin" in text
    assert "Xin rút tin: “Tin hai”" in text
    assert "“Tin một” xin đọc là: “Tin sửa”" in text


async def test_what_is_still_to_be_sent_is_sent_as_corrected(database, clock):
    await bind(database, "a", now=clock())
    clock.now = local(6)
    await tell(database, "Tin một", "Tin hai", now=clock())
    clock.now = local(7)
    await tick(database, clock)
    kept = await database.transact(lambda s: bulletins.the(s, 1))
    assert await correct(database, clock, kept) == 1
    old, new = await texts(database)
    assert (old[2], new[1:]) == ("expired", (Act.SEND, "pending"))
    assert "Tin sửa" in new[0]


async def test_what_landed_after_the_correction_is_changed_too(database, clock):
    await bind(database, "a", now=clock())
    clock.now = local(6)
    await tell(database, "Tin một", "Tin hai", now=clock())
    clock.now = local(7)
    await tick(database, clock)
    await database.transact(lambda s: s.execute(update(DeliveryRow).values(state="sending")))
    kept = await database.transact(lambda s: bulletins.the(s, 1))
    assert await correct(database, clock, kept) == 0

    def land(session):
        session.execute(update(DeliveryRow).values(state="sent", message_id="9"))

    await database.transact(land)
    for _ in range(2):  # twice is once
        await database.transact(lambda s: amending.follow(s, PLATFORMS, clock()))
    assert [(act, state) for _, act, state in await texts(database)] == [
        (Act.SEND, "sent"),
        (Act.EDIT, "pending"),
    ]


async def test_a_bulletin_is_taken_back_from_all_who_have_it(database, clock):
    kept = await sent_bulletin(database, clock, "a", "b", parts=2)

    def work(session):
        return issuing.withdraw(session, kept, ABILITIES, zone=ZONE, now=clock())

    assert await database.transact(work) == 2
    pending = [each for each in await texts(database) if each[2] == "pending"]
    assert {act for _, act, _ in pending} == {Act.WITHDRAW}
    assert len(pending) == 2 * (len(await texts(database)) - len(pending)) // 2


async def test_where_nothing_can_be_deleted_the_withdrawal_is_said(database, clock):
    kept = await sent_bulletin(database, clock, "a")

    def work(session):
        issuing.withdraw(session, kept, FIXED, zone=ZONE, now=clock())

    await database.transact(work)
    [(text, act, _)] = [each for each in await texts(database) if each[2] == "pending"]
    assert act == Act.SEND
    assert "đã được thu hồi" in text


@pytest.mark.parametrize(
    ("sent", "parts", "acts"),
    [
        pytest.param(["1"], [11], ["edit"], id="as many"),
        pytest.param(["1", "2"], [11], ["edit", "withdraw"], id="fewer"),
        pytest.param(["1"], [11, 12], ["edit", "send"], id="more"),
        pytest.param([], [11, 12], ["send", "send"], id="nothing came yet"),
    ],
)
def test_messages_become_what_they_ought_to_be(sent, parts, acts):
    found = amending.changes_of(sent, parts, [10], ABILITIES, takes_back=False)
    assert [each["act"] for each in found] == acts


async def test_only_those_missed_get_it_again(database, clock):
    await sent_bulletin(database, clock, "a", "b", "c")

    def fail(session):
        rows = session.scalars(select(DeliveryRow).order_by(DeliveryRow.id)).all()
        rows[0].state, rows[1].state = "failed", "unknown"

    await database.transact(fail)
    assert await database.transact(lambda s: resending.resend_missed(s, 1, PLATFORMS, clock())) == 1
    tally = await database.transact(lambda s: reports.tally(s, 1))
    assert tally.states == {"pending": 1, "unknown": 1, "sent": 1}
    assert (tally.chats, tally.reached) == (3, 1)


async def test_erasing_old_bulletins_takes_their_corrections_along(database, clock):
    kept = await sent_bulletin(database, clock, "a")
    await correct(database, clock, kept)
    clock.on(timedelta(days=91))
    await database.transact(lambda s: bulletins.tidy(s, before=clock() - timedelta(days=90)))
    assert await texts(database) == []


async def test_old_bulletins_are_erased_piece_by_piece(database, clock):
    """An operator who keeps 30 days instead of 90 has two million rows erased that night."""
    kept = await sent_bulletin(database, clock, "a", "b", "c")
    tidy = partial(bulletins.tidy, before=clock() + timedelta(days=1), most=2)
    assert await database.transact(tidy)
    assert await texts(database) != []
    assert not await database.transact(tidy)
    assert await texts(database) == []
    again = partial(bulletins.add_bare, kind=Kind.NOTICE, platform="fake", now=clock())
    assert await database.transact(again) > kept.id  # which a button may name that still stands


def test_every_kind_has_its_time():
    assert set(policy.LASTS) == set(Kind) - {Kind.ANSWER}


async def test_giving_a_chat_up_lets_its_news_wait_for_it(database, clock):
    kept = await sent_bulletin(database, clock, "a")
    await database.transact(lambda s: s.execute(update(DeliveryRow).values(state="pending")))
    at = ChatId("fake", "a")
    await database.transact(lambda s: expiry.give_up_chat(s, at, ValueError("gone"), clock()))
    chat = await database.transact(lambda s: store.chat(s, at))
    assert chat.until == kept.window.since
    assert [state for _, _, state in await texts(database)] == ["failed"]


async def test_what_a_source_takes_back_is_proposed_for_correction_once(database, clock):
    kept = await sent_bulletin(database, clock, "a")
    clock.on(HOUR)
    await database.transact(lambda s: checks.note_withdrawn(s, kept.entries[0], now=clock()))
    clock.on(timedelta(minutes=1))

    def propose(session):
        found = checks.changes(session, since=clock() - timedelta(days=7), until=clock())
        return issuing.correct_changed(session, found, clock())

    assert await database.transact(propose) == 1
    assert await database.transact(propose) == 0
    [draft] = await drafts(database)
    assert (draft.corrects, draft.entries) == (kept.id, kept.entries[1:])
    events = [each.event for each in await database.transact(lambda s: alarms.untold(s, clock()))]
    assert Event.DRAFT in events


async def test_what_a_source_changed_is_told_as_it_is_now(database, clock):
    kept = await sent_bulletin(database, clock, "a")
    clock.on(HOUR)

    def change(session):
        checks.note_changed(
            session, kept.entries[0], title="Tiêu đề mới", headline="Tiêu đề mới", text="Câu mới.",
            sentences=("Câu mới.",), check_at=None, now=clock(),
        )  # fmt: skip
        found = checks.changes(session, since=clock() - HOUR, until=clock())
        return issuing.correct_changed(session, found, clock())

    assert await database.transact(change) == 1
    [draft] = await drafts(database)
    made = await database.transact(lambda s: issuing.contents(s, draft))
    assert "Tiêu đề mới" in {story.title for story in made.stories}


async def approved(database, clock):
    [draft] = await drafts(database)
    return await database.transact(
        lambda s: issuing.release(s, draft, ABILITIES, zone=ZONE, now=clock())
    )


async def test_a_chat_that_rests_when_a_draft_goes_out_is_told_its_news_later(
    database, clock, asking
):
    clock.now = local(7)
    await tick(database, clock)
    at = ChatId("fake", "a")
    before = (await database.transact(lambda s: store.chat(s, at))).until
    await database.transact(lambda s: health.pause(s, at, "kicked", now=clock()))
    assert await approved(database, clock) == 0
    assert (await database.transact(lambda s: store.chat(s, at))).until == before


async def test_what_its_source_took_back_meanwhile_is_not_in_what_goes_out(database, clock, asking):
    clock.now = local(7)
    await tick(database, clock)
    [draft] = await drafts(database)
    await database.transact(lambda s: checks.note_withdrawn(s, draft.entries[0], now=clock()))
    assert await approved(database, clock) == 1
    # The other chat had its bulletin before; this one tells what is left.
    *_, (text, _, _) = await texts(database)
    assert text.count("▪") == 1


async def test_an_older_refused_bulletin_does_not_bring_back_what_came_after_it(database, clock):
    await bind(database, "a", now=clock())
    chats = await database.transact(store.chats)
    for hour, title in ((6, "Tin bị từ chối"), (7, "Tin đã tới")):
        clock.now = local(hour)
        await tell(database, title, now=clock())
        clock.on(timedelta(minutes=1))
        await push.push_now(database, chats, PLATFORMS, zone=ZONE, now=clock())
        state = "failed" if hour == 6 else "sent"
        await database.transact(
            lambda s, state=state: s.execute(
                update(DeliveryRow).where(DeliveryRow.state == "pending").values(state=state)
            )
        )
    at = ChatId("fake", "a")
    told = (await database.transact(lambda s: store.chat(s, at))).until
    clock.on(HOUR)
    await database.transact(lambda s: expiry.give_up_chat(s, at, ValueError("gone"), clock()))
    assert (await database.transact(lambda s: store.chat(s, at))).until == told
