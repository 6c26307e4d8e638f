"""Corrections on corrections, and what is on its way while one is released."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.outbound import amending, issuing, resending
from bot.stores import approvals, bulletins, corrections, reports
from bot.stores.approvals import Asks
from bot.tables.counter import Act, DeliveryRow, Kind, PartRow, Stage
from jobs.stores import checks
from tests.bot.desk import ZONE, bind, tell
from tests.bot.test_issuing import (
    FIXED,
    HOUR,
    PLATFORMS,
    arrive,
    drafts,
    local,
    sent_bulletin,
    texts,
    tick,
)
from tests.fakes.platform import ABILITIES


async def released(database, clock, kept, *, drop=0, titles=None, abilities=ABILITIES):
    """Correct a bulletin: leave out its first stories, give others headlines; return what went."""

    def work(session):
        draft = issuing.correct(session, kept, clock())
        named = {**draft.titles, **(titles or {})}
        bulletins.edit(session, draft.id, entries=draft.entries[drop:], titles=named)
        edited = bulletins.the(session, draft.id)
        assert issuing.release(session, edited, abilities, zone=ZONE, now=clock()) is not None
        return edited

    return await database.transact(work)


async def follow(database, clock):
    await database.transact(lambda s: amending.follow(s, PLATFORMS, clock()))


async def pending(database):
    return [(text, act) for text, act, state in await texts(database) if state == "pending"]


async def set_states(database, state, **values):
    await database.transact(lambda s: s.execute(update(DeliveryRow).values(state=state, **values)))


async def first_landed(database, *, others):
    """The first part has arrived, the others are in a state."""

    def work(session):
        first, *rest = session.scalars(select(DeliveryRow).order_by(DeliveryRow.id))
        first.state, first.message_id = "sent", "1"
        for each in rest:
            each.state = others

    await database.transact(work)


async def entered(database, clock, *names, parts=1):
    """A bulletin for one chat, or some, nothing of it sent yet."""
    await bind(database, *(names or ("a",)), now=clock())
    clock.now = local(6)
    sentences = ("Câu dài " * 450 + ".",) if parts > 1 else ("Câu.",)
    titles = ("Tin một", "Tin hai", "Tin ba")[: max(parts, 2)]
    await tell(database, *titles, now=clock(), sentences=sentences)
    clock.now = local(7)
    await tick(database, clock)
    return await database.transact(lambda s: bulletins.the(s, 1))


async def test_a_second_correction_keeps_what_the_first_one_set_right(database, clock):
    kept = await sent_bulletin(database, clock, "a")
    first, second = kept.entries
    await released(database, clock, kept, titles={second: "Tin ĐÚNG TÊN"})
    await arrive(database)
    draft = await database.transact(lambda s: issuing.correct(s, kept, clock()))
    assert (draft.entries, draft.titles) == ((first, second), {second: "Tin ĐÚNG TÊN"})
    await released(database, clock, kept, drop=1)
    [(text, act)] = await pending(database)
    assert act == Act.EDIT
    assert text.count("▪") == 1
    assert "ĐÚNG TÊN" in text


async def test_a_story_that_was_left_out_does_not_come_back(database, clock):
    kept = await sent_bulletin(database, clock, "a")
    await released(database, clock, kept, drop=1)
    draft = await database.transact(lambda s: issuing.correct(s, kept, clock()))
    assert draft.entries == kept.entries[1:]


async def test_a_correction_that_was_cancelled_sets_nothing_right(database, clock):
    kept = await sent_bulletin(database, clock, "a")
    draft = await database.transact(lambda s: issuing.correct(s, kept, clock()))

    def drop(session):
        bulletins.edit(session, draft.id, entries=draft.entries[1:], titles={})
        issuing.cancel(session, bulletins.the(session, draft.id))

    await database.transact(drop)
    again = await database.transact(lambda s: issuing.correct(s, kept, clock()))
    assert again.entries == kept.entries


async def changed(database, clock, entry):
    """The source of a story takes it back; return how many corrections are drafted."""
    clock.on(HOUR)
    await database.transact(lambda s: checks.note_withdrawn(s, entry, now=clock()))
    clock.on(timedelta(minutes=1))
    return await proposed(database, clock)


async def proposed(database, clock):
    def propose(session):
        found = checks.changes(session, since=clock() - timedelta(days=7), until=clock())
        return issuing.correct_changed(session, found, clock())

    return await database.transact(propose)


async def test_what_a_source_changes_is_proposed_on_top_of_what_was_corrected(database, clock):
    kept = await sent_bulletin(database, clock, "a")
    first, second = kept.entries
    await released(database, clock, kept, titles={second: "Tin ĐÚNG TÊN"})
    assert await changed(database, clock, first) == 1
    [draft] = await drafts(database)
    assert (draft.entries, draft.titles) == ((second,), {second: "Tin ĐÚNG TÊN"})


@pytest.mark.parametrize(
    ("age", "drafted"),
    [
        pytest.param(issuing.CORRECTED - 2 * HOUR, 1, id="of this week"),
        pytest.param(issuing.CORRECTED, 0, id="whose articles are looked at no more"),
    ],
)
async def test_a_bulletin_is_corrected_for_as_long_as_its_articles_are_looked_at(
    database, clock, age, drafted
):
    kept = await sent_bulletin(database, clock, "a")
    clock.on(age)
    assert await changed(database, clock, kept.entries[0]) == drafted


async def test_of_a_story_that_was_left_out_no_change_is_proposed(database, clock):
    kept = await sent_bulletin(database, clock, "a")
    await released(database, clock, kept, drop=1)
    assert await changed(database, clock, kept.entries[0]) == 0


async def test_of_a_bulletin_that_was_taken_back_nothing_is_corrected(database, clock):
    kept = await sent_bulletin(database, clock, "a")
    earlier = await database.transact(lambda s: issuing.correct(s, kept, clock()))

    def take_back(session):
        issuing.withdraw(session, kept, ABILITIES, zone=ZONE, now=clock())
        return bulletins.the(session, earlier.id).stage

    assert await database.transact(take_back) is Stage.CANCELLED
    assert await changed(database, clock, kept.entries[0]) == 0

    def release(session):
        later = issuing.correct(session, kept, clock())
        released = issuing.release(session, later, ABILITIES, zone=ZONE, now=clock())
        return released, bulletins.the(session, later.id).stage

    assert await database.transact(release) == (None, Stage.CANCELLED)


async def test_a_correction_drafted_long_before_is_followed_from_its_release(database, clock):
    kept = await entered(database, clock)
    await database.transact(lambda s: issuing.correct(s, kept, clock()))
    clock.on(3 * HOUR)
    await set_states(database, "sending")
    await released(database, clock, kept, drop=1)
    await set_states(database, "sent", message_id="9")
    await follow(database, clock)
    assert [act for _, act in await pending(database)] == [Act.EDIT]


async def test_what_did_not_arrive_while_it_was_corrected_is_not_tried_again_as_it_was(
    database, clock
):
    kept = await entered(database, clock)
    await set_states(database, "sending")
    await released(database, clock, kept, drop=1)
    await set_states(database, "pending")  # the platform asked us to wait
    await follow(database, clock)
    [(text, act)] = await pending(database)
    assert (act, text.count("▪")) == (Act.SEND, 1)


async def test_what_was_corrected_is_not_followed_on_a_platform_that_is_away(database, clock):
    kept = await entered(database, clock)
    await set_states(database, "sending")
    await released(database, clock, kept, drop=1)
    await set_states(database, "sent", message_id="9")
    await database.transact(lambda s: amending.follow(s, {}, clock()))
    assert await pending(database) == []
    await follow(database, clock)
    assert [act for _, act in await pending(database)] == [Act.EDIT]


@pytest.mark.parametrize("lost", ["failed", "unknown"])
async def test_nothing_goes_again_to_a_chat_to_which_the_rest_is_on_its_way(database, clock, lost):
    """What it has is known only once that landed; then the correction follows by itself."""
    kept = await entered(database, clock, parts=2)

    def work(session):
        first, rest = session.scalars(select(DeliveryRow).order_by(DeliveryRow.id))
        first.state, rest.state = lost, "sending"

    await database.transact(work)
    await released(database, clock, kept, drop=1)
    again = resending.resend_missed if lost == "failed" else resending.resend_unknown
    assert await database.transact(lambda s: again(s, kept.id, PLATFORMS, clock())) == 0
    assert await pending(database) == []
    await arrive_sending(database)
    await follow(database, clock)
    assert [act for _, act in await pending(database)] == [Act.EDIT]


async def test_a_chat_is_corrected_once_all_that_is_on_its_way_has_landed(database, clock):
    kept = await entered(database, clock, parts=2)
    await first_landed(database, others="sending")
    await released(database, clock, kept, drop=1)
    await follow(database, clock)
    assert await pending(database) == []
    await arrive_sending(database)
    await follow(database, clock)
    rows = await database.transact(
        lambda s: s.execute(
            select(DeliveryRow.act, DeliveryRow.target).where(DeliveryRow.state == "pending")
        ).all()
    )
    sent = await database.transact(
        lambda s: s.scalars(select(DeliveryRow.message_id).where(DeliveryRow.state == "sent")).all()
    )
    assert sorted(target for _, target in rows) == sorted(sent), "none of the old ones is left"


async def arrive_sending(database):
    def work(session):
        for row in session.scalars(select(DeliveryRow).where(DeliveryRow.state == "sending")):
            row.state, row.message_id = "sent", str(100 + row.id)

    await database.transact(work)


async def test_a_correction_that_was_replaced_is_not_followed(database, clock):
    kept = await entered(database, clock)
    await set_states(database, "sending")
    for title in ("Một", "Hai"):
        await released(database, clock, kept, titles={kept.entries[0]: title})
    await set_states(database, "sent", message_id="9")
    for _ in range(2):
        await follow(database, clock)
    [(text, act)] = await pending(database)
    assert (act, "▪ Hai" in text) == (Act.EDIT, True)


async def test_a_correction_still_to_be_sent_gives_way_to_the_next_one(database, clock):
    kept = await entered(database, clock)
    for title in ("Một", "Hai"):
        await released(database, clock, kept, titles={kept.entries[0]: title})
    [(text, _)] = await pending(database)
    assert "▪ Hai" in text
    tally = await database.transact(lambda s: reports.tally(s, 1))
    assert (tally.states, tally.faults) == ({"pending": 1}, [])


async def test_who_has_a_part_only_gets_all_of_it_where_nothing_is_edited(database, clock):
    kept = await entered(database, clock, parts=2)
    await first_landed(database, others="failed")
    await released(database, clock, kept, drop=1, abilities=FIXED)
    told = await pending(database)
    assert "ĐÍNH CHÍNH" not in told[0][0]
    assert "BẢN TIN" in told[0][0]


async def test_what_a_correction_added_stands_and_what_it_deleted_does_not(database, clock):
    kept = await entered(database, clock, parts=2)
    await arrive(database)
    [messages] = (await database.transact(lambda s: corrections.standing(s, kept.id))).values()
    assert len(messages) == 2
    await released(database, clock, kept, drop=1)
    await arrive(database)
    [left] = (await database.transact(lambda s: corrections.standing(s, kept.id))).values()
    assert left == messages[:1]
    longer = {kept.entries[1]: "Tiêu đề " * 90}
    await released(database, clock, kept, titles=longer)
    await arrive(database)
    [more] = (await database.transact(lambda s: corrections.standing(s, kept.id))).values()
    assert (more[0], len(more)) == (messages[0], 2)


async def landed(database, *states):
    """Each delivery, in the order in which they were entered, is in a state, or has an id."""

    def work(session):
        rows = session.scalars(select(DeliveryRow).order_by(DeliveryRow.part_id, DeliveryRow.id))
        for row, state in zip(rows.all(), states, strict=True):
            row.state = "sent" if state.isdecimal() else state
            row.message_id = state if state.isdecimal() else None

    await database.transact(work)


async def test_messages_stand_in_the_order_in_which_they_are_read(database, clock):
    """The first two parts were refused; so the third message tells what comes first."""
    kept = await entered(database, clock, parts=3)
    await landed(database, "failed", "failed", "7")
    await released(database, clock, kept, titles={kept.entries[0]: "Tin sửa"})
    await arrive(database)
    [[first, *rest]] = (await database.transact(lambda s: corrections.standing(s, 1))).values()
    assert first == "7"
    assert rest == sorted(rest)
    assert len(rest) == 2


async def test_a_message_deleted_in_one_chat_stands_in_another_under_the_same_number(
    database, clock
):
    kept = await entered(database, clock, "a", "b", parts=2)
    await landed(database, "1", "failed", "2", "2")  # the second chat has the second part only
    await released(database, clock, kept, drop=1)
    await arrive(database)
    standing = await database.transact(lambda s: corrections.standing(s, kept.id))
    assert list(standing.values()) == [["1"], ["2"]]


async def test_what_was_proposed_and_not_wanted_is_not_proposed_again_after_the_next(
    database, clock
):
    kept = await sent_bulletin(database, clock, "a")
    for entry in kept.entries:
        assert await changed(database, clock, entry) == 1
        [draft] = await drafts(database)
        await database.transact(lambda s, draft=draft: issuing.cancel(s, draft))
    assert await proposed(database, clock) == 0


@pytest.mark.parametrize(
    ("sent", "parts", "whole", "told"),
    [
        pytest.param(["1"], [11], True, [9, 10], id="words about what it has"),
        pytest.param(["1"], [11], False, [11], id="the whole of it"),
        pytest.param(["1"], [], False, [9, 10], id="nothing is left of it"),
        pytest.param([], [11], True, [11], id="nothing came yet"),
    ],
)
def test_where_nothing_can_be_edited(sent, parts, whole, told):
    fixed = replace(ABILITIES, edit=False, withdraw=False)
    found = amending.changes_of(sent, parts, [9, 10], fixed, takes_back=False, whole=whole)
    assert [(each["act"], each["part_id"]) for each in found] == [("send", n) for n in told]


async def test_the_words_said_instead_come_before_the_parts(database, clock):
    kept = await sent_bulletin(database, clock, "a")
    edited = await released(database, clock, kept, drop=1)
    instead, parts = await database.transact(lambda s: bulletins.part_numbers(s, edited.id))
    numbers = dict(
        await database.transact(lambda s: s.execute(select(PartRow.id, PartRow.number)).all())
    )
    assert [numbers[each] for each in (*instead, *parts)] == [0, 1]


@pytest.mark.parametrize("how", ["corrected", "taken back"])
async def test_nobody_joins_a_bulletin_that_holds_no_more(database, clock, how):
    """It was composed for 1,000 chats at a time, and an admin was faster than the rest of them."""
    kept = await sent_bulletin(database, clock, "a")
    [late] = await bind(database, "late", now=clock())
    if how == "corrected":
        await released(database, clock, kept, drop=1)
    else:
        await database.transact(
            lambda s: issuing.withdraw(s, kept, ABILITIES, zone=ZONE, now=clock())
        )
    assert not await database.transact(lambda s: issuing.join(s, kept.id, [late.id], clock()))
    chats = await database.transact(lambda s: bulletins.chats_of(s, kept.id))
    assert late.id not in chats


async def draft_of(database, clock, *names, deadline=None):
    """A draft for the first of some chats; return it and the chats' numbers."""
    chats = [each.id for each in await bind(database, *names, now=clock())]
    entries = await tell(database, "Tin một", now=clock())

    def work(session):
        number = bulletins.add_bare(session, Kind.BULLETIN, platform="fake", now=clock())
        bulletins.edit(session, number, entries=entries, titles={})
        doubted = {"reasons": (), "doubted": (), "audience": chats[:1], "deadline": deadline}
        bulletins.hold_back(session, number, **doubted)
        return bulletins.the(session, number)

    return await database.transact(work), chats


async def test_who_joins_a_draft_takes_nobody_out_of_it(database, clock):
    draft, chats = await draft_of(database, clock, "a", "b")
    assert await database.transact(lambda s: issuing.join(s, draft.id, chats[1:], clock()))
    [joined] = await drafts(database)
    assert sorted(joined.audience) == sorted(chats)


async def test_a_draft_of_a_platform_that_is_away_is_decided_once_it_is_back(database, clock):
    draft, _ = await draft_of(database, clock, "a", deadline=clock())
    for running, left in (({}, [draft.id]), (PLATFORMS, [])):
        await database.transact(
            lambda s, running=running: issuing.decide_late(s, running, zone=ZONE, now=clock())
        )
        assert [each.id for each in await drafts(database)] == left
    assert len(await pending(database)) == 1


async def test_two_admins_who_correct_a_bulletin_edit_the_same_draft(database, clock):
    kept = await sent_bulletin(database, clock, "a")
    numbers = [
        (await database.transact(lambda s: issuing.correct(s, kept, clock()))).id for _ in range(2)
    ]
    assert numbers[0] == numbers[1]


async def test_of_a_bulletin_that_went_to_nobody_no_change_is_proposed(database, clock):
    draft, _ = await draft_of(database, clock, "a")
    assert await changed(database, clock, draft.entries[0]) == 0
    assert [each.id for each in await drafts(database)] == [draft.id]


async def test_a_unit_and_a_feed_of_one_number_ask_for_approval_each_for_itself(database):
    def work(session):
        for kind in Asks:
            approvals.set_asked(session, kind, 3, asked=True)
        approvals.set_asked(session, Asks.FEED, 3, asked=False)
        return [approvals.asked(session, kind) for kind in (Asks.UNIT, Asks.FEED)]

    assert await database.transact(work) == [{3}, set()]


async def test_with_a_bulletin_go_the_words_that_corrected_it(database, clock):
    """Where nothing is edited, but what was sent can be deleted."""
    kept, able = await sent_bulletin(database, clock, "a"), replace(ABILITIES, edit=False)
    await released(database, clock, kept, drop=1, abilities=able)
    [(text, act)] = await pending(database)
    assert (act, "ĐÍNH CHÍNH" in text) == (Act.SEND, True)
    await arrive(database)
    await database.transact(lambda s: issuing.withdraw(s, kept, able, zone=ZONE, now=clock()))
    assert [act for _, act in await pending(database)] == [Act.WITHDRAW, Act.WITHDRAW]


async def test_a_correction_that_nobody_approved_holds_for_nothing(database, clock):
    kept = await sent_bulletin(database, clock, "a")

    def draft(session):
        issuing.correct(session, kept, clock())
        return corrections.superseded(session, kept), corrections.as_corrected(session, kept)

    assert await database.transact(draft) == (None, kept)


def test_where_messages_are_edited_and_not_deleted_what_is_too_much_is_said_in_words():
    able = replace(ABILITIES, withdraw=False)
    found = amending.changes_of(["1", "2"], [11], [9], able, takes_back=False)
    assert [(each["act"], each["part_id"]) for each in found] == [(Act.SEND, 9)]
